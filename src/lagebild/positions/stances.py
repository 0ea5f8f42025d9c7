"""Positions that a cue in the sentence states: "X fordert Y", "Kiews Nein zu Y", "X ist bereit", "was X ablehnt"."""

import dataclasses
from collections.abc import Iterator

from lagebild.german import wordlists
from lagebild.model import Act, Actor, Frame, Problem, Range, Token
from lagebild.positions.acts import AT_MOST
from lagebild.positions.conditions import condition_of, without
from lagebild.positions.contents import contents, joined_draft
from lagebild.positions.counting import CLAUSAL, counts
from lagebild.positions.drafts import Draft, Verdict
from lagebild.positions.facts import ends_in
from lagebild.positions.holders import FIRST_PERSON
from lagebild.positions.scene import Scene

__all__ = ["stance_drafts"]


def stance_drafts(scene: Scene, previous: list[Draft]) -> Iterator[Draft | Problem]:
    """The drafts that the frames of a sentence give, in order; `previous` are those of the sentence so far."""
    for frame in scene.sentence.frames:
        if counts(scene, frame):
            yield from _drafts(scene, frame, previous)


def _drafts(scene: Scene, frame: Frame, previous: list[Draft]) -> Iterator[Draft | Problem]:
    speech = scene.speech_at(frame.cue[0])
    speaker = speech.speaker if speech is not None else None
    frame, actors = _who(scene, frame, speaker)
    if not actors:
        if frame.holder is not None and speech is None and frame.kind != "noun":
            yield _unknown(scene, frame)
        return
    for content in contents(scene, frame, previous):
        verdict = _verdict(scene, frame, content, previous)
        if verdict is None:
            continue
        condition = condition_of(scene.view, frame.clause, content)
        part = without(scene.view, content, condition)
        for actor in actors:
            voice = speaker if speaker is not None and speaker != actor.id else None
            negated = _negated(scene, frame, part) and not verdict[1].endswith(("concede demand", "wants"))
            negated = negated and verdict != ("reject", f"{frame.kind} judged")  # the act says it already
            yield Draft(
                scene.number,
                Verdict(*verdict, part, negated, frame.holder, frame.addressee),
                actor.id,
                voice,
                None,
                condition,
                frame.clause,
                frame,
            )


def _who(scene: Scene, frame: Frame, speaker: str | None) -> tuple[Frame, tuple[Actor, ...]]:
    """The holders of a frame; subject and object change places where only the object is an actor."""
    me = scene.holders.actor(speaker)
    if frame.holder is None:
        mine = frame.form in ("nom", "is") or (frame.passive and frame.act in ("intend", "reject", "offer"))
        mine = mine and not (frame.kind == "adjective" and frame.act == "demand")  # the modal rules see to that
        return frame, (me,) if me is not None and mine else ()
    found = scene.holders.at(scene.sentence, frame.holder) or _seated(scene, frame.holder)
    if me is not None and _means_speaker(scene, frame, speaker, bool(found)):
        body = scene.side(frame.clause, speaker) if me.kind == "person" else None
        return frame, (body or me,)  # "seine Partei lehne das ab, sagte er": the party does
    if found or not frame.content or frame.form != "acc" or frame.kind != "verb" or frame.passive:
        return frame, found
    swapped = scene.holders.at(scene.sentence, frame.content[0])
    finite = scene.sentence.clauses[frame.clause].finite
    main = scene.sentence.clauses[frame.clause].kind == "main"
    # "Der Brand fordert die Feuerwehr" is as it stands
    first = main and finite is not None and frame.content[0][0] < finite
    if swapped and first and scene.sentence.tokens[frame.holder[0]].tag not in ("PPER", "PRELS"):
        return dataclasses.replace(frame, holder=frame.content[0], content=(frame.holder,)), swapped
    return frame, ()


def _seated(scene: Scene, part: Range) -> tuple[Actor, ...]:
    """ "In Wien winkt man ab": the actor that the article knows by the name of that seat."""
    tokens, first = scene.sentence.tokens, part[0]
    if part[1] - first != 1 or tokens[first].tag != "NE" or first == 0 or tokens[first - 1].text.lower() != "in":
        return ()
    actor = scene.holders.named(tokens[first].text)
    return (actor,) if actor is not None else ()


def _means_speaker(scene: Scene, frame: Frame, speaker: str | None, known: bool) -> bool:
    """Whether a holder is the speaker himself: "wir", "er" unresolved, "sein Land werde den Kompromiss annehmen"."""
    if frame.holder is None:
        return False
    if scene.sentence.tokens[frame.holder[0]].text.lower() in FIRST_PERSON:
        return True
    subject = scene.sentence.clauses[frame.clause].subject
    return not known and frame.holder == subject and scene.subject(frame.clause, speaker)[0] == "self"


