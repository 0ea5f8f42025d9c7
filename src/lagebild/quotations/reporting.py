"""Indirect speech: the clauses that a reporting verb, noun or adjective takes as its content; who says it to whom."""

from collections.abc import Iterator

from lagebild.german import cues
from lagebild.model import Range, Span
from lagebild.quotations.proposals import Proposal
from lagebild.quotations.speakers import addressee_of, speaker_of
from lagebild.quotations.view import QUOTES, SentenceView, runs, trim

__all__ = [
    "anaphoric",
    "condition_start",
    "cue_words",
    "indirect",
    "reasons",
    "reported_by",
]

_MAX_FRAME = 40
"""Tokens of a reporting clause at most."""
_CONDITIONS = frozenset({"Bedingung", "Voraussetzung"})
_NO_CONTENT_INFINITIVE = frozenset({"um", "ohne", "statt", "anstatt", "außer"})
_COPULAS = frozenset({"sein", "bleiben", "zeigen", "geben", "werden", "äußern"})
_GOES_ON = frozenset({"wohl", "sondern", "aber", "allerdings", "jedoch", "sowie", "und", "vielmehr", "nicht"})


def indirect(view: SentenceView) -> Iterator[Proposal]:
    """The reported clauses of a sentence; what goes on behind its cue with a clause of its own is a second report."""
    for at, clause in enumerate(view.sentence.clauses):
        if (clause.finite is None and clause.kind != "inf") or (clause.kind == "v1" and clause.parent is not None):
            continue  # no speech, or only under a condition: "Sollte sie sich weigern, zu zahlen, ..."
        found = _around(view, at) or _before(view, at) or _beside(view, at)
        if found is None:
            continue
        parts, rule, score, reading = found
        words = cue_words(view, at, reading)
        for content in _apart(view, at, parts):
            yield Proposal(
                [view.place(part) for part in content], "indirect", view.number, "clause", rule, score,
                speaker=speaker_of(view, at), cue=words[0] if words else None, cue_words=sorted(words),
                addressee=addressee_of(view, at, reading) if reading else None, clause=at,
            )  # fmt: skip


def reasons(view: SentenceView) -> Iterator[Proposal]:
    """Clauses in Konjunktiv I under an indicative clause: "lehnt das ab, weil es zu teuer sei", "..., er sei alt"."""
    for at, clause in enumerate(view.sentence.clauses):
        if clause.kind not in ("sub", "rel", "main") or clause.parent is None or clause.finite is None:
            continue
        if clause.kind == "main" and clause.range[0] < (view.sentence.clauses[clause.parent].finite or 0):
            continue
        finite = view.tokens[clause.finite]
        over = view.sentence.clauses[clause.parent]
        if finite.mood != "Sub" or finite.tense != "Pres" or over.mood == "Sub" or over.finite is None:
            continue
        part = trim(view.tokens, clause.range)
        if part is not None and not _is_comparing(view, at):
            yield Proposal(
                [view.place(part)], "indirect", view.number, "clause", "reason", 0.55,
                speaker=speaker_of(view, clause.parent), clause=clause.parent,
            )  # fmt: skip


def _is_comparing(view: SentenceView, at: int) -> bool:
    """ "als ob es regne", "damit er komme", "bis er komme": Konjunktiv without report."""
    opener = view.sentence.clauses[at].opener
    return opener is not None and view.tokens[opener].text.lower() in ("als", "ob", "damit", "bis", "ehe", "wie", "so")


def anaphoric(views: list[SentenceView]) -> Iterator[Proposal]:
    """Sentences like "Das sagte X am Montag": the sentence before is what is said, where it says nothing of others."""
    for number, view in enumerate(views):
        before = views[number - 1] if number else None
        if (
            before is None
            or before.sentence.paragraph != view.sentence.paragraph
            or before.tokens[-1].text in ("?", ":")
        ):
            continue
        for at, clause in enumerate(view.sentence.clauses):
            if clause.parent is not None or not _anaphoric(view, at):
                continue
            part = trim(before.tokens, (0, len(before.tokens)))
            heard = any(before.readings(other) for other in range(len(before.sentence.clauses)))
            if part is None or heard:
                continue
            words = cue_words(view, at, None)
            yield Proposal(
                [before.place(part)], "indirect", number, "clause", "anaphor", 0.6,
                speaker=speaker_of(view, at), cue=words[0], cue_words=sorted(words), clause=at,
            )  # fmt: skip


