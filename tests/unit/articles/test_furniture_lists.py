"""The lists of this stage are sound, and a bad one is told plainly."""

import pytest

from lagebild.articles import wordlists
from lagebild.errors import ListError


def test_lists_load() -> None:
    for group in ("end", "aside", "line", "notice", "closing"):
        wordlists.phrases("furniture", group)
    for group in ("missing", "login", "overview"):
        wordlists.phrases("rejection", group)
    for key in ("function", "finite", "openers", "interrogatives", "abbreviations"):
        assert wordlists.words("grammar", key)
    assert len(wordlists.read("masthead")["months"]) == 12


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("[3 Kommentare]", "# kommentare"),
        ("  Lesezeit: 4:30 Min. ", "lesezeit: #:# min"),
        ("Straße\xad", "strasse"),
        ("© 2026 Küstenkurier", "© # küstenkurier"),
        ("", ""),
    ],
)
def test_key(line: str, key: str) -> None:
    assert wordlists.key_of(line) == key


def test_phrases_end_at_a_words_end() -> None:
    line = wordlists.phrases("furniture", "line")
    assert line.starts("lesezeit: # min")
    assert not line.starts("lesezeiten der schüler")


@pytest.mark.parametrize("value", [None, "wort", [""], [3], {"wort": 1}])
def test_bad_lists_are_told(value: object) -> None:
    with pytest.raises(ListError, match=r"furniture\.yaml"):
        wordlists.checked(value, "furniture.yaml, 'line'")


def test_missing_list_is_told() -> None:
    with pytest.raises(ListError, match="no_such_list"):
        wordlists.read("no_such_list")
