"""Cuts a sentence into segments: the stretches between commas, colons, dashes and clause-joining conjunctions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lagebild.german import wordlists
from lagebild.model import Token

__all__ = ["FINITE", "NONFINITE", "Segment", "segments"]

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
NONFINITE = frozenset({"VVINF", "VAINF", "VMINF", "VVPP", "VAPP", "VMPP", "VVIZU"})
_QUOTES = frozenset("„“”»«›‹\"‚‘’'")
_CLOSING = frozenset("“”»«\"‘’'")
_MAX_ATTRIBUTE = 10
"""Tokens of an attribute behind a comma, at most."""
_DETERMINING = frozenset({"ART", "APPR", "APPRART", "PPOSAT", "PDAT", "PIAT", "CARD"})
_DASHES = frozenset({"–", "—", "-", "--"})
_RELATIVE = wordlists.words("clause_openers", "relative")
_ADVERBS_BEFORE_OPENER = wordlists.words("clause_openers", "before")
_W_WORDS = wordlists.words("clause_openers", "questions")
_ALSO_CONJUNCTIONS = wordlists.words("clause_openers", "mistagged")
_UM = wordlists.words("clause_openers", "infinitive")
_BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of tokens without its separators.

    `mark` is the separator before it ("" at the start, ",", ":", ";", ".", "–", "(" or "und" for a bare conjunction),
    `joined` whether it begins with a conjunction, `opener` its subordinating word, `finite` its finite verb, `initial`
    and `final` whether that is its first or last element, `quoted` whether it stands in quotation marks.
    """

    start: int
    end: int
    mark: str
    joined: bool
    kind: Literal["sub", "rel", "inf", "main"]
    opener: int | None
    finite: int | None
    initial: bool
    final: bool
    infinitive: bool
    nonfinite: bool
    quoted: bool


def segments(tokens: tuple[Token, ...]) -> Iterator[Segment]:
    """The segments of a sentence in reading order."""
    quoted = _quoted(tokens)
    for start, end, mark in _stretches(tokens):
        previous = mark
        for first, last in _split(tokens, start, end):
            segment = _segment(tokens, first, last, previous, quoted)
            if segment is not None:
                yield segment
            previous = "und"


def _quoted(tokens: tuple[Token, ...]) -> list[bool]:
    """For each token whether a double quotation mark stands open before it."""
    inside, found = False, []
    for token in tokens:
        if token.text == "„":
            inside = True
        elif token.text in ("“", "”", '"', "«", "»"):
            inside = not inside
        found.append(inside)
    return found


