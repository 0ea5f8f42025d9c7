"""Issues and shifts for a terminal or a pipe."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from lagebild.analysis.shifts import Kind
from lagebild.report.issues import Listed, Move
from lagebild.report.plain import one_line
from lagebild.report.terminal import wrapped
from lagebild.store import CitedPosition

__all__ = ["issues", "shifts"]

_ACTORS, _EXAMPLES = 6, 2
_MOVES: dict[Kind, str] = {
    "opens": "gives way",
    "hardens": "hardens",
    "withdraws": "withdraws",
    "drops condition": "drops a condition",
    "adds condition": "sets a condition",
    "changes condition": "changes a condition",
}


def issues(found: Sequence[Listed], left: int, console: Console, *, suggest: bool) -> None:
    """Prints issues with their counts, actors and examples; `suggest`: those that the codebook lacks, as such."""
    suggesting = False
    for issue in found:
        if suggest and not issue.coded and not suggesting:
            suggesting = True
            console.print(Text("\nnot in the codebook:", "bold"))
        positions, actors = issue.positions, issue.actors
        agreeing = sum(position.agrees for position in positions)
        console.print(Text(one_line(issue.name or ""), "bold"))
        counted = f"{len(positions)} positions ({agreeing} for, {len(positions) - agreeing} against)"
        more = f" +{len(actors) - _ACTORS}" if len(actors) > _ACTORS else ""
        wrapped(console, Text("  "), Text(f"{counted} · {', '.join(map(one_line, actors[:_ACTORS]))}{more}", "dim"))
        for text in list(dict.fromkeys(one_line(position.content.text) for position in positions))[:_EXAMPLES]:
            wrapped(console, Text("    "), Text(text))
    if left:
        console.print(Text(f"\nand {left} topics of one actor alone, which --all lists", "dim"))


def shifts(found: Sequence[Move], console: Console) -> None:
    """Prints every shift with both sentences."""
    for number, move in enumerate(found):
        if number:
            console.print()
        head = Text.assemble((one_line(move.side), "bold"), f" {_MOVES[move.kind]}: {one_line(move.after.issue or '')}")
        wrapped(console, Text(), head)
        for position in (move.before, move.after):
            _print_end(position, console)


def _print_end(position: CitedPosition, console: Console) -> None:
    source = position.citation.source
    told = f"{one_line(position.actor)} · {position.act} · {one_line(source.name)}"
    wrapped(console, Text(f"  {position.day or 'undated':<11}"), Text(told, "dim"))
    wrapped(console, Text(" " * 13), Text(one_line(position.citation.sentence.text)))
