"""Trains the scorer of quotations on the German Wikinews quotation corpus.

    python training/quotation_scorer.py DATA OUT [--rare N] [--strength C] [--threshold T]

DATA is the folder with the unpacked sets. Needs scikit-learn (extra `training`). Writes OUT/scorer.json;
what is learned from `quotations_wikinews` is CC BY-NC-SA 4.0. Figures: `tests/eval/quotations_wikinews.py`.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "eval"))
from quotation_measure import Quote, align
from quotations_wikinews import gold_quotes, read, token_spans
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from lagebild import quotations
from lagebild.quotations.features import Page, features
from lagebild.quotations.view import SentenceView

Example = tuple[list[str], float]
"""The features of a proposal, and how much of it is right: the token F1 of the quotation aligned to it."""


def examples(document: dict[str, Any]) -> list[Example]:
    text = document["originalText"]
    views = [SentenceView.of(sentence, number) for number, sentence in enumerate(read(text))]
    proposals = quotations.propose(views, quotations.CORPUS, every=True)
    page = Page(views, [one for one in proposals if not one.rule.startswith("weak ")])
    places = token_spans(document)
    found = [
        Quote(frozenset(i for i, place in enumerate(places) if any(part.contains(place) for part in one.content)))
        for one in proposals
    ]
    gold = gold_quotes(document)
    right = {j: _f1(gold[i].quote, found[j].quote) for i, j in align(gold, found) if i is not None and j is not None}
    return [(features(page, one), right.get(j, 0.0)) for j, one in enumerate(proposals)]


def _f1(one: frozenset[int], two: frozenset[int]) -> float:
    return 2 * len(one & two) / (len(one) + len(two))


def learn(data: list[Example], strength: float, rare: int) -> dict[str, float]:
    """Weights of a logistic regression; a proposal that is right in part counts as right and wrong in part."""
    counts = Counter(name for names, _ in data for name in set(names))
    rows, labels, shares = [], [], []
    for names, right in data:
        row = {name: 1.0 for name in names if counts[name] >= rare}
        for label, share in ((1, right), (0, 1 - right)):
            if share > 0:
                rows.append(row)
                labels.append(label)
                shares.append(share)
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=2000, fit_intercept=False)
    model.fit(vectorizer.fit_transform(rows), labels, sample_weight=shares)
    return {
        name: round(float(weight), 3) for name, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    }


def documents(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rare", type=int, default=3, help="features seen less often are left out")
    parser.add_argument("--strength", type=float, default=0.2, help="the inverse of the regularisation")
    parser.add_argument("--threshold", type=float, default=0.4)
    arguments = parser.parse_args()
    path = arguments.data / "quotations_wikinews" / "train.jsonl"
    train = [one for document in documents(path) for one in examples(document)]
    weights = learn(train, arguments.strength, arguments.rare)
    weights = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= 0.01}
    content = {"threshold": arguments.threshold, "weights": weights}
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "scorer.json").write_text(json.dumps(content, ensure_ascii=False, indent=0), "utf-8")
    print(f"{len(train)} proposals, {len(weights)} weights")


if __name__ == "__main__":
    main()
