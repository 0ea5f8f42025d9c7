"""Clause structure of sentences, told as (kind, lemma of the verb complex, subject, parent)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import german
from lagebild.german import clauses
from lagebild.model import Article, Clause, Range, Sentence, Span, Token


def _sentence(text: str) -> Sentence:
    (sentence,) = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)
    return sentence


def _words(sentence: Sentence, part: Range | None) -> str:
    return " ".join(token.text for token in sentence.tokens[part[0] : part[1]]) if part else ""


def _outline(text: str) -> list[tuple[str, str, str, int | None]]:
    sentence = _sentence(text)
    return [(item.kind, item.lemma, _words(sentence, item.subject), item.parent) for item in sentence.clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat lehnte den Plan am Montag ab.", [("main", "ablehnen", "Der Rat", None)]),
        (
            "Der Sprecher des Rats, Jan Kolb (FDP), lehnte den Plan ab, den die Stadt vorgelegt hatte.",
            [
                ("main", "ablehnen", "Der Sprecher des Rats , Jan Kolb ( FDP )", None),
                ("rel", "vorlegen", "die Stadt", 0),
            ],
        ),
        (
            "Die Firma sagte, dass sie, wenn der Preis steigt, neu rechnen werde, und forderte Geduld.",
            [
                ("main", "sagen", "Die Firma", None),
                ("sub", "rechnen", "sie", 0),
                ("sub", "steigen", "der Preis", 1),
                ("main", "fordern", "Die Firma", None),
            ],
        ),
        (
            "Sollte der Rat nicht zustimmen, werde sie klagen, sagte die Rektorin.",
            [("v1", "zustimmen", "der Rat", 1), ("main", "klagen", "sie", 2), ("main", "sagen", "die Rektorin", None)],
        ),
        (
            "Sie versprach, die Gebühr zu senken und den Hof zu öffnen.",
            [("main", "versprechen", "Sie", None), ("inf", "senken", "", 0), ("inf", "öffnen", "", 0)],
        ),
        (
            "Der Verband will die Gebühr senken und den Hof öffnen.",
            [("main", "senken", "Der Verband", None), ("main", "öffnen", "Der Verband", None)],
        ),
        (
            "Das Ergebnis, sagte die Rektorin, sei enttäuschend.",
            [("main", "sein", "Das Ergebnis", None), ("main", "sagen", "die Rektorin", 0)],
        ),
        (
            "Er sagte, er sei bereit, und lehnte den Termin ab.",
            [("main", "sagen", "Er", None), ("main", "sein", "er", 0), ("main", "ablehnen", "Er", None)],
        ),
        (
            "Die Stadt bremst: Man setze auf Gespräche, hieß es aus dem Amt.",
            [("main", "bremsen", "Die Stadt", None), ("main", "setzen", "Man", 2), ("main", "heißen", "es", 0)],
        ),
        ("Die Stadt zeigte sich bereit.", [("main", "zeigen", "Die Stadt", None)]),
        ("Die Einmischung verbat sich der Landrat.", [("main", "verbitten", "der Landrat", None)]),
        ("Mehr Geld für Schulen", [("fragment", "", "", None)]),
    ],
)
def test_outline(text: str, expected: list[tuple[str, str, str, int | None]]) -> None:
    assert _outline(text) == expected


def test_modal_and_mood_stand_beside_the_full_verb() -> None:
    sentence = _sentence("Man müsse, so die Rektorin, jetzt handeln.")
    (clause,) = sentence.clauses
    assert (clause.lemma, clause.modal, clause.mood) == ("handeln", "müssen", "Sub")


def test_opener_is_the_subordinating_word() -> None:
    sentence = _sentence("Offen ist, ob der Rat zustimmt.")
    sub = next(clause for clause in sentence.clauses if clause.kind == "sub")
    assert sub.opener is not None and sentence.tokens[sub.opener].text == "ob"


def test_very_long_lists_are_one_fragment() -> None:
    tokens = tuple(Token(Span(2 * i, 2 * i + 1), "a", "NN", "a") for i in range(5000))
    assert [clause.kind for clause in clauses.find(tokens)] == ["fragment"]


_WORDS = st.sampled_from(
    [("er", "PPER"), ("sagte", "VVFIN"), ("dass", "KOUS"), (",", "$,"), ("und", "KON"), ("Rat", "NN"), ("„", "$("),
     ("“", "$("), (":", "$."), ("zu", "PTKZU"), ("gehen", "VVINF"), ("die", "PRELS"), ("der", "ART"),
     ("wolle", "VMFIN"), ("ab", "PTKVZ"), ("um", "KOUI"), ("–", "$("), ("(", "$("), (")", "$("),
     ("was", "PWS"), ("wie", "KOKOM")]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=60), st.lists(st.sampled_from(["Ind", "Sub"]), min_size=60, max_size=60))
def test_any_sequence_gives_a_forest(words: list[tuple[str, str]], moods: list[str]) -> None:
    tokens = tuple(
        Token(Span(10 * i, 10 * i + len(text)), text, tag, text, mood=moods[i] if tag.endswith("FIN") else "")
        for i, (text, tag) in enumerate(words)
    )
    found = clauses.find(tokens)
    for number, clause in enumerate(found):
        assert 0 <= clause.range[0] < clause.range[1] <= len(tokens)
        assert _reaches_root(found, number)
        if clause.parent is not None:
            outer = found[clause.parent].range
            assert outer[0] <= clause.range[0] and clause.range[1] <= outer[1]


def _reaches_root(found: tuple[Clause, ...], number: int) -> bool:
    parent, steps = found[number].parent, 0
    while parent is not None and steps <= len(found):
        parent, steps = found[parent].parent, steps + 1
    return steps <= len(found)
