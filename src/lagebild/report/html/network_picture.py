"""The discourse network as a picture: who agrees and who disputes with whom, each tie with what it is made of."""

import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx
import numpy as np

from lagebild.analysis import Statements, explain_pair, one_mode
from lagebild.analysis.explanation import Explanation, Side
from lagebild.analysis.network import Network, OneMode
from lagebild.analysis.robustness import groups_of
from lagebild.analysis.statements import busiest
from lagebild.model import ActorKind
from lagebild.report.html.places import Room, places
from lagebild.report.plain import xml_text

__all__ = ["MOST_GROUPS", "Group", "NetworkPicture", "Node", "Said", "Term", "Tie", "draw_network", "group_letter"]

MOST_COUNTED = 400
"""Actors whose network is computed: ties grow with their square."""
MOST_ACTORS, MOST_TIES = 40, 90
"""What a page shows with every label readable; what is left out is told."""
MOST_GROUPS = 8
"""Colours and shapes that can be told apart."""
_WIDEST, _MARGIN = 1140.0, 14.0
_LETTER, _LINE, _LABEL = 6.3, 14.0, 20
"""Width of a letter and height of a line of a label in pixels, and the letters of a line."""
_LEAST_RADIUS, _MOST_RADIUS = 6.0, 17.0
_MOST_WIDTH = 7.0
_ASIDE = 3.5
"""How far the two ties of a pair are moved to either side."""
_STATEMENTS = 4
"""Statements of a side that are listed for an issue."""
_NORM: Final = "average"
_Pair = tuple[OneMode, int, int]


def group_letter(number: int) -> str:
    """A for 1."""
    return chr(ord("A") + number - 1)


@dataclass(frozen=True, slots=True)
class Said:
    """What one of two actors says on an issue: for, against, some of the statements (ids), and how many more."""

    agrees: int
    disagrees: int
    sources: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Term:
    """What an issue adds to a tie, in numbers, and what the two say on it."""

    issue: str
    value: float
    reckoning: str
    first: Said
    second: Said


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from (x1, y1) to (x2, y2); `aside` pixels beside the line of the two points. Its weight and its terms."""

    number: int
    kind: OneMode
    first: int
    second: int
    names: tuple[str, str]
    line: tuple[float, float, float, float]
    aside: float
    width: float
    weight: float
    total: float
    divisor: float
    counts: tuple[int, int]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor at (x, y): the lines of its label, its group (0: none), what its symbol is drawn with; `degree` and
    `strength` are those of the whole congruence network.
    """

    number: int
    name: str
    kind: ActorKind
    label: tuple[str, ...]
    x: float
    y: float
    radius: float
    group: int
    statements: int
    agrees: int
    degree: int
    strength: float
    ties: tuple[int, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Group:
    """A community: its number from 1, its letter, its shape, and those of its members that are drawn."""

    number: int
    members: tuple[str, ...]
    path: str

    @property
    def letter(self) -> str:
        """A for the first."""
        return group_letter(self.number)


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """The picture with its size in pixels; `actors` says how many there are, `all_ties` how many ties those who say
    most have among themselves (`counted` of them), `alone` which of these have none.
    """

    width: float
    height: float
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    groups: tuple[Group, ...]
    actors: int
    counted: int
    all_ties: int
    alone: tuple[str, ...]
    kinds: tuple[ActorKind, ...]

    @property
    def left_out(self) -> int:
        """Actors that are neither drawn nor without a tie."""
        return self.actors - len(self.nodes) - len(self.alone)

    @property
    def strongest(self) -> tuple[Tie, ...]:
        """The ties, the heaviest first."""
        return tuple(sorted(self.ties, key=lambda tie: (-tie.weight, -len(tie.terms), tie.number)))

    @property
    def heaviest(self) -> float:
        """The largest weight."""
        return max((tie.weight for tie in self.ties), default=0.0)


def draw_network(statements: Statements, kinds: Mapping[str, ActorKind]) -> NetworkPicture | None:
    """The congruence and conflict networks (average) of statements without duplicates; None where nobody is tied.

    At most 40 actors are drawn, those who say most (of the 400 busiest), and 90 ties: for each actor enough of the
    strongest to hold the picture together (a maximum spanning forest), then the strongest of all.
    """
    everybody = len(statements.compact().actors)
    statements = busiest(statements, MOST_COUNTED).compact()
    networks: dict[OneMode, Network] = {kind: one_mode(statements, kind, _NORM) for kind in ("congruence", "conflict")}
    weights = _weights(networks)
    if not weights:
        return None
    drawn = _strongest(_among_busiest(statements, weights))
    numbers = sorted({end for _, *ends in drawn for end in ends})
    groups = _groups(networks["congruence"], numbers)
    tied = {end for _, *ends in weights for end in ends}
    radius = _radii(statements, numbers)
    rooms = {number: _room(_label(statements.actors[number]), radius[number]) for number in numbers}
    points, width, height = places(_graph(drawn), rooms, _WIDEST)
    points = {number: (x + _MARGIN, y + _MARGIN) for number, (x, y) in points.items()}
    ties = _ties(statements, drawn, points)
    return NetworkPicture(
        width=width + 2 * _MARGIN,
        height=height + 2 * _MARGIN,
        nodes=_nodes(statements, networks["congruence"], kinds, points, groups, radius, ties),
        ties=ties,
        groups=_legend(statements, groups),
        actors=everybody,
        counted=len(statements.actors),
        all_ties=len(weights),
        alone=tuple(xml_text(name) for number, name in enumerate(statements.actors) if number not in tied),
        kinds=tuple(sorted({kinds.get(statements.actors[number], "unknown") for number in numbers})),
    )


def _weights(networks: Mapping[OneMode, Network]) -> dict[_Pair, float]:
    found: dict[_Pair, float] = {}
    for kind, network in networks.items():
        ties = network.weights.tocoo()
        for row, column, weight in zip(*ties.coords, ties.data, strict=True):
            if row < column:
                found[kind, int(row), int(column)] = float(weight)
    return found


def _among_busiest(statements: Statements, weights: Mapping[_Pair, float]) -> dict[_Pair, float]:
    """The ties among the actors who say most, as many as there is room for."""
    said = np.bincount(statements.actor, minlength=len(statements.actors))
    tied = sorted({end for _, *ends in weights for end in ends}, key=lambda number: (-said[number], number))
    kept = set(tied[:MOST_ACTORS])
    among = {pair: weight for pair, weight in weights.items() if pair[1] in kept and pair[2] in kept}
    return among or dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TIES])


