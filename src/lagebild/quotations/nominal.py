"""Reported content that is no clause: "lehnte das Angebot ab", "pocht auf ein Lohnplus", "hält das für falsch"."""

from collections.abc import Iterator

from lagebild.quotations.proposals import Proposal
from lagebild.quotations.view import SentenceView, trim

__all__ = ["nominal"]


def nominal(view: SentenceView) -> Iterator[Proposal]:
    """The frames of a sentence whose content is a noun phrase; frames with clauses are found by their grammar."""
    for frame in view.sentence.frames:
        parts = [part for one in frame.content if (part := trim(view.tokens, one)) is not None]
        if frame.kind == "source" or not parts or not frame.cue:
            continue
        cue = [view.tokens[i].span for i in frame.cue]
        full = next((view.tokens[i].span for i in reversed(frame.cue) if view.tokens[i].tag.startswith("VV")), cue[0])
        yield Proposal(
            [view.place(part) for part in parts], "reported", view.number, "nominal", f"frame {frame.lemma}", 0.55,
            speaker=view.place(frame.holder) if frame.holder else None, cue=full, cue_words=cue,
            addressee=view.place(frame.addressee) if frame.addressee else None, clause=frame.clause,
        )  # fmt: skip
