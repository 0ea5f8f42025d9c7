"""What can be agreed, on invented positions."""

from dataclasses import dataclass, field

import pytest

from lagebild.analysis.agreement import Agreement, agree, side
from lagebild.model import Act, ActorKind


@dataclass(frozen=True)
class Text:
    text: str
    start: int = 0


@dataclass(frozen=True)
class Page:
    page_id: str = "seite"


@dataclass(frozen=True)
class Cited:
    source: Page = field(default_factory=Page)
    sentence: Text = field(default_factory=lambda: Text(""))
    before: str = ""


@dataclass(frozen=True)
class Held:
    """A position as the analysis asks for it."""

    actor: str
    act: Act
    issue: str | None
    content: Text
    day: str | None = "2031-03-01"
    condition: Text | None = None
    addressee: str | None = None
    sure_addressee: str | None = None
    negated: bool = False
    on_behalf_of: str | None = None
    voice: str | None = None
    verdict: str | None = None
    actor_kind: ActorKind = "state"
    score: float = 0.9
    citation: Cited = field(default_factory=Cited)
    on_behalf_of_kind: ActorKind | None = None
    issue_origin: str = "content"

    @property
    def actor_id(self) -> str:
        return self.actor

    @property
    def id(self) -> str:
        return f"{self.actor} {self.act} {self.issue} {self.day}"


@dataclass(frozen=True)
class Actor:
    name: str
    kind: ActorKind = "state"
    on_behalf_of: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.name


def _held(actor: str, act: Act, issue: str | None, content: str, condition: str = "", **rest: object) -> Held:
    return Held(actor, act, issue, Text(content), condition=Text(condition) if condition else None, **rest)  # type: ignore[arg-type]  # fields by name


def _sides(found: Agreement[Held], issue: str) -> dict[str, str]:
    return {stand.actor: stand.side for state in found.issues if state.issue == issue for stand in state.stands}


@pytest.mark.parametrize(
    ("act", "negated", "expected"),
    [
        ("demand", False, "for"),
        ("demand", True, "against"),
        ("reject", False, "against"),
        ("reject", True, "for"),
        ("assess", False, "open"),
        ("threaten", True, "open"),
        ("concede", False, "open"),
        ("accuse", False, "open"),
    ],
)
def test_side(act: Act, negated: bool, expected: str) -> None:
    assert side(act, negated=negated) == expected


def test_the_latest_side_counts_and_what_takes_none_does_not_undo_it() -> None:
    found = agree([
        _held("Norland", "reject", "Quote", "die Fangquote", day="2031-03-01"),
        _held("Norland", "accept", "Quote", "die Fangquote", day="2031-03-05"),
        _held("Norland", "demand", "Quote", "eine Quote", day="2031-03-07"),
        _held("Norland", "assess", "Quote", "die Fangquote", day="2031-03-09"),
    ])  # fmt: skip
    (stand,) = found.issues[0].stands
    assert (stand.side, stand.position.day, stand.since, stand.age) == ("for", "2031-03-07", "2031-03-05", 2)
    assert stand.changed


def test_a_figure_of_speech_decides_nothing() -> None:
    found = agree([
        _held("Norland", "accept", "Fangquote", "die Fangquote", day="2031-03-05"),
        _held("Norland", "reject", "Fangquote", "die Hand", day="2031-03-08"),
    ])  # fmt: skip
    (stand,) = found.issues[0].stands
    assert (stand.side, stand.position.day) == ("for", "2031-03-05")


def test_what_others_words_undo_is_open() -> None:
    """Whoever rejected a quota and later accepts "the offer" no longer blocks the quota, nor clearly wants it."""
    found = agree([
        _held("Norland", "reject", "Fangquote", "eine Fangquote", day="2031-03-01"),
        _held("Norland", "accept", "Fangquote", "das Angebot", day="2031-03-05", issue_origin="context"),
        _held("Südland", "demand", "Fangquote", "eine Fangquote", day="2031-03-05"),
    ])  # fmt: skip
    assert _sides(found, "Fangquote") == {"Norland": "open", "Südland": "for"}
    assert found.issues[0].state == "one-sided"
    named = {stand.actor: stand.named for stand in found.issues[0].stands}
    assert named == {"Norland": False, "Südland": True}


def test_what_is_told_as_over_is_no_latest_position() -> None:
    sentence = Text("Noch am Montag hatte das Land eine Fangquote strikt ausgeschlossen.")
    found = agree([
        _held("Norland", "reject", "Fangquote", "eine Fangquote", citation=Cited(sentence=sentence)),
        _held("Südland", "demand", "Fangquote", "eine Fangquote"),
    ])  # fmt: skip
    assert _sides(found, "Fangquote") == {"Norland": "open", "Südland": "for"}