def _strongest(weights: Mapping[_Pair, float]) -> dict[_Pair, float]:
    ranked = sorted(weights, key=lambda pair: (-weights[pair], pair))
    if len(ranked) <= MOST_TIES:
        return dict(weights)
    whole = networkx.Graph()
    for pair in reversed(ranked):  # the stronger tie of a pair is written last
        whole.add_edge(pair[1], pair[2], weight=weights[pair], pair=pair)
    forest = networkx.maximum_spanning_edges(whole, data=True)
    kept = {data["pair"] for *_, data in forest}
    for pair in ranked:
        if len(kept) >= MOST_TIES:
            break
        kept.add(pair)
    return {pair: weights[pair] for pair in sorted(kept)}


def _graph(drawn: Mapping[_Pair, float]) -> networkx.Graph:
    """Pairs that agree stand near, pairs that only dispute far."""
    heaviest = max(drawn.values())
    made = networkx.Graph()
    pairs = sorted({(one, other) for _, one, other in drawn})
    made.add_nodes_from(sorted({end for pair in pairs for end in pair}))
    for one, other in pairs:
        same, unlike = (drawn.get((kind, one, other), 0.0) for kind in ("congruence", "conflict"))
        length = 1.6 - 0.6 * same / heaviest if same >= unlike else 2.3
        made.add_edge(one, other, length=length)
    return made


def _groups(congruence: Network, numbers: Sequence[int]) -> dict[int, int]:
    """The group of each drawn actor as `groups_of` numbers them, from 1; 0 where fewer than two of a group are drawn,
    and beyond the groups that can be told apart.
    """
    own = groups_of(congruence)[list(numbers)].tolist()
    return {
        number: group + 1 if group < MOST_GROUPS and own.count(group) > 1 else 0
        for number, group in zip(numbers, own, strict=True)
    }


def _legend(statements: Statements, groups: Mapping[int, int]) -> tuple[Group, ...]:
    said = np.bincount(statements.actor, minlength=len(statements.actors))
    return tuple(
        Group(
            group,
            tuple(
                xml_text(statements.actors[number])
                for number in sorted(groups, key=lambda number: (-said[number], number))
                if groups[number] == group
            ),
            _shape(group, 0, 0, 7),
        )
        for group in sorted(set(groups.values()) - {0})
    )


def _radii(statements: Statements, numbers: Sequence[int]) -> dict[int, float]:
    """The area grows with the number of statements."""
    said = np.bincount(statements.actor, minlength=len(statements.actors))
    most = max(int(said[number]) for number in numbers)
    return {number: max(_LEAST_RADIUS, _MOST_RADIUS * math.sqrt(said[number] / most)) for number in numbers}


def _label(name: str) -> tuple[str, ...]:
    """At most two lines; a longer name ends in an ellipsis and stands whole in the title."""
    short = xml_text(name)[: 4 * _LABEL]
    return tuple(textwrap.wrap(short, _LABEL, max_lines=2, placeholder="…")) or ("?",)


