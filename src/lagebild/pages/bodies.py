"""Bodies that come apart from their headline (feeds, ninjs, JSON): put together to the text of a page."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from lagebild.model import Hints, Span
from lagebild.pages.html import read_markup
from lagebild.pages.options import LoadOptions
from lagebild.pages.streams import OversizedError

# A paragraph runs to the next blank line.
_PARAGRAPH: Final = re.compile(r"\S[^\n]*+(?:\n(?![ \t\r]*+\n)[^\n]*+)*+")
_LINE: Final = re.compile(r"\S[^\n]*+")
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|&#?\w{1,30};")

_ELEMENT: Final = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|span|a|strong|em|b|i|section|article|figure|img)[\s/>]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A page's text and what is known of it from being put together."""

    text: str
    hints: Hints


def compose(body: str, options: LoadOptions, *, headline: str | None = None, html: bool = False) -> Composed:
    """The text of a page from its `body`; `headline` goes above it unless the body begins with it.

    Raises:
        OversizedError: there is more text than the options allow.
        UnreadableHtmlError: the body is HTML without text or beyond measure.
    """
    text = clean(body)
    hints = Hints(html=html)
    if html:
        inner = read_markup(body, replace(options, main_text=False))
        text, hints = inner.text, replace(inner.hints, title=None, headline=None, kicker=None)
    if len(text) > options.max_text:
        raise OversizedError(
            f"more than {options.max_text:,} characters of text; raise the bound (--max-page) or split it"
        )
    if headline is None:
        return Composed(text, hints)
    above = "" if " ".join(text[: len(headline) * 2].split()).startswith(headline) else headline + "\n\n"
    main = tuple(_shifted(_blocks(text, html, headline if not above else None), len(above)))
    place = Span(0, len(headline)) if above else None
    headings, captions = tuple(_shifted(hints.headings, len(above))), tuple(_shifted(hints.captions, len(above)))
    return Composed(above + text, replace(hints, main=main, headline=place, headings=headings, captions=captions))


def _blocks(text: str, html: bool, headline: str | None) -> Iterator[Span]:
    """The blocks of a body (lines of a rendition, paragraphs of plain text) without a headline that it begins with."""
    for found in (_LINE if html else _PARAGRAPH).finditer(text):
        if headline is None or " ".join(found[0].split()) != headline:
            yield Span(found.start(), found.start() + len(found[0].rstrip()))


def _shifted(spans: Iterable[Span], by: int) -> Iterator[Span]:
    for span in spans:
        yield Span(span.start + by, span.end + by)


def clean(text: str) -> str:
    """`text` without what no file can hold: lone surrogates and NUL become U+FFFD."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def plain(value: Any, bound: int = 2_000) -> str | None:
    """A short value on one line without markup, None where it is no text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    value = clean(value[:bound])
    if _MARKUP.search(value):
        value = read_markup(f"<p>{value}</p>", LoadOptions(main_text=False)).text if value.strip() else ""
    return " ".join(value.split()) or None


def is_markup(value: str) -> bool:
    """Whether a body that may be either is HTML."""
    return _ELEMENT.search(value, 0, 20_000) is not None


def record_id(*parts: str | None) -> str:
    """The identity of a page that is a record of a larger file: SHA-256 over what makes it up."""
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()
