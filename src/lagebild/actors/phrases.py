"""Noun phrases as a newsroom builds them: owner, office, name, party in brackets, genitives, appositions.

    [Putins] [außenpolitischer] [Berater] [Juri Uschakow]        owner, adjective, noun, name
    Der [Generaldirektor] [der [Atomenergiebehörde] (IAEA)]      noun, genitive with bracket

A linear scan over tagged tokens; genitives nest at most three deep.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.actors.determiners import determiner_kind, small_openers
from lagebild.actors.gazetteer import is_countryman, known_name
from lagebild.actors.lists import lexicon
from lagebild.actors.proper import NOUN_TAGS, QUOTES, ProperNames, has_capital_part, is_abbreviation
from lagebild.actors.words import Noun, is_common, noun
from lagebild.model import Token

__all__ = ["Phrase", "read_phrases"]

_DEPTH = 3
_FUSED = frozenset(("im", "am", "zum", "zur", "beim", "vom", "ins", "ans", "fürs"))
_LOCAL_OFFICES = frozenset(("chef", "sprecher", "präsident", "führer"))
_FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN"))


@dataclass(slots=True)
class Phrase:
    """A noun phrase; all numbers are token numbers of its sentence, ranges half-open.

    `article` is "def", "indef", "dem", "poss", "quant", "name" (a name's genitive before it) or "". `noun` is the
    common noun that heads it, `name` the proper name, `bracket` what stands in brackets behind either.
    """

    start: int
    end: int
    article: str = ""
    determiner: str = ""
    owner: "tuple[int, int] | None" = None
    adjectives: tuple[int, ...] = ()
    noun_at: int | None = None
    noun: Noun | None = None
    name: tuple[int, int] | None = None
    quoted: bool = False
    bracket: tuple[str, ...] = ()
    inner: "Phrase | None" = None
    link: str = ""
    preposition: str = ""
    genitive: bool = False

    @property
    def head(self) -> int:
        """The token that decides what the phrase is about."""
        if self.noun_at is not None:
            return self.noun_at
        return self.name[0] if self.name else self.start

    @property
    def is_person(self) -> bool:
        """Whether its noun names a person by office, trade or role."""
        return self.noun is not None and self.noun.sort == "person"

    @property
    def is_body(self) -> bool:
        """Whether its noun names a body that acts."""
        return self.noun is not None and self.noun.sort == "body"


def read_phrases(
    tokens: Sequence[Token], names: frozenset[str] = frozenset(), surnames: frozenset[str] = frozenset()
) -> list[Phrase]:
    """The noun phrases of a sentence in reading order; nested ones hang in `inner`.

    `names` are words that the article is known to use as names of persons, whatever the tagger says of them,
    `surnames` those of them that end a name.
    """
    if _is_shouted(tokens):
        return []
    reader = _Reader(tokens, ProperNames(tokens, names, surnames))
    found: list[Phrase] = []
    position, preposition = 0, ""
    small = small_openers()
    for number, token in enumerate(tokens):
        if number < position:
            continue  # inside the last phrase
        text = token.text
        # most tokens are verbs, particles and marks that no phrase begins with
        opens = text in small or text[:1].isupper() or "-" in text or token.tag in ("ADJA", "CARD")
        phrase = reader.phrase(number, 0) if opens else None
        if phrase is None:
            if token.tag in ("APPR", "APPRART"):
                preposition = token.text.lower()
            elif token.tag not in ("ADV", "ADJD", "$(", "CARD"):
                preposition = ""
            continue
        phrase.preposition, preposition = preposition, ""
        if phrase.preposition in _FUSED and not phrase.article:
            phrase.article = "def"
        found.append(phrase)
        position = phrase.end
    return found


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """A line in capitals throughout: its capitals say nothing of names."""
    words = []
    for token in tokens:
        if token.text[:1].isalpha():
            if not token.text.isupper():
                return False
            words.append(len(token.text))
    return len(words) > 1 and max(words) > 5


class _Reader:
    """Reads one phrase from a token on; knows the sentence."""

    def __init__(self, tokens: Sequence[Token], proper: ProperNames) -> None:
        self.tokens, self.size = tokens, len(tokens)
        self.proper = proper

    def phrase(self, start: int, depth: int, *, inside_body: bool = False) -> Phrase | None:
        """The phrase that begins at a token, or None; inside a body's name brackets belong to the whole."""
        phrase = Phrase(start, start)
        at = self._determiner(phrase, start)
        at = self._attributes(phrase, at)
        if at >= self.size or not self._core(phrase, at, depth):
            return None
        if not inside_body or (phrase.is_person and phrase.name is not None):
            self._bracket(phrase)
        if depth < _DEPTH and not phrase.bracket and phrase.inner is None:
            self._inner(phrase, depth, inside_body or phrase.is_body)
            if not inside_body and not (phrase.inner is not None and phrase.inner.bracket):
                self._bracket(phrase)
        return phrase

    # -------------------------------------------------------------------------------- before the noun

    def _determiner(self, phrase: Phrase, at: int) -> int:
        token = self.tokens[at]
        word = token.text.lower()
        kind = determiner_kind(word)
        if not kind or token.tag in ("PPER", "PRELS", "KON", "ADV", "APPR") or at + 1 >= self.size:
            return self._cardinal(phrase, at)
        if token.text == "Den" and self.proper.listed_end(at):
            return at  # "Den Haag"
        if kind == "def" and ((token.tag == "PDS" and not self._is_nominal(at + 1)) or self._is_relative(at)):
            return at
        phrase.article, phrase.determiner = kind, word
        if kind == "poss":
            phrase.owner = (at, at + 1)
        following = self.tokens[at + 1].text.lower()
        if following in lexicon().quantifiers or (kind == "quant" and determiner_kind(following) in ("def", "poss")):
            phrase.determiner += " " + following
            at += 1
        return self._cardinal(phrase, at + 1)

    def _is_relative(self, at: int) -> bool:
        """A relative pronoun before the subject of its clause: "die Kiew ablehnt", "die Bundeskanzler Merz nannte"."""
        if at == 0 or self.tokens[at - 1].text != "," or at + 2 >= self.size:
            return False
        following, after = self.tokens[at + 1], self.tokens[at + 2]
        known = known_name((following.text,))
        if known is not None and known.kind == "state" and not known.article and after.tag != "NN":
            return True
        if self.proper.is_name(following.text) and following.tag != "NN":
            return True
        found = noun(following.text)
        masculine = found is not None and found.sort == "person" and found.gender == "m" and not found.adjectival
        return self.tokens[at].text.lower() in ("die", "das", "den") and masculine and self.proper.is_name(after.text)

    def _cardinal(self, phrase: Phrase, at: int) -> int:
        """Behind a numeral in letters ("drei Staaten")."""
        if at + 1 >= self.size or self.tokens[at].tag != "CARD" or not self.tokens[at].text.isalpha():
            return at
        if not self._is_nominal(at + 1):
            return at
        if not phrase.article:
            phrase.article, phrase.determiner = "quant", self.tokens[at].text.lower()
        return at + 1

    def _attributes(self, phrase: Phrase, at: int) -> int:
        """The token of the noun behind adjectives and their adverbs; the sentence's size where none follows."""
        stop, adjectives = at, list[int]()
        while stop < self.size and stop - at < 8:
            token = self.tokens[stop]
            if self._is_noun_like(token) and not self._is_of_place(phrase, stop):
                phrase.adjectives = tuple(adjectives)
                return stop
            if (token.tag == "ADJA" or self._is_of_place(phrase, stop)) and not token.text[:1].isdigit():
                adjectives.append(stop)
            elif not (token.tag in ("ADV", "ADJD", "CARD", "ADJA") and phrase.article):
                break
            stop += 1
        last = adjectives[-1] if adjectives else -1
        if last >= 0 and stop == last + 1 and self.tokens[last].text[:1].isupper():
            phrase.adjectives = tuple(adjectives[:-1])  # "die Grünen", "der Abgeordnete": tagged as an adjective
            return last
        if stop < self.size and self.tokens[stop].text in QUOTES and phrase.article:
            phrase.adjectives = tuple(adjectives)
            return stop
        return stop if not adjectives and stop == at else self.size

    def _is_of_place(self, phrase: Phrase, at: int) -> bool:
        """ "der Aargauer Kantonalpartei": an inflexible adjective that was tagged as a noun."""
        token = self.tokens[at]
        if not phrase.article or token.tag not in ("NN", "NE") or not token.text.endswith("er") or at + 1 >= self.size:
            return False
        if "-" in token.text or not token.text[:1].isupper() or self.proper.is_name(token.text):
            return False
        behind = self.tokens[at + 1]
        headed = behind.tag == "NN" and behind.text[:1].isupper() and noun(behind.text) is not None
        return headed and noun(token.text) is None and not is_common(token.text)

    def _is_noun_like(self, token: Token) -> bool:
        years = token.text[:1].isdigit() and "-J" in token.text
        tagged = token.tag in NOUN_TAGS or self.proper.is_name(token.text) or years
        return tagged and (token.text[:1].isupper() or has_capital_part(token.text))

    def _is_nominal(self, at: int) -> bool:
        return at < self.size and (self.tokens[at].tag in (*NOUN_TAGS, "ADJA", "CARD") or self.proper.is_capital(at))

    # -------------------------------------------------------------------------------- noun and name

    def _core(self, phrase: Phrase, at: int, depth: int) -> bool:
        """The noun and the name; False where neither stands here."""
        if self.tokens[at].text in QUOTES:
            return phrase.article == "def" and self._quoted_name(phrase, at)
        behind = self.proper.particled(at)
        if behind:
            phrase.name, phrase.end = (at, behind), behind
            return True
        listed = self.proper.listed_end(at)
        if not (self.proper.is_capital(at) or listed) or self.tokens[at].text in lexicon().no_names:
            return False
        found = noun(self.tokens[at].text)
        if not listed and (self._is_common(at, found, phrase) or self.tokens[at].text in lexicon().titles):
            self._common(phrase, at, found)
            return True
        stop = listed or self.proper.end(at)
        if depth < _DEPTH and self._owns(stop, phrase):
            return self._owned(phrase, at, stop, depth)
        phrase.name, phrase.end = (at, stop), stop
        return True

    def _is_common(self, at: int, found: Noun | None, phrase: Phrase) -> bool:
        token = self.tokens[at]
        if found is not None and found.head == "land" and known_name((token.text,)) is not None:
            return False  # "Russland" is no land of Russ
        own = token.text in self.proper.names and token.tag != "NN"
        if self.proper.is_name(token.text) and (not phrase.article or own):
            return found is not None and found.sort == "body"
        if found is None and not phrase.article and token.tag == "NN":
            known = known_name((token.text,))
            if known is not None and known.kind == "state":
                return False  # a capital that was taken for a noun
        if found is None and phrase.determiner in ("der", "die") and is_countryman(token.text):
            return known_name((token.text,)) is None
        if found is not None:
            return not self.proper.is_surname_of_trade(at, found, phrase.article)
        return token.tag in ("NN", "TRUNC") and not is_abbreviation(token.text)

    def _common(self, phrase: Phrase, at: int, found: Noun | None) -> None:
        if found is not None and found.adjectival and self._bears_office(at + 1):
            phrase.adjectives, at = (*phrase.adjectives, at), at + 1  # "der Vorsitzende Richter Karl Ott"
            found = noun(self.tokens[at].text)
        phrase.noun_at, phrase.noun, phrase.end = at, found, at + 1
        self._join_truncated(phrase)
        following = phrase.end
        if following >= self.size:
            return
        if self.tokens[following].text in QUOTES:
            bears = found is not None and found.sort == "body" and found.kind in ("organisation", "media", "alliance")
            if found is not None and (bears or found.head in lexicon().bear_title):
                self._quoted_name(phrase, following)
            return
        titled = self._titled_end(following, found)
        if titled:
            phrase.name, phrase.end = (following, titled), titled
            return
        if self._is_several(phrase) or not self._name_follows(phrase, following, found):
            return
        stop = self.proper.end(following)
        if self.proper.is_genitive(following, stop):
            phrase.inner = Phrase(following, stop, name=(following, stop), genitive=True)
        else:
            stop = self._conjoined_name(following, stop, found)
            phrase.name = (following, stop)
        phrase.end = stop

    def _is_given_to(self, behind: int) -> bool:
        """Whether the verb takes a dative and another object follows right behind what might be one."""
        if behind >= self.size or self.tokens[behind].tag not in ("ART", "PPOSAT", "PIAT", "NN"):
            return False
        return any(token.lemma in lexicon().give_to for token in self.tokens)

    def _bears_office(self, at: int) -> bool:
        """Whether an office stands here with a name behind it, so that a noun before it is its adjective."""
        if at + 1 >= self.size or self.tokens[at].tag not in ("NN", "NE") or not self.proper.is_capital(at + 1):
            return False
        found = noun(self.tokens[at].text)
        return found is not None and found.sort == "person" and not found.adjectival and found.gender != "p"

    def _titled_end(self, at: int, found: Noun | None) -> int:
        """Behind "Soziale Sicherung" in "Bündnis Soziale Sicherung", 0 where no such name follows a body's noun."""
        if found is None or found.sort != "body" or at + 1 >= self.size:
            return 0
        adjective, head = self.tokens[at], self.tokens[at + 1]
        if adjective.text in ("Pro", "Contra", "Kontra") and head.text[:1].isupper():
            return at + 2
        if self.proper.is_odd_adjective(at):
            return at + 2
        fitting = adjective.tag == "ADJA" and adjective.text.endswith(("e", "es")) and adjective.text[:1].isupper()
        return self._conjoined_name(at + 1, at + 2, found) if fitting and head.tag in ("NN", "NE") else 0

    def _join_truncated(self, phrase: Phrase) -> None:
        """ "Bundes- und Landesminister": the last noun is the head."""
        at = phrase.end
        if at + 1 >= self.size or not self.tokens[at - 1].text.endswith("-") or self.tokens[at].tag != "KON":
            return
        if self.proper.is_capital(at + 1):
            phrase.noun_at, phrase.noun, phrase.end = at + 1, noun(self.tokens[at + 1].text), at + 2

    def _is_several(self, phrase: Phrase) -> bool:
        """ "die Minister": a plural bears no name."""
        found = phrase.noun
        plural = phrase.is_person and found is not None and found.plural and found.gender == "m"
        return plural and found is not None and not found.adjectival and phrase.determiner.startswith("die")

    def _name_follows(self, phrase: Phrase, at: int, found: Noun | None) -> bool:
        token, before = self.tokens[at], self.tokens[phrase.end - 1]
        lists = lexicon()
        never = lists.times | lists.no_names
        if not self.proper.is_capital(at) or token.text in never or before.text in lists.times:
            return False
        if found is None and before.text not in lists.titles:
            return False
        if self.proper.is_name(token.text) or token.text in lists.titles:
            return True
        if token.tag == "ADV":
            return found is not None and found.sort == "person"
        return found is not None and self._names_unlisted(phrase, at, found)

    def _names_unlisted(self, phrase: Phrase, at: int, found: Noun) -> bool:
        """Whether a word that no list knows as a name is one behind a noun; a state is an object there."""
        token, other = self.tokens[at], noun(self.tokens[at].text)
        common = other is not None and token.tag == "NN" and (other.plural or other.sort == "body")
        if common or found.sort == "people":
            return False
        known = known_name((token.text,)) if found.sort == "person" else None
        if known is not None and known.kind == "state" and found.head not in lexicon().beside_states:
            return token.text != known.name and self.proper.is_genitive(at, at + 1)
        if token.tag in ("NE", "FM", "XY") or is_abbreviation(token.text) or token.text in self.proper.surnames:
            return True
        return token.tag == "NN" and self._may_be_name(phrase, at)

    def _may_be_name(self, phrase: Phrase, at: int) -> bool:
        """A noun behind a noun: a name in "Verband Eurostahl begrüßt", an object in "warf dem Verband Blockade vor"."""
        behind = self.tokens[at + 1] if at + 1 < self.size else None
        if behind is None or behind.text == "(" or behind.tag.startswith("$"):
            loose = phrase.noun is not None and phrase.noun.stem in lexicon().ambiguous_heads
            thing = behind is not None and behind.text == "." and loose
            return not (thing and is_common(self.tokens[at].text))  # "verlangt die Gruppe Milliarden."
        last = at + 2 >= self.size or self.tokens[at + 2].tag.startswith("$")
        if behind.tag in _FINITE:
            return not last and phrase.article != "poss"  # but "dessen Land Anteile hält,"
        if phrase.is_person:
            return not phrase.article and behind.tag not in ("PTKVZ", "ADV", "APPR", "PTKNEG")
        return behind.text == "und" and at + 2 < self.size and self.tokens[at + 2].tag == "NN"

    def _conjoined_name(self, start: int, stop: int, found: Noun | None) -> int:
        """ "Gewerkschaft Nahverkehr und Dienste (...)": a body's name may join common nouns."""
        if found is None or found.sort != "body" or self.tokens[start].tag != "NN":
            return stop
        at = stop
        while at < self.size and at - stop < 8 and self._may_stand_in_name(self.tokens[at]):
            at += 1
        if at + 2 < self.size and self.tokens[at].text == "(" and self.tokens[at + 2].text == ")":
            return at
        joined = stop + 1 < self.size and self.tokens[stop].text == "und" and self.tokens[stop + 1].tag == "NN"
        return stop + 2 if joined and noun(self.tokens[stop + 1].text) is None else stop

    def _may_stand_in_name(self, token: Token) -> bool:
        return token.tag in ("NN", "KON", "ADJA", "TRUNC", "APPR") or token.text == ","

    def _quoted_name(self, phrase: Phrase, at: int) -> bool:
        stop = self.proper.quoted_end(at)
        if stop:
            phrase.name, phrase.quoted, phrase.end = (at + 1, stop - 1), True, stop
        return bool(stop)

    def _owns(self, stop: int, phrase: Phrase) -> bool:
        """Whether a name in the genitive stands before its noun: "Putins Berater", "Frankreichs Industrieminister"."""
        if phrase.article or stop >= self.size or not self.tokens[stop - 1].text.endswith(("s", "’", "'")):
            return False
        at = stop
        while at < self.size and at - stop < 4 and self.tokens[at].tag == "ADJA":
            at += 1
        if at >= self.size or not self.proper.is_capital(at):
            return False
        token = self.tokens[at]
        if token.tag == "NE" and noun(token.text) is None:
            known = known_name((token.text,))
            return known is not None and known.kind not in ("state", "authority")
        return noun(token.text) is not None or token.tag == "NN"

    def _owned(self, phrase: Phrase, start: int, stop: int, depth: int) -> bool:
        rest = self.phrase(stop, depth + 1)
        if rest is None:
            return False
        phrase.owner, phrase.article = (start, stop), "name"
        phrase.adjectives, phrase.noun_at, phrase.noun = rest.adjectives, rest.noun_at, rest.noun
        phrase.name, phrase.quoted, phrase.end = rest.name, rest.quoted, rest.end
        phrase.bracket, phrase.inner, phrase.link = rest.bracket, rest.inner, rest.link
        return True

    # -------------------------------------------------------------------------------- behind the noun

    def _bracket(self, phrase: Phrase) -> None:
        """What stands in brackets behind: a party, an abbreviation, an age; at most six tokens."""
        at = phrase.end
        if phrase.bracket or at >= self.size or self.tokens[at].text != "(":
            return
        for stop in range(at + 2, min(at + 8, self.size)):
            if self.tokens[stop].text == ")":
                phrase.bracket = tuple(token.text for token in self.tokens[at + 1 : stop])
                phrase.end = stop + 1
                return

    def _inner(self, phrase: Phrase, depth: int, inside: bool) -> None:
        """A genitive behind a noun, or "von", "für", "in" where the noun takes them."""
        at = phrase.end
        named = phrase.name is not None and not phrase.quoted and phrase.is_person
        if phrase.noun_at is None or named or at + 1 >= self.size:
            return
        if phrase.is_person and self.tokens[at].text == "im" and self.tokens[at + 1].text == "Amt":
            phrase.end = at = at + 2  # "ihr Vorgänger im Amt, Jan Pohl,"
            if at + 1 >= self.size:
                return
        word = self.tokens[at].text.lower()
        inner, link = None, ""
        if word in lexicon().genitive_determiners and self.tokens[at].tag not in ("PRELS", "PPER"):
            inner = self.phrase(at, depth + 1, inside_body=inside)
            if inner is not None:
                inner.genitive = True
        elif phrase.is_body and self.tokens[at].tag == "ADJA" and word.endswith("er"):
            # "Bundesvereinigung Deutscher Apotheker", "Bund angestellter Ärzte"
            inner = self.phrase(at, depth + 1, inside_body=inside)
            inner = (
                inner if inner is not None and (self.tokens[at].text[0].isupper() or inner.noun_at == at + 1) else None
            )
        elif word in lexicon().links and self._takes(phrase, word):
            inner, link = self._linked(at, word, depth, inside), word
        if inner is not None and (link or self._may_be_genitive(phrase, inner)):
            phrase.inner, phrase.link, phrase.end = inner, link, inner.end

    def _linked(self, at: int, word: str, depth: int, inside: bool) -> Phrase | None:
        """The phrase behind a preposition; behind "in", "bei", "aus" only a name or a parliament."""
        inner = self.phrase(at + 1, depth + 1, inside_body=inside)
        if inner is None:
            return None
        if word in _FUSED and not inner.article:
            inner.article = "def"
        local = word in ("in", "im", "bei", "beim", "aus") and inner.name is None
        parliament = inner.noun is not None and inner.noun.head in lexicon().parliaments
        return None if local and not parliament and not self._is_circle(inner, word) else inner

    def _is_circle(self, inner: Phrase, word: str) -> bool:
        """ "aus dem Umfeld der Allianz": where an unnamed person belongs."""
        head = self.tokens[inner.head].text.lower()
        return word == "aus" and inner.inner is not None and head in lexicon().circles

    def _takes(self, phrase: Phrase, word: str) -> bool:
        """Whether the noun takes that preposition."""
        found = phrase.noun
        if found is None:  # "im Haus von Minister Ott"
            return word == "von" and self.tokens[phrase.head].text in ("Haus", "Hause")
        if word in ("von", "vom"):
            return not any(token.lemma in lexicon().ask_of for token in self.tokens)
        if word == "für":
            return found.head in lexicon().take_for
        if found.sort == "body":
            return found.kind == "government" or found.head in lexicon().take_in
        return (
            (word == "aus" and (found.stem in lexicon().anonymous or phrase.article == "indef"))
            or (word in ("im", "in") and (found.adjectival or found.head in _LOCAL_OFFICES))
            or (word in ("bei", "beim") and found.head in ("botschafter", "vertreter"))
        )

    def _may_be_genitive(self, phrase: Phrase, inner: Phrase) -> bool:
        """A person's addressee is no genitive ("sagte der Sprecher der Zeitung"), nor is a masculine's nominative."""
        found = inner.noun
        if phrase.noun is None or found is None:
            return True
        if inner.determiner in ("der", "ihrer", "seiner") and self._is_given_to(inner.end):
            return False  # "haben die Länder der Regierung die Gefolgschaft verweigert"
        nominative = inner.determiner == "der" and found.gender in ("m", "n") and not found.plural
        return not (found.kind == "media" and phrase.is_person) and not nominative
