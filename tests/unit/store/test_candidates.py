"""Sentences that may answer a question."""

from collections.abc import Callable, Iterator

import pytest

from lagebild.model import Judgement, Reading
from lagebild.store import Store

TEXT = (
    "Streit um Zölle\n"
    "Anna Berger fordert ein Ende der Zölle, falls die Verhandlungen beginnen. Karl Otto lehnt das ab.\n"
    "Am Freitag treffen sich beide in Bern."
)
DEMAND = {"actor": "Anna Berger", "act": "demand", "content": "ein Ende der Zölle"}
REJECT = {"actor": "Karl Otto", "act": "reject", "content": "das"}


@pytest.fixture(scope="module")
def store(shared_target: str, make_reading: Callable[..., Reading]) -> Iterator[Store]:
    event = {"text": "Am Freitag", "start": "2025-08-22"}
    with Store(shared_target) as opened:
        opened.add(make_reading(TEXT, positions=[DEMAND, REJECT], events=[event]))
        opened.add(make_reading("Wetter\nEs regnet in Bern.", uri="wetter.txt"))
        yield opened


def _texts(store: Store, words: list[str], actors: list[str] | None = None, **limit: int) -> list[str]:
    return [one.citation.sentence.text.split()[0] for one in store.candidates(words, actors or [], **limit).sentences]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["Zoll"], ["Streit", "Anna"]),
        (["Zoll", "Bern"], ["Streit", "Anna", "Am", "Es"]),
        (["Verhand*"], ["Anna"]),
        (["nirgends"], []),
        ([], []),
        (['"', "*", "' | !", "\x00"], []),
        (['Zoll" OR Bern'], []),
    ],
)
def test_any_word_or_beginning(store: Store, words: list[str], first: list[str]) -> None:
    assert _texts(store, words) == first


def test_sentences_of_an_actor(store: Store) -> None:
    (otto,) = (actor.id for actor in store.actors() if actor.name == "Karl Otto")
    (found,) = store.candidates([], [otto]).sentences
    assert [(held.actor, held.act) for held in found.positions] == [("Karl Otto", "reject")]
    assert otto in found.named
    assert len(found.near) == 1
    assert "Anna" in found.before and "Freitag" in found.after
    assert not found.tells_time


def test_what_is_counted(store: Store) -> None:
    found = store.candidates(["Zoll", "Bern"])
    assert found.frequencies == {"Zoll": 2, "Bern": 2}
    assert found.total >= 5
    assert [one.tells_time for one in found.sentences] == [False, False, True, False]


def test_the_limit_is_kept(store: Store) -> None:
    assert len(_texts(store, ["Zoll", "Bern"], limit=1)) == 1


def test_what_was_judged_wrong_is_no_answer(target: str, make_reading: Callable[..., Reading]) -> None:
    with Store(target) as opened:
        opened.add(make_reading(TEXT, positions=[DEMAND]))
        (held,) = opened.positions()
        opened.judge(Judgement(held.id, "wrong", None, "Eva", "2031-01-01T00:00:00Z"))
        (found,) = opened.candidates(["fordern"]).sentences
    assert found.positions == ()
