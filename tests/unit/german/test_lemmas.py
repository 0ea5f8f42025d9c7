"""Lemmas and genders: from the lexicon, by parts, by endings."""

import pytest

from lagebild.errors import LagebildError
from lagebild.german import lemmas

SMALL = lemmas.Lexicon(
    {
        "Runden\tNN": "Runde",
        "gelehnt\tVV": "lehnen",
        "lehnen\tVV": "lehnen",
        "neue\tAD": "neu",
        "Partner\tNN": "Partner",
    },
    {"NNungen": "2:", "ADen": "2:", "VVt": "1:en", "ADqq": "2:"},
    {"Runde": "f", "Partner": "m"},
)


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("Runden", "NN", "Runde"),
        ("Gesprächsrunden", "NN", "Gesprächsrunde"),
        ("Ost-West-Runden", "NN", "Ost-West-Runde"),
        ("abgelehnt", "VVPP", "ablehnen"),
        ("abzulehnen", "VVIZU", "ablehnen"),
        ("Neue", "ADJA", "neu"),
        ("Blubungen", "NN", "Blubung"),
        ("blauen", "ADJA", "blau"),
        ("xyz", "ADV", "xyz"),
        ("EU-Partner", "NN", "EU-Partner"),
        ("PARTNER", "NN", "Partner"),
        ("EWS", "NE", "EWS"),
        ("qq", "ADJD", "qq"),
        ("x", "VVFIN", "x"),
    ],
)
def test_lemma(form: str, tag: str, lemma: str) -> None:
    assert SMALL.lemma(form, tag) == lemma


@pytest.mark.parametrize(
    ("lemma", "genders"), [("Runde", "f"), ("Verhandlungsrunde", "f"), ("EU-Partner", "m"), ("Xyz", "")]
)
def test_genders(lemma: str, genders: str) -> None:
    assert SMALL.genders(lemma) == genders


def test_installed_lexicon() -> None:
    lexicon = lemmas.load()
    assert lexicon is not None
    assert lexicon.lemma("Verhandlungen", "NN") == "Verhandlung"
    assert lexicon.lemma("angenommen", "VVPP") == "annehmen"
    assert lexicon.lemma("Zollstreitigkeiten", "NN") == "Zollstreitigkeit"
    assert lexicon.genders("Forderung") == "f"


def test_no_lexicon_of_that_name() -> None:
    assert lemmas.load("none") is None


def test_broken_lexicon_is_an_error_that_says_what_to_do(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "weights" / "broken"
    folder.mkdir(parents=True)
    (folder / "lemmas.txt.gz").write_bytes(b"nothing")
    monkeypatch.setattr("lagebild.german.lemmas.resources.files", lambda _: tmp_path)
    with pytest.raises(LagebildError, match="install lagebild again"):
        lemmas.load("broken")
