"""Numerals in words."""

import pytest

from lagebild.times.numerals import cardinal, ordinal


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zwei", 2), ("einundzwanzig", 21), ("hundertfünfzig", 150), ("zweitausend", 2000), ("anderthalb", 1.5),
        ("dreieinhalb", 3.5), ("neunundneunzig", 99),
        ("dreizehntausendvierhundert", 13400), ("einer", 1), ("beiden", 2),
        ("tag", None), ("und", None), ("undzwanzig", None), ("zweihundertdreihundert", None), ("zwei" * 30, None),
    ],
)  # fmt: skip
def test_cardinal(word: str, value: float | None) -> None:
    assert cardinal(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("ersten", 1), ("dritte", 3), ("achter", 8),
    ("zwanzigsten", 20), ("einunddreißigsten", 31), ("letzten", None), ("weiten", None)],
)  # fmt: skip
def test_ordinal(word: str, value: int | None) -> None:
    assert ordinal(word) == value
