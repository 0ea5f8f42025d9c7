"""Who does what with words: the cues of a sentence (`lists/cues.yaml`) with holder, content, addressee and negation.

Verbs with separated prefixes, light verbs and reflexives come out of the clause's verb complex; nouns take their
holder from a genitive or possessive; predicates ("ist bereit", "sei ausgeschlossen") from the copula's subject; source
phrases ("laut ...") from the phrase itself. Linear in the clauses times their words.
"""

from lagebild.german import wordlists
from lagebild.german.animacy import is_agent
from lagebild.german.arguments import Arguments
from lagebild.german.clause_view import ClauseView, trimmed
from lagebild.german.cues import Reading, readings
from lagebild.german.phrases import Phrase
from lagebild.german.sources import source_frames
from lagebild.model import Clause, Frame, Range, Token

__all__ = ["find"]

_COPULAS = frozenset({"sein", "bleiben", "werden", "zeigen", "erklären", "scheinen", "wirken"})
_NEGATIONS = frozenset({
    "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "weder", "keinesfalls", "keineswegs",
    "keinerlei", "niemand", "nichts", "mitnichten", "nimmer",
})  # fmt: skip
_REFLEXIVES = frozenset({"sich", "mich", "mir", "uns", "dich", "euch"})
_PRONOMINAL = ("PROAV", "PAV")
_RELATIVE_TAGS = ("PRELS", "PRELAT")
_IMPERSONAL = frozenset({"heißen", "verlauten"})
_CARRIERS = frozenset({
    "erheben", "äußern", "bekräftigen", "wiederholen", "erneuern", "vorbringen", "formulieren", "machen", "aussprechen",
    "erteilen", "stellen", "richten", "geben", "haben", "hegen", "anmelden", "üben", "signalisieren", "bekunden", "zeigen",
    "unterstreichen", "vorlegen", "unterbreiten", "abgeben", "verbinden", "ausdrücken", "antworten", "reagieren", "kontern",
    "beharren", "bestehen", "wenden", "enden", "begründen", "verlangen", "fordern",
})  # fmt: skip


def find(tokens: tuple[Token, ...], clauses: tuple[Clause, ...]) -> tuple[Frame, ...]:
    """The frames of a sentence in the order of their cues."""
    if not clauses:
        return ()
    view = ClauseView(tokens, clauses)
    found: list[Frame] = []
    for number in range(len(clauses)):
        verbs = _verb_frames(view, number)
        used = {position for frame in verbs for position in frame.cue}
        found += verbs
        found += [frame for frame in _adjective_frames(view, number) if not used & set(frame.cue)]
        found += [frame for frame in _noun_frames(view, number) if not used & set(frame.cue)]
        found += source_frames(view, number)
    return tuple(sorted(found, key=lambda frame: (frame.cue[0], frame.kind)))


def _verb_frames(view: ClauseView, number: int) -> list[Frame]:
    clause = view.clauses[number]
    candidates = readings("verb").get(clause.lemma, ())
    if not candidates:
        return []
    own = tuple(view.own(number))
    negated = _negated(view, own)
    fitting = [
        (reading, words) for reading in candidates if (words := _fits(view, number, reading, own, negated)) is not None
    ]
    for strict in (True, False):
        for weight in sorted({reading.weight for reading, _ in fitting}, reverse=True):
            for reading, words in fitting:
                if (
                    (strict or reading.speech)
                    and reading.weight == weight
                    and (frame := _verb_frame(view, number, reading, words, negated, strict))
                ):
                    return [frame]
    return []


def _fits(
    view: ClauseView, number: int, reading: Reading, own: tuple[int, ...], negated: bool
) -> tuple[int, ...] | None:
    """The token numbers of the cue's fixed words, None where one of them is missing."""
    clause, tokens = view.clauses[number], view.tokens
    if reading.denied and not negated:
        return None
    if (
        reading.modal
        and reading.modal != clause.modal
        and not any(tokens[i].lemma == reading.modal for i in clause.verbs)
    ):
        return None
    reflexive = [i for i in own if tokens[i].tag == "PRF" or tokens[i].text == "sich"]
    if (
        not reflexive
        and clause.subject is not None
        and tokens[clause.subject[0]].text.lower() in ("ich", "wir", "du", "ihr")
    ):
        reflexive = [i for i in own if tokens[i].text.lower() in _REFLEXIVES]
    if reading.reflexive and not reflexive:
        return None
    words = list(reflexive[:1]) if reading.reflexive else []
    for word in reading.words:
        position = next((i for i in own if word in (tokens[i].text, tokens[i].lemma) and i not in words), None)
        if position is None:
            return None
        words.append(position)
    return tuple(words)


