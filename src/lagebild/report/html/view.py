"""What the report shows, computed from statements: pure functions, no HTML."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Literal, get_args

import yaml

from lagebild.errors import ListError
from lagebild.model import ACTS, Act, is_sure

Side = Literal["pro", "contra", "none"]
Role = Literal["plain", "content", "condition"]
Place = tuple[int, int]
KINDS: dict[str, str] = {
    "person": "Person",
    "state": "Staat",
    "government": "Regierung",
    "party": "Partei",
    "union": "Gewerkschaft",
    "company": "Unternehmen",
    "alliance": "Bündnis",
    "court": "Gericht",
    "authority": "Behörde",
    "media": "Medium",
    "organisation": "Organisation",
    "group": "Gruppe",
    "anonymous": "ungenannt",
    "unknown": "ohne Angabe",
}
"""What kinds of actors are called."""
SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True)
class ActStyle:
    """How an act is shown."""

    label: str
    noun: str
    sign: str
    side: Side


@cache
def act_styles() -> dict[str, ActStyle]:
    """The styles of `acts.yaml`, every act exactly once."""
    loaded = yaml.safe_load(files(__package__).joinpath("acts.yaml").read_text("utf-8"))
    if set(loaded) != set(ACTS):
        raise ListError(f"report/html/acts.yaml: needs exactly the acts {', '.join(ACTS)}")
    styles = {act: ActStyle(**entry) for act, entry in loaded.items()}
    if any(style.side not in SIDES for style in styles.values()):
        raise ListError(f"report/html/acts.yaml: side must be one of {', '.join(SIDES)}")
    return {act: styles[act] for act in ACTS}


@dataclass(frozen=True, slots=True)
class Source:
    """An article that prints something: `date` is ISO 8601, `link` its URI where a browser may follow it."""

    page_id: str
    headline: str
    outlet: str
    agencies: tuple[str, ...]
    date: str
    uri: str
    positions: int = 0

    @property
    def link(self) -> str | None:
        """The URI if it is http(s); no other scheme is ever made clickable."""
        return self.uri if self.uri.startswith(("https://", "http://")) else None

    @property
    def name(self) -> str:
        """Outlet, else the last part of the URI."""
        return self.outlet or self.uri.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: plain, content of the position, or its condition."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Statement:
    """A position as the report shows it, with every article that prints it; the first is the one quoted."""

    id: str
    actor: str
    kind: str
    act: Act
    content: str
    issue: str
    date: str
    score: float
    rule: str
    pieces: tuple[Piece, ...]
    sources: tuple[Source, ...]
    before: str = ""
    after: str = ""
    voice: str | None = None
    addressee: str | None = None
    condition: str | None = None
    negated: bool = False
    addressee_rule: str | None = None
    addressee_score: float | None = None

    @property
    def guessed(self) -> bool:
        """Whether the addressee is no more than likely."""
        return not is_sure(self.addressee_score)

    @property
    def style(self) -> ActStyle:
        """Label, sign and side of the act."""
        return act_styles()[self.act]


@dataclass(frozen=True, slots=True)
class Date:
    """An entry of the calendar: `start` is ISO 8601, as precise as the page is."""

    start: str
    text: str
    what: str
    sentence: str
    sources: tuple[Source, ...]

    @property
    def day(self) -> str:
        """The part before the time of day."""
        return self.start[:10]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an actor meets an issue in the matrix."""

    actor: str
    issue: str
    statements: tuple[Statement, ...]

    @property
    def acts(self) -> tuple[tuple[str, ActStyle, int], ...]:
        """Act, its style and how often, in the order of the acts."""
        counts = {act: sum(s.act == act for s in self.statements) for act in ACTS}
        return tuple((act, act_styles()[act], n) for act, n in counts.items() if n)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The busiest actors and issues; `hidden` counts the statements that fall outside them."""

    issues: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A side takes another stand than before: `kind` as `analysis.shifts` has it."""

    kind: str
    side: str
    before: Statement
    after: Statement

    @property
    def verb(self) -> str:
        """What the side does, in a German verb form."""
        return _SHIFT_VERBS[self.kind]


_SHIFT_VERBS = {
    "opens": "lenkt ein",
    "hardens": "macht dicht",
    "withdraws": "rückt ab",
    "drops condition": "lässt eine Bedingung fallen",
    "adds condition": "stellt eine Bedingung",
    "changes condition": "ändert die Bedingung",
}


@dataclass(frozen=True, slots=True)
class Headline:
    """A line of the summary: a label and the statements or date it rests on."""

    label: str
    text: str
    statements: tuple[Statement, ...] = ()
    date: Date | None = None


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def same(statement: Statement) -> tuple[str, str, bool, str]:
    """What copies of a statement have in common: actor, act, negation, wording."""
    return statement.actor, statement.act, statement.negated, _key(statement.content)


