"""A network through time as a file: a GEXF whose nodes and ties come and go, a list of ties, JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TextIO

import networkx

from lagebild.analysis.centrality import MEASURES
from lagebild.report import graphs

__all__ = ["FORMATS", "SeriesFormat", "Snapshot", "write_series"]

SeriesFormat = Literal["gexf", "csv", "json"]
_THROUGH_TIME = ("statements", *MEASURES)
"""What a node has in each window; a community of one window is not that of another."""
_WEIGHT = "weight_in_window"
_Spells = list[tuple[Any, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The network of a window: `first` to `last` is the middle unit that it stands for, `number` counts from 1.

    `numbered` says that the windows count statements: then their number is the time, since several share a day.
    """

    number: int
    first: date
    last: date
    graph: networkx.Graph
    numbered: bool = False

    @property
    def span(self) -> tuple[Any, Any]:
        """First and last moment, as GEXF counts them; it has no whole numbers for them."""
        if self.numbered:
            return float(self.number), float(self.number)
        return self.first.isoformat(), self.last.isoformat()


def write_series(snapshots: Iterable[Snapshot], form: SeriesFormat, file: TextIO) -> int:
    """Writes the networks in the order of their windows; how many there are."""
    found = list(snapshots)
    FORMATS[form](found, file)
    return len(found)


def _csv(snapshots: Sequence[Snapshot], file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("window", "first", "last", *graphs.TIE_COLUMNS))
    for one in snapshots:
        for row in graphs.tie_rows(one.graph):
            writer.writerow((one.number, one.first.isoformat(), one.last.isoformat(), *row))


def _json(snapshots: Sequence[Snapshot], file: TextIO) -> None:
    lines = [
        {
            "window": one.number,
            "first": one.first.isoformat(),
            "last": one.last.isoformat(),
            **networkx.node_link_data(one.graph, edges="links"),
        }
        for one in snapshots
    ]
    json.dump(lines, file, ensure_ascii=False, indent=1)
    file.write("\n")


def _gexf(snapshots: Sequence[Snapshot], file: TextIO) -> None:
    """GEXF 1.2 with spells: a window stands for its middle unit, so that no two windows hold at the same time."""
    whole = networkx.Graph(**(snapshots[0].graph.graph if snapshots else {}))
    whole.graph["mode"] = "dynamic"
    for one in snapshots:
        for node, data in one.graph.nodes(data=True):
            _live(whole, node, data, one.span)
        for node, other, data in one.graph.edges(data=True):
            _tie(whole, node, other, data["weight"], one.span)
    for *_, data in [*whole.nodes(data=True), *whole.edges(data=True)]:
        data["spells"] = _runs(data["spells"], [one.span for one in snapshots])
    for *_, data in whole.edges(data=True):
        # the mean over the windows that hold the tie, for programs that know no time
        data["weight"] = sum(value for value, *_ in data[_WEIGHT]) / len(data[_WEIGHT])
    text = io.StringIO()
    graphs.write_gexf(whole, text)
    # Gephi takes the dynamic attribute "Weight" for the weight of a tie through time
    file.write(text.getvalue().replace(f'title="{_WEIGHT}"', 'title="Weight"'))


def _live(whole: networkx.Graph, node: str, data: Mapping[str, Any], span: tuple[Any, Any]) -> None:
    if node not in whole:
        fixed = {name: data[name] for name in ("label", "mode", "kind")}
        whole.add_node(node, **fixed, **{name: [] for name in _THROUGH_TIME}, spells=[])
    kept = whole.nodes[node]
    kept["spells"].append(span)
    for name in _THROUGH_TIME:
        kept[name].append((data[name], *span))


def _tie(whole: networkx.Graph, node: str, other: str, weight: float, span: tuple[Any, Any]) -> None:
    if not whole.has_edge(node, other):
        whole.add_edge(node, other, spells=[], **{_WEIGHT: []})
    whole.edges[node, other]["spells"].append(span)
    whole.edges[node, other][_WEIGHT].append((weight, *span))


def _runs(spells: _Spells, windows: Sequence[tuple[Any, Any]]) -> _Spells:
    """Windows that follow each other as one spell."""
    place = {span: number for number, span in enumerate(windows)}
    runs: list[list[int]] = []
    for number in (place[span] for span in spells):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [(windows[run[0]][0], windows[run[-1]][1]) for run in runs]


FORMATS: Mapping[SeriesFormat, Callable[[Sequence[Snapshot], TextIO], None]] = {
    "gexf": _gexf, "csv": _csv, "json": _json,
}  # fmt: skip
