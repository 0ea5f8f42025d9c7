"""Composed rules for a proposition: predicate or idiom, whose doing it tells, modality and negation give the act.

The rules are data (`lists/propositions.yaml`, where their fields are explained); the first that fits decides. What
they leave open, the grammar of `positions/acts.py` decides.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from lagebild.errors import ListError
from lagebild.german import wordlists
from lagebild.model import ACTS, Act
from lagebild.positions.facts import Facts, SubjectKind

__all__ = ["Circumstances", "first_fit"]

Stage = Literal["first", "last", "fragment"]
_Words = frozenset[str]
_AUXILIARIES = frozenset({"haben", "sein", "werden", "können", "müssen", "wollen", "sollen", "dürfen", "mögen", ""})
_CONTRACTED = {
    "am": "an", "ans": "an", "im": "in", "ins": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei",
    "aufs": "auf", "fürs": "für", "übers": "über", "ums": "um", "durchs": "durch", "vors": "vor", "hinters": "hinter",
    "unters": "unter", "hinterm": "hinter", "vorm": "vor", "überm": "über",
}  # fmt: skip
_TRUTHS = frozenset(
    {
        "negated",
        "conditional",
        "direct",
        "passive",
        "perfect",
        "future",
        "harms",
        "gives",
        "owed",
        "agent",
        "bare",
        "predicated",
    }
)
_CHOICES = {
    "subject": frozenset(get_args(SubjectKind)),
    "modal": frozenset({"", "können", "wollen", "müssen", "sollen", "dürfen", "mögen", "brauchen", "lassen"}),
    "tense": frozenset({"Pres", "Past", ""}),
    "mood": frozenset({"Ind", "Sub", "Imp", ""}),
}
_WORDS = frozenset({
    "phrases", "runs", "verbs", "finite", "predicates", "nouns", "words", "also", "without", "unless_verbs",
    "unless_finite",
})  # fmt: skip
_EXCLUDING = frozenset({"without", "unless_verbs", "unless_finite"})
_KEYS = frozenset({"rule", "act", "stage", "denied", *_TRUTHS, *_CHOICES, *_WORDS, "lists", "longest"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rule may ask of a proposition besides its own words."""

    conditional: bool
    direct: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule: what must be so that a proposition does `act`."""

    rule: str
    act: Act
    stage: Stage
    truths: Mapping[str, bool]
    choices: Mapping[str, frozenset[str]]
    words: Mapping[str, _Words]
    phrases: Mapping[str, tuple[tuple[_Words, ...], ...]]
    runs: Mapping[str, tuple[tuple[str, ...], ...]]
    denied: bool
    longest: int

    def fits(self, it: Facts, around: Circumstances, seen: "_Seen") -> bool:
        """Whether the rule holds for a clause of these words."""
        for name, wanted in self.truths.items():
            if getattr(around if name in ("conditional", "direct") else it, name) != wanted:
                return False
        for name, allowed in self.choices.items():
            if getattr(it, name) not in allowed:
                return False
        return len(it.forms) <= self.longest and self._phrased(seen) and self._worded(seen)

    def _worded(self, seen: "_Seen") -> bool:
        return all(_stands(words, seen.of[key]) != (key in _EXCLUDING) for key, words in self.words.items())

    def _phrased(self, seen: "_Seen") -> bool:
        if not self.phrases and not self.runs:
            return True
        for verb in seen.verbs:
            for words in self.phrases.get(verb, ()):
                if all(_stands(word, seen.present) for word in words):
                    return True
        return any(_runs(run, seen.forms) for first in seen.form_set & self.runs.keys() for run in self.runs[first])


class _Seen:
    """The words of a clause in the shapes that the rules ask for, made once for all of them."""

    def __init__(self, it: Facts) -> None:
        self.forms, self.form_set = it.forms, frozenset(it.forms)
        self.present = frozenset(_CONTRACTED.get(form, form) for form in it.forms) | it.words | it.lemmas
        self.verbs, finite = _verbs(it), frozenset({it.finite})
        self.of: dict[str, _Words] = {
            "verbs": self.verbs, "finite": finite, "words": self.present, "also": self.present,
            "predicates": it.predicate, "nouns": it.lemmas, "without": self.present, "unless_verbs": self.verbs,
            "unless_finite": finite,
        }  # fmt: skip


def _verbs(it: Facts) -> _Words:
    """The clause's verb, in all base forms that it may have: "bremsten" may stand untagged, "lassen" over another."""
    found = {it.lemma}
    if it.finite not in _AUXILIARIES:
        found.add(it.finite)
    if it.forms and it.forms[-1] in wordlists.words("verb_prefixes", "separable"):
        found.add(it.forms[-1] + it.lemma)
    if it.lemma == "lassen":
        found |= {form for form in it.forms if form.endswith("en")}
    for verb in tuple(found):
        found |= {verb + "n"} if verb.endswith("e") else set()
        found |= {verb[:-3] + "en"} if verb.endswith("ten") else set()
        found |= {verb[:-2] + "n"} if verb.endswith(("elen", "eren")) else set()
        found |= {"leisten"} if verb == "leisen" else set()  # "leiste" may be taken for the past of an unknown verb
    return frozenset(found)