def _apart(view: SentenceView, at: int, parts: list[Range]) -> list[list[Range]]:
    """Splits "A sei X, hieß es, B sei Y" into two reports; a piece without an own verb belongs to the first."""
    clause = view.sentence.clauses[at]
    own = {
        view.sentence.clauses[child].range[0]
        for child in view.children[at]
        if view.sentence.clauses[child].kind == "main"
    }
    if len(parts) < 2 or clause.finite is None or parts[0][1] > clause.finite:
        return [parts]
    groups = [[parts[0]]]
    for part in parts[1:]:
        quoted = any(view.tokens[i].text in QUOTES for i in (max(0, part[0] - 1), part[0]))
        first = part[0] + 1 if view.tokens[part[0]].tag == "KON" else part[0]
        if {part[0], first} & own and not quoted and view.tokens[part[0] - 1].tag != "KON":
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups


Found = tuple[list[Range], str, float, cues.Reading | None]


def _around(view: SentenceView, at: int) -> Found | None:
    """The reporting clause stands inside what it reports: "Man müsse, sagte sie, handeln"; "..., wie sie sagte"."""
    clause = view.sentence.clauses[at]
    if clause.parent is None:
        return None
    outer = next((one for one in view.ancestors(at) if view.sentence.clauses[one].kind != "inf"), clause.parent)
    host = view.sentence.clauses[outer]
    reading = _reading(view, at, "said", "dass")
    as_he_said = clause.kind == "sub" and clause.opener is not None and view.tokens[clause.opener].text.lower() == "wie"
    if as_he_said and _is_graded(view, at):
        return None
    inserted = (
        clause.kind == "main"
        and clause.finite == clause.range[0]
        and (host.finite is None or host.finite > clause.range[0] or _resumes_behind(view, at, outer))
    )
    if not (as_he_said or inserted) or (reading is None and not (inserted and host.mood == "Sub")):
        return None
    if as_he_said and (host.finite is None or _is_comparison(view, at)):
        return None
    parts = [
        part
        for run in runs([i for i in range(*host.range) if not clause.range[0] <= i < clause.range[1]])
        if (part := trim(view.tokens, run))
    ]
    if not parts:
        return None
    return parts, "as he said" if as_he_said else "parenthesis", 0.8 if reading else 0.5, reading


def _resumes_behind(view: SentenceView, at: int, outer: int) -> bool:
    """ "Es komme, betonte sie, zur rechten Zeit": the report goes on behind its cue without a verb."""
    clause, host = view.sentence.clauses[at], view.sentence.clauses[outer]
    return host.mood == "Sub" and host.kind == "main" and host.range[1] > clause.range[1] + 1


def _is_graded(view: SentenceView, at: int) -> bool:
    """ "wie weit das Land seinen Pflichten nachkommt": a question of degree."""
    start, end = view.sentence.clauses[at].range
    return start + 1 < end and view.tokens[start + 1].tag in ("ADJD", "ADJA")


def _is_comparison(view: SentenceView, at: int) -> bool:
    """ "so groß, wie er sagte": a degree word before the clause, or an object clause of its own inside it."""
    start = view.sentence.clauses[at].range[0]
    before = {view.tokens[i].text.lower() for i in range(max(0, start - 3), start)}
    return bool(before & {"so", "ebenso", "genauso", "anders"}) or any(
        view.sentence.clauses[child].kind == "sub" for child in view.children[at]
    )


def _anaphoric(view: SentenceView, at: int) -> bool:
    """ "Das sagte X", "so hieß es aus Y": a reporting clause whose content is named by "das", "dies" or "so"."""
    clause = view.sentence.clauses[at]
    start = clause.range[0] if clause.parent is not None else min(view.own(at), default=clause.range[0])
    if clause.kind != "main" or clause.finite != start + 1 or view.children[at]:
        return False
    pointer = view.tokens[start].text.lower() in ("das", "dies", "so")
    other = clause.subject is not None and clause.subject[0] != start
    return pointer and other and _reading(view, at, "said", "dass") is not None


