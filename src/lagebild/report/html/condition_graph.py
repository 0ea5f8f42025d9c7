"""What hangs on what as a picture: issues in layers from left to right, an arrow to what a condition waits for.

Layers are longest paths over the condensation (Sugiyama, Tagawa, Toda 1981), rows the mean of the neighbours' rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from lagebild.report.html.agreement import Hanging

__all__ = ["Arrow", "Box", "Graph", "draw"]

_MOST_ARROWS = 18
_ROW, _GAP, _HEIGHT, _MARGIN = 46, 84, 30, 8
_LETTER, _LONGEST = 7.2, 40
"""Width of a letter of the label's type in pixels, and the letters of a label; the whole stands in its title."""

_Key = tuple[str, str, str]
"""Kind, text and story of a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """An issue, or words that name none (`is_issue` false): place of its corner, width, text, whole text."""

    x: float
    y: float
    width: float
    text: str
    title: str
    is_issue: bool
    in_circle: bool

    @property
    def middle(self) -> tuple[float, float]:
        """Where the text is centred."""
        return self.x + self.width / 2, self.y + _HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A path of SVG with what it means in words."""

    path: str
    title: str
    in_circle: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """The picture with its size in pixels; `hidden` counts conditions that found no room."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    hidden: int
    box_height: int = _HEIGHT


def draw(hanging: Sequence[Hanging]) -> Graph | None:
    """The picture of these conditions, those that name an issue first; None where there is none."""
    ordered = sorted(hanging, key=lambda one: not one.on)[:_MOST_ARROWS]
    if not ordered:
        return None
    meanings: dict[tuple[_Key, _Key], list[str]] = {}
    for one in ordered:
        target = ("issue", one.on, one.story) if one.on else ("condition", one.entry.condition, one.story)
        line = f"{one.entry.actor}: {one.entry.noun} „{one.entry.content}“, Bedingung: „{one.entry.condition}“"
        origin = ("issue", one.issue, one.story) if one.issue else ("content", one.entry.content, one.story)
        meanings.setdefault((origin, target), []).append(line)
    graph = nx.DiGraph()
    graph.add_edges_from(meanings)
    places, circle = _places(graph)
    boxes = {key: _box(key, places[key], is_in=key in circle) for key in graph}
    arrows = tuple(
        Arrow(_path(boxes[a], boxes[b]), "\n".join(texts), a in circle and circle[a] == circle.get(b))
        for (a, b), texts in meanings.items()
    )
    width = max(box.x + box.width for box in boxes.values()) + 5 * _MARGIN
    height = max(box.y for box in boxes.values()) + _HEIGHT + _MARGIN
    return Graph(width, height, tuple(boxes.values()), arrows, len(hanging) - len(ordered))


def _places(graph: "nx.DiGraph") -> tuple[dict[_Key, tuple[float, float]], dict[_Key, int]]:
    """The corner of each box, and the circle that it is part of."""
    condensed = nx.condensation(graph)
    layers = [
        [key for part in generation for key in sorted(condensed.nodes[part]["members"])]
        for generation in nx.topological_generations(condensed)
    ]
    circle = {
        key: part
        for part in condensed
        if len(condensed.nodes[part]["members"]) > 1
        for key in condensed.nodes[part]["members"]
    }
    places: dict[_Key, tuple[float, float]] = {}
    left = float(_MARGIN + 30 * bool(circle))
    for layer in layers:
        rows = {key: _mean_row(key, graph, places) for key in layer}
        row = 0.0
        for key in sorted(layer, key=lambda key: (rows[key], key not in circle, key)):
            row = max(row, rows[key])
            places[key] = left, _MARGIN + row
            row += _ROW
        left += max(_width(key[1]) for key in layer) + _GAP
    return places, circle


def _mean_row(key: _Key, graph: "nx.DiGraph", places: dict[_Key, tuple[float, float]]) -> float:
    before = [places[other][1] - _MARGIN for other in graph.predecessors(key) if other in places]
    return sum(before) / len(before) if before else 0.0


def _label(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _width(text: str) -> float:
    return len(_label(text)) * _LETTER + 20


def _box(key: _Key, place: tuple[float, float], *, is_in: bool) -> Box:
    kind, text, _ = key
    return Box(*place, _width(text), _label(text), text, kind == "issue", is_in)


def _path(a: Box, b: Box) -> str:
    start, end = (a.x + a.width, a.y + _HEIGHT / 2), (b.x, b.y + _HEIGHT / 2)
    if b.x > a.x:
        bend = (end[0] - start[0]) / 2
        return _curve(start, start[0] + bend, end[0] - bend, (end[0] - 6, end[1]))
    # one layer: a circle; downwards on the right, upwards on the left, so that both arrows are seen
    if a.y < b.y:
        far = max(start[0], b.x + b.width) + 30
        return _curve(start, far, far, (b.x + b.width + 6, end[1]))
    return _curve((a.x, start[1]), a.x - 30, a.x - 30, (b.x - 6, end[1]))


def _curve(start: tuple[float, float], first: float, second: float, end: tuple[float, float]) -> str:
    """A cubic curve that leaves and arrives level."""
    numbers = (*start, first, start[1], second, end[1], *end)
    return "M{:.0f} {:.0f} C{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f}".format(*numbers)
