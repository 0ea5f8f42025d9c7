"""Measures how often the positions of each rule and kind of actor are right, for `positions/lists/scores.yaml`.

    python training/position_scores.py SCORER [--write] GOLD TEXTS [GOLD TEXTS ...]

SCORER is the `score.py` beside the annotations: a position is right where it pairs with an annotated one (actor,
content, sentence) and has its act. Rules are shrunk towards the mean of all, kinds of actors towards 1. Prints
the measured shares, and by leaving out one document at a time how many positions of each score
were right. A minute for 30 pages.
"""

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lagebild import pages
from lagebild.model import Page
from lagebild.pipeline import read_page
from lagebild.positions.scores import family

_SHRINK = 6
"""A rule counts as if it had been seen so many times with the mean share."""
_SHRINK_KIND = 12
_LEAST_SEEN = 4
"""Rules seen less often get the default."""
_OUT = Path(__file__).parents[1] / "src" / "lagebild" / "positions" / "lists" / "scores.yaml"


@dataclass(frozen=True)
class Judged:
    document: str
    rule: str
    kind: str
    right: bool


def main(arguments: list[str]) -> None:
    write = "--write" in arguments
    scorer_file, *folders = [argument for argument in arguments if argument != "--write"]
    scorer = _scorer(Path(scorer_file))
    judged = [
        one
        for gold, texts in zip(folders[::2], folders[1::2], strict=True)
        for file in sorted(Path(gold).glob("*.json"))
        for one in _judge(scorer, file, Path(texts))
    ]
    _report(judged)
    if write:
        _OUT.write_text(_yaml(judged), encoding="utf-8")


def _scorer(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judge(scorer: Any, file: Path, texts: Path) -> list[Judged]:
    """The positions found on an annotated page, each with whether it is right."""
    gold = json.loads(file.read_text("utf-8"))
    source = texts / f"{file.stem}.txt"
    if not source.exists() or gold.get("positions") is None:
        return []
    page = next(item for item in pages.load(source) if isinstance(item, Page))
    reading = read_page(page)
    inside = scorer.running_text(page.text, gold["article"])
    names = {actor.id: actor for actor in reading.cast.actors}
    wanted = [p for p in gold["positions"] if inside(*scorer.place(page.text, p["content"], p.get("nth", 1)))]
    found = [p for p in reading.positions if inside(p.content.span.start, p.content.span.end)]

    def place(text: str, nth: int = 1) -> Any:
        return scorer.tokens(page.text, [scorer.place(page.text, text, nth)])

    def words(anchor: Any) -> Any:
        return scorer.tokens(page.text, [(anchor.span.start, anchor.span.end)])

    ours = [(p, words(p.content), words(p.sentence)) for p in found]
    theirs = [(p, place(p["content"], p.get("nth", 1)), place(p["evidence"]) if p.get("evidence") else set())
              for p in wanted]  # fmt: skip

    def weigh(one: Any, other: Any) -> float:
        if not scorer.same_actor(one[0]["actor"], names[other[0].actor].name):
            return 0.0
        overlap: float = scorer.overlap(one[1], other[1])
        return overlap if overlap >= 0.3 or (one[2] & other[2] and overlap > 0) else 0.0

    right = {j for i, j in scorer.pair(theirs, ours, weigh) if wanted[i]["act"] == found[j].act}
    return [
        Judged(file.stem, family(p.evidence.rule), names[p.actor].kind, j in right) for j, p in enumerate(found)
    ]  # fmt: skip


def shares(judged: Iterable[Judged]) -> tuple[dict[str, float], dict[str, float], float]:
    """The share of right positions by rule family and the factor by kind of actor, both shrunk, and the mean."""
    judged = list(judged)
    mean = sum(one.right for one in judged) / max(1, len(judged))
    seen, right = Counter(one.rule for one in judged), Counter(one.rule for one in judged if one.right)
    rules = {rule: (right[rule] + _SHRINK * mean) / (seen[rule] + _SHRINK) for rule in seen}
    expected: defaultdict[str, float] = defaultdict(float)
    hits: Counter[str] = Counter()
    for one in judged:
        expected[one.kind] += rules[one.rule]
        hits[one.kind] += one.right
    kinds = {kind: (hits[kind] + _SHRINK_KIND) / (expected[kind] + _SHRINK_KIND) for kind in expected}
    return {rule: share for rule, share in rules.items() if seen[rule] >= _LEAST_SEEN}, kinds, mean


def predicted(one: Judged, measured: tuple[dict[str, float], dict[str, float], float]) -> float:
    rules, kinds, mean = measured
    share = rules.get(one.rule, mean) * kinds.get(one.kind, min(kinds.values(), default=1.0))
    return round(min(0.95, max(0.05, round(share / 0.05) * 0.05)), 2)


def _report(judged: list[Judged]) -> None:
    """How many of the positions of each score were right, each document scored by what the others show."""
    bins: defaultdict[float, list[bool]] = defaultdict(list)
    for document in sorted({one.document for one in judged}):
        measured = shares(one for one in judged if one.document != document)
        for one in judged:
            if one.document == document:
                bins[predicted(one, measured)].append(one.right)
    for score in sorted(bins, reverse=True):
        print(f"{score:.2f}  {sum(bins[score]):4d} of {len(bins[score]):4d}  {sum(bins[score]) / len(bins[score]):.2f}")
    sure = [right for score, several in bins.items() if score >= 0.8 for right in several]
    print(f"0.80 and more: {sum(sure)} of {len(sure)} right ({sum(sure) / max(1, len(sure)):.3f}), all: {len(judged)}")


def _yaml(judged: list[Judged]) -> str:
    rules, kinds, mean = shares(judged)
    documents = len({one.document for one in judged})
    head = (
        "# How often a position by a rule was right (actor, sentence, content and act) on "
        f"{documents} annotated documents,\n# {len(judged)} positions, shrunk towards the mean of all rules. "
        "Keys are rule families: the first two words of the\n"
        '# rule for cues ("verb demand"), the rule itself otherwise. Written by training/position_scores.py.\n'
    )

    def rounded(values: dict[str, float]) -> dict[str, float]:
        return {key: round(value, 2) for key, value in sorted(values.items(), key=lambda item: -item[1])}

    def dump(content: dict[str, Any]) -> str:
        return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)

    kinds.setdefault("unknown", min(kinds.values(), default=1.0))
    return (
        head + dump({"rules": rounded(rules)}) + "\n# a rule seen too seldom\n" + dump({"default": round(mean, 2)})
        + "\n# some kinds of actors are recognised worse than others: the share is multiplied\n"
        + dump({"kinds": rounded(kinds)})
    )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
