"""Who tells what stands before: "Seine Partei werde das ablehnen, sagte Pohl", "man prüfe das noch, so Wolf"."""

from collections.abc import Iterable, Mapping, Sequence

from lagebild.actors.figures import Figure
from lagebild.actors.lists import lexicon
from lagebild.actors.phrases import Phrase
from lagebild.actors.salience import Turn
from lagebild.actors.sentences import Frame
from lagebild.model import Sentence

__all__ = ["has_own", "introduced", "number_of_sie", "reporting_clause", "teller"]

_RECENT = 40
"""Mentions: more than two sentences have."""
_DEEPEST = 6
"""Clauses inside each other; a sentence of a page has no more."""


def reporting_clause(frame: Frame, at: int) -> int | None:
    """The number of the clause behind this one that reports it, or that it depends on as first field."""
    clauses = frame.sentence.clauses
    number = frame.clause_of[at]
    seen = 0
    while number >= 0 and seen < _DEEPEST:
        parent = clauses[number].parent
        if parent is None or parent == number:
            return None
        subject = clauses[parent].subject
        if subject is not None and subject[0] > at:
            return parent
        number, seen = parent, seen + 1
    return None


def teller(frame: Frame, named: Iterable[tuple[int, Figure]], at: int, genders: str = "") -> Figure | None:
    """The person named behind a token who says what it stands in; `named` are heads and figures of the sentence."""
    for said in frame.sentence.frames:
        if said.says != "speech" or said.passive or said.holder is None or said.holder[0] <= at:
            continue
        if any(start <= at < end for start, end in said.content):
            start, end = said.holder
            inside = (figure for head, figure in named if start <= head < end and figure.is_person)
            figure = next(inside, None)
            return figure if figure is not None and (not genders or figure.gender in ("", *genders)) else None
    return None


def has_own(person: Figure, phrase: Phrase) -> bool:
    """Whether the body that a possessive phrase names is one that the person is known to speak for."""
    if phrase.noun is None or not phrase.is_body:
        return False
    stem, served = phrase.noun.stem, person.owner
    if stem in ("land", "staat"):
        return served is not None and served.kind in ("state", "authority")
    if stem in ("partei", "fraktion"):
        return person.party is not None or (served is not None and served.kind == "party")
    if phrase.noun.head in lexicon().office_bodies.get("minister", ()):
        return any(office.head == "minister" for office, _ in person.offices)
    return served is not None and served.kind != "state" and stem in (lexicon().own | lexicon().organs)


def number_of_sie(frame: Frame, at: int) -> str:
    """f, p or both for "sie", by the finite verb that it is the subject of."""
    clause = frame.clause(at)
    if clause is None or clause.finite is None or clause.subject not in (None, (at, at + 1)):
        return "fp"
    finite = frame.sentence.tokens[clause.finite]
    number = finite.number or ("Plur" if finite.text.lower().endswith("en") else "Sing")
    return "p" if number == "Plur" else "f"


def introduced(turns: Sequence[Turn], read: Mapping[int, Sentence], number: int, genders: str) -> Figure | None:
    """The only person whom the sentence before names, where that opens the paragraph: "er" right behind it.

    `read` holds the sentences so far, `number` is the pronoun's.
    """
    last, opener, here = (read.get(number - back) for back in (2, 1, 0))
    if last is None or opener is None or here is None:
        return None
    if opener.paragraph != here.paragraph or last.paragraph == opener.paragraph:
        return None
    recent = (turn for turn in turns[-_RECENT:] if turn.place.sentence >= number - 1)
    persons = {id(turn.figure): turn.figure for turn in recent if turn.figure.is_person}
    figure = next(iter(persons.values()), None)
    fits = figure is not None and not figure.described and figure.gender != "" and figure.gender in genders
    return figure if fits and len(persons) == 1 else None