def _stretches(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    """Half-open ranges between separators, with the separator before each."""
    skip = _verbless_brackets(tokens)
    start, mark = 0, ""
    for position, token in enumerate(tokens):
        separator = "" if position in skip else _separator(tokens, position, token)
        if not separator:
            continue
        if position > start:
            yield start, position, mark
            mark = separator
        elif not mark or mark in (",", "und"):
            mark = separator
        start = position + 1
    if start < len(tokens):
        yield start, len(tokens), mark


def _separator(tokens: tuple[Token, ...], position: int, token: Token) -> str:
    text = token.text
    if text in (",", ":", ";", "…", "..."):
        if text == "," and _joins_adjectives(tokens, position):
            return ""
        return "," if text in ("…", "...") else text
    if token.tag == "$.":
        behind = tokens[position + 1].text if position + 1 < len(tokens) else ""
        return "," if behind in _CLOSING else "."  # "Wir gehen!" sagte er
    if text in _DASHES and token.tag.startswith("$"):
        return "–"
    return "(" if text in ("(", ")", "[", "]") else ""


def _joins_adjectives(tokens: tuple[Token, ...], position: int) -> bool:
    """ "ein schnelles, faires Verfahren": the comma stands inside a noun phrase."""
    if not 0 < position < len(tokens) - 1 or tokens[position - 1].tag != "ADJA":
        return False
    return tokens[position + 1].tag == "ADJA" or _is_long_attribute(tokens, position + 1)


def _is_long_attribute(tokens: tuple[Token, ...], start: int) -> bool:
    """ "das derzeitige, | aus einer Laune entstandene | Verfahren"."""
    if tokens[start].tag not in ("APPR", "APPRART", "ADV", "ADJD"):
        return False
    for i in range(start + 1, min(start + _MAX_ATTRIBUTE, len(tokens) - 1)):
        if tokens[i].tag.startswith(("V", "$", "K", "PREL")):
            return False
        if tokens[i].tag == "ADJA" and tokens[i + 1].tag == "NN" and tokens[i - 1].tag not in _DETERMINING:
            return True
    return False


def _verbless_brackets(tokens: tuple[Token, ...]) -> set[int]:
    """Positions inside and of brackets that hold no finite verb: "(SPD)" does not cut a clause."""
    found: set[int] = set()
    opened: int | None = None
    for position, token in enumerate(tokens):
        if token.text in _BRACKETS:
            opened = position
        elif token.text in (")", "]") and opened is not None:
            inside = range(opened, position + 1)
            if len(inside) <= 16 and not any(tokens[i].tag in FINITE for i in inside):
                found.update(inside)
            opened = None
    return found


def _split(tokens: tuple[Token, ...], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a stretch at conjunctions behind which a new clause or verb phrase stands."""
    first = start
    for position in range(start + 1, end - 1):
        if position > first and _is_conjunction(tokens[position]) and _cuts(tokens, first, position, end):
            yield first, position
            first = position
    yield first, end


def finite_positions(tokens: tuple[Token, ...], start: int, end: int) -> list[int]:
    """The finite verbs of a stretch without what a tagger mistakes for one.

    An imperative begins its clause; behind a modal or auxiliary that still lacks its right bracket, a verb at the very
    end is an infinitive or participle ("will Russland die Gebiete haben", "hat das stets verlangt").
    """
    found: list[int] = []
    for i in range(start, end):
        tag = tokens[i].tag
        if tag not in FINITE or (tag in ("VVIMP", "VAIMP") and i > start + 1):
            continue
        if not found or not _completes_bracket(tokens, found[-1], i, end):
            found.append(i)
    return found


def _completes_bracket(tokens: tuple[Token, ...], finite: int, later: int, end: int) -> bool:
    """Whether the later verb, tagged finite, is the right bracket of the earlier one."""
    if later + 1 < end and any(_is_word(tokens[i]) for i in range(later + 1, min(end, later + 3))):
        return False
    if any(tokens[i].tag in NONFINITE for i in range(finite + 1, later)) or later == finite + 1:
        return False
    text, tag = tokens[later].text, tokens[finite].tag
    if tag == "VMFIN" or (tag in ("VAFIN", "VVFIN") and tokens[finite].lemma in ("werden", "lassen")):
        return text.endswith(("en", "rn", "ln")) and tokens[later].number != "Sing"
    return tag == "VAFIN" and tokens[later].tag == "VVFIN" and text.endswith("t")


def _is_conjunction(token: Token) -> bool:
    return token.tag == "KON" and token.text.lower() in (
        "und",
        "oder",
        "aber",
        "sondern",
        "doch",
        "denn",
        "sowie",
        "bzw.",
        "beziehungsweise",
    )


def _cuts(tokens: tuple[Token, ...], first: int, position: int, end: int) -> bool:
    """Whether the conjunction at `position` joins clauses: an opener, or a verb of the same kind, on both its sides."""
    after = tokens[position + 1]
    finites = finite_positions(tokens, first, end)
    verbs_before = [i for i in finites if i < position]
    if after.tag in ("KOUS", "PRELS", "PRELAT", "KOUI") and (verbs_before or after.tag != "PRELS"):
        return True
    finite_after = next((i for i in finites if i > position), None)
    if finite_after is not None and verbs_before:
        return not _noun_list_goes_on(tokens, position, finite_after)
    return _cuts_nonfinite(tokens, position, end, finite_after is not None)


def _noun_list_goes_on(tokens: tuple[Token, ...], position: int, finite: int) -> bool:
    """A further conjunction stands between this one and the verb: the clause begins there ("A und B und sagte")."""
    later = [i for i in range(position + 1, finite) if _is_conjunction(tokens[i])]
    if not later:
        return False
    plural_subject = tokens[finite].number == "Plur" and later[-1] + 1 != finite
    return not plural_subject


def _cuts_nonfinite(tokens: tuple[Token, ...], position: int, end: int, finite_follows: bool) -> bool:
    before = tokens[position - 1].tag
    if before not in NONFINITE or finite_follows:
        return False
    alike = ("VVINF", "VVIZU", "VAINF") if before in ("VVINF", "VVIZU", "VAINF") else ("VVPP", "VAPP")
    later = [i for i in range(position + 1, end) if tokens[i].tag in alike]
    return bool(later) and later[0] > position + 1


def _segment(tokens: tuple[Token, ...], start: int, end: int, mark: str, quoted: list[bool]) -> Segment | None:
    joined = False
    while start < end and (tokens[start].text in _QUOTES or (_is_conjunction(tokens[start]) and not joined)):
        joined = joined or _is_conjunction(tokens[start])
        start += 1
    while end > start and tokens[end - 1].text in _QUOTES:
        end -= 1
    if start >= end:
        return None
    finites = finite_positions(tokens, start, end)
    infinitive = _zu_infinitive(tokens, start, end)
    kind, opener = _opener(tokens, start, end, mark, finites, infinitive, joined)
    finite = _finite(tokens, finites, opener is not None)
    if finite is None and opener is not None and kind in ("sub", "rel"):
        finite = _ambiguous_finite(tokens, opener, end)
    final = finite is not None and not any(
        _is_word(tokens[i]) and tokens[i].tag not in NONFINITE and tokens[i].tag not in FINITE
        for i in range(finite + 1, end)
    )
    nonfinite = any(tokens[i].tag in NONFINITE or tokens[i].tag == "PTKVZ" for i in range(start, end))
    return Segment(
        start, end, mark, joined, kind, opener, finite, finite == start, final, infinitive, nonfinite, quoted[start]
    )


def _is_word(token: Token) -> bool:
    return not token.tag.startswith("$")


def _zu_infinitive(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    for i in range(start, end):
        if tokens[i].tag == "VVIZU" or (tokens[i].tag == "VVINF" and _has_zu_inside(tokens[i])):
            return True
        if tokens[i].tag == "PTKZU" and i + 1 < end and tokens[i + 1].tag in ("VVINF", "VAINF", "VMINF", "VVFIN"):
            return True
    return False


def _has_zu_inside(token: Token) -> bool:
    """ "zuzuschauen" tagged as a bare infinitive: "zu" stands between prefix and verb."""
    extra = len(token.text) - len(token.lemma) == 2
    return extra and any(
        token.text[i : i + 2] == "zu" and token.text[:i] + token.text[i + 2 :] == token.lemma
        for i in range(2, len(token.lemma) - 1)
    )


def _finite(tokens: tuple[Token, ...], finites: list[int], subordinate: bool) -> int | None:
    """Of several verbs tagged finite, the first of a main clause, the last of the verb cluster of a subordinate one."""
    if not finites:
        return None
    if not subordinate:
        return finites[0]
    best = finites[0]
    for i in finites[1:]:
        if i == best + 1 and tokens[best].tag == "VVFIN":  # "dass sie kommen wollen" with the infinitive tagged finite
            best = i
    return best


def _ambiguous_finite(tokens: tuple[Token, ...], opener: int, end: int) -> int | None:
    """A last verb whose form is finite as well, in a clause that must end with one: "weil der Staat bezahlt"."""
    last = end - 1
    if last <= opener + 1 or tokens[last].tag not in ("VVPP", "VVINF"):
        return None
    text = tokens[last].text
    if any(tokens[i].tag in NONFINITE for i in range(opener, last)):
        return None
    return last if tokens[last].tag == "VVINF" or (text.endswith("t") and not text.startswith("ge")) else None


Kind = Literal["sub", "rel", "inf", "main"]


def _opener(
    tokens: tuple[Token, ...], start: int, end: int, mark: str, finites: list[int], infinitive: bool, joined: bool
) -> tuple[Kind, int | None]:
    position = start
    while (
        position < min(start + 4, end - 1)
        and tokens[position].text.lower() in _ADVERBS_BEFORE_OPENER
        and tokens[position].tag not in ("KOUS", "PWAV", "KOUI")
    ):
        position += 1
    token = tokens[position]
    word = token.text.lower()
    verb_second = bool(finites) and finites[0] == position + 1
    if infinitive and not finites:
        starts = tokens[start].tag == "KOUI" or tokens[start].text.lower() in _UM
        return "inf", start if starts else None
    mistagged = word in _ALSO_CONJUNCTIONS and bool(finites) and not verb_second and _verb_final(tokens, finites, end)
    if (token.tag == "KOUS" or mistagged) and not (verb_second and word in ("als", "wie", "da", "denn", "doch")):
        return "sub", position
    if _concedes(tokens, start, end, finites):
        return "sub", start
    if word in _W_WORDS and position > start and not verb_second and finites and token.tag not in ("PRELS", "PRELAT"):
        return "sub", position
    return _pronominal(tokens, start, end, mark, finites, joined)


def _pronominal(
    tokens: tuple[Token, ...], start: int, end: int, mark: str, finites: list[int], joined: bool
) -> tuple[Kind, int | None]:
    """A relative clause or dependent question by its pronoun, else a main clause."""
    relative = _relative(tokens, start, end, mark, finites, joined)
    if relative is not None:
        return "rel", relative
    question = start
    if tokens[question].tag == "APPR" and question + 1 < end:
        question += 1
    if tokens[question].text.lower() in _W_WORDS and tokens[question].tag.startswith(("PW", "KOUS", "KOKOM", "PRELS")):
        late = (
            bool(finites)
            and _verb_final(tokens, finites, end)
            and not (finites[0] <= question + 1 and finites[0] + 1 < end)
        )
        free = end < len(tokens) and tokens[end].text == ","  # "Wer zögere, verliere"
        if late and (mark or joined or free or finites[0] > question + 1):
            return "sub", question
    return "main", None


def _concedes(tokens: tuple[Token, ...], start: int, end: int, finites: list[int]) -> bool:
    """ "so berechtigt die Sorge auch sei", "wie groß der Druck auch ist": concessive, the verb last."""
    if tokens[start].text.lower() not in ("so", "wie"):
        return False
    words = {tokens[i].text.lower() for i in range(start + 2, end)}
    graded = start + 1 < end and tokens[start + 1].tag in ("ADJD", "ADV", "VVPP")
    return graded and bool(words & {"auch", "immer"}) and bool(finites) and _verb_final(tokens, finites, end)


def _relative(
    tokens: tuple[Token, ...], start: int, end: int, mark: str, finites: list[int], joined: bool
) -> int | None:
    """The relative pronoun at the head of a segment ("die", "mit dem", "deren Chef"), None where there is none."""
    position = start + 1 if tokens[start].tag in ("APPR", "APPRART") else start
    if position >= end or (mark in ("", ":", ";", ".") and not joined):
        return None
    token = tokens[position]
    if token.tag in ("PRELS", "PRELAT"):
        # "der" + verb: a demonstrative before a verb-second clause ("Das ist falsch")
        verb_second = bool(finites) and finites[0] == position + 1 and finites[0] + 1 < end and position == start
        return None if verb_second and not _verb_final(tokens, finites, end) else position
    if token.text.lower() not in _RELATIVE or not finites or not _verb_final(tokens, finites, end):
        return None
    if token.tag == "PDS":
        return position if finites[0] > position + 1 else None
    # an article whose noun phrase does not reach the verb, though the verb is last: "die Kiew strikt ablehnt"
    following = tokens[position + 1] if position + 1 < end else token
    opens = following.tag in ("ART", "APPR", "APPRART", "PPER", "PPOSAT", "PIS", "ADV", "PRF", "PTKNEG")
    cluster = tokens[finites[-1] - 1].tag in NONFINITE and len(finites) == 1
    return position if (opens or cluster) and finites[0] > position + 1 else None


def _verb_final(tokens: tuple[Token, ...], finites: list[int], end: int) -> bool:
    """No argument stands behind the last finite verb; a short adjunct may ("..., das vorlag am Freitag")."""
    behind = [i for i in range(finites[-1] + 1, end) if _is_word(tokens[i]) and tokens[i].tag not in NONFINITE]
    return not behind or (len(behind) <= 5 and tokens[behind[0]].tag in ("APPR", "APPRART", "KOKOM"))
