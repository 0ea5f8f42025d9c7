"""Case, number and gender of articles, determiners, pronouns, adjectives and nouns: what their forms leave possible.

Inside a phrase (determiner, adjectives, noun) the possibilities are intersected, and a preposition before it governs
its case. What stays open is listed ("Nom|Acc"); nothing is guessed.
"""

import functools

from lagebild.german import lemmas, wordlists
from lagebild.model import Token

__all__ = ["agree"]

_CASES = ("Nom", "Gen", "Dat", "Acc")
Reading = tuple[str, str, str]
"""Case, number ("Sing", "Plur") and gender; plural has no gender: ""."""
Readings = frozenset[Reading]

_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "APPRART"})
_PRONOUNS = frozenset({"PPER", "PDS", "PRELS", "PIS", "PWS", "PRF", "PPOSS"})
_INSIDE = frozenset({"ADJA", "CARD", "ADJD", "ADV", "TRUNC"})
_NOUNS = frozenset({"NN", "NE"})


def _slots(text: str) -> Readings:
    """ "Nom Masc, Dat Plur" as readings."""
    readings = set()
    for slot in text.split(","):
        case, kind = slot.split()
        readings.add((case, "Plur", "") if kind == "Plur" else (case, "Sing", kind))
    return frozenset(readings)


_ALL: Readings = frozenset(
    [(case, "Sing", gender) for case in _CASES for gender in ("Masc", "Fem", "Neut")]
    + [(case, "Plur", "") for case in _CASES]
)
_STRONG = {
    "er": _slots("Nom Masc, Gen Fem, Dat Fem, Gen Plur"),
    "e": _slots("Nom Fem, Acc Fem, Nom Plur, Acc Plur"),
    "es": _slots("Nom Neut, Acc Neut, Gen Masc, Gen Neut"),
    "em": _slots("Dat Masc, Dat Neut"),
    "en": _slots("Acc Masc, Dat Plur"),
}
_ARTICLE = {
    "der": _STRONG["er"],
    "die": _STRONG["e"],
    "das": _slots("Nom Neut, Acc Neut"),
    "des": _slots("Gen Masc, Gen Neut"),
    "dem": _STRONG["em"],
    "den": _STRONG["en"],
}
_BARE = _slots("Nom Masc, Nom Neut, Acc Neut")
_EIN = ("unser", "kein", "mein", "dein", "sein", "euer", "eur", "ein", "ihr")
_DIES = ("dies", "jen", "jed", "welch", "manch", "solch", "all", "einig", "mehrer", "viel", "wenig", "beid", "derselb")


@functools.cache
def _pronouns() -> dict[str, Readings]:
    content = wordlists.read("pronouns")
    return {form: _slots(slots) for form, slots in content["readings"].items()}


@functools.cache
def _government() -> dict[str, frozenset[str]]:
    content = wordlists.read("prepositions")
    return {form: frozenset(cases.split("|")) for form, cases in content["cases"].items()}


@functools.lru_cache(maxsize=20_000)
def _determiner(form: str) -> Readings:
    """The readings of an article, possessive, demonstrative or indefinite before a noun."""
    if form in _ARTICLE:
        return _ARTICLE[form]
    for stem in _EIN:
        if form.startswith(stem):
            ending = form[len(stem) :]
            if not ending:
                return _BARE
            if ending in _STRONG:
                return _STRONG[ending] - (
                    _slots("Nom Plur, Acc Plur, Dat Plur, Gen Plur") if stem == "ein" else frozenset()
                )
    for stem in _DIES:
        if form.startswith(stem) and form[len(stem) :] in _STRONG:
            readings = _STRONG[form[len(stem) :]]
            plural = frozenset(reading for reading in readings if reading[1] == "Plur")
            return plural if stem in {"einig", "mehrer", "beid"} and plural else readings
    return _ALL


@functools.lru_cache(maxsize=100_000)
def _adjective(form: str, is_after_determiner: bool) -> Readings:
    """The readings of an attributive adjective: strong without a determiner, else any that its ending bears."""
    for ending in ("em", "en", "er", "es", "e"):
        if form.endswith(ending):
            if is_after_determiner:
                return _weak(ending)
            return _STRONG[ending] | (_slots("Gen Masc, Gen Neut") if ending == "en" else frozenset())
    return _ALL


