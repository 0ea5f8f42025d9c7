"""In which country a page is at home: of which state its "Bund" and its "Regierung" speak."""

from collections import Counter
from collections.abc import Sequence

from lagebild.actors.figures import Register
from lagebild.actors.gazetteer import state_named
from lagebild.actors.lists import Known, lexicon

__all__ = ["home_of"]

_SURE = 3
"""Votes: what an agency or a dateline counts; each party or Land that the page names counts one."""
_NAMES = {"AT": "Österreich", "CH": "Schweiz"}


def home_of(register: Register, agencies: Sequence[str], places: Sequence[str]) -> Known | None:
    """Austria or Switzerland where more speaks for it than for Germany, else None."""
    lists = lexicon()
    votes: Counter[str] = Counter()
    for agency in agencies:
        votes[lists.country_agencies.get(agency, "")] += _SURE
    for place in places[:1]:
        votes[lists.country_towns.get(place, "")] += _SURE
    parties = {party.name: party.code for party in lists.parties}
    for figure in register.searched:
        if figure.kind == "party":
            votes[parties.get(figure.name, "")] += 1
        elif figure.name in lists.lands:
            votes[lists.land_countries.get(figure.name, "DE")] += 1
    best = max(_NAMES, key=lambda code: votes[code])
    return state_named(_NAMES[best]) if votes[best] > votes["DE"] else None
