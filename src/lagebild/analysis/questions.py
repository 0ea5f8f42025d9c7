"""What a German question asks: for whom or what, on which condition, since when; of which act, actors and words."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from lagebild import actors as cast_of
from lagebild import german
from lagebild.analysis import nouns
from lagebild.analysis.cited import KnownActor
from lagebild.errors import InputError, ListError
from lagebild.german import wordlists
from lagebild.model import ACTS, Act, Article, Cast, Frame, Sentence, Span, Token

__all__ = ["Asked", "Question", "listed", "understand"]

Asked = Literal["holder", "addressee", "condition", "time", "since", "amount", "reason", "content", "whether"]
_LONGEST = 400
"""Characters of a question that are looked at; nobody asks more at once."""
_TOPICS = ("NN", "NE", "VV", "AD", "CARD", "TRUNC", "XY", "FM")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    `holders` and `others` are ids of actors, asked to hold something or named otherwise, `behind` of those who act for
    them; `topics` the lemmas of the other words that say something, `nouns` the nouns among them; `cue` the word that
    says what is done; `loose` whether the holder is told by a common noun ("die Retter"), which papers replace freely;
    `strange` the names that no actor of the store has.
    """

    text: str
    asks: Asked
    acts: frozenset[Act]
    holders: frozenset[str]
    others: frozenset[str]
    behind: frozenset[str]
    topics: tuple[str, ...]
    nouns: frozenset[str]
    cue: str | None
    loose: bool
    strange: tuple[str, ...]

    def is_cue(self, topic: str) -> bool:
        """Whether a topic is the cue, or what is left of it without its prefix ("schlägt ... vor")."""
        word = (self.cue or "").split()[-1:]
        return bool(word) and word[0].endswith(topic) and topic[:1].islower()

    @property
    def actors(self) -> frozenset[str]:
        """All actors that an answer may be looked for with."""
        return self.holders | self.others | self.behind


def _lists() -> dict[str, Any]:
    return wordlists.read("questions", "lagebild.analysis")


@functools.cache
def listed(key: str) -> frozenset[str]:
    """The words under `key` of `lists/questions.yaml`; ListError where there is no such list of words."""
    return wordlists.words("questions", key, "lagebild.analysis")


@functools.cache
def _openings() -> tuple[tuple[str, Asked], ...]:
    table = _lists().get("openings")
    if not isinstance(table, dict) or not table.keys() <= set(get_args(Asked)):
        raise ListError("analysis/lists/questions.yaml: 'openings' must map what is asked for to openings")
    pairs = [(str(opening), asked) for asked, openings in table.items() for opening in openings]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@functools.cache
def _acts(key: str) -> dict[str, frozenset[Act]]:
    table = _lists().get(key)
    if not isinstance(table, dict):
        raise ListError(f"analysis/lists/questions.yaml: {key!r} must map words to acts")
    found = {word: frozenset([acts] if isinstance(acts, str) else acts) for word, acts in table.items()}
    if any(not acts <= set(ACTS) for acts in found.values()):
        raise ListError(f"analysis/lists/questions.yaml: {key!r} names an act that is none")
    return found


def understand(text: str, known: Sequence[KnownActor]) -> Question:
    """What a question asks, of the actors that are `known`; InputError where it holds no word."""
    asked = " ".join(text.split())[:_LONGEST]
    if not _WORD.search(asked):
        raise InputError("the question holds no word; ask for instance: Wer lehnt die Obergrenze ab?")
    article = Article("question", "question", None, (Span(0, len(asked)),))
    sentences = german.analyse(article, asked)
    named = _named(sentences, cast_of.cast(article, asked, sentences), known)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    asks = _asks(asked)
    cue, acts = _cue(sentences, tokens)
    acts |= frozenset(act for token in tokens for act in _acts("act nouns").get(token.lemma, ()))
    holders = _meant(_holders(sentences, named, asks), asked, known)
    others = frozenset(one for ids in named.values() for one in ids) - holders
    topics = dict(_topics(tokens, named, asks))
    called = {token.lemma for token in tokens if _is_in(token, named)}
    names = {actor.id: actor.name for actor in known}
    wanted = {names[one] for one in holders | others if one in names}
    return Question(
        text=asked,
        asks=asks,
        acts=acts,
        holders=holders,
        others=others,
        behind=frozenset(actor.id for actor in known if actor.on_behalf_of in wanted),
        topics=tuple(topics),
        nouns=frozenset(
            lemma for lemma, tag in topics.items() if tag in ("NN", "NE", "FM", "XY", "TRUNC") and lemma not in called
        ),
        cue=cue,
        loose=_is_loose(tokens, _places(named, holders)),
        strange=tuple(_strange(tokens, named)),
    )


def _asks(text: str) -> Asked:
    words = " ".join(_WORD.findall(text.casefold())) + " "
    return next((asked for opening, asked in _openings() if words.startswith(opening + " ")), "whether")


Named = dict[tuple[int, int], frozenset[str]]
"""Ids of the actors by the place of their name in the question."""


def _named(sentences: Sequence[Sentence], cast: Cast, known: Sequence[KnownActor]) -> Named:
    index = _index(known)
    found: Named = {}
    for mention in cast.mentions:
        actor, span = cast.actor(mention.actor_id), mention.anchor.span
        if mention.kind == "pronoun":
            continue
        ids = _called(actor.name, index) if actor else frozenset()
        if ids:
            found[span.start, span.end] = ids
    for sentence in sentences:
        for token in sentence.tokens:
            place = token.span.start, token.span.end
            ids = _called(token.text, index) or _called(token.text.removesuffix("s"), index)
            if ids and token.text[0].isupper() and not _is_in(token, found):
                found[place] = ids
    return found


