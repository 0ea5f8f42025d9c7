"""Persons that are described: "der Minister", "die Gewerkschaftschefin", "der 54-Jährige", "ihr Fraktionschef"."""

from collections import Counter

from lagebild.actors.biography import former
from lagebild.actors.bodies import body_near, is_of_kind
from lagebild.actors.figures import Figure
from lagebild.actors.gazetteer import adjective_owner
from lagebild.actors.lists import lexicon
from lagebild.actors.memory import Description, Memory
from lagebild.actors.salience import Place, Turn, salience
from lagebild.actors.wording import noun_in_nominative, of_owner
from lagebild.actors.words import Noun, is_former, is_of_past
from lagebild.model import ActorKind

__all__ = ["is_governmental", "is_shared", "most_salient", "person"]

_OFTEN = 2
"""Mentions by which somebody is who the text is about."""
_REACH = 6
"""Sentences: how far back an epithet ("die Politikerin") finds its person."""


def person(memory: Memory, what: Description) -> Figure | None:
    """Whom a description of one person means; a person without a name where it takes up none."""
    phrase, found = what.phrase, what.noun
    if phrase.name is not None and id(phrase) not in memory.naming.of:
        return None
    if phrase.determiner.startswith(("jed", "kein", "welch")):
        return None  # "jeder Lehrer" is nobody
    past = is_of_past(what.words(phrase.adjectives))
    holder = None
    if past and phrase.article == "def" and phrase.inner is None:
        return former(memory, what) or memory.introduce(what, "person")
    if phrase.article != "indef" and not past:
        holder = _office_holder(memory, what)
    if holder is None and phrase.article == "def" and phrase.inner is None and is_governmental(found):
        holder = _protagonist(memory, what)
    if holder is not None:
        return holder
    owner = what.owner
    if phrase.article == "def" and owner is None and phrase.inner is None:
        if is_governmental(found):
            owner = memory.spoken_state(near=True)
        elif found.head in lexicon().epithets:
            return None
    return _unnamed(memory, what, owner)


def _protagonist(memory: Memory, what: Description) -> Figure | None:
    """ "Anna Lind lehnt ab. Die Außenministerin drohte": the person without office of whom the text speaks there."""
    weights: dict[Figure, float] = {}
    counts: Counter[Figure] = Counter()
    for turn in memory.back():
        figure = turn.figure
        if not figure.is_person or figure.described:
            continue
        counts[figure] += 1
        if what.place.sentence - turn.place.sentence > 2 or not _agrees(figure, what.gender):
            continue
        if turn.role == "subject" and not turn.place.quoted and not _is_barred(turn, what.place):
            weights[figure] = weights.get(figure, 0.0) + salience(turn, what.place)
    if len(weights) != 1:
        return None
    figure = next(iter(weights))
    free = not figure.offices and figure.owner is None and figure.gender
    if not free or counts[figure] < _OFTEN or not _is_of(figure, what.owner):
        return None
    figure.offices.append((what.noun, what.owner))
    figure.owner = what.owner
    return figure


def _is_of(figure: Figure, owner: Figure | None) -> bool:
    """Whether the person may serve that body: a party must be the own one."""
    return owner is None or owner.kind != "party" or figure.party in (None, owner.name)


def is_governmental(office: Noun) -> bool:
    """Whether an office is one of a state's government."""
    return any(office.head.endswith(head) for head in lexicon().governmental)


def is_shared(office: Noun) -> bool:
    """Whether a colleague abroad holds such an office too: one of government, or another title for one."""
    return is_governmental(office) or not lexicon().governmental.isdisjoint(lexicon().synonyms.get(office.stem, ()))


def _unnamed(memory: Memory, what: Description, owner: Figure | None) -> Figure:
    """ "ein Sprecher des Ministeriums", "Fraktionschef der CDU", "Webers Vorgänger", "polnischer Kollege"."""
    phrase, found = what.phrase, what.noun
    kind: ActorKind = "anonymous" if phrase.article == "indef" else "person"
    owned = (phrase.article in ("name", "poss", "def") and phrase.inner is None) or _takes_up_owner(what)
    if owner is None and found.stem == "sprecher" and what.is_bare and phrase.article in ("indef", "poss"):
        owner = body_near(memory)  # "Das Klinikum bestreitet das. ..., sagte eine Sprecherin"
        owned = True
    prefixed = "-" in found.word and memory.register.named(found.word.rpartition("-")[0]) is owner
    told = (
        prefixed or adjective_owner(found.word) or any(adjective_owner(word) for word in what.words(phrase.adjectives))
    )
    if owner is None or not owned or told:
        return memory.introduce(what, kind)
    noun = noun_in_nominative(phrase, what.tokens)
    name = of_owner(noun, owner)
    return memory.register.add(Figure(name, kind, what.gender, [(found, owner)], owner=owner, described=True))


def _takes_up_owner(what: Description) -> bool:
    """ "eine Sprecherin des Ministeriums" that the page has named: the name tells of which."""
    inner, owner = what.phrase.inner, what.owner
    if inner is None or inner.noun is None or what.phrase.link or owner is None or owner.is_person:
        return False
    if owner.described and (owner.noun is None or owner.noun.stem == owner.noun.head):
        return False
    loose = inner.article == "def" and not inner.adjectives and inner.inner is None and inner.name is None
    return loose and inner.noun.stem == inner.noun.head and owner.kind not in ("state", "group")


