"""What a clause consists of: its verb complex and its subject, read off its own tokens."""

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.german._segments import FINITE, NONFINITE
from lagebild.german.animacy import is_agent, is_time
from lagebild.german.phrases import Phrase, agrees, phrases
from lagebild.model import ClauseKind, Range, Token

__all__ = ["Node", "acts", "subject_of", "verb_complex"]

_PARTICIPLES = {"eingestanden": "eingestehen", "zugestanden": "zugestehen", "gestanden": "gestehen"}
"""Participles of two verbs: in the press somebody owned up, or granted, far more often than he stood somewhere."""
_DATIVE_FIRST = frozenset({"drohen", "fehlen", "blühen", "bevorstehen", "nützen", "schaden"})
"""Verbs whose subject is a thing where a name stands beside it."""
_ARTICLES = frozenset({"ART", "PIAT"})
_COHERENT = frozenset({"haben", "sein", "scheinen", "brauchen", "pflegen", "vermögen", "bleiben"})


@dataclass(slots=True)
class Node:
    kind: ClauseKind
    parts: list[Range]
    mark: str = ""
    quoted: bool = False
    finite: int | None = None
    opener: int | None = None
    parent: "Node | None" = None
    shared: "Node | None" = None
    """The clause whose subject (and, without an own finite verb, whose finite verb) this one shares."""
    beside: "Node | None" = None
    """The clause before that this one is coordinated with, by a conjunction or none."""
    own_verb: bool = True

    def positions(self) -> Iterator[int]:
        """The numbers of the clause's own tokens, in the order in which its segments were added."""
        for start, end in self.parts:
            yield from range(start, end)


def verb_complex(tokens: tuple[Token, ...], node: Node) -> tuple[tuple[int, ...], str, str]:
    """The verb complex: its tokens, the full verb's lemma with a separated prefix, the modal's lemma."""
    own = sorted(set(node.positions()))
    bracket = _right_bracket(tokens, _bracketed(tokens, node, own), node)
    finite = tokens[node.finite] if node.finite is not None else None
    positions = sorted({*bracket, *(() if node.finite is None or not node.own_verb else (node.finite,))})
    prefix = next(
        (i for i in reversed(own) if _is_prefix(tokens, i) and (node.finite is None or i > node.finite)), None
    )
    full = [i for i in bracket if tokens[i].tag.startswith("VV") and i != node.finite]
    auxiliary = [i for i in bracket if tokens[i].tag.startswith("VA")]
    modal = finite.lemma if finite is not None and finite.tag == "VMFIN" else ""
    if not modal:
        modal = next((tokens[i].lemma for i in bracket if tokens[i].tag in ("VMINF", "VMPP")), "")
    if finite is not None and finite.tag == "VVFIN" and node.own_verb and not _is_coherent(finite, tokens, full):
        lemma = finite.lemma
        if prefix is not None:
            positions = sorted({*positions, prefix})
            lemma = _joined(tokens[prefix], finite)
        return tuple(positions), lemma, modal
    if full:
        return tuple(positions), _PARTICIPLES.get(tokens[full[-1]].text, tokens[full[-1]].lemma), modal
    if finite is not None and finite.tag == "VAFIN" and prefix is not None:
        return tuple(sorted({*positions, prefix})), _joined(tokens[prefix], finite), modal
    if auxiliary:
        return tuple(positions), tokens[auxiliary[0]].lemma, modal
    return tuple(positions), finite.lemma if finite is not None else "", modal


def _bracketed(tokens: tuple[Token, ...], node: Node, own: list[int]) -> list[int]:
    """The tokens up to the first segment that closes the bracket of a main clause; a participle phrase behind it is no
    part of the verb: "hat fünf Prozent geboten, gestreckt auf zwei Jahre"."""
    if node.kind not in ("main", "v1") or node.finite is None or len(node.parts) < 2 or not node.own_verb:
        return own
    later = [start for start, _ in node.parts if start > node.finite]
    if tokens[node.finite].lemma == "werden" and any(tokens[i].text in ("von", "vom", "durch") for i in later):
        return own  # "wird von A gefordert, von B verweigert"
    for start, end in sorted(node.parts):
        behind = range(max(start, node.finite + 1), end)
        if end > node.finite and any(tokens[i].tag in NONFINITE for i in behind):
            return [i for i in own if i < end]
    return own


