"""For whom a person speaks where the cast does not say: read from how the person is introduced.

The press names a body and lets a bare office follow: "Der Verband ist enttäuscht. Sprecherin Anna Berg nannte ...".
"""

import itertools
import re
from collections.abc import Iterable

from lagebild.german import wordlists
from lagebild.model import Actor, Mention, Sentence, Token
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import Holders

__all__ = ["BODIES", "Sides"]

BODIES = frozenset(
    {"state", "government", "party", "union", "company", "alliance", "court", "authority", "organisation", "group"}
)
"""Kinds of actors for which somebody may speak."""
_READ = frozenset({"body", "question"})
_OWNING = frozenset({"deren", "dessen", "ihr", "ihre", "sein", "seine"})
_WITHIN = frozenset({"in", "im", "bei", "beim", "aus", "für", "von", "vom"})
_SPECIFIED = frozenset({"ART", "ADJA", "PDAT", "PIAT"})
_STATES = frozenset({"state", "government", "authority"})
_LEAST_PREFIX = 2
_MOST_MEMBERS = 8


class Sides:
    """The side of every actor of an article: the body for which it speaks, else itself."""

    def __init__(self, holders: Holders, sentences: tuple[Sentence, ...], drafts: Iterable[Draft] = ()) -> None:
        self._holders = holders
        self._sentences = sentences
        self._side: dict[str, str] = {}
        self._held: dict[int, list[str]] = {}
        for draft in drafts:
            self._held.setdefault(draft.sentence, []).append(draft.actor)
        self._introduce()
        bundles = _bundles(holders)
        self._bundles = frozenset(bundles)
        self._pairs: dict[str, set[str]] = {}
        for members in bundles.values():
            for one, other in itertools.permutations(members, 2):
                self._pairs.setdefault(one, set()).add(other)
                self._pairs.setdefault(self.of(one), set()).add(self.of(other))

    def is_bundle(self, actor_id: str) -> bool:
        """Whether an actor is no more than several named ones together ("Norland und Südmark")."""
        return actor_id in self._bundles

    def opposite(self, actor_id: str) -> set[str]:
        """Those with whom the article names an actor, or the body behind it, as a pair ("Norland und Südmark")."""
        return self._pairs.get(actor_id, set()) | self._pairs.get(self.of(actor_id), set())

    def of(self, actor_id: str) -> str:
        """The id of the body for which an actor speaks, else its own."""
        above = self._side.get(actor_id)
        if above is None:
            behalf = self._holders.behalf(self._holders.actor(actor_id))
            above = self._side[actor_id] = behalf.id if behalf is not None else actor_id
        return above

    def _introduce(self) -> None:
        """Reads the first introduction of every person with an office."""
        done: set[str] = set()
        for number, sentence in enumerate(self._sentences):
            if sentence.role not in _READ:
                continue
            for mention in self._holders.touching(sentence.span):
                actor = self._holders.actor(mention.actor_id)
                if actor is None or actor.kind != "person" or actor.id in done:
                    continue
                title = _title(sentence.tokens, mention)
                if title is None:
                    continue
                done.add(actor.id)
                if self._holders.behalf(actor) is None:
                    office = sentence.tokens[title]
                    body = self._named(office) or self._around(number, title)
                    if body is not None and body.id != actor.id and (body.kind in _STATES or not _of_state(office)):
                        self._side[actor.id] = body.id

    def _named(self, title: Token) -> Actor | None:
        """ "Nordwerk-Chefin": the body whose name the office begins with."""
        prefix, hyphen, _ = title.text.partition("-")
        if not hyphen or len(prefix) < _LEAST_PREFIX:
            return None
        return next((body for body in self._holders.actors() if body.kind in BODIES and _begins(body, prefix)), None)

    def _around(self, number: int, title: int) -> Actor | None:
        """The body that a bare office belongs to: named before a colon, or in the sentence before."""
        sentence = self._sentences[number]
        before = sentence.tokens[title - 1] if title > 0 else None
        word = before.text.lower() if before is not None else ""
        owned = word in _OWNING
        if before is not None and not owned and (before.tag in _SPECIFIED or before.tag == "NE"):
            return None
        previous = self._sentences[number - 1] if number > 0 else None
        if previous is None or previous.role not in _READ or sentence.paragraph - previous.paragraph > 1:
            return self._ahead(sentence, title)
        if owned:
            return self._owner(previous, word)
        near = previous.paragraph == sentence.paragraph
        return self._ahead(sentence, title) or (self._holding(number - 1) or self._about(previous) if near else None)

    def _ahead(self, sentence: Sentence, title: int) -> Actor | None:
        """ "In der Partei murrt man: ..., so Sprecher Berg", "die Partei will klagen, wie Sprecher Berg ankündigte"."""
        colon = next((i for i in range(1, title) if sentence.tokens[i].text == ":"), None)
        if colon is not None:
            return self._about(sentence, colon)
        wie = any(sentence.tokens[i].text.lower() == "wie" for i in range(max(0, title - 2), title))
        return self._about(sentence, title) if wie else None

    def _owner(self, previous: Sentence, word: str) -> Actor | None:
        """Whom "deren Sprecher" or "sein Sprecher" serves: the last body before, for a person the body behind him."""
        found = [actor for actor in self._holders.inside(previous.span) if actor.kind in (*BODIES, "person")]
        bodies = [actor for actor in found if actor.kind in BODIES]
        if word in ("sein", "seine", "ihr", "ihre") and found and found[0].kind == "person":
            return self._holders.behalf(found[0])
        return bodies[-1] if bodies else None

    def _holding(self, number: int) -> Actor | None:
        """The body that holds the last position of a sentence."""
        held = self._held.get(number, ())
        actor = self._holders.actor(held[-1]) if held else None
        return actor if actor is not None and actor.kind in BODIES else None

    def _about(self, sentence: Sentence, end: int | None = None) -> Actor | None:
        """The body that a sentence is about up to a token: its subject, else where something comes from or is felt."""
        end = len(sentence.tokens) if end is None else end
        subject = next((c.subject for c in sentence.clauses if c.kind == "main" and c.subject is not None), None)
        if subject is not None and subject[1] <= end and sentence.tokens[subject[0]].text.lower() != "man":
            found = self._holders.at(sentence, subject)
            if found:
                return found[0] if len(found) == 1 and found[0].kind in BODIES else None
        for mention in self._holders.touching(sentence.span):
            actor = self._holders.actor(mention.actor_id)
            first = next((i for i, t in enumerate(sentence.tokens) if t.span.overlaps(mention.anchor.span)), end)
            if actor is None or actor.kind not in BODIES or mention.kind == "pronoun" or first >= end:
                continue
            if any(sentence.tokens[i].text.lower() in _WITHIN for i in range(max(0, first - 2), first + 1)):
                return actor
        return None


