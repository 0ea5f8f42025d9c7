"""Actors across articles for a terminal, a pipe, a spreadsheet or a program."""

import csv
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from lagebild.report.plain import one_line
from lagebild.report.tables import safe
from lagebild.report.terminal import wrapped
from lagebild.store import DoubtfulPair, KnownActor, NamedHere, StoredJudgement
from lagebild.store.merging import names_in

__all__ = ["actors", "articles", "doubtful", "records", "table", "words"]

_ALIASES = 6


def actors(found: Sequence[KnownActor], left: int, console: Console) -> None:
    """Prints each actor with kind, side, other names, counts and days."""
    for actor in found:
        wrapped(console, Text(), Text(one_line(actor.name), "bold"))
        wrapped(console, Text("    "), Text(_facts(actor), "dim"))
    if left:
        console.print(Text(f"\nand {left} more, which --all lists", "dim"))


def _facts(actor: KnownActor) -> str:
    days = " to ".join(dict.fromkeys(day for day in (actor.first, actor.last) if day))
    shown = ", ".join(map(one_line, actor.aliases[:_ALIASES]))
    more = f" +{len(actor.aliases) - _ALIASES}" if len(actor.aliases) > _ALIASES else ""
    parts = [
        actor.kind + (f" for {one_line(actor.on_behalf_of)}" if actor.on_behalf_of else ""),
        f"also {shown}{more}" if shown else "",
        _many(actor.pages, "article"),
        _many(actor.positions, "position"),
        _many(actor.quotations, "quotation"),
        days,
        actor.id,
    ]
    return " · ".join(part for part in parts if part)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def doubtful(found: Sequence[DoubtfulPair], console: Console) -> None:
    """Prints pairs that may be one actor, why, and why not."""
    for pair in found:
        wrapped(console, Text(), Text(f"{one_line(pair.one)} / {one_line(pair.other)}", "bold"))
        told = f"perhaps the same ({pair.score:.2f}): {one_line(pair.pro)}; against it: {one_line(pair.contra)}"
        wrapped(console, Text("    "), Text(told))
        wrapped(console, Text("    "), Text(f"{pair.one_id} {pair.other_id}", "dim"))


def articles(found: Sequence[NamedHere], console: Console) -> None:
    """Prints where an actor is named, what it is called there, and why it is taken for this one."""
    for name, same in _by_actor(found).items():
        wrapped(console, Text(), Text(one_line(name), "bold"))
        for here in same:
            label = Text(f"    {here.day or 'undated':<11}")
            told = f"{one_line(here.name)} · {one_line(here.reason)} ({here.score:.2f}) · {one_line(here.uri)}"
            wrapped(console, label, Text(told))


def _by_actor(found: Sequence[NamedHere]) -> dict[str, list[NamedHere]]:
    groups: dict[str, list[NamedHere]] = {}
    for here in found:
        groups.setdefault(here.actor, []).append(here)
    return groups


def words(found: Sequence[StoredJudgement], console: Console) -> None:
    """Prints what humans said of actors."""
    for stored in found:
        said = stored.judgement
        one, other = map(one_line, names_in(said.correction))
        told = "are one" if said.verdict == "same" else "are two"
        by = f" · {one_line(said.reviewer)}" if said.reviewer else ""
        wrapped(console, Text(f"{stored.number:>5}  "), Text(f"{one} and {other} {told}{by} · {said.created[:10]}"))


def records(found: Sequence[KnownActor | DoubtfulPair | NamedHere]) -> list[dict[str, Any]]:
    """The lines by their fields."""
    return [asdict(line) for line in found]


def table(found: Sequence[KnownActor | DoubtfulPair | NamedHere], file: TextIO) -> None:
    """Writes the lines as CSV; lists are joined by "; "."""
    writer = csv.writer(file, lineterminator="\n")
    for number, record in enumerate(records(found)):
        if not number:
            writer.writerow(record)
        writer.writerow([safe("; ".join(cell) if isinstance(cell, list | tuple) else cell) for cell in record.values()])
