"""`families` and `stories` as a person types them, and `--count` of the others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from lagebild.cli import app
from lagebild.model import Reading
from lagebild.store import Store

Make = Callable[..., Reading]
COPY = (
    "Die Fährgesellschaft Nordlinie hat das Angebot des Inselrats am Montag nach langer Sitzung zurückgewiesen.",
    "Der Vorschlag sei mit den geltenden Verträgen nicht vereinbar, sagte Geschäftsführerin Tomke Harms in Norddeich.",
    "Der Inselrat verlangt seit dem Herbst niedrigere Preise für Einheimische und eine zusätzliche Fähre am Abend.",
    "Bürgermeister Onno Janssen kündigte an, die Landesregierung um Vermittlung zu bitten.",
)
REFUSAL = {"actor": "Nordlinie", "act": "reject", "content": "das Angebot des Inselrats"}


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def lage(tmp_path_factory: pytest.TempPathFactory, make_reading: Make) -> Path:
    path = tmp_path_factory.mktemp("lage") / "lage.db"
    versions: list[tuple[str, tuple[str, ...], Any]] = [
        ("Inselbote", COPY, "2025-08-14T08:00:00+02:00"),
        ("Hafenkurier", (COPY[0].replace("am Montag", "zu Wochenbeginn"), *COPY[1:3]), "2025-08-15"),
    ]
    with Store(path) as store:
        for name, text, published in versions:
            article = {"outlet": name, "published": published}
            store.add(make_reading("\n".join([name, *text]), f"{name}.txt", positions=[REFUSAL], article=article))
    return path


def test_families_names_versions_and_who_prints_what(lage: Path) -> None:
    text = " ".join(run("families", "--store", lage).stdout.split())
    assert "1 wire family with 2 articles" in text
    assert "words · 2 kept, 1 reworded, 0 added, 1 dropped, 0 moved" in text
    assert "reject Nordlinie: das Angebot des Inselrats Inselbote, Hafenkurier" in text


def test_diff_marks_the_words(lage: Path) -> None:
    with Store(lage) as store:
        number = store.families()[0].number
    text = " ".join(run("families", "--store", lage, "--diff", number).stdout.split())
    assert (
        "~ Die Fährgesellschaft Nordlinie hat das Angebot des Inselrats [-am Montag-] {+zu Wochenbeginn+} nach" in text
    )
    assert "- Bürgermeister Onno Janssen" in text


def test_an_unknown_family_is_told(lage: Path) -> None:
    result = run("families", "--store", lage, "--diff", 77)
    assert result.exit_code == 2
    assert "there is no wire family 77" in result.stderr


def test_stories_have_days_and_a_timeline(lage: Path) -> None:
    text = run("stories", "--store", lage).stdout
    assert "1 story from 2 articles" in text
    assert "2025-08-14 to 2025-08-15 · 2 articles" in text
    assert "has 3 articles" in run("stories", "--store", lage, "--min-articles", 3).stderr


@pytest.mark.parametrize(("words", "positions"), [((), 1), (("--count", "once"), 1), (("--count", "printed"), 2)])
def test_a_copy_counts_once_unless_asked(lage: Path, words: tuple[str, ...], positions: int) -> None:
    assert f"{positions} position" in run("show", "--store", lage, *words).stdout
    rows = run("export", "-f", "csv", "--store", lage, *words).stdout.splitlines()
    assert len(rows) == 1 + positions
    assert ("Inselbote; Hafenkurier" in rows[1]) == (positions == 1)
    page = run("report", "--store", lage, "-o", "-", *words).stdout
    assert "Wer druckt was" in page
