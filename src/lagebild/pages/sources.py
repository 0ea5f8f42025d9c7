"""Where pages come from: files, folders walked in a stable order, standard input."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from lagebild.model import Problem

# What a browser puts beside "Seite.html" when it saves a page whole; nothing in there is a page of its own.
_COMPANIONS: Final = ("_files", "-Dateien", "_Dateien")
_PACKED: Final = frozenset({".gz", ".xz", ".bz2", ".lzma"})


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: `name` is what messages call it, `uri` names its pages, `suffix` the kind that it claims."""

    name: str
    uri: str
    suffix: str
    path: Path | None = None

    def open(self) -> BinaryIO:
        """A stream of its bytes, at the beginning. Raises OSError."""
        return sys.stdin.buffer if self.path is None else self.path.open("rb", buffering=0)


def problem(kind: str, where: str, message: str) -> Problem:
    """A Problem of this stage on one line that can be printed anywhere."""
    return Problem("pages", kind, printable(where), printable(message))


def printable(value: str) -> str:
    """`value` on one line, without lone surrogates (file names may hold bytes that are no UTF-8)."""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def sources(paths: Iterable[str | Path]) -> Iterator[Source | Problem]:
    """Every source in `paths`, folders walked by name; `-` is standard input; a Problem for what is not there."""
    for given in paths:
        if str(given) == "-":
            yield Source("standard input", "stdin:", "")
            continue
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield unreadable(str(given), error)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        else:
            yield _file(path)


def _file(path: Path) -> Source:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    return Source(str(path), path.absolute().as_uri(), suffixes[-1] if suffixes else "", path)


def _folder(folder: Path) -> Iterator[Source | Problem]:
    """The files below `folder`, depth first by name, without hidden ones, companions of saved pages and devices."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir() and (path is folder or not path.is_symlink()):
                waiting.extend(reversed(_inside(path)))
            elif path.is_file():
                yield _file(path)
            elif path.is_symlink() and not path.exists():
                yield problem("missing", str(path), "points to nothing; remove the link or restore its target")
        except OSError as error:
            yield unreadable(str(path), error)


def _inside(folder: Path) -> list[Path]:
    names = sorted(os.listdir(folder))  # noqa: PTH208  # names are enough, and half as slow
    pages = {name.rsplit(".", 1)[0] for name in names if name.lower().endswith((".html", ".htm"))}
    companions = {page + mark for page in pages for mark in _COMPANIONS}
    return [folder / name for name in names if not name.startswith(".") and name not in companions]


def unreadable(where: str, error: Exception) -> Problem:
    """The Problem that an operating system error stands for."""
    if isinstance(error, FileNotFoundError):
        return problem("missing", where, "there is no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return problem("denied", where, "no permission to read it; change its rights or run as its owner")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return problem("unreadable", where, f"cannot be read: {reason}")
