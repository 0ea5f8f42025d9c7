"""The rules of DNA.md, one by one, on a small file that these tests write."""

import base64
import hashlib
import sqlite3
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from lagebild.errors import InputError, OutputError
from lagebild.exchange.dna import VERSION, DnaFile, epoch, password, read_dna, unix_time, write_dna
from lagebild.exchange.dna_schema import metadata


def small(**tables: list[dict[str, Any]]) -> DnaFile:
    rows: dict[str, list[dict[str, Any]]] = {
        "SETTINGS": [{"Property": "version", "Value": VERSION}],
        "CODERS": [{"ID": 1, "Name": "Admin", "Password": "x"}],
        "DOCUMENTS": [{"ID": 1, "Title": "Fähre", "Text": "Der Rat will fahren.", "Coder": 1, "Date": 1_772_442_000}],
        "STATEMENTTYPES": [{"ID": 1, "Label": "DNA Statement"}],
        "VARIABLES": [
            {"ID": 1, "Variable": "organization", "DataType": "short text", "StatementTypeId": 1},
            {"ID": 2, "Variable": "agreement", "DataType": "boolean", "StatementTypeId": 1},
        ],
        "STATEMENTS": [{"ID": 1, "StatementTypeId": 1, "DocumentId": 1, "Start": 0, "Stop": 19, "Coder": 1}],
        "ENTITIES": [{"ID": 1, "VariableId": 1, "Value": ""}, {"ID": 2, "VariableId": 1, "Value": "Rat"}],
        "DATASHORTTEXT": [{"ID": 1, "StatementId": 1, "VariableId": 1, "Entity": 2}],
        "DATABOOLEAN": [{"ID": 1, "StatementId": 1, "VariableId": 2, "Value": 1}],
        **tables,
    }
    return DnaFile(MappingProxyType({name: tuple(rows.get(name, ())) for name in metadata.tables}))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_dna(small(), tmp_path / "a.dna")
    once = read_dna(tmp_path / "a.dna")
    write_dna(once, tmp_path / "b.dna")
    assert read_dna(tmp_path / "b.dna").tables == once.tables
    (said,) = once.statements()
    assert said.values == {"organization": "Rat", "agreement": True}
    assert (said.start, said.stop, said.coder) == (0, 19, "Admin")
    assert said.when == datetime(2026, 3, 2, 9)


@pytest.mark.parametrize(
    "tables",
    [
        {"STATEMENTS": [{"ID": 1, "StatementTypeId": 1, "DocumentId": 1, "Start": 5, "Stop": 5, "Coder": 1}]},
        {"ENTITIES": [{"ID": 1, "VariableId": 1, "Value": "Rat"}, {"ID": 2, "VariableId": 1, "Value": "Rat"}]},
        {"CODERS": [{"ID": 1, "Name": "N" * 191, "Password": "x"}]},
        {"VARIABLES": [{"ID": 1, "Variable": "v", "DataType": "real", "StatementTypeId": 1}], "DATABOOLEAN": []},
    ],
    ids=["empty span", "entity twice", "long name", "unknown type"],
)
def test_what_dna_would_refuse_is_refused_and_leaves_no_file(tables: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"x\.dna"):
        write_dna(small(**tables), tmp_path / "x.dna")
    assert not list(tmp_path.iterdir())


