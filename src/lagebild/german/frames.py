"""Who does what with words: the cues of a sentence (`lists/cues.yaml`) with holder, content, addressee and negation.

Verbs with separated prefixes, light verbs and reflexives come out of the clause's verb complex; nouns take their
holder from a genitive or possessive; predicates ("ist bereit", "sei ausgeschlossen") from the copula's subject; source
phrases ("laut ...") from the phrase itself. Linear in the clauses times their words.
"""

from lagebild.german.animacy import is_agent
from lagebild.german.arguments import Arguments
from lagebild.german.clause_view import ClauseView, trimmed
from lagebild.german.cues import Reading, cue_reading, readings
from lagebild.german.frame_parts import RELATIVE_TAGS, Found, antecedent, frame_of, is_negated, nominative, parted
from lagebild.german.noun_frames import noun_frames
from lagebild.german.objects import has_accusative, second_addressee, without_dative
from lagebild.german.phrases import Phrase
from lagebild.german.sources import source_frames
from lagebild.model import Clause, Frame, Range, Token

__all__ = ["find"]

_COPULAS = frozenset({"sein", "bleiben", "werden", "zeigen", "erklären", "scheinen", "wirken"})
_REFLEXIVES = frozenset({"sich", "mich", "mir", "uns", "dich", "euch"})
_PRONOMINAL = ("PROAV", "PAV")
_IMPERSONAL = frozenset({"heißen", "verlauten"})
_AGENTS = frozenset({"von", "vom", "durch", "seitens"})
_SEATED = frozenset({"in", "im", "bei", "beim", "aus", "seitens"})
_AMONG = ("bei", "unter", "von", "seitens", "aus", "in")
"""Prepositions before those who take a thing so or so, the surest first."""


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
        described = _adjective_frames(view, number) or _for_or_against(view, number)
        found += [frame for frame in described if not used & set(frame.cue)]
        found += [frame for frame in noun_frames(view, number) if not used & set(frame.cue)]
        found += source_frames(view, number)
    return tuple(sorted(found, key=lambda frame: (frame.cue[0], frame.kind)))


def _verb_frames(view: ClauseView, number: int) -> list[Frame]:
    clause = view.clauses[number]
    candidates = readings("verb").get(clause.lemma, ())
    if not candidates:
        return []
    own = tuple(view.own(number))
    negated = is_negated(view, own)
    earlier = _gapped(view, number)
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
                    return [*earlier, frame, *second_addressee(view, number, frame)]
    return earlier


def _gapped(view: ClauseView, number: int) -> list[Frame]:
    """ "wird von A gefordert, von B verweigert": the first of two participles, with the agent before it."""
    clause = view.clauses[number]
    participles = [i for i in view.own(number) if view.tokens[i].tag == "VVPP"]
    last = len(view.tokens) - 1
    participles = [i for i in participles if i in clause.verbs or view.tokens[min(i + 1, last)].tag in ("$,", "KON")]
    if len(participles) < 2 or clause.finite is None or view.tokens[clause.finite].lemma != "werden":
        return []
    found = []
    for position in participles[:-1]:
        reading = next((r for r in readings("verb").get(view.tokens[position].lemma, ()) if "acc" in r.content), None)
        agent = _agent(view, number, position)
        if reading is not None and not reading.words and agent is not None and clause.subject is not None:
            content = ((clause.subject,), "acc")
            found.append(frame_of(reading, (position,), number, agent, content, None, (False, True)))
    return found


def _agent(view: ClauseView, number: int, before: int) -> Range | None:
    """The last phrase with "von" before a participle."""
    agents = [
        p.range for p in view.phrases(number)
        if p.preposition is not None and p.range[1] <= before and view.tokens[p.preposition].text.lower() in _AGENTS
        and not _is_attribute(view, view.clauses[number], p) and not _tells_of_a_reason(view, number, p)
    ]  # fmt: skip
    return agents[-1] if agents else None


