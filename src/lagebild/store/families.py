"""Wire families as rows: who prints whose text, what each version did to it, and who prints which position."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from lagebild.store import queries, schema
from lagebild.store.joining import Line, lines
from lagebild.store.loading import Leaves
from lagebild.store.rows import CitedPosition, Passage, Source
from lagebild.stories import Change, align
from lagebild.stories.alignment import EditKind

__all__ = ["CitedEdit", "Family", "Version", "families"]


@dataclass(frozen=True, slots=True)
class CitedEdit:
    """What became of a sentence: `version` and `origin` are its place on either page, None where it is not there;
    `changes` the words, where it is reworded; `moved` whether it stands in another order than in the origin.
    """

    kind: EditKind
    version: Passage | None
    origin: Passage | None
    moved: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """An article of a family; `edits` are against the origin, in the order of the version, empty for the origin."""

    source: Source
    words: int
    edits: tuple[CitedEdit, ...]

    def count(self, kind: EditKind) -> int:
        """How many sentences were kept, reworded, dropped or added."""
        return sum(edit.kind == kind for edit in self.edits)

    @property
    def moved(self) -> int:
        """How many sentences stand in another order."""
        return sum(edit.moved for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Family:
    """The versions of one agency copy.

    `number` stays the same while pages are added (unless two families turn out to be one); `agency` is where the copy
    comes from, as the versions say, None where none says so; `origin` stands for it: the longest version by an agency
    alone, the earliest of equals; `versions` are the others by date. `positions` is what the copy says, each once, with
    all that print it in `printed` (nothing there: only its own page).
    """

    number: int
    agency: str | None
    origin: Version
    versions: tuple[Version, ...]
    positions: tuple[CitedPosition, ...]

    @property
    def members(self) -> tuple[Version, ...]:
        """All of them, the origin first."""
        return (self.origin, *self.versions)


def families(connection: Connection, number: int | None, *, superseded: bool) -> Iterator[Family]:
    """Families of two and more articles, the largest first; `number` asks for one."""
    leaves = Leaves(connection)
    said = _positions(connection, superseded=superseded)
    for family, origin, pages in _pages(connection, number, superseded=superseded):
        yield _family(connection, family, origin, pages, leaves, said)


def _pages(connection: Connection, number: int | None, *, superseded: bool) -> list[tuple[int, int, list[int]]]:
    table, articles = schema.memberships, schema.articles
    query = select(table).join(articles, articles.c.page == table.c.page).order_by(articles.c.published, table.c.page)
    if number is not None:
        query = query.where(table.c.family == number)
    if not superseded:
        query = query.where(table.c.page.in_(queries.current_pages()))
    several = select(table.c.family).group_by(table.c.family).having(func.count() > 1)
    groups, origins = defaultdict(list), dict[int, int]()
    for row in connection.execute(query.where(table.c.family.in_(several))):
        groups[row.family].append(row.page)
        origins[row.family] = row.origin
    found = [(family, origins[family], pages) for family, pages in groups.items() if len(pages) > 1]
    return sorted(found, key=lambda item: (-len(item[2]), item[0]))


def _positions(connection: Connection, *, superseded: bool) -> dict[str, list[CitedPosition]]:
    """What the articles in families say, counted once, by page."""
    found: dict[str, list[CitedPosition]] = defaultdict(list)
    asked = replace(queries.filters(superseded=superseded), count="once", families=True)
    for position in queries.positions(connection, asked):
        found[position.citation.source.page_id].append(position)
    return found


def _family(
    connection: Connection,
    number: int,
    origin: int,
    pages: Sequence[int],
    leaves: Leaves,
    said: dict[str, list[CitedPosition]],
) -> Family:
    # a superseded origin still is what the others were made from, but the earliest that is shown stands for it
    first = origin if origin in pages else pages[0]
    base = lines(connection, first)
    versions = [
        Version(leaves[page].source, _words(own), () if page == first else tuple(_edits(base, own)))
        for page in (first, *(page for page in pages if page != first))
        for own in [lines(connection, page)]
    ]
    positions = [position for version in versions for position in said.get(version.source.page_id, ())]
    return Family(number, _agency([version.source for version in versions]), versions[0], tuple(versions[1:]),
                  tuple(positions))  # fmt: skip


def _words(own: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in own)


def _agency(sources: Sequence[Source]) -> str | None:
    """What the origin credits, else what most versions do."""
    if sources[0].agencies:
        return ", ".join(sources[0].agencies)
    credited = [agency for source in sources for agency in source.agencies]
    return max(credited, key=credited.count) if credited else None


def _edits(base: Sequence[Line], own: Sequence[Line]) -> Iterator[CitedEdit]:
    for edit in align([line.text for line in base], [line.text for line in own]):
        yield CitedEdit(
            edit.kind,
            None if edit.version is None else _passage(own[edit.version]),
            None if edit.origin is None else _passage(base[edit.origin]),
            edit.moved,
            edit.changes,
        )


def _passage(line: Line) -> Passage:
    """The sentence on one line, with its place."""
    return Passage(line.text, line.span.start, line.span.end)
