"""A network for each window: one file that knows time, or a folder with a file a window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import cast

from lagebild.analysis import Network, Statements
from lagebild.analysis.network import Weights
from lagebild.analysis.selection import Selection
from lagebild.analysis.windows import Kernel, Step, Window, windows
from lagebild.cli.application import complain
from lagebild.cli.output import Output, folder
from lagebild.cli.selecting import gone
from lagebild.errors import InputError
from lagebild.report import graphs
from lagebild.report.series import FORMATS, SeriesFormat, Snapshot, write_series

__all__ = ["Series", "is_one_file", "write"]

_SUFFIXES = {".gexf": "gexf", ".csv": "csv", ".json": "json"}
_TIMELESS = (".graphml", ".svg")


@dataclass(frozen=True, slots=True)
class Series:
    """What the networks of the windows are made from; `build` makes one of statements and their weights."""

    selection: Selection
    statements: Statements
    build: Callable[[Statements, Weights], Network]
    unit: Step
    width: int
    kernel: Kernel

    def windows(self) -> Iterator[Window]:
        """The windows in their order."""
        return windows(self.statements, self.unit, self.width, self.kernel)


def is_one_file(output: str, form: str | None, *, matrix: bool) -> bool:
    """Whether all windows go to one file; InputError for a file of a format that knows no time."""
    suffix = PurePath(output).suffix.lower()
    if str(form) == "svg" or suffix in _TIMELESS or (suffix in _SUFFIXES and (matrix or form not in (None, *FORMATS))):
        raise InputError(
            "only gexf, csv and json hold all windows in one file; name such a file, or a folder, with --output"
        )
    if output == "-" and (matrix or form not in (None, "csv", "json", "gexf")):
        raise InputError("a file a window: name a folder with --output")
    return output == "-" or suffix in _SUFFIXES


def write(series: Series, output: str, chosen: str, form: str | None, *, matrix: bool) -> None:
    """Writes the networks; `chosen` is the format of a single file."""
    if chosen:
        with Output(output) as file:
            count = write_series(_snapshots(series), cast(SeriesFormat, chosen), file)
    else:
        count = _files(series, folder(output), cast(graphs.GraphFormat, str(form or "gexf")), matrix=matrix)
    if not count:
        complain(f"no window of {series.width} ({series.unit}) lies within the time of the statements; take fewer")
    elif output != "-":
        statements = f"{len(series.statements)} statements"
        complain(f"{count} networks from {statements} written to {output}{gone(series.selection)}")


def _snapshots(series: Series) -> Iterator[Snapshot]:
    for window in series.windows():
        network = series.build(window.statements, window.weights)
        graph = graphs.to_graph(network, window.statements, series.selection.kinds, speaking=True)
        yield Snapshot(window.number, window.middle, window.last, graph, numbered=series.unit == "statements")


def _files(series: Series, place: Path, form: graphs.GraphFormat, *, matrix: bool) -> int:
    suffix = "csv" if matrix else {"visone": "graphml"}.get(form, form)
    count = 0
    for window in series.windows():
        statements = window.statements.compact()
        network = series.build(statements, window.weights)
        with Output(str(place / f"{window.number:04}-{window.middle.isoformat()}.{suffix}")) as file:
            if matrix:
                graphs.write_matrix(network, file)
            else:
                graphs.write_graph(graphs.to_graph(network, statements, series.selection.kinds), form, file)
        count += 1
    return count
