"""Who said what to whom."""

from lagebild.model import Problem, Quotation, Sentence
from lagebild.quotations import scoring
from lagebild.quotations.assemble import assembled, quotation
from lagebild.quotations.chains import chained, hearsay, inherit, rumoured
from lagebild.quotations.convention import CORPUS, GUIDELINES, Convention, as_corpus, chains_joined
from lagebild.quotations.direct import direct
from lagebild.quotations.interviews import answers
from lagebild.quotations.marks import passages
from lagebild.quotations.medium import Medium, medium
from lagebild.quotations.nominal import nominal
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.reporting import anaphoric, indirect, reasons
from lagebild.quotations.sources import attributed
from lagebild.quotations.view import SentenceView
from lagebild.quotations.weak import weak

__all__ = ["CORPUS", "GUIDELINES", "Convention", "Medium", "find", "medium", "propose"]


def find(
    page_id: str, text: str, sentences: tuple[Sentence, ...], convention: Convention = GUIDELINES
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """The quotations of an article in reading order; `speaker` is a mention's place, `actor` is still None.

    `convention` says what counts as the words of a quotation (`convention.py`); `evidence.anchors` are the cue's words.
    Where the environment variable LAGEBILD_QUOTATION_WEIGHTS names weights, these decide in the corpus' convention.
    """
    del text  # every place comes from the sentences
    views = [SentenceView.of(sentence, number) for number, sentence in enumerate(sentences)]
    scorer = scoring.chosen() if convention == CORPUS else None
    proposals = propose(views, convention, every=scorer is not None)
    if scorer is not None:
        proposals = chains_joined(views, scorer.decide(views, proposals))
    return tuple(quotation(page_id, one) for one in proposals), ()


def propose(views: list[SentenceView], convention: Convention = GUIDELINES, *, every: bool = False) -> list[Proposal]:
    """What grammar takes for quotations; with `every` also what it thinks possible, for a scorer to decide."""
    sentences = tuple(view.sentence for view in views)
    found = passages(sentences)
    said, partial = direct(views, found)
    proposals = said + answers(views)
    for view in views:
        proposals += indirect(view)
        proposals += reasons(view)
        proposals += attributed(view)
        proposals += nominal(view)
    proposals += hearsay(views)
    proposals += anaphoric(views)
    proposals += chained(views, proposals)
    proposals = assembled(views, proposals, partial, found)
    if convention == CORPUS:
        proposals += rumoured(views, proposals)
    if every:
        proposals += weak(views, proposals, partial)
    inherit(views, proposals)
    if convention == CORPUS:
        proposals = as_corpus(views, proposals, partial, every=every)
    return proposals
