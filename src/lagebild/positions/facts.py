"""What a clause says by its words: modal, mood, negation, and whether it harms, gives, blames, praises."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lagebild.german import wordlists
from lagebild.german.animacy import is_agent
from lagebild.german.clause_view import ClauseView
from lagebild.german.frame_parts import is_negated
from lagebild.model import Token

__all__ = ["Facts", "SubjectKind", "ends_in", "facts", "has_phrase", "word_in"]

SubjectKind = Literal["self", "other", "thing", "none"]


@dataclass(frozen=True, slots=True)
class Facts:
    """A clause's words, read once. `predicate` holds the lemmas that a copula says of its subject.

    `forms` are the words in their order, lower case and without marks; `lemmas` their base forms; `finite` is the
    finite verb's lemma. `owed` says whether "sein" or "haben" governs an infinitive with "zu" ("sei zu prüfen"),
    `agent` whether the subject is somebody who can act, `bare` whether the verb comes first and no subject behind it.
    """

    lemma: str
    modal: str
    mood: str
    tense: str
    negated: bool
    subject: SubjectKind
    predicate: frozenset[str]
    nouns: tuple[str, ...]
    words: frozenset[str]
    harms: bool
    gives: bool
    blames: bool
    menaces: bool
    future: bool
    passive: bool
    perfect: bool
    forms: tuple[str, ...] = ()
    lemmas: frozenset[str] = frozenset()
    finite: str = ""
    owed: bool = False
    agent: bool = False
    bare: bool = False

    @property
    def predicated(self) -> bool:
        """Whether an adjective or participle stands with the verb."""
        return bool(self.predicate)


def facts(view: ClauseView, number: int, subject: SubjectKind) -> Facts:
    """The facts of one clause; clauses inside it count only for harm and blame by fixed phrases."""
    clause, tokens = view.clauses[number], view.tokens
    own = tuple(view.own(number))
    words = frozenset(tokens[i].text.lower() for i in own)
    nouns = tuple(tokens[i].lemma for i in own if tokens[i].tag == "NN")
    finite = tokens[clause.finite] if clause.finite is not None else None
    copula = finite is not None and (clause.lemma in ("sein", "bleiben", "werden") or finite.lemma == "sein")
    said = ("ADJD", "VVPP", "NN", "ADJA", "ADV") if copula else ("ADJD",)
    predicate = frozenset(tokens[i].lemma for i in own if tokens[i].tag in said) | frozenset(
        tokens[i].text.lower() for i in own if tokens[i].tag in ("ADJD", "VVPP")
    )
    future = bool((words | set(nouns)) & wordlists.words("acts", "coming_times"))
    participle = any(tokens[i].tag in ("VVPP", "VAPP") for i in clause.verbs)
    perfect = finite is not None and finite.lemma in ("haben", "sein") and participle
    becoming = [i for i in clause.verbs if tokens[i].lemma == "werden" and tokens[i].tag in ("VAFIN", "VAINF")]
    passive = bool(becoming) and any(tokens[i].tag == "VVPP" for i in clause.verbs)
    return Facts(
        lemma=clause.lemma,
        modal=clause.modal,
        mood=clause.mood,
        tense=finite.tense if finite is not None else "",
        negated=is_negated(view, own),
        subject=subject,
        predicate=predicate,
        nouns=nouns,
        words=words,
        harms=_harms(view, number, nouns),
        gives=_gives(view, number),
        blames=_blames(view, number),
        menaces=has_phrase(view, number, "acts", "menace_phrases"),
        future=future,
        passive=passive,
        perfect=perfect,
        forms=tuple(tokens[i].text.lower() for i in own if tokens[i].tag[:1] != "$"),
        lemmas=frozenset(tokens[i].lemma for i in {*own, *clause.verbs})
        | frozenset(tokens[i].text for i in own if tokens[i].tag in ("NN", "NE", "TRUNC"))
        | frozenset(_beside(view, number)),
        finite=finite.lemma if finite is not None else "",
        owed=finite is not None
        and finite.lemma in ("haben", "sein")
        and any(tokens[i].tag in ("PTKZU", "VVIZU") or _has_zu(tokens[i]) for i in clause.verbs),
        agent=_is_agent(view, number),
        bare=clause.kind == "v1" and clause.subject is None and clause.finite == next(_spoken(view, own), None),
    )


def _beside(view: ClauseView, number: int) -> Iterator[str]:
    """ "statt zu", "ohne zu" where an infinitive so opened hangs on the clause."""
    for child in view.children.get(number, ()):
        first = view.tokens[view.clauses[child].range[0]].text.lower()
        if view.clauses[child].kind == "inf" and first in ("statt", "anstatt", "ohne"):
            yield f"{first} zu"


def _has_zu(verb: Token) -> bool:
    """ "freizulassen", which a tagger may take for a bare infinitive."""
    return verb.tag == "VVINF" and "zu" in verb.text[2:-2] and "zu" not in verb.lemma


def _is_agent(view: ClauseView, number: int) -> bool:
    subject = view.clauses[number].subject
    heads = (view.tokens[i] for i in range(*subject) if view.tokens[i].tag in ("NN", "NE")) if subject else iter(())
    head = next(heads, None)
    return head is not None and (is_agent(head) or head.lemma.lower().endswith(_doers()))


@functools.cache
def _doers() -> tuple[str, ...]:
    return tuple(wordlists.words("acts", "doers"))


def _spoken(view: ClauseView, own: tuple[int, ...]) -> Iterator[int]:
    return (i for i in own if view.tokens[i].tag[:1] != "$")


def _harms(view: ClauseView, number: int, nouns: tuple[str, ...]) -> bool:
    lemma = view.clauses[number].lemma
    verb = lemma in wordlists.words("acts", "harm_verbs") or _reflexive(view, number, lemma) in wordlists.words(
        "acts", "harm_verbs"
    )
    return verb or has_phrase(view, number, "acts", "harm_phrases") or (lemma == "enden" and bool(nouns))


def _gives(view: ClauseView, number: int) -> bool:
    return view.clauses[number].lemma in wordlists.words("acts", "giving_verbs") or has_phrase(
        view, number, "acts", "giving_phrases"
    )


def _blames(view: ClauseView, number: int) -> bool:
    lemma = view.clauses[number].lemma
    verbs = wordlists.words("judgements", "blame_verbs")
    return (
        lemma in verbs
        or _reflexive(view, number, lemma) in verbs
        or has_phrase(view, number, "judgements", "blame_phrases")
    )


def _reflexive(view: ClauseView, number: int, lemma: str) -> str:
    return "sich " + lemma if any(view.tokens[i].tag == "PRF" for i in view.own(number)) else ""


@functools.cache
def _phrases(name: str, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Fixed phrases by their verb: "Wort brechen" stands under "brechen"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(wordlists.words(name, key)):
        *rest, verb = phrase.split()
        if verb == "lassen" and rest and rest[-1].endswith("n") and rest[-1].islower():
            verb = rest.pop()
            rest.append("lassen")
        found.setdefault(verb, []).append(tuple(rest))
    return {verb: tuple(several) for verb, several in found.items()}


def _verbs(view: ClauseView, number: int) -> Iterator[str]:
    """The clause's verb; with "lassen" also the verb below it ("über Streiks abstimmen lassen")."""
    clause = view.clauses[number]
    yield clause.lemma
    if clause.lemma == "lassen":
        yield from (view.tokens[i].lemma for i in clause.verbs if view.tokens[i].tag == "VVINF")


