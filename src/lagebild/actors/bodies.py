"""Bodies that are described: "die Gewerkschaft", "die indische Regierung", "sein Ministerium", "die Stadt"."""

import functools
from collections import Counter

from lagebild.actors.figures import Figure
from lagebild.actors.gazetteer import adjective_owner, known_name
from lagebild.actors.lists import Kin, lexicon
from lagebild.actors.memory import Description, Memory
from lagebild.actors.naming import figure_of_known
from lagebild.actors.own_bodies import fraction, is_body_called, is_organ_of, ministry, own_body
from lagebild.actors.salience import salience
from lagebild.actors.territories import territory
from lagebild.actors.words import Noun

__all__ = ["armed_body", "body", "body_in", "body_near", "both_states", "far_of_kind", "is_of_kind"]


_OFTEN = 2
"""How many times as often as the second a body must have been mentioned to be meant from afar."""
_REACH = 6
"""Sentences: how far back the body lies that "das Unternehmen" takes up when the page has several."""


def body(memory: Memory, what: Description) -> Figure | None:
    """Which body a description means; a new one where it takes up none, None for a bare "Land" that nobody named."""
    phrase, found = what.phrase, what.noun
    foreign = found.stem == "außenamt" and what.is_bare and what.is_definite
    if (found.head in lexicon().governments or _is_of_land(found) or foreign) and not what.plural:
        # "Peking lehnt ab, erklärte das Außenamt"
        government = memory.spoken_state(near=True) if foreign else _government(memory, what)
        if government is not None:
            return government
    of_person = phrase.article == "name" and what.owner is not None and what.owner.is_person
    in_capital = found.head == "ministerium" and phrase.link in ("in", "im")
    in_capital = in_capital and what.owner is not None and what.owner.kind == "state"
    if in_capital or is_organ_of(what):
        return what.owner  # "das Außenministerium in Maskat", "die Spitze der Partei"
    if what.owner is not None and (phrase.article == "poss" or of_person):
        return own_body(memory, what, what.owner)
    if what.is_definite and phrase.inner is None and not what.plural:
        bare_fraction = found.stem == "fraktion" and what.is_bare
        before = (fraction(memory) if bare_fraction else None) or territory(memory, what) or _earlier(memory, what)
        if before is not None:
            return before
    if found.head == "zentrale" or _is_nobody(what):
        return _headquarters(memory, what) if found.head == "zentrale" else None
    return memory.introduce(what, "group" if what.plural and found.kind != "anonymous" else found.kind)


def _headquarters(memory: Memory, what: Description) -> Figure | None:
    """ "aus der Londoner Zentrale", "in der SPD-Zentrale": the body whose it is; None for a call centre."""
    if what.owner is not None and not what.owner.is_person:
        return what.owner
    bodies = (
        turn.figure for turn in memory.back() if turn.figure.kind in ("company", "union", "party", "organisation")
    )
    return next(bodies, None) if what.is_definite and what.noun.stem == "zentrale" else None


def _is_nobody(what: Description) -> bool:
    """ "ihre Partei" of nobody known, "das Land" that nobody named, "eine Initiative"."""
    lists, found = lexicon(), what.noun
    if what.phrase.article == "poss" and found.stem in (lists.own | lists.organs):
        return True
    return found.stem in ("land", "staat", "stadt", "amt") or (found.stem in lists.ambiguous_heads and _is_loose(what))


def _is_loose(what: Description) -> bool:
    """Neither definite nor narrowed down: "eine Initiative", "Bewegung"."""
    return not what.plural and what.is_bare and not what.is_definite


def body_in(memory: Memory, office: Noun) -> Figure | None:
    """The body that a compound office names: "Verbandssekretärin" after a "Pflegeverband"."""
    first = office.stem[: len(office.stem) - len(office.head)].rstrip("-").removesuffix("s")
    if len(first) < 4:
        return None
    return next((turn.figure for turn in memory.back() if is_body_called(turn.figure, first)), None)


