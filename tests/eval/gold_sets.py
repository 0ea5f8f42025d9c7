"""The annotated pages, read by the pipeline.

Our own lie in `tests/gold`; those beside the repository are never copied into it.
"""

import functools
import json
import os
import tarfile
from pathlib import Path

import lagebild
from lagebild import evaluation
from lagebild.evaluation import Document
from lagebild.report.gold import gold_record

SHARED = Path(os.environ.get("LAGEBILD_SHARED") or Path(__file__).resolve().parents[3] / "shared")
SCORER = SHARED / "gold" / "score.py"
OWN = Path(__file__).resolve().parents[1] / "gold"
OWN_SETS = ("seen", "blind")
SHARED_SETS = ("pages+seeds", "wikinews")
_WIKINEWS = SHARED / "data" / "quotations_wikinews.tar.xz"


def available() -> tuple[str, ...]:
    """The sets that can be measured here."""
    return OWN_SETS if missing() else (*OWN_SETS, *SHARED_SETS)


def missing() -> str | None:
    """Why the shared sets cannot be measured here; None where they can."""
    lacking = [
        str(path) for path in (SHARED / "gold" / "pages", SHARED / "seeds", _WIKINEWS, SCORER) if not path.exists()
    ]
    return f"not here: {', '.join(lacking)}" if lacking else None


@functools.cache
def documents(name: str) -> tuple[Document, ...]:
    """The documents of a set with their readings."""
    if name in OWN_SETS:
        return tuple(evaluation.documents(OWN / name / "gold", OWN / name / "texts"))
    if name == "wikinews":
        return tuple(_wikinews())
    gold = SHARED / "gold"
    return (
        *evaluation.documents(gold / "pages", gold / "pages"),
        *evaluation.documents(gold / "seeds", SHARED / "seeds"),
    )


def _wikinews() -> list[Document]:
    """The texts lie in an archive, which is read in memory; annotations name them by their title."""
    annotations = [
        (file.stem, json.loads(file.read_text("utf-8")))
        for file in sorted((SHARED / "gold" / "wikinews").glob("*.json"))
    ]
    with tarfile.open(_WIKINEWS) as archive:
        member = archive.extractfile("quotations_wikinews/train.jsonl")
        assert member is not None
        texts = {record["documentName"]: record["originalText"] for record in map(json.loads, member)}
    return [
        Document(stem, gold, texts[gold["document"]], gold_record(lagebild.read_text(texts[gold["document"]])))
        for stem, gold in annotations
    ]
