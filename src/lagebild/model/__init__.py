"""The nouns of lagebild: frozen dataclasses, tuples only, offsets in code points of the page's text, half-open."""

from lagebild.model.findings import (
    ACTS,
    PLOVER,
    Act,
    Actor,
    ActorKind,
    Cast,
    Event,
    Judgement,
    Mention,
    Position,
    Quotation,
    QuotationType,
    Reading,
    Time,
)
from lagebild.model.grammar import Clause, ClauseKind, Frame, Range, Role, Sentence, Token
from lagebild.model.pages import Article, Hints, Page
from lagebild.model.spans import Anchor, Evidence, Problem, Span, content_id

__all__ = [
    "ACTS",
    "PLOVER",
    "Act",
    "Actor",
    "ActorKind",
    "Anchor",
    "Article",
    "Cast",
    "Clause",
    "ClauseKind",
    "Event",
    "Evidence",
    "Frame",
    "Hints",
    "Judgement",
    "Mention",
    "Page",
    "Position",
    "Problem",
    "Quotation",
    "QuotationType",
    "Range",
    "Reading",
    "Role",
    "Sentence",
    "Span",
    "Time",
    "Token",
    "content_id",
]
