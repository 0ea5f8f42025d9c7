"""What is read out of an article: quotations, actors, positions, times, events; and a human's word on them."""

from dataclasses import dataclass
from typing import Literal, get_args

from lagebild.model.pages import Article, Page
from lagebild.model.spans import Anchor, Evidence, Problem, Span

QuotationType = Literal["direct", "indirect", "mixed", "reported", "free indirect"]
Act = Literal["demand", "offer", "accept", "concede", "reject", "threaten", "accuse", "support", "intend", "assess"]
ACTS: tuple[Act, ...] = get_args(Act)
PLOVER: dict[Act, str | None] = {
    "demand": "REQUEST",
    "offer": "AGREE",
    "accept": "AGREE",
    "concede": "CONCEDE",
    "reject": "REJECT",
    "threaten": "THREATEN",
    "accuse": "ACCUSE",
    "support": "SUPPORT",
    "intend": None,
    "assess": None,
}
"""The PLOVER event class of each act (Open Event Data Alliance, PLOVER codebook)."""
DISAGREEING: frozenset[Act] = frozenset({"reject", "accuse"})
"""The acts that turn against what they are about; all others go along with it, hold it out, or take it as given."""
SURE_ADDRESSEE = 0.6
"""The score from which an addressee is told as a fact; below it is a guess (measured in docs/codebook.md)."""
LEAST_ADDRESSEE = 0.3
"""The score from which a guess is shown to a reader; below it three of four are wrong."""
ActorKind = Literal[
    "person",
    "state",
    "government",
    "party",
    "union",
    "company",
    "alliance",
    "court",
    "authority",
    "media",
    "organisation",
    "group",
    "anonymous",
    "unknown",
]


def agrees(act: Act, *, negated: bool) -> bool:
    """Whether a position agrees with its issue (DNA's *agreement*): by its act, turned round where it is negated."""
    return (act not in DISAGREEING) != negated


def is_sure(addressee_score: float | None) -> bool:
    """Whether an addressee may be told as a fact; one of which no score is known may not."""
    return addressee_score is not None and addressee_score >= SURE_ADDRESSEE


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who holds positions. `name` is canonical (full name, or the state's German short name)."""

    id: str
    name: str
    kind: ActorKind = "unknown"
    aliases: tuple[str, ...] = ()
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is named, described or meant by a pronoun."""

    anchor: Anchor
    kind: Literal["name", "office", "description", "pronoun", "metonym"]
    actor_id: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article and where they are mentioned, in reading order."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of that id, or None."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who said what to whom. `actor` is an actor's id; a speaker that stands elsewhere may lie outside the sentence."""

    id: str
    content: tuple[Anchor, ...]
    type: QuotationType
    evidence: Evidence
    speaker: Anchor | None = None
    actor: str | None = None
    cue: Anchor | None = None
    addressee: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor does with words about what should, may or will be done (acts: `gold/GUIDELINES.md`).

    `actor`, `voice` and `addressee` are actors' ids; `sentence` is the sentence it stands in; `said_on` an ISO 8601
    date; `sub_issue` is its own label ("" for none) where `issue` is one that it shares in a store. `addressee_rule`
    says where the addressee was found and `addressee_score` how likely it is the right one (0 to 1); None where there
    is none, or what found it said nothing.
    """

    id: str
    actor: str
    act: Act
    content: Anchor
    sentence: Anchor
    evidence: Evidence
    voice: str | None = None
    condition: Anchor | None = None
    addressee: str | None = None
    negated: bool = False
    issue: str | None = None
    said_on: str | None = None
    sub_issue: str | None = None
    addressee_rule: str | None = None
    addressee_score: float | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression: TimeML's TIMEX3 `type` and `value` (ISO 8601), None where it cannot be resolved."""

    anchor: Anchor
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    """Something planned or due, or what the document is about: `start` is ISO 8601, as precise as the text allows."""

    id: str
    text: Anchor
    start: str
    evidence: Evidence
    what: Anchor | None = None
    sentence: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the pipeline has read out of one page.

    `sentences` are places; no article: all but page and problems empty.
    """

    page: Page
    article: Article | None
    sentences: tuple[Span, ...] = ()
    lemmas: tuple[str, ...] = ()
    """The lemmas of each sentence, joined by blanks: what full-text search indexes."""
    cast: Cast = Cast()
    quotations: tuple[Quotation, ...] = ()
    positions: tuple[Position, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A human's word on a result; never overwritten by a new run.

    Dates are ISO 8601; `deleted` marks one taken back. "added" makes a statement of its own that no run has found:
    `correction` then says who, where and on what (docs/formats.md). "same" and "different" are on actors across
    articles (docs/actors.md).
    """

    target_id: str
    verdict: Literal["right", "wrong", "corrected", "added", "same", "different"]
    correction: str | None
    reviewer: str
    created: str
    deleted: str | None = None
