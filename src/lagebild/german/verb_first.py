"""Puts right verbs that taggers miss, where the sentence leaves no other reading.

A Konjunktiv I at the head of a sentence ("Bleibe das Angebot aus, werde man klagen") has a noun's capital and ending;
behind it a subject stands, and behind the next comma the main clause begins with its verb. Behind a free relative
clause a demonstrative and its verb look like article and adjective ("Wer zögere, der gefährde Arbeitsplätze"). Behind
two joined names a plural verb has the form of the infinitive ("Norland und Südmark fordern, ...").
"""

from dataclasses import replace

from lagebild.model import Token

__all__ = ["repaired"]

_SUBJECT_TAGS = frozenset(
    {"ART", "PPER", "PIS", "PPOSAT", "PDAT", "PDS", "PIAT", "PIDAT", "NE", "PRF", "APPR", "ADV", "PTKNEG"}
)
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_CLOSING = ("“", "”", "«", "»", '"')
_TITLE = 2
"""Nouns before a name at most ("Landeschef Karl Ott", "Präsidentin Frau Ott")."""
_LATEST = 40
"""So many words behind the verb the comma stands at the latest."""


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with sentence-initial Konjunktiv forms as finite verbs, where a main clause answers them."""
    opening = (":", "–", *'„“»«"')
    starts = [0, *(i + 1 for i, token in enumerate(tokens[:-1]) if token.text in opening)]
    for start in starts:
        if start + 2 < len(tokens) and _is_verb(tokens, start) and _is_answered(tokens, start):
            tokens = (*tokens[:start], _subjunctive(tokens[start]), *tokens[start + 1 :])
    tokens = _third_person(tokens)
    return _governing(_last_verb(_joint_verb(_resumed_verb(_telling_verb(tokens)))))


def _telling_verb(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Das sei Unsinn, polterte Landeschef Karl Ott": a weak preterite before a bare name looks like an adjective."""
    for at in range(2, len(tokens) - 1):
        verb = tokens[at]
        if verb.tag != "ADJA" or not verb.text.endswith("te") or not verb.text.islower():
            continue
        told = tokens[at - 1].text in (*_CLOSING, ",") and tokens[at - 2].tag != "ADJA"
        if told and any(token.tag in _FINITE for token in tokens[:at]) and _is_bare_name(tokens, at + 1):
            # an adjective before it had settled the case and number of the noun
            name = replace(tokens[at + 1], case="", number="", gender="")
            return (*tokens[:at], _preterite(verb), name, *tokens[at + 2 :])
    return tokens


def _is_bare_name(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a title and a name stand there without article, and no verb up to the next comma."""
    named = start
    while named < len(tokens) and tokens[named].tag == "NN":
        named += 1
    if named == len(tokens) or tokens[named].tag != "NE" or named - start > _TITLE:
        return False
    end = next((i for i in range(named, len(tokens)) if tokens[i].tag in ("$,", "$.")), len(tokens))
    return not any(token.tag[0] == "V" for token in tokens[named:end])


def _preterite(token: Token) -> Token:
    """The token as finite verb of the third person; "-ete" belongs to stems in -d and -t ("meldete")."""
    stem = token.text[:-3] if token.text.endswith(("dete", "tete")) else token.text[:-2]
    infinitive = stem + ("n" if stem.endswith(("el", "er")) else "en")
    return replace(token, tag="VVFIN", lemma=infinitive, mood="Ind", tense="Past", number="Sing", person="3",
                   case="", gender="")  # fmt: skip


def _third_person(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Der Verein „Freie Fahrt“ verlangt, ...": a verb whose participle looks the same, before the first comma of a
    sentence that has no other verb so far."""
    comma = next((i for i, token in enumerate(tokens[:_LATEST]) if token.text == ","), 0)
    if comma < 3 or any(token.tag[:1] == "V" for token in tokens[: comma - 1]) or comma + 1 >= len(tokens):
        return tokens
    verb = tokens[comma - 1]
    same = (
        verb.tag == "VVPP"
        and verb.lemma.endswith("en")
        and verb.text in (verb.lemma[:-2] + "t", verb.lemma[:-2] + "et")
    )
    opens = tokens[0].tag in ("ART", "NE", "NN", "PPOSAT", "PDAT", "ADV", "PPER", "ADJA")
    if not same or not opens or tokens[comma + 1].tag in _FINITE:
        return tokens
    verb = replace(verb, tag="VVFIN", mood="Ind", tense="Pres", number="Sing", person="3")
    return (*tokens[: comma - 1], verb, *tokens[comma:])


def _governing(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "mochte sich nicht abfinden": a form of "mögen" with an infinitive behind it is a modal."""
    for at, token in enumerate(tokens):
        if token.tag != "VVFIN" or token.lemma != "mögen":
            continue
        end = next((i for i in range(at, len(tokens)) if tokens[i].tag in ("$,", "$.", "KON")), len(tokens))
        if end - 1 > at and tokens[end - 1].tag == "VVINF":
            tokens = (*tokens[:at], replace(token, tag="VMFIN"), *tokens[at + 1 :])
    return tokens


def _last_verb(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "dass die Mittel fließen und die Preise fallen": a plural verb that ends the second of two joined clauses."""
    for at in range(3, len(tokens) - 2):
        if tokens[at].tag != "KON" or tokens[at].text != "und" or tokens[at - 1].tag not in _FINITE:
            continue
        if not any(token.tag == "KOUS" for token in tokens[max(0, at - _LATEST) : at]):
            continue
        end = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag.startswith("$")), len(tokens))
        between, verb = tokens[at + 1 : end - 1], tokens[end - 1]
        alone = not any(token.tag in _FINITE or token.tag in ("PTKZU", "KOUS", "KON") for token in between)
        noun = any(token.tag in ("NN", "NE", "PPER") for token in between)
        if alone and noun and verb.tag == "VVINF" and verb.text == verb.lemma:
            verb = replace(verb, tag="VVFIN", mood="Ind", tense="Pres", number="Plur", person="3")
            return (*tokens[: end - 1], verb, *tokens[end:])
    return tokens


