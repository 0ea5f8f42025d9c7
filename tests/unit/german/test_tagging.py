"""Tags, lemmas, moods and names: the network, and HanTa in its place."""

import numpy as np
import pytest

from lagebild.errors import LagebildError
from lagebild.german import names, network, tagging, tokens

SENTENCES = [
    (
        "Die Regierung lehne den Vorschlag strikt ab, sagte ein Sprecher.",
        {"lehne": "VVFIN", "ab": "PTKVZ", "strikt": "ADJD"},
    ),
    ("Er wies die Forderung zurück.", {"wies": "VVFIN", "zurück": "PTKVZ", "Forderung": "NN"}),
    ("Das Kind, das er sah, schlief.", {"das": "PRELS", "Das": "ART", "er": "PPER"}),
    ("Am 3. Oktober um 18.30 Uhr", {"3.": "ADJA", "18.30": "CARD", "Am": "APPRART"}),
    ("Bundes- und Landesmittel – mehr nicht!", {"Bundes-": "TRUNC", "–": "$(", "!": "$."}),
    ("Wer das will, muss es sagen.", {"muss": "VMFIN", "sagen": "VVINF"}),
]


def pieces(text: str) -> list[tokens.Piece]:
    return tokens.pieces(text, 0, len(text))


@pytest.mark.parametrize("engine", [tagging.tag, tagging.tag_with_hanta])
@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_tags(engine, text: str, expected: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    found = {token.text: token.tag for token in engine([pieces(text)])[0].tokens}
    assert {form: found[form] for form in expected} == expected


MOODS = [
    ("Er sagte, er habe nichts gewusst.", "habe", "Sub"),
    ("Ich habe nichts gewusst.", "habe", "Ind"),
    ("Die Lage sei ernst, man müsse handeln.", "müsse", "Sub"),
    ("Sie gehe davon aus, dass es reiche.", "reiche", "Sub"),
    ("Die Minister könnten zustimmen.", "könnten", "Sub"),
    ("Es hieß, dass sie das Papier ausschlügen.", "ausschlügen", "Sub"),
    ("Die Minister stimmten gestern zu.", "stimmten", "Ind"),
]


@pytest.mark.parametrize(("text", "form", "mood"), MOODS)
def test_moods(text: str, form: str, mood: str) -> None:
    assert {token.text: token.mood for token in tagging.tag([pieces(text)])[0].tokens}[form] == mood


def test_names_with_their_kinds() -> None:
    text = "Angela Merkel traf in Berlin den Präsidenten der USA."
    tagged = tagging.tag([pieces(text)])[0]
    found = {(" ".join(token.text for token in tagged.tokens[slice(*name.range)]), name.kind) for name in tagged.names}
    assert {("Angela Merkel", "PER"), ("Berlin", "LOC")} <= found


def test_many_sentences_at_once_are_tagged_as_one_by_one() -> None:
    groups = [pieces(text) for text, _ in SENTENCES] * 15
    together = tagging.tag(groups)
    assert [tagged.tokens for tagged in together[: len(SENTENCES)]] == [
        tagging.tag([group])[0].tokens for group in groups[: len(SENTENCES)]
    ]


def test_no_sentence_is_no_error() -> None:
    assert tagging.tag([]) == []


def test_names_never_begin_inside() -> None:
    labels = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    scores = np.log(
        np.array(
            [[0.1, 0.1, 0.6, 0.1, 0.1], [0.1, 0.1, 0.2, 0.1, 0.5], [0.9, 0.02, 0.04, 0.02, 0.02]], dtype=np.float32
        )
    )
    found = names.decode(scores, labels)
    assert [(name.range, name.kind) for name in found] in ([((0, 2), "PER")], [((0, 2), "LOC")], [((0, 1), "PER")])


def test_network_with_broken_weights_says_what_to_do(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "weights.npz").write_bytes(b"nothing")
    with pytest.raises(LagebildError, match="install lagebild again"):
        network.read(tmp_path)


def test_no_network_of_that_name() -> None:
    assert network.load("none") is None