def _unknown(scene: Scene, frame: Frame) -> Problem:
    place = scene.sentence.place(frame.holder) if frame.holder is not None else scene.sentence.span
    return Problem("positions", "unknown holder", "", f"'{frame.lemma}' has a holder that no actor is known for", place)


def _verdict(scene: Scene, frame: Frame, content: Range, previous: list[Draft]) -> tuple[Act, str] | None:
    act: Act = frame.act  # type: ignore[assignment]  # the cue list's loader admits acts only
    joined = joined_draft(frame, previous)
    if joined is not None:
        return joined.verdict.act, f"{frame.kind} joining"
    turned = _turned(scene, frame, content)
    if turned is not None:
        return turned[0], f"{frame.kind} {turned[1]}"
    if frame.open:
        wants = frame.form == "inf" and _says_he_wants(scene, content)
        own: Act = "reject" if _denies(scene, content) else "intend"
        return (own, f"{frame.kind} wants") if wants else (_judged(scene, frame, content, act), f"{frame.kind} judged")
    if frame.lemma in wordlists.words("acts", "asking_of") and _asks_somebody(scene, frame):
        return "demand", f"{frame.kind} demand of"
    if act in ("demand", "reject") and frame.negated and _no_longer(scene, frame):
        return "concede", f"{frame.kind} concede demand"
    return _by_content(scene, frame, content, act)


_NEVER = frozenset({"nie", "nicht", "niemals", "kaum"})


def _turned(scene: Scene, frame: Frame, content: Range) -> tuple[Act, str] | None:
    """What a cue does with what stands beside it: something left open, a word brushed aside, a refusal joined."""
    own = [scene.sentence.tokens[i] for i in scene.view.own(frame.clause)] if frame.clause >= 0 else []
    if frame.lemma in wordlists.words("acts", "left_open"):
        return _left_open(scene, frame, content), "left open"
    if frame.lemma in wordlists.words("acts", "toying") and _harmful(scene, content):
        return "threaten", "toying with harm"
    if frame.lemma in wordlists.words("acts", "speaking_of") and _will_not_say(scene, frame):
        return "reject", "will not say"
    if frame.lemma in wordlists.words("acts", "brushing_aside"):
        answered = any(_matches(scene, i, wordlists.words("acts", "denied_nouns")) for i in range(*content))
        return ("reject", "brushed aside") if answered else None
    refusals = wordlists.read("acts")["nouns_of_acts"]["reject"]
    joins = frame.lemma in wordlists.words("acts", "joining") and any(token.lemma in refusals for token in own)
    return ("reject", "joining") if joins else _reproach(frame, own)


def _reproach(frame: Frame, own: list[Token]) -> tuple[Act, str] | None:
    """A wish that came too late, a gap in another's paper."""
    words = {token.text.lower() for token in own}
    late = bool(words & {"hätte", "hätten"}) and not words & _NEVER
    if frame.lemma in wordlists.words("acts", "wishing") and late:
        return "accuse", "wished in vain"
    missed = frame.lemma in wordlists.words("acts", "missing") and any(_is_work(token) for token in own)
    return ("accuse", "missed") if missed else None


def _will_not_say(scene: Scene, frame: Frame) -> bool:
    """ "mochte nicht von einem Bruch reden": the word is refused."""
    unwilling = frame.clause >= 0 and scene.sentence.clauses[frame.clause].modal in ("wollen", "mögen")
    return unwilling and frame.negated and frame.form == "von"


def _is_work(token: Token) -> bool:
    """Whether a word names a paper or plan in which something may be missing."""
    works = tuple(wordlists.words("acts", "document_nouns") | wordlists.words("acts", "works"))
    return token.tag == "NN" and token.lemma.lower().endswith(works)


def _says_he_wants(scene: Scene, content: Range) -> bool:
    """ "erklärte, das Haus halten zu wollen"."""
    clauses = scene.sentence.clauses
    return any(c.kind == "inf" and c.modal == "wollen" and abs(c.range[0] - content[0]) <= 1 for c in clauses)


def _denies(scene: Scene, content: Range) -> bool:
    return any(scene.sentence.tokens[i].text.lower() in _INNER for i in range(*content))


