"""Reported content that is no clause: "lehnte das Angebot ab", "pocht auf ein Lohnplus", "hält das für falsch"."""

from collections.abc import Iterator

from lagebild.german import cues
from lagebild.model import Frame, Range
from lagebild.quotations import lists
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.reporting import condition_start, reported_by
from lagebild.quotations.sources import source_phrases
from lagebild.quotations.view import SentenceView, trim

__all__ = ["nominal"]


def nominal(view: SentenceView) -> Iterator[Proposal]:
    """The frames of a sentence whose content is a noun phrase; frames with clauses are found by their grammar."""
    if view.tokens and view.tokens[-1].text == "?":
        return
    named = [source.range for source in source_phrases(view)] if view.sentence.frames else []
    for frame in view.sentence.frames:
        parts = [part for one in frame.content if (part := trim(view.tokens, one)) is not None]
        if not parts or not frame.cue or not _reports(view, frame, parts, named):
            continue
        parts += _extraposed(view, frame.clause, parts)
        cue = [view.tokens[i].span for i in frame.cue]
        full = next((view.tokens[i].span for i in reversed(frame.cue) if view.tokens[i].tag.startswith("VV")), cue[0])
        yield Proposal(
            [view.place(part) for part in parts], "reported", view.number, "nominal", f"frame {frame.lemma}", 0.55,
            speaker=view.place(frame.holder) if frame.holder else None, cue=full, cue_words=cue,
            addressee=view.place(frame.addressee) if frame.addressee else None, clause=frame.clause,
        )  # fmt: skip


def _reports(view: SentenceView, frame: Frame, parts: list[Range], named: list[Range]) -> bool:
    """Whether a frame tells of something said and its content lies outside the `named` sources: no plan or consent
    without words, no condition, no mere pronoun."""
    if frame.kind in ("source", "adjective") or any(_is_clause(view, frame, part) for part in parts):
        return False
    reading = cues.cue_reading(frame.lemma, "noun" if frame.kind == "noun" else "verb")
    if reading is not None and not reading.speech and reading.act in ("intend", "accept"):
        return False
    start, end = parts[0]
    if all(view.tokens[i].tag in ("APPR", "ADJD", "ADV", "PTKNEG") for i in range(start, end)):
        return False  # "hält das für richtig" without what is held so
    if _is_whom(view, frame) or any(source[0] <= start < source[1] for source in named):
        return False
    if (
        len(parts) == 1
        and end - start == 1
        and view.tokens[start].tag in ("PWS", "PWAV", "PRELS", "PAV", "PROAV", "PDS", "PPER", "PIS")
    ):
        return False
    return not _is_hypothetical(view, frame.clause)


def _is_whom(view: SentenceView, frame: Frame) -> bool:
    """Whether the content is the clause behind the noun phrase: "riet Gästen, umzukehren"."""
    if frame.kind != "verb" or not 0 <= frame.clause < len(view.sentence.clauses):
        return False
    return any(
        view.sentence.clauses[child].kind == "inf"
        and view.sentence.clauses[child].opener is None
        and view.sentence.clauses[child].range[0] >= frame.content[-1][1]
        for child in view.children[frame.clause]
    ) and any(rule == "infinitive" for rule in reported_by(view, frame.clause))


def _is_hypothetical(view: SentenceView, at: int) -> bool:
    """A condition, or its consequence in Konjunktiv II: nobody has said that."""
    if not 0 <= at < len(view.sentence.clauses):
        return False
    clause = view.sentence.clauses[at]
    if clause.kind == "v1":
        return True
    if clause.opener is not None and clause.kind == "sub":
        return view.tokens[clause.opener].text.lower() in lists.words("reports", "conditions")
    return clause.mood == "Sub" and clause.finite is not None and view.tokens[clause.finite].tense == "Past"


def _is_clause(view: SentenceView, frame: Frame, part: Range) -> bool:
    """Whether a frame's content is its own clause ("sie lenkt ein") or another with a finite verb."""
    if any(part[0] <= i < part[1] for i in frame.cue if view.tokens[i].tag.startswith("V")):
        return True
    return any(
        clause.finite is not None
        and part[0] <= clause.range[0]
        and clause.range[1] <= part[1]
        and clause.kind in ("main", "v1", "sub")
        for at, clause in enumerate(view.sentence.clauses)
        if at != frame.clause and clause.range[1] - clause.range[0] > 0.7 * (part[1] - part[0])
    )


def _extraposed(view: SentenceView, at: int, parts: list[Range]) -> list[Range]:
    """Relative clauses and conditions behind the content: "lehnt jede Regel ab, die ..."; "fordert Geld, falls ..."."""
    if not 0 <= at < len(view.sentence.clauses):
        return []
    clause, found = view.sentence.clauses[at], []
    for child in view.children[at]:
        inner = view.sentence.clauses[child]
        limit = condition_start(view, child)
        if limit is not None and limit >= parts[-1][1] and (part := trim(view.tokens, (limit, inner.range[1]))):
            found.append(part)
            continue
        begins = inner.range[0] >= parts[-1][1] and (clause.finite is None or inner.range[0] > clause.finite)
        if begins and _belongs(view, child, parts[-1][1]) and (part := trim(view.tokens, inner.range)) is not None:
            found.append(part)
    if found and all(view.tokens[i].tag.startswith("$") for i in range(parts[-1][1], found[0][0])):
        parts[-1] = (parts[-1][0], found.pop(0)[1])
    return found


def _belongs(view: SentenceView, child: int, end: int) -> bool:
    inner = view.sentence.clauses[child]
    if inner.kind == "v1":
        return True
    if inner.kind == "sub" and inner.opener is not None:
        return view.tokens[inner.opener].text.lower() in lists.words("reports", "conditions")
    if inner.kind != "rel" or (inner.opener is not None and view.tokens[inner.opener].text == "was"):
        return False
    # nothing but the rest of the verb complex and marks between the content and its relative clause
    between = view.tokens[end : inner.range[0]]
    return all(token.tag.startswith(("$", "V", "PTK", "APPR")) for token in between)
