"""Human words laid over what was found, and for whom persons act."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from lagebild.model import Actor, Cast, Judgement, Reading
from lagebild.store import Store
from lagebild.store.human import fields

Make = Callable[..., Reading]
TEXT = "Titel\nInga Behrens fordert eine Nachtfähre. Jan Petersen lehnt sie ab."
ENTRIES = [
    {"actor": "Inga Behrens", "act": "demand", "content": "eine Nachtfähre", "issue": "Nachtfähre", "addressee": "Rat"},
    {"actor": "Jan Petersen", "act": "reject", "content": "sie ab", "issue": "Nachtfähre"},
]


@pytest.fixture
def store(target: str, make_reading: Make) -> Iterator[Store]:
    with Store(target) as opened:
        opened.add(make_reading(TEXT, positions=ENTRIES))
        yield opened


def say(store: Store, verdict: Any, correction: Any = None, target: str | None = None) -> int:
    told = json.dumps(correction) if isinstance(correction, dict) else correction
    name = target or store.positions()[0].id
    return store.judge(Judgement(name, verdict, told, "Tammen", "2026-03-02")).number


def test_a_correction_takes_the_place_of_what_was_found(store: Store) -> None:
    say(store, "corrected", {"actor": "Jan Petersen", "issue": "Fahrplan", "act": "offer", "addressee": None})
    line = store.positions(issue="Fahrplan")[0]
    assert (line.actor, line.act, line.addressee, line.verdict) == ("Jan Petersen", "offer", None, "corrected")
    assert line.actor_id == store.positions()[1].actor_id
    assert not store.positions(actor="Behrens")
    assert not store.positions(act="demand")
    assert len(store.positions(actor="Petersen")) == 2


def test_whom_a_human_names_is_meant_for_sure(store: Store) -> None:
    say(store, "corrected", {"addressee": "Jan Petersen"})
    line = store.positions()[0]
    assert (line.addressee, line.addressee_rule, line.addressee_score) == ("Jan Petersen", "human", 1.0)
    say(store, "corrected", {"addressee": None})
    line = store.positions()[0]
    assert (line.addressee, line.addressee_rule, line.addressee_score) == (None, None, None)


def test_a_correction_of_something_else_leaves_the_addressee(store: Store) -> None:
    before = store.positions()[0]
    say(store, "corrected", {"act": "offer"})
    line = store.positions()[0]
    assert (line.addressee, line.addressee_rule, line.addressee_score) == (
        before.addressee,
        before.addressee_rule,
        before.addressee_score,
    )


def test_agreement_turns_the_negation(store: Store) -> None:
    say(store, "corrected", {"agreement": False})
    line = store.positions()[0]
    assert (line.act, line.negated, line.agrees) == ("demand", True, False)


@pytest.mark.parametrize(
    "correction", ["falsch zugeordnet", "[1]", '{"act": "shout", "negated": 3, "actor": ""}', None]
)
def test_a_remark_changes_nothing(store: Store, correction: str | None) -> None:
    before = store.positions()[0]
    say(store, "corrected", correction)
    assert replace(store.positions()[0], verdict=None, reviewer=None) == before


def test_what_was_corrected_and_taken_back_is_as_it_was(store: Store) -> None:
    before = store.positions()
    store.take_back(say(store, "corrected", {"issue": "Fahrplan"}))
    assert store.positions() == before


@pytest.mark.parametrize(
    "said",
    [
        {"actor": "X", "start": 6, "end": 10},
        {"page": "gibt es nicht", "actor": "X", "start": 6, "end": 10},
        {"page": None, "start": 6, "end": 10},
        {"actor": "X", "start": 6, "end": 10_000},
        {"actor": "X", "start": 10, "end": 6},
        {"actor": "X", "start": "6", "end": 10},
    ],
)
def test_a_statement_that_stands_nowhere_is_none(store: Store, said: dict[str, Any]) -> None:
    page = store.positions()[0].citation.source.page_id
    say(store, "added", {"page": page, **said} if said.get("end") != 10 else said, target="eigene")
    assert len(store.positions()) == 2


def test_an_added_statement_stays_over_a_new_run_and_may_be_judged(store: Store, make_reading: Make) -> None:
    page = store.positions()[0].citation.source.page_id
    said = {"page": page, "start": 6, "end": 18, "actor": "Inga Behrens", "issue": "Ruhe", "act": "support"}
    say(store, "added", said, target="eigene")
    store.add(make_reading(TEXT, positions=ENTRIES), again=True)
    line = store.positions(issue="Ruhe")[0]
    assert (line.actor_kind, line.content.text, line.id) == ("person", "Inga Behrens", "eigene")
    assert line in tuple(store.every_position())
    say(store, "wrong", target="eigene")
    assert store.positions(issue="Ruhe")[0].verdict == "wrong"


def test_fields_of_a_correction() -> None:
    assert fields('{"issue": null, "negated": true, "start": 3}') == {"issue": None, "negated": True, "start": 3}
    assert fields("") == {}


def cast(reading: Reading, owners: dict[str, str], *more: Actor) -> Reading:
    actors = tuple(replace(actor, on_behalf_of=owners.get(actor.name)) for actor in reading.cast.actors)
    return replace(reading, cast=Cast((*actors, *more), reading.cast.mentions))


def behind(store: Store) -> dict[str, tuple[str | None, str | None]]:
    return {line.actor: (line.on_behalf_of, line.on_behalf_of_kind) for line in store.positions()}


def test_persons_act_for_the_first_one_behind_them_that_is_none(target: str, make_reading: Make) -> None:
    reading = make_reading(TEXT, positions=ENTRIES)
    council = Actor("rat", "Inselrat", "authority")
    owners = {"Inga Behrens": "Jan Petersen", "Jan Petersen": "Inselrat"}
    with Store(target) as store:
        store.add(cast(reading, owners, council))
        assert behind(store) == {"Inga Behrens": ("Inselrat", "authority"), "Jan Petersen": ("Inselrat", "authority")}


def test_a_circle_leads_nowhere_and_an_unknown_owner_is_named(target: str, make_reading: Make) -> None:
    with Store(target) as store:
        store.add(cast(make_reading(TEXT, positions=ENTRIES), {"Inga Behrens": "Inga Behrens", "Jan Petersen": "Nord"}))
        assert behind(store) == {"Inga Behrens": (None, None), "Jan Petersen": ("Nord", "unknown")}


def test_a_page_that_does_not_say_follows_the_others(target: str, make_reading: Make) -> None:
    with Store(target) as store:
        store.add(make_reading(TEXT, positions=ENTRIES))
        for number, owner in enumerate(("Inselrat", "Inselrat", "Bund")):
            other = make_reading(f"{TEXT} {number}", f"{number}.txt", positions=ENTRIES)
            store.add(cast(other, {"Inga Behrens": owner}))
        found = [line.on_behalf_of for line in store.positions(actor="Behrens")]
        assert found == ["Inselrat", "Inselrat", "Inselrat", "Bund"]
