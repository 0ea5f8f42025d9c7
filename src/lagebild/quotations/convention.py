"""Conventions of annotation: which words belong to a quotation.

`GUIDELINES` is the project's own (`gold/GUIDELINES.md`). `CORPUS` follows the German Wikinews quotation corpus for
evaluation on it: reported speech is the whole clause, a chain of sentences is one quotation, words in quotation marks
are a direct quotation of their own even inside indirect speech, a source is named with its noun ("Angaben der
Polizei").
"""

import dataclasses
from typing import Literal

from lagebild.model import Span
from lagebild.quotations import lists
from lagebild.quotations.direct import Partial, is_name
from lagebild.quotations.marks import Passage
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.view import SentenceView, trim

__all__ = ["CORPUS", "GUIDELINES", "Convention", "as_corpus", "chains_joined"]

Convention = Literal["guidelines", "corpus"]
GUIDELINES: Convention = "guidelines"
CORPUS: Convention = "corpus"


def as_corpus(
    views: list[SentenceView], proposals: list[Proposal], partial: list[Partial], *, every: bool = False
) -> list[Proposal]:
    """The proposals as the corpus would annotate them; with `every` also reports that it annotates now and then."""
    outer = [item.passage for item in partial if item.passage.closed]
    words = [passage for passage in outer if not is_name(views, passage)]
    kept: list[Proposal] = []
    for one in proposals:
        one.speaker = one.source or one.speaker
    for one in chains_joined(views, _speech_apart(proposals), every=not every):
        if one.rule.startswith("weak ") and one.rule != "weak words":
            kept.append(one)
            continue
        nested = [passage for passage in outer if any(part.contains(passage.span) for part in one.content)]
        called = one.origin == "nominal" and bool(nested)
        kept.extend(_quoted_words(one, passage) for passage in nested if passage in words or called)
        if called:
            continue
        if one.type in ("mixed", "direct") and nested:
            one.type = "indirect"
        if one.type != "reported":
            kept.append(one)
        elif every or one.rule.removeprefix("frame ") in lists.words("reports", "corpus_reported"):
            kept.append(_whole_clause(views, one))
    return sorted(_once(kept), key=lambda one: (one.start, -one.end))


def _speech_apart(proposals: list[Proposal]) -> list[Proposal]:
    """Direct speech that its cue splits as one quotation for each part."""
    apart = []
    for one in proposals:
        if one.type == "direct" and len(one.content) > 1:
            apart += [dataclasses.replace(one, content=[part]) for part in one.content]
        else:
            apart.append(one)
    return apart


def _quoted_words(one: Proposal, passage: Passage) -> Proposal:
    return dataclasses.replace(one, content=[passage.span], type="direct", cue_words=list(one.cue_words))


def chains_joined(views: list[SentenceView], proposals: list[Proposal], *, every: bool = True) -> list[Proposal]:
    """Runs of chained sentences as one quotation, up to the full stop; weak ones only with `every`."""
    joined: list[Proposal] = []
    for one in proposals:
        if one.origin != "chain" or one.type == "direct" or (one.rule.startswith("weak ") and not every):
            joined.append(one)
            continue
        view = views[one.sentence]
        end = view.sentence.span.end if view.sentence.span.end - one.end <= 2 else one.end
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.origin == "chain"
            and last.type != "direct"
            and one.sentence - last.sentence <= 1
            and last.speaker == one.speaker
        ):
            last.content = [Span(last.start, max(end, last.end))]
            last.sentence = one.sentence
        else:
            joined.append(dataclasses.replace(one, content=[Span(one.start, max(end, one.end))], type="free indirect"))
    return joined


def _whole_clause(views: list[SentenceView], one: Proposal) -> Proposal:
    """Reported speech with its subject and verb, and without cue."""
    if one.clause is None:
        return one
    view = views[one.sentence]
    clause = view.sentence.clauses[one.clause]
    part = trim(view.tokens, clause.range)
    if part is None:
        return one
    span = view.place(part)
    end = view.sentence.span.end if clause.parent is None and view.sentence.span.end - span.end <= 2 else span.end
    return dataclasses.replace(one, content=[Span(span.start, end)], cue=None, cue_words=[], addressee=None)


def _once(proposals: list[Proposal]) -> list[Proposal]:
    seen: set[tuple[tuple[int, int], ...]] = set()
    kept = []
    for one in proposals:
        key = tuple((part.start, part.end) for part in one.content)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept
