"""Reported speech without a cue of its own: sentences in Konjunktiv I that go on with what somebody said before."""

from collections.abc import Iterator

from lagebild.model import Sentence, Span
from lagebild.quotations import lists
from lagebild.quotations.proposals import Proposal, covered
from lagebild.quotations.reporting import speaker_of
from lagebild.quotations.view import SentenceView, trim

__all__ = ["chained", "inherit"]


def chained(views: list[SentenceView], said: list[Proposal]) -> Iterator[Proposal]:
    """Main clauses in reported mood that no proposal covers, as continuations of the speech before them."""
    sure = {number for number, view in enumerate(views) if any(_mood(view, at) == "sure" for at in _roots(view))}
    taken: dict[int, list[Span]] = {}
    for proposal in said:
        taken.setdefault(proposal.sentence, []).extend(proposal.content)
    for number, view in enumerate(views):
        for at in _roots(view):
            mood = _mood(view, at)
            clause = view.sentence.clauses[at]
            part = trim(view.tokens, clause.range)
            if not mood or part is None or clause.kind == "v1":
                continue
            span = view.place(part)
            if covered([span], taken.get(number, [])) > 0:
                continue
            bridged = _linked(views, number - 1, number) and (number - 1) in sure | set(taken)
            onward = number + 1 in sure and _linked(views, number, number + 1)
            if mood == "likely" and not (bridged and (onward or _said_before(views, said, number))):
                continue
            if mood == "possible" and not ((number - 1) in sure and bridged and onward):
                continue
            yield Proposal([span], "indirect", number, "chain", "Konjunktiv chain", 0.75 if mood == "sure" else 0.5)


def _roots(view: SentenceView) -> list[int]:
    """The clauses of a sentence that hang on no other, and second reported clauses beside an indicative one."""
    return [
        at
        for at, clause in enumerate(view.sentence.clauses)
        if clause.kind == "main"
        and clause.finite is not None
        and clause.finite >= clause.range[0]
        and clause.parent is None
    ]


def _mood(view: SentenceView, at: int) -> str:
    """How surely the mood of a main clause reports: "sure" for Konjunktiv I, "likely" for Konjunktiv II, "possible" for
    a weak preterite, "" for none."""
    clause = view.sentence.clauses[at]
    assert clause.finite is not None
    finite = view.tokens[clause.finite]
    if view.sentence.role not in ("body", "lead"):
        return ""
    if finite.mood == "Sub":
        if finite.tense == "Pres":
            return "" if clause.finite == clause.range[0] or _is_wish(view, at) else "sure"
        return "likely"
    return "possible" if finite.tense == "Past" and finite.tag == "VVFIN" and finite.text.endswith("ten") else ""


def _is_wish(view: SentenceView, at: int) -> bool:
    """ "Man nehme ...", "Es lebe ...": set phrases, not reports; and first persons are the author's own."""
    clause = view.sentence.clauses[at]
    first = view.tokens[clause.range[0]].text.lower()
    return first in ("ich", "wir") or clause.lemma in lists.words("reports", "wishes")


def _linked(views: list[SentenceView], first: int, second: int) -> bool:
    """Whether two sentences stand in one paragraph, or the second opens the next one."""
    if first < 0 or second >= len(views):
        return False
    one, two = views[first].sentence, views[second].sentence
    return one.role == two.role and two.paragraph == one.paragraph


def _said_before(views: list[SentenceView], said: list[Proposal], number: int) -> bool:
    return any(proposal.sentence == number - 1 for proposal in said) and _linked(views, number - 1, number)


def inherit(views: list[SentenceView], said: list[Proposal]) -> None:
    """Gives every proposal without cue the speaker of the one before it, or the subject of the sentence before."""
    said.sort(key=lambda proposal: (proposal.start, -proposal.end))
    for at, proposal in enumerate(said):
        if (
            proposal.speaker is not None
            or proposal.cue is not None
            or proposal.rule not in ("Konjunktiv chain", "stands alone")
        ):
            continue
        proposal.speaker = _speaker_before(views, said[:at], proposal)


def _speaker_before(views: list[SentenceView], earlier: list[Proposal], proposal: Proposal) -> Span | None:
    number = proposal.sentence
    sentence: Sentence = views[number].sentence
    for back in range(number, max(-1, number - 8), -1):
        if back < number and views[back].sentence.role != sentence.role:
            return None
        known = [
            one for one in earlier if one.sentence == back and one.end <= proposal.start and one.speaker is not None
        ]
        if known:
            return max(known, key=lambda one: (one.origin != "source", one.end)).speaker
        if back < number and (subject := _talking_subject(views[back])) is not None:
            return subject
    return None


def _talking_subject(view: SentenceView) -> Span | None:
    """The subject of the last clause of a sentence whose verb is a cue, though it took no content that was found."""
    for at in range(len(view.sentence.clauses) - 1, -1, -1):
        clause = view.sentence.clauses[at]
        if clause.kind == "main" and clause.finite is not None and view.readings(at) and clause.mood != "Sub":
            return speaker_of(view, at)
    return None
