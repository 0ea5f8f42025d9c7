"""Positions that a cue in the sentence states: "X fordert Y", "Kiews Nein zu Y", "X ist bereit", "was X ablehnt"."""

import dataclasses
from collections.abc import Iterator

from lagebild.german import wordlists
from lagebild.german.clause_view import trimmed
from lagebild.model import Act, Actor, Frame, Problem, Range
from lagebild.positions.acts import AT_MOST
from lagebild.positions.conditions import condition_of, without
from lagebild.positions.counting import CLAUSAL, counts
from lagebild.positions.drafts import Draft, Verdict
from lagebild.positions.facts import word_in
from lagebild.positions.holders import FIRST_PERSON
from lagebild.positions.scene import Scene

__all__ = ["stance_drafts"]

_EMPTY = frozenset({"das", "dies", "es", "was", "dieses", "ihn", "sie"})
_CALLED = frozenset({"acc+als", "acc+für", "acc+pred", "in+acc", "acc+zu", "acc+mit"})


def stance_drafts(scene: Scene, previous: list[Draft]) -> Iterator[Draft | Problem]:
    """The drafts that the frames of a sentence give, in order; `previous` are those of the sentence so far."""
    for frame in scene.sentence.frames:
        if counts(scene, frame):
            yield from _drafts(scene, frame, previous)


def _drafts(scene: Scene, frame: Frame, previous: list[Draft]) -> Iterator[Draft | Problem]:
    speech = scene.speech_at(frame.cue[0])
    speaker = speech.speaker if speech is not None else None
    frame, actors = _who(scene, frame, speaker)
    if not actors:
        if frame.holder is not None and speech is None and frame.kind != "noun":
            yield _unknown(scene, frame)
        return
    for content in _contents(scene, frame, previous):
        verdict = _verdict(scene, frame, content)
        if verdict is None:
            continue
        condition = condition_of(scene.view, frame.clause, content)
        part = without(scene.view, content, condition)
        for actor in actors:
            voice = speaker if speaker is not None and speaker != actor.id else None
            yield Draft(
                scene.number,
                Verdict(*verdict, part, _negated(scene, frame, part), frame.holder, frame.addressee),
                actor.id,
                voice,
                None,
                condition,
                frame.clause,
                frame,
            )


def _who(scene: Scene, frame: Frame, speaker: str | None) -> tuple[Frame, tuple[Actor, ...]]:
    """The holders of a frame; subject and object change places where only the object is an actor."""
    me = scene.holders.actor(speaker)
    if frame.holder is None:
        mine = frame.form == "nom" or (frame.passive and frame.act in ("intend", "reject", "offer"))
        mine = mine and not (frame.kind == "adjective" and frame.act == "demand")  # the modal rules see to that
        return frame, (me,) if me is not None and mine else ()
    found = scene.holders.at(scene.sentence, frame.holder)
    if me is not None and _means_speaker(scene, frame, speaker, bool(found)):
        return frame, (me,)
    if found or not frame.content or frame.form != "acc" or frame.kind != "verb" or frame.passive:
        return frame, found
    swapped = scene.holders.at(scene.sentence, frame.content[0])
    if swapped and scene.sentence.tokens[frame.holder[0]].tag not in ("PPER", "PRELS"):
        return dataclasses.replace(frame, holder=frame.content[0], content=(frame.holder,)), swapped
    return frame, ()


def _means_speaker(scene: Scene, frame: Frame, speaker: str | None, known: bool) -> bool:
    """Whether a holder is the speaker himself: "wir", "er" unresolved, "sein Land werde den Kompromiss annehmen"."""
    if frame.holder is None:
        return False
    if scene.sentence.tokens[frame.holder[0]].text.lower() in FIRST_PERSON:
        return True
    subject = scene.sentence.clauses[frame.clause].subject
    return not known and frame.holder == subject and scene.subject(frame.clause, speaker)[0] == "self"


def _unknown(scene: Scene, frame: Frame) -> Problem:
    place = scene.sentence.place(frame.holder) if frame.holder is not None else scene.sentence.span
    return Problem("positions", "unknown holder", "", f"'{frame.lemma}' has a holder that no actor is known for", place)


def _contents(scene: Scene, frame: Frame, previous: list[Draft]) -> Iterator[Range]:
    """The contents of a frame, anaphoric ones replaced by what they stand for, lists of things taken apart."""
    tokens = scene.sentence.tokens
    for content in frame.content:
        part = trimmed(tokens, content)
        if part is None:
            continue
        part = _before_was(scene, part)
        if (
            frame.act == "demand"
            and part[1] - part[0] <= 3
            and tokens[part[1] - 1].lemma in wordlists.words("acts", "need_nouns")
        ):
            continue  # "knüpfte das an zwei Bedingungen: ..." names them behind
        word = tokens[part[0]].text.lower()
        if (frame.open and part[1] - part[0] == 1 and word in _EMPTY) or (
            frame.kind == "noun" and content == frame.holder
        ):
            continue
        if word == "was" and part[1] - part[0] == 1:
            if previous:
                yield previous[-1].verdict.content
            continue
        if frame.form == "self" and frame.kind == "adjective" and frame.lemma in ("dagegen", "dafür"):
            yield previous[-1].verdict.content if previous else part
            continue
        inner = [
            f
            for f in scene.sentence.frames
            if f.kind == "noun" and f.act == frame.act and f.content and part[0] <= f.cue[0] < part[1]
        ]
        if inner and frame.kind == "verb" and inner[0].form != "gen" and frame.form not in CLAUSAL:
            yield from inner[0].content
            continue
        yield from _split(scene, frame, _with_noun(scene, frame, part))


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


