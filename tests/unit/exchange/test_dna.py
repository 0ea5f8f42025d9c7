"""The rules of DNA.md, one by one, on a small file that these tests write."""

import base64
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


def test_dates_are_the_clock_time_taken_as_utc() -> None:
    berlin = datetime.fromisoformat("2026-03-02T09:00:00+01:00")
    assert epoch(berlin) == 1_772_442_000
    assert unix_time(1_772_442_000) == datetime(2026, 3, 2, 9)


def test_a_password_is_salt_and_100_000_rounds_of_sha256() -> None:
    kept = base64.b64decode(password("geheim", b"0123456789abcdef"))
    assert kept[:16] == b"0123456789abcdef"
    assert len(kept) == 48
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
