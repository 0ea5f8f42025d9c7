"""What belongs to a clause itself: its own words and noun phrases, without the clauses inside it."""

from collections.abc import Iterator

from lagebild.german.phrases import Phrase, phrases
from lagebild.model import Clause, Range, Token

__all__ = ["ClauseView", "contrast", "trimmed", "up_to_colon"]

_TURNING = frozenset({"aber", "jedoch", "allerdings", "doch", "dagegen", "hingegen"})
_DENYING = frozenset({"nicht", "kein", "keine", "keinen", "keinem", "keiner"})
_EDGES = frozenset({"$,", "$.", "$("})
_QUOTES = frozenset("„“”»«›‹\"‚‘’'")
_COPULA_TAGS = frozenset(
    {"PTKVZ", "VVPP", "VAPP", "VMPP", "VVINF", "VAINF", "VMINF", "VVIZU", "PTKZU", "VVFIN", "VAFIN", "VMFIN"}
)


def trimmed(tokens: tuple[Token, ...], part: Range) -> Range | None:
    """A range without marks at its edges, None if nothing is left; quotation marks stay with their partner inside."""
    start, end = part
    while start < end and tokens[start].tag in _EDGES and not _paired(tokens, start, end):
        start += 1
    while end > start and tokens[end - 1].tag in _EDGES and not _paired_back(tokens, start, end):
        end -= 1
    return (start, end) if end > start else None


def _paired(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    return tokens[start].text in _QUOTES and any(tokens[i].text in _QUOTES for i in range(start + 1, end))


def _paired_back(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    if tokens[end - 1].text == ")":
        return any(tokens[i].text == "(" for i in range(start, end - 1))
    return tokens[end - 1].text in _QUOTES and any(tokens[i].text in _QUOTES for i in range(start, end - 1))


class ClauseView:
    """The clauses of a sentence with what each holds by itself."""

    def __init__(self, tokens: tuple[Token, ...], clauses: tuple[Clause, ...]) -> None:
        self.tokens = tokens
        self.clauses = clauses
        self.children: dict[int, list[int]] = {}
        for number, clause in enumerate(clauses):
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(number)
        self._runs: dict[int, list[Range]] = {}
        self._own: dict[int, tuple[int, ...]] = {}
        self._phrases: dict[int, list[Phrase]] = {}

    def runs(self, number: int) -> list[Range]:
        """The stretches of tokens that belong to a clause and to no clause inside it."""
        if number not in self._runs:
            start, end = self.clauses[number].range
            inner = sorted(
                other.range for i, other in enumerate(self.clauses)
                if i != number and start <= other.range[0] and other.range[1] <= end
                and (other.range != (start, end) or other.parent == number)
            )  # fmt: skip
            self._runs[number] = list(_minus((start, end), inner))
        return self._runs[number]

    def own(self, number: int) -> Iterator[int]:
        """The token numbers of a clause's own words, in order."""
        if number not in self._own:
            self._own[number] = tuple(at for start, end in self.runs(number) for at in range(start, end))
        return iter(self._own[number])

    def phrases(self, number: int) -> list[Phrase]:
        """The noun phrases among a clause's own words, in order; the finite verb parts them."""
        if number not in self._phrases:
            finite = self.clauses[number].finite
            found: list[Phrase] = []
            for start, end in self.runs(number):
                if finite is not None and start <= finite < end:
                    found += phrases(self.tokens, (start, finite)) + phrases(self.tokens, (finite + 1, end))
                else:
                    found += phrases(self.tokens, (start, end))
            self._phrases[number] = found
        return self._phrases[number]

    def opened_by(self, number: int, *words: str) -> list[int]:
        """The clauses right inside a clause whose opener is one of `words`, in order."""
        found = []
        for child in self.children.get(number, ()):
            opener = self.clauses[child].opener
            if opener is not None and self.tokens[opener].text.lower() in words:
                found.append(child)
        return found

    def behind_opener(self, number: int) -> Range | None:
        """A clause's range without its opening word."""
        clause = self.clauses[number]
        own = clause.opener is not None and clause.opener >= clause.range[0]  # else "dass A kommt und | B geht"
        start = clause.opener + 1 if own and clause.opener is not None else clause.range[0]
        return trimmed(self.tokens, (start, clause.range[1])) if start < clause.range[1] else None

    def field_end(self, number: int, start: int) -> int:
        """The end of the run that holds `start`, before the verbs and prefix that close it."""
        for first, end in self.runs(number):
            if first <= start < end:
                return self._before_verbs(number, start, end)
        return start + 1

    def _before_verbs(self, number: int, start: int, end: int) -> int:
        verbs = self.clauses[number].verbs
        for last in range(end - 1, start, -1):
            token = self.tokens[last]
            closing = token.tag in _EDGES
            quoted = token.text in _QUOTES and any(self.tokens[i].text in _QUOTES for i in range(start, last))
            if quoted or not (closing or (token.tag in _COPULA_TAGS and last in verbs)):
                return last + 1
        return start + 1


def _minus(whole: Range, inner: list[Range]) -> Iterator[Range]:
    """The parts of a range that no inner range covers."""
    position, end = whole
    for first, last in inner:
        if first > position:
            yield position, first
        position = max(position, last)
    if position < end:
        yield position, end


def up_to_colon(tokens: tuple[Token, ...], part: Range) -> Range:
    """ "..., das Gesetz nicht zu billigen: Solange ..." is said up to the colon."""
    colon = next((i for i in range(part[0] + 1, part[1]) if tokens[i].text == ":"), None)
    return part if colon is None else (part[0], colon)


def contrast(view: ClauseView, own: tuple[int, ...]) -> int | None:
    """Where a clause's own words go on with what is not so: "darüber könne man reden, nicht aber über das Ziel".

    The number of the first word behind the comma, None without such a tail.
    """
    members = set(own)
    for i in own:
        if view.tokens[i].text not in (",", "–") or i + 2 not in members or i + 1 not in members:
            continue
        pair = (view.tokens[i + 1].text.lower(), view.tokens[i + 2].text.lower())
        if pair[0] in ("„", "“", "»", "«", '"') and i + 3 in members:  # ..., „aber nicht zu jedem Preis“
            pair = (pair[1], view.tokens[i + 3].text.lower())
        turned = pair[0] in _TURNING and pair[1] in _DENYING
        if turned or (pair[1] in _TURNING and pair[0] in _DENYING):
            return i + 1
    return None
