"""What a German noun says about an actor: person or body, gender, number, and its form in the nominative."""

import dataclasses
import functools
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Literal

from lagebild.actors.lists import lexicon
from lagebild.german import lemmas, wordlists
from lagebild.model import ActorKind

__all__ = [
    "Noun",
    "as_former",
    "as_person",
    "bare",
    "genitive_name",
    "is_common",
    "is_council_office",
    "is_former",
    "is_of_past",
    "nominative_adjective",
    "noun",
    "office_gender",
    "same_noun",
]

_FORMER = ("ex-", "alt-", "altbundes", "altkanzler", "altbürgermeister", "altpräsident", "altlandrat")
_SHORTEST = 4
"""Letters: a shorter last part of a compound is chance ("Ober" in "November")."""
_ENDINGS = ("", "innen", "in", "en", "n", "es", "s", "e")
_ADJECTIVAL_ENDINGS = ("en", "er", "em", "es", "e")
_ADJECTIVE_ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that may name an actor.

    `head` is the listed noun it ends in, `stem` the word without its ending, both lower case; `gender` is m, f, n or p
    (plural by its form); `plural` whether the form can be a plural; `adjectival` whether it declines like an adjective.
    """

    word: str
    head: str
    stem: str
    sort: Literal["person", "body", "people"]
    gender: str
    kind: ActorKind
    plural: bool = False
    adjectival: bool = False


def bare(word: str) -> str:
    """The word in lower case without quotation marks, its last part where hyphens join it."""
    return word.lower().strip("«»„“”\"'’‚‘›‹")


@functools.lru_cache(maxsize=50_000)
def noun(word: str) -> Noun | None:
    """What the noun names, by its last part; None for things, events and names."""
    form = bare(word)
    lists = lexicon()
    if (
        len(form) > 60
        or form in lists.no_bodies
        or any(part in lists.things for part in (form, form.rsplit("-", 1)[-1]))
    ):
        return None
    person, people = _person(word, form), _people(word, form)
    if person is not None and people is not None and people.head.find(person.head) > 0:
        person = people  # "Kinder" are no "Inder"
    return _body(word, form) or _adjectival(word, form) or person or people


_Endings = tuple[Container[str], dict[str, tuple[str, ...]]]


@functools.cache
def _endings(name: str) -> _Endings:
    """A list of the lexicon, and its words by their last three letters, the longest first."""
    words: Iterable[str] = getattr(lexicon(), name)
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found.setdefault(word[-3:], []).append(word)
    return frozenset(words), {ending: tuple(group) for ending, group in found.items()}


def _suffix(form: str, name: str, shortest: int = _SHORTEST) -> str | None:
    """The longest noun of the lexicon's list of that name that the form is or ends in."""
    whole, endings = _endings(name)
    if form in whole:
        return form
    longest = len(form) - 1
    for word in endings.get(form[-3:], ()):
        if shortest <= len(word) <= longest and form.endswith(word):
            return word
    return None


def _body(word: str, form: str) -> Noun | None:
    lists = lexicon()
    for ending in ("", "s", "es", "n", "en", "ses"):
        if not form.endswith(ending) or (len(form) - len(ending) < 3 and form not in lists.heads):
            continue
        stem = form[: len(form) - len(ending)] if ending else form
        head = _suffix(stem, "heads", 3)
        if head is None or (head in lists.compound_heads and head == stem) or stem in lists.no_bodies:
            continue
        if len(head) == 3 and head != stem and not _is_short_compound(stem, head):
            continue
        if head.endswith("ung") and stem[: len(stem) - len(head)].removesuffix("wieder") in _verb_prefixes():
            continue  # "Einführung" and "Fortbewegung" are acts
        gender, kind = lists.heads[head]
        if gender == "p" and ending in ("s", "es", "ses"):
            continue  # "des Kreises" is no circle of insiders
        if ending in ("n", "en") and gender == "m":
            continue
        plural = gender == "p" or ending in ("n", "en")
        return Noun(word, head, stem, "body", gender, kind, plural)
    return None


@functools.cache
def _verb_prefixes() -> frozenset[str]:
    return wordlists.words("verb_prefixes", "separable") | wordlists.words("verb_prefixes", "inseparable")


def _is_short_compound(stem: str, head: str) -> bool:
    """Heads of three letters by chance end many words: "Vorrat", "Demokrat" and "Vertrag" are no bodies."""
    if head == "rat":
        return len(stem) > 7 and not stem.endswith("okrat")
    if head == "amt":
        return len(stem) > 5
    return stem.endswith(("-" + head, "tetag", "kreistag", "städtetag", "gemeindetag", "bundestag", "landtag"))


