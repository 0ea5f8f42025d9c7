"""Answers to questions: the sentences of a store, ranked by words (BM25), actors, acts and what is asked for.

BM25 after Robertson and Zaragoza 2009 over lemmas; a compound counts for its parts, a neighbouring sentence for what
"das" and "davon" point at. The share of each sign is set on general grounds, not fitted: a right actor weighs as much
as all words together, the act nearly as much, the kind of thing asked for less.
"""

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from lagebild.analysis import nouns
from lagebild.analysis.cited import Citation, KnownActor, Position
from lagebild.analysis.questions import Question, listed, understand
from lagebild.model import agrees

__all__ = ["Answer", "Reply", "ask"]

_K1, _B = 1.2, 0.75
_BEFORE, _AFTER = 0.4, 0.2
"""What a word in the sentence before or after counts against one in the sentence itself."""
_WORDS, _ACTOR, _ACT = 1.0, 1.0, 0.9
_KINDS = {"condition": 1.0, "time": 0.8, "since": 0.8, "amount": 0.8, "reason": 0.5}
"""What the kind of thing that is asked for counts; what the act alone tells counts less."""
_KIND = 0.3
_CUE = 0.5
"""What the verb counts as a word where its act is looked for too; in a question for a day it counts like any other."""
_LEAST_WORDS, _LEAST_SCORE = 0.2, 0.3
"""Shares of the words and of the whole below which a sentence answers nothing."""
_ALIKE, _LEAST_COSINE = 0.45, 0.6
"""What a word that is used alike counts, times the cosine, and from which cosine on."""
_SAYS, _NOUN_ENDINGS = 0.6, ("ung", "ungen", "nis")
"""What a word made of a verb counts at least for saying what the verb says, and what such nouns end in."""
_NUMBER = re.compile(r"\d")


P_co = TypeVar("P_co", bound=Position, covariant=True)
C_co = TypeVar("C_co", bound=Citation, covariant=True)


