"""What speaks for two actors of one name being one, and what against it."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lagebild.actors.across.lists import tables
from lagebild.actors.across.spelling import fold, is_short_for, skeleton
from lagebild.actors.across.traits import given_and_surname, is_full
from lagebild.actors.across.values import Appearance, Verdict

__all__ = ["PARTY", "Cluster", "against", "conflict", "for_one", "is_frequent", "telling_side"]

PARTY = 0.8
"""Score of a common party: many share one."""
_COMPANY = 2
"""Persons and bodies named in both articles that make it likely that they speak of one matter."""
_SAME_TIME = 400
"""Days within which two offices or parties of one name are two people; later, one may have changed."""
_ONE_MATTER = 7
"""Days within which one common acquaintance is enough."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Appearances that are taken for one actor, with what they say of it."""

    members: dict[Appearance, Verdict] = field(default_factory=dict)
    sides: Counter[str] = field(default_factory=Counter)
    spelled: dict[str, str] = field(default_factory=dict)
    """A side as it is compared -> as an article writes it."""
    nations: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    company: Counter[str] = field(default_factory=Counter)
    families: set[int] = field(default_factory=set)
    days: list[str] = field(default_factory=list)
    called: dict[tuple[str, tuple[str, ...]], None] = field(default_factory=dict)
    """Names, each with the names of one word that stand for it."""
    near: dict[str, set[str]] = field(default_factory=dict)
    """Who was named beside it -> on which days."""
    in_full: int = 0
    """Articles that give a person's full name."""
    _first: Appearance | None = None

    @classmethod
    def of(cls, appearances: Iterable[Appearance], verdict: Verdict) -> "Cluster":
        """A cluster of these."""
        made = cls()
        for one in appearances:
            made.add(one, verdict)
        return made

    def add(self, one: Appearance, verdict: Verdict) -> None:
        """Takes an appearance in."""
        self.members[one] = verdict
        if self._first is None or one.place < self._first.place:
            self._first = one
        self.in_full += is_full(one.name)
        self.called[one.name, one.shorts] = None
        if one.side and telling_side(one):
            self.spelled.setdefault(fold(one.side), one.side)
            (self.nations if fold(one.side) in tables().nations else self.sides)[fold(one.side)] += 1
        self.parties.update(one.parties)
        self.titles.update(one.titles)
        self.company.update(one.company)
        if one.family is not None:
            self.families.add(one.family)
        if one.day:
            self.days.append(one.day)
            for name in one.company:
                self.near.setdefault(name, set()).add(one.day)

    def absorb(self, other: "Cluster", verdict: Verdict | None = None) -> None:
        """Takes all of another cluster in."""
        for one, old in other.members.items():
            self.add(one, verdict or old)

    @property
    def first(self) -> Appearance:
        """The member that stands for it: the smallest by place."""
        if self._first is None:
            raise ValueError("nobody is in this cluster yet")
        return self._first


def telling_side(one: Appearance) -> str:
    """Whom it acts for, as it is compared; "" for a person and for what every town has: "Polizei" ties nobody."""
    side = fold(one.side or "") if one.side_kind != "person" else ""
    return "" if side in tables().local_bodies else side


def is_frequent(name: str) -> bool:
    """Whether a surname, a first name alone, or a full name is so frequent that it says little."""
    given, surname = given_and_surname(name)
    if not given and surname in tables().given_names:
        return True
    return skeleton(surname) in tables().frequent and (not given or given[0] in tables().frequent_given)


def for_one(one: Cluster, other: Cluster, *, company: bool = True) -> Verdict | None:
    """The best reason why two are one; None where there is none. Without `company` those beside it do not count."""
    if one.families & other.families:
        return Verdict("the same agency copy", 0.95)
    if shared := _shared(one.sides, other.sides) or _abbreviated_side(one, other):
        return Verdict(f"both for {shared}", 0.85)
    titles = _shared(one.titles, other.titles)
    nation = _shared(one.nations, other.nations)
    if titles and (nation or titles not in tables().offices):
        return Verdict(f"both {titles}{' for ' + nation if nation else ''}", 0.85)
    found = _company(one, other) if company else None
    party = _shared(one.parties, other.parties)
    if party and (found is None or found.score < PARTY):
        return Verdict(f"both of the party {party}", PARTY)
    return found