def _fits(
    view: ClauseView, number: int, reading: Reading, own: tuple[int, ...], negated: bool
) -> tuple[int, ...] | None:
    """The token numbers of the cue's fixed words, None where one of them is missing."""
    clause, tokens = view.clauses[number], view.tokens
    if reading.denied and not negated:
        return None
    other = reading.head == "bleiben" and any(tokens[i].tag == "ADJD" for i in own)  # "bleibt beim Lohn hart"
    if other or (reading.head == "bestehen" and any(tokens[i].text.lower() == "darin" for i in own)):
        return None
    if reading.modal and not _has_modal(view, clause, reading.modal):
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
        if position is None and own and tokens[own[0]].text.lower() == word and own[0] not in words:
            position = own[0]  # "Lobende Worte fand er"
        if position is None:
            return None
        words.append(position)
    return None if _out_of_order(reading, words[int(reading.reflexive) :]) else tuple(words)


def _out_of_order(reading: Reading, found: list[int]) -> bool:
    """ "zu Hilfe kommen" is not "Die Hilfe kommt zu spät": a noun stands behind its preposition."""
    pairs = zip(reading.words, reading.words[1:], found, found[1:], strict=False)
    return any(one[:1].islower() and two[:1].isupper() and here > there for one, two, here, there in pairs)


def _has_modal(view: ClauseView, clause: Clause, modal: str) -> bool:
    """Whether the cue's modal stands there; "will nichts gewusst haben" is a claim and no will."""
    tags = {view.tokens[i].tag for i in clause.verbs}
    if modal == "wollen" and {"VAINF", "VVPP"} <= tags:
        return False
    return modal == clause.modal or any(view.tokens[i].lemma == modal for i in clause.verbs)


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
    arguments.subject = nominative(view, number)
    arguments.takes_anything = reading.open
    addressee = _addressee(arguments, reading, passive)
    content, form = _content(arguments, reading, addressee)
    addressee, content, form = parted(view, reading, addressee, content, form)
    if strict and not content:
        return None
    moved = has_accusative(arguments) or any(view.tokens[i].tag == "PRF" for i in view.own(number))
    if form == "auf" and reading.head == "setzen" and not reading.words and moved:
        return None  # "setzte das Schiff auf die Liste", "setzte sich aufs Sofa"
    relative = _relative_content(view, number, arguments, reading)
    if relative is not None and (not content or form in ("self", "acc", "said") or _is_relative(view, content[0])):
        content, form = (relative,), "rel"
    if reading.holder == "bei":
        holder, form = _among_whom(view, number, cue), "at"
    elif form == "nom":
        holder = _in_whose_eyes(view, number)
    else:
        holder = _holder(view, number, passive, _von_is_asked(view, number, reading, form))
    if reading.holder == "dat":
        holder = arguments.addressee("dat") or _first_dative(view, number) or holder
    if holder is not None and addressee is None and form == "acc" and "dat" in reading.addressee and not passive:
        holder, addressee = without_dative(view, number, holder)
    if passive and addressee is not None and addressee == holder:
        addressee = None
    return frame_of(reading, cue, number, _before_cue(holder, cue), (content, form), addressee, (negated, passive))


def _first_dative(view: ClauseView, number: int) -> Range | None:
    """ "Den Grünen genügt das nicht": the phrase before the verb, where it may be dative and is not the subject."""
    clause = view.clauses[number]
    for phrase in view.phrases(number):
        before = clause.finite is not None and phrase.range[1] <= clause.finite
        apart = clause.subject is None or clause.subject[0] >= phrase.range[1]
        if before and apart and phrase.preposition is None and "Dat" in phrase.case:
            return phrase.range
    return None


def _before_cue(holder: Range | None, cue: tuple[int, ...]) -> Range | None:
    """A holder without the cue's own noun behind it: "beide Seiten | Anspruch erheben"."""
    if holder is None:
        return None
    inside = [i for i in cue if holder[0] < i < holder[1]]
    return (holder[0], min(inside)) if inside else holder


