"""Source phrases: "laut X", "X zufolge", "nach Angaben von X", ", so X", "dem Vernehmen nach", "aus Sicht von X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.model import Range
from lagebild.quotations import lists
from lagebild.quotations.mentions import mention_end
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.view import SentenceView, runs, trim

__all__ = ["SourcePhrase", "attributed", "source_phrases"]

_MAX_APPOSITION = 15
"""Tokens of what tells who a source is, at most."""


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source phrase: its whole `range`, the `cue` tokens, the `whole` noun phrase, and the `speaker` inside it."""

    range: Range
    cue: tuple[int, ...]
    whole: Range | None
    speaker: Range | None
    clause: int


def attributed(view: SentenceView) -> Iterator[Proposal]:
    """For each source phrase, the rest of its clause as what the source says."""
    for phrase in source_phrases(view):
        content = _content(view, phrase)
        if not content:
            continue
        words = [view.tokens[i].span for i in phrase.cue]
        yield Proposal(
            [view.place(part) for part in content], "indirect", view.number, "source", "source phrase", 0.8,
            speaker=view.place(_whole(view, phrase.speaker)) if phrase.speaker else None,
            cue=view.place((phrase.cue[0], phrase.cue[-1] + 1)), cue_words=words, clause=phrase.clause,
            source=view.place(_whole(view, phrase.whole)) if phrase.whole else None,
        )  # fmt: skip


def _whole(view: SentenceView, speaker: Range) -> Range:
    return (speaker[0], mention_end(view, speaker[1]))


def source_phrases(view: SentenceView) -> Iterator[SourcePhrase]:
    """The source phrases of a sentence in reading order."""
    for position, token in enumerate(view.tokens):
        word = token.text.lower()
        if word in lists.words("sources", "before"):
            found = _before(view, position)
        elif word == "nach" and position and view.tokens[position - 1].text in lists.words("sources", "nouns"):
            found = _behind(view, position)
        elif word in ("nach", "aus", "in") and _source_noun(view, position) is not None:
            found = _noun_source(view, position)
        elif word in lists.words("sources", "behind"):
            found = _behind(view, position)
        elif word == "wonach":
            found = _whereby(view, position)
        elif word == "so":
            found = _so(view, position)
        else:
            found = None
        if found is not None:
            yield found


def _phrase_from(view: SentenceView, start: int) -> Range | None:
    """The noun phrase that begins at `start` or one adverb later, with what hangs on it by "von", "in", "aus"."""
    clause = view.clause_at(start)
    if clause is None:
        return None
    for phrase in view.phrases(clause):
        if start <= phrase.range[0] <= start + 1 and (
            phrase.range[0] == start or view.tokens[start].tag in ("ADV", "ADJD")
        ):
            return phrase.range
    return None


def _before(view: SentenceView, position: int) -> SourcePhrase | None:
    """ "laut X", "gemäß X"."""
    whole = _phrase_from(view, position + 1)
    clause = view.clause_at(position)
    if whole is None or clause is None or whole[0] > position + 2:
        return None
    if view.tokens[position].tag not in ("APPR", "APPO", "ADJD", "ADV", "APPRART"):
        return None
    whole = _with_attribute(view, whole)
    return SourcePhrase((position, whole[1]), (position,), whole, _inner_speaker(view, whole), clause)


def _source_noun(view: SentenceView, position: int) -> int | None:
    """The noun like "Angaben" or "Ansicht" behind "nach", at most three words further."""
    word = view.tokens[position].text.lower()
    nouns = lists.words("sources", {"nach": "nouns", "aus": "views", "in": "eyes"}[word])
    for i in range(position + 1, min(position + 5, len(view.tokens))):
        token = view.tokens[i]
        if token.tag in ("NN", "NE"):
            ends = any(token.text.lower().endswith(noun) for noun in lists.words("sources", "endings"))
            named = token.text in nouns or token.lemma in nouns or (ends and word == "nach")
            # "nach der Untersuchung" tells a time, "nach ersten Untersuchungen", "nach einer Studie der UNO" a source
            finding = token.text in lists.words("sources", "findings") and word == "nach"
            return i if named or (finding and not _is_definite(view, position + 1)) else None
        if token.tag not in ("ART", "PPOSAT", "ADJA", "PIAT", "PDAT", "CARD", "ADV"):
            return None
    return None


def _is_definite(view: SentenceView, position: int) -> bool:
    return view.tokens[position].tag in ("ART", "PDAT", "PPOSAT") and not view.tokens[position].text.lower().startswith(
        "ein"
    )


def _noun_source(view: SentenceView, position: int) -> SourcePhrase | None:
    noun = _source_noun(view, position)
    clause = view.clause_at(position)
    if noun is None or clause is None:
        return None
    whole = next(
        (phrase.range for phrase in view.phrases(clause) if phrase.range[0] <= noun < phrase.range[1]), (noun, noun + 1)
    )
    whole = _with_attribute(view, (min(whole[0], noun), whole[1]))
    if any(view.tokens[i].lemma.lower().startswith("eigen") for i in range(position + 1, noun)):
        speaker = view.sentence.clauses[clause].subject  # "Der Minister will nach eigenen Worten verhandeln"
    else:
        speaker = _inner_speaker(view, whole)
    return SourcePhrase((position, whole[1]), (position,), whole, speaker, clause)


