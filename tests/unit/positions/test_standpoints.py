"""Stances that no verb of saying states: by whom, which act, which words."""

import pytest
from tests.unit.positions.test_finding import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in whose eyes
        ("Für die Grünen ist der Plan ein Fehler.", [("Grüne Liste", "accuse", "der Plan ein Fehler")]),
        ("Für die Grünen ist noch ein Platz frei.", []),
        # if it were up to somebody
        (
            "Geht es nach Norland, fällt die Maut im Mai weg.",
            [("Norland", "demand", "fällt die Maut im Mai weg")],
        ),
        # attributes with their agent
        ("Die von Norland geforderte Prämie kostet Millionen.", [("Norland", "demand", "Prämie")]),
        # plans that the paper goes on telling
        (
            "Norland will die Häfen umbauen. Das Geld soll aus dem Haushalt kommen.",
            [
                ("Norland", "intend", "die Häfen umbauen"),
                ("Norland", "intend", "Das Geld soll aus dem Haushalt kommen"),
            ],
        ),
        # what a colon counts up
        (
            "Ein faires Angebot liege vor, sagte Berg: drei Prozent mehr Lohn und zwei freie Tage.",
            [
                ("Anna Berg", "assess", "Ein faires Angebot liege vor"),
                ("Anna Berg", "offer", "drei Prozent mehr Lohn"),
                ("Anna Berg", "offer", "zwei freie Tage"),
            ],
        ),
        # who it is stands in the dative, or behind a preposition
        ("Den Grünen genügt das nicht.", [("Grüne Liste", "reject", "Den Grünen genügt das nicht")]),
        ("Rückhalt bekam Berg aus Norland.", [("Norland", "support", "Rückhalt bekam Berg aus Norland")]),
        # genitives of verbs, modals of the past
        ("Norland bezichtigte Südmark der Untätigkeit.", [("Norland", "accuse", "der Untätigkeit")]),
        ("Berg mochte sich mit dem Urteil nicht abfinden.", [("Anna Berg", "reject", "dem Urteil")]),
        # what a proposal says
        (
            "Norland hat die Forderung verworfen, Gas zu liefern.",
            [("Norland", "reject", "Gas zu liefern")],
        ),
        # asking pardon concedes
        ("Berg bat um Entschuldigung.", [("Anna Berg", "concede", "Berg bat um Entschuldigung")]),
    ],
)
def test_stances(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Welcher Seite Norland sich anschließt, ist offen.",
        "Norland feiert ein rundes Jubiläum.",
        "Berg setzte sich aufs Sofa.",
        "Auf Einzelheiten ging Berg nicht ein.",
        "Norland, das die Hälfte seines Etats aus Spenden bestreitet, schwieg.",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []
