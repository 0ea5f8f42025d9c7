"""Notations of date and time in mastheads."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.articles.dates import iso, relative_stamp, stamps

ONE = [
    ("14. August 2025, 16:09 Uhr", "2025-08-14T16:09:00+02:00"),
    ("14. August 2025", "2025-08-14"),
    ("Do., 16.10.2025, 14:07 Uhr · Lesezeit 3 Min.", "2025-10-16T14:07:00+02:00"),
    ("Donnerstag, 16. Oktober 2025 | 17.02 Uhr", "2025-10-16T17:02:00+02:00"),
    ("16.10.2025 - 15:31", "2025-10-16T15:31:00+02:00"),
    ("03.11.25", "2025-11-03"),
    ("06. 01. 2026, 14:59 Uhr", "2026-01-06T14:59:00+01:00"),
    ("4. Jänner 2026, 12:00", "2026-01-04T12:00:00+01:00"),
    ("28. Mrz. 2025 um 9 Uhr", "2025-03-28T09:00:00+01:00"),
    ("2025-08-14", "2025-08-14"),
    ("2025-08-14T14:09:00Z", "2025-08-14T16:09:00+02:00"),
    ("2025-08-14T14:09:00+03:00", "2025-08-14T14:09:00+03:00"),
    ("2025-08-14 16:09", "2025-08-14T16:09:00+02:00"),
    ("16:09 Uhr, 14.08.2025", "2025-08-14T16:09:00+02:00"),
    ("14.08.2025 16:09 MESZ", "2025-08-14T16:09:00+02:00"),
    ("14.08.2025, 16:09 Uhr UTC", "2025-08-14T16:09:00+00:00"),
    ("14/08/2025 10:00", "2025-08-14T10:00:00+02:00"),
    ("12.12.2025 14 Kommentare", "2025-12-12"),
    ("12.12.2025 | 4 Min. Lesezeit", "2025-12-12"),
    ("14.08.2025 24:00 Uhr", "2025-08-15T00:00:00+02:00"),
]


@pytest.mark.parametrize(("line", "wanted"), ONE)
def test_one_date(line: str, wanted: str) -> None:
    assert [stamp.iso for stamp in stamps(line)] == [wanted]


LABELLED = [
    ("Aktualisiert am 14.08.2025", [("2025-08-14", "updated")]),
    ("Stand: 3.11.2025 - 18:22", [("2025-11-03T18:22:00+01:00", "updated")]),
    ("Letzte Änderung: 3.11.2025", [("2025-11-03", "updated")]),
    ("Veröffentlicht am 3.2.2026, aktualisiert am 4.2.2026", [("2026-02-03", "published"), ("2026-02-04", "updated")]),
    ("12. März 2026, 20:31 Uhr | Aktualisiert: 21:05 Uhr",
     [("2026-03-12T20:31:00+01:00", ""), ("2026-03-12T21:05:00+01:00", "updated")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), LABELLED)
def test_what_a_date_is_of(line: str, wanted: list[tuple[str, str]]) -> None:
    assert [(stamp.iso, stamp.label) for stamp in stamps(line)] == wanted


@pytest.mark.parametrize(
    "line", ["31.02.2025", "Seite 4", "3:1 (2:0)", "12 Kommentare", "14. August", "Version 1.2.3456.7"]
)
def test_no_date(line: str) -> None:
    assert stamps(line) == ()


def test_a_date_without_year_takes_the_given_one() -> None:
    assert [stamp.iso for stamp in stamps("14. August, 16:09 Uhr", year=2025)] == ["2025-08-14T16:09:00+02:00"]


FETCHED = datetime(2025, 8, 14, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("vor 3 Stunden", "2025-08-14T11:30:00+02:00"),
        ("Heute, 14:07 Uhr", "2025-08-14T14:07:00+02:00"),
        ("gestern", "2025-08-13"),
        ("vor 2 Tagen", "2025-08-12"),
    ],
)
def test_relative_dates_on_a_fetched_page(line: str, wanted: str) -> None:
    stamp = relative_stamp(line, FETCHED)
    assert stamp is not None
    assert stamp.iso == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2025-08-14", "2025-08-14"),
        ("2025-08-14T14:09:00Z", "2025-08-14T16:09:00+02:00"),
        ("2025-08-14T14:09:00.123+00:00", "2025-08-14T16:09:00+02:00"),
        ("2025-12-14T14:09:00", "2025-12-14T14:09:00+01:00"),
        ("2025-08-14T14:09:00-04:00", "2025-08-14T14:09:00-04:00"),
        ("gestern", None),
        (None, None),
    ],
)
def test_values_of_carriers(value: str | None, wanted: str | None) -> None:
    assert iso(value) == wanted


@given(st.text(alphabet="0123456789.:-/ TZUhrMaiJun,|+", max_size=60))
def test_no_line_raises(line: str) -> None:
    for stamp in stamps(line, year=2025):
        assert 0 <= stamp.start < stamp.end <= len(line)
