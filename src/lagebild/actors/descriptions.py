"""Whom a phrase without a name describes: one way in for persons, bodies and groups."""

import functools
from collections.abc import Sequence

from lagebild.actors.biography import somebody
from lagebild.actors.bodies import armed_body, body, body_in, body_near, both_states, far_of_kind
from lagebild.actors.figures import Figure
from lagebild.actors.gazetteer import adjective_owner, known_name, state_named
from lagebild.actors.lists import lexicon
from lagebild.actors.memory import Description, Memory
from lagebild.actors.naming import figure_of_known
from lagebild.actors.number import is_one
from lagebild.actors.own_bodies import house, is_body_called
from lagebild.actors.persons import is_governmental, is_shared, most_salient, person
from lagebild.actors.phrases import Phrase
from lagebild.actors.salience import Place
from lagebild.actors.service import served_near
from lagebild.actors.wording import described_name
from lagebild.actors.words import Noun, as_person, bare, noun
from lagebild.model import Token

_CAUSE = len("tierschützer") - 1
"""Letters of who protects something: "Tierschützer", "Verbraucherschützer"."""
_SOMEBODY = {"Mann": "m", "Frau": "f"}
_NEAR = 3
"""Sentences: how far back the court lies whose judges are called "die Richter"."""

__all__ = ["called", "described", "settle_owner"]


def described(
    memory: Memory, phrase: Phrase, tokens: Sequence[Token], owners: tuple[Figure | None, Figure | None], place: Place
) -> Figure | None:
    """Whom a phrase describes; None for things, and where it is not sure.

    `owners` are the figures of its possessive and of its genitive.
    """
    if phrase.noun_at is None:
        return None
    word = tokens[phrase.noun_at].text
    if _is_told_by_word(word):
        figure = _source(memory, word) or _countryman(memory, phrase, tokens, place)
        figure = figure or _people(memory, phrase, word) or _special(memory, phrase, tokens, owners)
        if figure is not None:
            return figure
    if phrase.noun is None:
        return _unlisted(memory, phrase, word, place)
    if is_one(phrase):
        phrase.noun = as_person(phrase.noun)
    owner = owners[0] or owners[1] or memory.naming.owner_of(phrase, tokens)
    what = memory.describe(phrase, tokens, owner, place)
    if what.noun.sort == "body":
        return body(memory, what)
    if what.noun.sort == "person" and not what.plural:
        return person(memory, what)
    return _several(memory, what)


@functools.lru_cache(maxsize=50_000)
def _is_told_by_word(word: str) -> bool:
    """Whether the noun may tell by itself who is meant, as a source, people, party or house."""
    form, lists = bare(word), lexicon()
    stems = (word, word[:-1], word.removesuffix("in"))
    people = any(stem + ending in lists.peoples for stem in stems for ending in ("", "n", "en"))
    members = any(form[:-cut] in names for cut in (1, 2) for names in (lists.members, lists.colours))
    return people or members or _source_ending(form) is not None or form in ("seite", "haus", "hause", *lists.houses)


def settle_owner(memory: Memory, figure: Figure, phrase: Phrase, tokens: Sequence[Token], owner: Figure | None) -> None:
    """Whom an office-holder speaks for: the possessor, or for offices of government the state that is spoken of."""
    if not figure.is_person or phrase.noun is None or not phrase.is_person:
        return
    if phrase.name is not None and "kolleg" in phrase.noun.head and owner is not None and owner is not figure:
        # "Minister Ott ... Seine italienische Kollegin Ada Riva": she is a minister too
        figure.offices += [(office, figure.owner) for office, _ in owner.offices if is_shared(office)]
    if figure.owner is not None:
        return
    if owner is not None and owner is not figure:
        figure.owner = owner
    elif any(tokens[at].text[:1].isupper() and tokens[at].text.endswith("er") for at in phrase.adjectives):
        return  # "der Aalener Klinikchef": of another place
    else:
        figure.owner = _spoken_for(memory, phrase.noun) or _of_country(memory, figure, phrase.noun)


