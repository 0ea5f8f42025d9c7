"""Stances without a cue verb: "Für X ist Y ein Fehler", "Geht es nach X, ...", "die von X geforderte Prämie", what is
to be done after a plan, and what a colon counts up."""

import functools
from collections.abc import Iterator

from lagebild.errors import ListError
from lagebild.german import wordlists
from lagebild.german.clause_view import trimmed
from lagebild.model import ACTS, Act, Range
from lagebild.positions.acts import Said, classify
from lagebild.positions.drafts import Draft, Verdict
from lagebild.positions.facts import ends_in, facts
from lagebild.positions.scene import Scene

__all__ = ["attributed", "listed", "planned", "viewed"]

_QUOTES = frozenset('„“”»«›‹"')
_JUDGING = frozenset({"accuse", "support", "reject"})
_NO_HOLDER = frozenset({"group", "media", "anonymous", "unknown"})
"""Kinds of actors for whom something mostly is good or bad, rather than that they say so."""
_LISTED: tuple[Act, ...] = ("offer", "demand")
_WISHES = (["geht", "es", "nach"], ["ginge", "es", "nach"], ["wenn", "es", "nach"])
_BEFORE_AGENT = frozenset({"ART", "PDAT", "PIAT", "APPRART", "KON", "ADJA"})
_ENDINGS = ("en", "em", "er", "es", "e")
_FAR = 2
"""Sentences behind a plan in which the paper goes on telling of it."""
_MAX_ITEM = 12
"""Words of a thing in a list at most."""


def viewed(scene: Scene) -> Iterator[Draft]:
    """ "Für die Grünen ist das ein Fehler", "Geht es nach der Liga, fällt die Regel": the first phrase holds it."""
    for number, clause in enumerate(scene.sentence.clauses):
        if clause.finite is None or number in scene.taken or scene.speech_at(clause.finite) is not None:
            continue
        if clause.kind == "main":
            yield from _in_eyes(scene, number)
            yield from _seen_so(scene, number)
        if clause.kind in ("v1", "main", "sub"):
            yield from _after_wish(scene, number)


def _in_eyes(scene: Scene, number: int) -> Iterator[Draft]:
    clause, tokens = scene.sentence.clauses[number], scene.sentence.tokens
    start, finite = clause.range[0], clause.finite
    if finite is None or finite - start < 2 or tokens[start].text.lower() != "für":
        return
    actors = scene.holders.at(scene.sentence, (start + 1, finite))
    if not actors or any(actor.kind in _NO_HOLDER for actor in actors):
        return
    content = trimmed(tokens, (finite + 1, clause.range[1]))
    if content is None or content[1] - content[0] < 3:
        return
    act, negated, _ = classify(Said(facts(scene.view, number, "other"), False, False, "", "assess", True))
    called = any(tokens[i].text in _QUOTES for i in range(*content)) and clause.lemma in ("sein", "bleiben")
    if act in _JUDGING or called:
        for actor in actors:
            found: Act = act if act in _JUDGING else "assess"
            yield Draft(scene.number, Verdict(found, "in eyes", content, negated), actor.id, clause=number)


def _seen_so(scene: Scene, number: int) -> Iterator[Draft]:
    """ "Eine Verschiebung ist für ihn ein Unding": what stands before the verb is judged so."""
    clause, tokens = scene.sentence.clauses[number], scene.sentence.tokens
    finite = clause.finite
    if finite is None or clause.lemma not in ("sein", "bleiben") or finite - clause.range[0] < 2:
        return
    phrase = next((p for p in scene.view.phrases(number) if p.preposition == finite + 1), None)
    if phrase is None or tokens[finite + 1].text.lower() != "für":
        return
    actors = scene.holders.at(scene.sentence, phrase.range)
    if not actors or any(actor.kind in _NO_HOLDER for actor in actors):
        return
    act, negated, _ = classify(Said(facts(scene.view, number, "other"), False, False, "", "assess", True))
    content = trimmed(tokens, (clause.range[0], finite))
    if act in _JUDGING and content is not None:
        for actor in actors:
            yield Draft(scene.number, Verdict(act, "in eyes", content, negated), actor.id, clause=number)


def _after_wish(scene: Scene, number: int) -> Iterator[Draft]:
    """ "Geht es nach der Liga, ...", "Wenn es nach Berg ginge, ...": what follows is wanted."""
    clause, tokens = scene.sentence.clauses[number], scene.sentence.tokens
    words = [token.text.lower() for token in tokens[clause.range[0] : clause.range[0] + 3]]
    if clause.lemma != "gehen" or words not in _WISHES:
        return
    start = clause.range[0] + 3
    end = clause.finite if clause.kind == "sub" and clause.finite is not None else clause.range[1]
    comma = next((i for i in range(start, len(tokens)) if tokens[i].text == ","), None)
    actors = scene.holders.at(scene.sentence, (start, min(end, comma or end)))
    after = [c for c in scene.sentence.clauses if c.kind == "main" and c.finite is not None and c.finite > start]
    if comma is None or not actors or not after:
        return
    content = trimmed(tokens, (comma + 1, max(c.range[1] for c in after[:1])))
    if content is not None:
        for actor in actors:
            yield Draft(scene.number, Verdict("demand", "if it were up to", content), actor.id, clause=number)


