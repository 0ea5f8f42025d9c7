"""What can be agreed: for each issue who stands where, what is common ground, what blocks, what hangs on what.

Pure functions over positions. Only what positions say is counted; nothing is weighed here (see `bargaining`).
"""

import datetime
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Generic, Literal, Protocol, TypeVar

import networkx as nx
import yaml

from lagebild.analysis import nouns
from lagebild.errors import ListError
from lagebild.model import Act, ActorKind

__all__ = ["Agreement", "Dependence", "IssueState", "Side", "Silent", "Stand", "agree", "side"]

Side = Literal["for", "against", "open"]
_FOR: frozenset[Act] = frozenset({"demand", "offer", "accept", "support", "intend"})
_LONGEST_CIRCLE, _MOST_CIRCLES = 6, 20
_NO_VOICE: frozenset[ActorKind] = frozenset({"anonymous", "unknown", "media"})
"""Kinds of whom nobody would ask whether they sit at the table."""


class Passage(Protocol):
    """Text on a page."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...


class Source(Protocol):
    """The page of a position."""

    @property
    def page_id(self) -> str: ...


class Citation(Protocol):
    """Where a position stands."""

    @property
    def source(self) -> Source: ...


class Position(Protocol):
    """What the analysis needs to know of a position; `store.CitedPosition` has it."""

    @property
    def id(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def actor_kind(self) -> ActorKind: ...
    @property
    def on_behalf_of(self) -> str | None: ...
    @property
    def voice(self) -> str | None: ...
    @property
    def act(self) -> Act: ...
    @property
    def negated(self) -> bool: ...
    @property
    def issue(self) -> str | None: ...
    @property
    def content(self) -> Passage: ...
    @property
    def condition(self) -> Passage | None: ...
    @property
    def addressee(self) -> str | None: ...
    @property
    def day(self) -> str | None: ...
    @property
    def score(self) -> float: ...
    @property
    def verdict(self) -> str | None: ...
    @property
    def citation(self) -> Citation: ...


class Known(Protocol):
    """An actor of the store; `store.KnownActor` is one."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> ActorKind: ...
    @property
    def on_behalf_of(self) -> str | None: ...


P = TypeVar("P", bound=Position)


@dataclass(frozen=True, slots=True)
class Stand(Generic[P]):
    """Where an actor stands on an issue: its last position that takes a side, else its last one; `age` in days up to
    the last day of all positions (None: undated); `since` the first day of the same side without a change after it.
    """

    actor: str
    side: Side
    position: P
    age: int | None
    since: str | None
    changed: bool


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
    def state(self) -> Literal["common", "blocked", "refused", "one-sided"]:
        """common: two or more for it and nobody against; blocked: both; refused: against alone; else one-sided."""
        held, refused = len(self.on("for")), len(self.on("against"))
        if held and refused:
            return "blocked"
        if refused:
            return "refused"
        return "common" if held > 1 else "one-sided"


@dataclass(frozen=True, slots=True)
class Dependence(Generic[P]):
    """A position on `issue` whose condition speaks of issue `on` by the noun `by`; None where it names no issue."""

    actor: str
    position: P
    issue: str
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
    actors: Sequence[Known] = (),
    *,
    by: Literal["organisation", "actor"] = "organisation",
    issue: str | None = None,
    stories: Mapping[str, str] | None = None,
) -> Agreement[P]:
    """The agreement analysis of `positions`; those judged wrong or without issue count for nothing but their voice.

    `actors` are all that are known, of whom some may only be spoken of; with `by` "organisation" persons speak for what
    stands behind them; `issue` (or a part of its name) leaves out the others, and what no condition ties to them.
    `stories` names the story of a page by its id: one word ("Vertrag") is another issue in another story.
    """
    held = [position for position in positions if position.verdict != "wrong"]
    today = max((position.day for position in held if position.day), default=None)
    names = [*{actor.name for actor in actors}, *{position.actor for position in held}]
    told: dict[str, list[P]] = defaultdict(list)
    for position in held:
        told[(stories or {}).get(position.citation.source.page_id, "")].append(position)
    called = nouns.Names(names)
    dependences = tuple(one for story in sorted(told) for one in _dependences(told[story], called, by, story))
    states = _issues(told, today, by)
    if issue is not None:
        wanted = issue.casefold()
        dependences = tuple(d for d in dependences if wanted in d.issue.casefold() or wanted in (d.on or "").casefold())
        states = tuple(state for state in states if wanted in state.issue.casefold())
    shown = {state.issue for state in states}
    about = held if issue is None else [position for position in held if position.issue in shown]
    return Agreement(states, dependences, _circles(dependences), _silent(about, held, actors), today)


def _holder(position: Position, by: str) -> str:
    return (position.on_behalf_of or position.actor) if by == "organisation" else position.actor


def _issues(told: Mapping[str, Sequence[P]], today: str | None, by: str) -> tuple[IssueState[P], ...]:
    """The issues that most actors take a side on come first."""
    grouped: dict[tuple[str, str], dict[str, list[P]]] = defaultdict(lambda: defaultdict(list))
    for story, positions in told.items():
        for position in positions:
            if position.issue:
                grouped[position.issue, story][_holder(position, by)].append(position)
    order = {"for": 0, "against": 1, "open": 2}
    states = []
    for (issue, story), actors in grouped.items():
        stands = (_stand(actor, own, today) for actor, own in actors.items())
        ordered = sorted(stands, key=lambda stand: (order[stand.side], stand.actor))
        states.append(IssueState(issue, tuple(ordered), story))
    return tuple(sorted(states, key=lambda state: (-_sided(state), -len(state.stands), state.issue, state.story)))


