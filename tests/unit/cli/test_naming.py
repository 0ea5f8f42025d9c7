"""`lagebild actors`: lists, doubts, merges and splits as they are typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lagebild.cli import app
from lagebild.model import Reading
from lagebild.store import Store

Make = Callable[..., Reading]
FULL = "Löhne\nLena Osterloh fordert zehn Prozent mehr Lohn."
BARE = "Reederei\nOsterloh fordert neue Schiffe."


@pytest.fixture
def place(tmp_path: Path, make_reading: Make) -> str:
    """A store with a full name and a surname that nothing ties to it."""
    path = tmp_path / "lage.db"
    with Store(path) as store:
        for number, (text, name, content) in enumerate((
            (FULL, "Lena Osterloh", "zehn Prozent mehr Lohn"),
            (BARE, "Osterloh", "neue Schiffe"),
        )):  # fmt: skip
            wanted = {"actor": name, "act": "demand", "content": content}
            store.add(make_reading(text, f"https://blatt.example/{number}", positions=[wanted]))
    return str(path)


@pytest.fixture
def run() -> Callable[..., tuple[int, str, str]]:
    """Types a command: exit status, standard output, standard error."""

    def typed(*words: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})
        return result.exit_code, result.stdout, result.stderr

    return typed


def test_actors_are_listed(run: Callable[..., tuple[int, str, str]], place: str) -> None:
    status, out, _ = run("actors", "--store", place)
    assert status == 0
    assert "Lena Osterloh\n    person · also Osterloh" in out
    assert "1 article · 1 position" in out
    _, out, _ = run("actors", "--store", place, "-f", "json")
    assert {one["name"] for one in json.loads(out)} == {"Lena Osterloh", "Osterloh"}
    _, out, _ = run("actors", "--store", place, "-f", "csv")
    assert out.startswith("id,name,kind,aliases,")


def test_doubts_say_why(run: Callable[..., tuple[int, str, str]], place: str) -> None:
    _, out, _ = run("actors", "--doubtful", "--store", place)
    assert "Osterloh / Lena Osterloh" in out
    assert "perhaps the same (0.30): the same surname; against it: nothing else ties them together" in out


def test_a_merge_holds_until_it_is_undone(run: Callable[..., tuple[int, str, str]], place: str) -> None:
    with Store(place) as store:
        ids = {one.name: one.id for one in store.actors()}
    status, _, err = run(
        "actors", "merge", ids["Osterloh"], ids["Lena Osterloh"], "--reviewer", "Ada", "--store", place
    )
    assert status == 0
    assert "are one actor now; undo: lagebild actors undo 1" in err
    _, out, _ = run("show", "--actor", "Lena", "--store", place)
    assert "2 positions of 1 actor" in out
    _, out, _ = run("actors", "--why", "Lena Osterloh", "--store", place)
    assert "a human said so (1.00)" in out
    _, out, _ = run("actors", "--judged", "--store", place)
    assert "are one · Ada" in out
    status, _, err = run("actors", "split", "Osterloh", "--from", "Lena Osterloh", "--store", place)
    assert "Ada had said they are one" in err
    assert "the last word wins" in err
    _, out, _ = run("show", "--actor", "Lena", "--store", place)
    assert "1 position of 1 actor" in out
    for number in ("1", "2"):
        assert run("actors", "undo", number, "--store", place)[0] == 0
    _, out, _ = run("actors", "--doubtful", "--store", place)
    assert "Osterloh / Lena Osterloh" in out


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("merge", "Niemand", "Osterloh"), "no actor is called 'Niemand'"),
        (("split", "Lena Osterloh"), "--from B"),
        (("undo", "7"), "there is no judgement 7"),
        (("--why", "Niemand"), "no actor is called 'Niemand'"),
        (("--doubtful", "--judged"), "ask for one"),
        (("-o", "x.csv"), "--format csv"),
    ],
)
def test_a_mistake_is_one_line(
    run: Callable[..., tuple[int, str, str]], place: str, words: tuple[str, ...], part: str
) -> None:
    status, _, err = run("actors", *(words if words[0].startswith("-") else (words[0], "--store", place, *words[1:])),
                         *(("--store", place) if words[0].startswith("-") else ()))  # fmt: skip
    assert status == 2
    assert part in err
    assert err.count("\n") == 1
