"""Gold folders and their documents, read by the pipeline."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lagebild import engine
from lagebild.errors import InputError
from lagebild.evaluation.scores import Document, Scores, score
from lagebild.model import Problem
from lagebild.report.gold import gold_record

_NO_DOCUMENTS = ("families.json",)
"""Files in a gold folder that annotate no single document."""


def evaluate_folders(
    gold: Path,
    texts: Path,
    *,
    jobs: int = 1,
    step: Callable[[], None] = lambda: None,
    tell: Callable[[str], None] = lambda _message: None,
) -> Scores:
    """Reads the documents that `gold` annotates and scores the readings.

    `step` is called after every document, `tell` with what could not be read. InputError for a folder without
    annotations, an annotation that is malformed or does not fit, a document that is not there.
    """
    return score(documents(gold, texts, jobs=jobs, step=step, tell=tell))


def documents(
    gold: Path,
    texts: Path,
    *,
    jobs: int = 1,
    step: Callable[[], None] = lambda: None,
    tell: Callable[[str], None] = lambda _message: None,
) -> Iterator[Document]:
    """The annotated documents with their readings, in the order of their names; arguments as in `evaluate_folders`."""
    annotated = {file: _load(file) for file in sorted(gold.glob("*.json")) if file.name not in _NO_DOCUMENTS}
    if not annotated:
        raise InputError(f"no annotations in {gold}: it should hold a <stem>.json a document")
    places = {file: _text_of(file, annotation, texts) for file, annotation in annotated.items()}
    found = _read(list(places.values()), jobs, step, tell)
    for file, annotation in annotated.items():
        text = places[file].read_bytes().decode("utf-8")
        yield Document(file.stem, annotation, text, found.get(places[file].resolve(), {}))


def _load(file: Path) -> dict[str, Any]:
    try:
        annotation = json.loads(file.read_text("utf-8"))
    except (ValueError, OSError) as error:
        raise InputError(f"{file} cannot be read as an annotation: {error}") from error
    if not isinstance(annotation, dict) or not {"document", "article"} <= annotation.keys():
        raise InputError(f"{file} is no annotation: it needs at least the fields document and article")
    return annotation


def _text_of(file: Path, annotation: dict[str, Any], texts: Path) -> Path:
    for name in (annotation["document"], f"{file.stem}.txt"):
        if (texts / name).is_file():
            return texts / name
    raise InputError(f"no text for {file.name} in {texts}; looked for {annotation['document']} and {file.stem}.txt")


def _read(
    paths: list[Path], jobs: int, step: Callable[[], None], tell: Callable[[str], None]
) -> dict[Path, dict[str, Any]]:
    """The gold record of every document that could be read."""
    found = {}
    by_uri = {uri: path.resolve() for path in paths for uri in (path.resolve().as_uri(), path.as_posix(), str(path))}
    for result in engine.run([path.resolve() for path in paths], jobs=jobs):
        step()
        if isinstance(result, Problem):
            tell(str(result))
        elif result.page.uri in by_uri:
            found[by_uri[result.page.uri]] = gold_record(result)
    return found
