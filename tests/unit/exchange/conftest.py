"""A small debate in a store, with an article in a part of its page only."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild.model import Reading
from lagebild.store import Store

Make = Callable[..., Reading]
TEXT = (
    "Fährstreit spitzt sich zu\n"
    "Inga Behrens fordert eine Nachtfähre. „Wir brauchen sie“, sagte Behrens.\n"
    "Jan Petersen lehnt eine Nachtfähre ab. Die Nordreederei bietet einen Zuschuss an."
)
POSITIONS: list[dict[str, Any]] = [
    {"actor": "Inga Behrens", "act": "demand", "content": "eine Nachtfähre", "issue": "Nachtfähre", "score": 0.83},
    {"actor": "Jan Petersen", "act": "reject", "content": "Nachtfähre ab", "issue": "Nachtfähre"},
    {"actor": "Nordreederei", "act": "offer", "content": "einen Zuschuss", "addressee": "Inga Behrens"},
]


@pytest.fixture
def ferry(tmp_path: Path, make_reading: Make) -> Iterator[Store]:
    quotation = {"content": ["Wir brauchen sie"], "actor": "Inga Behrens", "speaker": "Behrens", "cue": "sagte"}
    with Store(tmp_path / "lage.db") as store:
        store.add(
            make_reading(
                TEXT,
                "https://inselbote.example/faehre",
                positions=POSITIONS,
                quotations=[quotation],
                article={"outlet": "Inselbote", "authors": ("Mia Tammen",)},
            )
        )
        yield store
