"""What is known of a position before its actors are looked up and it is written down."""

from dataclasses import dataclass

from lagebild.model import Act, Frame, Range

__all__ = ["Draft", "Verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a proposition does: its act by a rule, and its content.

    `holder` is the range of who holds it where that is not the speaker; `own` whether the rule asks that the speaker
    means himself; `addressee` the range of who is meant.
    """

    act: Act
    rule: str
    content: Range
    negated: bool = False
    holder: Range | None = None
    addressee: Range | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A position whose actors are known by id; what gave the addressee, and how likely it is the right one."""

    sentence: int
    verdict: Verdict
    actor: str
    voice: str | None = None
    addressee: str | None = None
    condition: Range | None = None
    clause: int | None = None
    frame: Frame | None = None
    addressee_rule: str | None = None
    addressee_score: float | None = None
