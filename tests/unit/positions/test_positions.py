"""Positions of invented sentences, with a cast made by hand so that only this stage (and the quotations) is tested."""

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import german, positions, quotations
from lagebild.model import Actor, Anchor, Article, Cast, Evidence, Mention, Position, Problem, Quotation, Span

PEOPLE = {
    "Anna Berg": ("Anna Berg", "Berg"),
    "Jonas Reuter": ("Jonas Reuter", "Reuter"),
    "Metallbund": ("Metallbund", "die Gewerkschaft", "Gewerkschaft"),
    "Stahlverband": ("Stahlverband", "Arbeitgeber"),
    "Norland": ("Norland", "Nordburg"),
    "Südmark": ("Südmark", "Südstadt"),
    "Grüne Liste": ("Grüne Liste", "Grünen"),
    "Hafenblatt": ("Hafenblatt",),
}
KINDS = {"Anna Berg": "person", "Jonas Reuter": "person", "Norland": "state", "Südmark": "state", "Hafenblatt": "media"}


def cast_of(text: str) -> Cast:
    actors = tuple(Actor(name, name, KINDS.get(name, "organisation")) for name in PEOPLE)  # type: ignore[arg-type]
    mentions: list[Mention] = []
    for name, forms in PEOPLE.items():
        for form in sorted(forms, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){form}(?=s?\b)", text):
                place = Span(*match.span())
                if not any(mention.anchor.span.overlaps(place) for mention in mentions):
                    mentions.append(Mention(Anchor("p", place), "name", name, Evidence("test", "by hand", ())))
    return Cast(actors, tuple(sorted(mentions, key=lambda mention: mention.anchor.span)))


def attributed(found: tuple[Quotation, ...], cast: Cast) -> tuple[Quotation, ...]:
    def speaker(quotation: Quotation) -> str | None:
        place = quotation.speaker.span if quotation.speaker else None
        inside = [m.actor_id for m in cast.mentions if place is not None and place.overlaps(m.anchor.span)]
        return inside[-1] if inside else None

    return tuple(dataclasses.replace(quotation, actor=speaker(quotation)) for quotation in found)


def read(text: str, published: str | None = "2025-11-20") -> tuple[tuple[Position, ...], tuple[Problem, ...]]:
    article = Article("a", "p", None, (Span(0, len(text)),), published=published)
    sentences = german.analyse(article, text)
    cast = cast_of(text)
    said = attributed(quotations.find("p", text, sentences)[0], cast)
    return positions.find(article, text, sentences, said, cast)


def only(text: str) -> Position:
    found = read(text)[0]
    assert len(found) == 1, [(p.actor, p.act, p.content.span.of(text), p.evidence.rule) for p in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "actor", "act", "content"),
    [
        # cues
        (
            "Die Gewerkschaft fordert ein Lohnplus von acht Prozent.",
            "Metallbund",
            "demand",
            "ein Lohnplus von acht Prozent",
        ),
        ("Berg stellte neue Hilfen in Aussicht.", "Anna Berg", "offer", "neue Hilfen"),
        ("Norland lehnt den Vertrag ab.", "Norland", "reject", "den Vertrag"),
        ("Südmark warf Norland vor, die Grenze zu verletzen.", "Südmark", "accuse", "die Grenze zu verletzen"),
        ("Die Grünen begrüßten den Beschluss.", "Grüne Liste", "support", "den Beschluss"),
        ("Berg räumte ein, dass das Geld nicht reicht.", "Anna Berg", "concede", "das Geld nicht reicht"),
        ("Norland droht Südmark mit Vergeltung.", "Norland", "threaten", "Vergeltung"),
        (
            "Die Gewerkschaft ist bereit, über die Laufzeit zu reden.",
            "Metallbund",
            "offer",
            "über die Laufzeit zu reden",
        ),
        (
            "Die Gewerkschaft ist nicht bereit, über die Laufzeit zu reden.",
            "Metallbund",
            "reject",
            "über die Laufzeit zu reden",
        ),
        # what the article says somebody wants
        ("Norland will die Grenze schließen.", "Norland", "intend", "die Grenze schließen"),
        ("Norland will die Grenze nicht öffnen.", "Norland", "reject", "die Grenze nicht öffnen"),
        ("Norland will die Insel haben.", "Norland", "demand", "die Insel"),
        # what is said decides: modals and moods in reported speech
        ("Die Steuer müsse sinken, sagte Berg.", "Anna Berg", "demand", "Die Steuer müsse sinken"),
        ("Ausnahmen werde es nicht geben, sagte Berg.", "Anna Berg", "reject", "Ausnahmen"),
        ("Ein Verzicht sei ausgeschlossen, sagte Berg.", "Anna Berg", "reject", "Ein Verzicht"),
        ("Der Plan sei unverantwortlich, sagte Berg.", "Anna Berg", "accuse", "Der Plan sei unverantwortlich"),
        ("Der Entwurf sei vernünftig, sagte Berg.", "Anna Berg", "support", "Der Entwurf sei vernünftig"),
        ("Die Lage sei ernst, sagte Berg.", "Anna Berg", "assess", "Die Lage sei ernst"),
    ],
)
def test_one_position(text: str, actor: str, act: str, content: str) -> None:
    position = only(text)
    assert (position.actor, position.act, position.content.span.of(text)) == (actor, act, content)


