"""RSS and Atom files."""

from pathlib import Path

import pytest

from lagebild import pages
from lagebild.model import Page, Problem

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Musterblatt</title><language>de-DE</language>
<item><title>Länder lehnen &amp;bdquo;Plan&amp;ldquo; ab</title><link>https://blatt.example/1</link>
<pubDate>Thu, 14 Aug 2025 16:09:00 +0200</pubDate><dc:creator>Anna Beispiel</dc:creator><category>Politik</category>
<description>Kurz gesagt.</description>
<content:encoded><![CDATA[<p>Erster Absatz.</p><p>Zweiter Absatz.</p>]]></content:encoded></item>
<item><title>Nur ein Anriss</title><link>https://blatt.example/2</link><pubDate>gestern Abend</pubDate>
<description>Der Minister will reden.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Musterblatt</title>
<entry><title>Kopf</title><link href="https://blatt.example/a"/><id>urn:1</id><published>2025-08-14T14:09:00Z</published>
<updated>2025-08-14T16:00:00Z</updated><author><name>Bernd Muster</name></author>
<content type="html">&lt;p&gt;Ein Satz.&lt;/p&gt;</content></entry></feed>"""


def feed(tmp_path: Path, content: str) -> list[Page | Problem]:
    (tmp_path / "a.xml").write_text(content, "utf-8")
    return list(pages.load([tmp_path / "a.xml"]))


def test_rss(tmp_path: Path) -> None:
    first, second, problem = feed(tmp_path, RSS)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert first.text == "Länder lehnen „Plan“ ab\n\nErster Absatz.\n\nZweiter Absatz."
    assert (first.uri, first.media_type) == ("https://blatt.example/1", "application/rss+xml")
    hints = first.hints
    assert hints.headline is not None
    assert hints.headline.of(first.text) == hints.title == "Länder lehnen „Plan“ ab"
    assert [span.of(first.text) for span in hints.main] == ["Erster Absatz.", "Zweiter Absatz."]
    assert (hints.published, hints.authors, hints.outlet) == (
        "2025-08-14T16:09:00+02:00",
        ("Anna Beispiel",),
        "Musterblatt",
    )
    assert (hints.language, hints.keywords, hints.description) == ("de", ("Politik",), "Kurz gesagt.")
    assert second.text == "Nur ein Anriss\n\nDer Minister will reden."
    assert second.hints.published is None
    assert isinstance(problem, Problem)
    assert (problem.kind, "gestern Abend" in problem.message) == ("date", True)


def test_atom(tmp_path: Path) -> None:
    [page] = feed(tmp_path, ATOM)
    assert isinstance(page, Page)
    assert (page.uri, page.text, page.media_type) == (
        "https://blatt.example/a",
        "Kopf\n\nEin Satz.",
        "application/atom+xml",
    )
    assert (page.hints.published, page.hints.updated) == ("2025-08-14T16:09:00+02:00", "2025-08-14T18:00:00+02:00")
    assert page.hints.authors == ("Bernd Muster",)


def test_a_feed_cut_off_keeps_what_was_read(tmp_path: Path) -> None:
    found = feed(tmp_path, RSS[: RSS.index("<description>Der Minister")])
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Problem)
    assert found[-1].kind == "malformed"


@pytest.mark.parametrize(
    "content",
    [
        "<rss version='2.0'><channel><title>leer</title></channel></rss>",
        "<rss><channel><item></item></channel></rss>",
        "<rss version='2.0'><channel>" + "<" * 100_000,
    ],
)
def test_feeds_without_a_page(tmp_path: Path, content: str) -> None:
    found = feed(tmp_path, content)
    assert found
    assert all(isinstance(item, Problem) for item in found)


def test_entities_neither_grow_nor_reach_out(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("streng geheim", "utf-8")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    found = feed(
        tmp_path,
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{entities}'
        f'<!ENTITY out SYSTEM "{(tmp_path / "geheim.txt").as_uri()}">]>'
        '<rss version="2.0"><channel><item><title>Kopf</title>'
        "<description>&e11; &out;</description></item></channel></rss>",
    )
    assert all("geheim" not in item.text and len(item.text) < 10_000 for item in found if isinstance(item, Page))
