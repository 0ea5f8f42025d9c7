"""The store's one public face."""

import contextlib
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import Connection, select

from lagebild import __version__
from lagebild.errors import StoreError
from lagebild.model import Judgement, Page, Problem, Reading
from lagebild.store import census, issues, judging, loading, merging, queries, schema, search, writing
from lagebild.store.candidates import Candidates, candidates
from lagebild.store.faults import told
from lagebild.store.issues import Material
from lagebild.store.merging import Told
from lagebild.store.opening import open_engine, transaction
from lagebild.store.queries import Day, counted, filters
from lagebild.store.rows import (
    Added,
    Citation,
    CitedEvent,
    CitedPosition,
    CitedQuotation,
    Count,
    Counts,
    DoubtfulPair,
    KnownActor,
    NamedHere,
    StoredArticle,
    StoredJudgement,
)

if TYPE_CHECKING:
    from lagebild.store.families import Family
    from lagebild.store.storylines import CitedStory

_Line = TypeVar("_Line")


class Store:
    """Pages and what was read out of them, in a file (SQLite) or a PostgreSQL database.

    `target` is a path or a URL (`postgresql+psycopg://user@host/database`). With `create` (the default) a new store is
    made where there is none; without, it must be there, and may be read-only. An older schema is brought up to date on
    opening; `tell` hears of it (default: a log record). Close it, or use it in a `with` statement. StoreError says in
    one line what is wrong, where, and what to do.
    """

    def __init__(
        self, target: str | Path = "lage.db", *, create: bool = True, tell: Callable[[str], None] | None = None
    ) -> None:
        self._engine, self.place = open_engine(target, create=create, tell=tell or logging.getLogger("lagebild").info)
        self._tell = tell or logging.getLogger("lagebild").info
        self._over: Callable[[CitedPosition], CitedPosition] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file or the connections back."""
        self._engine.dispose()

    def add(self, reading: Reading, *, again: bool = False) -> Added:
        """Stores a reading with its page in one transaction; a page that is in stays as it is unless `again`.

        What stands on no characters of its page is left out and becomes a Problem. Judgements are never touched.
        """
        with self._writing() as connection:
            return writing.add(connection, reading, again=again, software=__version__)

    def seen(self, page: Page) -> bool:
        """Whether the page is in, so that it need not be read again; where it was seen this time is noted."""
        with self._reading() as connection:
            number = writing.known_page(connection, page.id)
            if number is None:
                return False
        with self._writing() as connection:
            writing.sight_known(connection, number, page)
        return True

    def page(self, page_id: str) -> Page | None:
        """The page of that id, as it was added; None where there is none."""
        with self._reading() as connection:
            number = writing.known_page(connection, page_id)
            return None if number is None else loading.load_leaf(connection, number).page

    def add_problem(self, problem: Problem) -> None:
        """Notes what could not even become a page; the same problem twice is one."""
        with self._writing() as connection:
            writing.add_problems(connection, (problem,), None)

    def positions(  # noqa: PLR0913  # an argument a filter
        self,
        *,
        actor: str | None = None,
        issue: str | None = None,
        act: str | Sequence[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
        min_score: float | None = None,
        superseded: bool = False,
        count: Count = "printed",
    ) -> tuple[CitedPosition, ...]:
        """Who wants what, by day.

        `actor` is a name or alias, or whole words of one; `issue` may be part of a word; `act` one or several of
        `model.ACTS`; `since` and `until` are inclusive (a date, or ISO 8601 text as short as a year) and compared with
        the day it was said, else published; `superseded` asks for older versions of pages too; with `count` "once"
        one position stands for all that versions of an agency copy share, and tells in `printed` who has it.
        InputError for a date or act that is none.
        """
        stored_issue = None if self._over else issue  # what is laid over may change the issue
        asked = filters(
            actor=actor, issue=stored_issue, act=act, since=since, until=until, min_score=min_score,
            superseded=superseded,
        )  # fmt: skip
        self.settle_actors()
        asked = counted(asked, count)
        lines = map(self._laid_over, self._lines(lambda connection: queries.positions(connection, asked)))
        about = [line for line in lines if queries.is_about(line, issue)] if self._over and issue else lines
        return tuple(sorted(about, key=lambda line: line.day or ""))

    def every_position(self, *, superseded: bool = False, count: Count = "printed") -> Iterator[CitedPosition]:
        """All positions page by page, for stores larger than memory; `count` as for `positions`."""
        asked = counted(filters(superseded=superseded), count)
        self.settle_actors()
        return map(self._laid_over, self._stream(lambda connection: queries.positions(connection, asked)))

    def lay_over(self, change: Callable[[CitedPosition], CitedPosition] | None) -> None:
        """Lets `change` (a codebook, say) have its word on every position that is asked for; nothing is stored."""
        self._over = change

    def _laid_over(self, position: CitedPosition) -> CitedPosition:
        return self._over(position) if self._over else position

    def quotations(
        self,
        *,
        actor: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        min_score: float | None = None,
        superseded: bool = False,
        count: Count = "printed",
    ) -> tuple[CitedQuotation, ...]:
        """Who said what, in the order of the pages; filters and `count` as for positions, days are days of
        publication.
        """
        asked = filters(actor=actor, since=since, until=until, min_score=min_score, superseded=superseded)
        asked = counted(asked, count)
        self.settle_actors()
        return self._lines(lambda connection: queries.quotations(connection, asked))

    def every_quotation(self, *, superseded: bool = False, count: Count = "printed") -> Iterator[CitedQuotation]:
        """All quotations page by page, for stores larger than memory; `count` as for positions."""
        asked = counted(filters(superseded=superseded), count)
        self.settle_actors()
        return self._stream(lambda connection: queries.quotations(connection, asked))

    def events(
        self,
        *,
        since: Day | None = None,
        until: Day | None = None,
        min_score: float | None = None,
        superseded: bool = False,
        count: Count = "printed",
    ) -> tuple[CitedEvent, ...]:
        """What is due or planned, by its day, with which `since` and `until` are compared; `count` as for positions."""
        asked = counted(filters(since=since, until=until, min_score=min_score, superseded=superseded), count)
        return self._lines(lambda connection: queries.events(connection, asked))

    def articles(
        self, *, since: Day | None = None, until: Day | None = None, superseded: bool = False
    ) -> tuple[StoredArticle, ...]:
        """The articles in the order in which their pages came, with how much was found in each."""
        asked = filters(since=since, until=until, superseded=superseded)
        return self._lines(lambda connection: queries.articles(connection, asked))

    def families(self, number: int | None = None, *, superseded: bool = False) -> "tuple[Family, ...]":
        """The wire families of two and more articles, the largest first; or the one of that number, if there is one."""
        from lagebild.store import families  # noqa: PLC0415  # brings numpy, which most who read need not wait for

        self.settle_actors()
        return self._lines(lambda connection: families.families(connection, number, superseded=superseded))

    def without_issue(self) -> int:
        """How many positions have no issue yet: pages were added since issues were last kept."""
        return next(self._stream(lambda connection: (issues.missing(connection),)))

    def issue_material(self) -> tuple[tuple[Material, ...], frozenset[str]]:
        """What the issues of all positions are induced from, and the names that are no issues."""
        self.settle_actors()
        with self._reading() as connection:
            return tuple(issues.material(connection)), frozenset(issues.names_of(connection))

    def keep_issues(self, found: Iterable[tuple[Material, str | None, str]]) -> None:
        """Keeps the issue of every position and where it comes from, in place of those that were kept before."""
        with self._writing() as connection:
            issues.keep(connection, found)

    def stories(self, *, least: int = 1) -> "tuple[CitedStory, ...]":
        """What the current articles are about, the story with most articles first; `least` is how many it must have."""
        from lagebild.store import storylines  # noqa: PLC0415  # as above

        self.settle_actors()
        return self._lines(lambda connection: storylines.storylines(connection, least=least))

    def actors(self) -> tuple[KnownActor, ...]:
        """Everybody who is named on a current page, who wants most first."""
        self.settle_actors()
        return self._lines(census.actors)

    def doubtful_actors(self) -> tuple[DoubtfulPair, ...]:
        """Pairs of actors that may be one, the likeliest first, with what speaks for it and against."""
        self.settle_actors()
        return self._lines(census.doubtful)

    def appearances(self, actor: str) -> tuple[NamedHere, ...]:
        """Where an actor (name, alias or id) is named, what it is called there, and why it is taken for this one.
        InputError where the name is nobody's or means several.
        """
        self.settle_actors()
        return self._lines(lambda connection: census.appearances(connection, merging.entity(connection, actor)))

    def actors_on(self, page_id: str) -> dict[str, tuple[str, str]]:
        """By the id that an actor has in the article of that page: id and name of the actor across articles."""
        self.settle_actors()
        with self._reading() as connection:
            return census.on_page(connection, page_id)

    def merge_actors(self, one: str, other: str, *, reviewer: str = "") -> Told:
        """Notes a human's word that two actors (name, alias or id) are one, whatever this program thinks, now and in
        every later run; `take_back` undoes it. InputError where a name is nobody's or means several.
        """
        self.settle_actors()
        with self._writing() as connection:
            return merging.merge(connection, one, other, reviewer, writing.now())

    def split_actor(self, one: str, *, other: str | None = None, pages: Sequence[str] = (), reviewer: str = "") -> Told:
        """Notes a human's word that `one` is not `other`: a name that articles have for it, or another actor. With
        `pages` (ids, addresses, file names) that only those articles mean somebody else. As for `merge_actors`.
        """
        self.settle_actors()
        with self._writing() as connection:
            return merging.split(connection, one, other, pages, reviewer, writing.now())

    def settle_actors(self) -> None:
        """Finds out who is who across articles, where pages came or humans spoke since that was last done; every
        question does so first. What cannot be written (a read-only store) keeps the actors of its articles.
        """
        if next(self._stream(lambda connection: (census.is_settled(connection),))):
            return
        from lagebild.store import settling  # noqa: PLC0415  # brings word lists, which most who read need not wait for

        try:
            more = True
            while more:
                with self._writing() as connection:
                    more = settling.settle(connection)
        except StoreError as error:
            self._tell(f"actors stay as each article has them: {error}")

    def problems(self) -> tuple[Problem, ...]:
        """What could not be used, and why, in the order in which it came."""
        query = select(schema.problems).order_by(schema.problems.c.number)
        return self._lines(lambda connection: map(loading.problem, connection.execute(query)))

    def search(self, words: str, *, limit: int = 20) -> tuple[Citation, ...]:
        """The sentences of current pages that hold all `words` in any of their forms, best first."""
        return self._lines(lambda connection: search.search(connection, words, limit))

    def candidates(self, words: Sequence[str], actors: Collection[str] = (), *, limit: int = 300) -> Candidates:
        """Sentences of current pages that hold any of `words` (lemmas) or name one of `actors` (ids), with what was
        found in each: what answers to a question are chosen from. At most `limit` by words, and by actors each.
        """
        self.settle_actors()
        with self._reading() as connection:
            return candidates(connection, words, actors, limit)

    def readings(self, *, superseded: bool = False) -> Iterator[Reading]:
        """The stored readings, page by page: what `add` took, without what stood on no characters."""
        query = select(schema.pages.c.number).order_by(schema.pages.c.number)
        if not superseded:
            query = query.where(schema.pages.c.number.in_(queries.current_pages()))
        return self._stream(lambda connection: loading.readings(connection, connection.execute(query).scalars().all()))

    def counts(self) -> Counts:
        """How much there is."""
        self.settle_actors()
        with self._reading() as connection:
            return queries.counts(connection)

    def judge(self, judgement: Judgement) -> StoredJudgement:
        """Adds a human's word on a finding; what was said before stays on record."""
        with self._writing() as connection:
            return judging.judge(connection, judgement)

    def take_back(self, number: int, *, deleted: str | None = None) -> StoredJudgement:
        """Marks a judgement as taken back at `deleted` (ISO 8601, default: now); InputError where there is none."""
        with self._writing() as connection:
            return judging.take_back(connection, number, deleted)

    def judgements(self, target_id: str | None = None, *, deleted: bool = False) -> tuple[StoredJudgement, ...]:
        """Judgements in the order in which they were made; with `deleted` those taken back too."""
        return self._lines(lambda connection: judging.judgements(connection, target_id, deleted=deleted))

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(f"store {self.place}"), transaction(self._engine) as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(f"store {self.place}"), transaction(self._engine, write=True) as connection:
            yield connection

    def _stream(self, ask: Callable[[Connection], Iterable[_Line]]) -> Iterator[_Line]:
        with self._reading() as connection:
            yield from ask(connection)

    def _lines(self, ask: Callable[[Connection], Iterable[_Line]]) -> tuple[_Line, ...]:
        return tuple(self._stream(ask))
