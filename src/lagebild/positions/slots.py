"""Whom the grammar of a sentence gives for an addressee: the cue's own slots first, then who stands where.

What a slot fills with certainty is the addressee; all other places are clues for the ranking (`ranking.py`).
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from lagebild.german import wordlists
from lagebild.model import Actor, Mention, Range, Span
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import FIRST_PERSON
from lagebild.positions.scene import Scene
from lagebild.positions.sides import Sides

__all__ = ["GROUPS", "SOURCES", "Slots", "may_be_meant", "slots"]

SOURCES = ("slot", "owner", "subject_of_content", "in_condition", "behind_an", "behind_mit")
"""What can give an addressee for certain (`Slots.source`): the cue's slot, or a place that fits the act."""

GROUPS = {
    "accuse": "judging", "support": "judging", "reject": "judging", "accept": "judging",
    "demand": "asking", "threaten": "asking", "offer": "giving", "concede": "giving",
    "assess": "", "intend": "",
}  # fmt: skip
"""Acts that look at their addressee from the same side; "" for those that seldom have one."""
_ASKED = frozenset({"demand", "accuse", "support", "accept"})
"""Acts whose addressee is the subject of what is said: who must, whose doing is judged."""
_JUDGED = frozenset({"accuse", "support", "reject", "accept"})
"""Acts whose addressee owns what is judged: "das Angebot der Arbeitgeber"."""
_BARGAINING = frozenset({"offer", "concede", "threaten"})
"""Acts whose addressee would have to meet the condition."""
_MOST = 40
"""So many mentions of a sentence are looked at on either side of a content."""
_BETWEEN = frozenset({"ART", "ADJA", "PPOSAT", "CARD"})
_OF = frozenset({"aus", "von", "vom"})
_LISTENING = "assess"
"""Cues of mere saying: who stands in their slot listens ("sagte dem Sender") and is not necessarily meant."""


