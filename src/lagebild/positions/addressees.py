"""At whom a position is directed: whom the cue or the sentence names, else the likeliest of those in the exchange."""

import dataclasses

from lagebild.model import Sentence
from lagebild.positions.certainty import certainty
from lagebild.positions.clues import Exchange
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import Holders
from lagebild.positions.ranking import likeliest
from lagebild.positions.scene import Scene
from lagebild.positions.sides import Sides
from lagebild.positions.slots import slots

__all__ = ["addressed", "exchange_of"]


def addressed(
    holders: Holders, sentences: tuple[Sentence, ...], drafts: list[tuple[Scene, Draft]]
) -> list[tuple[Scene, Draft]]:
    """The drafts of an article, in order, with the ids of their addressees where grammar or the exchange tells them,
    what told it and how likely it is right.
    """
    exchange, sure = exchange_of(holders, sentences, drafts)
    found = []
    for number, ((scene, draft), certain) in enumerate(zip(drafts, sure, strict=True)):
        if certain is not None:
            exchange.tell(certain)
            found.append((scene, _directed(draft, holders, certain, exchange.source(number))))
            continue
        best = likeliest(exchange.clues(), exchange.side)
        exchange.tell(best.actor)
        found.append((scene, _directed(draft, holders, best.actor, best.source, best.share)))
    return found


def _directed(draft: Draft, holders: Holders, meant: str | None, source: str, share: float | None = None) -> Draft:
    """The draft with its addressee, if any."""
    if meant is None:
        return dataclasses.replace(draft, addressee=None)
    actor = holders.actor(meant)
    score = certainty(source, actor.kind if actor is not None else "unknown", share)
    return dataclasses.replace(draft, addressee=meant, addressee_rule=source.replace("_", " "), addressee_score=score)


def exchange_of(
    holders: Holders, sentences: tuple[Sentence, ...], drafts: list[tuple[Scene, Draft]]
) -> tuple[Exchange, list[str | None]]:
    """The exchange that the drafts make, at its beginning, and whom grammar alone gives for each."""
    sides = Sides(holders, sentences, [draft for _, draft in drafts])
    turns = [(scene, draft, slots(scene, draft, sides)) for scene, draft in drafts]
    return Exchange(holders, sides, sentences, turns), [found.sure for _, _, found in turns]
