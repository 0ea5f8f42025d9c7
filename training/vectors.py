"""Trains word vectors on raw_text with floret (CBOW, subwords) and keeps those of the commonest forms.

    python training/vectors.py RAW_TEXT OUT

Writes OUT/forms.txt (the corpus, reused if it is there) and OUT/vectors.txt (a form, its count and 64 numbers a line,
commonest first). About fifteen minutes on one core.
"""

import sys
from collections import Counter
from pathlib import Path

import floret
from raw_text import documents, simple_forms

DIMENSION = 64
KEPT = 200_000


def main(raw: Path, out: Path) -> None:
    """Trains and writes the vectors."""
    out.mkdir(parents=True, exist_ok=True)
    corpus = out / "forms.txt"
    counts: Counter[str] = Counter()
    if not corpus.exists():
        with corpus.open("w", encoding="utf-8") as lines:
            for document in documents(raw):
                for paragraph in document.split("\n\n"):
                    lines.write(" ".join(simple_forms(paragraph)) + "\n")
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(line.split())
    model = floret.train_unsupervised(
        str(corpus), model="cbow", dim=DIMENSION, epoch=4, minCount=8, minn=4, maxn=5, thread=1, lr=0.05, ws=4
    )
    with (out / "vectors.txt").open("w", encoding="utf-8") as lines:
        for form, count in counts.most_common(KEPT):
            if count >= 8:
                lines.write(
                    f"{form} {count} " + " ".join(f"{value:.5f}" for value in model.get_word_vector(form)) + "\n"
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
