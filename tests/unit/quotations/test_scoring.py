"""The learned scorer: it lets pass what it finds likely; without it the grammar alone decides."""

import pytest

from lagebild import german, quotations
from lagebild.errors import ListError
from lagebild.model import Article, Sentence, Span
from lagebild.quotations import scoring
from lagebild.quotations.scoring import Scorer
from lagebild.quotations.view import SentenceView

TEXT = "Der Dekan klagte, das Geld fehle. Der Saal soll bald öffnen. Das Blatt „Mut zur Lücke“ lag aus."


def _sentences(text: str) -> tuple[Sentence, ...]:
    return german.analyse(Article("p", "p", None, (Span(0, len(text)),)), text)


def _decided(weights: dict[str, float]) -> list[str]:
    views = [SentenceView.of(sentence, number) for number, sentence in enumerate(_sentences(TEXT))]
    proposals = quotations.propose(views, quotations.CORPUS, every=True)
    return [one.content[0].of(TEXT) for one in Scorer(weights, 0.5).decide(views, proposals)]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"bias": -5.0}, []),
        ({"bias": -5.0, "rule=asyndetic": 9.0}, ["das Geld fehle"]),
        ({"bias": -5.0, "rule=soll": 9.0}, ["Der Saal soll bald öffnen."]),
        ({"bias": -5.0, "lemma=klagen": 9.0}, ["das Geld fehle"]),
    ],
)
def test_weights_decide(weights: dict[str, float], expected: list[str]) -> None:
    assert _decided(weights) == expected


def test_grammar_alone_proposes_nothing_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAGEBILD_QUOTATION_WEIGHTS", raising=False)
    found, _ = quotations.find("p", TEXT, _sentences(TEXT))
    assert [one.content[0].span.of(TEXT) for one in found] == ["das Geld fehle"]


def test_setting_names_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGEBILD_QUOTATION_WEIGHTS", "nc")
    found, _ = quotations.find("p", TEXT, _sentences(TEXT), quotations.CORPUS)
    assert "das Geld fehle" in [one.content[0].span.of(TEXT) for one in found]
    assert all(one.evidence.score is not None and 0.0 <= one.evidence.score <= 1.0 for one in found)


def test_unknown_weights_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ListError, match="nowhere"):
        scoring.load("nowhere")
