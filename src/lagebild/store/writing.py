"""A reading into the tables: one transaction a page, so that a program killed at any moment leaves whole pages only."""

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from lagebild.model import Actor, Anchor, Article, Evidence, Mention, Page, Problem, Reading, Span, Time, content_id
from lagebild.store import hints, names, schema
from lagebild.store.rows import Added
from lagebild.store.soundness import sound

Row = dict[str, Any]


def digest(text: str) -> str:
    """SHA-256 of a page's text, which tells on reading whether it is still the one that was stored."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def now() -> str:
    """This second, ISO 8601 with zone."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def known_page(connection: Connection, page_id: str) -> int | None:
    """The number of a stored page."""
    return connection.execute(select(schema.pages.c.number).where(schema.pages.c.id == page_id)).scalar()


def add(connection: Connection, reading: Reading, *, again: bool, software: str) -> Added:
    """Stores a reading with its page; for a known page only where it was seen, unless `again` asks for new findings."""
    # these bring numpy and word lists, which those who only read need not wait for
    from lagebild.store import joining, settling  # noqa: PLC0415

    number = known_page(connection, reading.page.id)
    if number is None:
        _forget_problems(connection, reading.page.uri)
        number = _add_page(connection, reading.page, software)
        version = sight(connection, number, reading.page)
        _add_findings(connection, number, reading)
        joining.join(connection, number)
        return "version" if version > 1 else "new"
    if sight_known(connection, number, reading.page) and not again:
        return "sighting"
    if not again:
        return "known"
    joining.leave(connection, number)
    settling.unfile(connection, number)
    for table in reversed(schema.OF_PAGE):
        connection.execute(delete(table).where(table.c.page == number))
    connection.execute(update(schema.pages).where(schema.pages.c.number == number).values(software=software))
    _add_findings(connection, number, reading)
    joining.join(connection, number)
    return "again"


def _add_page(connection: Connection, page: Page, software: str) -> int:
    values = {
        "id": page.id,
        "media_type": page.media_type,
        "text": page.text,
        "digest": digest(page.text),
        "hints": hints.dump(page.hints),
        "software": software,
        "added": now(),
    }
    key = connection.execute(insert(schema.pages).values(values)).inserted_primary_key
    return int(key[0]) if key else 0


def sight(connection: Connection, number: int, page: Page) -> int:
    """Notes that a page was seen under its URI for the first time; its version among the pages of that URI, from 1."""
    table = schema.sightings
    uri_key = content_id(page.uri)
    newest = connection.execute(select(func.max(table.c.version)).where(table.c.uri_key == uri_key)).scalar()
    version = (newest or 0) + 1
    values = {
        "uri_key": uri_key,
        "page": number,
        "uri": page.uri,
        "version": version,
        "fetched": page.fetched,
        "seen": now(),
    }
    connection.execute(insert(table).values(values))
    return version


def sight_known(connection: Connection, number: int, page: Page) -> bool:
    """Notes where a stored page was seen; whether that was news.

    An outlet may go back to an older version: fetched later than the newest one, it is the newest again.
    """
    table, uri_key = schema.sightings, content_id(page.uri)
    rows = connection.execute(
        select(table.c.page, table.c.version, table.c.fetched)
        .where(table.c.uri_key == uri_key)
        .order_by(table.c.version)
    ).all()
    own = next((row for row in rows if row.page == number), None)
    if own is None:
        sight(connection, number, page)
        return True
    newest = rows[-1]
    if newest.page == number or not page.fetched or page.fetched <= max(own.fetched or "", newest.fetched or ""):
        return False
    place = (table.c.uri_key == uri_key) & (table.c.page == number)
    connection.execute(update(table).where(place).values(version=newest.version + 1, fetched=page.fetched))
    return True


def _add_findings(connection: Connection, number: int, reading: Reading) -> None:
    from lagebild.store import settling  # noqa: PLC0415  # as above

    reading = sound(reading)
    if reading.article is not None:
        _fill(connection, schema.articles, number, [_article(reading.article)], ordinal=False)
    _add_actors(connection, reading.cast.actors)
    _fill(connection, schema.sentences, number, _sentences(reading))
    _fill(connection, schema.appearances, number, map(_appearance, reading.cast.actors))
    settling.file(connection, number, reading)
    _fill(connection, schema.mentions, number, map(_mention, reading.cast.mentions))
    _fill(connection, schema.quotations, number, _quotations(reading))
    _fill(connection, schema.positions, number, _positions(reading))
    _fill(connection, schema.times, number, map(_time, reading.times))
    _fill(connection, schema.events, number, _events(reading))
    add_problems(connection, reading.problems, number)


def _fill(connection: Connection, table: Table, number: int, rows: Iterable[Row], *, ordinal: bool = True) -> None:
    filled = [{"page": number, **({"ordinal": count} if ordinal else {}), **row} for count, row in enumerate(rows)]
    if filled:
        connection.execute(insert(table), filled)


