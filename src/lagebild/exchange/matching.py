"""Coded statements and what was found: which position does a human confirm or correct, and which is new?"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lagebild.exchange.coded import MACHINE, Coded, Delivery, ForeignDocument
from lagebild.exchange.dna_export import parts, short
from lagebild.exchange.document import Document, document, plain
from lagebild.model import ACTS, Judgement, content_id
from lagebild.store import CitedPosition, Store

__all__ = ["Import", "Library", "judge"]

_SAME_PLACE = 0.5
"""Share of the longer of two places that both must cover: half of it is the same statement by the same actor."""
_SAME_WORDS = 0.9
"""The same for statements of different actors: only then is it a correction of the actor and no other statement."""
_CONTEXT = (12, 40)
"""Characters to either side that tell two places with the same words apart in a text that was edited."""


@dataclass(frozen=True, slots=True)
class Import:
    """The judgements to store, how many statements did what, and what could not be used (a line each)."""

    judgements: tuple[Judgement, ...]
    counts: Mapping[str, int]
    problems: tuple[str, ...]


class Library:
    """The pages of a store as other tools know them: by id, by exported text, by address."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_text: dict[str, str] = {}
        self._by_uri: dict[str, str] = {}
        self._made: dict[str, Document] = {}
        for article in store.articles(superseded=True):
            page_id, made = article.source.page_id, document(parts(article))
            self._by_text[_digest(made.text)] = page_id
            self._made[page_id] = made
            for uri in article.source.uris:
                self._by_uri[plain(uri)] = page_id

    def page(self, foreign: ForeignDocument) -> str | None:
        """The id of the page that a document was made from, or that has its text or address."""
        for page_id in (foreign.page_id, self._by_text.get(_digest(foreign.text)), _digest(foreign.text)):
            if page_id and self._store.page(page_id) is not None:
                return page_id
        return self._by_uri.get(plain(foreign.uri or ""))

    def at(self, uri: str | None) -> str | None:
        """The id of the page seen at an address."""
        return self._by_uri.get(plain(uri or ""))

    def place(self, page_id: str, coded: Coded, text: str | None) -> tuple[int, int] | None:
        """Where a statement stands on the page; `text` is its document's, None where its offsets are the page's own."""
        page = self._store.page(page_id)
        if page is None:
            return None
        made = self._made.get(page_id)
        if coded.start is not None and coded.end is not None and coded.start < coded.end:
            if (text is None or text == page.text) and coded.end <= len(page.text):
                return coded.start, coded.end
            if made is not None and text == made.text:
                return made.back(coded.start, coded.end)
        for around in (0, *_CONTEXT):
            found = _within(page.text, made, coded, text, around)
            if found:
                return found
        return None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _only(text: str, words: str) -> tuple[int, int] | None:
    """Where `words` stand in `text`, if they stand there once."""
    start = text.find(words) if words else -1
    return (start, start + len(words)) if start >= 0 and text.find(words, start + 1) < 0 else None


def _within(page: str, made: Document | None, coded: Coded, text: str | None, around: int) -> tuple[int, int] | None:
    """Where the words stand on the page or in its exported text, told apart by what stands `around` them."""
    before, words, after = 0, coded.words, 0
    if around and text is not None and coded.start is not None and coded.end is not None:
        before, after = min(around, coded.start), min(around, len(text) - coded.end)
        words = text[coded.start - before : coded.end + after]
    found = _only(page, words)
    if found:
        return found[0] + before, found[1] - after
    found = _only(made.text, words) if made else None
    return made.back(found[0] + before, found[1] - after) if made and found else None


def judge(delivery: Delivery, store: Store, library: Library, created: str, reviewer: str) -> Import:
    """What humans say about the positions of the store.

    A statement that stands where a position of the same actor does, or in nearly the same words as one of another
    actor, confirms or corrects it; any other is added. A statement of the machine's own, or one that a file brings back
    as it was exported, says nothing. `reviewer` stands for a coder without a name.
    """
    desk = _Desk(store, created, reviewer)
    for page_id, statements in _by_page(delivery, library, desk).items():
        desk.page(page_id, statements)
    return Import(tuple(desk.made), desk.counts, (*delivery.problems, *desk.problems))


@dataclass(frozen=True, slots=True)
class _Placed:
    coded: Coded
    start: int
    end: int


def _by_page(delivery: Delivery, library: Library, desk: "_Desk") -> dict[str, list[_Placed]]:
    documents = {foreign.key: (library.page(foreign), foreign.text) for foreign in delivery.documents}
    found: dict[str, list[_Placed]] = defaultdict(list)
    for coded in delivery.statements:
        known = desk.by_id.get(coded.target or "")
        if known is not None:
            content = known.content
            found[known.citation.source.page_id].append(_Placed(coded, content.start, content.end))
            continue
        page_id, text = documents.get(coded.document or "", (coded.page_id or library.at(coded.uri), None))
        place = library.place(page_id, coded, text) if page_id else None
        if page_id and place:
            found[page_id].append(_Placed(coded, *place))
        elif not page_id:
            desk.refuse(coded, "its document is not in the store; add it first, or import with --documents")
        else:
            desk.refuse(coded, "its words are not on the page, or on it twice")
    return found


