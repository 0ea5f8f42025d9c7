"""Events: the dated expressions that tell what is planned or due, or what the article is about."""

import contextlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from lagebild.model import Anchor, Article, Event, Evidence, Sentence, Span, Time, content_id
from lagebild.times import almanac
from lagebild.times.direction import AHEAD, BACK, clause_around, direction, explicit, onward
from lagebild.times.moments import Dated, dated_expressions, day_of, occasion_words

__all__ = ["find_events"]

_MAIN_DAYS = 3
"""Days before the publication within which the lead dates what the article is about."""
_RECESS = "school holidays or recess"


def find_events(
    article: Article, sentences: Sequence[Sentence], times: Sequence[Time], published: datetime | date | None
) -> tuple[Event, ...]:
    """The events of an article in reading order; `times` are its temporal expressions in reading order."""
    events, place = [], 0
    lead = _lead_paragraph(sentences)
    published = published or _day_told(sentences, times, lead)
    main = False
    for sentence in sentences:
        own = []
        while place < len(times) and times[place].anchor.span.start < sentence.span.end:
            if times[place].anchor.span.start >= sentence.span.start:
                own.append(times[place])
            place += 1
        for dated in dated_expressions(sentence, own, published):
            score = _score(sentence, dated, published)
            if score == 0.0 and not main and sentence.paragraph in lead and _main_event(dated, published):
                score, main = 0.6, True
            if score and sentence.role not in ("caption", "headline"):
                events.append(_event(article, sentence, dated, score, own))
    return tuple(events)


