"""Our measures are those of the official scorer: the same figures, also on annotations made worse at random."""

import json
import random
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import gold_sets
import pytest

from lagebild.evaluation import Document, score

_MISSING = gold_sets.missing()
pytestmark = pytest.mark.skipif(_MISSING is not None, reason=f"no official scorer to compare with; {_MISSING}")


def _official(documents: Iterable[Document], folder: Path) -> dict[str, float | None]:
    for name in ("gold", "texts", "found"):
        (folder / name).mkdir()
    for document in documents:
        gold = {**document.gold, "document": f"{document.name}.txt"}
        (folder / "gold" / f"{document.name}.json").write_text(json.dumps(gold), "utf-8")
        (folder / "texts" / f"{document.name}.txt").write_bytes(document.text.encode())
        if document.found:
            (folder / "found" / f"{document.name}.json").write_text(json.dumps(document.found), "utf-8")
    command = [
        sys.executable,
        *map(str, (gold_sets.SCORER, *(folder / name for name in ("gold", "texts", "found")))),
        "--json",
    ]
    shares: dict[str, float | None] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return shares


def _same(documents: tuple[Document, ...], folder: Path) -> None:
    official, ours = _official(documents, folder), score(documents).shares
    assert ours.keys() == official.keys()
    for name, value in official.items():
        assert ours[name] == (None if value is None else pytest.approx(value, abs=1e-9)), name


@pytest.mark.parametrize("name", (*gold_sets.OWN_SETS, *gold_sets.SHARED_SETS))
def test_readings_get_the_same_figures(name: str, tmp_path: Path) -> None:
    _same(gold_sets.documents(name), tmp_path)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", (*gold_sets.OWN_SETS, *gold_sets.SHARED_SETS))
def test_worsened_annotations_get_the_same_figures(name: str, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    worse = tuple(
        replace(document, found=_Worsener(chance, document).found()) for document in gold_sets.documents(name)
    )
    _same(worse, tmp_path)


class _Worsener:
    """Makes out of an annotation what a poor reader might have found."""

    def __init__(self, chance: random.Random, document: Document) -> None:
        self._chance, self._gold, self._text = chance, document.gold, document.text

    def found(self) -> dict[str, Any]:
        """The record; sometimes there is none."""
        if self._often(0.1):
            return {}
        return {
            "article": self._article() if self._often(0.9) else None,
            "quotations": [self._quotation(entry) for entry in self._some("quotations")],
            "positions": [self._position(entry) for entry in self._some("positions")],
            "events": [
                {"text": self._near(entry["text"]), "start": self._date(entry["start"])}
                for entry in self._some("events")
            ],
        }

    def _often(self, share: float) -> bool:
        return self._chance.random() < share

    def _some(self, name: str) -> list[dict[str, Any]]:
        entries = [entry for entry in self._gold.get(name) or [] if self._often(0.8)]
        return entries + [entry for entry in entries if self._often(0.2)]

    def _near(self, wanted: str | None) -> list[int] | None:
        if wanted is None or wanted not in self._text:
            return None
        start = self._text.index(wanted)
        low = max(0, start + self._chance.choice((0, 0, 0, 5, -9, 30)))
        high = start + len(wanted) + self._chance.choice((0, 0, 0, 7, -4, -20))
        return [low, max(low + 1, high)]

    def _name(self, name: str | None) -> str | None:
        return self._chance.choice((name, name, (name or "").upper(), (name or "x").split()[-1], "Niemand", None, ""))

    def _date(self, value: str) -> str | None:
        return self._chance.choice((value, value, value[:10], value[:7], value + ":00", "2001-01-01", None))

    def _article(self) -> dict[str, Any]:
        gold = self._gold["article"] or {}
        return {
            "headline": self._chance.choice((gold.get("headline"), f" {gold.get('headline')}\n", None)),
            "published": self._date(gold.get("published") or "2025"),
            "agencies": self._chance.choice((gold.get("agencies"), ["DPA"], [], None)),
            "places": gold.get("places"),
            "body": [
                [low, low + self._chance.randrange(1, 900)]
                for low in range(0, len(self._text), 700)
                if self._often(0.8)
            ],
        }

    def _quotation(self, entry: dict[str, Any]) -> dict[str, Any]:
        content = [place for place in map(self._near, entry["content"]) if place]
        return {"content": content, "type": "direct", "actor": self._name(entry.get("actor"))}

    def _position(self, entry: dict[str, Any]) -> dict[str, Any]:
        return {
            "actor": self._name(entry["actor"]),
            "act": self._chance.choice((entry["act"], entry["act"], "assess")),
            "content": self._near(entry["content"]) or [0, 5],
            "condition": self._near(entry.get("condition")) if self._often(0.9) else [0, 9],
            "evidence": self._near(entry.get("evidence")),
            "addressee": self._name(entry.get("addressee")),
            "negated": self._often(0.2),
        }
