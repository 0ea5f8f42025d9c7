"""What nouns say about actors, and their nominative."""

import pytest

from lagebild.actors.words import genitive_name, nominative_adjective, noun


@pytest.mark.parametrize(
    ("word", "head", "sort"),
    [
        ("Verkehrsministerin", "minister", "person"),
        ("Ministers", "minister", "person"),
        ("Vorsitzender", "vorsitzend", "person"),
        ("54-Jährige", "jährig", "person"),
        ("US-Regierungsbeamte", "beamt", "person"),
        ("Pflegeverbands", "verband", "body"),
        ("Städtetag", "tag", "body"),
        ("Diplomatenkreisen", "kreise", "body"),
        ("Ethikrat", "rat", "body"),
        ("Eltern", "eltern", "people"),
    ],
)
def test_what_a_noun_names(word: str, head: str, sort: str) -> None:
    found = noun(word)
    assert found is not None
    assert (found.head.removeprefix("regierungs"), found.sort) == (head, sort)


@pytest.mark.parametrize(
    "word", ["Computer", "November", "Parteitag", "Vorrat", "Autobahn", "Forderung", "Ausland", "Hauptstadt"]
)
def test_things_and_events_are_nobody(word: str) -> None:
    assert noun(word) is None


def test_demokrat_is_no_rat() -> None:
    found = noun("Demokrat")
    assert found is not None
    assert found.sort == "person"


@pytest.mark.parametrize(
    ("word", "gender", "wanted"),
    [
        ("kommunale", "m", "kommunaler"),
        ("indischen", "n", "indisches"),
        ("dänischer", "f", "dänische"),
        ("politischen", "p", "politische"),
    ],
)
def test_adjectives_in_the_strong_nominative(word: str, gender: str, wanted: str) -> None:
    assert nominative_adjective(word, gender) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"), [("Putins", "Putin"), ("Merz’", "Merz"), ("Weiss", "Weiss"), ("Ute", "Ute")]
)
def test_names_without_the_genitive(word: str, wanted: str) -> None:
    assert genitive_name(word) == wanted
