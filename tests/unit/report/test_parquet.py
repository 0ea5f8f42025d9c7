"""Tables as Parquet, read back by pyarrow."""

import sys
from pathlib import Path
from typing import Any

import pytest

from lagebild.errors import LagebildError
from lagebild.report import parquet, tables
from lagebild.store import Store

pq = pytest.importorskip("pyarrow.parquet")
TEXT = "Titel \x00\ud800\nAnna Berger fordert =Ruhe\n und mehr. Am Freitag."


def lines(kind: tables.Kind, store: Store) -> Any:
    return getattr(store, kind)()


@pytest.mark.parametrize("kind", tables.KINDS)
def test_all_columns_come_back_with_their_types_and_texts(kind: tables.Kind, tmp_path: Path, make_reading: Any) -> None:
    said = {"actor": "Anna Berger", "act": "demand", "content": "=Ruhe\n und mehr"}
    with Store(tmp_path / "p.db") as store:
        store.add(
            make_reading(
                TEXT,
                positions=[said],
                quotations=[{"content": ["Ruhe"], "actor": "Anna Berger"}],
                events=[{"text": "Am Freitag", "start": "2025-08-22"}],
            )
        )
        assert parquet.write(lines(kind, store), kind, tmp_path / "p.parquet") == 1
    table = pq.read_table(tmp_path / "p.parquet")
    assert tuple(table.column_names) == tables.columns(kind)
    (row,) = table.to_pylist()
    assert row["headline"] == "Titel \x00\ufffd"
    if kind == "positions":
        assert (row["content"], row["negated"], row["agrees"], row["score"]) == ("=Ruhe\n und mehr", False, True, 0.9)
        assert (row["addressee_rule"], row["addressee_score"]) == (None, None)
        assert TEXT[row["content_start"] : row["content_end"]] == row["content"]


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    assert parquet.write((), "positions", tmp_path / "p.parquet") == 0
    assert pq.read_table(tmp_path / "p.parquet").num_rows == 0


def test_a_missing_extra_is_one_line_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LagebildError, match=r"pip install 'lagebild\[parquet\]'"):
        parquet.write((), "positions", tmp_path / "p.parquet")