def _verb_frame(
    view: ClauseView, number: int, reading: Reading, words: tuple[int, ...], negated: bool, strict: bool
) -> Frame | None:
    """The frame of a reading; a strict one has content, a lax one may be without."""
    clause = view.clauses[number]
    passive = _passive(view, clause, reading)
    cue = tuple(sorted({*clause.verbs, *words})) or ((clause.finite,) if clause.finite is not None else ())
    if not cue:
        return None
    arguments = Arguments(view, number, frozenset(cue), passive)
    arguments.subject = _nominative(view, number)
    arguments.takes_anything = reading.open
    addressee = _addressee(arguments, reading)
    content, form = _content(arguments, reading, addressee, strict)
    if strict and not content:
        return None
    relative = _relative_content(view, number, arguments, reading)
    if relative is not None and (not content or form in ("self", "acc", "said")):
        content, form = (relative,), "rel"
    holder = _holder(view, number, passive, "von" in reading.addressee)
    if form == "nom":
        holder = None
    return _frame(reading, cue, number, holder, content, form, addressee, negated, passive)


def _frame(
    reading: Reading, cue: tuple[int, ...], number: int, holder: Range | None, content: tuple[Range, ...], form: str,
    addressee: Range | None, negated: bool, passive: bool = False,
) -> Frame:  # fmt: skip
    act, denied = reading.act, negated and not reading.denied
    if denied and reading.negated:
        act, denied = reading.negated, False
    return Frame(
        reading.cue, reading.kind, cue, number, holder, content, addressee, denied != reading.denies, passive, act,
        reading.open, "speech" if reading.speech else "stance", form,
    )  # fmt: skip


def _negated(view: ClauseView, own: tuple[int, ...]) -> bool:
    """Whether the clause is negated as a whole; "nicht nur" and "nicht zuletzt" negate nothing."""
    for i in own:
        if view.tokens[i].text.lower() in _NEGATIONS:
            following = view.tokens[i + 1].text.lower() if i + 1 < len(view.tokens) else ""
            if following not in ("nur", "zuletzt"):
                return True
    return False


def _passive(view: ClauseView, clause: Clause, reading: Reading) -> bool:
    """ "wird gefordert", "ist vorgesehen": the subject is what the active verb takes as its object."""
    tokens = view.tokens
    participle = any(tokens[i].tag == "VVPP" for i in clause.verbs)
    if not participle or reading.reflexive:
        return False
    lemmas = {tokens[i].lemma for i in clause.verbs if tokens[i].tag.startswith("VA")}
    if clause.finite is not None:
        lemmas.add(tokens[clause.finite].lemma)
    return "werden" in lemmas or ("sein" in lemmas and "acc" in reading.content)


def _nominative(view: ClauseView, number: int) -> Range | None:
    """The subject's range; of a relative clause whose plural pronoun cannot agree with its verb, the other noun phrase."""
    clause = view.clauses[number]
    subject = clause.subject
    if subject is None or clause.finite is None or clause.kind != "rel":
        return subject
    is_pronoun = view.tokens[subject[0]].tag in _RELATIVE_TAGS
    antecedent = _antecedent(view, number)
    if not is_pronoun or antecedent is None:
        return subject
    word = view.tokens[subject[0]].text.lower()
    others = [
        phrase for phrase in view.phrases(number)
        if phrase.preposition is None and "Nom" in phrase.case and phrase.range != subject and phrase.range[0] > subject[0]
    ]  # fmt: skip
    if not others or word not in ("die", "das", "was"):
        return subject
    disagrees = word == "was" or (antecedent.number == "Plur" and view.tokens[clause.finite].number == "Sing")
    acts = is_agent(view.tokens[others[0].head]) and not is_agent(view.tokens[antecedent.head])
    return others[0].range if disagrees or acts else subject


