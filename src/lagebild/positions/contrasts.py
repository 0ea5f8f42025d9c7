"""What a holder takes out of what he holds out: "darüber könne man reden, nicht aber über das Ziel"."""

import dataclasses
from collections.abc import Iterator

from lagebild.german.clause_view import contrast, trimmed
from lagebild.positions.conditions import without
from lagebild.positions.drafts import Draft, Verdict
from lagebild.positions.scene import Scene

__all__ = ["contrasted"]

_GIVING = frozenset({"offer", "accept", "support"})


def contrasted(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """A rejection for each offer, consent or praise of a clause that ends in ", nicht aber ..." or the like."""
    for draft in list(drafts):
        if draft.clause is None or draft.verdict.act not in _GIVING or draft.verdict.negated:
            continue
        own = tuple(scene.view.own(draft.clause))
        start = contrast(scene.view, own)
        if start is None or start < draft.verdict.content[0]:
            continue
        end = start
        while end in own and scene.sentence.tokens[end].text not in (",", ";", ":", "–"):
            end += 1
        part = trimmed(scene.sentence.tokens, (start, end))
        if part is not None and part[1] - part[0] > 1:
            verdict = Verdict(
                "reject", "contrast", without(scene.view, part, None), False, None, draft.verdict.addressee
            )
            yield dataclasses.replace(draft, verdict=verdict, condition=None)
