"""Territories and their bodies by what the press calls them: "die Stadt", "der Freistaat", "der Kongress"."""

from lagebild.actors.figures import Figure
from lagebild.actors.lists import lexicon
from lagebild.actors.memory import Description, Memory

__all__ = ["territory"]

_NEAR = 2
"""Sentences: so far back lies the state whose leaders are called "die Führung"."""
_LED = frozenset(("party", "union", "company", "organisation", "alliance"))


def territory(memory: Memory, what: Description) -> Figure | None:
    """ "die Stadt" of the dateline, "das Land" that was named last, "die Kommission" where the EU is about."""
    found = what.noun
    if found.stem in ("land", "bundesland"):
        return memory.spoken_state(lands=True) or memory.only_land()
    if found.stem == "stadt":
        return _town(memory)
    if found.stem == "kommission" and (memory.register.named("EU") or memory.register.named("EU-Kommission")):
        return memory.listed("EU-Kommission")
    if found.stem == "kongress" and what.is_bare and memory.register.named("USA"):
        return memory.register.add(Figure("US-Kongress", found.kind, "m", noun=found))
    return _by_epithet(memory, what)


def _town(memory: Memory) -> Figure | None:
    """The town of the dateline, else the one whose mayor the page names."""
    if memory.places:
        place = memory.places[0]
        return memory.register.named(place) or memory.register.add(Figure(place, "authority", "n"))
    mayors = (figure for figure in memory.register.searched if figure.is_person)
    served = [
        town or figure.owner
        for figure in mayors
        for office, town in figure.offices
        if office.stem.endswith("bürgermeister")
    ]
    towns = {id(town): town for town in served if town is not None and town.kind in ("unknown", "authority")}
    return next(iter(towns.values())) if len(towns) == 1 else None


def _by_epithet(memory: Memory, what: Description) -> Figure | None:
    stem = what.noun.stem
    if stem in lexicon().land_epithets:
        return _called(memory, lexicon().land_epithets[stem])
    if stem == "führung" and what.is_bare:
        return _led(memory, what)
    return _several(memory, what) if stem == "gruppe" and what.is_bare else None


def _called(memory: Memory, lands: tuple[str, ...]) -> Figure | None:
    """ "der Freistaat": the Land of that kind that was named last, or the only one whose capital the page names."""
    for turn in memory.back():
        if turn.figure.name in lands:
            return turn.figure
    seats = lexicon().land_seats
    figures = (figure.name for figure in memory.register.searched if not figure.is_person)
    near = {seats.get(name, name) for name in (*figures, *memory.places)}
    named = [land for land in lands if land in near]
    return memory.land(named[0]) if len(named) == 1 else None


def _led(memory: Memory, what: Description) -> Figure | None:
    """ "Peking gibt nach. Für die Führung ...": the state that was subject just before, unless another body was."""
    for turn in memory.back():
        if what.place.sentence - turn.place.sentence > _NEAR:
            return None
        if turn.role in ("subject", "embedded") and turn.figure.kind in _LED:
            return None
        if turn.role == "subject" and turn.figure.kind == "state":
            return turn.figure
    return None


def _several(memory: Memory, what: Description) -> Figure | None:
    """ "Die Inselstaaten drohen. Die Gruppe verlangt ...": those who were the subject, where no body is called so."""
    for turn in memory.back():
        figure = turn.figure
        if what.place.sentence - turn.place.sentence > _NEAR + 1:
            return None
        if figure.noun is not None and figure.noun.stem.endswith("gruppe"):
            return None
        several = figure.kind == "group" and figure.gender == "p" and figure.owner is None
        if turn.role == "subject" and several:
            return figure
    return None
