"""Phrases that say where something is known from: "laut ...", "... zufolge", "nach Angaben ...", "so ..."."""

import functools

from lagebild.german.clause_view import ClauseView, trimmed
from lagebild.german.cues import readings
from lagebild.german.phrases import Phrase
from lagebild.model import Frame, Range

__all__ = ["source_frames"]

_QUOTES = frozenset("„“”»«›‹\"‚‘’'")


@functools.cache
def _nouns() -> dict[str, dict[str, str]]:
    """Preposition -> noun form -> cue, of the cues that end in a noun ("nach Angaben")."""
    found: dict[str, dict[str, str]] = {}
    for cue in readings("source"):
        words = cue.split()
        if len(words) > 1 and words[-1][0].isupper():
            found.setdefault(words[0], {})[words[-1]] = cue
    return found


def source_frames(view: ClauseView, number: int) -> list[Frame]:
    """The source phrases among a clause's own words; the content is the rest of the clause."""
    found = []
    for phrase in view.phrases(number):
        frame = _behind_preposition(view, number, phrase) or _before_postposition(view, number, phrase)
        if frame is not None:
            found.append(frame)
    return found or _so(view, number)


def _behind_preposition(view: ClauseView, number: int, phrase: Phrase) -> Frame | None:
    if phrase.preposition is None:
        return None
    tokens = view.tokens
    word = tokens[phrase.preposition].text.lower()
    if word in readings("source"):
        return _frame(view, number, word, (phrase.preposition,), phrase.range)
    head = tokens[phrase.head].text
    cue = _nouns().get(word, {}).get(head)
    if cue is not None:
        return _frame(view, number, cue, (phrase.preposition, phrase.head), _owner(view, number, phrase))
    if word == "nach" and head.endswith(("angaben", "informationen", "auskunft", "darstellung", "ansicht")):
        return _frame(view, number, "nach Angaben", (phrase.preposition,), (phrase.head, phrase.head + 1))
    return None


def _before_postposition(view: ClauseView, number: int, phrase: Phrase) -> Frame | None:
    end = phrase.range[1]
    tokens = view.tokens
    if end < len(tokens) and tokens[end].text.lower() == "zufolge" and phrase.preposition is None:
        return _frame(view, number, "zufolge", (end,), phrase.range)
    return None


def _owner(view: ClauseView, number: int, phrase: Phrase) -> Range | None:
    """Whose words they are: the genitive, "von ..." or "aus ..." behind the noun, the possessive before it."""
    tokens = view.tokens
    if tokens[phrase.range[0]].tag == "PPOSAT":
        return (phrase.range[0], phrase.range[0] + 1)
    own = next((i for i in range(phrase.range[0], phrase.head) if tokens[i].lemma.lower().startswith("eigen")), None)
    if own is not None:
        return view.clauses[number].subject
    if phrase.head + 1 < phrase.range[1]:
        return (phrase.head + 1, phrase.range[1])
    if tokens[phrase.range[0]].tag == "NE" and phrase.head > phrase.range[0]:
        return (phrase.range[0], phrase.head)
    following = next((p for p in view.phrases(number) if p.preposition == phrase.range[1]), None)
    if (
        following is not None
        and following.preposition is not None
        and tokens[following.preposition].text.lower() in ("von", "vom", "aus")
    ):
        return following.range
    behind = next((p for p in view.phrases(number) if p.range[0] == phrase.range[1] and p.preposition is None), None)
    return behind.range if behind is not None else None


def _so(view: ClauseView, number: int) -> list[Frame]:
    """ "..., so der Minister": "so" behind a mark, then a noun phrase, then the end or a mark."""
    tokens = view.tokens
    for phrase in view.phrases(number):
        so = phrase.range[0] - 1
        if so < 1 or tokens[so].text.lower() != "so" or phrase.preposition is not None or phrase.pronoun:
            continue
        before, end = tokens[so - 1], phrase.range[1]
        after = tokens[end] if end < len(tokens) else None
        if before.tag in ("$,", "$(", "$.") and (
            after is None or after.tag in ("$,", "$.", "$(") or after.tag in ("APPR", "APPRART")
        ):
            return [_frame(view, number, "so", (so,), phrase.range)]
    return []


def _frame(view: ClauseView, number: int, cue: str, words: tuple[int, ...], holder: Range | None) -> Frame:
    reading = readings("source")[cue][0]
    left, right = min(words), max(words) + 1
    if holder is not None:
        left, right = (
            (min(left, holder[0]), max(right, holder[1]))
            if abs(holder[0] - right) <= 2 or holder[1] == left
            else (left, right)
        )
    start, end = view.clauses[number].range
    parts = [trimmed(view.tokens, part) for part in ((start, left), (right, end)) if part[1] > part[0]]
    content = tuple(part for part in parts if part is not None)
    return Frame(cue, "source", words, number, holder, content, act=reading.act, open=True, says="speech", form="said")