def _is_prefix(tokens: tuple[Token, ...], position: int) -> bool:
    # "zeigte sich bereit" is no verb "bereitzeigen", "sagte weiter" none "weitersagen", "von Grund auf" no prefix
    token = tokens[position]
    since = position > 1 and tokens[position - 2].text in ("von", "vom") and token.text in ("auf", "an", "her", "aus")
    return token.tag == "PTKVZ" and token.text not in ("bereit", "weiter") and not since


def _is_coherent(finite: Token, tokens: tuple[Token, ...], full: list[int]) -> bool:
    """ "scheint zu wissen", "braucht nicht zu kommen": the infinitive is the full verb."""
    if finite.lemma == "lassen":  # "ließ mitteilen"
        return bool(full) and not any(_has_zu(tokens, i) for i in full)
    return finite.lemma in _COHERENT and any(_has_zu(tokens, i) for i in full)


def _has_zu(tokens: tuple[Token, ...], position: int) -> bool:
    return tokens[position].tag == "VVIZU" or (position > 0 and tokens[position - 1].tag == "PTKZU")


def _joined(prefix: Token, verb: Token) -> str:
    """The lemma with its separated prefix; a tagger that has already joined them is left alone."""
    word = prefix.text.lower()
    return verb.lemma if verb.lemma.startswith(word) and len(verb.lemma) > len(word) + 3 else word + verb.lemma


def _right_bracket(tokens: tuple[Token, ...], own: list[int], node: Node) -> list[int]:
    """The last run of infinitives and participles of the clause, with its "zu"."""
    run: list[int] = []
    for position in reversed(own):
        if position == node.finite:
            if run and node.kind in ("main", "v1"):
                break
            continue
        tag = "VVINF" if not run and _is_mistagged_infinitive(tokens, position, node) else tokens[position].tag
        if tag in NONFINITE or (run and tag == "PTKZU") or (run and tag in FINITE and node.kind in ("sub", "rel")):
            if run and run[0] - position > 1 and not _only_finite_between(position, run[0], node):
                break
            run.insert(0, position)
        elif run and tag != "PTKNEG":
            break
    return run


def _is_mistagged_infinitive(tokens: tuple[Token, ...], position: int, node: Node) -> bool:
    """ "ließ sie wissen": behind such a verb a second one tagged finite that ends a main clause is its infinitive."""
    if node.finite is None or position <= node.finite + 1 or node.kind not in ("main", "v1"):
        return False
    takes = tokens[node.finite].tag == "VMFIN" or tokens[node.finite].lemma in ("werden", "lassen")
    return takes and tokens[position].tag in FINITE and tokens[position].text.endswith(("en", "rn", "ln"))


def _only_finite_between(first: int, second: int, node: Node) -> bool:
    return node.finite is not None and second - first == 2 and node.finite == first + 1


def subject_of(tokens: tuple[Token, ...], node: Node, shares: bool, interrupted: list[int]) -> Range | None:
    """The subject by case, number and place: nominative before ambiguous, first field before middle field.

    A clause that begins with its verb and `shares` the subject of the one before it takes only a sure nominative.
    """
    if node.finite is None or not node.own_verb or node.kind in ("inf", "fragment"):
        return None
    finite = tokens[node.finite]
    candidates: list[Phrase] = []
    for part in sorted(node.parts):
        candidates.extend(_candidates(tokens, node, part))
    fitting = [item for item in candidates if item.preposition is None and "Nom" in item.case and agrees(item, finite)]
    if shares and node.parts[0][0] == node.finite:
        fitting = [item for item in fitting if item.case == {"Nom"} and item.range[0] == node.finite + 1]
    if not fitting:
        return None
    best = min(fitting, key=lambda item: _subject_rank(tokens, item))
    best = _thing_behind(tokens, node, _actor_behind(tokens, node, best, fitting), fitting)
    return _whole_subject(tokens, node, best, interrupted)


