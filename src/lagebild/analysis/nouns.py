"""The nouns of short texts: lemmas, parts of compounds, how common they are in German at large, and what they are like.

Frequencies and vectors are made by `training/nouns.py` from public German text.
"""

import functools
import gzip
import math
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

import numpy as np

from lagebild.errors import LagebildError, ListError
from lagebild.german import lemmas, wordlists

__all__ = [
    "Names",
    "Noun",
    "base_form",
    "base_forms",
    "found_in",
    "frequency",
    "listed",
    "names_people",
    "parts",
    "specificity",
    "vectors",
    "worth",
]

_PACKAGE = "lagebild.analysis"
Noun = str
"""A noun's lemma."""
Vectors = np.ndarray[Any, np.dtype[np.float32]]

_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*+|[.!?:;»«„“”\"'‚‘(]")
_OPENING = frozenset(".!?:»«„“\"'‚‘(")
_BREAKS = re.compile(r"\xad|[-‐]\s*\n\s*(?=[a-zäöüß])")
_LONGEST = 60
"""Letters of the longest word that is looked at: longer ones are waste."""
_CLOSED = ("AD", "VV", "VA", "VM", "AP", "AR", "PI", "PD", "PP", "PR", "PW", "PT", "KO", "CA")
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "ns")
_SHORTEST_MODIFIER, _SHORTEST_HEAD = 3, 4


