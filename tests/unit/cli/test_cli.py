"""The commands as a person or a script meets them."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from lagebild import __version__, positions
from lagebild.cli import app
from lagebild.engine.issues import assign_issues
from lagebild.model import Reading
from lagebild.store import Store

Make = Callable[..., Reading]
TEXT = (
    "Streit um Zölle\n"
    "Anna Berger fordert ein Ende der Zölle, falls die Verhandlungen beginnen. Karl Otto lehnt das ab.\n"
    "Am Freitag treffen sich beide in Bern."
)
DEMAND = {
    "actor": "Anna Berger",
    "act": "demand",
    "content": "ein Ende der Zölle",
    "condition": "falls die Verhandlungen beginnen",
    "issue": "Zollstreit",
}
REFUSAL = {"actor": "Karl Otto", "act": "reject", "content": "das", "score": 0.4, "negated": True}
MEETING = {"text": "Am Freitag", "start": "2025-08-22", "what": "treffen sich beide"}


def run(*arguments: str | Path | int, **options: Any) -> Result:
    """A command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "Seite mit Umläuten.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture(scope="module")
def lage(tmp_path_factory: pytest.TempPathFactory, make_reading: Make) -> Path:
    path = tmp_path_factory.mktemp("lage") / "lage.db"
    quotation = {"content": ["ein Ende der Zölle"], "speaker": "Anna Berger", "actor": "Anna Berger", "cue": "fordert"}
    with Store(path) as store:
        for name in ("Bergzeitung", "Hafenkurier", "Abendpost"):
            store.add(
                make_reading(
                    f"{TEXT}\n{name}",
                    f"https://{name.lower()}.example/a",
                    positions=[DEMAND, REFUSAL],
                    quotations=[quotation],
                    events=[MEETING],
                    article={"outlet": name},
                )
            )
    return path


