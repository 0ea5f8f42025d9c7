"""The published JSON Schema of a line holds for what is really written, and refuses what is not."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import lagebild
from lagebild import report
from lagebild.model import Reading
from lagebild.report.jsonl import page_record, to_line

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads((Path(report.__file__).parent / "schema.json").read_text("utf-8"))
TEXT = "Streit\nAnna Berger fordert ein Ende, falls es geht. Am Freitag sagt sie: Ja."


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def record(make_reading: Callable[..., Reading]) -> dict[str, Any]:
    entry = {"actor": "Anna Berger", "act": "demand", "content": "ein Ende", "condition": "falls es geht"}
    made: dict[str, Any] = json.loads(to_line(page_record(make_reading(
        TEXT, positions=[entry], quotations=[{"content": ["Ja"], "actor": "Anna Berger", "speaker": "sie"}],
        events=[{"text": "Am Freitag", "start": "2025-08-22", "what": "sagt sie"}],
    ))))  # fmt: skip
    return made


def test_a_line_with_everything_is_valid(validator: Any, record: dict[str, Any]) -> None:
    validator.validate(record)


def test_what_the_pipeline_reads_is_valid(validator: Any) -> None:
    for text in (TEXT, "Menü\nImpressum\nKontakt", "", "Die Ministerin lehnt das Treffen am 3. März 2026 ab. " * 8):
        validator.validate(json.loads(to_line(page_record(lagebild.read_text(text, published="2026-03-02")))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("positions", 0, "act"), "shout"),
        (("positions", 0, "score"), 1.5),
        (("positions", 0, "content", "start"), -1),
        (("actors", 0, "kind"), "alien"),
        (("article", "body", 0), "Text"),
        (("more",), 1),
    ],
)
def test_what_is_none_is_refused(validator: Any, record: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:
    broken = copy.deepcopy(record)
    place: Any = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator.is_valid(broken)
