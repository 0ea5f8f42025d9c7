"""A sentence with all that the rules of a position ask about: clauses, frames, who speaks where."""

from bisect import bisect_left
from dataclasses import dataclass, field

from lagebild.german import wordlists
from lagebild.german.clause_view import ClauseView
from lagebild.model import Actor, Clause, Frame, Quotation, Range, Sentence, Span
from lagebild.positions.conditions import is_conditional
from lagebild.positions.facts import SubjectKind
from lagebild.positions.holders import FIRST_PERSON, Holders

__all__ = ["Scene", "Speech", "framed", "speeches"]

_SIDES = frozenset({"sein", "seine", "ihr", "ihre", "mein", "meine", "unser", "unsere"})
_PURPOSE = frozenset(
    {"damit", "ob", "um", "ohne", "statt", "anstatt", "als", "wenn", "falls", "sofern", "obwohl", "bevor", "ehe"}
)


_HOW_FAR = frozenset({"wie", "inwieweit", "inwiefern"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody utters within one sentence; `speaker` is an actor's id, None where nobody knows."""

    parts: tuple[Range, ...]
    speaker: str | None
    direct: bool
    cue: Frame | None = None

    def holds(self, token: int) -> bool:
        """Whether a token is spoken."""
        return any(start <= token < end for start, end in self.parts)

    @property
    def length(self) -> int:
        """The number of spoken tokens."""
        return sum(end - start for start, end in self.parts)


@dataclass(slots=True)
class Scene:
    """One sentence under analysis."""

    number: int
    sentence: Sentence
    view: ClauseView
    holders: Holders
    speeches: list[Speech]
    taken: set[int] = field(default_factory=set)
    """Clauses that have yielded a position."""

    def speech_at(self, token: int) -> Speech | None:
        """The innermost speech around a token."""
        return min((s for s in self.speeches if s.holds(token)), key=lambda speech: speech.length, default=None)

    def clause_range(self, number: int) -> Range:
        """The range of a clause."""
        return self.sentence.clauses[number].range

    def frames_of(self, number: int) -> list[Frame]:
        """The frames whose cue stands in a clause."""
        return [frame for frame in self.sentence.frames if frame.clause == number]

    def _is_question(self, clause: Clause) -> bool:
        """ "prüft, wie weit ...", "so lange, wie die Leute das wünschen": not "wie der Minister sagte"."""
        opener = clause.opener if clause.opener is not None else clause.range[0]
        before = [token.text.lower() for token in self.sentence.tokens[max(0, opener - 4) : opener]]
        if "so" in before:
            return True
        following = self.sentence.tokens[min(opener + 1, clause.range[1] - 1)]
        return self.sentence.tokens[opener].text.lower() != "wie" or following.tag in ("ADJD", "ADJA")

    def subject(self, number: int, speaker: str | None) -> tuple[SubjectKind, tuple[Actor, ...]]:
        """Whom a clause's subject means, seen from the speaker: himself, another actor, a thing, nobody."""
        part = self._named(number)
        if part is None:
            return "none", ()
        word = self.sentence.tokens[part[0]].text.lower()
        if word in FIRST_PERSON and part[1] - part[0] == 1:
            return "self", ()
        if any(f.kind == "source" and f.holder and _meet(f.holder, part) for f in self.sentence.frames):
            return "thing", ()  # "..., so der Minister" is no subject
        found = self.holders.at(self.sentence, part)
        if found and not self._own_side(found, speaker):
            return "other", found
        return ("self", ()) if found or self._means_speaker(number, part, speaker) else ("thing", ())

    def side(self, number: int, speaker: str | None) -> Actor | None:
        """The speaker's body, where a subject names it: "die Liga werde kündigen", "ihre Partei lehne das ab"."""
        part = self._named(number)
        if part is None or self.sentence.tokens[part[0]].tag in ("PPER", "PIS", "PDS"):
            return None
        word = self.sentence.tokens[part[0]].text.lower()
        found = self.holders.at(self.sentence, part)
        above = self.holders.behalf(self.holders.actor(speaker))
        if len(found) == 1 and (self._own_side(found, speaker) or found[0] is above):
            return found[0] if found[0].id != speaker and found[0].kind != "person" else None
        nouns = wordlists.words("acts", "side_nouns")
        own = word in _SIDES and part[1] - part[0] == 2 and self.sentence.tokens[part[1] - 1].lemma in nouns
        return above if own and not found else None

    def _named(self, number: int) -> Range | None:
        """A clause's subject, without the source that stands behind it: "Der Verband, so Falk, werde klagen"."""
        part = self.sentence.clauses[number].subject
        if part is None:
            return None
        inserted = [f.cue[0] for f in self.sentence.frames if f.kind == "source" and part[0] < f.cue[0] < part[1]]
        return (part[0], min(inserted)) if inserted else part

    def _own_side(self, found: tuple[Actor, ...], speaker: str | None) -> bool:
        """Whether the speaker is among the actors, or speaks through his body ("ihr Vorstand werde beraten")."""
        above = self.holders.behalf(found[0]) if len(found) == 1 and found[0].kind != "person" else None
        return any(actor.id == speaker for actor in found) or (above is not None and above.id == speaker)

    def _means_speaker(self, number: int, part: Range, speaker: str | None) -> bool:
        """Whether a phrase that the cast does not know means the speaker: "er werde", "sein Land", "unsere Leute"."""
        tokens, finite = self.sentence.tokens, self.sentence.clauses[number].finite
        word = tokens[part[0]].text.lower()
        if word in FIRST_PERSON or speaker is None:
            return word in FIRST_PERSON
        reported = finite is not None and tokens[finite].mood == "Sub"
        side = word in _SIDES and tokens[part[1] - 1].lemma in wordlists.words("acts", "side_nouns")
        return (word in ("er", "sie") and part[1] - part[0] == 1 and reported) or (side and part[1] - part[0] == 2)

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
            if clause.kind == "sub" and opener in _HOW_FAR and self._is_question(clause):
                return True
            current = clause.parent if clause.kind != "main" else None
        return False


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def speeches(sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...]) -> dict[int, list[Speech]]:
    """The quotations by the number of the sentence in which their parts stand."""
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, list[Speech]] = {}
    for quotation in quotations:
        if quotation.type == "reported":
            continue  # a thing that somebody demands or rejects: its cue says more
        parts: dict[int, list[Range]] = {}
        for anchor in quotation.content:
            number = max(0, bisect_left(starts, anchor.span.start + 1) - 1)
            while number < len(sentences) and sentences[number].span.start < anchor.span.end:
                part = _tokens_in(sentences[number], anchor.span)
                if part is not None:
                    parts.setdefault(number, []).append(part)
                number += 1
        for number, ranges in parts.items():
            found.setdefault(number, []).append(
                Speech(tuple(ranges), quotation.actor, quotation.type in ("direct", "mixed"))
            )
    return found


def framed(sentence: Sentence, known: list[Speech], holders: Holders) -> list[Speech]:
    """The speech of a sentence: the quotations, and what a cue introduces that no quotation of a known speaker covers.

    "Wie der Sprecher mitteilte, ..." names the speaker of what a quotation may have given to the one before.
    """
    found = list(known)
    for frame in sentence.frames:
        if frame.form not in ("said", "dass") or frame.holder is None or not frame.open or not frame.content:
            continue
        over = [s for s in found if any(s.holds(part[0]) or s.holds(part[1] - 1) for part in frame.content)]
        swallowed = [s for s in over if s.holds(frame.cue[0])]
        if any(s.speaker is not None for s in over) and not swallowed:
            continue
        actors = holders.at(sentence, frame.holder)
        if len(actors) == 1:
            found = [s for s in found if s not in over] + [Speech(frame.content, actors[0].id, False, frame)]
    return found


def _tokens_in(sentence: Sentence, place: Span) -> Range | None:
    inside = [i for i, token in enumerate(sentence.tokens) if token.span.overlaps(place)]
    return (inside[0], inside[-1] + 1) if inside else None
