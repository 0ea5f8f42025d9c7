"""Adding, versions, filters, search, judgements: the same on SQLite and PostgreSQL."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError, StoreError
from lagebild.model import Anchor, Article, Hints, Judgement, Page, Problem, Reading, Span, content_id
from lagebild.store import Store

Make = Callable[..., Reading]

TEXT = (
    "Streit um Zölle\n"
    "Anna Berger fordert ein Ende der Zölle, falls die Verhandlungen beginnen. Karl Otto lehnt das ab.\n"
    "Am Freitag treffen sich beide in Bern."
)
DEMAND = {
    "actor": "Anna Berger",
    "act": "demand",
    "content": "ein Ende der Zölle",
    "condition": "falls die Verhandlungen beginnen",
    "issue": "Zollstreit",
    "addressee": "Karl Otto",
}
REFUSAL = {"actor": "Karl Otto", "act": "reject", "content": "das", "score": 0.4, "said_on": "2025-08-16"}
MEETING = {"text": "Am Freitag", "start": "2025-08-22", "what": "treffen sich beide"}


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    with Store(target) as opened:
        yield opened


def _reading(make_reading: Make) -> Reading:
    quotation = {
        "content": ["ein Ende", "der Zölle"],
        "speaker": "Anna Berger",
        "actor": "Anna Berger",
        "cue": "fordert",
    }
    return make_reading(TEXT, positions=[DEMAND, REFUSAL], quotations=[quotation], events=[MEETING])


@pytest.fixture
def reading(make_reading: Make) -> Reading:
    return _reading(make_reading)


@pytest.fixture(scope="module")
def filled(shared_target: str, make_reading: Make) -> Iterator[Store]:
    with Store(shared_target) as opened:
        opened.add(_reading(make_reading))
        yield opened


def test_what_was_added_comes_back_whole(store: Store, reading: Reading) -> None:
    assert store.add(reading) == "new"
    assert list(store.readings()) == [reading]


@pytest.mark.parametrize(("score", "sure"), [(0.59, None), (0.6, "Karl Otto"), (None, None)])
def test_a_likely_addressee_is_no_fact(store: Store, make_reading: Make, score: float | None, sure: str | None) -> None:
    store.add(make_reading(TEXT, positions=[DEMAND | {"addressee_score": score}]))
    position = store.positions()[0]
    assert (position.addressee, position.addressee_score, position.sure_addressee) == ("Karl Otto", score, sure)


def test_a_page_that_is_in_is_passed_over(store: Store, reading: Reading) -> None:
    assert not store.seen(reading.page)
    store.add(reading)
    assert store.seen(reading.page)
    assert store.add(reading) == "known"
    assert store.counts().pages == 1
    assert len(store.positions()) == 2


def test_a_position_comes_with_names_sentence_context_and_source(store: Store, reading: Reading) -> None:
    store.add(reading)
    demand, refusal = store.positions()
    assert (demand.actor, demand.act, demand.plover, demand.addressee) == (
        "Anna Berger",
        "demand",
        "REQUEST",
        "Karl Otto",
    )
    assert (demand.addressee_rule, demand.addressee_score, demand.sure_addressee) == ("by hand", 0.9, "Karl Otto")
    assert (refusal.addressee_rule, refusal.addressee_score, refusal.sure_addressee) == (None, None, None)
    assert demand.content.text == TEXT[demand.content.start : demand.content.end] == "ein Ende der Zölle"
    assert demand.condition is not None
    assert demand.condition.text == "falls die Verhandlungen beginnen"
    assert demand.citation.sentence.text.startswith("Anna Berger fordert")
    assert demand.citation.before == "Streit um Zölle"
    assert demand.citation.after == "Karl Otto lehnt das ab."
    assert (demand.day, refusal.day) == ("2025-08-14", "2025-08-16")
    source = demand.citation.source
    assert (source.uri, source.agencies, source.headline, source.current) == (
        "seite.txt",
        ("dpa",),
        "Streit um Zölle",
        True,
    )


@pytest.mark.parametrize(
    ("asked", "contents"),
    [
        ({}, ["ein Ende der Zölle", "das"]),
        ({"actor": "anna berger"}, ["ein Ende der Zölle"]),
        ({"actor": "Berger"}, ["ein Ende der Zölle"]),
        ({"actor": "Berg"}, []),
        ({"actor": "%"}, ["ein Ende der Zölle", "das"]),
        ({"actor": "x' OR 1=1 --"}, []),
        ({"issue": "ZOLL"}, ["ein Ende der Zölle"]),
        ({"issue": "Pipeline"}, []),
        ({"act": "reject"}, ["das"]),
        ({"act": ["reject", "demand"]}, ["ein Ende der Zölle", "das"]),
        ({"since": "2025-08-15"}, ["das"]),
        ({"until": datetime.date(2025, 8, 15)}, ["ein Ende der Zölle"]),
        ({"since": "2025-08", "until": "2025"}, ["ein Ende der Zölle", "das"]),
        ({"since": "2026"}, []),
        ({"min_score": 0.5}, ["ein Ende der Zölle"]),
    ],
)
def test_filters(filled: Store, asked: dict[str, Any], contents: list[str]) -> None:
    assert [position.content.text for position in filled.positions(**asked)] == contents


@pytest.mark.parametrize("asked", [{"act": "shout"}, {"since": "gestern"}, {"until": "14.08.2025"}])
def test_a_filter_that_is_none_is_told(filled: Store, asked: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        filled.positions(**asked)


def test_a_changed_page_is_a_new_version_that_replaces_the_old_one(store: Store, make_reading: Make) -> None:
    old = make_reading(TEXT, positions=[DEMAND], fetched="2025-08-14T10:00:00+00:00")
    new = make_reading(TEXT + " Nachtrag.", positions=[REFUSAL], fetched="2025-08-14T12:00:00+00:00")
    assert [store.add(old), store.add(new)] == ["new", "version"]
    assert [position.act for position in store.positions()] == ["reject"]
    (position,) = store.positions()
    assert (position.citation.source.version, position.citation.source.current) == (2, True)
    assert [position.act for position in store.positions(superseded=True)] == ["demand", "reject"]
    # the same folder once more changes nothing
    assert [store.add(old), store.add(new)] == ["known", "known"]
    # the outlet takes the old version up again
    assert store.add(replace(old, page=replace(old.page, fetched="2025-08-14T14:00:00+00:00"))) == "sighting"
    assert [position.act for position in store.positions()] == ["demand"]


def test_one_body_under_two_addresses_keeps_both(store: Store, reading: Reading) -> None:
    store.add(reading)
    elsewhere = replace(reading, page=replace(reading.page, uri="https://zeitung.example/a"))
    assert store.add(elsewhere) == "sighting"
    assert store.add(elsewhere) == "known"
    assert store.seen(replace(reading.page, uri="dritte.txt"))
    assert store.counts().pages == 1
    assert set(store.positions()[0].citation.source.uris) == {"seite.txt", "https://zeitung.example/a", "dritte.txt"}


def test_reading_again_replaces_findings_and_keeps_judgements(store: Store, reading: Reading) -> None:
    store.add(reading)
    store.judge(Judgement(reading.positions[0].id, "right", None, "cb", "2025-08-20T10:00:00+00:00"))
    assert store.add(replace(reading, positions=reading.positions[:1]), again=True) == "again"
    assert [position.verdict for position in store.positions()] == ["right"]
    assert len(store.search("Zoll")) == 2


def test_judgements_are_never_overwritten_only_taken_back(store: Store, reading: Reading) -> None:
    store.add(reading)
    target = reading.positions[0].id
    first = store.judge(Judgement(target, "wrong", None, "ab", "2025-08-20T10:00:00+00:00"))
    second = store.judge(Judgement(target, "corrected", "Ende aller Zölle", "cd", "2025-08-21T10:00:00+00:00"))
    assert store.positions()[0].verdict == "corrected"
    store.take_back(second.number)
    assert store.positions()[0].verdict == "wrong"
    assert store.judgements(target) == (first,)
    assert [kept.judgement.deleted is None for kept in store.judgements(deleted=True)] == [True, False]
    taken_at = store.judgements(deleted=True)[1].judgement.deleted
    assert store.take_back(second.number).judgement.deleted == taken_at
    with pytest.raises(InputError):
        store.take_back(99)


def test_quotations_events_articles_actors(store: Store, reading: Reading) -> None:
    store.add(reading)
    (quotation,) = store.quotations(actor="Berger")
    assert [part.text for part in quotation.content] == ["ein Ende", "der Zölle"]
    assert quotation.cue is not None
    assert quotation.cue.text == "fordert"
    assert store.quotations(since="2025-08-15") == ()
    (event,) = store.events(since="2025-08-20")
    assert (event.start, event.what and event.what.text) == ("2025-08-22", "treffen sich beide")
    assert store.events(until="2025-08-20") == ()
    (article,) = store.articles()
    assert (article.positions, article.quotations, article.events) == (2, 1, 1)
    assert article.body[0].text.startswith("Anna Berger fordert")
    assert [(actor.name, actor.positions, actor.quotations) for actor in store.actors()] == [
        ("Anna Berger", 1, 1),
        ("Karl Otto", 1, 0),
    ]


def test_search_finds_by_lemma_and_holds_every_word(store: Store, reading: Reading) -> None:
    store.add(reading)
    assert len(store.search("Zoll")) == 2
    assert [hit.sentence.text[:11] for hit in store.search("zölle verhandlungen")] == ["Anna Berger"]
    assert store.search("Zoll Wasserstoff") == ()


@pytest.mark.parametrize(
    "words", ['"', "' OR 1=1 --", "zoll AND (", "lemmas:zoll*", "NEAR(a b)", "^zoll", "\x00", "", "!!", "\ud800"]
)
def test_nothing_that_is_asked_becomes_query_language(filled: Store, words: str) -> None:
    filled.search(words)


def test_what_stands_on_no_characters_is_left_out_and_told(store: Store, reading: Reading) -> None:
    good, bad = reading.positions
    beyond = replace(bad, content=Anchor(reading.page.id, Span(0, len(TEXT) + 1)))
    foreign = replace(bad, id="foreign", sentence=Anchor("elsewhere", Span(0, 3)))
    stranger = replace(bad, id="stranger", voice="nobody")
    store.add(replace(reading, positions=(good, beyond, foreign, stranger, good)))
    assert [position.id for position in store.positions()] == [good.id]
    assert [problem.kind for problem in store.problems()] == ["unsound"] * 3


def test_an_article_beyond_its_page_is_left_out_with_its_findings(store: Store, reading: Reading) -> None:
    assert reading.article is not None
    store.add(replace(reading, article=replace(reading.article, body=(Span(0, 10_000),))))
    assert store.counts().articles == store.counts().positions == 0
    assert len(store.problems()) == 1


def test_problems_are_kept_once(store: Store) -> None:
    problem = Problem("pages", "binary", "bild.jpg", "is no text; leave it out", Span(1, 2))
    store.add_problem(problem)
    store.add_problem(problem)
    assert store.problems() == (problem,)


def test_a_page_that_could_be_read_at_last_is_no_problem_any_more(store: Store, reading: Reading) -> None:
    store.add_problem(Problem("pages", "empty", reading.page.uri, "empty"))
    store.add_problem(Problem("pages", "empty", "andere.txt", "empty"))
    store.add(reading)
    assert [problem.where for problem in store.problems()] == ["andere.txt"]


def test_a_page_without_article_is_known_too(store: Store) -> None:
    page = Page("f" * 64, "404.html", None, "text/html", "Seite nicht gefunden")
    store.add(Reading(page, None, problems=(Problem("articles", "none", "404.html", "is no article"),)))
    assert store.seen(page)
    assert store.counts().articles == 0


def test_the_same_actor_in_two_articles_is_one_with_all_aliases(
    store: Store, reading: Reading, make_reading: Make
) -> None:
    store.add(reading)
    other = make_reading(
        "Titel\nAnna Berger fordert mehr.",
        "zwei.txt",
        positions=[DEMAND | {"content": "mehr", "condition": None, "addressee": None}],
    )
    (actor,) = other.cast.actors
    store.add(replace(other, cast=replace(other.cast, actors=(replace(actor, aliases=("Parteichefin",)),))))
    berger = store.actors()[0]
    assert (berger.pages, berger.positions, set(berger.aliases)) == (2, 2, {"Berger", "Parteichefin"})
    assert len(store.positions(actor="Parteichefin")) == 2


def test_hostile_text_survives(store: Store, make_reading: Make) -> None:
    text = "Titel \x00 \ud800 '; DROP TABLE pages; --\nAnna Berger fordert \x1b[31m\u202eRuhe."
    entry = {
        "actor": "Anna\x00 \udfff'; DROP",
        "act": "demand",
        "content": "\x1b[31m\u202eRuhe",
        "issue": "a\x00\ud800b%_",
    }
    hints = Hints(title="\x00\ud800", authors=("\udc00",), main=(Span(0, 3),), headings=(Span(1, 2), Span(2, 3)))
    reading = make_reading(text, "x\x00\udce4.txt", positions=[entry], hints=hints, article={"outlet": "\x00"})
    store.add(reading)
    (position,) = store.positions()
    assert position.content.text == "\x1b[31m\u202eRuhe"
    (back,) = store.readings()
    assert back.page.text == text
    assert back.page.hints == hints
    assert back.article is not None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(st.characters(), min_size=1, max_size=60), cut=st.integers(0, 100))
def test_any_text_and_any_span_hold(store: Store, body: str, cut: int) -> None:
    page = Page(content_id(body, str(cut)), "u", None, "text/plain", body)
    spans = (Span(cut % len(body), len(body)),)
    reading = Reading(page, Article("a", page.id, None, spans), spans, (body,))
    store.add(reading)
    back = next(kept for kept in store.readings(superseded=True) if kept.page.id == page.id)
    assert back.page.text == body
    assert back.sentences == spans


def test_an_altered_page_is_told(store: Store, reading: Reading) -> None:
    store.add(reading)
    with store._writing() as connection:
        connection.exec_driver_sql("UPDATE pages SET digest = 'x'")
    with pytest.raises(StoreError, match="altered"):
        store.positions()
