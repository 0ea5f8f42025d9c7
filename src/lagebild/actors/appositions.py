"""Names set off behind what describes somebody and says where: "die Leiterin im Amt, Ada Kern," and ", Kern,"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lagebild.actors.figures import Figure
from lagebild.actors.gazetteer import known_name
from lagebild.actors.number import is_plural, phrase_gender
from lagebild.actors.phrases import Phrase
from lagebild.model import Token

__all__ = ["names_behind_attributes", "surnames_behind"]

_ATTRIBUTES = 3
"""Attributes between a description and its name."""


def names_behind_attributes(
    tokens: Sequence[Token], phrases: Sequence[Phrase], named: Mapping[int, Figure]
) -> Iterator[tuple[Phrase, Phrase]]:
    """Full names that commas part from a description with attributes behind prepositions, each with the description.

    `named` tells whom a phrase names by id().
    """
    for number, name in enumerate(phrases):
        figure = named.get(id(name))
        if figure is None or not figure.is_person or not _is_set_off(tokens, phrases, number):
            continue
        first = _first_of_chain(tokens, phrases, number - 1)
        if first == number - 1:
            continue  # neighbours are read elsewhere
        described = phrases[first]
        gender = phrase_gender(described, tokens)
        if _describes_one(described, tokens) and (not gender or figure.gender in ("", gender)):
            yield name, described


def surnames_behind(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Single words in commas right behind a description with a genitive: surnames, each with the description."""
    for number, (described, name) in enumerate(pairwise(phrases), start=1):
        if name.name is None or name.name[1] - name.name[0] > 1 or described.inner is None:
            continue
        word = tokens[name.name[0]]
        if word.tag != "NE" or word.text.isupper() or known_name((word.text,)) is not None:
            continue
        if _is_set_off(tokens, phrases, number) and _describes_one(described, tokens):
            yield name, described


def _is_set_off(tokens: Sequence[Token], phrases: Sequence[Phrase], number: int) -> bool:
    """Whether the phrase is a bare name between commas, or one and the end, and does not go on as an enumeration."""
    name = phrases[number]
    if not number or name.name is None or name.noun is not None or name.article or name.preposition or name.quoted:
        return False
    if phrases[number - 1].end != name.start - 1 or tokens[name.start - 1].text != ",":
        return False
    if name.end >= len(tokens):
        return True
    following = phrases[number + 1] if number + 1 < len(phrases) else None
    enumerated = following is not None and following.start == name.end + 1 and following.noun is None
    return tokens[name.end].text in (",", ".", ":", "–", "-") and not enumerated


def _first_of_chain(tokens: Sequence[Token], phrases: Sequence[Phrase], last: int) -> int:
    """The phrase to which those up to `last` belong, each behind its preposition."""
    first = last
    while first and last - first < _ATTRIBUTES and phrases[first].preposition:
        between = tokens[phrases[first - 1].end : phrases[first].start]
        if len(between) != 1 or between[0].tag not in ("APPR", "APPRART"):
            break
        first -= 1
    return first


def _describes_one(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    definite = phrase.article in ("def", "poss", "name")
    return definite and phrase.is_person and phrase.name is None and not is_plural(phrase, tokens)
