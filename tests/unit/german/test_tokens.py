"""Tokens: where they are cut, what their normal form is, and that their places hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.german.tokens import normal_form, pieces

CUT = [
    ("Das kostet z. B. 1.250,50 Euro.", "Das|kostet|z. B.|1.250,50|Euro|."),
    ("Um 21.30 Uhr, am 3. Oktober", "Um|21.30|Uhr|,|am|3.|Oktober"),
    ("am 14.08.2025 und am 3.10. ab", "am|14.08.2025|und|am|3.10.|ab"),
    ("Er kam 2010.", "Er|kam|2010|."),
    ("US-Präsident und EU-Kommission", "US-Präsident|und|EU-Kommission"),
    ("Bundes- und Landesmittel", "Bundes-|und|Landesmittel"),
    ("Ost-/Westkonflikt", "Ost-|/|Westkonflikt"),
    ("Ein 50-jähriger, ein 20-prozentiger", "Ein|50-jähriger|,|ein|20-prozentiger"),
    ("die 1990er Jahre", "die|1990er|Jahre"),
    ("Quelle: dpa/lni", "Quelle|:|dpa/lni"),
    ("Bürger:innen und Wähler*innen", "Bürger:innen|und|Wähler*innen"),
    ("Wie geht's, H&M?", "Wie|geht's|,|H&M|?"),
    ("Franz' Vorschlag", "Franz'|Vorschlag"),
    ("'Das Haus', sagte sie", "'|Das|Haus|'|,|sagte|sie"),
    ('„Nein!“, «Ja», »Doch«, ‚Hm‘, "So"', '„|Nein|!|“|,|«|Ja|»|,|»|Doch|«|,|‚|Hm|‘|,|"|So|"'),
    ("Er – nun ja – ging ... fort …", "Er|–|nun|ja|–|ging|...|fort|…"),
    ("Mehr auf https://beispiel.de/a?b=1.", "Mehr|auf|https://beispiel.de/a?b=1|."),
    ("Post an leser@beispiel.de!", "Post|an|leser@beispiel.de|!"),
    ("John F. Müller und J.-P. Klein", "John|F.|Müller|und|J.-P.|Klein"),
    ("Prof. Dr. h. c. Klein", "Prof.|Dr.|h. c.|Klein"),
    ("Papst Pius XII. sagte", "Papst|Pius|XII.|sagte"),
    ("Platz 5, 3:2, 12/13", "Platz|5|,|3:2|,|12/13"),
    ("25 % mehr, 30%", "25|%|mehr|,|30|%"),
    ("+++ Eilmeldung +++", "+++|Eilmeldung|+++"),
    ("Ende.Anfang", "Ende|.|Anfang"),
    ("Art. 5 Abs. 3 GG", "Art.|5|Abs.|3|GG"),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_words_and_marks(text: str, expected: str) -> None:
    assert "|".join(piece.text for piece in pieces(text, 0, len(text))) == expected


NORMAL = [
    ("Verhand-\nlungen", "Verhandlungen"),
    ("Verhand\u00ad\nlungen", "Verhandlungen"),
    ("Ver\u00adhand\u00adlun\u00adgen", "Verhandlungen"),
    ("Nato-\n  Partner", "Nato-Partner"),
    ("z.\u00a0B.", "z. B."),
    ("10\u202f000", "10 000"),
    ("geht’s", "geht's"),
    ("US\u2011Präsident", "US-Präsident"),
]


@pytest.mark.parametrize(("text", "expected"), NORMAL)
def test_normal_form_of_one_token(text: str, expected: str) -> None:
    assert normal_form(text) == expected
    found = pieces(f"x {text} y", 0, len(text) + 4)
    assert [piece.text for piece in found] == ["x", expected, "y"]
    assert (found[1].start, found[1].end) == (2, 2 + len(text))


def test_a_conjunction_after_a_line_end_hyphen_does_not_join() -> None:
    text = "Bundes-\nund Landesmittel"
    assert [piece.text for piece in pieces(text, 0, len(text))] == ["Bundes-", "und", "Landesmittel"]


def test_places_count_from_the_beginning_of_the_page() -> None:
    text = "Vorher. Er kam nicht. Nachher."
    found = pieces(text, 8, 21)
    assert [text[piece.start : piece.end] for piece in found] == ["Er", "kam", "nicht", "."]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aäBß1.,-'’„“»«\u00ad\u00a0\n\r \u200b@/:(€…😀\ud800"), max_size=80))
def test_tokens_cover_everything_but_blanks(text: str) -> None:
    found = pieces(text, 0, len(text))
    at = 0
    for piece in found:
        assert at <= piece.start < piece.end <= len(text)
        assert not text[at : piece.start].strip("\u00ad\u200b\u00a0 \n\r")
        assert piece.text
        at = piece.end


@pytest.mark.parametrize(
    "line", ["a" * 300_000, "-" * 300_000, "„" * 100_000, "a-" * 100_000, "1." * 100_000, "a.b@" * 50_000]
)
def test_waste_costs_linear_time(line: str) -> None:
    assert pieces(line, 0, len(line))[-1].end == len(line)
