"""Objects that tell two arguments of a cue apart: a second addressee, a dative behind the subject, an accusative."""

from dataclasses import replace

from lagebild.german.animacy import is_agent
from lagebild.german.arguments import Arguments, is_moment
from lagebild.german.clause_view import ClauseView
from lagebild.model import Frame, Range

__all__ = ["has_accusative", "second_addressee", "without_dative"]


def second_addressee(view: ClauseView, number: int, frame: Frame) -> list[Frame]:
    """ "fordert von A mehr Tempo und von B weniger Regeln", "... und von B, nicht zuzusehen": the second demand."""
    if frame.addressee is None or frame.form != "acc" or frame.passive or not frame.content:
        return []
    before = frame.addressee[0] - 1
    preposition = view.tokens[before].lemma.lower() if before >= 0 and view.tokens[before].tag[:4] == "APPR" else ""
    for phrase in view.phrases(number) if preposition else ():
        at = phrase.preposition
        if at is None or at < frame.content[-1][1] or view.tokens[at].lemma.lower() != preposition:
            continue
        if view.tokens[at - 1].text.lower() not in ("und", "sowie"):
            continue
        arguments = Arguments(view, number, frozenset(frame.cue), False)
        thing = next((p for p in view.phrases(number) if p.range[0] == phrase.range[1] and p.preposition is None), None)
        below = [c for c in view.children.get(number, ()) if 0 <= view.clauses[c].range[0] - phrase.range[1] <= 1]
        part = next((view.behind_opener(c) for c in below if view.clauses[c].kind in ("inf", "sub")), None)
        if thing is not None and "Acc" in thing.case:
            return [replace(frame, content=(arguments.extended(thing.range),), addressee=phrase.range)]
        if part is not None:
            return [replace(frame, content=(part,), addressee=phrase.range, form="inf")]
    return []


def without_dative(view: ClauseView, number: int, holder: Range) -> tuple[Range, Range | None]:
    """ "haben die Grünen | der Ministerin die Gefolgschaft verweigert": behind the verb, what looks like the subject's
    genitive is the dative that the cue asks for."""
    finite = view.clauses[number].finite
    if finite is None or holder[0] != finite + 1 or view.clauses[number].kind != "main":
        return holder, None
    cut = next((i for i in range(holder[0] + 1, holder[1] - 1) if view.tokens[i].text == "der"), None)
    joined = cut is not None and view.tokens[cut - 1].tag in ("NN", "ADJA", "NE")
    if cut is None or not joined or not is_agent(view.tokens[holder[1] - 1]):
        return holder, None
    return (holder[0], cut), (cut, holder[1])


def has_accusative(arguments: Arguments) -> bool:
    """Whether the clause has an object that can only be an accusative."""
    phrases = arguments.view.phrases(arguments.number)
    subject = arguments.subject or (0, 0)
    return any(
        phrase.preposition is None and "Acc" in phrase.case and "Dat" not in phrase.case and not phrase.pronoun
        and not subject[0] <= phrase.range[0] < subject[1] and not is_moment(arguments.view, phrase)
        for phrase in phrases
    )  # fmt: skip
