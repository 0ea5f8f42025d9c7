"""First reading: who is named, with which office, party and abbreviation; what names teach for the second reading."""

from collections.abc import Sequence
from itertools import pairwise

from lagebild.actors.appositions import names_behind_attributes, surnames_behind
from lagebild.actors.country import home_of
from lagebild.actors.figures import Figure, Register
from lagebild.actors.fuller_names import body_called, longer_names, spelled
from lagebild.actors.gazetteer import adjective_owner, known_name, party_of
from lagebild.actors.lists import Known, lexicon
from lagebild.actors.name_forms import (
    abbreviation,
    begins_properly,
    innermost,
    is_of_time,
    is_person_behind,
    is_titled,
    same_form,
    short_name,
    unbracketed,
    without_titles,
)
from lagebild.actors.number import is_plural, phrase_gender
from lagebild.actors.phrases import Phrase
from lagebild.actors.trades import trades_in
from lagebild.actors.wording import described_name, words_of
from lagebild.actors.words import (
    Noun,
    as_former,
    as_person,
    genitive_name,
    is_common,
    is_council_office,
    is_of_past,
    nominative_adjective,
    noun,
)
from lagebild.model import Sentence, Token

__all__ = ["Naming", "figure_of_known"]

_ARTICLE_GENDERS = {"der": "m", "die": "f", "das": "n"}
_COMPARED = 200  # bodies: more than an article has
_SHORTEST = 3
"""Letters of a body's name before an office: "IT-Chef" has a field."""
_PLACES = frozenset(
    ("stadt", "land", "kanton", "bundesland", "bundesstaat", "landkreis", "kreis", "gemeinde", "kommune", "bezirk")
)


def figure_of_known(register: Register, known: Known) -> Figure:
    """The figure of a listed name."""
    found = Figure(known.name, known.kind, known.gender, fixed=known.fixed)
    return register.add(found)


