"""JSON lines, JSON documents and ninjs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild import pages
from lagebild.model import Page, Problem


def lines(tmp_path: Path, content: str, name: str = "a.jsonl") -> list[Page | Problem]:
    (tmp_path / name).write_text(content, "utf-8")
    return list(pages.load([tmp_path / name]))


def single(tmp_path: Path, document: Any) -> Page:
    [page] = lines(tmp_path, json.dumps(document), "a.json")
    assert isinstance(page, Page), page
    return page


def test_lines(tmp_path: Path) -> None:
    record = {
        "text": "Berlin (dpa) - Ein Satz.\r\nNoch einer.",
        "url": "https://blatt.example/1",
        "date": "2025-08-14T14:09:00Z",
        "title": "Kopf",
        "authors": ["Anna Beispiel"],
        "outlet": "Blatt",
        "fetched": "2025-08-15",
    }
    page, other = lines(tmp_path, json.dumps(record) + "\n\n" + '{"html": "<h1>Kopf</h1><p>Satz.</p>"}')
    assert isinstance(page, Page)
    assert isinstance(other, Page)
    assert page.text == record["text"]
    assert (page.uri, page.fetched, page.media_type) == ("https://blatt.example/1", "2025-08-15", "text/plain")
    assert (page.hints.title, page.hints.published) == ("Kopf", "2025-08-14T16:09:00+02:00")
    assert (page.hints.authors, page.hints.outlet) == (("Anna Beispiel",), "Blatt")
    assert (other.text, other.media_type, other.hints.html) == ("Kopf\n\nSatz.", "text/html", True)
    assert other.uri.endswith("a.jsonl#3")


def test_the_same_record_has_the_same_identity_and_a_changed_one_another(tmp_path: Path) -> None:
    one, same, other = lines(
        tmp_path, '{"text":"A.","url":"u"}\n{"url":"u","text":"A."}\n{"text":"A.","url":"u","date":"2025-01-01"}'
    )
    assert isinstance(one, Page)
    assert isinstance(same, Page)
    assert isinstance(other, Page)
    assert one.id == same.id != other.id


def test_broken_lines_cost_themselves_alone(tmp_path: Path) -> None:
    found = lines(tmp_path, '{"text": "Eins."}\n{kaputt\n[1]\n"nur"\n{"foo": 1}\n{"text": "Zwei.", "date": "bald"}\n')
    kinds = [item.kind if isinstance(item, Problem) else item.text for item in found]
    assert kinds == ["Eins.", "malformed", "malformed", "malformed", "empty", "Zwei.", "date"]
    assert all("line " in item.where for item in found if isinstance(item, Problem))


def test_a_broken_first_line(tmp_path: Path) -> None:
    found = lines(tmp_path, '{kaputt\n{"text": "Eins."}\n{"text": "Zwei."}\n')
    assert [isinstance(item, Page) for item in found] == [False, True, True]


@pytest.mark.parametrize(
    "wrapped", [lambda items: items, lambda items: {"items": items}, lambda items: {"total": 2, "articles": items}]
)
def test_documents_with_several_records(tmp_path: Path, wrapped: Callable[[Any], Any]) -> None:
    document = wrapped([{"text": "A."}, {"text": "B."}])
    found = lines(tmp_path, json.dumps(document, indent=1), "a.json")
    assert [item.text for item in found if isinstance(item, Page)] == ["A.", "B."]


@pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 50_000, "[]", "{}", "[1, 2", '{"text": 5}'])
def test_documents_without_a_page(tmp_path: Path, content: str) -> None:
    assert all(isinstance(item, Problem) for item in lines(tmp_path, content, "a.json"))


def test_characters_that_no_file_can_hold(tmp_path: Path) -> None:
    page = single(tmp_path, {"text": "a\ud800b\u0000c"})
    page.text.encode("utf-8")
    assert "\x00" not in page.text


NINJS_1 = {
    "uri": "http://agentur.example/1",
    "type": "text",
    "versioncreated": "2025-08-14T14:09:00Z",
    "firstcreated": "2025-08-14T12:00:00Z",
    "pubstatus": "usable",
    "language": "de",
    "headline": "Länder lehnen ab",
    "byline": "Von Anna Beispiel",
    "copyrightholder": "agt",
    "subject": [{"name": "Politik"}, {"name": "Länder"}],
    "body_text": "Musterstadt (agt) - Kurz.",
    "body_xhtml": "<div><p>Musterstadt (agt) - Die Länder lehnen ab.</p><h2>Mitte</h2><p>Ende.</p></div>",
}
NINJS_2 = {
    "uri": "urn:agt:2",
    "versioncreated": "2025-08-14T16:09:00+02:00",
    "language": "de",
    "headlines": [{"role": "kicker", "value": "Haushalt"}, {"role": "main", "value": "Länder lehnen ab"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "Kurz."},
        {"role": "html", "contenttype": "text/html", "value": "<p>Die Länder lehnen ab.</p><p>Ende.</p>"},
    ],
    "by": "Von Anna Beispiel, agt",
}
NINJS_3 = {
    "uri": "urn:agt:3",
    "versionCreated": "2025-08-14T16:09:00+02:00",
    "pubStatus": "usable",
    "headlines": [{"role": "main", "value": "Länder lehnen ab"}],
    "bodies": [{"role": "body", "contentType": "text/html", "value": "<p>Die Länder lehnen ab.</p><p>Ende.</p>"}],
    "by": "Anna Beispiel",
}


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2, NINJS_3])
def test_ninjs(tmp_path: Path, item: dict[str, Any]) -> None:
    page = single(tmp_path, item)
    assert page.text.startswith("Länder lehnen ab\n\n")
    assert page.hints.headline is not None
    assert page.hints.headline.of(page.text) == page.hints.title == "Länder lehnen ab"
    assert page.hints.main[-1].of(page.text) == "Ende."
    assert page.hints.authors[0].startswith("Anna Beispiel")
    assert (page.uri, page.media_type) == (item["uri"], "application/json")
    assert (page.hints.published or "").startswith("2025-08-14T")


def test_ninjs_details(tmp_path: Path) -> None:
    first, second = single(tmp_path, NINJS_1), single(tmp_path, NINJS_2)
    assert (first.hints.published, first.hints.updated) == ("2025-08-14T14:00:00+02:00", "2025-08-14T16:09:00+02:00")
    assert (first.hints.keywords, first.hints.outlet, first.hints.language) == (("Politik", "Länder"), "agt", "de")
    assert [span.of(first.text) for span in first.hints.headings] == ["Mitte"]
    assert second.hints.kicker == "Haushalt"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"pubstatus": "canceled"}, "withdrawn"),
        ({"body_text": "", "body_xhtml": ""}, "empty"),
        ({"body_xhtml": None, "body_text": 5}, "empty"),
    ],
)
def test_ninjs_that_is_not_to_be_read(tmp_path: Path, change: dict[str, Any], kind: str) -> None:
    [problem] = lines(tmp_path, json.dumps(NINJS_1 | change), "a.json")
    assert isinstance(problem, Problem)
    assert problem.kind == kind
