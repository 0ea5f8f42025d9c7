"""Where results go: standard output, a file that is whole or not there at all, a folder of files."""

import contextlib
import errno
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TextIO
from urllib.parse import unquote, urlsplit

from lagebild.errors import InputError, OutputError
from lagebild.model import Page
from lagebild.report.plain import one_line

__all__ = ["Output", "Stems", "folder", "whole"]

_NO_NAME = re.compile(r"[^\w.,()+ -]+")
_LONGEST = 120
"""Characters of a file name; file systems take 255 bytes."""


class Output:
    """A text file to write to, UTF-8; `-` is standard output.

    A file is written beside its place and moved there when it is whole, so that a failure leaves the old one.
    OutputError where it cannot be written.
    """

    def __init__(self, target: str, *, bom: bool = False) -> None:
        self._path = None if target == "-" else Path(target)
        self._encoding = "utf-8-sig" if bom else "utf-8"
        self._beside: Path | None = None

    def __enter__(self) -> TextIO:
        if self._path is None:
            reconfigure = getattr(sys.stdout, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding=self._encoding)
            self._file: TextIO = sys.stdout
            return self._file
        # a device or pipe (/dev/null, /dev/stdout) is written as it is
        if self._path.exists() and not self._path.is_file():
            if self._path.is_dir():
                raise OutputError(f"{self._path} is a folder; name a file with --output")
        else:
            self._beside = self._path.with_name(f".{self._path.name[:_LONGEST]}.{os.getpid()}.part")
        with _told(self._path):
            self._file = (self._beside or self._path).open("w", encoding=self._encoding, newline="")
        return self._file

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None:
            return
        try:
            with _told(self._path):
                self._file.close()
                if self._beside is not None and kind is None:
                    self._beside.replace(self._path)
        finally:
            if self._beside is not None:
                self._beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise _refusal(self._path, error) from error


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> OutputError:
    remedy = "make room" if error.errno == errno.ENOSPC else "choose another place with --output"
    return OutputError(f"cannot write {path}: {error.strerror or error}; {remedy}")


@contextlib.contextmanager
def whole(target: str) -> Iterator[Path]:
    """A path beside `target` to write a binary file to; moved there when it is whole. OutputError as for `Output`."""
    path = Path(target)
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file with --output")
    beside = path.with_name(f".{path.name[:_LONGEST]}.{os.getpid()}.part")
    with _told(path):
        try:
            yield beside
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def folder(target: str) -> Path:
    """The folder to write files to, made if it is not there."""
    if target == "-":
        raise InputError("this format writes a file a page; name a folder with --output")
    path = Path(target)
    if path.exists() and not path.is_dir():
        raise OutputError(f"{path} is a file; name a folder with --output")
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
    return path


class Stems:
    """File names for pages, one each."""

    def __init__(self, place: Path) -> None:
        self._folder = place
        self._taken: set[str] = set()

    def path(self, page: Page) -> tuple[Path, str | None]:
        """<stem>.json for a page; a longer name, and the stem in question, where another page of this run has it."""
        stem = _stem(page.uri)
        if stem.casefold() not in self._taken:
            self._taken.add(stem.casefold())
            return self._folder / f"{stem}.json", None
        longer, count = f"{stem}-{page.id[:8]}", 2
        while longer.casefold() in self._taken:
            longer, count = f"{stem}-{page.id[:8]}-{count}", count + 1
        self._taken.add(longer.casefold())
        return self._folder / f"{longer}.json", stem


def _stem(uri: str) -> str:
    """The name of the file or of the address's last part; nothing in it can lead out of the folder."""
    parts = urlsplit(uri) if "://" in uri else None
    path = unquote(parts.path) if parts else uri
    name = PurePosixPath(path).stem if path.rstrip("/") else (parts.hostname or "" if parts else "")
    return _NO_NAME.sub("_", one_line(name)).lstrip(".")[:_LONGEST] or "page"
