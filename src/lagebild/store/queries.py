"""Questions to the tables. Everything a user or a page says is a bound parameter, never SQL."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, FromClause, Row, ScalarSelect, Select, and_, func, or_, select

from lagebild.errors import InputError
from lagebild.model import ACTS, Article, Span
from lagebild.store import names, schema
from lagebild.store.across import Face, is_called
from lagebild.store.copies import Copies, Finding
from lagebild.store.human import Words
from lagebild.store.loading import Leaf, Leaves
from lagebild.store.rows import (
    CitedEvent,
    CitedPosition,
    CitedQuotation,
    Count,
    Counts,
    StoredArticle,
    passage,
)
from lagebild.store.sides import Sides

Day = str | datetime.date


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None asks for everything."""

    actor: str | None = None
    issue: str | None = None
    acts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    min_score: float | None = None
    superseded: bool = False
    count: Count = "printed"
    families: bool = False
    pages: tuple[int, ...] = ()


def filters(
    *,
    actor: str | None = None,
    issue: str | None = None,
    act: str | Sequence[str] | None = None,
    since: Day | None = None,
    until: Day | None = None,
    min_score: float | None = None,
    superseded: bool = False,
) -> Filters:
    """The filters, checked; InputError for an act or a date that is none."""
    acts = (act,) if isinstance(act, str) else tuple(act or ())
    for name in acts:
        if name not in ACTS:
            raise InputError(f"unknown act {name!r}; one of {', '.join(ACTS)}")
    return Filters(actor, issue, acts, _bound(since, names.day), _bound(until, names.last_day), min_score, superseded)


def counted(asked: Filters, count: Count) -> Filters:
    """The filters with a way of counting; InputError for one that is none."""
    if count not in get_args(Count):
        raise InputError(f"unknown way to count {count!r}; one of {', '.join(get_args(Count))}")
    return replace(asked, count=count)


def _bound(value: Day | None, meaning: Any) -> str | None:
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, datetime.date) else value
    day: str | None = meaning(text)
    if day is None:
        raise InputError(f"not a date: {text!r}; write 2025-08-14, 2025-08 or 2025")
    return day


def current_pages() -> Select[tuple[int]]:
    """The numbers of the pages that no newer version replaced under at least one of their URIs."""
    table, newer = schema.sightings, schema.sightings.alias()
    replaced = select(newer.c.page).where(newer.c.uri_key == table.c.uri_key, newer.c.version > table.c.version)
    return select(table.c.page).where(~replaced.exists())


def pages_in_families() -> Select[tuple[int]]:
    """The numbers of the pages whose article shares its agency copy with another."""
    table, other = schema.memberships, schema.memberships.alias()
    kin = select(other.c.page).where(other.c.family == table.c.family, other.c.page != table.c.page)
    return select(table.c.page).where(kin.exists())


def _verdict(target: ColumnElement[str]) -> ScalarSelect[str]:
    """The last word of a human on a finding that was not taken back."""
    table = schema.judgements
    query = select(table.c.verdict).where(table.c.target == target, table.c.deleted.is_(None))
    return query.order_by(table.c.number.desc()).limit(1).scalar_subquery()


def _within(day: ColumnElement[str], asked: Filters) -> list[ColumnElement[bool]]:
    conditions = []
    if asked.since:
        conditions.append(day >= asked.since)
    if asked.until:
        conditions.append(day <= asked.until)
    return conditions


