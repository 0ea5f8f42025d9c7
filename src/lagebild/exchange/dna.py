"""Reading and writing .dna files: whole (nothing that DNA knows is lost) and as statements."""

import base64
import contextlib
import hashlib
import itertools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, Table, create_engine, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from lagebild.errors import InputError, OutputError
from lagebild.exchange.dna_schema import metadata

__all__ = ["VERSION", "DnaFile", "DnaStatement", "epoch", "password", "read_dna", "unix_time", "write_dna"]

VERSION = "3.0.11"
"""What DNA 3.0 ("3.0*") and 3.1 ("3.*") both open."""
_ROUNDS = 99_999
_SALT_BYTES = 16
Row = Mapping[str, Any]
_DATA_TABLES = {"long text": "DATALONGTEXT", "integer": "DATAINTEGER", "boolean": "DATABOOLEAN"}


@dataclass(frozen=True, slots=True)
class DnaStatement:
    """A statement with its variables by name: entities as their text, booleans as bool, integers as int.

    `start` and `stop` count UTF-16 units of the document's text, half-open, as DNA counts.
    """

    id: int
    type: str
    document: int
    start: int
    stop: int
    coder: str
    when: datetime
    values: Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class DnaFile:
    """All rows of a .dna file by table, in the order of their IDs."""

    tables: Mapping[str, tuple[Row, ...]]

    def statements(self, type_label: str = "DNA Statement") -> tuple[DnaStatement, ...]:
        """The statements of that type, in the order of their IDs."""
        types = {row["ID"]: row["Label"] for row in self.tables["STATEMENTTYPES"]}
        coders = {row["ID"]: row["Name"] for row in self.tables["CODERS"]}
        dates = {row["ID"]: unix_time(row["Date"]) for row in self.tables["DOCUMENTS"]}
        values = self._values()
        return tuple(
            DnaStatement(
                id=row["ID"],
                type=type_label,
                document=row["DocumentId"],
                start=row["Start"],
                stop=row["Stop"],
                coder=coders.get(row["Coder"], ""),
                when=dates[row["DocumentId"]],
                values=MappingProxyType(values.get(row["ID"], {})),
            )
            for row in self.tables["STATEMENTS"]
            if types.get(row["StatementTypeId"]) == type_label
        )

    def _values(self) -> dict[int, dict[str, str | int | bool]]:
        names = {row["ID"]: (row["Variable"], row["DataType"]) for row in self.tables["VARIABLES"]}
        entities = {row["ID"]: row["Value"] for row in self.tables["ENTITIES"]}
        found: dict[int, dict[str, str | int | bool]] = {}
        for row in self.tables["DATASHORTTEXT"]:
            found.setdefault(row["StatementId"], {})[names[row["VariableId"]][0]] = entities[row["Entity"]]
        for table in _DATA_TABLES.values():
            for row in self.tables[table]:
                name, kind = names[row["VariableId"]]
                found.setdefault(row["StatementId"], {})[name] = (
                    bool(row["Value"]) if kind == "boolean" else row["Value"]
                )
        return found


def read_dna(path: Path) -> DnaFile:
    """All that a .dna file holds; InputError where it is none. The file is opened read-only."""
    if not path.is_file():
        raise InputError(f"{path}: there is no such file; name a .dna file")
    engine = create_engine(f"sqlite:///file:{quote(str(path.resolve()))}?mode=ro&uri=true")
    with _told(path, InputError), contextlib.closing(_Disposed(engine)):
        missing = [table.name for table in metadata.sorted_tables if not inspect(engine).has_table(table.name)]
        if missing:
            raise InputError(f"{path}: no .dna file of version 3 (no table {missing[0]}); open it in DNA 3 and save it")
        with engine.connect() as connection:
            tables = {
                table.name: tuple(dict(row) for row in connection.execute(_ordered(table)).mappings())
                for table in metadata.sorted_tables
            }
    return DnaFile(MappingProxyType(tables))


def _ordered(table: Table) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def write_dna(file: DnaFile, path: Path) -> None:
    """Writes a .dna file, all or nothing: an existing file is replaced only when the new one is whole."""
    draft = path.with_name(path.name + ".part")
    with _told(path, OutputError):
        draft.unlink(missing_ok=True)
        try:
            _fill(file, draft)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _fill(file: DnaFile, path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with contextlib.closing(_Disposed(engine)):
        metadata.create_all(engine)
        with engine.begin() as connection:
            for table in metadata.sorted_tables:
                # what a row leaves out gets DNA's default: rows that leave out the same go together
                for _, rows in itertools.groupby(file.tables.get(table.name, ()), key=frozenset):
                    connection.execute(insert(table), [dict(row) for row in rows])


@dataclass(frozen=True, slots=True)
class _Disposed:
    """Lets `contextlib.closing` give back an engine's connections."""

    engine: Engine

    def close(self) -> None:
        self.engine.dispose()


@contextlib.contextmanager
def _told(path: Path, error: type[InputError] | type[OutputError]) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as fault:
        cause = str(getattr(fault, "orig", None) or fault).splitlines()[0]
        raise error(f"{path}: {cause}; name a .dna file that can be used") from fault
    except OSError as fault:
        raise error(f"{path}: {fault.strerror}; name another place") from fault


def epoch(local: datetime) -> int:
    """DNA's date: the seconds of the clock time as it is written, taken as UTC, whatever its zone."""
    return int(local.replace(tzinfo=UTC).timestamp())


def unix_time(seconds: int) -> datetime:
    """The clock time that DNA's date stands for, without a zone."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def password(secret: str, salt: bytes | None = None) -> str:
    """The form in which DNA keeps a coder's password: base64 of salt and hash (SHA-256, then 99,999 rounds more)."""
    salt = os.urandom(_SALT_BYTES) if salt is None else salt
    digest = hashlib.sha256(salt + secret.encode()).digest()
    for _ in range(_ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()
