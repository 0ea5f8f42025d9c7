"""The report by stories, and the wire copies with what papers did to them: pure functions, no HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagebild.report.html import view
from lagebild.report.html.view import ActStyle, Date, Headline, Matrix, Source, Statement

__all__ = ["Chapter", "Copy", "EditRow", "Entry", "Part", "Printed", "Reprint", "Storyline", "chapters"]

_REST = "Weitere Meldungen"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was printed about a story on a day: an article, and how many others print the same copy."""

    day: str
    source: Source
    versions: int


@dataclass(frozen=True, slots=True)
class Storyline:
    """A story: `first` and `last` are ISO 8601 days, `pages` the ids of its pages."""

    id: str
    name: str
    first: str
    last: str
    pages: frozenset[str]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the report shows of a story; `number` counts from 1."""

    number: int
    story: Storyline
    statements: tuple[Statement, ...]
    summary: tuple[Headline, ...]
    matrix: Matrix

    @property
    def conditions(self) -> tuple[Statement, ...]:
        """What hangs on a condition."""
        return tuple(statement for statement in self.statements if statement.condition)

    @property
    def threats(self) -> tuple[Statement, ...]:
        """What is threatened."""
        return tuple(statement for statement in self.statements if statement.act == "threaten")

    @property
    def anchor(self) -> str:
        """What a link to it is called."""
        return f"geschichte-{self.number}"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words: "same" in both texts, "out" and "in" where they differ."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class EditRow:
    """A sentence of the agency's text beside what a version made of it; empty where it does not stand there."""

    kind: str
    moved: bool
    origin: tuple[Part, ...]
    version: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reprint:
    """A version of a copy: `counts` says how many sentences were kept, reworded, dropped, added, moved."""

    source: Source
    words: int
    counts: tuple[tuple[str, int], ...] = ()
    rows: tuple[EditRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A position and which members of its family print it, in the order of the members."""

    id: str
    actor: str
    act: str
    style: ActStyle
    content: str
    by: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A wire family: the version that stands for it first."""

    number: int
    agency: str
    members: tuple[Reprint, ...]
    positions: tuple[Printed, ...]


def chapters(
    stories: Iterable[Storyline], statements: Sequence[Statement], dates: Sequence[Date], today: str
) -> tuple[Chapter, ...]:
    """A chapter a story of several articles, the largest first; what is left makes the last one.

    With nothing to tell apart, one chapter without a name.
    """
    several = [story for story in stories if len(story.pages) > 1]
    taken = frozenset(page for story in several for page in story.pages)
    everything = {source.page_id for statement in statements for source in statement.sources}
    everything |= {source.page_id for date in dates for source in date.sources}
    rest = everything - taken
    parts = several + ([Storyline("", _REST if several else "", "", "", frozenset(rest))] if rest else [])
    if not parts:
        parts = [Storyline("", "", "", "", frozenset())]
    return tuple(_chapter(number, story, statements, dates, today) for number, story in enumerate(parts, 1))


def _chapter(
    number: int, story: Storyline, statements: Sequence[Statement], dates: Sequence[Date], today: str
) -> Chapter:
    own = tuple(statement for statement in statements if statement.sources[0].page_id in story.pages)
    due = [date for date in dates if any(source.page_id in story.pages for source in date.sources)]
    return Chapter(number, story, own, view.summary(own, due, today), view.matrix(own))
