"""Which cues state a position: not deeds told, not suppositions, not what only is part of another's words."""

from lagebild.german import wordlists
from lagebild.german.cues import cue_reading
from lagebild.model import Frame
from lagebild.positions.conditions import condition_of
from lagebild.positions.facts import ends_in, facts, word_in
from lagebild.positions.scene import Scene

__all__ = ["CLAUSAL", "counts"]

CLAUSAL = frozenset({"said", "dass", "ob", "w"})
"""Content forms that are clauses: under a cue that leaves the act open, their own words decide."""
_QUOTES = frozenset('„“”»«›‹"')
_RELATING = frozenset({"was", "wie", "wonach", "woran", "womit"})
_SPECULATIVE = frozenset({"können", "mögen", "dürfen"})
_ASKING = frozenset({"müssen", "sollen", "dürfen", "brauchen"})


def counts(scene: Scene, frame: Frame) -> bool:
    """Whether a frame states a position of its holder, and not a deed, a supposition or part of another's."""
    if frame.kind == "source" or (frame.open and frame.form in CLAUSAL) or not _has_content(scene, frame):
        return False
    silent = (
        _pays_for,
        _is_merely_done,
        _asks_who,
        _is_asked,
        _stands_somehow,
        _is_mood_before,
        _is_undone,
        _only_opens,
        _is_deed,
    )
    if (frame.form == "is" and _is_judged(scene, frame)) or any(is_silent(scene, frame) for is_silent in silent):
        return False
    clause = scene.sentence.clauses[frame.clause]
    speech = scene.speech_at(frame.cue[0])
    if clause.kind == "rel" and speech is not None and frame.form != "rel":
        return False  # "ein Präsident, der das Recht leugnet" is part of what is said about him
    if frame.kind == "verb" and _by_modal(scene, frame, speech is not None):
        return False
    return not scene.hypothetical(frame.clause) and not _embedded(scene, frame)


def _has_content(scene: Scene, frame: Frame) -> bool:
    """Whether there is something said; "bestätigten den Vorfall" and "sprach von 400 Leuten" take no stand."""
    quoted = any(scene.sentence.tokens[i].text in _QUOTES for part in frame.content for i in range(*part))
    named = frame.open and frame.form == "acc" and frame.act == "assess" and not quoted
    named = named and frame.lemma not in wordlists.words("acts", "attesting")
    counted = frame.open and frame.form == "von" and scene.sentence.tokens[frame.content[0][0]].tag == "CARD"
    return not named and not counted and (bool(frame.content) or (frame.form == "self" and frame.says == "stance"))


def _is_undone(scene: Scene, frame: Frame) -> bool:
    """ "Wir haben uns nicht gegen das Werk gewehrt": a rejection denied is none; "lehnt das nicht ohne Grund ab" is."""
    if frame.kind != "verb" or frame.act != "reject" or not frame.negated or "nichts" in frame.lemma.split():
        return False
    if any(scene.sentence.tokens[i].text.lower() == "ohne" for i in scene.view.own(frame.clause)):
        return False
    reading = cue_reading(frame.lemma, "verb")
    left_open = frame.lemma in wordlists.words("acts", "left_open")
    return reading is not None and reading.act == "reject" and not (reading.denied or reading.denies or left_open)


def _only_opens(scene: Scene, frame: Frame) -> bool:
    """ "In der Partei murrte man: Das sei falsch, ärgerte sich Berg": who speaks is told behind the colon."""
    if frame.form != "said" or not frame.content:
        return False
    start, end = frame.content[0]
    return any(
        other is not frame
        and other.form == "said"
        and other.says == "speech"
        and start <= other.cue[0] < end
        and other.content[0][0] - start in (0, 1)
        for other in scene.sentence.frames
        if other.content
    )


def _is_judged(scene: Scene, frame: Frame) -> bool:
    """ "Das Angebot sei ein Hohn": the noun names what is judged, it offers nothing."""
    said = facts(scene.view, frame.clause, "thing").predicate
    words = wordlists.words("judgements", "blame_nouns") | wordlists.words("judgements", "praise_nouns")
    adjectives = wordlists.words("judgements", "blame_adjectives") | wordlists.words("judgements", "praise_adjectives")
    return bool(said & (words | adjectives)) or any(word_in(word, said) for word in words)


def _pays_for(scene: Scene, frame: Frame) -> bool:
    """ "bestreitet die Hälfte seines Etats aus Spenden", "bestritt sein erstes Spiel": does it, and denies nothing."""
    if frame.lemma != "bestreiten" or frame.form != "acc":
        return False
    held = wordlists.words("acts", "held_nouns")
    nouns = (scene.sentence.tokens[i] for part in frame.content for i in range(*part))
    return any(ends_in(token.lemma, held) or token.lemma in held for token in nouns if token.tag == "NN")


def _is_merely_done(scene: Scene, frame: Frame) -> bool:
    """ "feiert 40-jähriges Jubiläum", "ging auf Einzelheiten nicht ein", "die beim Gipfel protestiert hatten"."""
    clause = scene.sentence.clauses[frame.clause]
    if clause.kind == "rel" and frame.form == "self" and frame.lemma in ("protestieren", "demonstrieren"):
        return True
    kinds = {"feiern": "feasts", "eingehen": "particulars"}
    if frame.lemma not in kinds or frame.form not in ("acc", "auf") or not frame.content:
        return False
    words = wordlists.words("acts", kinds[frame.lemma])
    nouns = [scene.sentence.tokens[i].lemma for i in range(*frame.content[0]) if scene.sentence.tokens[i].tag == "NN"]
    return any(ends_in(noun, words) or noun in words for noun in nouns[:1])


