"""Hard-wrapped pages: paragraphs are put together, masthead and headings stay apart."""

import textwrap

import pytest

from lagebild.articles.wrapping import pieces

PARAGRAPHS = (
    (
        "Im Streit um die Fährlinie sind die Gespräche zwischen der Reederei und dem Inselrat am "
        "Dienstag gescheitert. Der Rat "
        "verlangt einen ganzjährigen Fahrplan, die Reederei lehnt das als unbezahlbar ab."
    ),
    (
        "Das Land forderte beide Seiten auf, an den Verhandlungstisch zurückzukehren. Ein Schlichter "
        "soll nach Angaben des "
        "Verkehrsministeriums in der kommenden Woche benannt werden, wenn sich beide darauf einigen."
    ),
)


@pytest.mark.parametrize("width", [38, 55, 72, 80])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_paragraphs_are_joined(width: int, between: str) -> None:
    wrapped = [textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS]
    text = "13.01.2026, 18:40 Uhr\n" + between.join(wrapped)
    found = [text[piece.start : piece.end] for piece in pieces(text)]
    assert found[0] == "13.01.2026, 18:40 Uhr"
    assert " ".join(" ".join(found[1:]).split()) == " ".join(PARAGRAPHS)
    if between == "\n\n":
        assert found[1:] == wrapped


def test_words_parted_at_line_ends_are_joined() -> None:
    text = "Das Land forderte beide Seiten auf, an den Ver-\nhandlungstisch zurückzukehren. Ein Schlich-\nter soll "
    text += "nach Angaben des Ver-\nkehrsministeriums bald benannt werden."
    assert len(pieces(text)) == 1


def test_a_page_that_is_not_wrapped_keeps_its_lines() -> None:
    text = "Küstenkurier\nInsel droht\nvon dpa\n" + "\n".join(PARAGRAPHS)
    assert len(pieces(text)) == 5


def test_a_single_broken_sentence_is_joined() -> None:
    text = "Hafenstreit geht weiter\n\nDas Land Bremen will acht Prozent mehr Geld für die beiden Häfen,\n"
    text += "wie es am Montag hieß.\n"
    text += "Danach ging man auseinander, ohne dass ein neuer Termin genannt worden wäre.\nsport\nwetter"
    assert [text[piece.start : piece.end].count("\n") for piece in pieces(text)] == [0, 1, 0, 0, 0]


def test_a_page_on_one_line_is_taken_apart() -> None:
    filler = " ".join(PARAGRAPHS * 4)
    text = f"Startseite Politik Wirtschaft Sport Insel droht Reederei 13.01.2026, 18:40 Uhr Husum (dpa) - {filler}"
    found = [text[piece.start : piece.end] for piece in pieces(text)]
    assert found[:3] == ["Startseite Politik Wirtschaft Sport", "Insel droht Reederei", "13.01.2026, 18:40 Uhr"]
    assert found[3].startswith("Husum (dpa) - Im Streit")


def test_places_are_those_of_the_text() -> None:
    text = "\ufeff  Insel droht \r\n\r\n\xa0Das Land lehnt ab.\u2028Ende."
    assert [text[piece.start : piece.end] for piece in pieces(text)] == ["Insel droht", "Das Land lehnt ab.", "Ende."]
    assert [piece.gap for piece in pieces(text)] == [True, True, False]
