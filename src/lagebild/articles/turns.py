"""Questions and answers: single questions as headings, and interviews in turns."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.articles import wordlists
from lagebild.articles.blocks import Block
from lagebild.articles.sequence import Run

__all__ = ["Interview", "interview_of", "is_answered", "is_question", "speaker_of"]

_PREFIX = re.compile(r"^(?P<name>[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,3}|[A-ZÄÖÜ]{1,3}): (?=\S)")


def is_question(block: Block) -> bool:
    """Whether a paragraph is one short question, or a sentence and its question."""
    if not block.text.endswith("?") or len(block.words) > 40:
        return False
    marks = len(re.findall(r"[.!?]\s", block.text))
    first = block.words[0].casefold()
    return marks == 0 and (first in wordlists.words("grammar", "interrogatives") or len(block.words) <= 20)


@dataclass(frozen=True, slots=True)
class Interview:
    """The names that open turns ("Sievers: ..."), by who answers and who asks; without answerers it is no interview."""

    answerers: frozenset[str] = frozenset()
    askers: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.answerers)

    def __contains__(self, name: object) -> bool:
        return name in self.answerers


def interview_of(blocks: Sequence[Block], run: Run) -> Interview:
    """Who asks and who answers; one whose turns mostly end with a question mark asks."""
    turns, asked = Counter[str](), Counter[str]()
    for block in blocks[run.first : run.last + 1]:
        name = speaker_of(block)
        if name is not None and block.look in {"text", "short"}:
            turns[name] += 1
            asked[name] += block.text.endswith("?")
    askers = frozenset(name for name, count in turns.items() if count >= 2 and 2 * asked[name] > count)
    needed = 2 if askers else 3
    answerers = frozenset(name for name, count in turns.items() if count >= needed) - askers
    return Interview(answerers, askers) if answerers else Interview()


def speaker_of(block: Block) -> str | None:
    """The name before the colon that a turn opens with."""
    match = _PREFIX.match(block.text)
    return match["name"] if match else None


def is_answered(blocks: Sequence[Block], number: int, interview: Interview) -> bool:
    """Whether the next paragraph is an answer: then this one, whoever speaks it, is the question."""
    for block in blocks[number + 1 : number + 4]:
        if block.look in {"text", "short"}:
            return speaker_of(block) in interview and len(blocks[number].words) <= 90
    return False
