"""Issues induced from invented positions on a ferry and a border."""

import random
import time

import pytest

from lagebild.analysis import nouns
from lagebild.analysis.issues import Held, assign
from lagebild.analysis.nouns import Names


def held(actor: str, content: str, *, page: str = "a", place: int = 0, agrees: bool = True, sentence: str = "") -> Held:
    return Held(page, place, actor, agrees, content, sentence=sentence or content, label="Etikett")


FERRY = [
    held("Inselrat", "eine Obergrenze für die Fahrpreise", place=10),
    held("Reederei", "eine Obergrenze", place=90, agrees=False),
    held("Land", "die geforderte Obergrenze", page="b", place=10),
    held("Inselrat", "eine Nachtfähre", place=150),
    held("Reederei", "die Nachtfähre im Sommer", page="b", place=80),
    held("Fahrgastbund", "Nachtfähren an jedem Tag", page="b", place=200),
]


def test_positions_on_one_matter_share_an_issue() -> None:
    found = [one.issue for one in assign(FERRY)]
    assert found[:3] == ["Obergrenze"] * 3
    assert len(set(found[3:])) == 1
    assert found[3] != "Obergrenze"


def test_a_pronoun_is_about_what_stands_before_it() -> None:
    positions = [*FERRY, held("Reederei", "das", place=100, sentence="Das lehnt sie ab.")]
    assert assign(positions)[-1].issue == "Obergrenze"
    assert assign(positions)[-1].origin == "context"


def test_the_order_of_positions_does_not_matter() -> None:
    mixed = random.Random(3).sample(range(len(FERRY)), len(FERRY))
    found = assign([FERRY[number] for number in mixed])
    assert [found[mixed.index(number)] for number in range(len(FERRY))] == list(assign(FERRY))


def test_another_matter_changes_nothing() -> None:
    other = [
        held("Nordland", "den Abbau der Grenzzäune", page="c"),
        held("Südland", "neue Grenzzäune", page="d", agrees=False),
    ]
    assert assign([*FERRY, *other])[: len(FERRY)] == assign(FERRY)


def test_names_measures_and_people_are_no_issues() -> None:
    text = "Die Stadtwerke Lindau zahlen im Juni zwölf Prozent, sagt der Minister, wegen der Obergrenze."
    found = [noun for noun in nouns.found_in(text, Names(["Stadtwerke Lindau"])) if nouns.worth(noun)]
    assert found == ["Obergrenze"]


def test_without_nouns_the_own_label_stays() -> None:
    assert assign([held("Inselrat", "nichts", sentence="Nichts davon!")])[0].issue == "Etikett"
    assert assign([]) == ()


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("Wasservertrag", ("Wasser", "Vertrag")),
        ("Lohnerhöhung", ("Lohn", "Erhöhung")),
        ("Gebührenerhöhung", ("Gebühr", "Erhöhung")),
        ("Verhandlung", None),
        ("Aufgabe", None),
        ("Vertrag", None),
    ],
)
def test_compounds_are_cut_where_both_parts_are_nouns(noun: str, expected: tuple[str, str] | None) -> None:
    assert nouns.parts(noun) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mehr als die Kläranlagen", ["Kläranlage"]),
        ("den Beschluss über Zölle", ["Beschluss", "Zoll"]),
        ("eine 42-Stunden-Woche", ["Arbeitszeit"]),
        ("die Ober\xadgrenze", ["Obergrenze"]),
        ("XXXXXX " + "A" * 100_000, []),
    ],
)
def test_nouns_of_a_text(text: str, expected: list[str]) -> None:
    assert list(nouns.found_in(text, Names())) == expected


def test_common_words_say_less_than_rare_ones() -> None:
    assert nouns.worth("Obergrenze") > nouns.worth("Vertrag") > nouns.worth("Vorschlag")
    assert nouns.worth("Jahr") == 0


def test_words_used_alike_are_near() -> None:
    near, far = nouns.vectors(["Vertrag", "Abkommen", "Kläranlage"]) @ nouns.vectors(["Vertrag"]).T, 0.3
    assert near[1, 0] > 0.7
    assert near[2, 0] < far


def test_thousands_of_positions_take_seconds() -> None:
    words = [noun for noun, _ in zip(nouns._table(), range(4000), strict=False)][1000:]
    draw = random.Random(5)
    many = [
        held(f"Akteur {number % 40}", f"die {draw.choice(words)} und {draw.choice(words)}", page=str(number // 8))
        for number in range(4000)
    ]
    start = time.process_time()
    assign(many)
    assert time.process_time() - start < 20
