"""Who is who across articles: a labelled set of invented appearances, and the rules one by one."""

import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest

from lagebild.actors.across import Appearance, HumanWord, Identity, resolve
from lagebild.actors.across.spelling import fold
from lagebild.model import content_id

_P, _R = 1.0, 0.9
"""Floors on the labelled set: a wrong merge is worse than a missed one."""


def seen(page: str, name: str, **traits: Any) -> Appearance:
    """An appearance of a person, or of the `kind` that is given, on a page."""
    kind = traits.pop("kind", "person")
    for trait in ("titles", "parties", "company"):
        traits[trait] = frozenset(traits.get(trait, ()))
    traits["titles"] = frozenset(map(fold, traits["titles"]))
    return Appearance(page, content_id("actor", name.casefold(), kind), name, kind, **traits)


_TALKS = {"Jorin Petersen", "Reederei Nordlicht"}
_BUDGET = {"Almut Recke", "Landesrechnungshof"}
_GERMAN = {"side": "Deutschland", "side_kind": "state"}

# (who it really is, appearance)
LABELLED: Sequence[tuple[str, Appearance]] = (
    # one person: in full, by surname, in another spelling
    ("Osterloh", seen("a1", "Lena Osterloh", side="Hafenbund", side_kind="union", titles=["vorsitzender"])),
    ("Osterloh", seen("a2", "Lena Osterloh", company=_TALKS)),
    ("Osterloh", seen("a3", "Osterloh", side="Hafenbund", side_kind="union")),
    ("Osterloh", seen("a4", "Osterloh", company=_TALKS | {"Tom Brinkmann"})),
    # two people of one surname, and their surname alone where it is clear, and where it is not
    ("Peter Müller", seen("b1", "Peter Müller", parties=["CDU"], titles=["finanzminister"], company=_BUDGET)),
    ("Peter Müller", seen("b2", "Peter Müller", parties=["CDU"], titles=["finanzminister"])),
    ("Sabine Müller", seen("b3", "Sabine Müller", side="Hafenbund", side_kind="union", titles=["sprecher"])),
    ("Peter Müller", seen("b4", "Müller", titles=["finanzminister"])),
    ("Sabine Müller", seen("b5", "Müller", side="Hafenbund", side_kind="union")),
    ("somebody", seen("b6", "Müller")),
    # two people of one full name
    ("Thomas Schmidt (SPD)", seen("c1", "Thomas Schmidt", parties=["SPD"], day="2025-03-01")),
    ("Thomas Schmidt (SPD)", seen("c2", "Thomas Schmidt", parties=["SPD"], day="2025-03-09")),
    ("Thomas Schmidt (CSU)", seen("c3", "Thomas Schmidt", parties=["CSU"], day="2025-03-04")),
    # the office changes hands, the people stay
    ("Anton Reber", seen("d1", "Anton Reber", titles=["verkehrsminister"], day="2023-05-01", **_GERMAN)),
    ("Ida Lindqvist", seen("d2", "Ida Lindqvist", titles=["verkehrsminister"], day="2025-05-01", **_GERMAN)),
    ("Ida Lindqvist", seen("d3", "Lindqvist", titles=["verkehrsminister"], day="2025-06-01", **_GERMAN)),
    ("Anton Reber", seen("d4", "Anton Reber", side="Bahnhof AG", side_kind="company", day="2025-06-01")),
    # a transliteration
    ("Kowaltschuk", seen("e1", "Oleksij Kowaltschuk", titles=["außenminister"], side="Ukraine", side_kind="state")),
    ("Kowaltschuk", seen("e2", "Oleksiy Kovalchuk", titles=["außenminister"], side="Ukraine", side_kind="state")),
    # the same copy of an agency, in which one paper left out the first name
    ("Brakel", seen("f1", "Hauke Brakel", family=7)),
    ("Brakel", seen("f2", "Brakel", family=7)),
    ("another Brakel", seen("f3", "Ute Brakel")),
    # an abbreviation that one article introduces
    ("BKN", seen("g1", "Bund kommunaler Netzbetreiber", kind="organisation", aliases=("BKN",))),
    ("BKN", seen("g2", "BKN", kind="organisation")),
    ("BKN", seen("g3", "BKN", kind="unknown")),
    # spellings of a body
    ("Verdi", seen("h1", "Verdi", kind="union")),
    ("Verdi", seen("h2", "ver.di", kind="organisation")),
    ("Verdi", seen("h3", "Vereinte Dienstleistungsgewerkschaft", kind="union", aliases=("Verdi",))),
    ("EU", seen("h4", "EU", kind="alliance")),
    ("EU", seen("h5", "Europäische Union", kind="alliance")),
    ("EU-Kommission", seen("h6", "EU-Kommission", kind="authority")),
    ("EU-Kommission", seen("h7", "Europäische Kommission", kind="authority")),
    # what every town has
    ("Polizei Emden", seen("i1", "Polizei", kind="authority", town="Emden")),
    ("Polizei Emden", seen("i2", "Polizei", kind="authority", town="Emden")),
    ("Polizei Gera", seen("i3", "Polizei", kind="authority", town="Gera")),
    # described only
    ("one expert", seen("j1", "Experte", named=False)),
    ("another expert", seen("j2", "Experte", named=False)),
)  # fmt: skip


