"""Two readings of an article make its cast: first the names teach, then descriptions and pronouns are resolved."""

from collections.abc import Iterator

from lagebild.actors.figures import Figure, Register, actor_id
from lagebild.actors.name_forms import full_name, particled
from lagebild.actors.naming import Naming
from lagebild.actors.phrases import Phrase, read_phrases
from lagebild.actors.resolution import Found, Resolver
from lagebild.actors.sentences import frame
from lagebild.model import Actor, Anchor, Article, Cast, Evidence, Mention, Sentence

__all__ = ["read_cast"]


def read_cast(article: Article, sentences: tuple[Sentence, ...]) -> Cast:
    """The actors of an article and their mentions in reading order."""
    register = Register()
    naming = Naming(register)
    words = [frozenset([token.text for token in sentence.tokens]) for sentence in sentences]
    phrases = _phrases(sentences, words)
    for sentence, found in zip(sentences, phrases, strict=True):
        naming.teach(sentence, found)
    naming.settle(article.agencies, article.places)
    resolver = Resolver(register, naming, article.places)
    closing, paragraph = "", -1
    for number, (sentence, found) in enumerate(zip(sentences, phrases, strict=True)):
        closing = closing if sentence.paragraph == paragraph else ""
        paragraph = sentence.paragraph
        view, closing = frame(sentence, words[number], closing)
        resolver.read(number, view, found)
    return _cast(article.page_id, resolver.found)


def _phrases(sentences: tuple[Sentence, ...], words: list[frozenset[str]]) -> list[list[Phrase]]:
    """The phrases of each sentence; names that the article gives in full are names wherever their words stand."""
    drafts = [read_phrases(sentence.tokens) for sentence in sentences]
    names: set[str] = set()
    surnames: set[str] = set()
    for sentence, phrases in zip(sentences, drafts, strict=True):
        for phrase in _nested(phrases):
            full = full_name(phrase, sentence.tokens)
            names.update(word for word in full if len(word) > 2 and word[0].isupper())
            surnames.update(full[-1:])
            surnames.update(particled(full))
    known, last = frozenset(names), frozenset(surnames)
    telling = _forms(known | last)
    return [
        draft if telling.isdisjoint(here) else read_phrases(sentence.tokens, known, last)
        for sentence, draft, here in zip(sentences, drafts, words, strict=True)
    ]


def _forms(names: frozenset[str]) -> frozenset[str]:
    """The words of names, also in the genitive: a sentence without any of them reads the same with and without them."""
    words = {word for name in names for word in name.split()}
    return frozenset(word + ending for word in words for ending in ("", "s", "'", "’", "`", "'s", "’s"))


def _nested(phrases: list[Phrase]) -> Iterator[Phrase]:
    """The phrases and the genitives inside them."""
    for phrase in phrases:
        inside: Phrase | None = phrase
        while inside is not None:
            yield inside
            inside = inside.inner


def _cast(page_id: str, found: list[Found]) -> Cast:
    actors: dict[str, Actor] = {}
    ids: dict[int, str] = {}
    mentions = []
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        anchor = Anchor(page_id, item.span)
        evidence = Evidence("actors", item.rule, (anchor,), item.score)
        mentions.append(Mention(anchor, item.kind, _register(actors, ids, item.figure), evidence))  # type: ignore[arg-type]  # Found says which kinds
    return Cast(tuple(actors.values()), tuple(mentions))


def _register(actors: dict[str, Actor], ids: dict[int, str], figure: Figure | None) -> str | None:
    """The id of the figure's actor, who is added at the first mention; `ids` keeps those of the figures so far."""
    if figure is None:
        return None
    key = ids.get(id(figure))
    if key is None:
        key = ids[id(figure)] = actor_id(figure.name, figure.kind)
        if key not in actors:
            actors[key] = figure.actor()
    return key
