"""Statements as other tools bring them: what a human coded, in the words of that tool, with its place where known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["MACHINE", "Coded", "Delivery", "ForeignDocument"]

MACHINE = "lagebild"
"""The coder of statements that no human has touched."""


@dataclass(frozen=True, slots=True)
class ForeignDocument:
    """A document of another tool. `page_id` and `uri` are what the file says of them, None where it is silent."""

    key: str
    title: str
    text: str
    page_id: str | None = None
    uri: str | None = None
    when: datetime | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement. `start` and `end` count code points of its document's text, or of the page where `document` is None.

    Without places, `words` are looked for. None means that the file does not say it: such fields are not compared.
    `target` is the id of the position that it was exported from, `verdict` what the coder said of that.
    """

    where: str
    coder: str
    words: str
    person: str | None = None
    organisation: str | None = None
    issue: str | None = None
    agreement: bool | None = None
    act: str | None = None
    negated: bool | None = None
    document: str | None = None
    page_id: str | None = None
    uri: str | None = None
    start: int | None = None
    end: int | None = None
    target: str | None = None
    verdict: str | None = None

    @property
    def actor(self) -> str:
        """Who says it: the person, or the organisation where no person is named."""
        return self.person or self.organisation or ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a file holds: statements, the documents that they stand in (none: pages of the store), what is unusable."""

    statements: Sequence[Coded]
    documents: Sequence[ForeignDocument] = ()
    problems: Sequence[str] = field(default=())
