"""The contents of a cue's position: pronouns replaced by what they stand for, lists taken apart."""

from collections.abc import Iterator

from lagebild.german import wordlists
from lagebild.german.clause_view import trimmed
from lagebild.model import Frame, Range
from lagebild.positions.counting import CLAUSAL
from lagebild.positions.drafts import Draft
from lagebild.positions.scene import Scene

__all__ = ["contents", "joined_draft"]

_EMPTY = frozenset({"das", "dies", "es", "was", "dieses", "ihn", "sie"})
_CALLED = frozenset({"acc+als", "acc+für", "acc+pred", "in+acc", "acc+zu", "acc+mit"})
_VAGUE = frozenset({"etwas", "nichts", "mehr", "alles", "vieles", "einiges", "eine", "andere"})
_OWN = frozenset({"intend", "assess", "demand", "offer"})
"""Acts whose content a personal pronoun alone does not tell."""
_OF_PROPOSALS = frozenset({"reject", "accept", "concede"})
_VERBAL = frozenset({"VVPP", "PTKVZ", "VVFIN", "VVINF", "VVIZU", "VAFIN", "VAPP", "VAINF"})
_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt"})
_THAT = frozenset({"dass", "daß", "wonach"})
_PERSONAL = frozenset({
    "sie", "es", "ihn", "mir", "mich", "dir", "dich", "uns", "euch", "ihm", "ihr", "ihnen", "er", "wir", "ich",
})  # fmt: skip


def contents(scene: Scene, frame: Frame, previous: list[Draft]) -> Iterator[Range]:
    """The contents of a frame, anaphoric ones replaced by what they stand for, lists of things taken apart."""
    for content in frame.content:
        part = trimmed(scene.sentence.tokens, content)
        if part is None:
            continue
        first = scene.sentence.tokens[part[0]]
        if (part[1] - part[0] == 1 and first.text.lower() in _VAGUE) or first.tag == "PWAT":
            continue
        joined = joined_draft(frame, previous)
        part = joined.verdict.content if joined is not None else _before_was(scene, part)
        if joined is None and (_is_announced(scene, frame, part) or _is_empty(scene, frame, content, part)):
            continue
        if joined is not None or _is_anaphor(scene, frame, part):
            if previous or frame.form == "self":
                yield previous[-1].verdict.content if previous else part
            elif scene.sentence.tokens[part[0]].tag in ("PROAV", "PAV"):
                yield trimmed(scene.sentence.tokens, scene.clause_range(frame.clause)) or part
            continue
        yield from _by_nouns(scene, frame, part)


def _is_announced(scene: Scene, frame: Frame, part: Range) -> bool:
    """ "knüpfte das an zwei Bedingungen: ..." names them behind."""
    last = scene.sentence.tokens[part[1] - 1].lemma
    return frame.act == "demand" and part[1] - part[0] <= 3 and last in wordlists.words("acts", "need_nouns")


def _is_empty(scene: Scene, frame: Frame, content: Range, part: Range) -> bool:
    """Whether there is only a pronoun that says nothing, or the holder himself."""
    alone = part[1] - part[0] == 1
    word = scene.sentence.tokens[part[0]].text.lower()
    empty = alone and word in _EMPTY and (frame.open or (frame.act in _OWN and word in _PERSONAL))
    return empty or (frame.kind == "noun" and content == frame.holder)


def _is_anaphor(scene: Scene, frame: Frame, part: Range) -> bool:
    """ "was Y ablehnt", "Ungarn ist dagegen": the content is that of the position before."""
    word = scene.sentence.tokens[part[0]]
    alone = part[1] - part[0] == 1 and (word.text.lower() == "was" or word.tag in ("PROAV", "PAV"))
    return alone or (frame.form == "self" and frame.kind == "adjective" and frame.lemma in ("dagegen", "dafür"))


def _by_nouns(scene: Scene, frame: Frame, part: Range) -> Iterator[Range]:
    """A content taken apart: what a noun cue inside it says, what a reproach says, the things of a list."""
    inner = [
        f
        for f in scene.sentence.frames
        if f.kind == "noun" and f.act == frame.act and f.content and part[0] <= f.cue[0] < part[1]
    ]
    if inner and frame.kind == "verb" and inner[0].form != "gen" and frame.form not in CLAUSAL:
        yield from inner[0].content
        return
    reproach = _said_by_noun(scene, frame, part)
    if reproach is not None:
        yield reproach
        return
    yield from _split(scene, frame, _with_judgement(frame, _with_noun(scene, frame, part)))


