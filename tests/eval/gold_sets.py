"""The gold sets beside the repository, read by the pipeline. Nothing of them is ever copied into it."""

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
SETS = ("pages+seeds", "wikinews")
_WIKINEWS = SHARED / "data" / "quotations_wikinews.tar.xz"


def missing() -> str | None:
    """Why nothing can be measured here; None where it can."""
    lacking = [
        str(path) for path in (SHARED / "gold" / "pages", SHARED / "seeds", _WIKINEWS, SCORER) if not path.exists()
    ]
    return f"not here: {', '.join(lacking)}" if lacking else None


@functools.cache
def documents(name: str) -> tuple[Document, ...]:
    """The documents of a set with their readings."""
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
