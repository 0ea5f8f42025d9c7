"""The act of a proposition in somebody's mouth: from modal, mood, predicate and what it does to whom.

The rules are tried in the order of `_RULES`; the first that fits names the act. What none fits is an assessment, or
whatever the reporting cue does ("ankündigen": intend). The rule's name goes into the evidence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lagebild.german import wordlists
from lagebild.model import Act, Frame, Token
from lagebild.positions.facts import Facts, ends_in
from lagebild.positions.holders import FIRST_PERSON
from lagebild.positions.propositions import Circumstances, first_fit

__all__ = ["AT_MOST", "Said", "classify", "fragment_act", "inner_act"]

AT_MOST = frozenset({"höchstens", "allenfalls", "maximal", "bestenfalls"})
"""Words that make of a plan what one is ready to give: "will höchstens auf 45 heruntergehen"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A proposition as the rules see it: its facts, whether a condition hangs on it, what the reporting cue does."""

    facts: Facts
    conditional: bool
    direct: bool
    cue: str
    cue_act: Act
    cue_open: bool
    side: bool = False
    """Whether the subject is the body for which the speaker speaks."""
    inner: Act | None = None
    """What a cue in it does whose holder nobody knows ("einen Vergleich lehne die Verteidigung ab")."""


Rule = Callable[[Said], tuple[Act, bool] | None]


def classify(said: Said) -> tuple[Act, bool, str]:
    """Act, negation and rule of a proposition."""
    if not said.cue_open:
        return said.cue_act, said.facts.negated and said.cue_act != "reject", f"cue {said.cue_act}"
    around = Circumstances(said.conditional, said.direct)
    composed = first_fit("first", said.facts, around)
    if composed is not None:
        return composed
    for rule in _RULES:
        found = rule(said)
        if found is not None:
            return *found, rule.__name__.strip("_")
    composed = first_fit("last", said.facts, around)
    return composed if composed is not None else _by_cue(said)


def _by_cue(said: Said) -> tuple[Act, bool, str]:
    """What a cue inside or around the proposition does, where its own words say nothing."""
    it = said.facts
    plain = not it.modal and not it.perfect and not it.passive and not it.negated
    if said.inner is not None and plain and (it.agent or it.subject != "thing"):
        return said.inner, False, "inner cue"
    if said.cue in wordlists.words("acts", "assuring") and it.finite == "werden" and not it.negated:
        return "offer", False, "assured"
    if said.cue_act != "assess" and not (said.cue_act == "threaten" and not it.harms):
        return said.cue_act, it.negated, f"cue {said.cue_act}"
    return "assess", it.negated, "said"


def fragment_act(tokens: Sequence[Token]) -> tuple[Act, str] | None:
    """Act and rule of a saying without a verb: "Hände weg von den Renten", "Ein Armutszeugnis für ein reiches Land"."""
    words = [token for token in tokens if token.tag[:1] != "$"]
    forms = tuple(token.text.lower() for token in words)
    lemmas = frozenset(token.lemma for token in words) | {token.text for token in words if token.tag in ("NN", "NE")}
    bare = Facts("", "", "", "", False, "none", frozenset(), (), frozenset(forms), *(False,) * 7, forms, lemmas)
    found = first_fit("fragment", bare, Circumstances(conditional=False, direct=True))
    return (found[0], found[2]) if found is not None else None


def inner_act(frames: list[Frame]) -> Act | None:
    """The act of the verb among a clause's cues, where the cue alone decides it."""
    acts = [frame.act for frame in frames if _decides(frame)]
    return acts[0] if acts else None  # type: ignore[return-value]  # the cue list's loader admits acts only


def _decides(frame: Frame) -> bool:
    standing = frame.lemma.endswith("stehen")  # "stehen auf dem Spiel" backs nothing
    return frame.kind == "verb" and not frame.open and bool(frame.content) and frame.act != "assess" and not standing


def _imperative(said: Said) -> tuple[Act, bool] | None:
    return ("demand", said.facts.negated) if said.facts.mood == "Imp" else None


def _will_not_be(said: Said) -> tuple[Act, bool] | None:
    """ "Ausnahmen werde es nicht geben", "eine Garantie habe es nie gegeben"."""
    it = said.facts
    open_ = it.words & {"ohne", "nichts"}
    if it.lemma == "geben" and "es" in it.words and it.negated and not it.modal and not said.conditional and not open_:
        return "reject", False
    return None


def _threat(said: Said) -> tuple[Act, bool] | None:
    """Harm held out: under a condition, by the one who would do it, or under a warning cue."""
    it = said.facts
    if it.negated or (it.modal == "wollen" and it.subject == "other"):
        return None
    if it.menaces and not it.negated and it.tense != "Past" and it.modal != "dürfen":
        return "threaten", False
    if not it.harms:
        return None
    held_out = said.conditional or said.cue in ("drohen", "warnen")
    doable = it.modal in ("können", "müssen", "wollen", "werden") or it.mood == "Sub" or said.direct
    return (
        ("threaten", False) if (held_out and doable and it.tense != "Past") or (held_out and it.mood == "Sub") else None
    )


