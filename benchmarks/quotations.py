"""Language pack and quotations together: words a second in one and in two processes, load time, memory a process.

    python benchmarks/quotations.py DATA

DATA holds `quotations_wikinews` as `../shared/data/unpack.sh` unpacks it. The yardstick of the machine is spaCy's blank
German tokenizer where spaCy is installed, else a plain regular expression. Median of three rounds.
"""

import json
import re
import resource
import statistics
import sys
import time
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from lagebild import german, quotations
from lagebild.model import Article, Span

_ROUNDS = 3
_BLOCK = re.compile(r"\S[^\n]*")
Measure = tuple[float, float, float]
"""Words a second, seconds to load, MB resident."""


def texts(data: Path) -> list[str]:
    lines = (data / "quotations_wikinews" / "dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["originalText"] for line in lines]


def read(text: str) -> None:
    article = Article("article", "page", None, tuple(Span(*block.span()) for block in _BLOCK.finditer(text)))
    quotations.find("page", text, german.analyse(article, text))


def worker(mine: list[str], together: Barrier, results: "Queue[Measure]") -> None:
    start = time.perf_counter()
    read(mine[0])
    loaded = time.perf_counter() - start
    together.wait()
    start = time.perf_counter()
    for text in mine:
        read(text)
    rate = sum(len(text.split()) for text in mine) / (time.perf_counter() - start)
    results.put((rate, loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measured(documents: list[str], processes: int) -> Measure:
    """The sum of the rates, the slowest load, the largest process."""
    context = get_context("spawn")
    together, results = context.Barrier(processes), context.Queue()
    running = [
        context.Process(target=worker, args=(documents[n::processes], together, results)) for n in range(processes)
    ]
    for process in running:
        process.start()
    found: list[Measure] = [results.get() for _ in running]
    for process in running:
        process.join()
    return sum(rate for rate, _, _ in found), max(load for _, load, _ in found), max(size for _, _, size in found)


def yardstick(documents: list[str]) -> tuple[str, float]:
    try:
        import spacy  # noqa: PLC0415  # only a yardstick, and optional
    except ImportError:
        name, tokenize = "regular expression", re.compile(r"\w+|[^\w\s]").findall
    else:
        name, tokenize = "spaCy's blank tokenizer", spacy.blank("de").tokenizer
    start = time.perf_counter()
    for text in documents:
        tokenize(text)
    return name, sum(len(text.split()) for text in documents) / (time.perf_counter() - start)


def main() -> None:
    documents = texts(Path(sys.argv[1]))
    print("{}: {:,.0f} words/s".format(*yardstick(documents)))
    for processes in (1, 2):
        rounds = [measured(documents, processes) for _ in range(_ROUNDS)]
        rate, load, size = (statistics.median(values) for values in zip(*rounds, strict=True))
        print(f"{processes} at once: {rate:,.0f} words/s, loaded in {load:.2f} s, {size:.0f} MB a process")


if __name__ == "__main__":
    main()
