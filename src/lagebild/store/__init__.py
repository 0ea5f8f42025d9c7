"""Readings kept: SQLite by default, PostgreSQL by URL; every line comes back with its sentence and source."""

from lagebild.store.issues import Material
from lagebild.store.rows import (
    Added,
    Citation,
    CitedEvent,
    CitedPosition,
    CitedQuotation,
    Count,
    Counts,
    DoubtfulPair,
    KnownActor,
    NamedHere,
    Passage,
    Source,
    StoredArticle,
    StoredJudgement,
)
from lagebild.store.store import Store

__all__ = [
    "Added",
    "Citation",
    "CitedEvent",
    "CitedPosition",
    "CitedQuotation",
    "Count",
    "Counts",
    "DoubtfulPair",
    "KnownActor",
    "Material",
    "NamedHere",
    "Passage",
    "Source",
    "Store",
    "StoredArticle",
    "StoredJudgement",
]
