"""Interviews: paragraphs that begin with the name of who speaks ("Meier: Nein, das ...")."""

from collections import Counter, defaultdict

from lagebild.model import Span
from lagebild.quotations import lists
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.view import SentenceView

__all__ = ["answers"]

_MAX_LABEL = 6
"""Tokens of a label at most: "Prof. Dr. Anna Meier"."""


def answers(views: list[SentenceView]) -> list[Proposal]:
    """The labelled answers of an interview as direct speech; a label whose paragraphs mostly ask is left out."""
    paragraphs: dict[int, list[SentenceView]] = defaultdict(list)
    for view in views:
        if view.sentence.role == "body":
            paragraphs[view.sentence.paragraph].append(view)
    labelled = [(found, label) for found in paragraphs.values() if (label := _label(found[0])) is not None]
    names = Counter(_name(found[0], label) for found, label in labelled)
    asking = Counter(_name(found[0], label) for found, label in labelled if found[-1].tokens[-1].text == "?")
    said = []
    for found, label in labelled:
        name = _name(found[0], label)
        if names[name] > 1 and asking[name] * 2 <= names[name] and name not in lists.words("reports", "questions"):
            said.append(_answer(found, label, anonymous=name in lists.words("reports", "answers")))
    return said


def _label(view: SentenceView) -> int | None:
    """The number of the colon behind a label at the head of a paragraph."""
    for position, token in enumerate(view.tokens[: _MAX_LABEL + 1]):
        if token.text == ":":
            return position if position and position + 1 < len(view.tokens) else None
        if token.tag not in ("NE", "NN", "XY", "FM", "TRUNC", "ADJA") or not token.text[0].isupper():
            return None
    return None


def _name(view: SentenceView, label: int) -> str:
    return " ".join(token.text for token in view.tokens[:label])


def _answer(found: list[SentenceView], label: int, *, anonymous: bool) -> Proposal:
    first = found[0]
    content = Span(first.tokens[label + 1].span.start, found[-1].sentence.span.end)
    speaker = None if anonymous else first.place((0, label))
    return Proposal([content], "direct", first.number, "direct", "interview", 0.9, speaker=speaker)
