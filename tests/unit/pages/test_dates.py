"""Dates of metadata to ISO 8601."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.pages.dates import iso


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2025-08-14T16:09:00+02:00", "2025-08-14T16:09:00+02:00"),
        ("2025-08-14T14:09:00Z", "2025-08-14T16:09:00+02:00"),
        ("2025-12-14T14:09:00.123Z", "2025-12-14T15:09:00+01:00"),
        ("2025-08-14T16:09:00.000+02:00[Europe/Berlin]", "2025-08-14T16:09:00+02:00"),
        ("2025-08-14 16:09:00 +0200", "2025-08-14T16:09:00+02:00"),
        ("2025-08-14 16.09 Uhr", "2025-08-14T16:09:00"),
        ("2025-08-14", "2025-08-14"),
        ("Thu, 14 Aug 2025 16:09:00 +0200", "2025-08-14T16:09:00+02:00"),
        ("Thu, 14 Aug 2025 14:09:00 GMT", "2025-08-14T16:09:00+02:00"),
        ("14.08.2025", "2025-08-14"),
        ("14.8.2025, 16:09 Uhr", "2025-08-14T16:09:00"),
        ("Stand: 03.11.2025 - 18.22", "2025-11-03T18:22:00"),
        (1755180540, "2025-08-14T16:09:00+02:00"),
        ("1755180540000", "2025-08-14T16:09:00+02:00"),
        ("gestern", None),
        ("2025-13-45", None),
        ("0001-01-01T00:00:00", None),
        ("31.02.2025", None),
        ("", None),
        (None, None),
        (True, None),
        ([], None),
        (float("nan"), None),
        (10**30, None),
    ],
)
def test_iso(written: object, told: str | None) -> None:
    assert iso(written) == told


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    iso(text)
