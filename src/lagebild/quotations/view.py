"""A sentence as this stage looks at it: who hangs on whom, what a clause holds by itself, which cue reads its verb."""

import functools
from dataclasses import dataclass, field

from lagebild.german import cues
from lagebild.german.phrases import Phrase, phrases
from lagebild.model import Clause, Range, Sentence, Span, Token

__all__ = ["EDGE_TAGS", "QUOTES", "SentenceView", "trim"]

QUOTES = frozenset("„“”»«›‹\"‚‘’'")
EDGE_TAGS = frozenset({"$,", "$.", "$("})
_MAX_STEPS = 60


def trim(tokens: tuple[Token, ...], part: Range) -> Range | None:
    """The range without marks at its edges; brackets and quotation marks whose partner is inside stay."""
    start, end = part
    while start < end and tokens[start].tag in EDGE_TAGS and not _has_partner(tokens, start, range(start + 1, end)):
        start += 1
    while end > start and tokens[end - 1].tag in EDGE_TAGS and not _has_partner(tokens, end - 1, range(start, end - 1)):
        end -= 1
    return (start, end) if start < end else None


def _has_partner(tokens: tuple[Token, ...], position: int, others: range) -> bool:
    """Whether the mark is one of a pair that is whole within the range (an even number of quotation marks)."""
    text = tokens[position].text
    if text in "()":
        return any(tokens[i].text in "()" and tokens[i].text != text for i in others)
    if text not in QUOTES:
        return False
    return sum(tokens[i].text in QUOTES for i in others) % 2 == 1


@dataclass(slots=True)
class SentenceView:
    """A sentence with the clauses that hang on each clause."""

    sentence: Sentence
    number: int
    children: list[list[int]]
    _own: dict[int, list[int]] = field(default_factory=dict)
    _phrases: dict[int, list[Phrase]] = field(default_factory=dict)
    _readings: dict[int, list[cues.Reading]] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Sentence, number: int) -> "SentenceView":
        children: list[list[int]] = [[] for _ in sentence.clauses]
        for at, clause in enumerate(sentence.clauses):
            if clause.parent is not None and clause.parent != at:
                children[clause.parent].append(at)
        return cls(sentence, number, children)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def own(self, at: int) -> list[int]:
        """The token numbers of a clause without those of the clauses inside it."""
        if at not in self._own:
            self._own[at] = self._own_tokens(at)
        return self._own[at]

    def _own_tokens(self, at: int) -> list[int]:
        clause = self.sentence.clauses[at]
        if not self.children[at]:
            return list(range(*clause.range))
        inside: set[int] = set()
        for child in self.children[at]:
            inside.update(range(*self.sentence.clauses[child].range))
        return [i for i in range(*clause.range) if i not in inside]

    def phrases(self, at: int) -> list[Phrase]:
        """The noun phrases of a clause by itself."""
        if at not in self._phrases:
            parts = runs(self.own(at))
            self._phrases[at] = [phrase for part in parts for phrase in phrases(self.tokens, part)]
        return self._phrases[at]

    def place(self, part: Range) -> Span:
        return self.sentence.place(part)

    def ancestors(self, at: int) -> list[int]:
        """The clauses that a clause hangs on, nearest first."""
        found: list[int] = []
        parent = self.sentence.clauses[at].parent
        while parent is not None and len(found) < _MAX_STEPS:
            found.append(parent)
            parent = self.sentence.clauses[parent].parent
        return found

    def clause_at(self, position: int) -> int | None:
        """The innermost clause around a token."""
        best: int | None = None
        for at, clause in enumerate(self.sentence.clauses):
            start, end = clause.range
            if start <= position < end and (best is None or end - start < _length(self.sentence.clauses[best])):
                best = at
        return best

    def readings(self, at: int) -> list[cues.Reading]:
        """The readings of the cue list that a clause's verb complex and words allow, the most demanding first."""
        if at not in self._readings:
            clause = self.sentence.clauses[at]
            candidates = _candidates(clause.lemma) if clause.lemma else ()
            self._readings[at] = self._fitting(at, clause, candidates) if candidates else []
        return self._readings[at]

    def _fitting(self, at: int, clause: Clause, candidates: tuple[cues.Reading, ...]) -> list[cues.Reading]:
        own = self.own(at)
        words = {self.tokens[i].text for i in own} | {self.tokens[i].lemma for i in own}
        finite = self.tokens[clause.finite].lemma if clause.finite is not None else ""
        reflexive = any(self.tokens[i].tag == "PRF" or self.tokens[i].text.lower() == "sich" for i in own)
        return [
            reading
            for reading in candidates
            if all(word in words for word in reading.words)
            and (not reading.reflexive or reflexive)
            and (not reading.modal or reading.modal in (clause.modal, finite))
        ]

    def takes(self, at: int, *contents: str) -> bool:
        """Whether some reading of the clause's verb takes one of these contents ("dass", "inf", "said", "acc" ...)."""
        return any(code in reading.content for reading in self.readings(at) for code in contents)

    def is_passive(self, at: int) -> bool:
        """ "werden" or "sein" with a participle as full verb."""
        clause = self.sentence.clauses[at]
        if clause.finite is None:
            return False
        participle = any(self.tokens[i].tag == "VVPP" for i in clause.verbs)
        forms = {self.tokens[i].lemma for i in clause.verbs if self.tokens[i].tag.startswith("VA")}
        return participle and ("werden" in forms or forms == {"sein"})


@functools.cache
def _candidates(lemma: str) -> tuple[cues.Reading, ...]:
    """The readings of a verb, also in Swiss spelling ("schliessen", "hiess")."""
    known = cues.readings("verb")
    swiss = "heißen" if lemma == "hiess" else lemma.replace("ss", "ß")
    return known.get(lemma) or known.get(swiss, ())


def runs(positions: list[int]) -> list[Range]:
    """Consecutive token numbers as ranges."""
    found: list[list[int]] = []
    for position in positions:
        if found and found[-1][1] == position:
            found[-1][1] = position + 1
        else:
            found.append([position, position + 1])
    return [(start, end) for start, end in found]


def _length(clause: Clause) -> int:
    return clause.range[1] - clause.range[0]