def _room(label: tuple[str, ...], radius: float) -> Room:
    half = max(radius, max(map(len, label)) * _LETTER / 2) + 2
    return Room(half, radius + 3, radius + 3 + _LINE * len(label))


def _ties(
    statements: Statements, drawn: Mapping[_Pair, float], points: Mapping[int, tuple[float, float]]
) -> tuple[Tie, ...]:
    heaviest = max(drawn.values())
    found = []
    for number, ((kind, one, other), weight) in enumerate(sorted(drawn.items()), 1):
        names = statements.actors[one], statements.actors[other]
        told = explain_pair(statements, *names, kind, _NORM)
        counts = (int(np.count_nonzero(statements.actor == end)) for end in (one, other))
        both = all((each, one, other) in drawn for each in ("congruence", "conflict"))
        aside = (_ASIDE if kind == "congruence" else -_ASIDE) if both else 0.0
        found.append(
            Tie(
                number=number,
                kind=kind,
                first=one,
                second=other,
                names=(xml_text(names[0]), xml_text(names[1])),
                line=_beside(*points[one], *points[other], aside),
                aside=aside,
                width=1 + (_MOST_WIDTH - 1) * weight / heaviest,
                weight=weight,
                total=sum(term.value for term in told.terms),
                divisor=told.divisor,
                counts=(next(counts), next(counts)),
                terms=_terms(told),
            )
        )
    return tuple(found)


def _terms(told: Explanation) -> tuple[Term, ...]:
    """The issues that add something, the most first."""
    return tuple(
        Term(xml_text(term.concept), term.value, term.reckoning, _said(term.first), _said(term.second))
        for term in sorted(told.terms, key=lambda term: -term.value)
        if term.value and term.second
    )


def _said(side: Side) -> Said:
    return Said(side.agrees, side.disagrees, side.sources[:_STATEMENTS], max(0, side.all - _STATEMENTS))


def _beside(x1: float, y1: float, x2: float, y2: float, aside: float) -> tuple[float, float, float, float]:
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    across, down = -(y2 - y1) / length * aside, (x2 - x1) / length * aside
    return x1 + across, y1 + down, x2 + across, y2 + down


def _nodes(
    statements: Statements,
    network: Network,
    kinds: Mapping[str, ActorKind],
    points: Mapping[int, tuple[float, float]],
    groups: Mapping[int, int],
    radius: Mapping[int, float],
    ties: Sequence[Tie],
) -> tuple[Node, ...]:
    degree, strength = np.diff(network.weights.indptr), np.asarray(network.weights.sum(axis=1)).ravel()
    found = []
    for number, (x, y) in sorted(points.items()):
        name, own = statements.actors[number], statements.actor == number
        found.append(
            Node(
                number=number,
                name=xml_text(name),
                kind=kinds.get(name, "unknown"),
                label=_label(name),
                x=x,
                y=y,
                radius=radius[number],
                group=groups[number],
                statements=int(np.count_nonzero(own)),
                agrees=int(np.count_nonzero(statements.agree[own])),
                degree=int(degree[number]),
                strength=float(strength[number]),
                ties=tuple(tie.number for tie in ties if number in (tie.first, tie.second)),
                path=_shape(groups[number], x, y, radius[number]),
            )
        )
    return tuple(found)


def _polygon(corners: int, turn: float = -90.0, inner: float = 1.0) -> Callable[[float, float, float], str]:
    """A regular polygon, or a star where every second corner lies further in."""

    def path(x: float, y: float, radius: float) -> str:
        angles = [math.radians(turn + 360 * corner / corners) for corner in range(corners)]
        far = [radius * (inner if corner % 2 else 1.0) for corner in range(corners)]
        points = (f"{x + r * math.cos(a):.1f} {y + r * math.sin(a):.1f}" for a, r in zip(angles, far, strict=True))
        return f"M{'L'.join(points)}Z"

    return path


def _circle(x: float, y: float, radius: float) -> str:
    half = f"a{radius:.1f} {radius:.1f} 0 1 0"
    return f"M{x - radius:.1f} {y:.1f}{half} {2 * radius:.1f} 0{half} {-2 * radius:.1f} 0Z"


# Of about equal area; the circle of no group is drawn hollow.
_SHAPES = (
    (_circle, 0.8), (_circle, 1.0), (_polygon(4, -45), 1.2), (_polygon(3), 1.35), (_polygon(4), 1.25),
    (_polygon(6, 0), 1.1), (_polygon(10, -90, 0.5), 1.4), (_polygon(3, 90), 1.35), (_polygon(8, -90, 0.45), 1.4),
)  # fmt: skip


def _shape(group: int, x: float, y: float, radius: float) -> str:
    path, grown = _SHAPES[group]
    return path(x, y, radius * grown)