def _is_relative(view: ClauseView, part: Range) -> bool:
    """Whether a content is no more than a relative pronoun: "der Hafen, auf den beide Anspruch erheben"."""
    return part[1] - part[0] == 1 and view.tokens[part[0]].tag in RELATIVE_TAGS


def _von_is_asked(view: ClauseView, number: int, reading: Reading, form: str) -> bool:
    """Whether "von" in a passive names whom one asks ("von ihm wird verlangt, ...") rather than who asks."""
    if "von" not in reading.addressee or reading.act != "demand":
        return False
    finite = view.clauses[number].finite
    first = any(
        p.preposition is not None and view.tokens[p.preposition].text.lower() in ("von", "vom") and p.range[0] < finite
        for p in view.phrases(number)
        if finite is not None
    )
    return first or form != "acc"


def _among_whom(view: ClauseView, number: int, cue: tuple[int, ...]) -> Range | None:
    """Behind which preposition the holders stand: "stößt bei den Ländern auf Widerstand", "in der Partei"."""
    clause = view.clauses[number]
    named = next((i for i in cue if view.tokens[i].tag == "NN"), None)
    for word in _AMONG:
        for phrase in view.phrases(number):
            here = phrase.preposition is not None and view.tokens[phrase.preposition].lemma.lower() == word
            start, end = phrase.range
            if named is not None and start < named < end:
                end = named  # "fand | bei der Partei | Zustimmung"
            taken = phrase.preposition in cue or any(i in cue for i in range(start, end))
            inside = clause.subject is not None and clause.subject[0] <= start < clause.subject[1]
            if here and not taken and not inside and not _is_attribute(view, clause, phrase):
                return (start, end)
    return None


def _passive(view: ClauseView, clause: Clause, reading: Reading) -> bool:
    """ "wird gefordert", "ist vorgesehen": the subject is what the active verb takes as its object."""
    tokens = view.tokens
    participle = any(tokens[i].tag == "VVPP" for i in clause.verbs)
    if not participle or reading.reflexive:
        return False
    lemmas = {tokens[i].lemma for i in clause.verbs if tokens[i].tag.startswith("VA")}
    if clause.finite is not None:
        lemmas.add(tokens[clause.finite].lemma)
    transitive = "acc" in reading.content or "acc" in reading.addressee
    return "werden" in lemmas or ("sein" in lemmas and transitive)


def _relative_content(view: ClauseView, number: int, arguments: Arguments, reading: Reading) -> Range | None:
    """What a relative pronoun as object stands for: "..., die Kiew ablehnt", "..., was Brüssel ablehnt"."""
    clause = view.clauses[number]
    if clause.kind != "rel" or clause.opener is None:
        return None
    opener = view.tokens[clause.opener]
    if opener.tag in ("APPR", "APPRART") or (clause.opener > 0 and view.tokens[clause.opener - 1].tag == "APPR"):
        return _behind_preposition(view, number, reading)
    dative = opener.text.lower() in ("dem", "denen") and opener.tag in RELATIVE_TAGS
    if ("dat" if dative else "acc") not in reading.content:
        return None
    is_subject = arguments.subject is not None and arguments.subject[0] == clause.opener
    if opener.tag not in (*RELATIVE_TAGS, "PWS") or is_subject:
        return None
    if opener.text.lower() == "was" and clause.parent is not None:
        return (clause.opener, clause.opener + 1)
    return _antecedent_range(view, number)


def _antecedent_range(view: ClauseView, number: int) -> Range | None:
    clause = view.clauses[number]
    noun = antecedent(view, number)
    if noun is None:
        return None
    extended = Arguments(view, clause.parent if clause.parent is not None else number, frozenset(), False)
    return extended.extended(noun.range, clause.range[0])


