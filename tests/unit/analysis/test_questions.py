"""What questions ask."""

import contextlib
from dataclasses import dataclass

import pytest

from lagebild.analysis.questions import Question, understand
from lagebild.errors import InputError
from lagebild.model import ActorKind


@dataclass(frozen=True)
class Actor:
    id: str
    name: str
    kind: ActorKind = "person"
    aliases: tuple[str, ...] = ()
    on_behalf_of: str | None = None


KNOWN = (
    Actor("lind", "Eva Lindqvist", on_behalf_of="Schweden"),
    Actor("schweden", "Schweden", "state"),
    Actor("dänemark", "Dänemark", "state"),
    Actor("gdf", "Gewerkschaft der Fährleute", "union", ("GdF",)),
)


def _asked(text: str) -> Question:
    return understand(text, KNOWN)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Wer lehnt die Brücke ab?", "holder"),
        ("Was fordert Schweden?", "content"),
        ("Womit droht die GdF?", "content"),
        ("Unter welcher Bedingung hilft Dänemark?", "condition"),
        ("Unter welchen Voraussetzungen wird gebaut?", "condition"),
        ("Wann beginnt der Bau?", "time"),
        ("Seit wann streikt die GdF?", "since"),
        ("Wie viel Geld bietet Dänemark an?", "amount"),
        ("Warum zögert Schweden?", "reason"),
        ("Wem droht die GdF?", "addressee"),
        ("Lehnt Schweden die Brücke ab?", "whether"),
    ],
)
def test_what_is_asked_for(text: str, asks: str) -> None:
    assert _asked(text).asks == asks


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Was fordert Schweden?", "demand"),
        ("Wer lehnt die Brücke ab?", "reject"),
        ("Wer akzeptiert die Brücke nicht?", "reject"),
        ("Womit droht die GdF?", "threaten"),
        ("Was bietet Dänemark an?", "offer"),
        ("Was wirft Lindqvist den Dänen vor?", "accuse"),
        ("Wer ist gegen die Brücke?", "reject"),
        ("Wer ist für die Brücke?", "support"),
        ("Was will Schweden?", "demand"),
        ("Was hat Dänemark vor?", "intend"),
        ("Was ist Voraussetzung für die Zustimmung der GdF?", "accept"),
        ("Wie begründet Schweden seinen Widerstand?", "reject"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert act in _asked(text).acts


def test_who_is_asked_to_hold_it_and_who_is_named_besides() -> None:
    found = _asked("Was verlangt Schweden von Dänemark?")
    assert (set(found.holders), set(found.others)) == ({"schweden"}, {"dänemark"})
    assert found.behind == {"lind"}
    assert found.topics == ("verlangen",)


@pytest.mark.parametrize("name", ["Eva Lindqvist", "Lindqvist"])
def test_a_person_by_full_or_last_name(name: str) -> None:
    assert _asked(f"Was fordert {name}?").holders == {"lind"}


@pytest.mark.parametrize("name", ["die GdF", "die Gewerkschaft der Fährleute", "die Gewerkschaft"])
def test_a_body_by_name_alias_or_first_word(name: str) -> None:
    assert _asked(f"Was fordert {name}?").holders == {"gdf"}


def test_a_capital_stands_for_its_state() -> None:
    assert _asked("Was will Stockholm?").holders == {"schweden"}


def test_in_a_question_for_the_holder_all_names_are_besides() -> None:
    found = _asked("Wer unterstützt Dänemark?")
    assert (set(found.holders), set(found.others)) == (set(), {"dänemark"})


def test_nouns_for_acts_are_no_topics() -> None:
    assert _asked("Was ist Voraussetzung für die Zustimmung der GdF zum Bau?").nouns == {"Bau"}


def test_a_verb_without_its_prefix_still_is_the_cue() -> None:
    found = _asked("Was schlägt Schweden vor?")
    assert found.topics and all(map(found.is_cue, found.topics))
    assert not found.is_cue("Brücke")


def test_of_actors_told_apart_by_a_place_the_named_one_is_meant() -> None:
    known = (
        Actor("a", "Opposition (Malmö)", "group", ("Opposition",)),
        Actor("b", "Opposition (Oslo)", "group", ("Opposition",)),
    )
    assert understand("Was fordert die Opposition in Oslo?", known).holders == {"b"}
    assert understand("Was fordert die Opposition?", known).holders == {"a", "b"}


def test_strangers_are_named() -> None:
    assert _asked("Was fordert Norwegen?").strange == ("Norwegen",)


@pytest.mark.parametrize("text", ["", "?!", "   "])
def test_no_word_no_question(text: str) -> None:
    with pytest.raises(InputError, match="no word"):
        _asked(text)


@pytest.mark.parametrize(
    "text", ["\u201e" * 500, "Wer " * 5000, 'Wer " OR * NEAR( lehnt ab', "Was\x00fordert \ud800 Schweden?"]
)
def test_odd_questions_do_no_harm(text: str) -> None:
    with contextlib.suppress(InputError):
        _asked(text)
