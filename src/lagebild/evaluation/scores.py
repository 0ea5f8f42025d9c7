"""The measures for articles, quotations, positions and events, as docs/evaluation.md defines them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from lagebild.evaluation.annotations import Judged, Text, Words, judged, pairs

__all__ = ["Document", "Scores", "score"]

Record = dict[str, Any]
_Gold = TypeVar("_Gold")
_Found = TypeVar("_Found")

_SAME_PASSAGE = 0.3
"""Overlap of words from which two contents are one position; within the same sentence any overlap does."""
_MINUTE = len("2025-08-15T21:30")
_F1 = ("body", "quotation", "position", "position+act", "event")


@dataclass(frozen=True)
class Document:
    """An annotated document: its name, its annotation, its text, and the gold record of its reading ({} where none)."""

    name: str
    gold: Record
    text: str
    found: Record


@dataclass(frozen=True)
class Scores:
    """Shares from 0 to 1 (None where nothing could be measured), and out of how many."""

    shares: dict[str, float | None]
    counts: dict[str, float]


def score(documents: Iterable[Document]) -> Scores:
    """The measures over all documents together: every item weighs the same, whatever document it stands in."""
    tally = _Tally()
    for document in documents:
        _Scorer(tally, document).score()
    return tally.scores()


class _Tally:
    """Sums of hits and of what could have been hit."""

    def __init__(self) -> None:
        self._hits: dict[str, float] = {}
        self._outof: dict[str, float] = {}

    def add(self, name: str, hits: float, outof: float = 1) -> None:
        self._hits[name] = self._hits.get(name, 0.0) + hits
        self._outof[name] = self._outof.get(name, 0.0) + outof

    def scores(self) -> Scores:
        shares = {name: _share(self._hits[name], outof) for name, outof in self._outof.items()}
        for stem in _F1:
            precision, recall = f"{stem} P", f"{stem} R"
            if precision in shares or recall in shares:
                shares[f"{stem} F1"] = _harmonic(shares.get(precision) or 0.0, shares.get(recall) or 0.0)
        return Scores(shares, dict(self._outof))


class _Scorer:
    """One document into the tally."""

    def __init__(self, tally: _Tally, document: Document) -> None:
        self._tally, self._gold, self._found = tally, document.gold, document.found
        self._text = Text(document.text)
        self._judged: Judged = judged(self._text, document.gold["article"])

    def score(self) -> None:
        if self._gold["article"] is not None:
            self._article(self._gold["article"], self._found.get("article") or {})
        elif self._gold.get("no_article"):
            told = not (self._found.get("article") or {}).get("headline")
            self._tally.add("no article told", told)
        self._quotations()
        self._positions()
        self._events()

    def _article(self, gold: Record, found: Record) -> None:
        self._tally.add("headline", _squeezed(gold.get("headline")) == _squeezed(found.get("headline")))
        if gold.get("published"):
            self._tally.add("published", _same_time(gold["published"], found.get("published")))
        for name in ("agencies", "places"):
            self._tally.add(name, _keys(gold.get(name)) == _keys(found.get(name)))
        if gold.get("body_first"):
            self._body(gold, found)

    def _body(self, gold: Record, found: Record) -> None:
        text, headline = self._text, gold.get("headline")
        start, end = text.find(gold["body_first"])[0], text.find(gold["body_last"])[1]
        wanted = text.words((start, end)) - text.words(*(text.find(value) for value in gold.get("aside") or ()))
        # what stands between headline and running text (lead, byline, captions) counts neither for nor against
        above = text.text.find(headline) if headline else start
        read = text.words(*pairs(found.get("body"))) - text.words((min(above, start), start))
        if wanted:
            both = len(wanted & read)
            self._tally.add("body P", _share(both, len(read)) or 0.0)
            self._tally.add("body R", both / len(wanted))

    def _place(self, entry: Record, part: str) -> tuple[int, int]:
        return self._text.find(part, entry.get("nth", 1))

    def _quotations(self) -> None:
        gold = [entry for entry in self._gold.get("quotations") or () if self._counts(entry, entry["content"][0])]
        found = [entry for entry in self._found.get("quotations") or () if entry.get("content")]
        found = [entry for entry in found if self._judged.holds(tuple(entry["content"][0]))]
        if not gold:
            return
        wanted = [self._gold_quotation(entry) for entry in gold]
        given = [self._text.words(*pairs(entry["content"])) for entry in found]
        for i, j in _aligned(wanted, given, _overlap):
            both = len(wanted[i] & given[j])
            self._tally.add("quotation P", both / max(1, len(given[j])), 0)
            self._tally.add("quotation R", both / max(1, len(wanted[i])), 0)
            self._tally.add("quotation actor", _same_actor(gold[i].get("actor"), found[j].get("actor")))
        self._tally.add("quotation P", 0, len(given))
        self._tally.add("quotation R", 0, len(wanted))

    def _counts(self, entry: Record, content: str) -> bool:
        return self._judged.holds(self._place(entry, content))

    def _gold_quotation(self, entry: Record) -> Words:
        first, *others = entry["content"]
        return self._text.words(self._place(entry, first), *(self._text.find(part) for part in others))

    def _positions(self) -> None:
        gold = [_Held(entry, *self._gold_position(entry)) for entry in self._gold.get("positions") or ()
                if self._counts(entry, entry["content"])]  # fmt: skip
        found = [_Held(entry, *self._found_position(entry)) for entry in self._found.get("positions") or ()
                 if self._judged.holds(tuple(entry["content"]))]  # fmt: skip
        matched = _aligned(gold, found, _likeness)
        agreed = sum(gold[i].entry["act"] == found[j].entry.get("act") for i, j in matched)
        for name, hits in (("position", len(matched)), ("position+act", agreed)):
            self._tally.add(f"{name} P", hits, len(found))
            self._tally.add(f"{name} R", hits, len(gold))
        # the sentence found at all, whoever it is said to come from: tells wrong actors from missed sentences
        seen = sum(any(entry.sentence & other.sentence for other in found) for entry in gold)
        self._tally.add("position sentence R", seen, len(gold))
        for i, j in matched:
            self._details(gold[i], found[j])

    def _gold_position(self, entry: Record) -> tuple[Words, Words]:
        evidence = entry.get("evidence")
        return (
            self._text.words(self._place(entry, entry["content"])),
            self._text.words(self._text.find(evidence)) if evidence else frozenset(),
        )

    def _found_position(self, entry: Record) -> tuple[Words, Words]:
        return self._found_words(entry, "content"), self._found_words(entry, "evidence")

    def _found_words(self, entry: Record, name: str) -> Words:
        place = entry.get(name)
        return self._text.words(tuple(place)) if place else frozenset()

    def _details(self, gold: "_Held", found: "_Held") -> None:
        wanted, given = gold.entry, found.entry
        self._tally.add("act", wanted["act"] == given.get("act"))
        self._tally.add("content overlap", _overlap(gold.content, found.content))
        if wanted.get("condition") or given.get("condition"):
            condition = wanted.get("condition")
            expected = self._text.words(self._text.find(condition)) if condition else frozenset()
            self._tally.add("condition", _overlap(expected, self._found_words(given, "condition")))
        if wanted.get("addressee"):
            self._tally.add("addressee", _same_actor(wanted["addressee"], given.get("addressee")))
        self._tally.add("negated", bool(wanted.get("negated")) == bool(given.get("negated")))

    def _events(self) -> None:
        gold, found = self._gold.get("events") or [], self._found.get("events") or []
        wanted = [self._text.words(self._place(entry, entry["text"])) for entry in gold]
        given = [self._text.words(tuple(entry["text"])) for entry in found]
        matched = _aligned(wanted, given, lambda one, other: len(one & other))
        right = sum(_same_time(gold[i]["start"], found[j].get("start")) for i, j in matched)
        self._tally.add("event R", right, len(wanted))
        self._tally.add("event P", right, len(given))


@dataclass(frozen=True)
class _Held:
    """A position with the words of its content and of its sentence."""

    entry: Record
    content: Words
    sentence: Words


def _likeness(gold: _Held, found: _Held) -> float:
    """How much two positions are one: 0 with different actors; the same act decides between equals."""
    if not _same_actor(gold.entry["actor"], found.entry.get("actor")):
        return 0.0
    overlap = _overlap(gold.content, found.content)
    one_sentence = bool(gold.sentence & found.sentence)
    if overlap < _SAME_PASSAGE and not (one_sentence and overlap > 0):
        return 0.0
    return overlap + (0.001 if gold.entry["act"] == found.entry.get("act") else 0.0)


def _aligned(
    gold: Sequence[_Gold], found: Sequence[_Found], weigh: Callable[[_Gold, _Found], float]
) -> list[tuple[int, int]]:
    """Pairs one to one, the likest first; among equals those that stand last in both lists."""
    ranked = sorted(
        ((weigh(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)), reverse=True
    )
    left, right = set(range(len(gold))), set(range(len(found)))
    chosen = []
    for weight, i, j in ranked:
        if weight > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            chosen.append((i, j))
    return chosen


def _share(hits: float, outof: float) -> float | None:
    return hits / outof if outof else None


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _overlap(one: Words, other: Words) -> float:
    """F1 of the words of two passages."""
    both = len(one & other)
    return _harmonic(_share(both, len(other)) or 0.0, _share(both, len(one)) or 0.0)


def _squeezed(text: str | None) -> str:
    return " ".join(re.split(r"\s+", text or "")).strip()


def _key(name: str | None) -> str:
    return re.sub(r"\W+", " ", name or "").strip().casefold()


def _keys(names: Iterable[str] | None) -> set[str]:
    return {_key(name) for name in names or ()}


def _same_actor(gold: str | None, found: str | None) -> bool:
    """One name, or a person once by the surname and once by the full name."""
    one, other = _key(gold), _key(found)
    if one == other:
        return True
    return bool(other) and one.split()[-1:] == other.split()[-1:] and (one in other or other in one)


def _same_time(gold: str, found: str | None) -> bool:
    """One is the beginning of the other, and the found one is as precise, up to the minute, as the gold one."""
    wanted, given = gold.replace("Z", "+00:00"), (found or "").replace("Z", "+00:00")
    shared = min(len(wanted), len(given))
    return wanted[:shared] == given[:shared] and len(given) >= min(len(wanted), _MINUTE)
