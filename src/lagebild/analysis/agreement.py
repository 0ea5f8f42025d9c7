"""What can be agreed: for each issue who stands where, what is common ground, what blocks, what hangs on what.

Pure functions over positions. Only what positions say is counted; nothing is weighed here (see `bargaining`).
"""

import datetime
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

import networkx as nx

from lagebild.analysis import nouns
from lagebild.analysis.cited import KnownActor, Position, Source
from lagebild.analysis.matters import Matter, matter, names_it
from lagebild.german import wordlists
from lagebild.model import Act, ActorKind

__all__ = ["Agreement", "Dependence", "IssueState", "Side", "Silent", "Stand", "State", "agree", "agree_in", "side"]

Side = Literal["for", "against", "open"]
State = Literal["common", "shared", "amounts", "various", "blocked", "refused", "one-sided"]
_SAID: frozenset[str] = frozenset({"codebook", "human"})
"""Where an issue comes from if somebody said that the position is about it."""
_FOR: frozenset[Act] = frozenset({"demand", "offer", "accept", "support", "intend"})
_OPINIONS: frozenset[Act] = frozenset({"assess", "accuse"})
_LONGEST_CIRCLE, _MOST_CIRCLES = 6, 20
_NO_VOICE: frozenset[ActorKind] = frozenset({"anonymous", "unknown", "media"})
"""Kinds of whom nobody would ask whether they sit at the table."""


P = TypeVar("P", bound=Position)
P_co = TypeVar("P_co", bound=Position, covariant=True)


@dataclass(frozen=True, slots=True)
class Stand(Generic[P]):
    """Where an actor stands on an issue: its last position that takes a side, else its last one; `age` in days up to
    the last day of all positions (None: undated); `since` the first day of the same side without a change after it;
    `matter` what the position is about by its own words.
    """

    actor: str
    side: Side
    position: P
    age: int | None
    since: str | None
    changed: bool
    matter: Matter
    named: bool = True
    """Whether the position's own words name the issue, or only the context does."""


@dataclass(frozen=True, slots=True)
class IssueState(Generic[P]):
    """An issue of one story with everybody's stand, those for it first."""

    issue: str
    stands: tuple[Stand[P], ...]
    story: str = ""

    def on(self, side: Side) -> tuple[Stand[P], ...]:
        """The stands on one side."""
        return tuple(stand for stand in self.stands if stand.side == side)

    @property
    def state(self) -> State:
        """common: two or more are for the same, nobody against it; shared: the same, but somebody rejects something of
        the issue in other words; amounts: the same, but with other figures; blocked: somebody is for what another
        rejects; various: several stands that are not on the same by their words; refused: against alone; else
        one-sided.
        """
        held, refused = self.on("for"), self.on("against")
        if held and refused:
            meet = any(self._meet(one, other) and one.matter.fits(other.matter) for one in held for other in refused)
            return "blocked" if meet else "various"
        if refused:
            return "refused"
        if len(held) < 2:
            return "one-sided"
        if not all(self._meet(one, held[0]) and one.matter.is_same(held[0].matter) for one in held):
            return "various"
        if any(one.matter.differs_in_size(other.matter) for one in held for other in held):
            return "amounts"
        return "shared" if self.doubting else "common"

    def _meet(self, one: Stand[P], other: Stand[P]) -> bool:
        """Whether both name the issue by one noun: "Aktienrente" is not "Rente"; what was coded meets as it is."""
        if {one.position.issue_origin, other.position.issue_origin} & _SAID:
            return True
        mine, theirs = (
            {noun for noun in stand.matter.nouns if _speaks_of((noun,), self.issue)} for stand in (one, other)
        )
        return bool(mine & theirs)

    @property
    def doubting(self) -> tuple[Stand[P], ...]:
        """Who rejects something of the issue in other words than those for it."""
        return tuple(one for one in self.on("open") if _of_act(one.position) == "against")


def _of_act(position: Position) -> Side:
    return side(position.act, negated=position.negated)


@dataclass(frozen=True, slots=True)
class Dependence(Generic[P]):
    """A position on `issue` (None where its own words do not name it) whose condition speaks of issue `on` by the noun
    `by`; both are None where it names no issue.
    """

    actor: str
    position: P
    issue: str | None
    on: str | None
    by: str | None
    story: str = ""


@dataclass(frozen=True, slots=True)
class Silent(Generic[P]):
    """Somebody who is addressed or spoken of and holds no position: the positions that do so."""

    actor: str
    addressed: tuple[P, ...]
    mentioned: tuple[P, ...]