def _add_actors(connection: Connection, actors: Sequence[Actor]) -> None:
    """The same actor has the same id in every article; the first kind that is known stays."""
    table, ids = schema.actors, [actor.id for actor in actors]
    known = {
        row.id: row.kind for row in connection.execute(select(table.c.id, table.c.kind).where(table.c.id.in_(ids)))
    }
    fresh = [actor for actor in actors if actor.id not in known]
    if fresh:
        connection.execute(insert(table), [
            {"id": actor.id, "name": actor.name, "name_key": names.key(actor.name), "kind": actor.kind,
             "on_behalf_of": actor.on_behalf_of}
            for actor in fresh
        ])  # fmt: skip
    for actor in actors:
        if known.get(actor.id) == "unknown" != actor.kind:
            connection.execute(update(table).where(table.c.id == actor.id).values(kind=actor.kind))


def add_problems(connection: Connection, problems: Iterable[Problem], number: int | None) -> None:
    """Stores what could not be used; the same problem twice is one."""
    table = schema.problems
    for problem in dict.fromkeys(problems):
        span = problem.span
        name = content_id(problem.stage, problem.kind, problem.where, problem.message, str(span))
        if connection.execute(select(table.c.number).where(table.c.id == name)).scalar() is None:
            row = {
                "id": name,
                "page": number,
                "stage": problem.stage,
                "kind": problem.kind,
                "place": problem.where,
                "message": problem.message,
                **_pair("problem", span),
            }
            connection.execute(insert(table).values(row))


def _forget_problems(connection: Connection, uri: str) -> None:
    """What kept a page from being read is no problem any more once it has been read."""
    table = schema.problems
    connection.execute(delete(table).where(table.c.page.is_(None), table.c.place == uri))


def _pair(name: str, place: Anchor | Span | None) -> Row:
    span = place.span if isinstance(place, Anchor) else place
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _evidence(evidence: Evidence) -> Row:
    anchors = tuple(anchor.span for anchor in evidence.anchors)
    return {"stage": evidence.stage, "rule": evidence.rule, "score": evidence.score, "anchors": anchors}


def _article(article: Article) -> Row:
    lists = (
        "agencies",
        "places",
        "authors",
        "keywords",
        "lead",
        "body",
        "headings",
        "questions",
        "captions",
        "tickers",
    )
    plain = ("id", "title", "published", "updated", "outlet")
    return {
        **{name: getattr(article, name) for name in plain + lists},
        **_pair("headline", article.headline),
        **_pair("kicker", article.kicker),
    }


def _sentences(reading: Reading) -> Iterable[Row]:
    lemmas = reading.lemmas + ("",) * (len(reading.sentences) - len(reading.lemmas))
    for span, words in zip(reading.sentences, lemmas, strict=False):
        yield {**_pair("sentence", span), "lemmas": words}


def _appearance(actor: Actor) -> Row:
    return {
        "actor": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": actor.aliases,
        "aliases_key": names.key(*actor.aliases),
        "on_behalf_of": actor.on_behalf_of,
    }


def _mention(mention: Mention) -> Row:
    place = _pair("mention", mention.anchor)
    return {**place, "kind": mention.kind, "actor": mention.actor_id, **_evidence(mention.evidence)}


def _time(time: Time) -> Row:
    return {**_pair("time", time.anchor), "type": time.type, "value": time.value, **_evidence(time.evidence)}


def _quotations(reading: Reading) -> Iterable[Row]:
    for quotation in reading.quotations:
        yield {
            "id": quotation.id,
            "type": quotation.type,
            "content": tuple(anchor.span for anchor in quotation.content),
            "actor": quotation.actor,
            **_pair("speaker", quotation.speaker),
            **_pair("cue", quotation.cue),
            **_pair("addressee", quotation.addressee),
            **_evidence(quotation.evidence),
        }


def _positions(reading: Reading) -> Iterable[Row]:
    published = reading.article.published if reading.article else None
    for position in reading.positions:
        label = (position.issue if position.sub_issue is None else position.sub_issue) or None
        yield {
            "id": position.id,
            "actor": position.actor,
            "voice": position.voice,
            "addressee": position.addressee,
            "addressee_rule": position.addressee_rule,
            "addressee_score": position.addressee_score,
            "act": position.act,
            **_pair("content", position.content),
            **_pair("sentence", position.sentence),
            **_pair("condition", position.condition),
            "negated": position.negated,
            "issue": label,
            "issue_key": names.key(label) if label else None,
            "said_on": position.said_on,
            "day": names.day(position.said_on) or names.day(published),
            **_evidence(position.evidence),
        }


def _events(reading: Reading) -> Iterable[Row]:
    for event in reading.events:
        yield {
            "id": event.id,
            **_pair("text", event.text),
            "start": event.start,
            "day": names.day(event.start),
            **_pair("what", event.what),
            **_pair("sentence", event.sentence),
            **_evidence(event.evidence),
        }
