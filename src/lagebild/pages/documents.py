"""One body that is already in memory to its pages: flattened text, HTML, a feed, JSON."""

import hashlib
import io
from collections.abc import Iterator

from lagebild.model import Page, Problem
from lagebild.pages.decoding import UndecodableError, decode
from lagebild.pages.detect import kind_of
from lagebild.pages.feed import read_feed
from lagebild.pages.html import UnreadableHtmlError, read_html
from lagebild.pages.options import LoadOptions
from lagebild.pages.records import read_json
from lagebild.pages.sources import Source, problem
from lagebild.pages.streams import HEAD, Stream


def read_body(
    body: bytes,
    where: str,
    uri: str,
    options: LoadOptions,
    *,
    fetched: str | None = None,
    charset: str | None = None,
    claimed: str | None = None,
) -> Iterator[Page | Problem]:
    """The pages in `body`; `claimed` is the suffix of what its carrier says it is, `charset` the carrier's word too."""
    # Some scripts write long runs of blanks before a page.
    beginning = body[:HEAD] if body[:HEAD].strip() else body.lstrip()[:HEAD]
    kind, what = kind_of(beginning, claimed or "")
    match kind:
        case "empty":
            yield problem("empty", where, "empty; nothing to read in it")
        case "binary" | "warc":
            yield problem("binary", where, what or "an archive inside an archive; unpack it first")
        case "xml":
            yield problem("unknown", where, "XML that is neither a feed nor a page; convert it to HTML or text first")
        case "feed":
            yield from read_feed(body, Source(where, uri, claimed or ""), options)
        case "json" | "lines":
            yield from read_json(
                Stream(io.BytesIO(body)), Source(where, uri, claimed or ""), options, lines=kind == "lines"
            )
        case "html":
            yield _html(body, where, uri, options, fetched, charset)
        case _:
            yield _text(body, where, uri, options, fetched, charset)


def _html(
    body: bytes, where: str, uri: str, options: LoadOptions, fetched: str | None, charset: str | None
) -> Page | Problem:
    try:
        page = read_html(body, options, charset)
    except UnreadableHtmlError as error:
        return problem("empty" if "without any text" in str(error) else "malformed", where, str(error))
    except UndecodableError as error:
        return problem("unreadable", where, f"{error}; save it as UTF-8")
    if len(page.text) > options.max_text:
        return _too_long(where, options)
    return Page(hashlib.sha256(body).hexdigest(), uri, fetched, "text/html", page.text, page.hints)


def _text(
    body: bytes, where: str, uri: str, options: LoadOptions, fetched: str | None, charset: str | None
) -> Page | Problem:
    try:
        text = decode(body, charset)
    except UndecodableError as error:
        return problem("unreadable", where, f"{error}; save it as UTF-8")
    if len(text) > options.max_text:
        return _too_long(where, options)
    return Page(hashlib.sha256(body).hexdigest(), uri, fetched, "text/plain", text)


def _too_long(where: str, options: LoadOptions) -> Problem:
    return problem(
        "oversized",
        where,
        f"more than {options.max_text:,} characters of text; raise the bound (--max-page) or split it",
    )
