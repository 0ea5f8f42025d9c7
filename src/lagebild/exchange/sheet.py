"""Statements out of a CSV file: one that `export` wrote and a human changed, or any flat table with such columns."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from lagebild.errors import InputError
from lagebild.exchange.coded import Coded, Delivery
from lagebild.model import ACTS, agrees

__all__ = ["read_sheet"]

_NAMES = {
    "person": ("person",),
    "actor": ("actor", "speaker", "akteur"),
    "organisation": ("on_behalf_of", "organisation", "organization"),
    "issue": ("issue", "concept", "thema"),
    "agreement": ("agrees", "agreement", "agree", "zustimmung"),
    "act": ("act",),
    "negated": ("negated",),
    "words": ("content", "statement", "text"),
    "start": ("content_start", "start"),
    "end": ("content_end", "end", "stop"),
    "page": ("page_id",),
    "uri": ("uri", "url"),
    "target": ("id",),
    "verdict": ("verdict",),
    "coder": ("reviewer", "coder"),
    "kind": ("actor_kind",),
}
"""Our fields, and the heads of columns that mean them."""
_YES = frozenset({"1", "true", "yes", "ja", "agree", "y", "j", "x", "wahr"})
_NO = frozenset({"0", "false", "no", "nein", "disagree", "n", "falsch"})
_LONGEST_CELL = 10_000_000
_QUOTED_FORMULA = re.compile(r"'\s*[=+\-@＝＋－＠]")


def read_sheet(path: Path) -> Delivery:
    """The statements of a CSV file (UTF-8, else Windows-1252; separated by comma, semicolon or tab).

    A line needs an actor (or person, or organisation) and its place: page_id or uri, with content_start and
    content_end, or the words. InputError where the head lacks these.
    """
    try:
        body = path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path}: {fault.strerror}; name a CSV file") from fault
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", "replace")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as fault:
        raise InputError(f"{path}: {fault}; save it as CSV again") from fault
    if not rows:
        raise InputError(f"{path} is empty; name a CSV file with a head line")
    places = _places(path, rows[0])
    found, problems = [], []
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        coded = _coded(f"{path.name}, line {number}", {name: _cell(row, place) for name, place in places.items()})
        if coded is None:
            problems.append(f"{path.name}, line {number}: no actor; left out")
        else:
            found.append(coded)
    return Delivery(found, problems=problems)


def _places(path: Path, head: Sequence[str]) -> dict[str, int]:
    heads = {name.strip().casefold(): number for number, name in reversed(list(enumerate(head)))}
    places = {
        field: next(heads[name] for name in names if name in heads)
        for field, names in _NAMES.items()
        if any(name in heads for name in names)
    }
    if not places.keys() & {"actor", "person", "organisation"}:
        raise InputError(f"{path}: no column actor, person or organisation; see docs/formats.md")
    if not places.keys() & {"page", "uri", "target"}:
        raise InputError(
            f"{path}: no column page_id, uri or id, which say where a statement stands; see docs/formats.md"
        )
    return places


def _cell(row: Sequence[str], place: int) -> str:
    text = row[place].strip() if place < len(row) else ""
    return text[1:] if _QUOTED_FORMULA.match(text) else text


def _coded(where: str, cells: Mapping[str, str]) -> Coded | None:
    actor, person = cells.get("actor", ""), cells.get("person", "")
    organisation = cells.get("organisation", "")
    if not person and cells.get("kind") == "person":
        person = actor
    if not person:
        organisation = actor or organisation
    if not (person or organisation):
        return None
    return Coded(
        where=where,
        coder=cells.get("coder", ""),
        words=cells.get("words", ""),
        person=person or None,
        organisation=organisation or None,
        issue=cells.get("issue") or None,
        agreement=_agreement(cells),
        act=cells.get("act") or None,
        negated=_flag(cells.get("negated")),
        page_id=cells.get("page") or None,
        uri=cells.get("uri") or None,
        start=_number(cells.get("start")),
        end=_number(cells.get("end")),
        target=cells.get("target") or None,
        verdict=cells.get("verdict", "").casefold() or None,
    )


def _agreement(cells: Mapping[str, str]) -> bool | None:
    """As the sheet says; else from act and negation, which together say it."""
    said, act, negated = _flag(cells.get("agreement")), cells.get("act"), _flag(cells.get("negated"))
    if said is not None or act not in ACTS or negated is None:
        return said
    return agrees(act, negated=negated)


def _flag(text: str | None) -> bool | None:
    word = (text or "").casefold()
    return word in _YES if word in _YES | _NO else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 12 else None
