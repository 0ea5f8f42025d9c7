"""At whom a position is directed: the cue's own addressee, the one whose doing is judged, or the other side."""

import dataclasses
from collections import Counter, defaultdict

from lagebild.german import wordlists
from lagebild.model import Actor, Range
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import FIRST_PERSON, Holders
from lagebild.positions.scene import Scene

__all__ = ["Exchange"]

_DIRECTED = frozenset({"accuse", "support", "reject", "accept", "threaten", "offer", "demand", "concede"})
_JUDGING = frozenset({"accuse", "support", "reject", "accept"})
_ADVERSE = frozenset({"accuse", "reject", "threaten", "demand"})
_CLAUSAL = frozenset({"said", "dass", "inf", "self", "ob", "w"})
_SIDES = frozenset(
    {"state", "government", "party", "union", "company", "alliance", "court", "authority", "organisation", "group"}
)
_GUESSED = frozenset({"accuse", "reject", "threaten", "demand", "offer", "support"})
_CENTRE, _PRESENT, _OPPOSED = 1.0, 0.5, 1.0
"""What counts for the other camp: being addressed by anybody, being mentioned, standing against the holder's side."""
_LEAST, _CLEARLY = 4.0, 1.6
"""A guess needs so much weight, and so many times that of the next."""
_REPLY = 2
"""A reply comes within so many sentences."""
_NEAR = 4
"""An answer comes within so many sentences of what it answers."""


