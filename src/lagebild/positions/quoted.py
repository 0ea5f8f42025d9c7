"""Positions inside what somebody says: each proposition of a quotation is classified on its own."""

from collections.abc import Iterator

from lagebild.german.clause_view import contrast, trimmed
from lagebild.model import Act, Actor, Clause, Frame, Range
from lagebild.positions.acts import Said, classify, fragment_act, inner_act
from lagebild.positions.conditions import condition_of, is_conditional, without
from lagebild.positions.drafts import Draft, Verdict
from lagebild.positions.facts import facts
from lagebild.positions.scene import Scene, Speech

__all__ = ["reason_drafts", "reported_drafts"]

_MIN_FRAGMENT = 3
"""A quotation without a verb is a proposition from so many words on ("Kein Geld ohne Reformen")."""
_BY_SUBJECT = frozenset({"own_plan", "threat", "withholds", "would then meet them", "claims none"})
"""Rules by which the one who would do it holds what is said of him: "Norland werde seine Beiträge zurückhalten"."""
_OF_BODIES = frozenset({"intend", "threaten", "reject", "offer", "accept"})
"""What a body does where its speaker says what it will do."""
_FORESEEING = frozenset({"warnen", "mahnen", "befürchten", "fürchten", "prophezeien"})
"""Who warns of what others will do threatens himself, or only foresees it; the others have said nothing."""


def reported_drafts(scene: Scene, stated: list[Draft]) -> Iterator[Draft]:
    """A draft for every proposition of the sentence's quotations that no cue inside or around has claimed."""
    done: set[int] = set()
    claimed = {draft.verdict.content for draft in stated}
    for speech in sorted(scene.speeches, key=lambda speech: speech.length):
        speaker = scene.holders.actor(speech.speaker)
        found = _propositions(scene, speech)
        for number in found:
            if number not in done and number not in scene.taken and speaker is not None:
                draft = _draft(scene, speech, speaker, number)
                if _is_cut_off(scene, draft.verdict.content):
                    continue
                if draft.verdict.content in claimed:
                    continue  # "A und B fordern, X zu tun": each of them holds it already
                if speaker.kind != "media" or draft.actor != speaker.id:  # a paper reports, it takes no stand
                    yield draft
            done.add(number)
        if speaker is not None and not found and not _has_verb(scene, speech):
            yield from _fragment(scene, speech, speaker)


