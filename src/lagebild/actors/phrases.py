"""Noun phrases as a newsroom builds them: owner, office, name, party in brackets, genitives, appositions.

    [Putins] [außenpolitischer] [Berater] [Juri Uschakow]        owner, adjective, noun, name
    Der [Generaldirektor] [der [Atomenergiebehörde] (IAEA)]      noun, genitive with bracket

A linear scan over tagged tokens; genitives nest at most three deep.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.actors.gazetteer import known_name
from lagebild.actors.lists import Known, lexicon
from lagebild.actors.words import Noun, genitive_name, noun
from lagebild.model import Token

__all__ = ["Phrase", "read_phrases"]

_DEPTH = 3
_OPEN = '«»„“”"‚‘›‹'
_DEFINITE = frozenset(["der", "die", "das", "den", "dem", "des"])
_FUSED = frozenset(["im", "am", "zum", "zur", "beim", "vom", "ins", "ans", "fürs"])
_DEMONSTRATIVE = ("dies", "jen", "solch", "derselb", "dieselb", "jed", "jeglich", "welch")
_INDEFINITE = ("ein", "kein")
_POSSESSIVE = ("mein", "dein", "sein", "ihr", "unser", "euer", "eur")
_QUANTIFIERS = frozenset(
    [
        "alle",
        "allen",
        "aller",
        "beide",
        "beiden",
        "beider",
        "viele",
        "vielen",
        "vieler",
        "mehrere",
        "mehreren",
        "mehrerer",
        "einige",
        "einigen",
        "einiger",
        "manche",
        "manchen",
        "mancher",
        "wenige",
        "wenigen",
        "weniger",
        "sämtliche",
        "sämtlichen",
        "zahlreiche",
        "zahlreichen",
        "verschiedene",
        "diverse",
    ]
)
_ENDINGS = frozenset(("", "e", "en", "em", "er", "es"))
_FIRST_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "af",
        "av",
        "ten",
        "ter",
        "y",
    ]
)
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "vom",
        "zu",
        "zur",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "af",
        "av",
        "ten",
        "ter",
        "y",
    ]
)
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II.", "III.", "IV.", "XIV.", "XVI.", "junior", "senior"))
_TIMES = frozenset(
    [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonnabend",
        "Sonntag",
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Jänner",
        "Anfang",
        "Mitte",
        "Ende",
        "Uhr",
        "Morgen",
        "Abend",
        "Mittag",
        "Nacht",
        "Gestern",
        "Heute",
    ]
)
_CLOSED = frozenset(
    [
        "ART",
        "PPER",
        "PPOSAT",
        "PDAT",
        "PDS",
        "PIAT",
        "PIS",
        "PIDAT",
        "PRELS",
        "PRELAT",
        "PWS",
        "PWAT",
        "PWAV",
        "APPR",
        "APPRART",
        "APPO",
        "KON",
        "KOUS",
        "KOUI",
        "KOKOM",
        "ADV",
        "PROAV",
        "PTKNEG",
        "PTKZU",
        "PTKA",
        "PTKANT",
        "PTKVZ",
        "PRF",
        "VAFIN",
        "VMFIN",
        "ITJ",
    ]
)
_NOUN_TAGS = frozenset(("NN", "NE", "FM", "XY", "TRUNC"))
_GENITIVE = frozenset(
    [
        "des",
        "der",
        "eines",
        "einer",
        "dieser",
        "dieses",
        "ihrer",
        "ihres",
        "seiner",
        "seines",
        "unserer",
        "unseres",
        "mehrerer",
        "beider",
        "aller",
    ]
)
_LINKS = frozenset(["von", "vom", "für", "in", "im", "bei", "beim", "aus"])
_PARLIAMENTS = frozenset(
    [
        "landtag",
        "bundestag",
        "nationalrat",
        "bundesrat",
        "kantonsrat",
        "parlament",
        "gemeinderat",
        "stadtrat",
        "kreistag",
        "senat",
        "ausschuss",
        "rat",
        "versammlung",
    ]
)
_BEARS_TITLE = frozenset(
    [
        "organisation",
        "hilfsorganisation",
        "menschenrechtsorganisation",
        "umweltorganisation",
        "initiative",
        "bewegung",
        "bündnis",
        "gruppe",
        "gruppierung",
        "verein",
        "stiftung",
        "netzwerk",
        "forum",
        "partei",
        "allianz",
        "front",
        "miliz",
        "terrorgruppe",
        "denkfabrik",
        "institut",
        "portal",
    ]
)
_TAKES_OF = frozenset(
    ("fordern", "verlangen", "erwarten", "erhoffen", "wissen", "hören", "erfahren", "erbitten", "verlangen")
)


@dataclass(slots=True)
class Phrase:
    """A noun phrase; all numbers are token numbers of its sentence, ranges half-open.

    `article` is "def", "indef", "dem", "poss", "quant", "name" (a name's genitive before it) or "". `noun` is the common
    noun that heads it, `name` the proper name, `bracket` what stands in brackets behind either.
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


def read_phrases(
    tokens: Sequence[Token], names: frozenset[str] = frozenset(), surnames: frozenset[str] = frozenset()
) -> list[Phrase]:
    """The noun phrases of a sentence in reading order; nested ones hang in `inner`.

    `names` are words that the article is known to use as names of persons, whatever the tagger says of them,
    `surnames` those of them that end a name.
    """
    reader = _Reader(tokens, names, surnames)
    found: list[Phrase] = []
    position, preposition = 0, ""
    while position < len(tokens):
        phrase = reader.phrase(position, 0)
        if phrase is None:
            token = tokens[position]
            if token.tag in ("APPR", "APPRART"):
                preposition = token.text.lower()
            elif token.tag not in ("ADV", "ADJD", "$(", "CARD"):
                preposition = ""
            position += 1
            continue
        phrase.preposition, preposition = preposition, ""
        if preposition in _FUSED and not phrase.article:
            phrase.article = "def"
        found.append(phrase)
        position = phrase.end
    return found


class _Reader:
    """Reads one phrase from a token on; knows the sentence."""

    def __init__(self, tokens: Sequence[Token], names: frozenset[str], surnames: frozenset[str]) -> None:
        self.tokens = tokens
        self.names, self.surnames = names, surnames
        self.size = len(tokens)
        self.of_is_argument = any(token.lemma in _TAKES_OF for token in tokens)

    def phrase(self, start: int, depth: int, *, inside_body: bool = False) -> Phrase | None:
        """The phrase that begins at a token, or None; inside a body's name brackets belong to the whole."""
        phrase = Phrase(start, start)
        at = self._determiner(phrase, start)
        at = self._attributes(phrase, at)
        if at >= self.size or not self._core(phrase, at, depth):
            return None
        if not inside_body or self._is_person(phrase):
            self._bracket(phrase)
        if depth < _DEPTH and not phrase.bracket and phrase.inner is None:
            self._inner(phrase, depth, inside_body)
            if not inside_body and not phrase.bracket and not (phrase.inner is not None and phrase.inner.bracket):
                self._bracket(phrase)
        return phrase

    def _determiner(self, phrase: Phrase, at: int) -> int:
        token = self.tokens[at]
        word = token.text.lower()
        kind = _determiner_kind(word)
        if not kind or token.tag in ("PPER", "PRELS", "KON", "ADV", "APPR") or at + 1 >= self.size:
            return self._cardinal(phrase, at)
        if kind == "def" and token.tag == "PDS" and not self._nominal(at + 1):
            return at
        if kind == "def" and self._is_relative(at):
            return at
        phrase.article, phrase.determiner = kind, word
        if kind == "poss":
            phrase.owner = (at, at + 1)
        following = self.tokens[at + 1].text.lower()
        if following in _QUANTIFIERS or (kind == "quant" and _determiner_kind(following) in ("def", "poss")):
            phrase.determiner += " " + following
            at += 1
        return self._cardinal(phrase, at + 1)

    def _is_relative(self, at: int) -> bool:
        """A relative pronoun before the subject of its clause: "die Kiew ablehnt", "die Bundeskanzler Merz auflistete"."""
        behind_comma = at > 0 and self.tokens[at - 1].text == ","
        if not behind_comma or at + 2 >= self.size:
            return False
        word, following, after = self.tokens[at].text.lower(), self.tokens[at + 1], self.tokens[at + 2]
        known = known_name((following.text,))
        if known is not None and known.kind == "state" and known.article in ("", None) and after.tag != "NN":
            return True
        if self._is_name(following.text) and following.tag != "NN":
            return True
        found = noun(following.text)
        masculine = found is not None and found.sort == "person" and found.gender == "m" and not found.adjectival
        return word in ("die", "das", "den") and masculine and self._is_name(after.text)

    def _cardinal(self, phrase: Phrase, at: int) -> int:
        if (
            at + 1 < self.size
            and self.tokens[at].tag == "CARD"
            and self.tokens[at].text.isalpha()
            and self._nominal(at + 1)
        ):
            if not phrase.article:
                phrase.article, phrase.determiner = "quant", self.tokens[at].text.lower()
            return at + 1
        return at

    def _attributes(self, phrase: Phrase, at: int) -> int:
        """Adjectives before the noun; "stets" and "sehr" may stand before them."""
        stop, adjectives = at, []
        while stop < self.size and stop - at < 8:
            token = self.tokens[stop]
            noun_like = (
                token.tag in _NOUN_TAGS
                or self._is_name(token.text)
                or (token.text[:1].isdigit() and "-J" in token.text)
            )
            if noun_like and (token.text[:1].isupper() or self._capital_inside(token)):
                phrase.adjectives = tuple(adjectives)
                return stop
            if token.tag == "ADJA" and not token.text[:1].isdigit():
                adjectives.append(stop)
            elif not (token.tag in ("ADV", "ADJD", "CARD", "ADJA") and phrase.article and stop + 1 < self.size):
                break
            stop += 1
        if adjectives and stop == adjectives[-1] + 1 and self.tokens[adjectives[-1]].text[:1].isupper():
            phrase.adjectives = tuple(adjectives[:-1])  # "die Grünen", "der Abgeordnete": tagged as an adjective
            return adjectives[-1]
        if stop < self.size and self.tokens[stop].text in _OPEN and phrase.article:
            phrase.adjectives = tuple(adjectives)
            return stop
        return stop if not adjectives and stop < self.size and stop == at else self.size

    def _nominal(self, at: int) -> bool:
        return at < self.size and (self.tokens[at].tag in (*_NOUN_TAGS, "ADJA", "CARD") or self._capital(at))

    def _capital(self, at: int) -> bool:
        """A word that is written with a capital and not because it opens the sentence or a quotation."""
        token = self.tokens[at]
        if token.tag.startswith("$") or not (token.text[:1].isupper() or self._capital_inside(token)):
            return False
        if token.tag in _NOUN_TAGS or self._is_name(token.text):
            return True
        return at > 0 and token.tag not in _CLOSED and not self.tokens[at - 1].tag.startswith("$")

    def _capital_inside(self, token: Token) -> bool:
        """ "dpa-Informationen", "al-Suwaidi", "54-Jährige"."""
        return "-" in token.text and token.text.rsplit("-", 1)[1][:1].isupper()

    def _is_name(self, word: str) -> bool:
        return word in lexicon().names or word in self.names or (word.endswith("s") and word[:-1] in self.names)

    def _core(self, phrase: Phrase, at: int, depth: int) -> bool:
        """The noun and the name; False where neither stands here."""
        if self.tokens[at].text in _OPEN and phrase.article == "def":
            return self._quoted_name(phrase, at)
        behind = self._particled(at)
        if behind:
            phrase.name, phrase.end = (at, behind), behind
            return True
        if not self._capital(at):
            return False
        word = self.tokens[at].text
        found = noun(word)
        title = word in lexicon().titles
        if (self._is_common(at, found, phrase) or title) and not self._listed_end(at):
            return self._common(phrase, at, found, depth)
        stop = self._listed_end(at) or self._name_end(at)
        if self._owns(at, stop, phrase) and depth < _DEPTH:
            return self._owned(phrase, at, stop, depth)
        phrase.name = (at, stop)
        phrase.end = stop
        return True

    def _particled(self, at: int) -> int:
        """Behind a surname that begins with a particle ("von der Leyen sagte"), 0 where none stands here."""
        first = self.tokens[at].text
        if first.lower() not in _FIRST_PARTICLES:
            return 0
        for stop in range(at + 2, min(at + 4, self.size + 1)):
            if " ".join([first.lower(), *(token.text for token in self.tokens[at + 1 : stop])]) in self.surnames:
                return stop
        return 0

    def _is_common(self, at: int, found: Noun | None, phrase: Phrase) -> bool:
        token = self.tokens[at]
        if self._is_name(token.text) and (not phrase.article or (token.text in self.names and token.tag != "NN")):
            return found is not None and found.sort == "body"
        if found is not None:
            following = self.tokens[at + 1] if at + 1 < self.size else None
            surname = token.tag == "NE" and not phrase.article and at > 0 and self.tokens[at - 1].tag != "ADJA"
            return not surname or bool(following and following.text in lexicon().names) or not _looks_surname(found)
        return token.tag in ("NN", "TRUNC") and not _is_abbreviation(token.text)

    def _common(self, phrase: Phrase, at: int, found: Noun | None, depth: int) -> bool:
        phrase.noun_at, phrase.noun = at, found
        phrase.end = at + 1
        self._join_truncated(phrase)
        following = phrase.end
        if following >= self.size:
            return True
        if self.tokens[following].text in _OPEN:
            if found is not None and (found.kind == "media" or found.head in _BEARS_TITLE):
                self._quoted_name(phrase, following)
            return True
        if (
            found is not None
            and found.plural
            and phrase.article in ("def", "quant")
            and self._plural_only(phrase, found)
        ):
            return True
        if self._name_follows(phrase, following, found):
            stop = self._name_end(following)
            if self._is_genitive_name(following, stop):
                phrase.inner = Phrase(following, stop, name=(following, stop), genitive=True)
            else:
                stop = self._conjoined_name(following, stop, found)
                phrase.name = (following, stop)
            phrase.end = stop
        return True

    def _is_genitive_name(self, start: int, stop: int) -> bool:
        """ "Ministerpräsident Thailands", "Kampfgefährte Putins": a name in the genitive behind its noun."""
        words = [token.text for token in self.tokens[start:stop]]
        last = genitive_name(words[-1])
        if last == words[-1] or words[-1] in self.names:
            return False
        known = known_name(words)
        state = (
            known is not None
            and known.kind in ("state", "authority")
            and known_name(words) == known_name([*words[:-1], last])
        )
        return (state and words[-1] != known_display(known)) or last in self.surnames

    def _join_truncated(self, phrase: Phrase) -> None:
        """ "Bundes- und Landesminister": the last noun is the head."""
        at = phrase.end
        joined = self.tokens[at - 1].text.endswith("-") and at + 1 < self.size
        if joined and self.tokens[at].tag == "KON" and self._capital(at + 1):
            phrase.noun_at, phrase.noun = at + 1, noun(self.tokens[at + 1].text)
            phrase.end = at + 2

    def _plural_only(self, phrase: Phrase, found: Noun) -> bool:
        word = phrase.determiner
        return word.startswith("die") and found.sort == "person" and found.gender == "m" and not found.adjectival

    def _name_follows(self, phrase: Phrase, at: int, found: Noun | None) -> bool:
        token = self.tokens[at]
        if not self._capital(at) or token.text in _TIMES or self.tokens[phrase.end - 1].text in _TIMES:
            return False
        if found is None and self.tokens[phrase.end - 1].text not in lexicon().titles:
            return False
        other = noun(token.text)
        if self._is_name(token.text) or token.text in lexicon().titles:
            return True
        if other is not None and token.tag == "NN" and (other.plural or other.sort == "body"):
            return False
        if found is not None and found.sort == "people":
            return False
        if token.tag in ("NE", "FM", "XY") or _is_abbreviation(token.text) or token.text in self.surnames:
            return True
        return token.tag == "NN" and self._may_be_name(phrase, at, found)

    def _may_be_name(self, phrase: Phrase, at: int, found: Noun | None) -> bool:
        """A noun right behind a noun: a name in "Verband Eurostahl begrüßt", an object in "warf dem Verband Blockade vor"."""
        behind = self.tokens[at + 1] if at + 1 < self.size else None
        if behind is None or behind.text == "(" or behind.tag.startswith("$"):
            return True
        if behind.tag in ("VVFIN", "VAFIN", "VMFIN"):  # but "dessen Land Anteile hält,"
            return at + 2 < self.size and not self.tokens[at + 2].tag.startswith("$") and phrase.article != "poss"
        person = found is not None and found.sort == "person"
        if person and not phrase.article:
            return behind.tag not in ("PTKVZ", "ADV", "APPR", "PTKNEG")
        return behind.text == "und" and not person and at + 2 < self.size and self.tokens[at + 2].tag == "NN"

    def _conjoined_name(self, start: int, stop: int, found: Noun | None) -> int:
        """ "Gewerkschaft Nahverkehr und Dienste (...)": a body's name may join common nouns."""
        if found is None or found.sort != "body" or self.tokens[start].tag != "NN":
            return stop
        at = stop
        while (
            at < self.size
            and at - stop < 8
            and (self.tokens[at].tag in ("NN", "KON", "ADJA", "TRUNC", "APPR") or self.tokens[at].text == ",")
        ):
            at += 1
        if at < self.size and self.tokens[at].text == "(" and at + 2 < self.size and self.tokens[at + 2].text == ")":
            return at
        if stop + 1 < self.size and self.tokens[stop].text == "und" and self.tokens[stop + 1].tag == "NN":
            return stop + 2 if noun(self.tokens[stop + 1].text) is None else stop
        return stop

    def _quoted_name(self, phrase: Phrase, at: int) -> bool:
        """A name in quotation marks, at most ten words and no sentence ("Blaues Netz")."""
        for stop in range(at + 2, min(at + 12, self.size)):
            if self.tokens[stop].text in _OPEN:
                if not self.tokens[at + 1].text[:1].isupper() and not self.tokens[at + 1].text[:1].isdigit():
                    return False
                phrase.name, phrase.quoted, phrase.end = (at + 1, stop), True, stop + 1
                return True
            if self.tokens[stop].tag in ("$,", "$.", "VVFIN", "VAFIN", "VMFIN"):
                return False
        return False

    def _listed_end(self, at: int) -> int:
        """Behind a listed name of several words ("IG Metall", "Ärzte ohne Grenzen"), 0 where none begins here."""
        if at + 1 >= self.size or self.tokens[at + 1].tag.startswith("$"):
            return 0
        for stop in range(min(at + 4, self.size), at + 1, -1):
            if self.tokens[stop - 1].text[:1].isupper() and known_name([token.text for token in self.tokens[at:stop]]):
                return stop
        return 0

    def _name_end(self, start: int) -> int:
        """Behind the last word of a proper name that begins at `start`."""
        tokens, at = self.tokens, start + 1
        first_is_title = tokens[start].text in lexicon().titles
        given = tokens[start].text in lexicon().names or first_is_title
        while at < self.size and at - start < 8:
            token = tokens[at]
            if not given and tokens[at - 1].text in self.surnames and token.text in self.surnames:
                break  # "empfängt Trump Putin"
            if token.text in _SUFFIXES or _is_initial(token.text):
                at += 1
            elif (
                token.text.lower() in _PARTICLES
                and not token.text[:1].isupper()
                and (step := self._behind_particles(at))
            ):
                at = step
            elif (
                token.text[:1] in "-–"
                and at + 1 < self.size
                and tokens[at - 1].span.end == token.span.start == tokens[at + 1].span.start - 1
            ):
                at += 2
            elif (
                self._capital(at)
                and token.text not in _TIMES
                and (token.tag in ("NE", "FM", "XY") or token.text in self.surnames or self._surname(start, at, given))
            ):
                at += 1
                given = given and at - start < 2 and tokens[at - 1].text in lexicon().names
            else:
                break
        return at

    def _surname(self, start: int, at: int, given: bool) -> bool:
        """A noun-like surname ("Bauer", "Schäfer") right behind a first name, or a capital that is no noun ("Perl")."""
        token = self.tokens[at]
        behind = self.tokens[at + 1].tag if at + 1 < self.size else ""
        odd = token.tag not in ("NN", *_CLOSED) and not (token.tag in ("ADJA", "CARD") and behind in ("NN", "NE"))
        return given or odd or (at - 1 > start and _is_initial(self.tokens[at - 1].text))

    def _behind_particles(self, at: int) -> int:
        """Behind "von der Leyen" where `at` is at its first particle, 0 where no name follows."""
        stop = at
        if self.tokens[at].text.lower() not in _FIRST_PARTICLES or not self._named_before(at):
            return 0
        while stop < self.size and stop - at < 3 and self.tokens[stop].text.lower() in _PARTICLES:
            stop += 1
        named = stop < self.size and self._capital(stop) and self.tokens[stop].tag in ("NE", "NN", "FM", "XY")
        if not named or (self.tokens[at].text in ("der", "den", "das", "zu", "zur", "vom") and stop == at + 1):
            return 0
        before = self.tokens[at - 1]
        if self.tokens[at].text == "von" and before.text not in lexicon().names and stop == at + 1:
            return 0  # "Holtkamp von der Gewerkschaft", "Stork von HRW" is no name
        if stop > at + 1 and self.tokens[stop].tag == "NN" and noun(self.tokens[stop].text) is not None:
            return 0
        return stop + 1

    def _named_before(self, at: int) -> bool:
        return self.tokens[at - 1].tag in ("NE", "FM", "XY") or self._is_name(self.tokens[at - 1].text)

    def _owns(self, start: int, stop: int, phrase: Phrase) -> bool:
        """Whether a name in the genitive stands before its noun: "Putins Berater", "Frankreichs Industrieminister"."""
        word = self.tokens[stop - 1].text
        if phrase.article or not word.endswith(("s", "’", "'")) or stop >= self.size:
            return False
        at = stop
        while at < self.size and at - stop < 4 and self.tokens[at].tag == "ADJA":
            at += 1
        if at >= self.size or not self._capital(at):
            return False
        if self.tokens[at].tag == "NE" and noun(self.tokens[at].text) is None:
            known = known_name((self.tokens[at].text,))
            return known is not None and known.kind not in ("state", "authority")
        return noun(self.tokens[at].text) is not None or self.tokens[at].tag == "NN"

    def _owned(self, phrase: Phrase, start: int, stop: int, depth: int) -> bool:
        inner = self.phrase(stop, depth + 1)
        if inner is None:
            return False
        phrase.owner, phrase.article = (start, stop), "name"
        phrase.adjectives, phrase.noun_at, phrase.noun = inner.adjectives, inner.noun_at, inner.noun
        phrase.name, phrase.quoted, phrase.end = inner.name, inner.quoted, inner.end
        phrase.bracket, phrase.inner, phrase.link = inner.bracket, inner.inner, inner.link
        return True

    def _bracket(self, phrase: Phrase) -> None:
        """What stands in brackets behind: a party, an abbreviation, an age; at most six tokens."""
        at = phrase.end
        if at >= self.size or self.tokens[at].text != "(":
            return
        for stop in range(at + 2, min(at + 8, self.size)):
            if self.tokens[stop].text == ")":
                phrase.bracket = tuple(token.text for token in self.tokens[at + 1 : stop])
                phrase.end = stop + 1
                self._name_behind(phrase)
                return

    def _name_behind(self, phrase: Phrase) -> None:
        """ "Die Gewerkschaft der Polizei (GdP)" has none; "SPD-Chef (49) Lars X" is too rare to read."""

    def _inner(self, phrase: Phrase, depth: int, inside_body: bool) -> None:
        """A genitive behind a noun, or "von", "für", "in" where the noun takes them."""
        at = phrase.end
        if (
            phrase.noun_at is None
            or at + 1 >= self.size
            or (phrase.name and not phrase.quoted and self._is_person(phrase))
        ):
            return
        word = self.tokens[at].text.lower()
        inside = inside_body or (phrase.noun is not None and phrase.noun.sort == "body")
        if word in _GENITIVE and self.tokens[at].tag not in ("PRELS", "PPER"):
            inner = self.phrase(at, depth + 1, inside_body=inside)
            link = ""
            if inner is not None:
                inner.genitive = True
        elif word in _LINKS and self._takes(phrase, word):
            fused = word in _FUSED
            inner = self.phrase(at + 1, depth + 1, inside_body=inside)
            link = word
            if inner is not None and fused and not inner.article:
                inner.article = "def"
            if inner is not None and word in ("in", "im", "bei", "beim", "aus") and inner.name is None:
                inner = inner if inner.noun is not None and inner.noun.head in _PARLIAMENTS else None
        else:
            return
        if inner is None or not self._may_be_genitive(phrase, inner, link):
            return
        phrase.inner, phrase.link = inner, link
        phrase.end = inner.end

    def _is_person(self, phrase: Phrase) -> bool:
        return phrase.noun is not None and phrase.noun.sort == "person"

    def _takes(self, phrase: Phrase, word: str) -> bool:
        if phrase.noun is None:
            return False
        if word in ("von", "vom"):
            return not self.of_is_argument
        if word == "für":
            return phrase.noun.head in (
                "minister",
                "ministerium",
                "beauftragt",
                "rat",
                "kommissar",
                "amt",
                "institut",
                "verband",
                "sekretär",
                "staatssekretär",
                "ausschuss",
                "büro",
                "gesellschaft",
                "organisation",
                "behörde",
                "sprecher",
                "mission",
                "agentur",
                "bund",
                "bündnis",
                "stiftung",
            )
        if phrase.noun.sort == "body":
            return phrase.noun.kind == "government" or phrase.noun.head in (
                "mission",
                "delegation",
                "behörde",
                "armee",
                "büro",
                "kreise",
            )
        if word in ("im", "in"):
            return phrase.noun.adjectival or phrase.noun.head in ("chef", "sprecher", "präsident", "führer")
        return word in ("bei", "beim") and phrase.noun.head in ("botschafter", "vertreter")

    def _may_be_genitive(self, phrase: Phrase, inner: Phrase, link: str) -> bool:
        """A person's addressee is no genitive: "sagte der Sprecher der Zeitung"."""
        if link or phrase.noun is None:
            return True
        media = inner.noun is not None and inner.noun.kind == "media"
        masculine = (
            inner.determiner == "der"
            and inner.noun is not None
            and inner.noun.gender in ("m", "n")
            and not inner.noun.plural
        )
        return not (media and phrase.noun.sort == "person") and not masculine


def _determiner_kind(word: str) -> str:
    if word in _DEFINITE:
        return "def"
    if word in ("dessen", "deren"):
        return "poss"
    if word in _QUANTIFIERS:
        return "quant"
    for stems, kind in ((_INDEFINITE, "indef"), (_POSSESSIVE, "poss"), (_DEMONSTRATIVE, "dem")):
        if any(word.startswith(stem) and word[len(stem) :] in _ENDINGS for stem in stems):
            return kind
    return ""


def known_display(known: Known | None) -> str:
    """The name of a listed state, "" for none."""
    return known.name if known is not None else ""


def _is_abbreviation(word: str) -> bool:
    """ "GND", "AfD", "UN", "NEOS": at least two capitals and no more than ten letters."""
    return 2 <= len(word) <= 10 and sum(letter.isupper() for letter in word) >= 2 and "-" not in word


def _is_initial(word: str) -> bool:
    return len(word) <= 3 and word.endswith(".") and word[:1].isupper()


def _looks_surname(found: Noun) -> bool:
    """Nouns of trades are surnames too ("Bauer", "Fischer", "Richter"): a bare one tagged as a name is one."""
    return found.sort == "person" and not found.adjectival and found.head == found.stem and found.gender == "m"