def _before(view: SentenceView, at: int) -> Found | None:
    """What stands before an anaphoric reporting clause in its sentence: "Der Saal ist voll, das teilte X mit"."""
    clause = view.sentence.clauses[at]
    if clause.parent is None or not _anaphoric(view, at):
        return None
    host = view.sentence.clauses[clause.parent]
    part = trim(view.tokens, (host.range[0], clause.range[0])) if host.range[0] < clause.range[0] else None
    return ([part], "anaphor", 0.75, _reading(view, at, "said", "dass")) if part is not None else None


def _beside(view: SentenceView, at: int) -> Found | None:
    """The clauses that hang on the reporting clause as its content."""
    clause = view.sentence.clauses[at]
    if clause.kind == "sub" and clause.opener is not None and view.tokens[clause.opener].text.lower() == "wie":
        return None
    parts: list[Range] = []
    rules: list[tuple[float, str, cues.Reading | None]] = []
    for child in view.children[at]:
        judged = _content_clause(view, at, child)
        if judged is not None and judged[1] == "colon" and _has_own_report(view, child):
            continue
        if judged is not None and (part := trim(view.tokens, _without_comment(view, child))):
            rules.append(judged)
            parts.append(part)
    if not parts:
        return None
    parts = _merged(view, sorted(parts))
    tail = _tail(view, at, parts)
    score, rule, reading = max(rules, key=lambda item: item[0])
    return parts + tail, rule, score, reading


def reported_by(view: SentenceView, at: int) -> list[str]:
    """The rules by which clauses that hang on a clause are what it reports."""
    return [judged[1] for child in view.children[at] if (judged := _content_clause(view, at, child)) is not None]


def _has_own_report(view: SentenceView, at: int) -> bool:
    """ "Das Amt wehrt ab: Alles sei geprüft, sagte die Chefin": what follows the colon is reported there."""
    finite = view.sentence.clauses[at].finite
    for child in view.children[at]:
        before = finite is not None and view.sentence.clauses[child].range[1] <= finite
        if before and (judged := _content_clause(view, at, child)) is not None and judged[1] == "inversion":
            return True
    return False


def _without_comment(view: SentenceView, at: int) -> Range:
    """A clause without ", was ..." at its end, which tells of the whole ("..., was auch die Räte verlangen")."""
    start, end = view.sentence.clauses[at].range
    for child in view.children[at]:
        inner = view.sentence.clauses[child]
        if inner.range[1] >= end and inner.opener is not None and inner.kind in ("rel", "sub") and inner.mood != "Sub":
            comment = view.tokens[inner.opener].text == "was" and inner.opener == inner.range[0]
            before = view.tokens[inner.range[0] - 2].tag if inner.range[0] - 2 > start else "NN"
            if comment and before in ("VVIZU", "VVINF", "VVPP", "VVFIN", "VAFIN", "VMFIN", "VAINF", "PTKVZ"):
                return (start, inner.range[0])
    return (start, end)


Judged = tuple[float, str, cues.Reading | None]
"""How sure a clause is what its parent reports, by which rule, and the reading of the cue."""


def _content_clause(view: SentenceView, at: int, child: int) -> Judged | None:
    """Whether a clause is what its parent reports."""
    inner = view.sentence.clauses[child]
    if inner.kind == "sub" and inner.opener is not None:
        return _subordinate(view, at, child)
    if inner.kind == "inf":
        opener = view.tokens[inner.opener].text.lower() if inner.opener is not None else ""
        reading = _reading(view, at, "inf") or _nominal(view, at, child, "inf")
        words = {view.tokens[i].text.lower() for i in view.own(at)}
        if reading is not None and reading.head == "bestehen" and "darin" in words:
            return None  # "die Aufgabe bestand darin, zu ..."
        return (0.75, "infinitive", reading) if reading and opener not in _NO_CONTENT_INFINITIVE else None
    if inner.kind == "main" or (inner.kind == "v1" and inner.mood == "Sub" and not _is_condition(view, child)):
        return _independent(view, at, child)
    return None


