"""Places for stores: files of SQLite always, schemas of PostgreSQL where the environment names a server."""

import contextlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

_SERVER = os.environ.get("LAGEBILD_TEST_POSTGRES")
_KINDS = ["sqlite", "postgresql"] if _SERVER else ["sqlite"]


@contextlib.contextmanager
def _place(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield str(folder / "lage.db")
        return
    url, name = make_url(_SERVER or ""), f"test_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=_KINDS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new store can be made."""
    with _place(request.param, tmp_path) as place:
        yield place


@pytest.fixture(scope="module", params=_KINDS)
def shared_target(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a store can be made that several tests only read."""
    with _place(request.param, tmp_path_factory.mktemp("store")) as place:
        yield place
