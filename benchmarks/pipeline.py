"""Measures the whole pipeline: pages and words a second with one and two worker processes, and peak memory.

    python benchmarks/pipeline.py [--pages N] [--folder FOLDER]

The example pages (or FOLDER) are repeated with changes until there are N of them: in every block numbers and some
words are exchanged, so that neither identities nor caches repeat. The speed of a plain regular expression over the
same words is the yardstick of the machine: compare pipelines by the ratio. Peak memory is told after a tenth of the
pages and at the end; flat means that the two are alike. Floor: 10 pages/s on two cores.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lagebild import engine, pages
from lagebild.model import Page, Reading

_EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"
_WORD = re.compile(r"\w+|[^\w\s]")
_LONG = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{7,}\b")
_NUMBER = re.compile(r"\b\d{2,3}\b")
# A block of visible text: between two tags, or a line.
_BLOCK = re.compile(r"(?<=>)[^<>{}]{40,}(?=<)|^[^<>{}\n]{40,}$", re.MULTILINE)
_INVENTED = """Musterstadt (epd) - Die Ministerin fordert 250 neue Stellen. "Wir werden keiner Lösung zustimmen, die
allein zulasten der Gemeinden geht", sagte sie am Donnerstag. Der Städtetag lehnt den Vorschlag ab, falls der Bund sich
nicht an den Kosten beteilige. """


def varied(sources: list[Path], count: int, target: Path) -> int:
    """Write `count` changed copies of `sources` into `target`; how many words their pages have."""
    dice = random.Random(7)
    originals = [(path.name, path.read_text("utf-8", "replace")) for path in sources]
    originals = originals or [(f"{n}.txt", f"Streit um Stellen\n\n{_INVENTED * 12}") for n in range(8)]
    nouns = sorted({noun for _, text in originals for noun in _LONG.findall(text)}) or ["Landesregierung"]

    def changed(block: re.Match[str]) -> str:
        text = _NUMBER.sub(lambda _: str(dice.randrange(10, 999)), block[0])
        return _LONG.sub(lambda noun: dice.choice(nouns) if dice.random() < 0.2 else noun[0], text)

    for number in range(count):
        name, text = originals[number % len(originals)]
        (target / f"{number:06}-{name}").write_text(_BLOCK.sub(changed, text), "utf-8")
    return sum(len(_WORD.findall(page.text)) for page in _loaded(target))


def _loaded(folder: Path) -> Iterator[Page]:
    return (item for item in pages.load([folder]) if isinstance(item, Page))


def measure(folder: Path, jobs: int) -> dict[str, Any]:
    """Read all pages of `folder`; times in seconds, memory in MiB."""
    total = sum(1 for _ in folder.iterdir())
    started, first, early, count, positions = time.perf_counter(), 0.0, 0, 0, 0
    for item in engine.run([folder], jobs=jobs):
        if isinstance(item, Reading):
            count, positions = count + 1, positions + len(item.positions)
            first = first or time.perf_counter()
            if count == max(1, total // 10):
                early = _peak(resource.RUSAGE_SELF)
    ended = time.perf_counter()
    return {
        "pages": count,
        "positions": positions,
        "start": first - started,
        "pages/s": count / (ended - started),
        "running": (count - 1) / (ended - first) if count > 1 else 0.0,
        "early": early,
        "self": _peak(resource.RUSAGE_SELF),
        "worker": _peak(resource.RUSAGE_CHILDREN),
    }


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1024


def yardstick(folder: Path) -> float:
    """Words a second that a plain regular expression finds on this machine."""
    texts = [page.text for page in _loaded(folder)]
    started, words = time.perf_counter(), 0
    while time.perf_counter() - started < 1:
        words += sum(len(_WORD.findall(text)) for text in texts)
    return words / (time.perf_counter() - started)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=200)
    options.add_argument("--folder", type=Path, default=_EXAMPLES)
    options.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(measure(chosen.folder, chosen.measure)))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sources = sorted(
            path for path in chosen.folder.glob("*") if path.is_file() and not path.name.startswith("README")
        )
        words = varied(sources, chosen.pages, folder)
        speed = yardstick(folder)
        print(f"{chosen.pages} files, {words:,} words; regular expression {speed:,.0f} words/s")
        print(f"{'processes':>9} {'pages/s':>8} {'running':>8} {'words/s':>8} {'start s':>8}  peak memory MiB")
        for jobs in (1, 2):
            # Each in a process of its own, for its peak memory.
            command = [sys.executable, __file__, "--measure", str(jobs), "--folder", place]
            told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            memory = f"{told['early']} after a tenth, {told['self']} at the end"
            memory += f", {told['worker']} the largest worker" if jobs > 1 else ""
            rate = told["running"] * words / max(1, told["pages"])
            speeds = f"{told['pages/s']:>8.1f} {told['running']:>8.1f} {rate:>8,.0f} {told['start']:>8.1f}"
            print(f"{jobs:>9} {speeds}  {memory}")


if __name__ == "__main__":
    main()
