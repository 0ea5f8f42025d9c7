"""Positions by their issues: a codebook laid over them, the list of issues, and what moved."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lagebild.analysis import codebook as books
from lagebild.analysis import shifts as courses
from lagebild.analysis.codebook import Codebook
from lagebild.analysis.issues import Held
from lagebild.analysis.matters import matter
from lagebild.analysis.shifts import Kind, Stand
from lagebild.store import CitedPosition

__all__ = ["Listed", "Move", "coder", "draft", "listed", "moves"]

_PATTERNS, _EXAMPLES = 6, 3


@dataclass(frozen=True, slots=True)
class Listed:
    """An issue with all positions on it; `shared` where at least two actors hold some."""

    name: str | None
    positions: tuple[CitedPosition, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """Who holds a position on it, the busiest first."""
        return tuple(name for name, _ in Counter(position.actor for position in self.positions).most_common())

    @property
    def shared(self) -> bool:
        """Whether it is more than one actor's topic."""
        return self.name is not None and len({position.actor_id for position in self.positions}) > 1

    @property
    def coded(self) -> bool:
        """Whether a codebook has it."""
        return any(position.issue_origin == "codebook" for position in self.positions)


@dataclass(frozen=True, slots=True)
class Move:
    """A shift of a side with the two positions that show it."""

    kind: Kind
    side: str
    before: CitedPosition
    after: CitedPosition


def coder(codebook: Codebook) -> Callable[[CitedPosition], CitedPosition]:
    """Gives a position the issue that a codebook has for it, if it has one; what a human said stays."""

    def coded(position: CitedPosition) -> CitedPosition:
        found = None if position.issue_origin == "human" else codebook.assign(_held(position))
        return position if found is None else replace(position, issue=found.issue, issue_origin=found.origin)

    return coded


def _held(position: CitedPosition) -> Held:
    return Held(
        page=position.citation.source.page_id,
        place=position.content.start,
        actor=position.actor_id,
        agrees=position.agrees,
        content=position.content.text,
        condition=position.condition.text if position.condition else "",
        sentence=position.citation.sentence.text,
    )


def listed(positions: Iterable[CitedPosition]) -> tuple[Listed, ...]:
    """The issues: those of a codebook first, then those that most actors share, then by the number of positions."""
    groups: dict[str | None, list[CitedPosition]] = defaultdict(list)
    for position in positions:
        groups[position.issue].append(position)
    found = [Listed(name, tuple(held)) for name, held in groups.items()]
    return tuple(sorted(found, key=_rank))


def _rank(issue: Listed) -> tuple[bool, bool, int, int, str]:
    actors = len({position.actor_id for position in issue.positions})
    return not issue.coded, not issue.shared, -len(issue.positions), -actors, issue.name or ""


def draft(issues: Iterable[Listed]) -> str:
    """A codebook to begin with: the shared issues with the labels of their positions as patterns."""
    entries = []
    for issue in issues:
        if issue.shared and issue.name:
            labels = Counter(p.sub_issue for p in issue.positions if p.sub_issue and p.issue_origin == "content")
            # a name of several words would be looked for as it stands: its noun finds more
            heads = matter(issue.name).nouns[:1] or (issue.name,)
            patterns = dict.fromkeys([*heads, *(label for label, _ in labels.most_common(_PATTERNS))])
            examples = dict.fromkeys(" ".join(p.content.text.split()) for p in issue.positions)
            entries.append((issue.name, list(patterns)[:_PATTERNS], list(examples)[:_EXAMPLES]))
    return books.draft(entries)


def moves(positions: Sequence[CitedPosition]) -> tuple[Move, ...]:
    """What moved between the positions, by day; a position that a human judged wrong moves nobody."""
    kept = [position for position in positions if position.verdict != "wrong"]
    ordered = sorted(kept, key=lambda p: (p.day or "", p.citation.source.published or "", p.content.start, p.id))
    stands = [_stand(position, number) for number, position in enumerate(ordered)]
    return tuple(
        Move(shift.kind, _side(ordered[shift.after]), ordered[shift.before], ordered[shift.after])
        for shift in courses.shifts(stands)
    )


def _side(position: CitedPosition) -> str:
    """Whom a reader takes to have moved: the body that a person speaks for."""
    behind = position.on_behalf_of if position.actor_kind == "person" else None
    return behind or position.actor


def _stand(position: CitedPosition, number: int) -> Stand:
    return Stand(
        side=position.on_behalf_of or position.actor,
        act=position.act,
        negated=position.negated,
        day=position.day or "",
        order=number,
        content=position.content.text,
        condition=position.condition.text if position.condition else "",
        sentence=position.citation.sentence.text,
    )