def merged(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement for all copies of it (same actor, act, negation, wording); the earliest is quoted, sources add
    up.
    """
    groups: dict[tuple[str, str, bool, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[same(statement)].append(statement)
    found = []
    for group in groups.values():
        first = min(group, key=lambda s: (s.date or "9999", -s.score, s.id))
        sources = {source.page_id: source for s in [first, *group] for source in s.sources}
        found.append(replace(first, sources=tuple(sources.values()), score=max(s.score for s in group)))
    return tuple(sorted(found, key=lambda s: (s.date, s.id), reverse=True))


def _ranked(counts: dict[str, int], limit: int) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:limit])


def _counts(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    return counts


def matrix(statements: Sequence[Statement], *, actors: int = 14, issues: int = 9) -> Matrix:
    """Actors by issues: the issues that most actors take a stance on, the actors that do so on most of them.

    Assessments alone do not make an issue a column, nor does a topic of one actor where others are shared.
    """
    top_issues = _neighbours(statements, busiest(statements)[:issues])
    inside = [s for s in statements if s.issue in top_issues]
    top_actors = _ranked(_counts(actor for actor, _ in {(s.actor, s.issue) for s in inside}), actors)
    cells: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in inside:
        cells[statement.actor, statement.issue].append(statement)
    place = {issue: number for number, issue in enumerate(top_issues)}
    middle = {actor: _middle([place[s.issue] for s in inside if s.actor == actor]) for actor in top_actors}
    top_actors = tuple(sorted(top_actors, key=lambda actor: (middle[actor], top_actors.index(actor))))
    rows = tuple(
        (
            actor,
            tuple(
                Cell(actor, issue, tuple(cells[actor, issue])) if cells.get((actor, issue)) else None
                for issue in top_issues
            ),
        )
        for actor in top_actors
    )
    shown = sum(len(cell.statements) for _, row in rows for cell in row if cell)
    return Matrix(top_issues, rows, len(statements) - shown)


_ENOUGH = 3
"""Issues that several actors share from which on topics of one alone are left out of the matrix and the title."""


def _neighbours(statements: Sequence[Statement], issues: Sequence[str]) -> tuple[str, ...]:
    """The issues so that those of the same actors stand side by side: one negotiation, one block of the matrix."""
    actors = {issue: {s.actor for s in statements if s.issue == issue} for issue in issues}
    placed = list(issues[:1])
    left = list(issues[1:])
    while left:
        shared = {
            issue: sum(len(actors[issue] & actors[other]) for other in placed) / len(actors[issue]) for issue in left
        }
        placed.append(max(left, key=lambda issue: shared[issue]))
        left.remove(placed[-1])
    return tuple(placed)


def _middle(places: Sequence[int]) -> float:
    return sum(places) / len(places)


def busiest(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The issues by how many actors take a stance on them; of equals the disputed ones first."""
    stances = [s for s in statements if s.act != "assess"] or list(statements)
    holders = _counts(issue for issue, _ in {(s.issue, s.actor) for s in stances if s.issue})
    sides = _counts(issue for issue, side in {(s.issue, s.style.side) for s in stances if s.issue} if side != "none")
    amount = _counts(s.issue for s in stances if s.issue)
    shared = [issue for issue, count in holders.items() if count > 1]
    shown = shared if len(shared) >= _ENOUGH else holders
    return tuple(sorted(shown, key=lambda issue: (-holders[issue], -sides.get(issue, 0), -amount[issue], issue)))


def by_actor(statements: Sequence[Statement]) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
    """The statements of each actor, the busiest actor first, newest first within."""
    names = _ranked(_counts(s.actor for s in statements), len(statements))
    return tuple((name, tuple(s for s in statements if s.actor == name)) for name in names)


def _contested(statements: Sequence[Statement]) -> Headline | None:
    sides: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        sides[statement.issue][statement.style.side].append(statement)
    disputed = {
        issue: len({s.actor for s in both["pro"]}) * len({s.actor for s in both["contra"]})
        for issue, both in sides.items()
        if issue and both["pro"] and both["contra"]
    }
    if not disputed:
        return None
    issue = _ranked(disputed, 1)[0]
    both = sides[issue]
    return Headline("Umstritten", issue, (*_one_each(both["pro"])[:2], *_one_each(both["contra"])[:2]))


def _one_each(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    best: dict[str, Statement] = {}
    for statement in sorted(statements, key=_weight, reverse=True):
        best.setdefault(statement.actor, statement)
    return tuple(best.values())


_TELLING_WORDS = 3


def _weight(statement: Statement) -> tuple[bool, int, bool, float, str, str]:
    """What makes a statement stand for many: words that speak for themselves ("das" does not), sources, a condition."""
    telling = len(statement.content.split()) >= _TELLING_WORDS
    return telling, len(statement.sources), bool(statement.condition), statement.score, statement.date, statement.id


def _strongest(statements: Sequence[Statement], act: Act, label: str) -> Headline | None:
    best = max((s for s in statements if s.act == act), key=_weight, default=None)
    return Headline(label, "", (best,)) if best else None


def _next_date(dates: Sequence[Date], today: str) -> Headline | None:
    coming = next((date for date in sorted(dates, key=lambda d: d.start) if date.start >= today), None)
    return Headline("Nächster Termin", coming.what or coming.text, (), coming) if coming else None


def summary(statements: Sequence[Statement], dates: Sequence[Date], today: str) -> tuple[Headline, ...]:
    """What is at stake in at most five lines: dispute, demand, offer, threat, and the next date from `today` on."""
    lines = (
        _contested(statements),
        _strongest(statements, "demand", "Forderung"),
        _strongest(statements, "offer", "Angebot"),
        _strongest(statements, "threaten", "Drohung"),
        _next_date(dates, today),
    )
    return tuple(line for line in lines if line)


def pieces(text: str, content: Place | None, condition: Place | None) -> tuple[Piece, ...]:
    """A sentence cut into plain, content and condition stretches.

    Places are half-open and count from the sentence's first character; what lies outside the sentence is not shown.
    """
    roles: list[Role] = ["plain"] * len(text)
    parts: tuple[tuple[Role, Place | None], ...] = (("content", content), ("condition", condition))
    for role, place in parts:
        if place:
            low, high = max(place[0], 0), min(place[1], len(text))
            roles[low:high] = [role] * max(0, high - low)
    found: list[Piece] = []
    for _, run in groupby(range(len(text)), key=roles.__getitem__):
        numbers = list(run)
        found.append(Piece(text[numbers[0] : numbers[-1] + 1], roles[numbers[0]]))
    return tuple(found)
