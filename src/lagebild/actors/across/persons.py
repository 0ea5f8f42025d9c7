"""Persons across articles: full names first, then what is written shorter, each where evidence leads; doubt stays."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from lagebild.actors.across.evidence import PARTY, Cluster, against, conflict, for_one, is_frequent, telling_side
from lagebild.actors.across.spelling import close, fold, skeleton
from lagebild.actors.across.traits import given_and_surname, is_full
from lagebild.actors.across.values import Appearance, Doubt, Verdict

__all__ = ["STATIC", "is_variant", "persons"]

_COPY = 0.9
"""Score that only copies of one agency text exceed."""
_PROMINENT = 5
"""Articles from which on a surname without rivals needs no further evidence."""
_OFTEN = 3
"""Articles with the full name from which on a capital word that nothing is said of may be the surname."""
_NAMES = 80
"""Full names with one surname that are compared with each other; a frequent surname has no spelling variants."""
_USUAL = 5
"""How many times more articles one of several persons of a name must have to be meant by the name alone."""
_ATOMS = 60
"""Groups of appearances that say the same, compared pair by pair."""
_DOUBTS = 3
"""Candidates that are suggested for one appearance."""
_ORDINAL = re.compile(r"[ivxlc]{1,8}")
"""Of popes and kings: "Benedikt XV." is not "Benedikt XVI."."""
_ALONE = Verdict("its name", 0.9)
_USUAL_OF_ONE = "the surname, which nobody else has"
_USUAL_OF_SEVERAL = "the surname, which mostly means this one"
STATIC = ("the same full name", _USUAL_OF_ONE, _USUAL_OF_SEVERAL)
"""Reasons that hang on what an article calls somebody, not on whom it names beside."""


@dataclass(slots=True)
class _Found:
    clusters: list[Cluster]
    doubts: list[Doubt]


def persons(
    appearances: Sequence[Appearance], unknown: Sequence[Appearance] = ()
) -> tuple[list[Cluster], list[Doubt], list[Appearance]]:
    """The persons behind appearances that may share a surname, the pairs that stay in doubt, and what is left of the
    `unknown`: capital words that may be surnames, and are where enough speaks for it.
    """
    named = [one for one in appearances if one.named]
    full = [one for one in named if is_full(one.name)]
    found = _Found([], [])
    open_ones: list[Appearance] = [one for one in named if not is_full(one.name)]
    for group in _by_name(full):
        open_ones += _same_name(group, found)
    found.clusters = _variants(found.clusters, found.doubts)
    left = _assign(open_ones, found.clusters)
    left = _assign(left, found.clusters)
    _leftover(left, found)
    others = _surnames(unknown, found.clusters)
    found.clusters += _described([one for one in appearances if not one.named])
    return found.clusters, found.doubts, others


def _surnames(unknown: Sequence[Appearance], clusters: Sequence[Cluster]) -> list[Appearance]:
    """Gives capital words to the one person that is often called so in such company; the others are returned."""
    left, decided = [], []
    for one in unknown:
        candidates = _candidates(one, clusters)
        alone = Cluster.of([one], _ALONE)
        known = candidates[0] if len(candidates) == 1 else None
        verdict = for_one(alone, known) if known else None
        often = known is not None and known.in_full >= _OFTEN
        if known is None or verdict is None or not often or verdict.score <= PARTY:
            left.append(one)
        else:
            decided.append((known, one, Verdict(f"the surname, {verdict.reason}", 0.65)))
    for cluster, one, verdict in decided:
        cluster.add(one, verdict)
    return left


def _by_name(appearances: Iterable[Appearance]) -> Iterator[list[Appearance]]:
    groups: dict[object, list[Appearance]] = defaultdict(list)
    for one in appearances:
        groups[given_and_surname(one.name)].append(one)
    for name in sorted(groups, key=str):
        yield sorted(groups[name], key=lambda one: one.place)


def _same_name(group: Sequence[Appearance], found: _Found) -> list[Appearance]:
    """One person, unless its articles speak of two; those that may be either are returned."""
    told, untold = _atoms(group)
    conflicts = {(a, b): why for a, b in combinations(range(len(told)), 2) if (why := conflict(told[a], told[b]))}
    if not conflicts:
        differing = any(against(a, b) for a, b in combinations(told[:_ATOMS], 2))
        verdict = Verdict("the same full name", 0.75 if differing else 0.9)
        found.clusters.append(Cluster.of(group, verdict))
        return []
    camps = _camps(told, conflicts)
    made = [_joined(camp, Verdict("the same full name and side", 0.85)) for camp in camps]
    for one, other in combinations(made[:6], 2):
        why = conflict(one, other) or against(one, other)
        found.doubts.append(Doubt(one.first.place, other.first.place, 0.4, "the same full name", why))
    found.clusters += made
    return _to_the_usual(untold, made)


def _to_the_usual(untold: Sequence[Appearance], made: Sequence[Cluster]) -> list[Appearance]:
    """Where one of several persons of a name is in nearly all articles, the name alone means that one."""
    usual = max(made, key=lambda cluster: (len(cluster.members), cluster.first.place))
    others = sum(len(cluster.members) for cluster in made if cluster is not usual)
    if len(usual.members) < _USUAL * others:
        return list(untold)
    left = []
    for one in untold:
        alone = Cluster.of([one], _ALONE)
        if any(for_one(alone, cluster) for cluster in made if cluster is not usual):
            left.append(one)
        else:
            usual.add(one, Verdict("the full name, which mostly means this one", 0.65))
    return left


def _atoms(group: Sequence[Appearance]) -> tuple[list[Cluster], list[Appearance]]:
    """Appearances that say the same of the person, and those that say nothing. Only a frequent name, or one with two
    parties, is looked at by its offices.
    """
    sharp = is_frequent(group[0].name) or len({party for one in group for party in one.parties}) > 1
    if not sharp:
        return [], list(group)
    for with_titles in (True, False):
        same: dict[tuple[object, ...], Cluster] = {}
        untold = []
        for one in group:
            side = fold(one.side or "") if one.side_kind != "person" else ""
            key = (tuple(sorted(one.parties)), side, *(sorted(one.titles) if with_titles else ()))
            if any(key):
                same.setdefault(key, Cluster()).add(one, _ALONE)
            else:
                untold.append(one)
        if len(same) <= _ATOMS:
            break
    return [same[key] for key in sorted(same, key=str)], untold


def _camps(atoms: Sequence[Cluster], conflicts: dict[tuple[int, int], str]) -> list[list[Cluster]]:
    """Atoms that evidence ties together, the strongest first, never across a conflict."""
    camp = list(range(len(atoms)))
    links = [
        (verdict.score, a, b)
        for a, b in combinations(range(len(atoms)), 2)
        if (a, b) not in conflicts and (verdict := for_one(atoms[a], atoms[b]))
    ]
    for _, a, b in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        mine, theirs = ([n for n, own in enumerate(camp) if own == camp[side]] for side in (a, b))
        if camp[a] != camp[b] and not any((min(m, t), max(m, t)) in conflicts for m in mine for t in theirs):
            for member in theirs:
                camp[member] = camp[a]
    return [[atoms[n] for n, own in enumerate(camp) if own == name] for name in sorted(set(camp))]


def _joined(clusters: Iterable[Cluster], verdict: Verdict | None = None) -> Cluster:
    made = Cluster()
    for cluster in clusters:
        made.absorb(cluster, verdict)
    return made


def _variants(clusters: list[Cluster], doubts: list[Doubt]) -> list[Cluster]:
    """Joins longer and shorter forms and spellings of a name where evidence supports it and there is one candidate."""
    if len(clusters) > _NAMES:
        return clusters
    pairs = [
        (a, b)
        for a, b in combinations(range(len(clusters)), 2)
        if is_variant(clusters[a].first.name, clusters[b].first.name)
    ]
    partners = Counter(number for pair in pairs for number in pair)
    gone: set[int] = set()
    for a, b in pairs:
        one, other = clusters[a], clusters[b]
        verdict, why = for_one(one, other), against(one, other)
        alone = partners[a] == partners[b] == 1
        if verdict and not why and alone:
            one.absorb(other, Verdict("another form of the name and the same side", 0.8))
            gone.add(b)
        elif verdict or not why:
            pro = f"nearly the same name{', ' + verdict.reason if verdict else ''}"
            con = why or ("nothing else ties them together" if alone else "there are others of such a name")
            doubts.append(Doubt(one.first.place, other.first.place, 0.5 if verdict else 0.3, pro, con))
    return [cluster for number, cluster in enumerate(clusters) if number not in gone]


def is_variant(one: str, other: str) -> bool:
    """Whether two full names may be forms of one: a middle name more, another transliteration, a short first name."""
    (given, surname), (given_too, surname_too) = given_and_surname(one), given_and_surname(other)
    if is_frequent(surname) and surname != surname_too:
        return False
    if surname != surname_too and (_ORDINAL.fullmatch(surname) or _ORDINAL.fullmatch(surname_too)):
        return False
    if surname == surname_too and given[0] == given_too[0]:
        return set(given) <= set(given_too) or set(given_too) <= set(given) or _initials(given, given_too)
    if skeleton(surname) != skeleton(surname_too) or is_frequent(surname):
        return False
    first, first_too = given[0], given_too[0]
    return (
        skeleton(first) == skeleton(first_too)
        or close(first, first_too)
        or (min(len(first), len(first_too)) > 2 and (first.startswith(first_too) or first_too.startswith(first)))
    )


def _initials(one: Sequence[str], other: Sequence[str]) -> bool:
    """ "George W. Bush" and "George Walker Bush"."""
    return len(one) == len(other) and all(
        a[0] == b[0] and (a == b or 1 in (len(a), len(b))) for a, b in zip(one, other, strict=True)
    )


def _candidates(one: Appearance, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The full names that a shorter one may stand for."""
    given, surname = given_and_surname(one.name)
    return [cluster for cluster in clusters if any(_may_be(given, surname, *other) for other in cluster.called)]


