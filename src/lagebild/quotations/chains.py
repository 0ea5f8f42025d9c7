"""Reported speech without a cue of its own: sentences in Konjunktiv I that go on with what somebody said before."""

import bisect
from collections.abc import Iterator

from lagebild.german.animacy import is_agent
from lagebild.model import Sentence, Span
from lagebild.quotations import lists
from lagebild.quotations.proposals import Proposal, covered
from lagebild.quotations.speakers import speaker_of
from lagebild.quotations.view import SentenceView, trim

_INHERITING = frozenset(
    {"Konjunktiv chain", "stands alone", "colon chain", "according", "soll", "weak soll", "weak Konjunktiv"}
)
"""Rules that know what is said, but not by whom."""
_GUESSING = frozenset({"sollen", "können", "müssen", "dürfen"})
"""Modals whose Konjunktiv II is the paper's own guess as often as a report: "Daran könnte alles scheitern"."""

_ELSE = frozenset({"sonst", "andernfalls", "ansonsten"})
_JOINT = 4
"""Characters between joined clauses at most: ", " and ", und "."""

__all__ = ["chained", "hearsay", "inherit", "rumoured"]


def chained(views: list[SentenceView], said: list[Proposal]) -> Iterator[Proposal]:
    """Main clauses in reported mood as continuations of the speech before them, a proposal for each run in a sentence.

    Clauses inside direct speech and behind source phrases are left to those; what a rule found inside such a clause is
    part of it ("Er rechne damit, dass ...").
    """
    moods = [{at: _mood(view, at) for at in _roots(view)} for view in views]
    sure = {number for number, found in enumerate(moods) if "sure" in found.values()}
    heard = {proposal.sentence for proposal in said}
    by_sentence: dict[int, list[Proposal]] = {}
    for proposal in said:
        by_sentence.setdefault(proposal.sentence, []).append(proposal)
    told = [
        one for one in said
        if one.origin in ("direct", "source") or one.rule == "parenthesis" or _is_told_behind(views[one.sentence], one)
    ]  # fmt: skip
    taken = [part for proposal in told for part in proposal.content]
    taken.sort()
    for number, view in enumerate(views):
        run: list[int] = []
        for at, mood in moods[number].items():
            if _reports(
                views,
                number,
                mood,
                sure,
                heard,
                "sure" in moods[number].values()
                or bool(run)
                or _heard_in_sentence(view, by_sentence.get(number, []), at),
            ):
                part = trim(view.tokens, view.sentence.clauses[at].range)
                if part is not None and not _meets(view.place(part), taken):
                    run.append(at)
        for first, last in _adjacent(view, run):
            part = trim(view.tokens, (view.sentence.clauses[first].range[0], view.sentence.clauses[last].range[1]))
            if part is not None:
                score = 0.75 if moods[number][first] == "sure" else 0.5
                yield Proposal([view.place(part)], "indirect", number, "chain", "Konjunktiv chain", score)


def _is_told_behind(view: SentenceView, proposal: Proposal) -> bool:
    """ "Das Land werde zahlen, wie das Ministerium mitteilte": the whole main clause is told by whom "wie" names."""
    if proposal.rule != "as he said" or proposal.clause is None:
        return False
    host = view.sentence.clauses[proposal.clause].parent
    return host is not None and view.sentence.clauses[host].parent is None


def _reports(views: list[SentenceView], number: int, mood: str, sure: set[int], heard: set[int], within: bool) -> bool:
    """Whether a clause of that mood reports, given the sentences around it."""
    if mood in ("", "sure"):
        return mood == "sure"
    before = _linked(views, number - 1, number) and (number - 1) in sure | heard
    onward = (number + 1) in sure and _linked(views, number, number + 1)
    if mood == "possible" and onward and _linked(views, number - 1, number):
        before = before or _opening_subject(views, number - 1) is not None
        sure = sure | {number - 1} if before else sure
    if mood == "likely":
        return before or within
    return before and (number - 1 in sure or onward) and onward


def _meets(span: Span, others: list[Span]) -> bool:
    """Whether the span overlaps one of the sorted others, of which a later one may lie inside an earlier one."""
    last = bisect.bisect_left(others, span.end, key=lambda one: one.start)
    return any(one.end > span.start for one in others[max(0, last - 40) : last])


