"""How far a mention of somebody who speaks reaches beyond its noun phrase."""

from lagebild.quotations.view import QUOTES, SentenceView

__all__ = ["mention_end"]

_NAMES = frozenset({"NE", "NN", "FM", "TRUNC"})
_LONGEST = 8


def mention_end(view: SentenceView, end: int) -> int:
    """The end of a mention with the name in quotation marks or between commas behind it: "die Agentur „Nord“",
    "die Sprecherin der Fraktion im Landtag, Ida Falk"."""
    quoted = _quoted_name(view, end)
    if quoted is not None:
        return quoted
    place = _attribute_end(view, end)
    return _name_behind(view, end) or (_name_behind(view, place) if place is not None else None) or end


def _quoted_name(view: SentenceView, end: int) -> int | None:
    tokens = view.tokens
    if end + 2 >= len(tokens) or tokens[end].text not in QUOTES or tokens[end - 1].tag != "NN":
        return None
    for i in range(end + 2, min(len(tokens), end + _LONGEST)):
        if tokens[i].text in QUOTES:
            words = tokens[end + 1 : i]
            named = tokens[end + 1].text[:1].isupper() and not any(token.tag.startswith("V") for token in words)
            return i + 1 if named else None
    return None


def _attribute_end(view: SentenceView, end: int) -> int | None:
    """Behind "im Bundestag", "in Genf", "für den Neubau": a preposition with one noun phrase."""
    tokens = view.tokens
    if end + 1 >= len(tokens) or tokens[end].tag not in ("APPR", "APPRART"):
        return None
    clause = view.clause_at(end)
    found = [one for one in view.phrases(clause) if one.preposition == end] if clause is not None else []
    return found[0].range[1] if found else None


def _name_behind(view: SentenceView, end: int) -> int | None:
    """Behind ", Ida Falk" where a mark or the sentence's end follows: two or more names, or a name behind a title."""
    tokens = view.tokens
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return None
    stop = end + 1
    while stop < len(tokens) and tokens[stop].tag in _NAMES and stop - end <= _LONGEST:
        stop += 1
    names = tokens[end + 1 : stop]
    closed = stop >= len(tokens) or tokens[stop].tag.startswith("$") or tokens[stop].tag == "PTKVZ"
    return stop if closed and len(names) >= 2 and names[-1].tag == "NE" else None
