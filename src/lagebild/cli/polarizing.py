"""`polarization`: how far the debate falls into camps, on the whole and through time."""

import csv
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Annotated, Any, TextIO, cast

import numpy as np
import typer
from rich.table import Table
from rich.text import Text

from lagebild.analysis import Statements, groups, without_duplicates
from lagebild.analysis.groups import MOST_ACTORS, Moment
from lagebild.analysis.statements import busiest
from lagebild.analysis.windows import Kernel, Step
from lagebild.cli.application import complain
from lagebild.cli.options import (
    DEFAULT_STORE,
    Acts,
    Codebook,
    Count,
    CountOption,
    MinScore,
    Since,
    StoreOption,
    Until,
    screen,
)
from lagebild.cli.output import Output
from lagebild.cli.selecting import (
    By,
    ByOption,
    KernelOption,
    KindsOption,
    Per,
    PerOption,
    SizeOption,
    WindowOption,
    selected,
    window_size,
)
from lagebild.errors import InputError
from lagebild.report.html import alone
from lagebild.report.html.time_line import draw_course
from lagebild.report.plain import one_line
from lagebild.report.tables import safe
from lagebild.report.terminal import wrapped

_SUFFIXES = (".csv", ".json", ".svg")
_BAR = 20


def polarization(  # noqa: PLR0913, PLR0917  # an option a filter
    store: StoreOption = DEFAULT_STORE,
    camps: Annotated[int, typer.Option("--camps", min=2, max=10, help="Into how many camps.")] = 2,
    duplicates: PerOption = Per.document,
    by: ByOption = By.actor,
    actor_kind: KindsOption = None,
    act: Acts = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    count: CountOption = Count.once,
    codebook: Codebook = None,
    window: WindowOption = None,
    size: SizeOption = None,
    kernel: KernelOption = None,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="A .csv or .json file instead of a table, or a picture: .svg."
        ),
    ] = "-",
) -> None:
    """Show how far the debate falls into camps (0 to 1), on the whole or in each window (docs/networks.md)."""
    width = window_size(window, size, kernel)
    suffix = PurePath(output).suffix.lower()
    if output != "-" and suffix not in _SUFFIXES:
        raise InputError(f"no format for {output}; end it with {', '.join(_SUFFIXES[:-1])} or {_SUFFIXES[-1]}")
    filters: dict[str, Any] = {
        "act": act, "since": since, "until": until, "min_score": min_score, "count": count.value, "codebook": codebook,
    }  # fmt: skip
    selection, _ = selected(store, by, actor_kind, **filters)
    said = without_duplicates(selection.statements, duplicates.value)
    if len(said.actors) > MOST_ACTORS:
        complain(f"{len(said.actors)} actors; the {MOST_ACTORS} with most statements are looked at")
    if window:
        unit, shape = cast(Step, window.value), cast(Kernel, str(kernel or "uniform"))
        found = list(groups.polarization_over_time(said, unit, width, shape, camps))
    else:
        found = _whole(said, camps)
    if not found and len(said):
        complain(f"no window of {width} ({window}) lies within the time of the statements; take fewer")
    if output == "-":
        _show(found, dated=window is not None)
        return
    with Output(output) as file:
        _write(found, camps, suffix, file)


def _whole(said: Statements, camps: int) -> list[Moment]:
    said = busiest(said, MOST_ACTORS).compact()
    days = said.when[~np.isnat(said.when)].astype("datetime64[D]")
    if not len(days):
        return []
    first, last = days.min().item(), days.max().item()
    return [Moment(1, first, last, len(said), len(said.actors), groups.polarization(said, camps))]


def _write(found: Sequence[Moment], camps: int, suffix: str, file: TextIO) -> None:
    if suffix == ".svg":
        drawing = draw_course(found)
        if drawing is None:
            raise InputError("a line needs three windows with camps; take smaller windows with --window, --window-size")
        file.write(alone.svg(drawing))
    elif suffix == ".json":
        json.dump([{**_cells(moment), "camps": _camps(moment)} for moment in found], file, ensure_ascii=False, indent=1)
        file.write("\n")
    else:
        writer = csv.writer(file, lineterminator="\n")
        named = [f"camp_{number + 1}" for number in range(camps)]
        writer.writerow(["window", "first", "last", "statements", "actors", "polarization", *named])
        for moment in found:
            members = ["; ".join(camp) for camp in _camps(moment)] or [""] * camps
            writer.writerow([*_cells(moment).values(), *map(safe, members)])


def _cells(moment: Moment) -> dict[str, int | str | float]:
    return {
        "window": moment.number,
        "first": moment.day.isoformat(),
        "last": moment.last.isoformat(),
        "statements": moment.statements,
        "actors": moment.actors,
        "polarization": round(moment.polarization.score, 6),
    }


def _camps(moment: Moment) -> list[list[str]]:
    """The members of each camp, the largest camp first."""
    camps: dict[int, list[str]] = {}
    for actor, camp in moment.polarization.camps.items():
        camps.setdefault(camp, []).append(actor)
    return sorted(camps.values(), key=lambda members: (-len(members), members))


def _show(found: Sequence[Moment], *, dated: bool) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("window" if dated else "days", no_wrap=True)
    for head in ("statements", "actors", "camps", "polarization"):
        table.add_column(head, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for moment in found:
        days = " to ".join(dict.fromkeys(day.isoformat() for day in (moment.day, moment.last)))
        camps, score = _camps(moment), moment.polarization.score
        sizes, told = ("+".join(str(len(camp)) for camp in camps), f"{score:.2f}") if camps else ("–", "–")
        table.add_row(days, str(moment.statements), str(moment.actors), sizes, told, "█" * round(score * _BAR))
    console = screen()
    console.print(table)
    if not dated:
        for moment in found:
            for number, members in enumerate(_camps(moment), 1):
                console.print()
                wrapped(console, Text(f"camp {number}  ", "bold"), Text(", ".join(map(one_line, members))))
