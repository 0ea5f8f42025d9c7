"""Which positions are found in sentences of many builds: actor, act and content, or nothing."""

import pytest
from tests.unit.positions.test_positions import only, read


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.actor, one.act, one.content.span.of(text)) for one in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lists over two addressees, joined clauses, joined names
        (
            "Berg verlangt von Norland eine Zusage und von der Stadt, nicht länger zuzuschauen.",
            [("Anna Berg", "demand", "eine Zusage"), ("Anna Berg", "demand", "nicht länger zuzuschauen")],
        ),
        (
            "Reuter verlangt, dass die Mieten fallen und die Busse fahren.",
            [("Jonas Reuter", "demand", "die Mieten fallen"), ("Jonas Reuter", "demand", "die Busse fahren")],
        ),
        (
            "Norland und Südmark beantragen, zuerst drei Häfen zu prüfen.",
            [
                ("Norland", "demand", "zuerst drei Häfen zu prüfen"),
                ("Südmark", "demand", "zuerst drei Häfen zu prüfen"),
            ],
        ),
        # a thing said to be something
        (
            "Die Forderung der Gewerkschaft lautet: ein freier Tag im Monat.",
            [("Metallbund", "demand", "ein freier Tag im Monat")],
        ),
        ("Die wichtigste Forderung von Berg ist ein Fonds.", [("Anna Berg", "demand", "ein Fonds")]),
        # being for or against
        ("Die Grünen sind gegen die Maut.", [("Grüne Liste", "reject", "die Maut")]),
        ("Norland ist strikt gegen eine Lockerung.", [("Norland", "reject", "eine Lockerung")]),
        ("Südmark war für ein Moratorium.", [("Südmark", "support", "ein Moratorium")]),
        ("Der Zaun ist gut gegen Wind.", []),
        # what the verb parts from what it is called
        ("Die Reform nannte Reuter einen Fehler.", [("Jonas Reuter", "accuse", "Die Reform")]),
        ("Eine Abstimmung hält Norland für überflüssig.", [("Norland", "reject", "Eine Abstimmung")]),
        # participle phrases, bare plurals, datives
        (
            "Die Arbeitgeber haben zuletzt drei Prozent geboten, gestreckt auf zwei Jahre.",
            [("Stahlverband", "offer", "drei Prozent")],
        ),
        ("Um die Preise zu drücken, will Reuter Vorräte kaufen.", [("Jonas Reuter", "intend", "Vorräte kaufen")]),
        (
            "Berg kündigte für den Herbst Proteste an, wenn die Mieten weiter steigen.",
            [("Anna Berg", "threaten", "Proteste")],
        ),
        ("Reuter hatte Norland am Morgen Untätigkeit vorgehalten.", [("Jonas Reuter", "accuse", "Untätigkeit")]),
        ("Norland hat Lücken in der Aufsicht eingestanden.", [("Norland", "concede", "Lücken in der Aufsicht")]),
        # wishes and refusals
        ("Die Grünen möchten die Maut ganz abschaffen.", [("Grüne Liste", "intend", "die Maut ganz abschaffen")]),
        (
            "Berg wollte sich nicht als Retterin feiern lassen.",
            [("Anna Berg", "reject", "sich nicht als Retterin feiern lassen")],
        ),
        (
            "Reuter erklärte, den Hafen schützen zu wollen.",
            [("Jonas Reuter", "intend", "den Hafen schützen zu wollen")],
        ),
    ],
)
def test_stances(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Grünen wollen davon nichts gewusst haben.",  # a claim
        "Berg setzte die Firma auf die Liste.",  # no reliance
        "Norland droht eine Rezession.",  # Norland is the victim
        "Berg prüft, wie weit Norland seinen Pflichten nachkommt.",  # a question
    ],
)
def test_no_stance(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # free relatives
        ("Wer zögere, verliere, sagte Berg.", [("Anna Berg", "Wer zögere, verliere")]),
        (
            "Wer spare, der belaste Familien und „verspielt Vertrauen“, sagte Berg.",
            [("Anna Berg", "Wer spare, der belaste Familien"), ("Anna Berg", "verspielt Vertrauen")],
        ),
        # what its cue cuts off
        ("Es komme, betonte Berg, zur rechten Zeit.", [("Anna Berg", "zur rechten Zeit")]),
        ("Das Gesetz sei, so Reuter, schlecht gemacht.", [("Jonas Reuter", "schlecht gemacht")]),
        ("„Ein Hof“, sagte Reuter, „ist kein Museum.“", [("Jonas Reuter", "ist kein Museum")]),
        (
            "Am Vertrag wird laut Berg nicht mehr gearbeitet.",
            [("Anna Berg", "Am Vertrag wird laut Berg nicht mehr gearbeitet")],
        ),
        # concessions are no propositions of their own
        ("So schwer das auch falle, man müsse sparen, sagte Berg.", [("Anna Berg", None)]),
        ("Der Hafen dürfe nicht warten, mahnte Reuter, so berechtigt manche Sorge auch sei.", [("Jonas Reuter", None)]),
        # who speaks behind the colon, who stands behind a paper
        (
            "Bei den Grünen reagierte man verschnupft: Berg falle ihnen in den Rücken, ärgerte sich Reuter.",
            [("Jonas Reuter", "Berg falle ihnen in den Rücken")],
        ),
        (
            "Das schwäche die Küste, heißt es in einem Schreiben von Berg.",
            [("Anna Berg", "Das schwäche die Küste")],
        ),
        ("Die Antwort von Reuter: „Wir haben einen langen Atem.“", [("Jonas Reuter", "Wir haben einen langen Atem")]),
        # a subject that the adverb of contrast leaves to the clause before
        (
            "Die Liste liege vor, werde aber nicht gedruckt, teilte Berg mit.",
            [("Anna Berg", "Die Liste liege vor"), ("Anna Berg", "werde aber nicht gedruckt")],
        ),
    ],
)
def test_propositions(text: str, expected: list[tuple[str, str | None]]) -> None:
    got = [(actor, content) for actor, _, content in found(text)]
    assert [(actor, content if want else None) for (actor, content), (_, want) in zip(got, expected, strict=True)] == (
        expected
    )