def _with_attribute(view: SentenceView, whole: Range) -> Range:
    """Takes "von X", "aus X", "der X" behind a source noun into the phrase."""
    end = whole[1]
    if end + 1 < len(view.tokens) and view.tokens[end].text.lower() in ("von", "vom", "aus", "des", "der"):
        following = _phrase_from(view, end + 1)
        if following is not None and following[0] == end + 1:
            return (whole[0], following[1])
    return whole


def _inner_speaker(view: SentenceView, whole: Range) -> Range | None:
    """Who stands behind "Angaben", "Ansicht" ...: the genitive, the possessor, or the whole phrase."""
    head = next(
        (i for i in range(*whole) if view.tokens[i].text in _all_nouns() or view.tokens[i].lemma in _all_nouns()), None
    )
    if head is None:
        return whole
    start = head + 1
    if start < whole[1] and view.tokens[start].text.lower() in ("von", "vom", "aus"):
        start += 1
    if start < whole[1]:
        return (start, whole[1])
    if view.tokens[whole[0]].tag == "PPOSAT" or (view.tokens[whole[0]].tag == "NE" and head > whole[0]):
        return (whole[0], head)
    return whole if head > whole[0] and view.tokens[head].text not in _all_nouns() else None


def _all_nouns() -> frozenset[str]:
    return frozenset().union(*(lists.words("sources", key) for key in ("nouns", "views", "eyes", "findings")))


def _behind(view: SentenceView, position: int) -> SourcePhrase | None:
    """ "X zufolge", "dem Vernehmen nach", "ihrer Ansicht nach"."""
    clause = view.clause_at(position)
    if clause is None or position == 0:
        return None
    whole = next((phrase.range for phrase in view.phrases(clause) if phrase.range[1] == position), None)
    if whole is None:
        return None
    for phrase in view.phrases(clause):  # "Angaben von X zufolge"
        adjacent = phrase.range[1] in (whole[0], whole[0] - 1) and phrase.range[0] < whole[0]
        if adjacent and view.tokens[whole[0] - 1].text.lower() in ("von", "vom", "aus", "der", "des"):
            whole = (phrase.range[0], whole[1])
            break
    return SourcePhrase((whole[0], position + 1), (position,), whole, _inner_speaker(view, whole), clause)


def _whereby(view: SentenceView, position: int) -> SourcePhrase | None:
    """ "Berichte, wonach ...": the noun before is the source."""
    at = next((one for one, clause in enumerate(view.sentence.clauses) if clause.opener == position), None)
    parent = view.sentence.clauses[at].parent if at is not None else None
    if at is None or parent is None:
        return None
    before = [phrase.range for phrase in view.phrases(parent) if phrase.range[1] <= position]
    whole = before[-1] if before else None
    return SourcePhrase((position, position + 1), (position,), whole, whole, at)


def _so(view: SentenceView, position: int) -> SourcePhrase | None:
    """ ", so X" and "- so X" behind or inside what X says: "so" and a noun phrase between marks."""
    if position == 0 or not view.tokens[position - 1].tag.startswith("$"):
        return None
    whole = _phrase_from(view, position + 1)
    clause = view.clause_at(position)
    if whole is None or clause is None or whole[0] != position + 1:
        return None
    end = whole[1]
    while end < len(view.tokens) and not view.tokens[end].tag.startswith("$"):
        if view.tokens[end].tag in ("VVFIN", "VAFIN", "VMFIN"):
            return None
        end += 1
    return SourcePhrase((position, end), (position,), whole, whole, clause)


def _content(view: SentenceView, source: SourcePhrase) -> list[Range]:
    """The clause around a source phrase without the phrase; a subordinate clause by itself, a main clause whole."""
    at = source.clause
    clause = view.sentence.clauses[at]
    if clause.kind in ("fragment", "inf") and clause.parent is not None:
        clause = view.sentence.clauses[clause.parent]
    if clause.finite is None and not view.children[at]:
        return []
    start, end = clause.range
    if clause.opener is not None and clause.kind == "sub" and source.range[0] == clause.opener + 1:
        start = clause.opener
    last = _apposition_end(view, source.range[1], end)
    rest = [i for i in range(start, end) if not source.range[0] <= i < last]
    return [part for run in runs(rest) if (part := trim(view.tokens, run)) is not None and _has_word(view, part)]


def _apposition_end(view: SentenceView, start: int, end: int) -> int:
    """Behind "laut Falk, einem früheren Berater," or "von Senator Falk, Chef des Rats,": the end of what tells who the
    source is; `start` where nothing of the kind stands there."""
    if start + 2 >= end or view.tokens[start].text != "," or view.tokens[start - 1].tag != "NE":
        return start
    first = view.tokens[start + 1]
    stop = next((i for i in range(start + 1, end) if view.tokens[i].tag.startswith("$,")), end)
    plain = not any(view.tokens[i].tag.startswith(("V", "KOU", "PREL", "KON")) for i in range(start + 1, stop))
    titled = first.tag in ("ART", "NN", "ADJA", "PPOSAT") and plain and stop - start <= _MAX_APPOSITION
    return stop if titled and stop + 1 < end else start


def _has_word(view: SentenceView, part: Range) -> bool:
    return any(not view.tokens[i].tag.startswith("$") and view.tokens[i].tag != "KON" for i in range(*part))