def _adjectival(word: str, form: str) -> Noun | None:
    for ending in _ADJECTIVAL_ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form:
            continue
        head = _suffix(stem, "adjectival")
        if head is not None and (len(head) > 4 or head == stem):
            gender = {"er": "m", "em": "m", "es": "m", "e": ""}.get(ending, "")
            return Noun(word, head, stem, "person", gender, "person", plural=ending in ("e", "en"), adjectival=True)
    return None


def _person(word: str, form: str) -> Noun | None:
    lists = lexicon()
    if form in lists.offices:
        return Noun(word, form, form, "person", "m", "person", form.endswith("er"))
    if feminine := _suffix(form, "feminine"):
        return Noun(word, feminine, form, "person", "f", "person")
    if form.endswith("-mann") or (form.endswith("frau") and len(form) > _SHORTEST + 2):  # "der CDU-Mann", "Ordensfrau"
        return Noun(word, form[-4:], form, "person", "f" if form.endswith("frau") else "m", "person")
    for ending in _ENDINGS:
        if not form.endswith(ending) or len(form) - len(ending) < 3:
            continue
        stem = form[: len(form) - len(ending)] if ending else form
        head = _office(stem) or (_office(stem + "e") if ending else None)
        if head is None:
            continue
        gender = "f" if ending in ("in", "innen") else "m"
        plural = ending in ("innen", "en", "ern", "n", "e") or (
            ending in ("", "s") and head.endswith(("er", "el", "en", "chef"))
        )
        return Noun(word, head, stem, "person", gender, "person", plural)
    return _woman(word, form)


def _woman(word: str, form: str) -> Noun | None:
    """ "Rentnerin", "Buchbinderin", "Buchbinderinnen": women by the form of the word alone."""
    if form.endswith("innen") and len(form) > 9:
        return Noun(word, form[:-5], form[:-5], "person", "f", "person", plural=True)
    if form.endswith("in") and (form[:-2] in lexicon().people or (form.endswith("erin") and len(form) > 8)):
        return Noun(word, form[:-2], form[:-2], "person", "f", "person")
    return None


def _office(stem: str) -> str | None:
    """The office that a noun ends in: a general one ("minister") before the compounds that running text taught."""
    return _suffix(stem, "offices") or _suffix(stem, "person_nouns", _SHORTEST + 1)


def _people(word: str, form: str) -> Noun | None:
    for ending in ("", "n"):
        if ending and not form.endswith(ending):
            continue
        stem = form[: len(form) - len(ending)] if ending else form
        head = _suffix(stem, "people")
        if head:
            return Noun(word, head, stem, "people", "p", "group", plural=True)
    return None


def as_person(found: Noun) -> Noun:
    """The office that shares its word with a body: "Nationalrat" Meier, not the Nationalrat."""
    return Noun(found.word, found.head, found.stem, "person", "m", "person")


def is_of_past(words: Iterable[str]) -> bool:
    """Whether one of the adjectives says that somebody was or learned something."""
    return any(word.lower().startswith(stem) for word in words for stem in lexicon().past)


def is_former(office: Noun) -> bool:
    """Whether an office is one that its holder held once ("Ex-Minister", "Alt-Landrat")."""
    return office.stem.startswith(_FORMER)


def as_former(office: Noun) -> Noun:
    """The office of somebody who holds it no more."""
    return office if is_former(office) else dataclasses.replace(office, stem=f"ex-{office.stem}")


def is_council_office(found: Noun) -> bool:
    """Whether a member of the body, or who holds the office, is called by the same noun."""
    return _office(found.stem) is not None


@functools.lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether the language pack knows a word as a common noun, or as a compound that ends in one, and not as a name."""
    lexicon_of_forms = lemmas.load()
    if lexicon_of_forms is None:
        return True
    if lexicon_of_forms.knows(word, "NE"):
        return False
    return lexicon_of_forms.knows(word, "NN") or bool(lexicon_of_forms.genders(lexicon_of_forms.lemma(word, "NN")))


def office_gender(found: Noun) -> str:
    """The gender of the person that an office noun in the singular names; "" where the form does not tell."""
    return found.gender if found.sort == "person" else ""


def same_noun(one: Noun, other: Noun) -> bool:
    """Whether one noun can take up the other: the same stem, or one is the last part of the other."""
    if one.stem == other.stem:
        return True
    short, long = sorted((one.stem, other.stem), key=len)
    return len(short) >= _SHORTEST - 1 and long.endswith(short)


def nominative_adjective(word: str, gender: str) -> str:
    """The strong nominative of an inflected attributive adjective: "kommunale(n)", m -> "kommunaler"."""
    for ending in _ADJECTIVAL_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)] + _ADJECTIVE_ENDINGS.get(gender, "e")
    return word


@functools.lru_cache(maxsize=50_000)
def genitive_name(word: str) -> str:
    """A name without the mark of the genitive: "Putins" -> "Putin", "Merz’" -> "Merz"."""
    if word.endswith(("’", "'", "`")):
        return word[:-1]
    if word.endswith(("’s", "'s")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