def _of(identities: Sequence[Identity]) -> dict[tuple[str, str], str]:
    return {place: identity.id for identity in identities for place in identity.members}


def _scores(labelled: Sequence[tuple[str, Appearance]]) -> tuple[float, float]:
    """Pairwise precision and recall."""
    of = _of(resolve([one for _, one in labelled]).identities)
    pairs = [
        (truth == other_truth, of[one.place] == of[other.place])
        for (truth, one), (other_truth, other) in combinations(labelled, 2)
    ]
    both = sum(true and found for true, found in pairs)
    return both / max(1, sum(found for _, found in pairs)), both / max(1, sum(true for true, _ in pairs))


def test_the_labelled_set() -> None:
    precision, recall = _scores(LABELLED)
    assert precision >= _P, f"pairwise precision {precision:.2f}"
    assert recall >= _R, f"pairwise recall {recall:.2f}"


def test_the_order_plays_no_part() -> None:
    block = [one for _, one in LABELLED]
    expected = resolve(block)
    for seed in range(10):
        shuffled = random.Random(seed).sample(block, len(block))
        assert resolve(shuffled) == expected


def test_a_name_is_nobody_elses() -> None:
    names = [identity.name for identity in resolve([one for _, one in LABELLED]).identities]
    assert len(set(names)) == len(names)
    assert {"Lena Osterloh", "Thomas Schmidt (SPD)", "Thomas Schmidt (CSU)", "Polizei (Gera)"} <= set(names)
    assert {"EU", "EU-Kommission", "Verdi", "Bund kommunaler Netzbetreiber"} <= set(names)


def test_a_rare_surname_means_the_one_who_nearly_always_bears_it() -> None:
    often = [seen(f"o{number}", "Ruth Eppler", titles=["landrat"]) for number in range(10)]
    bare, rival = seen("z1", "Eppler"), seen("z2", "Max Eppler")
    of = _of(resolve([*often, bare, rival]).identities)
    assert of[bare.place] == of[often[0].place] != of[rival.place]
    of = _of(resolve([*often[:4], bare, rival]).identities)
    assert of[bare.place] not in (of[often[0].place], of[rival.place])


def test_what_nothing_tells_apart_is_named_by_paper_and_day() -> None:
    police = [
        seen("1", "Polizei", kind="authority", day="2025-03-01", source="Küstenblatt"),
        seen("2", "Polizei", kind="authority", day="2025-03-02", source="Küstenblatt"),
        seen("3", "Polizei", kind="authority", day="2025-03-02", source="Küstenblatt"),
    ]
    names = [identity.name for identity in resolve(police).identities]
    assert "Polizei (Küstenblatt, 2025-03-01)" in names
    assert len(set(names)) == len(police)


def test_every_member_says_why() -> None:
    for identity in resolve([one for _, one in LABELLED]).identities:
        assert all(verdict.reason and 0 < verdict.score <= 1 for verdict in identity.members.values())


