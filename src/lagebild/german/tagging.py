"""Tags, lemmas and inflection of the words of a sentence."""

import re

from lagebild.german import agreement, hanta, verbs
from lagebild.german.tokens import Piece
from lagebild.model import Span, Token

__all__ = ["tag"]

_MARKS = {",": "$,", **dict.fromkeys([".", "!", "?", ";", ":", "…"], "$.")}
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_NUMBER = re.compile(r"[-+−±]?[\d.,:/ ']+\Z")
_FOR_HANTA = dict.fromkeys("„“”«»‹›‚‘’\"'", '"') | {"–": "--", "—": "--", "…": "..."}


def tag(pieces: list[Piece]) -> tuple[Token, ...]:
    """The tokens of one sentence."""
    forms = [_FOR_HANTA.get(piece.text, piece.text) for piece in pieces]
    tags = [_settled(piece, *found) for piece, found in zip(pieces, hanta.tag(forms), strict=True)]
    first_person = {at for at, piece in enumerate(pieces) if piece.text.lower() == "ich"}
    tokens = tuple(_token(piece, tags[at], _near(at, first_person)) for at, piece in enumerate(pieces))
    return agreement.agree(tokens)


def _settled(piece: Piece, stts: str, name: str) -> tuple[str, str]:
    """The tag, where the form alone settles it, else the tagger's."""
    if piece.kind in {"mark", "run"} and not piece.text[0].isalnum():
        return (_MARKS.get(piece.text, "$(") if piece.text not in "%€§$&£+=" else stts), ""
    if piece.kind == "number" and _NUMBER.match(piece.text):
        ordinal = piece.text.endswith(".") and piece.text[:-1].isdigit()
        return ("ADJA" if ordinal else "CARD"), ""
    if piece.kind in {"url", "mail", "handle"}:
        return "XY", ""
    if piece.text.endswith("-") and piece.kind == "word":
        return "TRUNC", ""
    if stts.startswith("$") and piece.kind == "word":
        return "NE", ""
    return stts, name


def _near(at: int, first_person: set[int]) -> bool:
    """Whether "ich" stands within a few words, as the subject of a verb does."""
    return any(-6 <= at - other <= 3 for other in first_person)


def _token(piece: Piece, found: tuple[str, str], is_first_person: bool) -> Token:
    stts, name = found
    form = piece.text.lower()
    span = Span(piece.start, piece.end)
    if stts not in _FINITE:
        return Token(span, piece.text, stts, _lemma(piece.text, stts, name))
    lemma = _verb_lemma(form, piece.text, name)
    inflected = verbs.inflection(form, lemma)
    mood, person = inflected.mood, inflected.person
    if is_first_person and inflected.tense == "Pres" and inflected.or_else == "Ind":
        mood, person = "Ind", "1"
    if stts.endswith("IMP"):
        return Token(span, piece.text, stts, lemma, "Imp", "", inflected.number, "2")
    return Token(span, piece.text, stts, lemma, mood, inflected.tense, inflected.number, person)


def _verb_lemma(form: str, text: str, name: str) -> str:
    closed = verbs.lemma_of(form)
    if closed:
        return closed
    guess = hanta.lemma(text, name) if name else form
    strong = verbs.base_form(form)
    if strong is not None and not guess.endswith("n"):
        return strong[0]
    return guess


def _lemma(text: str, stts: str, name: str) -> str:
    if not name or stts.startswith("$"):
        return text
    return hanta.lemma(text, name)