def _company(one: Cluster, other: Cluster) -> Verdict | None:
    common = sorted(one.company.keys() & other.company.keys())
    if len(common) >= _COMPANY:
        return Verdict(f"both beside {common[0]} and {common[1]}", 0.85)
    beside = next((name for name in common if _close_days(one.near.get(name), other.near.get(name))), None)
    if beside:
        return Verdict(f"both beside {beside} in the same week", 0.75)
    return None


def against(one: Cluster, other: Cluster, *, company: bool = True, ever: bool = False) -> str:
    """What speaks against two being one, "" for nothing: other parties, states or bodies at the same time (or `ever`).
    Without `company` those beside it do not excuse other offices.
    """
    if not ever and not _at_the_same_time(one, other):
        return ""
    for what, mine, theirs in (
        ("parties", one.parties, other.parties),
        ("states", one.nations, other.nations),
        ("sides", one.sides, other.sides),
    ):
        if (
            mine
            and theirs
            and not mine.keys() & theirs.keys()
            and not _nested(mine, theirs)
            and not _abbreviated_side(one, other)
        ):
            return f"other {what} at the same time: {_most(mine)}, {_most(theirs)}"
    unlike = one.titles and other.titles and not _akin(one.titles, other.titles)
    if unlike and not (company and one.company.keys() & other.company.keys()):
        return f"other offices at the same time: {_most(one.titles)}, {_most(other.titles)}"
    return ""


def conflict(one: Cluster, other: Cluster) -> str:
    """What makes two of the same full name two people, "" for nothing: two parties that stand beside the name at the
    same time; with a frequent name any other side or office at the same time that nothing bridges.
    """
    told = against(one, other)
    if told and one.parties and other.parties and not one.parties.keys() & other.parties.keys():
        return told
    return told if told and is_frequent(one.first.name) and for_one(one, other) is None else ""


def _shared(one: Counter[str], other: Counter[str]) -> str:
    common = one.keys() & other.keys()
    return max(common, key=lambda name: (len(name), name), default="")


def _abbreviated_side(one: Cluster, other: Cluster) -> str:
    """The long form of a side that the other has as an abbreviation."""
    for mine in one.sides:
        for theirs in other.sides:
            short, long = sorted((one.spelled[mine], other.spelled[theirs]), key=len)
            if is_short_for(short, long):
                return fold(long)
    return ""


def _most(counted: Counter[str]) -> str:
    """The most particular: how often it is said changes with every page."""
    return max(counted, key=lambda name: (len(name), name))


def _nested(one: Iterable[str], other: Iterable[str]) -> bool:
    """ "Verdi Bayern" and "Verdi"."""
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in one for b in other)


def _akin(one: Iterable[str], other: Iterable[str]) -> bool:
    """ "minister" and "verkehrsminister"."""
    return any(a.endswith(b) or b.endswith(a) for a in one for b in other)


def _at_the_same_time(one: Cluster, other: Cluster) -> bool:
    if not one.days or not other.days:
        return True
    gap = max(min(one.days), min(other.days)), min(max(one.days), max(other.days))
    return gap[0] <= gap[1] or _days(gap[1], gap[0]) <= _SAME_TIME


def _close_days(one: set[str] | None, other: set[str] | None) -> bool:
    if not one or not other:
        return False
    return any(_days(a, b) <= _ONE_MATTER for a in sorted(one)[:50] for b in sorted(other)[:50])


def _days(one: str, other: str) -> int:
    try:
        return abs((datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days)
    except ValueError:
        return _SAME_TIME + 1