def _antecedent(view: ClauseView, number: int) -> Phrase | None:
    """The noun phrase that a relative clause hangs on: the nearest before it that agrees with the pronoun."""
    clause = view.clauses[number]
    if clause.parent is None or clause.opener is None:
        return None
    before = [phrase for phrase in view.phrases(clause.parent) if phrase.range[1] <= clause.range[0]][-4:]
    word = view.tokens[clause.opener].text.lower()
    for sure in (True, False):
        for phrase in reversed(before):
            if _may_stand_for(view, word, phrase, sure):
                return phrase
    return before[-1] if before else None


def _may_stand_for(view: ClauseView, pronoun: str, phrase: Phrase, sure: bool) -> bool:
    """Whether a relative pronoun agrees with a noun phrase; names agree only when nothing surer does."""
    if phrase.pronoun:
        return False
    head = view.tokens[phrase.head]
    if head.tag == "NE" or not (head.gender or phrase.number):
        return not sure and (pronoun != "die" or phrase.number != "Sing" or "Fem" in head.gender or not head.gender)
    genders = set(head.gender.split("|"))
    plural = phrase.number == "Plur"
    fits = {
        "die": plural or "Fem" in genders,
        "das": "Neut" in genders,
        "denen": plural,
        "deren": plural or "Fem" in genders,
    }
    return fits.get(pronoun, not plural)


def _relative_content(view: ClauseView, number: int, arguments: Arguments, reading: Reading) -> Range | None:
    """What a relative pronoun stands for where it is the object: "..., die Kiew ablehnt", "..., was Brüssel ablehnt"."""
    clause = view.clauses[number]
    if clause.kind != "rel" or clause.opener is None or "acc" not in reading.content:
        return None
    opener = view.tokens[clause.opener]
    if opener.tag not in (*_RELATIVE_TAGS, "PWS") or (
        arguments.subject is not None and arguments.subject[0] == clause.opener
    ):
        return None
    if clause.opener > 0 and view.tokens[clause.opener - 1].tag == "APPR":
        return None
    if opener.text.lower() == "was" and clause.parent is not None:
        return (clause.opener, clause.opener + 1)
    antecedent = _antecedent(view, number)
    if antecedent is None:
        return None
    extended = Arguments(view, clause.parent if clause.parent is not None else number, frozenset(), False)
    return extended.extended(antecedent.range, clause.range[0])


def _addressee(arguments: Arguments, reading: Reading) -> Range | None:
    for code in reading.addressee:
        found = arguments.addressee(code)
        if found is not None:
            return found
    return None


def _content(
    arguments: Arguments, reading: Reading, addressee: Range | None, strict: bool
) -> tuple[tuple[Range, ...], str]:
    host = _as_told(arguments, reading)
    if host is not None:
        return (host,), "said"
    for code in reading.content:
        found = arguments.content(code, addressee)
        if found:
            return found, code
    return (), ""


def _as_told(arguments: Arguments, reading: Reading) -> Range | None:
    """ "Wie der Sprecher mitteilte, ...": the clause around is what was told."""
    view, clause = arguments.view, arguments.clause
    first = view.tokens[clause.range[0]].text.lower()
    if first != "wie" or not (reading.speech and reading.open) or clause.parent is None:
        return None
    return trimmed(view.tokens, view.clauses[clause.parent].range)


def _holder(view: ClauseView, number: int, passive: bool, von_is_asked: bool = False) -> Range | None:
    """Who holds what the cue says; of a passive whose "von" names the one asked ("von X wurde verlangt"), nobody."""
    clause = view.clauses[number]
    if passive and von_is_asked:
        return None
    if passive:
        agent = [
            p
            for p in view.phrases(number)
            if p.preposition is not None
            and view.tokens[p.preposition].text.lower() in ("von", "vom", "durch", "seitens")
            and not _is_attribute(view, clause, p)
        ]
        return agent[0].range if agent else None
    if clause.lemma in _IMPERSONAL:
        return _institution(view, number)
    subject = _nominative(view, number)
    if subject is None:
        return _controller(view, number) if clause.kind == "inf" else None
    if view.tokens[subject[0]].tag in _RELATIVE_TAGS and subject[1] - subject[0] == 1:
        antecedent = _antecedent(view, number)
        return antecedent.range if antecedent is not None else subject
    return subject


def _is_attribute(view: ClauseView, clause: Clause, phrase: Phrase) -> bool:
    """Whether "von ..." belongs to the subject before it or names an amount: no agent of a passive."""
    touches = clause.subject is not None and phrase.preposition == clause.subject[1]
    return touches or any(view.tokens[i].tag == "CARD" for i in range(*phrase.range))


