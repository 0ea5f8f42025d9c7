"""Where a proper name begins and ends: first names, particles, initials, surnames that look like other words."""

from collections.abc import Sequence

from lagebild.actors.gazetteer import known_name, opens_name
from lagebild.actors.lists import lexicon
from lagebild.actors.words import Noun, genitive_name, is_common, noun
from lagebild.model import Token

__all__ = ["NOUN_TAGS", "QUOTES", "ProperNames", "is_abbreviation"]

QUOTES = '«»„“”"‚‘›‹'
NOUN_TAGS = frozenset(("NN", "NE", "FM", "XY", "TRUNC"))
_NAME_TAGS = frozenset(("NE", "FM", "XY"))
_CLOSED = frozenset(
    "ART PPER PPOSAT PDAT PDS PIAT PIS PIDAT PRELS PRELAT PWS PWAT PWAV APPR APPRART APPO KON KOUS KOUI KOKOM ADV "  # noqa: SIM905 (tags, as STTS writes them)
    "PROAV PTKNEG PTKZU PTKA PTKANT PTKVZ PRF VAFIN VMFIN ITJ".split()
)
_LONGEST = 8
"""Words: no name is longer."""


class ProperNames:
    """Reads names in the tokens of a sentence; `names` and `surnames` are words the article is known to use as such."""

    def __init__(self, tokens: Sequence[Token], names: frozenset[str], surnames: frozenset[str]) -> None:
        self.tokens, self.size = tokens, len(tokens)
        self.names, self.surnames = names, surnames

    def is_name(self, word: str) -> bool:
        """Whether the word is a first name or part of a name that the article gives in full."""
        return word in lexicon().names or word in self.names or (word.endswith("s") and word[:-1] in self.names)

    def is_capital(self, at: int) -> bool:
        """A word that is written with a capital and not because it opens the sentence or a quotation."""
        token = self.tokens[at]
        if token.tag.startswith("$") or not (token.text[:1].isupper() or has_capital_part(token.text)):
            return False
        if token.tag in NOUN_TAGS:
            return True
        if self.is_name(token.text):
            return not self._only_opens(at)
        if at == 0 or self.tokens[at - 1].tag.startswith("$"):
            return False
        if token.tag == "ADV" and self.tokens[at - 1].tag == "NN":
            return at + 1 < self.size and self.tokens[at + 1].tag == "NE"  # "Generalsekretär Anders Lund"
        return token.tag not in _CLOSED or (is_abbreviation(token.text) and not self.tokens[at - 1].text.isupper())

    def _only_opens(self, at: int) -> bool:
        """A small word that opens a sentence and is a first name elsewhere ("Solange ...")."""
        opens = at == 0 or self.tokens[at - 1].tag.startswith("$")
        if not opens or self.tokens[at].tag not in ("KOUS", "KON", "APPR", "ADV") or self.tokens[at].text in self.names:
            return False
        return at + 1 >= self.size or self.tokens[at + 1].text[:1].islower()

    def is_genitive(self, start: int, stop: int) -> bool:
        """Whether a name stands in the genitive behind its noun: "Präsident Thailands", "Kampfgefährte Putins"."""
        words = [token.text for token in self.tokens[start:stop]]
        last = genitive_name(words[-1])
        if last == words[-1] or words[-1] in self.names:
            return False
        known = known_name(words)
        same = known is not None and known == known_name([*words[:-1], last])
        of_state = same and known is not None and known.kind in ("state", "authority") and words[-1] != known.name
        return of_state or last in self.surnames

    def particled(self, at: int) -> int:
        """Behind a surname that begins with a particle ("von der Leyen sagte"), 0 where none stands here."""
        first = self.tokens[at].text.lower()
        if first not in lexicon().opening_particles:
            return 0
        for stop in range(at + 2, min(at + 4, self.size + 1)):
            if " ".join([first, *(token.text for token in self.tokens[at + 1 : stop])]) in self.surnames:
                return stop
        return 0

    def listed_end(self, at: int) -> int:
        """Behind a listed name of several words ("IG Metall", "Ärzte ohne Grenzen"), 0 where none begins here."""
        if at + 1 >= self.size or not opens_name(self.tokens[at].text) or self.tokens[at + 1].tag.startswith("$"):
            return 0
        for stop in range(min(at + 4, self.size), at + 1, -1):
            if self.tokens[stop - 1].text[:1].isupper() and known_name([token.text for token in self.tokens[at:stop]]):
                return stop
        return 0

    def end(self, start: int) -> int:
        """Behind the last word of a proper name that begins at `start`."""
        lists, at = lexicon(), start + 1
        given = self.tokens[start].text in lists.names or self.tokens[start].text in lists.titles
        known = known_name((self.tokens[start].text,)) if not given else None
        if known is not None and known.kind in ("state", "authority", "party") and not self._is_given(start):
            return at  # "Russlands Antwort"
        while at < self.size and at - start < _LONGEST:
            step = self._step(start, at, given)
            if not step:
                break
            at = step
            given = given and at - start < 2 and self.tokens[at - 1].text in lists.names
        return at + 1 if self._is_year_of_club(start, at) else at

    def _is_year_of_club(self, start: int, at: int) -> bool:
        """ "SV Aue 1920": the year of its foundation belongs to a club's name."""
        if at >= self.size or at == start + 1 or self.tokens[start].text not in lexicon().clubs:
            return False
        return self.tokens[at].text.isdigit() and len(self.tokens[at].text) in (2, 4)

    def _is_given(self, at: int) -> bool:
        """A first name that is a Land's or town's too: "Premier Uri Lavi"."""
        if at == 0 or at + 1 >= self.size or self.tokens[at + 1].tag != "NE" or self.tokens[at - 1].tag != "NN":
            return False
        office = noun(self.tokens[at - 1].text)
        return office is not None and office.sort == "person" and not self.tokens[at].text.endswith("s")

    def _step(self, start: int, at: int, given: bool) -> int:
        """Behind the next piece of a name, 0 where the name ends before `at`."""
        token, before = self.tokens[at], self.tokens[at - 1]
        common = token.text in self.surnames or is_common(token.text)
        if not given and before.text in self.surnames and common:
            return 0  # "empfängt Trump Putin", "gilt laut Ott Stillschweigen"
        if token.text in lexicon().name_suffixes or _is_initial(token.text):
            return at + 1
        if token.text.islower() and token.text in lexicon().particles:
            return self._behind_particles(at)
        if not self.is_capital(at) or token.text in lexicon().times or token.text in lexicon().no_names:
            return 0
        if is_abbreviation(self.tokens[start].text) and known_name((token.text,)) is not None:
            return 0  # "GEW Niedersachsen", "SPD Bayern"
        named = token.tag in _NAME_TAGS or token.text in self.surnames or given or self._is_rest_of_titled(start, at)
        initial = at - 1 > start and _is_initial(before.text)
        return at + 1 if named or initial or self._is_odd(at) or self._closes(start, at) else 0

    def _is_rest_of_titled(self, start: int, at: int) -> bool:
        """The second word of a name behind an office or a kind of body: "Bezirksleiter Deniz Aktas", "Hersteller
        Longwei Motors"; a word that is known as a common noun is an object there ("warf Minister Xi Blockade vor").
        """
        if at != start + 1 or not start or self.tokens[at].tag != "NN" or self.tokens[start].tag not in _NAME_TAGS:
            return False
        if self.tokens[start].text in lexicon().names or self.tokens[start].text in self.surnames:
            return False
        before, word = self.tokens[start - 1], self.tokens[at].text
        return before.text[:1].isupper() and noun(before.text) is not None and not is_common(word)

    def _closes(self, start: int, at: int) -> bool:
        """A noun that no list knows as a surname: "Minister Joav Stern widersprach", "Eva Blum (SPD)"."""
        token, behind = self.tokens[at], self.tokens[at + 1] if at + 1 < self.size else None
        if at != start + 1 or token.tag != "NN" or self.tokens[start].tag != "NE" or start == 0 or behind is None:
            return False
        titled = self.tokens[start - 1].tag == "NN" and noun(self.tokens[start - 1].text) is not None
        return titled and (behind.tag in ("VVFIN", "VAFIN", "VMFIN") or behind.text == "(") and noun(token.text) is None

    def _is_odd(self, at: int) -> bool:
        """A capital in mid-sentence that is no noun must be a name: "Florian Perl", "Salim Nasser"."""
        tag = self.tokens[at].tag
        behind = self.tokens[at + 1].tag if at + 1 < self.size else ""
        return tag != "NN" and tag not in _CLOSED and not (tag in ("ADJA", "CARD") and behind in ("NN", "NE"))

    def _behind_particles(self, at: int) -> int:
        """Behind "von der Leyen" where `at` is at its first particle, 0 where no name follows."""
        before = self.tokens[at - 1]
        if self.tokens[at].text not in lexicon().opening_particles or not self._is_named(before):
            return 0
        stop = at
        while stop < self.size and stop - at < 3 and self.tokens[stop].text in lexicon().particles:
            stop += 1
        if stop >= self.size or not self.is_capital(stop) or self.tokens[stop].tag not in NOUN_TAGS:
            return 0
        body = is_abbreviation(self.tokens[stop].text) or known_name((self.tokens[stop].text,)) is not None
        if body and self.tokens[at].text in ("von", "vom", "zu", "zur"):
            return 0  # "Karl Ott von der SPD"
        alone = stop == at + 1
        if alone and self.tokens[at].text == "von" and before.text not in lexicon().names:
            return 0  # "Stork von HRW" is no name
        described = self.tokens[stop].tag == "NN" and noun(self.tokens[stop].text) is not None
        return 0 if described and not alone else stop + 1

    def _is_named(self, token: Token) -> bool:
        return token.tag in _NAME_TAGS or self.is_name(token.text)

    def is_odd_adjective(self, at: int) -> bool:
        """ "Verband Stiller Grund.": an adjective taken for a name, with the last word of the body's name behind it."""
        word, head = self.tokens[at], self.tokens[at + 1]
        closed = at + 2 >= self.size or self.tokens[at + 2].tag.startswith("$")
        odd = word.tag == "NE" and word.text.endswith("er") and not self.is_name(word.text)
        return closed and odd and head.tag == "NN" and is_common(head.text) and noun(head.text) is None

    def quoted_end(self, at: int) -> int:
        """Behind the closing mark of a name in quotation marks that open at `at`: ten words at most and no sentence."""
        if at + 1 >= self.size or not (
            self.tokens[at + 1].text[:1].isupper() or self.tokens[at + 1].text[:1].isdigit()
        ):
            return 0
        for stop in range(at + 2, min(at + 12, self.size)):
            if self.tokens[stop].text in QUOTES:
                return stop + 1
            if self.tokens[stop].tag in ("$,", "$.", "VVFIN", "VAFIN", "VMFIN"):
                return 0
        return 0

    def is_surname_of_trade(self, at: int, found: Noun, article: str) -> bool:
        """Nouns of trades are surnames too: a bare "Bauer" that is tagged as a name, with no first name behind it."""
        token = self.tokens[at]
        if token.tag != "NE" or article or at == 0 or self.tokens[at - 1].tag == "ADJA":
            return False
        if at + 1 < self.size and self.tokens[at + 1].text in lexicon().names:
            return False
        return found.sort == "person" and not found.adjectival and found.head == found.stem and found.gender == "m"


def has_capital_part(word: str) -> bool:
    """ "dpa-Informationen", "al-Suwaidi", "54-Jährige"."""
    return "-" in word and word.rsplit("-", 1)[1][:1].isupper()


def is_abbreviation(word: str) -> bool:
    """ "GND", "AfD", "UN", "NEOS": at least two capitals and no more than ten letters."""
    return 2 <= len(word) <= 10 and sum(letter.isupper() for letter in word) >= 2 and "-" not in word


def _is_initial(word: str) -> bool:
    return len(word) <= 3 and word.endswith(".") and word[:1].isupper()
