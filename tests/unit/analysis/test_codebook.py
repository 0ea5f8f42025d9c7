"""Codebooks: what they assign, and what is wrong with bad ones."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from lagebild.analysis.codebook import draft, load, parse
from lagebild.analysis.issues import Held
from lagebild.errors import InputError

BOOK = parse(
    {
        "issues": [
            {"name": "Zölle", "patterns": ["Zoll"], "parent": "Handel"},
            {"name": "Fischfang", "patterns": ["Fangquote", "Tonnen Hering", "/höchstens \\d+ Boote/"]},
            {"name": "Hafen"},
        ]
    }
)


def held(content: str, sentence: str = "", condition: str = "") -> Held:
    return Held("a", 0, "Inselrat", True, content, condition=condition, sentence=sentence)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("ein Ende der Zölle", "Zölle"),
        ("neue Strafzölle", "Zölle"),
        ("höhere Fangquoten", "Fischfang"),
        ("zwanzig Tonnen Hering", "Fischfang"),
        ("Hering in Tonnen", None),
        ("höchstens 12 Boote", "Fischfang"),
        ("den Ausbau des Hafens", "Hafen"),
        ("die Zukunft", None),
        ("", None),
    ],
)
def test_patterns_assign(content: str, expected: str | None) -> None:
    found = BOOK.assign(held(content))
    assert (found.issue if found else None) == expected


def test_the_content_says_more_than_condition_and_sentence() -> None:
    found = BOOK.assign(held("die Zölle", sentence="Im Hafen gelten die Zölle.", condition="wenn der Hafen öffnet"))
    assert found is not None
    assert (found.issue, found.origin) == ("Zölle", "codebook")
    assert BOOK.parent("Zölle") == "Handel"
    assert BOOK.parent("Hafen") is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], "list 'issues'"),
        ({"issues": []}, "list 'issues'"),
        ({"issues": ["Zölle"]}, "mapping"),
        ({"issues": [{"patterns": ["Zoll"]}]}, "'name'"),
        ({"issues": [{"name": " "}]}, "needs a name"),
        ({"issues": [{"name": "a", "pattern": ["Zoll"]}]}, "unknown field 'pattern'"),
        ({"issues": [{"name": "a", "patterns": "Zoll"}]}, "list of texts"),
        ({"issues": [{"name": "a", "patterns": [3]}]}, "list of texts"),
        ({"issues": [{"name": "a"}, {"name": "a"}]}, "twice"),
        ({"issues": [{"name": "a", "patterns": ["/(/"]}]}, "no regular expression"),
        ({"issues": [{"name": "a", "patterns": ["/(a+)+b/"]}]}, "take for ever"),
        ({"issues": [{"name": "a", "patterns": ["/a*a*a*b/"]}]}, "take for ever"),
        ({"issues": [{"name": "a", "patterns": ["/(a)\\1/"]}]}, "refers back"),
        ({"issues": [{"name": "a", "patterns": ["/" + "a" * 200 + "/"]}]}, "longer than"),
        ({"issues": [{"name": "a", "patterns": ["..."]}]}, "no word"),
    ],
)
def test_a_bad_codebook_is_told_in_one_line(content: Any, told: str) -> None:
    with pytest.raises(InputError, match=re.escape(told)) as caught:
        parse(content, "buch.yaml")
    assert "buch.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_codebook_comes_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "buch.yaml"
    path.write_text(draft([("Zölle", ["Zoll"], ["ein Ende\nder Zölle"])]), "utf-8")
    assert load(path).issues[0].examples == ("ein Ende der Zölle",)
    path.write_text("issues: [", "utf-8")
    with pytest.raises(InputError, match="no YAML"):
        load(path)
    with pytest.raises(InputError, match="check the path"):
        load(tmp_path / "fehlt.yaml")


def test_a_draft_is_yaml_that_the_loader_takes() -> None:
    text = draft([("Fährtarif: neu", ["Tarif"], []), ("Hafen", [], ["- a"])])
    assert [issue.name for issue in parse(yaml.safe_load(text)).issues] == ["Fährtarif: neu", "Hafen"]