def test_offers_end_at_a_contrast() -> None:
    text = "Über die Frist könne man verhandeln, nicht aber über das Ziel, sagte Berg."
    assert found(text) == [
        ("Anna Berg", "offer", "Über die Frist könne man verhandeln"),
        ("Anna Berg", "reject", "nicht aber über das Ziel"),
    ]


def test_passive_without_subject_is_a_condition() -> None:
    text = "Werde nicht gespart, drohe Norland ein Verfahren, sagte Berg."
    position = only(text)
    assert (position.actor, position.content.span.of(text)) == ("Anna Berg", "drohe Norland ein Verfahren")
    assert position.condition is not None and position.condition.span.of(text) == "Werde nicht gespart"


def test_conditions_answered_over_an_infinitive() -> None:
    text = "Sollte Norland sich weigern, die Zahlen offenzulegen, will Berg vor Gericht ziehen."
    position = only(text)
    assert (position.actor, position.voice) == ("Anna Berg", None)
    assert position.condition is not None
    assert position.condition.span.of(text) == "Sollte Norland sich weigern, die Zahlen offenzulegen"


@pytest.mark.parametrize(
    ("second", "condition"),
    [
        ("Bedingung sei, dass der Bund die Kosten trage.", "dass der Bund die Kosten trage"),
        ("Voraussetzung dafür sei allerdings ein Beschluss des Rats.", "ein Beschluss des Rats"),
    ],
)
def test_conditions_in_the_next_sentence(second: str, condition: str) -> None:
    text = f"Berg bot an, die Mieten einzufrieren. {second}"
    offer, demand = read(text)[0]
    assert offer.condition is not None and offer.condition.span.of(text) == condition
    assert (offer.act, demand.act, demand.content.span.of(text)) == ("offer", "demand", condition.removeprefix("dass "))


def test_a_refusal_denied_is_none() -> None:
    position = only("„Wir haben uns nicht gegen den Hafen gewehrt“, sagte Berg.")
    assert (position.act, position.negated) == ("assess", True)


def test_surnames_that_are_words() -> None:
    text = "Die Ministerin Anna Berg reiste ab. Um die Preise zu drücken, will Berg Vorräte kaufen."
    assert found(text) == [("Anna Berg", "intend", "Vorräte kaufen")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers behind article and adverb, dates, words split off
        (
            "Die Gewerkschaft will für die rund 1100 Beschäftigten eine Zulage durchsetzen.",
            [("Metallbund", "demand", "eine Zulage")],
        ),
        ("„Wir haben“, sagte Reuter, „weder Geld noch Zeit.“", [("Jonas Reuter", "assess", "weder Geld noch Zeit")]),
        # what is told, not held
        ("Alle Daten seien von Norland geprüft, sagte Reuter.", [("Jonas Reuter", "assess", None)]),
        ("Die Zölle blieben so lange, wie Norland das wünscht, sagte Reuter.", [("Jonas Reuter", "assess", None)]),
        # an attribute behind a comma
        (
            "Allerdings sei das jetzige, aus der Not entstandene Verfahren zu langsam, sagte Reuter.",
            [
                (
                    "Jonas Reuter",
                    "assess",
                    "Allerdings sei das jetzige, aus der Not entstandene Verfahren zu langsam",
                )
            ],
        ),
        # a free relative clause in two parts
        (
            "„Wer nur Gegner sieht und nur Streit sucht, sollte nicht regieren“, sagte Reuter.",
            [("Jonas Reuter", None, "Wer nur Gegner sieht und nur Streit sucht, sollte nicht regieren")],
        ),
        # a clause for which "es" stands
        ("Reuter nannte es falsch, die Steuer zu senken.", [("Jonas Reuter", "accuse", "die Steuer zu senken")]),
    ],
)
def test_builds_met_in_the_press(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    got = found(text)
    assert len(got) == len(expected), got
    for (actor, act, content), (who, which, what) in zip(got, expected, strict=True):
        assert (actor, act if which else None, content if what else None) == (who, which, what)


@pytest.mark.parametrize(
    "text",
    [
        "Norland sprach von 400 Gästen.",
        "Reuter lehnt den Plan ab. Daran könnte alles scheitern.",
        "Reuter lehnt den Plan ab. Das hätte viel Geld gebracht.",
    ],
)
def test_what_nobody_holds(text: str) -> None:
    assert [content for _, _, content in found(text)] in ([], ["den Plan"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a thing wanted
        ("Norland will keine Beschlüsse vor der Wahl.", [("Norland", "reject", "keine Beschlüsse vor der Wahl")]),
        ("Südmark will Garantien.", [("Südmark", "demand", "Garantien")]),
        # "es" points at what is refused; names that belong to a preposition
        ("Reuter lehnt es ab, sich einzumischen.", [("Jonas Reuter", "reject", "sich einzumischen")]),
        (
            "Die Arbeitgeber boten Kunden in Ungarn, Serbien und Polen am Mittwoch Rabatte an.",
            [("Stahlverband", "offer", "Rabatte")],
        ),
    ],
)
def test_things_wanted_and_refused(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_a_source_behind_the_subject_is_no_part_of_it() -> None:
    text = "Norland, so Reuter, werde die Grenze schließen."
    position = only(text)
    assert (position.actor, position.voice, position.act) == ("Norland", "Jonas Reuter", "intend")
