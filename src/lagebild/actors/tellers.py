"""Who tells what stands before: "Seine Partei werde das ablehnen, sagte Pohl", "man prüfe das noch, so Wolf"."""

from collections.abc import Iterable

from lagebild.actors.figures import Figure
from lagebild.actors.lists import lexicon
from lagebild.actors.phrases import Phrase
from lagebild.actors.sentences import Frame

__all__ = ["has_own", "number_of_sie", "reporting_clause", "teller"]

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
