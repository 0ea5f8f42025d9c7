"""A block of appearances into actors: names first, then the words of humans, then names that no two share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lagebild.actors.across.bodies import bodies, canonical
from lagebild.actors.across.evidence import Cluster
from lagebild.actors.across.lists import tables
from lagebild.actors.across.persons import persons
from lagebild.actors.across.spelling import fold
from lagebild.actors.across.traits import given_and_surname
from lagebild.actors.across.values import Appearance, Doubt, HumanWord, Identity, Place, Resolution, Verdict
from lagebild.model import ActorKind, content_id

__all__ = ["is_local", "needs_source", "resolve"]

_PEOPLE = frozenset(("group", "anonymous"))
_HUMAN = Verdict("a human said so", 1.0)


def resolve(appearances: Iterable[Appearance], words: Sequence[HumanWord] = ()) -> Resolution:
    """The actors behind appearances that may be the same, whatever their order. `words` are in the order in which they
    were said: the last one wins.
    """
    block = sorted(appearances, key=lambda one: one.place)
    people = [one for one in block if one.kind == "person"]
    rest = [one for one in block if one.kind != "person"]
    told = {fold(one.name) for one in rest if one.kind != "unknown"}
    maybe = [one for one in rest if one.kind == "unknown" and " " not in one.name and fold(one.name) not in told]
    clusters, doubts, left = persons(people, maybe if people else ())
    mine = {id(one) for one in maybe} - {id(one) for one in left} if people else set()
    others, more = bodies([one for one in rest if id(one) not in mine])
    clusters += others
    for word in words:
        clusters = _merged(clusters, word) if word.same else _split(clusters, word)
    identities = _identities(clusters)
    return Resolution(tuple(identities), tuple(_open(identities, doubts + more, words)))


def is_local(name: str, kind: ActorKind) -> bool:
    """Whether every town has one that is called so, or many groups are: side or place tell which is meant."""
    return kind in _PEOPLE or fold(name) in tables().local_bodies


def needs_source(name: str, kind: ActorKind) -> bool:
    """Whether an actor may have nothing but its article to be told apart by: what every town has, and groups."""
    return (kind == "person" and " " not in name) or kind in _PEOPLE or fold(name) in tables().local_bodies


def _at(cluster: Cluster, places: Sequence[Place]) -> list[Appearance]:
    """The members that stand at one of the places."""
    exact = set(places)
    return [one for one in cluster.members if one.place in exact or (one.actor, "") in exact]


def _merged(clusters: list[Cluster], word: HumanWord) -> list[Cluster]:
    touched = [cluster for cluster in clusters if _at(cluster, (*word.one, *word.other))]
    ends = {id(c) for c in touched if _at(c, word.one)}, {id(c) for c in touched if _at(c, word.other)}
    if len(touched) < 2 or not all(ends):
        return clusters
    made = Cluster()
    largest = max(touched, key=lambda cluster: (len(cluster.members), cluster.first.place))
    for cluster in touched:
        made.absorb(cluster, None if cluster is largest else _HUMAN)
    return [cluster for cluster in clusters if cluster not in touched] + [made]


def _split(clusters: list[Cluster], word: HumanWord) -> list[Cluster]:
    found = []
    for cluster in clusters:
        others = {one.place for one in _at(cluster, word.other)}
        leaving = [
            one for one in _at(cluster, word.one) if one.place not in others or (one.actor, one.page) in word.one
        ]
        if not leaving or not others - {one.place for one in leaving}:
            found.append(cluster)
            continue
        gone = set(leaving)
        stays, goes = Cluster(), Cluster()
        for one, verdict in cluster.members.items():
            if one in gone:
                goes.add(one, _HUMAN)
            else:
                stays.add(one, verdict)
        found += [stays, goes]
    return found


def _identities(clusters: Sequence[Cluster]) -> list[Identity]:
    named = {id(cluster): _name(cluster) for cluster in clusters}
    bearing: dict[str, list[Cluster]] = defaultdict(list)
    forms = Counter(form for cluster in clusters for form in {one.actor for one in cluster.members})
    for cluster in clusters:
        bearing[named[id(cluster)][0].casefold()].append(cluster)
    found = []
    for same in bearing.values():
        labels = _labels(same) if len(same) > 1 else [""]
        for cluster, label in zip(same, labels, strict=True):
            name, form = named[id(cluster)]
            found.append(_identity(cluster, name + label, form, shared=forms[form.actor] > 1))
    return sorted(found, key=lambda identity: identity.id)


def _identity(cluster: Cluster, name: str, form: Appearance, *, shared: bool) -> Identity:
    members = {one.place: verdict for one, verdict in sorted(cluster.members.items(), key=lambda item: item[0].place)}
    sides = Counter(one.side for one in cluster.members if one.side)
    names = {called for one in cluster.members for called in (one.name, *one.aliases, *one.shorts)}
    return Identity(
        id=content_id("entity", form.actor, cluster.first.page, cluster.first.actor) if shared else form.actor,
        name=name,
        kind=_kind(cluster),
        on_behalf_of=min(sides, key=lambda side: (-sides[side], side), default=None),
        names=tuple(sorted(names)),
        members=members,
    )


def _kind(cluster: Cluster) -> ActorKind:
    kinds: Counter[ActorKind] = Counter(one.kind for one in cluster.members if one.kind != "unknown")
    return min(kinds, key=lambda kind: (-kinds[kind], kind), default="unknown")


def _name(cluster: Cluster) -> tuple[str, Appearance]:
    """The name of an actor, and the appearance that has it: a person's usual full name, a body's listed name, else
    the long form.
    """
    counted: Counter[str] = Counter(one.name for one in cluster.members)
    usual = sorted(
        cluster.members, key=lambda one: (*_rank(one), -counted[one.name], -len(one.name), one.name, one.place)
    )
    best = usual[0]
    return (best.name if best.kind == "person" else canonical(best)), best


def _rank(one: Appearance) -> tuple[int, ...]:
    if one.kind == "person":
        given, _ = given_and_surname(one.name)
        return 0 if one.named else 2, 0 if any(len(word) > 1 for word in given) else 1
    known = (fold(canonical(one)), one.kind) in tables().known
    return 1, 0 if known else 1, 0 if " " in one.name or len(one.name) > 8 else 1


def _labels(same: Sequence[Cluster]) -> list[str]:
    """What tells actors of one name apart: party, side, office, place or kind; else day and page. Of a party and the
    people who are called so too, the party keeps the name.
    """
    proper = [cluster for cluster in same if _is_proper(cluster)]
    if sum(cluster.first.kind == "person" for cluster in proper) > 1:
        proper = [cluster for cluster in proper if cluster.first.kind != "person"]
    kinds = Counter(map(_kind, same))
    plain = max(proper, key=lambda cluster: (len(cluster.members), cluster.first.place), default=None)
    drafts = ["" if cluster is plain else _label(cluster) or _kind_label(cluster, kinds) for cluster in same]
    often = Counter(drafts)
    made = []
    for cluster, draft in zip(same, drafts, strict=True):
        if often[draft] == 1:
            made.append(f" ({draft})" if draft else "")
        else:
            made.append(f" ({', '.join(part for part in (draft, _when(cluster)) if part)})")
    often = Counter(made)
    return [
        label if often[label] == 1 else f"{label[:-1]}, {content_id(*cluster.first.place)[:6]})"
        for label, cluster in zip(made, same, strict=True)
    ]


def _is_proper(cluster: Cluster) -> bool:
    """Whether the name is its own, not a description that fits many."""
    one = cluster.first
    if one.kind == "person":
        return one.named
    return _kind(cluster) not in _PEOPLE and fold(one.name) not in tables().local_bodies


def _kind_label(cluster: Cluster, kinds: Mapping[ActorKind, int]) -> str:
    kind = _kind(cluster)
    return kind if kinds[kind] == 1 and len(kinds) > 1 else ""


def _label(cluster: Cluster) -> str:
    counted: Counter[str] = Counter()
    for one in cluster.members:
        counted.update(dict.fromkeys(one.parties, 2))
        counted.update([one.side] if one.side else ())
        if fold(one.name) in tables().local_bodies and one.town and not one.side:
            counted[one.town] += 1
    if counted:
        return min(counted, key=lambda text: (-counted[text], text))
    titles = cluster.titles if cluster.first.named else {}
    return min(titles, key=lambda text: (-titles[text], text)).capitalize() if titles else ""


def _when(cluster: Cluster) -> str:
    """Paper and day of the first article, by which a reader finds it."""
    first = min(cluster.members, key=lambda one: (one.day or "9999", one.source, one.place))
    return ", ".join(part for part in (first.source, first.day) if part) or cluster.first.page[:6]


def _open(
    identities: Sequence[Identity], doubts: Iterable[Doubt], words: Sequence[HumanWord]
) -> Iterable[tuple[str, str, Doubt]]:
    """The doubts that no human has settled, by the actors that they are about."""
    of = {place: identity.id for identity in identities for place in identity.members}
    settled = set()
    for word in words:
        ends = [
            {of[place] for place in of if place in side or (place[0], "") in side}
            for side in map(set, (word.one, word.other))
        ]
        settled |= {frozenset((a, b)) for a in ends[0] for b in ends[1]}
    seen = set()
    for doubt in sorted(doubts, key=lambda doubt: (-doubt.score, doubt.one, doubt.other)):
        pair = of[doubt.one], of[doubt.other]
        key = frozenset(pair)
        if len(key) == 2 and key not in settled and key not in seen:
            seen.add(key)
            yield (*pair, doubt)
