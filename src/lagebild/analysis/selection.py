"""From positions of a store to the table of statements that networks are computed from."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from lagebild.analysis.cited import Position
from lagebild.analysis.statements import Entry, Statements
from lagebild.model import ActorKind, agrees

__all__ = ["By", "Selection", "select_statements"]

By = Literal["actor", "organisation"]


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The statements, the kind of each actor in them, and how many positions are not among them, by reason."""

    statements: Statements
    kinds: Mapping[str, ActorKind]
    left_out: Mapping[str, int]


def select_statements(
    positions: Iterable[Position],
    *,
    by: By = "actor",
    kinds: Collection[str] = (),
) -> Selection:
    """The statements of `positions`: who agrees or disagrees (`model.agrees`) with which issue, when, on which page.

    By "organisation", persons give way to what they act for; a person who acts for nobody known is left out, as DNA
    leaves out a statement without organisation. `kinds` keeps actors of these kinds only (empty: all). Positions that a
    human judged wrong, and those without an issue, are left out. Ask the store for positions counted once where copies
    of an agency text shall not count as many statements.
    """
    entries: list[Entry] = []
    named: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    gone: Counter[str] = Counter()
    for position in positions:
        actor, kind = _actor(position, by)
        reason = _reason(position, actor, kind, kinds)
        if reason:
            gone[reason] += 1
            continue
        named[actor][kind] += 1
        entries.append(_entry(position, actor))
    return Selection(Statements.of(entries), {name: _usual(found) for name, found in named.items()}, gone)


def _actor(position: Position, by: By) -> tuple[str, ActorKind]:
    if by == "actor" or position.actor_kind != "person":
        return position.actor, position.actor_kind
    return position.on_behalf_of or "", position.on_behalf_of_kind or "unknown"


def _reason(position: Position, actor: str, kind: ActorKind, kinds: Collection[str]) -> str | None:
    if position.verdict == "wrong":
        return "judged wrong"
    if not position.issue:
        return "without issue"
    if not actor:
        return "person without organisation"
    return "of another kind" if kinds and kind not in kinds else None


def _entry(position: Position, actor: str) -> Entry:
    return Entry(
        actor=actor,
        concept=position.issue or "",
        agree=agrees(position.act, negated=position.negated),
        when=datetime.fromisoformat(position.day) if position.day else None,
        document=position.citation.source.page_id,
        source=position.id,
    )


def _usual(found: Counter[ActorKind]) -> ActorKind:
    """The kind an actor has most often; "unknown" only where nothing else is said."""
    return max(found, key=lambda kind: (kind != "unknown", found[kind], kind))
