"""Descriptions: "der Minister", "die Gewerkschaft", "ihr Fraktionschef", "die indische Regierung", "Diplomatenkreise"."""

from collections.abc import Iterator, Sequence

from lagebild.actors.descriptions import (
    described_name,
    is_plural,
    noun_in_nominative,
    of_owner,
    phrase_gender,
    words_of,
)
from lagebild.actors.figures import Figure, Register
from lagebild.actors.gazetteer import adjective_owner, known_name, state_named
from lagebild.actors.lists import lexicon
from lagebild.actors.naming import Naming, figure_of_known
from lagebild.actors.phrases import Phrase
from lagebild.actors.salience import Place, Turn, salience
from lagebild.actors.words import Noun, bare
from lagebild.model import Token

__all__ = ["Offices"]

_GOVERNMENTS = frozenset(("regierung", "führung", "administration", "kabinett", "seite", "regierungen"))
_ANY_STATE = frozenset(("land", "staat", "regierung", "nachbarland"))
_OWN_BODIES = frozenset(
    [
        "organisation",
        "verband",
        "gewerkschaft",
        "partei",
        "behörde",
        "fraktion",
        "unternehmen",
        "konzern",
        "verein",
        "institut",
        "bündnis",
    ]
)
_ALLIANCES = frozenset(("bündnis", "allianz", "militärbündnis", "verteidigungsbündnis"))
_GENERIC = frozenset(("gewerkschaft", "partei", "konzern", "unternehmen", "firma", "gericht", "zeitung", "blatt"))
"""Nouns that take up any body of their kind."""
_REACH = 6
"""Sentences: how far back an epithet ("die Politikerin") finds its person."""


