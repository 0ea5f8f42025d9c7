"""The verbs of the Python face: pages or text in, readings out."""

import hashlib
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from lagebild import pipeline
from lagebild.engine import run
from lagebild.errors import InputError
from lagebild.model import Hints, Page, Problem, Reading

__all__ = ["read", "read_text"]


def read(*paths: str | Path, jobs: int = 1, on_problem: Callable[[Problem], None] | None = None) -> Iterator[Reading]:
    """What the pages in `paths` say, page by page; lazy, so that memory stays flat over any number of pages.

    Files, folders (walked), feeds, WARC, JSON lines; "-" is standard input. `jobs` is the number of worker processes.
    What cannot be read goes to `on_problem`, by default as a warning, and the others go on. InputError, before anything
    is read, for a path that is not there; text itself is for `read_text`.
    """
    for path in paths:
        if str(path) != "-" and not Path(path).exists():
            raise InputError(f"no such file or folder: {str(path)[:200]}; text itself goes to lagebild.read_text")
    return _readings(paths, jobs, on_problem or _warn)


def _readings(paths: tuple[str | Path, ...], jobs: int, on_problem: Callable[[Problem], None]) -> Iterator[Reading]:
    for result in run(paths, jobs=jobs):
        if isinstance(result, Problem):
            on_problem(result)
        else:
            yield result


def _warn(problem: Problem) -> None:
    warnings.warn(str(problem), stacklevel=3)


def read_text(text: str, *, uri: str | None = None, published: str | None = None, outlet: str | None = None) -> Reading:
    """What one flattened page says that is at hand as text.

    `uri` names it in citations (default: made from its content); `published` (ISO 8601) and `outlet` say what the text
    itself does not.
    """
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    page = Page(name, uri or f"text:{name[:12]}", None, "text/plain", text, Hints(published=published, outlet=outlet))
    return pipeline.read_page(page)
