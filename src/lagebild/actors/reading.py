"""Two readings of an article make its cast: first the names teach, then descriptions and pronouns are resolved."""

from collections.abc import Iterator

from lagebild.actors.figures import Figure, Register, actor_id
from lagebild.actors.naming import Naming, full_name, particled
from lagebild.actors.phrases import Phrase, read_phrases
from lagebild.actors.resolution import Found, Resolver
from lagebild.actors.sentences import frame
from lagebild.model import Actor, Anchor, Article, Cast, Evidence, Mention, Sentence

__all__ = ["read_cast"]


def read_cast(article: Article, sentences: tuple[Sentence, ...]) -> Cast:
    """The actors of an article and their mentions in reading order."""
    register = Register()
    naming = Naming(register)
    phrases = _phrases(sentences)
    for sentence, found in zip(sentences, phrases, strict=True):
        naming.teach(sentence, found)
    naming.settle(article.agencies, article.places)
    resolver = Resolver(register, naming, article.places)
    closing, paragraph = "", -1
    for number, (sentence, found) in enumerate(zip(sentences, phrases, strict=True)):
        closing = closing if sentence.paragraph == paragraph else ""
        paragraph = sentence.paragraph
        view, closing = frame(sentence, closing)
        resolver.read(number, view, found)
    return _cast(article.page_id, resolver.found)


def _phrases(sentences: tuple[Sentence, ...]) -> list[list[Phrase]]:
    """The phrases of each sentence; names that the article gives in full are names wherever their words stand."""
    drafts = [read_phrases(sentence.tokens) for sentence in sentences]
    names: set[str] = set()
    surnames: set[str] = set()
    for sentence, phrases in zip(sentences, drafts, strict=True):
        for phrase in _nested(phrases):
            words = full_name(phrase, sentence.tokens)
            names.update(word for word in words if len(word) > 2 and word[0].isupper())
            surnames.update(words[-1:])
            surnames.update(particled(words))
    known, last = frozenset(names), frozenset(surnames)
    return [read_phrases(sentence.tokens, known, last) for sentence in sentences]


def _nested(phrases: list[Phrase]) -> Iterator[Phrase]:
    """The phrases and the genitives inside them."""
    for phrase in phrases:
        inside: Phrase | None = phrase
        while inside is not None:
            yield inside
            inside = inside.inner


def _cast(page_id: str, found: list[Found]) -> Cast:
    actors: dict[str, Actor] = {}
    mentions = []
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        anchor = Anchor(page_id, item.span)
        evidence = Evidence("actors", item.rule, (anchor,), item.score)
        mentions.append(Mention(anchor, item.kind, _register(actors, item.figure), evidence))  # type: ignore[arg-type]  # Found says which kinds
    return Cast(tuple(actors.values()), tuple(mentions))


def _register(actors: dict[str, Actor], figure: Figure | None) -> str | None:
    if figure is None:
        return None
    key = actor_id(figure.name, figure.kind)
    if key not in actors:
        actors[key] = figure.actor()
    return key