class Candidate(Protocol[P_co, C_co]):
    """A sentence that may answer; `store.candidates` gives them."""

    @property
    def citation(self) -> C_co: ...
    @property
    def lemmas(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def positions(self) -> Sequence[P_co]: ...
    @property
    def named(self) -> frozenset[str]: ...
    @property
    def speaking(self) -> frozenset[str]: ...
    @property
    def near(self) -> frozenset[str]: ...
    @property
    def tells_time(self) -> bool: ...
    @property
    def day(self) -> str | None: ...
    @property
    def copy(self) -> str: ...


class Found(Protocol[P_co, C_co]):
    """The candidates and how common the words of the question are."""

    @property
    def total(self) -> int: ...
    @property
    def length(self) -> float: ...
    @property
    def frequencies(self) -> dict[str, int]: ...
    @property
    def sentences(self) -> Sequence[Candidate[P_co, C_co]]: ...


class Askable(Protocol[P_co, C_co]):
    """A store that can be asked; `store.Store` is one."""

    def actors(self) -> Sequence[KnownActor]: ...
    def candidates(
        self, words: Sequence[str], actors: Collection[str] = (), *, limit: int = 300
    ) -> Found[P_co, C_co]: ...


P = TypeVar("P", bound=Position)
C = TypeVar("C", bound=Citation)


@dataclass(frozen=True, slots=True)
class Answer(Generic[P, C]):
    """A sentence, the position in it that answers (None: the sentence as a whole), all who print it, the day since
    when its holder has said so, and a score from 0 to 1.
    """

    citation: C
    position: P | None
    printed: tuple[C, ...]
    since: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Reply(Generic[P, C]):
    """The answers, best first; none where the store has none. `missing` are words that no sentence of it holds."""

    question: Question
    answers: tuple[Answer[P, C], ...]
    missing: tuple[str, ...]


def ask(
    store: Askable[P, C], question: str, *, limit: int = 3, count: Literal["once", "printed"] = "once"
) -> Reply[P, C]:
    """The sentences of `store` that answer a German question, best first; InputError for one without a word.

    With `count` "once", what papers print in the same words or have from one agency copy is one answer, which names
    them all; with "printed" each stands for itself.
    """
    known = store.actors()
    asked = understand(question, known)
    words = list(dict.fromkeys(word for topic in asked.topics for word in _searched(topic)))
    found = store.candidates(words, asked.actors)
    names = {actor.id: actor.name for actor in known}
    ranking = _Ranking(asked, found, frozenset(names[one] for one in asked.holders if one in names))
    missing = tuple(dict.fromkeys(name for name in (*asked.strange, *asked.topics) if not ranking.is_known(name)))
    if any(name in missing for name in asked.strange) or ranking.lacks(missing):
        return Reply(asked, (), missing)
    return Reply(asked, tuple(_answers(ranking, found.sentences, limit, once=count == "once")), missing)


def _searched(topic: str) -> Iterable[str]:
    """A word, the parts of a compound, other names, and what a verb's stem begins: what it is looked for by."""
    yield topic
    if not topic[:1].isupper():
        if len(stem := _stem(topic)) > 3:
            yield f"{stem}*"
        return
    if len(topic) > 4:
        yield f"{topic}*"
    yield from nouns.synonyms(topic)
    yield from (part for part in _parts(topic) if nouns.specificity(part) > 0.2)


def _stem(verb: str) -> str:
    if verb.endswith(("eln", "ern")):
        return verb[:-3] + verb[-2:-1] if verb.endswith("eln") else verb[:-1]
    return verb.removesuffix("n").removesuffix("e")


def _parts(noun: str) -> tuple[str, ...]:
    """The parts of a compound; at least the longest noun that it ends in."""
    if found := nouns.parts(noun):
        return found
    tails = (noun[cut:].capitalize() for cut in range(3, len(noun) - 3))
    return tuple(tail for tail in tails if nouns.frequency(tail) > 0)[:1]


def _answers(
    ranking: "_Ranking[P, C]", sentences: Sequence[Candidate[P, C]], limit: int, *, once: bool
) -> Iterable[Answer[P, C]]:
    scored = []
    for candidate in sentences:
        score, position = ranking.score(candidate)
        if score >= _LEAST_SCORE:
            scored.append((score, position, candidate))
    groups = _copies(scored) if once else [[one] for one in scored]
    ordered = sorted(groups, key=lambda same: _rank(max(same, key=_rank)), reverse=True)
    for same in ordered[:limit]:
        score, position, best = max(same, key=_rank)
        printed = tuple(candidate.citation for _, _, candidate in same)
        yield Answer(best.citation, position, printed, _since(position, sentences), round(score, 3))


_Scored = tuple[float, P | None, Candidate[P, C]]


def _copies(scored: Iterable[_Scored[P, C]]) -> list[list[_Scored[P, C]]]:
    """Together what has the same words, or comes from the same sentence of an agency copy."""
    groups: dict[int, list[_Scored[P, C]]] = {}
    of_key: dict[str, int] = {}
    for number, one in enumerate(scored):
        candidate = one[2]
        words = " ".join(re.findall(r"\w+", candidate.citation.sentence.text)).casefold()
        keys = [f"words {words}", *([f"copy {candidate.copy}"] if candidate.copy else [])]
        joined = {of_key[key] for key in keys if key in of_key}
        group = min(joined, default=number)
        members = [held for other in sorted(joined) for held in groups.pop(other)]
        groups[group] = [*members, one]
        of_key |= {key: group for key, other in of_key.items() if other in joined} | dict.fromkeys(keys, group)
    return list(groups.values())


def _rank(scored: _Scored[P, C]) -> tuple[float, float, str]:
    score, position, candidate = scored
    return score, position.score if position else 0.0, candidate.day or ""


def _since(position: P | None, sentences: Sequence[Candidate[P, C]]) -> str | None:
    """The first day on which the holder said so: on that issue, on that side, and never otherwise in between."""
    if position is None or position.day is None or not position.issue:
        return position.day if position else None
    same = sorted(
        {
            (held.day, agrees(held.act, negated=held.negated))
            for candidate in sentences
            for held in candidate.positions
            if held.day and held.day <= position.day and held.issue == position.issue
            and held.actor_id == position.actor_id
        },
        reverse=True,
    )  # fmt: skip
    since = position.day
    for day, side in same:
        if side != agrees(position.act, negated=position.negated):
            break
        since = day
    return since


class _Ranking(Generic[P, C]):
    """Scores candidates for one question."""

    def __init__(self, question: Question, found: Found[P, C], names: frozenset[str]) -> None:
        self._question, self._found, self._names = question, found, names
        self._forms: dict[str, dict[str, float]] = {topic: {} for topic in question.topics}
        self._weights = {topic: self._weight(topic) for topic in question.topics}
        vocabulary = sorted({lemma for one in found.sentences for lemma in one.lemmas.split()})
        for topic in question.topics:
            self._forms[topic] = _related(topic, vocabulary)
        cue = (question.cue or "").split()[-1:]
        # "empfehlen" is said by "Empfehlung" too
        self._cues = {
            lemma for word in cue for lemma, share in _related_to_verb(word, vocabulary).items()
            if share >= _SAYS and (lemma == word or lemma.endswith(_NOUN_ENDINGS))
        }  # fmt: skip

    def _weight(self, topic: str) -> float:
        count = self._found.frequencies.get(topic, 0)
        rare = math.log(1 + (self._found.total - count + 0.5) / (count + 0.5))
        question = self._question
        if topic in question.nouns or topic[:1].isdigit():
            return rare
        full = question.asks in ("time", "since", "amount", "reason") and not question.is_cue(topic)
        return rare if full else _CUE * rare

    def is_known(self, word: str) -> bool:
        """Whether a sentence holds the word, or one that is made of it."""
        return any(share > _ALIKE for share in self._forms.get(word, {}).values()) or any(
            word in candidate.citation.sentence.text for candidate in self._found.sentences
        )

    def lacks(self, missing: Collection[str]) -> bool:
        """Whether at least half of what the question is about is missing."""
        about = self._question.nouns or {topic for topic in self._question.topics if not self._question.is_cue(topic)}
        whole = sum(self._weights[topic] for topic in about)
        return bool(whole) and sum(self._weights[topic] for topic in about if topic in missing) >= whole / 2

    def words(self, candidate: Candidate[P, C], topics: Collection[str]) -> float:
        """The share of the words, by weight, that the sentence and its neighbours hold."""
        whole = sum(self._weights[topic] for topic in topics)
        if not whole:
            return 0.0
        own = candidate.lemmas.split()
        damped = _K1 * (1 - _B + _B * len(own) / self._found.length)
        sides = ((own, 1.0), (candidate.before.split(), _BEFORE), (candidate.after.split(), _AFTER))
        held = 0.0
        for topic in topics:
            weight, forms = self._weights[topic], self._forms[topic]
            count = sum(forms.get(lemma, 0.0) for lemma in own)
            near = max((forms.get(lemma, 0.0) * share for lemmas, share in sides[1:] for lemma in lemmas), default=0.0)
            held += weight * max(count * (_K1 + 1) / (count + damped) / _TYPICAL, near) if count or near else 0.0
        return min(1.0, held / whole)

    def score(self, candidate: Candidate[P, C]) -> tuple[float, P | None]:
        """How well a sentence answers (0 to 1), and the position that does it best."""
        question = self._question
        words = self.words(candidate, question.topics)
        if question.topics and self.words(candidate, question.nouns or question.topics) < self._least:
            return 0.0, None
        if self._is_about_others(candidate):
            return 0.0, None
        kind = _KINDS.get(question.asks, _KIND)
        whole = _WORDS * bool(question.topics) + _ACTOR * self._asks_actor + _ACT * bool(question.acts) + kind
        best, best_position = self._signs(candidate, None), None
        for position in candidate.positions:
            fits = self._signs(candidate, position)
            if fits > best:
                best, best_position = fits, position
        return max(0.0, (_WORDS * words + best) / whole), best_position

    def _is_about_others(self, candidate: Candidate[P, C]) -> bool:
        """Whether the question asks what somebody says or does, and the sentence neither names nor quotes them."""
        question = self._question
        wanted = question.holders | question.behind
        if not question.holders or question.loose or wanted & (candidate.speaking | candidate.named):
            return False
        return not any(one.actor_id in wanted or one.on_behalf_of in self._names for one in candidate.positions)

    @property
    def _least(self) -> float:
        """What a sentence must hold of the words; nothing where they only name what is done or who does it."""
        return 0.0 if all(map(self._question.is_cue, self._question.topics)) else _LEAST_WORDS

    @property
    def _asks_actor(self) -> float:
        return 1.0 if self._question.holders else 0.5 if self._question.others else 0.0

    def _signs(self, candidate: Candidate[P, C], position: P | None) -> float:
        kind = _KINDS.get(self._question.asks, _KIND) * self._kind(candidate, position)
        act = _ACT * self._act(candidate, position) if self._question.acts else 0.0
        return act + _ACTOR * self._actor(candidate, position) + kind

    def _actor(self, candidate: Candidate[P, C], position: P | None) -> float:
        """Whether the right one holds it, says it, or is at least spoken of; against it where nobody near is right."""
        question = self._question
        others = 0.5 if (question.others | question.behind) & (candidate.named | candidate.near) else 0.0
        return others + (self._holder(candidate, position) if question.holders else 0.0)

    def _holder(self, candidate: Candidate[P, C], position: P | None) -> float:
        question, here = self._question, candidate.speaking | candidate.named
        wanted = question.holders | question.behind
        is_behind = position and (position.actor_id in question.behind or position.on_behalf_of in self._names)
        signs = (
            (1.0, position and position.actor_id in question.holders),
            (0.7, is_behind or question.holders & candidate.speaking),
            (0.6, question.holders & candidate.named),
            (0.4, wanted & here),
            (0.2, wanted & candidate.near),
            (0.0, question.loose),
        )
        return next((share for share, sign in signs if sign), -0.5)

    def _act(self, candidate: Candidate[P, C], position: P | None) -> float:
        question = self._question
        cue = question.cue.split()[-1] if question.cue else ""
        literal = bool(cue) and bool(self._cues & set(candidate.lemmas.split()))
        if position is None:
            return 0.6 if literal else 0.0
        if position.act in question.acts:
            return 1.1 if literal else 1.0
        sides = {agrees(act, negated=False) for act in question.acts}
        if sides == {agrees(position.act, negated=position.negated)}:
            return 0.7 if literal else 0.4
        return (0.6 if literal else 0.0) - (0.4 if len(sides) == 1 else 0.0)

    def _kind(self, candidate: Candidate[P, C], position: P | None) -> float:
        """Whether the sentence holds the kind of thing that is asked for."""
        lemmas = {lemma.casefold() for lemma in candidate.lemmas.split()}
        has_condition = bool(lemmas & listed("conditions")) or candidate.citation.sentence.text.startswith("Sollte")
        match self._question.asks:
            case "condition":
                is_told = bool(position and position.condition) or bool(lemmas & listed("condition nouns"))
                return 1.0 if is_told else 0.8 * has_condition
            case "time" | "since":
                return max(float(candidate.tells_time), 0.7 * has_condition)
            case "amount":
                return float(candidate.tells_time or bool(_NUMBER.search(candidate.lemmas)))
            case "reason":
                return 0.4 + 0.6 * bool(lemmas & listed("reasons"))
            case _:
                return 0.6 + 0.4 * bool(position)


_TYPICAL = _K1 + 1 - 1.0
"""What one occurrence in a sentence of mean length counts: shares are measured by it."""


def _related(topic: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """The lemmas that say the topic, with how much: itself, its compounds and parts, words that are used alike."""
    if not topic[:1].isupper():
        return _related_to_verb(topic, vocabulary)
    own, folded, others = _parts(topic), topic.casefold(), {name.casefold() for name in nouns.synonyms(topic)}
    parts, forms = {part.casefold() for part in own}, {}
    people = nouns.names_people(topic)  # a minister is not the minister of finance
    for lemma in vocabulary:
        other = lemma.casefold()
        if other == folded:
            forms[lemma] = 1.0
        elif len(lemma) < 4 or not lemma[0].isupper():
            continue
        elif other in others:
            forms[lemma] = 0.9
        elif other.endswith(folded) or other.startswith(folded):
            forms[lemma] = 0.7
        elif other in parts:
            forms[lemma] = _ALIKE if people else 0.6
        elif len(own) == 2 and (theirs := nouns.parts(lemma)) and own[0] == theirs[0]:
            forms[lemma] = 0.5
    return forms | _alike(topic, [lemma for lemma in vocabulary if lemma not in forms and lemma[0].isupper()])


def _related_to_verb(topic: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """A verb or adjective: itself, with another prefix, and nouns made of it ("unterzeichnen": "Unterzeichnung")."""
    stem, forms = _stem(topic), {}
    for lemma in vocabulary:
        other = lemma.casefold()
        if other == topic.casefold():
            forms[lemma] = 1.0
        elif len(topic) > 5 and other.endswith(topic):
            forms[lemma] = 0.7
        elif len(stem) >= 3 and lemma[0].isupper() and other.startswith(stem) and len(other) <= len(stem) + 5:
            forms[lemma] = 0.6
        elif len(stem) >= 5 and stem in other:
            forms[lemma] = 0.4
    return forms


def _alike(topic: str, lemmas: list[str]) -> dict[str, float]:
    if not lemmas:
        return {}
    cosines = nouns.vectors(lemmas) @ nouns.vectors([topic])[0]
    return {
        lemma: _ALIKE * float(cosine)
        for lemma, cosine in zip(lemmas, cosines.tolist(), strict=True)
        if cosine >= _LEAST_COSINE
    }
