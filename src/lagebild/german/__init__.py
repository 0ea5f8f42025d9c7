"""The language pack: tokens, sentences, tags, clauses, frames; word lists as YAML. No library's object leaves it."""

from lagebild.german import clauses, frames, sentences, surnames, tagging, tokens, verb_first
from lagebild.model import Article, Role, Sentence, Span

__all__ = ["analyse"]


def analyse(article: Article, text: str) -> tuple[Sentence, ...]:
    """The sentences of an article's headline, lead, headings, questions, captions and body, in reading order."""
    places: list[tuple[int, Role, list[tokens.Piece]]] = []
    for number, (block, role) in enumerate(_blocks(article)):
        pieces = sentences.join_ordinals(tokens.pieces(text, block.start, block.end), text)
        places += [(number, role, group) for group in sentences.split(pieces, text)]
    tagged = surnames.settled(tagging.tag([group for _, _, group in places]))
    return tuple(_sentence(*place, found) for place, found in zip(places, tagged, strict=True))


def _sentence(number: int, role: Role, group: list[tokens.Piece], found: tagging.Tagged) -> Sentence:
    span = Span(group[0].start, group[-1].end)
    words = verb_first.repaired(found.tokens)
    inner = clauses.find(words)
    return Sentence(span, number, role, words, inner, frames.find(words, inner), found.names)


def _blocks(article: Article) -> list[tuple[Span, Role]]:
    """The blocks of an article in reading order; one that overlaps an earlier one is left out."""
    blocks: list[tuple[Span, Role]] = [(article.headline, "headline")] if article.headline else []
    parts: list[tuple[tuple[Span, ...], Role]] = [
        (article.lead, "lead"),
        (article.headings, "heading"),
        (article.questions, "question"),
        (article.captions, "caption"),
        (article.body, "body"),
    ]
    blocks += [(span, role) for spans, role in parts for span in spans]
    ordered: list[tuple[Span, Role]] = []
    for block in sorted(blocks, key=lambda block: block[0].start):
        if not ordered or ordered[-1][0].end <= block[0].start:
            ordered.append(block)
    return ordered
