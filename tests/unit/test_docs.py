"""The documentation is complete, and what it shows runs."""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild.cli.application import _MODULES
from lagebild.exchange import cas, dna_export
from lagebild.model import PLOVER, Reading
from lagebild.report import graphs, tables
from lagebild.report.jsonl import page_record
from lagebild.store import Store

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Streit\nAnna Berger fordert ein Ende am Freitag."


def _text(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _keys(item)


def test_every_field_of_a_json_line_is_documented(make_reading: Callable[..., Reading]) -> None:
    entry = {"actor": "Anna Berger", "act": "demand", "content": "ein Ende"}
    quotation = {"content": ["ein Ende"], "actor": "Anna Berger"}
    event = {"text": "am Freitag", "start": "2025-08-22"}
    record = page_record(make_reading(TEXT, positions=[entry], quotations=[quotation], events=[event]))
    documented = set(re.findall(r"[\w-]+", _text("formats.md")))
    assert set(_keys(record)) - documented == set()


@pytest.mark.parametrize("kind", tables.KINDS)
def test_every_column_is_documented(kind: tables.Kind) -> None:
    documented = set(re.findall(r"`(\w+)`", _text("formats.md")))
    assert set(tables.columns(kind)) - documented == set()


def test_every_act_has_its_class_in_the_table() -> None:
    text = _text("formats.md")
    for act, plover in PLOVER.items():
        assert f"| {act} | {plover or 'none'} |" in text


def test_every_method_of_the_store_is_documented() -> None:
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    documented = set(re.findall(r"`?(\w+)\(", _text("python.md")))
    assert public - documented == {"close"}


def test_every_command_is_documented() -> None:
    documented = (ROOT / "README.md").read_text("utf-8") + "".join(
        map(_text, ("agreement.md", "ask.md", "families.md", "formats.md", "networks.md", "store.md", "evaluation.md"))
    )
    # the README is the newest place for a command to be told in
    for command in set(_MODULES) - {"search", "report"}:
        assert f"lagebild {command}" in documented or f"`{command}`" in documented


def test_what_the_python_page_shows_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", _text("python.md"), re.DOTALL)
    pages = tmp_path / "examples" / "pages"
    pages.mkdir(parents=True)
    (pages / "a.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in blocks:
        exec(block.replace(", jobs=2", ""), names)
    assert (tmp_path / "lage.db").exists()


def test_every_variable_layer_and_attribute_is_documented() -> None:
    documented = set(re.findall(r"`([\w. ]+)`", _text("formats.md")))
    assert {name for name, _ in dna_export._VARIABLES} - documented == set()
    for layer, features in cas._FEATURES.items():
        assert {layer, *features} - documented == set()
    assert {*graphs._NODE_KEYS, *graphs._EDGE_KEYS} - set(re.findall(r"`(\w+)`", _text("networks.md"))) == set()


def test_what_the_page_on_networks_shows_of_a_store_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_reading: Callable[..., Reading]
) -> None:
    first = re.findall(r"```python\n(.*?)```", _text("networks.md"), re.DOTALL)[0]
    entry = {"actor": "Anna Berger", "act": "demand", "content": "ein Ende", "issue": "Streit"}
    monkeypatch.chdir(tmp_path)
    with Store("lage.db") as store:
        store.add(make_reading(TEXT, positions=[entry]))
    exec(first, {})
