"""Puts right a condition that begins with its verb: "Bleibe das Angebot aus, werde man klagen".

A Konjunktiv I at the head of a sentence has a noun's capital and ending; taggers take it for one. Behind it a subject
stands, and behind the next comma the main clause begins with its verb: no noun phrase looks like that.
"""

from dataclasses import replace

from lagebild.model import Token

__all__ = ["repaired"]

_SUBJECT_TAGS = frozenset(
    {"ART", "PPER", "PIS", "PPOSAT", "PDAT", "PDS", "PIAT", "PIDAT", "NE", "PRF", "APPR", "ADV", "PTKNEG"}
)
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_LATEST = 40
"""So many words behind the verb the comma stands at the latest."""


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with sentence-initial Konjunktiv forms as finite verbs, where a main clause answers them."""
    opening = (":", "–", *'„“»«"')
    starts = [0, *(i + 1 for i, token in enumerate(tokens[:-1]) if token.text in opening)]
    for start in starts:
        if start + 2 < len(tokens) and _is_verb(tokens, start) and _is_answered(tokens, start):
            lemma = _infinitive(tokens[start].text)
            verb = replace(tokens[start], tag="VVFIN", lemma=lemma, mood="Sub", tense="Pres", number="Sing", person="3")
            verb = replace(verb, case="", gender="")
            tokens = (*tokens[:start], verb, *tokens[start + 1 :])
    return tokens


def _is_verb(tokens: tuple[Token, ...], start: int) -> bool:
    token, following = tokens[start], tokens[start + 1]
    if token.tag not in ("NN", "NE", "ADJA", "ADJD", "FM", "ADV") or not token.text[:1].isupper():
        return False
    return (
        token.text.endswith("e") and len(token.text) > 3 and following.tag in _SUBJECT_TAGS and following.text != "der"
    )


def _is_answered(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether the first comma is followed by a verb in the Konjunktiv."""
    for position in range(start + 2, min(start + _LATEST, len(tokens) - 1)):
        if tokens[position].text == ",":
            following = tokens[position + 1]
            return following.tag in _FINITE and following.mood == "Sub"
        if tokens[position].tag in _FINITE or tokens[position].tag == "$.":
            return False
    return False


def _infinitive(form: str) -> str:
    """ "Bleibe": bleiben; "Ändere": ändern; "Handle": handeln."""
    word = form.lower()
    if word.endswith("iere"):
        return word + "n"
    if word.endswith(("ere", "ele")):
        return word[:-1] + "n"
    return word[:-2] + "eln" if word.endswith(("dle", "gle", "kle", "tle")) else word + "n"
