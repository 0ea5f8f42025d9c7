"""Fits by which weights the addressee of a position is chosen, `positions/lists/addressees.yaml`, and how sure it is.

    python training/addressee_weights.py SCORER [--write] [--least SHARE] GOLD TEXTS [GOLD TEXTS ...]

SCORER is the `score.py` beside the annotations: it says which position is meant and whether two names are one actor's.
A log-linear model over the candidates of each position and nobody (L2, L-BFGS), fitted to positions for which grammar
alone gives nobody. Whom earlier positions were directed at is a clue for later ones, so it is fitted in rounds, each on
what the one before found. How likely an addressee is right (`positions/lists/addressee_scores.yaml`) is a logistic
model over what gave it, fitted to what the weights of the other documents gave. Prints accuracy, precision and how far
these probabilities hold, leaving out a ninth of the documents at a time, and by source. Half a minute for 40 pages;
wants SciPy.
"""

import argparse
import importlib.util
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from lagebild import actors, articles, german, pages, positions, quotations
from lagebild.model import SURE_ADDRESSEE, Page
from lagebild.positions.addressees import exchange_of
from lagebild.positions.certainty import DESCRIBED, logit
from lagebild.positions.clues import NOBODY, Clues, Exchange
from lagebild.positions.drafts import Draft
from lagebild.positions.holders import Holders
from lagebild.positions.ranking import chosen
from lagebild.positions.scene import Scene
from lagebild.positions.slots import SOURCES

_STRENGTH = 3.0
"""Of the L2 penalty; 3 fitted unseen documents better than 0.5 and 1."""
_ROUNDS = 3
_FOLDS = 9
_LEAST = 0.5
_FEW = 10
"""A source seen less often is no surer than all of grammar's together."""
_LISTS = Path(__file__).parents[1] / "src" / "lagebild" / "positions" / "lists"
Weights = dict[str, float]


@dataclass
class Document:
    """An annotated page: its drafts and, by the number of a draft, whom the annotators say it is directed at."""

    group: str
    name: str
    holders: Holders
    sentences: Any
    drafts: list[tuple[Scene, Draft]]
    wanted: dict[int, str | None] = field(default_factory=dict)
    scorer: Any = None

    def right(self, actor_id: str | None, wanted: str | None) -> bool:
        actor = self.holders.actor(actor_id)
        return actor is not None and wanted is not None and bool(self.scorer.same_actor(wanted, actor.name))


@dataclass
class Choice:
    """A position with its candidates (nobody last) and which of them are right."""

    document: int
    rows: list[dict[str, float]]
    right: list[int]


@dataclass
class Given:
    """What was chosen for a position: by which source; by the ranking with which margin and share of likelihood."""

    best: str | None
    margin: float
    source: str
    share: float | None = None


@dataclass
class Outcome:
    """Whether an addressee that was given is right, and what its probability is told by."""

    fold: int
    source: str
    described: bool
    share: float | None
    right: bool

    @property
    def clues(self) -> dict[str, float]:
        if self.share is not None:
            return {"ranked": 1, self.source: 1, "slope": logit(self.share)}
        described = {"slot described" if self.source == "slot" else "described": 1} if self.described else {}
        return {"grammar": 1, self.source: 1, **described}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--least", type=float, default=_LEAST)
    parser.add_argument("folders", nargs="+", type=Path)
    asked = parser.parse_args()
    scorer = _scorer(asked.scorer)
    documents = [
        document
        for gold, texts in zip(asked.folders[::2], asked.folders[1::2], strict=True)
        for document in _documents(scorer, gold, texts)
    ]
    weights, found = _fit(documents, asked.least)
    _report(documents, found, asked.least)
    outcomes = list(_outcomes(documents, found))
    _tell_certainty(outcomes)
    if asked.write:
        seen = f"{sum(len(document.wanted) for document in documents)} positions of {len(documents)}"
        (_LISTS / "addressees.yaml").write_text(_yaml(weights, asked.least, seen), encoding="utf-8")
        (_LISTS / "addressee_scores.yaml").write_text(_scores_yaml(outcomes, seen), encoding="utf-8")


