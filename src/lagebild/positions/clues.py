"""What speaks for an actor as the unnamed addressee of a draft: who stood where, who spoke, who is at odds with whom.

Every clue is a number between 0 and 1 under a name that `lists/addressees.yaml` weighs.
"""

import functools
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from lagebild.german import wordlists
from lagebild.model import Sentence
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import Holders
from lagebild.positions.scene import Scene
from lagebild.positions.sides import Sides
from lagebild.positions.slots import GROUPS, Slots, may_be_meant

__all__ = ["NOBODY", "Clues", "Exchange"]

NOBODY = ""
"""The candidate that stands for no addressee at all."""
Clues = dict[str, dict[str, float]]
"""The clues of each candidate, by actor's id."""

_CROSSED = frozenset({"in_content", "before_content", "subject_of_content"})
"""Places that mean another thing with another group of acts."""
_NEAR = 3
"""Who spoke so many sentences ago may still be answered."""
_ANSWERED = 8
"""What somebody did is answered within so many sentences."""
_QUESTIONS = 3
"""So many questions make an interview."""
_BACK = 60
"""So many drafts back an issue is looked for."""
_MOST = 60
"""So many candidates at most."""
_LEADING = 20
_KINDS = frozenset({"group", "person", "anonymous", "unknown", "court", "alliance"})
_ALL = ("beide", "alle")
_POSSESSIVES = frozenset(
    {"deren", "dessen", "ihr", "ihre", "ihren", "ihrer", "ihrem", "sein", "seine", "seinen", "seiner"}
)
_LONG = 5
"""Nouns of so many letters name an issue."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A draft as the exchange remembers it."""

    scene: Scene
    draft: Draft
    slots: Slots
    nouns: frozenset[str]