def test_what_is_in_doubt_is_told() -> None:
    result = resolve([one for _, one in LABELLED])
    name = {identity.id: identity.name for identity in result.identities}
    told = {frozenset((name[one], name[other])): doubt for one, other, doubt in result.doubts}
    two = told[frozenset(("Thomas Schmidt (SPD)", "Thomas Schmidt (CSU)"))]
    assert two.pro == "the same full name"
    assert "parties" in two.contra
    assert any("Müller" in pair and len(pair) == 2 for pair in told)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # the name alone, frequent or not
        (seen("1", "Ruth Eppler"), seen("2", "Ruth Eppler"), True),
        (seen("1", "Eppler"), seen("2", "Eppler"), True),
        (seen("1", "Müller"), seen("2", "Müller"), False),
        (seen("1", "Wilhelm"), seen("2", "Wilhelm"), False),
        (seen("1", "Ruth Eppler"), seen("2", "Eppler"), False),
        # a party changes in the course of years, hardly within days
        (seen("1", "Ruth Eppler", parties=["SPD"], day="2019-01-01"),
         seen("2", "Ruth Eppler", parties=["CDU"], day="2025-01-01"), True),
        (seen("1", "Ruth Eppler", parties=["SPD"], day="2025-01-01"),
         seen("2", "Ruth Eppler", parties=["CDU"], day="2025-01-09"), False),
        # a party in common says little of a frequent surname
        (seen("1", "Jan Müller", parties=["SPD"]), seen("2", "Müller", parties=["SPD"]), False),
        (seen("1", "Ruth Eppler", parties=["SPD"]), seen("2", "Eppler", parties=["SPD"]), True),
        (seen("1", "Ruth Eppler", parties=["SPD"]), seen("2", "Eppler", parties=["FDP"]), False),
        # middle names and initials
        (seen("1", "Ruth Maria Eppler", titles=["schuldezernent"]),
         seen("2", "Ruth Eppler", titles=["schuldezernent"]), True),
        (seen("1", "Ruth Eppler", family=3), seen("2", "R. Eppler", family=3), True),
        (seen("1", "Benedikt XV.", titles=["papst"]), seen("2", "Benedikt XVI.", titles=["papst"]), False),
        # frequent surnames in other spellings are other people
        (seen("1", "Thomas Meier", side="Hafenbund", side_kind="union"),
         seen("2", "Thomas Mayer", side="Hafenbund", side_kind="union"), False),
        # a generic office is none in common
        (seen("1", "Ruth Eppler", titles=["präsident"]), seen("2", "Eppler", titles=["präsident"]), False),
        # every town has a police, and a spokesman who may be called so
        (seen("1", "Müller", titles=["sprecher"], side="Polizei", side_kind="authority"),
         seen("2", "Müller", titles=["sprecher"], side="Polizei", side_kind="authority"), False),
        # bodies
        (seen("1", "Hafenbund", kind="union"), seen("2", "Hafenbund", kind="unknown"), True),
        (seen("1", "Anhänger", kind="group", side="Eppler"), seen("2", "Anhänger", kind="group", side="Recke"), False),
        (seen("1", "Ruth Eppler"), seen("2", "Ruth Eppler", kind="company"), False),
    ],
)  # fmt: skip
def test_two_appearances(one: Appearance, other: Appearance, same: bool) -> None:
    assert (len(resolve([one, other]).identities) == 1) is same


def test_an_abbreviation_with_two_long_forms_needs_evidence() -> None:
    forms = [
        seen("1", "Bund kommunaler Netzbetreiber", kind="organisation", aliases=("BKN",), company=_TALKS),
        seen("2", "Bund kritischer Notare", kind="organisation", aliases=("BKN",)),
    ]
    clear, open_one = seen("3", "BKN", kind="organisation", company=_TALKS), seen("4", "BKN", kind="organisation")
    result = resolve([*forms, clear, open_one])
    of = _of(result.identities)
    assert of[clear.place] == of[forms[0].place]
    assert of[open_one.place] not in (of[forms[0].place], of[forms[1].place])
    assert len(result.doubts) == 2


class TestHumanWords:
    """What humans said, on top of what the names say."""

    LENA, BARE, OTHER = seen("1", "Lena Osterloh"), seen("2", "Osterloh"), seen("3", "Lena Osterloh")

    def identities(self, *words: HumanWord) -> dict[tuple[str, str], str]:
        return _of(resolve([self.LENA, self.BARE, self.OTHER], words).identities)

    def test_two_are_made_one(self) -> None:
        assert len(set(self.identities().values())) == 2
        assert len(set(self.identities(HumanWord(True, (self.LENA.place,), (self.BARE.place,))).values())) == 1

    def test_one_is_made_two(self) -> None:
        of = self.identities(HumanWord(False, (self.OTHER.place,), (self.LENA.place,)))
        assert of[self.OTHER.place] != of[self.LENA.place]

    def test_the_last_word_wins(self) -> None:
        merge = HumanWord(True, (self.LENA.place,), (self.BARE.place,))
        split = HumanWord(False, ((self.BARE.actor, ""),), ((self.LENA.actor, ""),))
        assert len(set(self.identities(merge, split).values())) == 2
        assert len(set(self.identities(split, merge).values())) == 1
        assert len(set(self.identities(merge, split, merge).values())) == 1

    def test_a_settled_doubt_is_none(self) -> None:
        assert resolve([self.LENA, self.BARE]).doubts
        split = HumanWord(False, (self.BARE.place,), (self.LENA.place,))
        assert not resolve([self.LENA, self.BARE], [split]).doubts

    def test_a_word_on_what_is_gone_says_nothing(self) -> None:
        gone = HumanWord(True, (("gone", "9"),), (self.BARE.place,))
        assert self.identities(gone) == self.identities()
