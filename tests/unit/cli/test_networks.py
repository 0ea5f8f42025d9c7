"""`network`, `explain`, `robust`, the formats of `export`, and `import`, as a person meets them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from typer.testing import CliRunner, Result

from lagebild.cli import app
from lagebild.exchange.dna import read_dna
from lagebild.model import Reading
from lagebild.store import Store

SAMPLE = Path(__file__).parents[4] / "shared" / "data" / "dna_sample" / "sample.dna"
HOSTILE = 'A"<b>&amp;]]>\x00\x1b[31m\ud800\ufffe\u202e🚢\r\n=1+1' + "x" * 400
TEXT = "Fährstreit\nInga Behrens fordert eine Nachtfähre. Jan Petersen lehnt eine Nachtfähre ab, auch den Nord-Tarif."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "100"})


@pytest.fixture
def lage(tmp_path: Path, make_reading: Callable[..., Reading]) -> Path:
    path = tmp_path / "lage.db"
    said: list[dict[str, Any]] = [
        {"actor": "Inga Behrens", "act": "demand", "content": "eine Nachtfähre", "issue": "Nachtfähre"},
        {"actor": "Jan Petersen", "act": "reject", "content": "Nachtfähre ab", "issue": "Nachtfähre"},
        {"actor": "Jan Petersen", "act": "reject", "content": "Nord-Tarif", "issue": "Tarif", "score": 0.3},
    ]
    with Store(path) as store:
        for name in ("Inselbote", "Küstenblatt"):
            store.add(make_reading(f"{TEXT} {name}", f"{name}.txt", positions=said, article={"outlet": name}))
    return path


def test_network_writes_what_the_suffix_says(lage: Path, tmp_path: Path) -> None:
    target = tmp_path / "n.gexf"
    done = run("network", "--store", lage, "--kind", "conflict", "-o", target)
    assert done.exit_code == 0
    assert "2 actors and 1 ties from 6 statements" in done.stderr
    made = networkx.read_gexf(target)
    assert made.edges["Inga Behrens", "Jan Petersen"]["weight"] == 4  # two pages, two statements each
    again = run("network", "--store", lage, "--kind", "conflict", "--duplicates", "range", "-f", "json")
    assert json.loads(again.stdout)["links"][0]["weight"] == 1


def test_network_as_matrix_with_filters(lage: Path) -> None:
    done = run("network", "--store", lage, "--kind", "two-mode-subtract", "--matrix", "--min-score", "0.5")
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["", "Nachtfähre"], ["Inga Behrens", "2"], ["Jan Petersen", "-2"],
    ]  # fmt: skip
    nobody = run("network", "--store", lage, "--actor-kind", "state")
    assert "of another kind" in nobody.stderr
    assert "person without organisation" in run("network", "--store", lage, "--by", "organisation").stderr


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["network", "--normalisation", "activity"], "no normalisation activity"),
        (["network", "--kind", "two-mode", "--normalisation", "average"], "activity"),
        (["network", "-o", "n.xlsx"], "--format"),
        (["network", "--matrix", "-f", "gexf"], "--format"),
        (["network", "--kind", "shout"], "congruence"),
        (["explain", "Behrens", "Niemand"], "Inga Behrens"),
        (["explain", "Inga", "Petersen", "--normalisation", "prominence"], "prominence"),
        (["robust", "--kind", "two-mode"], "two-mode"),
        (["robust", "-o", "r.txt"], ".svg or .html"),
        (["network", "--window-size", "3"], "--window"),
        (["network", "--kernel", "gaussian"], "--window"),
        (["network", "--window", "statements"], "--window-size"),
        (["network", "--window", "day", "-o", "n.graphml"], "folder"),
        (["network", "--window", "day", "-f", "visone"], "folder"),
        (["network", "--window", "day", "--window-size", "0"], "window-size"),
        (["network", "--kind", "subtract", "-o", "n.svg"], "subtract"),
        (["network", "--codebook", "fehlt.yaml"], "fehlt.yaml"),
        (["polarization", "-o", "p.txt"], ".svg"),
        (["polarization", "--camps", "1"], "camps"),
        (["polarization", "-o", "p.svg"], "three windows"),
        (["export", "-f", "dna"], "--output"),
        (["export", "-f", "csv", "--delimiter", "ab"], "--delimiter"),
        (["import", "fehlt.dna"], "fehlt.dna"),
        (["import", "fehlt.txt"], ".xmi"),
    ],
)
def test_a_mistake_is_one_line_with_its_remedy(
    arguments: list[str], part: str, lage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lage.parent)
    done = run(*arguments, "--store", lage)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert part in done.stderr


def test_explain_lists_statements_formula_and_numbers(lage: Path) -> None:
    done = run("explain", "Behrens", "petersen", "--kind", "conflict", "--normalisation", "average", "--store", lage)
    assert done.exit_code == 0
    assert "Inga Behrens – Jan Petersen: 1.333 (conflict, average)" in done.stdout
    assert "2·2 + 0·0 = 4; 4 / ((2 + 4) / 2) = 1.333" in done.stdout
    assert done.stdout.count("“eine Nachtfähre” (Inselbote)") == 1
    assert "Jan Petersen: 0 for, 2 against" in done.stdout
    assert "Tarif" not in done.stdout
    assert not any(line.endswith(" ") for line in done.stdout.splitlines())
    assert "0 - 2 = -2" in run("explain", "Petersen", "Tarif", "--store", lage).stdout


def test_robust_as_table_and_file(lage: Path, tmp_path: Path) -> None:
    done = run("robust", "--store", lage)
    for part in ("as asked for", "duplicates", "normalisation", "copies", "NMI"):
        assert part in done.stdout
    assert run("robust", "--store", lage, "-o", tmp_path / "r.csv").exit_code == 0
    rows = list(csv.DictReader((tmp_path / "r.csv").open()))
    assert rows[0]["dimension"] == "as asked for"
    assert run("robust", "--store", lage, "-o", tmp_path / "r.json").exit_code == 0
    assert len(json.loads((tmp_path / "r.json").read_text())) == len(rows)


@pytest.fixture
def months(tmp_path: Path, make_reading: Callable[..., Reading]) -> Path:
    """The same dispute in three months; only in the last one Petersen gives in."""
    path = tmp_path / "monate.db"
    with Store(path) as store:
        for month in (1, 2, 3):
            said: list[dict[str, Any]] = [
                {"actor": "Inga Behrens", "act": "demand", "content": "eine Nachtfähre", "issue": "Nachtfähre"},
                {"actor": "Ole Quast", "act": "demand", "content": "Nord-Tarif", "issue": "Nachtfähre"},
                {
                    "actor": "Jan Petersen",
                    "act": "accept" if month == 3 else "reject",
                    "content": "Nachtfähre ab",
                    "issue": "Nachtfähre",
                },
            ]
            article = {"outlet": "Inselbote", "published": f"2026-0{month}-10"}
            store.add(make_reading(f"{TEXT} Ole Quast. {month}", f"{month}.txt", positions=said, article=article))
    return path


def test_a_window_a_network_in_one_file_or_in_a_folder(months: Path, tmp_path: Path) -> None:
    window = ("network", "--store", months, "--kind", "conflict", "--window", "month")
    done = run(*window, "-o", tmp_path / "n.csv")
    assert "3 networks from 9 statements" in done.stderr
    rows = list(csv.DictReader((tmp_path / "n.csv").open()))
    assert [(row["window"], row["first"], row["last"]) for row in rows] == [
        ("1", "2026-01-01", "2026-01-31"), ("1", "2026-01-01", "2026-01-31"),
        ("2", "2026-02-01", "2026-02-28"), ("2", "2026-02-01", "2026-02-28"),
    ]  # fmt: skip
    assert run(*window, "-o", tmp_path / "n.gexf").exit_code == 0
    assert networkx.read_gexf(tmp_path / "n.gexf").number_of_edges() == 2
    assert len(json.loads(run(*window, "-f", "json").stdout)) == 3
    assert run(*window, "--matrix", "-o", tmp_path / "ordner").exit_code == 0
    assert [path.name for path in sorted((tmp_path / "ordner").iterdir())] == [
        "0001-2026-01-01.csv", "0002-2026-02-01.csv", "0003-2026-03-01.csv",
    ]  # fmt: skip
    assert run(*window, "-f", "visone", "-o", tmp_path / "visone").exit_code == 0
    assert len(list((tmp_path / "visone").glob("*.graphml"))) == 3
    assert "no window of 9" in run(*window, "--window-size", "9").stderr


def test_kernels_weigh_by_distance(months: Path) -> None:
    window = ("network", "--store", months, "--kind", "ignore", "--window", "month", "--window-size", "3", "-f", "json")
    weights = {}
    for kernel in ("uniform", "triangular"):
        (found,) = json.loads(run(*window, "--kernel", kernel).stdout)
        weights[kernel] = {link["weight"] for link in found["links"]}
    assert weights == {"uniform": {9.0}, "triangular": {4.0}}


def test_polarization_as_table_line_and_file(months: Path, tmp_path: Path) -> None:
    whole = run("polarization", "--store", months)
    assert "camp 2" in whole.stdout
    moving = ("polarization", "--store", months, "--window", "month")
    assert [line.split()[0] for line in run(*moving).stdout.splitlines()[1:]] == [
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
    ]
    assert run(*moving, "-o", tmp_path / "p.csv").exit_code == 0
    rows = list(csv.DictReader((tmp_path / "p.csv").open()))
    assert {row["camp_2"] for row in rows[:2]} == {"Jan Petersen"}
    assert float(rows[0]["polarization"]) > float(rows[2]["polarization"])
    assert run(*moving, "-o", tmp_path / "p.json").exit_code == 0
    assert json.loads((tmp_path / "p.json").read_text())[0]["camps"][1] == ["Jan Petersen"]
    assert run(*moving, "-o", tmp_path / "p.svg").exit_code == 0
    assert "<svg" in (tmp_path / "p.svg").read_text()


def test_concepts_are_those_of_the_codebook(months: Path, tmp_path: Path) -> None:
    book = tmp_path / "buch.yaml"
    book.write_text('issues:\n  - name: Nachts fahren\n    patterns: ["Nachtfähre"]\n', "utf-8")
    found = run("network", "--store", months, "--kind", "two-mode", "--codebook", book).stdout
    assert {row["target"] for row in csv.DictReader(io.StringIO(found))} == {"Nachts fahren"}
    told = run("explain", "Behrens", "Petersen", "--kind", "conflict", "--codebook", book, "--store", months)
    assert "Nachts fahren" in told.stdout
    assert run("robust", "--codebook", book, "--store", months).exit_code == 0
    assert run("polarization", "--codebook", book, "--store", months).exit_code == 0


def test_pictures_of_network_and_robustness(months: Path, tmp_path: Path) -> None:
    for command, name, part in (
        ("network", "n.svg", "Inga Behrens"),
        ("robust", "r.svg", "wie im Lagebild"),
        ("robust", "r.html", "Rangkorrelation"),
    ):
        assert run(command, "--store", months, "-o", tmp_path / name).exit_code == 0
        assert part in (tmp_path / name).read_text("utf-8")
    nobody = run("network", "--store", months, "--actor-kind", "state", "-o", tmp_path / "leer.svg")
    assert nobody.exit_code == 2
    assert not (tmp_path / "leer.svg").exists()


@pytest.mark.parametrize("form", ["jsonl", "csv", "ninjs", "gexf", "graphml"])
def test_text_formats_go_to_standard_output_too(lage: Path, form: str) -> None:
    done = run("export", "-f", form, "--store", lage)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Nachtfähre" in done.stdout


def test_the_cells_of_the_csv_are_divided_as_asked(lage: Path) -> None:
    rows = list(
        csv.reader(io.StringIO(run("export", "-f", "csv", "--delimiter", ";", "--store", lage).stdout), delimiter=";")
    )
    assert len(rows) == 7
    assert len({len(row) for row in rows}) == 1
    assert "\t" in run("export", "-f", "csv", "--delimiter", "tab", "--store", lage).stdout


def test_a_failed_export_leaves_the_old_file(lage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "alt.parquet"
    target.write_text("alt")

    def fail(*_arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lagebild.report.parquet.write", fail)
    done = run("export", "-f", "parquet", "-o", target, "--store", lage)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert target.read_text() == "alt"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(("form", "name"), [("dna", "a.dna"), ("xmi", "cas"), ("csv", "a.csv")])
def test_what_is_exported_comes_back_without_a_word(lage: Path, tmp_path: Path, form: str, name: str) -> None:
    if form == "xmi":
        pytest.importorskip("cassis")
    assert run("export", "-f", form, "-o", tmp_path / name, "--store", lage).exit_code == 0
    files = sorted((tmp_path / name).glob("*.xmi")) if form == "xmi" else [tmp_path / name]
    done = run("import", *files, "--store", lage)
    assert done.exit_code == 0
    assert sum(int(line.split()[-2]) for line in done.stderr.splitlines()) == 6
    assert done.stderr.count("0 right, 0 wrong, 0 corrected, 0 added") == len(files)


def test_dnas_sample_becomes_a_store_with_the_same_networks(tmp_path: Path) -> None:
    if not SAMPLE.exists():
        pytest.skip("needs ../shared/data/dna_sample, which is not here")
    store = tmp_path / "dna.db"
    assert "its document is not in the store" in run("import", SAMPLE, "--store", _empty(tmp_path / "e.db")).stderr
    assert "40 added, 0 unchanged; 7 documents added" in run("import", SAMPLE, "--store", store, "--documents").stderr
    assert "0 added, 40 unchanged" in run("import", SAMPLE, "--store", store).stderr
    for kind, total in (("ignore", 276), ("congruence", 160), ("conflict", 116)):
        done = run("network", "--store", store, "--by", "organisation", "--kind", kind, "--duplicates", "all")
        assert 2 * sum(float(row["weight"]) for row in csv.DictReader(io.StringIO(done.stdout))) == total
    assert run("export", "-f", "dna", "-o", tmp_path / "b.dna", "--store", store).exit_code == 0
    ours, theirs = (
        sorted((s.values["person"], s.values["organization"], s.values["concept"], s.values["agreement"], s.when.date())
               for s in read_dna(path).statements())
        for path in (tmp_path / "b.dna", SAMPLE)
    )  # fmt: skip
    assert ours == theirs


def _empty(path: Path) -> Path:
    Store(path).close()
    return path


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "dna", "gexf", "graphml", "xmi", "ninjs"])
def test_hostile_names_break_no_format(form: str, tmp_path: Path, make_reading: Callable[..., Reading]) -> None:
    for module in {"parquet": ("pyarrow",), "xmi": ("cassis",)}.get(form, ()):
        pytest.importorskip(module)
    said = {"actor": HOSTILE, "act": "demand", "content": "Ruhe", "issue": HOSTILE, "addressee": HOSTILE}
    with Store(tmp_path / "h.db") as store:
        store.add(
            make_reading(f"{HOSTILE}\nBehrens will Ruhe.", HOSTILE, positions=[said], article={"outlet": HOSTILE})
        )
    done = run("export", "-f", form, "-o", tmp_path / "out", "--store", tmp_path / "h.db")
    assert done.exit_code == 0, done.stderr
    assert "\x1b" not in done.stderr
    for kind in ("congruence", "two-mode"):
        assert run("network", "--kind", kind, "-f", "visone", "--store", tmp_path / "h.db").exit_code == 0
    assert "\x1b" not in run("explain", HOSTILE.partition("]]>")[0], HOSTILE, "--store", tmp_path / "h.db").output