def _of_country(memory: Memory, figure: Figure, office: Noun) -> Figure | None:
    """ "Kanzler Jan Pohl (CDU)": offices that only a state has, of the state of the party."""
    if not (office.head.endswith("kanzler") or office.stem.startswith(("außenminister", "verteidigungsminister"))):
        return None
    code = next((party.code for party in lexicon().parties if party.name == figure.party), "")
    state = next((state for state in lexicon().states if state.code == code), None)
    return figure_of_known(memory.register, state) if code and state is not None else None


def _spoken_for(memory: Memory, office: Noun) -> Figure | None:
    """Whom an office-holder speaks for, from what the text spoke of last."""
    if is_governmental(office):
        bare_office = office.stem == "präsident"
        near = body_near(memory) if bare_office else served_near(memory, office)
        if office.stem.startswith("landes"):
            return memory.only_land()
        return near or memory.spoken_state(near=True)
    led = office.head in lexicon().leaders or office.stem.startswith(("verhandlung", "bezirks", "tarif"))
    return body_in(memory, office) or served_near(memory, office) or (body_near(memory) if led else None)


def called(phrase: Phrase, figure: Figure, tokens: Sequence[Token]) -> str:
    """How a member of a group is called in the group's name: "die Europäer und Ukrainer", "Frankreich und Italien"."""
    word = tokens[phrase.noun_at].text if phrase.noun_at is not None else ""
    if word in lexicon().peoples:
        return f"die {word}" if phrase.determiner else word
    return figure.name


def _special(
    memory: Memory, phrase: Phrase, tokens: Sequence[Token], owners: tuple[Figure | None, Figure | None]
) -> Figure | None:
    """ "die iranische Seite", "die Seite der Arbeitgeber", "aus seinem Haus"."""
    word = bare(tokens[phrase.head].text)
    if word == "seite":
        states = (state_named(adjective_owner(tokens[at].text)) for at in phrase.adjectives)
        state = next((state for state in states if state is not None), None)
        return figure_of_known(memory.register, state) if state is not None else owners[1]
    if word in lexicon().houses and phrase.article == "def":
        bodies = [figure for figure in memory.register.searched if _is_in(figure, lexicon().houses[word])]
        return bodies[0] if len(bodies) == 1 else None
    owner = owners[0] if phrase.article == "poss" else owners[1]
    if word in ("haus", "hause") and owner is not None and owner.is_person:
        return house(memory, owner)
    return None


def _unlisted(memory: Memory, phrase: Phrase, word: str, place: Place) -> Figure | None:
    """A noun that no list knows: a trade that stood before a name, "der Mann", the last part of a compound."""
    definite = phrase.article in ("def", "dem") and phrase.name is None
    called_so = memory.naming.trades.get(word.casefold()) if definite and not phrase.adjectives else None
    if called_so is None and definite and word in _SOMEBODY:
        return somebody(memory, _SOMEBODY[word], place)
    short = memory.register.named(word) if definite and phrase.noun_at == phrase.end - 1 else None
    if short is not None and word in short.aliases:
        return short  # "das Bafu", which was in brackets before
    return called_so or _shortened(memory, phrase, bare(word))


def _shortened(memory: Memory, phrase: Phrase, form: str) -> Figure | None:
    """ "die Front" after "Tamat-Front": heads that name a body in compounds alone take up the last such compound."""
    if form not in lexicon().compound_heads or phrase.article not in ("def", "dem") or phrase.adjectives:
        return None
    figures = (turn.figure for turn in memory.back())
    figure = next((figure for figure in figures if not figure.is_person and is_body_called(figure, form)), None)
    return figure or (_district(memory) if form == "kreis" else None)


def _district(memory: Memory) -> Figure | None:
    """ "der Kreis" where a Landrat is named."""
    offices = (office for figure in memory.register.searched for office, _ in figure.offices)
    headed = any(office.stem.endswith(("landrat", "landrätin")) for office in offices)
    return memory.register.add(Figure("Kreis", "authority", "m")) if headed else None


