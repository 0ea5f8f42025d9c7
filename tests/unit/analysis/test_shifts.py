"""Shifts between invented positions."""

from dataclasses import replace

import pytest

from lagebild.analysis.shifts import Stand, shifts
from lagebild.model import Act


def stand(
    act: Act, content: str, day: str, *, condition: str = "", side: str = "Inselrat", sentence: str = ""
) -> Stand:
    return Stand(side, act, False, day, 0, content, condition, sentence or f"{content}: {act}")


NO = stand("reject", "eine Nachtfähre", "2026-03-01")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (NO, stand("offer", "die Nachtfähre im Sommer", "2026-03-05"), "opens"),
        (NO, stand("accept", "Nachtfähren", "2026-03-05"), "opens"),
        (stand("accept", "die Obergrenze", "2026-03-01"), stand("reject", "jede Obergrenze", "2026-03-02"), "hardens"),
        (
            stand("demand", "eine Obergrenze", "2026-03-01"),
            stand("concede", "die Obergrenze", "2026-03-02"),
            "withdraws",
        ),
        (
            stand("offer", "die Nachtfähre", "2026-03-01", condition="wenn das Land zahlt"),
            stand("offer", "eine Nachtfähre", "2026-03-04"),
            "drops condition",
        ),
        (
            stand("offer", "die Nachtfähre", "2026-03-01"),
            stand("offer", "eine Nachtfähre", "2026-03-04", condition="sofern die Reederei hilft"),
            "adds condition",
        ),
        (
            stand("offer", "die Nachtfähre", "2026-03-01", condition="wenn das Land zahlt"),
            stand("offer", "eine Nachtfähre", "2026-03-04", condition="sofern die Reederei hilft"),
            "changes condition",
        ),
        (NO, stand("reject", "eine Nachtfähre", "2026-03-05"), None),
        (NO, stand("offer", "eine Nachtfähre", "2026-03-01"), None),
        (NO, stand("offer", "eine Kläranlage", "2026-03-05"), None),
        (NO, stand("offer", "eine Nachtfähre", "2026-03-05", side="Reederei"), None),
        (NO, stand("offer", "eine Nachtfähre", ""), None),
        (NO, stand("offer", "zwölf Prozent", "2026-03-05"), None),
    ],
)
def test_what_moves(before: Stand, after: Stand, kind: str | None) -> None:
    found = shifts([after, before])
    assert [(shift.kind, shift.before, shift.after) for shift in found] == ([(kind, 1, 0)] if kind else [])


def test_a_reworded_agency_sentence_moves_nobody() -> None:
    one = "Der Inselrat will die neue Nachtfähre in diesem Sommer auf keinen Fall bezahlen"
    other = "Der Inselrat will die neue Nachtfähre in diesem Sommer auf jeden Fall bezahlen, hieß es"
    before = replace(NO, sentence=one)
    assert shifts([before, stand("accept", "die Nachtfähre", "2026-03-02", sentence=other)]) == ()


def test_a_move_is_told_once() -> None:
    later = [
        stand("accept", f"die Nachtfähre{end}", f"2026-03-0{day}") for day, end in ((3, ""), (4, " bald"), (5, " doch"))
    ]
    found = shifts([NO, *later])
    assert [(shift.kind, shift.before, shift.after) for shift in found] == [("opens", 0, 1)]


def test_who_turns_twice_moves_twice() -> None:
    course = [NO, stand("accept", "die Nachtfähre", "2026-03-03"), stand("reject", "jede Nachtfähre", "2026-03-09")]
    assert [shift.kind for shift in shifts(course)] == ["opens", "hardens"]