def _office_holder(memory: Memory, what: Description) -> Figure | None:
    """The person spoken of last who holds the office, or whom an epithet fits, or who will hold it further down."""
    seen: set[int] = set()
    once = None
    for turn in memory.back():
        figure = turn.figure
        if not figure.is_person or id(figure) in seen or not _agrees(figure, what.gender):
            continue
        seen.add(id(figure))
        if _holds(figure, what.noun, what.owner):
            if not _is_out_of_office(figure, what.noun):
                return figure
            once = once or figure
    if once is not None:
        return once
    if what.noun.head in lexicon().epithets and what.phrase.article != "":
        called = _called_so(memory, what)
        if called is not None:
            return called
    return _named_later(memory, what, seen)


def _named_later(memory: Memory, what: Description, seen: set[int]) -> Figure | None:
    """An office that the article fills further down: headlines and leads say "Kremlchef" first."""
    others = (figure for figure in memory.register.searched if figure.is_person and id(figure) not in seen)
    holders = [other for other in others if _agrees(other, what.gender) and _holds(other, what.noun, what.owner)]
    return holders[0] if len(holders) == 1 else None


def _called_so(memory: Memory, what: Description) -> Figure | None:
    """Whom an epithet means: the most salient named person of that gender whom it fits."""
    best, most = None, 0.0
    for turn in memory.back():
        figure = turn.figure
        if what.place.sentence - turn.place.sentence > _REACH:
            break
        if not figure.is_person or figure.described or not _agrees(figure, what.gender):
            continue
        weight = salience(turn, what.place)
        if weight > most and not _is_barred(turn, what.place) and _fits(figure, what.noun, what.owner):
            best, most = figure, weight
    return best


def most_salient(memory: Memory, gender: str, place: Place) -> Figure | None:
    """The named person of that gender of whom the text speaks most."""
    near = (turn for turn in memory.back() if place.sentence - turn.place.sentence <= _REACH)
    persons = (turn for turn in near if turn.figure.is_person and not turn.figure.described)
    fitting = [turn for turn in persons if turn.figure.gender == gender and not _is_barred(turn, place)]
    return max(fitting, key=lambda turn: salience(turn, place)).figure if fitting else None


def _agrees(figure: Figure, gender: str) -> bool:
    return not gender or figure.gender in ("", gender)


def _holds(figure: Figure, found: Noun, owner: Figure | None) -> bool:
    for office, served in figure.offices:
        if _is_same_office(office, found) and _serves(figure, served, owner):
            return True
    return owner is None and _leads(figure, found)


def _is_out_of_office(figure: Figure, found: Noun) -> bool:
    """Whether all that speaks for the office is that somebody held it once."""
    offices = [office for office, _ in figure.offices if _is_same_office(office, found)]
    return bool(offices) and not is_former(found) and all(is_former(office) for office in offices)


def _is_same_office(office: Noun, found: Noun) -> bool:
    """ "Minister" takes up "Verkehrsminister", "SPÖ-Chefin" a "Parteichefin", "Rathauschef" an "Oberbürgermeister"."""
    if office.stem == found.stem or (office.stem.endswith(found.stem) and len(found.stem) > 3):
        return True
    if "-" in found.stem and office.head == found.head and office.stem.startswith("partei"):
        return True
    synonyms = lexicon().synonyms
    back = found.stem in synonyms.get(office.stem, ())  # "Ressortchef Ott", later "der Minister"
    return back or any(office.stem.endswith(meant) for meant in synonyms.get(found.stem, ()))


def _serves(figure: Figure, served: Figure | None, owner: Figure | None) -> bool:
    """Whether an office held for `served` can be the one of `owner`; None where the page does not say."""
    served = served or figure.owner
    if owner is None or served is None or served.name == owner.name:
        return True
    return figure.owner is owner or figure.party == owner.name


def _leads(figure: Figure, found: Noun) -> bool:
    """ "der Gewerkschaftschef" is whoever heads the Gewerkschaft that was named."""
    lists, served = lexicon(), figure.owner
    first = found.stem[: len(found.stem) - len(found.head)].rstrip("-").removesuffix("s")
    if found.head not in lists.leaders or len(first) < 4 or served is None:
        return False
    if not any(office.head in lists.leaders and office.head != "sprecher" for office, _ in figure.offices):
        return False
    if served.noun is not None and served.noun.sort == "body" and served.noun.stem.endswith(first):
        return True
    nouns = (first, first.removesuffix("n"), first.removesuffix("en"))
    kin = next((lists.takes_up[noun] for noun in nouns if noun in lists.takes_up), None)
    if kin is not None and is_of_kind(served, nouns[0], kin):
        return True
    head = lists.heads.get(first)
    return head is not None and head[1] == served.kind and served.kind in ("union", "party", "company")


def _fits(figure: Figure, found: Noun, owner: Figure | None) -> bool:
    """Whether a person may be called so: a party must not be another's, an office must be of that sort."""
    lists = lexicon()
    if owner is not None and owner.is_person:
        owner = owner.owner  # "sein Regierungschef": of the same state
        if owner is None:
            return False
    if found.head in ("regierungschef", "staatschef", "staatsoberhaupt"):
        high = any(office.head in lists.heads_of_state for office, _ in figure.offices)
        return high and (owner is None or figure.owner in (None, owner))
    if owner is not None and owner.kind == "party":
        return figure.party in (None, owner.name)
    if found.head in ("parteichef", "parteivorsitzend"):
        return figure.party is not None
    parties = lists.members.get(found.head)
    return parties is None or figure.party in (None, *parties)


def _is_barred(turn: Turn, place: Place) -> bool:
    """An epithet is not another mention of its own clause over again."""
    return turn.place.sentence == place.sentence and turn.place.clause == place.clause and place.clause >= 0
