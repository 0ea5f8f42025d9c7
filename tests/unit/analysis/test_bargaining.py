"""Where a bargain would settle, checked by hand."""

from pathlib import Path

import pytest

from lagebild.analysis.bargaining import Bargain, Demand, read_bargains, settle
from lagebild.errors import InputError


def _bargain(*rows: tuple[float, float, float], quo: float | None = None) -> Bargain:
    return Bargain("Grenze", tuple(Demand(f"A{n}", *row) for n, row in enumerate(rows)), quo, "")


def test_three_with_equal_weight() -> None:
    found = settle(_bargain((0, 100, 1), (30, 100, 1), (90, 100, 1)))
    assert (found.median, found.compromise, found.nash) == (30, 40, None)


def test_salience_and_weight_multiply() -> None:
    found = settle(_bargain((0, 50, 1), (100, 100, 1.5)))
    assert found.median == 100
    assert found.compromise == pytest.approx(75)


def test_between_two_equal_halves() -> None:
    assert settle(_bargain((20, 100, 1), (60, 100, 1))).median == 40


def test_nash_splits_what_is_gained_over_the_status_quo() -> None:
    # from 0, utilities rise one for one up to each ideal point: past 40 the first loses what the second gains
    found = settle(_bargain((40, 100, 1), (80, 100, 1), quo=0))
    # gains 80 - x and x: their product is largest at x = 40, where the first kink lies
    assert found.nash == pytest.approx(40)
    heavier = settle(_bargain((40, 100, 1), (80, 100, 3), quo=0))
    assert heavier.nash == pytest.approx(60)


def test_nobody_moves_where_the_status_quo_lies_between() -> None:
    assert settle(_bargain((0, 100, 1), (100, 100, 1), quo=50)).nash is None


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "gewichte.yaml"
    file.write_text(
        "issues:\n  Grenze:\n    scale: 0 = keine, 100 = zwölf\n    status quo: 0\n    actors:\n"
        "      Norland: {position: 20, salience: 80, weight: 2}\n      Südland: {position: 90}\n",
        "utf-8",
    )
    (bargain,) = read_bargains(file)
    assert bargain.demands == (Demand("Norland", 20, 80, 2), Demand("Südland", 90, 100, 1))
    assert (bargain.status_quo, bargain.scale) == (0, "0 = keine, 100 = zwölf")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("issues: [", "no YAML"),
        ("topics: {}", "'issues'"),
        ("issues: {Zoll: {actors: {A: {position: 1}}}}", "two actors"),
        ("issues: {Zoll: {actors: {A: {position: 1}, B: {}}}}", "actor 'B': 'position' is missing"),
        ("issues: {Zoll: {actors: {A: {position: 1}, B: {position: 101}}}}", "from 0 to 100"),
        ("issues: {Zoll: {actors: {A: {position: 1}, B: {position: yes}}}}", "True is no number"),
        ("issues: {Zoll: {actors: {A: {position: 1}, B: {position: 1, weight: -1}}}}", "of 0 or more"),
        ("issues: {Zoll: {actors: {A: {position: 1}, B: {position: .nan}}}}", "is no number"),
        ("issues: {Zoll: {actors: {A: {position: 1}, B: {position: 1, wait: 1}}}}", "unknown key 'wait'"),
        ("issues: {Zoll: {actors: {A: {position: 1, weight: 0}, B: {position: 1, weight: 0}}}}", "somebody must care"),
        ("issues: {Zoll: 3}", "needs actors"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "gewichte.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match="gewichte") as error:
        read_bargains(file)
    assert told in str(error.value) and "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_bargains(tmp_path / "keine.yaml")
