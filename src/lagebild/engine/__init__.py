"""Where the pipeline runs: in this process or in several."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lagebild import pages
from lagebild.engine.local import read
from lagebild.engine.processes import run_in_processes
from lagebild.errors import InputError
from lagebild.model import Page, Problem, Reading

__all__ = ["read", "run"]


def run(
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,
    options: pages.LoadOptions | None = None,
    skip: Callable[[Page], bool] | None = None,
) -> Iterator[Reading | Problem]:
    """Read every page in `paths`; a Problem for what cannot be loaded or breaks. In the order of the input, lazy.

    `jobs` is the number of worker processes (1: this process); more than one asks that the main module can be imported
    (a script needs its `if __name__ == "__main__"`). `skip` is asked in this process before a page is read: a page that
    it is true for (already stored, say) is passed over silently. Memory stays flat over any number of pages.

    Raises:
        InputError: `jobs` is less than 1.
    """
    if jobs < 1:
        raise InputError(f"{jobs} jobs: at least one is needed; leave --jobs out to use one")
    return _run(pages.load(paths, options=options), jobs, skip)


def _run(
    loaded: Iterator[Page | Problem], jobs: int, skip: Callable[[Page], bool] | None
) -> Iterator[Reading | Problem]:
    wanted = (item for item in loaded if isinstance(item, Problem) or skip is None or not skip(item))
    if jobs > 1:
        yield from run_in_processes(wanted, jobs)
        return
    for item in wanted:
        yield item if isinstance(item, Problem) else read(item)
