"""Conditions that begin with a Konjunktiv the taggers take for a noun."""

import pytest

from lagebild import german
from lagebild.model import Article, Span


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Bleibe das Angebot aus, werde man klagen.", "Bleibe", "bleiben"),
        ("Lenke die Stadt nicht ein, müsse das Gericht entscheiden.", "Lenke", "lenken"),
        ("Ändere man nichts, drohe ein Verbot.", "Ändere", "ändern"),
        ("Sie setzte eine Frist: Komme bis Freitag kein Papier, werde gestreikt.", "Komme", "kommen"),
    ],
)
def test_the_verb_is_found(text: str, word: str, lemma: str) -> None:
    sentence = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)[0]
    token = next(token for token in sentence.tokens if token.text == word)
    assert (token.tag, token.lemma, token.mood) == ("VVFIN", lemma, "Sub")
    assert any(clause.kind == "v1" for clause in sentence.clauses)


@pytest.mark.parametrize(
    "text",
    [
        "Ende der Woche, sagte er, werde gewählt.",
        "Die Frage, werde er kommen, blieb offen.",
        "Europa, die Union, die Staaten.",
    ],
)
def test_nouns_stay_nouns(text: str) -> None:
    sentence = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)[0]
    assert sentence.tokens[0].tag not in ("VVFIN", "VVIMP")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Das sei Unsinn, dröhnte Landeschef Karl Ott.", "dröhnte", "dröhnen"),
        ("Davon habe er nie gehört, polterte Präsidentin Frau Ott (SPD) am Abend.", "polterte", "poltern"),
        ("Es fehle an Geld, prophezeite Präsidentin Ute Ott.", "prophezeite", "prophezeien"),
        ("Man wolle erst reden, antwortete Landeschef Karl Ott.", "antwortete", "antworten"),
    ],
)
def test_a_preterite_before_a_bare_name_is_a_verb(text: str, word: str, lemma: str) -> None:
    sentence = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)[0]
    at = next(at for at, token in enumerate(sentence.tokens) if token.text == word)
    assert (sentence.tokens[at].tag, sentence.tokens[at].lemma) == ("VVFIN", lemma)
    assert any(clause.finite == at and clause.subject is not None for clause in sentence.clauses)


@pytest.mark.parametrize(
    "text", ["Er lehnte es ab, geplante Treffen Karl Otts zu stören.", "Es gibt alte, bewährte Technik."]
)
def test_attributes_stay_attributes(text: str) -> None:
    sentence = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)[0]
    assert all(token.tag == "ADJA" for token in sentence.tokens if token.text in ("geplante", "bewährte"))