def _stands(words: _Words, present: frozenset[str]) -> bool:
    """Whether one of the words is there; a noun also as the last part of a compound."""
    if not words.isdisjoint(present):
        return True
    tails = _tails(words)
    return bool(tails) and any(form.endswith(tails) for form in _nouns(present))


@functools.lru_cache(maxsize=5000)
def _tails(words: _Words) -> tuple[str, ...]:
    """The nouns that may be the last part of a compound (`facts.word_in`), in small letters."""
    return tuple(word.lower() for word in words if word[:1].isupper() and len(word) > 4)


@functools.lru_cache(maxsize=5000)
def _nouns(present: _Words) -> tuple[str, ...]:
    return tuple(form.lower() for form in present if form[:1].isupper())


def _runs(run: tuple[str, ...], forms: tuple[str, ...]) -> bool:
    """Whether the words stand side by side."""
    width = len(run)
    return any(forms[start : start + width] == run for start in range(len(forms) - width + 1))


def first_fit(stage: Stage, it: Facts, around: Circumstances) -> tuple[Act, bool, str] | None:
    """Act, negation and name of the first rule that holds before ("first") or after ("last") the grammar's.

    Raises:
        ListError: the list is missing or an entry is malformed.
    """
    seen = _Seen(it)
    rules = _rules()
    for number in _index(stage).candidates(seen):
        rule = rules[number]
        if rule.fits(it, around, seen):
            return rule.act, rule.denied and it.negated, rule.rule
    return None


@dataclass(frozen=True, slots=True)
class _Index:
    """The numbers of the rules of a stage by a word without which they cannot hold; `every` those that name none."""

    every: frozenset[int]
    verbs: Mapping[str, frozenset[int]]
    firsts: Mapping[str, frozenset[int]]
    finites: Mapping[str, frozenset[int]]

    def candidates(self, seen: _Seen) -> list[int]:
        """The rules that may hold for a clause, in their order."""
        numbers = set(self.every)
        for verb in seen.verbs & self.verbs.keys():
            numbers |= self.verbs[verb]
        for form in seen.form_set & self.firsts.keys():
            numbers |= self.firsts[form]
        for finite in seen.of["finite"] & self.finites.keys():
            numbers |= self.finites[finite]
        return sorted(numbers)


