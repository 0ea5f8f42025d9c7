"""A page as it was found, and the article that was read from it."""

from dataclasses import dataclass, field

from lagebild.model.spans import Span


@dataclass(frozen=True, slots=True)
class Hints:
    """What the carrier of a page (HTML metadata, feed, ninjs, JSON line) says about it; None or () where it is silent.

    `published` and `updated` are ISO 8601 as far as known, `main` the blocks that a main-text library keeps
    (spans of `Page.text`), `html` whether the text is a rendition of HTML with its block structure: a line is a block.
    `headline` is the heading that the metadata call the title, `headings` the other headings of the whole page,
    `captions` the captions of figures, `url` the canonical address that the page itself names.
    """

    title: str | None = None
    kicker: str | None = None
    description: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()
    main: tuple[Span, ...] = ()
    html: bool = False
    headline: Span | None = None
    headings: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was found: `id` is the SHA-256 of its body, `text` its decoded text, never altered afterwards.

    For flattened text, `text` is the decoded body character by character (line ends, NBSP, soft hyphens and a byte
    order mark included); for HTML it is a rendition of the whole page, a block a line. `fetched` is ISO 8601 or None.
    """

    id: str
    uri: str
    fetched: str | None
    media_type: str
    text: str
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page, as spans of `Page.text`.

    `body` has a span a paragraph, in order, without headings, captions and furniture; `headings` the subheadings,
    `questions` the questions of a Q&A, `tickers` the time marks of a live ticker. `published` and `updated` are ISO
    8601 with zone where the time of day is known, a date where it is not. `agencies` are canonical (`dpa`), `places`
    as in the dateline.
    """

    id: str
    page_id: str
    headline: Span | None
    body: tuple[Span, ...]
    kicker: Span | None = None
    lead: tuple[Span, ...] = ()
    published: str | None = None
    updated: str | None = None
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    headings: tuple[Span, ...] = ()
    questions: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    keywords: tuple[str, ...] = ()
    tickers: tuple[Span, ...] = ()
    title: str | None = None
    """The headline's text where it stands only in metadata; otherwise None."""