def has_phrase(view: ClauseView, number: int, name: str, key: str) -> bool:
    """Whether a clause's verb stands with all words of one of a list's fixed phrases."""
    candidates = tuple(words for verb in _verbs(view, number) for words in _phrases(name, key).get(verb, ()))
    if not candidates:
        return False
    own = set(view.own(number)) | set(view.clauses[number].verbs)
    present = {form for i in own for form in (view.tokens[i].text, view.tokens[i].lemma, view.tokens[i].text.lower())}
    present |= {"zu" if form in ("zum", "zur") else form for form in present} | {
        "vor" if form == "vorm" else form for form in present
    }
    return any(all(word in present or word_in(word, present) for word in words) for words in candidates)


def ends_in(form: str, nouns: frozenset[str]) -> bool:
    """Whether a form ends in one of the nouns, as `word_in` asks of each of them."""
    return form.lower().endswith(_tails(nouns))


@functools.lru_cache(maxsize=1000)
def _tails(nouns: frozenset[str]) -> tuple[str, ...]:
    return tuple(noun.lower() for noun in nouns if noun[:1].isupper() and len(noun) > 4)


def word_in(word: str, present: set[str] | frozenset[str]) -> bool:
    """Whether a noun stands there as the last part of a compound ("Warnstreiks" for "Streiks")."""
    return word[:1].isupper() and len(word) > 4 and any(form.lower().endswith(word.lower()) for form in present)
