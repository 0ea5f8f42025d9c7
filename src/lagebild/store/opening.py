"""A path or URL becomes an engine on a store of the newest schema, or a StoreError says why not."""

import functools
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from lagebild.errors import StoreError
from lagebild.store.faults import told
from lagebild.store.schema import HEAD, VERSION_TABLE

Tell = Callable[[str], None]
_SIGNATURE = 0x4C614265  # "LaBe": SQLite's application_id of a store
_PATIENCE = 30_000  # milliseconds to wait for another writer's transaction, which is one page long
_MIGRATION_LOCK = 0x4C614265  # PostgreSQL's advisory lock: two programs opening an old store migrate it once


@contextmanager
def transaction(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """A connection in a transaction; `write` takes SQLite's write lock at once, so that nothing read goes stale."""
    with engine.connect().execution_options(lagebild_write=write) as connection, connection.begin():
        yield connection


def open_engine(target: str | Path, *, create: bool, tell: Tell) -> tuple[Engine, str]:
    """The engine, and the place as a person reads it. `create`: it must take writes, and is made where none is."""
    url = _url(target)
    if url is None:
        path = Path(target)
        engine, place = _sqlite(path, create=create), str(path)
    else:
        engine, place = _postgresql(url), url.render_as_string(hide_password=True)
    try:
        with told(f"store {place}"):
            _prepare(engine, place, create=create, tell=tell)
    except BaseException:
        engine.dispose()
        raise
    return engine, place


def _url(target: str | Path) -> URL | None:
    """The URL of a server; None where `target` names a file."""
    if isinstance(target, Path) or "://" not in target:
        return None
    try:
        url = make_url(target)
    except ArgumentError as error:
        raise StoreError(f"store {target}: not a URL; write postgresql+psycopg://user@host/database") from error
    if url.drivername not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise StoreError(
            f"store {url.drivername}://...: only a file (SQLite) or postgresql+psycopg://user@host/database"
        )
    return url.set(drivername="postgresql+psycopg")


def _sqlite(path: Path, *, create: bool) -> Engine:
    mode = _mode(path, create=create)
    address = f"{path.absolute().as_uri()}?{mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        connection.execute("PRAGMA foreign_keys = ON")
        # a killed program loses nothing; a power cut at most the last pages, which the next `add` reads again
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(
            "BEGIN IMMEDIATE" if connection.get_execution_options().get("lagebild_write") else "BEGIN"
        )

    return engine


def _mode(path: Path, *, create: bool) -> str:
    """How SQLite shall open the file; a StoreError where the folder or file cannot serve."""
    if path.is_dir():
        raise StoreError(f"store {path} is a folder; name a file in it, like {path / 'lage.db'}")
    if not path.parent.is_dir():
        raise StoreError(f"store {path}: there is no folder {path.parent}; create it first")
    if not path.exists():
        return _mode_of_new(path, create=create)
    _check_file(path)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    if create:
        raise StoreError(f"store {path} cannot be written: file or folder is read-only; choose another with --store")
    # without a write-ahead log to share, a file that cannot change may be read as it is; SQLite cannot lock it there
    log = Path(f"{path}-wal")
    return "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"


def _mode_of_new(path: Path, *, create: bool) -> str:
    if not create:
        raise StoreError(f"there is no store {path}; make one with: lagebild add PATH --store {path}")
    if not os.access(path.parent, os.W_OK):
        raise StoreError(
            f"store {path} cannot be made: the folder {path.parent} is read-only; choose another with --store"
        )
    return "mode=rwc"


def _check_file(path: Path) -> None:
    """SQLite takes any empty file and says little about others: look at the first bytes before it does."""
    with told(f"store {path}"):
        if not path.is_file():
            raise StoreError(f"store {path} is no ordinary file; choose another with --store")
        with path.open("rb") as file:
            head = file.read(16)
    if head and head != b"SQLite format 3\x00":
        raise StoreError(f"{path} is no lagebild store (not an SQLite database); choose another file with --store")


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url, connect_args={"connect_timeout": 10})
    except ImportError as error:
        raise StoreError(
            "a PostgreSQL store needs psycopg; install it with: pip install 'lagebild[postgresql]'"
        ) from error


State = Literal["empty", "store", "foreign"]


def _prepare(engine: Engine, place: str, *, create: bool, tell: Tell) -> None:
    """Brings the database to the newest schema where it is a store or empty; a StoreError otherwise."""
    with transaction(engine) as connection:
        state, revision = _look(connection)
    if state == "foreign":
        raise StoreError(f"{place} is no lagebild store (a database with other tables); choose another with --store")
    if state == "empty" and not create:
        raise StoreError(f"{place} is empty; fill it with: lagebild add PATH --store {place}")
    if revision == HEAD:
        return
    if revision is not None and revision not in _revisions():
        raise StoreError(
            f"store {place} was written by a newer lagebild (schema {revision}; this one knows {HEAD}); update lagebild"
        )
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with transaction(engine, write=True) as connection:
        _migrate(connection)
        if revision is not None:
            _catch_up(connection)
    if revision is not None:
        tell(f"store {place}: schema brought from {revision} to {HEAD}")


def _look(connection: Connection) -> tuple[State, str | None]:
    """Whether the database is empty, a store or something else, and a store's revision."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        revision = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return ("store", None if revision is None else str(revision))
    return ("foreign" if tables else "empty", None)


def _write_ahead(engine: Engine) -> None:
    """Readers and one writer at the same time; kept in the file. Where the file system cannot, nothing changes."""
    connection = engine.raw_connection()
    try:
        connection.driver_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]  # never None: checked out
    finally:
        connection.close()


def _configuration(connection: Connection | None = None) -> Any:
    from alembic.config import Config  # noqa: PLC0415  # slow to import, and only needed where a schema is not the newest

    configuration = Config()
    configuration.set_main_option("script_location", "lagebild.store:migrations")
    configuration.attributes["connection"] = connection
    configuration.attributes["version_table"] = VERSION_TABLE
    return configuration


def _catch_up(connection: Connection) -> None:
    from lagebild.store import joining, settling  # noqa: PLC0415  # as above

    joining.catch_up(connection)
    settling.catch_up(connection)


@functools.cache
def _revisions() -> frozenset[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # as above

    return frozenset(script.revision for script in ScriptDirectory.from_config(_configuration()).walk_revisions())


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415  # as above

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
    else:
        connection.exec_driver_sql(f"PRAGMA application_id = {_SIGNATURE}")
    command.upgrade(_configuration(connection), "head")
