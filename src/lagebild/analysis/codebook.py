"""A codebook: the issues that an analyst has defined, and the words that put a position under each of them.

    issues:
      - name: Obergrenze für die Entnahme
        parent: Wasser
        patterns: [Obergrenze, "Kubikmeter pro Sekunde", /höchstens \\d+/]
        examples: ["Peru lehnt eine Obergrenze ab"]

A pattern is a word or several: they match by their lemmas ("Zoll" finds "Zöllen", and "Strafzölle", whose part it
is), side by side and in that order. Between slashes it is a regular expression over the text of the content, the
condition or the sentence; it must be short and may not nest repetitions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lagebild.analysis import nouns
from lagebild.analysis.issues import Assignment, Held
from lagebild.errors import InputError

__all__ = ["Codebook", "Issue", "draft", "load", "parse"]

_LONGEST_PATTERN, _MOST_PATTERNS, _MOST_ISSUES = 120, 200, 2000
_LONGEST_TEXT = 2_000
"""Characters of a text that a regular expression sees."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*+")
_ESCAPED = re.compile(r"\\.|\[(?:[^\]\\]|\\.)*+\]")
_REPEATED_GROUP = re.compile(r"\)[*+{]|[*+}][*+]|\(\?P=")
_MOST_REPETITIONS, _MOST_OPTIONS = 2, 6
"""Repetitions and optional parts in an expression: a text is read at most its length squared, times 64."""
_FIELDS = {"name", "parent", "patterns", "examples"}
_WEIGHTS = (4, 2, 1)
"""What a pattern counts in the content, the condition, and the sentence."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An entry: `words` are sequences of lemmas (in small letters), `expressions` compiled patterns."""

    name: str
    parent: str | None
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    expressions: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """Issues in the order of the file."""

    issues: tuple[Issue, ...]

    def assign(self, position: Held) -> Assignment | None:
        """The issue whose patterns say most, in the content before the condition before the sentence; of equals the
        first of the book. None where no pattern is found.
        """
        texts = [_Text(text) for text in (position.content, position.condition, position.sentence)]
        best = max(self.issues, key=lambda issue: _found(issue, texts), default=None)
        if best is None or not _found(best, texts):
            return None
        return Assignment(best.name, "codebook")

    def parent(self, name: str | None) -> str | None:
        """The parent of an issue, if it has one."""
        return next((issue.parent for issue in self.issues if issue.name == name), None)


class _Text:
    """A text with its words, as they stand and by their lemmas, with the parts of compounds."""

    def __init__(self, text: str) -> None:
        self.text = text[:_LONGEST_TEXT]
        self.words = [frozenset(_forms(word)) for word in _WORD.findall(self.text)]

    def holds(self, sequence: tuple[str, ...]) -> bool:
        return any(
            all(word in self.words[at + step] for step, word in enumerate(sequence))
            for at in range(len(self.words) - len(sequence) + 1)
        )


def _forms(word: str) -> Iterator[str]:
    yield word.casefold()
    yield from nouns.base_forms(word)


def _found(issue: Issue, texts: Sequence[_Text]) -> int:
    total = 0
    for weight, text in zip(_WEIGHTS, texts, strict=True):
        # longer patterns say more
        total += weight * sum(len(words) for words in issue.words if text.holds(words))
        total += weight * sum(1 for expression in issue.expressions if expression.search(text.text))
    return total


