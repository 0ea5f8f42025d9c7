"""At whom a position is directed: the cue's own addressee, the one whose doing is judged, or the one answered."""

from lagebild.model import Actor, Range
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import FIRST_PERSON
from lagebild.positions.scene import Scene

__all__ = ["addressee_of"]

_DIRECTED = frozenset({"accuse", "support", "reject", "accept", "threaten", "offer", "demand", "concede"})
_JUDGING = frozenset({"accuse", "support", "reject", "accept"})


def addressee_of(scene: Scene, draft: Draft, earlier: list[Draft]) -> str | None:
    """The id of the actor at whom a draft is directed, None where neither grammar nor the exchange tells."""
    verdict = draft.verdict
    named = _named(scene, draft, verdict.addressee)
    if named is not None:
        return named.id
    if verdict.act not in _DIRECTED:
        return None
    inside = [
        a for a in scene.holders.inside(scene.sentence.place(verdict.content)) if a.id not in (draft.actor, draft.voice)
    ]
    if verdict.act in _JUDGING or (verdict.act == "threaten" and inside):
        if inside:
            return inside[0].id
    return _answered(draft, earlier)


def _named(scene: Scene, draft: Draft, part: Range | None) -> Actor | None:
    if part is None:
        return None
    if scene.sentence.tokens[part[0]].text.lower() in FIRST_PERSON:
        return scene.holders.actor(draft.voice)
    found = scene.holders.at(scene.sentence, part)
    return found[0] if len(found) == 1 and found[0].id != draft.actor else None


def _answered(draft: Draft, earlier: list[Draft]) -> str | None:
    """Who last took a stand against or asked something: the one to whom this answers."""
    for other in reversed(earlier[-6:]):
        if other.actor == draft.actor or other.actor == draft.voice:
            if other.addressee is not None and other.addressee != draft.actor:
                return other.addressee
            continue
        if draft.sentence - other.sentence <= 4 and draft.verdict.act in _DIRECTED:
            return other.actor
    return None
