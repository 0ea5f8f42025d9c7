"""From proposals to quotations: partial quotes join what surrounds them, doubles go, the type is settled."""

import bisect

from lagebild.model import Anchor, Evidence, Quotation, QuotationType, Span, content_id
from lagebild.quotations import lists
from lagebild.quotations.direct import Partial, is_name
from lagebild.quotations.marks import Passage
from lagebild.quotations.proposals import Proposal, covered
from lagebild.quotations.reporting import cue_words
from lagebild.quotations.speakers import addressee_of, speaker_of
from lagebild.quotations.view import SentenceView, trim

__all__ = ["assembled", "quotation"]


def assembled(
    views: list[SentenceView], proposals: list[Proposal], partial: list[Partial], found: list[Passage]
) -> list[Proposal]:
    """The proposals that become quotations, in reading order, none inside direct speech but nested direct speech."""
    outer = [passage for passage in found if passage.depth == 0]
    speech = [one for one in proposals if one.origin == "direct"]
    spoken = _Near()
    for one in speech:
        spoken.add(one)
    kept = list(speech)
    for one in proposals:
        if one.origin != "direct" and not _inside(
            one, [part for other in spoken.around(one) for part in other.content]
        ):
            _settle(one, _overlapping(one, outer))
            kept.append(one)
    kept = _without_doubles(kept)
    near = _Near()
    for one in kept:
        near.add(one)
    for item in partial:
        place = Proposal([item.passage.span], "direct", item.sentence, "direct", "", 0.0)
        if not any(covered([item.passage.span], one.content) for one in near.around(place)):
            proposal = _called(views, item)
            if proposal is not None:
                kept.append(proposal)
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _overlapping(one: Proposal, outer: list[Passage]) -> list[Passage]:
    """The passages that a proposal meets; `outer` is sorted and its passages do not overlap each other."""
    first = bisect.bisect_left(outer, one.start, key=lambda passage: passage.span.end)
    found = []
    for passage in outer[first:]:
        if passage.span.start >= one.end:
            break
        found.append(passage)
    return found


def _inside(one: Proposal, quoted: list[Span]) -> bool:
    length = sum(part.end - part.start for part in one.content)
    return covered(one.content, quoted) > 0.8 * length


def _settle(one: Proposal, outer: list[Passage]) -> None:
    """Widens the content to whole passages and sets the type: all quoted is direct, partly quoted is mixed."""
    spans, quoted = [], 0
    for part in one.content:
        start, end = part.start, part.end
        for passage in outer:
            if passage.span.overlaps(Span(start, end)):
                start, end = min(start, passage.span.start), max(end, passage.span.end)
                quoted += passage.span.end - passage.span.start
        spans.append(Span(start, end))
    one.content = spans
    whole = sum(part.end - part.start for part in spans)
    if quoted:
        one.type = "direct" if quoted >= whole - 2 and one.origin != "nominal" else "mixed"


def _without_doubles(proposals: list[Proposal]) -> list[Proposal]:
    """Of proposals for the same words the surest; what is said inside what another says is left out, but for what a
    source says that somebody says ("Laut X bot er an, zu ...")."""
    order = sorted(proposals, key=lambda one: (-_rank(one), -_length(one), one.start))
    kept = _Near()
    for one in order:
        if not any(_same(one, other) for other in kept.around(one)):
            kept.add(one)
    return [one for one in kept.all if not any(_nested(one, other) for other in kept.around(one) if other is not one)]


_BUCKET = 256
"""Characters of a bucket: proposals that share none cannot overlap."""
_MAX_BUCKETS = 400
"""A longer content is entered by its first and last buckets only."""


class _Near:
    """Proposals by their place, so that only neighbours are compared."""

    def __init__(self) -> None:
        self.all: list[Proposal] = []
        self.buckets: dict[int, list[Proposal]] = {}

    def add(self, one: Proposal) -> None:
        self.all.append(one)
        for bucket in self._keys(one):
            self.buckets.setdefault(bucket, []).append(one)

    def around(self, one: Proposal) -> list[Proposal]:
        """The proposals that may overlap `one`, each once."""
        found: dict[int, Proposal] = {}
        for bucket in self._keys(one):
            for other in self.buckets.get(bucket, ()):
                found[id(other)] = other
        return list(found.values())

    def _keys(self, one: Proposal) -> set[int]:
        keys: set[int] = set()
        for part in one.content:
            first, last = part.start // _BUCKET, (part.end - 1) // _BUCKET
            keys.update(range(first, min(last, first + _MAX_BUCKETS) + 1))
            keys.add(last)
        return keys


