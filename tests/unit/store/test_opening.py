"""What is a store, what is none, and what the user is told."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from lagebild.errors import StoreError
from lagebild.model import Reading
from lagebild.store import Store, schema
from lagebild.store.opening import _configuration, open_engine, transaction

Make = Callable[..., Reading]
TEXT = "Titel\nAnna Berger fordert ein Ende der Zölle."
DEMAND = {"actor": "Anna Berger", "act": "demand", "content": "ein Ende der Zölle"}


@pytest.mark.skipif(
    not os.environ.get("LAGEBILD_TEST_POSTGRES"),
    reason="the store tests ran on SQLite alone: LAGEBILD_TEST_POSTGRES names no PostgreSQL server (see .ci/postgres)",
)
def test_the_server_is_tried_too(request: pytest.FixtureRequest) -> None:
    assert any("postgresql" in item.name for item in request.session.items)


def _quiet(_message: str) -> None:
    pass


def _told(target: str | Path, *, create: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        Store(target, create=create).close()
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_the_migrations_lead_to_the_tables_that_the_code_uses(target: str) -> None:
    engine, _ = open_engine(target, create=True, tell=_quiet)
    with transaction(engine) as connection:
        options: dict[str, Any] = {"version_table": schema.VERSION_TABLE, "compare_type": False}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata)
    engine.dispose()
    # the full-text index belongs to its database, not to the common tables
    left = [entry for entry in differences if "sentence" not in str(entry)]
    assert left == []
    assert ScriptDirectory.from_config(_configuration()).get_current_head() == schema.HEAD


def test_an_older_store_is_brought_up_to_date_with_all_it_holds(target: str, make_reading: Make) -> None:
    with Store(target) as store:
        store.add(make_reading(TEXT, positions=[DEMAND | {"addressee": "Bern"}]))
    engine, _ = open_engine(target, create=True, tell=_quiet)
    with transaction(engine, write=True) as connection:
        _back_to_first(connection)
    engine.dispose()
    told: list[str] = []
    with Store(target, create=False, tell=told.append) as store:
        position = store.positions()[0]
        assert position.content.text == "ein Ende der Zölle"
        assert (position.addressee, position.addressee_score, position.sure_addressee) == ("Bern", None, None)
        assert len(store.search("Zoll")) == 1
    assert len(told) == 1
    assert "0001" in told[0]
    assert schema.HEAD in told[0]


_ACROSS = ("entities", "identities", "actor_keys", "unsettled", "doubts")


def _back_to_first(connection: Any) -> None:
    """What a store looked like before the full-text index, the families, the issues, the actors across articles and how
    sure an addressee is.
    """
    for name in ("sequences", "memberships", "alignments", "issues", *_ACROSS):
        connection.execute(text(f"DROP TABLE {name}"))
    for name in ("addressee_rule", "addressee_score"):
        connection.execute(text(f"ALTER TABLE positions DROP COLUMN {name}"))
    if connection.dialect.name == "sqlite":
        for name in ("added", "removed", "changed"):
            connection.execute(text(f"DROP TRIGGER sentence_{name}"))
        connection.execute(text("DROP TABLE sentence_index"))
    else:
        connection.execute(text("ALTER TABLE sentences DROP COLUMN lemma_index"))
    command.stamp(_configuration(connection), "0001", purge=True)


def test_a_newer_store_is_left_alone(target: str) -> None:
    Store(target).close()
    engine, _ = open_engine(target, create=True, tell=_quiet)
    with transaction(engine, write=True) as connection:
        connection.execute(text("UPDATE lagebild_schema SET version_num = '9999'"))
    engine.dispose()
    assert "newer lagebild" in _told(target)


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    note = tmp_path / "notiz.txt"
    note.write_text("Kein Speicher, nur eine Notiz von mehr als sechzehn Zeichen.", "utf-8")
    assert "is no lagebild store" in _told(note)
    assert note.read_text("utf-8").startswith("Kein")
    other = tmp_path / "andere.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE pages (number INTEGER)")
    connection.close()
    assert "other tables" in _told(other)
    assert "is a folder" in _told(tmp_path)
    assert "no folder" in _told(tmp_path / "fehlt" / "lage.db")
    assert "lagebild add" in _told(tmp_path / "fehlt.db", create=False)
    (tmp_path / "leer.db").touch()
    assert "is empty" in _told(tmp_path / "leer.db", create=False)


def test_a_damaged_store_is_told(tmp_path: Path, make_reading: Make) -> None:
    path = tmp_path / "lage.db"
    with Store(path) as store:
        store.add(make_reading(TEXT, positions=[DEMAND]))
    body = bytearray(path.read_bytes())
    body[2000:] = os.urandom(len(body) - 2000)
    path.write_bytes(body)
    with pytest.raises(StoreError), Store(path) as store:
        store.positions()


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("mysql://somebody@host/base", "only a file"),
        ("postgresql://somebody:secret@127.0.0.1:1/base", "cannot be reached"),
        ("://", "not a URL"),
    ],
)
def test_a_url_that_does_not_serve_is_told_without_its_password(url: str, part: str) -> None:
    message = _told(url)
    assert part in message
    assert "secret" not in message


@pytest.mark.parametrize("name", ["Lage ä ö ü ß.db", "a b?c#d%41.db", "'quote\".db", "日本.db"])
def test_any_file_name_will_do(tmp_path: Path, make_reading: Make, name: str) -> None:
    path = tmp_path / "Ordner mit Leerzeichen" / name
    path.parent.mkdir()
    with Store(path) as store:
        store.add(make_reading(TEXT, positions=[DEMAND]))
    assert path.is_file()
    with Store(str(path), create=False) as store:
        assert len(store.positions()) == 1


def test_a_full_disk_is_told_and_loses_only_the_page_in_hand(tmp_path: Path, make_reading: Make) -> None:
    with Store(tmp_path / "lage.db") as store:
        store.add(make_reading(TEXT, positions=[DEMAND]))
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        noise = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(100_000))
        with pytest.raises(StoreError, match="disk is full"):
            store.add(make_reading("Titel\n" + noise, "zwei.txt"))
        assert store.counts().pages == 1


def test_a_store_that_another_program_writes_to_is_told(tmp_path: Path, make_reading: Make, monkeypatch: Any) -> None:
    monkeypatch.setattr("lagebild.store.opening._PATIENCE", 50)
    path = tmp_path / "lage.db"
    with Store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.add(make_reading(TEXT))
        other.execute("ROLLBACK")
        other.close()
        assert store.add(make_reading(TEXT)) == "new"


def _as_another_user(work: Callable[[], str]) -> str:
    """What `work` returns in a process that may not write everywhere, as root may."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            os.write(writing_end, work().encode())
        finally:
            os._exit(0)
    os.close(writing_end)
    with os.fdopen(reading_end, encoding="utf-8") as file:
        answer = file.read()
    os.waitpid(child, 0)
    return answer


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_a_store_in_a_read_only_folder_can_be_read_only(tmp_path: Path, make_reading: Make) -> None:
    path = tmp_path / "lage.db"
    with Store(path) as store:
        store.add(make_reading(TEXT, positions=[DEMAND]))
    for folder in (tmp_path, *tmp_path.parents[:3]):  # pytest makes them for its own user alone; xdist adds one
        folder.chmod(0o755)
    tmp_path.chmod(0o555)
    path.chmod(0o444)

    def work() -> str:
        with Store(path, create=False) as store:
            count = len(store.positions())
        return f"{count} | {_told(path)} | {_told(tmp_path / 'neu.db')}"

    try:
        count, old, new = _as_another_user(work).split(" | ")
    finally:
        tmp_path.chmod(0o755)
    assert count == "1"
    assert "read-only" in old
    assert "read-only" in new


_ADD_FOREVER = """
import sys
from lagebild.model import Article, Page, Reading, Span
from lagebild.store import Store
with Store(sys.argv[1]) as store:
    for number in range(100_000):
        text = f"Seite {number}"
        span = Span(0, len(text))
        page = Page(f"{number:064x}", f"{number}.txt", None, "text/plain", text)
        store.add(Reading(page, Article(str(number), page.id, span, (span,)), (span,) * 20, ("Seite",) * 20))
        print(number, flush=True)
"""


def test_killed_in_the_midst_only_whole_pages_are_in(target: str) -> None:
    process = subprocess.Popen([sys.executable, "-c", _ADD_FOREVER, target], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= 20:
            break
    process.kill()
    rest = process.stdout.read().split()
    process.wait()
    last = int(rest[-1]) if rest else 20
    with Store(target, create=False) as store:
        readings = list(store.readings())
        # the page after the last one told may have been whole already
        assert last + 1 <= len(readings) <= last + 2
        assert all(len(reading.sentences) == 20 for reading in readings)
        assert len(store.search("Seite", limit=10**6)) == 20 * len(readings)
        assert store.seen(readings[0].page)
