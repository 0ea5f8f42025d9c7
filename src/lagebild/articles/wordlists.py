"""Loads the word lists of this stage (`lists/*.yaml`) and finds their phrases in lines of a page."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lagebild.errors import ListError
from lagebild.german import wordlists

__all__ = ["Phrases", "key_of", "phrases", "read", "words"]

_WORD = re.compile(r"\w+|#")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*+")
_EDGES = re.compile(r"^[^\w#©]+|[^\w#]+$")
KEY_LIMIT = 1_500
"""Characters of a line that its key covers: idioms of furniture stand early in their paragraph."""


def read(name: str) -> dict[str, Any]:
    """The list `lists/<name>.yaml` of this stage as a mapping; callers must not alter it."""
    return wordlists.read(name, "lagebild.articles")


def checked(value: object, where: str) -> tuple[str, ...]:
    """`value` as words: a list of non-empty strings.

    Raises:
        ListError: it is no list, or an entry is no string or empty.
    """
    if not isinstance(value, list):
        raise ListError(f"word list {where}: a list of words is expected")
    for entry in value:
        if not isinstance(entry, str) or not entry.strip():
            raise ListError(f"word list {where} holds {entry!r}, which is no word; quote it")
    return tuple(value)


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """The words under `key` of a list.

    Raises:
        ListError: the key is missing or holds something else than words.
    """
    return frozenset(checked(read(name).get(key), f"{name}.yaml, '{key}'"))


def key_of(line: str) -> str:
    """What a line is compared by: lower case, digits as "#", no soft hyphens, one blank between words, bare edges."""
    squeezed = " ".join(line[:KEY_LIMIT].replace("\xad", "").casefold().split())
    return _EDGES.sub("", _DIGITS.sub("#", squeezed)).replace("ß", "ss")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that a key equals (`whole`), begins with (`start`) or holds (`inside`), the latter two by first word."""

    whole: frozenset[str]
    start: dict[str, tuple[str, ...]]
    inside: dict[str, tuple[str, ...]]

    def starts(self, key: str) -> bool:
        """Whether `key` begins with one of the start phrases."""
        first = _WORD.search(key)
        return first is not None and any(_stands(key, 0, phrase) for phrase in self.start.get(first.group(), ()))

    def hits(self, key: str) -> int:
        """How many of the inner phrases stand in `key`."""
        if not self.inside:
            return 0
        found = {
            phrase
            for word in _WORD.finditer(key)
            for phrase in self.inside.get(word.group(), ())
            if _stands(key, word.start(), phrase)
        }
        return len(found)

    def match(self, key: str) -> bool:
        """Whether `key` equals a whole phrase, begins with a start or holds an inner one."""
        return key in self.whole or self.starts(key) or self.hits(key) > 0


def _stands(key: str, place: int, phrase: str) -> bool:
    """Whether `phrase` stands in `key` at `place` and ends at a word's end."""
    end = place + len(phrase)
    return key.startswith(phrase, place) and (end >= len(key) or not (key[end].isalnum() and phrase[-1].isalnum()))


def _by_first_word(entries: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in entries:
        phrase = entry.casefold().replace("ß", "ss")
        first = _WORD.search(phrase)
        if first is None:
            raise ListError(f"{entry!r} has no word to be found by")
        table.setdefault(first.group(), []).append(phrase[first.start() :])
    return {word: tuple(found) for word, found in table.items()}


@functools.cache
def phrases(name: str, group: str) -> Phrases:
    """The phrases of one group of a list with `whole`, `start` and `contains`.

    Raises:
        ListError: the group is missing or holds something else.
    """
    content = read(name).get(group)
    if not isinstance(content, dict) or set(content) - {"whole", "start", "contains"}:
        raise ListError(f"word list {name}.yaml, '{group}': 'whole', 'start' and 'contains' are expected")
    parts = {key: checked(value, f"{name}.yaml, '{group}', '{key}'") for key, value in content.items()}
    whole = frozenset(key_of(entry) for entry in parts.get("whole", ()))
    return Phrases(whole, _by_first_word(parts.get("start", ())), _by_first_word(parts.get("contains", ())))