def _may_be(given: Sequence[str], surname: str, other: str, shorts: Sequence[str]) -> bool:
    theirs, last = given_and_surname(other)
    if given and theirs and not all(a[0] == b[0] for a, b in zip(given, theirs, strict=False)):
        return False
    if given and len(given[0]) > 1:  # the full name itself, where it stands for two people
        return (tuple(given), surname) == (theirs, last)
    return surname == last or surname in map(fold, shorts) or skeleton(surname) == skeleton(last) != surname


def _assign(open_ones: Sequence[Appearance], clusters: Sequence[Cluster]) -> list[Appearance]:
    """Gives shorter names to the clusters that evidence leads to; all are compared with the same state of things."""
    decided: list[tuple[Cluster, Appearance, Verdict]] = []
    left = []
    for one in open_ones:
        choice = _choice(one, _candidates(one, clusters))
        if choice is None:
            left.append(one)
        else:
            decided.append((choice[0], one, choice[1]))
    for cluster, one, verdict in decided:
        cluster.add(one, verdict)
    return left


def _choice(one: Appearance, candidates: Sequence[Cluster]) -> tuple[Cluster, Verdict] | None:
    alone = Cluster.of([one], _ALONE)
    if (usual := _usual(one, alone, candidates)) is not None:
        return usual
    likely = []
    for candidate in candidates:
        verdict = for_one(alone, candidate)
        enough = verdict and (verdict.score > PARTY or not is_frequent(given_and_surname(one.name)[1]))
        if verdict and enough and (verdict.score > _COPY or not against(alone, candidate)):
            likely.append((candidate, verdict))
    copies = [pair for pair in likely if pair[1].score > _COPY]
    if len(copies) == 1:
        return copies[0]
    if len(likely) == 1:
        candidate, verdict = likely[0]
        sure = verdict.score if len(candidates) == 1 else verdict.score - 0.1
        return candidate, Verdict(f"the surname, {verdict.reason}", round(sure, 2))
    return None


