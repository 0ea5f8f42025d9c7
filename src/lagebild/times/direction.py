"""Whether a time named in a sentence lies before or after the publication: from tense, mood, modal and preposition."""

import functools

from lagebild.model import Clause, Sentence, Token
from lagebild.times.lexicon import read_list

__all__ = ["AHEAD", "BACK", "clause_around", "direction", "explicit", "onward"]

AHEAD, BACK = 1, -1
_NEAR = 5
"""Tokens after an expression within which a participle can belong to it ("der am Freitag in Bonn beginnende")."""


@functools.cache
def _words(section: str) -> frozenset[str]:
    return frozenset(read_list("tense.yaml")[section])


def direction(sentence: Sentence, first: int, last: int) -> int:
    """AHEAD, BACK or 0 (unknown) for the expression of tokens `first` to `last`."""
    before = _preposition(sentence, first)
    fixed = _fixed(sentence, first, last, before)
    if fixed is not None:
        return fixed
    clause = clause_around(sentence, first)
    if (attribute := _attribute(sentence, last, clause)) is not None:
        return attribute
    told = _clause_direction(sentence, clause) if clause else 0
    if before in _words("ahead prepositions"):
        return BACK if told == BACK and clause is not None and _settled(sentence, clause, before) else AHEAD
    return told or _announced(sentence, first)


def _fixed(sentence: Sentence, first: int, last: int, before: str) -> int | None:
    """What the words around the expression say, whatever the verb's tense; None where they say nothing."""
    if before in _words("past prepositions") and not _range(sentence, first, last):
        return BACK
    if before in ("von", "vom") and onward(sentence, last) and not _narrated(sentence, first):
        return AHEAD
    if before == "zum" and sentence.tokens[last].text.lower().endswith(("ende", "wechsel")):
        return AHEAD  # "hat den Vertrag zum Jahresende gekündigt"
    return BACK if _elliptic(sentence, first) else None


def _preposition(sentence: Sentence, first: int) -> str:
    """The preposition of the expression that begins at token `first`, over articles and adverbs ("bis spätestens")."""
    number = first - 1
    while number > 0 and sentence.tokens[number].text.lower() in _words("between"):
        number -= 1
    word = sentence.tokens[number].text.lower() if number >= 0 else ""
    before = sentence.tokens[number - 1].text.lower() if number > 0 else ""
    return before if word in ("zum", "zur", "in", "nach", "vor", "auf") and before in ("bis", "ab") else word


def _announced(sentence: Sentence, first: int) -> int:
    """Without a verb: "Nächste Runde am Montag" lies ahead."""
    said = {token.text.lower() for token in sentence.tokens[:first]}
    return AHEAD if said & _words("announcing") else 0


