"""Quotation or stance sentence to position: act, content, condition, addressee, issue."""

from lagebild.model import Article, Cast, Position, Problem, Quotation, Sentence

__all__ = ["find"]


def find(
    article: Article, text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], cast: Cast
) -> tuple[tuple[Position, ...], tuple[Problem, ...]]:
    """The positions of an article in reading order; a stance whose holder is unknown is a Problem, never a guess."""
    return (), ()
