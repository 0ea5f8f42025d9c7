"""From proposals to quotations: partial quotes join what surrounds them, doubles go, the type is settled."""

from lagebild.model import Anchor, Evidence, Quotation, Span, content_id
from lagebild.quotations.direct import Partial, is_name
from lagebild.quotations.marks import Passage
from lagebild.quotations.proposals import Proposal, covered
from lagebild.quotations.reporting import addressee_of, cue_words, speaker_of
from lagebild.quotations.view import SentenceView, trim

__all__ = ["assembled", "quotation"]


def assembled(
    views: list[SentenceView], proposals: list[Proposal], partial: list[Partial], found: list[Passage]
) -> list[Proposal]:
    """The proposals that become quotations, in reading order, none inside direct speech but nested direct speech."""
    outer = [passage for passage in found if passage.depth == 0]
    speech = [one for one in proposals if one.origin == "direct"]
    quoted = [part for one in speech for part in one.content]
    kept = list(speech)
    for one in proposals:
        if one.origin != "direct" and not _inside(one, quoted):
            _settle(one, outer)
            kept.append(one)
    kept = _without_doubles(kept)
    for item in partial:
        if not any(covered([item.passage.span], one.content) for one in kept):
            proposal = _called(views, item)
            if proposal is not None:
                kept.append(proposal)
    return sorted(kept, key=lambda one: (one.start, -one.end))


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
        one.type = "direct" if quoted >= whole - 2 else "mixed"


def _without_doubles(proposals: list[Proposal]) -> list[Proposal]:
    """Of proposals for the same words the surest; what is said inside what another says is left out, but for what a source
    says that somebody says ("Laut X bot er an, zu ...")."""
    order = sorted(proposals, key=lambda one: (-_rank(one), -_length(one), one.start))
    kept: list[Proposal] = []
    for one in order:
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return [one for one in kept if not any(_nested(one, other) for other in kept if other is not one)]


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
    """Whether a proposal lies inside what the other reports."""
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
        return Proposal(
            [span], "direct" if whole and _has_verb(view, item) else "mixed", view.number, "nominal", "quoted words", 0.6,
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


def quotation(page_id: str, one: Proposal) -> Quotation:
    """The quotation of a proposal; `evidence.anchors` are the words of its cue."""

    def anchor(span: Span | None) -> Anchor | None:
        return Anchor(page_id, span) if span is not None else None

    parts = sorted(one.content)
    place = ";".join(f"{part.start}-{part.end}" for part in parts)
    evidence = Evidence(
        "quotations", one.rule, tuple(Anchor(page_id, word) for word in one.cue_words), round(one.score, 3)
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