class Exchange:
    """Who has said what to whom in an article: what the clues of each draft are read from."""

    def __init__(
        self, holders: Holders, sides: Sides, sentences: tuple[Sentence, ...], turns: list[tuple[Scene, Draft, Slots]]
    ) -> None:
        self._holders, self._sides = holders, sides
        self._turns = [Turn(scene, draft, slots, _nouns(scene, draft)) for scene, draft, slots in turns]
        self._meant: list[str | None] = []
        self._targets: Counter[str] = Counter()
        self._against: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._attackers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._asked = _interviewed(self._turns, sentences)
        self._speaks = {turn.draft.actor for turn in self._turns}
        self._heard = self._by_sentence(sentences)
        self._leading = self._first(sentences)
        counts = Counter(m.actor_id for m in holders.mentions() if holders.actor(m.actor_id) is not None)
        by_side: Counter[str] = Counter()
        for actor_id, count in counts.items():
            by_side[sides.of(actor_id or "")] += count
        self._once = {actor_id for actor_id, count in counts.items() if count <= 1}
        self._rank = {side: rank for rank, (side, _) in enumerate(by_side.most_common(3))}
        for turn in self._turns:
            if turn.slots.sure is not None:
                self._note(turn.draft, turn.slots.sure)

    def _by_sentence(self, sentences: tuple[Sentence, ...]) -> list[list[str]]:
        """The actors that each sentence mentions."""
        starts = [sentence.span.start for sentence in sentences]
        heard: list[list[str]] = [[] for _ in sentences]
        for mention in self._holders.mentions():
            number = bisect_left(starts, mention.anchor.span.start + 1) - 1
            if number >= 0 and self._holders.actor(mention.actor_id) is not None:
                heard[number].append(mention.actor_id or "")
        return heard

    def _first(self, sentences: tuple[Sentence, ...]) -> list[str]:
        """Whom headline, lead and the first two sentences of the body name."""
        body = [number for number, sentence in enumerate(sentences) if sentence.role == "body"][:2]
        top = [number for number, sentence in enumerate(sentences) if sentence.role in ("headline", "lead")]
        return list(dict.fromkeys(actor for number in (*top, *body) for actor in self._heard[number]))[:_LEADING]

    def _note(self, draft: Draft, meant: str) -> None:
        """Counts a target, for the actor and the body behind it."""
        ours, theirs = self._sides.of(draft.actor), self._sides.of(meant)
        for target in dict.fromkeys((meant, theirs)):
            self._targets[target] += 1
        self._against[ours][meant] += 1
        for target in dict.fromkeys((meant, theirs)):
            self._attackers[target][ours] += 1

    def side(self, actor_id: str) -> str:
        """The body for which an actor speaks, else itself."""
        return self._sides.of(actor_id)

    def source(self, number: int) -> str:
        """What gave the certain addressee of a draft: "slot" or a place in the sentence; "" where nothing did."""
        return self._turns[number].slots.source

    def tell(self, meant: str | None) -> None:
        """Says whom the next draft is directed at, in the order of the drafts."""
        turn = self._turns[len(self._meant)]
        if meant is not None and turn.slots.sure is None:
            self._note(turn.draft, meant)
        self._meant.append(meant)

    def clues(self) -> Clues:
        """The clues for the next draft: of each candidate, and of `NOBODY`."""
        number = len(self._meant)
        turn = self._turns[number]
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._of_places(turn, found)
        self._of_issue(number, turn, found)
        self._of_own(number, turn, found)
        self._of_others(number, turn, found)
        self._of_kind(number, turn, found)
        self._of_article(turn, found)
        if self._asked is not None and turn.scene.sentence.role == "question":
            found[self._asked]["interviewed"] = 1
        fitting = [actor_id for actor_id in found if self._fits(actor_id, turn.draft)][:_MOST]
        clues: Clues = {actor_id: found[actor_id] for actor_id in fitting}
        outsider = not self._sides.opposite(turn.draft.actor) and not self._against[self._sides.of(turn.draft.actor)]
        self._of_actors(clues)
        for own in clues.values():
            if "all" in own and outsider:
                own["all outsider"] = 1
        clues[NOBODY] = self._of_nobody(turn)
        if outsider:
            clues[NOBODY]["nobody outsider"] = 1
        return clues

    def _fits(self, actor_id: str, draft: Draft) -> bool:
        actor = self._holders.actor(actor_id)
        return actor is not None and may_be_meant(actor, draft, self._sides)

    def _of_places(self, turn: Turn, found: defaultdict[str, dict[str, float]]) -> None:
        """Where in the sentence a candidate stands."""
        group = GROUPS[turn.draft.verdict.act]
        for place, actors in turn.slots.places.items():
            named = actors[:1] if place in ("in_content", "in_condition") else actors
            for actor_id in named:
                found[actor_id][place] = 1
                if place in _CROSSED and group:
                    found[actor_id][f"{place} {group}"] = 1

    def _of_issue(self, number: int, turn: Turn, found: defaultdict[str, dict[str, float]]) -> None:
        """Who of another side last spoke of the same thing."""
        ours = self._sides.of(turn.draft.actor)
        answering = GROUPS[turn.draft.verdict.act] in ("judging", "giving") and turn.draft.verdict.act != "accuse"
        for other in reversed(self._turns[max(0, number - _BACK) : number]):
            side = self._sides.of(other.draft.actor)
            if side != ours and turn.nouns & other.nouns:
                found[other.draft.actor]["same_issue answered" if answering else "same_issue"] = 1
                found[side]["same_issue side"] = 1
                return

    def _of_kind(self, number: int, turn: Turn, found: defaultdict[str, dict[str, float]]) -> None:
        """ "Den Vorwurf weist er zurück": who of another side last did what the content's noun names."""
        if GROUPS[turn.draft.verdict.act] not in ("judging", "giving"):
            return
        done = _done(turn)
        ours = self._sides.of(turn.draft.actor)
        for other in reversed(self._turns[max(0, number - _BACK) : number] if done else []):
            if turn.scene.number - other.scene.number > _ANSWERED:
                return
            if other.draft.verdict.act in done and self._sides.of(other.draft.actor) != ours:
                found[other.draft.actor]["did_so"] = 1
                found[self._sides.of(other.draft.actor)]["did_so side"] = 1
                return

    def _of_own(self, number: int, turn: Turn, found: defaultdict[str, dict[str, float]]) -> None:
        """Whom the same side meant last."""
        ours = self._sides.of(turn.draft.actor)
        last = next((n for n in range(number - 1, max(-1, number - _BACK), -1) if self._side_at(n) == ours), None)
        meant = self._meant[last] if last is not None else None
        if last is None or meant is None:
            return
        distance = turn.scene.number - self._turns[last].scene.number
        clues = found[meant]
        clues["meant_last"] = 1
        if distance <= 1:
            clues["meant_last near"] = 1
        if distance == 0:
            clues["meant_last here"] = 1
        word = turn.scene.sentence.tokens[turn.draft.verdict.content[0]].text.lower()
        if word in _POSSESSIVES:
            clues["meant_last possessive"] = 1

    def _side_at(self, number: int) -> str:
        return self._sides.of(self._turns[number].draft.actor)

    def _of_others(self, number: int, turn: Turn, found: defaultdict[str, dict[str, float]]) -> None:
        """Who of another side spoke last, and whether that is answered."""
        ours = self._sides.of(turn.draft.actor)
        last = next((n for n in range(number - 1, max(-1, number - _BACK), -1) if self._side_at(n) != ours), None)
        if last is None:
            return
        before = self._turns[last]
        distance = turn.scene.number - before.scene.number
        if distance > _NEAR:
            return
        names = self._answering(turn, before, distance)
        for actor_id in dict.fromkeys((before.draft.actor, self._sides.of(before.draft.actor))):
            found[actor_id].update(dict.fromkeys(names, 1.0))
        found[before.draft.actor]["spoke_last"] = 1
        found[self._sides.of(before.draft.actor)]["spoke_last side"] = 1

    def _answering(self, turn: Turn, before: Turn, distance: int) -> list[str]:
        """What makes a draft look like an answer to the one before."""
        act, group = turn.draft.verdict.act, GROUPS[turn.draft.verdict.act]
        judging = act in ("reject", "support", "accept")
        frame = turn.draft.frame
        signs = {
            "answers": act in ("reject", "support", "accept", "concede")
            and before.draft.verdict.act in ("demand", "offer", "accuse"),
            "spoke_last here judging": distance == 0 and judging,
            "spoke_last here": distance == 0 and not judging,
            "answers reference": distance <= 1 and group in ("judging", "giving") and _refers(turn),
            "answers reply": frame is not None and frame.lemma in wordlists.words("acts", "replying_cues"),
            "answers pronoun": "pronoun" in turn.slots.flags,
            "answers same": distance == 0 and turn.draft.verdict.content == before.draft.verdict.content,
        }
        return [name for name, fits in signs.items() if fits]

    def _of_article(self, turn: Turn, found: defaultdict[str, dict[str, float]]) -> None:
        """Who is at odds with the holder, and at whom most in the article is directed."""
        total = sum(self._targets.values()) or 1
        most = max(self._targets.values(), default=0)
        ours = self._sides.of(turn.draft.actor)
        for actor_id, count in self._targets.most_common(_MOST):
            found[actor_id]["target"] = count / total
            if count == most and count >= 2:
                found[actor_id]["target most"] = 1
        for actor_id, count in self._against[ours].items():
            found[actor_id]["opposed"] = min(count, 3) / 3
        for actor_id, count in (self._attackers[ours] + self._attackers[turn.draft.actor]).items():
            found[actor_id]["attacked"] = min(count, 3) / 3
        for actor_id in sorted(self._sides.opposite(turn.draft.actor)):
            found[actor_id].update({"pair": 1, "pair opponent": float("opponent" in turn.slots.flags)})
        self._of_hearing(turn, found)

    def _of_hearing(self, turn: Turn, found: defaultdict[str, dict[str, float]]) -> None:
        """Who was just heard of, and who opens the article."""
        for back in range(1, min(_NEAR, turn.scene.number) + 1):
            for actor_id in self._heard[turn.scene.number - back][-_MOST:]:
                found[actor_id]["just_heard" if back == 1 else "heard"] = 1
        refers = _refers(turn) and GROUPS[turn.draft.verdict.act] in ("judging", "giving")
        for actor_id in self._leading:
            found[actor_id].update({"leading": 1, "leading reference": 1} if refers else {"leading": 1})

    def _of_actors(self, clues: Clues) -> None:
        """What kind of actor a candidate is, how much the article is about it, whether it has a say."""
        for actor_id, own in clues.items():
            actor = self._holders.actor(actor_id)
            rank = self._rank.get(self._sides.of(actor_id))
            if rank is not None:
                own[f"rank {rank}"] = 1
            if actor_id in self._once:
                own["once"] = 1
            if actor_id in self._speaks:
                own["speaks"] = 1
            if actor is not None and actor.kind in _KINDS:
                own[f"kind {actor.kind}"] = 1
            if actor is not None and actor.name.startswith(_ALL):
                own["all"] = 1

    def _of_nobody(self, turn: Turn) -> dict[str, float]:
        verdict, slots = turn.draft.verdict, turn.slots
        bare = verdict.act == "reject" and not slots.places.get("in_content")
        clues = {"nobody": True, f"nobody {verdict.act}": True, "nobody said": verdict.rule == "said"}
        clues |= {"nobody negated": verdict.negated, "nobody bare": bare, "nobody reference": _refers(turn)}
        clues |= {f"nobody {flag}": True for flag in slots.flags}
        return {name: 1.0 for name, fits in clues.items() if fits}


