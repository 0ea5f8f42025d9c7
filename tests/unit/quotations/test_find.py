"""Quotations of invented sentences: (type, parts of the content, speaker, cue)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import german, quotations
from lagebild.model import Article, Quotation, Span

Told = tuple[str, list[str], str | None, str | None]


def _found(text: str, convention: quotations.Convention = quotations.GUIDELINES) -> list[Quotation]:
    spans, start = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            spans.append(Span(start, start + len(block)))
        start += len(block) + 2
    sentences = german.analyse(Article("a", "p", None, tuple(spans)), text)
    found, problems = quotations.find("p", text, sentences, convention)
    assert not problems
    return list(found)


def _told(text: str) -> list[Told]:
    return [
        (
            item.type,
            [part.span.of(text) for part in item.content],
            item.speaker.span.of(text) if item.speaker else None,
            item.cue.span.of(text) if item.cue else None,
        )
        for item in _found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # direct, in every style of marks
        ("„Das reicht nicht“, sagte Ida Falk.", ("direct", ["„Das reicht nicht“"], "Ida Falk", "sagte")),
        ("«Das reicht nicht», sagte Ida Falk.", ("direct", ["«Das reicht nicht»"], "Ida Falk", "sagte")),
        ("»Das reicht nicht«, sagte Ida Falk.", ("direct", ["»Das reicht nicht«"], "Ida Falk", "sagte")),
        ('"Das reicht nicht", sagte Ida Falk.', ("direct", ['"Das reicht nicht"'], "Ida Falk", "sagte")),
        ("“Das reicht nicht”, sagte Ida Falk.", ("direct", ["“Das reicht nicht”"], "Ida Falk", "sagte")),
        (
            "Die Dekanin betonte: „Wir warten. Dann klagen wir.“",
            ("direct", ["„Wir warten. Dann klagen wir.“"], "Die Dekanin", "betonte"),
        ),
        (
            "„Wer spart“, so der Dekan, „der verliert.“",
            ("direct", ["„Wer spart“", "„der verliert.“"], "der Dekan", "so"),
        ),
        # indirect
        (
            "Der Dekan räumte ein, dass das Geld fehle.",
            ("indirect", ["dass das Geld fehle"], "Der Dekan", "räumte"),
        ),
        ("Die Dekanin sagte, sie trete an.", ("indirect", ["sie trete an"], "Die Dekanin", "sagte")),
        ("Das Geld fehle, klagte der Dekan.", ("indirect", ["Das Geld fehle"], "der Dekan", "klagte")),
        (
            "Der Verein hat angekündigt, den Platz zu räumen.",
            ("indirect", ["den Platz zu räumen"], "Der Verein", "angekündigt"),
        ),
        ("Aus dem Amt hieß es, man prüfe das.", ("indirect", ["man prüfe das"], "Aus dem Amt", "hieß")),
        (
            "Der Saal bleibt geschlossen, wie der Dekan mitteilte.",
            ("indirect", ["Der Saal bleibt geschlossen"], "der Dekan", "mitteilte"),
        ),
        (
            "Die Stadt werde zahlen, wie der Dekan mitteilte.",
            ("indirect", ["Die Stadt werde zahlen"], "der Dekan", "mitteilte"),
        ),
        (
            "Der Saal ist voll, das teilte die Dekanin mit.",
            ("indirect", ["Der Saal ist voll"], "die Dekanin", "teilte"),
        ),
        # sources
        (
            "Laut dem Verein bleibt der Platz leer.",
            ("indirect", ["bleibt der Platz leer"], "dem Verein", "Laut"),
        ),
        (
            "Der Platz bleibt nach Angaben des Vereins leer.",
            ("indirect", ["Der Platz bleibt", "leer"], "des Vereins", "nach"),
        ),
        ("Der Dekanin zufolge fehlt Geld.", ("indirect", ["fehlt Geld"], "Der Dekanin", "zufolge")),
        ("Dem Vernehmen nach fehlt Geld.", ("indirect", ["fehlt Geld"], None, "nach")),
        ("Man müsse, so der Dekan, handeln.", ("indirect", ["Man müsse", "handeln"], "der Dekan", "so")),
        # mixed and reported
        (
            "Der Dekan sagte, der Plan sei „völlig absurd“.",
            ("mixed", ["der Plan sei „völlig absurd“"], "Der Dekan", "sagte"),
        ),
        ("Der Verein lehnte den Umbau ab.", ("reported", ["den Umbau"], "Der Verein", "lehnte")),
        ("Die Dekanin pocht auf eine Entschädigung.", ("reported", ["eine Entschädigung"], "Die Dekanin", "pocht")),
    ],
)
def test_one_quotation(text: str, expected: Told) -> None:
    assert _told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Das Magazin „Nordwind“ erscheint monatlich.",
        "Sie wohnt in der „Villa Sonne“ am See.",
        "Der Saal ist so voll, dass niemand mehr hineinkommt.",
        "Er kam, um den Saal zu öffnen.",
        "Der Verein spielt am Montag.",
        "Was will der Verein?",
    ],
)
def test_no_quotation(text: str) -> None:
    assert _told(text) == []


def test_a_chain_keeps_its_speaker() -> None:
    text = "Die Dekanin Ida Falk lehnte den Umbau ab. Der Saal sei zu klein. Im Winter werde es zudem kalt."
    told = _told(text)
    assert [item[1] for item in told[1:]] == [["Der Saal sei zu klein"], ["Im Winter werde es zudem kalt"]]
    assert {item[2] for item in told} == {"Die Dekanin Ida Falk"}


def test_a_report_swallows_what_is_said_inside_it() -> None:
    assert [item[1] for item in _told("Der Dekan klagte. Er rechne damit, dass der Rat zustimme.")] == [
        ["Er rechne damit, dass der Rat zustimme"]
    ]


def test_conditions_belong_to_the_demand() -> None:
    (told,) = _told("Der Verein forderte eine Entschädigung, falls der Platz gesperrt wird.")
    assert told[1] == ["eine Entschädigung, falls der Platz gesperrt wird"]


def test_two_reports_around_one_cue_are_two() -> None:
    told = _told("Man prüfe das, hieß es aus dem Amt, der Rat werde bald entscheiden.")
    assert [item[1] for item in told] == [["Man prüfe das"], ["der Rat werde bald entscheiden"]]


@pytest.mark.parametrize("words", ["Angaben", "Worten", "Aussagen"])
def test_own_words_are_the_subject_s(words: str) -> None:
    found = _told(f"Der Hafenverband will nach eigenen {words} weiter verhandeln.")
    assert [speaker for _, _, speaker, _ in found] == ["Der Hafenverband"]


def test_interview() -> None:
    text = "Haben Sie Angst?\n\nFalk: Nein. Wir sind bereit.\n\nUnd der Rat?\n\nFalk: Er sagt, es sei zu früh. Schade."
    assert [(item[0], item[1], item[2]) for item in _told(text)] == [
        ("direct", ["Nein. Wir sind bereit."], "Falk"),
        ("direct", ["Er sagt, es sei zu früh. Schade."], "Falk"),
    ]


def test_speech_over_paragraphs_and_an_unclosed_mark() -> None:
    text = "Ida Falk sagte: „Wir warten noch.\n\nDas Geld kommt spät. Der Saal ist leer."
    (told,) = _told(text)
    assert told[0] == "direct" and told[2] == "Ida Falk"
    assert "leer" not in told[1][0]


def test_the_corpus_counts_words_otherwise() -> None:
    text = "Der Verein forderte eine Entschädigung. Der Dekan sagte, der Plan sei „völlig absurd“."
    found = _found(text, quotations.CORPUS)
    assert [(item.type, item.content[0].span.of(text)) for item in found] == [
        ("reported", "Der Verein forderte eine Entschädigung."),
        ("indirect", "der Plan sei „völlig absurd“"),
        ("direct", "„völlig absurd“"),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "„",
                "“",
                '"',
                "«",
                "»",
                "‚",
                "‘",
                "'",
                "er sagte,",
                "dass",
                "es sei gut",
                ".",
                ":",
                "\n\n",
                "laut Amt",
                "so sie",
                "?",
            ]
        ),
        max_size=50,
    )
)
def test_anything_gives_places_on_the_page(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for item in _found(text):
        places = [*item.content, *(one for one in (item.speaker, item.cue, item.addressee) if one)]
        assert all(0 <= place.span.start < place.span.end <= len(text) for place in places)
        assert 0 < item.evidence.score <= 1


def test_deep_nesting_and_long_pages_end() -> None:
    deep = "„" * 200 + "Ja" + "“" * 200
    assert len(_found(deep)) <= 1
    assert len(_found("Er sagte, es sei „gut“. " * 200)) == 200
