"""Counts the nouns of raw_text and learns vectors of what stands around them, for inducing issues.

    python training/nouns.py RAW_TEXT OUT

Writes OUT/nouns.txt.gz (lemma, occurrences per million words; commonest first) and OUT/vectors.npz: for the first
nouns of that list a row of `vectors` (int8, of length 127), by positive pointwise mutual information with the words
within four places and a truncated singular value decomposition (Levy, Goldberg, Dagan 2015, with their settings:
context distribution smoothing of .75, square root of the singular values). Three minutes on one core.
"""

import gzip
import re
import sys
from collections import Counter
from importlib import resources
from pathlib import Path

import numpy as np
from raw_text import documents
from scipy import sparse
from scipy.sparse.linalg import svds

from lagebild.german import lemmas

_FORM = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*+|[.!?:]")
_END = {".", "!", "?", ":", ""}
_LEAST = 12  # occurrences that a noun needs
_NOUNS = 14_000  # with a vector
_CONTEXTS = 12_000
_COMMONEST = 60  # forms so common that they say nothing about their neighbours
_WINDOW = 4
_DIMENSION = 56
_CHUNK = 2_000_000  # words counted at once


def main(raw: Path, out: Path) -> None:
    """Counts, decomposes, writes."""
    out.mkdir(parents=True, exist_ok=True)
    lexicon = lemmas.load()
    if lexicon is None:
        raise SystemExit("the language pack has no lexicon; run lexicon.py first")
    known = _nouns()
    forms: list[str] = []
    nouns: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for document in documents(raw):
        before = ""
        for form in _FORM.findall(document):
            if form[0].isupper() and before not in _END and (lemma := lexicon.lemma(form, "NN")) in known:
                nouns[lemma] += 1
                forms.append(f"N {lemma}")
            else:
                forms.append(form.lower())
            words[forms[-1]] += 1
            before = form
    total = len(forms)
    kept = [noun for noun, count in nouns.most_common() if count >= _LEAST]
    lines = "".join(f"{noun}\t{nouns[noun] * 1e6 / total:.2f}\n" for noun in kept)
    (out / "nouns.txt.gz").write_bytes(gzip.compress(lines.encode("utf-8"), 9, mtime=0))
    np.savez_compressed(out / "vectors.npz", vectors=vectors(forms, kept[:_NOUNS], words))


def _nouns() -> set[str]:
    """The nouns whose gender articles have shown: names have none."""
    packed = (resources.files("lagebild.german") / "weights" / "language" / "genders.txt.gz").read_bytes()
    return {line.split("\t")[0] for line in gzip.decompress(packed).decode("utf-8").splitlines()}


def vectors(forms: list[str], nouns: list[str], words: Counter[str]) -> np.ndarray:
    """A row a noun."""
    row = {f"N {noun}": number for number, noun in enumerate(nouns)}
    common = [word for word, _ in words.most_common(_CONTEXTS + _COMMONEST) if word not in _END][_COMMONEST:]
    column = {word: number for number, word in enumerate(common)}
    rows = np.array([row.get(form, -1) for form in forms], dtype=np.int32)
    columns = np.array([column.get(form, -1) for form in forms], dtype=np.int32)
    counts = sparse.csr_array((len(nouns), len(common)), dtype=np.float32)
    for first in range(0, len(forms), _CHUNK):
        part = slice(first, first + _CHUNK)
        counts = counts + _beside(rows[part], columns[part], counts.shape)
    left, values, _ = svds(_information(counts), k=_DIMENSION, random_state=0)
    dense = left * values**0.5
    dense /= np.linalg.norm(dense, axis=1, keepdims=True) + 1e-9
    return np.rint(dense * 127).astype(np.int8)


def _beside(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    pairs: list[tuple[np.ndarray, np.ndarray]] = []
    for step in range(1, _WINDOW + 1):
        for one, other in ((rows[:-step], columns[step:]), (rows[step:], columns[:-step])):
            both = (one >= 0) & (other >= 0)
            pairs.append((one[both], other[both]))
    place = tuple(np.concatenate(parts) for parts in zip(*pairs, strict=True))
    return sparse.coo_array((np.ones(len(place[0]), dtype=np.float32), place), shape=shape).tocsr()


def _information(counts: sparse.csr_array) -> sparse.csr_array:
    """Positive pointwise mutual information."""
    found = counts.tocoo()
    seen = np.asarray(counts.sum(axis=1)).ravel()
    around = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    value = np.log(found.data * around.sum() / (seen[found.row] * around[found.col]))
    keep = value > 0
    return sparse.coo_array((value[keep], (found.row[keep], found.col[keep])), shape=counts.shape).tocsr()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