def _rank(one: Proposal) -> float:
    return one.score + (1 if one.origin == "direct" else 0)


def _length(one: Proposal) -> int:
    return sum(part.end - part.start for part in one.content)


def _same(one: Proposal, other: Proposal) -> bool:
    shared = covered(one.content, other.content)
    if one.origin == "direct" and other.origin == "direct":
        return shared == _length(one) == _length(other)
    return shared > 0.8 * max(_length(one), _length(other))


def _nested(one: Proposal, other: Proposal) -> bool:
    """Whether a proposal lies inside what the other reports, or holds the other and words that are not part of it."""
    if {one.origin, other.origin} == {"nominal", "clause"} and one.clause == other.clause:
        shorter = min(_length(one), _length(other))
        return one.origin == "nominal" and covered(other.content, one.content) >= 0.8 * shorter
    if (one.rule, other.rule) == ("colon", "source phrase") and _length(other) > 0.3 * _length(one):
        # "Das Amt wehrt ab: Das sei falsch, so ein Sprecher"
        return covered(other.content, one.content) > 0.8 * _length(other)
    if one.origin in ("direct", "source") or other.origin == "direct" or _length(one) >= _length(other):
        return False
    if covered(one.content, other.content) < 0.8 * _length(one):
        return False
    beside = (
        other.origin == "source"
        and one.sentence == other.sentence
        and one.clause == other.clause
        and one.origin == "clause"
    )
    return not beside


def _called(views: list[SentenceView], item: Partial) -> Proposal | None:
    """A few quoted words as object of a cue: "nannte das „einen Skandal“", "sprach von „Erpressung“"."""
    view = views[item.sentence]
    if item.clause is None or not item.passage.closed or is_name(views, item.passage):
        return None
    for at in [item.clause, *view.ancestors(item.clause)][:2]:
        readings = view.readings(at)
        clause = view.sentence.clauses[at]
        if not readings or clause.finite is None:
            continue
        part = _phrase_around(view, item, at)
        span = view.place(part) if part is not None else item.passage.span
        speaker = speaker_of(view, at)
        if speaker is not None and speaker.overlaps(span):
            return None
        words = cue_words(view, at, readings[0])
        whole = span.end - span.start <= item.passage.span.end - item.passage.span.start
        kind: QuotationType = "direct" if whole and _has_verb(view, item) else "mixed"
        return Proposal(
            [span], kind, view.number, "nominal", "quoted words", 0.6,
            speaker=speaker, cue=words[0] if words else None, cue_words=sorted(words),
            addressee=addressee_of(view, at, readings[0]), clause=at,
        )  # fmt: skip
    return None


def _has_verb(view: SentenceView, item: Partial) -> bool:
    if item.passage.last[0] != item.sentence:
        return True
    inside = range(item.passage.first[1], item.passage.last[1])
    return any(view.tokens[i].tag in ("VVFIN", "VAFIN", "VMFIN") for i in inside)


def _phrase_around(view: SentenceView, item: Partial, at: int) -> tuple[int, int] | None:
    """The noun phrase that holds the passage."""
    (number, first), (last_number, last) = item.passage.first, item.passage.last
    if number != last_number:
        return None
    for phrase in view.phrases(at):
        if phrase.range[0] <= first + 1 and last <= phrase.range[1] + 1 and phrase.range[1] - phrase.range[0] < 20:
            return trim(view.tokens, (min(phrase.range[0], first), max(phrase.range[1], last + 1)))
    return None


def _right(one: Proposal) -> float:
    """How likely the proposal is right: what the scorer says, else how often proposals of its rule are."""
    if one.judged:
        return one.score
    rule = "frame" if one.rule.startswith("frame ") else one.rule
    return lists.shares("scores", "rights").get(f"{rule} {one.score:g}", one.score)


def quotation(page_id: str, one: Proposal) -> Quotation:
    """The quotation of a proposal; `evidence.anchors` are the words of its cue."""

    def anchor(span: Span | None) -> Anchor | None:
        return Anchor(page_id, span) if span is not None else None

    parts = sorted(one.content)
    place = ";".join(f"{part.start}-{part.end}" for part in parts)
    evidence = Evidence(
        "quotations", one.rule, tuple(Anchor(page_id, word) for word in one.cue_words), round(_right(one), 3)
    )
    return Quotation(
        content_id("quotation", page_id, place),
        tuple(Anchor(page_id, part) for part in parts),
        one.type,
        evidence,
        speaker=anchor(one.speaker),
        cue=anchor(one.cue),
        addressee=anchor(one.addressee),
    )
