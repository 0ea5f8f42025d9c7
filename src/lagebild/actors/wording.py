"""The name of an actor that a page only describes: nominative, without article ("britischer Regierungssprecher")."""

import functools
from collections.abc import Sequence

from lagebild.actors.figures import Figure
from lagebild.actors.gazetteer import adjective_owner, known_name, state_named
from lagebild.actors.lists import Known, lexicon
from lagebild.actors.number import is_plural, phrase_gender
from lagebild.actors.phrases import Phrase
from lagebild.actors.words import Noun, genitive_name, nominative_adjective
from lagebild.model import Token

__all__ = ["described_name", "genitive_of", "noun_in_nominative", "of_owner", "words_of"]


def words_of(tokens: Sequence[Token], part: tuple[int, int] | None) -> list[str]:
    """The words of a range of tokens."""
    return [token.text for token in tokens[part[0] : part[1]]] if part else []


def noun_in_nominative(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """The head noun in the nominative, singular or plural as it is meant."""
    found = phrase.noun
    assert found is not None and phrase.noun_at is not None  # callers describe phrases with a known noun
    word = tokens[phrase.noun_at].text
    if is_plural(phrase, tokens):
        return _plural(word, found)
    if found.adjectival:
        gender = phrase_gender(phrase, tokens)
        stem = word[: len(found.stem)]
        return stem + ("r" if stem.endswith("e") else {"m": "er", "f": "e"}.get(gender, "er"))
    if found.gender == "f" or found.sort == "people":
        return word
    return word[: len(found.stem)] + (
        "e" if found.sort == "person" and found.head.endswith("e") and not found.stem.endswith("e") else ""
    )


def _plural(word: str, found: Noun) -> str:
    """Dative plural "n" off: "Umweltschützern", "Kreisen", "Verbänden"."""
    if found.adjectival:
        return word[: len(found.stem)] + "e"
    if found.sort == "people" or found.gender == "p":
        return word[: len(found.stem)]
    weak = found.head in ("bauer", "nachbar") and not found.stem.endswith(tuple(lexicon().builders))
    if found.sort == "person" and word.endswith(("euren", "ären", "lingen", "eunden", "einden")):
        return word[:-1]  # "mit den Akteuren"
    if (found.sort == "person" and word.endswith("ern") and not weak) or word.endswith("eln"):
        return word[:-1]
    return word


def described_name(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """The description as a name: adjectives and noun in the nominative, genitives as they stand."""
    gender = phrase_gender(phrase, tokens) or "p"
    parts = []
    quantifier = phrase.determiner if phrase.article == "quant" else ""
    if quantifier.startswith("beide") and tokens[phrase.head].text.startswith(("Seite", "Lager")):
        parts.append("beide")
    elif quantifier.startswith("all") and tokens[phrase.head].text.startswith("Seite"):
        parts.append("alle")
    for at in phrase.adjectives:
        word = tokens[at].text
        if _is_of_place(phrase, word, at):
            parts.append(word)
        elif not _is_dropped(word):
            parts.append(nominative_adjective(word, gender))
    noun = noun_in_nominative(phrase, tokens)
    if parts and parts[0] not in ("beide", "alle") and not _is_title_case(phrase, tokens):
        parts[0] = parts[0][:1].lower() + parts[0][1:]
    elif parts and _is_title_case(phrase, tokens):
        parts[0] = parts[0][:1].upper() + parts[0][1:]
    parts.append(noun)
    ministry = _ministry_of_state(phrase.inner, tokens)
    if ministry:
        parts += ministry
    elif phrase.inner is not None and not _is_mere_place(phrase, tokens) and not _is_of_both(phrase):
        start = phrase.inner.start - (1 if phrase.link else 0)
        end = phrase.inner.end
        parts += _without_brackets(words_of(tokens, (start, end)))
    return " ".join(parts)


def _ministry_of_state(phrase: Phrase | None, tokens: Sequence[Token]) -> list[str]:
    """ "des Energieministeriums in Washington" by its state: "des US-Energieministeriums"; [] for anything else."""
    if phrase is None or phrase.noun is None or phrase.noun.head != "ministerium" or phrase.inner is None:
        return []
    state = known_name(words_of(tokens, phrase.inner.name))
    word = tokens[phrase.head].text
    if phrase.link != "in" or phrase.adjectives or state is None or state.kind != "state":
        return []
    if state.name == "USA":
        return [phrase.determiner, f"US-{word}"]
    adjective = state_adjective(state.name)
    return [phrase.determiner, f"{adjective}en", word] if adjective else []


@functools.cache
def _adjectives() -> dict[str, str]:
    return {name: stem for stem, name in lexicon().adjectives.items()}


def state_adjective(name: str) -> str:
    """The stem of a state's adjective ("bulgarisch"), "" where it has none."""
    return _adjectives().get(name, "")


def _is_of_place(phrase: Phrase, word: str, at: int) -> bool:
    """ "der Kärntner Landesregierung": behind an article no other adjective ends in -er."""
    capital = word[:1].isupper() and word.endswith("er") and at > phrase.start
    return capital and phrase.article in ("def", "dem") and adjective_owner(word) is None


def _is_of_both(phrase: Phrase) -> bool:
    """ "Diplomaten beider Länder": which they are says nothing more of people without an office of state."""
    both = phrase.inner is not None and phrase.inner.determiner.startswith("beider")
    return both and phrase.noun is not None and not phrase.noun.head.endswith(tuple(lexicon().governmental))


def _is_mere_place(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """ "die Landesregierung in Stuttgart": a town that is no capital of a state says nothing about who is meant."""
    inner = phrase.inner
    known = known_name(words_of(tokens, inner.name or (inner.head, inner.head + 1))) if inner is not None else None
    told = known is not None and (known.kind == "state" or known.name == "EU-Parlament")
    return phrase.link in ("in", "im") and not told


def _is_title_case(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the adjective is part of an official name: capital though it does not open the sentence."""
    at = phrase.adjectives[0] if phrase.adjectives else 0
    return at > 0 and tokens[at].text[:1].isupper()


def _is_dropped(word: str) -> bool:
    form = word.lower()
    return any(form.startswith(stem) and len(form) - len(stem) <= 3 for stem in lexicon().dropped) or word[:1].isdigit()


def _without_brackets(words: list[str]) -> list[str]:
    if "(" in words:
        return words[: words.index("(")]
    return words


def genitive_of(name: str, state: Known | None = None) -> str:
    """A name as what something is of: "der USA", "des Iran", "von Katar", "der CDU"."""
    if state is not None and state.kind == "state":
        article = {"die": "der ", "die+": "der ", "der": "des ", "das": "des "}.get(state.article)
        return f"{article}{name}" if article else f"von {name}"
    return f"der {name}"


def of_owner(noun: str, owner: Figure) -> str:
    """ "Fraktionschef der CDU", "Präsident des Kongo", "Sprecher von Nordlicht", "Webers Vorgänger"."""
    if owner.is_person:
        surname = owner.name.rsplit(maxsplit=1)[-1]
        return f"{surname}{'’' if surname.endswith(('s', 'x', 'z', 'ß')) else 's'} {noun}"
    state = state_named(owner.name)
    if state is not None and noun.endswith("ministerium"):
        adjective = state_adjective(state.name)
        return f"US-{noun}" if state.name == "USA" else f"{adjective}es {noun}" if adjective else noun
    if state is not None:
        return f"{noun} {genitive_of(owner.name, state)}"
    return f"{noun} {_of_body(owner)}"


def _of_body(owner: Figure) -> str:
    """A body's name in the genitive; behind "von" where it bears no article ("Nordlicht")."""
    first, _, rest = owner.name.partition(" ")
    if first.endswith("e") and rest[:1].isupper() and owner.kind != "company" and owner.gender not in ("f", ""):
        return f"der {first}n {rest}"  # "der Freien Radfahrer"
    named_by_noun = owner.noun is not None and owner.noun.stem in (first.lower(), owner.name.lower())
    if (
        owner.noun is not None
        and not named_by_noun
        and not first.isupper()
        and owner.kind in ("company", "organisation")
    ):
        return f"von {owner.name}"
    if owner.gender not in ("m", "n"):
        return f"der {owner.name}"
    inflected = not first.isupper() and not first.endswith("s") and (named_by_noun or not rest)
    syllables = sum(letter in "aeiouäöü" for letter in first.lower())
    ending = "" if not inflected else "es" if syllables == 1 or first.endswith(("ß", "z", "x")) else "s"
    return f"des {first}{ending}{' ' if rest else ''}{rest}"


def prefix_owner(word: str) -> str | None:
    """The state or party that a compound names first ("US-Präsident", "SPÖ-Chefin")."""
    return adjective_owner(word) if "-" in word else None


def plain(word: str) -> str:
    """A name as it stands in the nominative."""
    return genitive_name(word)
