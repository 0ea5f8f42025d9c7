"""What belongs to a report and what does not, and how far the mention of its speaker reaches."""

import pytest

from lagebild import german, quotations
from lagebild.model import Article, Span


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        # clauses joined before one cue, a condition behind, words in marks at the end
        ("Der Saal sei zu, und das bleibe so, sagte Ida Falk.", ["Der Saal sei zu, und das bleibe so"], "Ida Falk"),
        ("Der Saal sei zu, der Hof sei voll, sagte Ida Falk.", ["Der Saal sei zu, der Hof sei voll"], "Ida Falk"),
        (
            "Der Rat drohte, den Saal zu sperren, sollte es regnen.",
            ["den Saal zu sperren, sollte es regnen"],
            "Der Rat",
        ),
        ("Alles sei gut, sagte er, „auch nachts“.", ["Alles sei gut", "„auch nachts“"], "er"),
        # a comment on the report, whom it is said to, what somebody else says
        ("Sie fordert, Personal einzustellen, was auch der Rat begrüßt.", ["Personal einzustellen"], "Sie"),
        ("Der Verband empfahl Gästen, auf den Bus zu warten.", ["auf den Bus zu warten"], "Der Verband"),
        ("Das Amt wehrt ab: Man prüfe alles, so ein Sprecher.", ["Man prüfe alles"], "ein Sprecher"),
        # speakers
        (
            "Es werde eng, warnte die Chefin der Fraktion im Kreistag, Ida Falk.",
            ["Es werde eng"],
            "die Chefin der Fraktion im Kreistag, Ida Falk",
        ),
        ("Aus dem Rathaus verlautete, man warte ab.", ["man warte ab"], "Aus dem Rathaus"),
        ("Gemäss dem Verband bleibt der Platz leer.", ["bleibt der Platz leer"], "dem Verband"),
    ],
)
def test_extent(text: str, content: list[str], speaker: str) -> None:
    sentences = german.analyse(Article("p", "p", None, (Span(0, len(text)),)), text)
    found, _ = quotations.find("p", text, sentences)
    told = [([part.span.of(text) for part in one.content], one.speaker and one.speaker.span.of(text)) for one in found]
    assert told == [(content, speaker)]
