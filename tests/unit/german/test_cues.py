"""The cue list: every entry sound, headwords read as dictionaries write them."""

import pytest

from lagebild.errors import ListError
from lagebild.german import cues, wordlists
from lagebild.model import ACTS


def test_every_act_has_cues_of_verbs_and_nouns() -> None:
    for kind in ("verb", "noun"):
        acts = {reading.act for several in cues.readings(kind).values() for reading in several}
        assert acts == set(ACTS)


def test_no_reading_stands_twice() -> None:
    seen = [
        (one.kind, one.cue, one.content)
        for kind in ("verb", "noun", "adjective", "source")
        for head, several in cues.readings(kind).items()
        for one in several
        if one.head == head  # not those found under a Swiss spelling
    ]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("cue", "head", "words", "reflexive", "modal", "denied"),
    [
        ("ablehnen", "ablehnen", (), False, "", False),
        ("in Aussicht stellen", "stellen", ("in", "Aussicht"), False, "", False),
        ("sich vorstellen können", "vorstellen", (), True, "können", False),
        ("nicht infrage kommen", "kommen", ("infrage",), False, "", True),
        ("durchblicken lassen", "durchblicken", (), False, "lassen", False),
    ],
)
def test_headwords(cue: str, head: str, words: tuple[str, ...], reflexive: bool, modal: str, denied: bool) -> None:
    reading = cues.cue_reading(cue, "verb")
    assert reading is not None
    assert (reading.head, reading.words, reading.reflexive, reading.modal, reading.denied) == (
        head, words, reflexive, modal, denied,
    )  # fmt: skip


@pytest.mark.parametrize(
    "group",
    [
        {"kind": "verb", "act": "shout", "says": "speech", "content": ["acc"], "cues": ["rufen"]},
        {"kind": "verb", "act": "demand", "says": "speech", "content": ["accusative"], "cues": ["fordern"]},
        {"kind": "verb", "act": "demand", "says": "speech", "content": ["acc"], "cues": [True]},
        {"kind": "verb", "act": "demand", "says": "maybe", "content": ["acc"], "cues": ["fordern"]},
        {
            "kind": "verb",
            "act": "demand",
            "says": "speech",
            "content": ["acc"],
            "adressee": ["dat"],
            "cues": ["fordern"],
        },
        {"act": "demand"},
    ],
)
def test_a_malformed_group_is_named(monkeypatch: pytest.MonkeyPatch, group: dict[str, object]) -> None:
    monkeypatch.setattr(wordlists, "read", lambda _: {"groups": [group]})
    cues.readings.cache_clear()
    try:
        with pytest.raises(ListError, match=r"group 1"):
            cues.readings("verb")
    finally:
        monkeypatch.undo()
        cues.readings.cache_clear()
