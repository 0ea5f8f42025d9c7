"""The stages in their order, and what is left when one of them fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lagebild import german, pipeline, positions, quotations
from lagebild.model import Page

_TEXT = """Hafenstreit geht weiter

Norderbrück, 4. Mai 2025 - Das Land Bremen fordert acht Prozent mehr Geld für die Häfen. "Wir warten nicht länger",
sagte Bürgermeisterin Wiebke Harmsdorf am Montag. Die Bundesregierung lehnt höhere Zahlungen ab.
"""


def _page() -> Page:
    return Page(id="a" * 64, uri="hafen.txt", fetched=None, media_type="text/plain", text=_TEXT)


def _fail(*_: object) -> None:
    raise IndexError("out of\nrange")


def test_every_stage_adds_its_part() -> None:
    reading = pipeline.read_page(_page())
    assert not [problem for problem in reading.problems if problem.kind == "failed"]
    assert {position.act for position in reading.positions} >= {"demand", "reject"}
    assert reading.quotations
    assert reading.cast.actors


@pytest.mark.parametrize(
    ("module", "name", "stage"), [(positions, "find", "positions"), (quotations, "find", "quotations")]
)
def test_a_stage_that_fails_costs_its_own_part_alone(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, stage: str
) -> None:
    monkeypatch.setattr(module, name, _fail)
    reading = pipeline.read_page(_page())
    failed = [problem for problem in reading.problems if problem.kind == "failed"]
    assert [(problem.stage, problem.where) for problem in failed] == [(stage, "hafen.txt")]
    assert "IndexError: out of range" in str(failed[0])
    assert reading.article is not None
    assert reading.cast.actors
    assert bool(reading.positions) == (stage != "positions")
    assert bool(reading.quotations) == (stage != "quotations")


def test_without_sentences_the_article_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(german, "analyse", _fail)
    reading = pipeline.read_page(_page())
    assert reading.article is not None
    assert [problem.stage for problem in reading.problems if problem.kind == "failed"] == ["german"]


def test_the_order_of_sets_plays_no_part() -> None:
    pages = Path(__file__).resolve().parents[2] / "examples" / "pages"
    told = [
        subprocess.run(
            [sys.executable, "-c", f"import lagebild; print(list(lagebild.read({str(pages)!r})))"],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("0", "4")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert b"Position(" in told[0]
