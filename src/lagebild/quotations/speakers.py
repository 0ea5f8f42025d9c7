"""Who says what a cue reports, and to whom: subjects, agents of passives, sources of "hieß es aus ..."."""

from lagebild.german import cues, wordlists
from lagebild.german.phrases import Phrase
from lagebild.model import Range, Span
from lagebild.quotations.mentions import mention_end
from lagebild.quotations.view import SentenceView, trim

__all__ = ["addressee_of", "antecedent", "speaker_of"]

_SUBJECT_IS_QUOTED = frozenset({"zitieren", "wiedergeben"})
_IMPERSONAL = frozenset({"heißen", "heissen", "hiess", "verlauten", "vernehmen", "hören", "erfahren"})
_WHENCE = ("aus", "in", "im", "von", "vom", "bei", "beim", "seitens")
_PLACES = frozenset({"haus", "umfeld", "büro", "lager", "kreise", "umgebung"})
"""Where somebody's people speak: "im Umfeld von Falk"."""


def speaker_of(view: SentenceView, at: int) -> Span | None:
    """The mention of who speaks in a reporting clause: its subject, the antecedent of a relative pronoun, "von ..." of
    a passive, the source of "hieß es aus ..."."""
    for number in [at, *view.ancestors(at)]:
        clause = view.sentence.clauses[number]
        if number != at and not (view.sentence.clauses[at].kind == "inf" or view.sentence.clauses[at].subject is None):
            break
        if view.is_passive(number) and clause.lemma not in _SUBJECT_IS_QUOTED:
            return _after_preposition(view, number, ("von", "vom", "durch"))
        if clause.lemma == "hervorgehen":
            return _after_preposition(view, number, ("aus",))
        if clause.subject is None and clause.lemma in _IMPERSONAL:
            return _after_preposition(view, at, _WHENCE, keep=True)
        if clause.subject is not None:
            return _mention(view, number, clause.subject)
        if view.sentence.clauses[at].kind not in ("inf", "rel"):
            break
    return None


def _mention(view: SentenceView, at: int, subject: Range) -> Span | None:
    word = view.tokens[subject[0]].text.lower()
    clause = view.sentence.clauses[at]
    if word == "es" and subject[1] - subject[0] == 1 and clause.lemma in _IMPERSONAL:
        return _after_preposition(view, at, _WHENCE, keep=True)
    if clause.kind == "rel" and subject[0] == clause.opener and subject[1] - subject[0] == 1:
        found = antecedent(view, at)
        return view.place(found) if found is not None else None
    inside = [view.sentence.clauses[child].range[0] for child in view.children[at]]
    start, end = subject
    part = trim(view.tokens, (start, min([end, *(one for one in inside if start < one < end)])))
    return view.place((part[0], mention_end(view, part[1]))) if part is not None else None


def antecedent(view: SentenceView, at: int) -> Range | None:
    """The noun phrase right before a relative clause."""
    clause = view.sentence.clauses[at]
    if clause.parent is None:
        return None
    before = [phrase for phrase in view.phrases(clause.parent) if phrase.range[1] <= clause.range[0]]
    return before[-1].range if before else None


def _after_preposition(
    view: SentenceView, at: int, prepositions: tuple[str, ...], *, keep: bool = False
) -> Span | None:
    for phrase in view.phrases(at):
        if phrase.preposition is not None and view.tokens[phrase.preposition].text.lower() in prepositions:
            author = _author(view, at, phrase) if keep else None
            return author or view.place((phrase.preposition if keep else phrase.range[0], phrase.range[1]))
    return None


def _author(view: SentenceView, at: int, phrase: Phrase) -> Span | None:
    """ "in einem Schreiben aus dem Ministerium", "im Haus von Minister Falk": who stands behind a paper or house."""
    noun = view.tokens[phrase.head].lemma.lower()
    papers = wordlists.words("acts", "document_nouns") | _PLACES
    if not any(noun.endswith(word) for word in papers):
        return None
    behind = next((one for one in view.phrases(at) if one.preposition == phrase.range[1]), None)
    if behind is None or view.tokens[phrase.range[1]].text.lower() not in ("von", "vom", "aus", "des"):
        return None
    return view.place((behind.range[0], mention_end(view, behind.range[1])))


def addressee_of(view: SentenceView, at: int, reading: cues.Reading) -> Span | None:
    """Whom a cue speaks to, by the cases and prepositions that the cue list gives."""
    clause = view.sentence.clauses[at]
    free = [
        phrase for phrase in view.phrases(at) if clause.subject is None or not _within(phrase.range, clause.subject)
    ]
    for code in reading.addressee:
        for phrase in free:
            if _stands_as(view, phrase, code):
                return view.place(phrase.range)
    return None


def _within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


_CASES = {"dat": "Dat", "acc": "Acc", "gen": "Gen"}


def _stands_as(view: SentenceView, phrase: Phrase, code: str) -> bool:
    if code not in _CASES:
        word = view.tokens[phrase.preposition].lemma.lower() if phrase.preposition is not None else ""
        return word == code
    if phrase.preposition is not None or view.tokens[phrase.range[0]].tag == "PRF":
        return False
    sure = "Nom" not in phrase.case
    return _CASES[code] in phrase.case and (sure or code == "acc")