class Offices:
    """Resolves descriptions against the register and what was mentioned last."""

    def __init__(self, register: Register, naming: Naming, places: Sequence[str]) -> None:
        self.register, self.naming = register, naming
        self.places = tuple(places)
        self._governed: Figure | None = None

    def described(
        self,
        phrase: Phrase,
        tokens: Sequence[Token],
        owner: Figure | None,
        inner: Figure | None,
        turns: list[Turn],
        place: Place,
    ) -> Figure | None:
        """Whom a phrase without a known name describes; None for things, and where it is not sure."""
        if phrase.noun_at is None:
            return None
        word = tokens[phrase.noun_at].text
        source = self._source(word, turns)
        if source is not None:
            return source
        people = self._people(phrase, word, tokens)
        if people is not None:
            return people
        found = phrase.noun
        if bare(word) == "seite":
            return self._side(phrase, tokens, inner)
        if bare(word) in ("haus", "hause") and phrase.article == "poss" and owner is not None:
            return self._house(owner)
        if found is None:
            return None
        owner = owner or inner or self.naming.owner_of(phrase, tokens)
        if found.sort == "body":
            return self._body(phrase, found, tokens, owner, turns)
        if found.sort == "person" and not is_plural(phrase, tokens):
            return self._person(phrase, found, tokens, owner, turns, place)
        return self._plural(phrase, found, tokens, owner, turns)

    def _house(self, owner: Figure) -> Figure | None:
        """ "aus seinem Haus": a minister's ministry."""
        for office, _ in owner.offices:
            if office.head == "minister":
                name = office.word[: len(office.stem) - len(office.head)] + "ministerium"
                return self.register.add(Figure(name[:1].upper() + name[1:], "government", "n", owner=owner.owner))
        return None

    def _side(self, phrase: Phrase, tokens: Sequence[Token], inner: Figure | None) -> Figure | None:
        """ "die iranische Seite", "die Seite der Arbeitgeber"."""
        states = (state_named(adjective_owner(tokens[at].text)) for at in phrase.adjectives)
        state = next((state for state in states if state is not None), None)
        return figure_of_known(self.register, state) if state is not None else inner

    def settle_owner(
        self, figure: Figure, phrase: Phrase, tokens: Sequence[Token], owner: Figure | None, turns: list[Turn]
    ) -> None:
        """Whom an office-holder speaks for: the possessor, or for offices of government the state that is spoken of."""
        if not figure.is_person or phrase.noun is None or phrase.noun.sort != "person" or figure.owner is not None:
            return
        if owner is not None and owner is not figure:
            figure.owner = owner
        elif _governmental(phrase.noun):
            figure.owner = self._spoken_state(turns, states_only=True)
        else:
            figure.owner = self._body_in(phrase.noun, turns)

    def called(self, phrase: Phrase, figure: Figure, tokens: Sequence[Token]) -> str:
        """How a member of a group is called in the group's name."""
        if phrase.noun_at is not None and tokens[phrase.noun_at].text in lexicon().peoples:
            word = tokens[phrase.noun_at].text
            return f"die {word}" if phrase.determiner else word
        return figure.name

    # ------------------------------------------------------------------------------------------------ groups

    def _source(self, word: str, turns: list[Turn]) -> Figure | None:
        """ "dpa-Informationen", "Gewerkschaftsangaben", "Regierungskreise" are said by what stands before."""
        form = bare(word)
        ending = next(
            (source for source in lexicon().sources if form.endswith(source) and len(form) > len(source) + 1), None
        )
        if ending is None:
            return None
        first = word[: len(word) - len(ending)].rstrip("-")
        known = known_name((first,))
        if known is not None:
            return figure_of_known(self.register, known)
        named = self.register.named(first)
        if named is not None:
            return named
        stem = first.lower().removesuffix("s")
        return next(
            (
                turn.figure
                for turn in reversed(turns)
                if turn.figure.noun is not None and turn.figure.noun.stem.endswith(stem)
            ),
            None,
        )

    def _people(self, phrase: Phrase, word: str, tokens: Sequence[Token]) -> Figure | None:
        """ "die Amerikaner" are the state, "die Europäer" themselves, "die Sozialdemokraten" and "die Roten" a party."""
        lists = lexicon()
        definite = phrase.article in ("def", "dem")
        singular = word[:-1] if word.endswith("n") and word not in lists.peoples else word
        name = lists.peoples.get(word) or lists.peoples.get(singular)
        if (
            name is not None
            and not phrase.adjectives
            and phrase.inner is None
            and phrase.determiner not in ("dem", "des", "ein")
        ):
            state = state_named(name)
            if state is None:
                return self.register.add(Figure(name, "group", "p"))
            if definite:
                return figure_of_known(self.register, state)
            return None
        if definite and phrase.determiner.split(" ")[0] in ("die", "den", "der") and phrase.inner is None:
            return self._party(word)
        return None

    def _party(self, word: str) -> Figure | None:
        form = bare(word)
        if not form.endswith("en"):
            return None
        lists = lexicon()
        names = lists.colours.get(form[:-2], ()) or lists.members.get(form[:-2], ()) or lists.members.get(form[:-1], ())
        present = [
            figure for name in names if (figure := self.register.named(name)) is not None and figure.kind == "party"
        ]
        return present[0] if len(present) == 1 else None

    def _plural(
        self, phrase: Phrase, found: Noun, tokens: Sequence[Token], owner: Figure | None, turns: list[Turn]
    ) -> Figure | None:
        word = bare(tokens[phrase.noun_at or 0].text)
        if phrase.article in ("def", "", "dem") and owner is None:
            body = self._body_of_members(word, found) or (self._armed(found) if phrase.article == "def" else None)
            if body is not None:
                return body
        if (
            owner is not None
            and owner.name == "EU"
            and found.head in ("minister", "botschafter", "regierungschef", "staatschef", "kommissar")
        ):
            return owner
        if (
            phrase.article == "def"
            and phrase.inner is None
            and not any(adjective_owner(tokens[at].text) for at in phrase.adjectives)
        ):
            before = next(
                (
                    turn.figure
                    for turn in reversed(turns)
                    if turn.figure.gender == "p" and _describes(found, turn.figure)
                ),
                None,
            )
            if before is not None:
                return before
        return self._described(phrase, found, tokens, owner, "group")

    def _body_of_members(self, word: str, found: Noun) -> Figure | None:
        """ "die Arbeitgeber" are the "Arbeitgeberverband", "die Rebellen" the "Rebellenallianz" of the page."""
        stem = word.removesuffix("n") if not found.adjectival else word
        bodies = [
            figure for figure in self.register.figures
            if figure.noun is not None and figure.noun.sort == "body" and len(figure.noun.stem) > len(stem) + 3
            and figure.noun.stem.startswith(stem) and not figure.is_person
        ]  # fmt: skip
        return bodies[0] if len(bodies) == 1 else None

    def _armed(self, found: Noun) -> Figure | None:
        """ "die Kämpfer" where the page knows exactly one armed body."""
        lists = lexicon()
        if not any(found.stem.endswith(word) or word.startswith(found.stem) for word in lists.fighters):
            return None
        bodies = [
            figure for figure in self.register.figures
            if figure.name in lists.armed_by_name
            or (figure.noun is not None and not figure.is_person and figure.gender != "p" and any(figure.noun.stem.endswith(head) for head in lists.armed))
        ]  # fmt: skip
        return bodies[0] if len(bodies) == 1 else None

    # ------------------------------------------------------------------------------------------------ bodies

    def _body(
        self, phrase: Phrase, found: Noun, tokens: Sequence[Token], owner: Figure | None, turns: list[Turn]
    ) -> Figure | None:
        if found.head in _GOVERNMENTS and not is_plural(phrase, tokens):
            government = self._government(phrase, found, owner, turns)
            if government is not None:
                return government
        if phrase.article == "poss" and owner is not None:
            return self._own_body(phrase, found, tokens, owner)
        if phrase.article in ("def", "dem") and phrase.inner is None and not is_plural(phrase, tokens):
            before = self._territory(found, turns) or self._earlier_body(phrase, found, tokens, turns)
            if before is not None:
                return before
        if found.head in ("land", "staat", "stadt") and found.head == found.stem:
            return None
        return self._described(
            phrase,
            found,
            tokens,
            owner,
            "group" if is_plural(phrase, tokens) and found.kind != "anonymous" else found.kind,
        )

    def _government(self, phrase: Phrase, found: Noun, owner: Figure | None, turns: list[Turn]) -> Figure | None:
        """ "die indische Regierung", "die Führung in Kiew", "die iranische Seite", "die Regierung"."""
        if owner is not None and owner.kind in ("state", "alliance"):
            self._governed = owner
            return owner
        if owner is not None and owner.is_person and owner.owner is not None and owner.owner.kind == "state":
            return owner.owner  # "die Trump-Regierung", "seine Regierung"
        if (
            found.stem == "regierung"
            and phrase.article == "def"
            and not phrase.adjectives
            and phrase.inner is None
            and phrase.name is None
        ):
            return self._governed or self._leading_state(turns)
        return None

    def _leading_state(self, turns: list[Turn]) -> Figure | None:
        """The state that is mentioned most, the latest of equals."""
        counts: dict[str, int] = {}
        best = None
        for turn in turns:
            if turn.figure.kind == "state":
                counts[turn.figure.name] = counts.get(turn.figure.name, 0) + 1
                best = turn.figure if best is None or counts[turn.figure.name] >= counts[best.name] else best
        return best

    def _own_body(self, phrase: Phrase, found: Noun, tokens: Sequence[Token], owner: Figure) -> Figure | None:
        """ "sein Ministerium" of a Verkehrsminister, "sein Land", "ihre Partei", "ihr Vorstand"."""
        if found.stem in ("land", "staat"):
            return owner.owner if owner.owner is not None and owner.owner.kind in ("state", "authority") else None
        if found.stem == "partei" and owner.party:
            known = known_name((owner.party,))
            return figure_of_known(self.register, known) if known is not None else None
        for office, _ in owner.offices:
            if found.stem in lexicon().office_bodies.get(office.head, ()):
                first = office.word[: len(office.stem) - len(office.head)]
                name = (first + found.stem) if first else found.stem
                name = name[:1].upper() + name[1:]
                return self.register.add(Figure(name, found.kind, found.gender, noun=found, owner=owner.owner))
        served = owner.owner
        if served is not None and served.noun is not None and served.noun.stem.endswith(found.stem):
            return served
        if (
            served is not None
            and not served.is_person
            and found.stem in _OWN_BODIES
            and served.kind not in ("state", "government")
        ):
            return served
        name = of_owner(
            noun_in_nominative(phrase, tokens), owner.name, owner.kind, owner.gender, state_named(owner.name)
        )
        return self.register.add(Figure(name, found.kind, found.gender, noun=found, owner=owner, described=True))

    def _territory(self, found: Noun, turns: list[Turn]) -> Figure | None:
        """ "die Stadt" of the dateline, "das Land" that was named last, "der Bund"."""
        if found.stem == "stadt":
            place = self.places[0] if self.places else None
            if place is None:
                return None
            return self.register.named(place) or self.register.add(Figure(place, "authority", "n"))
        if found.stem in ("land", "bundesland"):
            return self._spoken_state(turns, lands=True) or self._only_land()
        if found.stem == "kommission" and (self.register.named("EU") or self.register.named("EU-Kommission")):
            known = known_name(("EU-Kommission",))
            return figure_of_known(self.register, known) if known is not None else None
        return None

    def _only_land(self) -> Figure | None:
        lands = [figure for figure in self.register.figures if figure.name in lexicon().lands]
        return lands[0] if len(lands) == 1 else None

    def _earlier_body(self, phrase: Phrase, found: Noun, tokens: Sequence[Token], turns: list[Turn]) -> Figure | None:
        """The body mentioned last that the noun takes up: "die Behörde" after "Atomenergiebehörde"."""
        if phrase.adjectives and not all(adjective_owner(tokens[at].text) is None for at in phrase.adjectives):
            return None
        for turn in reversed(turns):
            if (
                not turn.figure.is_person
                and not turn.figure.members
                and turn.figure.gender != "p"
                and _takes_up(found, turn.figure)
            ):
                return turn.figure
        for figure in self.register.figures:
            if (
                not figure.is_person
                and figure.noun is not None
                and figure.noun.stem == found.stem
                and not figure.described
            ):
                return figure
        return None

    def _spoken_state(self, turns: list[Turn], *, lands: bool = False, states_only: bool = False) -> Figure | None:
        """The state (or Land) that the text speaks of: the latest subject of the last sentences, else the latest mention."""
        kinds = ("state",) if not lands else ("state", "authority")
        recent = [
            turn for turn in turns[-40:]
            if turn.figure.kind in kinds and (turn.figure.kind == "state" or turn.figure.name in lexicon().lands)
        ]  # fmt: skip
        if not recent:
            return None
        last = recent[-1].place.sentence
        subjects = [turn for turn in recent if turn.role == "subject" and last - turn.place.sentence <= 2]
        if states_only and turns and turns[-1].place.sentence - last > 3:
            return None
        return (subjects or recent)[-1].figure

    def _body_in(self, office: Noun, turns: list[Turn]) -> Figure | None:
        """The body that a compound office names: "Verbandssekretärin" after a "Pflegeverband"."""
        first = office.stem[: len(office.stem) - len(office.head)].rstrip("-").removesuffix("s")
        if len(first) < 4:
            return None
        return next(
            (
                turn.figure
                for turn in reversed(turns)
                if turn.figure.noun is not None
                and turn.figure.noun.sort == "body"
                and turn.figure.noun.stem.endswith(first)
            ),
            None,
        )

    # ------------------------------------------------------------------------------------------------ persons

    def _person(
        self,
        phrase: Phrase,
        found: Noun,
        tokens: Sequence[Token],
        owner: Figure | None,
        turns: list[Turn],
        place: Place,
    ) -> Figure | None:
        if phrase.name is not None and len(words_of(tokens, phrase.name)) > 0 and id(phrase) not in self.naming.of:
            return None
        if phrase.article in ("def", "dem", "name", "poss", ""):
            figure = self._office_holder(phrase, found, tokens, owner, turns, place)
            if figure is not None:
                return figure
        if phrase.article == "def" and owner is None and phrase.inner is None:
            if _governmental(found):
                owner = self._spoken_state(turns, states_only=True)
            elif found.head in lexicon().epithets:
                return None
        return self._unnamed(phrase, found, tokens, owner)

    def _unnamed(self, phrase: Phrase, found: Noun, tokens: Sequence[Token], owner: Figure | None) -> Figure | None:
        kind = "anonymous" if found.head in lexicon().anonymous or phrase.article == "indef" else "person"
        owned = phrase.article in ("name", "poss", "def") and phrase.inner is None and owner is not None
        if not owned or owner is None:
            return self._described(phrase, found, tokens, owner, kind)
        head = noun_in_nominative(phrase, tokens)
        if adjective_owner(found.word) is not None:
            return self._described(phrase, found, tokens, owner, kind)
        if any(adjective_owner(tokens[at].text) for at in phrase.adjectives):
            return self._described(phrase, found, tokens, None, kind)
        name = of_owner(head, owner.name, owner.kind, owner.gender, state_named(owner.name))
        figure = Figure(name, "person", phrase_gender(phrase, tokens), [(found, owner)], owner=owner, described=True)
        return self.register.add(figure)

    def _office_holder(
        self,
        phrase: Phrase,
        found: Noun,
        tokens: Sequence[Token],
        owner: Figure | None,
        turns: list[Turn],
        place: Place,
    ) -> Figure | None:
        """The person spoken of last who holds the office, or whom an epithet fits."""
        gender = phrase_gender(phrase, tokens)
        epithet = found.head in lexicon().epithets and phrase.article in ("def", "dem")
        seen: set[int] = set()
        for turn in reversed(turns):
            figure = turn.figure
            if not figure.is_person or id(figure) in seen or (gender and figure.gender not in ("", gender)):
                continue
            seen.add(id(figure))
            if self._holds(figure, found, owner):
                return figure
        if epithet:
            spoken = self._called_so(found, owner, gender, turns, place)
            if spoken is not None:
                return spoken
        return self._named_later(found, owner, gender, seen)

    def _called_so(
        self, found: Noun, owner: Figure | None, gender: str, turns: list[Turn], place: Place
    ) -> Figure | None:
        """Whom an epithet means: the most salient named person of that gender whom it fits."""
        best, most = None, 0.0
        for turn in reversed(turns):
            figure, distance = turn.figure, place.sentence - turn.place.sentence
            if distance > _REACH:
                break
            if not figure.is_person or figure.described or (gender and figure.gender not in ("", gender)):
                continue
            weight = salience(turn, place)
            if weight > most and not _barred(turn, place) and self._fits_epithet(figure, found, owner):
                best, most = figure, weight
        return best

    def _named_later(self, found: Noun, owner: Figure | None, gender: str, seen: set[int]) -> Figure | None:
        """An office that the article fills further down: headlines and leads say "Kremlchef" first."""
        holders = [
            figure for figure in self.register.figures
            if figure.is_person and id(figure) not in seen and self._holds(figure, found, owner) and (not gender or figure.gender in ("", gender))
        ]  # fmt: skip
        return holders[0] if len(holders) == 1 else None

    def _holds(self, figure: Figure, found: Noun, owner: Figure | None) -> bool:
        for office, served in figure.offices:
            if not (
                office.stem == found.stem
                or (office.stem.endswith(found.stem) and len(found.stem) > 3)
                or _same_behind_hyphen(office, found)
                or office.stem.endswith(lexicon().synonyms.get(found.stem, ("\0",)))
            ):
                continue
            if _serves(figure, served, owner):
                return True
        return self._leads(figure, found, owner)

    def _leads(self, figure: Figure, found: Noun, owner: Figure | None) -> bool:
        """ "der Gewerkschaftschef" is whoever heads the Gewerkschaft that was named."""
        first = found.stem[: len(found.stem) - len(found.head)].rstrip("-").removesuffix("s")
        if found.head not in lexicon().leaders or len(first) < 4 or owner is not None:
            return False
        body = figure.owner
        leads = any(office.head in lexicon().leaders and office.head != "sprecher" for office, _ in figure.offices)
        same = (
            body is not None and body.noun is not None and body.noun.sort == "body" and body.noun.stem.endswith(first)
        )
        return leads and (
            same
            or (
                body is not None
                and lexicon().heads.get(first, ("", ""))[1] == body.kind
                and body.kind in ("union", "party", "company")
            )
        )

    def _fits_epithet(self, figure: Figure, found: Noun, owner: Figure | None) -> bool:
        """Whether a person may be called so: a party must not be another's, an office must be of that sort."""
        if found.head in ("regierungschef", "staatschef", "staatsoberhaupt"):
            high = any(
                office.head
                in ("präsident", "kanzler", "premier", "premierminister", "ministerpräsident", "chef", "emir", "könig")
                for office, _ in figure.offices
            )
            return high and (owner is None or figure.owner is None or figure.owner is owner)
        if owner is not None and owner.kind == "party":
            return figure.party in (None, owner.name)
        if found.head in ("parteichef", "parteivorsitzend"):
            return figure.party is not None
        members = lexicon().members.get(found.head)
        return members is None or figure.party in (None, *members)

    # ------------------------------------------------------------------------------------------------ new ones

    def _described(
        self, phrase: Phrase, found: Noun, tokens: Sequence[Token], owner: Figure | None, kind: str
    ) -> Figure:
        """A figure that is known by its description alone."""
        name = described_name(phrase, tokens)
        if found.head in lexicon().anonymous or found.stem in lexicon().anonymous:
            kind = "anonymous"
        offices = [(found, owner)] if found.sort == "person" and kind != "group" else []
        figure = Figure(name, kind, phrase_gender(phrase, tokens), offices, noun=found, owner=owner, described=True)  # type: ignore[arg-type]  # kinds are checked in the lists
        return self.register.add(figure)


