"""How names and days compare."""

import pytest

from lagebild.store import names


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-08-14", "2025-08-14", "2025-08-14"),
        ("2025-08-14T16:09:00+02:00", "2025-08-14", "2025-08-14"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W33", "2025-08-11", None),
        ("2025-W99", None, None),
        ("gestern", None, None),
        ("20250814", None, None),
        ("", None, None),
    ],
)
def test_days(value: str, first: str | None, last: str | None) -> None:
    assert names.day(value) == first
    if last is not None:
        assert names.last_day(value) == last


def test_a_key_holds_whole_words_only() -> None:
    assert names.key("Anna-Lena Groß", "Ministerin") == " anna lena gross | ministerin |"
    assert names.pattern("Lena") == "% lena %"
    assert names.key("!?") == ""