WHOLE: dict[str, list[dict[str, Any]]] = {
    "CODERS": [
        {"ID": 1, "Name": "Admin", "Password": "x"},
        {"ID": 2, "Name": "Berg", "Password": "y", "Red": 9, "FontSize": 20, "PopupWidth": 500,
         "PermissionEditCoders": 0},
    ],
    "CODERRELATIONS": [
        {"ID": 1, "Coder": 1, "OtherCoder": 2, "editStatements": 0}, {"ID": 2, "Coder": 2, "OtherCoder": 1},
    ],
    "DOCUMENTS": [
        {"ID": 7, "Title": "Fähre", "Text": "Der Rat\nwill fahren.", "Coder": 2, "Author": "Kuhn", "Source": "Bote",
         "Section": "Lokales", "Notes": "n", "Type": "press", "Date": 1_772_442_000},
    ],
    "VARIABLES": [
        {"ID": 1, "Variable": "organization", "DataType": "short text", "StatementTypeId": 1},
        {"ID": 2, "Variable": "agreement", "DataType": "boolean", "StatementTypeId": 1},
        {"ID": 3, "Variable": "note", "DataType": "long text", "StatementTypeId": 1},
        {"ID": 4, "Variable": "weight", "DataType": "integer", "StatementTypeId": 1},
    ],
    "VARIABLELINKS": [{"ID": 1, "SourceVariableId": 1, "TargetVariableId": 2}],
    "REGEXES": [{"Label": "Fähr.*", "Red": 1, "Green": 2, "Blue": 3}],
    "STATEMENTS": [{"ID": 5, "StatementTypeId": 1, "DocumentId": 7, "Start": 0, "Stop": 19, "Coder": 2}],
    "ENTITIES": [
        {"ID": 1, "VariableId": 1, "Value": "", "ChildOf": None},
        {"ID": 2, "VariableId": 1, "Value": "Rat", "Red": 4, "ChildOf": 1},
    ],
    "DATASHORTTEXT": [{"ID": 1, "StatementId": 5, "VariableId": 1, "Entity": 2}],
    "DATABOOLEAN": [{"ID": 1, "StatementId": 5, "VariableId": 2, "Value": 0}],
    "DATALONGTEXT": [{"ID": 1, "StatementId": 5, "VariableId": 3, "Value": "lang"}],
    "DATAINTEGER": [{"ID": 1, "StatementId": 5, "VariableId": 4, "Value": -3}],
    "ATTRIBUTEVARIABLES": [{"ID": 1, "VariableId": 1, "AttributeVariable": "Type"}],
    "ATTRIBUTEVALUES": [{"ID": 1, "EntityId": 2, "AttributeVariableId": 1, "AttributeValue": "council"}],
}  # fmt: skip


def test_every_table_and_every_column_survives(tmp_path: Path) -> None:
    write_dna(small(**WHOLE), tmp_path / "a.dna")
    read = read_dna(tmp_path / "a.dna")
    for table, rows in WHOLE.items():
        kept = read.tables[table]
        assert [{name: row[name] for name in given} for given, row in zip(rows, kept, strict=True)] == rows
        assert set(kept[0]) == set(metadata.tables[table].columns.keys())
    (said,) = read.statements()
    assert said.values == {"organization": "Rat", "agreement": False, "note": "lang", "weight": -3}
    assert said.coder == "Berg"


def test_only_name_and_password_of_a_coder_lack_a_default(tmp_path: Path) -> None:
    columns = metadata.tables["CODERS"].columns
    assert {name for name, column in columns.items() if column.server_default is None} == {"ID", "Name", "Password"}
    assert sum(name.startswith("Permission") for name in columns.keys()) == 16  # noqa: SIM118  # a column collection
    write_dna(small(), tmp_path / "a.dna")
    (coder,) = read_dna(tmp_path / "a.dna").tables["CODERS"]
    assert (coder["FontSize"], coder["PopupWidth"], coder["PermissionEditCoders"]) == (14, 300, 1)


def test_what_hangs_on_a_row_goes_with_it(tmp_path: Path) -> None:
    write_dna(small(**WHOLE), tmp_path / "a.dna")
    with sqlite3.connect(tmp_path / "a.dna") as base:
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("DELETE FROM DOCUMENTS WHERE ID = 7")
        left = {table: base.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in WHOLE}
        assert left["STATEMENTS"] == left["DATASHORTTEXT"] == left["DATALONGTEXT"] == left["DATABOOLEAN"] == 0
        assert left["ENTITIES"] == 2
        base.execute("DELETE FROM CODERS WHERE ID = 2")
        assert base.execute("SELECT COUNT(*) FROM CODERRELATIONS").fetchone() == (0,)
        base.execute("DELETE FROM ENTITIES WHERE ID = 1")  # its child and what is said of it
        assert base.execute("SELECT COUNT(*) FROM ATTRIBUTEVALUES").fetchone() == (0,)