@dataclass(frozen=True, slots=True)
class Agreement(Generic[P]):
    """The whole picture; `circles` are issues each of which waits for the next, and the last for the first."""

    issues: tuple[IssueState[P], ...]
    dependences: tuple[Dependence[P], ...]
    circles: tuple[tuple[str, ...], ...]
    silent: tuple[Silent[P], ...]
    today: str | None

    def of_state(self, state: str) -> tuple[IssueState[P], ...]:
        """The issues of one state."""
        return tuple(issue for issue in self.issues if issue.state == state)


def side(act: Act, *, negated: bool) -> Side:
    """The side that an act takes. An assessment, accusation, threat or concession takes none on what is to be done."""
    if act == "reject":
        return "for" if negated else "against"
    if act in _FOR:
        return "against" if negated else "for"
    return "open"


def agree(
    positions: Iterable[P],
    actors: Sequence[KnownActor] = (),
    *,
    by: Literal["organisation", "actor"] = "organisation",
    issue: str | None = None,
    stories: Mapping[str, str] | None = None,
) -> Agreement[P]:
    """The agreement analysis of `positions`; those judged wrong or without issue count for nothing but their voice.

    `actors` are all that are known, of whom some may only be spoken of; with `by` "organisation" persons speak for what
    stands behind them; `issue` (or a part of its name) leaves out the others, and what no condition ties to them.
    `stories` names the story of a page by its id: one word ("Vertrag") is another issue in another story, and on a page
    without one in another page. Without `stories` all positions are of one.
    """
    held = [position for position in positions if position.verdict != "wrong"]
    today = max((position.day for position in held if position.day), default=None)
    names = [*{actor.name for actor in actors}, *{position.actor for position in held}]
    told: dict[_Talk, list[P]] = defaultdict(list)
    for position in held:
        told[_talk(position, stories)].append(position)
    called = nouns.Names(names)
    hanging = [_dependences(told[talk], called, by, talk[0]) for talk in sorted(told)]
    states = _issues(told, today, by)
    if issue is not None:
        wanted = issue.casefold()
        hanging = [tuple(one for one in several if _names_issue(one, wanted)) for several in hanging]
        states = tuple(state for state in states if wanted in state.issue.casefold())
    shown = {state.issue for state in states}
    about = held if issue is None else [position for position in held if position.issue in shown]
    dependences = tuple(one for several in hanging for one in several)
    circles = {circle for several in hanging for circle in _circles(several)}
    ordered = tuple(sorted(circles, key=lambda circle: (len(circle), circle))[:_MOST_CIRCLES])
    return Agreement(states, dependences, ordered, _silent(about, held, actors), today)


def _names_issue(one: Dependence[P], wanted: str) -> bool:
    return wanted in (one.position.issue or "").casefold() or wanted in (one.on or "").casefold()


class Story(Protocol):
    """What some pages are about; `store.storylines.CitedStory` is one."""

    @property
    def name(self) -> str: ...
    @property
    def sources(self) -> Sequence[Source]: ...


class Agreeable(Protocol[P_co]):
    """A store whose positions can be analysed; `store.Store` is one."""

    def positions(
        self, *, since: Any = None, until: Any = None, min_score: float | None = None, count: Any = "printed"
    ) -> Sequence[P_co]: ...
    def actors(self) -> Sequence[KnownActor]: ...
    def stories(self, *, least: int = 1) -> Sequence[Story]: ...


def agree_in(
    store: Agreeable[P],
    *,
    by: Literal["organisation", "actor"] = "organisation",
    issue: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_score: float | None = None,
    count: Literal["once", "printed"] = "once",
) -> Agreement[P]:
    """The agreement analysis of a store; filters and `count` as in `Store.positions`, the rest as in `agree`."""
    positions = store.positions(since=since, until=until, min_score=min_score, count=count)
    stories = {source.page_id: story.name for story in store.stories(least=2) for source in story.sources}
    return agree(positions, store.actors(), by=by, issue=issue, stories=stories)


def _holder(position: Position, by: str) -> str:
    return (position.on_behalf_of or position.actor) if by == "organisation" else position.actor


_Talk = tuple[str, str]
"""What positions speak of together: the name of a story, or "" and a page."""


def _talk(position: Position, stories: Mapping[str, str] | None) -> _Talk:
    page = position.citation.source.page_id
    if stories is None:
        return "", ""
    return (stories[page], "") if page in stories else ("", page)


