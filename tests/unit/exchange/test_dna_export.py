"""What DNA asks of a file, rule by rule, of one that was exported; and the way back."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from lagebild.exchange.dna import DnaFile, epoch, read_dna, unix_time, write_dna
from lagebild.exchange.dna_export import dna_file, short
from lagebild.model import Judgement, Reading
from lagebild.store import Store


def exported(store: Store) -> DnaFile:
    return dna_file(store.articles(), store.positions(), "geheim", store.quotations(), store.actors()).file


@pytest.fixture
def made(ferry: Store) -> DnaFile:
    return exported(ferry)


def column(made: DnaFile, table: str, name: str) -> list[Any]:
    return [row[name] for row in made.tables[table]]


def test_the_version_opens_in_3_0_and_3_1(made: DnaFile) -> None:
    assert {row["Property"]: row["Value"] for row in made.tables["SETTINGS"]}["version"] == "3.0.11"
    assert "date" in column(made, "SETTINGS", "Property")


def test_two_coders_see_each_others_work(made: DnaFile) -> None:
    assert column(made, "CODERS", "Name") == ["lagebild", "human"]
    assert all(len(kept) == 64 for kept in column(made, "CODERS", "Password"))  # base64 of 48 bytes
    pairs = [(row["Coder"], row["OtherCoder"]) for row in made.tables["CODERRELATIONS"]]
    assert pairs == [(1, 2), (2, 1)]


def test_the_statement_type_begins_as_dnas_own_and_has_variables_more(made: DnaFile) -> None:
    assert column(made, "STATEMENTTYPES", "Label") == ["DNA Statement"]
    assert [(row["ID"], row["Variable"], row["DataType"]) for row in made.tables["VARIABLES"]][:4] == [
        (1, "person", "short text"),
        (2, "organization", "short text"),
        (3, "concept", "short text"),
        (4, "agreement", "boolean"),
    ]
    assert column(made, "VARIABLES", "Variable")[4:] == ["addressee", "act", "quote type", "confidence", "URL"]


def test_every_statement_has_a_row_for_every_variable(made: DnaFile) -> None:
    rows = [
        (row["StatementId"], row["VariableId"])
        for table in ("DATASHORTTEXT", "DATALONGTEXT", "DATAINTEGER", "DATABOOLEAN")
        for row in made.tables[table]
    ]
    wanted = {(said, of) for said in column(made, "STATEMENTS", "ID") for of in column(made, "VARIABLES", "ID")}
    assert len(rows) == len(set(rows))
    assert set(rows) == wanted


def test_what_is_missing_is_the_empty_entity(made: DnaFile) -> None:
    last = made.statements()[-1]
    assert last.values["concept"] == ""
    assert last.values["person"] == "Nordreederei"  # made a person by the test's reading
    empty = [row["VariableId"] for row in made.tables["ENTITIES"] if row["Value"] == ""]
    short_texts = [row["ID"] for row in made.tables["VARIABLES"] if row["DataType"] == "short text"]
    assert empty == short_texts


def test_attributes_of_variables_1_to_3_and_a_row_for_each_entity(made: DnaFile) -> None:
    attributes = [(row["VariableId"], row["AttributeVariable"]) for row in made.tables["ATTRIBUTEVARIABLES"]]
    assert attributes == [(of, name) for of in (1, 2, 3) for name in ("Type", "Alias", "Notes")]
    variables = {row["ID"]: row["VariableId"] for row in made.tables["ATTRIBUTEVARIABLES"]}
    wanted = {
        (entity["ID"], number)
        for entity in made.tables["ENTITIES"]
        for number, variable in variables.items()
        if entity["VariableId"] == variable
    }
    rows = [(row["EntityId"], row["AttributeVariableId"]) for row in made.tables["ATTRIBUTEVALUES"]]
    assert (len(rows), set(rows)) == (len(wanted), wanted)
    assert {"person", "Behrens"} <= set(column(made, "ATTRIBUTEVALUES", "AttributeValue"))


def test_spans_are_in_the_text_and_hold_the_words(made: DnaFile) -> None:
    (text,) = column(made, "DOCUMENTS", "Text")
    assert [text[said.start : said.stop] for said in made.statements()] == [
        "eine Nachtfähre", "Nachtfähre ab", "einen Zuschuss",
    ]  # fmt: skip


def test_agreement_act_quote_type_confidence_and_address_are_told(made: DnaFile) -> None:
    demand, refusal, _ = made.statements()
    assert (demand.values["agreement"], refusal.values["agreement"]) == (True, False)
    assert (demand.values["act"], demand.values["confidence"]) == ("demand", 83)
    assert demand.values["URL"] == "https://inselbote.example/faehre"
    assert demand.coder == "lagebild"


def test_only_a_sure_addressee_is_told(tmp_path: Path, make_reading: Any) -> None:
    entry = {"actor": "Behrens", "act": "demand", "content": "eine Nachtfähre", "addressee": "Jan Petersen"}
    text = "Titel\nBehrens fordert eine Nachtfähre. Petersen schweigt."
    told = []
    for score in (0.9, 0.4):
        with Store(tmp_path / f"{score}.db") as store:
            store.add(make_reading(text, positions=[entry | {"addressee_score": score}]))
            made = dna_file(store.articles(), store.positions(), "geheim").file
        told += [statement.values["addressee"] for statement in made.statements()]
    assert told == ["Jan Petersen", ""]


def test_the_quote_type_is_that_of_the_quotation_around(tmp_path: Path, make_reading: Any) -> None:
    entry = {"actor": "Behrens", "act": "demand", "content": "eine Nachtfähre", "issue": "Fähre"}
    with Store(tmp_path / "q.db") as store:
        store.add(
            make_reading(
                "Titel\n„Wir brauchen eine Nachtfähre“, sagte Behrens.",
                positions=[entry],
                quotations=[{"content": ["Wir brauchen eine Nachtfähre"], "actor": "Behrens"}],
            )
        )
        assert exported(store).statements()[0].values["quote type"] == "direct"


def test_dates_are_the_clock_time(made: DnaFile) -> None:
    assert [unix_time(date) for date in column(made, "DOCUMENTS", "Date")] == [datetime(2025, 8, 14, 16, 9)]
    assert column(made, "DOCUMENTS", "Date") == [epoch(datetime.fromisoformat("2025-08-14T16:09:00+02:00"))]


def test_a_judged_position_belongs_to_its_coder_and_a_wrong_one_is_left_out(ferry: Store) -> None:
    first, second, _ = ferry.positions()
    ferry.judge(Judgement(first.id, "right", None, "Tammen", "2026-03-02"))
    ferry.judge(Judgement(second.id, "wrong", None, "Tammen", "2026-03-02"))
    made = exported(ferry)
    assert [said.coder for said in made.statements()] == ["Tammen", "lagebild"]
    assert column(made, "CODERS", "Name") == ["lagebild", "Tammen"]


def test_a_store_in_dna_and_read_again_has_the_same_statements(ferry: Store, made: DnaFile, tmp_path: Path) -> None:
    write_dna(made, tmp_path / "a.dna")
    again = read_dna(tmp_path / "a.dna")
    assert again.statements() == made.statements()
    found = [(said.values["person"], said.values["concept"], said.values["agreement"]) for said in again.statements()]
    assert found == [(position.actor, position.issue or "", position.agrees) for position in ferry.positions()]


def test_positions_outside_their_article_are_told_not_written(tmp_path: Path, make_reading: Any) -> None:
    entry = {"actor": "Behrens", "act": "demand", "content": "Werbung", "issue": "Fähre"}
    reading: Reading = make_reading("Titel\nWerbung\nBehrens fordert.", positions=[entry])
    article = reading.article
    assert article is not None
    with Store(tmp_path / "w.db") as store:
        from dataclasses import replace  # noqa: PLC0415

        store.add(replace(reading, article=replace(article, body=article.body[1:])))
        made = dna_file(store.articles(), store.positions(), "x")
        assert made.left_out == (store.positions()[0].id,)
        assert made.file.statements() == ()


def test_offsets_count_as_dna_does(tmp_path: Path, make_reading: Any) -> None:
    """DNA counts UTF-16 units, SQLite code points: LF alone and no character beyond the BMP make both agree."""
    text = "Titel 🚢\r\nDie 🚢 kommt.\r\nBehrens fordert eine Nachtfähre."
    entry = {"actor": "Behrens", "act": "demand", "content": "eine Nachtfähre", "issue": "Fähre"}
    with Store(tmp_path / "u.db") as store:
        store.add(make_reading(text, positions=[entry]))
        made = exported(store)
    (written,) = column(made, "DOCUMENTS", "Text")
    assert "\r" not in written and len(written.encode("utf-16-le")) == 2 * len(written)
    (said,) = made.statements()
    units = written.encode("utf-16-le")[2 * said.start : 2 * said.stop]
    assert units.decode("utf-16-le") == "eine Nachtfähre"


def test_an_undated_article_is_of_1970(tmp_path: Path, make_reading: Any) -> None:
    with Store(tmp_path / "d.db") as store:
        store.add(make_reading("Titel\nText.", article={"published": None}))
        assert column(exported(store), "DOCUMENTS", "Date") == [0]


def test_ids_are_whole_and_refer_to_what_is_there(made: DnaFile, tmp_path: Path) -> None:
    for table in made.tables:
        numbers = [row["ID"] for row in made.tables[table] if "ID" in row]
        assert len(numbers) == len(set(numbers))
    write_dna(made, tmp_path / "a.dna")
    with sqlite3.connect(tmp_path / "a.dna") as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


HOSTILE = "A\"<b>&amp;'; DROP TABLE STATEMENTS;--\x00\x1b[31m\ud800\u202e🚢\r\n" + "x" * 300


def test_hostile_names_and_texts_make_a_file_that_sqlite_takes(tmp_path: Path, make_reading: Any) -> None:
    text = f"Titel {HOSTILE}\nBehrens \x00🚢 fordert\u2028 Ruhe."
    entry = {"actor": HOSTILE, "act": "demand", "content": "\x00🚢 fordert\u2028 Ruhe", "issue": HOSTILE}
    with Store(tmp_path / "h.db") as store:
        store.add(make_reading(text, "https://x.example/" + HOSTILE, positions=[entry], article={"outlet": HOSTILE}))
        write_dna(exported(store), tmp_path / "h.dna")
    (said,) = read_dna(tmp_path / "h.dna").statements()
    assert len(str(said.values["concept"])) <= 190
    assert str(said.values["person"]).startswith('A"<b>&amp;')
    made = read_dna(tmp_path / "h.dna")
    for table in ("ENTITIES", "DOCUMENTS"):
        for row in made.tables[table]:
            for value in row.values():
                if isinstance(value, str):
                    assert all(ord(character) <= 0xFFFF for character in value)
                    assert "\r" not in value


def test_long_values_are_cut_and_say_so() -> None:
    assert short("a" * 190) == "a" * 190
    assert short("a" * 191) == "a" * 189 + "…"
    assert short(" a\n b ") == "a b"