@pytest.mark.parametrize(
    "text",
    [
        "Norland verhängte Zölle auf Stahl.",
        "Berg unterzeichnete am Montag das Gesetz.",
        "Die Gewerkschaft zählt 20.000 Mitglieder.",
        "Norland grenzt an Südmark.",
        "Wenn Norland den Vertrag ablehnt, beginnt alles von vorn.",
    ],
)
def test_narration_and_supposition_are_no_position(text: str) -> None:
    assert read(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "condition", "content"),
    [
        ("Berg bot Hilfe an, sofern Südmark zustimmt.", "sofern Südmark zustimmt", "Hilfe"),
        ("Berg bot Hilfe an, falls der Winter hart wird.", "falls der Winter hart wird", "Hilfe"),
        ("Die Gewerkschaft droht mit Streik, wenn das Angebot ausbleibt.", "wenn das Angebot ausbleibt", "Streik"),
        (
            "Bleibe das Angebot aus, werde man klagen, sagte Berg.",
            "Bleibe das Angebot aus", "werde man klagen",
        ),
        (
            "Sollte Südmark angreifen, werde Norland antworten, sagte Berg.",
            "Sollte Südmark angreifen", "werde Norland antworten",
        ),
    ],
)  # fmt: skip
def test_conditions_stand_apart(text: str, condition: str, content: str) -> None:
    position = only(text)
    assert position.condition is not None
    assert position.condition.span.of(text) == condition
    assert position.content.span.of(text) == content


def test_harm_under_a_condition_is_a_threat() -> None:
    assert only("Bleibe das Angebot aus, werde man klagen, sagte Berg.").act == "threaten"


def test_a_list_of_demands_is_taken_apart() -> None:
    text = "Die Gewerkschaft fordert ein Lohnplus und eine kürzere Laufzeit."
    assert [p.content.span.of(text) for p in read(text)[0]] == ["ein Lohnplus", "eine kürzere Laufzeit"]


def test_two_actors_hold_one_each() -> None:
    text = "Norland und Südmark lehnen den Vertrag ab."
    assert {position.actor for position in read(text)[0]} == {"Norland", "Südmark"}


def test_what_another_wants_has_a_voice() -> None:
    text = "Norland wolle die Grenze schließen, sagte Berg."
    position = only(text)
    assert (position.actor, position.voice, position.act) == ("Norland", "Anna Berg", "intend")


def test_a_paper_takes_no_stand() -> None:
    text = "Laut Hafenblatt ist das Schiff gesunken."
    assert read(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Südmark warf Norland vor, die Grenze zu verletzen.", "Norland"),
        ("Reuter forderte die Gewerkschaft auf, einzulenken.", "Metallbund"),
        ("Norland lehnt das Angebot Südmarks ab.", "Südmark"),
        ("Die Gewerkschaft droht mit Streik, wenn die Arbeitgeber nicht einlenken.", "Stahlverband"),
    ],
)
def test_addressees(text: str, addressee: str) -> None:
    assert only(text).addressee == addressee


def test_the_other_side_is_remembered() -> None:
    text = (
        "Die Gewerkschaft lehnte das Angebot der Arbeitgeber ab. Die Arbeitgeber bedauerten das. "
        "Die Gewerkschaft verlangt freie Tage."
    )
    assert [p.addressee for p in read(text)[0] if p.actor == "Metallbund"] == ["Stahlverband", "Stahlverband"]


