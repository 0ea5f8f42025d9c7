"""Networks as graphs with attributes, and as files: GEXF, GraphML (plain or for visone), CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, TextIO

import networkx
from lxml import etree

from lagebild.analysis import Network, Statements
from lagebild.analysis.centrality import MEASURES, centralities
from lagebild.analysis.network import counts
from lagebild.model import ActorKind
from lagebild.report.plain import xml_text
from lagebild.report.tables import Cell, safe

__all__ = ["FORMATS", "TIE_COLUMNS", "GraphFormat", "tie_rows", "to_graph", "write_gexf", "write_graph", "write_matrix"]

GraphFormat = Literal["gexf", "graphml", "visone", "csv", "json"]
_COLOURS = {"actor": "#3182bd", "issue": "#74c476"}
_GRAPHML, _VISONE, _YFILES = (
    "http://graphml.graphdrawing.org/xmlns",
    "http://visone.info/xmlns",
    "http://www.yworks.com/xml/graphml",
)


def to_graph(
    network: Network, statements: Statements, kinds: Mapping[str, ActorKind], *, speaking: bool = False
) -> networkx.Graph:
    """The network with what is known of its nodes and ties.

    Nodes: `label`, `mode` (actor or issue), `kind` (of the actor, "issue"), `statements`, `agree` and `disagree` (how
    many), the measures of `analysis.centrality`, `community` (Louvain, from 1, the largest first; not in conflict
    networks). Ties: `weight`, and in two-mode networks `agree` and `disagree`. Node names are made fit for XML; a name
    that two nodes would share gets a number. With `speaking`, nodes without a statement are left out.
    """
    made = networkx.Graph(
        kind=network.kind, normalisation=network.normalisation, mode="one-mode" if network.one_mode else "two-mode"
    )
    no, yes = counts(statements)
    taken: set[str] = set()
    rows = [_name(name, taken) for name in network.rows]
    for name, label, against, agreeing in zip(network.rows, rows, no.sum(axis=1), yes.sum(axis=1), strict=True):
        made.add_node(label, label=label, mode="actor", kind=kinds.get(name, "unknown"), **_said(against, agreeing))
    columns = rows
    if not network.one_mode:
        columns = [_name(name, taken) for name in network.columns]
        for label, against, agreeing in zip(columns, no.sum(axis=0), yes.sum(axis=0), strict=True):
            made.add_node(label, label=label, mode="issue", kind="issue", **_said(against, agreeing))
    ties = network.weights.tocoo()
    for row, column, weight in zip(*ties.coords, ties.data, strict=True):
        detail = {} if network.one_mode else {"agree": int(yes[row, column]), "disagree": int(no[row, column])}
        made.add_edge(rows[row], columns[column], weight=float(weight), **detail)
    if speaking:
        made.remove_nodes_from([node for node, said in made.nodes(data="statements") if not said])
    _describe(made, communities=network.kind != "conflict")
    return made


def _said(against: Any, agreeing: Any) -> dict[str, int]:
    return {"statements": int(against + agreeing), "agree": int(agreeing), "disagree": int(against)}


def _name(name: str, taken: set[str]) -> str:
    plain = xml_text(name)
    made, number = plain, 1
    while made in taken:
        number += 1
        made = f"{plain} ({number})"
    taken.add(made)
    return made


def _describe(made: networkx.Graph, *, communities: bool) -> None:
    for node, found in centralities(made).items():
        made.nodes[node].update((name, getattr(found, name)) for name in MEASURES)
    if not communities:
        return
    positive = networkx.Graph()
    positive.add_nodes_from(made)
    positive.add_weighted_edges_from((one, other, w) for one, other, w in made.edges(data="weight") if w > 0)
    groups = networkx.community.louvain_communities(positive, weight="weight", seed=0)
    for number, group in enumerate(sorted(groups, key=lambda group: (-len(group), min(group))), 1):
        for node in group:
            made.nodes[node]["community"] = number


def write_graph(made: networkx.Graph, form: GraphFormat, file: TextIO) -> None:
    """Writes the graph; CSV is a list of ties with the attributes of both ends."""
    FORMATS[form](made, file)


def write_gexf(made: networkx.Graph, file: TextIO) -> None:
    """GEXF 1.2 (Gephi's schema): its graph has no name, and says itself what its ties are."""
    root = _parsed(networkx.write_gexf, made)
    space = f"{{{root.nsmap[None]}}}"
    graph, meta = root.find(f"{space}graph"), root.find(f"{space}meta")
    graph.attrib.pop("name", None)
    meta.find(f"{space}creator").text = "lagebild"
    told = ", ".join(str(made.graph[name]) for name in ("mode", "kind", "normalisation") if name in made.graph)
    etree.SubElement(meta, f"{space}description").text = told
    _write_tree(root, file)


def _graphml(made: networkx.Graph, file: TextIO) -> None:
    """GraphML 1.0, whose ids are name tokens without blanks: nodes are n0, n1 ..., their names stand in `label`."""
    _write_tree(_parsed(networkx.write_graphml, networkx.relabel_nodes(made, _tokens(made))), file)


def _tokens(made: networkx.Graph) -> dict[str, str]:
    return {node: f"n{number}" for number, node in enumerate(made)}


def _parsed(write: Callable[..., None], made: networkx.Graph) -> Any:
    whole = io.BytesIO()
    write(made, whole)
    return etree.fromstring(whole.getvalue(), etree.XMLParser(huge_tree=True, remove_blank_text=True))


def _write_tree(root: Any, file: TextIO) -> None:
    file.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True).decode())


