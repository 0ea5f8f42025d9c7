"""What a temporal expression is read against: the publication, the sentence around it, the days named before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from lagebild.model import Sentence
from lagebild.times.direction import direction
from lagebild.times.lexicon import Meaning
from lagebild.times.words import Word

__all__ = ["Context", "Value"]


@dataclass(frozen=True, slots=True)
class Value:
    """TIMEX3 type and value of an expression; `day` is the day that it names, for the expressions that build on it."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    day: date | None = None


@dataclass(slots=True)
class Context:
    """The state of reading: `day` is the day last named, `ahead` the last value that lies ahead, `year` the last year
    named, `sentence_day` the day last named before this sentence in the same paragraph."""

    published: date | None
    day: date | None = None
    ahead: str | None = None
    year: int | None = None
    sentence_day: date | None = None
    sentence: Sentence | None = None
    words: Sequence[Word] = field(default_factory=tuple)
    start: int = 0
    end: int = 0

    def direction(self) -> int:
        """Whether the expression at hand lies before (-1) or after (1) the publication, 0 where nothing tells."""
        assert self.sentence is not None  # set with the words
        return direction(self.sentence, self.words[self.start].token, self.words[self.end - 1].token)

    def near(self, distance: int) -> str:
        """The word `distance` words from the expression: -1 is the one before it, 1 the one behind; "" at the edges."""
        place = self.start + distance if distance < 0 else self.end - 1 + distance
        return self.words[place].text if 0 <= place < len(self.words) else ""

    def meaning(self, distance: int) -> Meaning:
        """The classes of the word `distance` words before the expression."""
        place = self.start + distance
        return self.words[place].meaning if 0 <= place < len(self.words) else {}

    def word_after(self) -> Word | None:
        """The word behind the expression."""
        return self.words[self.end] if self.end < len(self.words) else None