def _behind_preposition(view: ClauseView, number: int, reading: Reading) -> Range | None:
    """ "..., auf den beide Anspruch erheben": what the pronoun behind the cue's preposition stands for."""
    start = view.clauses[number].range[0]
    words = view.tokens[start : start + 2]
    fits = len(words) == 2 and words[0].lemma.lower() in reading.content and words[1].tag in RELATIVE_TAGS
    return _antecedent_range(view, number) if fits else None


def _addressee(arguments: Arguments, reading: Reading, passive: bool = False) -> Range | None:
    for code in reading.addressee:
        if passive and code == "von" and reading.act != "demand":
            continue  # the agent
        found = arguments.addressee(code)
        if found is not None:
            return found
    return None


def _content(arguments: Arguments, reading: Reading, addressee: Range | None) -> Found:
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
    graded = view.tokens[min(clause.range[0] + 1, clause.range[1] - 1)].tag in ("ADJD", "ADJA")  # "wie weit ..."
    if first != "wie" or graded or not (reading.speech and reading.open) or clause.parent is None:
        return None
    return trimmed(view.tokens, view.clauses[clause.parent].range)


def _holder(view: ClauseView, number: int, passive: bool, von_is_asked: bool = False) -> Range | None:
    """Who holds what the cue says; of a passive whose "von" names the one asked ("von X wurde verlangt"), nobody."""
    clause = view.clauses[number]
    if passive and von_is_asked:
        return None
    if passive:
        return _agent(view, number, clause.range[1]) or _seat(view, number)
    if clause.lemma in _IMPERSONAL:
        return _institution(view, number)
    return _active_holder(view, number)


def _active_holder(view: ClauseView, number: int) -> Range | None:
    """The subject of a verb, what a relative pronoun stands for, or where "man" sits."""
    subject = nominative(view, number)
    if subject is None:
        return _controller(view, number) if view.clauses[number].kind == "inf" else None
    if view.tokens[subject[0]].text.lower() == "man" and view.clauses[number].mood != "Sub":
        return _seat(view, number) or subject
    if view.tokens[subject[0]].tag in RELATIVE_TAGS and subject[1] - subject[0] == 1:
        noun = antecedent(view, number)
        return noun.range if noun is not None else subject
    return subject


def _in_whose_eyes(view: ClauseView, number: int) -> Range | None:
    """ "Für Bolivien ist das unverzichtbar": who judges the subject so."""
    for phrase in view.phrases(number):
        if phrase.preposition is not None and view.tokens[phrase.preposition].text.lower() == "für":
            return phrase.range
    return None


def _tells_of_a_reason(view: ClauseView, number: int, phrase: Phrase) -> bool:
    """ "wird wegen des Massakers von Dorn angeklagt": the place belongs to the reason."""
    before = next((p.preposition for p in view.phrases(number) if p.range[1] == phrase.preposition), None)
    return before is not None and view.tokens[before].text.lower() in ("wegen", "trotz")


def _is_attribute(view: ClauseView, clause: Clause, phrase: Phrase) -> bool:
    """Whether "von ..." belongs to the subject before it or names an amount: no agent of a passive."""
    named = clause.subject is not None and view.tokens[clause.subject[0]].tag not in ("PPER", "PDS", "PIS")
    touches = clause.subject is not None and named and phrase.preposition == clause.subject[1]
    return touches or any(view.tokens[i].tag == "CARD" for i in range(*phrase.range))


def _controller(view: ClauseView, number: int) -> Range | None:
    """The subject of the clause on which an infinitive hangs."""
    parent = view.clauses[number].parent
    for _ in range(3):
        if parent is None:
            return None
        if view.clauses[parent].kind != "inf":
            return nominative(view, parent)
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


