"""Networks as files: what the libraries of the field read back, with all attributes and whatever names there are."""

import csv
import io
import json
from datetime import datetime
from typing import Any

import networkx
import pytest
from lxml import etree

from lagebild.analysis import Statements, one_mode, two_mode
from lagebild.analysis.statements import Entry
from lagebild.report import graphs
from lagebild.report.graphs import GraphFormat

HOSTILE = 'A"<b>&amp;]]>\x00\x1b[31m\ud800\ufffe\u202e🚢\r\n' + "x" * 5000
DAY = datetime(2026, 3, 2)


def said(*entries: tuple[str, str, bool]) -> Statements:
    return Statements.of(Entry(actor, issue, agree, DAY, "d") for actor, issue, agree in entries)


FERRY = said(("Rat", "Fähre", True), ("Rat", "Hafen", True), ("Nord", "Fähre", False), ("Süd", "Fähre", False))


def written(made: networkx.Graph, form: GraphFormat) -> str:
    file = io.StringIO()
    graphs.write_graph(made, form, file)
    return file.getvalue()


def read_back(text: str, form: GraphFormat) -> networkx.Graph:
    if form == "gexf":
        return networkx.read_gexf(io.BytesIO(text.encode()))
    if form in ("graphml", "visone"):
        read = networkx.read_graphml(io.BytesIO(text.encode()))
        return networkx.relabel_nodes(read, networkx.get_node_attributes(read, "label"))
    return networkx.node_link_graph(json.loads(text), edges="links")


@pytest.mark.parametrize("form", ["gexf", "graphml", "visone", "json"])
def test_networkx_reads_back_nodes_ties_and_attributes(form: GraphFormat) -> None:
    made = graphs.to_graph(one_mode(FERRY, "subtract"), FERRY, {"Rat": "authority", "Nord": "company"})
    again = read_back(written(made, form), form)
    assert set(again) == {"Rat", "Nord", "Süd"}
    assert {frozenset(tie): again.edges[tie]["weight"] for tie in again.edges} == {
        frozenset(("Rat", "Nord")): -1, frozenset(("Rat", "Süd")): -1, frozenset(("Nord", "Süd")): 1,
    }  # fmt: skip
    nord = again.nodes["Nord"]
    assert (nord["kind"], nord["mode"], nord["statements"], nord["degree"]) == ("company", "actor", 1, 2)
    assert nord["community"] == again.nodes["Süd"]["community"] != again.nodes["Rat"]["community"]
    assert again.nodes["Süd"]["kind"] == "unknown"


def test_two_mode_ties_tell_for_and_against_and_an_issue_may_be_called_like_an_actor() -> None:
    table = said(("Rat", "Rat", True), ("Rat", "Rat", False))
    made = graphs.to_graph(two_mode(table), table, {})
    assert set(made) == {"Rat", "Rat (2)"}
    assert made.nodes["Rat (2)"]["mode"] == "issue"
    assert made.edges["Rat", "Rat (2)"] == {"weight": 2.0, "agree": 1, "disagree": 1}


def test_conflict_makes_no_communities_and_an_empty_network_is_written() -> None:
    made = graphs.to_graph(one_mode(FERRY, "conflict"), FERRY, {})
    assert "community" not in made.nodes["Rat"]
    nothing = said()
    for form in graphs.FORMATS:
        written(graphs.to_graph(one_mode(nothing), nothing, {}), form)


@pytest.mark.parametrize("form", ["gexf", "graphml", "visone", "json"])
def test_hostile_names_are_read_back(form: GraphFormat) -> None:
    table = said((HOSTILE, HOSTILE, True), (HOSTILE + "\x00", HOSTILE, True), ("\x00", "\ud800", False))
    for network in (one_mode(table), two_mode(table)):
        made = graphs.to_graph(network, table, {})
        again = read_back(written(made, form), form)
        assert (len(again), again.number_of_edges()) == (len(made), made.number_of_edges())
        assert all("\x00" not in str(node) for node in again)


def test_visone_gets_its_drawing_hints() -> None:
    text = written(graphs.to_graph(two_mode(FERRY, "subtract"), FERRY, {}), "visone")
    root = etree.fromstring(text.encode())
    spaces: Any = {"v": "http://visone.info/xmlns", "y": "http://www.yworks.com/xml/graphml"}
    assert len(root.findall(".//v:shapeNode", spaces)) == 5
    assert len(root.findall(".//v:polyLineEdge", spaces)) == 4
    assert {shape.get("type") for shape in root.findall(".//y:Shape", spaces)} == {"ellipse", "roundrectangle"}
    assert {line.get("color") for line in root.findall(".//y:LineStyle", spaces)} == {"#cb181d", "#636363"}


def test_csv_is_a_list_of_ties_or_a_matrix_that_no_spreadsheet_runs() -> None:
    table = said(("=cmd()", "Fähre", True), ("Nord", "Fähre", True))
    network = one_mode(table)
    rows = list(csv.DictReader(io.StringIO(written(graphs.to_graph(network, table, {"Nord": "company"}), "csv"))))
    assert [(row["source"], row["target"], row["weight"], row["target_kind"]) for row in rows] == [
        ("'=cmd()", "Nord", "1.0", "company")
    ]
    file = io.StringIO()
    graphs.write_matrix(network, file)
    assert list(csv.reader(io.StringIO(file.getvalue()))) == [
        ["", "'=cmd()", "Nord"], ["'=cmd()", "0", "1"], ["Nord", "1", "0"],
    ]  # fmt: skip
