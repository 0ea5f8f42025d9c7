"""Accuracy of agreement against coded claims of a newspaper debate, where an act is found in the quoted claim.

    python benchmarks/polarity.py FOLDER

FOLDER holds `debatenet_mig15/DebateNet-migr15v2.jsonl` (DebateNet-mig15, Lapesa et al. 2020; CC BY-NC-SA: to measure
on, never to learn from): a quoted claim a line, with its actor and `cpos`, 1 where the claim supports its category and
-1 where it opposes it. Each claim is read alone, as an article of one paragraph. Of its positions those count that do
more than assess; where there are several, those of the coded actor, then the surest one. The category is not asked:
opposing a ban and demanding what it forbids are one to us, so that no reading of acts alone can reach 1.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lagebild import actors, german, positions, quotations
from lagebild.model import Article, Cast, Position, Span, agrees

_FILE = "debatenet_mig15/DebateNet-migr15v2.jsonl"
_LEAST = (0.0, 0.6, 0.8)


def claims(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Quote, actor and whether the claim supports its category; each quote once for each actor and polarity."""
    seen = set()
    for line in (folder / _FILE).read_text("utf-8").splitlines():
        record = json.loads(line)
        claim = record["quote"].strip(), record["name"], record["cpos"] == "1"
        if claim[0] and claim not in seen:
            seen.add(claim)
            yield claim


def held(quote: str) -> tuple[tuple[Position, ...], Cast]:
    """The positions in a quoted claim, and who holds them."""
    article = Article("claim", "claim", None, (Span(0, len(quote)),))
    sentences = german.analyse(article, quote)
    cast = actors.cast(article, quote, sentences)
    said, _ = quotations.find("claim", quote, sentences)
    found, _ = positions.find(article, quote, sentences, actors.attribute(said, cast), cast)
    return found, cast


def chosen(found: Sequence[Position], cast: Cast, name: str) -> Position | None:
    """The position that the claim is coded for."""
    stances = [position for position in found if position.act != "assess"]
    last = name.rsplit(maxsplit=1)[-1]
    named = [one for one in stances if (actor := cast.actor(one.actor)) and last in actor.name]
    return max(named or stances, key=lambda position: position.evidence.score, default=None)


def main() -> None:
    """Prints accuracy and coverage for positions at least so sure, then by act."""
    parser = argparse.ArgumentParser(description="Agreement against DebateNet's polarity.")
    parser.add_argument("folder", type=Path)
    told = [(chosen(*held(quote), name), supports) for quote, name, supports in claims(parser.parse_args().folder)]
    print(f"always 'supports': {sum(supports for _, supports in told) / len(told):.3f} of {len(told)} claims")
    found = [
        (position.evidence.score, position.act, agrees(position.act, negated=position.negated) == supports)
        for position, supports in told
        if position is not None
    ]
    for least in _LEAST:
        right = [hit for score, _, hit in found if score >= least]
        share = sum(right) / max(1, len(right))
        print(f"score >= {least:.1f}: accuracy {share:.3f}, coverage {len(right) / len(told):.3f} ({len(right)})")
    for act, number in Counter(act for _, act, _ in found).most_common():
        print(f"  {act:9} {number:5}  {sum(hit for _, own, hit in found if own == act) / number:.3f}")


if __name__ == "__main__":
    main()
