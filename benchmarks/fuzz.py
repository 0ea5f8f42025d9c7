"""Reads mutated pages with the whole pipeline; ends with 1 where one raises or an offset does not hold.

    python benchmarks/fuzz.py [--documents 10000] [--seed 0]

The pages are windows of our own annotated pages, with marks, blanks, words and letters put in, doubled and taken out.
"""

import argparse
import random
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from lagebild import read_text
from lagebild.model import Anchor, Reading

_PAGES = Path(__file__).parents[1] / "tests" / "gold"
_PIECES = (
    *"„“»«‚‘\"'.,:;()!?-–…\n\t\r\x00\u00ad\xa0\u200b\ufeff🚢", "\n\n", "...",
    "dass", "sagte", "nicht", "Er", "müsse", "am 3.",
)  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(text) - 500))
    letters = list(text[start : start + chance.randint(40, 500)])
    for _ in range(chance.randint(1, 12)):
        place, kind = chance.randrange(len(letters) + 1), chance.random()
        if kind < 0.4:
            letters[place:place] = chance.choice(_PIECES)
        elif kind < 0.7:
            del letters[place : place + chance.randint(1, 8)]
        elif kind < 0.85:
            letters[place:place] = letters[max(0, place - 20) : place]
        else:
            letters[place : place + 9] = [letter.upper() for letter in letters[place : place + 9]]
    return "".join(letters)


def anchors(reading: Reading) -> Iterator[Anchor]:
    for quotation in reading.quotations:
        yield from quotation.content
        yield from (part for part in (quotation.speaker, quotation.cue, quotation.addressee) if part)
    for position in reading.positions:
        yield from (part for part in (position.content, position.condition, position.sentence) if part)
    yield from (event.text for event in reading.events)
    yield from (mention.anchor for mention in reading.cast.mentions)
    yield from (time.anchor for time in reading.times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    pages = [path.read_text("utf-8") for path in sorted(_PAGES.rglob("*.txt"))]
    failed = 0
    for _ in range(options.documents):
        text = mutated(chance.choice(pages), chance)
        try:
            ends = [anchor.span.end for anchor in anchors(read_text(text, published="2025-08-14"))]
        except Exception:  # whatever it is, it is what this script looks for
            failed += 1
            print(f"{text!r}\n{traceback.format_exc()}", file=sys.stderr)
            continue
        if any(end > len(text) for end in ends):
            failed += 1
            print(f"{text!r}\nan anchor ends behind the text", file=sys.stderr)
    print(f"{options.documents} documents, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
