"""What a store answers with: frozen, names resolved, every line with its citation."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from lagebild.model import LEAST_ADDRESSEE, PLOVER, Act, ActorKind, Judgement, QuotationType, Span, agrees, is_sure

Added = Literal["new", "version", "sighting", "again", "known"]
"""What adding a reading did: a new page; a changed page under a known URI; a known page under a new URI; a known page
read again; nothing."""


Count = Literal["once", "printed"]
"""Whether what several versions of one agency copy print counts once, or as often as it is printed."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a page: `text` is exactly what stands from `start` to `end` (code points, half-open)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """The page that a line comes from. `uris` are all places where it was seen, the first one first; `current` is False
    where a newer version was seen under each of them.
    """

    page_id: str
    uris: tuple[str, ...]
    version: int
    current: bool
    headline: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    published: str | None
    updated: str | None

    @property
    def uri(self) -> str:
        """Where the page was seen first."""
        return self.uris[0]

    @property
    def name(self) -> str:
        """The outlet, or where none is known the host or the file's name."""
        if self.outlet:
            return self.outlet
        parts = urlsplit(self.uri) if "://" in self.uri else None
        if parts and parts.scheme != "file" and parts.hostname:
            return parts.hostname.removeprefix("www.")
        return PurePosixPath(unquote(parts.path) if parts else self.uri).name or self.uri


@dataclass(frozen=True, slots=True)
class Citation:
    """The sentence that a line stands in, with the sentence before and the one after it ("" where there is none)."""

    source: Source
    sentence: Passage
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CitedPosition:
    """A position; `day` is when it was said or else published (ISO 8601 date), `verdict` the last human word on it and
    `reviewer` who said it. A person acts for `on_behalf_of`: the state or organisation behind it, as the page has it,
    else as most pages of the store do.
    """

    id: str
    actor: str
    actor_id: str
    actor_kind: ActorKind
    voice: str | None
    act: Act
    content: Passage
    condition: Passage | None
    addressee: str | None
    negated: bool
    issue: str | None
    said_on: str | None
    day: str | None
    stage: str
    rule: str
    score: float
    verdict: str | None
    citation: Citation
    on_behalf_of: str | None = None
    on_behalf_of_kind: ActorKind | None = None
    reviewer: str | None = None
    printed: tuple[Source, ...] = ()
    """Counted once: every version of the agency copy that prints it, this page first; empty for what one page has."""
    sub_issue: str | None = None
    """The position's own label, from its own words; `issue` is what it shares with others."""
    issue_origin: str = "own"
    """Whether the content speaks for the issue, the context, a codebook, or the issue is the own label."""
    actor_here: str | None = None
    """The name that the article has for the actor, where `actor` is the one that the store has; None for one that a
    human added."""
    addressee_rule: str | None = None
    """What gave the addressee; "human" for a human's word, None where there is none or an older program found it."""
    addressee_score: float | None = None
    """How likely the addressee is the right one (0 to 1); None as for its rule."""

    @property
    def sure_addressee(self) -> str | None:
        """The addressee if it may be told as a fact, None for a guess."""
        return self.addressee if is_sure(self.addressee_score) else None

    @property
    def shown_addressee(self) -> str | None:
        """The addressee if it is likely enough to be shown to a reader, be it as a guess."""
        score = self.addressee_score
        return self.addressee if score is None or score >= LEAST_ADDRESSEE else None

    @property
    def agrees(self) -> bool:
        """Whether the position goes along with its issue or against it (DNA's agreement)."""
        return agrees(self.act, negated=self.negated)

    @property
    def plover(self) -> str | None:
        """The PLOVER event class of the act, None where it has none."""
        return PLOVER[self.act]


@dataclass(frozen=True, slots=True)
class CitedQuotation:
    """A quotation; `speaker`, `cue` and `addressee` as they stand in the text, `actor` is who it is."""

    id: str
    type: QuotationType
    content: tuple[Passage, ...]
    speaker: Passage | None
    actor: str | None
    actor_id: str | None
    cue: Passage | None
    addressee: Passage | None
    stage: str
    rule: str
    score: float
    verdict: str | None
    citation: Citation
    printed: tuple[Source, ...] = ()
    """Counted once: as for a position."""
    actor_here: str | None = None
    """The name that the article has for the actor."""


@dataclass(frozen=True, slots=True)
class CitedEvent:
    """Something planned or due, or what its article is about."""

    id: str
    text: Passage
    start: str
    what: Passage | None
    stage: str
    rule: str
    score: float
    verdict: str | None
    citation: Citation
    printed: tuple[Source, ...] = ()
    """Counted once: as for a position."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article and how much was found in it; `opening` is all of it that is no paragraph: kicker, headline, lead,
    headings, questions, captions.
    """

    source: Source
    kicker: str | None
    lead: str
    body: tuple[Passage, ...]
    places: tuple[str, ...]
    keywords: tuple[str, ...]
    quotations: int
    positions: int
    events: int
    opening: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor across articles, with the number of current pages that name it and of what it says and wants there.

    No two have one `name`; `aliases` are all other names that articles have for it. `first` and `last` are the days of
    the first and the last article (ISO 8601 dates).
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    on_behalf_of: str | None
    pages: int
    quotations: int
    positions: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two actors across articles (id and name of each) that may be one: how likely (0 to 1), why, and why not."""

    one_id: str
    one: str
    other_id: str
    other: str
    score: float
    pro: str
    contra: str


@dataclass(frozen=True, slots=True)
class NamedHere:
    """An actor across articles (id and name) in one article: what it is called there, and why it is taken for this
    actor, how surely (0 to 1).
    """

    actor_id: str
    actor: str
    name: str
    kind: ActorKind
    reason: str
    score: float
    page_id: str
    uri: str
    day: str | None


@dataclass(frozen=True, slots=True)
class StoredJudgement:
    """A judgement and the number that it is taken back by."""

    number: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds. `pages` are all bodies, `current` those that no newer version replaced."""

    pages: int
    current: int
    articles: int
    quotations: int
    positions: int
    events: int
    actors: int
    problems: int


def passage(text: str, span: Span) -> Passage:
    """The characters of `span` with their place."""
    return Passage(span.of(text), span.start, span.end)


__all__ = [
    "Added",
    "Citation",
    "CitedEvent",
    "CitedPosition",
    "CitedQuotation",
    "Count",
    "Counts",
    "DoubtfulPair",
    "KnownActor",
    "NamedHere",
    "Passage",
    "Source",
    "StoredArticle",
    "StoredJudgement",
    "passage",
]