def _genitive(phrase: Phrase) -> set[str]:
    return set() if phrase.determiner in ("die", "den", "der", "") else set()


def _serves(figure: Figure, served: Figure | None, owner: Figure | None) -> bool:
    """Whether an office held for `served` can be the one of `owner`; None where the page does not say."""
    served = served or figure.owner
    return (
        owner is None
        or served is None
        or served.name == owner.name
        or figure.owner is owner
        or figure.party == owner.name
    )


def _governmental(office: Noun) -> bool:
    """Whether an office is one of a state's government."""
    return any(office.head.endswith(head) for head in lexicon().governmental)


def _barred(turn: Turn, place: Place) -> bool:
    """An epithet is not the subject of its own clause over again."""
    return turn.place.sentence == place.sentence and turn.place.clause == place.clause and turn.place.clause >= 0


def _takes_up(found: Noun, figure: Figure) -> bool:
    if found.stem in _ALLIANCES and figure.kind == "alliance":
        return figure.name != "EU"
    if found.stem in _GENERIC and figure.kind == found.kind and not figure.described:
        return True
    if figure.noun is not None and figure.noun.sort == "body":
        return figure.noun.stem.endswith(found.stem) and len(found.stem) > 2
    words = [word.lower() for word in figure.name.split()]
    return (
        bool(words)
        and figure.kind not in ("state",)
        and any(word.endswith(found.stem) for word in (words[0], words[-1]))
        and len(found.stem) > 3
    )


def _describes(found: Noun, figure: Figure) -> bool:
    return figure.noun is not None and figure.noun.stem.endswith(found.stem)


def _same_behind_hyphen(office: Noun, found: Noun) -> bool:
    """ "SPÖ-Chefin" and "Parteichefin": the same head behind a party."""
    return "-" in found.stem and office.head == found.head and office.stem.startswith("partei")


def iterate(turns: list[Turn]) -> Iterator[Turn]:
    """The turns from the latest back."""
    return reversed(turns)
