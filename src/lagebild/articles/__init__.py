"""Page to article: furniture away, masthead read."""

import re

from lagebild.model import Article, Page, Problem, Span, content_id

__all__ = ["read"]


def read(page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article of a page, or None with the reason why it is none."""
    body = tuple(Span(*m.span()) for m in re.finditer(r"\S[^\n]*(?:\n(?!\n)[^\n]+)*", page.text))
    return Article(content_id("article", page.id), page.id, None, body), ()
