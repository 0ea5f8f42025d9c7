"""The agreement section: its picture and its lines, from invented conditions."""

from dataclasses import replace
from typing import Any

from lxml import html

from lagebild.report.html import Picture, render
from lagebild.report.html.agreement import Entry, Hanging, IssueLines, Lines, Spoken
from lagebild.report.html.condition_graph import draw
from lagebild.report.html.view import Source

HOSTILE = "wenn <b>alle</b> </svg><script>alert(1)</script> zustimmen"
ENTRY = Entry(
    actor="Inselrat", voice="Eva Lind", act="offer", noun="Angebot", sign="+", content="neue Fähren", condition=HOSTILE,
    day="2031-03-01", since="2031-02-01", age="3 Tage alt", changed=True, source="Inselbote (dpa)",
    page_id="f" * 64, position="0123456789abcdef0123",
)  # fmt: skip


def _hanging(issue: str, on: str, condition: str = "wenn es so weit ist") -> Hanging:
    return Hanging(issue, on, on, replace(ENTRY, condition=condition))


def test_issues_stand_before_what_they_wait_for() -> None:
    graph = draw([_hanging("Fähre", "Hafen"), _hanging("Hafen", "Kredit"), _hanging("Fähre", "Kredit")])
    assert graph is not None
    left = {box.text: box.x for box in graph.boxes}
    assert left["Fähre"] < left["Hafen"] < left["Kredit"]
    assert len(graph.arrows) == 3
    places = {(box.x, box.y) for box in graph.boxes}
    assert len(places) == 3
    assert all(box.x + box.width <= graph.width and box.y + graph.box_height <= graph.height for box in graph.boxes)


def test_a_circle_is_marked_and_ends() -> None:
    graph = draw([_hanging("Fähre", "Hafen"), _hanging("Hafen", "Fähre"), _hanging("Hafen", "Kredit")])
    assert graph is not None
    assert {box.text for box in graph.boxes if box.in_circle} == {"Fähre", "Hafen"}
    assert [arrow.in_circle for arrow in graph.arrows] == [True, True, False]


def test_too_many_conditions_are_counted_those_without_an_issue_first() -> None:
    graph = draw([*(_hanging("Fähre", "", f"falls {n}") for n in range(30)), _hanging("Hafen", "Kredit")])
    assert graph is not None
    assert graph.hidden == 13
    assert "Kredit" in {box.text for box in graph.boxes}


def test_nothing_to_draw() -> None:
    assert draw([]) is None


def test_the_section_is_there_and_escaped() -> None:
    lines = Lines(
        issues=(IssueLines("Fähre", "", "blocked", "Blockiert", (ENTRY,), (replace(ENTRY, condition=""),), ()),),
        hanging=(Hanging("Fähre", "", "", ENTRY),),
        circles=("Fähre → Hafen → Fähre",),
        spoken=(Spoken("Pendler", 1, 2, ENTRY),),
        bargains=(),
        hidden=4,
    )
    source = Source("f" * 64, "Kopf", "Inselbote", ("dpa",), "2031-03-01", "seite.txt")
    tree: Any = html.document_fromstring(render(Picture((), (), (source,), agreement=lines)))
    (section,) = tree.xpath("//section[@id='einigung']")
    assert len(tree.xpath("//script")) == 1
    text = " ".join(section.text_content().split())
    parts = ("Blockiert", "Bewegen müsste sich", "keine Bedingung genannt", "1 × angesprochen, 2 × erwähnt", HOSTILE)
    assert [part for part in parts if part not in text] == []
    assert section.xpath(".//a[@href='#quelle-ffffffffffff']")


def test_no_section_without_an_analysis() -> None:
    assert 'id="einigung"' not in render(Picture((), (), ()))
