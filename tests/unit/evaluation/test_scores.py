"""The measures, on a document small enough to reckon by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lagebild.cli import app
from lagebild.errors import InputError
from lagebild.evaluation import Document, evaluate_folders, score

TEXT = (
    "Streit um Zölle\n"
    "Anzeige: Jetzt kaufen\n"
    "Anna Berger fordert ein Ende der Zölle, falls Bern zustimmt. Karl Otto lehnte das ab.\n"
    "Am Freitag treffen sich beide.\n"
)
GOLD: dict[str, Any] = {
    "document": "streit.txt",
    "article": {
        "headline": "Streit um Zölle",
        "published": "2025-08-14T16:09:00+02:00",
        "agencies": ["dpa"],
        "places": [],
        "body_first": "Anna Berger",
        "body_last": "beide.",
    },
    "quotations": [{"content": ["ein Ende der Zölle"], "type": "reported", "actor": "Anna Berger"}],
    "positions": [
        {
            "actor": "Anna Berger",
            "act": "demand",
            "content": "ein Ende der Zölle",
            "condition": "falls Bern zustimmt",
            "evidence": "Anna Berger fordert ein Ende der Zölle, falls Bern zustimmt.",
        },
        {"actor": "Karl Otto", "act": "reject", "content": "das", "evidence": "Karl Otto lehnte das ab."},
    ],
    "events": [{"text": "Am Freitag", "start": "2025-08-15"}],
}


def _place(part: str) -> list[int]:
    start = TEXT.index(part)
    return [start, start + len(part)]


def _found(**changes: Any) -> dict[str, Any]:
    """A perfect reading, but for the changes."""
    perfect = {
        "article": {
            "headline": "Streit  um Zölle",
            "published": "2025-08-14T16:09:00+02:00",
            "agencies": ["dpa"],
            "places": [],
            "body": [_place(TEXT[TEXT.index("Anna") :])],
        },
        "quotations": [{"content": [_place("ein Ende der Zölle")], "type": "indirect", "actor": "Berger"}],
        "positions": [
            {
                "actor": "Anna Berger",
                "act": "demand",
                "content": _place("ein Ende der Zölle"),
                "condition": _place("falls Bern zustimmt"),
                "evidence": _place("Anna Berger fordert ein Ende der Zölle, falls Bern zustimmt."),
            },
            {
                "actor": "Otto",
                "act": "reject",
                "content": _place("das"),
                "evidence": _place("Karl Otto lehnte das ab."),
            },
        ],
        "events": [{"text": _place("Freitag"), "start": "2025-08-15T21:30"}],
    }
    return perfect | changes


def _shares(found: dict[str, Any], gold: dict[str, Any] | None = None) -> dict[str, float | None]:
    return score([Document("streit", gold or GOLD, TEXT, found)]).shares


def test_a_perfect_reading_reaches_one_everywhere() -> None:
    assert {name: value for name, value in _shares(_found()).items() if value != 1.0} == {}


def test_nothing_found_is_nothing_reached() -> None:
    shares = _shares({})
    assert shares["headline"] == shares["body F1"] == shares["position F1"] == shares["event F1"] == 0.0
    assert shares["position P"] is None


@pytest.mark.parametrize(
    ("article", "measure", "value"),
    [
        ({"published": "2025-08-14"}, "published", 0.0),
        ({"published": "2025-08-14T16:09:30+02:00"}, "published", 0.0),
        ({"headline": "Streit"}, "headline", 0.0),
        ({"agencies": ["DPA"]}, "agencies", 1.0),
        ({"agencies": ["dpa", "AFP"]}, "agencies", 0.0),
        ({"places": ["Bern"]}, "places", 0.0),
        # what stands between headline and running text counts neither for nor against
        ({"body": [[0, len(TEXT)]]}, "body P", 1.0),
        ({"body": [_place("Anna Berger")]}, "body R", 2 / 20),
    ],
)
def test_article(article: dict[str, Any], measure: str, value: float) -> None:
    found = _found()
    assert _shares(_found(article=found["article"] | article))[measure] == pytest.approx(value)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"act": "assess"}, {"position F1": 1.0, "position+act F1": 0.5, "act": 0.5}),
        ({"actor": "Karl Otto"}, {"position F1": 0.5, "position sentence R": 1.0}),
        ({"actor": None}, {"position F1": 0.5}),
        ({"content": _place("ein Ende")}, {"position F1": 1.0, "content overlap": (2 / 3 + 1) / 2}),
        ({"condition": None}, {"condition": 0.0}),
        ({"negated": True}, {"negated": 0.5}),
    ],
)
def test_positions(change: dict[str, Any], expected: dict[str, float]) -> None:
    first, second = _found()["positions"]
    shares = _shares(_found(positions=[first | change, second]))
    for measure, value in expected.items():
        assert shares[measure] == pytest.approx(value)


def test_a_page_that_is_no_article() -> None:
    gold = {"document": "x", "article": None, "no_article": True}
    assert _shares({"article": None}, gold)["no article told"] == 1.0
    assert _shares(_found(), gold)["no article told"] == 0.0


def test_an_annotation_that_does_not_fit_is_told() -> None:
    with pytest.raises(InputError, match="does not fit"):
        _shares(_found(), GOLD | {"events": [{"text": "Am Samstag", "start": "2025-08-16"}]})


def test_folders(tmp_path: Path) -> None:
    (tmp_path / "streit.txt").write_text(TEXT, "utf-8")
    (tmp_path / "streit.json").write_text(json.dumps(GOLD), "utf-8")
    assert evaluate_folders(tmp_path, tmp_path).counts["headline"] == 1
    shown = CliRunner().invoke(app, ["evaluate", str(tmp_path), str(tmp_path)])
    assert shown.exit_code == 0
    assert "position F1" in shown.stdout
    exported = CliRunner().invoke(app, ["evaluate", str(tmp_path), str(tmp_path), "--json"])
    assert json.loads(exported.stdout)["headline"] in (0.0, 1.0)


@pytest.mark.parametrize("annotation", ["", "[]", "{}", '{"document": "fehlt.txt", "article": null}'])
def test_a_folder_that_does_not_serve_is_told(tmp_path: Path, annotation: str) -> None:
    (tmp_path / "x.json").write_text(annotation, "utf-8")
    with pytest.raises(InputError):
        evaluate_folders(tmp_path, tmp_path)
