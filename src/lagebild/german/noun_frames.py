"""Nouns that say somebody does something with words: "Kiews Forderung nach ...", "die Kritik der Verbände an ..."."""

from lagebild.german import wordlists
from lagebild.german.arguments import Arguments
from lagebild.german.clause_view import ClauseView, trimmed
from lagebild.german.cues import Reading, readings
from lagebild.german.frame_parts import frame_of, nominative
from lagebild.german.phrases import Phrase
from lagebild.model import Frame, Range, Token

__all__ = ["noun_frames"]


def noun_frames(view: ClauseView, number: int) -> list[Frame]:
    found = []
    for phrase in view.phrases(number):
        candidates = _noun_readings(view.tokens[phrase.head])
        if candidates and not phrase.pronoun:
            frames = [
                frame for reading in candidates if (frame := _noun_frame(view, number, reading, phrase)) is not None
            ]
            found += sorted(frames, key=lambda frame: not frame.content)[:1]
    return found


def _noun_readings(token: Token) -> tuple[Reading, ...]:
    nouns = readings("noun")
    if token.tag != "NN":
        return ()
    for word in (token.lemma, token.text):
        if word in nouns:
            return nouns[word]
    # the last part of a compound: "Lohnforderung", "Reformvorschlag"
    tails = wordlists.words("cues", "compound_heads")
    for cut in range(3, len(token.lemma) - 3):
        tail = token.lemma[cut:].capitalize()
        if tail in tails:
            return nouns[tail]
    return ()


def _noun_frame(view: ClauseView, number: int, reading: Reading, phrase: Phrase) -> Frame | None:
    holder, start = _possessor(view, number, phrase)
    found = _listed(view, number, phrase) or _equated(view, number, reading, phrase, start)
    content, form = found or _noun_content(view, number, reading, phrase, start)
    negated = view.tokens[phrase.range[0]].text.lower().startswith("kein")
    addressee = _noun_addressee(view, number, reading, phrase)
    if holder is None and not _is_circumstance(view, phrase):
        holder = _carrier(view, number, phrase)
        if holder is not None and not content and _comes(view, number, phrase):
            content, form = (phrase.range,), "itself"
    return frame_of(reading, (phrase.head,), number, holder, (content, form), addressee, (negated, False))


def _possessor(view: ClauseView, number: int, phrase: Phrase) -> tuple[Range | None, int]:
    """Whose demand it is, and where the noun's own attributes begin."""
    tokens, (start, end) = view.tokens, phrase.range
    if tokens[start].tag == "PPOSAT":
        return (start, start + 1), end
    if tokens[start].tag == "NE" and phrase.head > start:
        return (start, phrase.head), end
    if phrase.head + 1 < end and tokens[phrase.head + 1].tag != "$(":
        return (phrase.head + 1, end), end
    following = next((p for p in view.phrases(number) if p.preposition == end), None)
    if (
        following is not None
        and following.preposition is not None
        and tokens[following.preposition].text.lower() in ("von", "vom", "aus", "seitens")
    ):
        return following.range, following.range[1]
    return None, end


def _listed(view: ClauseView, number: int, phrase: Phrase) -> tuple[tuple[Range, ...], str] | None:
    """ "Zu den Forderungen der Partei gehört X", "... zählt, dass Y": what is counted among them."""
    clause = view.clauses[number]
    if (
        clause.lemma not in ("gehören", "zählen")
        or phrase.preposition is None
        or view.tokens[phrase.preposition].lemma != "zu"
    ):
        return None
    arguments = Arguments(view, number, frozenset(), False)
    below = [child for child in view.children.get(number, ()) if arguments.realises("dass", child)]
    parts = [part for child in below if (part := view.behind_opener(child)) is not None]
    if parts:
        return tuple(parts), "dass"
    subjects = [
        p for p in view.phrases(number) if p.preposition is None and "Nom" in p.case and p.range[0] != phrase.range[0]
    ]
    return (tuple(arguments.extended(p.range) for p in subjects), "list") if subjects else None


