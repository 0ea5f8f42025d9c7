"""The language pack's quality on the corpora beside the repository: what was reached once is kept.

The floors lie a hundredth or less below the figures in docs/language.md.
"""

import importlib.util
import os
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("LAGEBILD_SHARED") or ROOT.parent / "shared") / "data"
FLOORS = {"tags": 0.963, "mood": 0.958, "lemmas": 0.974, "bounds": 0.965, "names": 0.72}


@pytest.fixture(scope="module")
def measures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("language", ROOT / "benchmarks" / "language.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unpacked(name: str, file: str, folder: Path) -> Path:
    """A file of a corpus; the test is skipped where the corpus is not."""
    archive = DATA / f"{name}.tar.xz"
    if not archive.exists():
        pytest.skip(f"not here: {archive}")
    with tarfile.open(archive) as packed:
        packed.extract(f"{name}/{file}", folder, filter="data")
    return folder / name / file


def test_tags_moods_lemmas(measures: ModuleType, tmp_path: Path) -> None:
    scores = measures.tag_scores(unpacked("syntax_gsd", "de_gsd-ud-test.conllu", tmp_path))
    assert scores.tag >= FLOORS["tags"]
    assert scores.mood >= FLOORS["mood"]
    assert scores.lemma >= FLOORS["lemmas"]


def test_sentence_bounds(measures: ModuleType, tmp_path: Path) -> None:
    score, _ = measures.bound_scores(unpacked("quotations_wikinews", "dev.jsonl", tmp_path))
    assert score >= FLOORS["bounds"]


def test_names(measures: ModuleType, tmp_path: Path) -> None:
    assert measures.name_scores(unpacked("names_germeval2014", "NER-de-dev.tsv", tmp_path)).f1 >= FLOORS["names"]
