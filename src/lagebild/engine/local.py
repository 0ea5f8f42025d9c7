"""The pipeline over one page, in whatever process this is."""

import traceback

from lagebild import pipeline
from lagebild.model import Page, Problem, Reading


def read(page: Page) -> Reading | Problem:
    """The reading of one page; an exception in a stage becomes the page's Problem, so that the batch goes on."""
    try:
        return pipeline.read_page(page)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        where = f"{place.filename.rsplit('/', 1)[-1]}, line {place.lineno}"
        return Problem("engine", "failed", page.uri, f"reading failed with {what} ({where}); please report it")
