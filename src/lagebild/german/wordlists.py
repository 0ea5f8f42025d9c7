"""Loads word lists (`lists/*.yaml` of the language pack or another package) and says what is wrong with a bad one."""

import functools
from importlib import resources
from typing import Any

import yaml

from lagebild.errors import ListError

__all__ = ["read", "words"]

_OWN = "lagebild.german"


@functools.cache
def read(name: str, package: str = _OWN) -> dict[str, Any]:
    """The list `lists/<name>.yaml` of a package as a mapping; callers must not alter it.

    Raises:
        ListError: the file is missing, no YAML, or no mapping of names to values.
    """
    source = resources.files(package) / "lists" / f"{name}.yaml"
    try:
        content = yaml.load(source.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise ListError(f"word list {name}.yaml cannot be read: {error}") from error
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise ListError(f"word list {name}.yaml: a mapping of names to entries is expected")
    return content


@functools.cache
def words(name: str, key: str, package: str = _OWN) -> frozenset[str]:
    """The words under `key` of a list, every one a non-empty string standing there once.

    Raises:
        ListError: the key is missing, or an entry is no string, empty, or there twice.
    """
    entries = read(name, package).get(key)
    if not isinstance(entries, list):
        raise ListError(f"word list {name}.yaml: '{key}' must be a list of words")
    for entry in entries:
        if not isinstance(entry, str) or not entry.strip():
            raise ListError(f"word list {name}.yaml: '{key}' holds {entry!r}, which is no word; quote it")
    if len(set(entries)) < len(entries):
        twice = next(entry for entry in entries if entries.count(entry) > 1)
        raise ListError(f"word list {name}.yaml: '{key}' holds {twice!r} twice")
    return frozenset(entries)
