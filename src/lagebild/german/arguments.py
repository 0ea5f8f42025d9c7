"""The arguments of a cue in its clause: what is said, demanded, rejected, and to whom.

Every finder takes a content or addressee code of `lists/cues.yaml` and gives ranges of tokens, or nothing.
"""

from lagebild.german import cues, wordlists
from lagebild.german.clause_view import ClauseView, contrast, trimmed, up_to_colon
from lagebild.german.phrases import Phrase
from lagebild.model import Range

__all__ = ["Arguments", "is_moment"]

_W_TAGS = ("PWS", "PWAV", "PWAT")
_QUOTES = frozenset("„“”»«›‹\"‚‘’'")
_DA_FORMS = {
    "an": "daran", "auf": "darauf", "aus": "daraus", "bei": "dabei", "für": "dafür", "gegen": "dagegen", "in": "darin",
    "mit": "damit", "nach": "danach", "um": "darum", "von": "davon", "vor": "davor", "zu": "dazu", "über": "darüber",
    "hinter": "dahinter",
}  # fmt: skip
_UNGOVERNED, _CLAUSE_CALLED = frozenset({"um", "ohne", "statt", "anstatt", "außer"}), frozenset({"pred", "für", "als"})
_MORE = frozenset({"mehr", "weniger"})
_WHEN = frozenset({"nächst", "kommend", "vergangen", "letzt", "vorig", "ganz", "halb", "folgend", "laufend"})
_DAYS = frozenset({"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag"})
_PARTS = tuple(
    day + part for day in sorted(_DAYS) for part in ("abend", "morgen", "vormittag", "mittag", "nachmittag", "nacht")
)
_MAX_ITEMS = 12  # longer lists are no list of demands
_MAX_EXTENSION = 6  # prepositional attributes in a row


def is_moment(view: ClauseView, phrase: Phrase) -> bool:
    """Whether a noun phrase names a time or an occasion of speaking rather than a matter."""
    head = view.tokens[phrase.head]
    names = {head.text, head.lemma}
    if names & wordlists.words("calendar_nouns", "moments") or head.text.endswith(_PARTS):
        first = view.tokens[phrase.range[0]]
        if first.tag == "ADJA" and first.text.endswith("."):
            return True  # "am Donnerstag, 2. Oktober, ..."
        counted = first.tag == "CARD" or (first.tag == "ADJA" and first.lemma not in _WHEN)  # "drei Tage", "freie Tage"
        return phrase.preposition is not None or not counted
    before = view.tokens[phrase.preposition].lemma.lower() if phrase.preposition is not None else ""
    if before in ("in", "bei"):
        return bool(names & wordlists.words("calendar_nouns", "occasions"))
    return before == "auf" and bool(names & wordlists.words("calendar_nouns", "stages"))


