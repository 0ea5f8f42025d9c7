"""Direct speech: which passages in quotation marks are speech, and whose."""

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.german.animacy import is_agent
from lagebild.german.phrases import Phrase
from lagebild.model import Range, Span
from lagebild.quotations.marks import Passage
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.reporting import cue_words
from lagebild.quotations.sources import SourcePhrase, source_phrases
from lagebild.quotations.speakers import addressee_of, speaker_of
from lagebild.quotations.view import QUOTES, SentenceView

__all__ = ["Partial", "direct", "is_name"]

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_NAMING = frozenset({"heißen", "lauten", "nennen", "finden"})
"""Verbs that give names as well: only a passage with a verb is speech before them."""
_SENTENCE_WORDS = 4
"""A passage that fills a sentence by itself and has fewer words is a title or a slogan."""


@dataclass(frozen=True, slots=True)
class Partial:
    """A passage inside a clause: a few words quoted, a title, a name or irony, as the clause around it decides."""

    passage: Passage
    sentence: int
    clause: int | None


def is_name(views: list[SentenceView], passage: Passage) -> bool:
    """Whether the marks hold a title or name: no word in lower case, or an apposition to a noun (das Blatt „Mut zur
    Lücke“)."""
    number, position = passage.first
    tokens = views[number].tokens
    if position and tokens[position - 1].tag in ("NN", "NE", "TRUNC"):
        return True
    return not any(word[0].islower() for word, _ in _words(views, passage))


def direct(views: list[SentenceView], found: list[Passage]) -> tuple[list[Proposal], list[Partial]]:
    """Proposals for the passages that are speech by themselves, and the passages that are not."""
    said: list[Proposal] = []
    partial: list[Partial] = []
    for passage in found:
        proposal = _introduced(views, passage) or _inverted(views, passage) or _sourced(views, passage)
        if passage.depth == 0 and (continued := _continues(views, passage, said)):
            continued.content.append(passage.span)
            continue
        if proposal is None and passage.depth == 0:
            proposal = _standing_alone(views, passage)
            if proposal is not None and (begun := _just_before(views, passage, said)):
                begun.content.append(passage.span)
                continue
        if proposal is not None:
            said.append(proposal)
        elif passage.depth == 0:
            number, position = passage.first
            partial.append(
                Partial(passage, number, views[number].clause_at(min(position + 1, len(views[number].tokens) - 1)))
            )
    return said, partial


def _proposal(view: SentenceView, passage: Passage, at: int, rule: str, score: float) -> Proposal:
    reading = next(iter(view.readings(at)), None)
    words = cue_words(view, at, reading)
    return Proposal(
        [passage.span], "direct", view.number, "direct", rule, score,
        speaker=_outside(speaker_of(view, at), passage.span), cue=words[0] if words else None, cue_words=sorted(words),
        addressee=addressee_of(view, at, reading) if reading else None, clause=at,
    )  # fmt: skip


def _outside(speaker: Span | None, content: Span) -> Span | None:
    return None if speaker is not None and speaker.overlaps(content) else speaker


def _introduced(views: list[SentenceView], passage: Passage) -> Proposal | None:
    """A passage behind a colon: the clause before the colon says who speaks."""
    number, position = passage.first
    view, before = views[number], position - 1
    if before < 0 and number > 0 and views[number - 1].sentence.paragraph == view.sentence.paragraph:
        view = views[number - 1]
        before = len(view.tokens) - 1
    if before < 0 or view.tokens[before].text != ":":
        return None
    at = view.clause_at(before - 1) if before else None
    if at is None:
        return None
    chain = [at, *view.ancestors(at)]
    usable = [
        one for one in chain if view.sentence.clauses[one].finite is not None and _before_passage(view, one, passage)
    ]
    best = next((one for one in usable if view.readings(one)), usable[0] if usable else None)
    if best is not None and not view.takes(best, "said"):
        if is_name(views, passage):
            return None
        if view.sentence.clauses[best].mood == "Sub":
            # "Das komme nicht in Frage: „...“": the speaker is the one of the report before the colon
            return Proposal([passage.span], "direct", number, "direct", "colon chain", 0.8)
    if best is not None:
        return _proposal(view, passage, best, "colon", 0.9)
    return _labelled(view, passage, at)


def _labelled(view: SentenceView, passage: Passage, at: int) -> Proposal | None:
    """A passage behind a name and a colon: "Ida Falk: „...“"."""
    phrases = view.phrases(at)
    if not phrases or phrases[0].preposition is not None:
        return None
    named = view.place(_who_is_labelled(view, phrases))
    proposal = Proposal([passage.span], "direct", view.number, "direct", "label", 0.7, speaker=named, clause=at)
    return proposal if not view.place(phrases[0].range).overlaps(passage.span) else None


def _who_is_labelled(view: SentenceView, phrases: list[Phrase]) -> Range:
    """ "Ihr letztes Wort: ...", "Die Antwort des Ministers: ...", "Das Fazit von Falk: ...": whose word it is."""
    first = phrases[0]
    start, end = first.range
    if is_agent(view.tokens[first.head]) or first.pronoun:
        return first.range
    if view.tokens[start].tag == "PPOSAT":
        return (start, start + 1)
    if first.head + 1 < end:
        return (first.head + 1, end)
    behind = next((one for one in phrases[1:] if one.preposition == end), None)
    named = behind is not None and view.tokens[end].text.lower() in ("von", "vom", "aus")
    return behind.range if named and behind is not None else first.range


def _before_passage(view: SentenceView, at: int, passage: Passage) -> bool:
    finite = view.sentence.clauses[at].finite
    return finite is not None and view.tokens[finite].span.end <= passage.span.start


