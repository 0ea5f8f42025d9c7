"""What the learned scorer looks at in a proposal: names of features, each there or not."""

import bisect
from collections.abc import Iterator

from lagebild.german.animacy import is_agent
from lagebild.model import Span, Token
from lagebild.quotations.proposals import Proposal, covered
from lagebild.quotations.view import QUOTES, SentenceView

__all__ = ["Page", "features"]

_LENGTHS = (2, 3, 5, 8, 12, 18, 26, 40, 80)


class Page:
    """The sentences of an article with what was proposed in each."""

    def __init__(self, views: list[SentenceView], proposals: list[Proposal]) -> None:
        self.views = views
        self.ends = [view.sentence.span.end for view in views]
        self.proposed: dict[int, list[Proposal]] = {}
        for one in proposals:
            self.proposed.setdefault(one.sentence, []).append(one)

    def number_at(self, place: int) -> int:
        """The number of the sentence that holds a place."""
        return min(bisect.bisect_right(self.ends, place), len(self.views) - 1)

    def tokens(self, parts: list[Span]) -> list[Token]:
        """The tokens of some places, at most of the first 12 sentences."""
        found: list[Token] = []
        for part in parts:
            for number in range(self.number_at(part.start), min(len(self.views), self.number_at(part.start) + 12)):
                if self.views[number].sentence.span.start >= part.end:
                    break
                found += [token for token in self.views[number].tokens if part.contains(token.span)]
        return found


def features(page: Page, one: Proposal) -> list[str]:
    """The names of a proposal's features; those of its rule also with the rule before them."""
    rule = "frame" if one.rule.startswith("frame ") else one.rule
    plain = [*_content(page, one), *_cue(page, one), *_around(page, one), *_speaker(page, one)]
    return ["bias", f"rule={rule}", f"type={one.type}", *plain, *(f"{rule}&{name}" for name in plain)]


def _content(page: Page, one: Proposal) -> Iterator[str]:
    tokens = page.tokens(one.content)
    words = [token for token in tokens if not token.tag.startswith("$")]
    yield f"length={bisect.bisect_left(_LENGTHS, len(words))}"
    yield f"parts={min(3, len(one.content))}"
    finites = [token for token in words if token.mood]
    yield "verb=" + (f"{finites[0].mood}{finites[0].tense}" if finites else "none")
    if any(token.mood == "Sub" and token.tense == "Pres" for token in finites):
        yield "Konjunktiv I"
    if any(token.mood == "Sub" and token.tense == "Past" for token in finites):
        yield "Konjunktiv II"
    modals = sorted({token.lemma for token in finites if token.tag == "VMFIN"})
    yield from (f"modal={lemma}" for lemma in modals[:2])
    if words:
        yield f"first={words[0].text.lower()}" if words[0].tag[0] in "KPA" else f"first tag={words[0].tag}"
    marks = sum(token.text in QUOTES for token in tokens)
    yield f"marks={min(2, marks)}{tokens[0].text in QUOTES if tokens else ''}"
    first, last = page.number_at(one.start), page.number_at(one.end - 1)
    yield f"sentences={min(3, last - first + 1)}"
    view = page.views[last]
    yield f"reaches end={view.sentence.span.end - one.end <= 2}"
    yield f"from start={one.start == page.views[first].sentence.span.start}"


def _cue(page: Page, one: Proposal) -> Iterator[str]:
    view = page.views[one.sentence]
    if one.rule.startswith("frame "):
        yield f"cue={one.rule[6:]}"
    if one.origin == "source" or one.rule == "so":
        yield from (f"cue={token.text.lower()}" for token in page.tokens(one.cue_words[:1]))
        source = page.tokens([one.source])[:3] if one.source is not None else []
        yield from (f"source={token.lemma}" for token in source if token.tag == "NN")
    if one.clause is None or not 0 <= one.clause < len(view.sentence.clauses):
        yield "no cue"
        return
    clause = view.sentence.clauses[one.clause]
    yield f"lemma={clause.lemma}"
    readings = view.readings(one.clause)
    yield "act=" + (f"{readings[0].act} {readings[0].speech}" if readings else "none")
    yield f"cue clause={clause.kind}{clause.mood}"
    if clause.modal:
        yield f"cue modal={clause.modal}"
    if view.is_passive(one.clause):
        yield "passive"
    own = view.own(one.clause)
    if any(view.tokens[i].tag == "PTKNEG" for i in own):
        yield "negated"
    noun = [view.tokens[i] for i in own if view.tokens[i].tag == "NN" and view.tokens[i].span.end <= one.start]
    if noun and one.start - noun[-1].span.end <= 3:
        yield f"noun before={noun[-1].lemma}"
    if clause.subject is not None and view.tokens[clause.subject[0]].text.lower() in ("es", "das", "dies", "was"):
        yield "subject points"


def _around(page: Page, one: Proposal) -> Iterator[str]:
    number = page.number_at(one.start)
    view = page.views[number]
    yield f"place={min(4, number)}"
    yield f"role={view.sentence.role}"
    before = page.proposed.get(number - 1, ())
    same = any(one.speaker is not None and one.speaker == two.speaker for two in before)
    yield f"before={bool(before)}{'same' if same else ''}"
    yield f"behind={bool(page.proposed.get(page.number_at(one.end - 1) + 1))}"
    inside = [two for two in page.proposed.get(one.sentence, ()) if two is not one]
    yield f"inside={any(covered(one.content, two.content) for two in inside)}"
    yield f"beside={min(2, len(inside))}"
    tokens = view.tokens
    at = next((i for i, token in enumerate(tokens) if token.span.start >= one.start), 0)
    yield f"tag before={tokens[at - 1].tag if at else ''}"
    behind = next((token for token in tokens if token.span.start >= one.end), None)
    yield f"tag behind={behind.tag if behind is not None else ''}"


def _speaker(page: Page, one: Proposal) -> Iterator[str]:
    if one.speaker is None:
        yield "speaker=none"
        return
    tokens = page.tokens([one.speaker])
    agent = any(is_agent(token) for token in tokens if token.tag in ("NN", "NE"))
    yield f"speaker={tokens[0].tag if tokens else ''}{agent}"