def _is_in(figure: Figure, nouns: tuple[str, ...]) -> bool:
    return figure.noun is not None and figure.noun.stem in nouns


def _court(memory: Memory, place: Place) -> Figure | None:
    """ "die Richter": the court of which the last sentences speak."""
    for turn in memory.back():
        if place.sentence - turn.place.sentence > _NEAR:
            return None
        if turn.figure.kind == "court":
            return turn.figure
    return None


def _source(memory: Memory, word: str) -> Figure | None:
    """ "dpa-Informationen", "Gewerkschaftsangaben" are said by what stands before."""
    form = bare(word)
    ending = _source_ending(form)
    if ending is None:
        return None
    first = word[: len(word) - len(ending)].rstrip("-")
    known = known_name((first,))
    if known is not None:
        return figure_of_known(memory.register, known)
    named = memory.register.named(first)
    if named is not None:
        return named
    stem = first.lower().removesuffix("s")
    figures = [*(turn.figure for turn in memory.back()), *memory.register.searched]
    bodies = [figure for figure in figures if figure.noun is not None and figure.noun.stem.endswith(stem)]
    known_so = next((figure for figure in bodies if not figure.described), bodies[0] if bodies else None)
    return known_so or _firm(memory, stem) or _sayers(memory, first)


def _firm(memory: Memory, stem: str) -> Figure | None:
    """ "Firmenangaben", "Klinikangaben": the company of the page, where it is plain which."""
    kin = lexicon().takes_up.get({"firmen": "firma"}.get(stem, stem))
    return far_of_kind(memory, stem, kin) if kin is not None and "company" in kin.kinds else None


def _sayers(memory: Memory, first: str) -> Figure | None:
    """ "Behördenangaben", "Polizeiangaben" where the page knows no such body: those whom the noun names."""
    found = noun(first)
    if found is None or found.head == "medien":
        return None
    several = first.lower() != found.stem or found.gender == "p"
    kind = "group" if several or found.sort != "body" else found.kind
    return memory.register.add(Figure(first, kind, "p" if several else found.gender, noun=found, described=True))


@functools.lru_cache(maxsize=50_000)
def _source_ending(form: str) -> str | None:
    endings = (source for source in lexicon().sources if form.endswith(source) and len(form) > len(source) + 1)
    return next(endings, None)


def _people(memory: Memory, phrase: Phrase, word: str) -> Figure | None:
    """ "die Amerikaner" are the state, "die Europäer" themselves, "die Sozialdemokraten" and "die Roten" a party."""
    peoples = lexicon().peoples
    definite = phrase.article in ("def", "dem") and phrase.inner is None
    name = peoples.get(word) or (peoples.get(word[:-1]) if word.endswith("n") else None)
    plain = not phrase.adjectives and phrase.inner is None and phrase.determiner not in ("dem", "des", "ein")
    if name is not None and plain:
        state = state_named(name)
        if state is None:
            return memory.register.add(Figure(name, "group", "p"))
        return figure_of_known(memory.register, state) if definite else None
    if definite and phrase.determiner.split(" ")[0] in ("die", "den", "der"):
        return _party(memory, bare(word))
    return None


def _party(memory: Memory, form: str) -> Figure | None:
    """The party of the page that is called by its members or its colour."""
    lists = lexicon()
    if not form.endswith("en"):
        return None
    names = lists.colours.get(form[:-2], ()) or lists.members.get(form[:-2], ()) or lists.members.get(form[:-1], ())
    figures = (memory.register.named(name) for name in names)
    present = [figure for figure in figures if figure is not None and figure.kind == "party"]
    return present[0] if len(present) == 1 else None


def _several(memory: Memory, what: Description) -> Figure | None:
    """Persons in the plural: the body they belong to, those who were described before, or a new group."""
    phrase, found = what.phrase, what.noun
    meant = _body_behind(memory, what)
    if meant is not None:
        return meant
    states = any(adjective_owner(word) for word in what.words(phrase.adjectives))
    if phrase.article == "def" and phrase.inner is None and not states:
        before = (turn.figure for turn in memory.back() if turn.figure.gender == "p")
        same = next((figure for figure in before if figure.noun and figure.noun.stem.endswith(found.stem)), None)
        if same is not None:
            return same
    return memory.introduce(what, "group")