def reason_drafts(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """What a holder gives as his reason: "X begrüßt den Schritt, weil er ein Zeichen setze" (Konjunktiv: X says so)."""
    holders = {draft.clause: draft.actor for draft in drafts if draft.clause is not None and draft.voice is None}
    for number, clause in enumerate(scene.sentence.clauses):
        opener = scene.sentence.tokens[clause.opener].text.lower() if clause.opener is not None else ""
        if clause.kind != "sub" or clause.mood != "Sub" or opener not in ("weil", "da") or clause.parent is None:
            continue
        speech = scene.speech_at(clause.finite) if clause.finite is not None else None
        spoken = speech is not None and speech.speaker is not None
        holder = scene.holders.actor(holders.get(clause.parent))
        if holder is not None and not spoken and number not in scene.taken:
            yield _draft(scene, Speech((clause.range,), holder.id, False), holder, number)


def _has_verb(scene: Scene, speech: Speech) -> bool:
    return any(
        scene.sentence.tokens[i].tag.startswith(("VV", "VA", "VM")) for part in speech.parts for i in range(*part)
    )


def _propositions(scene: Scene, speech: Speech) -> list[int]:
    """The clauses that carry a proposition: main clauses of the speech, else the clause that is itself the content."""
    clauses = scene.sentence.clauses
    inside = [n for n, clause in enumerate(clauses) if _anchored(clause, speech)]
    counted = [n for n in inside if not is_conditional(scene.view, n) and not _reporting(scene, n, inside)]
    main = [n for n in counted if clauses[n].kind in ("main", "v1")]
    return main or [n for n in counted if clauses[n].kind in ("sub", "inf") and clauses[n].parent not in inside]


def _anchored(clause: Clause, speech: Speech) -> bool:
    """Whether a clause's verb is spoken."""
    verbs = [*clause.verbs, *((clause.finite,) if clause.finite is not None else ())]
    return clause.kind != "fragment" and any(speech.holds(verb) for verb in verbs)


def _reporting(scene: Scene, number: int, inside: list[int]) -> bool:
    """Whether a clause only introduces speech inside the speech: its content is what counts."""
    first = scene.sentence.tokens[scene.sentence.clauses[number].range[0]].text.lower()
    if first == "wie" and any(frame.says == "speech" and frame.kind == "verb" for frame in scene.frames_of(number)):
        return True  # "Wie der Sprecher mitteilte, ..."
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
    if speech.cue is not None:
        return speech.cue
    start, end = scene.sentence.clauses[number].range
    best = None
    for frame in scene.sentence.frames:
        if frame.says != "speech" or frame.kind == "source" or speech.holds(frame.cue[0]):
            continue
        holds = any(part[0] <= start + 1 and end - 1 <= part[1] for part in frame.content)
        if holds or (not frame.content and frame.kind == "verb"):
            best = frame if best is None or holds else best
    return best


def _draft(scene: Scene, speech: Speech, speaker: Actor, number: int) -> Draft:
    clause = scene.sentence.clauses[number]
    content = _content(scene, speech, number)
    tail = contrast(scene.view, tuple(scene.view.own(number)))
    if tail is not None and content[0] < tail < content[1]:
        content = trimmed(scene.sentence.tokens, (content[0], tail)) or content
    condition = condition_of(scene.view, number, content)
    kind, others = scene.subject(number, speaker.id)
    read = facts(scene.view, number, kind)
    cue = _cue(scene, speech, number)
    act: Act = cue.act if cue is not None else "assess"  # type: ignore[assignment]  # the cue list's loader admits acts only
    above = scene.holders.behalf(speaker)
    side = above is not None and above in others
    lemma = cue.lemma if cue is not None else ""
    inner = inner_act(scene.frames_of(number))
    said = Said(read, condition is not None, speech.direct, lemma, act, cue is None or cue.open, side, inner)
    act, negated, rule = classify(said)
    if rule == "own_plan" and kind == "other" and speech.direct and clause.modal != "wollen" and _is_crowd(others):
        act, rule = "assess", "foreseen"  # "Die Leute werden nur kommen, wenn ..."
    part = _proposition(scene, number, without(scene.view, content, condition), rule)
    actor, voice = speaker, None
    if (
        kind == "other"
        and rule in _BY_SUBJECT
        and act in _OF_BODIES
        and len(others) == 1
        and clause.modal != "müssen"
        and not (act == "threaten" and lemma in _FORESEEING)
    ):
        actor, voice = others[0], speaker.id
    if actor is speaker and len(others) == 1 and _of_subject(scene, speech, number):
        actor, voice = others[0], speaker.id
    body = scene.side(number, speaker.id) if act in _OF_BODIES and speaker.kind == "person" else None
    if body is not None:
        actor, voice = body, speaker.id  # "die Liga werde kündigen, sagte ihre Chefin"
    addressee = cue.addressee if cue is not None else None
    if act in ("demand", "accuse", "support") and kind == "other" and addressee is None:
        addressee = clause.subject  # who "must" is asked, whose doing is judged is meant
    verdict = Verdict(act, rule, part, negated, None, addressee)
    return Draft(scene.number, verdict, actor.id, voice, None, condition, number, cue)


def _of_subject(scene: Scene, speech: Speech, number: int) -> bool:
    """ "Die Feuerwehr kann nach Auskunft ihres Sprechers helfen": who is spoken for is the subject."""
    subject = scene.sentence.clauses[number].subject
    for frame in scene.sentence.frames:
        if frame.kind == "source" and frame.holder is not None and frame.clause == number and subject is not None:
            word = scene.sentence.tokens[frame.holder[0]]
            if word.tag == "PPOSAT" and frame.holder[0] > subject[0] and not speech.direct:
                return True
    return False


def _is_cut_off(scene: Scene, content: Range) -> bool:
    """A stretch that says nothing by itself: "sei", "Der Konzern stützt den"."""
    tokens = scene.sentence.tokens
    last = tokens[content[1] - 1]
    alone = content[1] - content[0] == 1 and last.tag in ("VAFIN", "VMFIN", "PPER", "PDS", "KON", "ADV")
    if [token.text.lower() for token in tokens[slice(*content)]] == ["es", "sei", "denn"]:
        return True
    goes_on = content[1] < len(tokens) and not tokens[content[1]].tag.startswith("$")  # else a prefix: "legt Klage ein"
    return alone or (goes_on and last.tag in ("APPR", "APPRART", "KON", "ART"))


def _is_crowd(actors: tuple[Actor, ...]) -> bool:
    """Whether they are people in general, who announce nothing."""
    return all(actor.kind in ("group", "anonymous", "unknown") for actor in actors)


def _content(scene: Scene, speech: Speech, number: int) -> Range:
    """The longest spoken stretch of the clause, without its opener and main clauses that count by themselves."""
    clause = scene.sentence.clauses[number]
    best: Range | None = None
    for part in _joined_at_sources(scene, speech):
        start, end = max(clause.range[0], part[0]), min(clause.range[1], part[1])
        if clause.kind == "sub" and clause.opener is not None and start <= clause.opener < end:
            start = clause.opener + 1
        stretch = _alone(scene, number, start, end)
        wanted = (
            clause.modal == "wollen"
            and clause.finite is not None
            and stretch is not None
            and stretch[0] > clause.finite
        )
        if stretch is None:
            continue
        if best is None or wanted or _carries(scene, number, stretch) > _carries(scene, number, best):
            best = stretch
    if best is not None and len(speech.parts) > 1 and _carries(scene, number, best)[0] == 0:
        best = max((best, *speech.parts), key=lambda part: part[1] - part[0])  # "Wir haben", sagte sie, "nie gezögert"
        while best[1] - best[0] > 1 and scene.sentence.tokens[best[0]].tag.startswith("$"):
            best = (best[0] + 1, best[1])
        while best[1] - best[0] > 1 and scene.sentence.tokens[best[1] - 1].tag.startswith("$"):
            best = (best[0], best[1] - 1)
    return best or speech.parts[0]


def _carries(scene: Scene, number: int, part: Range) -> tuple[int, int]:
    """How much of a proposition a stretch carries: its verb with what is said of the subject first, the bare verb
    last, else its length (of "Ein Haus", sagte sie, "ist kein Zuhause" the second part)."""
    clause = scene.sentence.clauses[number]
    finite = clause.finite
    if finite is None or clause.kind != "main" or not part[0] <= finite < part[1]:
        return 1, part[1] - part[0]
    predicate = any(not scene.sentence.tokens[i].tag.startswith("$") for i in range(finite + 1, part[1]))
    if clause.subject is not None and clause.subject[0] == finite + 1 and part[1] <= clause.subject[1]:
        predicate = False
    return 2 if predicate else 0, part[1] - part[0]


def _joined_at_sources(scene: Scene, speech: Speech) -> list[Range]:
    """The parts of a speech; across "laut Falk" and the like, which the clause runs around, they are one."""
    parts = sorted(speech.parts)
    if speech.direct:
        return parts
    joined = parts[:1]
    for part in parts[1:]:
        gap = [token.tag for token in scene.sentence.tokens[joined[-1][1] : part[0]]]
        if gap and not any(tag.startswith(("$", "VVFIN", "VAFIN", "VMFIN")) for tag in gap):
            joined[-1] = (joined[-1][0], part[1])
        else:
            joined.append(part)
    return joined


def _alone(scene: Scene, number: int, start: int, end: int) -> Range | None:
    clause = scene.sentence.clauses[number]
    for other in scene.view.children.get(number, ()):
        inner = scene.sentence.clauses[other]
        if inner.kind != "main" or is_conditional(scene.view, other):
            continue
        if inner.range[0] > start and inner.range[0] > (clause.finite or start):
            end = min(end, inner.range[0])
        elif inner.range[1] < end and inner.range[0] <= start:
            start = max(start, inner.range[1])
    return trimmed(scene.sentence.tokens, (start, end)) if end > start else None


def _proposition(scene: Scene, number: int, part: Range, rule: str) -> Range:
    """The span that carries the proposition: for "werde es nicht geben" what there will not be, else the clause."""
    clause, tokens = scene.sentence.clauses[number], scene.sentence.tokens
    if rule == "will_not_be" and clause.finite is not None and tokens[clause.finite].lemma in ("werden", "geben"):
        phrases = [p for p in scene.view.phrases(number) if p.preposition is None and not p.pronoun]
        if phrases:
            return phrases[0].range
    wants = rule == "own_plan" and clause.modal == "wollen" and clause.finite is not None and clause.subject is not None
    if wants and clause.finite is not None and clause.subject is not None:
        before = clause.subject[1] <= clause.finite + 1 and clause.subject[0] <= part[0]
        if before and clause.finite + 1 < part[1]:
            return trimmed(tokens, (clause.finite + 1, part[1])) or part
    return part


def _fragment(scene: Scene, speech: Speech, speaker: Actor) -> Iterator[Draft]:
    part = trimmed(scene.sentence.tokens, speech.parts[0])
    if part is None or not speech.direct or len(speech.parts) > 1:
        return
    words = {scene.sentence.tokens[i].text.lower() for i in range(*part)}
    exchange = "ohne" in words and words & {"kein", "keine", "keinen", "keiner", "nichts"}
    found = fragment_act(scene.sentence.tokens[slice(*part)])
    if part[1] - part[0] < _MIN_FRAGMENT and (found is None or found[0] != "reject"):
        return
    if exchange:
        yield Draft(scene.number, Verdict("demand", "exchange", part), speaker.id)
    elif found is not None:
        yield Draft(scene.number, Verdict(*found, part), speaker.id)
