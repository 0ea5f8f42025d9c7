"""At whom positions are directed: by the slots of the sentence, and by the exchange around it."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.positions.test_positions import KINDS, only, read

from lagebild.errors import ListError
from lagebild.model import is_sure
from lagebild.positions import ranking
from lagebild.positions.certainty import _measured, certainty
from lagebild.positions.clues import NOBODY
from lagebild.positions.slots import SOURCES


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        # whom the cue names
        ("Die Grünen forderten von Norland eine Antwort.", "Norland"),
        ("Reuter rief die Gewerkschaft auf, an den Tisch zurückzukehren.", "Metallbund"),
        ("Reuter hielt der Gewerkschaft vor, auf Zeit zu spielen.", "Metallbund"),
        # who must, whose doing is judged
        ("Die Gewerkschaft müsse sich bewegen, sagte Berg.", "Metallbund"),
        ("Norland habe die Verhandlungen sabotiert, kritisierte Berg.", "Norland"),
        # whose word it is
        ("Die Arbeitgeber wiesen die Forderung der Gewerkschaft zurück.", "Metallbund"),
        ("Die Grünen begrüßten den Vorstoß aus Nordburg.", "Norland"),
        ("Südmark lehnt Norlands Vorschlag ab.", "Norland"),
        # who would have to meet the condition
        ("Südmark drohte mit einem Embargo, sollte Norland den Hafen nicht öffnen.", "Norland"),
        ("Die Gewerkschaft bot eine Pause an, falls die Arbeitgeber ein Papier vorlegen.", "Stahlverband"),
    ],
)
def test_grammar_says_who_is_meant(text: str, addressee: str) -> None:
    assert only(text).addressee == addressee


def test_whoever_listens_is_not_meant() -> None:
    assert KINDS["Hafenblatt"] == "media"
    assert only("Die Steuer müsse sinken, sagte Berg dem Hafenblatt.").addressee is None


def test_nobody_is_meant_where_nobody_else_is_about() -> None:
    assert only("Die Lage sei ernst, sagte Berg.").addressee is None
    assert only("Die Gewerkschaft fordert eine Reform.").addressee is None


@pytest.mark.parametrize(
    "text", ["Norland brauche mehr Geld, sagte Berg.", "Norland müsse Hilfe bekommen, sagte Berg."]
)
def test_who_shall_get_something_is_not_asked_for_it(text: str) -> None:
    found = only(text)
    assert found.act == "demand"
    assert found.addressee is None or not is_sure(found.addressee_score)


def test_a_reproach_is_answered_to_its_author() -> None:
    text = (
        "Norland warf Südmark am Montag vor, den Vertrag zu brechen. In Südstadt tagte das Kabinett. "
        "Südmark wies den Vorwurf zurück."
    )
    assert [p.addressee for p in read(text)[0]] == ["Südmark", "Norland"]


def test_the_holder_s_own_side_is_never_meant() -> None:
    text = (
        "Norland und Südmark streiten über den Hafen. Norland fordert von Südmark die Öffnung. "
        "Nordburg drohte Südmark mit Zöllen. Südmark lehnt das ab. Südstadt kritisierte Norland scharf."
    )
    found = read(text)[0]
    assert found
    assert all(p.addressee not in (p.actor, p.voice) for p in found)


def test_a_side_counts_together() -> None:
    clues = {"minister": {"a": 1.0}, "state": {"a": 1.0}, "union": {"b": 1.0}, NOBODY: {"n": 1.0}}
    measured = {"a": 1.0, "b": 1.5, "n": 2.0}
    side = {"minister": "state"}
    best = ranking.chosen(clues, measured, lambda actor: side.get(actor, actor))
    assert best.actor in ("minister", "state")
    assert best.margin == pytest.approx(2 * math.exp(1.0 - 2.0))
    assert best.share == pytest.approx(math.exp(1.0) / (2 * math.exp(1.0) + math.exp(1.5) + math.exp(2.0)))
    assert ranking.chosen({NOBODY: {}}, measured, str) == ranking.Choice(None)


@pytest.mark.parametrize(
    ("text", "rule", "sure"),
    [
        ("Die Grünen forderten von Norland eine Antwort.", "slot", True),
        ("Norland habe die Verhandlungen sabotiert, kritisierte Berg.", "subject of content", True),
        ("Die Grünen begrüßten den Vorstoß aus Nordburg.", "owner", True),
        ("Südmark drohte mit einem Embargo, sollte Norland den Hafen nicht öffnen.", "in condition", True),
        ("Die Lage sei ernst, sagte Berg.", None, False),
    ],
)
def test_an_addressee_says_where_it_is_from_and_how_sure_it_is(text: str, rule: str | None, sure: bool) -> None:
    position = only(text)
    assert position.addressee_rule == rule
    assert is_sure(position.addressee_score) is sure
    assert (position.addressee is None) == (position.addressee_score is None)


def test_the_exchange_alone_makes_a_guess() -> None:
    text = (
        "Norland und Südmark streiten über den Hafen. Norland fordert von Südmark die Öffnung. In Bern tagte das "
        "Kabinett. Südmark bot einen neuen Vertrag an."
    )
    position = read(text)[0][-1]
    assert position.addressee == "Norland"
    assert position.addressee_rule == "exchange"
    assert not is_sure(position.addressee_score)


@settings(deadline=None)
@given(st.sampled_from(["sentence", "exchange"]), st.floats(0, 1), st.floats(0, 1))
def test_the_likelier_the_surer(source: str, one: float, other: float) -> None:
    first, second = (certainty(source, "person", share) for share in sorted((one, other)))
    assert 0 < first <= second < 1


def test_every_source_has_a_measured_share_and_names_are_surer_than_descriptions() -> None:
    for source in SOURCES:
        assert 0 < certainty(source, "group") < certainty(source, "person") < 1
    with pytest.raises(ListError, match="elsewhere"):
        certainty("elsewhere", "person")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({}, "cannot be read"),
        ({"named": {"slot": 2}, "described": {}, "slope": 1, "added": {}}, "between 0 and 1"),
        ({"named": {"slot": "viel"}, "described": {}, "slope": 1, "added": {}}, "cannot be read"),
    ],
)
def test_broken_scores_are_told(content: dict[str, Any], reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _measured.cache_clear()
    monkeypatch.setattr("yaml.safe_load", lambda _: content)
    with pytest.raises(ListError, match=reason):
        certainty("slot", "person")
    monkeypatch.undo()
    _measured.cache_clear()


def test_every_weight_is_a_number_and_nobody_has_one() -> None:
    measured, least = ranking.weights()
    assert measured["nobody"] > 0 < least


def test_a_broken_list_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ranking.weights.cache_clear()
    monkeypatch.setattr("yaml.safe_load", lambda _: {"least": 0, "weights": {}})
    with pytest.raises(ListError, match="least"):
        ranking.weights()
    monkeypatch.undo()
    ranking.weights.cache_clear()


_PARTS = (
    "Norland", "Südmark", "Die Gewerkschaft", "Berg", "lehnt", "fordert", "warf", "vor", "ab", "den Plan",
    "müsse", "sagte", "dem Hafenblatt", "wenn", "mit der Gewerkschaft", "an Norland", ",", ".", ":", "„", "“", "ihm",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=40))
def test_any_words_give_addressees_of_the_cast(words: list[str]) -> None:
    for position in read(" ".join(words))[0]:
        assert position.addressee is None or position.addressee != position.actor
