"""What a content or a condition is about by its own words: what it says something of, with which verb and figures.

"eine Obergrenze für die Pumpwerke" is about the limit and not about the pumps; "den Notdienst zu regeln" does something
else with its noun than "einen Notdienst". Shallow: tags of the language pack, no parser.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lagebild.analysis import nouns
from lagebild.analysis.nouns import Names, Noun
from lagebild.german import sentences, tagging, tokens, verb_first
from lagebild.model import Token

__all__ = ["Matter", "matter", "names_it", "words_of"]

_LONGEST = 400
_FIGURE = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?")
_GENITIVE = frozenset({"des", "der", "eines", "einer", "seiner", "ihrer", "unserer", "deren", "dessen"})
_DENIALS = frozenset({"kein", "niemand", "nichts", "nie", "niemals", "weder"})
_NO_NOUNS = Names()


@dataclass(frozen=True, slots=True)
class Matter:
    """`nouns` are what is spoken of: the heads of its noun phrases, without what stands in prepositional phrases and
    genitives; `touched` those and the nouns of prepositional phrases that go with the verb; `details` the nouns of
    genitives and phrases that belong to another noun ("Abbau der Zölle"), `qualities` the adjectives. `verb` is the
    lemma of the first full verb outside relative clauses, None for a bare noun phrase; `figures` the numbers in it;
    `denied` whether it says no itself.
    """

    nouns: tuple[Noun, ...]
    touched: tuple[Noun, ...]
    details: frozenset[Noun]
    qualities: frozenset[str]
    verb: str | None
    figures: frozenset[str]
    denied: bool
    finite: bool = False
    """Whether it is a clause with a verb that agrees with somebody, and not a phrase or an infinitive."""

    def fits(self, other: "Matter") -> bool:
        """Whether both may do the same with the same: one verb or none, no two things that a noun is of."""
        return self.verb == other.verb and not (
            self.details and other.details and self.details.isdisjoint(other.details)
        )

    def is_same(self, other: "Matter") -> bool:
        """Whether both say the same of it, figures aside."""
        mine, theirs = ((one.verb, one.denied, one.details, one.qualities) for one in (self, other))
        return mine == theirs

    def differs_in_size(self, other: "Matter") -> bool:
        """Whether both have figures, and other ones."""
        return bool(self.figures and other.figures) and self.figures != other.figures


def names_it(noun: Noun, issue: Noun) -> bool:
    """Whether a noun names an issue: the same, or a compound with it as head ("Grunderwerbsteuer": "Steuer")."""
    return noun == issue or (nouns.parts(noun) or ("", ""))[1] == issue


@functools.lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[Token, ...]:
    """The words of a short text with their tags, on one line, from its beginning."""
    line = " ".join(text.split())[:_LONGEST]
    if not line:
        return ()
    pieces = sentences.join_ordinals(tokens.pieces(line, 0, len(line)), line)
    tagged = tagging.tag(list(sentences.split(pieces, line)))  # clauses and frames are not needed
    return tuple(token for found in tagged for token in verb_first.repaired(found.tokens))


@functools.lru_cache(maxsize=50_000)
def matter(text: str) -> Matter:
    """What a text of a few words is about."""
    main = _without_relative_clauses(words_of(text))
    heads, others, details = _phrases(main)
    verbs = [token for token in main if token.tag.startswith("VV")]
    bare = not verbs and not any(token.tag in ("VAFIN", "VMFIN") for token in main)
    return Matter(
        nouns=tuple(dict.fromkeys(heads)),
        touched=tuple(dict.fromkeys((*heads, *others))),
        details=frozenset(details),
        qualities=frozenset(token.lemma for token in main if token.tag == "ADJA" and "-" not in token.text),
        verb=None if bare else verbs[0].lemma if verbs else "",
        figures=frozenset(_figures(main)),
        denied=any(token.tag == "PTKNEG" or token.lemma in _DENIALS for token in main),
        finite=any(token.tag in ("VVFIN", "VAFIN", "VMFIN") for token in main),
    )


def _without_relative_clauses(words: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    inside = False
    for token in words:
        if token.text in (",", ";", ":", "–", "-"):
            inside = False
        inside = inside or token.tag in ("PRELS", "PRELAT")
        if not inside:
            kept.append(token)
    return kept


def _phrases(words: Sequence[Token]) -> tuple[list[Noun], list[Noun], list[Noun]]:
    """The nouns that head a phrase of their own, those of prepositional phrases that go with the verb, and those that
    belong to another noun.
    """
    found: dict[str, list[Noun]] = {"free": [], "other": [], "part": []}
    place, before = "free", ""  # where the next noun stands, and what the last one was
    for token in words:
        if token.tag in ("APPR", "APPRART"):
            place = "part" if before == "head" else "other"
        elif _is_noun(token):
            found[place] += _named(token, place)
            before, place = ("noun" if place == "other" else "head"), "free"
        elif before and token.text.casefold() in _GENITIVE and token.tag in ("ART", "PPOSAT"):
            place = "part"
        elif token.tag.startswith(("V", "PTKZU", "$", "P", "KO", "ADV")):
            before = ""
    return found["free"], found["other"], found["part"]


def _named(token: Token, place: str) -> list[Noun]:
    """The lemma of a noun, also of one that no list has; names and people only where they tell two things apart."""
    told = list(nouns.found_in(token.text, _NO_NOUNS))
    if not told and (token.tag == "NN" or (token.tag == "NE" and place == "part")):
        told = [] if place != "part" and nouns.names_people(token.text) else [token.lemma]
    return [noun for noun in told if nouns.worth(noun) > 0]


def _is_noun(token: Token) -> bool:
    return token.tag in ("NN", "NE", "TRUNC", "FM") or (token.tag == "ADJA" and "-" in token.text)


def _figures(words: Sequence[Token]) -> Iterator[str]:
    for token in words:
        if found := _FIGURE.findall(token.text):
            yield from found
        elif token.tag == "CARD":
            yield token.text.casefold()