def _ready_for_conflict(said: Said) -> tuple[Act, bool] | None:
    """A warning of what happens under a condition that the speaker's side would bring about."""
    it = said.facts
    own = it.subject == "self" or said.side
    if said.conditional and said.cue in ("warnen", "drohen") and own and not it.gives:
        return "threaten", False
    own_future = it.mood in ("Sub", "Ind") and own and said.conditional and _future(it)
    return (
        ("threaten", False)
        if own_future
        and not it.gives
        and not it.negated
        and it.lemma not in ("reden", "sprechen")
        and it.words & {"werde", "werden"}
        and not _neutral(it)
        else None
    )


def _neutral(it: Facts) -> bool:
    return it.lemma in ("sein", "haben", "prüfen", "sehen", "geben", "stehen", "bleiben")


def _future(it: Facts) -> bool:
    return bool(it.words & {"werde", "werden", "werdet", "wird", "würde", "würden"}) and not it.passive


def _offer(said: Said) -> tuple[Act, bool] | None:
    """Something is held out: "könne man reden", "könnten Gelder freigegeben werden", or under a condition."""
    it = said.facts
    talks = {it.lemma, *it.words} & wordlists.words("acts", "talking_verbs")
    if talks and "sich" in it.words and it.words & {"lasse", "lässt", "ließe", "lassen"} and it.subject != "other":
        return None if it.negated else ("offer", False)
    if said.conditional and it.lemma == "sein" and it.predicate & wordlists.words("acts", "possible_adjectives"):
        return None if it.negated else ("offer", False)
    exchange = "gegenzug" in it.words or (
        said.conditional and it.modal == "können" and (it.subject == "self" or said.side)
    )
    if it.negated or it.harms or not (it.gives or exchange):
        return None
    possible = it.modal == "können" or said.conditional
    return (
        ("offer", False)
        if (possible or exchange)
        and (it.subject in ("self", "none") or it.passive or said.conditional)
        and it.modal != "müssen"
        else None
    )


def _not_to_be_done(said: Said) -> tuple[Act, bool] | None:
    """The speaker will not or cannot: "wir schaffen die Noten nicht ab", "man lasse sich nicht vorführen"."""
    it = said.facts
    if (
        it.subject != "self"
        or not it.negated
        or it.tense == "Past"
        or it.lemma in ("sein", "haben", "wissen", "glauben", "sehen", "erwarten", "geben", "schaffen", "verstehen")
        or (it.modal == "können" and "man" in it.words)
    ):
        return None
    if it.modal in ("müssen", "sollen", "brauchen", "mögen") or it.perfect:
        return None
    return "reject", False


_NEVER = frozenset(
    {"nichts", "nie", "niemals", "kein", "keine", "keinen", "keinem", "keiner", "niemandem", "niemanden"}
)
_PERCEIVING = frozenset(
    {"sein", "haben", "sehen", "hören", "wissen", "werden", "geben", "finden", "bekommen", "erhalten"}
)


def _never_done(said: Said) -> tuple[Act, bool] | None:
    """A deed denied: "Ich habe nichts versprochen", "sein Land habe keinem Nachbarn geschadet"."""
    it = said.facts
    own = it.subject == "self" or said.side
    denied = own and it.perfect and bool(it.words & _NEVER) and not it.modal and it.lemma not in _PERCEIVING
    return ("reject", False) if denied else None


def _nobody_is(said: Said) -> tuple[Act, bool] | None:
    """In direct speech "niemand wird gezwungen", "kein Amt wird geschlossen"."""
    it = said.facts
    denied = it.words & {"niemand", "kein", "keine", "keiner"} and it.words & {"wird", "werden"}
    return ("reject", False) if said.direct and it.passive and denied and not it.modal else None


def _demand_modal(said: Said) -> tuple[Act, bool] | None:
    """ "müsse", "solle", "dürfe nicht", "brauche": what should be."""
    it = said.facts
    bounded = it.words & (AT_MOST | {"nur", "lediglich"})
    guessed = "dürfte" in it.words or ("dürften" in it.words and said.direct)
    if it.modal == "müssen" or (it.modal == "dürfen" and (it.negated or bounded) and not guessed):
        return "demand", it.negated
    if it.modal == "sollen" and not it.words & {"haben", "worden"}:  # "soll gedient haben" is hearsay
        return _ought(said)
    return _need(it)


def _ought(said: Said) -> tuple[Act, bool]:
    """ "solle", "sollten": of somebody who can act it is asked, of a thing planned."""
    it = said.facts
    if it.lemma == "geben" and "es" in it.words and it.negated:
        return "reject", False
    doer = it.subject == "other" or it.agent or bool(it.words & {"wer", "man"})
    asks = doer and not it.passive and (it.mood == "Sub" or said.direct)
    should = it.tense == "Past" and not it.future and (said.direct or it.words & {"sollte", "sollten"})
    return ("demand", it.negated) if asks or should else ("intend", it.negated)