@dataclass(slots=True)
class Slots:
    """What grammar gives for a draft: `sure` with the name of its source, else `places` of candidates by kind of place.

    `flags` say what stands in the addressee's slot without naming anybody: "pronoun", "opponent" ("der Gegenseite"),
    "unknown".
    """

    sure: str | None = None
    source: str = ""
    places: dict[str, list[str]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    def add(self, place: str, actor: str) -> None:
        """Notes an actor at a place, once."""
        known = self.places.setdefault(place, [])
        if actor not in known:
            known.append(actor)


def may_be_meant(actor: Actor, draft: Draft, sides: Sides) -> bool:
    """Whether a draft may be directed at an actor: somebody of another side, no paper, no bundle of named actors."""
    if actor.id in (draft.actor, draft.voice) or actor.kind == "media" or sides.is_bundle(actor.id):
        return False
    return sides.of(actor.id) != sides.of(draft.actor)


def slots(scene: Scene, draft: Draft, sides: Sides) -> Slots:
    """The slots of a draft."""
    found = Slots()
    _cue(scene, draft, sides, found)
    _around(scene, draft, sides, found)
    _subject(scene, draft, sides, found)
    if found.sure is None:
        _settle(draft, found)
    return found


def _settle(draft: Draft, found: Slots) -> None:
    """The surest place that fits the act."""
    act = draft.verdict.act
    for place, acts in (
        ("owner", _JUDGED),
        ("subject_of_content", _ASKED),
        ("in_condition", _BARGAINING),
        ("behind_an", {"demand"}),
        ("behind_mit", {"reject"} if draft.verdict.rule == "not_to_be_done" else ()),
    ):
        if act in acts and found.places.get(place):
            found.sure, found.source = found.places[place][0], place
            return


def _cue(scene: Scene, draft: Draft, sides: Sides, found: Slots) -> None:
    """Who stands in the slot of the cue, or is the one who "must"."""
    part = draft.verdict.addressee
    if part is None:
        return
    tokens = scene.sentence.tokens
    if tokens[part[0]].text.lower() in FIRST_PERSON:
        found.sure, found.source = draft.voice, "slot"
        return
    if _says_opponent(scene, part):
        found.flags.add("opponent")
        return
    if _gets(scene, part):
        return
    named = _named(scene, draft, part, sides)
    own = draft.frame is not None and draft.frame.addressee == part
    if named is None:
        found.flags.add("pronoun" if tokens[part[0]].tag == "PPER" else "unknown")
    elif own and draft.frame is not None and draft.frame.act == _LISTENING and draft.frame.open:
        found.add("told", named)
    else:
        found.sure, found.source = named, "slot" if own else "subject_of_content"


def _gets(scene: Scene, part: Range) -> bool:
    """ "Die Stadt brauche Hilfe", "der Verband müsse beteiligt werden": who shall get something is not asked for it."""
    getting = wordlists.words("acts", "need_verbs") | wordlists.words("acts", "getting_verbs")
    clause = next((clause for clause in scene.sentence.clauses if clause.subject == part), None)
    verbs = [scene.sentence.tokens[at] for at in clause.verbs] if clause is not None else []
    passive = any(verb.lemma == "werden" for verb in verbs) and any(verb.tag == "VVPP" for verb in verbs)
    return passive or any(verb.lemma in getting for verb in verbs)


def _named(scene: Scene, draft: Draft, part: Range, sides: Sides) -> str | None:
    """The actor of a slot; of several the one that names them together, else the first."""
    actors = scene.holders.at(scene.sentence, part)
    if len(actors) > 1:
        whole = scene.holders.whole(scene.sentence, part)
        actors = (whole, *actors) if whole is not None else actors
    fitting = [a for a in actors if a.id != draft.actor and a.kind != "media" and not sides.is_bundle(a.id)]
    return fitting[0].id if fitting else None


def _says_opponent(scene: Scene, part: Range) -> bool:
    words = wordlists.words("acts", "opponent_nouns")
    return any(scene.sentence.tokens[i].lemma in words or scene.sentence.tokens[i].text in words for i in range(*part))


def _around(scene: Scene, draft: Draft, sides: Sides, found: Slots) -> None:
    """Who is mentioned in the condition, in the content, before and behind it, and behind which preposition."""
    place = scene.sentence.place
    content = place(draft.verdict.content)
    condition = place(draft.condition) if draft.condition is not None else None
    holder = place(draft.verdict.holder) if draft.verdict.holder is not None else None
    for mention in _near(scene, content):
        actor = scene.holders.actor(mention.actor_id)
        if actor is None or not may_be_meant(actor, draft, sides):
            continue
        here = mention.anchor.span
        preposition = _preposition(scene, here)
        if condition is not None and condition.contains(here):
            found.add("in_condition", actor.id)
        elif content.contains(here):
            found.add("in_content", actor.id)
            if _owns(scene, draft, here):
                found.add("owner", actor.id)
            if preposition == "mit":
                found.add("behind_mit", actor.id)
        elif holder is None or not holder.contains(here):
            found.add("before_content" if here.start < content.start else "behind_content", actor.id)
            if preposition in ("an", "von"):
                found.add(f"behind_{preposition}", actor.id)


def _owns(scene: Scene, draft: Draft, mention: Span) -> bool:
    """Whether a mention is whose word or deed the content is: behind its noun, or a name or adjective before it."""
    tokens, (start, end) = scene.sentence.tokens, draft.verdict.content
    nouns = wordlists.words("acts", "answered_nouns")
    head = next((i for i in range(start, end) if tokens[i].tag == "NN"), None)
    if head is None or tokens[head].lemma not in nouns:
        return False
    first = bisect_right([token.span.start for token in tokens], mention.start) - 1
    if first < head:
        return all(tokens[i].tag in _BETWEEN or i == first for i in range(first, head))
    return all(tokens[i].tag in _BETWEEN or tokens[i].text.lower() in _OF for i in range(head + 1, first))


def _near(scene: Scene, content: Span) -> list[Mention]:
    """The mentions of the sentence, of a very long one those nearest to the content."""
    mentions = scene.holders.touching(scene.sentence.span)
    if len(mentions) <= 2 * _MOST:
        return mentions
    middle = bisect_right([mention.anchor.span.start for mention in mentions], content.start)
    return mentions[max(0, middle - _MOST) : middle + _MOST]


def _preposition(scene: Scene, mention: Span) -> str:
    """The preposition before a mention, articles and adjectives aside; "" where there is none."""
    tokens = scene.sentence.tokens
    position = bisect_right([token.span.start for token in tokens], mention.start) - 2
    while position >= 0 and tokens[position].tag in ("ART", "ADJA", "PPOSAT"):
        position -= 1
    if position < 0 or not tokens[position].tag.startswith("APPR"):
        return ""
    word = tokens[position].text.lower()
    return {"vom": "von", "am": "an", "ans": "an"}.get(word, word)


def _subject(scene: Scene, draft: Draft, sides: Sides, found: Slots) -> None:
    """The subject of the clause that is the content: "der Rat habe versagt"."""
    start, end = draft.verdict.content
    for clause in scene.sentence.clauses:
        part = clause.subject
        if part is None or not (clause.range[0] <= start + 1 and start <= part[0] < end):
            continue
        if _gets(scene, part):
            return
        for actor in scene.holders.at(scene.sentence, part):
            if may_be_meant(actor, draft, sides):
                found.add("subject_of_content", actor.id)
        return
