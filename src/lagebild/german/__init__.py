"""The language pack: tokens, sentences, tags, clauses, frames; word lists as YAML. No library's object leaves it."""

import functools
import re
from typing import Any

from HanTa import HanoverTagger

from lagebild.model import Article, Sentence, Span, Token

__all__ = ["analyse"]


@functools.cache
def _tagger() -> Any:
    return HanoverTagger.HanoverTagger("morphmodel_ger.pgz")


def analyse(article: Article, text: str) -> tuple[Sentence, ...]:
    """The sentences of an article's headline, lead, headings, questions, captions and body, in reading order."""
    sentences = []
    for number, block in enumerate(article.body):
        for match in re.finditer(r"\S.*?(?:[.!?](?=\s)|$)", block.of(text), re.S):
            start = block.start + match.start()
            words = [(start + m.start(), m.group()) for m in re.finditer(r"\w+|[^\w\s]", match.group())]
            tagged = _tagger().tag_sent([w for _, w in words])
            tokens = tuple(Token(Span(a, a + len(w)), w, tag, lemma) for (a, w), (_, lemma, tag) in zip(words, tagged, strict=True))
            sentences.append(Sentence(Span(start, start + len(match.group())), number, "body", tokens))
    return tuple(sentences)