class Arguments:
    """Finds the arguments of one cue; `taken` are token numbers that serve as the cue or as another argument."""

    def __init__(self, view: ClauseView, number: int, taken: frozenset[int], passive: bool) -> None:
        self.view = view
        self.tokens = view.tokens
        self.number = number
        self.clause = view.clauses[number]
        self.taken = taken
        self.passive = passive
        self.subject = self.clause.subject
        self.takes_anything = True

    def content(self, code: str, addressee: Range | None) -> tuple[Range, ...]:
        """The content that a code asks for; () where the clause has none of that kind."""
        first, _, called = code.partition("+")
        if called:
            found = self._called(first, called)
        elif code in ("dass", "ob", "w", "inf"):
            return self._clauses(code)
        elif code == "said":
            return self._said(self.takes_anything)
        elif code == "self":
            found = self._itself()
        elif code == "acc" and self._reports():
            return self._reports()  # "dementierte Berichte, wonach ..."
        elif code in ("acc", "dat", "gen", "nom"):
            found = self._object(code, addressee)
            if found is not None and code == "acc" and not self.passive:
                return self._items(found, None)
        else:
            return self._prepositional(code, addressee)
        return (found,) if found is not None else ()

    def addressee(self, code: str) -> Range | None:
        """The noun phrase at which the cue is directed, without its preposition."""
        if self.passive and code == "acc":
            return self.subject
        if code in ("acc", "dat", "gen"):
            best = self._best_object(code)
            counted = best is not None and self.tokens[best.range[0]].tag == "CARD"  # "elf Prozent"
            return best.range if best is not None and not counted else None
        phrase = self._with_preposition(code)
        return phrase.range if phrase is not None and not is_moment(self.view, phrase) else None

    def _free(self, phrase: Phrase) -> bool:
        inside = range(*phrase.range)
        blocked = self.subject is not None and phrase.range[0] < self.subject[1] and self.subject[0] < phrase.range[1]
        return not blocked and not any(i in self.taken for i in inside)

    def _objects(self) -> list[Phrase]:
        return [
            phrase for phrase in self.view.phrases(self.number)
            if phrase.preposition is None and self._free(phrase) and not is_moment(self.view, phrase)
            and self.tokens[phrase.range[0]].tag != "PRF"
            and not self._is_source(phrase) and not self._is_listed(phrase)
        ]  # fmt: skip

    def _is_listed(self, phrase: Phrase) -> bool:
        """ "bot Kunden in Ungarn, | Serbien und Polen | Rabatte an": names that belong to a preposition before."""
        start = phrase.range[0]
        names = all(self.tokens[i].tag in ("NE", "KON") for i in range(*phrase.range))
        listed = start > 0 and self.tokens[start - 1].text == "," and names
        return listed and any(
            other.preposition is not None and other.range[1] == start - 1 for other in self.view.phrases(self.number)
        )

    def _is_source(self, phrase: Phrase) -> bool:
        """ "..., so der Minister": who says it, no object."""
        so = phrase.range[0] - 1
        return so > 0 and self.tokens[so].text == "so" and self.tokens[so - 1].tag in ("$,", "$(")

    def _best_object(self, code: str) -> Phrase | None:
        """The object in a case; of several, the one whose form says so most clearly, then the first."""
        case = {"acc": "Acc", "dat": "Dat", "gen": "Gen"}[code]
        objects = self._objects()
        fitting = [phrase for phrase in objects if case in phrase.case]
        if case == "Dat" and len(objects) == 1 and not self._governed_clause():
            fitting = [phrase for phrase in fitting if "Acc" not in phrase.case]
        elif case == "Dat" and len(objects) == 1:
            named = [p for p in fitting if any(self.tokens[i].tag == "NE" for i in range(*p.range))]
            fitting = [p for p in fitting if "Acc" not in p.case or p.pronoun or p in named]
        elif case == "Gen":
            fitting = [phrase for phrase in fitting if not phrase.case >= {"Dat", "Acc"}]
        others = {"Acc": {"Dat", "Gen"}, "Dat": {"Acc"}, "Gen": {"Dat", "Acc"}}[case]
        return min(fitting, key=lambda phrase: (len(phrase.case & others), phrase.range[0]), default=None)

    def _governed_clause(self) -> bool:
        """Whether the content stands elsewhere than in an object: in a clause or behind "mit"."""
        clauses = any(self._clauses(code) for code in ("dass", "inf", "ob", "w")) or bool(self._said())
        return clauses or self._with_preposition("mit") is not None

    def _object(self, code: str, addressee: Range | None) -> Range | None:
        if code == "nom" or (code == "acc" and self.passive):
            return self.subject and self.extended(self.subject)
        fitting = [phrase for phrase in self._objects() if phrase.range != addressee]
        case = {"acc": "Acc", "dat": "Dat", "gen": "Gen"}[code]
        fitting = [phrase for phrase in fitting if case in phrase.case]
        if code == "gen":
            fitting = [phrase for phrase in fitting if not phrase.case >= {"Dat", "Acc"}]
        fitting.sort(key=lambda phrase: len(phrase.case))
        nouns = [phrase for phrase in fitting if not phrase.pronoun] or fitting
        if nouns and nouns[0].pronoun and code == "acc" and (told := self._announced()) is not None:
            return told  # "lehnt es ab, sich einzumischen"
        return self.extended(self._with_measure(nouns[0].range)) if nouns else None

    def _with_measure(self, part: Range) -> Range:
        """ "acht Prozent mehr Lohn": the measure before a comparative belongs to the thing."""
        if self.tokens[part[0]].tag == "CARD" and part[1] < len(self.tokens) and self._compares(part[1]):
            thing = next((p for p in self.view.phrases(self.number) if p.range[0] in (part[1], part[1] + 1)), None)
            return (part[0], thing.range[1]) if thing is not None and thing.preposition is None else part
        if self.tokens[part[0]].text.lower() not in _MORE:
            return part
        before = [p.range[0] for p in self.view.phrases(self.number) if p.range[1] == part[0] and p.preposition is None]
        return (before[0], part[1]) if before else part

    def _compares(self, position: int) -> bool:
        return self.tokens[position].text.lower() in _MORE

    def _items(self, first: Range, preposition: int | None) -> tuple[Range, ...]:
        """The things of a list: "A, B und C" with its members, each with its attributes."""
        found = [first]
        for _ in range(_MAX_ITEMS):
            end = found[-1][1]
            if end + 1 >= len(self.tokens) or not (self.tokens[end].text == "," or self.tokens[end].tag == "KON"):
                break
            following = next(
                (p for p in self.view.phrases(self.number) if self._continues(p, end + 1, preposition)), None
            )
            if following is None or not self._free(following) or is_moment(self.view, following):
                break
            if self.tokens[end].text == "," and self._names_before(following):
                break
            found.append(self.extended(following.range))
        return tuple(found)

    def _names_before(self, phrase: Phrase) -> bool:
        """ "die Kritik des Ministers, Falk, am Plan": a name between commas says who was meant."""
        after = self.tokens[phrase.range[1]].text if phrase.range[1] < len(self.tokens) else ""
        joined = any(self.tokens[i].tag == "KON" for i in range(*phrase.range))
        return all(self.tokens[i].tag == "NE" for i in range(*phrase.range)) and after in (",", ".", "") and not joined

    def _continues(self, phrase: Phrase, start: int, preposition: int | None) -> bool:
        """Whether a phrase goes on with a list at a token: of the same kind, with its preposition or without."""
        if phrase.pronoun:
            return False
        if phrase.preposition is not None and phrase.preposition == start:
            return preposition is not None and self.tokens[start].lemma == self.tokens[preposition].lemma
        return (
            phrase.range[0] == start
            and phrase.preposition is None
            and ("Acc" in phrase.case or preposition is not None)
        )

    def _with_preposition(self, word: str) -> Phrase | None:
        for phrase in self.view.phrases(self.number):
            if (
                phrase.preposition is None
                or phrase.preposition in self.taken
                or any(i in self.taken for i in range(*phrase.range))
            ):
                continue
            token = self.tokens[phrase.preposition]
            if (token.lemma.lower() == word or token.text.lower() == word) and (
                word == "nach" or not self._is_hour(phrase)
            ):
                return phrase
        return None

    def _is_hour(self, phrase: Phrase) -> bool:
        return phrase.preposition is not None and is_moment(self.view, phrase)

    def _prepositional(self, word: str, addressee: Range | None) -> tuple[Range, ...]:
        told = self._told_by_correlate(word)
        if told:
            return told
        phrase = self._with_preposition(word)
        if phrase is not None and phrase.range != addressee and not is_moment(self.view, phrase):
            contracted = phrase.preposition is not None and self.tokens[phrase.preposition].tag == "APPRART"
            start = phrase.range[0]
            if phrase.preposition is not None:  # "von höchstens 400"
                start = phrase.preposition if contracted else phrase.preposition + 1
            return self._items(self.extended((start, phrase.range[1])), phrase.preposition)
        correlate = _DA_FORMS.get(word)
        for position in self.view.own(self.number):
            if correlate and self.tokens[position].text.lower() == correlate and position not in self.taken:
                below = [self._clauses(code, position) for code in ("dass", "inf", "ob", "w")]
                return next((found for found in below if found), ((position, position + 1),))
        compared = self._compared(word) if word == "als" else None
        return (compared,) if compared is not None else ()

    def _told_by_correlate(self, word: str) -> tuple[Range, ...]:
        """The clause that "darauf", "dafür" ... points at."""
        correlate = _DA_FORMS.get(word)
        for position in self.view.own(self.number) if correlate else ():
            if self.tokens[position].text.lower() == correlate and position not in self.taken:
                below = (self._clauses(code, position) for code in ("dass", "inf", "ob", "w"))
                return next((found for found in below if found), ())
        return ()

    def _compared(self, word: str) -> Range | None:
        """ "als Partner": a phrase behind a comparing conjunction, conjunction included."""
        for position in self.view.own(self.number):
            if self.tokens[position].text.lower() == word and self.tokens[position].tag in (
                "KOKOM",
                "KOUS",
                "APPR",
                "KON",
            ):
                after = [phrase for phrase in self.view.phrases(self.number) if 0 < phrase.range[0] - position <= 3]
                return (position, self.extended(after[0].range)[1]) if after else None
        return None

    def _clauses(self, code: str, after: int = 0) -> tuple[Range, ...]:
        """Subordinate clauses that are the content: the first behind `after` and those joined to it."""
        found: list[Range] = []
        for child in self.view.children.get(self.number, ()):
            clause = self.view.clauses[child]
            if clause.range[0] < after or not self.realises(code, child) or self._explains(child):
                continue
            if found and not self._joined(found[-1][1], clause.range[0]):
                continue
            part = self.view.behind_opener(child) if code == "dass" else trimmed(self.tokens, clause.range)
            if part is not None and code == "inf":
                part = up_to_colon(self.tokens, part)
            if part is not None:
                found.append(part)
        return tuple(found)

    def _explains(self, child: int) -> bool:
        """Whether a clause before the verb tells of a noun before it: "Wegen der Berichte, dass ..., fordert er"."""
        start, finite = self.view.clauses[child].range[0], self.clause.finite
        if finite is None or start > finite or self.clause.kind != "main" or start < 2:
            return False
        noun = start - 2 if self.tokens[start - 1].text == "," else start - 1
        return noun in set(self.view.own(self.number)) and self.tokens[noun].tag == "NN"

    def _itself(self) -> Range | None:
        """The clause as its own content, up to a main clause behind it ("sie lenkte ein: Man werde ...")."""
        start, end = self.clause.range
        for child in self.view.children.get(self.number, ()):
            inner = self.view.clauses[child]
            behind = inner.kind in ("main", "rel") and inner.range[0] > (self.clause.finite or start)
            if behind and (inner.kind == "main" or inner.range[1] >= self.clause.range[1]):
                end = min(end, inner.range[0])  # nor is what is told of somebody at its end part of it
        tail = contrast(self.view, tuple(self.view.own(self.number)))
        end = min(end, tail) if tail is not None else end
        return trimmed(self.tokens, (start, end)) if end > start else None

    def _reports(self) -> tuple[Range, ...]:
        below = [
            child for child in self.view.opened_by(self.number, "wonach") if self.view.clauses[child].kind == "sub"
        ]
        parts = (self.view.behind_opener(child) for child in below)
        return tuple(part for part in parts if part is not None)

    def _joined(self, end: int, start: int) -> bool:
        return start - end <= 2 and any(
            self.tokens[i].tag in ("KON", "$,") for i in range(end, start + 1) if i < len(self.tokens)
        )

    def realises(self, code: str, child: int) -> bool:
        """Whether a clause inside this one is content of that code."""
        clause = self.view.clauses[child]
        word = self.tokens[clause.opener].text.lower() if clause.opener is not None else ""
        before = self.tokens[max(0, clause.range[0] - 2) : clause.range[0]]
        if any(token.text in ("Bedingung", "Voraussetzung") for token in before) and code == "dass":
            return False  # "unter der Bedingung, dass ..."
        if code == "inf":
            return clause.kind == "inf" and word not in _UNGOVERNED
        if code == "said":
            return clause.kind == "main" and clause.finite is not None
        if clause.kind != "sub":
            return False
        if code == "w":
            return (
                clause.opener is not None
                and (self.tokens[clause.opener].tag in _W_TAGS or word == "wie")
                and word != "wonach"
                and not (word == "wie" and clause.finite is not None and cues.tells(self.tokens[clause.finite].lemma))
            )
        return word == code or (code == "dass" and word == "wonach")

    def _said(self, open_: bool = True) -> tuple[Range, ...]:
        """Reported main clauses that hang on this one, with the conditions that hang on them.

        Behind the cue a clause in the Indikativ is content only after a colon or an opening quotation mark, or where
        the cue takes anything (`open_`); before it, only where the cue's subject follows its verb ("..., sagte sie").
        """
        found = []
        for child in self.view.children.get(self.number, ()):
            clause = self.view.clauses[child]
            if clause.kind != "main" or clause.finite is None:
                continue
            if self.tokens[clause.range[0]].text in ("Sollte", "Sollten"):
                continue  # verb first: a condition
            part = trimmed(self.tokens, clause.range)
            finite = self.clause.finite or -1
            if clause.finite == clause.range[0] and clause.mood == "Ind" and self._surrounds(clause.range):
                continue  # "Man werde, kündigte sie an, klagen"
            if part is None or part[0] <= finite < part[1] or clause.finite == finite:
                continue
            if part[0] < finite and self.subject is not None and self.subject[0] < finite and self.subject[0] > part[1]:
                continue
            if part[0] < finite and self.subject is None and clause.mood != "Sub":
                continue
            if part[0] > finite and clause.mood != "Sub" and not open_ and not self._introduced(part[0]):
                continue
            found.append(part)
        return tuple(found)

    def _surrounds(self, inner: Range) -> bool:
        own = [i for i in self.view.own(self.number) if not self.tokens[i].tag.startswith("$")]
        return bool(own) and own[0] < inner[0] and own[-1] >= inner[1]

    def _introduced(self, start: int) -> bool:
        return any(
            self.tokens[i].text in _QUOTES or self.tokens[i].text == ":" for i in range(max(0, start - 2), start + 1)
        )

    def _called(self, first: str, called: str) -> Range | None:
        """An object with what it is called: "die Pläne als Wortbruch", "das für falsch", "in X einen Fehler"."""
        if first == "in":
            phrase = self._with_preposition("in")
            rest = [other for other in self._objects() if "Acc" in other.case]
            if phrase is None or not rest or phrase.preposition is None:
                return None
            start = min(phrase.preposition, rest[0].range[0])
            return (start, self.view.field_end(self.number, start))
        objects = [phrase for phrase in self._objects() if "Acc" in phrase.case]
        if self.passive and self.subject is not None:
            return self._predicate(called, self.subject[0])
        return self._announced() or self._called_thing(called, objects)

    def _called_thing(self, called: str, objects: list[Phrase]) -> Range | None:
        if (fronted := self._fronted(called, objects)) is not None or (not objects and called not in _CLAUSE_CALLED):
            return fronted or self._predicate(called, None)
        if objects and called == "pred":
            end = self.view.field_end(self.number, objects[0].range[0])
            finite = self.clause.finite
            across = finite is not None and objects[0].range[0] < finite < end
            return (objects[0].range[0], end) if end > objects[0].range[1] and not across else None
        return self._predicate(called, objects[0].range[0]) if objects else self._clause_called(called)

    def _announced(self) -> Range | None:
        """ "nannte es falsch, die Steuer zu senken", "hält es für klug, dass ...": the clause for which "es" stands."""
        finite = self.clause.finite
        if finite is None or not any(self.tokens[i].text == "es" for i in self.view.own(self.number) if i > finite):
            return None
        found = [part for code in ("dass", "inf") for part in self._clauses(code, finite)]
        return found[0] if found else None

    def _fronted(self, called: str, objects: list[Phrase]) -> Range | None:
        """What is called so, where the verb parts it from what it is called: "Den Plan nannte sie einen Fehler"."""
        finite = self.clause.finite
        if finite is None or self.clause.kind != "main" or called not in (*_CLAUSE_CALLED, "zu"):
            return None
        named = [phrase for phrase in objects if not phrase.pronoun]
        before = [phrase for phrase in named if phrase.range[1] <= finite and phrase.range[0] >= self.clause.range[0]]
        behind = [phrase for phrase in named if phrase.range[0] > finite]
        first = self._named_so(called, finite, is_behind=bool(behind))
        if first is None:
            return None
        thing = behind if first else before
        return self.extended(thing[0].range, None if first else finite) if thing else None

    def _named_so(self, called: str, finite: int, *, is_behind: bool) -> bool | None:
        """Whether what a thing is called stands before the verb ("Falsch nannte sie den Plan", "Als Fehler ..."), None
        where nothing is called anything, or in somebody's own words: these are told themselves."""
        own = list(self.view.own(self.number))
        if called == "pred":
            if self.tokens[own[0]].tag == "ADJD":
                return True
            said = is_behind or any(self.tokens[i].tag in ("ADJD", "ADJA", "VVPP") for i in own if i > finite)
            return False if said else None
        at = next((i for i in own if self.tokens[i].text.lower() == called), None)
        if at is None or self.tokens[at].tag not in ("KOKOM", "APPR", "KOUS", "KON"):
            return None
        if at > finite and called == "als" and any(token.text in _QUOTES for token in self.tokens[at:]):
            return None
        return at < finite

    def _clause_called(self, called: str) -> Range | None:
        """ "Dass die Steuer steigt, nannte sie „unsozial“": a clause in the first field, and what it is called."""
        finite = self.clause.finite
        clauses = [part for code in ("dass", "inf", "ob") for part in self._clauses(code)]
        before = [part for part in clauses if finite is not None and part[1] <= finite]
        if called == "pred":
            # nothing need stand behind the verb, not even a full stop
            open_field = finite is not None and finite + 1 < len(self.tokens)
            end = self.view.field_end(self.number, finite + 1) if open_field and finite is not None else 0
            said = any(self.tokens[i].tag in ("ADJD", "NN") for i in range(self._behind_subject(), end))
            return (before[0][0], end) if before and said else None
        found = self._predicate(called, None)
        return (before[0][0], found[1]) if before and found is not None else found

    def _behind_subject(self) -> int:
        return self.subject[1] if self.subject is not None else self.clause.range[0]

    def _predicate(self, called: str, start: int | None) -> Range | None:
        for position in self.view.own(self.number):
            token = self.tokens[position]
            if (
                token.text.lower() != called
                or token.tag not in ("KOKOM", "APPR", "KOUS", "KON")
                or position in self.taken
            ):
                continue
            end = self.view.field_end(self.number, position)
            finite = self.clause.finite
            near = start is not None and start < position and not (finite is not None and start <= finite <= position)
            return (start if near and start is not None else position, end)
        return None

    def extended(self, part: Range, limit: int | None = None) -> Range:
        """A noun phrase with the prepositional attributes right behind it and its quotation marks."""
        start, end = part
        if end + 1 < len(self.tokens) and self.tokens[end].text == "als" and self.tokens[end - 1].text.lower() in _MORE:
            than = next((p for p in self.view.phrases(self.number) if 0 < p.range[0] - end <= 2), None)
            end = than.range[1] if than is not None else end
        for _ in range(_MAX_EXTENSION):
            following = next((phrase for phrase in self.view.phrases(self.number) if phrase.preposition == end), None)
            if following is None or following.range[0] - end > 3:
                break
            if is_moment(self.view, following) and not self._measures(following):
                break
            if following.preposition in self.taken or any(i in self.taken for i in range(*following.range)):
                break
            if limit is not None and following.range[1] > limit:
                break
            end = following.range[1]
        return self._with_quotes(start, end)

    def _measures(self, phrase: Phrase) -> bool:
        """ "eine Laufzeit von zwölf Monaten", "ein Aufschub um zwei Jahre": no moment but an extent."""
        word = self.tokens[phrase.preposition].text.lower() if phrase.preposition is not None else ""
        counted = self.tokens[phrase.range[0]].tag in ("CARD", "ART", "PIAT") and "Uhr" not in (
            self.tokens[phrase.head].text
        )
        return word == "von" or (word in ("um", "auf") and counted and self.tokens[phrase.head].text not in _DAYS)

    def _with_quotes(self, start: int, end: int) -> Range:
        """Takes in quotation marks that open right before or close right behind."""
        marks = [i for i in range(start, end) if self.tokens[i].text in _QUOTES]
        if (
            start > 0
            and self.tokens[start - 1].text in _QUOTES
            and (len(marks) % 2 == 1 or (end < len(self.tokens) and self.tokens[end].text in _QUOTES))
        ):
            start -= 1
            marks.append(start)
        if end < len(self.tokens) and self.tokens[end].text in _QUOTES and len(marks) % 2 == 1:
            end += 1
        return (start, end)
