"""The hints of a page's carrier as JSON and back."""

import json
from dataclasses import fields
from typing import Any

from lagebild.model import Hints, Span


def dump(hints: Hints) -> str:
    """JSON of all hints that say something."""
    values = {field.name: getattr(hints, field.name) for field in fields(hints)}
    return json.dumps({name: value for name, value in values.items() if value not in (None, (), False)}, default=_pair)


def _pair(value: Any) -> list[int]:
    if isinstance(value, Span):
        return [value.start, value.end]
    raise TypeError(f"no hint: {type(value).__name__}")


def load(text: str) -> Hints:
    """The hints again; those that this version does not know are passed over."""
    known = {field.name for field in fields(Hints)}
    return Hints(**{name: _value(value) for name, value in json.loads(text).items() if name in known})


def _value(value: Any) -> Any:
    """Spans are the only pairs of integers, and lists the only tuples."""
    if not isinstance(value, list):
        return value
    if len(value) == 2 and all(isinstance(item, int) for item in value):
        return Span(*value)
    return tuple(_value(item) for item in value)