def _issues(told: Mapping[_Talk, Sequence[P]], today: str | None, by: str) -> tuple[IssueState[P], ...]:
    """The issues that most actors take a side on come first."""
    grouped: dict[tuple[str, _Talk], dict[str, list[P]]] = defaultdict(lambda: defaultdict(list))
    for talk, positions in told.items():
        for position in positions:
            if position.issue:
                grouped[position.issue, talk][_holder(position, by)].append(position)
    order = {"for": 0, "against": 1, "open": 2}
    states = []
    for (issue, (story, _)), actors in grouped.items():
        stands = (_stand(actor, own, issue, today) for actor, own in actors.items())
        ordered = sorted(stands, key=lambda stand: (order[stand.side], stand.actor))
        states.append(IssueState(issue, tuple(ordered), story))
    return tuple(sorted(states, key=lambda state: (-_sided(state), -len(state.stands), state.issue, state.story)))


def _sided(state: IssueState[P]) -> int:
    return len(state.on("for")) + len(state.on("against"))


def _stand(actor: str, positions: Sequence[P], issue: str, today: str | None) -> Stand[P]:
    # a figure of speech ("die Hand ausstrecken") belongs to the issue by the words around alone, and what somebody "had
    # rejected before" is over: neither decides
    telling = [position for position in positions if not _is_figure(position) and not _is_past(position)]
    ordered = sorted(telling or positions, key=lambda position: (position.day or "", position.score, position.id))
    sides = [_side_on(position, issue) for position in ordered]
    sided = [number for number, one in enumerate(sides) if one != "open"]
    last = sided[-1] if sided else len(ordered) - 1
    since = ordered[last].day
    for number in reversed(sided):
        if sides[number] != sides[last]:
            break
        since = ordered[number].day or since
    changed = any(sides[number] != sides[last] for number in sided)
    taken = sides[last] if telling else "open"
    for number in range(last + 1, len(ordered)):
        if taken != "open" and _turns(ordered[number], taken):
            last, taken, since = number, "open", ordered[number].day
    held = ordered[last]
    named = _is_about(held, issue)
    return Stand(actor, taken, held, _age(held.day, today), since, changed, matter(held.content.text), named)


def _turns(position: Position, taken: Side) -> bool:
    """Whether a later position of the same issue, in words that do not name it ("den Kompromiss"), may undo a side."""
    later = side(position.act, negated=position.negated)
    return later not in (taken, "open") or position.act == "concede"


_PAST = re.compile(r"\bnoch\b[^.;:!?]{0,90}\bhatten?\b|\bhatten?\b[^.;:!?]{0,90}\bnoch\b", re.IGNORECASE)


def _is_past(position: Position) -> bool:
    """Whether the sentence itself tells it as something of before ("hatte das noch ausgeschlossen")."""
    return _PAST.search(position.citation.sentence.text[:_LONGEST]) is not None


_LONGEST = 1_000
"""Characters of a sentence that are looked at."""


def _side_on(position: Position, issue: str) -> Side:
    """The side that a position takes on an issue: none where its own words are about something else.

    A clause that says no itself ("die Laufzeit dürfe zwölf Monate nicht überschreiten") is not against its nouns.
    """
    taken = side(position.act, negated=position.negated)
    if position.issue_origin in _SAID:
        return taken
    about = matter(position.content.text)
    told = position.act == "intend" and about.finite  # what will be ("die Züge sollen rollen"), not what is wanted
    undone = about.verb in wordlists.words("agreement", "undoing", "lagebild.analysis") or " zu Fall " in _folded(
        position.content.text
    )
    if told or undone or not _speaks_of(about.nouns, issue) or (position.negated and about.verb is not None):
        return "open"
    return taken


def _speaks_of(found: Iterable[nouns.Noun], issue: str) -> bool:
    """Whether one of the nouns names the issue."""
    named = _nouns_of(issue)
    return any(names_it(noun, name) for noun in found for name in named)


@functools.lru_cache(maxsize=10_000)
def _nouns_of(issue: str) -> tuple[nouns.Noun, ...]:
    """What the name of an issue is about: the heads of its phrases."""
    return matter(issue).nouns or (issue,)


def _is_figure(position: Position) -> bool:
    """Whether all nouns of the content say when, where and how alone; a content without any may point back."""
    found = list(nouns.found_in(position.content.text, nouns.Names()))
    return bool(found) and nouns.listed("frames").issuperset(found)


def _age(day: str | None, today: str | None) -> int | None:
    try:
        return (datetime.date.fromisoformat(today or "") - datetime.date.fromisoformat(day or "")).days
    except ValueError:
        return None


