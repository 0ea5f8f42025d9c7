"""Mood, tense, number and person of finite verb forms, by form and lemma.

Forms that are Indikativ and Konjunktiv alike are told apart by the subject pronoun: "habe" beside "ich" is Indikativ,
else Konjunktiv I; weak preterites and plural presents count as Indikativ, as the press reads them.
"""

import functools
from typing import NamedTuple

from lagebild.german import wordlists

__all__ = ["Inflection", "base_form", "inflection"]


class Inflection(NamedTuple):
    """What a finite form is: `mood` and `tense` as in `Token`; `or_else` the other mood where the form allows both."""

    mood: str
    tense: str
    number: str
    person: str
    or_else: str = ""


@functools.cache
def _closed() -> dict[str, tuple[str, Inflection]]:
    """Finite forms of auxiliaries, modals and "wissen": form -> (lemma, inflection)."""
    numbers = {"s": "Sing", "p": "Plur"}
    table = {}
    for lemma, forms in wordlists.read("auxiliaries").items():
        for form, (mood, tense, number, person) in forms.items():
            first, _, second = mood.partition("|")
            who = str(person) if len(str(person)) == 1 else "3"
            table[form] = lemma, Inflection(first, tense, numbers[number], who, second)
    return table


@functools.cache
def _strong() -> dict[str, tuple[str, str]]:
    """Preterite and Konjunktiv II forms of strong verbs: form -> (infinitive, "Ind" or "Sub")."""
    forms: dict[str, tuple[str, str]] = {}
    content = wordlists.read("strong_verbs")
    for infinitive, (preterite, subjunctive) in content["verbs"].items():
        forms[preterite] = infinitive, "Ind"
        if subjunctive:
            forms.setdefault(subjunctive, (infinitive, "Sub"))
    for infinitive, subjunctive in content["also"].items():
        forms.setdefault(subjunctive, (infinitive, "Sub"))
    return forms


@functools.cache
def _prefixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All verb prefixes, longest first, and those that cannot be separated."""
    inseparable = wordlists.words("verb_prefixes", "inseparable")
    every = wordlists.words("verb_prefixes", "separable") | inseparable
    return tuple(sorted(every, key=len, reverse=True)), tuple(sorted(inseparable, key=len, reverse=True))


def _base(form: str) -> tuple[str, tuple[str, str]] | None:
    """The strong base form inside `form` with the prefix before it."""
    strong = _strong()
    if form in strong:
        return "", strong[form]
    every, inseparable = _prefixes()
    for prefix in every:
        if form.startswith(prefix) and form[len(prefix) :] in strong:
            return prefix, strong[form[len(prefix) :]]
        # two prefixes: "anerkannte", "vorbehielt"
        rest = form[len(prefix) :] if form.startswith(prefix) else ""
        for second in inseparable if rest else ():
            if rest.startswith(second) and rest[len(second) :] in strong:
                return prefix + second, strong[rest[len(second) :]]
    return None


@functools.lru_cache(maxsize=100_000)
def base_form(form: str) -> tuple[str, str] | None:
    """The infinitive of a strong preterite or Konjunktiv II form in lower case, and the mood ("Ind", "Sub"); else None.

    Personal endings are taken off ("kämen", "gingst"); "gingen" counts as Indikativ although it is both.
    """
    for ending in ("", "en", "n", "est", "st", "et", "t"):
        if ending and not form.endswith(ending):
            continue
        stem = form[: len(form) - len(ending)]
        candidates = (stem, stem + "e") if ending in {"n", "en", "st", "t"} else (stem,)
        for candidate in candidates:
            found = _base(candidate)
            if found is None:
                continue
            prefix, (infinitive, mood) = found
            return prefix + infinitive, _plural_mood(mood, candidate, ending)
    return None


def _plural_mood(mood: str, candidate: str, ending: str) -> str:
    """ "gingen" is the plural of "ging" and of "ginge": without umlaut it counts as Indikativ."""
    has_umlaut = any(letter in candidate for letter in "äöü")
    return "Ind" if mood == "Sub" and ending and not has_umlaut else mood


def _stem(lemma: str) -> str:
    return lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n")


def _ending(form: str) -> tuple[str, str]:
    """Number and person that a present or preterite ending says."""
    if form.endswith("st"):
        return "Sing", "2"
    return ("Plur", "3") if form.endswith(("en", "ern", "eln")) else ("Sing", "3")


@functools.lru_cache(maxsize=200_000)
def inflection(form: str, lemma: str) -> Inflection:
    """The inflection of a finite form (lower case) of the verb `lemma`; the commoner reading where it has several."""
    if form in _closed():
        return _closed()[form][1]
    number, person = _ending(form)
    stem = _stem(lemma)
    weak_past = form.startswith(stem) and form[len(stem) :] in {
        "te",
        "ten",
        "test",
        "tet",
        "ete",
        "eten",
        "etest",
        "etet",
    }
    if weak_past and form[len(stem) :] not in {"et", "est"}:
        return Inflection("Ind", "Past", number, person, "Sub")
    strong = base_form(form)
    if strong is not None and not _is_present(form, stem):
        mood = strong[1]
        both = "Sub" if mood == "Ind" and form.endswith("en") else ""
        return Inflection(mood, "Past", number, person, both)
    if form == stem + "e" or (lemma.endswith("eln") and form == lemma[:-3] + "le"):
        return Inflection("Sub", "Pres", "Sing", "3", "Ind")
    is_past = form.endswith("te") and not stem.endswith("t")
    is_subjunctive = form == stem + "est" and not stem.endswith(("t", "d", "n", "m", "s", "z", "ß"))
    return Inflection("Sub" if is_subjunctive else "Ind", "Past" if is_past else "Pres", number, person)


def _is_present(form: str, stem: str) -> bool:
    """Whether a form that looks like a strong preterite is the present of this very verb ("führe" of "führen")."""
    return form in {stem + "e", stem + "en", stem + "t", stem + "est"} and not form.startswith(("gäb", "käm", "näm"))


def lemma_of(form: str) -> str:
    """The lemma of a form of the closed verbs (sein, haben, werden, modals, wissen), "" for others."""
    found = _closed().get(form)
    return found[0] if found else ""
