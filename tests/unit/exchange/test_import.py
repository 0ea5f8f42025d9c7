"""Statements of human coders against what was found: confirmed, corrected, added, and never twice."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from lagebild.errors import InputError
from lagebild.exchange.coded import MACHINE, Coded, Delivery, ForeignDocument
from lagebild.exchange.dna import DnaFile
from lagebild.exchange.dna_export import dna_file
from lagebild.exchange.dna_import import coded_statements
from lagebild.exchange.matching import Import, Library, judge
from lagebild.exchange.sheet import read_sheet
from lagebild.report import tables
from lagebild.store import Store

NOW = "2026-03-02T09:00:00+00:00"


def stored(store: Store, delivery: Delivery) -> Import:
    made = judge(delivery, store, Library(store), NOW, "human")
    for judgement in made.judgements:
        store.judge(judgement)
    return made


def coded(store: Store, **values: Any) -> Coded:
    """Behrens' demand as a human coder states it."""
    found = store.positions()[0]
    told = Coded(
        "zeile 1", "Tammen", "eine Nachtfähre", person="Inga Behrens", issue="Nachtfähre", agreement=True,
        page_id=found.citation.source.page_id, start=found.content.start, end=found.content.end,
    )  # fmt: skip
    return replace(told, **values)


def test_the_same_statement_confirms(ferry: Store) -> None:
    made = stored(ferry, Delivery([coded(ferry)]))
    assert [(word.verdict, word.reviewer, word.created) for word in made.judgements] == [("right", "Tammen", NOW)]
    assert ferry.positions()[0].verdict == "right"


@pytest.mark.parametrize(
    ("values", "attribute", "expected"),
    [
        ({"issue": "Fährverkehr"}, "issue", "Fährverkehr"),
        ({"agreement": False}, "agrees", False),
        ({"act": "offer"}, "act", "offer"),
        ({"person": "Jan Petersen"}, "actor", "Jan Petersen"),
        ({"person": "Behrens", "organisation": "Inselrat"}, "on_behalf_of", "Inselrat"),
    ],
)
def test_another_word_corrects(ferry: Store, values: dict[str, Any], attribute: str, expected: Any) -> None:
    made = stored(ferry, Delivery([coded(ferry, **values)]))
    assert made.counts == {"corrected": 1}
    line = next(line for line in ferry.positions() if line.verdict)
    assert (line.verdict, line.reviewer) == ("corrected", "Tammen")
    assert getattr(line, attribute) == expected


def test_a_place_that_overlaps_by_half_is_the_same_statement_of_that_actor_only(ferry: Store) -> None:
    place = coded(ferry)
    assert place.start is not None
    wider = coded(ferry, end=(place.end or 0) + 5)
    assert stored(ferry, Delivery([wider])).counts == {"right": 1}
    other = coded(ferry, end=(place.end or 0) + 5, person="Mia Tammen")
    assert stored(ferry, Delivery([other])).counts == {"added": 1}


def test_what_was_not_found_is_added_and_counts_as_a_position(ferry: Store) -> None:
    new = coded(ferry, person="Petersen", words="„Wir brauchen sie“", start=None, end=None, agreement=False)
    assert stored(ferry, Delivery([new])).counts == {"added": 1}
    line = next(line for line in ferry.positions() if line.verdict == "added")
    assert (line.actor, line.actor_kind, line.issue, line.agrees) == ("Petersen", "person", "Nachtfähre", False)
    assert (line.content.text, line.stage, line.score, line.day) == ("„Wir brauchen sie“", "human", 1.0, "2025-08-14")
    assert line.citation.source.outlet == "Inselbote"
    assert ferry.positions(actor="Petersen", act="reject", since="2025", until="2025")
    assert ferry.positions(issue="Fähre", min_score=1) == (line,)
    assert not ferry.positions(since="2026")


def test_importing_twice_says_nothing_new_and_taking_back_takes_away(ferry: Store) -> None:
    new = coded(ferry, person="Petersen", words="brauchen", start=None, end=None)
    stored(ferry, Delivery([coded(ferry), new]))
    assert stored(ferry, Delivery([coded(ferry), new])).counts == {"unchanged": 2}
    for kept in ferry.judgements():
        ferry.take_back(kept.number)
    assert {line.verdict for line in ferry.positions()} == {None}
    assert len(ferry.positions()) == 3


def test_two_statements_on_one_place_find_their_own_positions(ferry: Store, make_reading: Any) -> None:
    both = [
        {"actor": name, "act": "support", "content": "Ruhe", "issue": "Ruhe"} for name in ("Anna Berger", "Karl Otto")
    ]
    ferry.add(make_reading("Titel\nAnna Berger und Karl Otto wollen Ruhe.", positions=both))
    page = ferry.positions(actor="Otto")[0].citation.source.page_id
    one, other = (
        coded(ferry, person=name, issue=issue, words="Ruhe", start=None, end=None, page_id=page)
        for name, issue in (("Karl Otto", "Ruhe"), ("Berger", "Lärm"))
    )
    assert stored(ferry, Delivery([one, other])).counts == {"right": 1, "corrected": 1}
    assert ferry.positions(issue="Lärm")[0].actor == "Anna Berger"


def test_what_cannot_be_placed_is_told(ferry: Store) -> None:
    elsewhere = coded(ferry, page_id=None, uri="https://x.example")
    twice = coded(ferry, start=None, end=None, words="Nachtfähre")
    machine = coded(ferry, coder=MACHINE, person="Niemand", words="brauchen", start=None, end=None)
    made = stored(ferry, Delivery([elsewhere, twice, machine], problems=["zeile 9: kein Akteur"]))
    assert made.counts == {"not used": 3}
    assert [problem.split(": ")[0] for problem in made.problems] == ["zeile 9", "zeile 1", "zeile 1", "zeile 1"]