def _dependences(positions: Sequence[P], names: nouns.Names, by: str, story: str) -> tuple[Dependence[P], ...]:
    """What the conditions speak of; the same wording in several papers once."""
    issues = sorted({position.issue for position in positions if position.issue})
    found: dict[tuple[str, str, str | None, str], Dependence[P]] = {}
    for position in sorted(positions, key=lambda position: (position.day or "", position.id)):
        # what somebody holds to be so, under a condition, hangs on nothing that is agreed; a refusal may
        if position.condition is None or (position.act in _OPINIONS and not position.negated):
            continue
        actor, text = _holder(position, by), " ".join(position.condition.text.split())
        own = position.issue if position.issue and _is_about(position, position.issue) else None
        targets: list[tuple[str | None, nouns.Noun | None]] = [
            (on, noun) for on, noun in _targets(text, issues, names) if on != position.issue
        ]
        for on, noun in targets or [(None, None)]:
            key = actor, own or position.content.text, on, text
            found[key] = Dependence(actor, position, own, on, noun, story)
    return tuple(found.values())


def _is_about(position: Position, issue: str) -> bool:
    about = matter(position.content.text)
    return position.issue_origin in _SAID or _speaks_of((*about.touched, *about.details), issue)


def _targets(text: str, issues: Iterable[str], names: nouns.Names) -> Iterator[tuple[str, nouns.Noun]]:
    """The issues that a condition names, each with the noun that does it."""
    told = [noun for noun in matter(text).touched if noun in set(nouns.found_in(text, names))]
    for issue in issues:
        heads = [head for head in _nouns_of(issue) if nouns.worth(head) > 0 and head not in nouns.listed("doings")]
        noun = next((noun for noun in told if any(names_it(noun, head) for head in heads)), None)
        if noun is not None:
            yield issue, noun


def _circles(dependences: Iterable[Dependence[P]]) -> tuple[tuple[str, ...], ...]:
    """Circles of issues in one talk (Johnson 1975, bounded as Gupta and Suzumura 2021 do it)."""
    graph = nx.DiGraph()
    graph.add_edges_from(sorted(
        (one.issue, one.on)
        for one in dependences
        if one.issue and one.on and (one.position.issue_origin in _SAID
                                     or _speaks_of(matter(one.position.content.text).touched, one.issue))
    ))  # fmt: skip
    found = []
    for circle in nx.simple_cycles(graph, length_bound=_LONGEST_CIRCLE):
        first = circle.index(min(circle))
        found.append((*circle[first:], *circle[:first]))
        if len(found) == _MOST_CIRCLES:
            break
    return tuple(found)


def _silent(positions: Sequence[P], every: Sequence[P], actors: Sequence[KnownActor]) -> tuple[Silent[P], ...]:
    """Who is addressed or named in contents and neither holds nor voices a position, nor anybody for it."""
    speaking = {position.actor for position in every} | {position.voice for position in every}
    speaking |= {position.on_behalf_of for position in every}
    kinds = {actor.name: actor.kind for actor in actors}
    addressed: dict[str, list[P]] = defaultdict(list)
    mentioned: dict[str, list[P]] = defaultdict(list)
    quiet = {_folded(actor.name): actor.name for actor in actors if actor.name not in speaking and _is_called(actor)}
    for position in positions:
        meant = position.sure_addressee  # a guess makes nobody a party to the talks
        if meant and meant not in speaking and _may_speak(meant, kinds):
            addressed[meant].append(position)
        text = _folded(position.content.text)
        for key, name in quiet.items():
            if key in text:
                mentioned[name].append(position)
    found = [Silent(name, tuple(addressed[name]), tuple(mentioned[name])) for name in {*addressed, *mentioned}]
    return tuple(sorted(found, key=lambda one: (-len(one.addressed) - len(one.mentioned), one.actor)))


def _may_speak(name: str, kinds: Mapping[str, ActorKind]) -> bool:
    kind = kinds.get(name, "unknown")
    if name in _nobody() or kind in _NO_VOICE or " und " in name:
        return False
    return kind != "person" or " " in name


def _is_called(actor: KnownActor) -> bool:
    """Whether a name in a text means that actor: no office ("Vermittlerin"), no common noun but that of a group of
    people, and of authorities those whose name says what they are: others may be places.
    """
    if not _may_speak(actor.name, {actor.name: actor.kind}):
        return False
    if actor.kind == "state":
        return True
    if " " in actor.name:
        return actor.kind != "authority" or nouns.names_people(actor.name)
    if actor.kind == "group":
        return not list(nouns.found_in(f"die {actor.name}", nouns.Names()))
    return not (nouns.frequency(actor.name) or nouns.parts(actor.name))


def _nobody() -> frozenset[str]:
    return wordlists.words("agreement", "nobody", "lagebild.analysis")


def _folded(text: str) -> str:
    """Words between blanks, so that a name is found whole only; a capital stays what it is."""
    return f" {' '.join(''.join(letter if letter.isalnum() else ' ' for letter in text).split())} "