def _weak(ending: str) -> Readings:
    """Weak and mixed declension together."""
    if ending == "e":
        return _slots("Nom Masc, Nom Fem, Nom Neut, Acc Fem, Acc Neut") | _STRONG["e"]
    if ending == "en":
        return _ALL - _slots("Nom Masc, Nom Fem, Nom Neut, Acc Fem, Acc Neut")
    return _STRONG[ending]


@functools.lru_cache(maxsize=200_000)
def _noun(form: str, lemma: str, is_name: bool) -> Readings:
    """What the form of a noun leaves possible: gender by suffix, number by lemma, genitive "-s", dative plural "-n"."""
    genders = _genders(lemma)
    readings = {reading for reading in _ALL if not reading[2] or reading[2] in genders}
    lower, base = form.lower(), lemma.lower()
    if is_name:
        return _ALL
    if genders == {"Fem"} and lower == base:
        readings = {r for r in readings if r[1] == "Sing"}
    if lower != base and lower.startswith(base[:-1]):
        readings = _inflected(readings, lower[len(base) :], genders)
    dative_plural = lower.endswith("n") or (lower.endswith("s") and not base.endswith(("s", "ß")))
    return frozenset(r for r in readings if r[1:2] != ("Plur",) or r[0] != "Dat" or dative_plural)


def _inflected(readings: set[Reading], ending: str, genders: frozenset[str]) -> set[Reading]:
    """The readings that an ending added to the lemma leaves."""
    if ending in {"s", "es"}:
        return {r for r in readings if r[1] == "Plur" or (r[0] == "Gen" and r[2] != "Fem")}
    if genders == {"Fem"} or ending in {"er", "ern"}:
        return {r for r in readings if r[1] == "Plur"}
    return readings


