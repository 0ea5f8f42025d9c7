"""Bodies that are described: "die Gewerkschaft", "die indische Regierung", "sein Ministerium", "die Stadt"."""

from lagebild.actors.figures import Figure
from lagebild.actors.gazetteer import adjective_owner, state_named
from lagebild.actors.lists import lexicon
from lagebild.actors.memory import Description, Memory
from lagebild.actors.wording import noun_in_nominative, of_owner
from lagebild.actors.words import Noun

__all__ = ["armed_body", "body", "body_in", "house"]


def body(memory: Memory, what: Description) -> Figure | None:
    """Which body a description means; a new one where it takes up none, None for a bare "Land" that nobody named."""
    phrase, found = what.phrase, what.noun
    if found.head in lexicon().governments and not what.plural:
        government = _government(memory, what)
        if government is not None:
            return government
    of_person = phrase.article == "name" and what.owner is not None and what.owner.is_person
    if what.owner is not None and (phrase.article == "poss" or of_person):
        return _own(memory, what, what.owner)
    if what.is_definite and phrase.inner is None and not what.plural:
        before = _territory(memory, found) or _earlier(memory, what)
        if before is not None:
            return before
    if found.stem in ("land", "staat", "stadt") or (found.stem in lexicon().ambiguous_heads and _is_loose(what)):
        return None
    return memory.introduce(what, "group" if what.plural and found.kind != "anonymous" else found.kind)


def _is_loose(what: Description) -> bool:
    """Neither definite nor narrowed down: "eine Initiative", "Bewegung"."""
    return not what.plural and what.is_bare and not what.is_definite


def body_in(memory: Memory, office: Noun) -> Figure | None:
    """The body that a compound office names: "Verbandssekretärin" after a "Pflegeverband"."""
    first = office.stem[: len(office.stem) - len(office.head)].rstrip("-").removesuffix("s")
    if len(first) < 4:
        return None
    return next((turn.figure for turn in memory.back() if _is_body_called(turn.figure, first)), None)


def house(memory: Memory, owner: Figure) -> Figure | None:
    """ "aus seinem Haus": a minister's ministry."""
    for office, _ in owner.offices:
        if office.head == "minister":
            name = _compound(office, "ministerium")
            return memory.register.add(Figure(name, "government", "n", owner=owner.owner))
    return None


def armed_body(memory: Memory) -> Figure | None:
    """The one armed body of the page."""
    bodies = [figure for figure in memory.register.searched if _is_armed(figure)]
    return bodies[0] if len(bodies) == 1 else None


def _is_armed(figure: Figure) -> bool:
    lists = lexicon()
    if figure.name in lists.armed_by_name:
        return True
    if figure.noun is None or figure.is_person or figure.gender == "p" or figure.described:
        return False
    return any(figure.noun.stem.endswith(head) for head in lists.armed)


def _government(memory: Memory, what: Description) -> Figure | None:
    """ "die indische Regierung", "die Führung in Kiew", "die Regierung"."""
    owner = what.owner
    if owner is not None and owner.kind in ("state", "alliance"):
        memory.governed = owner
        return owner
    if owner is not None and owner.is_person and owner.owner is not None and owner.owner.kind == "state":
        return owner.owner  # "die Regierung von Präsident X", "seine Regierung"
    if what.noun.stem == "regierung" and what.phrase.article == "def" and what.is_bare:
        return memory.governed or memory.leading_state()
    return None


def _own(memory: Memory, what: Description, owner: Figure) -> Figure | None:
    """ "sein Ministerium" of a Verkehrsminister, "sein Land", "ihre Partei", "ihr Vorstand"."""
    found, served = what.noun, owner.owner
    if found.stem in ("land", "staat"):
        return served if served is not None and served.kind in ("state", "authority") else None
    if found.stem == "partei" and owner.party:
        return memory.listed(owner.party)
    for office, _ in owner.offices:
        if found.stem in lexicon().office_bodies.get(office.head, ()):
            name = _compound(office, found.stem)
            return memory.register.add(Figure(name, found.kind, found.gender, noun=found, owner=served))
    if served is not None and (_is_body_called(served, found.stem) or _is_own(found, served)):
        return served
    noun = noun_in_nominative(what.phrase, what.tokens)
    name = of_owner(noun, owner.name, owner.kind, owner.gender, state_named(owner.name))
    return memory.register.add(Figure(name, found.kind, found.gender, noun=found, owner=owner, described=True))


def _compound(office: Noun, head: str) -> str:
    """ "Verkehrsminister" + "ministerium" -> "Verkehrsministerium"."""
    name = office.word[: len(office.stem) - len(office.head)] + head
    return name[:1].upper() + name[1:]


def _is_own(found: Noun, served: Figure) -> bool:
    """ "ihre Organisation": any body, but no state."""
    return not served.is_person and found.stem in lexicon().own and served.kind not in ("state", "government")


def _territory(memory: Memory, found: Noun) -> Figure | None:
    """ "die Stadt" of the dateline, "das Land" that was named last, "die Kommission" where the EU is about."""
    if found.stem == "stadt" and memory.places:
        place = memory.places[0]
        return memory.register.named(place) or memory.register.add(Figure(place, "authority", "n"))
    if found.stem in ("land", "bundesland"):
        return memory.spoken_state(lands=True) or memory.only_land()
    if found.stem == "kommission" and (memory.register.named("EU") or memory.register.named("EU-Kommission")):
        return memory.listed("EU-Kommission")
    return None


def _earlier(memory: Memory, what: Description) -> Figure | None:
    """The body mentioned last that the noun takes up: "die Behörde" after "Atomenergiebehörde"."""
    if any(adjective_owner(word) is not None for word in what.words(what.phrase.adjectives)):
        return None
    armed = armed_body(memory) if what.noun.stem in lexicon().armed else None
    if armed is not None:
        return armed
    for turn in memory.back():
        figure = turn.figure
        if not figure.is_person and not figure.members and figure.gender != "p" and _takes_up(what.noun, figure):
            return figure
    same = (figure for figure in memory.register.searched if not figure.is_person and not figure.described)
    return next((figure for figure in same if figure.noun is not None and figure.noun.stem == what.noun.stem), None)


def _takes_up(found: Noun, figure: Figure) -> bool:
    lists = lexicon()
    if found.stem in lists.alliances and figure.kind == "alliance":
        return figure.name != "EU"
    if found.stem in lists.generic and figure.kind == found.kind and not figure.described:
        return True
    if figure.noun is not None and figure.noun.sort == "body":
        return figure.noun.stem.endswith(found.stem) and len(found.stem) > 2
    words = figure.name.lower().split()
    ends = (word.endswith(found.stem) for word in (*words[:1], *words[-1:]))
    return figure.kind != "state" and len(found.stem) > 3 and any(ends)


def _is_body_called(figure: Figure, ending: str) -> bool:
    return figure.noun is not None and figure.noun.sort == "body" and figure.noun.stem.endswith(ending)
