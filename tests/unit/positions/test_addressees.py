"""At whom positions are directed: by the slots of the sentence, and by the exchange around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.positions.test_positions import KINDS, only, read

from lagebild.errors import ListError
from lagebild.positions import ranking
from lagebild.positions.clues import NOBODY


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
    best, margin = ranking.chosen(clues, measured, lambda actor: side.get(actor, actor))
    assert best in ("minister", "state")
    assert margin == pytest.approx(2 * 2.718281828 ** (1.0 - 2.0))
    assert ranking.chosen({NOBODY: {}}, measured, str) == (None, 0.0)


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
