"""Surnames that are words as well: "Berg", "Koch", "Richter" without article, where the article names such a person.

A tagger sees one sentence and takes "Koch" for a cook. What another sentence calls "Ida Koch" settles it.
"""

from collections.abc import Sequence
from dataclasses import replace

from lagebild.german.tagging import Tagged
from lagebild.model import Token

__all__ = ["settled"]

_BEFORE_NOUNS = frozenset({"ART", "ADJA", "APPRART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "CARD", "TRUNC"})
_FULL_NAME = 2
"""Tokens of a name at least, of which the last is a surname."""


def settled(tagged: Sequence[Tagged]) -> list[Tagged]:
    """The sentences with bare nouns as names where a person of the article is called so."""
    known = {
        found.tokens[name.range[1] - 1].text
        for found in tagged
        for name in found.names
        if name.kind == "PER" and name.range[1] - name.range[0] >= _FULL_NAME
    }
    if not known:
        return list(tagged)
    return [found._replace(tokens=_renamed(found.tokens, known)) for found in tagged]


def _renamed(tokens: tuple[Token, ...], known: set[str]) -> tuple[Token, ...]:
    places = [
        at for at, token in enumerate(tokens)
        if token.tag == "NN" and token.text in known and (at == 0 or _may_precede(tokens, at - 1))
    ]  # fmt: skip
    if not places:
        return tokens
    changed = list(tokens)
    for at in places:
        changed[at] = replace(tokens[at], tag="NE", lemma=tokens[at].text, number="Sing", case="Nom|Dat|Acc", gender="")
        if at and tokens[at - 1].tag == "ADJA":
            verb = replace(tokens[at - 1], tag="VVFIN", lemma=tokens[at - 1].text[:-2] + "en", mood="Ind", tense="Past")
            changed[at - 1] = replace(verb, number="Sing", person="3", case="", gender="")
    return tuple(changed)


def _may_precede(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a bare name may follow: no article or attribute, but a verb that looks like one (", mahnte Berg")."""
    if tokens[at].tag not in _BEFORE_NOUNS:
        return True
    verb = tokens[at].tag == "ADJA" and tokens[at].text.endswith("te") and tokens[at].text.islower()
    return verb and at > 0 and tokens[at - 1].text in (",", "“", "”", "«", "»", '"')
