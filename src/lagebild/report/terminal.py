"""Who wants what, for a terminal or a pipe: by issue and actor, an entry a proposition with all who print it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from lagebild.report.html.view import act_styles
from lagebild.report.plain import one_line
from lagebild.store import Citation, CitedPosition, Source

__all__ = ["hits", "overview", "wrapped"]

_COLOURS = {"pro": "green", "contra": "red", "none": "cyan"}
_NO_ISSUE = "no issue named"
_OTHER = "other matters"
_NAMED_SOURCES = 2
_NARROWEST = 20
"""Columns below which wrapping makes no sense."""
_TEXT_STYLE = "\ufe0e"
"""Keeps a sign from becoming an emoji in a browser; a terminal may count it as a column."""

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
        return _sources(self.positions)


def overview(positions: Sequence[CitedPosition], console: Console, *, sentences: bool = False) -> None:
    """Prints all positions, the busiest issue first; with `sentences` each one's sentence too."""
    issues = _by(positions, lambda position: position.issue)
    alone = {issue for issue, held in issues.items() if _alone(held)}
    if not set(issues) - alone - {None}:
        alone = set()  # nobody shares an issue: all are of one kind
    sections = _by(positions, lambda position: _OTHER if position.issue in alone else position.issue)
    # what has no issue that others share stands last
    ordered = sorted(sections.items(), key=lambda item: (item[0] in {None, _OTHER}, -len(item[1]), item[0] or ""))
    console.print(Text(_summary(positions, len(issues) - len(alone)), "dim"))
    for issue, held in ordered:
        console.print()
        console.print(Text(one_line(issue or _NO_ISSUE), "bold reverse"))
        for _, own in sorted(_by(held, lambda position: position.actor_id).items(), key=lambda item: -len(item[1])):
            _print_actor(own, console, sentences=sentences)


def _alone(held: Sequence[CitedPosition]) -> bool:
    """Whether an issue is but the own label of one actor's position."""
    actors = {position.actor_id for position in held}
    return len(actors) == 1 and all(position.issue_origin == "own" and position.issue for position in held)


def hits(found: Iterable[Citation], console: Console) -> None:
    """Prints sentences with their sources, in the given order; a sentence that several papers print once."""
    for text, same in _by(found, lambda citation: one_line(citation.sentence.text)).items():
        wrapped(console, Text(), Text(text))
        day = min(citation.source.published or "undated" for citation in same)[:10]
        wrapped(console, Text("    "), Text(f"{day} · {_source_line([c.source for c in same])}", "dim"))


def _sources(positions: Iterable[CitedPosition]) -> tuple[Source, ...]:
    """All that print them, each once."""
    found = (source for position in positions for source in (position.citation.source, *position.printed))
    return tuple({source.page_id: source for source in found}.values())


def _summary(positions: Sequence[CitedPosition], issues: int) -> str:
    actors = len({position.actor_id for position in positions})
    pages = len(_sources(positions))
    counted = ((len(positions), "position"), (actors, "actor"), (issues, "issue"), (pages, "page"))
    held, by, on, out_of = (f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counted)
    return f"{held} of {by} on {on}, from {out_of}"


def _by(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def wrapped(console: Console, label: Text, body: Text) -> None:
    """`body` wrapped beside `label`; no blanks at line ends, which would spoil a pipe."""
    width = max(console.width - label.cell_len, _NARROWEST)
    for number, line in enumerate(body.wrap(console, width)):
        line.rstrip()
        console.print(Text.assemble(label if number == 0 else " " * label.cell_len, line), soft_wrap=True)


def _print_actor(positions: Sequence[CitedPosition], console: Console, *, sentences: bool) -> None:
    first = positions[0]
    head = Text(one_line(first.actor), "bold")
    if first.actor_kind != "unknown":
        head.append(f"  {first.actor_kind}", "not bold dim")
    wrapped(console, Text("  "), head)
    for entry in _entries(positions):
        _print_entry(entry, console, sentences=sentences)


def _entries(positions: Iterable[CitedPosition]) -> list[_Entry]:
    """Papers print the same agency sentence: one entry for all of them."""

    def wording(position: CitedPosition) -> tuple[Hashable, ...]:
        condition = one_line(position.condition.text) if position.condition else ""
        return position.act, position.negated, one_line(position.content.text).casefold(), condition.casefold()

    return [_Entry(tuple(sorted(same, key=lambda p: p.day or "9999"))) for same in _by(positions, wording).values()]


def _print_entry(entry: _Entry, console: Console, *, sentences: bool) -> None:
    position = entry.first
    style = act_styles()[position.act]
    label = Text(f"    {style.sign.rstrip(_TEXT_STYLE)} {position.act:<9}", _COLOURS[style.side])
    empty = Text(" " * label.cell_len)
    wrapped(console, label, Text(("not: " if position.negated else "") + one_line(position.content.text)))
    if position.condition:
        wrapped(
            console,
            Text(f"{'if':>8}".ljust(label.cell_len), "yellow"),
            Text(one_line(position.condition.text), "yellow"),
        )
    if sentences:
        wrapped(console, empty, _sentence(position))
    wrapped(console, empty, Text(_details(entry), "dim"))


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
        _addressee(position),
        f"says {one_line(position.voice)}" if position.voice else "",
        position.day or "undated",
        _source_line(entry.sources),
        f"score {position.score:.2f}",
        f"judged {position.verdict}" if position.verdict else "",
    ]
    return " · ".join(part for part in parts if part)


def _addressee(position: CitedPosition) -> str:
    if not position.shown_addressee:
        return ""
    return f"{'to' if position.sure_addressee else 'perhaps to'} {one_line(position.shown_addressee)}"


def _source_line(sources: Sequence[Source]) -> str:
    named = list(dict.fromkeys(one_line(source.name) for source in sources))
    more = f" +{len(named) - _NAMED_SOURCES}" if len(named) > _NAMED_SOURCES else ""
    agencies = dict.fromkeys(one_line(agency) for source in sources for agency in source.agencies)
    return ", ".join(named[:_NAMED_SOURCES]) + more + (f" ({', '.join(agencies)})" if agencies else "")
