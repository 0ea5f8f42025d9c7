"""RSS and Atom files: an entry a page. feedparser gets bytes only, so nothing is ever fetched."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import feedparser

from lagebild.model import Page, Problem
from lagebild.pages.bodies import compose, is_markup, plain, record_id
from lagebild.pages.dates import iso
from lagebild.pages.html import UnreadableHtmlError
from lagebild.pages.options import LoadOptions
from lagebild.pages.sources import Source, problem
from lagebild.pages.streams import OversizedError

# feedparser's complaints that say nothing about the content.
_HARMLESS: Final = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


def read_feed(body: bytes, source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    """The entries of a feed as pages; a broken feed gives what could be read of it and a Problem."""
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    broken = feed.get("bozo_exception") if feed.get("bozo") else None
    if not feed.entries:
        why = f"malformed: {broken}" if broken else "without entries"
        yield problem("malformed" if broken else "empty", source.name, f"feed {why}; fetch it again")
        return
    undated: list[str] = []
    for number, entry in enumerate(feed.entries, 1):
        yield from _entry(entry, feed, number, source, options)
        date = _stated(entry, "published") or _stated(entry, "updated")
        if date and not _date(entry, "published") and not _date(entry, "updated"):
            undated.append(str(date)[:40])
    if undated:
        yield problem(
            "date",
            source.name,
            f"{len(undated)} dates cannot be read and are left open, such as {undated[0]!r}; the entries are read",
        )
    if broken and not isinstance(broken, _HARMLESS):
        yield problem(
            "malformed",
            source.name,
            f"feed is broken ({broken}); {len(feed.entries)} entries were read, fetch it again",
        )


def _entry(entry: Any, feed: Any, number: int, source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    title = plain(entry.get("title"))
    body, html = _body(entry)
    where = f"{source.name}, entry {number}"
    if not body.strip():
        body, html = title or "", False
    if not body.strip():
        yield problem("empty", where, "feed entry without title, content and summary; nothing to read in it")
        return
    try:
        composed = compose(body, options, headline=title, html=html)
    except UnreadableHtmlError as error:
        if not title:
            yield problem("empty", where, str(error))
            return
        composed = compose(title, options, headline=title)
    except OversizedError as error:
        yield problem("oversized", where, str(error))
        return
    published = _date(entry, "published") or _date(entry, "updated")
    updated = _date(entry, "updated")
    hints = replace(
        composed.hints,
        title=title,
        description=plain(entry.get("summary")) if entry.get("content") else None,
        published=published,
        updated=updated if updated != published else None,
        authors=_authors(entry),
        outlet=plain(feed.feed.get("title")),
        language=(plain(entry.get("language")) or plain(feed.feed.get("language")) or "")[:2].lower() or None,
        keywords=tuple(dict.fromkeys(filter(None, (plain(tag.get("term")) for tag in entry.get("tags", [])[:50])))),
    )
    uri = plain(entry.get("link")) or plain(entry.get("id")) or f"{source.uri}#{number}"
    media_type = "application/atom+xml" if str(feed.get("version", "")).startswith("atom") else "application/rss+xml"
    yield Page(record_id(uri, title, published, body), uri, None, media_type, composed.text, hints)


def _body(entry: Any) -> tuple[str, bool]:
    """The longest content, else the summary, and whether it is HTML."""
    contents = [*entry.get("content", []), entry.get("summary_detail") or {}]
    values = [(item.get("value") or "", str(item.get("type") or "")) for item in contents]
    full = [value for value in values[:-1] if value[0].strip()]
    value, kind = max(full, key=lambda value: len(value[0])) if full else values[-1]
    return value, is_markup(value) or ("html" in kind and "&" in value)


def _date(entry: Any, name: str) -> str | None:
    """A date of the entry: as written if that can be read, else as feedparser reads it."""
    if date := iso(_stated(entry, name)):
        return date
    parsed = _stated(entry, f"{name}_parsed")
    return iso("{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}Z".format(*parsed[:6])) if parsed else None


def _stated(entry: Any, name: str) -> Any:
    """What the entry itself states: feedparser would give the publication where an update is asked for."""
    return dict.get(entry, name)


def _authors(entry: Any) -> tuple[str, ...]:
    people = [person.get("name") for person in entry.get("authors", [])[:20]] or [entry.get("author")]
    return tuple(dict.fromkeys(filter(None, (plain(name) for name in people))))