def _heard_in_sentence(view: SentenceView, said: list[Proposal], at: int) -> bool:
    """Whether something is said earlier in the same sentence: "X begrüßte den Plan; er käme zur rechten Zeit"."""
    start = view.tokens[view.sentence.clauses[at].range[0]].span.start
    return any(one.end <= start for one in said)


def _adjacent(view: SentenceView, run: list[int]) -> Iterator[tuple[int, int]]:
    """Clauses between which only marks and conjunctions stand, as (first, last)."""
    pairs: list[list[int]] = []
    for at in run:
        start = view.sentence.clauses[at].range[0]
        behind = view.sentence.clauses[pairs[-1][1]].range[1] if pairs else 0
        if pairs and all(view.tokens[i].tag in ("$,", "$.", "$(", "KON") for i in range(behind, start)):
            pairs[-1][1] = at
        else:
            pairs.append([at, at])
    yield from ((first, last) for first, last in pairs)


def rumoured(views: list[SentenceView], said: list[Proposal]) -> Iterator[Proposal]:
    """Sentences with "soll" behind a sentence in which something is said: what the speaker has heard or wants."""
    heard = {proposal.sentence for proposal in said if proposal.speaker is not None or proposal.origin == "source"}
    taken: dict[int, list[Span]] = {}
    for proposal in said:
        taken.setdefault(proposal.sentence, []).extend(proposal.content)
    for number, view in enumerate(views):
        if not _linked(views, number - 1, number) or number - 1 not in heard:
            continue
        for at in _roots(view):
            clause = view.sentence.clauses[at]
            present = clause.finite is not None and view.tokens[clause.finite].tense == "Pres"
            part = trim(view.tokens, clause.range)
            if (
                clause.modal == "sollen"
                and present
                and part is not None
                and not covered([view.place(part)], taken.get(number, []))
            ):
                heard.add(number)
                yield Proposal([view.place(part)], "free indirect", number, "chain", "soll", 0.5)
                break


def hearsay(views: list[SentenceView]) -> Iterator[Proposal]:
    """Main clauses with "demnach": what the source named before says."""
    for number, view in enumerate(views):
        for position, token in enumerate(view.tokens):
            if token.text.lower() not in lists.words("reports", "according"):
                continue
            at = view.clause_at(position)
            if at is None or view.sentence.clauses[at].kind != "main" or view.sentence.clauses[at].finite is None:
                continue
            start, end = view.sentence.clauses[at].range
            parts = [trim(view.tokens, part) for part in ((start, position), (position + 1, end)) if part[0] < part[1]]
            content = [view.place(part) for part in parts if part is not None]
            if content:
                yield Proposal(
                    content, "indirect", number, "source", "according", 0.7,
                    cue=token.span, cue_words=[token.span], clause=at,
                )  # fmt: skip


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
        if clause.finite == clause.range[0] or finite.lemma == "mögen":
            return ""  # a condition; "möchte" is as good as indicative
        unreal = finite.lemma in ("haben", "sein") and finite.number == "Sing"  # "hätte es erlaubt": else "habe"
        return "possible" if finite.lemma in _GUESSING or unreal else "likely"
    if finite.tense == "Past" and finite.text.endswith("en") and _holds_report(view, at):
        return "likely"
    return _mood_of_preterite(view, at) if finite.tense == "Past" else ""


def _mood_of_preterite(view: SentenceView, at: int) -> str:
    """ "Sonst fielen Ausflüge aus" reports, "Sie zahlten nie" may."""
    finite = view.tokens[view.sentence.clauses[at].finite or 0]
    if any(view.tokens[i].text.lower() in _ELSE for i in view.own(at)):
        return "likely"
    return "possible" if finite.tag == "VVFIN" and finite.text.endswith("ten") else ""