@functools.cache
def _counted() -> tuple[tuple[Noun, float], ...]:
    """Nouns with their occurrences per million words of running text, the commonest first; a spelling may recur."""
    try:
        packed = (resources.files("lagebild.analysis") / "weights" / "nouns.txt.gz").read_bytes()
        lines = [line.partition("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines()]
        return tuple((_modern(noun), float(count)) for noun, _, count in lines)
    except (OSError, ValueError, EOFError) as error:
        raise LagebildError(f"the list of nouns cannot be read: {error}; install lagebild again") from error


@functools.cache
def _table() -> dict[Noun, float]:
    table: dict[Noun, float] = {}
    for noun, count in _counted():
        table[noun] = table.get(noun, 0.0) + count
    return table


def _modern(noun: Noun) -> Noun:
    """The spelling since 1996: the lexicon has "Beschluß" for "Beschluss"."""
    return noun[:-1] + "ss" if noun.endswith(_OLD) else noun


_OLD = ("schluß", "schuß", "fluß", "miß", "zeß", "greß", "paß", "nuß", "laß", "haß", "riß", "biß", "guß", "kuß", "roß")


@functools.cache
def _lexicon() -> lemmas.Lexicon:
    lexicon = lemmas.load()
    if lexicon is None:
        raise LagebildError("the language pack has no lexicon; install lagebild again")
    return lexicon


@functools.cache
def listed(key: str) -> frozenset[Noun]:
    """The words under `key` of `lists/issues.yaml`; ListError where there is no such list of words."""
    return wordlists.words("issues", key, _PACKAGE)


def frequency(noun: Noun) -> float:
    """Occurrences per million words of running German; 0 for a noun that is not known."""
    return _table().get(noun, 0.0)


@functools.lru_cache(maxsize=100_000)
def specificity(noun: Noun) -> float:
    """How much a noun says by itself: 1 for a rare one, .5 for one in ten thousand words, .1 for the commonest."""
    return max(0.1, 1 - math.log10(1 + frequency(noun) / 3) / 3)


_DOING, _DOING_COMPOUND = 0.35, 0.7
"""What a noun for an act ("Vorschlag") counts against one that names a matter, and a compound ("Lohnvorschlag")."""


@functools.lru_cache(maxsize=100_000)
def worth(noun: Noun) -> float:
    """What a noun counts as an issue: its specificity; nothing for measures and times, less for acts of speaking."""
    first, last = parts(noun) or ("", noun)
    if noun in listed("measures") | listed("frames") | listed("images") or {first, last} <= listed("frames"):
        return 0.0
    factor = _DOING if noun in listed("doings") else _DOING_COMPOUND if last in listed("doings") else 1.0
    return factor * specificity(noun)


class Names:
    """Names of actors and places, to be passed over in texts: also in the genitive, several words only together."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._after: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            first, *rest = _WORD.findall(name) or [""]
            self._after.setdefault(first, set()).add(tuple(rest))

    def length(self, forms: list[str], at: int) -> int:
        """How many forms from `at` on are a name; 0 for none."""
        rests = self._after.get(forms[at]) or self._after.get(forms[at].removesuffix("s"))
        if rests is None:
            return 0
        return max((1 + len(rest) for rest in rests if tuple(forms[at + 1 : at + 1 + len(rest)]) == rest), default=0)


def found_in(text: str, names: Names) -> Iterator[Noun]:
    """The common nouns of a text by their lemmas, in order; names, persons and bodies of people are none."""
    forms = [form.replace("‐", "-").replace("‑", "-") for form in _WORD.findall(_BREAKS.sub("", text))]
    at, opening = 0, True
    while at < len(forms):
        if named := names.length(forms, at):
            at, opening = at + named, False
            continue
        form = forms[at]
        if form[0].isalnum() and len(form) <= _LONGEST and (noun := _noun(form, opening)):
            yield noun
        at, opening = at + 1, form in _OPENING


@functools.lru_cache(maxsize=200_000)
def _noun(form: str, opening: bool) -> Noun | None:
    form = form.lstrip("0123456789").lstrip("-")
    if not form or not form[0].isupper() or (form.isupper() and len(form) > 1):
        return None
    if "-" in form:
        form = _joined(form)
    if opening and any(_lexicon().knows(form.lower(), group) for group in _CLOSED):
        return None
    lemma = _modern(_lexicon().lemma(form, "NN"))
    if lemma not in _table() and not parts(lemma):
        return None
    return None if _is_agent(lemma) else _renamed().get(lemma, lemma)


@functools.cache
def _renamed() -> dict[Noun, Noun]:
    """Other names for the same matter."""
    table = wordlists.read("issues", _PACKAGE).get("names")
    if not isinstance(table, dict) or not all(isinstance(others, list) for others in table.values()):
        raise ListError("analysis/lists/issues.yaml: 'names' must map a noun to a list of others")
    return {other: name for name, others in table.items() for other in others}


def synonyms(noun: Noun) -> tuple[Noun, ...]:
    """The other names of the same matter."""
    name = _renamed().get(noun, noun)
    return tuple(sorted({other for other, own in _renamed().items() if own == name} | {name} - {noun}))


def _joined(form: str) -> str:
    """A compound without its hyphens: "Stunden-Woche" -> "Stundenwoche"; a name before the last part is left out."""
    *first, last = form.split("-")
    known = [part for part in first if _lexicon().lemma(part.capitalize(), "NN") in _table()]
    return "".join([*known, last]).capitalize()


def _is_agent(noun: Noun) -> bool:
    people = wordlists.words("agents", "persons") | wordlists.words("agents", "bodies")
    return noun in listed("people") or any(noun.lower().endswith(part) for part in people)


def names_people(name: str) -> bool:
    """Whether a word of a name is a noun for people or a body of people ("Ministerium", "Landkreistag")."""
    return any(form[0].isupper() and _is_agent(_lexicon().lemma(form, "NN")) for form in _WORD.findall(name))


@functools.lru_cache(maxsize=100_000)
def parts(noun: Noun) -> tuple[Noun, Noun] | None:
    """Modifier and head of a compound, both known nouns, at the cut whose parts are the commonest, else None.

    Koehn and Knight 2003: the geometric mean of the parts' frequencies decides.
    """
    best: tuple[float, Noun, Noun] | None = None
    for cut in range(_SHORTEST_MODIFIER, len(noun) - _SHORTEST_HEAD + 1):
        head = noun[cut:].capitalize()
        count = _table().get(head)
        if count is None:
            continue
        for modifier in _modifiers(noun[:cut]):
            score = math.sqrt(count * _table()[modifier])
            if best is None or score > best[0]:
                best = score, modifier, head
    return best[1:] if best is not None else None


def _modifiers(form: str) -> Iterator[Noun]:
    """What a compound's first part may be: without the letters that link it, or with a final "e" that it lost."""
    if form.lower() in wordlists.words("verb_prefixes", "separable") | wordlists.words("verb_prefixes", "inseparable"):
        return
    for link in _LINKS:
        stem = form.removesuffix(link) if link else form
        if len(stem) >= _SHORTEST_MODIFIER and (stem != form or not link) and stem in _table():
            yield stem
    if f"{form}e" in _table():
        yield f"{form}e"


@functools.cache
def _stored() -> tuple[dict[Noun, int], Vectors]:
    try:
        with (
            (resources.files("lagebild.analysis") / "weights" / "vectors.npz").open("rb") as file,
            np.load(file) as kept,
        ):
            rows = kept["vectors"].astype(np.float32) / 127
    except (OSError, ValueError, KeyError) as error:
        raise LagebildError(f"the vectors of nouns cannot be read: {error}; install lagebild again") from error
    numbers: dict[Noun, int] = {}
    for number, (noun, _) in zip(range(len(rows)), _counted(), strict=False):
        numbers.setdefault(noun, number)
    return numbers, rows


def vectors(nouns: list[Noun]) -> Vectors:
    """A row of length 1 for each noun; a compound without one of its own gets that of its parts, else zeros."""
    rows, table = _stored()
    found = np.zeros((len(nouns), table.shape[1]), dtype=np.float32)
    for number, noun in enumerate(nouns):
        if noun in rows:
            found[number] = table[rows[noun]]
        elif both := parts(noun):
            found[number] = sum((table[rows[part]] for part in both if part in rows), start=found[number])
    lengths = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    rows_of_length_one: Vectors = (found / lengths).astype(np.float32)
    return rows_of_length_one


@functools.lru_cache(maxsize=100_000)
def base_form(word: str) -> str:
    """The form, in small letters, by which a word is compared: a noun's, verb's or adjective's lemma, else itself."""
    return next(iter(base_forms(word)), word.casefold())


@functools.lru_cache(maxsize=100_000)
def base_forms(word: str) -> tuple[str, ...]:
    """The lemmas that a word may have, in small letters; of a compound noun those of its parts as well."""
    if len(word) > _LONGEST:
        return ()
    if word[0].isupper():
        lemma = _modern(_lexicon().lemma(_joined(word) if "-" in word else word, "NN"))
        return tuple(dict.fromkeys(form.casefold() for form in (lemma, word, *(parts(lemma) or ()))))
    groups = [(group, tag) for group, tag in (("VV", "VVFIN"), ("AD", "ADJA")) if _lexicon().knows(word, group)]
    return tuple(dict.fromkeys(_lexicon().lemma(word, tag).casefold() for _, tag in groups))
