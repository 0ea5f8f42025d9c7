"""From a place on the page to the actor that is meant there: a search in the mentions, which stand in reading order."""

from bisect import bisect_left

from lagebild.model import Actor, Cast, Mention, Span

__all__ = ["find_at", "find_each"]

_LONGEST = 400
"""Code points: no mention is longer, so that nothing further back can cover a place."""


def find_at(cast: Cast, place: Span) -> Actor | None:
    """The actor of the mention that heads the phrase at `place`; None where nobody is meant or it is not sure."""
    mention = _head(cast, place)
    return cast.actor(mention.actor_id) if mention is not None else None


def find_each(cast: Cast, place: Span) -> tuple[Actor, ...]:
    """The actors at `place`, the members of an enumeration each on its own."""
    mention = _head(cast, place)
    if mention is None:
        return ()
    if mention.evidence.rule != "coordination":
        actor = cast.actor(mention.actor_id)
        return (actor,) if actor else ()
    found: list[Actor] = []
    position = mention.anchor.span.start
    for other in _between(cast, mention.anchor.span):
        span = other.anchor.span
        if other is mention or span.start < position or span.end > mention.anchor.span.end:
            continue
        actor = cast.actor(other.actor_id)
        position = span.end
        if actor is not None and actor not in found:
            found.append(actor)
    return tuple(found)


def _between(cast: Cast, place: Span) -> list[Mention]:
    """The mentions that begin inside the place."""
    first = bisect_left(cast.mentions, place.start, key=lambda mention: mention.anchor.span.start)
    last = bisect_left(cast.mentions, place.end, key=lambda mention: mention.anchor.span.start)
    return list(cast.mentions[first:last])


def _head(cast: Cast, place: Span) -> Mention | None:
    """The mention that begins first inside the place, the longest of those; else the shortest that covers the place."""
    inside = [mention for mention in _between(cast, place) if mention.anchor.span.end <= place.end]
    if inside:
        first = inside[0]
        if first.actor_id is not None or len(inside) == 1 or first.evidence.rule == "own body":
            return first
        # an unresolved phrase around a resolved one is a thing: "die Forderung der Gewerkschaft"
        return _within_thing(inside)
    crossing = [mention for mention in _between(cast, place) if mention.actor_id is not None]
    if crossing:
        return crossing[0]
    before = _between(cast, Span(max(0, place.start - _LONGEST), place.start + 1))
    around = [mention for mention in before if mention.anchor.span.contains(place)]
    return min(around, key=lambda mention: mention.anchor.span.end - mention.anchor.span.start, default=None)


def _within_thing(inside: list[Mention]) -> Mention | None:
    """The actor inside a phrase that itself names none: "Angaben des Außenamts", "Meine Anweisung aus Teheran"."""
    named = [mention for mention in inside if mention.actor_id is not None and mention.kind != "pronoun"]
    return named[0] if named else None