def _sided(state: IssueState[P]) -> int:
    return len(state.on("for")) + len(state.on("against"))


def _stand(actor: str, positions: Sequence[P], today: str | None) -> Stand[P]:
    # a figure of speech ("die Hand ausstrecken") belongs to the issue by the words around alone: it decides nothing
    telling = [position for position in positions if not _is_figure(position)]
    ordered = sorted(telling or positions, key=lambda position: (position.day or "", position.score, position.id))
    sides = [side(position.act, negated=position.negated) for position in ordered]
    sided = [number for number, one in enumerate(sides) if one != "open"]
    last = sided[-1] if sided else len(ordered) - 1
    since = ordered[last].day
    for number in reversed(sided):
        if sides[number] != sides[last]:
            break
        since = ordered[number].day or since
    changed = any(sides[number] != sides[last] for number in sided)
    return Stand(actor, sides[last], ordered[last], _age(ordered[last].day, today), since, changed)


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
    index = _spoken(positions, names)
    found: dict[tuple[str, str, str | None, str], Dependence[P]] = {}
    for position in sorted(positions, key=lambda position: (position.day or "", position.id)):
        if position.condition is None or not position.issue:
            continue
        actor, text = _holder(position, by), " ".join(position.condition.text.split())
        targets = _targets(text, position.issue, index, names)
        for on, noun in targets:
            found[actor, position.issue, on, text] = Dependence(actor, position, position.issue, on, noun, story)
    return tuple(found.values())


_Index = dict[nouns.Noun, str]


def _spoken(positions: Sequence[Position], names: nouns.Names) -> _Index:
    """The issue that each noun speaks of: the one so called, else the one whose contents hold it most often."""
    counts: dict[nouns.Noun, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    issues = {position.issue for position in positions if position.issue}
    for position in positions:
        if position.issue:
            for noun in set(nouns.found_in(position.content.text, names)):
                counts[noun][position.issue] += 1
    vague = nouns.listed("frames") | nouns.listed("measures")
    index = {
        noun: max(sorted(own), key=own.__getitem__)
        for noun, own in counts.items()
        if nouns.specificity(noun) >= _TELLING and max(own.values()) > 1
    }
    return {noun: issue for noun, issue in (index | {issue: issue for issue in issues}).items() if noun not in vague}


_TELLING = 0.3
"""Specificity from which on a noun that stands in an issue's contents points to that issue."""


def _targets(text: str, own: str, index: _Index, names: nouns.Names) -> list[tuple[str | None, str | None]]:
    """The issues that a condition speaks of, each with the noun that does it, but not its own; else one without any."""
    found: dict[str, str] = {}
    for noun in nouns.found_in(text, names):
        for form in (noun, *(nouns.parts(noun) or ())):
            if (issue := index.get(form)) is not None:
                if issue != own:
                    found.setdefault(issue, noun)
                break
    return list(found.items()) or [(None, None)]


def _circles(dependences: Iterable[Dependence[P]]) -> tuple[tuple[str, ...], ...]:
    """Circles of issues, the shortest first (Johnson 1975, bounded as Gupta and Suzumura 2021 do it)."""
    graph = nx.DiGraph()
    graph.add_edges_from(sorted({((d.story, d.issue), (d.story, d.on)) for d in dependences if d.on}))
    found = []
    for circle in nx.simple_cycles(graph, length_bound=_LONGEST_CIRCLE):
        first = circle.index(min(circle))
        found.append(tuple(issue for _, issue in (*circle[first:], *circle[:first])))
        if len(found) == _MOST_CIRCLES:
            break
    return tuple(sorted(found, key=lambda circle: (len(circle), circle)))


def _silent(positions: Sequence[P], every: Sequence[P], actors: Sequence[Known]) -> tuple[Silent[P], ...]:
    """Who is addressed or named in contents and neither holds nor voices a position, nor anybody for it."""
    speaking = {position.actor for position in every} | {position.voice for position in every}
    speaking |= {position.on_behalf_of for position in every}
    kinds = {actor.name: actor.kind for actor in actors}
    addressed: dict[str, list[P]] = defaultdict(list)
    mentioned: dict[str, list[P]] = defaultdict(list)
    quiet = {_folded(actor.name): actor.name for actor in actors if actor.name not in speaking and _is_called(actor)}
    for position in positions:
        if position.addressee and position.addressee not in speaking and _may_speak(position.addressee, kinds):
            addressed[position.addressee].append(position)
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


def _is_called(actor: Known) -> bool:
    """Whether a name in a text means that actor: no office ("Vermittlerin"), and no common noun but that of a group."""
    if not _may_speak(actor.name, {actor.name: actor.kind}):
        return False
    return (
        actor.kind in ("group", "state")
        or " " in actor.name
        or not (nouns.frequency(actor.name) or nouns.parts(actor.name))
    )


@functools.cache
def _nobody() -> frozenset[str]:
    text = (resources.files("lagebild.analysis") / "lists" / "agreement.yaml").read_text("utf-8")
    words = (yaml.safe_load(text) or {}).get("nobody")
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise ListError("analysis/lists/agreement.yaml: 'nobody' must be a list of words")
    return frozenset(words)


def _folded(text: str) -> str:
    """Words between blanks, so that a name is found whole only; a capital stays what it is."""
    return f" {' '.join(''.join(letter if letter.isalnum() else ' ' for letter in text).split())} "
