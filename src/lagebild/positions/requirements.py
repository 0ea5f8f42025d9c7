"""Conditions in a sentence of their own: "Sie bot Hilfe an. Bedingung sei, dass der Rat zustimme."."""

import dataclasses

from lagebild.german import wordlists
from lagebild.model import Anchor, Position, Sentence, Span

__all__ = ["conditioned"]

_HELD_OUT = frozenset({"offer", "accept", "intend"})
_RULE = "noun demand is"


def conditioned(positions: list[Position], sentences: tuple[Sentence, ...]) -> list[Position]:
    """The positions, where what the next sentence demands as a condition is the condition of what was held out."""
    numbers = {sentence.span: number for number, sentence in enumerate(sentences)}
    found = list(positions)
    for at, position in enumerate(positions):
        number = numbers.get(position.sentence.span)
        if number is None or position.evidence.rule != _RULE or not _names_condition(sentences[number], position):
            continue
        condition = Anchor(position.content.page_id, _with_opener(sentences[number], position.content.span))
        for before in range(at - 1, max(-1, at - 5), -1):
            offer = found[before]
            place = numbers.get(offer.sentence.span, -9)
            near = number - place <= 1 and sentences[place].paragraph == sentences[number].paragraph
            if near and offer.actor == position.actor and offer.act in _HELD_OUT and offer.condition is None:
                found[before] = dataclasses.replace(offer, condition=condition)
    return found


def _names_condition(sentence: Sentence, position: Position) -> bool:
    nouns = wordlists.words("acts", "need_nouns")
    before = (token for token in sentence.tokens if token.span.end <= position.content.span.start)
    return any(token.tag == "NN" and token.lemma in nouns for token in before)


def _with_opener(sentence: Sentence, place: Span) -> Span:
    """The place with "dass" before it."""
    before = [token for token in sentence.tokens if token.span.end <= place.start]
    return Span(before[-1].span.start, place.end) if before and before[-1].text == "dass" else place
