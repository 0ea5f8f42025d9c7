"""Networks through time as files: a GEXF whose parts come and go, a list of ties, JSON."""

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from lxml import etree

from lagebild.analysis import Statements, one_mode
from lagebild.analysis.statements import Entry
from lagebild.analysis.windows import Step, windows
from lagebild.report import graphs
from lagebild.report.series import FORMATS, SeriesFormat, Snapshot, write_series

HOSTILE = 'A"<b>&amp;]]>\x00\x1b[31m\ud800\ufffe\u202e🚢 title="weight_in_window"'
SPACE = {"g": "http://www.gexf.net/1.2draft"}


def snapshots(said: Statements, unit: Step = "day", width: int = 1) -> list[Snapshot]:
    return [
        Snapshot(
            window.number,
            window.middle,
            window.last,
            graphs.to_graph(one_mode(window.statements), window.statements, {}, speaking=True),
            numbered=unit == "statements",
        )
        for window in windows(said, unit, width)
    ]


def written(said: Statements, form: SeriesFormat, unit: Step = "day") -> str:
    file = io.StringIO()
    write_series(snapshots(said, unit), form, file)
    return file.getvalue()


def debate(one: str = "Rat", other: str = "Nord") -> Statements:
    """The two agree on the 2nd, 3rd and 5th; on the 4th the second is silent."""
    said = [(2, one), (2, other), (3, one), (3, other), (4, one), (5, one), (5, other)]
    return Statements.of(Entry(actor, "Fähre", True, datetime(2026, 3, day), f"{day}") for day, actor in said)


def test_ties_and_actors_come_and_go_in_the_gexf() -> None:
    root = etree.fromstring(written(debate(), "gexf").encode())
    graph: Any = root.find("g:graph", SPACE)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nord = next(node for node in graph.iterfind(".//g:node", SPACE) if node.get("label") == "Nord")
    spells = [(spell.get("start"), spell.get("end")) for spell in nord.iterfind(".//g:spell", SPACE)]
    assert spells == [("2026-03-02", "2026-03-03"), ("2026-03-05", "2026-03-05")]
    (tie,) = graph.iterfind(".//g:edge", SPACE)
    assert tie.get("weight") == "1.0"
    assert len(list(tie.iterfind(".//g:attvalue", SPACE))) == 3
    titles = {one.get("title") for one in graph.iterfind("g:attributes[@class='edge']/g:attribute", SPACE)}
    assert titles == {"Weight"}


def test_windows_of_statements_are_counted_not_dated() -> None:
    root = etree.fromstring(written(debate(), "gexf", "statements").encode())
    graph: Any = root.find("g:graph", SPACE)
    assert graph.get("timeformat") == "double"
    assert {spell.get("start") for spell in graph.iterfind(".//g:spell", SPACE)} <= {f"{n}.0" for n in range(1, 8)}


def test_the_list_of_ties_names_the_window() -> None:
    rows = list(csv.DictReader(io.StringIO(written(debate(), "csv"))))
    assert [(row["window"], row["first"], row["source"], row["target"]) for row in rows] == [
        ("1", "2026-03-02", "Nord", "Rat"), ("2", "2026-03-03", "Nord", "Rat"), ("4", "2026-03-05", "Nord", "Rat"),
    ]  # fmt: skip


def test_json_has_a_network_a_window_with_those_who_speak() -> None:
    found = json.loads(written(debate(), "json"))
    assert [len(one["nodes"]) for one in found] == [2, 2, 1, 2]
    assert found[2]["last"] == "2026-03-04"


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_names_and_no_windows_break_nothing(form: SeriesFormat) -> None:
    text = written(debate(HOSTILE, HOSTILE + "\x00"), form)
    assert "\x00" not in text
    if form == "gexf":
        assert len(etree.fromstring(text.encode()).findall(".//g:node", SPACE)) == 2
    file = io.StringIO()
    assert write_series([], form, file) == 0


def test_a_name_keeps_its_number_though_its_twin_is_silent() -> None:
    found = snapshots(debate("A\x00", "A"))
    (silent,) = (one for one in found if one.first == date(2026, 3, 4))
    assert set(silent.graph) < set(found[0].graph)
