"""The pipeline over one page, in whatever process this is."""

from lagebild import pipeline
from lagebild.model import Page, Problem, Reading


def read(page: Page) -> Reading | Problem:
    """The reading of one page; an exception that leaves none becomes the page's Problem, so that the batch goes on."""
    try:
        return pipeline.read_page(page)
    except Exception as error:
        return pipeline.failure("engine", page.uri, error)