def _scorer(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _documents(scorer: Any, gold: Path, texts: Path) -> Iterator[Document]:
    for file in sorted(gold.glob("*.json")):
        annotation = json.loads(file.read_text("utf-8"))
        source = texts / f"{file.stem}.txt"
        if file.name == "families.json" or not source.exists() or annotation.get("positions") is None:
            continue
        page = next(item for item in pages.load(source) if isinstance(item, Page))
        document = _read(page, f"{gold.name} {file.stem[0]}", file.stem)
        if document is not None:
            document.scorer = scorer
            document.wanted = _wanted(scorer, document, annotation, page.text)
            yield document


def _read(page: Page, group: str, name: str) -> Document | None:
    article, _ = articles.read(page)
    if article is None:
        return None
    sentences = german.analyse(article, page.text)
    cast = actors.cast(article, page.text, sentences)
    said = actors.attribute(quotations.find(page.id, page.text, sentences)[0], cast)
    holders, drafts, _ = positions.drafted(sentences, said, cast)
    return Document(group, name, holders, sentences, drafts)


def _wanted(scorer: Any, document: Document, annotation: dict[str, Any], text: str) -> dict[int, str | None]:
    """The annotated addressee of each draft that pairs with an annotated position, as the scorer pairs them."""
    inside = scorer.running_text(text, annotation["article"])

    def words(*places: tuple[int, int]) -> Any:
        return scorer.tokens(text, list(places))

    theirs = []
    for position in annotation["positions"]:
        place = scorer.place(text, position["content"], position.get("nth", 1))
        if inside(*place):
            theirs.append((position, words(place), words(scorer.place(text, position["evidence"]))))
    ours = []
    for number, (scene, draft) in enumerate(document.drafts):
        span = scene.sentence.place(draft.verdict.content)
        if inside(span.start, span.end):
            sentence = (scene.sentence.span.start, scene.sentence.span.end)
            ours.append((number, words((span.start, span.end)), words(sentence)))

    def weigh(one: Any, other: Any) -> float:
        draft = document.drafts[other[0]][1]
        actor = document.holders.actor(draft.actor)
        if actor is None or not scorer.same_actor(one[0]["actor"], actor.name):
            return 0.0
        overlap = float(scorer.overlap(one[1], other[1]))
        near = bool(one[2] & other[2]) and overlap > 0
        return overlap + 0.001 * (one[0]["act"] == draft.verdict.act) if overlap >= 0.3 or near else 0.0

    return {ours[j][0]: theirs[i][0].get("addressee") for i, j in scorer.pair(theirs, ours, weigh)}


def _fit(documents: list[Document], least: float) -> tuple[Weights, list[list[Given]]]:
    """The weights of all documents, and what those of the other documents give for each."""
    folds = [number % _FOLDS for number in range(len(documents))]
    history: list[list[str | None]] = [[None] * len(document.drafts) for document in documents]
    weights: Weights = {}
    found: list[list[Given]] = [[] for _ in documents]
    for round_ in range(_ROUNDS):
        choices = [one for number, document in enumerate(documents) for one in _choices(number, document, history)]
        weights = _minimised(choices, weights)
        for fold in range(_FOLDS):
            others = _minimised([one for one in choices if folds[one.document] != fold], weights)
            for number, document in enumerate(documents):
                if folds[number] == fold:
                    found[number] = _chosen(document, others, least)
        history = [[given.best for given in several] for several in found]
        print(f"round {round_ + 1}: {len(choices)} positions, {len(weights)} clues")
    return weights, found


def _choices(number: int, document: Document, history: list[list[str | None]]) -> Iterator[Choice]:
    exchange, sure = exchange_of(document.holders, document.sentences, document.drafts)
    for draft, certain in enumerate(sure):
        clues = exchange.clues()
        exchange.tell(certain if certain is not None else history[number][draft])
        if certain is not None or draft not in document.wanted:
            continue
        wanted = document.wanted[draft]
        names = [name for name in clues if name != NOBODY]
        right = [i for i, name in enumerate(names) if document.right(name, wanted)] if wanted else [len(names)]
        if right:  # somebody whom the cast does not know cannot be found
            yield Choice(number, [*(clues[name] for name in names), clues[NOBODY]], right)


def _minimised(choices: list[Choice], start: Weights) -> Weights:
    """The weights that make the right candidates likeliest."""
    names = sorted({clue for choice in choices for row in choice.rows for clue in row})
    column = {clue: number for number, clue in enumerate(names)}
    lengths = np.array([len(choice.rows) for choice in choices])
    first = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    matrix = np.zeros((int(lengths.sum()), len(names)))
    right = np.zeros(len(matrix))
    for offset, choice in zip(first, choices, strict=True):
        right[[offset + i for i in choice.right]] = 1
        for i, row in enumerate(choice.rows):
            for clue, value in row.items():
                matrix[offset + i, column[clue]] = value
    group = np.repeat(np.arange(len(choices)), lengths)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        shares /= np.add.reduceat(shares, first)[group]
        hit = np.maximum(np.add.reduceat(shares * right, first), 1e-12)
        gradient = matrix.T @ (shares - shares * right / hit[group])
        return float(-np.log(hit).sum() + _STRENGTH / 2 * weights @ weights), gradient + _STRENGTH * weights

    begin = np.array([start.get(clue, 0.0) for clue in names])
    result = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": 80})
    return dict(zip(names, (float(value) for value in result.x), strict=True))


def _chosen(document: Document, weights: Weights, least: float) -> list[Given]:
    exchange, sure = exchange_of(document.holders, document.sentences, document.drafts)
    found = []
    for number, certain in enumerate(sure):
        clues = exchange.clues()
        given = (
            Given(certain, math.inf, exchange.source(number))
            if certain
            else _likeliest(clues, weights, least, exchange)
        )
        exchange.tell(given.best)
        found.append(given)
    return found


def _likeliest(clues: Clues, weights: Weights, least: float, exchange: Exchange) -> Given:
    best = chosen(clues, weights, exchange.side)
    return Given(best.actor if best.margin >= least else None, best.margin, best.source, best.share)


def _report(documents: list[Document], found: list[list[Given]], least: float) -> None:
    by_group: dict[str, Counter[str]] = {}
    by_source: dict[str, Counter[str]] = {}
    for document, several in zip(documents, found, strict=True):
        tally = by_group.setdefault(document.group, Counter())
        for number, wanted in document.wanted.items():
            given = several[number]
            tally["wanted"] += wanted is not None
            tally["right"] += document.right(given.best, wanted)
            tally["given"] += given.best is not None
            tally["given where wanted"] += given.best is not None and wanted is not None
            if given.best is not None:
                act = document.drafts[number][1].verdict.act
                for key in (given.source, f"act {act}"):
                    source = by_source.setdefault(key, Counter())
                    source["given"] += 1
                    source["wanted"] += wanted is not None
                    source["right"] += document.right(given.best, wanted)
    print(f"least {least}: share of annotated found; right of those given where one is annotated; right of all given")
    total = sum(by_group.values(), Counter())
    for name, tally in (*by_group.items(), ("all", total)):
        shares = (tally["right"] / max(1, tally[key]) for key in ("wanted", "given where wanted", "given"))
        print(f"{name:20}", *(f"{share:.3f}" for share in shares), f"of {tally['wanted']}, {tally['given']} given")
    for name, tally in sorted(by_source.items()):
        print(f"{name:24} {tally['right']:4d} right of {tally['given']:4d} given, {tally['wanted']:4d} annotated")
    _tell_margins(documents, found)


def _tell_margins(documents: list[Document], found: list[list[Given]]) -> None:
    """Accuracy and precision for other margins (with the history of the one asked for)."""
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5):
        right = given = wanted = 0
        for document, several in zip(documents, found, strict=True):
            for number, name in document.wanted.items():
                one = several[number]
                told = one.best if one.margin >= least else None
                right += document.right(told, name)
                given += told is not None
                wanted += name is not None
        print(f"margin {least}: {right / max(1, wanted):.3f} found, {right / max(1, given):.3f} right of all given")


