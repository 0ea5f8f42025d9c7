"""Page to article: furniture away, masthead read."""

from lagebild.articles import blocks as looks
from lagebild.articles.lines import MOST_PIECES
from lagebild.articles.masthead import find_headline
from lagebild.articles.rejection import foreign_language, why_no_article
from lagebild.articles.sequence import article_run
from lagebild.articles.source import source_of
from lagebild.articles.structure import parts_of
from lagebild.articles.wrapping import pieces
from lagebild.model import Article, Page, Problem, content_id

__all__ = ["read"]

_STAGE = "articles"
_MOST_CHARACTERS = 1_000_000
"""Some 150,000 words: no press page has more text, its menus included; what follows is not read."""


def read(page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article of a page, or None with the reason why it is none."""
    text = page.text[:_MOST_CHARACTERS]
    blocks = looks.blocks(pieces(text, rendition=page.hints.html), text)
    looks.hint(blocks, page.hints)
    run = article_run(blocks)
    language = foreign_language(blocks, run)
    if language is not None:
        return None, (_problem(page, "not German", f"the text is in {language}, not in German; skipped"),)
    reason = why_no_article(blocks, run)
    if run is None or reason is not None:
        return None, (_problem(page, "no article", f"{reason or 'the page has no running text'}; skipped"),)
    found = find_headline(blocks, run, page.hints)
    parts = parts_of(blocks, run, found.number if found else None, page.hints, text)
    source = source_of(blocks, run, parts, found, page)
    article = Article(
        content_id("article", page.id),
        page.id,
        found.span if found else None,
        tuple(parts.body),
        kicker=found.kicker if found else None,
        lead=tuple(parts.lead),
        published=source.published,
        updated=source.updated,
        agencies=source.agencies,
        places=parts.dateline.places if parts.dateline else (),
        authors=source.authors,
        outlet=source.outlet,
        headings=tuple(parts.headings),
        questions=tuple(parts.questions),
        captions=tuple(parts.captions),
        keywords=source.keywords,
        tickers=tuple(parts.tickers),
        title=page.hints.title if found is None else None,
    )
    if len(page.text) > _MOST_CHARACTERS or len(blocks) >= MOST_PIECES:
        bound = f"only its first {_MOST_CHARACTERS:,} characters or {MOST_PIECES:,} lines were read"
        return article, (_problem(page, "too long", f"the page is longer than any article; {bound}"),)
    return article, ()


def _problem(page: Page, kind: str, message: str) -> Problem:
    return Problem(_STAGE, kind, page.uri or page.id, message)
