"""Noun phrases: which tokens belong together, in which case they may stand, who agrees with a finite verb.

A chunker over STTS tags with the agreement of German determiners and nouns; no parser. Linear in the tokens.
"""

from dataclasses import dataclass

from lagebild.german import wordlists
from lagebild.german.animacy import is_time
from lagebild.model import Range, Token

__all__ = ["Phrase", "agrees", "phrases"]

_CASES = frozenset({"Nom", "Gen", "Dat", "Acc"})
_OPENING = frozenset('„«»"‚›‹“')
_CLOSING = frozenset('“”»«"‘’‹›')
_NOUNS = frozenset({"NN", "NE", "FM", "TRUNC"})
_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "PRELAT"})
_INSIDE = frozenset({"ADJA", "CARD", "ADJD"})
_ALONE = frozenset({"PPER", "PDS", "PIS", "PPOSS", "PRELS", "PWS"})
_SLOTS: dict[str, frozenset[tuple[str, str]]] = {
    # ending of the determiner -> (case, gender or "Plur"): the strong declension
    "er": frozenset({("Nom", "Masc"), ("Gen", "Fem"), ("Dat", "Fem"), ("Gen", "Plur")}),
    "ie": frozenset({("Nom", "Fem"), ("Acc", "Fem"), ("Nom", "Plur"), ("Acc", "Plur")}),
    "as": frozenset({("Nom", "Neut"), ("Acc", "Neut")}),
    "es": frozenset({("Gen", "Masc"), ("Gen", "Neut")}),
    "em": frozenset({("Dat", "Masc"), ("Dat", "Neut")}),
    "en": frozenset({("Acc", "Masc"), ("Dat", "Plur")}),
    "": frozenset({("Nom", "Masc"), ("Nom", "Neut"), ("Acc", "Neut")}),
}
_PERIODS = frozenset({"Woche", "Wochen", "Monat", "Monate", "Jahr", "Jahre", "Tag", "Tage", "Quartal"})
_FORMS: dict[str, frozenset[tuple[str, str]] | None] = {
    **dict.fromkeys(("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur"), _SLOTS[""]),
    **dict.fromkeys(("des", "eines", "keines"), _SLOTS["es"]),
    "das": _SLOTS["as"],
    "einen": frozenset({("Acc", "Masc")}),
    "dessen": None,
    "deren": None,
}
_PRONOUNS: dict[str, frozenset[str]] = {
    "ich": frozenset({"Nom"}), "du": frozenset({"Nom"}), "er": frozenset({"Nom"}), "wir": frozenset({"Nom"}),
    "was": frozenset({"Nom", "Acc"}), "man": frozenset({"Nom"}), "wer": frozenset({"Nom"}),
    "sie": frozenset({"Nom", "Acc"}), "es": frozenset({"Nom", "Acc"}), "mich": frozenset({"Acc"}),
    "dich": frozenset({"Acc"}), "ihn": frozenset({"Acc"}),
    "wen": frozenset({"Acc"}), "mir": frozenset({"Dat"}), "dir": frozenset({"Dat"}), "ihm": frozenset({"Dat"}),
    "ihnen": frozenset({"Dat"}), "wem": frozenset({"Dat"}), "uns": frozenset({"Dat", "Acc"}),
    "euch": frozenset({"Dat", "Acc"}), "ihr": frozenset({"Nom", "Dat"}), "dem": frozenset({"Dat"}),
    "den": frozenset({"Acc"}), "der": frozenset({"Nom", "Dat"}), "die": frozenset({"Nom", "Acc"}),
    "das": frozenset({"Nom", "Acc"}), "denen": frozenset({"Dat"}), "dessen": frozenset({"Gen"}),
    "deren": frozenset({"Gen"}),
}  # fmt: skip
_PLURAL_PRONOUNS = frozenset(
    {"wir", "ihnen", "denen", "beide", "alle", "viele", "einige", "mehrere", "manche", "wenige"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with its genitives and close appositions: `head` is its first noun (or the pronoun).

    `case` is the set of cases it may stand in, `number` "Sing", "Plur" or "" (unknown), `preposition` the token number
    of the preposition before it. `range` leaves the preposition out.
    """

    range: Range
    head: int
    case: frozenset[str]
    number: str
    preposition: int | None = None
    pronoun: bool = False


def phrases(tokens: tuple[Token, ...], part: Range) -> list[Phrase]:
    """The noun phrases of a range of tokens in reading order; a genitive belongs to the noun before it."""
    found: list[Phrase] = []
    position, end = part
    preposition: int | None = None
    while position < end:
        token = tokens[position]
        if (
            token.tag == "APPR"
            and token.text.lower() in ("unter", "vor")
            and position + 1 < end
            and tokens[position + 1].text in ("anderem", "allem")
        ):
            position += 2  # an adverb in two words
            continue
        if token.tag in ("APPR", "APPRART"):
            preposition = position
            position += 1
            continue
        phrase = _phrase_at(tokens, position, end, preposition)
        if phrase is None:
            # an adverb between preposition and noun ("mit rund 200 Leuten") keeps the preposition
            preposition = preposition if token.tag in ("ADV", "ADJD", "$(", "CARD") else None
            position += 1
            continue
        position = phrase.range[1]
        preposition = None
        _attach(tokens, found, phrase)
    return _coordinate(tokens, found)


def agrees(phrase: Phrase, finite: Token) -> bool:
    """Whether the phrase may be the subject of the finite verb by number; unknown numbers agree with all."""
    return not phrase.number or not finite.number or phrase.number == finite.number


def _phrase_at(tokens: tuple[Token, ...], start: int, end: int, preposition: int | None) -> Phrase | None:
    token = tokens[start]
    if token.tag in _ALONE and not (token.tag in ("PDS", "PIS") and _opens_noun(tokens, start + 1, end)):
        return _pronoun(token, start, preposition)
    position = _behind_determiner(tokens, start, end)
    head, stop = _nouns(tokens, position, end, determined=position > start)
    if stop == head:
        # "diese sagten", "dessen ..."
        alone = position > start and tokens[position - 1].tag != "ART"
        return _pronoun(tokens[position - 1], position - 1, preposition) if alone else None
    stop = _quoted_or_bracketed(tokens, stop, end)
    case = _case(tokens, start, head, preposition)
    return Phrase((start, stop), head, case, _number(tokens, start, head, stop), preposition)


def _behind_determiner(tokens: tuple[Token, ...], start: int, end: int) -> int:
    if tokens[start].tag not in _DETERMINERS and tokens[start].tag not in ("PDS", "PIS"):
        return start
    noun = tokens[start + 1] if start + 1 < end else tokens[start]
    if tokens[start].text == "ihr" and (noun.tag, noun.gender, noun.number) == ("NN", "Fem", "Sing"):
        return start  # "warf ihr Untätigkeit vor": a dative, the determiner would be "ihre"
    second = start + 1 < end and tokens[start + 1].tag in ("PIAT", "PIDAT", "PPOSAT")  # "die beiden", "alle seine"
    return start + 2 if second else start + 1


def _nouns(tokens: tuple[Token, ...], position: int, end: int, *, determined: bool) -> tuple[int, int]:
    """The head noun and the end of the nouns behind a determiner; both the same where there is no noun."""
    if determined and position + 1 < end and tokens[position].tag == "ADV" and tokens[position + 1].tag == "CARD":
        position += 1  # "die rund 1100 Beschäftigten"
    head = _inside(tokens, position, end)
    if determined and head == position and position < end and tokens[position].tag not in _NOUNS:
        head = _behind_attribute(tokens, position, end)
    stop = head
    while stop < end and (tokens[stop].tag in _NOUNS or _names_number(tokens, stop, end)):
        if stop > head and tokens[stop - 1].text in _PERIODS and tokens[stop].tag == "NN":
            break  # "für kommende Woche Zölle angekündigt": the period ends its phrase
        if stop > head and tokens[stop].text in ("Ja", "Nein"):
            break  # "sagt die Kammer Nein"
        if stop > head and _bare_plural(tokens, stop, determined=determined):
            break
        stop += 1
    if stop == head and determined and _is_adjective_noun(tokens, position, end):
        return position, position + 1  # "der 47-Jährige", "die Grünen"
    possessor = stop - head > 1 and tokens[head].tag == "NE" and tokens[head].text.endswith("s")
    if possessor and tokens[head + 1].tag == "NN":
        head += 1  # "Putins Berater": the second noun is the head
    return head, stop


def _bare_plural(tokens: tuple[Token, ...], position: int, *, determined: bool) -> bool:
    """Whether a noun without article begins a phrase of its own behind a noun or name in the singular: "will Meier |
    Vorräte kaufen", "kündigt für den Herbst | Proteste an"; but "eine Reihe Vorschläge", "Meiers Vorräte"."""
    before, noun = tokens[position - 1], tokens[position]
    if noun.tag == "NN" and is_time(before) and not is_time(noun):
        return True  # "hielt der Regierung am Morgen | Naivität vor"
    if noun.tag != "NN" or noun.number == "Sing" or noun.lemma == noun.text or noun.text.isupper():
        return False
    if before.tag == "NE":
        return not before.text.endswith(("s", "’", "'", "x", "z"))
    single = before.tag == "NN" and before.number == "Sing" and determined
    return single and before.lemma not in wordlists.words("measure_nouns", "measures")


def _is_adjective_noun(tokens: tuple[Token, ...], position: int, end: int) -> bool:
    """A capitalised adjective without a noun behind it stands for one."""
    if position >= end or tokens[position].tag != "ADJA":
        return False
    text = tokens[position].text
    return any(letter.isupper() for letter in text) or (text[0].isdigit() and not text.endswith("."))


def _inside(tokens: tuple[Token, ...], position: int, end: int) -> int:
    """The first noun behind attributes, or `position` when no noun follows."""
    stop = position
    while stop < end and stop - position < 12:
        tag = tokens[stop].tag
        if tag in _NOUNS:
            return stop
        joins = tag in ("KON", "$,", "ADV") and stop > position and stop + 1 < end and tokens[stop + 1].tag == "ADJA"
        quoted = (
            tag == "$("
            and tokens[stop].text not in "()[]–—-"
            and stop + 1 < end
            and tokens[stop + 1].tag in (*_NOUNS, "ADJA")
        )
        if not (tag in _INSIDE or joins or quoted):
            return position
        stop += 1
    return position


def _behind_attribute(tokens: tuple[Token, ...], position: int, end: int) -> int:
    """The noun behind an extended attribute ("einer am Dienstag veröffentlichten Mitteilung"), or `position`."""
    if tokens[position].tag not in ("APPR", "APPRART", "ADV", "ADJD", "PTKNEG"):
        return position
    for i in range(position + 1, min(position + 12, end - 1)):
        tag = tokens[i].tag
        if tag == "ADJA" and tokens[i + 1].tag == "NN" and tokens[i - 1].tag not in ("ART", "APPR", "APPRART"):
            return i + 1
        if tag.startswith(("$", "V", "K", "PREL", "PPER")):
            return position
    return position


def _opens_noun(tokens: tuple[Token, ...], position: int, end: int) -> bool:
    return position < end and (tokens[position].tag in _NOUNS or _inside(tokens, position, end) > position)


def _names_number(tokens: tuple[Token, ...], position: int, end: int) -> bool:
    """A number after a noun ("Artikel 5") or particles of names ("von", "al", hyphens) between two names."""
    tag, text = tokens[position].tag, tokens[position].text
    if tag == "CARD":
        return position + 1 >= end or tokens[position + 1].tag not in _NOUNS
    between = position + 1 < end and tokens[position + 1].tag == "NE" and tokens[position - 1].tag == "NE"
    return between and text.lower() in (
        "von",
        "van",
        "de",
        "der",
        "den",
        "zu",
        "al",
        "bin",
        "ibn",
        "di",
        "da",
        "del",
        "el",
    )


def _is_title(tokens: tuple[Token, ...], first: int) -> bool:
    return tokens[first].text[:1].isupper() and tokens[first].tag not in ("PPER", "PDS")


def _quoted_or_bracketed(tokens: tuple[Token, ...], stop: int, end: int) -> int:
    """Behind "(SPD)" or a title in quotation marks that follows a noun; at most six tokens inside."""
    if stop + 1 < end and tokens[stop].text in _OPENING and _is_title(tokens, stop + 1):
        for position in range(stop + 1, min(stop + 8, end)):
            if tokens[position].text in _CLOSING and position > stop + 1:
                return position + 1
            if tokens[position].tag.startswith(("V", "PPER", "$.")):
                break
    if stop < end and tokens[stop].text == "(":
        for position in range(stop + 1, min(stop + 8, end)):
            if tokens[position].text == ")":
                following = position + 1
                while following < end and tokens[following].tag in _NOUNS:
                    following += 1
                return following
    return stop


def _pronoun(token: Token, position: int, preposition: int | None) -> Phrase:
    word = token.text.lower()
    case = _PRONOUNS.get(word)
    if case is None:
        case = frozenset(token.case.split("|")) & _CASES or _CASES
    number = token.number or ("Plur" if word in _PLURAL_PRONOUNS else "")
    if word in ("sie", "die"):
        number = ""
    if word in ("er", "es", "man", "wer", "ich", "das", "dies", "niemand", "jemand", "keiner", "jeder"):
        number = "Sing"
    if preposition is not None:
        case = case - {"Nom"} or frozenset({"Dat", "Acc"})
    return Phrase((position, position + 1), position, case, number, preposition, pronoun=True)


def _slots(word: str, tag: str) -> frozenset[tuple[str, str]] | None:
    """The (case, gender or plural) pairs of a determiner or strong adjective, None where the form says nothing."""
    if word in _FORMS and tag != "ADJA":
        return _FORMS[word]
    if tag == "PPOSAT" and word.endswith("es"):
        return _SLOTS["es"]
    if word.endswith("es"):  # dieses, jedes, neues
        return _SLOTS["as"] | _SLOTS["es"] if tag != "ADJA" else _SLOTS["as"]
    if word.endswith(("er", "em", "en")):
        return _SLOTS[word[-2:]] if tag != "ADJA" or word[-2:] != "en" else None
    return _SLOTS["ie"] if word.endswith("e") else None


def _case(tokens: tuple[Token, ...], start: int, head: int, preposition: int | None) -> frozenset[str]:
    noun = tokens[head]
    genders = frozenset(noun.gender.split("|")) & {"Masc", "Fem", "Neut"}
    first = tokens[start]
    slots = _slots(first.text.lower(), first.tag) if start < head and first.tag != "PRELAT" else None
    case = frozenset(noun.case.split("|")) & _CASES or _CASES
    number = noun.number
    if first.tag == "ADJA" and start < head and not number and noun.lemma != noun.text:
        number = "Plur"  # "der Bund | angestellter Ärzte"
    if slots is not None:
        fitting = {name for name, gender in slots if _fits(gender, number, genders)}
        case = frozenset(fitting) & case or frozenset(fitting) or frozenset(name for name, _ in slots)
    elif start == head and noun.tag in ("NE", "NN"):
        case = _CASES - {"Gen"} if not noun.text.endswith(("s", "’", "'")) else _CASES
    if preposition is not None:
        case = case - {"Nom"} or frozenset({"Dat", "Acc"})
    return case


def _fits(gender: str, number: str, genders: frozenset[str]) -> bool:
    """Whether a determiner's slot suits a noun of that number and those genders, empty where unknown."""
    if gender == "Plur":
        return number != "Sing"
    return number != "Plur" and (not genders or gender in genders)


def _number(tokens: tuple[Token, ...], start: int, head: int, stop: int) -> str:
    first, noun = tokens[start], tokens[head]
    word = first.text.lower()
    if first.tag == "CARD" and start < head and word not in ("ein", "eine", "1"):
        return "Plur"
    if start < head and first.tag == "ART":
        slots = _slots(word, first.tag) or frozenset()
        genders = {gender for _, gender in slots}
        if "Plur" not in genders:
            return "Sing"
        if word == "die" and noun.gender and "Fem" not in noun.gender.split("|"):
            return "Plur"
    if first.tag in ("PIAT", "PIDAT") and word.rstrip("rn") in (
        "beide",
        "viele",
        "alle",
        "mehrere",
        "einige",
        "wenige",
        "manche",
    ):
        return "Plur"
    if noun.tag == "NE" and start == head:
        return "Sing" if stop - start > 1 else noun.number
    return noun.number


def _attach(tokens: tuple[Token, ...], found: list[Phrase], phrase: Phrase) -> None:
    """Joins a genitive to the noun right before it ("der Chef" + "der Gewerkschaft", "Putins" + "Berater")."""
    if not found or found[-1].pronoun or phrase.pronoun or phrase.preposition is not None:
        found.append(phrase)
        return
    last, first = found[-1], tokens[phrase.range[0]]
    unsure = first.text == "der" and not tokens[phrase.head].gender and not _is_masculine(tokens[phrase.head])
    genitive = "Gen" in phrase.case and first.tag in (*_DETERMINERS, "ADJA") and ("Nom" not in phrase.case or unsure)
    if last.range[1] == phrase.range[0] and genitive:
        whole = (last.range[0], phrase.range[1])
        found[-1] = Phrase(whole, last.head, last.case, last.number, last.preposition)
    else:
        found.append(phrase)


def _is_masculine(noun: Token) -> bool:
    """A noun in the singular whose ending is a man's or office's: "der Präsident" is no genitive."""
    return noun.lemma == noun.text and noun.text.endswith(("ent", "ist", "ant", "chef", "or", "rat", "staat", "eur"))


def _coordinate(tokens: tuple[Token, ...], found: list[Phrase]) -> list[Phrase]:
    """Joins "Paris und Rom", "der Minister sowie seine Kollegin" to one plural phrase where the cases meet."""
    joined: list[Phrase] = []
    for phrase in found:
        last = joined[-1] if joined else None
        gap = tokens[last.range[1]].lemma.lower() if last and last.range[1] + 1 == phrase.range[0] else ""
        fits = last is not None and phrase.preposition is None and not (last.pronoun and phrase.pronoun)
        if last is not None and fits and gap in ("und", "sowie", "oder") and last.case & phrase.case:
            number = "Plur" if gap != "oder" else last.number
            if (
                tokens[last.range[0]].tag in _DETERMINERS
                and tokens[phrase.range[0]].tag in _NOUNS
                and phrase.head == phrase.range[0]
            ):
                number = ""  # one name in two nouns: "die Gewerkschaft Verkehr und Logistik"
            joined[-1] = Phrase(
                (last.range[0], phrase.range[1]), last.head, last.case & phrase.case, number, last.preposition
            )
        else:
            joined.append(phrase)
    return joined
