"""Clause structure of German sentences by their topological fields; no trained parser.

A sentence is cut into segments at commas, colons, dashes and at conjunctions that join verb phrases; each segment
opens, completes or continues a clause on a stack. The frame is the field model of German (Drach 1937; Wöllstein 2014).
Linear in the tokens; fragments and headlines give clauses of kind "fragment"; never an exception.
"""

from lagebild.german import cues, wordlists
from lagebild.german._clause_parts import Node, acts, subject_of, verb_complex
from lagebild.german._segments import NONFINITE, Segment, segments
from lagebild.german.phrases import agrees, phrases
from lagebild.model import Clause, ClauseKind, Range, Token

__all__ = ["find"]

_MAX_OPEN = 40
"""Deeper nesting than this is no German sentence; the stack forgets its outermost clauses."""
_MAX_TOKENS = 1500
"""Longer than any sentence that somebody wrote as one: lists and debris are left as one fragment."""
_ADVERBIAL = wordlists.words("clause_openers", "adverbial")


def find(tokens: tuple[Token, ...]) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their first token; every `parent` is the number of another clause.

    A verb phrase that shares the finite verb of the one before it ("will A senken und B erhöhen") is a clause of its
    own whose `finite` is the shared verb's number, outside its `range`. A clause that stands before its reporting verb
    ("Das sei falsch, sagte er") has the reporting clause as `parent`.
    """
    if not tokens:
        return ()
    if len(tokens) > _MAX_TOKENS:
        return (Clause("fragment", (0, len(tokens)), None, (), ""),)
    builder, parts = _Builder(tokens), list(segments(tokens))
    for part, following, answer in zip(parts, [*parts, None][1:], _answers(parts), strict=True):
        builder.feed(part, following if builder.open else answer)
    return _clauses(tokens, builder.nodes)


class _Builder:
    """Puts segments together to clauses; `open` holds the clauses that may still grow, outermost first."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.nodes: list[Node] = []
        self.open: list[Node] = []

    def feed(self, part: Segment, following: Segment | None) -> None:
        if part.mark in (";", "."):
            self.open = []
        if part.opener is not None or (part.infinitive and part.finite is None):
            self._subordinate(part)
        elif part.finite is None:
            self._rest(part)
        elif self._completes(part):
            pass
        elif part.initial and self._is_condition(part):
            self._push(self._add("v1", part, self.open[-1]))
        elif part.initial:
            self._verb_first(part, following)
        else:
            self._verb_second(part)
        del self.open[:-_MAX_OPEN]

    def _add(self, kind: ClauseKind, part: Segment, parent: Node | None) -> Node:
        node = Node(kind, [(part.start, part.end)], part.mark, part.quoted, part.finite, part.opener, parent)
        self.nodes.append(node)
        return node

    def _push(self, node: Node) -> None:
        self.open.append(node)

    def _close_above(self, node: Node) -> None:
        while self.open and self.open[-1] is not node:
            self.open.pop()

    def _innermost(self, *kinds: str) -> Node | None:
        return next((node for node in reversed(self.open) if node.kind in kinds), None)

    def _subordinate(self, part: Segment) -> None:
        kind: ClauseKind = part.kind
        parent = self.open[-1] if self.open else None
        if part.joined:
            sibling = self._innermost(kind)
            if sibling is not None:
                self._close_above(sibling)
                self.open.pop()
                parent = sibling.parent
                node = self._add(kind, part, parent)
                node.shared = sibling if kind == "inf" else None
                self._push(node)
                return
        elif (
            parent is not None
            and parent.kind == "rel"
            and parent.finite is not None
            and kind == "rel"
            and part.mark == ","
        ):
            self.open.pop()  # "das Angebot, das vorlag, das aber keiner wollte"
            parent = parent.parent
        self._push(self._add(kind, part, parent))

    def _completes(self, part: Segment) -> bool:
        """Gives a subordinate clause that still waits for its finite verb this segment: "dass er, so X, kommt"."""
        waiting = next(
            (node for node in reversed(self.open) if node.kind in ("sub", "rel") and node.finite is None), None
        )
        if waiting is None or part.mark == ":" or (waiting.quoted and not part.quoted and part.initial):
            return False
        if not part.final and part.finite is not None and part.finite - part.start > 3:
            return False
        self._close_above(waiting)
        waiting.parts.append((part.start, part.end))
        waiting.finite = part.finite
        return True

    def _verb_first(self, part: Segment, following: Segment | None) -> None:
        top = self.open[-1] if self.open else None
        answered = following is not None and _answers_condition(self.tokens, following)
        if part.joined and top is not None:
            self._coordinate(part)
        elif top is None or part.mark == ":":
            self._push(self._add("v1" if answered else "main", part, top))
        else:
            self._verb_first_inside(part, top, answered=answered)

    def _verb_first_inside(self, part: Segment, top: Node, *, answered: bool) -> None:
        """A segment that begins with its verb behind another clause."""
        fragment, reported = self._innermost("fragment"), self._is_reported(part)
        if self._first_field_only():
            self._invert(part)
        elif self._turns(part, top):
            self._coordinate(part)  # "Sie unterstütze das, knüpfe das aber an Bedingungen, sagte Falk"
        elif not reported and self.open[0].quoted == part.quoted and self._goes_on(part, top):
            self._coordinate(part)
        elif fragment is not None and answered and not reported and self._has_own_subject(part):
            self._add("main", part, fragment)  # a parenthesis: "Das Ergebnis, sagte sie, sei gut"
        elif answered and fragment is None and top.kind != "v1":
            self._push(self._add("v1", part, top))
        elif fragment is not None and (fragment.parent is None or reported or fragment.parent.kind in ("sub", "rel")):
            self._verb_for(fragment, part)
        elif self._adverbial_before(top) and top.parent is not None and (reported or top.parent.kind == "sub"):
            node = self._add("main", part, top.parent)
            self._reparent(top, node)
            self.open[-1:] = [node]
        elif reported and top.kind != "fragment" and self._reported_main() and not self._has_own_subject(part):
            self._coordinate(part)
        else:
            self._invert(part)

    def _is_condition(self, part: Segment) -> bool:
        """ "sollte" at the head of a clause behind another: "..., sollte der Streit andauern"."""
        finite = self.tokens[part.start]
        late = bool(self.open) and part.mark in (",", "–") and not part.joined and not self._first_field_only()
        late = late and self._innermost("fragment") is None
        return late and finite.lemma == "sollen" and finite.text.lower() in ("sollte", "sollten")

    def _turns(self, part: Segment, top: Node) -> bool:
        """Whether an adverb that sets two statements against each other stands close behind a verb that is no cue."""
        if top.kind != "main" or self._is_reported(part) != self._reported_main():
            return False
        known = cues.readings("verb").get(self.tokens[part.start].lemma, ())
        if not self._is_reported(part) and any(one.content[0] == "said" for one in known):
            return False
        near = self.tokens[part.start + 1 : min(part.end, part.start + 5)]
        return any(token.text.lower() in ("aber", "jedoch", "allerdings", "zugleich", "dennoch") for token in near)

    def _reported_main(self) -> bool:
        main = self._innermost("main")
        return main is not None and self._mood(main) == "Sub"

    def _first_field_only(self) -> bool:
        """Whether nothing but subordinate clauses stands before: "Falls A, ..."; "Von A zu reden, solange B, ..."."""
        return self.open[0].parent is None and all(node.kind in ("sub", "inf", "v1", "rel") for node in self.open)

    def _goes_on(self, part: Segment, top: Node) -> bool:
        """A verb without subject behind an indicative clause shares its subject: "Sie lobt das, will aber warten"."""
        main = self._innermost("main")
        if main is None or self._mood(main) == "Sub" or part.mark not in (",", "–") or top.kind == "fragment":
            return False
        return not (self._has_own_subject(part) and self._may_report(part)) and part.end - part.start > 2

    def _has_own_subject(self, part: Segment) -> bool:
        """A short clause whose verb is followed by a noun phrase or pronoun at once: "sagte die Ministerin"."""
        behind = self.tokens[part.start + 1].tag if part.start + 1 < part.end else ""
        return behind in ("NE", "NN", "PPER", "ART", "PPOSAT", "PIS", "PDAT") and part.end - part.start <= 12

    def _may_report(self, part: Segment) -> bool:
        """Whether a verb with a noun phrase behind it may say what stands before: "sagte die Ministerin", but not
        "..., lehnte eine Einmischung aber ab", whose subject is that of the clause before."""
        behind = phrases(self.tokens, (part.start + 1, part.end))
        subject = next((one for one in behind if one.preposition is None), None)
        if subject is None or subject.range[0] > part.start + 2:
            return True
        finite = self.tokens[part.start]
        prefix = next((token.text for token in self.tokens[part.start + 1 : part.end] if token.tag == "PTKVZ"), "")
        known = cues.readings("verb").get(prefix + finite.lemma, ())
        if any("said" in one.content and one.content[0] != "acc" for one in known):
            return True
        able = "Nom" in subject.case and agrees(subject, finite) and (subject.pronoun or acts(self.tokens, subject))
        return able and (not known or any("said" in one.content for one in known))

    def _verb_for(self, fragment: Node, part: Segment) -> None:
        """The verb of a main clause whose first field was interrupted: "Der Verband, 1950 gegründet, lehnt ab"."""
        self._close_above(fragment)
        fragment.kind = "main"
        fragment.parts.append((part.start, part.end))
        fragment.finite = part.finite

    def _invert(self, part: Segment) -> None:
        """A main clause with all that stands before it in its first field: "Das sei falsch, sagte er"."""
        # behind a colon only what follows it belongs to the new verb
        at = max((number for number in range(len(self.open)) if self._after_colon(number, part)), default=0)
        root = self.open[at]
        outer = root.parent if root.kind != "fragment" else None
        node = self._add("main", part, outer)
        before = root.beside
        if self._mood(root) == "Sub":
            while before is not None and before.parent is root.parent and self._mood(before) == "Sub":
                self._reparent(before, node)  # "A sei B, C sei D, sagte er": both are said
                before = before.beside
        self._reparent(root, node)
        self.open[at:] = [node]

    def _after_colon(self, number: int, part: Segment) -> bool:
        """Whether an open clause stands behind a colon, other than one inside a quotation that is closed by now."""
        before = self.open[number - 1] if number else None
        inside = before is not None and before.quoted and not part.quoted
        return self.open[number].mark == ":" and not inside

    def _reparent(self, node: Node, parent: Node) -> None:
        """Hangs a clause on another, and the subordinate clauses that it is coordinated with."""
        node.parent, before = parent, node.beside
        while before is not None and before.kind == "sub" and before.parent is None and before is not parent:
            before.parent, before = parent, before.beside

    def _is_reported(self, part: Segment) -> bool:
        return self.tokens[part.finite].mood == "Sub" if part.finite is not None else False

    def _adverbial_before(self, node: Node) -> bool:
        if node.kind == "v1":
            return True
        return node.kind == "sub" and node.opener is not None and self.tokens[node.opener].text.lower() in _ADVERBIAL

    def _verb_second(self, part: Segment) -> None:
        if not self.open:
            self._push(self._add("main", part, None))
            return
        top, root = self.open[-1], self.open[0]
        fragment = self._innermost("fragment")
        if fragment is not None and part.mark != ":" and (fragment.parent is None or self._is_reported(part)):
            self._verb_for(fragment, part)
        elif part.joined:
            self._coordinate(part)
        elif root.kind in ("sub", "v1", "inf") and len(self.open) >= 1 and self._innermost("main") is None:
            self.open = []
            node = self._add("main", part, None)
            self._reparent(root, node)
            self._push(node)
        elif self._adverbial_before(top) and top.parent is not None and _resumes(self.tokens, part):
            node = self._add("main", part, top.parent)
            self._reparent(top, node)
            self.open[-1:] = [node]
        else:
            self._juxtapose(part)

    def _juxtapose(self, part: Segment) -> None:
        """A main clause without conjunction hangs on the one before: "Sie sagte, er komme"; "sie sagte: Er kommt"."""
        host = self._innermost("main", "v1") or self.open[-1]
        if self._is_reported(part):
            # a second reported clause stands beside the first
            while (
                host.parent is not None
                and host.kind == "main"
                and self._mood(host) == "Sub"
                and host.parent in self.open
            ):
                host = host.parent
            sub = self._innermost("sub", "inf")
            if sub is not None and sub in self.open[self.open.index(host) + 1 :] and self._mood(host) == "Sub":
                host = sub
            if self._mood(host) == "Sub" and host.parent is None and part.mark != ":":
                self.open = []  # a chain of reports: neither hangs on the other
                node = self._add("main", part, None)
                node.beside = host
                self._push(node)
                return
        self._close_above(host)
        self._push(self._add("main", part, host))

    def _mood(self, node: Node) -> str:
        return self.tokens[node.finite].mood if node.finite is not None else ""

    def _coordinate(self, part: Segment) -> None:
        """The second of two joined clauses: verb-final beside a subordinate clause, else beside a main clause."""
        top = self.open[-1]
        if part.quoted and top.kind == "main" and not top.quoted:
            self._push(self._add("main", part, top))  # „A“, sagte er, „und B“
            return
        sub = self._innermost("sub", "rel")
        tight = part.mark != ","
        if sub is not None and part.final and (tight or not part.initial):
            self._beside(sub, part, sub.kind)
            return
        main = self._innermost("main", "v1", "fragment")
        if main is None:
            main = self.open[0]
        outer = main.parent
        if (
            self._mood(main) == "Sub"
            and not self._is_reported(part)
            and outer is not None
            and outer in self.open
            and part.finite
        ):
            main = outer  # "sagte, er komme, und fuhr fort"
        self._beside(main, part, "main" if main.kind != "v1" else "v1")

    def _beside(self, first: Node, part: Segment, kind: ClauseKind) -> None:
        node = self._add(kind, part, first.parent)
        node.opener = first.opener if kind in ("sub", "rel") else None
        node.shared = node.beside = first
        if first in self.open:
            self._close_above(first)
            self.open.pop()
        self._push(node)

    def _rest(self, part: Segment) -> None:
        """A segment without finite verb: a further verb phrase, a missing right bracket, or a piece of a clause."""
        waiting = next(
            (node for node in reversed(self.open) if node.kind in ("sub", "rel") and node.finite is None), None
        )
        if waiting is not None:
            self._close_above(waiting)
            waiting.parts.append((part.start, part.end))
            return
        interrupted = self._interrupted(part)
        if interrupted is not None:
            self._resume(interrupted, part)
            return
        host = next((node for node in reversed(self.open) if node.finite is not None), None)
        if part.nonfinite and host is not None and part.joined and self._has_bracket(host):
            self._share_verb(host, part)
            return
        if part.nonfinite and host is not None:
            lacking = next(
                (node for node in reversed(self.open) if node.finite is not None and not self._has_bracket(node)), None
            )
            if lacking is not None and self._wants_bracket(lacking):
                self._close_above(lacking)
                lacking.parts.append((part.start, part.end))
                return
        self._fragment(part)

    def _interrupted(self, part: Segment) -> Node | None:
        """The reported clause that its cue has cut off right behind its verb: "Man werde, sagte sie, | klagen"."""
        top = self.open[-1] if self.open else None
        if top is None or top.kind != "main" or part.mark != "," or part.joined or part.quoted:
            return None
        told = [node for node in self.nodes if node.parent is top and node.kind == "main" and node.finite is not None]
        if len(told) != 1 or top.finite != top.parts[0][0] or self._mood(told[0]) != "Sub":
            return None
        start, end = told[0].parts[-1]
        bare = told[0].finite == end - 1 and start <= end - 2  # nothing stands behind its verb
        return told[0] if bare and len(told[0].parts) == 1 and top.parts[0][0] > end else None

    def _resume(self, told: Node, part: Segment) -> None:
        """Gives the rest to the reported clause; the reporting one becomes a parenthesis in it."""
        cue = told.parent
        told.parts.append((part.start, part.end))
        told.parent, outer = cue.parent if cue is not None else None, told
        if cue is not None:
            cue.parent = outer
        self.open[-1:] = [told]

    def _share_verb(self, host: Node, part: Segment) -> None:
        self._close_above(host)
        if self.open:
            self.open.pop()
        node = self._add(host.kind, part, host.parent)
        node.finite, node.opener, node.shared, node.own_verb = host.finite, host.opener, host, False
        self._push(node)

    def _fragment(self, part: Segment) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and top.kind == "fragment" and part.mark != ":":
            top.parts.append((part.start, part.end))
            return
        while top is not None and top.kind == "rel" and top.parent is not None and top.parent in self.open:
            self._close_above(top.parent)
            top = top.parent
        if top is not None and top.kind == "fragment":
            top.parts.append((part.start, part.end))
            return
        self._push(self._add("fragment", part, top))

    def _has_bracket(self, node: Node) -> bool:
        return any(
            self.tokens[i].tag in NONFINITE or self.tokens[i].tag == "PTKVZ"
            for i in node.positions()
            if i != node.finite
        )

    def _wants_bracket(self, node: Node) -> bool:
        return node.finite is not None and self.tokens[node.finite].tag in ("VMFIN", "VAFIN", "VVFIN")