@functools.cache
def _attributes() -> dict[str, Act]:
    """The participles that tell of a stance, with their acts."""
    found: dict[str, Act] = {}
    for act, participles in wordlists.read("acts").get("attributes", {}).items():
        if act not in ACTS:
            raise ListError(f"word list acts.yaml: attributes has the unknown act {act!r}")
        found.update(dict.fromkeys(participles, act))
    return found


def attributed(scene: Scene) -> Iterator[Draft]:
    """ "die von Norland geforderte Prämie": the agent of a participle before a noun holds it."""
    tokens = scene.sentence.tokens
    for at, token in enumerate(tokens):
        act = _attributes().get(_participle(token.text.lower())) if token.tag in ("ADJA", "VVPP") else None
        if act is None or at < 3 or at + 1 >= len(tokens):
            continue
        start = next((i for i in range(at - 1, max(0, at - 9), -1) if tokens[i].text.lower() in ("von", "vom")), None)
        if start is None or start == 0 or tokens[start - 1].tag not in _BEFORE_AGENT:
            continue
        noun = next((i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].tag == "NN"), None)
        actors = scene.holders.at(scene.sentence, (start + 1, at))
        if noun is None or any(tokens[i].tag not in ("ADJA", "CARD") for i in range(at + 1, noun)):
            continue
        for actor in actors:
            content = (at + 1, noun + 1)
            yield Draft(scene.number, Verdict(act, "attribute", content), actor.id)


def _participle(form: str) -> str:
    return next((form[: -len(ending)] for ending in _ENDINGS if form.endswith(ending)), form)


def planned(scene: Scene, before: list[tuple[Scene, Draft]]) -> Iterator[Draft]:
    """ "Norland will umbauen. Das Geld soll aus dem Fonds kommen.": what is to be done, told after whose plan it is."""
    last = _plan(scene, before)
    if last is None:
        return
    for number, clause in enumerate(scene.sentence.clauses):
        finite = clause.finite
        if clause.kind != "main" or clause.modal != "sollen" or finite is None or number in scene.taken:
            continue
        told = scene.sentence.tokens[finite].tense == "Pres" and scene.speech_at(finite) is None
        if not told or scene.subject(number, None)[0] == "other":
            continue
        content = trimmed(scene.sentence.tokens, clause.range)
        if content is not None:
            yield Draft(scene.number, Verdict("intend", "plan goes on", content), last.actor, clause=number)


def _plan(scene: Scene, before: list[tuple[Scene, Draft]]) -> Draft | None:
    """The plan that the paper has just told in its own words."""
    for other, draft in reversed(before[-4:]):
        near = 0 < scene.number - draft.sentence <= _FAR and other.sentence.paragraph == scene.sentence.paragraph
        if near:
            return draft if draft.verdict.rule == "will" and draft.voice is None else None
    return None


def listed(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """ "Es liege ein faires Angebot vor, so Berg: drei Tage und vier Prozent": each of the things is held out, each
    of what is needed is asked for."""
    tokens = scene.sentence.tokens
    colon = next((i for i, token in enumerate(tokens) if token.text == ":"), None)
    if colon is None or colon < 3 or colon + 2 >= len(tokens):
        return
    if any(token.tag[:2] in ("VV", "VA", "VM", "PT", "KO") and token.tag != "KON" for token in tokens[colon + 1 :]):
        return
    opener = next((d for d in reversed(drafts) if d.verdict.content[0] < colon), None)
    act = _announces(scene, colon)
    if opener is None or act is None or any(token.text in _QUOTES for token in tokens[colon + 1 :]):
        return
    for part in _items(scene, colon + 1):
        yield Draft(scene.number, Verdict(act, "listed", part), opener.actor, opener.voice)


def _announces(scene: Scene, colon: int) -> Act | None:
    """What the things behind a colon are: the last noun before it tells."""
    nouns = [scene.sentence.tokens[i] for i in range(colon) if scene.sentence.tokens[i].tag == "NN"]
    for noun in reversed(nouns[-2:]):
        for act in _LISTED:
            words = wordlists.words("acts", f"listing_{act}")
            if ends_in(noun.lemma, words) or noun.lemma in words:
                return act
    return None


def _items(scene: Scene, start: int) -> Iterator[Range]:
    tokens = scene.sentence.tokens
    for end in range(start, len(tokens) + 1):
        if end == len(tokens) or tokens[end].tag in ("$,", "$.") or tokens[end].tag == "KON":
            part = trimmed(tokens, (start, end)) if end > start else None
            if part is not None and part[1] - part[0] <= _MAX_ITEM and any(tokens[i].tag == "NN" for i in range(*part)):
                yield part
            start = end + 1
