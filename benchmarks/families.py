"""Wire families in a generated corpus with edits of stated kinds and rates: pair precision and recall, seconds, memory.

    python benchmarks/families.py RAW_TEXT [--articles 20000] [--words 450] [--half] [--compare]

RAW_TEXT is the folder raw_text of the shared data. One text in sixteen is an original with two to six versions: cut
by 20 to 70 % (four in five versions), 5 to 20 % of the words replaced (two in five), sentences reordered (three in
ten), a paragraph of their own added (three in ten). The others are unrelated; one in twenty of them shares a quotation
of 20 to 40 words with an earlier text. Roll calls of the parliament (lists of names) are left out. The corpus has
duplicates of its own (repeated speeches, formulas of procedure): pairs whose texts have 30 % of their five-word
sequences in common are told apart from false ones.

--compare adds plain MinHash-LSH (datasketch: 5-word shingles, 128 permutations, threshold .3 and .5); each measured in
a process of its own.
"""

import argparse
import json
import lzma
import multiprocessing
import random
import re
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from pathlib import Path

from lagebild.stories import FamilyIndex, Print

Pairs = set[tuple[int, int]]
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-ZÄÖÜ„»])")
_WORD = re.compile(r"\w+")
_NAMES = 0.6
"""Share of words with a capital in a list of names; German prose has a third."""
_SAME = 0.3
"""Share of the five-word sequences of the shorter that two unedited texts have in common if they are duplicates."""


