"""Tags, lemmas, inflection and names of the words of sentences.

The network does it where its weights are installed, else HanTa, which knows no names.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lagebild.german import agreement, hanta, lemmas, names, network, verbs
from lagebild.german.tokens import Piece
from lagebild.model import Name, Span, Token

__all__ = ["Tagged", "tag", "tag_with_hanta"]

_MARKS = {",": "$,", **dict.fromkeys([".", "!", "?", ";", ":", "…"], "$.")}
_ARTICLED = frozenset({("Den", "Haag"), ("La", "Paz"), ("Las", "Vegas"), ("El", "Salvador"), ("Le", "Havre")})
"""Names of places that begin with an article."""
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_NUMBER = re.compile(r"[-+−±]?[\d.,:/ ']+\Z")
_FOR_HANTA = dict.fromkeys("„“”«»‹›‚‘’\"'", '"') | {"–": "--", "—": "--", "…": "..."}


class Tagged(NamedTuple):
    """The tokens of a sentence and the names among them."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...]


class _Guess(NamedTuple):
    """What an engine says of a word: STTS tag; by how much it holds Konjunktiv for likelier, where it has a view."""

    tag: str
    subjunctive: float | None


def tag(groups: Sequence[list[Piece]]) -> list[Tagged]:
    """The tokens and names of sentences, each given as its pieces."""
    engine, lexicon = network.load(), lemmas.load()
    if engine is None or lexicon is None:
        return tag_with_hanta(groups)
    marked = engine.score([[(piece.text, piece.kind) for piece in group] for group in groups])
    sub, ind = engine.moods.index("Sub"), engine.moods.index("Ind")
    result = []
    for group, scores in zip(groups, marked, strict=True):
        leaning = (scores.moods[:, sub] - scores.moods[:, ind]).tolist()
        best = scores.tags.argmax(axis=1).tolist()
        guesses = [_Guess(engine.tags[number], lean) for number, lean in zip(best, leaning, strict=True)]
        settled = _settle(group, guesses)
        found = [lexicon.lemma(piece.text, guess.tag) for piece, guess in zip(group, settled, strict=True)]
        result.append(Tagged(_tokens(group, settled, found), names.decode(scores.names, engine.names)))
    return result


def tag_with_hanta(groups: Iterable[list[Piece]]) -> list[Tagged]:
    """The same by HanTa; no names."""
    result = []
    for group in groups:
        analysed = hanta.tag([_FOR_HANTA.get(piece.text, piece.text) for piece in group])
        settled = _settle(group, [_Guess(stts, None) for stts, _ in analysed])
        found = [
            hanta.lemma(piece.text, name) if guess.tag == stts and name else piece.text
            for piece, guess, (stts, name) in zip(group, settled, analysed, strict=True)
        ]
        result.append(Tagged(_tokens(group, settled, found), ()))
    return result


def _settle(group: list[Piece], guesses: list[_Guess]) -> list[_Guess]:
    names = {at for at in range(len(group) - 1) if (group[at].text, group[at + 1].text) in _ARTICLED}
    return [
        _Guess("NE" if at in names else _settled(piece, guess.tag), guess.subjunctive)
        for at, (piece, guess) in enumerate(zip(group, guesses, strict=True))
    ]


def _settled(piece: Piece, stts: str) -> str:
    """The tag, where the form alone settles it, else the engine's."""
    if piece.kind in {"mark", "run"} and not piece.text[0].isalnum():
        return _MARKS.get(piece.text, "$(") if piece.text not in "%€§$&£+=" else stts
    if piece.kind == "number" and _NUMBER.match(piece.text):
        ordinal = piece.text.endswith(".") and piece.text[:-1].isdigit()
        return "ADJA" if ordinal else "CARD"
    if piece.kind in {"url", "mail", "handle"}:
        return "XY"
    if piece.kind == "word" and piece.text.endswith("-"):
        return "TRUNC"
    return "NE" if stts.startswith("$") and piece.kind == "word" else stts


def _tokens(group: list[Piece], guesses: list[_Guess], lemma: list[str]) -> tuple[Token, ...]:
    first_person = [at for at, piece in enumerate(group) if piece.text in {"ich", "Ich"}]
    tokens = []
    for at, (piece, guess) in enumerate(zip(group, guesses, strict=True)):
        span = Span(piece.start, piece.end)
        if guess.tag in _FINITE:
            near = any(-6 <= at - other <= 3 for other in first_person)
            tokens.append(_finite(piece, span, guess, lemma[at], near))
        else:
            tokens.append(Token(span, piece.text, guess.tag, piece.text if guess.tag[0] == "$" else lemma[at]))
    return agreement.agree(tuple(tokens))


def _finite(piece: Piece, span: Span, guess: _Guess, lemma: str, is_first_person: bool) -> Token:
    """A finite verb. Where the form is Indikativ and Konjunktiv alike, "ich" and then the engine decide."""
    form = piece.text.lower()
    lemma = _verb_lemma(form, lemma)
    found = verbs.inflection(form, lemma)
    mood, person = found.mood, found.person
    if guess.tag.endswith("IMP"):
        return Token(span, piece.text, guess.tag, lemma, "Imp", "", found.number, "2")
    if is_first_person and found.tense == "Pres" and found.or_else == "Ind":
        mood, person = "Ind", "1"
    elif found.or_else and guess.subjunctive is not None and found.tense != "Pres":
        # "gelte" without "ich" is Konjunktiv I by its form; only preterites leave the mood open
        mood = "Sub" if guess.subjunctive > 0 else "Ind"
    return Token(span, piece.text, guess.tag, lemma, mood, found.tense, found.number, person)


def _verb_lemma(form: str, guess: str) -> str:
    """The lemma of a finite verb: the closed table's, or a strong verb's where the engine has no infinitive."""
    closed = verbs.lemma_of(form)
    if closed:
        return closed
    strong = verbs.base_form(form)
    lexicon = lemmas.load()
    is_known = guess.endswith("n") and (guess != form or (lexicon is not None and lexicon.knows(guess, "VV")))
    return guess if strong is None or is_known else strong[0]
