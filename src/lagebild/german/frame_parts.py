"""What every frame is made of: act under negation, subject of the clause, noun of a relative clause."""

from lagebild.german import wordlists
from lagebild.german.animacy import is_agent
from lagebild.german.clause_view import ClauseView, contrast
from lagebild.german.cues import Reading
from lagebild.german.phrases import Phrase
from lagebild.model import Frame, Range

__all__ = ["RELATIVE_TAGS", "Found", "antecedent", "frame_of", "is_negated", "nominative", "parted"]

RELATIVE_TAGS = ("PRELS", "PRELAT")
Found = tuple[tuple[Range, ...], str]
"""The ranges of a content and the code by which it is realised."""


def frame_of(
    reading: Reading, cue: tuple[int, ...], number: int, holder: Range | None, found: Found, addressee: Range | None,
    negated: tuple[bool, bool],
) -> Frame:  # fmt: skip
    """The frame of a cue in clause `number`; `negated` says whether the clause is negated and whether passive."""
    content, form = found
    act, denied = reading.act, negated[0] and not reading.denied
    if denied and reading.negated:
        act, denied = reading.negated, False
    return Frame(
        reading.cue, reading.kind, cue, number, holder, content, addressee, denied != reading.denies, negated[1], act,
        reading.open, "speech" if reading.speech else "stance", form,
    )  # fmt: skip


def is_negated(view: ClauseView, own: tuple[int, ...]) -> bool:
    """Whether the clause is negated as a whole; "nicht nur" and "nicht zuletzt" negate nothing, nor does a contrast
    behind it ("bereit zu Gesprächen, aber nicht zu Zusagen")."""
    tail = contrast(view, own)
    for i in own:
        if tail is not None and i >= tail:
            break
        if view.tokens[i].text.lower() in wordlists.words("negations", "words"):
            following = view.tokens[i + 1].text.lower() if i + 1 < len(view.tokens) else ""
            if following not in wordlists.words("negations", "undone_by"):
                return True
    return False


def nominative(view: ClauseView, number: int) -> Range | None:
    """The subject's range; in a relative clause whose pronoun cannot be it, the other noun phrase."""
    clause = view.clauses[number]
    subject = clause.subject
    if subject is None or clause.finite is None or clause.kind != "rel":
        return subject
    is_pronoun = view.tokens[subject[0]].tag in RELATIVE_TAGS
    noun = antecedent(view, number)
    if not is_pronoun or noun is None:
        return subject
    word = view.tokens[subject[0]].text.lower()
    others = [
        phrase for phrase in view.phrases(number)
        if phrase.preposition is None and "Nom" in phrase.case and phrase.range[0] > subject[0]
    ]  # fmt: skip
    if not others or word not in ("die", "das", "was"):
        return subject
    disagrees = word == "was" or (noun.number == "Plur" and view.tokens[clause.finite].number == "Sing")
    acts = is_agent(view.tokens[others[0].head]) and not is_agent(view.tokens[noun.head])
    return others[0].range if disagrees or acts else subject


def antecedent(view: ClauseView, number: int) -> Phrase | None:
    """The noun phrase that a relative clause hangs on: the nearest before it that agrees with the pronoun."""
    clause = view.clauses[number]
    if clause.parent is None or clause.opener is None:
        return None
    before = [phrase for phrase in view.phrases(clause.parent) if phrase.range[1] <= clause.range[0]][-4:]
    word = view.tokens[clause.opener].text.lower()
    for sure in (True, False):
        for phrase in reversed(before):
            if _may_stand_for(view, word, phrase, sure):
                return phrase
    return before[-1] if before else None


def _may_stand_for(view: ClauseView, pronoun: str, phrase: Phrase, sure: bool) -> bool:
    """Whether a relative pronoun agrees with a noun phrase; names agree only when nothing surer does."""
    if phrase.pronoun:
        return False
    head = view.tokens[phrase.head]
    if head.tag == "NE" or not (head.gender or phrase.number):
        return not sure and (pronoun != "die" or phrase.number != "Sing" or "Fem" in head.gender or not head.gender)
    genders = set(head.gender.split("|"))
    plural = phrase.number == "Plur"
    fits = {
        "die": plural or "Fem" in genders,
        "das": "Neut" in genders,
        "denen": plural,
        "deren": plural or "Fem" in genders,
    }
    return fits.get(pronoun, not plural)


def parted(
    view: ClauseView, reading: Reading, addressee: Range | None, content: tuple[Range, ...], form: str
) -> tuple[Range | None, tuple[Range, ...], str]:
    """Takes a dative and a bare accusative apart that look like one phrase: "warf | dem Verband | Wortbruch | vor"."""
    if addressee is not None and not content and "gen" in reading.content and "acc" in reading.addressee:
        cut = _genitive(view, addressee)
        return ((addressee[0], cut), ((cut, addressee[1]),), "gen") if cut is not None else (addressee, content, form)
    if "dat" not in reading.addressee or "acc" not in reading.content:
        return addressee, content, form
    if addressee is not None and not content:
        cut = _bare_noun(view, addressee)
        if cut is not None:
            return (addressee[0], cut), ((cut, addressee[1]),), "acc"
    if addressee is None and form == "acc" and content and view.tokens[content[0][0]].tag == "NE":
        cut = _bare_noun(view, content[0])
        if cut is not None and all(view.tokens[i].tag == "NE" for i in range(content[0][0], cut)):
            return (content[0][0], cut), ((cut, content[0][1]), *content[1:]), form
    return addressee, content, form


def _genitive(view: ClauseView, part: Range) -> int | None:
    """Where the genitive begins that a verb asks for: "bezichtigte die Regierung | der Feigheit"."""
    starts = [i for i in range(part[0] + 1, part[1]) if view.tokens[i].text.lower() in ("der", "des", "eines", "einer")]
    return starts[-1] if starts and view.tokens[starts[-1] - 1].tag in ("NN", "NE") else None


def _bare_noun(view: ClauseView, part: Range) -> int | None:
    """Where the noun without article begins that ends a phrase of two nouns, None if there is none."""
    tokens, start = view.tokens, part[1] - 1
    if tokens[start].tag != "NN" or start <= part[0]:
        return None
    while start > part[0] + 1 and tokens[start - 1].tag == "ADJA" and tokens[start - 2].tag in ("NN", "NE"):
        start -= 1
    return start if tokens[start - 1].tag in ("NN", "NE") else None