def _by_content(scene: Scene, frame: Frame, content: Range, act: Act) -> tuple[Act, str]:
    """The act of a cue that the content or what stands beside it may turn."""
    if act == "accept":
        words = {scene.sentence.tokens[i].text.lower() for i in scene.view.own(frame.clause)}
        decided = frame.lemma in wordlists.words("acts", "voting")
        if words & AT_MOST or (scene.sentence.clauses[frame.clause].modal == "wollen" and not decided):
            return "offer", f"{frame.kind} offer accepting"
    elif act == "concede" and condition_of(scene.view, frame.clause, content) is not None:
        act = "offer"  # "Die Klage ziehen wir zurück, wenn ..."
    elif act == "support" and frame.form == "für" and _is_clause(scene, content):
        act = "demand"  # "sprach sich dafür aus, einen Schlichter zu berufen"
    elif act == "intend" and _refuses(scene, content):
        act = "reject"
    elif act == "intend" and _harmful(scene, content) and condition_of(scene.view, frame.clause, content) is not None:
        act = "threaten"
    return act, f"{frame.kind} {act} {frame.form}"


def _left_open(scene: Scene, frame: Frame, content: Range) -> Act:
    """ "schließt X nicht aus": harm left open is a threat, a thing or doing an offer, a fact a guess."""
    verbs = wordlists.words("acts", "harm_verbs")
    harm = _harmful(scene, content) or any(scene.sentence.tokens[i].lemma in verbs for i in range(*content))
    return "threaten" if harm else "assess" if frame.form == "dass" else "offer"


def _asks_somebody(scene: Scene, frame: Frame) -> bool:
    """Whether a cue of expecting names an actor of whom: "erwarten vom Bund ..."."""
    subject = scene.sentence.clauses[frame.clause].subject
    if subject is not None and frame.addressee is not None and 0 <= frame.addressee[0] - subject[1] <= 1:
        return False  # "Anna Berg vom Verband erwartet ..."
    return frame.addressee is not None and bool(scene.holders.at(scene.sentence, frame.addressee))


def _no_longer(scene: Scene, frame: Frame) -> bool:
    """ "besteht nicht länger auf ...": a demand given up."""
    words = {scene.sentence.tokens[i].text.lower() for i in scene.view.own(frame.clause)}
    return bool(words & wordlists.words("acts", "no_longer"))


def _is_clause(scene: Scene, content: Range) -> bool:
    """Whether a content is a clause rather than a thing."""
    return any(c.kind in ("inf", "sub") and abs(c.range[0] - content[0]) <= 1 for c in scene.sentence.clauses)


def _refuses(scene: Scene, content: Range) -> bool:
    """ "kündigte an, das nicht hinzunehmen": what is announced is a refusal."""
    inner = [
        frame for frame in scene.sentence.frames if content[0] <= frame.cue[0] < content[1] and frame.kind == "verb"
    ]
    return any(frame.act == "reject" for frame in inner)


def _harmful(scene: Scene, content: Range) -> bool:
    harm = wordlists.words("acts", "harm_nouns")
    return any(_matches(scene, i, harm) for i in range(*content))


def _matches(scene: Scene, token: int, words: frozenset[str]) -> bool:
    item = scene.sentence.tokens[token]
    present = (item.text, item.lemma)
    return not words.isdisjoint(present) or (item.tag == "NN" and any(ends_in(form, words) for form in present))


def _at_cost(scene: Scene, start: int, end: int) -> bool:
    """Whether a phrase that names at whose cost begins at a token: "auf dem Rücken der Kinder"."""
    words = " ".join(token.text for token in scene.sentence.tokens[start : min(start + 4, end)])
    return any(f"{words} ".startswith(f"{phrase} ") for phrase in wordlists.words("acts", "cost_phrases"))


def _judging(scene: Scene, frame: Frame, content: Range) -> list[int]:
    """The words that may judge: the content, and what the verb parts from it ("Den Plan nannte sie | einen Fehler")."""
    inside = set(range(*content))
    if frame.form in ("acc+für", "acc+als", "acc+pred") and frame.clause >= 0:
        holder = range(*frame.holder) if frame.holder is not None else range(0)
        inside |= {i for i in scene.view.own(frame.clause) if i not in holder}
    return sorted(inside)


def _judged(scene: Scene, frame: Frame, content: Range, act: Act) -> Act:
    """What calling something so amounts to: blame, praise, or no more than an assessment."""
    if frame.form in _CALLED and not frame.negated and _refused(scene, frame, content):
        return "reject"
    if act == "threaten":
        return "threaten" if _harmful(scene, content) else "assess"
    announced = _announced(scene, frame, content) if act == "intend" else None
    if announced is not None:
        return announced
    blame, praise = _colours(scene, frame, content)
    if blame == praise:
        return "assess" if act in ("assess", "threaten") else act
    if blame > praise:
        denied = any(_matches(scene, i, wordlists.words("acts", "denied_nouns")) for i in range(*content))
        return "reject" if denied and frame.form in _CALLED else "accuse"
    return "accuse" if frame.negated else "support"