def _answers(parts: list[Segment]) -> list[Segment | None]:
    """For each segment the next one that is neither subordinate nor without a finite verb: what may answer it."""
    found: list[Segment | None] = []
    answer: Segment | None = None
    for part in reversed(parts):
        found.append(answer)
        if part.mark in (";", ".", ":"):
            answer = None
        elif part.opener is None and part.finite is not None:
            answer = part
    return found[::-1]


def _answers_condition(tokens: tuple[Token, ...], part: Segment) -> bool:
    """Whether a segment continues as the consequence of a verb-first condition: verb first, or "so/dann" and verb."""
    if part.finite is None or part.joined or part.opener is not None or part.mark not in (",", "–"):
        return False
    return part.initial or _resumes(tokens, part)


def _resumes(tokens: tuple[Token, ...], part: Segment) -> bool:
    return tokens[part.start].text.lower() in ("so", "dann") and part.finite == part.start + 1


def _clauses(tokens: tuple[Token, ...], nodes: list[Node]) -> tuple[Clause, ...]:
    nodes = _without_loose_fragments(nodes)
    nodes.sort(key=lambda node: node.parts[0])
    numbers = {id(node): number for number, node in enumerate(nodes)}
    ranges = _ranges(nodes)
    verbs = [verb_complex(tokens, node) for node in nodes]
    subjects: dict[int, Range | None] = {}
    parentheses: dict[int, list[int]] = {}
    for node in nodes:
        if node.parent is not None and node.kind == "main":
            parentheses.setdefault(id(node.parent), []).append(node.parts[0][0])
    found = []
    for number, node in enumerate(nodes):
        inherited = subjects.get(id(node.shared)) if node.shared is not None else None
        subject = subject_of(tokens, node, inherited is not None, parentheses.get(id(node), []))
        subject = subject or inherited
        subjects[id(node)] = subject
        positions, lemma, modal = verbs[number]
        mood = tokens[node.finite].mood if node.finite is not None else ""
        parent = numbers.get(id(node.parent)) if node.parent is not None else None
        found.append(
            Clause(
                node.kind, ranges[id(node)], node.finite, positions, lemma, modal, mood, node.opener, parent, subject
            )
        )
    return tuple(found)