def _common(table: FromClause, asked: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.actor:
        conditions.append(is_called(table, table.c.actor, asked.actor))
    if asked.min_score is not None:
        conditions.append(table.c.score >= asked.min_score)
    if not asked.superseded:
        conditions.append(table.c.page.in_(current_pages()))
    return conditions


def _corrected(target: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a human corrected a finding: then what was found is no longer what is asked for."""
    table = schema.judgements
    return target.in_(select(table.c.target).where(table.c.verdict == "corrected", table.c.deleted.is_(None)))


def positions(connection: Connection, asked: Filters) -> Iterator[CitedPosition]:
    """Positions in the order in which their pages came, human words laid over them; then those that humans added."""
    words, sides, leaves = Words(connection), Sides(connection), Leaves(connection)
    query = _positions_query(asked)
    copies = Copies.of_positions(connection, query) if asked.count == "once" else None
    for row in connection.execute(query):
        if copies and copies.passes(row.page, row.ordinal):
            continue
        found = _position(row, leaves[row.page])
        if copies:
            found = copies.printed(found, row.page, row.ordinal, leaves)
        side = sides.behind(row.page, row.actor)
        if side:
            found = replace(found, on_behalf_of=side[0], on_behalf_of_kind=side[1])
        told = words.laid_over(found)
        if told.verdict != "corrected" or _meets(told, asked):
            yield told
    yield from (said for said in words.added(leaves, superseded=asked.superseded) if _meets(said, asked))


def _meets(position: CitedPosition, asked: Filters) -> bool:
    """What the query asks of rows, asked of a position that a human changed or added."""
    day = position.day or ""
    return (
        (not asked.actor or _has(names.key(position.actor, position.actor_here or ""), names.pattern(asked.actor)))
        and (not asked.issue or is_about(position, asked.issue))
        and (not asked.acts or position.act in asked.acts)
        and (not asked.since or day >= asked.since)
        and (not asked.until or (bool(day) and day <= asked.until))
        and (asked.min_score is None or position.score >= asked.min_score)
    )


def is_about(position: CitedPosition, issue: str) -> bool:
    """Whether an issue's name, or the position's own label, holds `issue`."""
    return _has(names.key(position.issue or "", position.sub_issue or ""), names.issue_pattern(issue))


def _has(key: str, pattern: str) -> bool:
    return pattern[1:-1] in key


def _positions_query(asked: Filters) -> Select[Any]:
    table, issues = schema.positions, schema.issues
    holder, voice, addressee = (Face.of(table, name) for name in ("actor", "voice", "addressee"))
    conditions = [*_common(table, replace(asked, superseded=True)), *_within(table.c.day, asked)]
    if asked.acts:
        conditions.append(table.c.act.in_(asked.acts))
    if asked.issue:
        pattern = names.issue_pattern(asked.issue)
        conditions.append(or_(issues.c.issue_key.like(pattern), table.c.issue_key.like(pattern)))
    pages = [] if asked.superseded else [table.c.page.in_(current_pages())]
    if asked.pages:
        pages.append(table.c.page.in_(asked.pages))
    if asked.families:
        pages.append(table.c.page.in_(pages_in_families()))
    asked_for = (
        select(
            table,
            holder.id.label("holder_id"),
            holder.name.label("holder_name"),
            holder.kind.label("holder_kind"),
            holder.here.label("holder_here"),
            voice.name.label("voice_name"),
            addressee.name.label("addressee_name"),
            issues.c.issue.label("shared_issue"),
            issues.c.origin.label("issue_origin"),
            _verdict(table.c.id).label("verdict"),
        )
        .outerjoin(issues, and_(issues.c.page == table.c.page, issues.c.ordinal == table.c.ordinal))
        .where(*pages, or_(_corrected(table.c.id), and_(True, *conditions)))
        .order_by(table.c.page, table.c.ordinal)
    )
    return addressee.join(voice.join(holder.join(asked_for)))


def _position(row: Row[Any], leaf: Leaf) -> CitedPosition:
    return CitedPosition(
        id=row.id, actor=row.holder_name, actor_id=row.holder_id, actor_kind=row.holder_kind, voice=row.voice_name,
        act=row.act, content=leaf.passage(row.content_start, row.content_end), condition=leaf.maybe(row, "condition"),
        addressee=row.addressee_name, negated=row.negated, issue=row.shared_issue or row.issue, said_on=row.said_on,
        day=row.day, sub_issue=row.issue, issue_origin=row.issue_origin or "own", actor_here=row.holder_here,
        stage=row.stage, rule=row.rule, score=row.score, verdict=row.verdict,
        citation=leaf.cite(row.content_start, row.content_end), addressee_rule=row.addressee_rule,
        addressee_score=row.addressee_score,
    )  # fmt: skip


def quotations(connection: Connection, asked: Filters) -> Iterator[CitedQuotation]:
    """Quotations in the order in which their pages came; days are days of publication."""
    table, articles = schema.quotations, schema.articles
    speaker = Face.of(table, "actor")
    query = speaker.join(
        select(
            table,
            speaker.id.label("actor_id"),
            speaker.name.label("actor_name"),
            speaker.here.label("actor_here"),
            _verdict(table.c.id).label("verdict"),
        )
        .join(articles, articles.c.page == table.c.page)
        .where(*_common(table, asked), *_within(func.substr(articles.c.published, 1, 10), asked))
        .order_by(table.c.page, table.c.ordinal)
    )
    leaves, copies = Leaves(connection), None
    if asked.count == "once":
        rows = connection.execute(query.where(table.c.page.in_(pages_in_families())))
        found = (Finding(row.page, row.ordinal, row.content[0].start, row.id, row.actor_id) for row in rows)
        copies = Copies.of_findings(connection, found)
    for row in connection.execute(query):
        if copies and copies.passes(row.page, row.ordinal):
            continue
        leaf = leaves[row.page]
        quotation = CitedQuotation(
            id=row.id, type=row.type, content=tuple(passage(leaf.page.text, span) for span in row.content),
            speaker=leaf.maybe(row, "speaker"), actor=row.actor_name, actor_id=row.actor_id, cue=leaf.maybe(row, "cue"),
            addressee=leaf.maybe(row, "addressee"), stage=row.stage, rule=row.rule, score=row.score,
            verdict=row.verdict, citation=leaf.cite(row.content[0].start, row.content[0].end),
            actor_here=row.actor_here,
        )  # fmt: skip
        yield copies.printed(quotation, row.page, row.ordinal, leaves) if copies else quotation


def events(connection: Connection, asked: Filters) -> Iterator[CitedEvent]:
    """Events by the day on which they begin."""
    table = schema.events
    query = (
        select(table, _verdict(table.c.id).label("verdict"))
        .where(*_common(table, asked), *_within(table.c.day, asked))
        .order_by(table.c.day, table.c.start, table.c.page, table.c.ordinal)
    )
    leaves, copies = Leaves(connection), None
    if asked.count == "once":
        rows = connection.execute(query.where(table.c.page.in_(pages_in_families())))
        copies = Copies.of_findings(
            connection, (Finding(row.page, row.ordinal, row.text_start, row.id, row.start) for row in rows)
        )
    for row in connection.execute(query):
        if copies and copies.passes(row.page, row.ordinal):
            continue
        leaf = leaves[row.page]
        event = CitedEvent(
            id=row.id, text=leaf.passage(row.text_start, row.text_end), start=row.start, what=leaf.maybe(row, "what"),
            stage=row.stage, rule=row.rule, score=row.score, verdict=row.verdict,
            citation=leaf.cite(row.text_start, row.text_end),
        )  # fmt: skip
        yield copies.printed(event, row.page, row.ordinal, leaves) if copies else event


def _count(table: FromClause, article: FromClause) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).where(table.c.page == article.c.page).scalar_subquery()


def articles(connection: Connection, asked: Filters) -> Iterator[StoredArticle]:
    """Articles in the order in which their pages came."""
    table = schema.articles
    conditions = _within(func.substr(table.c.published, 1, 10), asked)
    if not asked.superseded:
        conditions.append(table.c.page.in_(current_pages()))
    query = select(
        table.c.page,
        _count(schema.quotations, table).label("quotations"),
        _count(schema.positions, table).label("positions"),
        _count(schema.events, table).label("events"),
    )
    leaves = Leaves(connection)
    for row in connection.execute(query.where(*conditions).order_by(table.c.page)):
        leaf = leaves[row.page]
        article, text = leaf.article, leaf.page.text
        if article is not None:
            yield StoredArticle(
                source=leaf.source, kicker=article.kicker.of(text) if article.kicker else None,
                lead=" ".join(span.of(text) for span in article.lead),
                body=tuple(passage(text, span) for span in article.body), places=article.places,
                keywords=article.keywords, quotations=row.quotations, positions=row.positions, events=row.events,
                opening=tuple(passage(text, span) for span in _opening(article)),
            )  # fmt: skip


def _opening(article: Article) -> tuple[Span, ...]:
    """What is no paragraph, in page order."""
    alone = tuple(span for span in (article.kicker, article.headline) if span)
    return tuple(sorted((*alone, *article.lead, *article.headings, *article.questions, *article.captions)))


def counts(connection: Connection) -> Counts:
    """How much there is, over all versions but for `current`."""

    def count(table: FromClause) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    current = connection.execute(select(func.count(schema.sightings.c.page.distinct())).where(
        schema.sightings.c.page.in_(current_pages())
    )).scalar_one()  # fmt: skip
    return Counts(
        pages=count(schema.pages), current=int(current), articles=count(schema.articles),
        quotations=count(schema.quotations), positions=count(schema.positions), events=count(schema.events),
        actors=count(schema.entities), problems=count(schema.problems),
    )  # fmt: skip
