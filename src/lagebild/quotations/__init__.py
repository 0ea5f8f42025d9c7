"""Who said what to whom."""

from lagebild.model import Problem, Quotation, Sentence
from lagebild.quotations.assemble import assembled, quotation
from lagebild.quotations.chains import chained, hearsay, inherit, rumoured
from lagebild.quotations.convention import CORPUS, GUIDELINES, Convention, as_corpus
from lagebild.quotations.direct import direct
from lagebild.quotations.interviews import answers
from lagebild.quotations.marks import passages
from lagebild.quotations.nominal import nominal
from lagebild.quotations.reporting import anaphoric, indirect, reasons
from lagebild.quotations.sources import attributed
from lagebild.quotations.view import SentenceView

__all__ = ["CORPUS", "GUIDELINES", "Convention", "find"]


def find(
    page_id: str, text: str, sentences: tuple[Sentence, ...], convention: Convention = GUIDELINES
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """The quotations of an article in reading order; `speaker` is a mention's place, `actor` is still None.

    `convention` says what counts as the words of a quotation (`convention.py`); `evidence.anchors` are the cue's words.
    """
    del text  # every place comes from the sentences
    views = [SentenceView.of(sentence, number) for number, sentence in enumerate(sentences)]
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
    inherit(views, proposals)
    if convention == CORPUS:
        proposals = as_corpus(views, proposals, partial)
    return tuple(quotation(page_id, one) for one in proposals), ()