def _json(made: networkx.Graph, file: TextIO) -> None:
    json.dump(networkx.node_link_data(made, edges="links"), file, ensure_ascii=False, indent=1)
    file.write("\n")


_OF_NODE = ("mode", "kind", "statements", *MEASURES, "community")
TIE_COLUMNS = (
    "source", "target", "weight", "agree", "disagree",
    *(f"{end}_{name}" for end in ("source", "target") for name in _OF_NODE),
)  # fmt: skip
"""The head of a list of ties."""


def tie_rows(made: networkx.Graph) -> Iterator[list[Cell]]:
    """The ties with the attributes of both ends, cell by cell as `TIE_COLUMNS` names them."""
    for one, other, tie in made.edges(data=True):
        cells = [one, other, *(tie.get(name) for name in ("weight", "agree", "disagree"))]
        cells += [made.nodes[end].get(name) for end in (one, other) for name in _OF_NODE]
        yield [safe(cell) for cell in cells]


def _csv(made: networkx.Graph, file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(TIE_COLUMNS)
    writer.writerows(tie_rows(made))


def write_matrix(network: Network, file: TextIO) -> None:
    """The network as a matrix with names at the head of rows and columns, as DNA exports it."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["", *map(safe, network.columns)])
    for number, name in enumerate(network.rows):
        weights = network.weights[[number], :].toarray().ravel().tolist()
        writer.writerow([safe(name), *(int(w) if w == int(w) else w for w in weights)])


def _visone(made: networkx.Graph, file: TextIO) -> None:
    """GraphML with the drawing hints of visone: circle layout, colours by mode, width by weight."""
    drawn = _graphml_element("graph", {"edgedefault": "undirected", "id": "G"})
    places = networkx.circular_layout(made, scale=400) if len(made) else {}
    ids = _tokens(made)
    for node, data in made.nodes(data=True):
        drawn.append(_node(ids[node], data, places[node]))
    heaviest = max((abs(weight) for *_, weight in made.edges(data="weight")), default=1.0) or 1.0
    for one, other, data in made.edges(data=True):
        drawn.append(_edge(ids[one], ids[other], data, heaviest))
    _write_tree(_graphml_element("graphml", {}, *_keys(), drawn), file)


_NODE_KEYS = {
    "label": "string", "mode": "string", "kind": "string", "statements": "int", "agree": "int", "disagree": "int",
    "degree": "int", "strength": "double", "betweenness": "double", "closeness": "double", "eigenvector": "double",
    "coreness": "int", "community": "int",
}  # fmt: skip
_EDGE_KEYS = {"weight": "double", "agree": "int", "disagree": "int"}


def _graphml_element(name: str, attributes: Mapping[str, str], *inside: Any) -> Any:
    spaces: Any = {None: _GRAPHML, "visone": _VISONE, "y": _YFILES}
    made = etree.Element(f"{{{_GRAPHML}}}{name}", dict(attributes), spaces)
    made.extend(inside)
    return made


def _data(key: str, value: Any) -> Any:
    made = _graphml_element("data", {"key": key})
    if isinstance(value, str | int | float):
        made.text = str(value)
    else:
        made.append(value)
    return made


def _keys() -> Iterator[Any]:
    yield _graphml_element("key", {"for": "node", "id": "d0", "yfiles.type": "nodegraphics"})
    yield _graphml_element("key", {"for": "edge", "id": "e0", "yfiles.type": "edgegraphics"})
    for about, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, kind in keys.items():
            attributes = {"for": about, "id": f"{about}_{name}", "attr.name": name, "attr.type": kind}
            yield _graphml_element("key", attributes)


def _values(about: str, values: Mapping[str, Any], keys: Mapping[str, str]) -> Iterator[Any]:
    return (_data(f"{about}_{name}", values[name]) for name in keys if name in values)


def _yfiles(name: str, *inside: Any, **attributes: str) -> Any:
    made = etree.Element(f"{{{_YFILES}}}{name}", attributes)
    made.extend(inside)
    return made


def _within(name: str, inside: Any) -> Any:
    made = etree.Element(f"{{{_VISONE}}}{name}")
    made.append(inside)
    return made


def _node(node: str, data: Mapping[str, Any], place: Any) -> Any:
    label = _yfiles("NodeLabel", visible="true")
    label.text = data["label"]
    shape = _yfiles(
        "ShapeNode",
        _yfiles("Geometry", height="20.0", width="20.0", x=f"{place[0]:.1f}", y=f"{place[1]:.1f}"),
        _yfiles("Fill", color=_COLOURS[data["mode"]], transparent="false"),
        _yfiles("BorderStyle", color="#000000", type="line", width="1.0"),
        label,
        _yfiles("Shape", type="ellipse" if data["mode"] == "actor" else "roundrectangle"),
    )
    values = _values("node", data, _NODE_KEYS)
    return _graphml_element("node", {"id": node}, *values, _data("d0", _within("shapeNode", shape)))


def _edge(one: str, other: str, data: Mapping[str, Any], heaviest: float) -> Any:
    width = f"{1 + 4 * abs(data['weight']) / heaviest:.2f}"
    line = _yfiles("LineStyle", color="#cb181d" if data["weight"] < 0 else "#636363", type="line", width=width)
    drawn = _data("e0", _within("polyLineEdge", _yfiles("PolyLineEdge", line)))
    values = _values("edge", data, _EDGE_KEYS)
    return _graphml_element("edge", {"source": one, "target": other}, *values, drawn)


FORMATS: Mapping[GraphFormat, Callable[[networkx.Graph, TextIO], None]] = {
    "gexf": write_gexf, "graphml": _graphml, "visone": _visone, "csv": _csv, "json": _json,
}  # fmt: skip