def _nouns(scene: Scene, draft: Draft) -> frozenset[str]:
    """The nouns of a content that name an issue."""
    general = wordlists.words("acts", "vague_nouns") | wordlists.words("acts", "answered_nouns")
    part = scene.sentence.tokens[slice(*draft.verdict.content)]
    return frozenset(t.lemma for t in part if t.tag == "NN" and len(t.lemma) >= _LONG and t.lemma not in general)


def _done(turn: Turn) -> frozenset[str]:
    """The acts that the first noun of a content names: "den Vorwurf" an accusation."""
    for token in turn.scene.sentence.tokens[slice(*turn.draft.verdict.content)]:
        if token.tag == "NN":
            return _named_acts().get(token.lemma, frozenset())
    return frozenset()


@functools.cache
def _named_acts() -> dict[str, frozenset[str]]:
    """The acts that nouns name, by noun (`nouns_of_acts` of the list "acts")."""
    found: dict[str, frozenset[str]] = {}
    for act, nouns in wordlists.read("acts")["nouns_of_acts"].items():
        for noun in nouns:
            found[noun] = found.get(noun, frozenset()) | {act}
    return found


def _interviewed(turns: list[Turn], sentences: tuple[Sentence, ...]) -> str | None:
    """The person who answers the questions of an interview: the holder of most positions outside the questions."""
    if sum(sentence.role == "question" for sentence in sentences) < _QUESTIONS:
        return None
    held = Counter(turn.draft.actor for turn in turns if turn.scene.sentence.role != "question")
    most = held.most_common(1)
    return most[0][0] if most and 2 * most[0][1] > sum(held.values()) else None


def _refers(turn: Turn) -> bool:
    """Whether a content is what another has said or done ("den Vorschlag")."""
    nouns = wordlists.words("acts", "answered_nouns")
    return any(turn.scene.sentence.tokens[i].lemma in nouns for i in range(*turn.draft.verdict.content))