def paragraphs(folder: Path, length: int) -> Iterator[list[str]]:
    """Runs of sentences of `length` words and a few more, in the order of the corpus."""
    for file in sorted(folder.glob("*.txt.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                run: list[str] = []
                size = 0
                for sentence in _SENTENCE.split(line.replace(" ¶ ", " ")):
                    run.append(sentence)
                    size += sentence.count(" ") + 1
                    if size >= length:
                        if not is_roll_call(run):
                            yield run
                        run, size = [], 0


def is_roll_call(run: Sequence[str]) -> bool:
    words = " ".join(run).split(" ")
    return sum(word[:1].isupper() for word in words) > _NAMES * len(words)


def version(original: list[str], own: list[str], words: list[str], chance: random.Random) -> tuple[str, list[str]]:
    """An edited copy, and what was done to it."""
    kinds, made = "", list(original)
    keep = min(len(original), max(3, round(len(original) * chance.uniform(0.3, 0.8))))
    start = 0 if chance.random() < 0.7 else chance.randrange(len(original) - keep + 1)
    if chance.random() < 0.8:
        kinds, made = "cut ", original[start : start + keep]
    if chance.random() < 0.4:
        rate = chance.uniform(0.05, 0.2)
        made = [" ".join(chance.choice(words) if chance.random() < rate else w for w in s.split(" ")) for s in made]
        kinds += "reworded "
    if chance.random() < 0.3:
        chance.shuffle(made)
        kinds += "reordered "
    if chance.random() < 0.3:
        place = chance.randrange(len(made) + 1)
        made[place:place] = own[: max(1, len(made) // 3)]
        kinds += "added"
    return kinds.strip() or "same", made


def generate(folder: Path, count: int, length: int, target: Path) -> None:
    """Writes articles in random order, one a line: family, edits, sentences; seeded. Texts wait in a file, not in
    memory."""
    chance = random.Random(0)
    source = paragraphs(folder, length)
    words = [w for w in " ".join(next(source)).split(" ") if w.isalpha()]
    made: list[str] = []
    for family, original in enumerate(source):
        if len(made) >= count:
            break
        if chance.random() >= 0.06 and chance.random() < 0.05 and made:
            quoted = " ".join(json.loads(chance.choice(made))[2]).split(" ")
            place = chance.randrange(max(1, len(quoted) - 40))
            original.insert(len(original) // 2, " ".join(quoted[place : place + chance.randint(20, 40)]))
            made.append(json.dumps((family, "quotes", original)))
            continue
        made.append(json.dumps((family, "original", original)))
        if chance.random() < 0.06:
            versions = range(chance.randint(2, 6))
            made += [json.dumps((family, *version(original, next(source, []), words, chance))) for _ in versions]
    if len(made) < count:
        raise SystemExit(f"{folder} has text for {len(made)} articles of {length} words; ask for fewer or shorter ones")
    chance.shuffle(made)
    target.write_text("\n".join(made[:count]) + "\n", encoding="utf-8")


def articles(corpus: Path) -> Iterator[tuple[int, str, list[str]]]:
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            family, kinds, sentences = json.loads(line)
            yield family, kinds, sentences


def ours(corpus: Path, count: int) -> list[int]:
    index = FamilyIndex()
    for _, _, sentences in islice(articles(corpus), count):
        index.add(Print.of(sentences))
    return index.family


def minhash(corpus: Path, count: int, threshold: float) -> list[int]:
    """Families as connected components of the matches of datasketch's LSH."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  # only for the comparison

    lsh = MinHashLSH(threshold=threshold, num_perm=128)
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for number, (_, _, sentences) in enumerate(islice(articles(corpus), count)):
        words = _WORD.findall(" ".join(sentences).casefold())
        made = MinHash(num_perm=128)
        made.update_batch([" ".join(words[n : n + 5]).encode() for n in range(len(words) - 4)])
        for other in lsh.query(made):
            parent[max(root(number), root(other))] = min(root(number), root(other))
        lsh.insert(number, made, check_duplication=False)
    return [root(number) for number in range(count)]


def pairs(families: Sequence[int]) -> Pairs:
    members = defaultdict(list)
    for number, family in enumerate(families):
        members[family].append(number)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def duplicates(corpus: Path, false: Pairs) -> int:
    """How many of the false pairs are duplicates in the raw corpus: chains of texts that have so much in common."""
    wanted = {number for pair in false for number in pair}
    grams: dict[int, set[str]] = {}
    for number, (_, _, sentences) in enumerate(articles(corpus)):
        if number in wanted:
            words = _WORD.findall(" ".join(sentences).casefold())
            grams[number] = {" ".join(words[n : n + 5]) for n in range(len(words) - 4)}
    same = {(a, b) for a, b in false if len(grams[a] & grams[b]) >= _SAME * min(len(grams[a]), len(grams[b]))}
    group = {number: number for number in wanted}
    for one, other in sorted(same):
        old, new = group[other], group[one]
        group = {number: new if label == old else label for number, label in group.items()}
    return sum(group[one] == group[other] for one, other in false)


def measure(name: str, find: Callable[[Path, int], list[int]], corpus: Path, count: int, half: Path | None) -> None:
    """Prints time and quality; runs in a process of its own, so that the peak of memory is its own."""
    seconds, spent = [], []
    for part, texts in ((count // 2, half), (count, corpus)):
        if texts is None:
            continue
        start, used = time.perf_counter(), time.process_time()
        families = find(texts, part)
        seconds.append(time.perf_counter() - start)
        spent.append(time.process_time() - used)
    known = list(islice(articles(corpus), count))
    gold, found = pairs([family for family, _, _ in known]), pairs(families)
    right, false = len(gold & found), found - gold
    real = duplicates(corpus, false)
    print(
        f"{name}: {count} articles in {seconds[-1]:.1f} s, {spent[-1]:.1f} s of a processor"
        + (f" ({spent[-1] / spent[0]:.2f} times what half as many take)" if half else "")
        + f", peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    print(
        f"  pairs: {len(gold)} gold, {len(found)} found, P {right / max(1, len(found)):.4f}, R {right / len(gold):.4f};"
        f" of {len(false)} false pairs {real} are duplicates in the corpus: P {right / max(1, len(found) - real):.4f}"
    )
    originals = {family: number for number, (family, kinds, _) in enumerate(known) if kinds == "original"}
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for number, (family, kinds, _) in enumerate(known):
        if family in originals and kinds not in ("original", "quotes"):
            pair = min(number, originals[family]), max(number, originals[family])
            by_kind[kinds].append(pair in found)
    told = (f"{kinds} {sum(hits) / len(hits):.3f} of {len(hits)}" for kinds, hits in sorted(by_kind.items()))
    print("  versions found with their original: " + ", ".join(told), flush=True)


def plain_half(corpus: Path, count: int) -> list[int]:
    return minhash(corpus, count, 0.5)


def plain_third(corpus: Path, count: int) -> list[int]:
    return minhash(corpus, count, 0.3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw_text", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=450, help="words of an article; 225 for 100,000 articles")
    parser.add_argument("--half", action="store_true", help="time a corpus of half as many too, in the same run")
    parser.add_argument("--compare", action="store_true", help="plain MinHash-LSH too")
    options = parser.parse_args()
    ways = {"families": ours}
    if options.compare:
        ways |= {"MinHash-LSH .5": plain_half, "MinHash-LSH .3": plain_third}
    apart = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        corpus, half = Path(folder) / "corpus.jsonl", Path(folder) / "half.jsonl" if options.half else None
        tasks: list[tuple[Callable[..., None], tuple[object, ...]]]
        tasks = [(generate, (options.raw_text, options.articles, options.words, corpus))]
        if half is not None:  # of its own: the first half of a shuffled corpus has a quarter of its pairs
            tasks += [(generate, (options.raw_text, options.articles // 2, options.words, half))]
        tasks += [(measure, (name, find, corpus, options.articles, half)) for name, find in ways.items()]
        for task, values in tasks:
            process = apart.Process(target=task, args=values)
            process.start()
            process.join()
            if process.exitcode:
                raise SystemExit(process.exitcode)


if __name__ == "__main__":
    main()
