"""The stages in their order: a page in, a reading out."""

import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from lagebild import actors, articles, german, positions, quotations, times
from lagebild.model import Cast, Page, Problem, Reading

__all__ = ["failure", "read_page"]

_Found = TypeVar("_Found")


def read_page(page: Page) -> Reading:
    """All that can be read out of one page; what could not be used stands in `problems`.

    A stage that fails costs what it would have found, and says so; the other stages go on.
    """
    article, problems = articles.read(page)
    if article is None:
        return Reading(page, None, problems=problems)
    text, steps = page.text, _Steps(page.uri)
    sentences = steps.take("german", lambda: german.analyse(article, text), ())
    cast = steps.take("actors", lambda: actors.cast(article, text, sentences), Cast())
    said, unsaid = steps.take("quotations", lambda: quotations.find(page.id, text, sentences), ((), ()))
    said = steps.take("actors", lambda: actors.attribute(said, cast), said)
    held, unheld = steps.take("positions", lambda: positions.find(article, text, sentences, said, cast), ((), ()))
    dated, undated = steps.take("times", lambda: times.find(article, text, sentences), ((), ()))
    return Reading(
        page,
        article,
        sentences=tuple(sentence.span for sentence in sentences),
        lemmas=tuple(" ".join(token.lemma for token in sentence.tokens) for sentence in sentences),
        cast=cast,
        quotations=said,
        positions=held,
        times=dated,
        events=steps.take("times", lambda: times.events(article, text, sentences, dated), ()),
        problems=problems + unsaid + unheld + undated + tuple(steps.failed),
    )


def failure(stage: str, where: str, error: Exception) -> Problem:
    """The one line that tells of an error in a stage: what it is, and where in the program it happened."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    at = f"{place.filename.rsplit('/', 1)[-1]}, line {place.lineno}"
    return Problem(stage, "failed", where, f"reading failed with {what} ({at}); please report it")


class _Steps:
    """Takes the steps of one page, and keeps what failed on the way."""

    def __init__(self, where: str) -> None:
        self._where = where
        self.failed: list[Problem] = []

    def take(self, stage: str, step: Callable[[], _Found], otherwise: Any) -> _Found:
        """What the step finds; `otherwise` (the same kind of value, empty) and a Problem of that stage if it fails."""
        try:
            return step()
        except Exception as error:
            self.failed.append(failure(stage, self._where, error))
            found: _Found = otherwise
            return found