def _holds_report(view: SentenceView, at: int) -> bool:
    """ "Die Zölle blieben, bis er entschieden habe": the clause inside tells the mood of a verb whose form does not."""
    inner = [view.sentence.clauses[child] for child in view.children[at]]
    return not view.readings(at) and any(
        one.kind in ("sub", "rel") and one.finite is not None
        and view.tokens[one.finite].mood == "Sub" and view.tokens[one.finite].tense == "Pres"
        for one in inner
    )  # fmt: skip


def _is_wish(view: SentenceView, at: int) -> bool:
    """ "Man nehme ...", "Es lebe ...": set phrases, not reports; and first persons are the author's own."""
    clause = view.sentence.clauses[at]
    first = view.tokens[clause.range[0]].text.lower()
    assert clause.finite is not None
    wished = view.tokens[clause.finite].lemma  # "Er könne damit leben" wishes nothing
    return first in ("ich", "wir") or wished in lists.words("reports", "wishes")


def _linked(views: list[SentenceView], first: int, second: int) -> bool:
    """Whether two sentences stand in one paragraph, or the second opens the next one."""
    if first < 0 or second >= len(views):
        return False
    one, two = views[first].sentence, views[second].sentence
    return one.role == two.role and two.paragraph == one.paragraph


def inherit(views: list[SentenceView], said: list[Proposal]) -> None:
    """Gives every proposal without cue the speaker of the one before it, or the subject of the sentence before."""
    said.sort(key=lambda proposal: (proposal.start, -proposal.end))
    for at, proposal in enumerate(said):
        if proposal.speaker is not None or proposal.rule not in _INHERITING:
            continue
        behind = _named_behind(said[at + 1 : at + 4], proposal)
        if behind is not None:
            proposal.speaker, proposal.source = behind.speaker, behind.source
        else:
            proposal.speaker, proposal.source = _speaker_before(views, said[max(0, at - 60) : at], proposal)


def _named_behind(later: list[Proposal], proposal: Proposal) -> Proposal | None:
    """What its source phrase gives to somebody right behind, in the same sentence: "Das sei so, man werde prüfen, so
    Berg"."""
    for one in later:
        near = one.sentence == proposal.sentence and 0 <= one.start - proposal.end <= _JOINT
        if near and one.rule == "source phrase" and one.speaker is not None and one.speaker.start >= one.end:
            return one
    return None


def _speaker_before(
    views: list[SentenceView], earlier: list[Proposal], proposal: Proposal
) -> tuple[Span | None, Span | None]:
    number = proposal.sentence
    sentence: Sentence = views[number].sentence
    for back in range(number, max(-1, number - 8), -1):
        if back < number and views[back].sentence.role != sentence.role:
            return None, None
        known = [
            one for one in earlier if one.sentence == back and one.end <= proposal.start and one.speaker is not None
        ]
        if known:
            last = max(known, key=lambda one: (one.origin != "source", one.end))
            return last.speaker, last.source
        if back < number and (subject := _talking_subject(views[back])) is not None:
            return subject, None
        if number - 2 <= back < number and (subject := _opening_subject(views, back)) is not None:
            return subject, None
    return None, None


def _opening_subject(views: list[SentenceView], number: int) -> Span | None:
    """Who is brought in by the sentence that opens the paragraph: "Bischof Berg schaltete sich ein. Das Land müsse ..."
    Who spoke in the paragraph before has ended then."""
    sentence = views[number].sentence
    if number and views[number - 1].sentence.paragraph == sentence.paragraph:
        return None
    for clause in sentence.clauses:
        if clause.kind == "main" and clause.parent is None and clause.subject is not None and clause.mood != "Sub":
            if views[number].is_passive(sentence.clauses.index(clause)):
                return None
            heads = [sentence.tokens[i] for i in range(*clause.subject) if sentence.tokens[i].tag in ("NN", "NE")]
            return views[number].place(clause.subject) if heads and is_agent(heads[0]) else None
    return None


def _talking_subject(view: SentenceView) -> Span | None:
    """The subject of the last clause of a sentence whose verb is a cue, though it took no content that was found."""
    for at in range(len(view.sentence.clauses) - 1, -1, -1):
        clause = view.sentence.clauses[at]
        if clause.kind == "main" and clause.finite is not None and view.readings(at) and clause.mood != "Sub":
            return speaker_of(view, at)
    return None