def _lead_paragraph(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the paragraphs that say what the article is about: lead and first paragraph of the body."""
    first = next((sentence.paragraph for sentence in sentences if sentence.role == "body"), -1)
    return frozenset({first} | {sentence.paragraph for sentence in sentences if sentence.role == "lead"})


def _day_told(sentences: Sequence[Sentence], times: Sequence[Time], lead: frozenset[int]) -> date | None:
    """Without a publication date: the first full date in the lead stands for it."""
    spans = [sentence.span for sentence in sentences if sentence.paragraph in lead]
    for time in times:
        if (
            time.type == "DATE"
            and len(time.value or "") == 10
            and any(span.contains(time.anchor.span) for span in spans)
        ):
            with contextlib.suppress(ValueError):
                return date.fromisoformat(time.value or "")
    return None


# --- which ones are events -------------------------------------------------------------------------------------------


def _last_day(start: str) -> date:
    """The last day of the time that an ISO 8601 start names."""
    if "W" in start:
        return date.fromisoformat(start[:8] + "-7")
    if len(start) == 4:
        return date(int(start), 12, 31)
    if len(start) == 7:
        return almanac.month_end(int(start[:4]), int(start[5:7]))
    return date.fromisoformat(start[:10])


def _score(sentence: Sentence, dated: Dated, published: datetime | date | None) -> float:
    """How sure it is that the expression dates something planned or due; 0 where it does not."""
    where = direction(sentence, dated.first, dated.last)
    if where == BACK or dated.rule == "same day" or _described(sentence, dated):
        return 0.0
    told = explicit(sentence, dated.first)
    today = day_of(published)
    if today is None:
        return 0.5 if where == AHEAD and told else 0.0
    last = _last_day(dated.start)
    if last <= today:
        return _today(dated, published) if last == today and told and where == AHEAD else 0.0
    if dated.start == str(today.year) and dated.rule != _RECESS and not {"noch", "bis"} & set(dated.before):
        return 0.0
    return (0.9 if len(dated.start) >= 10 else 0.8) if where == AHEAD else 0.6


def _described(sentence: Sentence, dated: Dated) -> bool:
    """Whether the date belongs to the description of something, or is denied."""
    nearest = dated.before[-1] if dated.before else ""
    span = nearest in ("vom", "von") and (len(dated.times) > 1 or onward(sentence, dated.last))
    return (nearest in occasion_words("never") and not span) or _negated(sentence, dated) or _odd(sentence, dated)


def _today(dated: Dated, published: datetime | date | None) -> float:
    """A time on the day of the publication counts unless its hour has passed."""
    if dated.start[-6:-5] == "+" and isinstance(published, datetime) and published.tzinfo:
        return 0.8 if datetime.fromisoformat(dated.start) > published else 0.0
    return 0.6


def _quoted_alone(sentence: Sentence, dated: Dated) -> bool:
    """Whether the expression stands in quotation marks of its own ("schnell" - «morgen»)."""
    before = sentence.tokens[dated.first - 1].text if dated.first else ""
    after = sentence.tokens[dated.last + 1].text if dated.last + 1 < len(sentence.tokens) else ""
    return before in "«»„“”\"'‚‘›‹" and after in "«»„“”\"'‚‘›‹" and bool(before) and bool(after)


def _odd(sentence: Sentence, dated: Dated) -> bool:
    """Years in names and budgets ("der Haushalt 2026", "für das kommende Jahr"), holidays that only describe."""
    if len(dated.start) == 4 and dated.rule == "year" and dated.first == dated.last:
        named = dated.first > 0 and sentence.tokens[dated.first - 1].tag.startswith("N")
        opens = dated.first == 0 and not any(token.tag.startswith("V") for token in sentence.tokens[1:2])
        return named or opens or "für" in dated.before
    if len(dated.start) == 4 and "für" in dated.before:
        return True
    if dated.rule == _RECESS:
        return not set(dated.before) & occasion_words("recess") or "ende" in dated.before
    return False


def _negated(sentence: Sentence, dated: Dated) -> bool:
    """As in "weder heute noch in zehn Jahren", or a word in quotation marks of its own."""
    words = [token.text.lower() for token in sentence.tokens]
    return "weder" in words[: dated.first] or _quoted_alone(sentence, dated)


def _main_event(dated: Dated, published: datetime | date | None) -> bool:
    """Whether the expression dates what the lead tells: a day at most some days before the publication."""
    today = day_of(published)
    if today is None or len(dated.start) < 8 or "seit" in dated.before:
        return False
    if "W" in dated.start:
        return dated.rule == "weekend" and timedelta(0) <= today - _last_day(dated.start) <= timedelta(days=_MAIN_DAYS)
    day = date.fromisoformat(dated.start[:10])
    return timedelta(0) <= today - day <= timedelta(days=_MAIN_DAYS)


# --- the event -------------------------------------------------------------------------------------------------------


def _event(article: Article, sentence: Sentence, dated: Dated, score: float, times: Sequence[Time]) -> Event:
    # the preposition belongs to the text of an event, an article before it does not
    first = dated.first - len(dated.before)
    span = Span(sentence.tokens[first].span.start, dated.times[-1].anchor.span.end)
    anchor, what = Anchor(article.page_id, span), _what(sentence, dated, times)
    place = Anchor(article.page_id, sentence.span)
    name = Anchor(article.page_id, what) if what else None
    identity = content_id("event", article.page_id, str(span.start), str(span.end), dated.start)
    evidence = Evidence("times", dated.rule, (anchor,), score)
    return Event(identity, anchor, dated.start, evidence, name, place)


def _what(sentence: Sentence, dated: Dated, times: Sequence[Time]) -> Span | None:
    """The name of what happens then: the nearest occasion of the clause, else its subject, else its nearest noun."""
    clause = clause_around(sentence, dated.first)
    low, high = clause.range if clause else (0, len(sentence.tokens))
    nouns = [
        number
        for number in range(low, high)
        if sentence.tokens[number].tag == "NN"
        and sentence.tokens[number].text.lower() not in occasion_words("light")
        and clause_around(sentence, number) is clause
        and not any(time.anchor.span.overlaps(sentence.tokens[number].span) for time in times)
    ]
    occasions = [number for number in nouns if _occasion(sentence.tokens[number].text)]
    if occasions:
        return _noun_group(sentence, min(occasions, key=lambda number: abs(number - dated.first)), low, times)
    if clause is not None and clause.subject is not None and set(nouns) & set(range(*clause.subject)):
        return sentence.place(clause.subject)
    return (
        _noun_group(sentence, min(nouns, key=lambda number: abs(number - dated.first)), low, times) if nouns else None
    )


def _occasion(word: str) -> bool:
    """Whether a noun names an occasion, or is a compound that ends in one."""
    low, names = word.lower(), occasion_words("occasions")
    return low in names or any(low[cut:] in names for cut in range(3, max(3, len(low) - 3)))


def _noun_group(sentence: Sentence, noun: int, low: int, times: Sequence[Time]) -> Span:
    first = noun
    while first > low and sentence.tokens[first - 1].tag in ("ADJA", "ART", "CARD", "TRUNC", "PPOSAT", "PDAT"):
        if any(time.anchor.span.overlaps(sentence.tokens[first - 1].span) for time in times):
            break
        first -= 1
    return sentence.place((first, noun + 1))