def _without_loose_fragments(nodes: list[Node]) -> list[Node]:
    """Fragments inside a clause become a part of it; what hung on them hangs on the clause."""
    replaced: dict[int, Node] = {}
    kept = []
    for node in nodes:
        while node.parent is not None and id(node.parent) in replaced:
            node.parent = replaced[id(node.parent)]
        if node.kind == "fragment" and node.parent is not None and node.finite is None and node.mark != ":":
            node.parent.parts.extend(node.parts)
            replaced[id(node)] = node.parent
        else:
            kept.append(node)
    for node in kept:
        steps = 0
        while node.parent is not None and id(node.parent) in replaced and steps <= len(nodes):
            node.parent = replaced[id(node.parent)]
            steps += 1
        if node.parent is node:
            node.parent = None
    return kept


def _ranges(nodes: list[Node]) -> dict[int, Range]:
    """The range of each clause with all clauses inside it; cycles, which should not be, end at a node seen twice."""
    spans = {id(node): [min(a for a, _ in node.parts), max(b for _, b in node.parts)] for node in nodes}
    depth = {id(node): _depth(node) for node in nodes}
    for node in sorted(nodes, key=lambda item: -depth[id(item)]):
        if node.parent is not None and id(node.parent) in spans:
            outer, inner = spans[id(node.parent)], spans[id(node)]
            outer[0], outer[1] = min(outer[0], inner[0]), max(outer[1], inner[1])
    return {key: (start, end) for key, (start, end) in spans.items()}


def _depth(node: Node) -> int:
    steps, current = 0, node.parent
    while current is not None and steps < 2 * _MAX_OPEN:
        steps, current = steps + 1, current.parent
    return steps
