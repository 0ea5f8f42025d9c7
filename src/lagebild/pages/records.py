"""JSON to pages: a line or an object a page, as scrapers and archives write them; agencies' ninjs goes its own way."""

import io
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from lagebild.model import Hints, Page, Problem
from lagebild.pages import ninjs
from lagebild.pages.bodies import Composed, compose, plain, record_id
from lagebild.pages.dates import iso
from lagebild.pages.decoding import UndecodableError, decode
from lagebild.pages.html import UnreadableHtmlError, read_markup
from lagebild.pages.options import LoadOptions
from lagebild.pages.sources import Source, problem
from lagebild.pages.streams import OversizedError, Stream, told

Record = dict[str, Any]
# Names that scrapers give a field; the first is the one this project documents.
_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "raw_text", "content", "body", "maintext", "plain_text"),
    "html": ("html", "raw_html", "content_html", "body_html"),
    "url": ("url", "uri", "link", "source_url", "canonical_url"),
    "date": ("date", "published", "date_published", "datepublished", "published_at", "publish_date", "date_publish",
             "pubdate"),
    "updated": ("updated", "modified", "date_modified", "datemodified", "date_modify", "updated_at"),
    "title": ("title", "headline"),
    "kicker": ("kicker",),
    "authors": ("authors", "author", "byline"),
    "outlet": ("outlet", "sitename", "site_name", "publisher", "source", "newspaper", "hostname", "source_domain"),
    "language": ("language", "lang"),
    "keywords": ("keywords", "tags"),
    "description": ("description", "summary", "excerpt", "teaser"),
    "fetched": ("fetched", "fetched_at", "date_download", "crawled", "crawled_at", "scraped_at", "retrieved"),
}  # fmt: skip
# Under these names a document keeps a list of records.
_LISTS: Final = ("items", "_items", "articles", "pages", "results", "data", "entries", "documents", "newsitems")
# JSON writes a character above ASCII with up to six bytes where the page has two.
_ESCAPING: Final = 3


def read_json(stream: Stream, source: Source, options: LoadOptions, *, lines: bool) -> Iterator[Page | Problem]:
    """The pages of JSON lines (`lines`, or told by the first line) or of one JSON document."""
    reader = io.BufferedReader(stream, 1 << 16)
    bound = options.max_page * _ESCAPING
    first = reader.readline(bound + 1)
    rest = iter(lambda: reader.readline(bound + 1), b"")
    if lines:
        yield from _lines(itertools.chain([first], rest), bound, source, options)
    elif isinstance(_loaded(first), dict) and (second := reader.readline(bound + 1)):
        yield from _lines(itertools.chain([first, second], rest), bound, source, options)
    else:
        body = first + (reader.read(max(0, options.max_document - len(first)) + 1) or b"")
        if len(body) > options.max_document:
            raise OversizedError(
                f"JSON larger than {told(options.max_document)}; raise the bound (--max-page) or write JSON lines"
            )
        yield from _document(body, source, options)