def _need(it: Facts) -> tuple[Act, bool] | None:
    """ "brauche", "sei nötig", "sei Voraussetzung"."""
    if it.lemma in wordlists.words("acts", "need_verbs") and it.modal != "können":
        return "demand", it.negated
    noun = it.lemma == "sein" and set(it.nouns) & wordlists.words("acts", "need_nouns")
    needed = it.predicate & wordlists.words("acts", "need_adjectives") or noun
    return ("demand", False) if needed and not it.negated else None


def _refusal(said: Said) -> tuple[Act, bool] | None:
    it = said.facts
    if it.predicate & wordlists.words("acts", "refusal_adjectives"):
        return "reject", False
    early = "zu" in it.words and "früh" in it.words and it.lemma == "sein"
    void = it.negated and it.lemma in ("gelten", "reichen", "genügen", "ausreichen", "infrage", "taugen")
    return ("reject", False) if early or void or it.predicate & {"verfrüht"} else None


def _denial(said: Said) -> tuple[Act, bool] | None:
    """ "Das ist falsch": somebody's word is denied."""
    it = said.facts
    short = len(it.words) <= 8 and it.words & {"das", "dies", "es"}
    if it.lemma != "sein" and "erfunden" not in it.predicate:
        return None
    denied = it.predicate & wordlists.words("judgements", "denial_adjectives") or set(it.nouns) & wordlists.words(
        "judgements", "denial_nouns"
    )
    return ("reject", False) if short and denied and not it.negated else None


def _own_fault(said: Said) -> tuple[Act, bool] | None:
    """ "Wir haben zu spät ausgebildet", "das war ein Fehler von uns"."""
    it = said.facts
    late = "zu" in it.words and it.words & {"spät", "wenig", "lange", "langsam", "zögerlich", "viel"}
    wrong = bool(set(it.nouns) & {"Fehler", "Versäumnis", "Irrtum"})
    own = it.subject == "self" and it.words & FIRST_PERSON
    return ("concede", False) if own and not it.negated and (late or wrong) and it.lemma != "sein" else None


def _blame(said: Said) -> tuple[Act, bool] | None:
    it = said.facts
    if it.subject == "self" or (it.negated and it.blames) or it.modal == "können":
        return None
    if it.subject == "thing" and not it.agent and it.words & {"würde", "würden"}:
        return None  # what a thing would do is foreseen
    adjectives = it.predicate & wordlists.words("judgements", "blame_adjectives")
    nouns = it.predicate & wordlists.words("judgements", "blame_nouns") if it.lemma in ("sein", "bleiben") else set()
    nouns = nouns or (
        {n for n in it.predicate if ends_in(n, wordlists.words("judgements", "blame_nouns"))}
        if it.lemma == "sein"
        else set()
    )
    judged = (
        (adjectives or nouns)
        and not (it.negated and not nouns)
        and it.lemma in ("sein", "bleiben", "werden", "wirken", "scheinen", "handeln")
    )
    return ("accuse", it.negated) if it.blames or judged else None


def _praise(said: Said) -> tuple[Act, bool] | None:
    it = said.facts
    if it.lemma == "haben" and "recht" in it.forms and "Recht" not in it.nouns and it.subject != "self":
        return ("reject", False) if it.negated else ("support", False)
    good = it.predicate & (
        wordlists.words("judgements", "praise_adjectives") | wordlists.words("judgements", "praise_nouns")
    )
    if not good or it.lemma not in ("sein", "bleiben", "unternehmen") or it.subject == "self":
        return None
    return ("accuse", True) if it.negated else ("support", False)


def _own_plan(said: Said) -> tuple[Act, bool] | None:
    """ "Ich werde klagen", "am Donnerstag treffe ich ...", "das Amt werde am Abend schließen"."""
    it = said.facts
    if it.modal == "wollen" and it.subject in ("self", "other"):
        if said.conditional and it.harms and not it.negated:
            return "threaten", False
        at_most = bool(it.words & AT_MOST)
        return ("offer" if at_most else "intend", False) if not it.negated else ("reject", False)
    if it.modal or it.tense == "Past":
        return None
    acts = it.lemma not in ("sein", "haben")
    if it.subject == "other" and _future(it) and acts and it.lemma not in ("werden", "geben"):
        # what another will not do: harm forgone is a plan, all else a refusal
        forgone = it.negated and not it.harms and said.cue_act != "intend"
        return ("reject", False) if forgone else ("intend", it.negated)
    planned = it.subject == "self" and acts and (_future(it) or (it.future and it.mood == "Ind"))
    travels = it.subject == "other" and it.future and it.mood == "Ind" and not said.direct and it.lemma in _TRAVEL
    scheduled = it.passive and it.future and not it.blames and it.words & {"werde", "würden", "werden", "wird"}
    return ("intend", it.negated) if planned or travels or scheduled else None


_TRAVEL = frozenset(
    {"reisen", "anreisen", "abreisen", "weiterreisen", "fliegen", "kommen", "treffen", "empfangen", "zusammenkommen"}
)
_RULES: tuple[Rule, ...] = (
    _imperative, _will_not_be, _threat, _ready_for_conflict, _offer, _not_to_be_done, _never_done, _nobody_is,
    _demand_modal, _refusal, _denial, _own_fault, _blame, _praise, _own_plan,
)  # fmt: skip
