"""`read` and `add`: pages in."""

import json
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lagebild import engine
from lagebild.cli.application import INTERRUPTED, complain, complain_of
from lagebild.cli.options import (
    DEFAULT_STORE,
    MAX_PAGE,
    Jobs,
    MaxPage,
    Paths,
    Quiet,
    StoreOption,
    checked,
    count_inputs,
    workers,
)
from lagebild.cli.output import Output, Stems, folder
from lagebild.cli.progress import tracked
from lagebild.engine.issues import assign_issues
from lagebild.model import Page, Problem, Reading
from lagebild.pages import LoadOptions
from lagebild.report.gold import gold_record
from lagebild.report.jsonl import page_record, to_line
from lagebild.store import Added, Store


class ReadFormat(StrEnum):
    """What `read` writes."""

    jsonl = "jsonl"
    gold = "gold"


def read(
    paths: Paths,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE|FOLDER", help="Where to; for gold a folder. - is standard output."
        ),
    ] = "-",
    form: Annotated[
        ReadFormat,
        typer.Option("-f", "--format", help="jsonl: a line a page; gold: a file a page, as score.py reads it."),
    ] = ReadFormat.jsonl,
    jobs: Jobs = 0,
    max_page: MaxPage = MAX_PAGE,
    quiet: Quiet = False,
) -> None:
    """Read pages and print what they say, one line of JSON a page. Nothing is stored."""
    wanted, options = checked(paths), LoadOptions.for_pages_of(max_page)
    if form is ReadFormat.gold:
        stems = Stems(folder(output))
        found = _run(wanted, jobs, options, quiet, lambda reading: _write_gold(reading, stems))
    else:
        with Output(output) as file:
            found = _run(wanted, jobs, options, quiet, lambda reading: print(to_line(page_record(reading)), file=file))
    if not found:
        raise typer.Exit(1)


def _run(paths: list[str | Path], jobs: int, options: LoadOptions, quiet: bool, use: Callable[[Reading], None]) -> int:
    """Reads and hands on; how many pages it were."""
    inputs, found = count_inputs(paths), 0
    with tracked(inputs, quiet=quiet) as step:
        for result in engine.run(paths, jobs=workers(jobs, inputs), options=options):
            if isinstance(result, Problem):
                complain_of(result)
            else:
                found += 1
                use(result)
                _tell(result, quiet)
            step()
    return found


def _tell(reading: Reading, quiet: bool) -> None:
    """What failed on a page is told always; why one is no article, or not German, unless it shall be `quiet`."""
    for problem in reading.problems:
        if problem.kind == "failed" or (reading.article is None and not quiet):
            complain_of(problem)


def _write_gold(reading: Reading, stems: Stems) -> None:
    path, taken = stems.path(reading.page)
    if taken:
        complain(f"{reading.page.uri}: another input has the stem {taken} too; written to {path}")
    with Output(str(path)) as file:
        json.dump(gold_record(reading), file, ensure_ascii=True)


def add(
    paths: Paths,
    store: StoreOption = DEFAULT_STORE,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read pages that are in once more and replace what was found; judgements stay."),
    ] = False,
    jobs: Jobs = 0,
    max_page: MaxPage = MAX_PAGE,
    quiet: Quiet = False,
) -> None:
    """Read pages into a store. Safe to interrupt and to repeat: what is in is passed over."""
    wanted = checked(paths)
    with Store(store, tell=complain) as opened:
        adding = _Adding(opened, again, quiet, _files_of(store))
        try:
            adding.run(wanted, jobs, LoadOptions.for_pages_of(max_page))
        except KeyboardInterrupt:
            complain(f"interrupted; {adding.summary()}; the same command goes on from here")
            raise typer.Exit(INTERRUPTED) from None
        opened.settle_actors()
        assign_issues(opened)
        if not quiet:
            complain(f"{adding.summary()}; see: lagebild show --store {store}")
        if adding.problems and not adding.done:
            raise typer.Exit(1)


def _files_of(store: str) -> frozenset[Path]:
    """The store's own files, which are no pages where they lie in a folder that is read."""
    return frozenset(Path(store + suffix).resolve() for suffix in ("", "-wal", "-shm"))


class _Adding:
    """One run of `add`."""

    def __init__(self, store: Store, again: bool, quiet: bool, own: frozenset[Path]) -> None:
        self._store, self._again, self._quiet, self._own = store, again, quiet, own
        self._counts: Counter[Added] = Counter()
        self.problems = 0

    @property
    def done(self) -> int:
        """Pages that are in now."""
        return self._counts.total()

    def run(self, paths: list[str | Path], jobs: int, options: LoadOptions) -> None:
        """Every page of `paths` into the store, a transaction each."""
        inputs = count_inputs(paths)
        with tracked(inputs, quiet=self._quiet) as step:

            def known(page: Page) -> bool:
                if self._again or not self._store.seen(page):
                    return False
                self._counts["known"] += 1
                step()
                return True

            for result in engine.run(paths, jobs=workers(jobs, inputs), options=options, skip=known):
                self._take(result)
                step()

    def _take(self, result: Reading | Problem) -> None:
        if isinstance(result, Problem):
            if Path(result.where).resolve() in self._own:
                return
            self.problems += 1
            self._store.add_problem(result)
            complain_of(result)
        else:
            self._counts[self._store.add(result, again=self._again)] += 1
            _tell(result, self._quiet)

    def summary(self) -> str:
        """What the run did, in a line."""
        words: dict[Added, str] = {
            "new": "added", "version": "new versions of known pages", "sighting": "known under another address",
            "again": "read again", "known": "known already",
        }  # fmt: skip
        parts = [f"{self._counts[name]} {text}" for name, text in words.items() if self._counts[name]]
        parts += [f"{self.problems} could not be read"] if self.problems else []
        return f"pages: {', '.join(parts) or 'none'}"
