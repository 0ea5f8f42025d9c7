"""Figures that the page names short here and in full there: "Vega Soto" and "Luisa Vega Soto"."""

from lagebild.actors.figures import Figure, Register
from lagebild.actors.lists import lexicon
from lagebild.actors.name_forms import spells
from lagebild.actors.words import genitive_name, noun

__all__ = ["body_called", "longer_names", "spelled"]

_COMPARED = 200
"""Figures: more than an article has; bounds the comparison of all with all."""


def longer_names(register: Register) -> dict[int, Figure]:
    """id() of a figure -> the one that bears its name in full; that one learns the short name."""
    fuller: dict[int, Figure] = {}
    for figure, longer in (*_bodies(register), *_persons(register)):
        fuller[id(figure)] = longer
        longer.call(figure.name)
    return fuller


def _bodies(register: Register) -> list[tuple[Figure, Figure]]:
    """ "Die Demokratische Partei" is the "Demokratische Partei Thailands" of the same page."""
    bodies = [figure for figure in register.figures if _is_body(figure)]
    pairs = []
    for figure in bodies[:_COMPARED]:
        longer = [other for other in bodies[:_COMPARED] if other.name.startswith(figure.name + " ")]
        if len(longer) == 1 and not figure.fixed:
            pairs.append((figure, longer[0]))
    return pairs


def _is_body(figure: Figure) -> bool:
    """By its noun, or because an office told of it ("Torvik-Chefin" of "Torvik Motors")."""
    told = figure.kind in ("company", "organisation") and not (figure.guessed or figure.described or figure.fixed)
    return (figure.noun is not None and figure.noun.sort == "body") or told


def _persons(register: Register) -> list[tuple[Figure, Figure]]:
    """ "Vega Soto" is the "Luisa Vega Soto" of the same page."""
    persons = [figure for figure in register.searched if figure.is_person and " " in figure.name]
    pairs = []
    for figure in persons:
        longer = [other for other in persons if other.name.endswith(" " + figure.name)]
        if len(longer) == 1 and figure.name.split()[0] not in lexicon().names:
            pairs.append((figure, longer[0]))
    return pairs


def body_called(register: Register, word: str) -> Figure | None:
    """The one body that is called by a word: by its abbreviation, or by how its name begins."""
    return spelled(register, word) or _shortened(register, word)


def spelled(register: Register, short: str) -> Figure | None:
    """ "DBV" of the one "Deutscher Bauernverband" that the page names without the abbreviation."""
    if not short.isupper():
        return None
    bodies = (figure for figure in register.searched if figure.noun is not None and not figure.is_person)
    return _named(register, [body for body in bodies if spells(short, body.name)], short)


def _shortened(register: Register, word: str) -> Figure | None:
    """The one body or company whose name begins with the word: "Norwind" for "Norwind Ground"."""
    first = genitive_name(word)
    if word in lexicon().names or noun(first) is not None:
        return None
    bodies = [figure for figure in register.searched if not figure.is_person and figure.noun is not None]
    named = [body for body in bodies if body.name.split()[0] in (word, first) and " " in body.name]
    return None if named and (named[0].fixed or named[0].described) else _named(register, named, first)


def _named(register: Register, bodies: list[Figure], name: str) -> Figure | None:
    """The only one of them, who is known by that name from now on."""
    if len(bodies) != 1:
        return None
    register.alias(bodies[0], name)
    bodies[0].call(name)
    return bodies[0]
