"""A sentence with all that the rules of a position ask about: clauses, frames, who speaks where."""

from bisect import bisect_left
from dataclasses import dataclass, field

from lagebild.german.clause_view import ClauseView
from lagebild.model import Actor, Frame, Quotation, Range, Sentence, Span
from lagebild.positions.conditions import is_conditional
from lagebild.positions.facts import SubjectKind
from lagebild.positions.holders import FIRST_PERSON, Holders

__all__ = ["Scene", "Speech", "speeches"]

_PURPOSE = frozenset(
    {"damit", "ob", "um", "ohne", "statt", "anstatt", "als", "wenn", "falls", "sofern", "obwohl", "bevor", "ehe"}
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of a sentence that somebody utters; `speaker` is an actor's id, None where nobody knows."""

    part: Range
    speaker: str | None
    direct: bool
    quotation: Quotation


@dataclass(slots=True)
class Scene:
    """One sentence under analysis."""

    number: int
    sentence: Sentence
    view: ClauseView
    holders: Holders
    speeches: tuple[Speech, ...]
    taken: set[int] = field(default_factory=set)
    """Clauses that have yielded a position."""

    def speech_at(self, token: int) -> Speech | None:
        """The innermost speech around a token."""
        around = [speech for speech in self.speeches if speech.part[0] <= token < speech.part[1]]
        return min(around, key=lambda speech: speech.part[1] - speech.part[0], default=None)

    def clause_range(self, number: int) -> Range:
        """The range of a clause."""
        return self.sentence.clauses[number].range

    def frames_of(self, number: int) -> list[Frame]:
        """The frames whose cue stands in a clause."""
        return [frame for frame in self.sentence.frames if frame.clause == number]

    def subject(self, number: int, speaker: str | None) -> tuple[SubjectKind, tuple[Actor, ...]]:
        """Whom a clause's subject means, seen from the speaker: himself, another actor, a thing, nobody."""
        part = self.sentence.clauses[number].subject
        if part is None:
            return "none", ()
        tokens = self.sentence.tokens
        word = tokens[part[0]].text.lower()
        if word in FIRST_PERSON and part[1] - part[0] == 1:
            return "self", ()
        found = self.holders.at(self.sentence, part)
        if found:
            return ("self", ()) if any(actor.id == speaker for actor in found) else ("other", found)
        if tokens[part[0]].text.lower() in FIRST_PERSON or tokens[part[0]].text.lower() in ("er",):
            return "self", ()
        return "thing", ()

    def hypothetical(self, number: int) -> bool:
        """Whether a clause only supposes: a condition, a purpose, a question, or inside one."""
        current: int | None = number
        clauses = self.sentence.clauses
        for _ in range(len(clauses)):
            if current is None:
                return False
            clause = clauses[current]
            opener = self.sentence.tokens[clause.opener].text.lower() if clause.opener is not None else ""
            if is_conditional(self.view, current) or (clause.kind in ("sub", "inf") and opener in _PURPOSE):
                return True
            current = clause.parent if clause.kind != "main" else None
        return False


def speeches(sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...]) -> dict[int, tuple[Speech, ...]]:
    """The quotations by the number of the sentence in which each of their parts stands."""
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, list[Speech]] = {}
    for quotation in quotations:
        for anchor in quotation.content:
            number = max(0, bisect_left(starts, anchor.span.start + 1) - 1)
            while number < len(sentences) and sentences[number].span.start < anchor.span.end:
                part = _tokens_in(sentences[number], anchor.span)
                if part is not None:
                    direct = quotation.type in ("direct", "mixed")
                    found.setdefault(number, []).append(Speech(part, quotation.actor, direct, quotation))
                number += 1
    return {number: tuple(several) for number, several in found.items()}


def _tokens_in(sentence: Sentence, place: Span) -> Range | None:
    inside = [i for i, token in enumerate(sentence.tokens) if token.span.overlaps(place)]
    return (inside[0], inside[-1] + 1) if inside else None