def test_version_and_help() -> None:
    assert run("--version").stdout == f"lagebild {__version__}\n"
    shown = run("--help")
    assert shown.exit_code == 0
    for command in ("read", "add", "show", "search", "report", "export", "evaluate"):
        assert re.search(rf"^  {command} ", shown.stdout, re.MULTILINE)
        assert run(command, "--help").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["read"], 2, "Missing argument"),
        (["read", "gibt es nicht.txt"], 2, "no such file or folder"),
        (["add", "gibt es nicht.txt"], 2, "no such file or folder"),
        (["schau"], 2, "No such command"),
        (["show", "--nix"], 2, "--nix"),
        (["show", "--act", "shout"], 2, "demand"),
        (["show", "--min-score", "3"], 2, "--min-score"),
        (["show", "--store", "fehlt.db"], 1, "lagebild add"),
        (["show", "--store", "fehlt.db", "--since", "x"], 1, "lagebild add"),
        (["export", "--store", "fehlt.db", "-f", "csv"], 1, "lagebild add"),
        (["export", "-f", "xml"], 2, "jsonl"),
        (["report", "--store", "fehlt.db"], 1, "lagebild add"),
        (["evaluate", "fehlt", "fehlt"], 2, "no annotations"),
        (["show", "--store", "mysql://x/y"], 1, "postgresql"),
    ],
)
def test_a_mistake_is_one_line_with_its_remedy(
    arguments: list[str], status: int, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == status
    assert result.stdout == ""
    assert result.stderr.startswith("lagebild: ")
    assert result.stderr.count("\n") == 1
    assert part in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_date_that_is_none_is_told(lage: Path) -> None:
    result = run("show", "--store", lage, "--since", "gestern")
    assert (result.exit_code, "not a date" in result.stderr) == (2, True)


def test_read_prints_a_line_of_json_a_page(page: Path) -> None:
    result = run("read", page)
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    record = json.loads(line)
    assert record["page"]["uri"].endswith(".txt")
    assert record["page"]["characters"] == len(TEXT)
    for place in record["article"]["body"]:
        assert TEXT[place["start"] : place["end"]] == place["text"]


def test_read_takes_standard_input() -> None:
    result = run("read", "-", input=TEXT.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["page"]["characters"] == len(TEXT)


def test_read_writes_a_gold_file_a_page(page: Path, tmp_path: Path) -> None:
    result = run("read", page, "-f", "gold", "-o", tmp_path / "neu" / "gold")
    assert result.exit_code == 0
    record = json.loads((tmp_path / "neu" / "gold" / "Seite mit Umläuten.json").read_text("utf-8"))
    assert set(record) == {"article", "quotations", "positions", "events"}


def test_two_inputs_with_one_stem_are_told_and_both_kept(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "woanders" / page.name
    other.parent.mkdir()
    other.write_text(TEXT + "\nAnders.", "utf-8")
    result = run("read", page, other, "-f", "gold", "-o", tmp_path / "gold")
    assert result.exit_code == 0
    assert "stem" in result.stderr
    assert len(list((tmp_path / "gold").iterdir())) == 2


def test_gold_needs_a_folder(page: Path) -> None:
    assert run("read", page, "-f", "gold").exit_code == 2
    assert run("read", page, "-f", "gold", "-o", page).exit_code == 1
    assert page.read_text("utf-8") == TEXT


def test_an_output_that_cannot_be_written_is_told(page: Path, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "fehlt" / "x.jsonl", page / "x.jsonl"):
        result = run("read", page, "-o", target)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_a_failed_export_leaves_the_old_file(lage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "lage.csv"
    target.write_text("alt", "utf-8")

    def fail(*_arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lagebild.report.tables.write", fail)
    result = run("export", "-f", "csv", "--store", lage, "-o", target)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert target.read_text("utf-8") == "alt"
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_readable_is_a_failure_but_one_bad_page_is_none(page: Path, tmp_path: Path) -> None:
    broken = tmp_path / "leer.txt"
    broken.touch()
    assert run("read", broken).exit_code == 1
    both = run("read", broken, page)
    assert both.exit_code == 0
    assert "leer.txt" in both.stderr
    assert len(both.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_stage_that_failed_is_told_and_the_rest_is_there(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("no such token")

    monkeypatch.setattr(positions, "find", fail)
    option, path = ("--store", "lage.db") if command == "add" else ("--output", "lage.jsonl")
    result = run(command, page, option, tmp_path / path, "--quiet", "--jobs", 1)
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "IndexError: no such token" in result.stderr
    assert "(positions/failed)" in result.stderr


def test_add_twice_reads_once(page: Path, tmp_path: Path) -> None:
    store = tmp_path / "Lage ü.db"
    first = run("add", page.parent, "--store", store)
    assert first.exit_code == 0
    assert "1 added" in first.stderr
    # the store itself lies in the folder: it is no page, and no mistake either
    again = run("add", page.parent, "--store", store)
    assert "1 known" in again.stderr
    assert first.stderr.count("\n") == again.stderr.count("\n") == 1
    assert "1 read again" in run("add", page, "--store", store, "--again").stderr
    assert run("add", page, "--store", store, "--quiet").stderr == ""


def test_show_groups_by_issue_and_actor_and_folds_copies(lage: Path) -> None:
    result = run("show", "--store", lage, env={"COLUMNS": "80"})
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert not any(line.endswith(" ") for line in lines)
    assert "\x1b" not in result.stdout
    text = " ".join(result.stdout.split())
    assert "6 positions of 2 actors on 2 issues, from 3 pages" in text
    assert "Zollstreit Anna Berger person ! demand ein Ende der Zölle if falls die Verhandlungen beginnen" in text
    assert "2025-08-14 · Bergzeitung, Hafenkurier +1 (dpa) · score 0.90" in text
    assert "no issue named Karl Otto person ✕ reject not: das" in text
    assert text.index("Zollstreit") < text.index("no issue named")


def test_show_sentences_marks_the_content(lage: Path) -> None:
    result = run("show", "--store", lage, "-s", "--actor", "Berger", env={"COLUMNS": "200"})
    assert "Anna Berger fordert ⟦ein Ende der Zölle⟧, falls" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [["--actor", "Niemand"], ["--issue", "Klima"], ["--act", "offer"], ["--until", "2020"], ["--min-score", "1"]],
)
def test_show_says_when_nothing_matches(lage: Path, arguments: list[str]) -> None:
    result = run("show", "--store", lage, *arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "none of the 6 positions" in result.stderr


def test_show_says_what_to_do_with_an_empty_store(tmp_path: Path, make_reading: Make) -> None:
    Store(tmp_path / "leer.db").close()
    assert "lagebild add" in run("show", "--store", tmp_path / "leer.db").stderr
    with Store(tmp_path / "stumm.db") as store:
        store.add(make_reading(TEXT))
    assert "no positions" in run("show", "--store", tmp_path / "stumm.db").stderr


def test_page_text_cannot_steer_the_terminal(tmp_path: Path, make_reading: Make) -> None:
    text = "Titel\nAnna Berger fordert \x1b]0;weg\x07\x1b[31mRuhe\u202e [bold]jetzt[/bold]\x9b."
    content = text[text.index("\x1b") : -1]
    with Store(tmp_path / "lage.db") as store:
        store.add(
            make_reading(
                text, "\x1b[2J.txt", positions=[{"actor": "Anna \x1b[5mBerger", "act": "demand", "content": content}]
            )
        )
    shown = run("show", "-s", "--store", tmp_path / "lage.db").stdout
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "[bold]jetzt[/bold]" in shown


def test_search(lage: Path) -> None:
    found = run("search", "--store", lage, "zoll", "verhandlungen")
    assert found.stdout.count("Anna Berger fordert ein Ende der Zölle") == 1
    assert "Bergzeitung, Hafenkurier +1 (dpa)" in found.stdout
    assert "fewer words" in run("search", "--store", lage, "Wasserstoff").stderr


@pytest.mark.parametrize("table", ["positions", "quotations", "events", "articles"])
def test_export_csv_is_a_flat_table(lage: Path, table: str) -> None:
    result = run("export", "-f", "csv", "--table", table, "--store", lage)
    rows = list(csv.reader(io.StringIO(result.stdout)))
    assert result.exit_code == 0
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == 1 + {"positions": 6, "quotations": 3, "events": 3, "articles": 3}[table]
    assert {"page_id", "uri", "outlet", "agencies", "published"} <= set(rows[0])


def test_export_csv_has_places_classes_and_sources(lage: Path, tmp_path: Path) -> None:
    target = tmp_path / "lage.csv"
    assert run("export", "-f", "csv", "--store", lage, "-o", target, "--bom").exit_code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    row = next(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert (row["act"], row["plover"], row["negated"]) == ("demand", "REQUEST", "false")
    assert TEXT[int(row["content_start"]) : int(row["content_end"])] == row["content"]
    assert TEXT[int(row["condition_start"]) : int(row["condition_end"])] == row["condition"]


def test_export_csv_cannot_be_run_by_a_spreadsheet(tmp_path: Path, make_reading: Make) -> None:
    text = 'Titel\nAnna Berger fordert =HYPERLINK("http://x") und @SUM(A1).'
    entries = [
        {"actor": "=cmd|' /C calc'!A0", "act": "demand", "content": '=HYPERLINK("http://x")', "issue": "\t=1+1"},
        {"actor": "+49", "act": "demand", "content": "@SUM(A1)", "issue": "-1"},
    ]
    with Store(tmp_path / "lage.db") as store:
        store.add(make_reading(text, "=seite.txt", positions=entries, article={"outlet": "＝böse"}))
    result = run("export", "-f", "csv", "--store", tmp_path / "lage.db")
    for row in csv.reader(io.StringIO(result.stdout)):
        assert not any(re.match(r"\s*[=+\-@＝]", cell) for cell in row)


def test_issues_and_shifts_are_listed(tmp_path: Path, make_reading: Make) -> None:
    texts = {
        "reject": "Anna Berger lehnt eine Nachtfähre ab. Karl Otto will die Nachtfähre.",
        "offer": "Nun bietet Anna Berger doch eine Nachtfähre an. Karl Otto lobt die Nachtfähre.",
    }
    with Store(tmp_path / "lage.db") as store:
        for day, (act, text) in enumerate(texts.items(), 1):
            held = [
                {"actor": "Anna Berger", "act": act, "content": "eine Nachtfähre", "said_on": f"2026-03-0{day}"},
                {"actor": "Karl Otto", "act": "support", "content": "die Nachtfähre", "said_on": f"2026-03-0{day}"},
            ]
            store.add(make_reading(text, positions=held, uri=f"{act}.txt"))
        assert assign_issues(store) == 4
        assert {position.issue for position in store.positions()} == {"Nachtfähre"}
    listed = run("issues", "--store", tmp_path / "lage.db").stdout
    assert "Nachtfähre" in listed
    assert "4 positions (3 for, 1 against)" in listed
    moved = run("shifts", "--store", tmp_path / "lage.db", "--actor", "Anna").stdout
    assert "Anna Berger gives way: Nachtfähre" in moved
    assert run("shifts", "--store", tmp_path / "lage.db", "--actor", "Karl").stdout == ""
    book = tmp_path / "buch.yaml"
    book.write_text("issues: [{name: Schiffe, patterns: [Fähre]}]", "utf-8")
    assert "Schiffe" in run("show", "--store", tmp_path / "lage.db", "--codebook", book).stdout
    assert "issues:" in run("issues", "--store", tmp_path / "lage.db", "--draft").stdout
    book.write_text("issues: [{names: Schiffe}]", "utf-8")
    refused = run("show", "--store", tmp_path / "lage.db", "--codebook", book)
    assert refused.exit_code == 2
    assert "unknown field 'names'" in refused.stderr


def test_export_jsonl_is_what_read_prints(page: Path, tmp_path: Path) -> None:
    run("add", page, "--store", tmp_path / "lage.db")
    exported = run("export", "-f", "jsonl", "--store", tmp_path / "lage.db")
    stored, read = json.loads(exported.stdout), json.loads(run("read", page).stdout)
    for position in stored["positions"]:
        position["issue"] = position["sub_issue"]  # a store gives the positions issues that they share
    for actor in stored["actors"]:
        assert actor.pop("across")["name"] == actor["name"]  # and says who it is across articles
    assert stored == read


def test_export_jsonl_holds_one_page_a_line_whatever_stands_in_it(tmp_path: Path, make_reading: Make) -> None:
    text = "Titel\u2028\x85\ud800\nAnna Berger fordert Ruhe\u2029."
    with Store(tmp_path / "lage.db") as store:
        store.add(make_reading(text, positions=[{"actor": "Anna", "act": "demand", "content": "Ruhe\u2029"}]))
    (line,) = run("export", "-f", "jsonl", "--store", tmp_path / "lage.db").stdout.splitlines()
    assert json.loads(line)["positions"][0]["content"]["text"] == "Ruhe\u2029"


def test_report_is_written(lage: Path, tmp_path: Path) -> None:
    target = tmp_path / "lage.html"
    result = run("report", "--store", lage, "-o", target, "--title", "Zölle am Morgen")
    assert result.exit_code == 0
    html = target.read_text("utf-8")
    for part in ("Zölle am Morgen", "Anna Berger", "ein Ende der Zölle", "Bergzeitung"):
        assert part in html


_LOADED = """
import sys
from lagebild.cli import main
sys.argv = ["lagebild", "--version"]
try:
    main()
except SystemExit:
    print([name for name in ("sqlalchemy", "trafilatura", "HanTa") if name in sys.modules])
"""


def test_only_the_command_that_is_asked_for_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_largest_page_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "lang.txt").write_text("Die Fähre fährt wieder. " * 50_000, "utf-8")
    refused = run("read", tmp_path / "lang.txt", "--max-page", 1)
    assert "raise the bound (--max-page)" in refused.stderr
    assert refused.exit_code == 1
