"""Whole pages in many layouts: what is read, and what is left out."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.articles import invented_pages
from tests.unit.articles.invented_pages import CASES, Case

from lagebild import articles
from lagebild.model import Article, Hints, Page, Span


def page_of(text: str, hints: Hints | None = None) -> Page:
    return Page("0" * 64, "file:///page.txt", None, "text/plain", text, hints or Hints())


def read(text: str, hints: Hints | None = None) -> Article:
    article, problems = articles.read(page_of(text, hints))
    assert article is not None, problems
    return article


def texts(spans: tuple[Span, ...], text: str) -> tuple[str, ...]:
    return tuple(span.of(text).replace("\r\n", "\n") for span in spans)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_layouts(case: Case, line_end: str) -> None:
    text = case.text.replace("\n", line_end)
    article = read(text)
    body = tuple(part.replace("\r", "\n") for part in texts(article.body, text))
    assert body == case.body
    assert (article.published, article.agencies, article.places) == (case.published, case.agencies, case.places)
    assert texts(article.headings, text) == case.headings
    assert texts(article.questions, text) == case.questions
    if case.headline is not None:
        assert article.headline is not None
        assert article.headline.of(text).replace(line_end, "\n") == case.headline
    kept = " ".join((*body, *texts(article.headings, text), *texts(article.questions, text)))
    assert [word for word in case.absent if word in kept] == []


@pytest.mark.parametrize("field", ["authors", "captions", "keywords", "updated"])
def test_fields_that_only_some_layouts_have(field: str) -> None:
    for case in CASES:
        wanted = getattr(case, field)
        if wanted:
            found = getattr(read(case.text), field)
            assert (texts(found, case.text) if field == "captions" else found) == wanted, case.name


def test_running_text_without_masthead_has_no_headline() -> None:
    case = next(case for case in CASES if case.name == "running text only")
    assert read(case.text).headline is None


@pytest.mark.parametrize(
    "text", ["Der Minister lehnt das ab.", "Die Insel droht mit Klage.\n", "Harms sagte: „Nein, niemals.“"]
)
def test_a_typed_sentence_is_a_text(text: str) -> None:
    assert texts(read(text).body, text) == (text.strip(),)


NO_ARTICLES = [
    (invented_pages.NOT_FOUND, "no article", "not there"),
    (invented_pages.LOGIN, "no article", "password"),
    (invented_pages.OVERVIEW, "no article", "teasers"),
    (invented_pages.OVERVIEW_WITH_LINKS, "no article", "teasers"),
    (invented_pages.MENU, "no article", "no running text"),
    ("", "no article", "no running text"),
    (" \n\r\n\t\ufeff", "no article", "no running text"),
    (invented_pages.ENGLISH, "not German", "English"),
    (invented_pages.ARABIC, "not German", "Arabic"),
]


@pytest.mark.parametrize(("text", "kind", "said"), NO_ARTICLES)
def test_no_article_is_told_with_its_reason(text: str, kind: str, said: str) -> None:
    article, problems = articles.read(page_of(text))
    assert article is None
    assert [problem.kind for problem in problems] == [kind]
    assert said in problems[0].message


SWISS = """Bundesrat will Zölle senken
12. Mai 2025, 10.00 Uhr
Der Bundesrat hat am Montag beschlossen, dass ausländische Strassenfahrzeuge künftig zollfrei in die Schweiz eingeführt
werden dürfen. Die Grünen kritisierten den Entscheid, weil er dem Klimaschutz zuwiderlaufe."""


def test_the_date_of_a_dateline_is_the_day_of_publication() -> None:
    found = read(
        "Hafenstreit geht weiter\n\nNorderbrück, 4. Mai 2025 - Das Land Bremen will mehr Geld für die Häfen. "
        "Verhandelt wird am 9. Mai 2025 weiter, teilte die Behörde mit.\n"
    )
    assert (found.published, found.places) == ("2025-05-04", ("Norderbrück",))


def test_swiss_german_is_german() -> None:
    assert read(SWISS).published == "2025-05-12T10:00:00+02:00"


def test_hints_of_the_carrier_decide_where_they_exist() -> None:
    text = (
        "Menü\nInsel droht\nErster Absatz des Textes, der von der Insel und der Reederei handelt.\n"
        "Zweiter Absatz über das Land, das einen Schlichter für den Streit sucht.\n"
        "Ganz andere Sache: Der Wolf ist wieder da, sagt der Jäger."
    )
    places = [Span(text.index(line), text.index(line) + len(line)) for line in text.split("\n")]
    hints = Hints(
        title="Insel droht Reederei mit Klage",
        published="2025-08-14T14:09:00Z",
        authors=("Frauke Petersen", "dpa"),
        outlet="Küstenkurier",
        main=(places[2], places[3]),
        html=True,
        headline=places[1],
    )
    article = read(text, hints)
    assert article.body == (places[2], places[3])
    assert article.headline == places[1]
    assert article.published == "2025-08-14T16:09:00+02:00"
    assert (article.authors, article.agencies, article.outlet) == (("Frauke Petersen",), ("dpa",), "Küstenkurier")


def test_title_that_stands_only_in_metadata() -> None:
    case = next(case for case in CASES if case.name == "running text only")
    article = read(case.text, Hints(title="Insel droht Reederei", html=True))
    assert (article.headline, article.title) == (None, "Insel droht Reederei")


def test_a_page_longer_than_any_article_is_read_to_its_bound() -> None:
    paragraph = "Die Regierung hat am Montag erklärt, dass sie den Vorschlag der Opposition zur Rente ablehnt. "
    article, problems = articles.read(page_of(paragraph * 15_000))
    assert article is not None
    assert article.body[-1].end <= 1_000_000
    assert [problem.kind for problem in problems] == ["too long"]


_PIECES = st.sampled_from(
    [
        "Berlin (dpa) - ", "„", "“", "»", "+++ ", "16.48 Uhr: ", "Die Regierung lehnt das ab. ", "\n", "\n\n", "\r\n",
        "Foto: dpa", "(Archivbild)", "© ", "Von ", "Schlagwörter: ", "12 Kommentare", "Lesen Sie auch", "[…] (00)", "?",
        "14. August 2025, 16:09 Uhr", "Startseite Politik", "\xa0", "\u2028", "\xad", "Harms: Nein. ", "-", "/", " ",
        "Was sagt der Minister?",
    ]
)  # fmt: skip


def check(page: Page) -> None:
    article, _ = articles.read(page)
    if article is None:
        return
    spans = [*article.body, *article.headings, *article.questions, *article.captions, *article.lead, *article.tickers]
    spans += [span for span in (article.headline, article.kicker) if span is not None]
    assert all(span.end <= len(page.text) for span in spans)
    assert all(a.end <= b.start for a, b in zip(article.body, article.body[1:], strict=False))
    assert not any(span.overlaps(part) for span in (*article.headings, *article.questions) for part in article.body)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=60).map("".join))
def test_no_text_raises_and_places_hold(text: str) -> None:
    check(page_of(text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PIECES, max_size=60).map("".join),
    st.lists(st.tuples(st.integers(0, 900), st.integers(1, 300)), max_size=8),
    st.booleans(),
)
def test_no_hint_raises(text: str, places: list[tuple[int, int]], html: bool) -> None:
    spans = tuple(Span(start, start + length) for start, length in places)
    hints = Hints(
        title="Insel droht", published="gestern", main=spans, headings=spans[:2], captions=spans[2:4], html=html
    )
    check(page_of(text, replace(hints, headline=spans[0] if spans else None)))
