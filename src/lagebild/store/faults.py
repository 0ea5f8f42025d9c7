"""What a database driver complains of, as one line for a person: what, where, what to do."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from lagebild.errors import StoreError

_SQLITE = {
    "SQLITE_NOTADB": "is no lagebild store (not an SQLite database); choose another file with --store",
    "SQLITE_CORRUPT": "is damaged; restore a copy, or make a new store from the pages",
    "SQLITE_FULL": "cannot grow: the disk is full; make room, then run the same command again",
    "SQLITE_READONLY": "cannot be written: it is read-only; choose another file with --store or change its rights",
    "SQLITE_CANTOPEN": "cannot be opened; check that its folder exists and that you may read and write there",
    "SQLITE_PERM": "cannot be opened: access is denied; change its rights or choose another file with --store",
    "SQLITE_BUSY": "is locked by another program; wait until it has finished, then run the same command again",
    "SQLITE_LOCKED": "is locked by another program; wait until it has finished, then run the same command again",
    "SQLITE_IOERR": "cannot be read or written (input/output error); check the disk and how much room is left",
    "SQLITE_TOOBIG": "cannot take a page of this size; split the page",
}
# SQLSTATE, whole or its class (PostgreSQL documentation, appendix A)
_POSTGRESQL = {
    "53100": "cannot grow: the server's disk is full; make room, then run the same command again",
    "53300": "cannot be opened: the server has too many connections; try again later",
    "3D000": "does not exist on the server; create the database first (createdb)",
    "28": "refuses this user or password; check the URL",
    "42501": "may not be read or written by this user; ask for the rights, or use another user or database",
    "25006": "is read-only; connect to a server that takes writes",
    "55P03": "is locked by another program; wait until it has finished, then run the same command again",
    "57": "was shut down by the server's operator; try again when the server runs",
}
_UNREACHABLE = "cannot be reached; check that the server runs and that host, port and database of the URL are right"


@contextlib.contextmanager
def told(place: str) -> Iterator[None]:
    """Turns whatever the driver raises inside into a StoreError about `place`."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{place} {_reason(error.orig)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{place}: {_first_line(error)}; please report it") from error
    except sqlite3.Error as error:
        raise StoreError(f"{place} {_reason(error)}") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StoreError(f"{place} {_SQLITE['SQLITE_FULL']}") from error
        raise StoreError(f"{place}: {error.strerror or error}") from error


def _reason(error: BaseException | None) -> str:
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", None) or ""
        # extended codes begin with their primary one: SQLITE_IOERR_WRITE
        known = next((text for code, text in _SQLITE.items() if name.startswith(code)), None)
        return known or f"failed: {_first_line(error)}; please report it"
    state = getattr(error, "sqlstate", None)
    if state is None or state.startswith("08"):
        return _UNREACHABLE if _is_connection_fault(error) else f"failed: {_first_line(error)}; please report it"
    known = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
    return known or f"failed: {_first_line(error)}; please report it"


def _is_connection_fault(error: BaseException | None) -> bool:
    """psycopg has no SQLSTATE where no connection came about."""
    return type(error).__name__ == "OperationalError"


def _first_line(error: BaseException | None) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
