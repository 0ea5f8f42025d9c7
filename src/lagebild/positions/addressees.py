"""At whom a position is directed: whom the cue or the sentence names, else the likeliest of those in the exchange."""

import dataclasses

from lagebild.model import Sentence
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
    """The drafts of an article, in order, with the ids of their addressees where grammar or the exchange tells them."""
    exchange, sure = exchange_of(holders, sentences, drafts)
    found = []
    for (scene, draft), certain in zip(drafts, sure, strict=True):
        meant = certain if certain is not None else likeliest(exchange.clues(), exchange.side)
        exchange.tell(meant)
        found.append((scene, dataclasses.replace(draft, addressee=meant)))
    return found


def exchange_of(
    holders: Holders, sentences: tuple[Sentence, ...], drafts: list[tuple[Scene, Draft]]
) -> tuple[Exchange, list[str | None]]:
    """The exchange that the drafts make, at its beginning, and whom grammar alone gives for each."""
    sides = Sides(holders, sentences, [draft for _, draft in drafts])
    turns = [(scene, draft, slots(scene, draft, sides)) for scene, draft in drafts]
    return Exchange(holders, sides, sentences, turns), [found.sure for _, _, found in turns]
