"""The calendar."""

from datetime import date

import pytest

from lagebild.times import almanac


@pytest.mark.parametrize(
    ("year", "day"),
    [(1954, date(1954, 4, 18)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2038, date(2038, 4, 25))],
)
def test_easter(year: int, day: date) -> None:
    assert almanac.easter(year) == day


def test_advent_is_the_sunday_before_christmas_day() -> None:
    assert almanac.advent(2023) == date(2023, 12, 24)
    assert almanac.advent(2022) == date(2022, 12, 18)


def test_the_month_after_january_ends_with_its_own_last_day() -> None:
    assert almanac.shift_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert almanac.shift_months(date(2025, 1, 31), -2) == date(2024, 11, 30)


def test_near_prefers_the_direction_unless_a_year_would_have_been_named() -> None:
    days = [date(2024, 12, 18), date(2025, 12, 18), date(2026, 12, 18)]
    assert almanac.near(date(2025, 12, 16), -1, days) == date(2025, 12, 18)
    assert almanac.near(date(2025, 9, 1), -1, days) == date(2024, 12, 18)
    assert almanac.near(date(2025, 9, 1), 1, days) == date(2025, 12, 18)
