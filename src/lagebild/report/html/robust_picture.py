"""What stays of a network when one counts otherwise, as a picture: how alike the variants are, who stays together."""

from dataclasses import dataclass

import numpy as np

from lagebild.analysis.robustness import Comparison, Variant
from lagebild.report.html.network_picture import MOST_GROUPS, group_letter
from lagebild.report.plain import xml_text

__all__ = ["Column", "HeatCell", "Member", "RobustPicture", "Row", "draw_robust"]

_MOST_ACTORS = 24
_LONGEST = 30
CELL = 34
"""Pixels of a cell, both ways."""
_DARK = 0.6
"""Shade from which on figures are written in the colour of the paper."""
_GERMAN = {
    "as asked for": "wie im Lagebild",
    "duplicates all": "Wiederholungen: alle",
    "duplicates document": "Wiederholungen: je Artikel",
    "duplicates week": "Wiederholungen: je Woche",
    "duplicates month": "Wiederholungen: je Monat",
    "duplicates year": "Wiederholungen: je Jahr",
    "duplicates range": "Wiederholungen: je Zeitraum",
    "normalisation none": "ohne Normalisierung",
    "normalisation average": "Normalisierung: Mittelwert",
    "normalisation cosine": "Normalisierung: Produkt (DNA: cosine)",
    "normalisation jaccard": "Normalisierung: Jaccard",
    "time first half": "nur erste Hälfte",
    "time second half": "nur zweite Hälfte",
    "time first third": "nur erstes Drittel",
    "time second third": "nur mittleres Drittel",
    "time last third": "nur letztes Drittel",
    "copies once": "Agenturkopien einmal",
    "copies printed": "Agenturkopien wie gedruckt",
}


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A rank correlation as text, its shade (0 to 1), whether it is negative, whether the shade is dark."""

    text: str
    shade: float
    negative: bool
    dark: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A variant: its number, its name, and how it compares with each variant before it and itself."""

    number: int
    name: str
    variant: Variant
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A variant at the head of a column."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """The group of an actor in a variant: its letter, 0 for none, whether it is another than in the first variant."""

    letter: str
    group: int
    moved: bool


@dataclass(frozen=True, slots=True)
class RobustPicture:
    """Both parts with their sizes; `steady` is the share of actors who stay in one group, None where nobody is tied."""

    rows: tuple[Row, ...]
    actors: tuple[tuple[str, tuple[Member, ...]], ...]
    hidden: int
    steady: float | None
    least: Row | None
    cell: int = CELL

    @property
    def columns(self) -> tuple[Column, ...]:
        """The variants across."""
        return tuple(Column(row.number, row.name) for row in self.rows)


def draw_robust(comparison: Comparison) -> RobustPicture | None:
    """The picture of a comparison; None where the network as asked for has no ties."""
    if not comparison.variants[0].ties:
        return None
    rows = tuple(
        Row(
            number,
            _GERMAN.get(f"{variant.dimension} {variant.value}") or _GERMAN[variant.dimension],
            variant,
            tuple(_cell(float(value)) for value in comparison.ranks[number - 1, :number]),
        )
        for number, variant in enumerate(comparison.variants, 1)
    )
    tied = [number for number in range(len(comparison.actors)) if comparison.groups[0, number] >= 0]
    actors = tuple(
        (_short(comparison.actors[number]), _members(comparison.groups[:, number].tolist()))
        for number in tied[:_MOST_ACTORS]
    )
    told = [row for row in rows[1:] if row.variant.rank is not None]
    least = min(told, key=lambda row: (row.variant.rank or 0.0, row.number), default=None)
    return RobustPicture(rows, actors, len(tied) - len(actors), comparison.steady, least)


def _cell(value: float) -> HeatCell:
    if np.isnan(value):
        return HeatCell("–", 0.0, negative=False, dark=False)
    text = f"{value:.2f}".replace(".", ",").replace("-", "−")
    return HeatCell(text.removeprefix("0") if abs(value) < 1 else text, min(1.0, abs(value)),
                    negative=value < 0, dark=abs(value) >= _DARK)  # fmt: skip


def _members(groups: list[int]) -> tuple[Member, ...]:
    return tuple(_member(group, moved=group >= 0 and group != groups[0]) for group in groups)


def _member(group: int, *, moved: bool) -> Member:
    if group < 0:
        return Member("", 0, moved=False)
    if group >= MOST_GROUPS:
        return Member("×", 0, moved=moved)
    return Member(group_letter(group + 1), group + 1, moved=moved)


def _short(name: str) -> str:
    plain = xml_text(name)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"