def _announced(scene: Scene, frame: Frame, content: Range) -> Act | None:
    """An announcement not to do something refuses it, one of harm under a condition threatens."""
    condition = range(*(condition_of(scene.view, frame.clause, content) or (0, 0)))
    if any(_denies_all(scene, i, content[0]) for i in range(*content) if i not in condition):
        return "reject"
    return "threaten" if _harmful(scene, content) and _held_out(scene, frame, content) else None


_CALLED = ("acc+für", "acc+als", "acc+pred")


def _refused(scene: Scene, frame: Frame, content: Range) -> bool:
    """ "hält X für ausgeschlossen", also where X is a clause of its own."""
    tokens, refused = scene.sentence.tokens, wordlists.words("acts", "refusal_adjectives")
    needed = wordlists.words("acts", "need_adjectives") | wordlists.words("acts", "possible_adjectives")
    places = {*range(*content), *scene.view.own(frame.clause)}
    said = [i for i in places if tokens[i].tag == "ADJD" and i > 0]
    denied = any(tokens[i].text.lower() in needed and tokens[i - 1].text.lower() in ("nicht", "kaum") for i in said)
    return denied or any(tokens[i].text.lower() in refused for i in said)


def _held_out(scene: Scene, frame: Frame, content: Range) -> bool:
    """Whether what is announced hangs on a condition, or is the last resort."""
    words = {scene.sentence.tokens[i].text.lower() for i in (*range(*content), *scene.view.own(frame.clause))}
    conditional = condition_of(scene.view, frame.clause, content) is not None
    return conditional or bool(words & wordlists.words("acts", "last_resort")) or "vorbehalten" in frame.lemma


def _colours(scene: Scene, frame: Frame, content: Range) -> tuple[int, int]:
    """How many words of blame and of praise a content holds."""
    tokens = scene.sentence.tokens
    called = "calling" if frame.form in (*_CALLED, "in+acc", "von") else "adjectives"
    blame = praise = 0
    for i in _judging(scene, frame, content):
        form = {tokens[i].lemma.lower(), tokens[i].text.lower()} if tokens[i].tag.startswith(("ADJ", "VVPP")) else set()
        noun = tokens[i].tag in ("NN", "NE")
        named = noun and (_matches(scene, i, wordlists.words("judgements", "blame_nouns")) or _begins(tokens[i]))
        blame += bool(form & _adjectives("blame", called)) or named or _at_cost(scene, i, content[1])
        good = tokens[i].tag == "NN" and _matches(scene, i, wordlists.words("judgements", "praise_nouns"))
        praise += bool(form & _adjectives("praise", called)) or good
    return blame, praise


def _adjectives(colour: str, called: str) -> frozenset[str]:
    words = wordlists.words("judgements", f"{colour}_adjectives")
    return words | wordlists.words("judgements", f"{colour}_calling") if called == "calling" else words


def _begins(token: Token) -> bool:
    """Whether a compound begins with a word of blame ("Unterwerfungsvertrag")."""
    return token.text.startswith(tuple(wordlists.words("judgements", "blame_beginnings")))


_INNER = frozenset({"nicht", "kein", "keine", "keinen", "keinem", "keiner", "nie", "niemals", "weder"})


def _denies_all(scene: Scene, token: int, start: int) -> bool:
    """Whether a word negates the clause it stands in: not one word ("nicht anerkannte Bewerber"), not "nicht nur", not
    what is joined behind the verb ("zu kürzen oder nicht mehr bar zu zahlen")."""
    tokens = scene.sentence.tokens
    if tokens[token].text.lower() not in _INNER:
        return False
    following = tokens[token + 1] if token + 1 < len(tokens) else tokens[token]
    joined = token > start and tokens[token - 1].tag == "KON"
    behind = joined and any(tokens[i].tag in ("VVINF", "VVIZU", "VVFIN") for i in range(start, token))
    one_word = tokens[token].text.lower() == "nicht" and following.tag == "ADJA"
    return not (one_word or behind or following.text.lower() in wordlists.words("negations", "undone_by"))


def _negated(scene: Scene, frame: Frame, content: Range) -> bool:
    """The cue's own negation, or that of the clause that is its content."""
    if frame.form in ("inf", *CLAUSAL) or (
        frame.content
        and any(
            c.range[0] <= content[0] and c.kind in ("inf", "sub")
            for c in scene.sentence.clauses
            if c.range[1] >= content[1]
        )
    ):
        own = set(range(*content))
        for clause in scene.sentence.clauses:
            if clause.range[0] > content[0] and clause.range[1] <= content[1] and clause.kind in ("rel", "sub"):
                own -= set(range(*clause.range))
        if any(_denies_all(scene, i, content[0]) for i in sorted(own)):
            return frame.act != "reject"
    return frame.negated and frame.act not in ("reject", "offer")