def _candidates(tokens: tuple[Token, ...], node: Node, part: Range) -> list[Phrase]:
    """Noun phrases of a segment; the finite verb ends one."""
    start, end = part
    if node.finite is not None and start <= node.finite < end:
        return phrases(tokens, (start, node.finite)) + phrases(tokens, (node.finite + 1, end))
    return phrases(tokens, part)


def _actor_behind(tokens: tuple[Token, ...], node: Node, best: Phrase, fitting: list[Phrase]) -> Phrase:
    """Of "Die Einmischung verbat sich der Landrat", where case leaves both open, the one that can act."""
    finite = node.finite
    if finite is None or best.range[0] > finite or best.pronoun or best.case == {"Nom"} or acts(tokens, best):
        return best
    behind = [item for item in fitting if finite < item.range[0] <= finite + 2]
    weak = bool(behind) and tokens[behind[0].range[0]].text.lower() in ("das", "dies", "es")  # "Die Liste lehnt das ab"
    return behind[0] if behind and not weak and (behind[0].pronoun or acts(tokens, behind[0])) else best


def _thing_behind(tokens: tuple[Token, ...], node: Node, best: Phrase, fitting: list[Phrase]) -> Phrase:
    """Of "Norland droht eine Rezession", "Berg fehlt ein Plan" the thing: verbs that take a dative first."""
    if node.finite is None or tokens[node.finite].lemma not in _DATIVE_FIRST or tokens[best.head].tag != "NE":
        return best
    things = [item for item in fitting if item.range[0] >= best.range[1] and tokens[item.range[0]].tag in _ARTICLES]
    return things[0] if things and len(best.case) > 1 else best


def acts(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    """Whether a noun phrase names somebody who can do or say something."""
    name = phrase.head + 1
    return is_agent(tokens[phrase.head]) or (name < phrase.range[1] and tokens[name].tag == "NE")


def _subject_rank(tokens: tuple[Token, ...], phrase: Phrase) -> tuple[int, int, int, int]:
    sure = phrase.case == {"Nom"}
    word = tokens[phrase.range[0]].text.lower()
    expletive = word == "es" and phrase.pronoun
    time = is_time(tokens[phrase.head])
    weak = phrase.pronoun and tokens[phrase.range[0]].tag in ("PDS", "PWS") and not sure
    return (int(not sure) + time, int(weak), int(expletive), phrase.range[0])


def _whole_subject(tokens: tuple[Token, ...], node: Node, phrase: Phrase, interrupted: list[int]) -> Range:
    """In the first field the subject reaches to the verb with its attributes; elsewhere it is the noun phrase."""
    start, end = phrase.range
    finite = node.finite
    if finite is None or phrase.pronoun or node.kind != "main":
        return phrase.range
    if start < finite <= start + 60:
        stop = min([finite, *(other for other in interrupted if other > start)])
        while (
            stop > end
            and tokens[stop - 1].tag in ("$,", "$(", "ADV", "PTKNEG")
            and tokens[stop - 1].text not in ("“", "”", ")", "«", "»")
        ):
            stop -= 1
        return (start, stop)
    return (start, _apposition_end(tokens, node, end))


def _apposition_end(tokens: tuple[Token, ...], node: Node, end: int) -> int:
    """Takes ", Klaus Meier," or ", der Chef des Verbands," behind a noun into the range: a verbless segment that begins
    with a name, or with an article where the noun before was a name."""
    for start, stop in sorted(node.parts):
        if start != end + 1 or tokens[end].text != ",":
            continue
        named = tokens[start].tag == "NE" and all(
            tokens[i].tag in ("NE", "NN", "$(", "CARD") for i in range(start, stop)
        )
        titled = tokens[end - 1].tag == "NE" and tokens[start].tag in ("ART", "NN") and stop - start <= 15
        if named or (
            titled and not any(tokens[i].tag in ("KON", "PTKVZ", "VVPP", "VVINF") for i in range(start, stop))
        ):
            return stop
    return end
