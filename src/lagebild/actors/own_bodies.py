"""Bodies that belong to somebody: "sein Ministerium", "ihre Partei", "dessen Vorstand", "die Fraktion"."""

import dataclasses

from lagebild.actors.figures import Figure
from lagebild.actors.lists import lexicon
from lagebild.actors.memory import Description, Memory
from lagebild.actors.wording import noun_in_nominative, of_owner
from lagebild.actors.words import Noun

__all__ = ["fraction", "house", "is_body_called", "is_organ_of", "ministry", "own_body"]

_OF_MINISTRY = ("staatssekretär", "staatsminister", "minister")
_STATELY = frozenset(("state", "government"))


def own_body(memory: Memory, what: Description, owner: Figure) -> Figure | None:
    """ "sein Ministerium" of a Verkehrsminister, "sein Land", "ihre Partei", "ihr Vorstand"."""
    found, served = what.noun, owner.owner
    if found.stem in ("land", "staat"):
        return served if served is not None and served.kind in ("state", "authority") else None
    known = _of_party(memory, found, owner) or _of_office(memory, found, owner)
    if known is not None:
        return known
    if served is not None and (is_body_called(served, found.stem) or _is_own(found, served)):
        return served
    if owner.is_person and found.stem in (lexicon().own | lexicon().organs):
        own = found.stem in lexicon().own
        return None if own else memory.introduce(dataclasses.replace(what, owner=None), found.kind)
    noun = noun_in_nominative(what.phrase, what.tokens)
    name = of_owner(noun, owner)
    return memory.register.add(Figure(name, found.kind, found.gender, noun=found, owner=owner, described=True))


def _of_party(memory: Memory, found: Noun, owner: Figure) -> Figure | None:
    """ "ihre Partei", "seine Fraktion"."""
    if not owner.party or found.stem not in ("partei", "fraktion"):
        return None
    if found.stem == "partei":
        return memory.listed(owner.party)
    return memory.register.add(Figure(_fraction_of(owner.party), "party", "f", noun=found))


def _of_office(memory: Memory, found: Noun, owner: Figure) -> Figure | None:
    """ "sein Ministerium" of a Verkehrsminister."""
    for office, _ in owner.offices:
        if found.stem in lexicon().office_bodies.get(office.head, ()):
            name = _compound(office, "ministerium" if office.head == "minister" else found.stem)
            return memory.register.add(Figure(name, found.kind, found.gender, noun=found, owner=owner.owner))
    return None


def house(memory: Memory, owner: Figure) -> Figure | None:
    """ "aus seinem Haus": a minister's ministry."""
    for office, _ in owner.offices:
        if office.stem == "minister":
            bodies = (turn.figure for turn in memory.back() if is_body_called(turn.figure, "ministerium"))
            return next(bodies, None)
        if office.head == "minister":
            name = _compound(office, "ministerium")
            return memory.register.add(Figure(name, "government", "n", owner=owner.owner))
    return None


def ministry(memory: Memory) -> Figure | None:
    """ "das Ministerium" that nobody named, of the minister or state secretary who was mentioned last."""
    for turn in memory.back():
        for office, served in turn.figure.offices if turn.figure.is_person else ():
            field = office.stem.removesuffix("innen").removesuffix("in")
            head = next((head for head in _OF_MINISTRY if field.endswith(head)), "")
            if head and field.removesuffix(head) not in ("", "premier", "staats", "vize", "vizepremier", "ex-"):
                name = office.word[: len(field) - len(head)].rpartition("-")[2] + "ministerium"
                return memory.register.add(Figure(name[:1].upper() + name[1:], "government", "n", owner=served))
    return None


def is_organ_of(what: Description) -> bool:
    """ "der Vorstand des Bauernbunds", "die Spitze der Grünen": an organ that speaks for the body behind it."""
    owner = what.owner
    if owner is None or owner.is_person or what.plural:
        return False
    compound = owner.noun is not None and owner.noun.stem != owner.noun.head
    named = (not owner.described or compound) and owner.kind in (
        "party",
        "union",
        "company",
        "organisation",
        "alliance",
    )
    organ = what.phrase.inner is not None and what.noun.stem in lexicon().organs and not what.phrase.adjectives
    return named and (organ or what.noun.stem.endswith("-spitze"))  # "SPD-Spitze"


def fraction(memory: Memory) -> Figure | None:
    """ "die Fraktion": of the party that was mentioned last, in this sentence or the one before."""
    last = next(memory.back(), None)
    for turn in memory.back():
        if last is None or last.place.sentence - turn.place.sentence > 1:
            return None
        if turn.figure.kind == "party" and not turn.figure.members:
            if turn.figure.name.lower().endswith("fraktion"):
                return turn.figure
            return memory.register.add(Figure(_fraction_of(turn.figure.name), "party", "f"))
    return None


def _fraction_of(party: str) -> str:
    """A party's group in parliament: "SPD-Fraktion", "Grünen-Fraktion", "Linksfraktion"."""
    return {"Linke": "Linksfraktion", "Grüne": "Grünen-Fraktion", "CDU/CSU": "Unionsfraktion"}.get(
        party, f"{party}-Fraktion"
    )


def _is_own(found: Noun, served: Figure) -> bool:
    """ "ihre Organisation", "ihre Tarifkommission": any body, but no state."""
    lists = lexicon()
    return not served.is_person and found.stem in (lists.own | lists.organs) and served.kind not in _STATELY


def _compound(office: Noun, head: str) -> str:
    """ "Verkehrsminister" + "ministerium" -> "Verkehrsministerium"."""
    name = office.word[: len(office.stem) - len(office.head)] + head
    return name[:1].upper() + name[1:]


def is_body_called(figure: Figure, ending: str) -> bool:
    return figure.noun is not None and figure.noun.sort == "body" and figure.noun.stem.endswith(ending)
