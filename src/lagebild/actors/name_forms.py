"""The words of a name: without titles and brackets, a surname with its particles, an abbreviation in brackets."""

from collections.abc import Sequence

from lagebild.actors.gazetteer import known_name, party_of
from lagebild.actors.lists import lexicon
from lagebild.actors.phrases import Phrase
from lagebild.actors.wording import words_of
from lagebild.actors.words import is_common, is_council_office
from lagebild.model import Token

__all__ = [
    "abbreviation",
    "begins_properly",
    "full_name",
    "innermost",
    "is_of_time",
    "is_person_behind",
    "is_titled",
    "particled",
    "same_form",
    "short_name",
    "unbracketed",
    "without_titles",
]

_SMALL = frozenset(("der", "des", "die", "das", "und", "für", "von", "in", "im"))
_LONGEST = 6
"""Letters of an abbreviation that a page leaves unexplained."""


def same_form(name: str, words: list[str]) -> bool:
    """Whether the words are an inflected form of that very name and not of another of its aliases."""
    given = name.split()
    plain = unbracketed(words)
    return len(given) == len(plain) and all(
        word[:4].casefold() == other[:4].casefold() and abs(len(word) - len(other)) <= 2
        for word, other in zip(given, plain, strict=True)
    )


def innermost(phrase: Phrase) -> Phrase:
    """The last phrase of a chain of genitives: what an apposition behind the comma explains."""
    while phrase.inner is not None:
        phrase = phrase.inner
    return phrase


def full_name(phrase: Phrase, tokens: Sequence[Token]) -> list[str]:
    """The words of a person's name of two words or more that the phrase gives, [] where it gives none."""
    words = without_titles(words_of(tokens, phrase.name))
    if len(words) < 2 or known_name(words) is not None:
        return []
    office = phrase.noun is not None and (phrase.noun.sort == "person" or is_council_office(phrase.noun))
    bracketed = bool(phrase.bracket) and party_of(phrase.bracket) is not None
    return words if office or bracketed or words[0] in lexicon().names else []


def particled(words: list[str]) -> list[str]:
    """The surname with its particles, where a name has some: ["von der Leyen"]."""
    first = next((number for number, word in enumerate(words) if number and word[:1].islower()), None)
    return [" ".join(words[first:])] if first is not None else []


def is_of_time(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """ "Mitte Mai", "Mitte der Woche": no name."""
    behind = tokens[phrase.head + 1] if phrase.head + 1 < len(tokens) else None
    return behind is not None and (behind.text in lexicon().times or behind.text in ("der", "des", "dieses"))


def spells(short: str, name: str) -> bool:
    """Whether an abbreviation has the first letter of every word of a name, and more of the last one's in their order:
    "DBV" of "Deutscher Bauernverband".
    """
    words = [word for word in name.lower().split() if word not in _SMALL]
    if not short.isupper() or not len(words) > 1 or not len(words) <= len(short) <= _LONGEST:
        return False
    firsts = "".join(word[0] for word in words)
    if not short.lower().startswith(firsts):
        return False
    left = short.lower()[len(firsts) :]
    for letter in words[-1][1:]:
        left = left.removeprefix(letter)
    return not left


def without_titles(words: list[str]) -> list[str]:
    """The words behind forms of address and ranks."""
    while len(words) > 1 and words[0] in lexicon().titles:
        words = words[1:]
    return words


def unbracketed(words: list[str]) -> list[str]:
    """The words before a bracket."""
    return words[: words.index("(")] if "(" in words else words


def abbreviation(bracket: tuple[str, ...]) -> str:
    """The one word in brackets where it is an abbreviation, else ""."""
    if len(bracket) == 1 and 2 <= len(bracket[0]) <= 10 and sum(letter.isupper() for letter in bracket[0]) >= 2:
        return bracket[0]
    return ""


def short_name(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """The abbreviation in a body's brackets, also one with small letters that the long form has ("Bafu")."""
    short = abbreviation(phrase.bracket)
    if short or len(phrase.bracket) != 1 or phrase.noun_at is None or not phrase.is_body:
        return short
    word = phrase.bracket[0]
    letters = iter("".join(token.text for token in tokens[phrase.noun_at : phrase.end - 3]).casefold())
    begins = word[:1] == tokens[phrase.noun_at].text[:1] and word.isalpha() and 3 <= len(word) <= _LONGEST
    return word if begins and all(letter in letters for letter in word.casefold()) else ""


def is_titled(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a capital adjective belongs to the name: not at the head of the sentence, and of no place in -er."""
    at = phrase.adjectives[-1] if phrase.adjectives else 0
    word = tokens[at].text
    return at > 0 and word[:1].isupper() and not word.endswith("er") and tokens[at - 1].tag[:1] != "$"


def begins_properly(phrase: Phrase, words: list[str], tokens: Sequence[Token]) -> bool:
    """Whether a body's name can stand alone: "Nordlicht", but not "Freie Hilfsdienste" of an "Arbeitskreis"."""
    if phrase.name is None or (len(words) > 1 and words[0].endswith("e") and is_common(words[1])):
        return False
    return tokens[phrase.name[0]].tag not in ("NN", "ADJA", "APPR")


def is_person_behind(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a first name and more of a name follow that no noun opens."""
    return (
        phrase.name is not None
        and phrase.noun is None
        and tokens[phrase.name[0]].text in lexicon().names
        and phrase.name[1] - phrase.name[0] > 1
    )