def _is_condition(view: SentenceView, at: int) -> bool:
    """ "..., sollte der Streit andauern"."""
    finite = view.sentence.clauses[at].finite
    return finite is not None and view.tokens[finite].lemma == "sollen"


def condition_start(view: SentenceView, at: int) -> int | None:
    """Where "unter der Bedingung" begins right before a clause with "dass", None where it does not stand there."""
    start = view.sentence.clauses[at].range[0]
    if start and view.tokens[start - 1].text == ",":
        start -= 1
    words = [token.text for token in view.tokens[max(0, start - 3) : start]]
    named = len(words) == 3 and words[0].lower() == "unter" and words[2] in _CONDITIONS
    return start - 3 if named else None


def _independent(view: SentenceView, at: int, child: int) -> Judged | None:
    """A clause in the form of a main clause: before its cue, behind a colon, or without conjunction behind the cue."""
    clause, inner = view.sentence.clauses[at], view.sentence.clauses[child]
    reading = _reading(view, at, "said")
    if clause.finite is not None and inner.range[1] <= clause.finite and clause.kind == "main":
        own = (i for i in view.own(at) if not view.tokens[i].tag.startswith("$"))
        inverted = clause.finite == next(own, -1)
        reports = reading is not None or (
            inner.mood == "Sub" and inverted and clause.mood != "Sub" and inner.kind == "main"
        )
        return (0.9 if reading else 0.7, "inversion", reading) if reports else None
    starts = [view.sentence.clauses[one].range[0] for one in view.children[at] if one <= child]
    if _after_colon(view, inner.range[0]) or (inner.mood == "Sub" and any(_after_colon(view, one) for one in starts)):
        reports = inner.mood == "Sub" or reading is not None
        return (0.8 if inner.mood == "Sub" else 0.5, "colon", reading) if reports else None
    return _asyndetic(view, at, child, reading)


def _asyndetic(view: SentenceView, at: int, child: int, reading: cues.Reading | None) -> Judged | None:
    inner = view.sentence.clauses[child]
    reading = reading or _reading(view, at, "dass") or _nominal(view, at, child, "said")
    if reading is None or inner.mood == "Sub":
        return (0.85, "asyndetic", reading) if reading else None
    # in the indicative only verbs that above all introduce speech, and only at once: "Sie sagt, das reicht nicht"
    speech = reading.content[0] == "said" and _close(view, at, inner.range[0])
    return (0.6, "asyndetic", reading) if speech else None


def _close(view: SentenceView, at: int, start: int) -> bool:
    own = [i for i in view.own(at) if not view.tokens[i].tag.startswith("$")]
    return bool(own) and max(own) in (start - 2, start - 1, start - 3) and view.tokens[max(own)].tag != "PTKVZ"


def _subordinate(view: SentenceView, at: int, child: int) -> Judged | None:
    inner = view.sentence.clauses[child]
    assert inner.opener is not None
    word, tag = view.tokens[inner.opener].text.lower(), view.tokens[inner.opener].tag
    if word in ("dass", "daß"):
        before = view.tokens[inner.opener - 1].text.lower() if inner.opener else ""
        if before in ("so", "ohne", "statt", "anstatt", "außer", "als") or condition_start(view, child) is not None:
            return None  # a consequence or comparison, not what is said
        reading = _reading(view, at, "dass", "said") or _nominal(view, at, child, "dass")
        return (0.85, "dass", reading) if reading else None
    if word == "ob" or tag.startswith("PW"):
        reading = _reading(view, at, "ob", "w")
        return (0.7, "question", reading) if reading else None
    return None


def _reading(view: SentenceView, at: int, *codes: str) -> cues.Reading | None:
    return next((one for one in view.readings(at) if any(code in one.content for code in codes)), None)


