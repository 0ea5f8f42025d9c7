"""HTML to a page's text and hints."""

import contextlib
import time

import pytest

from lagebild.pages.html import UnreadableHtmlError, read_html, read_markup
from lagebild.pages.options import LoadOptions

OPTIONS = LoadOptions()
PARAGRAPHS = (
    """Die Landesregierung lehnt den Vorschlag des Bundes ab. Man werde keiner Lösung zustimmen, die allein zulasten der
    Kommunen gehe, sagte Ministerpräsidentin Clara Beispiel am Donnerstag in Musterstadt.""",
    """Der Bund hatte angeboten, die Hälfte der Kosten zu übernehmen, falls die Länder auf weitere Forderungen
    verzichten. Dazu sei man nicht bereit, hieß es aus der Staatskanzlei.""",
    """Die Verhandlungen sollen am Montag fortgesetzt werden. Beobachter rechnen nicht mit einem schnellen Ergebnis, da
    beide Seiten ihre Haltung zuletzt verschärft haben.""",
)
NO = "Länder sagen Nein"


def article(heading: str = "<h1>Länder lehnen Vorschlag ab</h1>", head: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        "<!DOCTYPE html><html lang='de'><head><meta charset='utf-8'>"
        f"<title>Länder lehnen Vorschlag ab | Musterblatt</title>{head}</head><body>"
        "<nav><ul><li>Politik</li><li>Sport</li></ul></nav><main><article>"
        f"{heading}<figure><img src='a.jpg'><figcaption>Clara Beispiel. Foto: dpa</figcaption></figure>"
        f"{body}</article></main>"
        "<aside><h2>Meistgelesen</h2><p>Ein anderer Artikel</p></aside><footer>Impressum</footer></body></html>"
    ).encode()


def test_the_whole_page_is_kept_and_the_main_text_is_found_in_it() -> None:
    page = read_html(article(), OPTIONS)
    assert page.text.startswith("Politik\nSport\n\nLänder lehnen Vorschlag ab")
    assert page.text.endswith("Impressum")
    assert [span.of(page.text) for span in page.hints.main] == [" ".join(text.split()) for text in PARAGRAPHS]
    assert page.hints.html
    assert page.hints.headline is not None
    assert page.hints.headline.of(page.text) == "Länder lehnen Vorschlag ab"
    assert [span.of(page.text) for span in page.hints.captions] == ["Clara Beispiel. Foto: dpa"]
    assert [span.of(page.text) for span in page.hints.headings] == ["Meistgelesen"]


@pytest.mark.parametrize(
    ("heading", "title", "kicker", "headline"),
    [
        (f'<h1><span class="kicker">Haushalt</span> <span>{NO}</span></h1>', "", "Haushalt", NO),
        (f'<p class="overline">Haushalt</p><h1>{NO}</h1>', "", "Haushalt", NO),
        (f'<h1><span class="kicker">Haushalt</span><i>: </i><b>{NO}</b></h1>', "", "Haushalt", NO),
        (f"<h1><i>Streit um Geld</i> {NO}</h1>", f"Streit um Geld: {NO}", "Streit um Geld", NO),
        (f"<h1>Streit um Geld: {NO}</h1>", f"Streit um Geld: {NO}", None, f"Streit um Geld: {NO}"),
        (f"<h1><div>Streit um Geld</div>{NO}</h1>", "", "Streit um Geld", NO),
        ("<h1>Länder sagen<br>Nein</h1>", "", None, "Länder sagen\nNein"),
        (f"<h1>Musterblatt</h1><h2>{NO}</h2>", NO, None, NO),
        (f"<h3>Länder sagen leise Nein zu allem</h3><h1>{NO}</h1>", NO, None, NO),
    ],
)
def test_headline_and_kicker(heading: str, title: str, kicker: str | None, headline: str) -> None:
    page = read_html(article(heading, f'<meta property="og:title" content="{title}">'), OPTIONS)
    assert page.hints.headline is not None
    assert (page.hints.kicker, page.hints.headline.of(page.text)) == (kicker, headline)


def test_a_declared_encoding_is_used() -> None:
    body = '<html><head><meta charset="iso-8859-15"></head><p>5 € für Größe</p></html>'.encode("iso-8859-15")
    assert read_html(body, OPTIONS).text == "5 € für Größe"


@pytest.mark.parametrize(
    "body", ["<html><body><script>x</script></body></html>", "<!-- nur -->", "<div id='app'></div>"]
)
def test_html_without_text(body: str) -> None:
    with pytest.raises(UnreadableHtmlError):
        read_markup(body, OPTIONS)


HOSTILE = {
    "deep": "<p>davor</p>" + "<div>" * 100_000 + "x",
    "quite deep": "<p>davor</p>" + "<div>" * 1_500 + "x",
    "attributes": "<p " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">x</p>",
    "attributes without blanks": "<p " + "".join(f"a{n}='>'" for n in range(100_000)) + ">x</p>",
    "one attribute": "<p a='" + "x" * 3_000_000 + "'>x</p>",
    "open quotes": "<p a='" * 100_000 + "x",
    "angles": "<p>x" + "<" * 500_000,
    "comment": "x<!--" + "-" * 1_000_000,
    "entities": "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>x &b;</p>",
    "json-ld": "<script type='application/ld+json'>" + '{"@graph":[' * 50_000 + "</script><p>x</p>",
    "same block": "<article>"
    + "<p>Immer derselbe Absatz, der kein Ende nimmt und kein Ziel hat.</p>" * 5_000
    + "</article>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_bounded(name: str) -> None:
    started = time.process_time()
    with contextlib.suppress(UnreadableHtmlError):
        read_markup(HOSTILE[name], OPTIONS)
    assert time.process_time() - started < 10
