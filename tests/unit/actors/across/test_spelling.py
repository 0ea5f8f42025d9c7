"""Names compared: signs, accents, transliterations, abbreviations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.actors.across.spelling import close, fold, is_short_for, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ver.di", "Verdi"),
        ("Käthe Müller-Lüdens", "Kaethe Mueller Luedens"),
        ("Weißhaupt", "Weisshaupt"),
        ("Ole Åström", "Ole Astroem"),
        ("U.S.A.", "USA"),
        ("  Lena   Osterloh ", "LENA OSTERLOH"),
    ],
)
def test_signs_and_case_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Selenskyj", "Selenski", "Zelensky", "Zelenskyy"),
        ("Lawrow", "Lavrov"),
        ("Uschakow", "Ushakov"),
        ("Tymoschenko", "Timoshenko"),
    ],
)
def test_a_transliteration_changes_no_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Merz", "Harz"), ("Scholz", "Schulz"), ("Putin", "Petin")])
def test_other_names_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("osterloh", "osterlohe", True),
        ("siegmar", "sigmar", True),
        ("brandt", "brnadt", True),
        ("merkel", "merkur", False),
        ("merz", "herz", False),
        ("anna", "anne", False),
    ],
)
def test_one_slip_in_a_longer_word_is_close(one: str, other: str, expected: bool) -> None:
    assert close(one, other) is expected
    assert close(other, one) is expected


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("BKN", "Bund kommunaler Netzbetreiber"),
        ("Verdi", "Vereinte Dienstleistungsgewerkschaft"),
        ("GdF", "Gewerkschaft der Flusslotsen"),
        ("BGA", "Bundesgartenamt"),
        ("BVerfG", "Bundesverfassungsgericht"),
        ("UVK", "Union der Verlage und Kioske"),
    ],
)
def test_an_abbreviation_begins_the_words_of_its_long_form(short: str, long: str) -> None:
    assert is_short_for(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("LSVD", "Deutschland"),
        ("Plan", "Management Plan"),
        ("BA", "Aufsichtsrat der Bundesagentur"),
        ("Bank", "Deutsche Bank"),
        ("Deutsche Bank", "Deutsche Bank Frankfurt"),
        ("IG", "IG Metall"),
        ("CCC", "Club"),
    ],
)
def test_what_only_stands_beside_a_name_abbreviates_nothing(short: str, long: str) -> None:
    assert not is_short_for(short, long)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert fold(fold(one)) == fold(one)
    assert close(fold(one), fold(other)) == close(fold(other), fold(one))
    assert is_short_for(one, other) in (True, False)
    assert isinstance(skeleton(one), str)