@dataclass(slots=True)
class _Desk:
    store: Store
    created: str
    reviewer: str
    made: list[Judgement] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    by_id: dict[str, CitedPosition] = field(default_factory=dict)
    _positions: dict[str, list[CitedPosition]] = field(default_factory=lambda: defaultdict(list))
    _known: set[tuple[str, str, str | None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for position in self.store.every_position(superseded=True):
            self._positions[position.citation.source.page_id].append(position)
            self.by_id[position.id] = position
        for kept in self.store.judgements():
            judgement = kept.judgement
            self._known.add((judgement.target_id, judgement.verdict, judgement.correction))

    def refuse(self, coded: Coded, why: str) -> None:
        """Notes what could not be used."""
        self.problems.append(f"{coded.where}: {why}")
        self.counts["not used"] += 1

    def page(self, page_id: str, statements: Sequence[_Placed]) -> None:
        """The statements on a page against its positions, each of which is meant once: surest first."""
        free = {position.id: position for position in self._positions[page_id]}
        left = []
        for placed in statements:
            position = free.pop(placed.coded.target or "", None)
            if position is None:
                left.append(placed)
            else:
                self._compare(placed.coded, position)
        for least, same_actor in ((1.0, True), (_SAME_PLACE, True), (_SAME_WORDS, False)):
            left = [placed for placed in left if not self._paired(placed, free, least, same_actor=same_actor)]
        for placed in left:
            self._add(page_id, placed)

    def _paired(self, placed: _Placed, free: dict[str, CitedPosition], least: float, *, same_actor: bool) -> bool:
        fits = [
            (shared, position.id)
            for position in free.values()
            if (shared := _shared(placed, position)) >= least
            and (not same_actor or _same_actor(placed.coded, position))
        ]
        if not fits:
            return False
        self._compare(placed.coded, free.pop(max(fits)[1]))
        return True

    def _compare(self, coded: Coded, position: CitedPosition) -> None:
        if coded.verdict and coded.verdict != position.verdict and coded.verdict in ("right", "wrong"):
            self._say(position.id, coded, coded.verdict, None)
            return
        wrong = _differences(coded, position)
        if wrong:
            self._say(position.id, coded, "corrected", wrong)
        elif coded.target or coded.coder == MACHINE or position.verdict:
            self.counts["unchanged"] += 1  # it came back as it was given
        else:
            self._say(position.id, coded, "right", None)

    def _add(self, page_id: str, placed: _Placed) -> None:
        coded = placed.coded
        if coded.coder == MACHINE:
            self.refuse(coded, "the store no longer has this position, and no human coded it")
            return
        said: dict[str, Any] = {
            "page": page_id, "start": placed.start, "end": placed.end, "actor": coded.actor,
            **({"on_behalf_of": coded.organisation} if coded.person and coded.organisation else {}),
            **({"actor_kind": "person"} if coded.person else {}),
            "issue": coded.issue, "act": _act(coded), "negated": bool(coded.negated),
            **({} if coded.agreement is None else {"agreement": coded.agreement}),
        }  # fmt: skip
        place = f"{placed.start}:{placed.end}"
        target = content_id("statement", page_id, place, coded.actor, coded.issue, str(coded.agreement))
        self._say(target, coded, "added", said)

    def _say(self, target: str, coded: Coded, verdict: Any, correction: Mapping[str, Any] | None) -> None:
        told = json.dumps(correction, ensure_ascii=False, sort_keys=True) if correction else None
        if (target, verdict, told) in self._known:
            self.counts["unchanged"] += 1
            return
        self._known.add((target, verdict, told))
        human = coded.coder if coded.coder and coded.coder != MACHINE else self.reviewer
        self.made.append(Judgement(target, verdict, told, human, self.created))
        self.counts[verdict] += 1


def _act(coded: Coded) -> str:
    """The act, or what does nothing but agree or disagree."""
    if coded.act in ACTS:
        return str(coded.act)
    return "reject" if coded.agreement is False else "support"


def _shared(placed: _Placed, position: CitedPosition) -> float:
    """The share of the longer of two places that both cover."""
    content = position.content
    both = min(placed.end, content.end) - max(placed.start, content.start)
    return max(0, both) / max(placed.end - placed.start, content.end - content.start)


def _same(one: str | None, other: str | None) -> bool:
    return short(one or "").casefold() == short(other or "").casefold()


def _same_actor(coded: Coded, position: CitedPosition) -> bool:
    """Equal, or one has all words of the other ("Selenskyj" and "Wolodymyr Selenskyj")."""
    if _same(coded.actor, position.actor):
        return True
    one, other = (set(plain(name).casefold().split()) for name in (coded.actor, position.actor))
    return bool(one and other) and (one <= other or other <= one)


def _differences(coded: Coded, position: CitedPosition) -> dict[str, Any]:
    """What the coder says otherwise; what the file does not say is left as it is."""
    wrong: dict[str, Any] = {}
    if coded.actor and not _same_actor(coded, position):
        wrong["actor"] = coded.actor
        if coded.person:
            wrong |= {"actor_kind": "person", "on_behalf_of": coded.organisation}
    elif coded.person and coded.organisation and not _same(coded.organisation, position.on_behalf_of):
        wrong["on_behalf_of"] = coded.organisation
    if coded.issue and not _same(coded.issue, position.issue):
        wrong["issue"] = coded.issue
    if coded.act in ACTS and coded.act != position.act:
        wrong["act"] = coded.act
    if coded.negated is not None and coded.negated != position.negated:
        wrong["negated"] = coded.negated
    if coded.agreement is not None and coded.agreement != position.agrees:  # one left as it was follows a changed act
        wrong["agreement"] = coded.agreement
    return wrong