def load(path: Path) -> Codebook:
    """The codebook in a YAML file; InputError says in one line what is wrong with it, and where."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"codebook {path}: {error.strerror}; check the path") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"codebook {path}: no YAML ({' '.join(str(error).split())})") from error
    return parse(content, str(path))


def parse(content: Any, place: str = "codebook") -> Codebook:
    """The codebook that a mapping with the list `issues` means; InputError as for `load`."""
    entries = content.get("issues") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not entries:
        raise InputError(f"codebook {place}: it must have a list 'issues' with an entry for each issue")
    if len(entries) > _MOST_ISSUES:
        raise InputError(f"codebook {place}: {len(entries)} issues; at most {_MOST_ISSUES} can be used")
    issues = [_issue(entry, f"codebook {place}, issue {number}") for number, entry in enumerate(entries, 1)]
    names = [issue.name for issue in issues]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"codebook {place}: the issue {name!r} stands there twice; join the two")
    return Codebook(tuple(issues))


def _issue(entry: Any, place: str) -> Issue:
    if not isinstance(entry, dict):
        raise InputError(f"{place}: a mapping with 'name' and 'patterns' is expected")
    if unknown := set(map(str, entry)) - _FIELDS:
        raise InputError(f"{place}: unknown field {min(unknown)!r}; known are {', '.join(sorted(_FIELDS))}")
    name, parent = _text(entry, "name", place), entry.get("parent")
    if not name:
        raise InputError(f"{place}: it needs a name")
    place = f"{place} ({name})"
    if parent is not None:
        parent = _text(entry, "parent", place)
    patterns, examples = _texts(entry, "patterns", place), _texts(entry, "examples", place)
    if len(patterns) > _MOST_PATTERNS:
        raise InputError(f"{place}: {len(patterns)} patterns; at most {_MOST_PATTERNS} can be used")
    expressions = [_expression(pattern, place) for pattern in patterns if _is_expression(pattern)]
    words = [_sequence(pattern, place) for pattern in patterns or (name,) if not _is_expression(pattern)]
    return Issue(name, parent, patterns, examples, tuple(words), tuple(expressions))


def _is_expression(pattern: str) -> bool:
    return len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/")


def _text(entry: Mapping[str, Any], field: str, place: str) -> str:
    value = entry.get(field)
    if not isinstance(value, str):
        raise InputError(f"{place}: '{field}' must be a text, not {value!r}; put it in quotation marks")
    return " ".join(value.split())


def _texts(entry: Mapping[str, Any], field: str, place: str) -> tuple[str, ...]:
    values = entry.get(field) or []
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise InputError(f"{place}: '{field}' must be a list of texts; put each in quotation marks")
    return tuple(value.strip() for value in values)


def _expression(pattern: str, place: str) -> re.Pattern[str]:
    bare = pattern[1:-1]
    if len(bare) > _LONGEST_PATTERN:
        raise InputError(f"{place}: the pattern {pattern[:30]!r}... is longer than {_LONGEST_PATTERN} characters")
    signs = _ESCAPED.sub("x", bare)
    repeated = sum(map(signs.count, "*+{"))
    if _REPEATED_GROUP.search(signs) or repeated > _MOST_REPETITIONS or signs.count("?") > _MOST_OPTIONS:
        raise InputError(
            f"{place}: the pattern {pattern!r} could take for ever; no repeated groups, at most "
            f"{_MOST_REPETITIONS} repetitions"
        )
    if re.search(r"\\[1-9]", bare):
        raise InputError(f"{place}: the pattern {pattern!r} refers back to a group, which is not allowed")
    try:
        return re.compile(bare, re.IGNORECASE)
    except re.error as error:
        raise InputError(f"{place}: the pattern {pattern!r} is no regular expression: {error}") from error


def _sequence(pattern: str, place: str) -> tuple[str, ...]:
    words = _WORD.findall(pattern)
    if not words or len(pattern) > _LONGEST_PATTERN:
        raise InputError(
            f"{place}: the pattern {pattern[:30]!r} has no word, or more than {_LONGEST_PATTERN} characters"
        )
    return tuple(nouns.base_form(word) for word in words)


def draft(issues: Iterable[tuple[str, Sequence[str], Sequence[str]]]) -> str:
    """A codebook in YAML to begin with: name, patterns and examples of each issue."""
    entries = [
        {"name": name, "patterns": list(patterns), "examples": [" ".join(text.split()) for text in examples]}
        for name, patterns, examples in issues
    ]
    return yaml.safe_dump({"issues": entries}, allow_unicode=True, sort_keys=False, width=120)
