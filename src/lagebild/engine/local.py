"""The pipeline over loaded pages in this process."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lagebild import pages, pipeline
from lagebild.model import Page, Problem, Reading


def run(
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,  # noqa: ARG001  # the face first; processes follow
    options: pages.LoadOptions | None = None,
    skip: Callable[[Page], bool] | None = None,
) -> Iterator[Reading | Problem]:
    """Read every page in `paths`; a Problem for what cannot be loaded or breaks, in the order of the input.

    `jobs` is the number of worker processes (1: this process). `skip` is asked in this process before a page is read:
    a page it is true for (already stored, say) is passed over silently. Lazy: memory stays flat over any number of pages.
    """
    for loaded in pages.load(paths, options=options):
        if isinstance(loaded, Problem):
            yield loaded
        elif skip is None or not skip(loaded):
            yield read(loaded)


def read(page: Page) -> Reading | Problem:
    """The reading of one page; an exception in a stage becomes the page's Problem."""
    try:
        return pipeline.read_page(page)
    except Exception as error:
        return Problem("engine", "failed", page.uri, f"reading failed: {type(error).__name__}: {error}; please report it")
