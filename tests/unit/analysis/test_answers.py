"""Answers out of a small invented store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lagebild import read_text
from lagebild.analysis.answers import Reply, ask
from lagebild.store import Citation, CitedPosition, Store

PAGES = (
    (
        "Streit um die Sundbrücke\n\nMalmö (dpa) - Schweden lehnt eine Maut auf der Sundbrücke ab. "
        "Dänemark fordert eine Maut von zehn Euro, falls Schweden die Wartung nicht bezahlt. "
        "Die Verhandlungen sollen am 3. März fortgesetzt werden.\n"
    ),
    (
        "Fährleute wollen streiken\n\nMalmö (dpa) - Die Gewerkschaft der Fährleute drohte mit einem Streik. "
        "Das Wetter war am Montag schön.\n\nSchweden lehnt eine Maut auf der Sundbrücke ab.\n"
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("fragen") / "lage.db") as opened:
        for text in PAGES:
            opened.add(read_text(text, published="2031-02-20"))
        yield opened


def _ask(store: Store, question: str) -> Reply[CitedPosition, Citation]:
    return ask(store, question)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Wer lehnt die Maut ab?", "Schweden lehnt"),
        ("Was fordert Dänemark?", "zehn Euro"),
        ("Unter welcher Bedingung will Dänemark eine Maut?", "falls Schweden"),
        ("Womit droht die Gewerkschaft?", "Streik"),
        ("Wann wird weiter verhandelt?", "3. März"),
        ("Wer ist gegen eine Brückenmaut?", "Schweden lehnt"),
    ],
)
def test_the_best_answer(store: Store, question: str, word: str) -> None:
    reply = _ask(store, question)
    assert reply.answers and word in reply.answers[0].citation.sentence.text


def test_a_sentence_that_two_pages_print_is_one_answer(store: Store) -> None:
    best = _ask(store, "Wer lehnt die Maut ab?").answers[0]
    assert len({citation.source.page_id for citation in best.printed}) == 2
    assert best.position is not None and (best.position.actor, best.position.act) == ("Schweden", "reject")
    assert best.since == "2031-02-20"


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Was fordert Norwegen?", "Norwegen"),
        ("Wer lehnt die Erbschaftsteuer ab?", "Erbschaftsteuer"),
        ("Warum zögert der Fährleutevorsitzende?", "Fährleutevorsitzende"),
    ],
)
def test_what_the_store_does_not_know_it_does_not_answer(store: Store, question: str, missing: str) -> None:
    reply = _ask(store, question)
    assert reply.answers == ()
    assert missing in reply.missing


def test_what_others_say_is_no_answer_to_what_somebody_says(store: Store) -> None:
    for actor in ("Schweden", "Dänemark"):
        sentences = [answer.citation.sentence.text for answer in ask(store, f"Was fordert {actor}?", limit=9).answers]
        assert all(actor in sentence for sentence in sentences)


def test_the_limit_is_kept(store: Store) -> None:
    assert len(ask(store, "Was fordert Dänemark?", limit=1).answers) == 1


def test_an_empty_store_has_no_answer(tmp_path: Path) -> None:
    with Store(tmp_path / "leer.db") as empty:
        assert ask(empty, "Wer lehnt die Maut ab?").answers == ()
