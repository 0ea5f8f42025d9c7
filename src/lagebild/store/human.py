"""What humans said about positions, laid over what was found: corrections applied, statements of their own added.

A correction, and a statement that was added, is a JSON object in `Judgement.correction`: any of `actor`, `actor_kind`,
`on_behalf_of`, `issue`, `act`, `negated`, `agreement`, `addressee`; a statement also has `page`, `start`, `end`.
Anything else there (a remark) changes nothing.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from sqlalchemy import Connection, select

from lagebild.model import ACTS, ActorKind, agrees, content_id
from lagebild.store import names, schema
from lagebild.store.across import known_as
from lagebild.store.loading import Leaf, Leaves
from lagebild.store.rows import CitedPosition

__all__ = ["STAGE", "Word", "Words", "fields"]

STAGE = "human"
"""The stage of statements that a human added."""
_KINDS = frozenset(get_args(ActorKind))


@dataclass(frozen=True, slots=True)
class Word:
    """A judgement that stands."""

    verdict: str
    correction: str | None
    reviewer: str


class Words:
    """All judgements that stand, by target."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        table = schema.judgements
        self._last: dict[str, Word] = {}
        self._added: dict[str, Word] = {}
        for row in connection.execute(select(table).where(table.c.deleted.is_(None)).order_by(table.c.number)):
            word = Word(row.verdict, row.correction, row.reviewer)
            self._last[row.target] = word
            if row.verdict == "added":
                self._added[row.target] = word

    def laid_over(self, position: CitedPosition) -> CitedPosition:
        """The position with the last human word on it; a correction takes the place of what was found."""
        word = self._last.get(position.id)
        if word is None:
            return position
        told = replace(position, verdict=word.verdict, reviewer=word.reviewer)
        return self._corrected(told, fields(word.correction)) if word.verdict == "corrected" else told

    def added(self, leaves: Leaves, *, superseded: bool) -> Iterator[CitedPosition]:
        """The statements that humans added, in the order in which they did."""
        for target, word in self._added.items():
            said = fields(word.correction)
            number = self._page(said)
            leaf = leaves[number] if number is not None else None
            if leaf is not None and (superseded or leaf.source.current):
                position = self._position(target, word, said, leaf)
                if position is not None:
                    yield self.laid_over(position)

    def _page(self, said: Mapping[str, Any]) -> int | None:
        table = schema.pages
        return self._connection.execute(select(table.c.number).where(table.c.id == str(said.get("page")))).scalar()

    def _position(self, target: str, word: Word, said: Mapping[str, Any], leaf: Leaf) -> CitedPosition | None:
        start, end = said.get("start"), said.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(leaf.page.text)):
            return None
        if not said.get("actor"):
            return None
        identity, kind = self._actor(said["actor"])
        bare = CitedPosition(
            id=target, actor=said["actor"], actor_id=identity, actor_kind=kind, voice=None, act="support",
            content=leaf.passage(start, end), condition=None, addressee=None, negated=False, issue=None, said_on=None,
            day=names.day(leaf.source.published), stage=STAGE, rule="added", score=1.0, verdict=word.verdict,
            citation=leaf.cite(start, end), reviewer=word.reviewer,
        )  # fmt: skip
        return self._corrected(bare, said)

    def _corrected(self, position: CitedPosition, said: Mapping[str, Any]) -> CitedPosition:
        made = position
        if "actor" in said:  # another actor acts for somebody else
            identity, kind = self._actor(said["actor"])
            made = replace(made, actor=said["actor"], actor_id=identity, actor_kind=kind, on_behalf_of=None,
                           on_behalf_of_kind=None, actor_here=None)  # fmt: skip
        if "on_behalf_of" in said:
            side = said["on_behalf_of"]
            made = replace(made, on_behalf_of=side, on_behalf_of_kind=self._actor(side)[1] if side else None)
        own = {name: said[name] for name in ("issue", "addressee", "actor_kind", "act", "negated") if name in said}
        if "issue" in own:
            own["issue_origin"] = STAGE
        if "addressee" in own:
            told = own["addressee"] is not None
            own |= {"addressee_rule": STAGE if told else None, "addressee_score": 1.0 if told else None}
        made = replace(made, **own)
        agreement = said.get("agreement")
        if agreement is not None and agrees(made.act, negated=made.negated) != agreement:
            made = replace(made, negated=not made.negated)
        return made

    def _actor(self, name: str) -> tuple[str, ActorKind]:
        known = known_as(self._connection, name)
        return (known[0], known[2]) if known else (content_id("actor", name.casefold(), "unknown"), "unknown")


def fields(correction: str | None) -> dict[str, Any]:
    """What a correction says, {} for a remark; values of a wrong type or meaning are left out."""
    try:
        said = json.loads(correction or "{}")
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    return {name: value for name, value in said.items() if _possible(name, value)}


def _possible(name: str, value: Any) -> bool:
    match name:
        case "actor":
            return isinstance(value, str) and bool(value)
        case "on_behalf_of" | "issue" | "addressee":
            return value is None or isinstance(value, str)
        case "actor_kind":
            return value in _KINDS
        case "act":
            return value in ACTS
        case "negated" | "agreement":
            return isinstance(value, bool)
    return True
