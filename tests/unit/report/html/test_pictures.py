"""Heat map, course of things, pictures as files of their own, and the script that brings them to life."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

import pytest
from lxml import etree, html

from lagebild.analysis import Statements
from lagebild.analysis.groups import polarization_over_time
from lagebild.analysis.robustness import compared
from lagebild.analysis.statements import Entry
from lagebild.report.html import Picture, alone, render
from lagebild.report.html.chapters import Storyline, chapters
from lagebild.report.html.network_picture import draw_network
from lagebild.report.html.robust_picture import RobustPicture, draw_robust
from lagebild.report.html.time_line import draw_course, draw_time_line
from lagebild.report.html.view import Date, Piece, Source, Statement

HOSTILE = "<script>alert('x')</script>\"onload=\"alert(1)\x1b]]>&amp;"
START = datetime(2026, 3, 2)
SOURCE = Source("f" * 64, "Kopf", "Inselbote", (), "2026-03-03", "https://inselbote.example/")


def debate(*, issue: str = "Fähre", name: str = "Rat") -> Statements:
    sides = {name: True, "Bund": True, "Inselrat": True, "Nord": False, "Süd": False, "Kammer": False}
    return Statements.of(
        Entry(actor, concept, agree, START + timedelta(days=day), f"{day}", f"{actor}{day}")
        for day in range(0, 40, 8)
        for concept in (issue, "Hafen")
        for actor, agree in sides.items()
    )


def statement(number: int, day: str, act: Any = "demand", actor: str = "Rat") -> Statement:
    return Statement(
        id=f"{actor}{number}", actor=actor, kind="person", act=act, content=f"Ruhe {number}", issue="Fähre", date=day,
        score=0.9, rule="test", pieces=(Piece("Ruhe", "content"),), sources=(SOURCE,),
    )  # fmt: skip


def robust(said: Statements) -> RobustPicture:
    found = draw_robust(compared(said))
    assert found is not None
    return found


def report(said: Statements, name: str = "Rat") -> str:
    statements = tuple(statement(day, f"2026-03-{day + 2:02}", actor=name) for day in range(0, 24, 8))
    return render(
        Picture(
            statements,
            (Date("2026-03-20", "am Freitag", "Runde", "Satz", (SOURCE,)),),
            (SOURCE,),
            network=draw_network(said, {}),
            robust=robust(said),
            course=tuple(polarization_over_time(said, "day", 9)),
            course_width="je 9 Tage",
        )
    )


def test_the_heat_map_compares_each_variant_with_those_before_it() -> None:
    picture = robust(debate())
    assert [len(row.cells) for row in picture.rows] == list(range(1, len(picture.rows) + 1))
    assert picture.rows[0].name == "wie im Lagebild"
    assert picture.rows[0].cells[0].text == "1,00"
    assert all(not member.moved for _, members in picture.actors for member in members)
    assert picture.steady == 1


def test_a_variant_without_ties_is_told_as_such() -> None:
    said = Statements.of(
        Entry(actor, "f", True, START + timedelta(days=day), actor) for actor, day in (("A", 0), ("B", 9))
    )
    picture = robust(said)
    half = next(row for row in picture.rows if row.variant.value == "first half")
    assert half.cells[0].text == "–"
    assert draw_robust(compared(Statements.of([]))) is None


def test_what_is_said_for_stands_up_and_against_down() -> None:
    said = [statement(1, "2026-03-02"), statement(2, "2026-03-02", "reject"), statement(3, "2026-03-05", "assess")]
    dates = [Date(day, "", "Runde", "", (SOURCE,)) for day in ("2026-03-05", "2031-01-01", "bald")]
    time = draw_time_line(chapters((), said, dates, ""), dates)
    assert time is not None
    (lane,) = time.lanes
    assert [(bar.first, bar.pro, bar.contra, bar.open) for bar in lane.bars] == [
        ("2026-03-02", 1, 1, 0), ("2026-03-05", 0, 0, 1),
    ]  # fmt: skip
    assert (time.unit, len(lane.dues), time.far) == ("day", 1, 1)
    assert all(bar.x >= 0 and bar.x + bar.width <= time.width for bar in lane.bars)


@pytest.mark.parametrize(("last", "unit"), [("2026-04-20", "day"), ("2026-12-24", "week"), ("2029-01-01", "month")])
def test_long_times_are_counted_in_longer_steps(last: str, unit: str) -> None:
    time = draw_time_line(chapters((), [statement(1, "2026-03-02"), statement(2, last)], (), ""), ())
    assert time is not None
    assert time.unit == unit
    assert 2 <= len(time.axis.ticks) <= 10


def test_one_day_has_no_course() -> None:
    assert draw_time_line(chapters((), [statement(1, "2026-03-02")], (), ""), ()) is None
    assert draw_time_line(chapters((), [statement(1, "")], (), ""), ()) is None
    assert draw_course(tuple(polarization_over_time(Statements.of([]), "day", 1))) is None


def test_many_stories_are_told_not_drawn() -> None:
    said = [replace(statement(n, f"2026-03-{n + 2:02}"), sources=(replace(SOURCE, page_id=f"{n}"),)) for n in range(12)]
    stories = [Storyline(f"{n}", f"Geschichte {n}", "", "", frozenset({f"{n}", f"x{n}"})) for n in range(12)]
    time = draw_time_line(chapters(stories, said, (), ""), ())
    assert time is not None
    assert len(time.lanes) + time.hidden == 12


@pytest.mark.parametrize("hostile", [False, True])
def test_pictures_are_whole_svg_files_without_variables(hostile: bool) -> None:
    said = debate(name=HOSTILE if hostile else "Rat", issue=HOSTILE if hostile else "Fähre")
    course = draw_course(tuple(polarization_over_time(said, "day", 9)))
    for drawing in (draw_network(said, {}), robust(said), course):
        assert drawing is not None
        text = alone.svg(drawing)
        root = etree.fromstring(text.encode())
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "var(" not in text
        assert not root.findall(".//{http://www.w3.org/2000/svg}script")
        assert not [name for element in root.iter() for name in element.attrib if str(name).startswith("on")]


def test_the_robust_page_allows_its_style_only() -> None:
    page = alone.robust_page(robust(debate(name=HOSTILE)))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "script" not in policy[1]
    assert not html.document_fromstring(page).xpath("//script")


def test_every_tie_and_actor_of_the_picture_is_explained_in_the_page() -> None:
    tree: Any = html.document_fromstring(report(debate()))
    ids = set(tree.xpath("//@id"))
    links = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert links <= ids
    assert len(tree.xpath("//*[local-name()='svg' and contains(@class, 'network')]//a")) == 6 + 15
    first = tree.xpath("//section[starts-with(@id, 'band-')]")[0].text_content()
    assert "Mittelwert" in first
    assert "Hafen" in first


def test_hostile_names_stay_text_in_every_picture_of_the_page() -> None:
    tree: Any = html.document_fromstring(report(debate(name=HOSTILE, issue=HOSTILE), name=HOSTILE))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//@onload")
    assert tree.xpath("//*[local-name()='title'][contains(., \"alert('x')\")]")


def test_no_element_carries_a_style_that_the_policy_would_refuse() -> None:
    assert not html.document_fromstring(report(debate())).xpath("//@style")


SCRIPTS = ("report.js", "network.js")
FORBIDDEN = ("HTML", "insertAdjacent", "document.write", "eval(", "Function(", "fetch(", "XMLHttp", "import(")


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_never_turn_text_into_markup_or_ask_the_network(name: str) -> None:
    text = files("lagebild.report.html").joinpath(name).read_text("utf-8")
    for forbidden in FORBIDDEN:
        assert forbidden not in text
    assert len(text.splitlines()) < 250


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_javascript(name: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    path = str(files("lagebild.report.html").joinpath(name))
    assert subprocess.run([node, "--check", path], check=False).returncode == 0


def test_every_name_that_the_script_asks_for_is_in_the_page() -> None:
    text = files("lagebild.report.html").joinpath("network.js").read_text("utf-8")
    tree: Any = html.document_fromstring(report(debate()))
    classes = {name for value in tree.xpath("//@class") for name in value.split()}
    for name in re.findall(r"querySelector(?:All)?\(\"(?:svg)?\.([\w-]+)\"\)", text):
        assert name in classes
    for name in re.findall(r"controls\.elements\.(\w+)", text):
        assert tree.xpath(f"//form[@class='net-controls']//*[@name='{name}']")
    for name in set(re.findall(r"dataset\.(\w+)", text)):
        assert tree.xpath(f"//*[@data-{name}]")