def _controller(view: ClauseView, number: int) -> Range | None:
    """The subject of the clause on which an infinitive hangs."""
    parent = view.clauses[number].parent
    for _ in range(3):
        if parent is None:
            return None
        if view.clauses[parent].kind != "inf":
            return _nominative(view, parent)
        parent = view.clauses[parent].parent
    return None


def _institution(view: ClauseView, number: int) -> Range | None:
    """ "hieß es aus dem Ministerium", "in Delegationskreisen hieß es": the phrase with "aus", "in", "bei", "von"."""
    for phrase in view.phrases(number):
        if phrase.preposition is not None and view.tokens[phrase.preposition].lemma in (
            "aus",
            "in",
            "bei",
            "von",
            "seitens",
        ):
            return phrase.range
    return None


def _adjective_frames(view: ClauseView, number: int) -> list[Frame]:
    clause = view.clauses[number]
    own = tuple(view.own(number))
    found = []
    copula = clause.finite is not None and view.tokens[clause.finite].lemma in _COPULAS
    predicative = clause.lemma in _COPULAS or clause.lemma == "" or copula
    for position in own:
        token = view.tokens[position]
        candidates = readings("adjective").get(token.text.lower(), ())
        if (
            not candidates
            or (token.tag in _PRONOMINAL and not _is_predicate(view, number, own))
            or token.tag not in ("ADJD", "VVPP", "ADV", "PROAV", "PAV", "PTKVZ", "VVFIN")
            or not (predicative or position in clause.verbs)
        ):
            continue
        negated = _negated(view, own)
        for strict in (True, False):
            frame = next(
                (f for r in candidates if (f := _adjective_frame(view, number, r, position, negated, strict))), None
            )
            if frame is not None:
                found.append(frame)
                break
    return found


def _is_predicate(view: ClauseView, number: int, own: tuple[int, ...]) -> bool:
    """Whether "dafür", "dagegen" is all the predicate there is ("Ungarn ist dagegen"), no adverb beside another."""
    clause = view.clauses[number]
    others = any(view.tokens[i].tag in ("ADJD", "VVPP", "VVINF", "VVIZU") for i in own)
    return clause.lemma in ("sein", "bleiben") and not others


def _adjective_frame(
    view: ClauseView, number: int, reading: Reading, position: int, negated: bool, strict: bool
) -> Frame | None:
    arguments = Arguments(view, number, frozenset({position}), False)
    arguments.subject = _nominative(view, number)
    addressee = _addressee(arguments, reading)
    content, form = _content(arguments, reading, addressee, strict)
    if not content and strict:
        return None
    holder = None if form == "nom" else _holder(view, number, False)
    return _frame(reading, (position,), number, holder, content, form, addressee, negated)


def _noun_frames(view: ClauseView, number: int) -> list[Frame]:
    found = []
    for phrase in view.phrases(number):
        candidates = _noun_readings(view.tokens[phrase.head])
        if candidates and not phrase.pronoun:
            frames = [
                frame for reading in candidates if (frame := _noun_frame(view, number, reading, phrase)) is not None
            ]
            found += sorted(frames, key=lambda frame: not frame.content)[:1]
    return found


def _noun_readings(token: Token) -> tuple[Reading, ...]:
    nouns = readings("noun")
    if token.tag != "NN":
        return ()
    for word in (token.lemma, token.text):
        if word in nouns:
            return nouns[word]
    # the last part of a compound: "Lohnforderung", "Reformvorschlag"
    tails = wordlists.words("cues", "compound_heads")
    for cut in range(3, len(token.lemma) - 3):
        tail = token.lemma[cut:].capitalize()
        if tail in tails:
            return nouns[tail]
    return ()


def _noun_frame(view: ClauseView, number: int, reading: Reading, phrase: Phrase) -> Frame | None:
    holder, start = _possessor(view, number, phrase)
    content, form = _listed(view, number, phrase) or _noun_content(view, number, reading, phrase, start)
    negated = view.tokens[phrase.range[0]].text.lower().startswith("kein")
    addressee = _noun_addressee(view, number, reading, phrase)
    if holder is None:
        holder = _carrier(view, number, phrase)
    return _frame(reading, (phrase.head,), number, holder, content, form, addressee, negated)


