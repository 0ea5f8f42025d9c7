"""Proposals that grammar alone would not make: only a learned scorer may let them through."""

from collections.abc import Iterator

from lagebild.german import cues
from lagebild.quotations.direct import Partial
from lagebild.quotations.proposals import Proposal, covered
from lagebild.quotations.reporting import cue_words, reported_by
from lagebild.quotations.speakers import speaker_of
from lagebild.quotations.view import SentenceView, trim

__all__ = ["weak"]

_NO_CONTENT_INFINITIVE = frozenset({"um", "ohne", "statt", "anstatt", "außer"})


def weak(views: list[SentenceView], said: list[Proposal], partial: list[Partial]) -> Iterator[Proposal]:
    """Clauses that hang on no known cue, main clauses with "soll" or in Konjunktiv II, passages in quotation marks;
    none that lies mostly in what was found."""
    taken: dict[int, list[Proposal]] = {}
    for one in said:
        taken.setdefault(one.sentence, []).append(one)
    for view in views:
        if view.sentence.role not in ("body", "lead"):
            continue
        for one in _clauses(view):
            if not _taken(one, taken.get(view.number, [])):
                yield one
    for item in partial:
        if item.passage.closed:
            yield from _words(views[item.sentence], item, taken.get(item.sentence, []))


def _taken(one: Proposal, said: list[Proposal]) -> bool:
    length = sum(part.end - part.start for part in one.content)
    return any(2 * covered(one.content, other.content) > length for other in said)


def _clauses(view: SentenceView) -> Iterator[Proposal]:
    for at, clause in enumerate(view.sentence.clauses):
        rule = _rule(view, at)
        part = trim(view.tokens, clause.range)
        if rule is None or part is None:
            continue
        over = clause.parent if rule not in ("weak soll", "weak Konjunktiv") else None
        words = cue_words(view, over, None) if over is not None else []
        yield Proposal(
            [view.place(part)], "indirect", view.number, "clause" if over is not None else "chain", rule, 0.0,
            speaker=speaker_of(view, over) if over is not None else None,
            cue=words[0] if words else None, cue_words=sorted(words), clause=over,
        )  # fmt: skip


def _rule(view: SentenceView, at: int) -> str | None:
    clause = view.sentence.clauses[at]
    opener = view.tokens[clause.opener] if clause.opener is not None else None
    if clause.parent is not None and view.sentence.clauses[clause.parent].finite is not None:
        word = opener.text.lower() if opener is not None else ""
        if clause.kind == "sub" and word in ("dass", "daß"):
            return "weak dass"
        if clause.kind == "sub" and opener is not None and (word == "ob" or opener.tag.startswith("PW")):
            return "weak question"
        if clause.kind == "inf" and word not in _NO_CONTENT_INFINITIVE:
            return "weak infinitive"
    if clause.kind != "main" or clause.finite is None or clause.parent is not None or clause.finite < clause.range[0]:
        return None
    finite = view.tokens[clause.finite]
    if clause.modal == "sollen" and finite.tense == "Pres" and finite.mood == "Ind":
        return "weak soll"
    return "weak Konjunktiv" if finite.mood == "Sub" and not reported_by(view, at) else None


def _words(view: SentenceView, item: Partial, said: list[Proposal]) -> Iterator[Proposal]:
    """A passage in quotation marks inside a clause, with the subject of the clause as its speaker."""
    if any(one.type == "direct" and covered([item.passage.span], one.content) for one in said):
        return
    at = item.clause
    reading: cues.Reading | None = next(iter(view.readings(at)), None) if at is not None else None
    words = cue_words(view, at, reading) if at is not None and reading is not None else []
    speaker = speaker_of(view, at) if at is not None else None
    if speaker is not None and speaker.overlaps(item.passage.span):
        speaker = None
    yield Proposal(
        [item.passage.span], "direct", item.sentence, "nominal", "weak words", 0.0,
        speaker=speaker, cue=words[0] if words else None, cue_words=sorted(words), clause=at,
    )  # fmt: skip