@pytest.mark.parametrize(
    ("act", "content", "negated", "expected"),
    [
        ("demand", "eine Obergrenze für die Steuern", False, "open"),  # about the limit, not about the taxes
        ("demand", "die Steuern zu senken", False, "for"),
        ("demand", "Die Steuern dürften zehn Prozent nicht überschreiten", True, "open"),  # not against the taxes
        ("demand", "keine Steuern", True, "against"),
        ("reject", "neue Vermögensteuern", False, "against"),
        ("accept", "den Vorschlag", False, "open"),
        ("intend", "die Steuern zu Fall zu bringen", False, "open"),  # not for them
        ("demand", "die Steuern abzuschaffen", False, "open"),
    ],
)
def test_only_words_that_name_the_issue_take_a_side(act: Act, content: str, negated: bool, expected: str) -> None:
    assert _sides(agree([_held("Norland", act, "Steuer", content, negated=negated)]), "Steuer") == {"Norland": expected}


def test_what_an_analyst_coded_takes_the_side_of_its_act() -> None:
    coded = _held("Norland", "accept", "Steuer", "den Vorschlag", issue_origin="codebook")
    assert _sides(agree([coded]), "Steuer") == {"Norland": "for"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("demand", "höhere Löhne"), ("support", "höhere Löhne"), "common"),
        (("demand", "höhere Löhne"), ("offer", "Löhne"), "various"),
        (("demand", "acht Prozent mehr Lohn"), ("offer", "vier Prozent mehr Lohn"), "amounts"),
        (("demand", "den Lohn zu senken"), ("demand", "den Lohn zu erhöhen"), "various"),
        (("demand", "den Lohn der Fahrer"), ("demand", "den Lohn der Köche"), "various"),
        (("demand", "höhere Löhne"), ("reject", "höhere Löhne"), "blocked"),
        (("demand", "den Lohn zu senken"), ("reject", "den Lohn zu zahlen"), "various"),
        (("demand", "den Lohn der Fahrer"), ("reject", "den Lohn der Köche"), "various"),
        (("demand", "einen Mindestlohn"), ("reject", "den Lohn"), "various"),
        (("demand", "einen Mindestlohn"), ("reject", "den Mindestlohn"), "blocked"),
    ],
)
def test_agreement_is_claimed_of_the_same_words_only(
    first: tuple[Act, str], second: tuple[Act, str], expected: str
) -> None:
    found = agree([
        _held("Gewerkschaft", first[0], "Lohn", first[1]),
        _held("Verband", second[0], "Lohn", second[1]),
    ])  # fmt: skip
    assert [state.state for state in found.issues] == [expected]


def test_states_of_issues() -> None:
    found = agree([
        _held("Norland", "demand", "Hafen", "den Hafen"),
        _held("Südland", "accept", "Hafen", "den Hafen"),
        _held("Norland", "demand", "Zoll", "den Zoll"),
        _held("Südland", "reject", "Zoll", "den Zoll"),
        _held("Südland", "reject", "Brücke", "die Brücke"),
        _held("Südland", "offer", "Kredit", "den Kredit"),
        _held("Südland", "demand", None, "das"),
        _held("Norland", "reject", "Kredit", "den Kredit", verdict="wrong"),
    ])  # fmt: skip
    states = {state.issue: state.state for state in found.issues}
    assert states == {"Hafen": "common", "Zoll": "blocked", "Brücke": "refused", "Kredit": "one-sided"}


def test_persons_speak_for_what_stands_behind_them() -> None:
    positions = [
        _held("Eva Lind", "reject", "Zoll", "den Zoll", day="2031-03-01", on_behalf_of="Norland"),
        _held("Jan Berg", "accept", "Zoll", "den Zoll", day="2031-03-04", on_behalf_of="Norland"),
    ]
    assert _sides(agree(positions), "Zoll") == {"Norland": "for"}
    assert _sides(agree(positions, by="actor"), "Zoll") == {"Eva Lind": "against", "Jan Berg": "for"}


def test_a_word_is_another_issue_in_another_story() -> None:
    other = Cited(Page("andere"))
    found = agree(
        [
            _held("Norland", "demand", "Vertrag", "den Vertrag"),
            _held("Gewerkschaft", "reject", "Vertrag", "den Vertrag", citation=other),
        ],
        stories={"seite": "Grenzstreit", "andere": "Tarifrunde"},
    )
    assert {(state.story, state.state) for state in found.issues} == {
        ("Grenzstreit", "one-sided"),
        ("Tarifrunde", "refused"),
    }


def test_no_common_ground_where_somebody_rejects_it_in_other_words_or_it_is_only_told() -> None:
    agreed = [_held(one, "accept", "Vertrag", "den Vertrag") for one in ("Norland", "Südland")]
    refusal = _held("Westland", "reject", "Vertrag", "ein Abkommen ohne uns", issue_origin="context")
    assert [state.state for state in agree(agreed).issues] == ["common"]
    assert [state.state for state in agree([*agreed, refusal]).issues] == ["shared"]
    plans = [_held(one, "intend", "Zoll", "den Zoll zu senken") for one in ("Norland", "Südland")]
    assert [state.state for state in agree(plans).issues] == ["common"]
    told = [_held(one, "intend", "Zoll", "der Zoll werde sinken") for one in ("Norland", "Südland")]
    assert _sides(agree(told), "Zoll") == {"Norland": "open", "Südland": "open"}


