"""Trades that no list knows, learned where they stand before a name: "Hebamme Josefa Lang", later "die Hebamme"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lagebild.actors.figures import Figure
from lagebild.actors.phrases import Phrase
from lagebild.model import Token

__all__ = ["trades_in"]


def trades_in(
    tokens: Sequence[Token], phrases: Sequence[Phrase], named: Mapping[int, Figure]
) -> Iterator[tuple[str, Figure]]:
    """The nouns right before full names of persons, each with its person; `named` tells whom a phrase names by id()."""
    for left, right in pairwise(phrases):
        figure = named.get(id(right))
        beside = right.start == left.end and left.noun_at == left.end - 1 and not right.article and not right.adjectives
        if not beside or left.noun is not None or left.inner is not None or figure is None or not figure.is_person:
            continue
        assert left.noun_at is not None  # it is the last token of the phrase
        if tokens[left.noun_at].tag == "NN" and right.name is not None and right.name[1] - right.name[0] > 1:
            yield tokens[left.noun_at].text.casefold(), figure
