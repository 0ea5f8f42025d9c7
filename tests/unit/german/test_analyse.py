"""The language pack's face: blocks in reading order, places that hold, no exception on waste."""

import random

import pytest

from lagebild.german import analyse
from lagebild.model import Article, Sentence, Span

PAGE = (
    "Gewerkschaft lehnt Angebot ab\n"
    "Die Gespräche gehen im Oktober weiter.\n"
    "Die Gewerkschaft lehne das Angebot ab, sagte Verhandlungsführerin Ruth Klein am Montag in Ulm. „Wir wollen mehr. "
    "Sonst streiken wir!“, rief sie. Die Arbeit\u00adgeber hätten zu wenig geboten, z. B. bei den Zu-\nlagen.\n"
    "Was fordert die Gewerkschaft?\n"
    "Sie verlangt 1.250,50 Euro mehr und stellt ein Ultimatum – bis zum 3. Oktober (18.00 Uhr).\n"
    "Ruth Klein in Ulm. Foto: dpa/lni\n"
)


def blocks(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def article(text: str) -> Article:
    lines = blocks(text)
    return Article(
        "a",
        "p",
        lines[0],
        (Span(lines[2].start, lines[3].end), lines[5]),
        lead=(lines[1],),
        questions=(lines[4],),
        captions=(lines[6],),
    )


def check(text: str, sentences: tuple[Sentence, ...]) -> None:
    end = 0
    for sentence in sentences:
        assert sentence.span.start >= end
        end = sentence.span.end
        assert sentence.tokens
        assert sentence.span == Span(sentence.tokens[0].span.start, sentence.tokens[-1].span.end)
        assert end <= len(text)
        for before, after in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            assert before.span.end <= after.span.start
        for token in sentence.tokens:
            assert token.text
            assert token.tag
            assert token.lemma
            assert token.mood in {"", "Ind", "Sub", "Imp"}
        for name in sentence.names:
            assert 0 <= name.range[0] < name.range[1] <= len(sentence.tokens)
            assert 0 <= name.score <= 1


def test_blocks_in_reading_order_with_their_roles() -> None:
    found = analyse(article(PAGE), PAGE)
    check(PAGE, found)
    assert [sentence.role for sentence in found] == [
        "headline", "lead", "body", "body", "body", "body", "question", "body", "caption", "caption",
    ]  # fmt: skip
    assert [sentence.paragraph for sentence in found] == [0, 1, 2, 2, 2, 2, 3, 4, 5, 5]


def test_tags_lemmas_moods() -> None:
    sentence = analyse(article(PAGE), PAGE)[2]
    by_text = {token.text: token for token in sentence.tokens}
    assert (by_text["lehne"].tag, by_text["lehne"].mood, by_text["lehne"].tense) == ("VVFIN", "Sub", "Pres")
    assert by_text["ab"].tag == "PTKVZ"
    assert (by_text["sagte"].mood, by_text["sagte"].lemma) == ("Ind", "sagen")
    assert by_text["Angebot"].case in {"Acc", "Nom|Acc"}


def test_normal_forms() -> None:
    words = [token.text for sentence in analyse(article(PAGE), PAGE) for token in sentence.tokens]
    assert {"Arbeitgeber", "Zulagen", "z. B.", "3.", "1.250,50", "18.00", "dpa/lni"} <= set(words)


def test_an_overlapping_block_is_read_once() -> None:
    text = "Er kam. Sie ging."
    found = analyse(Article("a", "p", Span(0, 7), (Span(0, 17),)), text)
    assert [sentence.span.of(text) for sentence in found] == ["Er kam."]


def test_an_article_of_blanks_has_no_sentence() -> None:
    assert analyse(Article("a", "p", None, (Span(0, 3),)), " \n\u00ad") == ()


MUTATIONS = "„“»«\"'‚‘()[]-–—….,:;!?\u00ad\u00a0\u200b\u202e\n\r\t \ud800😀ßẞİΣ́0123456789%§/@#&<>{}\\|~`^°\x00"


@pytest.mark.parametrize("seed", range(60))
def test_mutated_pages(seed: int) -> None:
    chance = random.Random(seed)
    letters = list(PAGE)
    for _ in range(chance.choice([1, 5, 40, 200])):
        at = chance.randrange(len(letters))
        match chance.randrange(4):
            case 0:
                letters[at] = chance.choice(MUTATIONS)
            case 1:
                letters.insert(at, chance.choice(MUTATIONS) * chance.choice([1, 2, 50]))
            case 2:
                del letters[at : at + chance.choice([1, 3, 30])]
            case _:
                letters[at:at] = letters[max(0, at - 40) : at]
        letters = letters or ["x"]
    text = "".join(letters)
    check(text, analyse(Article("a", "p", None, (Span(0, len(text)),)), text))


@pytest.mark.parametrize(
    "waste", ["„" * 400 + "Ja" + "“" * 400, "a" * 20_000, "und " * 3_000, "(" * 3_000, "ist, dass " * 500]
)
def test_waste(waste: str) -> None:
    check(waste, analyse(Article("a", "p", None, (Span(0, len(waste)),)), waste))
