"""Sentence bounds: "|" marks them in the table."""

import pytest

from lagebild.german import sentences, tokens


def split(text: str) -> list[str]:
    pieces = sentences.join_ordinals(tokens.pieces(text, 0, len(text)), text)
    return [text[group[0].start : group[-1].end] for group in sentences.split(pieces, text)]


BOUNDS = [
    "Er kam.|Sie ging.",
    "Die Lage ist ernst!|Was nun?|Niemand weiß es.",
    "Das Treffen beginnt am 3. Oktober in Genf.|Danach reist er ab.",
    "Der 20. Gipfel der Länder endete.|Alle reisten ab.",
    "Im 1. und 2. Quartal sank der Umsatz.|Im 3. Quartal stieg er.",
    "Es war der Krieg von 1914 bis 1918.|Der Frieden folgte.",
    "Sie liegt auf Platz 5.|Der Rest folgt.",
    "Dr. Klein traf u. a. Prof. Groß.|Man sprach lange.",
    "Es ging um Löhne, Zulagen usw.|Die Gespräche stocken.",
    "Das kostet 3 Mio. Euro im Jahr.|Das sei zu viel.",
    "Robert F. Klein und J. D. Groß kamen.|Sie blieben.",
    "„Es reicht!“, rief sie.|Dann ging sie.",
    "„Kommt er?“, fragte der Minister.|Niemand antwortete.",
    "„Wir wollen das nicht.|Wir lehnen das ab“, sagte er.",
    "„Das ist gut.“|Die Ministerin lächelte.",
    "»Das ist gut.«|Die Ministerin lächelte.",
    "«Das ist gut.»|Die Ministerin lächelte.",
    '"Das ist gut."|Die Ministerin lächelte.',
    "Er sagte: „Wir kommen.“|Dann schwieg er.",
    "Das sei „nicht hinnehmbar“.|Weiter sagte er nichts.",
    "Er zögerte ... und ging.|Sie wartete...|Dann kam er.",
    "(Das war gestern.)|Heute ist alles anders.",
    "Papst Pius XII. sagte nichts.|Alle warteten.",
    "Am 14.08.2025 kam er.|Am 3.10. ging er.|Die Zeit verstrich.",
    "Berlin (dpa) - Die Regierung plant nichts.|Das sagte ein Sprecher.",
    "1. Die Löhne steigen.|\n2. Die Zeiten sinken.|\n3. Die Preise bleiben.",
    "• Erster Punkt|\n• Zweiter Punkt|\n• Dritter Punkt",
    "Überschrift ohne Punkt|\n\nDarunter der Text.",
    "Er sprach von S. 5 des Berichts (vgl. Abs. 3).|Mehr nicht.",
    "Er wohnt in der Hauptstr. 5.|Dort blieb er.",
    "Der Kurs stieg um 2,5 Prozent auf 1.250,50 Punkte.|Händler jubelten.",
]


@pytest.mark.parametrize("marked", BOUNDS)
def test_bounds(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert split(marked.replace("|\n", "\n").replace("|", " ")) == expected


def test_a_sentence_without_end_is_cut() -> None:
    found = split("wort " * 5000)
    assert all(len(sentence.split()) <= 401 for sentence in found)


def test_nested_marks_do_no_harm() -> None:
    found = split("„" * 200 + "Ja." + "“" * 200 + " Nein.")
    assert "".join(found).count("“") == 200