def test_negation_that_the_act_does_not_carry() -> None:
    assert only("Der Krieg sei nicht zu gewinnen, sagte Berg.").negated
    assert only("Norland lehnt den Vertrag nicht ohne Grund ab.").act == "reject"
    assert not only("Norland lehnt den Vertrag ab.").negated


def test_an_unknown_holder_is_a_problem_and_no_guess() -> None:
    found, problems = read("Das Wetter lehnt den Vertrag ab.")
    assert found == ()
    assert [problem.kind for problem in problems] == ["unknown holder"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Berg lehnte den Vertrag am Dienstag ab.", "2025-11-18"),
        ("Berg lehnte den Vertrag am Donnerstag ab.", "2025-11-20"),
        ("Berg lehnt den Vertrag ab.", "2025-11-20"),
    ],
)
def test_said_on(text: str, day: str) -> None:
    assert only(text).said_on == day


def test_said_on_without_a_date() -> None:
    assert read("Berg lehnt den Vertrag ab.", None)[0][0].said_on is None


def test_every_position_has_rule_score_and_anchors_on_the_page() -> None:
    text = "Norland lehnt den Vertrag ab. Die Steuer müsse sinken, sagte Berg."
    for position in read(text)[0]:
        assert position.evidence.rule
        assert 0 < position.evidence.score <= 1
        assert position.evidence.anchors
        assert position.sentence.span.contains(position.content.span)


_WORDS = [
    "Berg",
    "Norland",
    "Südmark",
    "die",
    "Gewerkschaft",
    "will",
    "müsse",
    "lehnt",
    "ab",
    "droht",
    "mit",
    "Streik",
    ",",
    ".",
    ":",
    "„",
    "“",
    "«",
    "»",
    "dass",
    "wenn",
    "sofern",
    "sollte",
    "nicht",
    "kein",
    "und",
    "fordert",
    "sagte",
    ",",
    "sei",
    "bereit",
    "zu",
    "reden",
    "was",
    "werde",
    "es",
    "geben",
    "haben",
    "Druckmittel",
    "wie",
    "Forderung",
    "nach",
    "Kritik",
    "an",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=50))
def test_no_text_breaks_it(words: list[str]) -> None:
    text = " ".join(words) + " ."
    for position in read(text)[0]:
        assert position.content.span.end <= len(text)
        assert position.condition is None or position.condition.span.end <= len(text)


def test_two_hundred_nested_quotation_marks() -> None:
    text = "„" * 200 + "Norland lehnt den Vertrag ab" + "“" * 200 + ", sagte Berg."
    assert len(read(text)[0]) <= 2


def test_a_reason_in_the_konjunktiv_is_the_holders_own() -> None:
    text = "Die Grünen begrüßten den Beschluss, weil er den Frieden sichere."
    found = [(position.actor, position.act, position.content.span.of(text)) for position in read(text)[0]]
    assert ("Grüne Liste", "assess", "er den Frieden sichere") in found


def test_whom_it_does_not_satisfy_rejects() -> None:
    position = only("Der Gewerkschaft reicht das nicht.")
    assert (position.actor, position.act) == ("Metallbund", "reject")


def test_what_one_gives_at_most_is_an_offer() -> None:
    assert only("Die Gewerkschaft will höchstens auf acht Prozent heruntergehen.").act == "offer"


def test_the_one_who_must_is_addressed() -> None:
    position = only("Norland müsse die Grenze öffnen, sagte Berg.")
    assert (position.actor, position.act, position.addressee) == ("Anna Berg", "demand", "Norland")


def test_a_remark_on_a_demand_answers_it() -> None:
    text = "Norland verlangt freie Fahrt, was Südmark ablehnt."
    answer = next(position for position in read(text)[0] if position.actor == "Südmark")
    assert (answer.act, answer.content.span.of(text), answer.addressee) == ("reject", "freie Fahrt", "Norland")


