"""A tie for the terminal: its formula in words and numbers, and the statements that make it."""

from collections.abc import Mapping, Sequence
from typing import Literal, overload

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from lagebild.analysis.explanation import Explanation, Side
from lagebild.errors import InputError
from lagebild.report.plain import one_line
from lagebild.store import CitedPosition

__all__ = ["named", "tell"]

_SHOWN = 8
"""Names that a mistake lists."""


@overload
def named(wanted: str, names: Sequence[str]) -> str: ...
@overload
def named(wanted: str, names: Sequence[str], *, quiet: Literal[True]) -> str | None: ...
def named(wanted: str, names: Sequence[str], *, quiet: bool = False) -> str | None:
    """The one name that is meant: equal, equal but for case, or the shortest with all the words of `wanted`.

    InputError that lists what could be meant where it is none or several; with `quiet` None where it is none.
    """
    asked = wanted.casefold()
    words = set(asked.split())
    for fits in (
        [name for name in names if name == wanted],
        [name for name in names if name.casefold() == asked],
        _shortest([name for name in names if words and words <= set(name.casefold().split())]),
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise InputError(f"{wanted!r} may be {_listed(fits)}; write the whole name")
    if quiet:
        return None
    near = [name for name in names if asked[:3] in name.casefold()] or list(names)
    raise InputError(f"nobody and nothing here is called {wanted!r}; there are {_listed(near) or 'no statements'}")


def _shortest(names: Sequence[str]) -> list[str]:
    """A group is named by its members: "Trump" means the man, not "die Nato und Donald Trump"."""
    fewest = min((len(name.split()) for name in names), default=0)
    return [name for name in names if len(name.split()) == fewest]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(one_line(name) for name in names[:_SHOWN]) + more


def tell(told: Explanation, counted: str, positions: Mapping[str, CitedPosition], console: Console) -> None:
    """Prints the tie, then issue by issue who said what where."""
    console.print(Text(f"{one_line(told.first)} – {one_line(told.second)}: {told.weight:.4g} ({counted})", "bold"))
    console.print(Text(told.formula))
    console.print(Text(told.reckoning))
    for term in told.terms:
        console.print()
        console.print(Text(f"{one_line(term.concept)}: {term.reckoning} = {term.value:g}", "bold"))
        _side(told.first, term.first, positions, console)
        if term.second is not None:
            _side(told.second, term.second, positions, console)
    if not told.terms:
        console.print(Text("No statement of the two is on the same issue."))


def _side(name: str, side: Side, positions: Mapping[str, CitedPosition], console: Console) -> None:
    console.print(Padding(Text(f"{one_line(name)}: {side}"), (0, 0, 0, 2), expand=False))
    for source in side.sources:
        position = positions.get(source)
        if position is not None:
            console.print(Padding(_line(name, position), (0, 0, 0, 4), expand=False))


def _line(name: str, position: CitedPosition) -> Text:
    said = "not " if position.negated else ""
    who = "" if position.actor == name else f"{one_line(position.actor)}: "
    where = one_line(position.citation.source.name)
    line = Text(f"{position.day or 'undated'} {who}{said}{position.act} ")
    line.append(f"“{one_line(position.content.text)}”", "italic")
    line.append(f" ({where})", "dim")
    return line
