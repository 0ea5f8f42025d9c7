"""JSON-LD, OpenGraph, meta elements and `time`."""

import json

import pytest
from lxml import html

from lagebild.pages.metadata import Description, describe


def described(head: str = "", body: str = "<p>Text</p>", attributes: str = "") -> Description:
    source = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return describe(html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8")))


def linked(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def test_an_article_in_a_graph_with_references() -> None:
    about = described(
        linked(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {"@type": "WebPage", "name": "Startseite", "datePublished": "2020-01-01"},
                    {"@type": "Person", "@id": "#p1", "name": "Anna Beispiel"},
                    {
                        "@type": ["Article", "NewsArticle"],
                        "headline": "Länder lehnen Plan ab",
                        "datePublished": "2025-08-14T14:09:00Z",
                        "dateModified": "2025-08-14T18:00:00+02:00",
                        "author": [{"@id": "#p1"}, {"@type": "Person", "name": "Bernd Muster"}],
                        "publisher": {"@type": "Organization", "name": "Musterblatt"},
                        "keywords": "Länder, Plan",
                        "inLanguage": "de-DE",
                    },
                ],
            }
        )
    )
    assert about.titles == ("Länder lehnen Plan ab",)
    assert about.published == "2025-08-14T16:09:00+02:00"
    assert about.updated == "2025-08-14T18:00:00+02:00"
    assert about.authors == ("Anna Beispiel", "Bernd Muster")
    assert (about.outlet, about.language, about.keywords) == ("Musterblatt", "de", ("Länder", "Plan"))


def test_of_several_articles_the_one_with_the_pages_title_counts() -> None:
    about = described(
        '<meta property="og:title" content="Streit um den Hafen">'
        + linked(
            {"@type": "NewsArticle", "headline": "Etwas anderes", "datePublished": "2024-01-01"},
            {"@type": "NewsArticle", "headline": "Streit um den Hafen", "datePublished": "2025-02-03"},
        )
    )
    assert about.published == "2025-02-03"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 10_000,
        '{"@type": "NewsArticle", "headline": ',
        '"nur Text"',
        "{'einfach': 1}",
        '{"@type": 5}',
        "null",
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    about = described(
        f'<script type="application/ld+json">{script}</script>'
        '<meta name="date" content="2025-08-14"><title>Kopf</title>'
    )
    assert (about.titles, about.published) == (("Kopf",), "2025-08-14")


def test_json_ld_in_wrappings_is_read() -> None:
    about = described(
        '<script type="application/ld+json">//<![CDATA[\n'
        '{"@type":"NewsArticle","headline":"Kopf\tzeile"};\n//]]></script>'
    )
    assert about.titles == ("Kopf zeile",)


def test_meta_elements() -> None:
    about = described(
        '<meta property="og:title" content="Kopf &amp;amp; Zeile">'
        '<meta property="article:published_time" content="2025-08-14T16:09:00+02:00">'
        '<meta name="author" content="Von Anna Beispiel und Bernd Muster">'
        '<meta property="article:author" content="https://www.facebook.com/blatt">'
        '<meta name="keywords" content="Zölle, Handel,">'
        '<meta property="og:site_name" content="Musterblatt">'
        '<link rel="canonical" href="https://musterblatt.example/a">',
        attributes='lang="de-AT"',
    )
    assert about.titles[0] == "Kopf & Zeile"
    assert about.published == "2025-08-14T16:09:00+02:00"
    assert about.authors == ("Anna Beispiel", "Bernd Muster")
    assert about.keywords == ("Zölle", "Handel")
    assert (about.outlet, about.language, about.url) == ("Musterblatt", "de", "https://musterblatt.example/a")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<h1>Kopf</h1><time datetime="2025-08-14T16:09">heute</time>', "2025-08-14T16:09:00"),
        ('<time datetime="2020-01-01">alt</time><h1>Kopf</h1><time datetime="2025-08-14">neu</time>', "2025-08-14"),
        ('<time datetime="2020-01-01">Teaser</time>', None),
        ('<span itemprop="datePublished" content="2025-08-14">x</span>', "2025-08-14"),
        ('<span itemprop="datePublished">14.08.2025</span>', "2025-08-14"),
    ],
)
def test_dates_marked_in_the_body(body: str, published: str | None) -> None:
    assert described(body=body).published == published


def test_nothing_said() -> None:
    assert described() == Description()