def _inverted(views: list[SentenceView], passage: Passage) -> Proposal | None:
    """A passage with a verb-first clause behind it: „...“, sagte sie."""
    view = views[passage.last[0]]
    behind = _verb_behind(view, passage)
    if behind is None or _clause_before(views, passage):
        return None
    position, marked = behind
    speech = _is_speech(views, passage)
    for at, clause in enumerate(view.sentence.clauses):
        if clause.finite == position and clause.kind in ("main", "v1"):
            known = bool(view.readings(at)) and clause.lemma not in _NAMING
            fits = speech or (known and marked)
            return _proposal(view, passage, at, "inversion", 0.95 if known else 0.7) if fits else None
    return None


def _verb_behind(view: SentenceView, passage: Passage) -> tuple[int, bool] | None:
    """The finite verb right behind a passage, over a comma and "so", and whether there was a mark between."""
    position, steps = passage.last[1] + 1, 0
    if passage.depth and position < len(view.tokens) and view.tokens[position].text in QUOTES:
        return None
    while position < len(view.tokens) and view.tokens[position].tag in ("$,", "$.", "$(") and steps < 3:
        if view.tokens[position].text in (":", ";", *QUOTES):
            return None
        position, steps = position + 1, steps + 1
    if position + 1 < len(view.tokens) and view.tokens[position].text.lower() in ("so", "das", "dies"):
        position += 1  # „...“, so sagte sie
    is_verb = position < len(view.tokens) and view.tokens[position].tag in _FINITE
    return (position, steps > 0) if is_verb else None


def _clause_before(views: list[SentenceView], passage: Passage) -> bool:
    """Whether the clause that the passage ends began before its opening mark: "Das sei „absurd“, sagte sie"."""
    number, position = passage.first
    tokens = views[number].tokens
    for i in range(position - 1, -1, -1):
        if tokens[i].tag in ("$,", "$."):
            return False
        if not tokens[i].tag.startswith("$") and tokens[i].tag not in ("KON", "ITJ"):
            return True
    return False


def _words(views: list[SentenceView], passage: Passage) -> Iterator[tuple[str, str]]:
    (first, start), (last, end) = passage.first, passage.last
    for number in range(first, last + 1):
        tokens = views[number].tokens
        for position in range(start if number == first else 0, end + 1 if number == last else len(tokens)):
            if not tokens[position].tag.startswith("$"):
                yield tokens[position].text, tokens[position].tag


def _is_speech(views: list[SentenceView], passage: Passage) -> bool:
    """Whether the passage holds a finite verb and is longer than a title."""
    tags = [tag for _, tag in _words(views, passage)]
    return len(tags) >= 3 and any(tag in _FINITE for tag in tags)


def _sourced(views: list[SentenceView], passage: Passage) -> Proposal | None:
    """A passage with ", so X" or "- so X" right behind it."""
    number, position = passage.last
    view = views[number]
    if position + 2 >= len(view.tokens):
        return None
    if _clause_before(views, passage):
        return None
    near = {position + 1, position + 2, position + 3}
    for source in source_phrases(view):
        if (
            source.range[0] in near
            and view.tokens[source.range[0]].text.lower() == "so"
            and _only_marks(view, position + 1, source)
        ):
            return Proposal(
                [passage.span], "direct", number, "direct", "so", 0.9,
                speaker=view.place(source.speaker or source.range), cue=view.tokens[source.cue[0]].span,
                cue_words=[view.tokens[i].span for i in source.cue], clause=source.clause,
            )  # fmt: skip
    return None


def _only_marks(view: SentenceView, start: int, source: SourcePhrase) -> bool:
    return all(view.tokens[i].tag.startswith("$") for i in range(start, source.range[0]))


def _continues(views: list[SentenceView], passage: Passage, said: list[Proposal]) -> Proposal | None:
    """The first half of a quotation that goes on here, behind its cue: „A“, sagte sie, „B.“"""
    number, position = passage.first
    if not said or position == 0:
        return None
    last = said[-1]
    view = views[number]
    if last.sentence != number or last.rule not in ("inversion", "so") or last.end > passage.span.start:
        return None
    if view.tokens[position - 1].text not in (",", "–", "-", "—", ":"):
        return None
    between = [token for token in view.tokens if last.end <= token.span.start < passage.span.start]
    sentence_end = any(token.text in (".", "!", "?") for token in between)
    return last if not sentence_end and len(between) <= 40 else None


def _just_before(views: list[SentenceView], passage: Passage, said: list[Proposal]) -> Proposal | None:
    """The quotation whose cue ends the sentence before: „A“, sagte sie. „B.“"""
    number = passage.first[0]
    if not said or number == 0 or said[-1].rule not in ("inversion", "so"):
        return None
    same = views[number - 1].sentence.paragraph == views[number].sentence.paragraph
    return (
        said[-1] if same and said[-1].sentence == number - 1 and said[-1].content[-1].end < passage.span.start else None
    )


def _standing_alone(views: list[SentenceView], passage: Passage) -> Proposal | None:
    """A passage that fills its sentences: speech of whoever spoke last."""
    (first, start), (last, end) = passage.first, passage.last
    before = [token for token in views[first].tokens[:start] if not token.tag.startswith("$") and token.tag != "KON"]
    behind = [token for token in views[last].tokens[end + 1 :] if not token.tag.startswith("$")]
    if before or behind or not _is_speech(views, passage) or sum(1 for _ in _words(views, passage)) < _SENTENCE_WORDS:
        return None
    return Proposal([passage.span], "direct", first, "direct", "stands alone", 0.7)
