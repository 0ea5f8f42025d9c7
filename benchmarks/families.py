"""Wire families in a generated corpus with edits of stated kinds and rates: pair precision and recall, seconds, memory.

    python benchmarks/families.py RAW_TEXT [--articles 20000] [--half]

RAW_TEXT is the folder raw_text of the shared data. A fifth of the articles are originals with two to six versions each:
cut by 20 to 70 %, sentences reordered, 5 to 20 % of the words replaced, a paragraph of their own added; the others
are unrelated, and a twentieth of them share a quotation of 20 to 40 words with an original.
"""

import argparse
import lzma
import random
import re
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from lagebild.stories import FamilyIndex, Print

_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-ZÄÖÜ„»])")
_WORDS = 450


def paragraphs(folder: Path) -> Iterator[list[str]]:
    """Runs of sentences of about an article's length, in the order of the corpus."""
    for file in sorted(folder.glob("*.txt.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                run: list[str] = []
                size = 0
                for sentence in _SENTENCE.split(line.replace(" ¶ ", " ")):
                    run.append(sentence)
                    size += sentence.count(" ") + 1
                    if size >= _WORDS:
                        yield run
                        run, size = [], 0


def version(original: list[str], own: list[str], words: list[str], chance: random.Random) -> list[str]:
    """An edited copy."""
    keep = max(3, round(len(original) * chance.uniform(0.3, 0.8)))
    start = 0 if chance.random() < 0.7 else chance.randrange(len(original) - keep + 1)
    made = original[start : start + keep] if chance.random() < 0.8 else list(original)
    if chance.random() < 0.4:
        rate = chance.uniform(0.05, 0.2)
        made = [" ".join(chance.choice(words) if chance.random() < rate else w for w in s.split(" ")) for s in made]
    if chance.random() < 0.3:
        chance.shuffle(made)
    if chance.random() < 0.3:
        place = chance.randrange(len(made) + 1)
        made[place:place] = own[: max(1, len(made) // 3)]
    return made


def corpus(folder: Path, count: int) -> list[tuple[int, list[str]]]:
    """Articles in random order with the number of their family; seeded."""
    chance = random.Random(0)
    source = paragraphs(folder)
    words = [w for w in " ".join(next(source)).split(" ") if w.isalpha()]
    made: list[tuple[int, list[str]]] = []
    for family, original in enumerate(source):
        if len(made) >= count:
            break
        made.append((family, original))
        if chance.random() < 0.06:
            versions = chance.randint(2, 6)
            made += [(family, version(original, next(source), words, chance)) for _ in range(versions)]
        elif chance.random() < 0.05 and len(made) > 1:
            quoted = " ".join(chance.choice(made)[1]).split(" ")
            place = chance.randrange(max(1, len(quoted) - 40))
            original.insert(len(original) // 2, " ".join(quoted[place : place + chance.randint(20, 40)]))
    chance.shuffle(made)
    return made[:count]


def pairs(families: list[int]) -> set[tuple[int, int]]:
    members = defaultdict(list)
    for number, family in enumerate(families):
        members[family].append(number)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw_text", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--half", action="store_true", help="time half as many too, in the same run")
    options = parser.parse_args()
    articles = corpus(options.raw_text, options.articles)
    for count in (len(articles) // 2, len(articles)) if options.half else (len(articles),):
        start = time.perf_counter()
        index = FamilyIndex()
        for _, sentences in articles[:count]:
            index.add(Print.of(sentences))
        print(f"{count} articles: {time.perf_counter() - start:.1f} s")
    gold, found = pairs([family for family, _ in articles]), pairs(index.family)
    right = len(gold & found)
    print(f"pairs: {len(gold)} gold, {len(found)} found, P {right / len(found):.4f}, R {right / len(gold):.4f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
