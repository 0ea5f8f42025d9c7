"""Who wants what, for a terminal or a pipe: by issue and actor, an entry a proposition with all who print it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lagebild.report.html.view import act_styles
from lagebild.report.plain import one_line
from lagebild.store import Citation, CitedPosition, Source

__all__ = ["hits", "overview"]

_COLOURS = {"pro": "green", "contra": "red", "none": "cyan"}
_NO_ISSUE = "no issue named"
_NAMED_SOURCES = 2

_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A proposition and everybody who prints it, earliest first."""

    positions: tuple[CitedPosition, ...]

    @property
    def first(self) -> CitedPosition:
        return self.positions[0]

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple({p.citation.source.page_id: p.citation.source for p in self.positions}.values())


def overview(positions: Sequence[CitedPosition], console: Console, *, sentences: bool = False) -> None:
    """Prints all positions, the busiest issue first; with `sentences` each one's sentence too."""
    issues = _by(positions, lambda position: position.issue)
    # what has no issue stands last
    ordered = sorted(issues.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))
    actors = len({position.actor_id for position in positions})
    pages = len({position.citation.source.page_id for position in positions})
    console.print(
        Text(f"{len(positions)} positions of {actors} actors on {len(issues)} issues, from {pages} pages", "dim")
    )
    for issue, held in ordered:
        console.print()
        console.print(Text(one_line(issue or _NO_ISSUE), "bold reverse" if console.is_terminal else ""))
        for _, own in sorted(_by(held, lambda position: position.actor_id).items(), key=lambda item: -len(item[1])):
            console.print(Padding(_actor(own, sentences=sentences), (0, 0, 0, 2)))


def hits(found: Iterable[Citation], console: Console) -> None:
    """Prints sentences with their sources, in the given order."""
    for citation in found:
        console.print(Text(one_line(citation.sentence.text)))
        console.print(Padding(Text(_source_line((citation.source,)), "dim"), (0, 0, 0, 4)))


def _by(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _actor(positions: Sequence[CitedPosition], *, sentences: bool) -> RenderableType:
    first = positions[0]
    head = Text(one_line(first.actor), "bold")
    if first.actor_kind != "unknown":
        head.append(f"  {first.actor_kind}", "not bold dim")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(width=8)
    grid.add_column(ratio=1, overflow="fold")
    for entry in _entries(positions):
        _add_rows(grid, entry, sentences=sentences)
    return Group(head, Padding(grid, (0, 0, 0, 2), expand=True))


def _entries(positions: Iterable[CitedPosition]) -> list[_Entry]:
    """Papers print the same agency sentence: one entry for all of them."""
    same = _by(
        positions,
        lambda p: (
            p.act,
            p.negated,
            one_line(p.content.text).casefold(),
            one_line(p.condition.text) if p.condition else "",
        ),
    )
    return [_Entry(tuple(sorted(group, key=lambda p: p.day or "9999"))) for group in same.values()]


def _add_rows(grid: Table, entry: _Entry, *, sentences: bool) -> None:
    position = entry.first
    style = act_styles()[position.act]
    colour = _COLOURS[style.side]
    content = Text(("not: " if position.negated else "") + one_line(position.content.text))
    grid.add_row(Text(style.sign.rstrip("\ufe0e"), colour), Text(position.act, colour), content)
    if position.condition:
        grid.add_row("", Text("if", "yellow"), Text(one_line(position.condition.text), "yellow"))
    if sentences:
        grid.add_row("", "", _sentence(position))
    grid.add_row("", "", Text(_details(entry), "dim"))


def _sentence(position: CitedPosition) -> Text:
    """The sentence with the content marked: by colour, and by brackets for a pipe."""
    sentence, content = position.citation.sentence, position.content
    first, last = max(content.start - sentence.start, 0), content.end - sentence.start
    parts = (sentence.text[:first], sentence.text[first:last], sentence.text[last:])
    before, inside, after = (one_line(f"|{part}|")[1:-1] for part in parts)
    return Text.assemble((before, "italic"), ("⟦" + inside.strip() + "⟧", "italic bold"), (after, "italic"))


def _details(entry: _Entry) -> str:
    position = entry.first
    parts = [
        f"to {one_line(position.addressee)}" if position.addressee else "",
        f"says {one_line(position.voice)}" if position.voice else "",
        position.day or "undated",
        _source_line(entry.sources),
        f"score {position.score:.2f}",
        f"judged {position.verdict}" if position.verdict else "",
    ]
    return " · ".join(part for part in parts if part)


def _source_line(sources: Sequence[Source]) -> str:
    named = list(dict.fromkeys(one_line(source.name) for source in sources))
    more = f" +{len(named) - _NAMED_SOURCES}" if len(named) > _NAMED_SOURCES else ""
    agencies = dict.fromkeys(one_line(agency) for source in sources for agency in source.agencies)
    return ", ".join(named[:_NAMED_SOURCES]) + more + (f" ({', '.join(agencies)})" if agencies else "")
