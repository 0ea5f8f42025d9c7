"""Noun phrase to actor: whom the cast knows under the head of a phrase."""

from bisect import bisect_left
from collections import Counter

from lagebild.german import wordlists
from lagebild.german.phrases import Phrase, phrases
from lagebild.model import Actor, Cast, Mention, Range, Sentence, Span

__all__ = ["FIRST_PERSON", "Holders"]

FIRST_PERSON = frozenset(
    {"ich", "wir", "man", "mich", "mir", "uns", "mein", "meine", "unser", "unsere", "unserem", "unseren"}
)
"""Words by which a speaker means himself or his side."""
_JOINING = frozenset({"und", "sowie", "oder"})
_NAMES = frozenset({"NN", "NE", "FM", "TRUNC"})


class Holders:
    """Looks up the actors of noun phrases among the mentions of a cast."""

    def __init__(self, cast: Cast) -> None:
        self._actors = {actor.id: actor for actor in cast.actors}
        self._by_name = {actor.name: actor for actor in reversed(cast.actors)}
        self._mentions = sorted(cast.mentions, key=lambda mention: mention.anchor.span)
        self._starts = [mention.anchor.span.start for mention in self._mentions]
        self._counts: Counter[str] | None = None
        self._meant: dict[tuple[int, Range], tuple[Actor, ...]] = {}
        self._longest = max((m.anchor.span.end - m.anchor.span.start for m in self._mentions), default=0)

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of an id."""
        return self._actors.get(actor_id or "")

    def named(self, text: str) -> Actor | None:
        """The state or government that an article knows by a name or alias, no other actor."""
        for actor in self._actors.values():
            if actor.kind in ("state", "government") and (text == actor.name or text in actor.aliases):
                return actor
        return None

    def actors(self) -> tuple[Actor, ...]:
        """The actors of the cast, in its order."""
        return tuple(self._actors.values())

    def mentions(self) -> list[Mention]:
        """All mentions in reading order."""
        return self._mentions

    def behalf(self, actor: Actor | None) -> Actor | None:
        """For whom an actor speaks, where the cast knows that one (by id or name)."""
        if actor is None or actor.on_behalf_of is None:
            return None
        return self._actors.get(actor.on_behalf_of) or self._by_name.get(actor.on_behalf_of)

    def mentioned(self) -> Counter[str]:
        """How often each actor is mentioned, a person's mentions counting for the body that he speaks for."""
        if self._counts is None:
            self._counts = Counter()
            for mention in self._mentions:
                actor = self._actors.get(mention.actor_id or "")
                above = self.behalf(actor)
                if actor is not None:
                    self._counts[above.id if above is not None else actor.id] += 1
        return self._counts

    def touching(self, place: Span) -> list[Mention]:
        """The mentions that share a character with `place`, in reading order."""
        first = bisect_left(self._starts, place.start - self._longest)
        last = bisect_left(self._starts, place.end)
        return [mention for mention in self._mentions[first:last] if mention.anchor.span.overlaps(place)]

    def inside(self, place: Span) -> list[Actor]:
        """The actors mentioned wholly inside a place, each once, in reading order."""
        found: dict[str, Actor] = {}
        for mention in self.touching(place):
            actor = self._actors.get(mention.actor_id or "")
            if actor is not None and place.contains(mention.anchor.span):
                found.setdefault(actor.id, actor)
        return list(found.values())

    def at(self, sentence: Sentence, part: Range) -> tuple[Actor, ...]:
        """Who is meant by a noun phrase: one actor, or each of "A und B"; () where one of them is unknown."""
        key = (id(sentence), part)  # the sentences of an article outlive its holders
        if key not in self._meant:
            self._meant[key] = self._find(sentence, part)
        return self._meant[key]

    def _find(self, sentence: Sentence, part: Range) -> tuple[Actor, ...]:
        pieces = _conjuncts(sentence, part)
        each = [self._head(sentence, piece) for piece in pieces]
        known = tuple(dict.fromkeys(actor for actor in each if actor is not None))
        if len(known) == len(pieces):
            return known
        whole = self.whole(sentence, part)
        return (whole,) if whole is not None else ()

    def whole(self, sentence: Sentence, part: Range) -> Actor | None:
        """The actor of a mention that covers the phrase, its article aside."""
        start = part[0] + 1 if sentence.tokens[part[0]].tag == "ART" and part[1] - part[0] > 1 else part[0]
        inner = sentence.place((start, part[1]))
        for mention in self.touching(inner):
            if mention.anchor.span.contains(inner) and mention.actor_id is not None:
                return self._actors.get(mention.actor_id)
        return None

    def _head(self, sentence: Sentence, part: Range) -> Actor | None:
        chunk = next(iter(phrases(sentence.tokens, part)), None)
        if chunk is None:
            return self._over(sentence, part, part)
        found = self._over(sentence, (chunk.head, _name_end(sentence, chunk)), part)
        if found is None and _is_document(sentence, chunk):
            return next(iter(self.inside(sentence.place(chunk.range))), None)
        return found

    def _is_owner(self, sentence: Sentence, head: Range, mention: Mention) -> bool:
        """Whether a name behind the head is its genitive ("die Partei Thailands"), no apposition."""
        actor = self._actors.get(mention.actor_id or "")
        inside = [i for i in range(*head) if sentence.tokens[i].span.overlaps(mention.anchor.span)]
        word = sentence.tokens[inside[-1]].text if inside else ""
        return actor is not None and (_is_owner_form(word, actor.name) or actor.kind == "state")

    def _over(self, sentence: Sentence, head: Range, part: Range) -> Actor | None:
        """The actor of the mention over the head noun or the name right behind it; the longest, then the first."""
        if head[1] <= head[0]:
            return None
        place, limit = sentence.place(head), sentence.place(part)
        first = sentence.tokens[head[0]].span
        known = [
            m
            for m in self.touching(place)
            if (m.actor_id in self._actors and m.kind != "pronoun") or m.anchor.span == first
        ]
        known = [m for m in known if m.actor_id in self._actors and m.anchor.span.start >= limit.start - 1]
        known = [m for m in known if m.anchor.span.overlaps(first) or not self._is_owner(sentence, head, m)]
        within = [m for m in known if limit.contains(m.anchor.span)]
        known = within or known
        known.sort(key=lambda m: (not m.anchor.span.overlaps(first), m.anchor.span.start - m.anchor.span.end))
        return self._actors.get(known[0].actor_id or "") if known else None


