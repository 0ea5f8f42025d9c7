"""The quality that was reached once is kept."""

import gold_sets
import pytest
import raise_floors


@pytest.mark.parametrize("name", (*gold_sets.OWN_SETS, *gold_sets.SHARED_SETS))
def test_no_figure_lies_below_its_floor(name: str) -> None:
    if name not in gold_sets.available():
        pytest.skip(f"no gold to measure against; {gold_sets.missing()}")
    floors = raise_floors.load()
    assert floors.get(name), "floors.json has no floors for this set"
    now = {name: raise_floors.figures_of(name)}
    assert raise_floors.fallen(now, {name: floors[name]}) == []


def test_a_floor_is_raised_but_never_lowered() -> None:
    floors = {"pages": {"headline": 0.8, "body F1": 0.9}}
    now = {"pages": {"headline": 0.95, "body F1": 0.9, "places": 0.5}}
    assert raise_floors.raised(now, floors) == {"pages": {"headline": 0.94, "body F1": 0.9, "places": 0.49}}


def test_floors_of_sets_that_are_not_here_stay() -> None:
    assert raise_floors.raised({}, {"pages": {"headline": 0.8}}) == {"pages": {"headline": 0.8}}


def test_what_has_fallen_or_gone_is_told() -> None:
    floors = {"pages": {"headline": 0.8, "body F1": 0.9}}
    assert len(raise_floors.fallen({"pages": {"headline": 0.79}}, floors)) == 2
    assert raise_floors.fallen({"pages": {"headline": 0.8, "body F1": 1.0}}, floors) == []
