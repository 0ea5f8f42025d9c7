"""Who does what with words: invented sentences and the frame that they hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import german
from lagebild.model import Article, Frame, Sentence, Span


def analysed(text: str) -> tuple[Sentence, ...]:
    return german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)


def words(sentence: Sentence, part: tuple[int, int] | None) -> str | None:
    return " ".join(token.text for token in sentence.tokens[slice(*part)]) if part else None


def frame_of(text: str, cue: str) -> tuple[Sentence, Frame]:
    for sentence in analysed(text):
        for frame in sentence.frames:
            if frame.lemma == cue:
                return sentence, frame
    raise AssertionError(f"no frame {cue!r} in {text!r}")


@pytest.mark.parametrize(
    ("text", "cue", "act", "holder", "content"),
    [
        # verbs, prefix separated or not, all word orders
        ("Die Kanzlerin fordert einen Rettungsfonds.", "fordern", "demand", "Die Kanzlerin", "einen Rettungsfonds"),
        ("Den Plan lehnt die Partei ab.", "ablehnen", "reject", "die Partei", "Den Plan"),
        ("Der Verband hat den Entwurf zurückgewiesen.", "zurückweisen", "reject", "Der Verband", "den Entwurf"),
        ("Die Gewerkschaft pocht auf höhere Löhne.", "pochen", "demand", "Die Gewerkschaft", "höhere Löhne"),
        ("Sie drängt darauf, dass die Zölle fallen.", "drängen", "demand", "Sie", "die Zölle fallen"),
        ("Er kündigte an, die Grenze zu schließen.", "ankündigen", "intend", "Er", "die Grenze zu schließen"),
        # light verbs and reflexives
        (
            "Die Ministerin stellte neue Hilfen in Aussicht.",
            "in Aussicht stellen",
            "offer",
            "Die Ministerin",
            "neue Hilfen",
        ),
        ("Der Sender erteilte dem Vorschlag eine Absage.", "Absage erteilen", "reject", "Der Sender", "dem Vorschlag"),
        ("Die Stadt spricht sich gegen das Verbot aus.", "sich aussprechen", "reject", "Die Stadt", "das Verbot"),
        ("Die Stadt spricht sich für das Verbot aus.", "sich aussprechen", "support", "Die Stadt", "das Verbot"),
        # negation turns the act
        ("Die Opposition stimmt dem Haushalt nicht zu.", "zustimmen", "reject", "Die Opposition", "dem Haushalt"),
        (
            "Die Regierung ist nicht bereit, die Steuer zu senken.",
            "bereit",
            "reject",
            "Die Regierung",
            "die Steuer zu senken",
        ),
        # predicates
        ("Die Union ist offen für Gespräche.", "offen", "offer", "Die Union", "Gespräche"),
        # nouns with their owner
        ("Warschaus Forderung nach Reparationen bleibt bestehen.", "Forderung", "demand", "Warschaus", "Reparationen"),
        ("Die Kritik der Verbände an dem Gesetz wächst.", "Kritik", "accuse", "der Verbände", "dem Gesetz"),
        # relative clauses: the pronoun is what is rejected, its noun is named
        ("Es geht um Abstriche, die das Land ablehnt.", "ablehnen", "reject", "das Land", "Abstriche"),
    ],
)
def test_frames(text: str, cue: str, act: str, holder: str, content: str) -> None:
    sentence, frame = frame_of(text, cue)
    assert frame.act == act
    assert words(sentence, frame.holder) == holder
    assert words(sentence, frame.content[0]) == content


@pytest.mark.parametrize(
    ("text", "cue", "addressee"),
    [
        ("Die Chefin warf dem Vorstand vor, die Zahlen zu schönen.", "vorwerfen", "dem Vorstand"),
        ("Das Bündnis forderte die Regierung auf, einzulenken.", "auffordern", "die Regierung"),
        ("Die Kommission droht der Regierung mit einer Klage.", "drohen", "der Regierung"),
        ("Der Bischof appellierte an die Parteien, sich zu einigen.", "appellieren", "die Parteien"),
    ],
)
def test_addressees(text: str, cue: str, addressee: str) -> None:
    sentence, frame = frame_of(text, cue)
    assert words(sentence, frame.addressee) == addressee


def test_joined_infinitives_are_contents_of_their_own() -> None:
    sentence, frame = frame_of(
        "Der Rat rief die Lager auf, die Waffen ruhen zu lassen und Helfer einzulassen.", "aufrufen"
    )
    assert [words(sentence, part) for part in frame.content] == [
        "die Waffen ruhen zu lassen",
        "und Helfer einzulassen",
    ] or [words(sentence, part) for part in frame.content] == ["die Waffen ruhen zu lassen", "Helfer einzulassen"]


@pytest.mark.parametrize(
    ("text", "cue", "holder"),
    [
        ("Laut dem Ministerium sinken die Preise.", "laut", "dem Ministerium"),
        ("Der Polizei zufolge blieb es ruhig.", "zufolge", "Der Polizei"),
        ("Nach Angaben der Stadt fehlen 200 Plätze.", "nach Angaben", "der Stadt"),
        ("Das sei ein Anfang, so die Vorsitzende.", "so", "die Vorsitzende"),
    ],
)
def test_sources(text: str, cue: str, holder: str) -> None:
    sentence, frame = frame_of(text, cue)
    assert words(sentence, frame.holder) == holder


@pytest.mark.parametrize(
    "text",
    [
        "Nicht nur die Bauern fordern Hilfe.",
        "Die Bauern fordern Hilfe.",
    ],
)
def test_not_only_is_no_negation(text: str) -> None:
    assert not frame_of(text, "fordern")[1].negated


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "der",
                "die",
                "das",
                "Minister",
                "Regierung",
                "fordert",
                "lehnt",
                "ab",
                ",",
                "dass",
                "zu",
                "nicht",
                "und",
                "„",
                "“",
                "«",
                "»",
                "(",
                ")",
                "Forderung",
                "nach",
                "bereit",
                "sich",
                "wenn",
                "ist",
                "sei",
                "hat",
                "gesagt",
                "laut",
                "zufolge",
                "so",
                ":",
                "-",
                ".",
                "vor",
                "mit",
                "Drohung",
                "dessen",
                "was",
            ]
        ),
        max_size=40,
    )
)
def test_ranges_stay_inside_any_sentence(tokens: list[str]) -> None:
    for sentence in analysed(" ".join(tokens) + " ."):
        for frame in sentence.frames:
            parts = [*frame.content, *(part for part in (frame.holder, frame.addressee) if part)]
            assert all(0 <= start < end <= len(sentence.tokens) for start, end in parts)
            assert all(0 <= position < len(sentence.tokens) for position in frame.cue)