def _possessor(view: ClauseView, number: int, phrase: Phrase) -> tuple[Range | None, int]:
    """Whose demand it is, and where the noun's own attributes begin."""
    tokens, (start, end) = view.tokens, phrase.range
    if tokens[start].tag == "PPOSAT":
        return (start, start + 1), end
    if tokens[start].tag == "NE" and phrase.head > start:
        return (start, phrase.head), end
    if phrase.head + 1 < end and tokens[phrase.head + 1].tag not in ("$(",):
        return (phrase.head + 1, end), end
    following = next((p for p in view.phrases(number) if p.preposition == end), None)
    if (
        following is not None
        and following.preposition is not None
        and tokens[following.preposition].text.lower() in ("von", "vom", "aus", "seitens")
    ):
        return following.range, following.range[1]
    return None, end


def _listed(view: ClauseView, number: int, phrase: Phrase) -> tuple[tuple[Range, ...], str] | None:
    """ "Zu den Forderungen der Partei gehört X", "... zählt, dass Y": what is counted among them."""
    clause = view.clauses[number]
    if (
        clause.lemma not in ("gehören", "zählen")
        or phrase.preposition is None
        or view.tokens[phrase.preposition].lemma != "zu"
    ):
        return None
    arguments = Arguments(view, number, frozenset(), False)
    below = [child for child in view.children.get(number, ()) if arguments.realises("dass", child)]
    parts = [part for child in below if (part := view.behind_opener(child)) is not None]
    if parts:
        return tuple(parts), "dass"
    subjects = [
        p for p in view.phrases(number) if p.preposition is None and "Nom" in p.case and p.range[0] != phrase.range[0]
    ]
    return (tuple(arguments.extended(p.range) for p in subjects), "list") if subjects else None


def _noun_content(
    view: ClauseView, number: int, reading: Reading, phrase: Phrase, start: int
) -> tuple[tuple[Range, ...], str]:
    clauses, tokens = view.clauses, view.tokens
    arguments = Arguments(view, number, frozenset({phrase.head}), False)
    for code in reading.content:
        if code in ("dass", "inf", "said"):
            for child in view.children.get(number, ()):
                near = 0 <= clauses[child].range[0] - start <= 2
                if near and arguments.realises(code, child) and (code != "said" or clauses[child].mood == "Sub"):
                    part = view.behind_opener(child)
                    return ((part,), code) if part is not None else ((), "")
        elif code == "gen":
            if phrase.head + 1 < phrase.range[1] and tokens[phrase.head + 1].tag not in ("$(",):
                return ((phrase.head + 1, phrase.range[1]),), code
        else:
            for other in view.phrases(number):
                if (
                    other.preposition is not None
                    and start <= other.preposition <= start + 1
                    and tokens[other.preposition].lemma.lower() == code
                ):
                    return (arguments.extended(other.range),), code
    return (), ""


def _noun_addressee(view: ClauseView, number: int, reading: Reading, phrase: Phrase) -> Range | None:
    for other in view.phrases(number):
        if other.preposition == phrase.range[1] and view.tokens[other.preposition].lemma.lower() in reading.addressee:
            return other.range
    return None


def _carrier(view: ClauseView, number: int, phrase: Phrase) -> Range | None:
    """The subject of a verb that only carries the noun ("erhob die Forderung"), or whom it came from ("kam von ...")."""
    clause = view.clauses[number]
    if clause.lemma == "kommen" and clause.subject is not None and clause.subject[0] <= phrase.head < clause.subject[1]:
        source = [
            p
            for p in view.phrases(number)
            if p.preposition is not None and view.tokens[p.preposition].text.lower() in ("von", "vom", "aus", "seitens")
        ]
        return source[0].range if source else None
    subject = _nominative(view, number)
    if any(view.tokens[i].lemma == "werden" for i in clause.verbs) and any(
        view.tokens[i].tag == "VVPP" for i in clause.verbs
    ):
        source = [
            p
            for p in view.phrases(number)
            if p.preposition is not None and view.tokens[p.preposition].text.lower() in ("von", "vom", "aus", "seitens")
        ]
        return source[0].range if source and clause.lemma in _CARRIERS else None
    if clause.lemma in _CARRIERS and subject is not None and not subject[0] <= phrase.head < subject[1]:
        return subject
    return None