def _asks_who(scene: Scene, frame: Frame) -> bool:
    """ "Welcher Partei er sich anschließt, ist offen", "Wer mehr fordert, ...": asked or supposed, no stance."""
    clause = scene.sentence.clauses[frame.clause]
    if clause.opener is None or clause.kind != "sub" or (frame.open and frame.form in CLAUSAL):
        return False
    opener = scene.sentence.tokens[clause.opener]
    return opener.tag in ("PWAT", "PWS", "PWAV") and opener.text.lower() not in _RELATING


def _is_asked(scene: Scene, frame: Frame) -> bool:
    """Whether the paper itself asks: "Wer verlangt das?"."""
    return scene.sentence.tokens[-1].text == "?" and scene.speech_at(frame.cue[0]) is None


def _stands_somehow(scene: Scene, frame: Frame) -> bool:
    """ "steht in Kontakt zu ...", "hinter ihm steht ...": no backing."""
    if not frame.lemma.endswith("stehen") or frame.act != "support":
        return False
    clause = scene.sentence.clauses[frame.clause]
    subject = range(*clause.subject) if clause.subject is not None else range(0)
    inside = any(
        scene.sentence.tokens[i].lemma in ("in", "neben", "vor", "bei") and i not in subject
        for i in scene.view.own(frame.clause)
    )
    behind = clause.subject is not None and clause.finite is not None and clause.subject[0] > clause.finite
    return inside or behind


def _is_mood_before(scene: Scene, frame: Frame) -> bool:
    """ "äußerte sich zurückhaltend: ..." says what follows it, nothing of its own."""
    behind = (scene.sentence.clauses[child].range[0] for child in scene.view.children.get(frame.clause, ()))
    told = any(":" in [token.text for token in scene.sentence.tokens[max(0, start - 2) : start]] for start in behind)
    mood = frame.act == "assess" or (frame.lemma.startswith("sich ") and frame.lemma.endswith((" geben", " zeigen")))
    return frame.form == "self" and mood and told


def _by_modal(scene: Scene, frame: Frame, spoken: bool) -> bool:
    """Whether modal or condition decide, not the cue: "müsse zustimmen" demands, "könnte ablehnen" guesses."""
    modal = scene.sentence.clauses[frame.clause].modal
    if spoken and modal == "mögen" and facts(scene.view, frame.clause, "other").words & {"möge", "mögen"}:
        return True  # "Norland möge seine Truppen zurückziehen"
    asked = modal in _ASKING and frame.form != "nom"
    guessed = modal in _SPECULATIVE and not spoken and not frame.lemma.endswith("können")
    guessed = guessed and not _did_not_like(scene, frame)
    if frame.act == "accept" and modal == "können":  # "könnten zustimmen, wenn ...": consent held out
        guessed = guessed and condition_of(scene.view, frame.clause, scene.clause_range(frame.clause)) is None
    return asked or guessed or (spoken and _menaces(scene, frame.clause))


def _did_not_like(scene: Scene, frame: Frame) -> bool:
    """ "mochte dem nicht zustimmen": told of a will, no guess."""
    finite = scene.sentence.clauses[frame.clause].finite
    return finite is not None and scene.sentence.tokens[finite].text.lower() in ("mochte", "mochten")


def _is_deed(scene: Scene, frame: Frame) -> bool:
    """Whether the cue tells of a deed in the past rather than of words."""
    clause = scene.sentence.clauses[frame.clause]
    if _is_done(scene, frame):
        return True
    if clause.lemma not in wordlists.words("acts", "deed_verbs") or clause.finite is None or frame.kind != "verb":
        return False
    finite = scene.sentence.tokens[clause.finite]
    told = finite.tense == "Past" or finite.lemma in ("haben", "sein") or frame.passive
    physical = clause.lemma in ("angreifen", "attackieren") and not frame.passive and frame.content != ()
    return (told and finite.mood != "Sub" and frame.act != "reject" and not clause.modal and not physical) or (
        frame.passive and clause.lemma in ("angreifen", "attackieren")
    )


def _is_done(scene: Scene, frame: Frame) -> bool:
    """ "Alle Daten seien geprüft", "der Rat habe das Budget beschlossen": reported, but of what has been."""
    clause = scene.sentence.clauses[frame.clause]
    if frame.kind != "verb" or frame.act != "intend" or frame.form != "acc" or clause.finite is None or clause.modal:
        return False
    finite = scene.sentence.tokens[clause.finite]
    participle = any(scene.sentence.tokens[i].tag == "VVPP" for i in clause.verbs)
    return finite.mood == "Sub" and finite.lemma in ("haben", "sein") and participle


def _menaces(scene: Scene, number: int) -> bool:
    """Whether a spoken clause holds out harm under a condition: then the threat counts, not the cue in it."""
    read = facts(scene.view, number, "self")
    clause = scene.sentence.clauses[number]
    return read.menaces or (
        read.harms
        and not read.negated
        and clause.kind == "main"
        and condition_of(scene.view, number, clause.range) is not None
    )


def _embedded(scene: Scene, frame: Frame) -> bool:
    """Whether the cue stands in the content of another cue that says no more than that: "bot an, X zu unterstützen"."""
    clause = scene.sentence.clauses[frame.clause]
    if clause.kind == "rel" or (
        clause.opener is not None and scene.sentence.tokens[clause.opener].text.lower() == "was"
    ):
        return False
    for other in scene.sentence.frames:
        if other is frame or other.kind == "source" or (other.open and other.form in CLAUSAL) or other.cue == frame.cue:
            continue
        inside = any(part[0] <= frame.cue[0] < part[1] for part in other.content)
        if inside and other.form != "self" and not (frame.kind == "noun" and frame.act == other.act):
            return True
        if inside and other.form == "self" and frame.kind == "noun":
            return True
    return False
