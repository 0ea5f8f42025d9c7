"""Reported content that is no clause: "lehnte das Angebot ab", "pocht auf ein Lohnplus", "hält das für falsch"."""

from collections.abc import Iterator

from lagebild.model import Range
from lagebild.quotations import lists
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.view import SentenceView, trim

__all__ = ["nominal"]


def nominal(view: SentenceView) -> Iterator[Proposal]:
    """The frames of a sentence whose content is a noun phrase; frames with clauses are found by their grammar."""
    for frame in view.sentence.frames:
        parts = [part for one in frame.content if (part := trim(view.tokens, one)) is not None]
        if frame.kind == "source" or not parts or not frame.cue:
            continue
        parts += _extraposed(view, frame.clause, parts)
        cue = [view.tokens[i].span for i in frame.cue]
        full = next((view.tokens[i].span for i in reversed(frame.cue) if view.tokens[i].tag.startswith("VV")), cue[0])
        yield Proposal(
            [view.place(part) for part in parts], "reported", view.number, "nominal", f"frame {frame.lemma}", 0.55,
            speaker=view.place(frame.holder) if frame.holder else None, cue=full, cue_words=cue,
            addressee=view.place(frame.addressee) if frame.addressee else None, clause=frame.clause,
        )  # fmt: skip


def _extraposed(view: SentenceView, at: int, parts: list[Range]) -> list[Range]:
    """Relative clauses and conditions that follow the content: "lehnt jede Regel ab, die ..."; "fordert Geld, falls ..."."""
    if not 0 <= at < len(view.sentence.clauses):
        return []
    clause, found = view.sentence.clauses[at], []
    for child in view.children[at]:
        inner = view.sentence.clauses[child]
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
    if inner.kind != "rel":
        return False
    # nothing but the rest of the verb complex and marks between the content and its relative clause
    between = view.tokens[end : inner.range[0]]
    return all(token.tag.startswith(("$", "V", "PTK", "APPR")) for token in between)
