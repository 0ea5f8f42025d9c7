"""What a position is about, in a noun phrase, and the day on which it was said."""

import datetime

from lagebild.german import wordlists
from lagebild.german.phrases import Phrase, phrases
from lagebild.model import Range, Sentence

__all__ = ["issue_of", "said_on"]

_WEEKDAYS = {
    "montag": 0,
    "dienstag": 1,
    "mittwoch": 2,
    "donnerstag": 3,
    "freitag": 4,
    "samstag": 5,
    "sonnabend": 5,
    "sonntag": 6,
}


def issue_of(sentence: Sentence, content: Range) -> str | None:
    """A readable label: the weightiest noun of the content in its base form; None where there is no noun."""
    best: tuple[int, int] | None = None
    for phrase in phrases(sentence.tokens, content):
        if phrase.pronoun:
            continue
        for position in range(phrase.head, phrase.range[1]):
            token = sentence.tokens[position]
            if token.tag != "NN" or not token.text[-1:].isalpha():
                continue
            weight = _weight(sentence, phrase, position)
            if best is None or weight > best[0]:
                best = weight, position
    return _label(sentence, best[1]) if best is not None else None


def _weight(sentence: Sentence, phrase: Phrase, position: int) -> int:
    token = sentence.tokens[position]
    vague = bool({token.lemma, token.text} & wordlists.words("acts", "vague_nouns"))
    return min(len(token.lemma), 14) - 20 * vague + 4 * (position == phrase.head) - 2 * (phrase.preposition is not None)


def _label(sentence: Sentence, position: int) -> str:
    lemma = sentence.tokens[position].lemma
    return lemma if lemma[:1].isupper() else lemma.capitalize()


def said_on(sentence: Sentence, published: str | None) -> str | None:
    """The day on which the position was uttered: a weekday of the sentence at or before publication, else that day."""
    if not published or len(published) < 10:
        return published
    try:
        day = datetime.date.fromisoformat(published[:10])
    except ValueError:
        return None
    for number, token in enumerate(sentence.tokens[:-1]):
        following = sentence.tokens[number + 1].text.lower()
        if token.text.lower() == "am" and following in _WEEKDAYS and _past(sentence):
            return (day - datetime.timedelta(days=(day.weekday() - _WEEKDAYS[following]) % 7)).isoformat()
        if token.text.lower() == "am" and following == "vortag" and _past(sentence):
            return (day - datetime.timedelta(days=1)).isoformat()
    if sentence.tokens and any(token.text.lower() == "gestern" for token in sentence.tokens):
        return (day - datetime.timedelta(days=1)).isoformat()
    return day.isoformat()


def _past(sentence: Sentence) -> bool:
    """Whether the sentence's own verb tells of something past: then its weekday dates the speaking, not a plan."""
    outer = [clause for clause in sentence.clauses if clause.parent is None and clause.finite is not None]
    finite = [sentence.tokens[clause.finite] for clause in outer if clause.finite is not None]
    return any(token.tense == "Past" or token.lemma in ("haben", "sein") for token in finite)
