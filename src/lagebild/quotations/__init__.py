"""Who said what to whom."""

from lagebild.model import Problem, Quotation, Sentence

__all__ = ["find"]


def find(page_id: str, text: str, sentences: tuple[Sentence, ...]) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """The quotations of an article in reading order; `speaker` is a mention's place, `actor` is still None."""
    return (), ()
