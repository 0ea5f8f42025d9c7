"""The word lists load, and a bad entry is told with its place."""

import pytest

from lagebild.actors import lists
from lagebild.actors.gazetteer import adjective_owner, known_name, party_of
from lagebild.errors import ListError


def test_all_states_have_a_name_and_most_a_seat_of_government() -> None:
    states = lists.lexicon().states
    assert len(states) > 190
    assert len({state.name for state in states}) == len(states)
    assert sum(bool(state.seats) for state in states) > 180


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["Weißen", "Hauses"], "USA"),
        (["Vereinten", "Nationen"], "Vereinte Nationen"),
        (["Russlands"], "Russland"),
        (["Neu-Delhi"], "Indien"),
        (["Grünen"], "Grüne"),
    ],
)
def test_listed_names_in_any_case(words: list[str], name: str) -> None:
    known = known_name(words)
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize(
    ("word", "owner"), [("russische", "Russland"), ("US-Präsident", "USA"), ("SPÖ-Chefin", "SPÖ"), ("große", None)]
)
def test_what_adjectives_and_compounds_belong_to(word: str, owner: str | None) -> None:
    assert adjective_owner(word) == owner


def test_parties_in_brackets() -> None:
    assert party_of(("Bündnis 90/Die", "Grünen")) == "Grüne"
    assert party_of(("Archiv",)) is None


def test_a_list_with_an_odd_entry_is_refused() -> None:
    with pytest.raises(ListError, match="no word"):
        lists._words("offices", {"titles": ["Frau", True]}, "titles")
    with pytest.raises(ListError, match="unknown kind"):
        lists._known("organisations", {"name": "X", "kind": "planet"})