def test_an_exported_dna_file_comes_back_without_a_word_until_somebody_changes_it(ferry: Store) -> None:
    made = dna_file(ferry.articles(), ferry.positions(), "x").file
    assert stored(ferry, coded_statements(made, "a.dna")).counts == {"unchanged": 3}
    data = [dict(row) for row in made.tables["DATABOOLEAN"]]
    data[0]["Value"] = 0
    changed = DnaFile(MappingProxyType({**made.tables, "DATABOOLEAN": tuple(data)}))
    assert stored(ferry, coded_statements(changed, "a.dna")).counts == {"corrected": 1, "unchanged": 2}
    assert [line.agrees for line in ferry.positions()] == [False, False, True]
    assert ferry.positions()[0].reviewer == "human"


def test_a_foreign_document_is_found_by_its_text_and_its_edited_text_by_the_words(ferry: Store) -> None:
    made = dna_file(ferry.articles(), (), "x").file
    text = made.tables["DOCUMENTS"][0]["Text"]
    start = text.index("eine Nachtfähre")
    for foreign, place in (
        (ForeignDocument("1", "t", text), (start, start + 15)),
        (
            ForeignDocument("1", "t", "Vorspann. " + text, uri="https://inselbote.example/faehre"),
            (start + 10, start + 25),
        ),
    ):
        told = coded(ferry, page_id=None, document="1", start=place[0], end=place[1])
        result = judge(Delivery([told], [foreign]), ferry, Library(ferry), NOW, "human")
        assert result.counts == {"right": 1}


def sheet(ferry: Store, path: Path, delimiter: str = ",", encoding: str = "utf-8", **changes: str) -> Path:
    file = io.StringIO()
    tables.write(ferry.positions(), "positions", file, delimiter)
    rows = list(csv.DictReader(io.StringIO(file.getvalue()), delimiter=delimiter))
    rows[0].update(changes)
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "cp1252")])
def test_an_exported_sheet_comes_back_without_a_word(
    ferry: Store, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = sheet(ferry, tmp_path / "a.csv", delimiter, encoding)
    text = path.read_bytes().decode(encoding, "replace")
    assert "Nachtfähre" in text
    assert stored(ferry, read_sheet(path)).counts == {"unchanged": 3}


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({"issue": "Verkehr", "reviewer": "Tammen"}, {"corrected": 1, "unchanged": 2}),
        ({"verdict": "wrong"}, {"wrong": 1, "unchanged": 2}),
        ({"verdict": "right"}, {"right": 1, "unchanged": 2}),
        ({"negated": "ja"}, {"corrected": 1, "unchanged": 2}),
        ({"agrees": "0"}, {"corrected": 1, "unchanged": 2}),
        ({"id": "", "actor": "Mia Tammen"}, {"corrected": 1, "unchanged": 2}),
        ({"id": "", "content_start": "26", "content_end": "40"}, {"added": 1, "unchanged": 2}),
        ({"actor": ""}, {"unchanged": 2}),
    ],
)
def test_a_changed_sheet_speaks(ferry: Store, tmp_path: Path, changes: dict[str, str], counts: dict[str, int]) -> None:
    made = stored(ferry, read_sheet(sheet(ferry, tmp_path / "a.csv", **changes)))
    assert made.counts == counts
    if changes.get("reviewer"):
        assert made.judgements[0].reviewer == "Tammen"


def test_a_changed_act_takes_its_own_agreement(ferry: Store, tmp_path: Path) -> None:
    stored(ferry, read_sheet(sheet(ferry, tmp_path / "a.csv", act="reject")))
    assert (ferry.positions()[0].act, ferry.positions()[0].agrees) == ("reject", False)


def test_a_sheet_of_ones_own_needs_few_columns(ferry: Store, tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    path.write_text(
        "uri;Person;Organization;Concept;Agreement;Text\n"
        "https://inselbote.example/faehre;Behrens;Inselrat;Nachtfähre;ja;eine Nachtfähre. „Wir\n;;;;;\n",
        "utf-8",
    )
    (told,) = read_sheet(path).statements
    assert (told.person, told.organisation, told.agreement) == ("Behrens", "Inselrat", True)
    assert stored(ferry, read_sheet(path)).counts == {"corrected": 1}
    assert ferry.positions()[0].on_behalf_of == "Inselrat"


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"actor\nX\n", b'actor,id\n"' + b"x" * 10])
def test_a_sheet_that_says_nothing_is_told_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    try:
        assert not list(read_sheet(path).statements) or content.startswith(b"actor,id")
    except InputError as told:
        assert "\n" not in str(told)
        assert "x.csv" in str(told)


def test_utf16_units_are_counted_back(ferry: Store, make_reading: Any) -> None:
    row = dna_file(ferry.articles(), ferry.positions(), "x").file
    documents = [{**row.tables["DOCUMENTS"][0], "Text": "🚢🚢 Behrens will Ruhe."}]
    said = [{**row.tables["STATEMENTS"][0], "Start": 5, "Stop": 12}]
    tables_of = {**row.tables, "DOCUMENTS": tuple(documents), "STATEMENTS": tuple(said)}
    (told,) = coded_statements(DnaFile(MappingProxyType(tables_of)), "a.dna").statements
    assert told.words == "Behrens"
