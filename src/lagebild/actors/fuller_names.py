"""Figures that the page names short here and in full there: "Vega Soto" and "Luisa Vega Soto"."""

from lagebild.actors.figures import Figure, Register
from lagebild.actors.lists import lexicon

__all__ = ["longer_names"]

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