def _usual(one: Appearance, alone: Cluster, candidates: Sequence[Cluster]) -> tuple[Cluster, Verdict] | None:
    """A surname that is rare and often written, and nobody else has it, or hardly ever. Whom an article names beside
    it plays no part, so that the same words always mean the same.
    """
    surname = given_and_surname(one.name)[1]
    if not candidates or is_frequent(surname):
        return None
    usual = max(candidates, key=lambda cluster: (cluster.in_full, cluster.first.place))
    others = [cluster for cluster in candidates if cluster is not usual]
    spelled = any(given_and_surname(name)[1] == surname or one.name in shorts for name, shorts in usual.called)
    often = max(_PROMINENT, _USUAL * sum(cluster.in_full for cluster in others))
    if usual.in_full < often or not spelled or against(alone, usual, company=False, ever=True):
        return None
    if any(for_one(alone, cluster, company=False) for cluster in others):
        return None
    return usual, Verdict(_USUAL_OF_SEVERAL if others else _USUAL_OF_ONE, 0.6)


def _leftover(left: Sequence[Appearance], found: _Found) -> None:
    """Shorter names that stand for nobody known: one person where the name is rare and has no rivals."""
    groups: dict[str, list[Appearance]] = defaultdict(list)
    for one in left:
        groups[fold(one.name)].append(one)
    known = list(found.clusters)
    for name in sorted(groups):
        group = sorted(groups[name], key=lambda one: one.place)
        candidates = _candidates(group[0], known)
        if not candidates and not is_frequent(group[0].name) and not _differ(group):
            found.clusters.append(Cluster.of(group, Verdict("the same rare surname, and nobody else has it", 0.7)))
            continue
        made = [_joined(camp) for camp in _tied(group)]
        found.clusters += made
        for cluster in made:
            found.doubts += _suggested(cluster, candidates)