def _resumed_verb(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Wer zögere, der gefährde Arbeitsplätze": the word behind "der" is the verb."""
    first = next((i for i in range(min(3, len(tokens))) if tokens[i].text.lower() in ("wer", "was")), None)
    if first is None:
        return tokens
    for at in range(first + 2, min(first + _LATEST, len(tokens) - 3)):
        bare = tokens[at + 1].tag in ("ADJD", "ADJA", "ADV") and tokens[at + 1].text.endswith("e")
        if tokens[at].text == "," and bare and tokens[at - 1].tag in _FINITE and tokens[at - 1].mood == "Sub":
            return (*tokens[: at + 1], _subjunctive(tokens[at + 1]), *tokens[at + 2 :])  # "Wer rüttele, rüttele am ..."
        if tokens[at].text == "," and tokens[at + 1].text in ("der", "die", "das", "dem", "den"):
            pronoun, verb = tokens[at + 1], tokens[at + 2]
            if verb.tag == "ADJA" and verb.text.endswith("e") and tokens[at - 1].tag in _FINITE:
                return (*tokens[: at + 1], replace(pronoun, tag="PDS"), _subjunctive(verb), *tokens[at + 3 :])
            return tokens
    return tokens


def _joint_verb(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Norland und Südmark fordern, ...": two joined names, then an infinitive that nothing governs, then a comma."""
    if any(token.tag in _FINITE for token in tokens[:_LATEST]):
        return tokens
    for at in range(3, min(len(tokens) - 2, _LATEST)):
        if tokens[at].tag == "VVINF" and tokens[at].text == tokens[at].lemma and tokens[at + 1].text == ",":
            names = all(token.tag in ("NE", "NN", "KON", "ART", "$(", "ADJA") for token in tokens[:at])
            if names and any(token.tag == "KON" for token in tokens[:at]) and tokens[at - 1].tag in ("NE", "NN"):
                verb = replace(tokens[at], tag="VVFIN", mood="Ind", tense="Pres", number="Plur", person="3")
                return (*tokens[:at], verb, *tokens[at + 1 :])
        if tokens[at].tag.startswith("$") and tokens[at].text == ",":
            return tokens
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


def _subjunctive(token: Token) -> Token:
    """The token as a Konjunktiv I in the third person."""
    verb = replace(token, tag="VVFIN", lemma=_infinitive(token.text), mood="Sub", tense="Pres")
    return replace(verb, number="Sing", person="3", case="", gender="")


def _infinitive(form: str) -> str:
    """ "Bleibe": bleiben; "Ändere": ändern; "Handle": handeln."""
    word = form.lower()
    if word.endswith("iere"):
        return word + "n"
    if word.endswith(("ere", "ele")):
        return word[:-1] + "n"
    return word[:-2] + "eln" if word.endswith(("dle", "gle", "kle", "tle")) else word + "n"