class Naming:
    """Reads the named figures of an article into a register; `of` tells whom a phrase named."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.of: dict[int, Figure] = {}
        """id() of a phrase -> figure."""
        self._used: dict[str, str] = {}
        self._single: list[tuple[Phrase, Sequence[Token]]] = []
        self._surnames: list[tuple[Phrase, Phrase, Sequence[Token]]] = []
        """Names of one word in commas, each behind the description of a person."""
        self._federal: list[Phrase] = []
        """What is called "der Bund"."""
        self.trades: dict[str, Figure | None] = {}
        """Noun that stands before a name ("hebamme") -> its person, None where it is of two."""
        self.home: Known | None = None
        self.of_lands = 0
        """How many more words of the page speak of Länder than of towns."""
        self._told: dict[tuple[int, int], str] = {}
        """What the name tagger says of the sentence's names, where there is one."""

    def teach(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        """Registers what the phrases of a sentence name."""
        tokens = sentence.tokens
        self._told = {name.range: name.kind for name in sentence.names}
        for phrase in phrases:
            self._teach(phrase, tokens)
            if phrase.noun is not None:
                stem, lists = phrase.noun.stem, lexicon()
                self.of_lands += (stem in lists.land_words) - (stem in lists.town_words)
        self._appositions(tokens, phrases)
        for name, description in names_behind_attributes(tokens, phrases, self.of):
            self.of.setdefault(id(description), self.of[id(name)])
            self._learn_office(self.of[id(name)], description, tokens)
        self._surnames += [(name, description, tokens) for name, description in surnames_behind(tokens, phrases)]
        for trade, figure in trades_in(tokens, phrases, self.of):
            self.trades[trade] = figure if self.trades.get(trade, figure) is figure else None

    def settle(self, agencies: Sequence[str] = (), places: Sequence[str] = ()) -> None:
        """Links names of one word, and short names of bodies, to those that the article names in full anywhere.

        `agencies` and `places` of the article tell whose "Bund" it speaks of.
        """
        self.home = home_of(self.register, agencies, places)
        if self.home is not None:
            self.of |= {id(phrase): figure_of_known(self.register, self.home) for phrase in self._federal}
        fuller = longer_names(self.register)
        self.of = {key: fuller.get(id(figure), figure) for key, figure in self.of.items()}
        self._union()
        for name, description, tokens in self._surnames:
            word = tokens[name.head].text
            if not self.register.persons_called(word) and self.register.named(word) is None:
                self.register.add(Figure(word, "person", phrase_gender(description, tokens)))
        for phrase, tokens in self._single:
            figure = self._single_word(phrase, tokens)
            if figure is not None:
                self.of[id(phrase)] = figure
                self._learn_office(figure, phrase, tokens)
        for name, description, tokens in self._surnames:
            figure = self.of.get(id(name))
            if figure is not None and figure.is_person and id(description) not in self.of:
                self.of[id(description)] = figure
                self._learn_office(figure, description, tokens)

    def _union(self) -> None:
        """ "die Union" is the EU where the page names the EU and no German party."""
        union, europe = self.register.named("Union"), self.register.named("EU")
        german = {party.name for party in lexicon().parties if party.code == "DE"} - {"Union"}
        if union is None or europe is None or any(figure.name in german for figure in self.register.searched):
            return
        self.of = {key: europe if figure is union else figure for key, figure in self.of.items()}

    def _teach(self, phrase: Phrase, tokens: Sequence[Token]) -> None:
        if phrase.inner is not None:
            self._teach(phrase.inner, tokens)
        self._owner(phrase, tokens)
        figure = self._named(phrase, tokens)
        if figure is not None:
            self.of[id(phrase)] = figure
            self._abbreviation(figure, phrase, tokens)

    def _owner(self, phrase: Phrase, tokens: Sequence[Token]) -> None:
        """A full name that stands in the genitive before its noun: "Gerhard Schulzes Satz"."""
        words = words_of(tokens, phrase.owner) if phrase.article == "name" else []
        if len(words) > 1 and words[0] in lexicon().names and known_name(words) is None:
            name = " ".join([*words[:-1], genitive_name(words[-1])])
            if self.register.named(" ".join(words)) is None:
                self.register.add(Figure(name, "person", lexicon().names[words[0]]))

    def _named(self, phrase: Phrase, tokens: Sequence[Token]) -> Figure | None:
        known = self._known(phrase, tokens)
        if known is not None:
            return self._listed(known, phrase, tokens)
        if phrase.name is None:
            return self._body_with_abbreviation(phrase, tokens) or self._titled(phrase, tokens)
        words = words_of(tokens, phrase.name)
        member = self._is_member(phrase, words)
        if member and phrase.noun is not None and phrase.is_body:
            phrase.noun = as_person(phrase.noun)
        if phrase.is_body and not member and not is_plural(phrase, tokens):  # "Stadtrat Kurt Meier" is no body
            return self._body(phrase, words, tokens)
        return self._proper_name(phrase, without_titles(words), tokens)

    def _is_member(self, phrase: Phrase, words: list[str]) -> bool:
        """ "Nationalrat Yves Berthoud", "SP-Ständerat Meier": an office that shares its word with a council."""
        if phrase.noun is None or not is_council_office(phrase.noun):
            return False
        person = len(words) > 1 and words[0] not in lexicon().place_openers and known_name(words) is None
        known = bool(self.register.persons_called(words[-1])) or party_of(phrase.bracket) is not None
        return words[0] in lexicon().names or (phrase.is_body and (person or known or "-" in phrase.noun.word))

    def _proper_name(self, phrase: Phrase, words: list[str], tokens: Sequence[Token]) -> Figure | None:
        """A name that no list knows: of a person where office, title, first name or party say so."""
        if "/" in words[-1][1:-1] and len(words) > 1:
            return None  # "Karl Ott/dpa" is a credit
        titled = phrase.noun_at is not None and tokens[phrase.noun_at].text in lexicon().titles
        if len(words) > 1 and words[0] in lexicon().clubs:
            return self.register.add(Figure(" ".join(words), "organisation", "m", noun=noun("Verein")))
        if len(words) == 1 or self._is_particled(words):
            self._single.append((phrase, tokens))
            return None
        bracketed = bool(phrase.bracket) and (party_of(phrase.bracket) is not None or phrase.bracket[0].isdigit())
        given = words[0] in lexicon().names
        told = self._told.get(phrase.name, "") if phrase.name else ""
        thing = told in ("LOC", "ORG") or words[0] in lexicon().place_openers
        bare = not phrase.quoted and not thing and (not phrase.article or (told == "PER" and bool(phrase.adjectives)))
        if phrase.is_person or titled or (given and words[0] not in lexicon().place_openers) or bracketed or bare:
            return self._person(phrase, words, tokens)
        if phrase.quoted:
            return self._quoted(phrase, words)
        kind = "organisation" if phrase.article == "def" or told == "ORG" else "unknown"
        return self.register.add(Figure(" ".join(words), kind, guessed=True))  # type: ignore[arg-type]  # both are kinds

    def _is_particled(self, words: list[str]) -> bool:
        """ "de Vries", also where it opens a sentence: a surname with its particles that the page gives in full."""
        if words[0].lower() not in lexicon().opening_particles:
            return False
        return words[0].islower() or bool(self.register.persons_called(" ".join([words[0].lower(), *words[1:]])))

    def _quoted(self, phrase: Phrase, words: list[str]) -> Figure:
        """ "der «Rheinischen Post»": a name in quotation marks, put into the nominative."""
        if phrase.determiner in ("der", "dem", "den", "des") and words[0].endswith("en") and len(words) > 1:
            words = [words[0][:-1], *words[1:]]
        media = any(word.lower().endswith(tuple(lexicon().media_words)) for word in words)
        return self.register.add(Figure(" ".join(words), "media" if media else "organisation", guessed=not media))

    def _listed(self, known: Known, phrase: Phrase, tokens: Sequence[Token]) -> Figure:
        """The figure of a listed name; where the list leaves it open, the longest form that the page uses names it."""
        figure = figure_of_known(self.register, known)
        if tokens[phrase.head].text in lexicon().federations and known.code == "DE":
            self._federal.append(phrase)
        if phrase.noun is not None and phrase.noun.sort == "body" and phrase.name is not None:
            figure.noun = figure.noun or phrase.noun
        if known.fixed or known.kind == "party" or not known.aliases:
            return figure
        words = words_of(tokens, (phrase.adjectives[0] if phrase.adjectives else phrase.head, phrase.end))
        used = next(
            (
                name
                for name in (known.name, *known.aliases)
                if known_name(unbracketed(words)) is known and same_form(name, words)
            ),
            known.name,
        )
        used_before = self._used.get(known.name, "")
        if len(used) > len(used_before):
            self._used[known.name] = used
            if figure.name != used:
                self.register.rename(figure, used)
        return figure

    def _known(self, phrase: Phrase, tokens: Sequence[Token]) -> Known | None:
        """A listed name that the phrase as a whole or its proper name is."""
        if phrase.name is not None:
            known = known_name(words_of(tokens, phrase.name))
            if known is not None and self._is_branch(phrase, known):
                return None  # "der Städtetag Bayern" is not Bayern
            person = phrase.noun is not None and phrase.is_person and phrase.noun.head not in lexicon().beside_states
            if known is not None and not person and not self._is_common_word(known, phrase, tokens):
                return known if not is_person_behind(phrase, tokens) else None
            return None
        if phrase.noun_at is None:
            return None
        first, behind = phrase.adjectives[0] if phrase.adjectives else phrase.noun_at, phrase.noun_at + 1
        ranges = ((first, phrase.end), (phrase.noun_at, phrase.end), (first, behind), (phrase.noun_at, behind))
        for start, end in dict.fromkeys(ranges):
            known = known_name(unbracketed(words_of(tokens, (start, end))))
            if known is not None and start != first and is_titled(phrase, tokens):
                continue  # "die Junge Union" is not the Union
            part = end == phrase.noun_at + 1 and phrase.inner is not None and not phrase.link
            if part and known is not None and known.kind != "party" and known.name != "EU-Kommission":
                continue  # "der Bund der Steuerzahler" is not the Bund
            if known is not None and not self._is_common_word(known, phrase, tokens):
                return known
        return None

    def _is_branch(self, phrase: Phrase, known: Known) -> bool:
        """A body with the name of a Land or state behind its noun: the body there, not the Land."""
        if phrase.noun is None or not phrase.is_body or known.kind not in ("state", "authority"):
            return False
        governs = phrase.noun.kind == "government" or phrase.noun.head in (*_PLACES, "staat", "mitgliedstaat")
        return not governs and phrase.noun.kind not in ("group", "anonymous", "state")

    def _titled(self, phrase: Phrase, tokens: Sequence[Token]) -> Figure | None:
        """ "Junge Union", "Grüne Jugend": capital adjective and a noun that names another body when it stands alone."""
        if phrase.noun_at is None or phrase.article != "def" or not is_titled(phrase, tokens):
            return None
        known = known_name([tokens[phrase.noun_at].text])
        if known is None or known.kind not in ("party", "alliance", "organisation") or known.gender == "p":
            return None
        adjective = nominative_adjective(tokens[phrase.adjectives[-1]].text, {"f": "p"}.get(known.gender, known.gender))
        name = f"{adjective} {tokens[phrase.noun_at].text}"
        return self.register.add(Figure(name, "organisation", known.gender))

    def _is_common_word(self, known: Known, phrase: Phrase, tokens: Sequence[Token]) -> bool:
        """ "die Mitte" and "die Union" are parties only with their article and not as "Union der ..."."""
        if known.kind != "party":
            return False
        if phrase.determiner == "der" and known.name == "Grüne" and tokens[phrase.head].text.endswith("e"):
            return True  # one of them
        return (
            phrase.article in ("indef", "quant")
            or (phrase.inner is not None and phrase.name is None and not self._is_in_parliament(phrase))
            or bool(phrase.preposition in ("in", "aus") and known.name == "Mitte")
            or (known.name == "Mitte" and is_of_time(phrase, tokens))
        )

    def _is_in_parliament(self, phrase: Phrase) -> bool:
        """ "die Grünen im Landtag" are the party; those in the parliament of the EU are of many."""
        inner = phrase.inner
        if inner is None or phrase.link not in ("in", "im"):
            return False
        told = self.of.get(id(inner))
        return told is None or told is not self.register.named("EU-Parlament")

    def _person(self, phrase: Phrase, words: list[str], tokens: Sequence[Token]) -> Figure:
        gender = phrase_gender(phrase, tokens) if phrase.noun is not None and phrase.noun.sort == "person" else ""
        title = tokens[phrase.noun_at].text if phrase.noun_at is not None else ""
        given = lexicon().names.get(words[0], "")
        # "DBV-Vize Karin ...": a masculine office does not make a man of her
        gender = {"Frau": "f", "Herr": "m", "Herrn": "m"}.get(title, "") or (
            given if gender != "f" and given else gender
        )
        figure = self.register.add(Figure(" ".join(words), "person", gender))
        self._learn_office(figure, phrase, tokens)
        return figure

    def _learn_office(self, figure: Figure, phrase: Phrase, tokens: Sequence[Token]) -> None:
        party = party_of(phrase.bracket) if phrase.bracket else None
        if party and not figure.is_person:
            return
        figure.party = figure.party or party
        if party:
            known = known_name((party,))
            if known is not None:
                figure_of_known(self.register, known)
        if phrase.noun is None or phrase.noun.sort != "person" or not figure.is_person:
            return
        figure.gender = figure.gender or phrase_gender(phrase, tokens)
        if phrase.noun.gender == "f":
            figure.gender = "f"
        owner = self.owner_of(phrase, tokens)
        past = is_of_past(tokens[at].text for at in phrase.adjectives)
        figure.offices.append((as_former(phrase.noun) if past else phrase.noun, owner))
        if owner is not None and owner.kind == "party":
            figure.party = figure.party or owner.name
        if figure.owner is None and owner is not None and owner is not figure:
            figure.owner = owner

    def owner_of(self, phrase: Phrase, tokens: Sequence[Token]) -> Figure | None:
        """The body or state that an office-holder serves, as far as the phrase itself names it."""
        if phrase.inner is not None and id(phrase.inner) in self.of:
            return self.of[id(phrase.inner)]
        if phrase.article == "name" and phrase.owner is not None:
            return self._of_name(words_of(tokens, phrase.owner))
        for at in phrase.adjectives:
            name = adjective_owner(tokens[at].text)
            if name is not None:
                return self._of_name([name])
        return self._in_compound(phrase, phrase.noun, tokens) if phrase.noun is not None else None

    def _in_compound(self, phrase: Phrase, office: Noun, tokens: Sequence[Token]) -> Figure | None:
        """ "US-Präsident", "GDL-Chef" of a GDL the page explains, "Torvik-Chefin" of one that it does not."""
        name = adjective_owner(office.word)
        if name is not None:
            return self._of_name(name.split(" "))
        prefix = office.word.rpartition("-")[0]
        body = self.register.named(prefix) or spelled(self.register, prefix)
        if body is not None and not body.is_person and not body.guessed:
            return body
        return self._led(prefix, phrase, tokens)

    def _led(self, prefix: str, phrase: Phrase, tokens: Sequence[Token]) -> Figure | None:
        """ "Torvik-Geschäftsführerin Ina Wolf": a body that nothing but the office of somebody named tells of."""
        office = phrase.noun
        if office is None or phrase.name is None or tokens[phrase.name[0]].tag == "NN" or not prefix[:1].isupper():
            return None
        head = office.stem.rsplit("-", 1)[-1]
        company = head in lexicon().company_offices
        if len(prefix) < _SHORTEST or not (company or head in (*lexicon().leaders, "vorstand")):
            return None
        if is_common(prefix) or noun(prefix) is not None or prefix in lexicon().names:
            return None
        return self.register.add(Figure(prefix, "company" if company else "organisation"))

    def _of_name(self, words: list[str]) -> Figure | None:
        known = known_name(words)
        if known is not None:
            return figure_of_known(self.register, known)
        figure = self.register.named(" ".join(words))
        if figure is None:
            persons = self.register.persons_called(words[-1])
            figure = persons[-1] if persons else None
        return figure

    def _body(self, phrase: Phrase, words: list[str], tokens: Sequence[Token]) -> Figure | None:
        """ "Rebellenallianz AFK", "Organisation «Blaues Netz»", "Gewerkschaft Erziehung und Wissenschaft"."""
        found = phrase.noun
        assert found is not None and phrase.noun_at is not None
        if found.stem in lexicon().governments:
            return None  # "Regierung Merz": the second reading
        proper = phrase.quoted or begins_properly(phrase, words, tokens)
        local = found.kind in ("court", "authority") or found.head in lexicon().local
        known = known_name(words)
        local = local or (known is not None and known.kind in ("state", "authority"))
        towned = local and found.head not in _PLACES and not phrase.quoted
        own = found.kind in ("media", "party", "union") or found.head.endswith(("organisation", "initiative"))
        personal = len(words) > 1 and words[0] in lexicon().names and not own
        placed = self._told.get(phrase.name or (0, 0)) == "LOC" and found.kind in ("organisation", "union")
        short = short_name(phrase, tokens)
        begun = bool(short) and found.word[:1] == short[:1] and words[0][:1] != short[:1]  # "Lotsenunion Süd (LUS)"
        whole = not proper or towned or personal or begun or (placed and found.stem != found.head)
        name = " ".join([found.word[: len(found.stem)], *words]) if whole else " ".join(words)
        kind = "authority" if found.head in _PLACES else found.kind
        figure = self.register.add(Figure(name, kind, found.gender, noun=found))
        figure.noun = figure.noun or found
        if whole and not towned:
            figure.call(" ".join(words))
            self.register.alias(figure, " ".join(words))
        return figure

    def _body_with_abbreviation(self, phrase: Phrase, tokens: Sequence[Token]) -> Figure | None:
        """ "Internationale Atomenergiebehörde (IAEA)", "Bund der Steuerzahler (BdSt)"."""
        found = phrase.noun
        titled = phrase.adjectives and phrase.adjectives[0] > 0 and tokens[phrase.adjectives[0]].text[:1].isupper()
        if found is None or found.sort != "body" or phrase.article in ("indef", "quant", "poss"):
            return None
        later = found.head in lexicon().governments or found.stem in (*lexicon().land_governments, "zentrale")
        if later:
            return None  # "Kärntner Landesregierung", "Londoner Zentrale": the second reading
        if found.stem in lexicon().takes_up and not short_name(phrase, tokens) and self._is_of_place(phrase, tokens):
            return None  # "die Bonner Behörde" takes up one that has a name
        if not (titled or short_name(phrase, tokens)) or is_plural(phrase, tokens):
            return None
        figure = Figure(described_name(phrase, tokens), found.kind, phrase_gender(phrase, tokens), noun=found)
        return self.register.add(figure)

    def _is_of_place(self, phrase: Phrase, tokens: Sequence[Token]) -> bool:
        """ "Bonner", "Genfer": the only adjective, which tells no more than where."""
        return len(phrase.adjectives) == 1 and tokens[phrase.adjectives[0]].text.endswith("er")

    def _abbreviation(self, figure: Figure, phrase: Phrase, tokens: Sequence[Token]) -> None:
        short = abbreviation(phrase.bracket) or short_name(phrase, tokens)
        if short and not figure.is_person and party_of(phrase.bracket) is None:
            figure.call(short)
            self.register.alias(figure, short)

    def _appositions(self, tokens: Sequence[Token], phrases: list[Phrase]) -> None:
        """ "der Vorsitzende des Verbands, Klaus Z.," and "Klaus Z., Vorsitzender des Verbands,"."""
        for left, right in pairwise(phrases):
            if right.start != left.end + 1 or tokens[left.end].text not in (",", "–", "-", ":") or right.preposition:
                continue
            closed = right.end >= len(tokens) or tokens[right.end].tag.startswith("$")
            # "Ute Kern, Virologin am Institut für ..."
            closed = closed or (not right.article and tokens[right.end].tag in ("APPR", "APPRART"))
            closed = closed or (
                right.article == "indef" and tokens[left.end].text == ","
            )  # "Jon Park, ein Sprecher der"
            between = tokens[right.end : right.end + 2]
            goes_on = len(between) > 1 and between[0].text == "," and between[1].tag in ("VVFIN", "VAFIN", "VMFIN")
            pair = self._name_and_description(left, right, inserted=goes_on) if closed else None
            if pair is None or is_plural(pair[1], tokens):
                continue
            name, description = pair
            if name is right and tokens[left.end].text == ":":
                continue
            figure = self.of.get(id(name))
            if figure is not None:
                self.of[id(description)] = figure
                self._learn_office(figure, description, tokens)

    def _name_and_description(
        self, left: Phrase, right: Phrase, *, inserted: bool = False
    ) -> tuple[Phrase, Phrase] | None:
        """Which of two neighbours names a person and which describes one, None where it is not so.

        `inserted`: commas part the second from the verb ("Der Verteidiger, Rechtsanwalt Kurt Meier, lehnt ab").
        """
        owned = inserted or left.article == "poss" or left.inner is not None or left.owner is not None
        # "ihr Präsident, Ständerat Kurt Meier,", "Sein Verhandlungsführer, der sächsische Minister Karl Ott,"
        plain = right.noun is None or (owned and right.article in ("", "def"))
        if left.is_person and left.name is None and self._names_person(right) and plain:
            return right, left
        last = innermost(left)
        if self._names_person(last) and right.is_person and right.name is None:
            return last, right
        return None

    def _names_person(self, phrase: Phrase) -> bool:
        figure = self.of.get(id(phrase))
        return figure is not None and figure.is_person and phrase.name is not None

    def _single_word(self, phrase: Phrase, tokens: Sequence[Token]) -> Figure | None:
        assert phrase.name is not None
        word = " ".join(without_titles(words_of(tokens, phrase.name)))
        if " " in word:
            word = word[0].lower() + word[1:]  # "De Vries sagte", "Von der Leyen sagte"
        persons = self.register.persons_called(word)
        office = phrase.noun is not None and phrase.noun.sort == "person"
        titled = phrase.noun_at is not None and tokens[phrase.noun_at].text in lexicon().titles
        if persons and (len(persons) == 1 or not office):
            return persons[0] if len(persons) == 1 else None
        if persons:
            gender = phrase_gender(phrase, tokens)
            fitting = [person for person in persons if not gender or person.gender in ("", gender)]
            return fitting[0] if len(fitting) == 1 else None
        named = self.register.named(word) or body_called(self.register, word)
        if named is not None and not (office and not named.is_person):
            return named
        if office or titled:
            gender = phrase_gender(phrase, tokens) or {"Frau": "f", "Herr": "m", "Herrn": "m"}.get(
                tokens[phrase.noun_at or 0].text, ""
            )
            return self.register.add(Figure(word, "person", gender))
        if phrase.quoted and phrase.noun is None:
            return self._quoted(phrase, [word]) if word.lower().endswith(tuple(lexicon().media_words)) else None
        name = genitive_name(word) if phrase.article == "name" or phrase.genitive else word
        kind = "organisation" if phrase.article == "def" and name.isupper() else "unknown"
        gender = "" if phrase.preposition else _ARTICLE_GENDERS.get(phrase.determiner, "")
        return self.register.add(Figure(name, kind, gender, guessed=True))  # type: ignore[arg-type]  # both are kinds
