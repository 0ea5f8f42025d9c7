"""Passages in quotation marks: which mark opens, which closes, what lies inside what.

All styles in use are read („“ »« «» “” "" ‚‘ ›‹ '' and mixtures); a passage may run over several sentences and
paragraphs, and a mark without partner costs one sentence, not the article. One pass over the tokens.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.model import Sentence, Span

__all__ = ["Passage", "Spot", "passages"]

Spot = tuple[int, int]
"""A token of the article: the number of its sentence and its number there."""

_DOUBLE = frozenset('„“”»«"')
_SINGLE = frozenset("‚‘’›‹'")
_MAX_DEPTH = 6
"""Marks nested deeper are taken for debris."""
_CLOSERS = {
    "„": '“”"',
    "“": '”“"',
    "”": "”",
    "»": "«»",
    "«": "»",
    '"': '"“”',
    "‚": "‘’'",
    "‘": "’",
    "›": "‹",
    "‹": "›",
    "'": "'’",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in quotation marks. `first` and `last` are the tokens of its marks, `span` lies from mark to mark.

    `depth` is 0 for an outermost passage; `closed` says whether a closing mark was found (else `last` is the last
    token that it is believed to hold).
    """

    first: Spot
    last: Spot
    span: Span
    depth: int
    closed: bool = True


@dataclass(slots=True)
class _Opened:
    mark: str
    spot: Spot
    start: int


def passages(sentences: tuple[Sentence, ...]) -> list[Passage]:
    """The passages of an article, by their place; outer before inner."""
    reader = _Reader(sentences)
    found = list(reader.read())
    return sorted(found, key=lambda passage: (passage.span.start, -passage.span.end))


class _Reader:
    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self.open: list[_Opened] = []

    def read(self) -> Iterator[Passage]:
        for number, sentence in enumerate(self.sentences):
            previous = self.sentences[number - 1] if number else None
            if previous is None or (previous.paragraph, previous.role) != (sentence.paragraph, sentence.role):
                yield from self._paragraph_ends(number)
            for position, token in enumerate(sentence.tokens):
                if token.text in _DOUBLE or token.text in _SINGLE:
                    yield from self._mark(number, position)
        yield from self._paragraph_ends(len(self.sentences))

    def _mark(self, number: int, position: int) -> Iterator[Passage]:
        tokens = self.sentences[number].tokens
        mark = tokens[position].text
        at = self._partner(mark, number, position)
        if at is not None:
            opened = self.open[at]
            depth = at
            del self.open[at:]
            span = Span(opened.start, tokens[position].span.end)
            if span.end - span.start > 2:
                yield Passage(opened.spot, (number, position), span, depth)
        elif self._may_open(mark, number, position) and len(self.open) < _MAX_DEPTH:
            self.open.append(_Opened(mark, (number, position), tokens[position].span.start))

    def _partner(self, mark: str, number: int, position: int) -> int | None:
        """The open passage that this mark closes, None where it opens one or is a stray."""
        tight_left, tight_right = self._tight(number, position)
        if mark in "„‚" or (tight_right and not tight_left):
            return None
        for at in range(len(self.open) - 1, -1, -1):
            if mark in _CLOSERS[self.open[at].mark]:
                return at
        return None

    def _may_open(self, mark: str, number: int, position: int) -> bool:
        tight_left, tight_right = self._tight(number, position)
        if mark in "„‚":
            return True
        return tight_right and not tight_left and not (mark in "’'" and self.open and self.open[-1].mark == mark)

    def _tight(self, number: int, position: int) -> tuple[bool, bool]:
        """Whether a word or mark stands right before and right behind, without a blank; a bracket or dash is one."""
        tokens = self.sentences[number].tokens
        here = tokens[position].span
        if position:
            left = tokens[position - 1].span.end == here.start and tokens[position - 1].text not in "([–—-/„‚«»›‹“"
        else:
            left = number > 0 and self.sentences[number - 1].tokens[-1].span.end == here.start
        right = position + 1 < len(tokens) and tokens[position + 1].span.start == here.end
        return left, right

    def _paragraph_ends(self, number: int) -> Iterator[Passage]:
        """Ends what is open, unless the next paragraph begins with the same mark again, as long speeches are set."""
        following = self.sentences[number].tokens if number < len(self.sentences) else ()
        if self.open and following and following[0].text == self.open[0].mark and self._spans_paragraph(number):
            opened = self.open[0]
            end = self.sentences[number - 1]
            yield Passage(
                opened.spot, (number - 1, len(end.tokens) - 1), Span(opened.start, end.span.end), 0, closed=False
            )
            self.open = []
            return
        for depth, opened in enumerate(self.open):
            sentence = self.sentences[opened.spot[0]]
            end_at = len(sentence.tokens) - 1
            if sentence.tokens[end_at].span.end - opened.start > 2 and depth == 0:
                span = Span(opened.start, sentence.tokens[end_at].span.end)
                yield Passage(opened.spot, (opened.spot[0], end_at), span, depth, closed=False)
        self.open = []

    def _spans_paragraph(self, number: int) -> bool:
        """Whether nothing but the open passage stands between its mark and the paragraph's end."""
        return self.open[0].spot[0] < number