@pytest.mark.parametrize(
    ("text", "actor", "act", "content"),
    [
        # resonance and origin: the holder stands behind a preposition
        ("Der neue Zoll stößt bei den Grünen auf Widerstand.", "Grüne Liste", "reject", "Der neue Zoll"),
        ("Der Vorschlag fand bei der Gewerkschaft Zustimmung.", "Metallbund", "support", "Der Vorschlag"),
        ("Scharfe Kritik kam von den Grünen.", "Grüne Liste", "accuse", "Scharfe Kritik"),
        # passives with an agent
        ("Die Öffnung der Grenze wird von Norland gefordert.", "Norland", "demand", "Die Öffnung der Grenze"),
        # a demand carried through, given up; a refusal given up; a door left open
        ("Die Gewerkschaft will acht Prozent mehr Lohn durchsetzen.", "Metallbund", "demand", "acht Prozent mehr Lohn"),
        ("Berg besteht nicht länger auf einem Rücktritt.", "Anna Berg", "concede", "einem Rücktritt"),
        ("Berg verschließt sich einer Reform nicht.", "Anna Berg", "offer", "einer Reform"),
        ("Einem Umbau würde sie sich nicht verschliessen, sagte Berg.", "Anna Berg", "offer", "Einem Umbau"),
        ("Berg schloss nicht aus, das Gericht anzurufen.", "Anna Berg", "threaten", "das Gericht anzurufen"),
        ("Berg schloss eine Zusammenarbeit nicht aus.", "Anna Berg", "offer", "eine Zusammenarbeit"),
        ("Über den Zeitplan lasse sich reden, sagte Berg.", "Anna Berg", "offer", "Über den Zeitplan lasse sich reden"),
        # what somebody calls unneeded is refused, at others' cost blamed; a clause in the first field is called so
        ("Berg hält den Antrag für überflüssig.", "Anna Berg", "reject", "den Antrag für überflüssig"),
        ("Berg sprach von einem Kurs auf Kosten der Alten.", "Anna Berg", "accuse", "einem Kurs auf Kosten der Alten"),
        ("Norland fühlt sich an den Vertrag nicht gebunden.", "Norland", "reject", "den Vertrag"),
        ("Die Grünen haben kein Verständnis für den Umbau.", "Grüne Liste", "accuse", "Verständnis für den Umbau"),
        (
            "Sie habe niemandem etwas versprochen, sagte Berg.",
            "Anna Berg",
            "reject",
            "Sie habe niemandem etwas versprochen",
        ),
        # what a reproach says is what is denied
        ("Berg verwahrte sich gegen den Vorwurf, Akten zu verstecken.", "Anna Berg", "reject", "Akten zu verstecken"),
        ("Norland erhebt Anspruch auf die Insel.", "Norland", "demand", "die Insel"),
    ],
)
def test_ways_of_saying_so(text: str, actor: str, act: str, content: str) -> None:
    position = only(text)
    assert (position.actor, position.act, position.content.span.of(text)) == (actor, act, content)


def test_one_passive_with_two_agents() -> None:
    text = "Die Öffnung der Grenze wird von Norland gefordert, von Südmark aber verweigert."
    assert {(p.actor, p.act) for p in read(text)[0]} == {("Norland", "demand"), ("Südmark", "reject")}


def test_joining_another_takes_over_act_and_content() -> None:
    text = "Norland sprach sich gegen ein Embargo aus, Südmark schloss sich dem an."
    assert [(p.actor, p.act, p.content.span.of(text)) for p in read(text)[0]] == [
        ("Norland", "reject", "ein Embargo"),
        ("Südmark", "reject", "ein Embargo"),
    ]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Berg warf der Gewerkschaft Wortbruch vor.", "Metallbund"),  # a dative and a bare accusative
        ("Norland bot Südmark Hilfe an.", "Südmark"),
        ("Die Grünen erwarten von Norland eine Entschuldigung.", "Norland"),
    ],
)
def test_whom_the_cue_names(text: str, addressee: str) -> None:
    assert only(text).addressee == addressee


def test_an_answer_is_directed_at_who_spoke_before() -> None:
    text = "Die Steuer müsse sinken, sagte Berg. Das sei falsch, entgegnete Reuter."
    assert read(text)[0][-1].addressee == "Anna Berg"


@pytest.mark.parametrize(
    "text",
    [
        "Der Sturm fordert die Gewerkschaft.",  # subject and object stand as they are
        "Lehnen die Grünen den Antrag ab?",  # the paper asks
        "Berg steht in engem Kontakt zu Reuter.",
        "Hinter Berg steht Reuter.",
    ],
)
def test_no_stance(text: str) -> None:
    assert not [p for p in read(text)[0] if p.actor != "Sturm"]


def test_verb_first_sollte_is_a_condition() -> None:
    text = "Sollte Norland sich weigern, die Grenze zu öffnen, will Südmark klagen."
    position = only(text)
    assert (position.actor, position.act) == ("Südmark", "threaten")
    assert position.condition is not None and position.condition.span.of(text).startswith("Sollte Norland sich weigern")