def _outcomes(documents: list[Document], found: list[list[Given]]) -> Iterator[Outcome]:
    for place, (document, several) in enumerate(zip(documents, found, strict=True)):
        for number, wanted in document.wanted.items():
            given = several[number]
            actor = document.holders.actor(given.best)
            if actor is not None:
                right = document.right(given.best, wanted)
                yield Outcome(place % _FOLDS, given.source, actor.kind in DESCRIBED, given.share, right)


def _logistic(outcomes: Iterable[Outcome]) -> Weights:
    """What each clue adds to the odds (L2 towards 0, the slope towards 1; the two constants are nearly free)."""
    rows = list(outcomes)
    names = sorted({clue for row in rows for clue in row.clues})
    matrix = np.array([[row.clues.get(name, 0.0) for name in names] for row in rows])
    right = np.array([float(row.right) for row in rows])
    middle = np.array([float(name == "slope") for name in names])
    strength = np.array([0.01 if name in ("grammar", "ranked") else 1.0 for name in names])

    def loss(weights: Any) -> tuple[float, Any]:
        scores, away = matrix @ weights, weights - middle
        wrong = 1 / (1 + np.exp(-scores)) - right
        value = np.logaddexp(0, scores).sum() - right @ scores + (strength * away**2).sum() / 2
        return float(value), matrix.T @ wrong + strength * away

    result = minimize(loss, middle, jac=True, method="L-BFGS-B")
    return dict(zip(names, (float(value) for value in result.x), strict=True))


