"""Names of issues as a reader would write them: "Abbau der Zölle", "höhere Löhne", "Obergrenze für Pumpwerke".

An issue is found by one noun. Where most contents that speak of it say the same of that noun, its name says so too:
with the genitive or the prepositional phrase behind it, which stay as they stand, or the adjective before it, whose
ending is put into the nominative. "die Zölle zu senken" becomes "Senkung der Zölle". What cannot be put right for sure
is left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lagebild.analysis import nouns
from lagebild.analysis.matters import words_of
from lagebild.analysis.nouns import Names, Noun
from lagebild.model import Token

__all__ = ["label", "named", "phrases"]

_MOST_CONTENTS = 12
_SHARE, _LEAST = 0.6, 2
"""Share of the contents, and their number, that must say the same of an issue."""
_WORDS = 5
"""Words of a name at most."""
_NO_NAMES = Names()
_ATTRIBUTIVE = frozenset({"für", "über", "gegen", "zwischen", "von", "vom", "ohne"})
"""Prepositions that behind a noun mostly belong to it; others ("in", "zu", "auf") as often go with the verb."""
_ENDINGS = ("en", "es", "er", "em", "e")
# What an adjective ends in without its article in the nominative, by the article that stands before it and the
# ending it has there; what is not listed may be another case.
_STRONG = {
    ("eine", "e"): "e", ("keine", "e"): "e", ("die", "e"): "e", ("die", "en"): "e", ("keine", "en"): "e",
    ("ein", "es"): "es", ("kein", "es"): "es", ("das", "e"): "es",
    ("ein", "er"): "er", ("kein", "er"): "er", ("einen", "en"): "er", ("keinen", "en"): "er", ("", "e"): "e",
}  # fmt: skip


def label(noun: Noun, contents: Sequence[str]) -> str:
    """The name of the issue that a noun stands for, by the contents of its positions, each of which counts once."""
    seen = sorted(set(contents))[:_MOST_CONTENTS]
    found = [next(phrases(noun, content), "") for content in seen]
    best, count = max(Counter(found).items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return best if best and count >= min(_LEAST, len(found)) and count >= _SHARE * len(found) else noun


def phrases(noun: Noun, content: str) -> Iterator[str]:
    """What a content says of a noun, as the name of an issue, the most telling first."""
    tokens = words_of(content)
    for at, token in enumerate(tokens):
        if token.tag == "NN" and noun in nouns.found_in(token.text, _NO_NAMES):
            yield from _of_verb(tokens, at)
            yield from _with_attribute(tokens, at, noun)
            yield from _with_adjective(tokens, at, noun)


def _with_attribute(tokens: Sequence[Token], at: int, noun: Noun) -> Iterator[str]:
    """ "Öffnung der Strecke", "Obergrenze für Pumpwerke": what follows the noun hangs on no case of it."""
    if tokens[at].text != noun:
        return
    behind = list(_attribute(tokens, at + 1))
    if behind and len(behind) < _WORDS:
        yield " ".join([noun, *behind])


def _attribute(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The words of a genitive or prepositional phrase up to its noun; none where it is something else."""
    first = tokens[at] if at < len(tokens) else None
    genitive = first is not None and first.tag == "ART" and first.text in ("der", "des")
    bare = first is not None and first.tag == "ADJA" and first.text.endswith("er") and first.text[0].islower()
    if first is not None and first.tag == "NE" and first.text.endswith("s") and not first.text.endswith(_NO_GENITIVE):
        yield first.text  # "Existenzrecht Israels"
        return
    if first is None or not (genitive or bare or first.text in _ATTRIBUTIVE):
        return
    words: list[str] = []
    for number, token in enumerate(tokens[at : at + _WORDS], at + 1):
        if token.tag == "NE" and number < len(tokens) and tokens[number].tag == "NE":
            words.append(token.text)
        elif token.tag in ("NN", "NE"):
            telling = any(nouns.worth(one) > 0 for one in nouns.found_in(token.text, _NO_NAMES))
            if telling or token.tag == "NE" or nouns.names_people(token.text):
                yield from (*words, token.text)
            return
        elif token is not first and token.tag not in ("ART", "ADJA"):
            return
        else:
            words.append(token.text)


def _with_adjective(tokens: Sequence[Token], at: int, noun: Noun) -> Iterator[str]:
    before = tokens[at - 1] if at else None
    if before is None or before.tag != "ADJA" or not before.text.islower():
        return
    article = tokens[at - 2] if at > 1 else None
    if article is not None and article.tag not in ("ART", "PIAT"):
        return
    ending = next((end for end in _ENDINGS if before.text.endswith(end)), None)
    strong = _STRONG.get(((article.text.casefold() if article else ""), ending or ""))
    if strong is None or ending is None or before.lemma in _VAGUE:
        return
    plural = tokens[at].text != noun
    # "die neuen Löhne" has many, "die neue Steuer" one: a form that says neither is left alone
    if strong == "e" and plural == (article is not None and article.text.casefold() == "eine"):
        return
    yield f"{before.text[: -len(ending)]}{strong} {tokens[at].text if plural else noun}"


_NO_GENITIVE = ("ss", "us", "os", "is", "as")
"""Ends of names that are no genitives for sure."""
_VAGUE = frozenset({
    "neu", "nächst", "weit", "ander", "solch", "bestimmt", "jeweilig", "eigen", "möglich", "ganz", "entsprechend",
    "aktuell", "ähnlich",
})  # fmt: skip
"""Adjectives that tell no issue from another."""


def _of_verb(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """ "die Zölle zu senken": "Senkung der Zölle", where the genitive looks like what stands there."""
    article = tokens[at - 1] if at else None
    if article is None or article.tag != "ART" or article.text.casefold() != "die":
        return
    verb = next((token for token in tokens[at + 1 :] if token.tag in ("VVIZU", "VVINF")), None)
    direct = verb is not None and all(
        token.tag in ("PTKZU", "ADV", "ADJD", "VVINF", "VVIZU") for token in tokens[at + 1 : tokens.index(verb) + 1]
    )
    if verb is not None and direct and (action := _action(verb.lemma)):
        yield f"{action} der {tokens[at].text}"


def _action(verb: str) -> Noun | None:
    """The noun for what a verb does: "senken": "Senkung", "abbauen": "Abbau"; None where no known noun is made so."""
    stem = verb.removesuffix("n").removesuffix("e")
    for made in (f"{stem}ung", stem):
        if nouns.frequency(made.capitalize()) > 0:
            return made.capitalize()
    return None


def named(of_noun: Iterable[tuple[Noun, str]]) -> dict[Noun, str]:
    """The name of each issue, from pairs of its noun and a content that speaks of it."""
    contents: dict[Noun, list[str]] = {}
    for noun, content in of_noun:
        contents.setdefault(noun, []).append(" ".join(content.split()))
    return {noun: label(noun, texts) for noun, texts in contents.items()}
