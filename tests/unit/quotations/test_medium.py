"""Spoken, written, thought."""

import pytest

from lagebild.quotations import Medium, medium


@pytest.mark.parametrize(
    ("cue", "speaker", "expected"),
    [
        ("sagte", "Ministerin Berg", "speech"),
        ("schrieb", "er", "writing"),
        ("twitterte", "Berg", "writing"),
        ("hofft", "die Gewerkschaft", "thought"),
        ("befürchtete", "sie", "thought"),
        ("laut", "dem Prüfbericht", "writing"),
        ("zufolge", "des Gutachtens", "writing"),
        (None, None, "speech"),
        ("", "der Berichterstatter", "speech"),
    ],
)
def test_medium(cue: str | None, speaker: str | None, expected: Medium) -> None:
    assert medium(cue, speaker) == expected
