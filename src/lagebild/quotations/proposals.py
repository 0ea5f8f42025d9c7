"""What the rules of this stage hand to each other before a quotation is made of it."""

from dataclasses import dataclass, field
from typing import Literal

from lagebild.model import QuotationType, Span

__all__ = ["Proposal", "covered"]

Origin = Literal["clause", "direct", "source", "chain", "nominal", "hearsay"]


@dataclass(slots=True)
class Proposal:
    """A quotation in the making. `sentence` is the number of the sentence of its cue (or first part).

    `cue` is the span of the cue's first word, `cue_words` all of its words; `origin` the kind of rule, `rule` its name.
    `clause` is the number of the cue's clause, None without cue; `source` the whole noun phrase of a source phrase
    ("Angaben der Polizei"), of which `speaker` is the part that can speak.
    """

    content: list[Span]
    type: QuotationType
    sentence: int
    origin: Origin
    rule: str
    score: float
    speaker: Span | None = None
    cue: Span | None = None
    cue_words: list[Span] = field(default_factory=list)
    addressee: Span | None = None
    source: Span | None = None
    clause: int | None = None
    judged: bool = False
    """Whether `score` is the probability of a learned scorer."""

    @property
    def start(self) -> int:
        return min(part.start for part in self.content)

    @property
    def end(self) -> int:
        return max(part.end for part in self.content)


def covered(parts: list[Span], others: list[Span]) -> int:
    """How many characters of `parts` lie in `others`."""
    return sum(max(0, min(one.end, two.end) - max(one.start, two.start)) for one in parts for two in others)
