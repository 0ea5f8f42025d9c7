"""Positions inside what somebody says: each proposition of a quotation is classified on its own."""

from collections.abc import Iterator

from lagebild.german.clause_view import trimmed
from lagebild.model import Act, Actor, Clause, Frame, Range
from lagebild.positions.acts import Said, classify
from lagebild.positions.conditions import condition_of, is_conditional, without
from lagebild.positions.drafts import Draft, Verdict
from lagebild.positions.facts import facts
from lagebild.positions.scene import Scene, Speech

__all__ = ["reported_drafts"]

_MIN_FRAGMENT = 3
"""A quotation without a verb is a proposition from so many words on ("Kein Geld ohne Reformen")."""
_SHIFTING = frozenset({"plan", "own_plan", "threat"})


def reported_drafts(scene: Scene) -> Iterator[Draft]:
    """A draft for every proposition of the sentence's quotations that no cue inside has claimed."""
    done: set[int] = set()
    for speech in scene.speeches:
        speaker = scene.holders.actor(speech.speaker)
        if speaker is None:
            continue
        found = _propositions(scene, speech)
        for number in found:
            if number not in done and number not in scene.taken:
                done.add(number)
                yield _draft(scene, speech, speaker, number)
        if not found and not _has_verb(scene, speech.part):
            yield from _fragment(scene, speech, speaker)


def _has_verb(scene: Scene, part: Range) -> bool:
    return any(scene.sentence.tokens[i].tag.startswith(("VV", "VA", "VM")) for i in range(*part))


def _propositions(scene: Scene, speech: Speech) -> list[int]:
    """The clauses that carry a proposition: main clauses of the speech, and the clause that is itself the content."""
    start, end = speech.part
    inside = [n for n, clause in enumerate(scene.sentence.clauses) if _anchored(clause, start, end)]
    found = []
    for number in inside:
        clause = scene.sentence.clauses[number]
        if is_conditional(scene.view, number) or _reporting(scene, number, inside):
            continue
        top = clause.parent not in inside
        if clause.kind == "main" or (clause.kind == "v1") or (top and clause.kind in ("sub", "inf")):
            found.append(number)
    return found


def _anchored(clause: Clause, start: int, end: int) -> bool:
    verb = clause.finite if clause.finite is not None else (clause.verbs[0] if clause.verbs else None)
    own = clause.verbs[0] if clause.verbs else verb
    return (
        clause.kind != "fragment"
        and verb is not None
        and (start <= verb < end or (own is not None and start <= own < end))
    )


def _reporting(scene: Scene, number: int, inside: list[int]) -> bool:
    """Whether a clause only introduces speech inside the speech: its content is what counts."""
    frames = [
        frame
        for frame in scene.frames_of(number)
        if frame.says == "speech" and frame.open and frame.form == "said" and frame.kind == "verb"
    ]
    return any(
        scene.sentence.clauses[other].parent == number and scene.sentence.clauses[other].kind == "main"
        for other in inside
        if frames
    )


def _cue(scene: Scene, speech: Speech, number: int) -> Frame | None:
    """The frame that introduces the speech, where it stands in this sentence."""
    covered = scene.sentence.clauses[number].range
    best = None
    for frame in scene.sentence.frames:
        outside = not speech.part[0] <= frame.cue[0] < speech.part[1]
        holds = any(part[0] <= covered[0] + 1 and covered[1] - 1 <= part[1] for part in frame.content)
        if frame.says == "speech" and frame.kind != "source" and outside and (holds or not frame.content):
            best = frame if best is None or holds else best
    return best


def _draft(scene: Scene, speech: Speech, speaker: Actor, number: int) -> Draft:
    clause = scene.sentence.clauses[number]
    content = _content(scene, speech, number)
    condition = condition_of(scene.view, number, content)
    kind, others = scene.subject(number, speaker.id)
    read = facts(scene.view, number, kind)
    cue = _cue(scene, speech, number)
    act: Act = cue.act if cue is not None else "assess"  # type: ignore[assignment]  # the cue list's loader admits acts only
    said = Said(
        read, condition is not None, speech.direct, cue.lemma if cue is not None else "", act, cue is None or cue.open
    )
    act, negated, rule = classify(said)
    part = _proposition(scene, number, without(scene.view, content, condition), rule)
    actor, voice = speaker, None
    if (
        kind == "other"
        and rule in ("own_plan", "threat")
        and act in ("intend", "threaten", "reject")
        and len(others) == 1
        and clause.modal != "müssen"
    ):
        actor, voice = others[0], speaker.id
    verdict = Verdict(act, rule, part, negated, None, cue.addressee if cue is not None else None)
    return Draft(scene.number, verdict, actor.id, voice, None, condition, number, cue)


def _content(scene: Scene, speech: Speech, number: int) -> Range:
    """The clause as far as it is spoken, without its opener and without main clauses that count by themselves."""
    clause = scene.sentence.clauses[number]
    start = max(clause.range[0], speech.part[0])
    if clause.kind == "sub" and clause.opener is not None and clause.opener >= start:
        start = clause.opener + 1
    end = min(clause.range[1], speech.part[1])
    for other in scene.view.children.get(number, ()):
        inner = scene.sentence.clauses[other]
        if inner.kind == "main" and not is_conditional(scene.view, other):
            if inner.range[0] > start and inner.range[0] > (clause.finite or start):
                end = min(end, inner.range[0])
            elif inner.range[1] < end and inner.range[0] <= start:
                start = max(start, inner.range[1])
    part = trimmed(scene.sentence.tokens, (start, end)) if end > start else None
    return part or speech.part


def _proposition(scene: Scene, number: int, part: Range, rule: str) -> Range:
    """The span that carries the proposition: for "werde es nicht geben" what there will not be, else the clause."""
    clause, tokens = scene.sentence.clauses[number], scene.sentence.tokens
    if rule == "will_not_be" and clause.finite is not None and tokens[clause.finite].lemma in ("werden", "geben"):
        phrases = [p for p in scene.view.phrases(number) if p.preposition is None and not p.pronoun]
        if phrases:
            return phrases[0].range
    if rule == "own_plan" and clause.modal == "wollen" and clause.finite is not None and clause.subject is not None:
        if clause.subject[1] <= clause.finite + 1 and clause.subject[0] <= part[0] and clause.finite + 1 < part[1]:
            return trimmed(tokens, (clause.finite + 1, part[1])) or part
    return part


def _fragment(scene: Scene, speech: Speech, speaker: Actor) -> Iterator[Draft]:
    part = trimmed(scene.sentence.tokens, speech.part)
    if part is None or not speech.direct or part[1] - part[0] < _MIN_FRAGMENT or speech.quotation.type != "direct":
        return
    words = {scene.sentence.tokens[i].text.lower() for i in range(*part)}
    exchange = "ohne" in words and words & {"kein", "keine", "keinen", "keiner", "nichts"}
    act: Act = "demand" if exchange else "assess"
    yield Draft(scene.number, Verdict(act, "exchange" if exchange else "fragment", part), speaker.id)
