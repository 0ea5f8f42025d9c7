"""Loads the word lists of this stage (`*.yaml` beside this file)."""

import functools
from importlib import resources
from typing import Any

import yaml

from lagebild.errors import ListError

__all__ = ["shares", "words"]


@functools.cache
def _read(name: str) -> Any:
    source = resources.files("lagebild.quotations.lists") / f"{name}.yaml"
    try:
        return yaml.safe_load(source.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ListError(f"word list {name}.yaml cannot be read: {error}") from error


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """The words under `key` of the list `name`.

    Raises:
        ListError: the list or key is missing, or an entry is no string or there twice.
    """
    content = _read(name)
    entries = content.get(key) if isinstance(content, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
        raise ListError(f"word list {name}.yaml: '{key}' must be a list of words; quote what YAML reads otherwise")
    if len(set(entries)) < len(entries):
        twice = next(entry for entry in entries if entries.count(entry) > 1)
        raise ListError(f"word list {name}.yaml: '{key}' holds {twice!r} twice")
    return frozenset(entries)


@functools.cache
def shares(name: str, key: str) -> dict[str, float]:
    """The shares (0 to 1) under `key` of the list `name`.

    Raises:
        ListError: the list or key is missing, or a value is no share.
    """
    content = _read(name)
    entries = content.get(key) if isinstance(content, dict) else None
    if not isinstance(entries, dict) or not all(
        isinstance(one, str) and isinstance(share, float) and 0 <= share <= 1 for one, share in entries.items()
    ):
        raise ListError(f"word list {name}.yaml: '{key}' must give shares between 0 and 1")
    return entries