def _seat(view: ClauseView, number: int) -> Range | None:
    """ "In Wien winkt man ab", "Im Ministerium wird befürchtet": where those sit who hold it, in the first field."""
    clause = view.clauses[number]
    for phrase in view.phrases(number):
        if phrase.preposition is None or phrase.preposition - clause.range[0] > 1 or phrase.range[1] != clause.finite:
            continue
        named = view.tokens[phrase.head].tag == "NE" or is_agent(view.tokens[phrase.head])
        if named and view.tokens[phrase.preposition].text.lower() in _SEATED:
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
            or (token.tag in _PRONOMINAL and clause.subject is not None and position in range(*clause.subject))
            or token.tag not in ("ADJD", "VVPP", "ADV", "PROAV", "PAV", "PTKVZ", "VVFIN")
            or not (predicative or position in clause.verbs)
        ):
            continue
        negated = is_negated(view, own)
        for strict in (True, False):
            frame = next(
                (f for r in candidates if (f := _adjective_frame(view, number, r, position, negated, strict))), None
            )
            if frame is not None:
                found.append(frame)
                break
    return found


def _for_or_against(view: ClauseView, number: int) -> list[Frame]:
    """ "Die Grünen sind gegen die Abgabe": the preposition is all the predicate there is."""
    clause = view.clauses[number]
    subject = nominative(view, number)
    if clause.lemma not in ("sein", "bleiben") or subject is None or clause.modal:
        return []
    head = next((p.head for p in view.phrases(number) if p.range[0] == subject[0]), subject[0])
    own = tuple(i for i in view.own(number) if not _strengthens(view, i))
    if not is_agent(view.tokens[head]) or not _is_predicate(view, number, own, nouns=True):
        return []
    for phrase in view.phrases(number):
        word = view.tokens[phrase.preposition].text.lower() if phrase.preposition is not None else ""
        reading = cue_reading({"gegen": "dagegen", "für": "dafür"}.get(word, ""), "adjective")
        if phrase.preposition is not None and reading is not None and not phrase.pronoun:
            content = ((Arguments(view, number, frozenset(), False).extended(phrase.range),), word)
            negated = is_negated(view, tuple(view.own(number)))
            return [frame_of(reading, (phrase.preposition,), number, subject, content, None, (negated, False))]
    return []


def _strengthens(view: ClauseView, position: int) -> bool:
    """ "strikt gegen", "klar für": an adverb right before the preposition."""
    following = view.tokens[position + 1].text.lower() if position + 1 < len(view.tokens) else ""
    return view.tokens[position].tag == "ADJD" and following in ("gegen", "für")


def _is_predicate(view: ClauseView, number: int, own: tuple[int, ...], *, nouns: bool = False) -> bool:
    """Whether "dafür", "dagegen" is all the predicate there is ("Ungarn ist dagegen"), no adverb beside another."""
    clause = view.clauses[number]
    if nouns:  # "ist ein Mittel gegen Armut", "sind wichtig für das Land"
        subject = clause.subject or (0, 0)
        bare = (p for p in view.phrases(number) if p.preposition is None and not subject[0] <= p.range[0] < subject[1])
        places = (p for p in view.phrases(number) if p.preposition is not None)
        if any(bare) or sum(1 for _ in places) > 1 or any(view.tokens[i].tag == "PTKVZ" for i in own):
            return False
    others = any(view.tokens[i].tag in ("ADJD", "VVPP", "VVINF", "VVIZU") for i in own)
    return clause.lemma in ("sein", "bleiben") and not others


def _adjective_frame(
    view: ClauseView, number: int, reading: Reading, position: int, negated: bool, strict: bool
) -> Frame | None:
    arguments = Arguments(view, number, frozenset({position}), False)
    arguments.subject = nominative(view, number)
    arguments.takes_anything = False
    addressee = _addressee(arguments, reading)
    content, form = _content(arguments, reading, addressee)
    if not content and strict:
        return None
    holder = _in_whose_eyes(view, number) if form == "nom" else _holder(view, number, False)
    return frame_of(reading, (position,), number, holder, (content, form), addressee, (negated, False))