def _verdict(scene: Scene, frame: Frame, content: Range) -> tuple[Act, str] | None:
    act: Act = frame.act  # type: ignore[assignment]  # the cue list's loader admits acts only
    clause = scene.sentence.clauses[frame.clause]
    if frame.open:
        return _judged(scene, frame, content, act), f"{frame.kind} judged"
    if act == "accept":
        words = {scene.sentence.tokens[i].text.lower() for i in scene.view.own(frame.clause)}
        if words & AT_MOST or clause.modal == "wollen":
            return "offer", f"{frame.kind} offer accepting"
    elif act == "support" and frame.form == "für" and _is_clause(scene, content):
        act = "demand"  # "sprach sich dafür aus, einen Schlichter zu berufen"
    elif act == "intend" and _refuses(scene, content):
        act = "reject"
    elif act == "intend" and _harmful(scene, content) and condition_of(scene.view, frame.clause, content) is not None:
        act = "threaten"
    return act, f"{frame.kind} {act} {frame.form}"


def _is_clause(scene: Scene, content: Range) -> bool:
    """Whether a content is a clause rather than a thing."""
    return any(c.kind in ("inf", "sub") and abs(c.range[0] - content[0]) <= 1 for c in scene.sentence.clauses)


def _refuses(scene: Scene, content: Range) -> bool:
    """ "kündigte an, das nicht hinzunehmen": what is announced is a refusal."""
    inner = [
        frame for frame in scene.sentence.frames if content[0] <= frame.cue[0] < content[1] and frame.kind == "verb"
    ]
    return any(frame.act == "reject" for frame in inner)


def _harmful(scene: Scene, content: Range) -> bool:
    harm = wordlists.words("acts", "harm_nouns")
    return any(_matches(scene, i, harm) for i in range(*content))


def _matches(scene: Scene, token: int, words: frozenset[str]) -> bool:
    item = scene.sentence.tokens[token]
    present = frozenset({item.text, item.lemma})
    return bool(present & words) or (item.tag == "NN" and any(word_in(word, present) for word in words))


def _judged(scene: Scene, frame: Frame, content: Range, act: Act) -> Act:
    """What calling something so amounts to: blame, praise, or no more than an assessment."""
    tokens = scene.sentence.tokens
    if act == "threaten":
        return "threaten" if _harmful(scene, content) else "assess"
    lists = {
        key: wordlists.words("judgements", key)
        for key in ("blame_adjectives", "blame_nouns", "praise_adjectives", "praise_nouns")
    }
    scores = {"accuse": 0, "support": 0}
    for i in range(*content):
        form = {tokens[i].lemma.lower(), tokens[i].text.lower()} if tokens[i].tag.startswith(("ADJ", "VVPP")) else set()
        if form & lists["blame_adjectives"] or (
            tokens[i].tag in ("NN", "NE") and _matches(scene, i, lists["blame_nouns"])
        ):
            scores["accuse"] += 1
        if form & lists["praise_adjectives"] or (tokens[i].tag == "NN" and _matches(scene, i, lists["praise_nouns"])):
            scores["support"] += 1
    if scores["accuse"] == scores["support"]:
        return "accuse" if act == "accuse" else "assess" if act in ("assess", "threaten") else act
    if scores["accuse"] > scores["support"]:
        return "accuse"
    return "accuse" if frame.negated else "support"


_INNER = frozenset({"nicht", "kein", "keine", "keinen", "keinem", "keiner", "nie", "niemals", "weder"})


def _negated(scene: Scene, frame: Frame, content: Range) -> bool:
    """The cue's own negation, or that of the clause that is its content."""
    if frame.form in ("inf", *CLAUSAL) or (
        frame.content
        and any(
            c.range[0] <= content[0] and c.kind in ("inf", "sub")
            for c in scene.sentence.clauses
            if c.range[1] >= content[1]
        )
    ):
        own = set(range(*content))
        for clause in scene.sentence.clauses:
            if clause.range[0] > content[0] and clause.range[1] <= content[1] and clause.kind in ("rel", "sub"):
                own -= set(range(*clause.range))
        if any(scene.sentence.tokens[i].text.lower() in _INNER for i in own):
            return frame.act != "reject"
    return frame.negated and frame.act not in ("reject", "offer")
