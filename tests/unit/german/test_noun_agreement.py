"""Case, number and gender that the forms of a phrase leave possible."""

import pytest

from lagebild.german import agreement
from lagebild.model import Span, Token


def tokens(marked: str) -> tuple[Token, ...]:
    """Tokens written as "form/tag/lemma"."""
    found = []
    for at, entry in enumerate(marked.split()):
        form, tag, lemma = [*entry.split("/"), entry.split("/")[0]][:3]
        found.append(Token(Span(at * 20, at * 20 + len(form)), form, tag, lemma))
    return tuple(found)


PHRASES = [
    ("des/ART Präsidenten/NN/Präsident", 1, "Gen", "Sing"),
    ("die/ART Verhandlungen/NN/Verhandlung", 1, "Nom|Acc", "Plur"),
    ("mit/APPR den/ART Partnern/NN/Partner", 2, "Dat", "Plur"),
    ("in/APPR der/ART Nacht/NN", 2, "Dat", "Sing"),
    ("in/APPR die/ART Stadt/NN", 2, "Acc", "Sing"),
    ("im/APPRART großen/ADJA/groß Saal/NN", 2, "Dat", "Sing"),
    ("den/ART Vorschlag/NN", 1, "Acc", "Sing"),
    ("dem/ART Minister/NN", 1, "Dat", "Sing"),
    ("Moskaus/NE/Moskau Forderung/NN", 0, "Gen", "Sing"),
    ("Moskau/NE", 0, "Nom|Dat|Acc", "Sing"),
    ("er/PPER", 0, "Nom", "Sing"),
    ("ihnen/PPER", 0, "Dat", "Plur"),
    ("mehrere/PIAT Staaten/NN/Staat", 1, "Nom|Acc", "Plur"),
]


@pytest.mark.parametrize(("marked", "at", "case", "number"), PHRASES)
def test_phrases(marked: str, at: int, case: str, number: str) -> None:
    found = agreement.agree(tokens(marked))[at]
    assert (found.case, found.number) == (case, number)


def test_contradictions_are_no_error() -> None:
    found = agreement.agree(tokens("des/ART die/ART dem/ART Nacht/NN einen/ART"))
    assert len(found) == 5