def _document(body: bytes, source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    document = _loaded(body)
    if not isinstance(document, str):
        yield from _items(document, source.name, source.uri, options)
    elif source.suffix != ".json" and sum(line.lstrip().startswith(b"{") for line in body.splitlines()[:50]) > 1:
        # Lines of JSON of which the first is broken.
        yield from _lines(io.BytesIO(body), options.max_page * _ESCAPING, source, options)
    else:
        yield problem("malformed", source.name, f"no valid JSON: {document}; write it again")


def _items(document: Any, name: str, uri: str, options: LoadOptions) -> Iterator[Page | Problem]:
    """The records of a parsed document: itself, or those that it lists."""
    items: Any = [document]
    if isinstance(document, list):
        items = document
    elif isinstance(document, dict) and not _is_record(document):
        items = next((document[key] for key in _LISTS if isinstance(document.get(key), list)), [document])
    if not items:
        yield problem("empty", name, "JSON without any page in it")
    several = len(items) > 1
    for number, item in enumerate(items, 1):
        mark = f"#{number}" if several else ""
        yield from read_record(item, f"{name}, item {number}" if several else name, uri + mark, options)


def _lines(lines: Iterable[bytes], bound: int, source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    """A page a line; a line longer than `bound` comes in several pieces."""
    number, inside = 1, False
    for line in lines:
        if not inside and not line.strip():
            number += line.endswith(b"\n")
            continue
        where = f"{source.name}, line {number}"
        if len(line) > bound and not line.endswith(b"\n"):
            if not inside:
                yield problem(
                    "oversized", where, f"line longer than {told(bound)}; raise the bound (--max-page) or leave it out"
                )
            inside = True
            continue
        if not inside:
            yield from _line(line, where, f"{source.uri}#{number}", options)
        number, inside = number + 1, False


def _line(line: bytes, where: str, uri: str, options: LoadOptions) -> Iterator[Page | Problem]:
    record = _loaded(line)
    if isinstance(record, str):
        yield problem("malformed", where, f"no valid JSON: {record}; the other lines are read")
    else:
        yield from read_record(record, where, uri, options)


def _loaded(body: bytes) -> Any:
    """The parsed JSON, or a string that says why it is none (a bare string is no record either)."""
    try:
        value = json.loads(decode(body).lstrip("\ufeff"), strict=False)
    except UndecodableError as error:
        return str(error)
    except RecursionError:
        return "nested too deep"
    except ValueError as error:
        return str(error)
    return "a bare value, no object" if isinstance(value, (str, int, float, type(None))) else value


def _is_record(record: Record) -> bool:
    return ninjs.is_ninjs(record) or bool(_text(record, "text") or _text(record, "html"))


def read_record(record: Any, where: str, uri: str, options: LoadOptions) -> Iterator[Page | Problem]:
    """The page that a record makes, or why it makes none; `uri` names it where it does not name itself."""
    if not isinstance(record, dict):
        yield problem("malformed", where, "a JSON object with text or html is expected")
        return
    record = {str(key).lower(): value for key, value in record.items()}
    try:
        if ninjs.is_ninjs(record):
            yield from ninjs.read_item(record, where, uri, options)
        else:
            yield from _read(record, where, uri, options)
    except UnreadableHtmlError as error:
        yield problem("empty", where, str(error))
    except OversizedError as error:
        yield problem("oversized", where, str(error))


def _read(record: Record, where: str, uri: str, options: LoadOptions) -> Iterator[Page | Problem]:
    text, markup = _text(record, "text"), _text(record, "html")
    if not text.strip() and "<" not in markup:
        yield problem(
            "empty", where, "neither text nor html in it; name the field that holds the page 'text' or 'html'"
        )
        return
    stated = _hints(record)
    composed = compose(text, options) if text.strip() else _from_html(markup, options)
    page_uri = plain(_first(record, "url")) or uri
    identity = record_id(page_uri, stated.title, stated.published, text or markup)
    fetched = iso(_first(record, "fetched"))
    media_type = "text/plain" if text.strip() else "text/html"
    yield Page(identity, page_uri, fetched, media_type, composed.text, _merged(composed.hints, stated))
    for name in ("date", "updated"):
        value = _first(record, name)
        if value not in (None, "") and iso(value) is None:
            yield problem("date", where, f"date {str(value)[:40]!r} cannot be read and is left open; write ISO 8601")


def _from_html(markup: str, options: LoadOptions) -> Composed:
    if len(markup) > options.max_page:
        raise OversizedError(f"larger than {told(options.max_page)}; raise the bound (--max-page) or leave it out")
    page = read_markup(markup, options)
    return Composed(page.text, page.hints)


def _first(record: Record, field: str) -> Any:
    return next((record[name] for name in _FIELDS[field] if record.get(name) not in (None, "", [])), None)


def _text(record: Record, field: str) -> str:
    values = (record.get(name) for name in _FIELDS[field])
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _strings(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    names = (item.get("name") if isinstance(item, dict) else item for item in items[:50])
    return tuple(dict.fromkeys(filter(None, (plain(name) for name in names))))


def _hints(record: Record) -> Hints:
    """What the record's own fields say."""
    return Hints(
        title=plain(_first(record, "title")),
        kicker=plain(_first(record, "kicker")),
        description=plain(_first(record, "description")),
        published=iso(_first(record, "date")),
        updated=iso(_first(record, "updated")),
        authors=_strings(_first(record, "authors")),
        outlet=next(iter(_strings(_first(record, "outlet"))), None),
        language=(plain(_first(record, "language")) or "")[:2].lower() or None,
        keywords=_strings(_first(record, "keywords")),
    )


def _merged(page: Hints, record: Hints) -> Hints:
    """The hints of the page's own HTML, with what the record says put above them."""
    stated = ("title", "kicker", "description", "published", "updated", "authors", "outlet", "language", "keywords")
    return replace(page, **{name: value for name in stated if (value := getattr(record, name))})