class Exchange:
    """Who has answered whom so far in an article: the memory that finds the unnamed other side."""

    def __init__(self, holders: Holders) -> None:
        self._holders = holders
        self._side: dict[str, str] = {}
        self._against: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._targets: Counter[str] = Counter()
        self._drafts: list[tuple[Draft, int]] = []

    def addressee(self, scene: Scene, draft: Draft) -> str | None:
        """The id of the actor at whom a draft is directed, None where neither grammar nor the exchange tells."""
        self._place(scene, draft)
        directed = draft.verdict.act in _DIRECTED
        found = self._named(scene, draft)
        if directed and (found is None or draft.verdict.act == "threaten"):
            found = self._conditioned(scene, draft) or found
        if found is None and draft.verdict.addressee is None:
            found = self._replied(draft)
            if found is None and directed:
                found = self._meant(scene, draft) or self._answered(scene, draft)
        if found is not None:
            self._targets[self._of(found)] += 2 if draft.verdict.act in _ADVERSE else 1
            if draft.verdict.act in _ADVERSE:
                self._oppose(draft, found)
        self._drafts.append((draft, scene.sentence.paragraph))
        return found

    def settle(self, draft: Draft) -> Draft:
        """A draft that nobody was found for, with the other camp, where the rest of the article shows one clearly."""
        named = draft.verdict.addressee is not None  # somebody is named whom nobody knows
        if draft.addressee is not None or named or draft.verdict.act not in _GUESSED:
            return draft
        other = self._other_camp(draft)
        return dataclasses.replace(draft, addressee=other) if other not in (draft.actor, draft.voice) else draft

    def _other_camp(self, draft: Draft) -> str | None:
        """The body that the holder's side stands against, else the one at whom most in the article is directed."""
        ours = self._of(draft.actor)
        weights = Counter({side: _CENTRE * count for side, count in self._targets.items()})
        weights.update({side: _PRESENT * count for side, count in self._holders.mentioned().items()})
        weights.update({side: _OPPOSED * count for side, count in self._against[ours].items()})
        ranked = [(weight, side) for side, weight in weights.items() if self._may_be(side, ours)]
        ranked.sort(reverse=True)
        if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] < _CLEARLY * ranked[1][0]):
            return None
        return ranked[0][1]

    def _may_be(self, side: str, ours: str) -> bool:
        actor = self._holders.actor(side)
        return actor is not None and self._of(side) == side != ours and actor.kind in _SIDES

    def _oppose(self, draft: Draft, other: str) -> None:
        """Notes two sides that stand against each other."""
        ours, theirs = self._of(draft.actor), self._of(other)
        if ours != theirs:
            self._against[ours][theirs] += 2
            self._against[theirs][ours] += 1

    def _conditioned(self, scene: Scene, draft: Draft) -> str | None:
        """Who would have to meet the condition that an offer or a threat hangs on."""
        if draft.condition is None or draft.verdict.act not in ("offer", "threaten", "accept"):
            return None
        return self._first_other(scene, draft, draft.condition)

    def _opponent(self, side: str) -> str | None:
        """The side that stands most against a side so far."""
        most = self._against[side].most_common(1) if side in self._against else []
        return most[0][0] if most else None

    def _of(self, actor: str) -> str:
        """The side of an actor: for whom he speaks, else himself."""
        return self._side.get(actor, actor)

    def _place(self, scene: Scene, draft: Draft) -> None:
        """Notes for whom an actor speaks; a person new here speaks for the body just heard in the paragraph."""
        actor = self._holders.actor(draft.actor)
        if actor is None or actor.id in self._side:
            return
        above = self._holders.behalf(actor)
        if above is not None:
            self._side[actor.id] = above.id
            return
        last = self._drafts[-1] if self._drafts else None
        before = self._holders.actor(last[0].actor) if last is not None else None
        same = last is not None and last[1] == scene.sentence.paragraph and draft.sentence - last[0].sentence <= 1
        new = not any(other.actor == actor.id for other, _ in self._drafts)
        joined = same and new and bool(scene.speeches) and before is not None and before.kind in _SIDES
        joined = joined and actor.kind == "person"
        self._side[actor.id] = before.id if joined and before is not None else actor.id

    def _named(self, scene: Scene, draft: Draft) -> str | None:
        """The one whom the cue itself names."""
        part = draft.verdict.addressee
        if part is None:
            return None
        if scene.sentence.tokens[part[0]].text.lower() in FIRST_PERSON:
            return draft.voice
        if self._says_opponent(scene, part):
            return self._opponent(self._of(draft.actor))
        found = scene.holders.at(scene.sentence, part)
        if len(found) > 1:
            whole = scene.holders.whole(scene.sentence, part)
            found = (whole,) if whole is not None else ()
        return found[0].id if found and found[0].id != draft.actor else None

    def _says_opponent(self, scene: Scene, part: Range) -> bool:
        words = wordlists.words("acts", "opponent_nouns")
        return any(
            scene.sentence.tokens[i].lemma in words or scene.sentence.tokens[i].text in words for i in range(*part)
        )

    def _meant(self, scene: Scene, draft: Draft) -> str | None:
        """The one whose doing the content is about: named in it, other than the holder's own side."""
        if draft.verdict.act not in _JUDGING and draft.verdict.act != "threaten":
            return None
        if draft.verdict.rule == "not_to_be_done":
            return self._together(scene, draft)
        named = draft.frame is not None and draft.frame.form not in _CLAUSAL
        return self._first_other(scene, draft, draft.verdict.content) if named else None

    def _together(self, scene: Scene, draft: Draft) -> str | None:
        """With whom something will not be done: "mit der Partei wolle er nicht reden"."""
        start, end = draft.verdict.content
        for position in range(start, end - 1):
            if scene.sentence.tokens[position].text.lower() == "mit":
                return self._first_other(scene, draft, (position + 1, min(position + 4, end)))
        return None

    def _first_other(self, scene: Scene, draft: Draft, part: Range) -> str | None:
        """The first actor named in a range who is not of the holder's side."""
        ours = {draft.actor, draft.voice, self._of(draft.actor)}
        for actor in scene.holders.inside(scene.sentence.place(part)):
            if (
                actor.id in ours
                or self._of(actor.id) in ours
                or actor.kind in ("unknown", "anonymous", "media", "court")
            ):
                continue
            return self._responsible(actor)
        return None

    def _responsible(self, actor: Actor) -> str:
        """For troops and offices of a state, the state."""
        above = self._holders.behalf(actor)
        return (
            above.id
            if above is not None and above.kind == "state" and actor.kind in ("group", "authority")
            else actor.id
        )

    def _replied(self, draft: Draft) -> str | None:
        """Who spoke right before one who "entgegnet" or "kontert"."""
        if draft.frame is None or draft.frame.lemma not in wordlists.words("acts", "replying_cues"):
            return None
        for other, _ in reversed(self._drafts):
            if draft.sentence - other.sentence > _REPLY:
                return None
            if self._of(other.actor) != self._of(draft.actor) and other.sentence < draft.sentence:
                return other.voice or other.actor
        return None

    def _answered(self, scene: Scene, draft: Draft) -> str | None:
        """Whose demand, proposal or reproach is answered ("was X ablehnt", "den Vorstoß"): the last of another side.

        A person answers the person who spoke, a body the body.
        """
        if draft.verdict.act not in _JUDGING:
            return None
        nouns = wordlists.words("acts", "answered_nouns")
        refers = any(scene.sentence.tokens[i].lemma in nouns for i in range(*draft.verdict.content))
        actor = self._holders.actor(draft.actor)
        for other, _ in reversed(self._drafts):
            if draft.sentence - other.sentence > _NEAR:
                return None
            same = other.sentence == draft.sentence and other.verdict.content == draft.verdict.content
            if (same or refers) and self._of(other.actor) != self._of(draft.actor) and other.voice != draft.actor:
                spoke = other.actor if same else other.voice or other.actor
                return spoke if same or (actor is not None and actor.kind == "person") else self._of(other.actor)
        return None
