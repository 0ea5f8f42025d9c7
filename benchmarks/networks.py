"""Discourse networks of 10,000 actors, 1,000 issues and 1,000,000 statements: seconds for each step.

python benchmarks/networks.py [--statements 1000000] [--actors 10000] [--concepts 1000]
"""

import argparse
import resource
import time
from collections.abc import Callable

import numpy as np

from lagebild.analysis import Network, Statements, one_mode, two_mode, without_duplicates


def table(statements: int, actors: int, concepts: int) -> Statements:
    """Random statements, seeded; who speaks much and what is much spoken of follow Zipf's law, as in the press."""
    chance = np.random.default_rng(0)

    def draw(kinds: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        shares = 1 / np.arange(1, kinds + 1)
        return chance.choice(kinds, statements, p=shares / shares.sum()).astype(np.int64)

    days = np.datetime64("2025-01-01", "s") + chance.integers(0, 365 * 86_400, statements).astype("timedelta64[s]")
    return Statements(
        actors=tuple(f"actor {number:05}" for number in range(actors)),
        concepts=tuple(f"concept {number:04}" for number in range(concepts)),
        documents=tuple(f"document {number}" for number in range(statements // 10)),
        actor=draw(actors),
        concept=draw(concepts),
        agree=chance.random(statements) < 0.6,
        when=days,
        document=np.arange(statements, dtype=np.int64) // 10,
        sources=("",) * statements,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--actors", type=int, default=10_000)
    parser.add_argument("--concepts", type=int, default=1_000)
    options = parser.parse_args()
    said = table(options.statements, options.actors, options.concepts)
    begin = time.perf_counter()
    kept = without_duplicates(said, "week")
    print(f"duplicates per week: {len(said)} -> {len(kept)} in {time.perf_counter() - begin:.1f} s")
    networks: dict[str, Callable[[], Network]] = {
        "two-mode subtract": lambda: two_mode(kept, "subtract", "activity"),
        "one-mode congruence, average": lambda: one_mode(kept, "congruence", "average"),
    }
    for name, make in networks.items():
        start = time.perf_counter()
        network = make()
        print(f"{name}: {network.weights.nnz} ties in {time.perf_counter() - start:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"all: {time.perf_counter() - begin:.1f} s, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
