"""The report by stories, and wire copies side by side."""

from dataclasses import replace
from typing import Any

from lxml import html

from lagebild.report.html import Picture, render
from lagebild.report.html.chapters import Copy, EditRow, Entry, Part, Printed, Reprint, Storyline, chapters
from lagebild.report.html.view import Date, Piece, Source, Statement, act_styles

HOSTILE = "<img src=x onerror=alert(1)>"


def source(name: str) -> Source:
    return Source(name * 64, f"Kopf {name}", f"Blatt {name}", ("dpa",), "2026-03-03", f"https://{name}.example/")


def statement(name: str) -> Statement:
    return Statement(
        id=name * 20, actor=f"Akteur {name}", kind="person", act="demand", content=f"Sache {name}",
        issue=f"Thema {name}", date="2026-03-03", score=0.8, rule="Regel", pieces=(Piece("Satz", "content"),),
        sources=(source(name),),
    )  # fmt: skip


def story(name: str, *pages: str) -> Storyline:
    entries = tuple(Entry("2026-03-03", source(page), 1) for page in pages)
    return Storyline(name, f"Geschichte {name}", "2026-03-03", "2026-03-05", frozenset(p * 64 for p in pages), entries)


COPY = Copy(
    number=7,
    agency=f"dpa {HOSTILE}",
    members=(
        Reprint(source("a"), 200),
        Reprint(
            source("b"),
            150,
            (("übernommen", 1), ("umgestellt", 0)),
            (
                EditRow("kept", False, (Part("same", HOSTILE),), (Part("same", HOSTILE),)),
                EditRow("reworded", True, (Part("out", "alt"),), (Part("in", HOSTILE),)),
                EditRow("dropped", False, (Part("same", "weg"),), ()),
            ),
        ),
    ),
    positions=(Printed("a" * 20, "Akteur a", "demand", act_styles()["demand"], HOSTILE, (True, False)),),
)
PICTURE = Picture(
    statements=tuple(map(statement, "abcd")),
    dates=(Date("2026-03-09", "am Montag", "Runde", "Satz", (source("c"),)),),
    sources=tuple(map(source, "abcd")),
    stories=(story("eins", "a", "b"), story("allein", "c")),
    copies=(COPY,),
)


def test_each_story_of_several_articles_is_a_chapter_and_the_rest_the_last() -> None:
    found = chapters(PICTURE.stories, PICTURE.statements, PICTURE.dates, "2026-03-03")
    assert [part.story.name for part in found] == ["Geschichte eins", "Weitere Meldungen"]
    assert [[held.actor for held in part.statements] for part in found] == [
        ["Akteur a", "Akteur b"],
        ["Akteur c", "Akteur d"],
    ]
    assert [line.label for line in found[0].summary] == ["Forderung"]
    assert [line.label for line in found[1].summary] == ["Forderung", "Nächster Termin"]


def test_without_stories_the_report_has_one_part_without_a_name() -> None:
    (part,) = chapters((), PICTURE.statements, (), "")
    assert part.story.name == ""
    assert len(part.statements) == 4
    (empty,) = chapters((), (), (), "")
    assert empty.statements == ()


def test_the_title_names_the_biggest_story_and_cards_know_theirs() -> None:
    tree: Any = html.document_fromstring(render(PICTURE))
    assert tree.xpath("string(//h1)") == "Geschichte eins"
    assert tree.xpath("//select[@name='story']/option/text()") == ["alle", "Geschichte eins", "Weitere Meldungen"]
    assert sorted(tree.xpath("//article/@data-story")) == ["1", "1", "2", "2"]
    plain: Any = html.document_fromstring(render(replace(PICTURE, stories=(), copies=())))
    assert not plain.xpath("//select[@name='story'] | //section[@id='drucke']")


def test_edits_stand_side_by_side_and_are_escaped() -> None:
    page = render(PICTURE)
    assert HOSTILE not in page
    tree: Any = html.document_fromstring(page)
    rows = tree.xpath("//section[@id='agenturtext-7']//details[1]//tbody/tr")
    assert [row.get("class") for row in rows[:3]] == ["edit-kept", "edit-reworded", "edit-dropped"]
    assert rows[1].xpath("string(td[1])") == "umformuliert, umgestellt"
    assert rows[1].xpath("string(td[2]/del)") == "alt"
    assert rows[1].xpath("string(td[3]/ins)") == HOSTILE
    assert tree.xpath("//table[@class='printed']//td[.//text()]") != []
    targets = set(tree.xpath("//@id"))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= targets
    assert len(tree.xpath("//@id")) == len(targets)
