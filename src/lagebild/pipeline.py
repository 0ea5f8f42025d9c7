"""The stages in their order: a page in, a reading out."""

from lagebild import actors, articles, german, positions, quotations, times
from lagebild.model import Page, Reading

__all__ = ["read_page"]


def read_page(page: Page) -> Reading:
    """All that can be read out of one page; what could not be used stands in `problems`."""
    article, problems = articles.read(page)
    if article is None:
        return Reading(page, None, problems=problems)
    text = page.text
    sentences = german.analyse(article, text)
    cast = actors.cast(article, text, sentences)
    said, unsaid = quotations.find(page.id, text, sentences)
    said = actors.attribute(said, cast)
    held, unheld = positions.find(article, text, sentences, said, cast)
    dated, undated = times.find(article, text, sentences)
    return Reading(
        page,
        article,
        sentences=tuple(sentence.span for sentence in sentences),
        lemmas=tuple(" ".join(token.lemma for token in sentence.tokens) for sentence in sentences),
        cast=cast,
        quotations=said,
        positions=held,
        times=dated,
        events=times.events(article, text, sentences, dated),
        problems=problems + unsaid + unheld + undated,
    )