def body_near(memory: Memory) -> Figure | None:
    """The body that was the last subject, in this paragraph and no further back than the sentence before: "Die
    Gewerkschaft lehnt ab. ..., sagte Chefin X."
    """
    last = memory.turns[-1].place if memory.turns else None
    for turn in memory.back():
        if last is None or last.sentence - turn.place.sentence > 1 or turn.place.paragraph != last.paragraph:
            return None
        if turn.role in ("subject", "embedded") and not turn.place.quoted:
            led = turn.figure.kind in ("union", "organisation", "company", "party") and not turn.figure.members
            led = led or _is_office(turn.figure)
            return turn.figure if led and not _is_bare_noun(turn.figure) else None
    return None


def _is_bare_noun(figure: Figure) -> bool:
    """ "der Verband" that nobody named, against "das Bundeskartellamt", which needs no other name."""
    return figure.described and (figure.noun is None or figure.noun.stem == figure.noun.head)


def _is_office(figure: Figure) -> bool:
    """An authority or court with somebody at its head whom the press calls by that office alone."""
    known = figure.noun is not None and figure.noun.stem.endswith(lexicon().takes_up["behörde"].heads)
    return figure.kind == "court" or (figure.kind == "authority" and known)


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
    if _is_of_land(what.noun) or (what.noun.stem == "regierung" and _is_land(owner)):
        return _land(memory, what)
    if what.noun.stem in ("regierung", "regime") and what.phrase.article == "def" and what.is_bare:
        council = memory.register.named("Bundesrat") if _is_home(memory, "CH") else None
        if council is not None and memory.governed is None:
            return council  # the Swiss government is called so
        return memory.governed or memory.leading_state() or _home(memory)
    return None


def _home(memory: Memory) -> Figure | None:
    home = memory.naming.home
    return figure_of_known(memory.register, home) if home is not None else None


def both_states(memory: Memory) -> Figure | None:
    """ "beide Länder": the two states of which the text speaks, in the order in which it names them."""
    states = [turn.figure for turn in memory.turns[-60:] if turn.figure.kind == "state"]
    counts = Counter(states).most_common(3)
    if len(counts) < 2 or (len(counts) > 2 and counts[1][1] == counts[2][1]):
        return None
    members = tuple(sorted((figure for figure, _ in counts[:2]), key=states.index))
    name = f"{members[0].name} und {members[1].name}"
    return memory.register.add(Figure(name, "group", "p", members=members, described=True))


def _is_home(memory: Memory, code: str) -> bool:
    return memory.naming.home is not None and memory.naming.home.code == code


def _is_of_land(found: Noun) -> bool:
    """ "Landesregierung", "NRW-Landesregierung", "Staatskanzlei"."""
    return found.stem.rsplit("-", 1)[-1] in lexicon().land_governments


def _is_land(figure: Figure | None) -> bool:
    return figure is not None and figure.name in lexicon().lands


@functools.cache
def _town_adjectives() -> dict[str, str]:
    """ "Mainzer", "Münchner": adjectives of the capitals of Länder -> the Land."""
    seats = lexicon().land_seats
    plain = {f"{town}er": land for town, land in seats.items()}
    return plain | {f"{town[:-2]}ner": land for town, land in seats.items() if town.endswith("en")}


def _land(memory: Memory, what: Description) -> Figure | None:
    """ "die Kärntner Landesregierung": the Land that is named with it, else the one that the page is about."""
    lists = lexicon()
    first = known_name((what.noun.word.split("-")[0],)) if "-" in what.noun.word else None
    if first is not None and first.name in lists.lands:
        return memory.land(first.name)  # "die NRW-Landesregierung"
    for word in what.words(what.phrase.adjectives):
        endings = (word.removesuffix(ending) for ending in ("", "e", "en", "er", "em"))
        name = next((lists.land_adjectives[stem] for stem in endings if stem in lists.land_adjectives), None)
        name = name or _town_adjectives().get(word)
        if name is not None:
            return memory.land(name)
    if what.owner is not None:
        seat = lists.land_seats.get(what.owner.name)
        return memory.land(seat) if seat else what.owner if _is_land(what.owner) else None
    return memory.only_land() if what.is_definite and what.is_bare else None


