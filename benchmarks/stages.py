"""Measures what each stage takes, as a share of the language pack's time in the same run.

    python benchmarks/stages.py [--folder FOLDER] [--rounds N] [--profile STAGE]

Every page of FOLDER (the example pages by default) goes through the stages of `lagebild.pipeline` one by one, N times
over changed copies (`benchmarks/pipeline.py` makes them); processor time is added up a stage. The last lines are what
is asked of the stages behind the quotations: actors, positions and times together at most .40 of the language pack, the
issues of a store told beside them. `--profile` prints the functions of one stage that take longest.
"""

import argparse
import cProfile
import pstats
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline import _EXAMPLES, _loaded, varied  # type: ignore[import-not-found]  # a script beside this one

from lagebild import actors, articles, german, positions, quotations, times
from lagebild.model import Page, Position

_BEHIND = ("actors", "positions", "times")


class Clock:
    """Processor seconds of each stage; profiles one of them where asked."""

    def __init__(self, profiled: str = "") -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.profiled, self.profile = profiled, cProfile.Profile()

    def run(self, stage: str, verb: Callable[..., Any], *given: object) -> Any:
        """What `verb` returns; its time goes to `stage`."""
        if stage == self.profiled:
            return self.profile.runcall(verb, *given)
        started = time.process_time()
        found = verb(*given)
        self.seconds[stage] += time.process_time() - started
        return found


def read(page: Page, clock: Clock) -> tuple[Position, ...]:
    """The stages as `lagebild.pipeline.read_page` calls them."""
    article, _ = clock.run("articles", articles.read, page)
    if article is None:
        return ()
    text = page.text
    sentences = clock.run("language pack", german.analyse, article, text)
    cast = clock.run("actors", actors.cast, article, text, sentences)
    said, _ = clock.run("quotations", quotations.find, page.id, text, sentences)
    said = clock.run("actors", actors.attribute, said, cast)
    held, _ = clock.run("positions", positions.find, article, text, sentences, said, cast)
    dated, _ = clock.run("times", times.find, article, text, sentences)
    clock.run("times", times.events, article, text, sentences, dated)
    return tuple(held)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--folder", type=Path, default=_EXAMPLES)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--profile", default="")
    chosen = options.parse_args()
    sources = sorted(path for path in chosen.folder.glob("*") if path.is_file() and not path.name.startswith("README"))
    with tempfile.TemporaryDirectory() as place:
        varied([path for path in sources if path.suffix != ".gz"], chosen.rounds * max(1, len(sources)), Path(place))
        found = list(_loaded(Path(place)))
    for page in found[:3]:
        read(page, Clock())  # lists and weights are loaded
    clock = Clock(chosen.profile)
    for page in found:
        read(page, clock)
    if chosen.profile:
        pstats.Stats(clock.profile).sort_stats("tottime").print_stats(40)
    pack = clock.seconds["language pack"]
    print(f"{len(found)} pages; share of the language pack's {1000 * pack / max(1, len(found)):.1f} ms a page")
    for stage, seconds in clock.seconds.items():
        print(f"{stage:>14} {seconds / pack:5.2f}")
    print(f"{'+'.join(_BEHIND)} {sum(clock.seconds[stage] for stage in _BEHIND) / pack:.2f}")


if __name__ == "__main__":
    main()
