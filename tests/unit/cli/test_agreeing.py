"""`ask` and `agree` as a person meets them."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from lagebild.cli import app

TEXT = (
    "Streit um die Sundbrücke\n\nMalmö (dpa) - Schweden lehnt eine Maut auf der Sundbrücke ab. "
    "Dänemark fordert eine Maut von zehn Euro, falls Schweden die Wartung nicht bezahlt.\n"
)
WEIGHTS = "issues: {Maut: {status quo: 0, actors: {Schweden: {position: 10}, Dänemark: {position: 90, weight: 2}}}}\n"


def _run(*arguments: str | Path, **options: Any) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agree")
    (folder / "seite.txt").write_text(TEXT, "utf-8")
    assert _run("add", folder / "seite.txt", "--store", folder / "lage.db", "--quiet").exit_code == 0
    return folder / "lage.db"


def test_an_answer_with_its_source(store: Path) -> None:
    result = _run("ask", "Wer", "lehnt", "die", "Maut", "ab?", "--store", store)
    assert result.exit_code == 0
    first = " ".join(result.stdout.split("2. ")[0].split())
    assert first.startswith("1. „") and "Schweden lehnt eine Maut auf der Sundbrücke ab.“" in first
    assert "Schweden · Ablehnung: eine Maut auf der Sundbrücke" in first and "seite.txt (dpa)" in first


def test_no_answer_is_said(store: Path) -> None:
    result = _run("ask", "Wer lehnt die Erbschaftsteuer ab?", "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "holds: Erbschaftsteuer" in result.stderr and "has no answer" in result.stderr


def test_no_question_is_a_mistake(store: Path) -> None:
    result = _run("ask", "?", "--store", store)
    assert result.exit_code == 2
    assert "holds no word" in result.stderr


def test_who_blocks_and_who_wants_it(store: Path) -> None:
    result = _run("agree", "--store", store, env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "Blockiert: Maut" in result.stdout
    assert "Dafür: Dänemark: Forderung „eine Maut von zehn Euro“" in result.stdout
    assert "Zur Einigung fehlt die Zustimmung von: Schweden. Eine Bedingung ist nicht genannt." in result.stdout
    assert "Dagegen: Schweden: Ablehnung" in result.stdout
    assert "falls Schweden die Wartung nicht bezahlt" in result.stdout


def test_weights_are_the_users_own(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "gewichte.yaml"
    file.write_text(WEIGHTS, "utf-8")
    result = _run("agree", "--store", store, "--weights", file, env={"COLUMNS": "200"})
    assert "Median 90 (Black 1948; Bueno de Mesquita 1984) · Kompromiss 63,3" in result.stdout
    (told,) = json.loads(_run("agree", "--store", store, "--weights", file, "-f", "json").stdout)["bargains"]
    assert (told["median"], round(told["compromise"], 1), told["nash"]) == (90, 63.3, 13.3)
    page = tmp_path / "lage.html"
    assert _run("report", "--store", store, "--weights", file, "-o", page).exit_code == 0
    shown = " ".join(page.read_text("utf-8").split())
    assert "Gewichteter Median</th><td>90</td>" in shown
    assert "Dänemark: Position 90, Bedeutung 100, Gewicht 2" in shown
    file.write_text("issues: {Maut: {}}", "utf-8")
    wrong = _run("agree", "--store", store, "--weights", file)
    assert wrong.exit_code == 2 and "'actors' is missing" in wrong.stderr


def test_json_has_every_entry_with_its_page(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "einigung.json"
    assert _run("agree", "--store", store, "-f", "json", "-o", file).exit_code == 0
    told = json.loads(file.read_text("utf-8"))
    (issue,) = told["issues"]
    assert (issue["issue"], issue["state"]) == ("Maut", "blocked")
    assert issue["summary"].startswith("Dafür: Dänemark.")
    assert {entry["actor"] for entry in issue["held"] + issue["refused"]} == {"Dänemark", "Schweden"}
    assert all(len(entry["page_id"]) == 64 for entry in issue["held"])
    assert told["hanging"][0]["entry"]["condition"] == "falls Schweden die Wartung nicht bezahlt"
    assert _run("agree", "--store", store, "-o", file).exit_code == 2


def test_an_unknown_issue_is_said(store: Path) -> None:
    result = _run("agree", "--store", store, "--issue", "Rente")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no position" in result.stderr
