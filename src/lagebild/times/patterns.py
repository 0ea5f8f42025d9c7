"""Sequences of word classes: how a rule of expressions.yaml is read and matched.

Matching looks ahead over at most as many words as a rule has elements, so that its cost per word is bounded.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lagebild.errors import LagebildError
from lagebild.times.lexicon import lexicon, read_list
from lagebild.times.words import Word

__all__ = ["Captured", "Pattern", "literals", "match", "patterns"]

Captured = dict[str, tuple[Any, int]]
"""What an expression is made of: label -> (value, number of the word); a label that returns gets a number behind it."""


_ELEMENT = re.compile(r'[^\s"]*"[^"]*"\??|[^\s"]+')


@dataclass(frozen=True, slots=True)
class _Element:
    label: str
    classes: tuple[str, ...]
    literals: frozenset[str]
    optional: bool

    def take(self, word: Word) -> tuple[str, Any] | None:
        """Label and value that the word has here, None where it does not fit; the label is the class unless named."""
        if word.text in self.literals:
            return self.label or "=", word.text
        if word.meaning:
            for name in self.classes:
                if name in word.meaning:
                    return self.label or name, word.meaning[name]
        return None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sequence of a rule. `after`: what the word before may be, None for anything."""

    rule: str
    value: str
    elements: tuple[_Element, ...]
    after: frozenset[str] | None

    def first_keys(self) -> Iterator[str]:
        """The classes and (with =) words with which the sequence can begin."""
        for element in self.elements:
            yield from element.classes
            yield from ("=" + literal for literal in element.literals)
            if not element.optional:
                return


def _element(source: str) -> _Element:
    optional = source.endswith("?")
    body = source.removesuffix("?")
    label, colon, rest = ("", "", "") if body.startswith('"') else body.partition(":")
    body = rest if colon else body
    label = label if colon else ""
    if body.startswith('"'):
        return _Element(label, (), frozenset(body.strip('"').split("|")), optional)
    classes = tuple(body.split("|"))
    return _Element(label, classes, frozenset(), optional)


def _sequence(source: str) -> tuple[_Element, ...]:
    elements = tuple(_element(part) for part in _ELEMENT.findall(source))
    if all(element.optional for element in elements):
        raise LagebildError(f"times/lists/expressions.yaml: {source!r} could match nothing")
    return elements


@functools.cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """The rules of expressions.yaml by what they can begin with, in their order."""
    contexts = lexicon().contexts
    index: dict[str, list[Pattern]] = {}
    for rule in read_list("expressions.yaml")["rules"]:
        sequences = rule["is"] if isinstance(rule["is"], list) else [rule["is"]]
        after = contexts[rule["after"]] if "after" in rule else None
        for source in sequences:
            pattern = Pattern(rule["name"], rule["value"], _sequence(source), after)
            for key in dict.fromkeys(pattern.first_keys()):
                index.setdefault(key, []).append(pattern)
    return {key: tuple(found) for key, found in index.items()}


@functools.cache
def literals() -> frozenset[str]:
    """Every word that a rule names itself."""
    rules = (pattern for found in patterns().values() for pattern in found)
    return frozenset(word for pattern in rules for element in pattern.elements for word in element.literals)


def match(pattern: Pattern, words: Sequence[Word], start: int) -> tuple[int, Captured] | None:
    """Where the longest fit of the pattern from word `start` ends, and what it captured."""
    if pattern.after is not None and (start == 0 or words[start - 1].text not in pattern.after):
        return None
    taken = _fit(pattern.elements, 0, words, start)
    if taken is None:
        return None
    captured: Captured = {}
    for label, value, place in taken:
        name, number = label, 2
        while name in captured:
            name, number = f"{label}{number}", number + 1
        captured[name] = (value, place)
    return taken[-1][2] + 1, captured


def _fit(
    elements: tuple[_Element, ...], number: int, words: Sequence[Word], place: int
) -> list[tuple[str, Any, int]] | None:
    """What elements from `number` on take from word `place` on; optional ones are tried taken, then left out."""
    if number == len(elements):
        return []
    element = elements[number]
    if place >= len(words) and not element.optional:
        return None
    taken = element.take(words[place]) if place < len(words) else None
    if taken is not None:
        rest = _fit(elements, number + 1, words, place + 1)
        if rest is not None:
            return [(*taken, place), *rest]
    return _fit(elements, number + 1, words, place) if element.optional else None