def _bundles(holders: Holders) -> dict[str, frozenset[str]]:
    """The actors whose name joins names of other actors, with those."""
    names = {actor.name: actor.id for actor in holders.actors()}
    found = {}
    for actor in holders.actors():
        parts = re.split(r", | und ", actor.name)[:_MOST_MEMBERS] if " und " in actor.name else []
        members = frozenset(names[part] for part in parts if part in names and names[part] != actor.id)
        if members:
            found[actor.id] = members
    return found


def _title(tokens: tuple[Token, ...], mention: Mention) -> int | None:
    """The number of the noun right before a person's name, inside or before the mention."""
    inside = [i for i, token in enumerate(tokens) if token.span.overlaps(mention.anchor.span)]
    if not inside or mention.kind == "pronoun":
        return None
    for title in range(max(0, inside[0] - 1), inside[-1]):
        office = tokens[title].tag == "NN" or (tokens[title].tag == "NE" and "-" in tokens[title].text)
        if office and tokens[title + 1].tag == "NE" and "-" not in tokens[title + 1].text:
            return title
    return None


def _of_state(office: Token) -> bool:
    """Whether an office is one of a state or town: a minister next to a party does not speak for that party."""
    words = (office.text.lower(), office.lemma.lower())
    return any(word.endswith(end) for word in words for end in wordlists.words("acts", "state_offices"))


def _begins(body: Actor, prefix: str) -> bool:
    names = (body.name, *body.aliases)
    return any(
        name == prefix or name.startswith(f"{prefix} ") or prefix in (f"{name}s", f"{name}n", f"{name}er")
        for name in names
    )
