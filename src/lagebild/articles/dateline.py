"""The dateline before the first sentence: "Washington/Moskau (dpa) - ", "Hannover. ", "BERLIN taz | "."""

import functools
import re
from dataclasses import dataclass

from babel import Locale

from lagebild.articles import agencies, wordlists

__all__ = ["Dateline", "dateline"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is where the running text begins, in characters of the paragraph; `source` what the brackets say."""

    end: int
    places: tuple[str, ...]
    source: str = ""
    sure: bool = True
    """Whether a source in brackets or a stroke shows it; a bare place could be a noun."""


_NAME = r"(?:St\.|Bad|[A-ZÄÖÜÉ][\w’'-]{1,30}+)"
_PLACE = (
    rf"{_NAME}(?:[ ](?:am|an|der|im|in|ob|bei|auf|de|la|los|del|dem|den|vor|[advi]\.|[A-Z]\.(?:C\.)?|{_NAME})){{0,4}}?"
    r"(?:[ ]\([A-ZÄÖÜ][a-zäöü.]{2,9}\))?"
)
_PLACES = rf"(?P<places>{_PLACE}(?:[ ]?[/|,][ ]?{_PLACE}){{0,4}}?)"
_DAY = r"(?:,?[ ](?:den[ ])?\d{1,2}\.[ ]?(?:\d{1,2}\.?|[A-ZÄÖÜ]\w{2,8}\.?)(?:[ ]?\d{2,4})?)?"
_BRACKET = r"\((?P<source>[^()]{2,60})\)"
_SOURCED = re.compile(rf"(?:{_PLACES}{_DAY},?[ ]{{1,2}})?{_BRACKET}(?P<mark>[ ]{{0,2}}[-–—:.|/+*]{{1,3}}|:)?[ ]{{1,2}}")
_STROKE = re.compile(rf"{_PLACES}{_DAY}(?P<mark>[.:]?[ ]{{1,2}}[-–—|][ ]{{1,2}}|\.[-–—][ ])(?=[\"„“»«‚‘'(]?[A-ZÄÖÜ\d])")
_BARE = re.compile(rf"{_PLACES}{_DAY}(?P<mark>\.|:)[ ]{{1,2}}(?=[\"„“»«‚‘'(]?[A-ZÄÖÜ\d])")
_SIGNED = re.compile(
    rf"{_PLACES}[ /](?P<source>[a-zA-Z]{{2,8}}(?:/[a-zA-Z]{{2,8}}){{0,2}})(?P<mark>[ ]?[|/:–—-])[ ]{{1,2}}"
)
_SOURCE_FIRST = re.compile(rf"(?P<source>[a-zA-Z]{{2,8}})[ /]{_PLACES}(?P<mark>[.:]|[ ][-–—|])[ ]{{1,2}}")
_REACH = 140
_BLANKS = {ord(mark): " " for mark in "\n\r\t\xa0\u2009\u202f"}
_SEPARATORS = re.compile(r"[ ]?[/|,][ ]?")
_LOCATIVES = r"(?:[Ii]n|[Aa]us|nach|bei|von|um|vor|für)"


@functools.cache
def _cities() -> frozenset[str]:
    """Cities and states by their German names: the list's, those that name a time zone in CLDR, and all territories."""
    locale = Locale("de")
    zones = locale.time_zones
    names = {data["city"] for data in zones.values() if "city" in data}
    names |= {str(name) for name in locale.territories.values()}
    return frozenset(names).union(*(wordlists.words("cities", key) for key in wordlists.read("cities")))


def dateline(paragraph: str, context: str = "") -> Dateline | None:
    """The dateline that `paragraph` begins with, None if there is none.

    A bare place ("Hannover. Im Tarifstreit ...") counts when it is a known city, written in capitals, or stands in
    `context` behind a preposition of place.
    """
    head = paragraph[:_REACH].translate(_BLANKS)
    match = _SOURCED.match(head)
    if match and _are_places(match["places"]) and _is_source(match["source"], match["mark"] or "", head[match.end() :]):
        return Dateline(match.end(), _split(match["places"]), match["source"])
    for pattern in (_SIGNED, _SOURCE_FIRST):
        match = pattern.match(head)
        if match and _are_places(match["places"]) and (agencies.named(match["source"]) or match["source"] == "taz"):
            return Dateline(match.end(), _split(match["places"]), match["source"])
    match = _STROKE.match(head)
    if match and _are_places(match["places"]) and len(match["places"].split()) <= 6:
        return Dateline(match.end(), _split(match["places"]), "", sure="|" in match["mark"])
    match = _BARE.match(head)
    if match and _are_places(match["places"]) and _is_place(match["places"], context, colon=match["mark"] == ":"):
        return Dateline(match.end(), _split(match["places"]), "", sure=False)
    return None


def _is_source(source: str, mark: str, after: str) -> bool:
    """Whether brackets at the head of a text name its source: an agency, or a short sign before a stroke."""
    if agencies.named(source):
        return True
    sign = re.fullmatch(r"[a-zA-ZÄÖÜäöü./, ]{2,24}", source) is not None and (source.islower() or len(source) <= 5)
    party = source.casefold() in wordlists.words("masthead", "parties")
    return bool(mark.strip()) and sign and not party and not after[:1].islower()


def _split(places: str | None) -> tuple[str, ...]:
    if not places:
        return ()
    parts = [part.strip() for part in _SEPARATORS.split(places)]
    # behind the last stroke may stand the paper's own sign ("Halle/MZ")
    named = [part for number, part in enumerate(parts) if part and not (number and part.isupper() and len(part) <= 3)]
    return tuple(_cased(part) for part in named)


def _cased(place: str) -> str:
    """A place written in capitals in its usual spelling ("BERLIN")."""
    if place.isupper() and len(place) > 3:
        return re.sub(
            r"[^\W\d_]+", lambda word: word.group().capitalize() if len(word.group()) > 2 else word.group(), place
        )
    return place


def _are_places(places: str | None) -> bool:
    """Whether names could be places: no function word at their head, no word that opens articles, not too many."""
    if not places:
        return True
    openers = wordlists.words("grammar", "openers") | wordlists.words("masthead", "kickers")
    parts = _split(places)
    return len(parts) <= 5 and not any(part.split()[0].casefold() in openers for part in parts)


def _is_place(places: str, context: str, *, colon: bool) -> bool:
    parts = _split(places)
    words = [word for part in parts for word in part.split()]
    if len(words) > 6 or (colon and not places.isupper()):
        return False
    if any(part in _cities() for part in parts) or (places.isupper() and len(places) > 3):
        return True
    if len(parts) > 1 and len(words) == len(parts) and "/" in places:
        return True
    if any(part.split()[0] in {"Bad", "Sankt", "St.", "Neu", "Groß", "Klein"} for part in parts):
        return len(words) <= 4
    return any(_is_told(part, context[:20_000]) for part in parts)


def _is_told(place: str, context: str) -> bool:
    """Whether the text speaks of the place as one: "in Burgau", "Burgauer Stadtrat"."""
    if re.search(rf"\b{_LOCATIVES} {re.escape(place)}\b", context):
        return True
    stem = re.escape(place.removesuffix("en").removesuffix("e"))
    return len(place) > 4 and re.search(rf"\b{stem}e?n?er [A-ZÄÖÜ]", context) is not None
