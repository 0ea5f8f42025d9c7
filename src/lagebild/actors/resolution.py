"""Second reading: descriptions, pronouns and metonyms, in reading order, against what the names have taught."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lagebild.actors.descriptions import called, described, settle_owner
from lagebild.actors.figures import Figure, Register
from lagebild.actors.lists import lexicon
from lagebild.actors.memory import Memory
from lagebild.actors.naming import Naming
from lagebild.actors.neighbours import agrees, is_place, joins, share_articles
from lagebild.actors.phrases import Phrase
from lagebild.actors.salience import Place, Turn, antecedent
from lagebild.actors.sentences import Frame
from lagebild.actors.service import told_behind
from lagebild.actors.tellers import has_own, introduced, number_of_sie, reporting_clause, teller
from lagebild.actors.wording import words_of
from lagebild.model import Sentence, Span, Token

__all__ = ["Found", "Resolver"]

_PRONOUN_TAGS = frozenset(("PPER", "PIS", "PRF", "PRELS", "PDS"))
_SPEAKERS = frozenset(["man", "ich", "mich", "mir", "wir", "uns"])
_GENDERS = {
    "er": "m", "ihn": "m", "ihm": "mn", "sie": "f", "ihr": "f", "ihnen": "p", "dieser": "m", "diesem": "m",
    "jener": "m", "diese": "f", "letzterer": "m", "letztere": "f", "es": "n",
}  # fmt: skip
_SUBJECTS = frozenset(("er", "sie"))
_POSSESSIVES = {"sein": "mn", "ihr": "fp", "dessen": "mn", "deren": "fp"}
_RELATIVES = {
    "der": "mf",
    "die": "fp",
    "das": "n",
    "dem": "mn",
    "den": "m",
    "denen": "p",
    "dessen": "mn",
    "deren": "fp",
}
_REPORTED = 4
"""Sentences: as long as nobody else speaks, reported speech goes on."""
_TOGETHER = 3
"""Sentences: so far back "die beiden" finds the two who were named together."""
_MEMBERS = 8
"""Members of an enumeration; a longer one is a list and no actor."""
_AND = frozenset(("und", "sowie", "oder"))


@dataclass(slots=True)
class Found:
    """A mention: its place, whom it means (None: unresolved), how it names them, by which rule, how surely (0 to 1)."""

    span: Span
    figure: Figure | None
    kind: str
    rule: str
    score: float


class Resolver:
    """Reads the sentences of an article once more, front to back."""

    def __init__(self, register: Register, naming: Naming, places: Sequence[str]) -> None:
        self.register, self.naming = register, naming
        self.memory = Memory(register, naming, places)
        self.found: list[Found] = []
        self._named: list[tuple[int, Figure]] = []
        """Who is named in the sentence, and where."""
        self._begun = 0
        """How many mentions stand before the sentence that is being read."""
        self._read: dict[int, Sentence] = {}
        """Every sentence so far by its number."""
        self._reporter: tuple[Figure, int, int] | None = None
        """Who said something last, in which sentence and paragraph."""

    def read(self, number: int, frame: Frame, phrases: list[Phrase]) -> None:
        """Resolves what one sentence mentions; `number` counts sentences."""
        sentence = frame.sentence
        self._now = (number, sentence, frame)
        self._read[number] = sentence
        self._begun = len(self.found)
        self._named = [(phrase.head, self.naming.of[id(phrase)]) for phrase in phrases if id(phrase) in self.naming.of]
        self.memory.forget()
        enumerates = not _AND.isdisjoint(frame.words)
        if enumerates:
            share_articles(sentence.tokens, phrases)
        figures: dict[int, Figure | None] = {}
        later = self._pass(frame, phrases, figures, quoted=False)
        if True in frame.quoted:
            later += self._pass(frame, phrases, figures, quoted=True)  # who speaks is known before what is said
        self._remember_speaker(number, frame)
        self._told_behind(phrases, figures)
        if enumerates:
            self._coordinated(phrases, [figures[number] for number in range(len(phrases))])
        for token, word in later:
            self._speaker_pronoun(token, word)

    def _pass(
        self, frame: Frame, phrases: list[Phrase], figures: dict[int, Figure | None], *, quoted: bool
    ) -> list[tuple[int, str]]:
        """Resolves what stands inside, or outside, quotation marks; returns the pronouns to be resolved last."""
        later: list[tuple[int, str]] = []
        position = 0
        for number, phrase in enumerate(phrases):
            later += self._pronouns(position, phrase.start, quoted)
            if frame.quoted[phrase.head] == quoted:
                figures[number] = self._phrase(phrase, "top")
            position = phrase.end
        return later + self._pronouns(position, len(frame.quoted), quoted)

    def _told_behind(self, phrases: list[Phrase], figures: dict[int, Figure | None]) -> None:
        """ "Karl Ott vom Städtebund": whom a named person speaks for."""
        tokens = self._now[1].tokens
        for number, (left, right) in enumerate(pairwise(phrases)):
            person, body = figures[number], figures[number + 1]
            if right.start != left.end + 1 or person is None or body is None or person.owner is not None:
                continue
            if left.name is not None and told_behind(person, body, tokens[left.end : right.start], tokens):
                person.owner = body

    # ------------------------------------------------------------------------------------------------ phrases

    def _phrase(self, phrase: Phrase, level: str) -> Figure | None:
        """Resolves a phrase with all inside it; `level` says whether it stands inside another."""
        _, sentence, frame = self._now
        tokens = sentence.tokens
        owner = self._owner(phrase)
        inner = self._phrase(phrase.inner, "inner") if phrase.inner is not None else None
        place = self._place(phrase.head)
        figure, kind, rule, score = self._meant(phrase, (owner, inner), place)
        if figure is None and phrase.is_body and phrase.article in ("poss", "name"):
            rule = "own body"  # "ihr Verband" that nobody names: not she herself
        located = figure is not None and phrase.noun is None and rule != "document"
        if located and figure is not None and is_place(figure, phrase, tokens) and not self._holds(phrase):
            self._mention(sentence, (phrase.start, phrase.end), None, kind, "place", score)
        else:
            self._mention(sentence, (phrase.start, phrase.end), figure, kind, rule, score)
        if figure is not None:
            settle_owner(self.memory, figure, phrase, tokens, owner or inner)
            role = "genitive" if level == "inner" else frame.role(phrase)
            self.memory.turns.append(Turn(figure, place, role))
        return figure

    def _holds(self, phrase: Phrase) -> bool:
        """ "In Hanoi stößt das auf Ablehnung": a cue has the place for its holder."""
        holders = (cue.holder for cue in self._now[1].frames if cue.holder is not None)
        return any(start >= phrase.start - 1 and start <= phrase.head < end <= phrase.end for start, end in holders)

    def _meant(
        self, phrase: Phrase, owners: tuple[Figure | None, Figure | None], place: Place
    ) -> tuple[Figure | None, str, str, float]:
        """Whom the phrase means, how it names them, by which rule, and how surely."""
        _, sentence, frame = self._now
        tokens = sentence.tokens
        figure = self.naming.of.get(id(phrase))
        rule, kind, score = "name", "name", 0.95
        if figure is not None and figure.is_person and phrase.name is None:
            rule, kind = "apposition", "office"
        elif figure is None and phrase.name is not None and phrase.noun is None:
            figure, rule = self._by_name(phrase, tokens), "surname"
        if figure is not None and figure.guessed and frame.role(phrase) != "object":
            acts = not phrase.preposition or self._says_one(phrase)
            figure = (self._land_of(figure.name) if acts else None) or figure
        if figure is None:
            figure = described(self.memory, phrase, tokens, owners, place)
            rule, kind, score = "description", "description", 0.8
        elif figure.guessed:
            score = 0.5
        elif figure.kind == "state" and phrase.name is not None and words_of(tokens, phrase.name) != [figure.name]:
            kind = "metonym"
        if figure is None and phrase.noun is None and self._is_document(phrase, tokens):
            figure, rule = owners[1] or self._writer(phrase.start), "document"
        if phrase.noun is not None and phrase.noun.sort == "person" and figure is not None and phrase.name is None:
            kind = "office"
        return figure, kind, rule, score

    def _is_document(self, phrase: Phrase, tokens: Sequence[Token]) -> bool:
        """ "heißt es in einer Mitteilung", "wie aus dem Papier hervorgeht": who wrote it says what stands in it."""
        if phrase.noun_at is None or phrase.preposition not in ("in", "aus", "laut"):
            return False
        clause = self._now[2].clause(phrase.noun_at)
        said = clause is not None and clause.lemma in ("heißen", "stehen", "hervorgehen", "lauten")
        return said and tokens[phrase.noun_at].lemma.lower() in lexicon().documents

    def _writer(self, at: int) -> Figure | None:
        """Whose document it is: who is the sentence's subject before it, else who spoke last."""
        number, sentence, _ = self._now
        here = (turn for turn in self.memory.back() if turn.place.sentence == number and turn.place.token < at)
        subject = next((turn.figure for turn in here if turn.role == "subject" and not turn.place.quoted), None)
        if subject is None and self._reporter is not None and self._reporter[2] == sentence.paragraph:
            subject = self._reporter[0] if number - self._reporter[1] <= _REPORTED else None
        return subject or self._speaker(at, told=True)

    def _land_of(self, town: str) -> Figure | None:
        """ "Stuttgart besteht darauf": the Land whose capital acts, where the page is about Länder or names it."""
        land = lexicon().land_seats.get(town)
        if land is None or self.naming.of_lands < 0:
            return None
        named = self.register.named(land)
        return self.memory.land(land) if named is not None or self.naming.of_lands > 0 else None

    def _says_one(self, phrase: Phrase) -> bool:
        """ "In Hannover widerspricht man": those of the place that opens the clause."""
        _, sentence, frame = self._now
        clause = frame.clause(phrase.head)
        subject = clause.subject if clause is not None else None
        return phrase.preposition == "in" and subject is not None and sentence.tokens[subject[0]].text == "man"

    def _by_name(self, phrase: Phrase, tokens: Sequence[Token]) -> Figure | None:
        """A surname that two persons share means the one who was spoken of last."""
        persons = self.register.persons_called(words_of(tokens, phrase.name)[-1])
        return next((turn.figure for turn in self.memory.back() if turn.figure in persons), None)

    def _owner(self, phrase: Phrase) -> Figure | None:
        """Whom a possessive or a name in the genitive before the noun means."""
        _, sentence, _ = self._now
        if phrase.owner is None:
            return None
        word = sentence.tokens[phrase.owner[0]].text.lower()
        if phrase.article == "name":
            figure = self.naming._of_name(words_of(sentence.tokens, phrase.owner))
            self._mention(sentence, phrase.owner, figure, "name", "genitive name", 0.9)
            if figure is not None:
                self.memory.turns.append(Turn(figure, self._place(phrase.owner[0]), "genitive"))
            return figure
        stem = next((stem for stem in _POSSESSIVES if word.startswith(stem)), None)
        if stem is None:
            figure = self._speaker(phrase.owner[0]) if word.startswith(("mein", "unser")) else None
        elif stem in ("dessen", "deren"):
            figure = self._demonstrative(phrase, stem)
        else:
            told = teller(self._now[2], self._named, phrase.owner[0], _POSSESSIVES[stem])
            own = told is not None and has_own(told, phrase)
            figure = told if own else self._antecedent(phrase.owner[0], _POSSESSIVES[stem], own_clause=True) or told
        self._mention(sentence, phrase.owner, figure, "pronoun", "possessive", 0.7)
        return figure

    def _demonstrative(self, phrase: Phrase, stem: str) -> Figure | None:
        """ "dessen", "deren": the noun before the comma in a relative clause, else the latest mention that agrees."""
        assert phrase.owner is not None
        _, sentence, frame = self._now
        at = phrase.owner[0]
        genders = _POSSESSIVES[stem]
        clause = frame.clause(at)
        if at and sentence.tokens[at - 1].text == "," and (clause is None or clause.kind == "rel"):
            return self._relative(at, genders)
        place = self._place(at)
        reporting = clause is not None and at > 1
        turns = (turn for turn in self.memory.back() if not (reporting and turn.place.sentence == place.sentence))
        return antecedent(turns, place, genders, own_clause=True) or self._said_by(at, genders)

    # ------------------------------------------------------------------------------------------------ pronouns

    def _pronouns(self, start: int, end: int, quoted: bool) -> list[tuple[int, str]]:
        """Resolves the pronouns between two phrases; those that mean a speaker still to come are returned."""
        _, sentence, frame = self._now
        later = []
        for at in range(start, end):
            token = sentence.tokens[at]
            if token.tag not in _PRONOUN_TAGS or frame.quoted[at] != quoted:
                continue
            word = token.text.lower()
            if at and token.text[:1].isupper() and not sentence.tokens[at - 1].tag.startswith("$"):
                continue  # "Sie" and "Ihnen" of address
            if word in ("beide", "beiden"):
                self._point(at, self._both(), "both", 0.7)
            elif word in _SPEAKERS and token.tag in ("PPER", "PIS", "PRF"):
                later.append((at, word))
            elif token.tag in ("PRELS", "PDS") and word in _RELATIVES and at and self._is_relative(at):
                self._point(at, self._relative(at, _RELATIVES[word]), "relative", 0.85)
            elif word == "es" and not self._speaks(at):
                continue  # "es gibt", "es sei"
            elif word in _GENDERS and token.tag in ("PPER", "PDS", "PRF", "PIS"):
                if self._is_cataphor(at):
                    later.append((at, word))
                else:
                    self._point(at, self._personal(at, word), "pronoun", 0.7)
        return later

    def _both(self) -> Figure | None:
        """ "Die beiden": the two who were named together last."""
        number = self._now[0]
        for turn in self.memory.back():
            if number - turn.place.sentence > _TOGETHER:
                return None
            if len(turn.figure.members) == 2 and all(member.is_person for member in turn.figure.members):
                return turn.figure
        return None

    def _speaks(self, at: int) -> bool:
        """Whether the token alone is who says something."""
        return any(said.holder == (at, at + 1) and said.says == "speech" for said in self._now[1].frames)

    def _has_said(self, at: int) -> bool:
        """Whether the pronoun stands behind what its referent says, so that nobody in there is meant."""
        spoken = (said for said in self._now[1].frames if said.holder == (at, at + 1) and said.says == "speech")
        return any(said.content and said.content[0][0] < said.cue[0] < at for said in spoken)

    def _is_relative(self, at: int) -> bool:
        tokens = self._now[1].tokens
        return tokens[at - 1].text == "," or (at > 1 and tokens[at - 2].text == "," and tokens[at - 1].tag == "APPR")

    def _point(self, at: int, figure: Figure | None, rule: str, score: float) -> None:
        _, sentence, frame = self._now
        self._mention(sentence, (at, at + 1), figure, "pronoun", rule, score)
        if figure is not None:
            word = sentence.tokens[at].text.lower()
            clause = frame.clause(at)
            subject = word in _SUBJECTS or (clause is not None and clause.subject == (at, at + 1))
            self.memory.turns.append(Turn(figure, self._place(at), "subject" if subject else "object"))

    def _personal(self, at: int, word: str) -> Figure | None:
        _, _, frame = self._now
        genders = _GENDERS[word]
        clause = frame.clause(at)
        if word == "sie":
            genders = number_of_sie(self._now[2], at)
        subject = word == "er" or (word == "sie" and (clause is None or clause.subject in (None, (at, at + 1))))
        barred = None if subject or clause is None else frame.clause_of[at]
        if subject and self._has_said(at):
            if (opener := introduced(self.memory.turns, self._read, self._now[0], genders)) is not None:
                return opener
            before = (turn for turn in self.memory.back() if turn.place.sentence != self._now[0])
            speaker = antecedent(before, self._place(at), genders, own_clause=False)
            if speaker is not None:  # "Sein Gemeinderat stehe hinter ihm, berichtete er"
                return speaker
        figure = introduced(self.memory.turns, self._read, self._now[0], genders) if subject else None
        figure = figure or self._antecedent(at, genders, own_clause=not subject, barred=barred)
        figure = figure or self._said_by(at, genders)
        if figure is None and subject and genders != "p" and self._speaks(at):  # a person rather than a body
            persons = (turn for turn in self.memory.back() if turn.figure.is_person)
            figure = antecedent(persons, self._place(at), genders, own_clause=False)
        return figure

    def _is_cataphor(self, at: int) -> bool:
        """A pronoun in reported speech, or before the main clause, whose referent the clause behind names."""
        return reporting_clause(self._now[2], at) is not None

    def _speaker_pronoun(self, at: int, word: str) -> None:
        """Pronouns that mean whoever reports ("man", "wir"), and "er", "sie" before the subject of the main clause."""
        figure = teller(self._now[2], self._named, at) if word in _SPEAKERS else None
        figure = figure or self._reported_by(at, _GENDERS.get(word, ""))
        if figure is None and word == "man":
            figure = self._local(at)
        if figure is None and word in _SPEAKERS:
            figure = self._speaker(at)
        elif figure is None:
            figure = self._personal(at, word)
        self._point(at, figure, "speaker" if word in _SPEAKERS else "cataphor", 0.6)

    def _local(self, at: int) -> Figure | None:
        """ "In Peking zeigte man sich verärgert", "In der Partei sieht man das anders": those who are there."""
        number, sentence, frame = self._now
        told = sentence.tokens[0].text.lower() == "aus"  # "Aus Ankara hieß es, man warte"
        for turn in self.memory.back():
            if turn.place.sentence != number:
                return None
            front = turn.place.token <= 2 and (told or turn.place.clause == frame.clause_of[at])
            if (
                front
                and turn.role == ("oblique" if told else "place")
                and not turn.figure.is_person
                and not turn.figure.guessed
            ):
                return turn.figure
        return None

    def _reported_by(self, at: int, genders: str) -> Figure | None:
        number, sentence, _ = self._now
        parent = reporting_clause(self._now[2], at)
        if parent is None:
            return None
        subject = sentence.clauses[parent].subject
        for turn in self.memory.back():
            if turn.place.sentence != number or subject is None:
                return None
            if subject[0] <= turn.place.token < subject[1] and turn.role == "subject":
                fits = not genders or turn.figure.gender in (*genders, "")
                return turn.figure if fits and (not genders or turn.figure.is_person) else None
        return None

    def _remember_speaker(self, number: int, frame: Frame) -> None:
        """Keeps the subject of the sentence's last verb of saying: later reported speech is theirs."""
        for said in frame.sentence.frames:
            if said.says != "speech" or said.holder is None or said.passive:
                continue
            place = frame.sentence.place(said.holder)
            here = self.found[self._begun :]
            inside = (found.figure for found in here if found.figure is not None and place.contains(found.span))
            reporter = next(inside, None)
            if reporter is not None:
                self._reporter = reporter, number, frame.sentence.paragraph

    def _said_by(self, at: int, genders: str) -> Figure | None:
        """Whom a pronoun in reported speech means when its own surroundings leave it open: whoever reports."""
        number, sentence, frame = self._now
        clause = frame.clause(at)
        if self._reporter is None or clause is None or clause.mood != "Sub" or frame.quoted[at]:
            return None
        figure, said, paragraph = self._reporter
        near = paragraph == sentence.paragraph and number - said <= _REPORTED
        return figure if near and figure.is_person and figure.gender and figure.gender in genders else None

    def _speaker(self, at: int, *, told: bool = False) -> Figure | None:
        """Who spoke last: the subject of the latest sentence before, outside quotation marks.

        `told` passes over who is subject in the Konjunktiv, of whom somebody else speaks.
        """
        number, _, frame = self._now
        for turn in self.memory.back():
            if turn.place.sentence < number - (2 if not told else _REPORTED):
                return None
            clause = turn.place.clause
            if told and clause >= 0 and self._read[turn.place.sentence].clauses[clause].mood == "Sub":
                continue
            before = turn.place.sentence < number or turn.place.token < at or frame.quoted[at]
            if turn.role == "subject" and not turn.place.quoted and before:
                return turn.figure
        return None

    def _relative(self, at: int, genders: str) -> Figure | None:
        """The figure of the phrase that ends right before the comma, or of a genitive inside it."""
        _, sentence, _ = self._now
        comma = at - 1 if sentence.tokens[at - 1].text == "," else at - 2
        end = sentence.tokens[comma].span.start
        ends = [found for found in self.found[-12:] if 0 <= end - found.span.end <= 1 and found.figure is not None]
        for found in sorted(ends, key=lambda found: found.span.start):
            if found.figure is not None and agrees(found.figure, genders):
                return found.figure
        return None

    def _antecedent(self, at: int, genders: str, own_clause: bool, barred: int | None = None) -> Figure | None:
        turns: Iterable[Turn] = self.memory.back()
        if not own_clause and self._named:
            frame = self._now[2]
            other = [
                figure for head, figure in self._named if head > at and frame.clause_of[head] == frame.clause_of[at]
            ]
            turns = (turn for turn in turns if turn.figure not in other)  # "Er beschuldigte Holm": not himself
        return antecedent(turns, self._place(at), genders, own_clause=own_clause, not_subject_of=barred)

    # ------------------------------------------------------------------------------------------------ groups

    def _coordinated(self, phrases: list[Phrase], figures: list[Figure | None]) -> None:
        """ "Paris und Rom", "Frankreich, Italien und Polen": a group with its members."""
        _, sentence, _ = self._now
        tokens = sentence.tokens
        start = 0
        while start < len(phrases):
            stop = start + 1
            while stop < len(phrases) and joins(tokens, phrases[stop - 1], phrases[stop]):
                stop += 1
            joined = max(
                (number for number in range(start + 1, stop) if tokens[phrases[number].start - 1].text in _AND),
                default=0,
            )
            members = figures[start : joined + 1]
            if joined and all(members) and len(members) <= _MEMBERS:
                self._group(phrases[start : joined + 1], [member for member in members if member is not None])
            start = stop

    def _group(self, phrases: list[Phrase], members: list[Figure]) -> None:
        _, sentence, frame = self._now
        if len({id(member) for member in members}) < 2:
            return
        names = [called(phrase, member, sentence.tokens) for phrase, member in zip(phrases, members, strict=True)]
        name = f"{', '.join(names[:-1])} und {names[-1]}"
        figure = self.register.add(Figure(name, "group", "p", members=tuple(members), described=True))
        part = (phrases[0].start, phrases[-1].end)
        self._mention(sentence, part, figure, "description", "coordination", 0.8)
        role = frame.role(phrases[0])
        number = self._now[0]
        self.memory.turns = [
            turn
            for turn in self.memory.turns
            if not (turn.place.sentence == number and turn.figure in members and turn.figure.gender == "p")
        ]
        self.memory.turns.append(Turn(figure, self._place(phrases[0].head), role))

    # ------------------------------------------------------------------------------------------------ places

    def _place(self, token: int) -> Place:
        number, sentence, frame = self._now
        return Place(number, sentence.paragraph, frame.clause_of[token], token, frame.quoted[token])

    def _mention(
        self, sentence: Sentence, part: tuple[int, int], figure: Figure | None, kind: str, rule: str, score: float
    ) -> None:
        self.found.append(Found(sentence.place(part), figure, kind, rule, score))