def _is_owner_form(word: str, name: str) -> bool:
    return word.endswith(("s", "’", "'")) and not name.endswith(word[-1])


def _is_document(sentence: Sentence, chunk: Phrase) -> bool:
    """Whether the head is a paper that speaks for its author ("der Bericht der Behörde kritisiert ...")."""
    lemma = sentence.tokens[chunk.head].lemma.lower()
    return any(lemma.endswith(word) for word in wordlists.words("acts", "document_nouns"))


def _name_end(sentence: Sentence, chunk: Phrase) -> int:
    """The end of the run of nouns and names that begins with the head ("Minister Hans Meier")."""
    end = chunk.head + 1
    while end < chunk.range[1] and sentence.tokens[end].tag in _NAMES:
        end += 1
    return end


def _conjuncts(sentence: Sentence, part: Range) -> list[Range]:
    """The pieces of "A, B und C"; a phrase without conjunction is one piece."""
    tokens = sentence.tokens
    joints = [i for i in range(*part) if tokens[i].tag == "KON" and tokens[i].text.lower() in _JOINING]
    if not joints:
        return [part]
    commas = [i for i in range(part[0], joints[-1]) if tokens[i].text == ","]
    pieces, start = [], part[0]
    for joint in sorted({*joints, *commas}):
        if joint > start:
            pieces.append((start, joint))
        start = joint + 1
    if start < part[1]:
        pieces.append((start, part[1]))
    return pieces