def test_pages_of_no_story_do_not_meet() -> None:
    other = Cited(Page("andere"))
    positions = [
        _held("Norland", "demand", "Entschuldigung", "eine Entschuldigung"),
        _held("Verein", "reject", "Entschuldigung", "eine Entschuldigung", citation=other),
    ]
    assert [state.state for state in agree(positions, stories={}).issues] == ["one-sided", "refused"]
    assert [state.state for state in agree(positions).issues] == ["blocked"]


def test_an_opinion_hangs_on_nothing() -> None:
    found = agree([
        _held("Norland", "assess", "Hafen", "der Hafen lohnt sich", "wenn viele kommen"),
        _held("Norland", "assess", "Hafen", "den Hafen gibt es nicht", "solange der Zoll bleibt", negated=True),
    ])  # fmt: skip
    assert [one.position.condition and one.position.condition.text for one in found.dependences] == [
        "solange der Zoll bleibt"
    ]


def test_conditions_point_to_issues_and_run_in_circles() -> None:
    found = agree([
        _held("Norland", "offer", "Abrüstung", "die Abrüstung", "wenn die Grenzfrage geklärt ist"),
        _held("Südland", "accept", "Grenzfrage", "die Grenzfrage", "sofern die Abrüstung beginnt"),
        _held("Westland", "offer", "Kredit", "einen Kredit", "falls alle mitziehen"),
        _held("Westland", "offer", "Hafen", "den Hafen", "falls der Hafen frei ist"),
    ])  # fmt: skip
    assert {(one.issue, one.on) for one in found.dependences} == {
        ("Abrüstung", "Grenzfrage"),
        ("Grenzfrage", "Abrüstung"),
        ("Kredit", None),
        ("Hafen", None),  # its own issue is no other
    }
    assert found.circles == (("Abrüstung", "Grenzfrage"),)


def test_what_a_condition_only_touches_is_no_issue_of_it() -> None:
    found = agree([
        _held("Norland", "offer", "Hafen", "den Hafen", "solange keine Zusage für alle Fähren vorliegt"),
        _held("Südland", "demand", "Fähre", "eine Fähre"),
        _held("Südland", "accept", "Fähre", "das Angebot", "wenn der Hafen öffnet", issue_origin="context"),
    ])  # fmt: skip
    assert [(one.issue, one.on) for one in found.dependences] == [("Hafen", None), (None, "Hafen")]
    assert found.circles == ()


def test_copies_of_a_condition_make_one_arrow() -> None:
    days = ("2031-03-01", "2031-03-02")
    copies = [_held("Norland", "offer", "Hafen", "den Hafen", "wenn der Zoll fällt", day=day) for day in days]
    found = agree([*copies, _held("Südland", "demand", "Zoll", "den Zoll")])
    assert [(one.issue, one.on) for one in found.dependences] == [("Hafen", "Zoll")]


def test_who_is_spoken_about_and_never_speaks() -> None:
    positions = [
        _held(
            "Norland", "demand", "Zoll", "Ostland müsse den Zoll senken", addressee="Ostland", sure_addressee="Ostland"
        ),
        _held("Norland", "offer", "Hafen", "den Bergleuten in Ostlandia helfen"),
        _held("Eva Lind", "demand", "Hafen", "Hilfe von Westland", on_behalf_of="Südland", sure_addressee="Südland"),
        _held("Norland", "reject", "Hafen", "das Ultimatum", addressee="Inselland"),
    ]
    actors = [Actor("Ostland"), Actor("Westland"), Actor("Südland"), Actor("Norland"), Actor("Bergleuten", "group")]
    found = agree(positions, [*actors, Actor("Beobachter", "anonymous"), Actor("Vermittlerin", "person")])
    assert {one.actor: (len(one.addressed), len(one.mentioned)) for one in found.silent} == {
        "Ostland": (1, 1),
        "Westland": (0, 1),
        "Bergleuten": (0, 1),
    }


def test_one_issue_with_what_hangs_on_it() -> None:
    found = agree(
        [
            _held("Norland", "offer", "Hafen", "den Hafen", "wenn der Zoll fällt"),
            _held("Südland", "demand", "Zoll", "den Zoll"),
            _held("Südland", "demand", "Brücke", "die Brücke"),
        ],
        issue="zoll",
    )
    assert [state.issue for state in found.issues] == ["Zoll"]
    assert [(one.issue, one.on) for one in found.dependences] == [("Hafen", "Zoll")]


def test_nothing_and_undated() -> None:
    assert agree([]) == Agreement((), (), (), (), None)
    (state,) = agree([_held("Norland", "demand", "Zoll", "den Zoll", day=None)]).issues
    assert (state.stands[0].age, state.stands[0].since) == (None, None)
