"""What the language pack says about a sentence. Values follow STTS (tags) and Universal Dependencies (features).

A *range* is a half-open pair of token numbers of the sentence.
"""

from dataclasses import dataclass
from typing import Literal

from lagebild.model.spans import Span

Range = tuple[int, int]
Role = Literal["headline", "lead", "body", "heading", "question", "caption"]
ClauseKind = Literal["main", "sub", "rel", "inf", "v1", "fragment"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `text` is its normal form (soft hyphens and line-end hyphenation undone), `span` its place.

    `mood` is "Ind", "Sub" or "Imp" for finite verbs and "" otherwise; `tense` "Pres" or "Past" (Konjunktiv I is
    Sub+Pres, Konjunktiv II Sub+Past); `number` "Sing", "Plur" or ""; `person` "1", "2", "3" or ""; `case` and `gender`
    list what is possible, joined by "|" ("Nom|Acc"), "" where unknown.
    """

    span: Span
    text: str
    tag: str
    lemma: str
    mood: str = ""
    tense: str = ""
    number: str = ""
    person: str = ""
    case: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its verb.

    `range` covers the clause with all clauses inside it; `finite` is the finite verb's token number, `verbs` all of
    the verb complex with a separated prefix; `lemma` the full verb's lemma with its prefix joined ("ablehnen"),
    `modal` the lemma of a modal, `mood` the finite verb's. `opener` is the subordinating word, `parent` the number of
    the clause it hangs on, `subject` the subject's range where found.
    """

    kind: ClauseKind
    range: Range
    finite: int | None
    verbs: tuple[int, ...]
    lemma: str
    modal: str = ""
    mood: str = ""
    opener: int | None = None
    parent: int | None = None
    subject: Range | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue (verb, noun, adjective, preposition) that says somebody does something with words, and its arguments.

    `lemma` names the entry of the cue list; `cue` its token numbers; `content` what is said, demanded, rejected ...
    (one range, or more where the cue splits it); `kind` the word class of the cue; `clause` the number of its clause;
    `passive` whether the holder is unsaid or stands behind "von". `act` is the act that the cue does as it stands here
    ("" unknown), `open` whether what is said decides the act instead, `says` whether somebody utters it, `form` how
    the content is realised (the codes of `lists/cues.yaml`: "dass", "inf", "said", "acc", "auf" ...; "" without
    content).
    """

    lemma: str
    kind: Literal["verb", "noun", "adjective", "source"]
    cue: tuple[int, ...]
    clause: int
    holder: Range | None = None
    content: tuple[Range, ...] = ()
    addressee: Range | None = None
    negated: bool = False
    passive: bool = False
    act: str = ""
    open: bool = False
    says: Literal["speech", "stance"] = "stance"
    form: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence; `score` is how sure the tagger is (0 to 1)."""

    range: Range
    kind: Literal["PER", "LOC", "ORG"]
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its analysis; `paragraph` counts the article's blocks in reading order, from 0."""

    span: Span
    paragraph: int
    role: Role
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...] = ()
    frames: tuple[Frame, ...] = ()
    names: tuple[Name, ...] = ()

    def place(self, part: Range) -> Span:
        """The span on the page that a range of tokens covers."""
        return Span(self.tokens[part[0]].span.start, self.tokens[part[1] - 1].span.end)
