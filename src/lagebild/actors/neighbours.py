"""Phrases beside others: in an enumeration, under one article, behind a preposition of place."""

from collections.abc import Sequence
from itertools import pairwise

from lagebild.actors.figures import Figure
from lagebild.actors.lists import lexicon
from lagebild.actors.phrases import Phrase
from lagebild.actors.wording import words_of
from lagebild.model import Token

__all__ = ["agrees", "is_place", "joins", "share_articles"]

_LOCATIVE = frozenset(["in", "im", "nach", "nahe", "nördlich", "südlich", "östlich", "westlich", "bis"])


def is_place(figure: Figure, phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a name stands for the place and not for who governs there: "in Moskau", "nach Russland", "bei Kiew"."""
    if figure.kind in ("alliance", "court"):
        return phrase.preposition in _LOCATIVE and not lexicon().cities.isdisjoint(words_of(tokens, phrase.name)[:1])
    if figure.kind not in ("state", "authority"):
        return figure.guessed and figure.kind == "unknown" and phrase.preposition in _LOCATIVE
    seat = words_of(tokens, phrase.name)[-1:] != [figure.name]
    return phrase.preposition in _LOCATIVE or (seat and phrase.preposition in ("bei", "um", "durch", "über"))


def share_articles(tokens: Sequence[Token], phrases: list[Phrase]) -> None:
    """ "die Europäer und Ukrainer": the second noun shares the first one's article."""
    for left, right in pairwise(phrases):
        if (
            right.start == left.end + 1
            and tokens[left.end].text in ("und", "sowie")
            and not right.article
            and not right.adjectives
            and right.noun_at is not None
        ):
            right.article = left.article if left.article == "def" else ""


def agrees(figure: Figure, genders: str) -> bool:
    """Whether a pronoun of one of these genders may mean the figure."""
    return not figure.gender or figure.gender in genders


def joins(tokens: Sequence[Token], left: Phrase, right: Phrase) -> bool:
    """Whether two phrases are neighbours in an enumeration."""
    return (
        right.start == left.end + 1
        and tokens[left.end].text.lower() in ("und", "sowie", "oder", ",")
        and not right.preposition
    )