def _equated(
    view: ClauseView, number: int, reading: Reading, phrase: Phrase, start: int
) -> tuple[tuple[Range, ...], str] | None:
    """ "Bedingung sei, dass ...", "Die Forderung der Räte lautet: mehr Geld", "Ziel ist ein Verbot": what it is."""
    clause = view.clauses[number]
    finite = clause.finite
    if clause.lemma not in ("sein", "lauten", "bleiben") or finite is None or phrase.preposition is not None:
        return None
    if reading.act not in ("demand", "offer", "intend", "threaten") or not clause.range[0] <= phrase.head < finite:
        return None
    arguments = Arguments(view, number, frozenset({phrase.head}), False)
    for child in view.children.get(number, ()):
        inner = view.clauses[child]
        if inner.range[0] > finite and (
            arguments.realises("dass", child) or arguments.realises("inf", child) or inner.kind == "fragment"
        ):
            part = view.behind_opener(child) if inner.kind == "sub" else trimmed(view.tokens, inner.range)
            return ((part,), "is") if part is not None else None
    behind = [p for p in view.phrases(number) if p.preposition is None and p.range[0] > finite and not p.pronoun]
    plain = start <= finite and not any(view.tokens[i].tag in ("ADJD", "VVPP") for i in view.own(number) if i > finite)
    return ((arguments.extended(behind[0].range),), "is") if behind and plain and "Nom" in behind[0].case else None


def _noun_content(
    view: ClauseView, number: int, reading: Reading, phrase: Phrase, start: int
) -> tuple[tuple[Range, ...], str]:
    clauses, tokens = view.clauses, view.tokens
    arguments = Arguments(view, number, frozenset({phrase.head}), False)
    for code in reading.content:
        if code in ("dass", "inf", "said"):
            for child in view.children.get(number, ()):
                near = 0 <= clauses[child].range[0] - start <= 2
                if near and arguments.realises(code, child) and (code != "said" or clauses[child].mood == "Sub"):
                    part = view.behind_opener(child)
                    return ((part,), code) if part is not None else ((), "")
        elif code == "gen":
            if phrase.head + 1 < phrase.range[1] and tokens[phrase.head + 1].tag != "$(":
                return ((phrase.head + 1, phrase.range[1]),), code
        else:
            for other in view.phrases(number):
                if (
                    other.preposition is not None
                    and start <= other.preposition <= start + 1
                    and tokens[other.preposition].lemma.lower() == code
                ):
                    return (arguments.extended(other.range),), code
    return (), ""


def _noun_addressee(view: ClauseView, number: int, reading: Reading, phrase: Phrase) -> Range | None:
    for other in view.phrases(number):
        if other.preposition == phrase.range[1] and view.tokens[other.preposition].lemma.lower() in reading.addressee:
            return other.range
    return None


def _is_circumstance(view: ClauseView, phrase: Phrase) -> bool:
    """ "Angesichts der Berichte", "trotz der Kritik": what is not brought forward by the verb."""
    before = view.tokens[phrase.preposition].text.lower() if phrase.preposition is not None else ""
    return before in ("angesichts", "wegen", "trotz", "aufgrund", "infolge", "gegen", "über", "durch", "unter", "vor")


def _comes(view: ClauseView, number: int, phrase: Phrase) -> bool:
    """ "Scharfe Kritik kommt aus den Ländern": the noun is all that is told of what is said."""
    clause = view.clauses[number]
    return clause.lemma == "kommen" and clause.subject is not None and phrase.range[0] == clause.subject[0]


def _carrier(view: ClauseView, number: int, phrase: Phrase) -> Range | None:
    """The subject of a verb that only carries the noun ("erhob die Forderung"), or whence it came ("kam von ...")."""
    clause = view.clauses[number]
    if clause.lemma == "kommen" and clause.subject is not None and clause.subject[0] <= phrase.head < clause.subject[1]:
        source = [
            p
            for p in view.phrases(number)
            if p.preposition is not None and view.tokens[p.preposition].text.lower() in ("von", "vom", "aus", "seitens")
        ]
        return source[0].range if source else None
    subject = nominative(view, number)
    if any(view.tokens[i].lemma == "werden" for i in clause.verbs) and any(
        view.tokens[i].tag == "VVPP" for i in clause.verbs
    ):
        source = [
            p
            for p in view.phrases(number)
            if p.preposition is not None and view.tokens[p.preposition].text.lower() in ("von", "vom", "aus", "seitens")
        ]
        return source[0].range if source and clause.lemma in wordlists.words("cues", "carriers") else None
    if (
        clause.lemma in wordlists.words("cues", "carriers")
        and subject is not None
        and not subject[0] <= phrase.head < subject[1]
    ):
        return subject
    return None