def _index(known: Iterable[KnownActor]) -> dict[str, set[str]]:
    """Ids by name, alias, a person's last name, and the first word of a body's name ("Gewerkschaft")."""
    index: dict[str, set[str]] = {}
    for actor in known:
        words = actor.name.split()
        short = words[-1] if actor.kind == "person" else words[0] if len(words) > 1 and words[0][0].isupper() else ""
        for name in (actor.name, *actor.aliases, short):
            if len(name) > 1:
                index.setdefault(name.casefold(), set()).add(actor.id)
    return index


def _called(name: str, index: dict[str, set[str]]) -> frozenset[str]:
    return frozenset(index.get(name.casefold(), ()))


def _cue(sentences: Sequence[Sentence], tokens: Sequence[Token]) -> tuple[str | None, frozenset[Act]]:
    """The word that says what is done, and the acts that it may stand for."""
    table = _acts("acts")
    for sentence in sentences:
        main = next((clause for clause in sentence.clauses if clause.kind in ("main", "v1")), None)
        verb = main.lemma if main else ""
        if verb in table:
            return verb, table[verb]
        frames = [frame for frame in sentence.frames if frame.act in ACTS and _is_asked(frame, sentence)]
        if frames:
            return frames[0].lemma, frozenset(_turned(frames[0]))
        if main and main.modal in table:
            return main.modal, table[main.modal]
        if verb == "sein":
            for token in tokens:
                if token.text in _acts("stances"):
                    return token.text, _acts("stances")[token.text]
    return None, frozenset()


def _is_asked(frame: Frame, sentence: Sentence) -> bool:
    """Whether a frame says what is asked, and not only names what is asked about ("den Notdienstplan")."""
    return frame.kind in ("verb", "adjective") and sentence.clauses[frame.clause].kind in ("main", "v1")


def _turned(frame: Frame) -> Iterator[Act]:
    """The act, with what comes close to it in the wording of papers."""
    act: Act = frame.act  # type: ignore[assignment]  # checked by the caller
    yield act
    yield from _NEAR.get(act, ())


_NEAR: dict[Act, tuple[Act, ...]] = {
    "support": ("accept", "offer"),
    "accept": ("support", "concede"),
    "reject": ("accuse",),
    "accuse": ("assess", "reject"),
    "threaten": ("intend",),
    "offer": ("intend",),
    "intend": ("threaten", "demand", "offer"),
}


def _holders(sentences: Sequence[Sentence], named: Named, asks: Asked) -> frozenset[str]:
    """Who is asked to hold something: the subject, or whose view is asked for ("nach dem Willen von ...")."""
    if asks == "holder":
        return frozenset()
    for sentence in sentences:
        views = [frame.holder for frame in sentence.frames if frame.kind == "source" and frame.holder]
        main = [clause.subject for clause in sentence.clauses if clause.kind in ("main", "v1") and clause.subject]
        for part in (*views, *main):
            span = sentence.place(part)
            inside = [place for place in sorted(named) if place[0] < span.end and span.start < place[1]]
            if inside:
                return named[inside[0]]
    return frozenset()


_QUALIFIED = re.compile(r"\(([^()]{1,60})\)$")


def _meant(ids: frozenset[str], asked: str, known: Sequence[KnownActor]) -> frozenset[str]:
    """Of actors that the store tells apart by a place ("Opposition (Lima)"), those whose place the question names."""
    told = {
        actor.id
        for actor in known
        if actor.id in ids and (place := _QUALIFIED.search(actor.name)) and place[1].casefold() in asked.casefold()
    }
    return frozenset(told) or ids


def _is_loose(tokens: Sequence[Token], places: Sequence[tuple[int, int]]) -> bool:
    return all(_is_common(token) for token in tokens if _is_in(token, places) and token.tag.startswith("N"))


def _places(named: Named, actors: frozenset[str]) -> list[tuple[int, int]]:
    return [place for place, ids in named.items() if ids & actors]


def _is_in(token: Token, places: Iterable[tuple[int, int]]) -> bool:
    return any(start < token.span.end and token.span.start < end for start, end in places)


def _topics(tokens: Sequence[Token], named: Named, asks: Asked) -> Iterator[tuple[str, str]]:
    """The words that say something, with their tags; a name does as an actor, a common noun for one in both ways."""
    stop, acts = listed("stop"), _acts("act nouns")
    for token in tokens:
        if (_is_in(token, named) and not _is_common(token)) or not token.tag.startswith(_TOPICS):
            continue
        lemma = token.lemma
        if lemma in acts:
            continue
        if lemma.casefold() in stop or (asks == "condition" and lemma.casefold() in listed("conditions")):
            continue
        yield lemma, token.tag


def _is_common(token: Token) -> bool:
    return token.tag == "NN" and (nouns.frequency(token.lemma) > 0 or nouns.parts(token.lemma) is not None)


def _strange(tokens: Sequence[Token], named: Named) -> Iterator[str]:
    for token in tokens:
        if token.tag == "NE" and not _is_in(token, named):
            yield token.lemma
