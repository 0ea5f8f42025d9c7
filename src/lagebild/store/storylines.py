"""Stories as rows: what is about the same event or negotiation, with its days and who plays a part."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from lagebild.model import Article, Span
from lagebild.store import names, queries, schema
from lagebild.store.across import entity_of
from lagebild.store.loading import Leaf, Leaves
from lagebild.store.rows import Source
from lagebild.stories import Clipping, Story, stories

__all__ = ["CitedStory", "Day", "Entry", "storylines"]

_NO_NAMES = frozenset({"group", "anonymous", "unknown", "media"})
"""Kinds of actors that every story has: "die Polizei", "Beobachter", the agency itself."""
_SHORTEST = 3
"""Letters of a noun that is compared."""
_NAMED = 5
"""Actors and issues that are named for a story."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A copy of the day: the article that stands for it, and the others that print it."""

    source: Source
    versions: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What was printed about a story on a day ("" where the pages tell none)."""

    day: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CitedStory:
    """A story with its articles by day. `id` stays while its first article does; `first` and `last` are ISO 8601 days;
    `actors` and `issues` those that most of its articles and positions have.
    """

    id: str
    name: str
    first: str
    last: str
    sources: tuple[Source, ...]
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    timeline: tuple[Day, ...]


def storylines(connection: Connection, *, least: int = 1) -> Iterator[CitedStory]:
    """The stories of all current articles with at least `least` articles, the largest first."""
    leaves = Leaves(connection)
    families = {row.page: row.family for row in connection.execute(select(schema.memberships))}
    sources: dict[str, tuple[int, Source]] = {}
    clippings = []
    actors = _actors(connection)
    for number in _current(connection):
        leaf = leaves[number]
        if leaf.article is not None:
            sources[leaf.page.id] = (number, leaf.source)
            clippings.append(_clipping(connection, leaf, leaf.article, actors.get(number, ()), families.get(number)))
    issues = _issues(connection)
    called = {row.id: row.name for row in connection.execute(select(schema.actors.c.id, schema.actors.c.name))}
    called |= {row.id: row.name for row in connection.execute(select(schema.entities.c.id, schema.entities.c.name))}
    for story in stories(clippings):
        if len(story.clippings) >= least:
            yield _cited(story, [sources[name] for name in story.clippings], families, issues, called)


def _current(connection: Connection) -> Sequence[int]:
    table = schema.articles
    query = select(table.c.page).where(table.c.page.in_(queries.current_pages())).order_by(table.c.page)
    return connection.execute(query).scalars().all()


def _actors(connection: Connection) -> Mapping[int, Sequence[str]]:
    table, found = schema.appearances, defaultdict(list)
    actor = entity_of(table, table.c.actor).label("actor")
    query = select(table.c.page, actor, table.c.kind).order_by(table.c.page, table.c.ordinal)
    for row in connection.execute(query):
        if row.kind not in _NO_NAMES:
            found[row.page].append(row.actor)
    return found


def _issues(connection: Connection) -> Mapping[int, Counter[str]]:
    table = schema.positions
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(select(table.c.page, table.c.issue).where(table.c.issue.is_not(None))):
        found[row.page][row.issue] += 1
    return found


def _clipping(
    connection: Connection, leaf: Leaf, article: Article, actors: Sequence[str], family: int | None
) -> Clipping:
    table, text = schema.sentences, leaf.page.text
    lemmas = connection.execute(select(table.c.lemmas).where(table.c.page == leaf.number).order_by(table.c.ordinal))
    blocks = sorted(article.lead + article.body)
    words: Counter[str] = Counter()
    title: list[str] = []
    for span, line in zip(leaf.sentences, lemmas.scalars(), strict=True):
        if _is_inside(span, blocks):
            words.update(_nouns(line))
        elif article.headline is not None and article.headline.overlaps(span):
            title += _nouns(line)
    return Clipping(
        id=leaf.page.id,
        day=_day(article.published),
        words=words,
        actors=tuple(actors),
        kicker=article.kicker.of(text) if article.kicker else "",
        headline=leaf.source.headline or "",
        headline_words=tuple(title),
        copy="" if family is None else str(family),
    )


def _is_inside(span: Span, blocks: Sequence[Span]) -> bool:
    return any(block.overlaps(span) for block in blocks)


def _nouns(lemmas: str) -> Iterator[str]:
    """German nouns and names are what is written with a capital."""
    return (word for word in lemmas.split(" ") if len(word) >= _SHORTEST and word[0].isupper())


def _day(published: str | None) -> str:
    day = names.day(published) or ""
    try:
        return datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def _cited(
    story: Story,
    members: Sequence[tuple[int, Source]],
    families: Mapping[int, int],
    issues: Mapping[int, Counter[str]],
    called: Mapping[str, str],
) -> CitedStory:
    counted = sum((issues.get(number, Counter()) for number, _ in members), Counter[str]())
    return CitedStory(
        id=story.id,
        name=story.name,
        first=story.first,
        last=story.last,
        sources=tuple(source for _, source in members),
        actors=tuple(called[actor] for actor in story.actors[:_NAMED] if actor in called),
        issues=tuple(sorted(counted, key=lambda issue: (-counted[issue], issue))[:_NAMED]),
        timeline=tuple(_timeline(members, families)),
    )


def _timeline(members: Iterable[tuple[int, Source]], families: Mapping[int, int]) -> Iterator[Day]:
    """A copy stands on the day of its first version."""
    copies: dict[int, list[Source]] = defaultdict(list)
    for number, source in members:
        copies[families.get(number, number)].append(source)
    days: dict[str, list[Entry]] = defaultdict(list)
    for first, *others in copies.values():
        days[_day(first.published)].append(Entry(first, tuple(others)))
    for day in sorted(days, key=lambda day: day or "9999"):
        yield Day(day, tuple(days[day]))
