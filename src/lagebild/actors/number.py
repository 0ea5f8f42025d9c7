"""Number and gender of who is meant by a phrase, from determiner, noun form and context."""

from collections.abc import Sequence

from lagebild.actors.lists import lexicon
from lagebild.actors.phrases import Phrase
from lagebild.actors.words import Noun
from lagebild.model import Token

__all__ = ["is_one", "is_plural", "phrase_gender"]

_NO_AGENTS = ("länder", "kinder", "männer", "lager", "glieder", "spitäler", "häuser", "ausländer")
_SINGULAR = ("ein", "kein", "dies", "jed")
_FUSED_SINGULAR = frozenset(("im", "am", "zum", "beim", "vom", "zur"))
_BARE_POSSESSIVES = frozenset(("mein", "dein", "sein", "ihr", "unser", "euer"))
_MASCULINE = frozenset(("der", "den", "dem", "des", "ein", "einen", "einem", "sein", "ihr"))
_FEMININE = frozenset(("die", "eine", "einer", "ihre", "seine", "dessen"))
_GENITIVE_PLURAL = frozenset(("der", "ihrer", "seiner", "dieser"))


def is_plural(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the phrase speaks of several, as far as determiner and form tell."""
    found = phrase.noun
    if found is None:
        return False
    if phrase.article == "quant" or " " in phrase.determiner or found.gender == "p":
        return True
    if phrase.name is not None and found.sort == "person":
        return False
    word = phrase.determiner
    if _is_plural_by_form(phrase, found):
        return True
    if not word and not phrase.article:
        return _is_bare_plural(phrase, found, tokens)
    body = word == "die" and found.sort == "body" and found.gender in ("m", "n")  # "die chinesischen Hersteller"
    return body or (not _is_singular(word, phrase) and found.plural and _agrees_in_plural(word, found))


def is_one(phrase: Phrase) -> bool:
    """Whether a noun that mostly speaks of several means one of them here: "ein Rentner", "der Fischer klagt"."""
    found = phrase.noun
    if found is None or found.sort != "people" or not found.stem.endswith("er") or found.stem.endswith(_NO_AGENTS):
        return False
    if phrase.determiner in ("ein", "einem", "einen", "dem"):
        return found.word.lower() == found.stem
    return phrase.determiner == "der" and not (phrase.genitive or phrase.preposition) and phrase.start == 0


def _is_plural_by_form(phrase: Phrase, found: Noun) -> bool:
    """A feminine has no ending in the singular; a masculine's genitive in the singular is "des"."""
    if found.sort == "body" and found.gender == "f" and found.word.lower() in (found.stem + "n", found.stem + "en"):
        return True
    return phrase.genitive and phrase.determiner in _GENITIVE_PLURAL and found.gender in ("m", "n")


def _is_bare_plural(phrase: Phrase, found: Noun, tokens: Sequence[Token]) -> bool:
    """Without a determiner: "politische Beobachter" against "Kremlchef"."""
    if phrase.preposition in _FUSED_SINGULAR or not found.plural:
        return False
    if phrase.adjectives:
        behind_noun = phrase.start > 0 and tokens[phrase.start - 1].tag == "NN"  # "nach Einschätzung guter Beobachter"
        return tokens[phrase.adjectives[0]].text.endswith(("e", "en", "er") if behind_noun else ("e", "en"))
    token = tokens[phrase.head]
    if phrase.inner is not None and not phrase.link and found.gender == "m" and found.head in lexicon().leaders:
        return False  # ", Leiter des Labors,"
    if found.adjectival and phrase.name is None and phrase.inner is None and found.word.endswith("e"):
        return phrase.start == 0 or tokens[phrase.start - 1].text != ","  # "Reisende", but "X, Vorsitzende ..."
    return token.number != "Sing" and not (found.sort == "person" and found.word.lower().endswith("chef"))


def _is_singular(word: str, phrase: Phrase) -> bool:
    if (
        word in ("des", "dem", "das", "")
        or word in _BARE_POSSESSIVES
        or word.endswith(("es", "em"))
        or phrase.preposition in _FUSED_SINGULAR
    ):
        return True
    return word.startswith(_SINGULAR) and word not in ("diese", "diesen", "dieser", "keine", "keinen")


def _agrees_in_plural(word: str, found: Noun) -> bool:
    """Whether a noun whose form can be plural is one behind that determiner."""
    form = found.word.lower()
    if word in ("der", "dieser"):
        return form.endswith(("innen", "ungen", "schaften"))
    if found.adjectival:
        return form.endswith("n")
    if word.endswith("en"):
        return found.gender == "f" or _is_dative_plural(form, found)
    return found.gender in ("m", "n") or form.endswith("en")


def _is_dative_plural(form: str, found: Noun) -> bool:
    """ "den Ministern", "den Rebellen", but "den Präsidenten" is more often one."""
    if form.endswith(("ern", "eln", "arn")):
        return True
    one = found.head in lexicon().governmental or found.head.endswith(("präsident", "kandidat"))
    return found.sort == "person" and form.endswith("en") and not one


def phrase_gender(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """m, f, n, p (plural) or "" of whom the phrase names."""
    found = phrase.noun
    if found is None:
        return ""
    if is_plural(phrase, tokens):
        return "p"
    if not found.adjectival or found.gender:
        return found.gender
    word = phrase.determiner.split(" ")[0]
    if not word and phrase.name is not None and found.word.endswith("e"):
        return "f"  # "Handelsbeauftragte Ina Wolf"
    if word in _FEMININE or (word == "der" and found.word.endswith("n")):
        return "f"
    return "m" if word in _MASCULINE else ""
