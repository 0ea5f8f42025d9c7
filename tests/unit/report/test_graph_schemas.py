"""What the schemas of GEXF 1.2 (gexf.net) and GraphML 1.0 (graphml.graphdrawing.org) ask of a file, element by element.

A table says for each element which attributes it must and may have, of which type, and which children in which order.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from lxml import etree

from lagebild.analysis import Statements, one_mode, two_mode
from lagebild.analysis.statements import Entry
from lagebild.report import graphs
from lagebild.report.graphs import GraphFormat

TOKEN = r"[\w.:-]+"
"""NMTOKEN: no blanks."""
ANY, NUMBER, DATE = r"(?s).*", r"-?\d+(\.\d+)?(e-?\d+)?", r"\d{4}-\d\d-\d\d"
COUNT = r"\d+"
LINE = r"(\S+( \S+)*)?"
"""xs:token: one line, single blanks."""


@dataclass(frozen=True)
class Element:
    """`children` is a regular expression over their names, each followed by a blank."""

    must: Mapping[str, str] = field(default_factory=dict)
    may: Mapping[str, str] = field(default_factory=dict)
    children: str = ""


GEXF = {
    "gexf": Element({"version": r"1\.2"}, {"variant": ANY, "schemaLocation": ANY}, "(meta )?graph "),
    "meta": Element({}, {"lastmodifieddate": DATE}, "((creator|keywords|description) )*"),
    "creator": Element(),
    "description": Element(),
    "graph": Element(
        {}, {"defaultedgetype": "directed|undirected|mutual", "idtype": "integer|string", "mode": "static|dynamic"},
        "(attributes )*nodes edges ",
    ),
    "attributes": Element({"class": "node|edge"}, {"mode": "static|dynamic"}, "(attribute )*"),
    "attribute": Element(
        {"id": ANY, "title": ANY, "type": "integer|long|double|float|boolean|liststring|string|anyURI"},
        {}, "((default|options) )*",
    ),
    "nodes": Element({}, {"count": COUNT}, "(node )*"),
    "node": Element({"id": ANY}, {"label": LINE, "pid": ANY}, "(attvalues )?"),
    "edges": Element({}, {"count": COUNT}, "(edge )*"),
    "edge": Element(
        {"id": ANY, "source": ANY, "target": ANY},
        {"type": "directed|undirected|mutual", "label": LINE, "weight": NUMBER}, "(attvalues )?",
    ),
    "attvalues": Element({}, {}, "(attvalue )*"),
    "attvalue": Element({"for": ANY, "value": ANY}),
}  # fmt: skip
GRAPHML = {
    "graphml": Element({}, {"schemaLocation": ANY}, "(desc )?(key )*((graph|data) )*"),
    "key": Element(
        {"id": TOKEN},
        {"for": "all|graphml|graph|node|edge|hyperedge|port|endpoint", "attr.name": TOKEN,
         "attr.type": "boolean|int|long|float|double|string",
         "yfiles.type": TOKEN},  # of yWorks' extension, which visone reads
        "(desc )?(default )?",
    ),
    "graph": Element({"edgedefault": "directed|undirected"}, {"id": TOKEN}, "(desc )?((data|node|edge) )*"),
    "node": Element({"id": TOKEN}, {}, "(desc )?((data|port) )*"),
    "edge": Element(
        {"source": TOKEN, "target": TOKEN}, {"id": TOKEN, "directed": "true|false"}, "(desc )?(data )*(graph )?"
    ),
    "data": Element({"key": TOKEN}, {"id": TOKEN}),
}  # fmt: skip
SPACES = {"gexf": "http://www.gexf.net/1.2draft", "graphml": "http://graphml.graphdrawing.org/xmlns"}


def _faults(root: Any, space: str, schema: Mapping[str, Element]) -> list[str]:
    found = []
    for one in root.iter(f"{{{space}}}*"):
        name = etree.QName(one).localname
        rule = schema.get(name)
        if rule is None:
            found.append(f"unknown element {name}")
            continue
        told = {etree.QName(key).localname: value for key, value in one.attrib.items()}
        found += [f"{name}: no {key}" for key in set(rule.must) - set(told)]
        allowed = {**rule.must, **rule.may}
        found += [
            f"{name} {key}={value!r}"
            for key, value in told.items()
            if key not in allowed or not re.fullmatch(allowed[key], value)
        ]
        children = "".join(f"{etree.QName(child).localname} " for child in one if etree.QName(child).namespace == space)
        if not re.fullmatch(rule.children, children):
            found.append(f"{name} holds {children[:80]}")
    return found


def _tree(statements: Statements, form: GraphFormat, *, ties: bool) -> Any:
    network = one_mode(statements, "subtract") if ties else two_mode(statements)
    file = io.StringIO()
    graphs.write_graph(graphs.to_graph(network, statements, {}), form, file)
    return etree.fromstring(file.getvalue().encode())


NAMES = ["Freie Küste", 'A"<b>&amp;]]>', "\x00", "  \u202e🚢\r\n zwei  Blanks", "-x", "Rat"]
STATEMENTS = Statements.of(
    Entry(name, issue, number % 2 == 0, datetime(2026, 3, 2), "d")
    for number, name in enumerate(NAMES)
    for issue in ("höhere Löhne", "Rat")
)


@pytest.mark.parametrize("ties", [True, False])
@pytest.mark.parametrize("form", ["gexf", "graphml", "visone"])
@pytest.mark.parametrize("statements", [STATEMENTS, Statements.of([])], ids=["names", "empty"])
def test_files_follow_their_schema(form: GraphFormat, statements: Statements, ties: bool) -> None:
    kind = "gexf" if form == "gexf" else "graphml"
    root = _tree(statements, form, ties=ties)
    assert etree.QName(root).namespace == SPACES[kind]
    assert _faults(root, SPACES[kind], GEXF if kind == "gexf" else GRAPHML) == []


@pytest.mark.parametrize("form", ["gexf", "graphml", "visone"])
def test_ids_are_there_once_and_all_that_is_referred_to_is_declared(form: GraphFormat) -> None:
    root = _tree(STATEMENTS, form, ties=False)
    space = {"n": SPACES["gexf" if form == "gexf" else "graphml"]}
    nodes = [one.get("id") for one in root.iterfind(".//n:node", space)]
    assert len(nodes) == len(set(nodes)) == 8
    assert {end for one in root.iterfind(".//n:edge", space) for end in (one.get("source"), one.get("target"))} <= set(
        nodes
    )
    declared, used = ("attribute", "attvalue") if form == "gexf" else ("key", "data")
    keys = [one.get("id") for one in root.iterfind(f".//n:{declared}", space)]
    assert len(keys) == len(set(keys))
    name = "for" if form == "gexf" else "key"
    assert {one.get(name) for one in root.iterfind(f".//n:{used}", space)} <= set(keys)
    labels = [one.get("label") for one in root.iterfind(".//n:node", space)]
    if form == "gexf":
        assert "Freie Küste" in labels


def test_gexf_says_what_its_ties_are_and_who_made_it() -> None:
    root = _tree(STATEMENTS, "gexf", ties=True)
    space = {"n": SPACES["gexf"]}
    assert root.findtext(".//n:creator", namespaces=space) == "lagebild"
    assert root.findtext(".//n:description", namespaces=space) == "one-mode, subtract, none"
