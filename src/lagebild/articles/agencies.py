"""News agencies where a page credits them."""

import functools
import re
from typing import Any

from lagebild.errors import ListError
from lagebild.german import wordlists as german_lists

__all__ = ["named", "without"]


@functools.cache
def _forms() -> dict[str, str]:
    """Every form and the name that lagebild writes; forms that are compared without case stand in lower case too."""
    entries: Any = german_lists.read("agencies").get("agencies")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ListError("word list agencies.yaml: 'agencies' must be a list of entries with 'name' and 'forms'")
    table: dict[str, str] = {}
    for entry in entries:
        name, forms = entry.get("name"), entry.get("forms")
        if not isinstance(name, str) or not isinstance(forms, list) or not all(isinstance(f, str) for f in forms):
            raise ListError(f"word list agencies.yaml: entry {entry!r} needs a name and a list of forms")
        for form in forms:
            table[form] = name
            if not entry.get("exact"):
                table[form.casefold()] = name
    return table


@functools.cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(sorted((re.escape(form) for form in _forms()), key=len, reverse=True))
    return re.compile(rf"(?<![\w@-])(?i:{forms})(?![\w@]|-\w|\.\w)")


def _matches(text: str) -> list[tuple[re.Match[str], str]]:
    found = []
    for match in _pattern().finditer(text):
        name = _forms().get(match.group()) or _forms().get(match.group().casefold())
        if name is not None:
            found.append((match, name))
    return found


def named(text: str) -> tuple[str, ...]:
    """The agencies that a short text names, in order, each once."""
    return tuple(dict.fromkeys(name for _, name in _matches(text)))


def without(text: str) -> str:
    """The text with the agencies' names left out."""
    for match, _ in reversed(_matches(text)):
        text = text[: match.start()] + " " + text[match.end() :]
    return text