@pytest.mark.parametrize(
    "tables",
    [
        {"DATABOOLEAN": [{"ID": n, "StatementId": 1, "VariableId": 2, "Value": 1} for n in (1, 2)]},
        {"DATASHORTTEXT": [{"ID": n, "StatementId": 1, "VariableId": 1, "Entity": 2} for n in (1, 2)]},
        {"DOCUMENTS": [{"ID": 1, "Title": "T" * 191, "Text": "", "Coder": 1, "Date": 0}]},
        {"DOCUMENTS": [{"ID": 1, "Title": "T", "Text": "", "Coder": 1, "Date": 0, "Author": "A" * 191}]},
        {"ENTITIES": [{"ID": 2, "VariableId": 1, "Value": "E" * 191}]},
        {"CODERRELATIONS": [{"ID": 1, "Coder": 1, "OtherCoder": 1}]},
        {"VARIABLELINKS": [{"ID": 1, "SourceVariableId": 1, "TargetVariableId": 1}]},
        {"CODERS": [{"ID": 1, "Name": "Admin", "Password": "x", "Red": 256}]},
    ],
    ids=["boolean twice", "entity twice", "title", "author", "entity", "oneself", "link to oneself", "colour"],
)
def test_the_checks_of_dna_hold(tables: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_dna(small(**tables), tmp_path / "x.dna")


def test_a_file_of_dna_3_1_has_the_same_tables(tmp_path: Path) -> None:
    write_dna(small(SETTINGS=[{"Property": "version", "Value": "3.1.2"}]), tmp_path / "a.dna")
    assert read_dna(tmp_path / "a.dna").tables["SETTINGS"][0]["Value"] == "3.1.2"
    assert VERSION.startswith("3.0")  # which 3.0 ("3.0*") and 3.1 ("3.*") both open


def test_dates_are_the_clock_time_taken_as_utc() -> None:
    berlin = datetime.fromisoformat("2026-03-02T09:00:00+01:00")
    assert epoch(berlin) == 1_772_442_000
    assert unix_time(1_772_442_000) == datetime(2026, 3, 2, 9)


def test_a_password_is_salt_and_100_000_rounds_of_sha256() -> None:
    kept = base64.b64decode(password("geheim", b"0123456789abcdef"))
    assert kept[:16] == b"0123456789abcdef"
    assert len(kept) == 48
    digest = hashlib.sha256(b"0123456789abcdef" + b"geheim").digest()
    for _ in range(99_999):
        digest = hashlib.sha256(digest).digest()
    assert kept[16:] == digest
    assert password("geheim") != password("geheim")


@pytest.mark.parametrize("content", [b"", b"kein SQLite", None])
def test_what_is_no_dna_file_is_told_in_one_line(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "ä b.dna"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"ä b\.dna") as told:
        read_dna(path)
    assert "\n" not in str(told.value)


def test_another_database_is_told(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.dna") as other:
        other.execute("CREATE TABLE SETTINGS(Property, Value)")
    with pytest.raises(InputError, match="no table"):
        read_dna(tmp_path / "other.dna")


def test_the_file_that_stood_there_stays_when_writing_fails(tmp_path: Path) -> None:
    write_dna(small(), tmp_path / "a.dna")
    bad = small(STATEMENTS=[{"ID": 1, "StatementTypeId": 1, "DocumentId": 1, "Start": 9, "Stop": 5, "Coder": 1}])
    with pytest.raises(OutputError):
        write_dna(bad, tmp_path / "a.dna")
    assert len(read_dna(tmp_path / "a.dna").statements()) == 1