def _with_judgement(frame: Frame, part: Range) -> Range:
    """ "hält den Antrag | für überflüssig": what is called so keeps what it is called, where it follows at once."""
    if frame.act not in ("reject", "accuse", "support") or not frame.lemma.startswith("für ") or frame.form != "acc":
        return part
    end = part[1] + 2
    follows = part[1] in frame.cue and end - 1 in frame.cue
    return (part[0], end) if follows else part


def _said_by_noun(scene: Scene, frame: Frame, part: Range) -> Range | None:
    """What a reproach or report says that is denied: "verwahrt sich gegen den Vorwurf, Waffen geliefert zu haben"."""
    tokens = scene.sentence.tokens
    if frame.kind != "verb" or frame.act not in _OF_PROPOSALS or frame.form in CLAUSAL or part[1] >= len(tokens):
        return None
    nouns = wordlists.words("acts", "denied_nouns") if frame.act == "reject" else frozenset()
    nouns |= wordlists.words("acts", "proposal_nouns")
    if tokens[part[1] - 1].lemma not in nouns:
        return None
    comma = next((i for i in range(part[1], min(part[1] + 4, len(tokens))) if tokens[i].text == ","), None)
    if comma is None or any(tokens[i].tag not in _VERBAL for i in range(part[1], comma)):
        return None
    for number, clause in enumerate(scene.sentence.clauses):
        opener = tokens[clause.opener].text.lower() if clause.opener is not None else ""
        says = (clause.kind == "inf" and opener not in _PURPOSE) or (clause.kind == "sub" and opener in _THAT)
        if says and 0 <= clause.range[0] - comma <= 1:
            return scene.view.behind_opener(number) if clause.kind == "sub" else trimmed(tokens, clause.range)
    return None


def _before_was(scene: Scene, part: Range) -> Range:
    """A content without the remark on it that follows: "dass X kommt, was Y ablehnt"."""
    for clause in scene.sentence.clauses:
        opener = clause.opener
        remark = (
            opener is not None and scene.sentence.tokens[opener].text.lower() == "was" and clause.kind in ("rel", "sub")
        )
        if remark and part[0] + 2 < clause.range[0] and clause.range[1] >= part[1] > clause.range[0]:
            return trimmed(scene.sentence.tokens, (part[0], clause.range[0])) or part
    return part


def _with_noun(scene: Scene, frame: Frame, part: Range) -> Range:
    """Blame and praise in a noun keep it: "Kritik an den Plänen", "Verständnis für die Sorgen"."""
    tokens = scene.sentence.tokens
    if frame.act not in ("accuse", "support") or part[0] == 0 or frame.form in CLAUSAL or frame.form == "gen":
        return part
    nouns = [i for i in frame.cue if tokens[i].tag == "NN" and 0 < part[0] - i <= 2]
    return (
        (nouns[0], part[1])
        if (nouns and tokens[part[0] - 1].tag in ("APPR", "APPRART")) or (nouns and tokens[part[0]].tag == "APPRART")
        else part
    )


def _split(scene: Scene, frame: Frame, part: Range) -> Iterator[Range]:
    """Takes "A und B" apart where each is a thing of its own, with an article or number of its own."""
    tokens = scene.sentence.tokens
    if frame.form in CLAUSAL or frame.form in ("inf", "self", "rel") or frame.form in _CALLED:
        yield part
        return
    start = part[0]
    for i in range(part[0] + 1, part[1] - 1):
        if (
            tokens[i].tag == "KON"
            and tokens[i].text.lower() in ("und", "sowie")
            and tokens[i + 1].tag in ("ART", "CARD", "PIAT", "PPOSAT")
        ):
            yield start, i
            start = i + 1
    yield start, part[1]


def joined_draft(frame: Frame, previous: list[Draft]) -> Draft | None:
    """ "Madrid schloss sich dem an": the position of the sentence that a holder makes his own."""
    joins = frame.form == "self" and frame.lemma in wordlists.words("acts", "joining")
    return previous[-1] if joins and previous else None
