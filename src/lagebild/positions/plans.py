"""Positions without a cue word: what the article says somebody wants, may do to another, or holds in hand."""

from collections.abc import Iterator
from itertools import pairwise

from lagebild.german import wordlists
from lagebild.german.clause_view import trimmed
from lagebild.model import Act, Actor, Range
from lagebild.positions.acts import AT_MOST
from lagebild.positions.conditions import condition_of, is_conditional, without
from lagebild.positions.drafts import Draft, Verdict
from lagebild.positions.facts import Facts, facts
from lagebild.positions.scene import Scene

__all__ = ["plan_drafts"]


def plan_drafts(scene: Scene) -> Iterator[Draft]:
    """Drafts from modals and levers in the article's own words."""
    for number, clause in enumerate(scene.sentence.clauses):
        spoken = clause.finite is not None and scene.speech_at(clause.finite) is not None
        if (
            number in scene.taken
            or spoken
            or clause.finite is None
            or clause.kind not in ("main", "rel")
            or is_conditional(scene.view, number)
        ):
            continue
        kind, actors = scene.subject(number, None)
        if kind == "other":
            yield from _wanted(scene, number, actors)
            yield from _levers(scene, number, actors)


def _wanted(scene: Scene, number: int, actors: tuple[Actor, ...]) -> Iterator[Draft]:
    clause = scene.sentence.clauses[number]
    if clause.modal not in ("wollen", "mögen", "können"):
        return
    if clause.opener is not None and scene.sentence.tokens[clause.opener].tag.startswith("PW"):
        return  # "welches Leben sie führen wollen" asks
    if clause.kind == "rel" and _stays_unnamed(scene, number):
        return
    read = facts(scene.view, number, "other")
    may = clause.modal == "können" and read.mood == "Sub" and read.harms and not read.negated
    if not _wants(scene, number, read) and not may:
        return
    content = _behind_subject(scene, number)
    if content is None or not _doing(read):
        yield from _wanted_thing(scene, number, content, read, actors) if content is not None else ()
        return
    condition = condition_of(scene.view, number, content)
    act, rule = _act(read, condition is not None, may)
    part = without(scene.view, content, condition)
    for actor in actors:
        negated = rule == "will not yet"
        yield Draft(scene.number, Verdict(act, rule, part, negated), actor.id, None, None, condition, number)


def _stays_unnamed(scene: Scene, number: int) -> bool:
    """ "ein Arzt, der anonym bleiben möchte", "die ihren Namen nicht in der Zeitung lesen will"."""
    words = wordlists.words("acts", "unnamed")
    own = (scene.sentence.tokens[i] for i in scene.view.own(number))
    return any(token.text.lower() in words or token.lemma in words for token in own)


def _wants(scene: Scene, number: int, read: Facts) -> bool:
    """ "will", "möchte"; of what was wanted only what somebody would not have done to him ("wollte das nicht gelten
    lassen"), since that answers another."""
    clause = scene.sentence.clauses[number]
    if clause.modal == "mögen" and clause.finite is not None:
        return scene.sentence.tokens[clause.finite].text.lower().startswith("möcht")
    if clause.modal != "wollen" or _claims(scene, number):
        return False
    return read.tense == "Pres" or (read.negated and read.lemma == "lassen")


def _claims(scene: Scene, number: int) -> bool:
    """ "will davon nichts gewusst haben": says so of what was."""
    verbs = [scene.sentence.tokens[i] for i in scene.sentence.clauses[number].verbs]
    perfect = any(token.tag == "VAINF" and token.lemma in ("haben", "sein") for token in verbs)
    return perfect and any(token.tag in ("VVPP", "VAPP") for token in verbs)


def _wanted_thing(scene: Scene, number: int, content: Range, read: Facts, actors: tuple[Actor, ...]) -> Iterator[Draft]:
    """ "will keine Beschlüsse vor der Wahl", "will Garantien": a thing instead of a doing."""
    tokens = scene.sentence.tokens
    named = any(tokens[i].tag == "NN" for i in range(*content))
    if read.lemma == "wollen" and named and read.tense == "Pres" and tokens[content[0]].tag != "PRELS":
        denied = tokens[content[0]].text.lower().startswith("kein")
        for actor in actors:
            verdict = Verdict("reject" if denied else "demand", "wants a thing", content)
            yield Draft(scene.number, verdict, actor.id, clause=number)


def _doing(read: Facts) -> bool:
    return bool(read.lemma) and read.lemma not in ("wissen", "sagen", "wollen")


def _act(read: Facts, conditional: bool, may: bool) -> tuple[Act, str]:
    if may:
        return "threaten", "may harm"
    if read.negated:
        return ("intend", "will not yet") if _later(read) else ("reject", "will not")
    if read.words & AT_MOST:
        return "offer", "will at most"
    if read.lemma in wordlists.words("acts", "own_doing_exceptions"):
        return "demand", "will have"
    if conditional and read.harms:
        return "threaten", "will harm if"
    return ("offer", "will give") if read.lemma == "mittragen" else ("intend", "will")


def _later(read: Facts) -> bool:
    """ "will nicht vor dem Herbst entscheiden": it will, but later."""
    return read.future and any(pair in (("nicht", "vor"), ("nicht", "vorm")) for pair in pairwise(read.forms))


def _behind_subject(scene: Scene, number: int) -> Range | None:
    """The clause behind its finite verb and its subject."""
    clause, tokens = scene.sentence.clauses[number], scene.sentence.tokens
    start, end = clause.range
    if clause.kind == "rel":
        return trimmed(tokens, (start + 1, end))
    finite = clause.finite if clause.finite is not None else start
    own_start = max(start, finite + 1) if start <= finite < end else start
    if clause.subject is not None and clause.subject[0] == own_start:
        own_start = clause.subject[1]
    inner = [
        scene.sentence.clauses[n].range
        for n in scene.view.children.get(number, ())
        if scene.sentence.clauses[n].kind == "main"
    ]
    for other in inner:
        if other[0] > own_start:
            end = min(end, other[0])
    return trimmed(tokens, (own_start, end)) if end > own_start else None


def _levers(scene: Scene, number: int, actors: tuple[Actor, ...]) -> Iterator[Draft]:
    """ "Der Präsident hat Druckmittel wie Sanktionen": what follows "wie" is held over somebody."""
    clause = scene.sentence.clauses[number]
    if clause.lemma not in ("haben", "besitzen", "verfügen", "halten"):
        return
    tokens = scene.sentence.tokens
    levers = wordlists.words("acts", "lever_nouns")
    for position in scene.view.own(number):
        if tokens[position].lemma in levers or tokens[position].text in levers:
            following = [p for p in scene.view.phrases(number) if position < p.range[0] <= position + 3]
            if following and any(tokens[i].text.lower() == "wie" for i in range(position, following[0].range[0])):
                end = max([p.range[1] for p in scene.view.phrases(number) if p.range[0] >= following[0].range[0]])
                for actor in actors:
                    yield Draft(
                        scene.number,
                        Verdict("threaten", "lever", (following[0].range[0], end)),
                        actor.id,
                        clause=number,
                    )
            return
