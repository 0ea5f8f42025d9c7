"""Where the nodes of a picture stand: near what they are tied to, no label over another, parts side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx
import numpy as np
import numpy.typing as npt

__all__ = ["Room", "places"]

_UNIT = 105.0
"""Pixels of a tie of length 1."""
_ROUNDS, _GAP = 400, 5.0
"""How often boxes are pushed apart at most, and the pixels that then lie between them."""
_PART_GAP = 26.0
_LABEL_ROOM, _LOWEST = 110.0, 0.62
"""Pixels that labels stand out of the points on both sides, and the height of a part over the width of the page."""
Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Room:
    """What a node needs around its point: half the width, pixels above and below."""

    half: float
    above: float
    below: float


def places(
    graph: networkx.Graph, rooms: Mapping[int, Room], widest: float
) -> tuple[dict[int, tuple[float, float]], float, float]:
    """The point of each node, and width and height of the whole.

    Ties have a `length`. Each connected part is laid out by Kamada and Kawai (1989) along its shortest paths, turned so
    that it lies flat, and its boxes are pushed apart; the parts then stand in rows no wider than `widest` (or than the
    widest of them). The same graph gets the same places.
    """
    parts = sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    blocks = [_block(graph.subgraph(part).copy(), part, rooms, widest) for part in parts]
    return _rows(blocks, widest)


_Block = tuple[dict[int, tuple[float, float]], float, float]


def _block(part: networkx.Graph, nodes: list[int], rooms: Mapping[int, Room], widest: float) -> _Block:
    """The points of a connected part from its corner on, its width and its height."""
    points = _pushed(_fitted(_flat(_layout(part, nodes)), widest), [rooms[node] for node in nodes])
    low = [points[:, 0] - [rooms[n].half for n in nodes], points[:, 1] - [rooms[n].above for n in nodes]]
    high = [points[:, 0] + [rooms[n].half for n in nodes], points[:, 1] + [rooms[n].below for n in nodes]]
    corner = np.array([low[0].min(), low[1].min()])
    found = {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points - corner, strict=True)}
    return found, float(high[0].max() - corner[0]), float(high[1].max() - corner[1])


def _layout(part: networkx.Graph, nodes: list[int]) -> Points:
    if len(nodes) < 3:
        return np.array([[number * 1.4, 0.0] for number in range(len(nodes))]) * _UNIT
    ordered = networkx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(part.edges(data=True))
    apart = dict(networkx.all_pairs_dijkstra_path_length(ordered, weight="length"))
    found = networkx.kamada_kawai_layout(ordered, dist=apart)
    points = np.array([found[node] for node in nodes], dtype=np.float64)
    # networkx scales what it found to a square: back to the lengths that were asked for, on average
    wanted = sum(apart[one][other] for one in nodes for other in nodes)
    drawn = float(np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1)).sum())
    scaled: Points = points * (_UNIT * wanted / drawn)
    return scaled


def _flat(points: Points) -> Points:
    """Turned so that the longest way through the points is level."""
    middle = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    signs = np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])  # an axis has no direction of its own
    turned: Points = middle @ (axes * signs[:, None]).T
    return turned


def _fitted(points: Points, widest: float) -> Points:
    """Made narrower and lower where the part would be larger than the page: letters then need not be."""
    size = np.ptp(points, axis=0)
    room = np.array([widest - _LABEL_ROOM, widest * _LOWEST])
    fitted: Points = points * np.minimum(1.0, np.divide(room, size, out=np.ones(2), where=size > 0))
    return fitted


def _pushed(points: Points, rooms: Iterable[Room]) -> Points:
    """Moved until no two boxes touch: each overlapping pair gives way by half, along the shorter way out."""
    listed = list(rooms)
    size = np.array([[2 * room.half, room.above + room.below] for room in listed]) + _GAP
    shift = np.array([[0.0, (room.below - room.above) / 2] for room in listed])
    middle = points + shift
    one, other = np.triu_indices(len(listed), 1)
    least = (size[one] + size[other]) / 2
    for _ in range(_ROUNDS):
        away = middle[other] - middle[one]
        over = least - np.abs(away)
        hit = (over > 0.01).all(axis=1)
        if not hit.any():
            break
        pairs, over, away = np.flatnonzero(hit), over[hit], away[hit]
        axis = over.argmin(axis=1)
        rows = np.arange(len(pairs))
        push = over[rows, axis] / 2 * np.where(away[rows, axis] < 0, -1.0, 1.0)
        np.subtract.at(middle, (one[pairs], axis), push * 0.6)
        np.add.at(middle, (other[pairs], axis), push * 0.6)
    found: Points = middle - shift
    return found


def _rows(blocks: list[_Block], widest: float) -> tuple[dict[int, tuple[float, float]], float, float]:
    widest = max([widest, *(width for _, width, _ in blocks)])
    found: dict[int, tuple[float, float]] = {}
    left = top = tallest = whole = 0.0
    for points, width, height in blocks:
        if left and left + width > widest:
            left, top, tallest = 0.0, top + tallest + _PART_GAP, 0.0
        found.update({node: (x + left, y + top) for node, (x, y) in points.items()})
        left, tallest, whole = left + width + _PART_GAP, max(tallest, height), max(whole, left + width)
    return found, whole, top + tallest