def _range(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an expression after "vom" is the start of a range ("vom 3. bis 5. Mai", "vom 3. Mai an")."""
    inside = {token.text.lower() for token in sentence.tokens[first : last + 3]}
    return bool(inside & {"bis", "an", "-", "–"})


def _elliptic(sentence: Sentence, first: int) -> bool:
    """As in "wie bereits im März geschehen", "wie von ihr am Freitag gefordert": a comparison without a finite verb."""
    start = first
    while start and not sentence.tokens[start - 1].tag.startswith("$"):
        start -= 1
    end = first
    while end < len(sentence.tokens) and not sentence.tokens[end].tag.startswith("$"):
        end += 1
    tags = [token.tag for token in sentence.tokens[start:end]]
    if sentence.tokens[start].text.lower() != "wie":
        return False
    if any(token.text.lower() in _words("past adverbs") for token in sentence.tokens[start:first]):
        return True
    return any(tag.endswith("PP") for tag in tags) and not any(tag.endswith("FIN") for tag in tags)


def onward(sentence: Sentence, last: int) -> bool:
    """Whether "an" behind the expression makes it a start ("von Oktober an", "von Montag, 4. Mai, an")."""
    behind = [token.text.lower() for token in sentence.tokens[last + 1 : last + 3]]
    return behind[:1] == ["an"] or behind == [",", "an"]


def _narrated(sentence: Sentence, first: int) -> bool:
    clause = clause_around(sentence, first)
    return clause is not None and _narrates(sentence, clause)


def explicit(sentence: Sentence, first: int) -> bool:
    """Whether more than a present tense says that the time lies ahead: modal, future, condition, deadline, setting."""
    before = _preposition(sentence, first)
    clause = clause_around(sentence, first)
    if before in _words("ahead prepositions") or (
        clause is not None and (clause.kind == "inf" or _conditional(sentence, clause))
    ):
        return True
    if clause is None or clause.finite is None:
        return False
    span = (sentence.tokens[number] for number in range(*clause.range))
    finite = sentence.tokens[clause.finite]
    return finite.lemma.lower() in _words("ahead modals") or any(
        token.text.lower() in _words("setting") for token in span
    )


def clause_around(sentence: Sentence, token: int) -> Clause | None:
    """The innermost clause with a verb around a token."""
    around = [clause for clause in sentence.clauses if clause.range[0] <= token < clause.range[1] and clause.verbs]
    clause = min(around, key=lambda clause: clause.range[1] - clause.range[0], default=None)
    return None if clause is None or _behind_colon(sentence, clause, token) else clause


def _behind_colon(sentence: Sentence, clause: Clause, token: int) -> bool:
    """Whether a colon parts the token from the clause's verb: what it introduces has no tense of its own."""
    last = clause.range[0] if clause.finite is None else clause.finite
    return any(sentence.tokens[number].text == ":" for number in range(last, token))


def _attribute(sentence: Sentence, last: int, clause: Clause | None) -> int | None:
    """What a participle before a noun says of the expression before it, None without one."""
    end = min(len(sentence.tokens), last + 1 + _NEAR, clause.range[1] if clause else len(sentence.tokens))
    for number in range(last + 1, end):
        token = sentence.tokens[number]
        if token.tag.startswith(("V", "$", "K", "ART", "PPOS", "PDAT", "PIAT", "NE", "NN")):
            return None  # an article here opens a noun group of its own
        if token.tag == "ADJA":
            return _participle(token.text.lower()) if number + 1 < len(sentence.tokens) else None
    return None


def _participle(word: str) -> int | None:
    stem = word.rstrip("s").removesuffix("e").removesuffix("er").removesuffix("en").removesuffix("em").removesuffix("e")
    if stem in _words("setting"):
        return AHEAD
    if stem.endswith("end"):
        return AHEAD
    # A second participle: ge- somewhere at its front, or a prefix without it (ver-, be-, ...), ending in -t or -en
    prefixed = stem.startswith(("be", "ver", "er", "ent", "zer")) or "ge" in stem[:6]
    return BACK if prefixed and stem.endswith(("t", "n")) and len(stem) > 5 else None


def _settled(sentence: Sentence, clause: Clause, before: str) -> bool:
    """Whether even "ab" or "bis" leaves the time in the past: "ab Montag streikten", not "ist ab Montag verboten"."""
    if before == "ab" and clause.finite is not None:
        finite = sentence.tokens[clause.finite]
        return not (finite.lemma.lower() == "sein" and finite.tense == "Pres")
    return before == "bis" and _narrates(sentence, clause)


def _narrates(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause tells of the past in the indicative."""
    finite = sentence.tokens[clause.finite] if clause.finite is not None else None
    return finite is not None and finite.mood == "Ind" and finite.tense == "Past" and clause.kind != "v1"


def _clause_direction(sentence: Sentence, clause: Clause) -> int:
    if clause.finite is None:
        perfect = (
            any(sentence.tokens[number].tag.endswith("PP") for number in clause.verbs) and clause.lemma != "werden"
        )
        passive = any(sentence.tokens[number].lemma == "werden" for number in clause.verbs)
        return 0 if clause.kind != "inf" else BACK if perfect and not passive else AHEAD
    finite = sentence.tokens[clause.finite]
    others = [sentence.tokens[number] for number in clause.verbs if number != clause.finite]
    participle = next((token for token in others if token.tag.endswith("PP")), None)
    bare = any(token.tag.endswith("INF") for token in others)
    due = any(token.tag in ("PTKZU", "VVIZU") for token in others)
    lemma = finite.lemma.lower()
    if lemma in ("haben", "sein"):
        return _auxiliary(sentence, clause, participle, (bare, due), finite)
    if lemma in _words("ahead modals"):
        perfect = any(token.tag == "VAINF" and token.lemma.lower() in ("haben", "sein") for token in others)
        return _modal(lemma, finite, participle, perfect)
    if finite.tense == "Past":
        return AHEAD if _conditional(sentence, clause) or finite.mood == "Sub" else BACK
    return AHEAD


def _conditional(sentence: Sentence, clause: Clause) -> bool:
    opener = sentence.tokens[clause.opener].text.lower() if clause.opener is not None else ""
    return clause.kind == "v1" or opener in _words("conditional")


def _auxiliary(
    sentence: Sentence, clause: Clause, participle: Token | None, infinitive: tuple[bool, bool], finite: Token
) -> int:
    """As in "hat/ist ... begonnen", "hat aufleben lassen" lies back; "ist ... angesetzt", "ist vorzulegen" ahead."""
    bare, due = infinitive
    if participle is not None:
        return AHEAD if participle.text.lower() in _words("setting") and finite.lemma.lower() == "sein" else BACK
    if due:
        return AHEAD
    if bare and finite.lemma.lower() == "haben":
        return BACK
    span = range(*clause.range)
    if any(sentence.tokens[number].text.lower() in _words("setting") for number in span):
        return AHEAD
    if finite.tense == "Past" and finite.mood != "Sub":
        return BACK
    return AHEAD


def _modal(lemma: str, finite: Token, participle: Token | None, perfect: bool) -> int:
    """Passive "wurde beschlossen" and "soll ... gesagt haben" lie back, "wird beschlossen" and other modals ahead."""
    if lemma == "werden":
        return BACK if finite.tense == "Past" and finite.mood != "Sub" else AHEAD
    if participle is not None and perfect:
        return BACK
    if lemma in _words("past modals") and finite.tense == "Past" and finite.mood == "Ind":
        return BACK
    return AHEAD