def _probability(model: Weights, clues: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(model.get(name, 0.0) * value for name, value in clues.items())))


def _tell_certainty(outcomes: list[Outcome]) -> None:
    """How often addressees of each probability, and of each source, were right in the documents left out."""
    told: list[tuple[Outcome, float]] = []
    for fold in range(_FOLDS):
        model = _logistic(one for one in outcomes if one.fold != fold)
        told += [(one, _probability(model, one.clues)) for one in outcomes if one.fold == fold]
    bins: dict[str, list[tuple[float, bool]]] = {}
    for one, score in told:
        sure = "sure" if score >= SURE_ADDRESSEE else "guess"
        low = min(9, int(score * 10)) / 10
        for key in (f"told {low:.1f} to {low + 0.1:.1f}", f"{one.source} {sure}", f"all {sure}"):
            bins.setdefault(key, []).append((score, one.right))
    for key, several in sorted(bins.items()):
        mean = sum(score for score, _ in several) / len(several)
        print(f"{key:28} {sum(right for _, right in several):4d} right of {len(several):4d}, told {mean:.2f}")


def _scores_yaml(outcomes: list[Outcome], seen: str) -> str:
    head = f"""\
# How likely an addressee is the right one. Where grammar gave it: the share that was right, of actors that mostly have
# a name and of those that mostly are described (kinds: positions/certainty.py). Where it was ranked: its share of the
# likelihood of all candidates, in logits, times "slope", plus what is "added" for its source.
# Fitted to {seen} annotated documents by training/addressee_weights.py.
"""
    model = _logistic(outcomes)
    body: dict[str, Any] = {}
    for part, described in (("named", False), ("described", True)):
        same = [one for one in outcomes if one.share is None and one.described == described]
        most = sum(one.right for one in same) / max(1, len(same))
        body[part] = {}
        for source in SOURCES:
            share = _probability(model, Outcome(0, source, described, None, right=True).clues)
            few = sum(one.source == source for one in outcomes) < _FEW
            body[part][source] = round(min(share, most) if few else share, 2)
    body["slope"] = round(model["slope"], 2)
    body["added"] = {name: round(model["ranked"] + model.get(name, 0.0), 2) for name in ("sentence", "exchange")}
    return head + yaml.safe_dump(body, sort_keys=False, allow_unicode=True)


def _yaml(weights: Weights, least: float, seen: str) -> str:
    head = f"""\
# What speaks for an actor as the addressee of a position where grammar alone does not tell; what each clue is says
# positions/clues.py, a second word narrows it. Exponents of likelihood: 0.7 doubles it. Those of "nobody" speak for no
# addressee. Fitted to {seen} annotated documents by training/addressee_weights.py.
# A candidate is given that is at least "least" times as likely as nobody.
"""
    body = {clue: round(weight, 2) for clue, weight in sorted(weights.items()) if abs(weight) >= 0.005}
    return head + yaml.safe_dump({"least": least, "weights": body}, sort_keys=False, allow_unicode=True)


if __name__ == "__main__":
    main()
