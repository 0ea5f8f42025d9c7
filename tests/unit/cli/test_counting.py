"""`--count` of every command that counts: copies of one agency text once, or as often as they are printed."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from lagebild.cli import app
from lagebild.exchange.dna import read_dna
from lagebild.model import Reading
from lagebild.store import Store

Make = Callable[..., Reading]
COPY = (
    "Die Reederei Nordlinie hat die Nachtfähre des Inselrats am Montag nach langer Sitzung strikt abgelehnt.",
    "Der Vorschlag sei mit den geltenden Verträgen nicht vereinbar, sagte Geschäftsführerin Tomke Harms in Norddeich.",
    "Der Inselrat verlangt seit dem Herbst eine Nachtfähre für die Einheimischen und niedrigere Preise am Abend.",
    "Bürgermeister Onno Janssen kündigte an, die Landesregierung um Vermittlung bis zum Freitag zu bitten.",
)
POSITIONS = [
    {"actor": "Nordlinie", "act": "reject", "content": "die Nachtfähre", "issue": "Nachtfähre"},
    {"actor": "Inselrat", "act": "demand", "content": "eine Nachtfähre", "issue": "Nachtfähre"},
]
QUOTATION = {"content": ["mit den geltenden Verträgen nicht vereinbar"], "actor": "Tomke Harms"}
EVENT = {"text": "bis zum Freitag", "start": "2025-08-22"}


def run(*words: object) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.stderr
    return result


@pytest.fixture(scope="module")
def lage(tmp_path_factory: pytest.TempPathFactory, make_reading: Make) -> Path:
    path = tmp_path_factory.mktemp("lage") / "lage.db"
    with Store(path) as store:
        for name, text in (("Inselbote", COPY), ("Hafenkurier", (COPY[0].replace("am Montag", "heute"), *COPY[1:]))):
            positions: list[dict[str, Any]] = POSITIONS
            store.add(
                make_reading(
                    "\n".join([name, *text]), f"{name}.txt", positions=positions, quotations=[QUOTATION],
                    events=[EVENT], article={"outlet": name},
                )
            )  # fmt: skip
    return path


def rows(lage: Path, table: str, count: str) -> list[dict[str, str]]:
    text = run("export", "-f", "csv", "--table", table, "--count", count, "--store", lage).stdout
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(("table", "once", "printed"), [("positions", 2, 4), ("quotations", 1, 2), ("events", 1, 2)])
def test_tables(lage: Path, table: str, once: int, printed: int) -> None:
    assert {row["printed_by"] for row in rows(lage, table, "once")} == {"Inselbote; Hafenkurier"}
    assert len(rows(lage, table, "once")) == once
    assert len(rows(lage, table, "printed")) == printed


def test_parquet(lage: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for count, wanted in (("once", 1), ("printed", 2)):
        path = tmp_path / f"{count}.parquet"
        run("export", "-f", "parquet", "--table", "quotations", "--count", count, "-o", path, "--store", lage)
        assert parquet.read_table(path).num_rows == wanted


def test_dna_counts_once_unless_asked(lage: Path, tmp_path: Path) -> None:
    for options, wanted in (((), 2), (("--count", "once"), 2), (("--count", "printed"), 4)):
        path = tmp_path / "a.dna"
        run("export", "-f", "dna", *options, "-o", path, "--store", lage)
        made = read_dna(path)
        assert (len(made.statements()), len(made.tables["DOCUMENTS"])) == (wanted, 2)


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_graphs_count_once_unless_asked(lage: Path, form: str) -> None:
    default = run("export", "-f", form, "--store", lage).stdout
    assert default == run("export", "-f", form, "--count", "once", "--store", lage).stdout
    printed = run("export", "-f", form, "--count", "printed", "--store", lage).stdout
    assert ('weight="1.0"' in default, 'weight="2.0"' in printed) == (True, True) or (
        ">1.0<" in default,
        ">2.0<" in printed,
    ) == (True, True)


def test_json_lines_are_whole_pages_unless_asked(lage: Path) -> None:
    def counts(*options: str) -> list[int]:
        records = [
            json.loads(line) for line in run("export", "-f", "jsonl", *options, "--store", lage).stdout.splitlines()
        ]
        assert len(records) == 2
        return [sum(len(record[name]) for record in records) for name in ("positions", "quotations", "events")]

    assert counts() == counts("--count", "printed") == [4, 2, 2]
    assert counts("--count", "once") == [2, 1, 1]


def test_xmi_is_whole_documents_unless_asked(lage: Path, tmp_path: Path) -> None:
    pytest.importorskip("cassis")

    def annotations(*options: str) -> int:
        folder = tmp_path / "-".join(("x", *options))
        run("export", "-f", "xmi", *options, "-o", folder, "--store", lage)
        return sum(path.read_text("utf-8").count("<custom:Position ") for path in folder.glob("*.xmi"))

    assert (annotations(), annotations("--count", "once")) == (4, 2)


def test_what_is_shown_counts_as_asked(lage: Path) -> None:
    assert "2 positions (1 for, 1 against)" in run("issues", "--store", lage).stdout
    assert "4 positions (2 for, 2 against)" in run("issues", "--count", "printed", "--store", lage).stdout
    for command in ("show", "agree", "shifts"):
        for count in ("once", "printed"):
            run(command, "--count", count, "--store", lage)


def test_an_answer_names_all_that_print_it(lage: Path) -> None:
    asked = ("ask", "Wer lehnt die Nachtfähre ab?", "--limit", 2, "--store", lage)
    once = run(*asked).stdout.split("2. ")[0]
    assert "Inselbote" in once and "Hafenkurier" in once
    printed = run(*asked, "--count", "printed").stdout
    assert ("Inselbote" in printed.split("2. ")[0]) != ("Hafenkurier" in printed.split("2. ")[0])
