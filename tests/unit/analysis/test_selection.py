"""Which positions become statements, of whom, and which are left out and why."""

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from lagebild.analysis.selection import select_statements
from lagebild.analysis.statements import Entry, Statements, without_duplicates
from lagebild.analysis.windows import windows
from lagebild.model import Act, ActorKind


@dataclass(frozen=True)
class Place:
    page_id: str


@dataclass(frozen=True)
class Text:
    text: str = ""
    start: int = 0


@dataclass(frozen=True)
class Cited:
    source: Place
    sentence: Text = field(default=Text())
    before: str = ""


@dataclass(frozen=True)
class Held:
    """A position as a store answers with it."""

    actor: str
    act: Act = "demand"
    issue: str | None = "Fähre"
    actor_kind: ActorKind = "person"
    on_behalf_of: str | None = None
    on_behalf_of_kind: ActorKind | None = None
    negated: bool = False
    day: str | None = "2026-03-02"
    verdict: str | None = None
    id: str = "p"
    citation: Cited = field(default=Cited(Place("a")))
    actor_id: str = ""
    voice: str | None = None
    issue_origin: str = "content"
    content: Text = field(default=Text())
    condition: Text | None = None
    addressee: str | None = None
    sure_addressee: str | None = None
    score: float = 1.0


BEHRENS = Held("Inga Behrens", on_behalf_of="Inselrat", on_behalf_of_kind="authority")


@pytest.mark.parametrize(
    ("act", "negated", "agree"),
    [("demand", False, True), ("demand", True, False), ("reject", False, False), ("reject", True, True)],
)
def test_agreement_comes_from_act_and_negation(act: Act, negated: bool, agree: bool) -> None:
    found = select_statements([Held("Rat", act, negated=negated)]).statements
    assert found.agree.tolist() == [agree]
    assert found.when.tolist() == [datetime(2026, 3, 2)]


def test_by_organisation_persons_give_way_to_what_they_act_for() -> None:
    lone, bund = Held("Jan Petersen"), Held("Bund", actor_kind="state", on_behalf_of="EU")
    by_actor = select_statements([BEHRENS, lone, bund])
    assert by_actor.statements.actors == ("Bund", "Inga Behrens", "Jan Petersen")
    found = select_statements([BEHRENS, lone, bund], by="organisation")
    assert found.statements.actors == ("Bund", "Inselrat")
    assert found.kinds == {"Bund": "state", "Inselrat": "authority"}
    assert found.left_out == {"person without organisation": 1}


def test_what_is_wrong_or_has_no_issue_is_left_out_and_counted() -> None:
    found = select_statements([Held("A", verdict="wrong"), Held("A", issue=None), Held("A", verdict="corrected")])
    assert len(found.statements) == 1
    assert found.left_out == {"judged wrong": 1, "without issue": 1}


def test_kinds_keep_some_actors_only() -> None:
    found = select_statements([BEHRENS, Held("Bund", actor_kind="state")], kinds=["state"])
    assert found.statements.actors == ("Bund",)
    assert found.left_out == {"of another kind": 1}


def test_an_unknown_kind_gives_way_to_a_known_one() -> None:
    said = [Held("Nord", actor_kind="unknown")] * 3 + [Held("Nord", actor_kind="company")]
    assert select_statements(said).kinds == {"Nord": "company"}


def test_statements_without_a_date_are_in_no_window_and_share_a_period() -> None:
    entries = [Entry("A", "f", True, None, "d1"), Entry("A", "f", True, None, "d2")]
    said = Statements.of([*entries, Entry("A", "f", True, datetime(2026, 3, 2), "d3")])
    assert len(without_duplicates(said, "week")) == 2
    assert [len(window.statements) for window in windows(said, "day", 1)] == [1]
    assert not list(windows(Statements.of(entries), "day", 1))