@functools.cache
def _index(stage: Stage) -> _Index:
    every: set[int] = set()
    verbs: dict[str, set[int]] = {}
    firsts: dict[str, set[int]] = {}
    finites: dict[str, set[int]] = {}
    for number, rule in enumerate(_rules()):
        if rule.stage != stage:
            continue
        named = rule.words.get("verbs", frozenset()), rule.words.get("finite", frozenset())
        told: list[tuple[dict[str, set[int]], Iterable[str]]] = []
        if rule.phrases or rule.runs:
            told = [(verbs, rule.phrases), (firsts, rule.runs)]
        elif named[0] and not _nouns(named[0]):
            told = [(verbs, named[0])]
        elif named[1] and not _nouns(named[1]):
            told = [(finites, named[1])]
        else:
            every.add(number)
        for index, words in told:
            for word in words:
                index.setdefault(word, set()).add(number)
    frozen = [{word: frozenset(numbers) for word, numbers in index.items()} for index in (verbs, firsts, finites)]
    return _Index(frozenset(every), *frozen)


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    source = resources.files("lagebild.positions") / "lists" / "propositions.yaml"
    try:
        content = yaml.load(source.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        entries = content["rules"]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ListError(f"positions/lists/propositions.yaml cannot be read: {error}") from error
    if not isinstance(entries, list):
        raise ListError("positions/lists/propositions.yaml: 'rules' must be a list")
    return tuple(_rule(entry, number) for number, entry in enumerate(entries, 1))


def _rule(entry: Any, number: int) -> _Rule:
    where = f"positions/lists/propositions.yaml, rule {number}"
    if not isinstance(entry, dict) or not {"rule", "act"} <= entry.keys() <= _KEYS:
        unknown = sorted(set(entry) - _KEYS) if isinstance(entry, dict) else entry
        raise ListError(f"{where}: a rule has a name and an act, and no such fields: {unknown}")
    if entry["act"] not in ACTS or entry.get("stage", "first") not in get_args(Stage):
        raise ListError(f"{where}: unknown act or stage")
    truths = {name: entry[name] for name in _TRUTHS & entry.keys()}
    if not all(isinstance(value, bool) for value in truths.values()):
        raise ListError(f"{where}: {sorted(truths)} are true or false")
    choices = {name: frozenset(entry[name]) for name in _CHOICES.keys() & entry.keys()}
    if any(not chosen <= _CHOICES[name] for name, chosen in choices.items()):
        raise ListError(f"{where}: unknown value of {sorted(choices)}")
    words = {name: _words(entry[name], where) for name in (_WORDS - {"phrases", "runs"}) & entry.keys()}
    for key, reference in entry.get("lists", {}).items():
        name, _, part = reference.partition(".")
        words[key] = words.get(key, frozenset()) | wordlists.words(name, part)
    return _Rule(
        rule=entry["rule"],
        act=entry["act"],
        stage=entry.get("stage", "first"),
        truths=truths,
        choices=choices,
        words=words,
        phrases=_phrases(_texts(entry.get("phrases", []), where)),
        runs=_by_first(_texts(entry.get("runs", []), where)),
        denied=bool(entry.get("denied", False)),
        longest=int(entry.get("longest", 10_000)),
    )


def _texts(entries: Any, where: str) -> list[str]:
    if not isinstance(entries, list) or not all(isinstance(entry, str) and entry.strip() for entry in entries):
        raise ListError(f"{where}: {entries!r} is no list of words; quote 'nein' and 'ja'")
    return entries


def _words(entries: Any, where: str) -> _Words:
    return frozenset(word for entry in _texts(entries, where) for word in entry.split("|"))


def _by_first(texts: list[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Runs of words by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        found.setdefault(text.split()[0], []).append(tuple(text.split()))
    return {first: tuple(several) for first, several in found.items()}


def _phrases(texts: list[str]) -> Mapping[str, tuple[tuple[_Words, ...], ...]]:
    """Phrases by their verb: the words that must stand with it, each by its alternatives."""
    found: dict[str, list[tuple[_Words, ...]]] = {}
    for text in texts:
        *rest, verb = text.split()
        found.setdefault(verb, []).append(tuple(frozenset(word.split("|")) for word in rest))
    return {verb: tuple(several) for verb, several in found.items()}