def _earlier(memory: Memory, what: Description) -> Figure | None:
    """The body mentioned last that the noun takes up: "die Behörde" after "Atomenergiebehörde"."""
    if any(adjective_owner(word) is not None for word in what.words(what.phrase.adjectives)):
        return None
    armed = armed_body(memory) if what.noun.stem in lexicon().armed else None
    if armed is not None:
        return armed
    kin = lexicon().takes_up.get(what.noun.stem)
    if kin is not None:
        return _of_kind(memory, what, kin)
    for turn in memory.back():
        figure = turn.figure
        slogan = figure.described and turn.place.quoted and not what.place.quoted  # a "Liga der Reichen"
        several = figure.is_person or figure.members or figure.gender == "p"
        if not slogan and not several and _takes_up(what.noun, figure):
            return figure
    same = (figure for figure in memory.register.searched if not figure.is_person and not figure.described)
    alike = next((figure for figure in same if figure.noun is not None and figure.noun.stem == what.noun.stem), None)
    alike = alike or _only_of_trade(memory, what)
    return alike or (ministry(memory) if what.noun.stem == "ministerium" and what.is_bare else None)


def _only_of_trade(memory: Memory, what: Description) -> Figure | None:
    """ "der Stahlkonzern", "die Pilotengewerkschaft": the only company or union that the page names."""
    kind = what.noun.kind
    if kind not in ("company", "union") or what.phrase.article != "def" or not what.is_bare:
        return None
    if what.noun.stem == what.noun.head and what.noun.stem in lexicon().takes_up:
        return None
    named = [figure for figure in memory.register.searched if figure.kind == kind and not figure.described]
    return named[0] if len(named) == 1 else None


def _of_kind(memory: Memory, what: Description, kin: Kin) -> Figure | None:
    """The body of that kind of which the text speaks most; far behind all of them only one that is alone."""
    weights: dict[int, float] = {}
    figures: dict[int, Figure] = {}
    for turn in memory.back():
        if what.place.sentence - turn.place.sentence > _REACH:
            break
        if is_of_kind(turn.figure, what.noun.stem, kin):
            figures[id(turn.figure)] = turn.figure
            weights[id(turn.figure)] = weights.get(id(turn.figure), 0.0) + salience(turn, what.place)
    if weights:
        return figures[max(weights, key=lambda key: weights[key])]
    return far_of_kind(memory, what.noun.stem, kin)


def far_of_kind(memory: Memory, stem: str, kin: Kin) -> Figure | None:
    """The only body of that kind before, or the one mentioned far more often; else the only one of the page."""
    counts = Counter(turn.figure for turn in memory.back() if is_of_kind(turn.figure, stem, kin))
    if not counts:
        known = (figure for figure in memory.register.searched if not figure.described)
        counts = Counter(figure for figure in known if is_of_kind(figure, stem, kin))
        return next(iter(counts)) if len(counts) == 1 else None
    (best, most), *others = counts.most_common(2)
    return best if not others or most >= _OFTEN * others[0][1] else None


def is_of_kind(figure: Figure, stem: str, kin: Kin) -> bool:
    """Whether the page may call the figure so: it bears the noun, is of its kind, or has a noun that it takes up."""
    if figure.is_person or figure.members or figure.gender == "p" or figure.kind in ("state", "group"):
        return False
    if figure.name == "EU":
        return False
    if figure.name in kin.names or (figure.kind in kin.kinds and (not figure.described or figure.owner is None)):
        return True
    noun = figure.noun
    return noun is not None and noun.sort == "body" and noun.stem.endswith((stem, *kin.heads))


def _takes_up(found: Noun, figure: Figure) -> bool:
    if figure.noun is not None and figure.noun.sort == "body":
        return figure.noun.stem.endswith(found.stem) and len(found.stem) > 2
    words = figure.name.lower().split()
    ends = (word.endswith(found.stem) for word in (*words[:1], *words[-1:]))
    return figure.kind != "state" and len(found.stem) > 3 and any(ends)