def _nominal(view: SentenceView, at: int, child: int, code: str) -> cues.Reading | None:
    """The cue noun or adjective right before a content clause: "die Forderung, zu ...", "ist bereit, zu ..."."""
    start = view.sentence.clauses[child].range[0]
    own = [i for i in view.own(at) if i < start and not view.tokens[i].tag.startswith("$")]
    if not own:
        return None
    clause = view.sentence.clauses[at]
    if clause.lemma in _COPULAS:
        for i in reversed(own):
            if view.tokens[i].tag in ("ADJD", "VVPP", "PTKVZ"):
                found = _allowing(cues.readings("adjective").get(view.tokens[i].text.lower(), ()), code)
                if found is not None:
                    return found
    noun = next((i for i in reversed(own[-8:]) if view.tokens[i].tag == "NN"), None)
    if noun is None:
        return None
    close = all(view.tokens[i].tag not in ("VVFIN", "VAFIN", "VMFIN") for i in own if i > noun)
    return _allowing(cues.readings("noun").get(view.tokens[noun].lemma, ()), code) if close else None


def _allowing(readings: tuple[cues.Reading, ...], code: str) -> cues.Reading | None:
    return next((one for one in readings if code in one.content), None)


def _after_colon(view: SentenceView, start: int) -> bool:
    for position in range(start - 1, max(-1, start - 4), -1):
        text = view.tokens[position].text
        if text == ":":
            return True
        if not view.tokens[position].tag.startswith("$"):
            return False
    return False


def _merged(view: SentenceView, parts: list[Range]) -> list[Range]:
    """Joins content clauses between which only marks and a conjunction stand."""
    joined: list[Range] = []
    for part in parts:
        if joined and all(view.tokens[i].tag in ("$,", "$(", "KON") for i in range(joined[-1][1], part[0])):
            joined[-1] = (joined[-1][0], max(part[1], joined[-1][1]))
        else:
            joined.append(part)
    return joined


def _tail(view: SentenceView, at: int, parts: list[Range]) -> list[Range]:
    """What an inverted reporting clause leaves behind of the report: "..., sagte sie, wohl aber ein Gespräch"."""
    clause = view.sentence.clauses[at]
    if clause.finite is None or parts[0][1] > clause.finite:
        return []
    own = [i for i in view.own(at) if i > clause.finite]
    if (quoted := _quoted_tail(view, clause.finite, clause.range[1])) is not None:
        return [quoted]
    for i in own:
        begins = view.tokens[i - 1].text == "," and view.tokens[i].text.lower() in _GOES_ON
        if begins and (part := trim(view.tokens, (i, own[-1] + 1))) is not None:
            return [part]
    return []


def _quoted_tail(view: SentenceView, finite: int, end: int) -> Range | None:
    """Words in quotation marks that end the sentence behind a comma or dash: "..., sagte er, „wenn es sein muss“"."""
    for i in range(finite + 2, min(end, finite + _MAX_FRAME)):
        if view.tokens[i].text in QUOTES and view.tokens[i - 1].text in (",", "–", "-", "—"):
            last = next((k for k in range(i + 2, len(view.tokens)) if view.tokens[k].text in QUOTES), None)
            ends = last is not None and all(token.tag.startswith("$") for token in view.tokens[last + 1 :])
            return (i, last + 1) if ends and last is not None else None
    return None


def cue_words(view: SentenceView, at: int, reading: cues.Reading | None) -> list[Span]:
    """The words of the cue, the full verb first: verb complex, fixed words of a light verb, reflexive pronoun."""
    clause = view.sentence.clauses[at]
    full = [i for i in clause.verbs if view.tokens[i].tag.startswith("VV")]
    first = clause.finite if clause.finite in full else (full[-1] if full else clause.finite)
    others = {*clause.verbs, *(() if clause.finite is None else (clause.finite,))} - {first}
    if reading is not None:
        for i in view.own(at):
            token = view.tokens[i]
            if (
                token.text in reading.words
                or token.lemma in reading.words
                or (reading.reflexive and token.text.lower() == "sich")
            ):
                others.add(i)
        if reading.kind != "verb":
            others |= {i for i in view.own(at) if reading.head in (view.tokens[i].lemma, view.tokens[i].text.lower())}
    order = ([] if first is None else [first]) + sorted(others - {first})
    return [view.tokens[i].span for i in order if i is not None]
