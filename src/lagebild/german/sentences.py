"""Finds where sentences end in the pieces of one block.

A full stop ends a sentence unless it belongs to an abbreviation, ordinal or initial, or a small letter follows. After
"!" and "?" inside quotation marks the sentence goes on where the cue follows ("...!", rief er).
"""

from lagebild.german import wordlists
from lagebild.german.tokens import Piece

__all__ = ["join_ordinals", "split"]

_ENDS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset("“”\"»«›‹'‘’)]") | {"''"}
_OPENERS = frozenset("„“\"»«›‹'‚‘([") | {"``", "–", "-", "—"}
_BULLETS = frozenset("•▪●‣◦■►▸*")
_ADJECTIVAL = ("e", "en", "er", "es", "em")
_JOINS = frozenset({"und", "oder", "bis", "sowie"})
_LONGEST = 400  # pieces; longer ones are lists or waste, and are cut so that no stage meets a sentence without end


def join_ordinals(pieces: list[Piece], text: str) -> list[Piece]:
    """The pieces with full stops drawn to their numbers where the two make an ordinal ("der 20. Gipfel")."""
    before = wordlists.words("ordinals", "before")
    openers = wordlists.words("sentence_openers", "openers")
    joined: list[Piece] = []
    skip = -1
    for at, piece in enumerate(pieces):
        if at == skip:
            continue
        if _is_ordinal(pieces, at, before, openers) or _is_list_number(pieces, at, text):
            skip = at + 1
            joined.append(Piece(piece.start, pieces[skip].end, piece.text + ".", "number"))
        else:
            joined.append(piece)
    return joined


def _is_ordinal(pieces: list[Piece], at: int, before: frozenset[str], openers: frozenset[str]) -> bool:
    """Whether a number and a full stop stand where only an ordinal can: after an article or adjective."""
    if not at or not _is_number_and_stop(pieces, at):
        return False
    following = pieces[at + 2].text
    if not following[0].isupper() or following.lower() in openers:
        return False
    previous = pieces[at - 1].text
    is_inflected = previous.islower() and previous.endswith(_ADJECTIVAL) and len(pieces[at].text) <= 2
    is_second = at > 2 and previous in _JOINS and pieces[at - 2].text[-1] == "." and pieces[at - 2].text[0].isdigit()
    return previous.lower() in before or previous in _OPENERS or is_inflected or is_second


def _is_list_number(pieces: list[Piece], at: int, text: str) -> bool:
    """Whether a number and a full stop begin a line, as the entries of a list do ("1. Die Lage")."""
    return _is_number_and_stop(pieces, at) and _begins_line(pieces, at, text) and pieces[at + 2].text[0].isalpha()


def _is_number_and_stop(pieces: list[Piece], at: int) -> bool:
    if at >= len(pieces) - 2 or pieces[at].kind != "number":
        return False
    number, stop = pieces[at], pieces[at + 1]
    return number.text.isdigit() and len(number.text) <= 3 and (stop.text, stop.start) == (".", number.end)


def _begins_line(pieces: list[Piece], at: int, text: str) -> bool:
    return at == 0 or text.find("\n", pieces[at - 1].end, pieces[at].start) >= 0


def split(pieces: list[Piece], text: str) -> list[list[Piece]]:
    """The pieces of a block, grouped into its sentences."""
    sentences: list[list[Piece]] = []
    first = 0
    at = 0
    while at < len(pieces):
        after = _end(pieces, at, text)
        if not after and (at - first >= _LONGEST or _is_entry(pieces, at + 1, text)):
            after = at + 1
        if after:
            sentences.append(pieces[first:after])
            first = after
        at = after or at + 1
    if first < len(pieces):
        sentences.append(pieces[first:])
    return sentences


def _end(pieces: list[Piece], at: int, text: str) -> int:
    """The number of the piece after the sentence that ends at piece `at` (closing marks included), or 0."""
    piece = pieces[at]
    if at + 1 < len(pieces) and _blank_line(text, piece.end, pieces[at + 1].start):
        return at + 1
    stop = piece.text in _ENDS or (piece.kind == "run" and piece.text[0] in ".…")
    if not stop and piece.kind not in {"abbreviation", "initial", "number", "roman", "word"}:
        return 0
    if not stop and not piece.text.endswith("."):
        return 0
    after = at + 1
    while stop and after < len(pieces) and _closes(pieces, after):
        after += 1
    if after >= len(pieces):
        return after
    if stop:
        return after if _may_begin(pieces, after) else 0
    return after if _abbreviation_ends(pieces, at) else 0


def _is_entry(pieces: list[Piece], at: int, text: str) -> bool:
    """Whether the entry of a list begins here: its number or bullet at the beginning of a line."""
    if at >= len(pieces) - 1:
        return False
    form = pieces[at].text
    is_number = pieces[at].kind == "number" and form.endswith(".") and form.count(".") == 1
    return (is_number or form in _BULLETS) and _begins_line(pieces, at, text)


def _blank_line(text: str, start: int, end: int) -> bool:
    """Whether an empty line stands in the gap between two pieces."""
    return end - start > 1 and text.count("\n", start, end) > 1


def _closes(pieces: list[Piece], at: int) -> bool:
    """Whether a mark belongs to the sentence before it: a full stop run, or a closing mark right after it."""
    piece = pieces[at]
    adjacent = piece.start == pieces[at - 1].end
    if piece.text in _ENDS:
        return adjacent
    if piece.text not in _CLOSERS:
        return False
    blank_follows = at + 1 >= len(pieces) or pieces[at + 1].start > piece.end or pieces[at + 1].text in {",", ".", ")"}
    if adjacent:
        return blank_follows or piece.text in {"“", "”", ")", "]"}
    # "... gekommen . “ Dann": a loose closing mark with a blank on both sides
    return piece.text in {"“", "”", ")", "»"} and pieces[at + 1 : at + 2] != [] and pieces[at + 1].start > piece.end


def _may_begin(pieces: list[Piece], at: int) -> bool:
    """Whether a sentence can begin here: capital, digit, or such behind an opening mark."""
    for piece in pieces[at : at + 3]:
        if piece.text in _OPENERS:
            continue
        return not piece.text[0].islower() and piece.text not in {",", ";", ":", ")", "]"}
    return True


def _abbreviation_ends(pieces: list[Piece], at: int) -> bool:
    """Whether the full stop inside the token ends the sentence as well ("usw. Die", "um 2010. Der")."""
    piece = pieces[at]
    form = piece.text.lower().replace(" ", "")
    opens = pieces[at + 1].text.lower() in wordlists.words("sentence_openers", "openers")
    opens = opens and pieces[at + 1].text[0].isupper()
    if piece.kind == "abbreviation":
        return opens and (form.endswith("str.") or form in wordlists.words("abbreviations", "maybe"))
    if piece.kind == "number" and piece.text.count(".") > 1:  # "am 3.10. Die"
        return opens
    return piece.kind == "initial" and opens
