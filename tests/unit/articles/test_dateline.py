"""Datelines of agencies and papers, and openings that are none."""

import pytest

from lagebild.articles.dateline import dateline

CONTEXT = "Der Streit in Norderhallig dauert an."
DATELINES = [
    ("Washington/Moskau (dpa) - ", ("Washington", "Moskau"), "dpa"),
    ("Hannover (dpa/lni) - ", ("Hannover",), "dpa/lni"),
    ("(sda) ", (), "sda"),
    ("Innsbruck (APA) – ", ("Innsbruck",), "APA"),
    ("BERLIN taz | ", ("Berlin",), "taz"),
    ("Berlin/dpa - ", ("Berlin",), "dpa"),
    ("Brüssel (dts Nachrichtenagentur) - ", ("Brüssel",), "dts Nachrichtenagentur"),
    ("Frankfurt am Main (dpa-AFX) - ", ("Frankfurt am Main",), "dpa-AFX"),
    ("Frankfurt a. M. (epd). ", ("Frankfurt a. M.",), "epd"),
    ("St. Gallen (sda) ", ("St. Gallen",), "sda"),
    ("Frankfurt (Oder) (dpa) - ", ("Frankfurt (Oder)",), "dpa"),
    ("Berlin, 14. Aug (Reuters) - ", ("Berlin",), "Reuters"),
    ("Linden, 10.01.2026 (lifePR) - ", ("Linden",), "lifePR"),
    ("Paris, Berlin (AFP) - ", ("Paris", "Berlin"), "AFP"),
    ("München (red) - ", ("München",), "red"),
    ("Wien – ", ("Wien",), ""),
    ("WIEN/INNSBRUCK. ", ("Wien", "Innsbruck"), ""),
    ("Berlin. ", ("Berlin",), ""),
    ("Norderhallig. ", ("Norderhallig",), ""),
]


@pytest.mark.parametrize(("line", "places", "source"), DATELINES)
def test_dateline(line: str, places: tuple[str, ...], source: str) -> None:
    found = dateline(line + "Der Streit um die Fähre geht weiter.", CONTEXT)
    assert found is not None
    assert (found.end, found.places, found.source) == (len(line), places, source)


@pytest.mark.parametrize(
    "text",
    [
        "Der Kanzler (CDU) hat am Montag abgelehnt.",
        "Wiebke Harms (SPD) - Bürgermeisterin der Insel - lehnt das ab.",
        "Die Linke (dpa) will das nicht.",
        "Stillstand. Das ist das Ergebnis.",
        "Innenministerin Harms (51) sagte das.",
        "Update: Die Fähre fährt wieder.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text, CONTEXT) is None
