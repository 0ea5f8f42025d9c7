"""What the second reading asks of a sentence: the clause and role of a token, who stands in quotation marks."""

from dataclasses import dataclass

from lagebild.actors.phrases import Phrase
from lagebild.model import Clause, Sentence

__all__ = ["Frame", "frame"]

_OPENERS = {"„": '“”"', "»": "«", "«": "»", "“": "”", "‹": "›", "›": "‹", "‚": "‘’"}
_MARKS = frozenset('„“”»«›‹‚‘’"')
_NO_NOMINATIVE = frozenset(
    [
        "den",
        "dem",
        "des",
        "einen",
        "einem",
        "eines",
        "diesem",
        "diesen",
        "dieses",
        "seinem",
        "seinen",
        "seines",
        "ihrem",
        "ihren",
        "ihres",
    ]
)


_SOURCES = frozenset(("laut", "gemäß"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with its tokens mapped to clauses; `quoted` says of each token whether it is direct speech.

    `words` are the texts of its tokens, each once.
    """

    sentence: Sentence
    clause_of: tuple[int, ...]
    quoted: tuple[bool, ...]
    words: frozenset[str]

    def clause(self, token: int) -> Clause | None:
        """The innermost clause of a token."""
        number = self.clause_of[token]
        return self.sentence.clauses[number] if number >= 0 else None

    def role(self, phrase: Phrase) -> str:
        """subject, object or oblique: by the clause's subject where it was found, else by form and place."""
        if phrase.preposition:
            return _behind_preposition(phrase)
        if phrase.start and self.sentence.tokens[phrase.start - 1].text.lower() == "so":
            return "subject"
        behind = self.sentence.tokens[phrase.end].text.lower() if phrase.end < len(self.sentence.tokens) else ""
        if behind == "zufolge":
            return "subject"
        clause = self.clause(phrase.head)
        subject = "subject" if clause is None or clause.kind in ("main", "v1", "fragment") else "embedded"
        if clause is not None and clause.subject is not None:
            start, end = clause.subject
            if not phrase.start and end - start == 1 and start and self.sentence.tokens[start].text in ("das", "dies"):
                return subject  # "Der Verband bestritt das"
            joined = phrase.start > start and self.sentence.tokens[phrase.start - 1].text in (
                "und",
                "sowie",
                "oder",
                ",",
            )
            return subject if start <= phrase.head < end and (phrase.start <= start + 1 or joined) else "object"
        return "object" if phrase.determiner in _NO_NOMINATIVE else subject if clause is not None else "object"


def _behind_preposition(phrase: Phrase) -> str:
    """ "laut Minister X" and, at the head of a sentence, "für Minister X": who speaks or judges."""
    judges = phrase.preposition == "für" and phrase.start == 1 and phrase.is_person
    if judges or phrase.preposition in _SOURCES:
        return "subject"
    return "place" if phrase.preposition in ("in", "im") else "oblique"


def frame(sentence: Sentence, words: frozenset[str], open_quote: str = "") -> tuple[Frame, str]:
    """The sentence's frame, and the quotation mark still open at its end ("" for none)."""
    owner = [-1] * len(sentence.tokens)
    for _, start, end, number in sorted(
        (clause.range[0] - clause.range[1], *clause.range, number) for number, clause in enumerate(sentence.clauses)
    ):
        owner[start:end] = [number] * (end - start)
    if _MARKS.isdisjoint(words):
        return Frame(sentence, tuple(owner), (bool(open_quote),) * len(owner), words), open_quote
    quoted, closing = _quoted(sentence, open_quote)
    return Frame(sentence, tuple(owner), quoted, words), closing


def _quoted(sentence: Sentence, open_quote: str) -> tuple[tuple[bool, ...], str]:
    """Which tokens are direct speech, and the mark that would close what is still open."""
    quoted, closing = [], open_quote
    for token in sentence.tokens:
        if closing and token.text in closing:
            closing = ""
            quoted.append(True)
        elif not closing and token.text in _OPENERS:
            closing = _OPENERS[token.text]
            quoted.append(True)
        elif not closing and token.text == '"':
            closing = '"'
            quoted.append(True)
        else:
            quoted.append(bool(closing))
    return tuple(quoted), closing