_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}
_SUFFIXES = {
    "Fem": ("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "anz", "enz", "ie", "ei", "in", "ur"),
    "Neut": ("chen", "lein", "ment", "tum", "um", "ium"),
    "Masc": ("ismus", "ant", "ent", "eur", "ist", "ling", "or"),
}


_FEMININE_ER = (
    "mutter", "tochter", "schwester", "steuer", "nummer", "kammer", "mauer", "dauer", "feier", "oper", "trauer",
    "faser", "feder", "ziffer", "schulter", "butter", "leber", "ader", "klammer", "leier", "wimper",
)  # fmt: skip
_LIKE_ADJECTIVES = (
    "zende",
    "bende",
    "rende",
    "hende",
    "igte",
    "agte",
    "nete",
    "ierte",
    "ldete",
    "hörige",
    "jährige",
    "liche",
)


def _may_be_masculine(lemma: str, known: str) -> bool:
    """A noun that the lexicon counts as feminine because its plural is the commoner ("die Wissenschaftler"), or that is
    declined like an adjective ("der" and "die Vorsitzende")."""
    if lemma.endswith(_LIKE_ADJECTIVES):
        return "m" not in known
    return known == "f" and lemma.endswith("er") and not lemma.endswith(_FEMININE_ER)


@functools.lru_cache(maxsize=100_000)
def _genders(noun: str) -> frozenset[str]:
    """The genders that a noun may have: the lexicon's, else by its suffix."""
    lexicon = lemmas.load()
    known = lexicon.genders(noun) if lexicon else ""
    lemma = noun.lower()
    if known and not _may_be_masculine(lemma, known):
        return frozenset(_GENDERS[letter] for letter in known)
    for gender, suffixes in _SUFFIXES.items():
        suits = lemma.endswith(suffixes) and len(lemma) > 5
        if suits and not lemma.endswith(
            ("sprung", "schwung", "termin", "magazin", "benzin", "wein", "verein", "stein", "bein")
        ):
            if lemma.endswith(("ment", "in", "ur", "um")) and not lemma.endswith(
                ("erin", "tin", "rin", "ment", "tum", "ium")
            ):
                continue
            return frozenset({gender})
    return frozenset({"Masc", "Fem", "Neut"})


def agree(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with `case`, `number` and `gender` filled in where their forms and their phrase say something."""
    result = list(tokens)
    at = 0
    while at < len(result):
        tag = result[at].tag
        if tag in _DETERMINERS or tag in _NOUNS or tag == "ADJA":
            at = _phrase(result, at)
        elif tag in _PRONOUNS:
            readings = _pronouns().get(result[at].text.lower())
            if readings:
                _note(result, at, _governed(result, at, readings))
            at += 1
        else:
            at += 1
    return tuple(result)


def _phrase(tokens: list[Token], first: int) -> int:
    """Reads the noun phrase that begins at `first` and notes its readings; returns the number after it."""
    head = first
    while head < len(tokens) and tokens[head].tag not in _NOUNS:
        if head > first and tokens[head].tag not in _INSIDE and tokens[head].tag not in _DETERMINERS:
            return max(head, first + 1)
        head += 1
    if head >= len(tokens):
        return first + 1
    readings = _governed(tokens, first, _noun(tokens[head].text, tokens[head].lemma, tokens[head].tag == "NE"))
    members = [head]
    has_determiner = False
    for at in range(first, head):
        possible = _ALL
        if tokens[at].tag in _DETERMINERS:
            possible = (
                _contracted(tokens[at].text.lower())
                if tokens[at].tag == "APPRART"
                else _determiner(tokens[at].text.lower())
            )
            has_determiner = has_determiner or possible is not _BARE
        elif tokens[at].tag == "ADJA" and tokens[at].text[:1].isalpha():
            possible = _adjective(tokens[at].text.lower(), has_determiner)
        else:
            continue
        readings = readings & possible or readings
        if tokens[at].tag != "APPRART":
            members.append(at)
    if members == [head] and tokens[head].tag == "NE":
        readings = _bare_name(tokens[head], readings)
    for at in members:
        _note(tokens, at, readings)
    return head + 1


def _bare_name(token: Token, readings: Readings) -> Readings:
    """A name without an article: genitive if it has taken an "-s", else any other case; singular."""
    is_genitive = token.text.lower().endswith(("s", "s'", "'")) and token.text.lower() != token.lemma.lower()
    return frozenset(r for r in readings if r[1] == "Sing" and (r[0] == "Gen") == is_genitive) or readings


def _contracted(form: str) -> Readings:
    """The readings that the article inside "im", "zur", "ins" leaves."""
    if form.endswith("m"):
        return _STRONG["em"]
    if form.endswith("r"):
        return _slots("Dat Fem")
    return _slots("Acc Neut") if form.endswith("s") else _slots("Acc Masc")


def _governed(tokens: list[Token], first: int, readings: Readings) -> Readings:
    """The readings in a case that the preposition right before the phrase governs."""
    if first == 0 or tokens[first - 1].tag != "APPR":
        return readings
    cases = _government().get(tokens[first - 1].text.lower())
    if not cases:
        return readings
    return frozenset(reading for reading in readings if reading[0] in cases) or readings


def _note(tokens: list[Token], at: int, readings: Readings) -> None:
    """Writes the readings into a token, unless they leave everything open."""
    token = tokens[at]
    case, number, gender = _listed(readings, token.tag in _PRONOUNS)
    tokens[at] = Token(token.span, token.text, token.tag, token.lemma, number=number, case=case, gender=gender)


@functools.lru_cache(maxsize=10_000)
def _listed(readings: Readings, is_pronoun: bool) -> tuple[str, str, str]:
    """Case, number and gender as a `Token` lists them; "sie" keeps its gender though it may be plural."""
    cases = [case for case in _CASES if any(reading[0] == case for reading in readings)]
    numbers = {reading[1] for reading in readings}
    genders = sorted({reading[2] for reading in readings if reading[2]})
    hides = len(genders) == 3 or ("Plur" in numbers and not is_pronoun)
    return (
        "" if len(cases) == len(_CASES) else "|".join(cases),
        next(iter(numbers)) if len(numbers) == 1 else "",
        "" if hides else "|".join(genders),
    )
