"""A likely addressee is told as likely wherever positions are shown, and with its score wherever they are exported."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from lagebild.analysis.answers import ask
from lagebild.model import Reading
from lagebild.report import answers, tables, terminal
from lagebild.report.jsonl import page_record
from lagebild.report.picture import of_store
from lagebild.store import Store

Make = Callable[..., Reading]
TEXT = "Maut am Sund\nAnna Berger fordert eine Maut auf der Sundbrücke. Karl Otto schweigt."
DEMAND = {"actor": "Anna Berger", "act": "demand", "content": "eine Maut auf der Sundbrücke", "addressee": "Karl Otto"}


def _printed(write: Callable[[Console], object]) -> str:
    out = io.StringIO()
    write(Console(file=out, width=200))
    return out.getvalue()


@pytest.mark.parametrize(
    ("score", "shown", "answered"),
    [(0.9, " to Karl Otto", "· an Karl Otto"), (0.4, "perhaps to Karl Otto", "vielleicht an Karl Otto")],
)
def test_a_guess_is_said_to_be_one(tmp_path: Path, make_reading: Make, score: float, shown: str, answered: str) -> None:
    with Store(tmp_path / "lage.db") as store:
        store.add(make_reading(TEXT, positions=[DEMAND | {"addressee_score": score}]))
        assert shown in _printed(lambda console: terminal.overview(store.positions(), console))
        reply = ask(store, "Wer fordert eine Maut auf der Sundbrücke?")
        assert answered in _printed(lambda console: answers.show(reply, console))
        (statement,) = of_store(store).statements
        assert (statement.addressee, statement.guessed) == ("Karl Otto", score < 0.6)


def test_what_is_hardly_likely_is_exported_only(tmp_path: Path, make_reading: Make) -> None:
    with Store(tmp_path / "lage.db") as store:
        store.add(make_reading(TEXT, positions=[DEMAND | {"addressee_score": 0.2}]))
        assert "Karl Otto" not in _printed(lambda console: terminal.overview(store.positions(), console))
        reply = ask(store, "Wer fordert eine Maut auf der Sundbrücke?")
        assert "Karl Otto" not in _printed(lambda console: answers.show(reply, console))
        assert of_store(store).statements[0].addressee is None
        assert tables.record(store.positions()[0])["addressee"] == "Karl Otto"


def test_exports_tell_what_gave_it_and_how_sure_it_is(tmp_path: Path, make_reading: Make) -> None:
    reading = make_reading(TEXT, positions=[DEMAND | {"addressee_score": 0.4}])
    (line,) = page_record(reading)["positions"]
    assert (line["addressee"], line["addressee_rule"], line["addressee_score"]) == ("Karl Otto", "by hand", 0.4)
    with Store(tmp_path / "lage.db") as store:
        store.add(reading)
        row = tables.record(store.positions()[0])
    assert (row["addressee"], row["addressee_rule"], row["addressee_score"]) == ("Karl Otto", "by hand", 0.4)
