"""Cuts a stretch of page text into words and marks that keep their place on the page."""

import functools
import re
from typing import NamedTuple

from lagebild.german import wordlists

__all__ = ["Piece", "normal_form", "pieces"]

_MONTHS = "Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_LETTER = r"[^\W\d_]"
_SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_GAP = r"[ \t\u00a0\u202f\u2009]"  # blanks that may stand inside an abbreviation or number
_BREAK = rf"{_GAP}{{0,8}}\r?\n{_GAP}{{0,8}}"

# A hyphen at a line's end joins, unless a conjunction follows ("Bundes-\nund Landesregierung").
_HYPHENATED = rf"[-‐\u00ad](?:{_BREAK})(?!(?:und|oder|bzw|beziehungsweise|sowie|bis|als|wie)\b)(?={_LETTER})"

_WORD = rf"""
    {_LETTER}
    (?: (?<={_LETTER}){_HYPHENATED}
      | [\w{_SOFT}]
      | (?<=\w)[-‐‑](?=[\w„»«“"'‚])(?![„»«“"'‚])   # "US-Präsident"
      | (?<={_LETTER})['’](?={_LETTER})             # "geht's"
      | (?<={_LETTER})[/:*](?={_LETTER})            # "dpa/lni", "Bürger:innen"
      | (?<=\w)&(?=\w)                              # "H&M"
    ){{0,200}}+
"""

_PATTERN = rf"""
    (?P<url> (?:https?://|www\.)[^\s<>"„“”»«]{{1,2000}}+ )
  | (?P<mail> (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}} )
  | (?P<handle> [@#]\w{{1,100}}+ )
  | (?P<abbreviation> (?<!\w)(?:{{abbreviations}}|[A-ZÄÖÜ][a-zäöüß]{{2,30}}str\.|[A-ZÄÖÜ]\.(?=\s\d))(?!\w) )
  | (?P<number>
        (?<![\w.,])[-+−±]?
        (?: \d{{1,3}}(?:[.\u202f\u00a0'’]\d{{3}}){{1,6}}(?:,\d{{1,9}})?(?![.,]?\d)   # "1.250,50"
          | \d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})(?!\d)                        # "3.10.2025"
          | \d{{1,2}}\.{_GAP}?\d{{1,2}}\.(?=\D|$)                                  # "3.10."
          | \d{{1,60}}(?:[.,:/]\d{{1,60}}){{0,3}}
        )
        (?: (?: [-‐‑]|(?={_LETTER}) ){_LETTER}[\w{_SOFT}]{{0,100}}+(?:[-‐‑][\w{_SOFT}]{{1,100}}+){{0,6}} )? # "1990er"
        (?: (?<=\d)\.(?=\s{{1,3}}(?:[a-zäöüß]|(?:{_MONTHS})\b)) )?                # "3. Oktober", "im 2. und"
    )
  | (?P<roman> (?<!\w)[IVX]{{1,6}}\.(?=\s{{1,3}}[a-zäöüß]) )                        # "Leo XIV. sagte"
  | (?P<initial> (?<![\w.])(?:[A-ZÄÖÜ]\.){{1,4}}(?:-[A-ZÄÖÜ]\.)?(?=\s{{0,3}}[A-ZÄÖÜ]) )           # "J. D. Vance"
  | (?P<word> {_WORD}
        (?: (?<=[sxzß])['’](?={_GAP}{{1,3}}\w){{genitive}} )?                       # "Merz' Vorschlag"
        (?: (?<=\w)[-‐‑](?=[\s,;)/]|$) )?                                          # "Bundes- und"
    )
  | (?P<truncated> (?<!\w)[-‐‑]{_LETTER}[\w{_SOFT}]{{1,100}}+ )                       # "-politik"
  | (?P<apostrophe> (?<!\w)['’](?:s|n|ne|nen|m|nem)\b(?!['’]) )                   # "wie's", "'ne"
  | (?P<clitic> (?<=\w)['’](?:s|n)\b )
  | (?P<run> ([-+*=_~|.…])(?P=repeated)++ )
  | (?P<mark> [^\s{_SOFT}] )
"""


class Piece(NamedTuple):
    """A word or mark: half-open place on the page, normal form, and the rule that cut it ("word", "number", "mark")."""

    start: int
    end: int
    text: str
    kind: str


@functools.cache
def _pattern(genitive_apostrophe: bool) -> re.Pattern[str]:
    """The token pattern; where single quotation marks are in use, an apostrophe after "s" closes rather than owns."""
    forms = sorted(_abbreviations(), key=len, reverse=True)
    source = _PATTERN.replace("([-+*=_~|.…])", "(?P<repeated>[-+*=_~|.…])")
    source = source.replace("{{", "{").replace("}}", "}")
    source = source.replace("{abbreviations}", "|".join(map(_spaced, forms)))
    return re.compile(source.replace("{genitive}", "" if genitive_apostrophe else "(?!)"), re.VERBOSE)


def _abbreviations() -> frozenset[str]:
    return wordlists.words("abbreviations", "never") | wordlists.words("abbreviations", "maybe")


def _spaced(form: str) -> str:
    """A pattern for an abbreviation with or without blanks between its parts, first letter in either case."""
    parts = [re.escape(part) + r"\." for part in form.split(".") if part]
    first = form[0]
    parts[0] = f"[{first}{first.upper()}]" + parts[0][len(re.escape(first)) :]
    if len(parts) > 1:  # "v. Chr.", "e. V.": the later parts may be capitals
        parts[1:] = [f"[{part[0]}{part[0].upper()}]{part[1:]}" if part[0].isalpha() else part for part in parts[1:]]
    return rf"{_GAP}{{0,2}}".join(parts)


_SINGLE_QUOTES = re.compile(r"[‚‹]|(?:(?<=\s)|^)['‘](?=\w)")
_JOIN = re.compile(rf"\u00ad{_BREAK}|[-‐]{_BREAK}(?=[a-zäöüß])")
_KEEP = re.compile(rf"([-‐]){_BREAK}(?=[^a-zäöüß])")
_DROP = re.compile(f"[{_SOFT}]")


def normal_form(text: str) -> str:
    """The token's text without soft hyphens, line-end hyphenation and exotic blanks and hyphens."""
    if "\n" in text:
        text = _KEEP.sub("-", _JOIN.sub("", text))
    text = _DROP.sub("", text).replace("‐", "-").replace("‑", "-").replace("\u00a0", " ").replace("\u202f", " ")
    return text.replace("\u2009", " ").replace("’", "'") if len(text) > 1 else text


_URL_TAIL = ".,;:!?)]}'’"


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words and marks of `text[start:end]`, in order; places count from the text's beginning. Linear in length."""
    found: list[Piece] = []
    single = _SINGLE_QUOTES.search(text, start, end) is not None
    # `endpos` hides what follows a block, so that a lookahead never reaches into the next one.
    scanner = _pattern(not single)
    at = start
    while (match := scanner.search(text, at, end)) is not None:
        first, last = match.span()
        kind = match.lastgroup or "mark"
        if kind in {"url", "mail", "handle"}:
            last = first + max(1, len(match.group().rstrip(_URL_TAIL)))
        form = normal_form(text[first:last])
        if form:
            found.append(Piece(first, last, form, kind))
        at = last
    return found