def _body_behind(memory: Memory, what: Description) -> Figure | None:
    """The body that several persons are: their association, the EU of its ministers, the court of its judges."""
    phrase, found = what.phrase, what.noun
    members = None
    if phrase.article in ("def", "", "dem") and what.owner is None:
        members = _body_of_members(memory, found) or (_fighters(memory, found) if phrase.article == "def" else None)
    ministers = found.head in ("minister", "botschafter", "regierungschef", "staatschef", "kommissar")
    if members is None and what.owner is not None and what.owner.name == "EU" and ministers:
        return what.owner
    if members is None and found.stem == "richter" and phrase.article == "def" and what.is_bare:
        members = _court(memory, what.place)
    if members is None and found.stem in ("länder", "staaten") and phrase.inner is None:
        members = both_states(memory) if phrase.determiner.endswith(("beide", "beiden")) else None
    if members is None and found.sort == "person" and phrase.inner is None:
        pairs = (turn.figure for turn in memory.turns[-40:] if len(turn.figure.members) == 2)
        two = [pair for pair in pairs if all(member.is_person for member in pair.members)]
        members = two[-1] if two and phrase.determiner.endswith(("beide", "beiden")) else None
    if members is None and phrase.article == "def" and phrase.adjectives:
        members = _body_named(memory, what)
    return members


def _body_named(memory: Memory, what: Description) -> Figure | None:
    """ "die freien Hilfsdienste" are the "Arbeitskreis Freie Hilfsdienste" of the page."""
    name = " " + described_name(what.phrase, what.tokens).casefold()
    bodies = [figure for figure in memory.register.searched if figure.name.casefold().endswith(name)]
    named = [figure for figure in bodies if not figure.is_person and not figure.described]
    return named[0] if len(named) == 1 else None


def _body_of_members(memory: Memory, found: Noun) -> Figure | None:
    """ "die Arbeitgeber" are the "Arbeitgeberverband", "die Rebellen" the "Rebellenallianz" of the page."""
    if found.stem in ("länder", "staaten", "gemeinden", "städte", "kommunen", "kantone"):
        return None  # they act for themselves
    stem = bare(found.word) if found.adjectival else bare(found.word).removesuffix("n")
    stem = stem.removesuffix("schützer") if stem.endswith("schützer") and len(stem) > _CAUSE else stem
    bodies = [figure for figure in memory.register.searched if _is_body_of(figure, stem)]
    return bodies[0] if len(bodies) == 1 else None


def _is_body_of(figure: Figure, stem: str) -> bool:
    found = figure.noun
    if found is None or found.sort != "body" or figure.is_person:
        return False
    return found.stem.startswith(stem) and len(found.stem) > len(stem) + 3


def _fighters(memory: Memory, found: Noun) -> Figure | None:
    """ "die Kämpfer" where the page knows exactly one armed body."""
    return armed_body(memory) if _fights(found.stem) else None


@functools.lru_cache(maxsize=10_000)
def _fights(stem: str) -> bool:
    return any(stem.endswith(word) or word.startswith(stem) for word in lexicon().fighters)


def _countryman(memory: Memory, phrase: Phrase, tokens: Sequence[Token], place: Place) -> Figure | None:
    """ "der Portugiese", "die Italienerin": the person of whom the text speaks."""
    word, peoples = tokens[phrase.head].text, lexicon().peoples
    if phrase.determiner not in ("der", "die") or phrase.inner is not None or phrase.name is not None:
        return None
    stem = word.removesuffix("in") if phrase.determiner == "die" else word
    if stem not in peoples and stem + "n" not in peoples and stem + "en" not in peoples:
        return None
    if (phrase.determiner == "die") != (stem != word):
        return None
    return most_salient(memory, "f" if stem != word else "m", place)
