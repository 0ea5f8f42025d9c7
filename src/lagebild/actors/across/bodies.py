"""States, parties, unions, companies, groups across articles: by name, listed names and introduced abbreviations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lagebild.actors.across.evidence import Cluster, against, for_one
from lagebild.actors.across.lists import tables
from lagebild.actors.across.spelling import fold, is_short_for
from lagebild.actors.across.traits import listed
from lagebild.actors.across.values import Appearance, Doubt, Verdict
from lagebild.model import ActorKind

__all__ = ["bodies", "canonical"]

_PEOPLE = frozenset(("group", "anonymous"))
_STATES = frozenset(("state", "government"))
_SAME = Verdict("the same name", 0.9)


def canonical(one: Appearance) -> str:
    """The name of a body as the lists have it, else its own."""
    return listed(one.name, one.kind, one.aliases) or one.name


def bodies(appearances: Sequence[Appearance]) -> tuple[list[Cluster], list[Doubt]]:
    """The bodies behind appearances that may share a name or an abbreviation, and the pairs that stay in doubt."""
    groups: dict[tuple[str, ...], Cluster] = {}
    usual = _usual_sorts(appearances)
    for one in sorted(appearances, key=lambda one: one.place):
        name = fold(canonical(one))
        sort = usual.get(name, "body") if one.kind == "unknown" else _sort(one.kind)
        key = (name, sort, *_whose(one, sort))
        groups.setdefault(key, Cluster()).add(one, _verdict(one, sort))
    return _abbreviated([groups[key] for key in sorted(groups)])


def _sort(kind: ActorKind) -> str:
    return "people" if kind in _PEOPLE else "state" if kind in _STATES else "body"


def _usual_sorts(appearances: Iterable[Appearance]) -> dict[str, str]:
    """What a capital word of unknown kind is elsewhere."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in appearances:
        if one.kind not in ("unknown", "person"):
            found[fold(canonical(one))].add(_sort(one.kind))
    return {name: min(sorts) for name, sorts in found.items()}


def _whose(one: Appearance, sort: str) -> tuple[str, ...]:
    """What a name that many bear must share beside itself: the side of a group, the place of a town's police."""
    if sort == "people":
        return (fold(one.side or ""),)
    if fold(one.name) not in tables().local_bodies:
        return ()
    if one.side:
        return ("of", fold(one.side))
    if one.town:
        return ("in", fold(one.town))
    return ("on", one.page) if one.family is None else ("copy", str(one.family))


def _verdict(one: Appearance, sort: str) -> Verdict:
    if sort == "people":
        return Verdict("the same description", 0.7)
    if fold(one.name) in tables().local_bodies:
        return Verdict("the same name and place", 0.75)
    return _SAME


def _abbreviated(clusters: list[Cluster]) -> tuple[list[Cluster], list[Doubt]]:
    """Joins what is only abbreviated to the one long form that an article introduces with that abbreviation."""
    longs: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for short in sorted({fold(alias) for one in cluster.members for alias in _shorts(one)}):
            longs[short].append(cluster)
    kept: list[Cluster] = []
    doubts: list[Doubt] = []
    joins: list[tuple[Cluster, Appearance, Verdict]] = []
    for cluster in clusters:
        name = fold(cluster.first.name)
        rivals = [other for other in longs.get(name, ()) if other is not cluster]
        if not rivals or _sort(cluster.first.kind) == "people":
            kept.append(cluster)
            continue
        left = Cluster()
        for one, verdict in cluster.members.items():
            chosen = _long_form(one, rivals)
            if chosen is None:
                left.add(one, verdict)
            else:
                joins.append((chosen, one, Verdict(f"{one.name} is introduced for it", 0.85)))
        if left.members:
            kept.append(left)
            doubts += [_suggested(left, rival, len(rivals)) for rival in rivals[:3]]
    for chosen, one, verdict in joins:
        chosen.add(one, verdict)
    return kept, doubts


def _shorts(one: Appearance) -> list[str]:
    return [alias for alias in one.aliases if is_short_for(alias, one.name)]


def _long_form(one: Appearance, rivals: Sequence[Cluster]) -> Cluster | None:
    alone = Cluster.of([one], _SAME)
    open_ones = [rival for rival in rivals if not against(alone, rival, ever=True)]
    if len(rivals) == 1:
        return open_ones[0] if open_ones else None
    supported = [rival for rival in open_ones if for_one(alone, rival)]
    return supported[0] if len(supported) == 1 else None


def _suggested(one: Cluster, other: Cluster, rivals: int) -> Doubt:
    open_why = "the abbreviation has several long forms" if rivals > 1 else "nothing else ties them"
    why = against(one, other, ever=True) or open_why
    return Doubt(one.first.place, other.first.place, 0.4, f"{one.first.name} is introduced for it", why)