def _differ(group: Sequence[Appearance]) -> bool:
    """Whether articles speak of several people."""
    atoms = [Cluster.of([one], _ALONE) for one in group[:_ATOMS]]
    return any(against(one, other) for one, other in combinations(atoms, 2))


def _tied(group: Sequence[Appearance]) -> list[list[Cluster]]:
    """Appearances of a frequent or rivalled surname, together where they share an agency copy, a side or an office."""
    camp = list(range(len(group)))
    first: dict[tuple[str, object], int] = {}

    def top(number: int) -> int:
        while camp[number] != number:
            camp[number] = number = camp[camp[number]]
        return number

    for number, one in enumerate(group):
        side = telling_side(one)
        ties: list[tuple[str, object]] = [("title", (title, side)) for title in one.titles if side]
        ties += [("family", one.family)] if one.family is not None else []
        for tie in ties:
            one_top, other_top = sorted((top(number), top(first.setdefault(tie, number))))
            camp[other_top] = one_top
    together: dict[int, list[int]] = defaultdict(list)
    for number in range(len(group)):
        together[top(number)].append(number)
    tied = Verdict("the same surname and side", 0.7)
    return [
        [Cluster.of([group[n]], tied if len(numbers) > 1 else _ALONE) for n in numbers]
        for _, numbers in sorted(together.items())
    ]


def _suggested(cluster: Cluster, candidates: Sequence[Cluster]) -> Iterator[Doubt]:
    ranked = []
    for candidate in candidates:
        verdict, why = for_one(cluster, candidate), against(cluster, candidate)
        score = round((verdict.score if verdict else 0.3) - (0.3 if why else 0.0), 2)
        ranked.append((score, candidate, verdict, why))
    ranked.sort(key=lambda item: (-item[0], item[1].first.place))
    for score, candidate, verdict, why in ranked[:_DOUBTS]:
        pro = "the same surname" + (f", {verdict.reason}" if verdict else "")
        con = why or ("others have that surname" if len(candidates) > 1 else "nothing else ties them together")
        yield Doubt(cluster.first.place, candidate.first.place, max(score, 0.0), pro, con)


def _described(appearances: Sequence[Appearance]) -> list[Cluster]:
    """ "Der Experte" is nobody in particular: one only within an article and the copies of one agency text."""
    groups: dict[object, Cluster] = {}
    for one in sorted(appearances, key=lambda one: one.place):
        where = one.page if one.family is None else one.family
        groups.setdefault((fold(one.name), where), Cluster()).add(one, Verdict("described, not named", 0.8))
    return list(groups.values())
