"""The if and unless that a position hangs on."""

from lagebild.german.clause_view import ClauseView, trimmed
from lagebild.german.cues import readings
from lagebild.model import Range

__all__ = ["condition_of", "is_conditional", "without"]

_OPENERS = frozenset({"wenn", "falls", "sofern", "sobald", "solange", "soweit", "vorausgesetzt"})
_UNDER = ("unter", "der", "bedingung")


def is_conditional(view: ClauseView, number: int) -> bool:
    """Whether a clause is a condition: "wenn ...", "sofern ...", verb first, "sollte ..."."""
    clause = view.clauses[number]
    if _leading_should(view, number):
        return True
    if (
        clause.kind == "v1"
        and clause.parent is not None
        and not _reports(view, number)
        and (clause.subject is not None or _impersonal(view, number))
    ):
        return not any(_leading_should(view, other) for other in range(number))
    if clause.kind == "main" and _introduced(view, clause.range[0]) is not None:
        return True
    if clause.kind == "main" and _trailing_should(view, number):
        return True
    if clause.kind == "sub" and _bedingung(view, number):
        return True
    return clause.opener is not None and view.tokens[clause.opener].text.lower() in _OPENERS and clause.kind == "sub"


def _reports(view: ClauseView, number: int) -> bool:
    """ "..., sagte Berg, ...": a verb of saying in the Indikativ behind what is said."""
    clause = view.clauses[number]
    if clause.finite is None or view.tokens[clause.finite].mood != "Ind" or clause.range[0] == 0:
        return False
    return any(one.speech and "said" in one.content for one in readings("verb").get(clause.lemma, ()))


def _impersonal(view: ClauseView, number: int) -> bool:
    """ "Werde nicht gespart, ...": a passive without subject at the head of the sentence or behind a colon."""
    clause = view.clauses[number]
    start = clause.range[0]
    if start > 0 and view.tokens[start - 1].tag == "$,":
        return False
    becomes = clause.finite is not None and view.tokens[clause.finite].lemma == "werden"
    return becomes and any(view.tokens[i].tag == "VVPP" for i in clause.verbs)


def _leading_should(view: ClauseView, number: int) -> bool:
    """ "Sollte das Amt sich weigern, ihn zuzulassen, ...": verb first, and another clause answers it."""
    clause = view.clauses[number]
    first = clause.finite is not None and clause.finite == clause.range[0] and clause.kind == "main"
    word = view.tokens[clause.range[0]].text
    return first and word in ("Sollte", "Sollten") and clause.range[1] < len(view.tokens) - 2 and len(view.clauses) > 1


def _trailing_should(view: ClauseView, number: int) -> bool:
    """ "..., sollte sich die Lage nicht bessern": verb first behind what hangs on it."""
    clause = view.clauses[number]
    finite = clause.finite
    if finite is None or finite == 0 or clause.subject is None or clause.subject[0] < finite:
        return False
    return view.tokens[finite].text.lower() in ("sollte", "sollten") and view.tokens[finite - 1].text in (",", "–", "-")


def _bedingung(view: ClauseView, number: int) -> bool:
    """ "unter der Bedingung, dass ..."."""
    opener = view.clauses[number].opener
    if opener is None or view.tokens[opener].text.lower() != "dass":
        return False
    words = tuple(token.text.lower() for token in view.tokens[max(0, opener - 4) : opener] if token.text != ",")
    return words[-3:] in (_UNDER, ("unter", "der", "voraussetzung"))


def _introduced(view: ClauseView, start: int) -> int | None:
    """The start of "vorausgesetzt," or "es sei denn," right before a clause."""
    words = [token.text.lower() for token in view.tokens[max(0, start - 5) : start]]
    if words and words[-1] == ",":
        words.pop()
        start -= 1
    if words and words[-1] == "vorausgesetzt":
        return start - 1
    return start - 3 if words[-3:] == ["es", "sei", "denn"] else None


def condition_of(view: ClauseView, clause: int | None, content: Range) -> Range | None:
    """The range of the condition of a proposition, with its conjunction: inside its content, or beside it."""
    related = _related(view, clause, content)
    later = [n for n, other in enumerate(view.clauses) if other.parent is None and _opening(view, n) >= content[1]]
    before = [n for n, other in enumerate(view.clauses) if other.range[1] <= content[0] and _leading_should(view, n)]
    for number in related + later + before:
        if is_conditional(view, number):
            start = _introduced(view, view.clauses[number].range[0])
            first = start if start is not None else _opening(view, number)
            return trimmed(view.tokens, (first, view.clauses[number].range[1]))
    return None


def _opening(view: ClauseView, number: int) -> int:
    clause = view.clauses[number]
    if _bedingung(view, number) and clause.opener is not None:
        return clause.opener - (4 if view.tokens[clause.opener - 1].text == "," else 3)
    if clause.kind == "main" and clause.finite is not None and _trailing_should(view, number):
        return clause.finite
    return clause.opener if clause.opener is not None else clause.range[0]


def _related(view: ClauseView, clause: int | None, content: Range) -> list[int]:
    """Clauses that may carry the condition: inside the content, or children of the proposition or of its governor."""
    inside = [
        n for n, other in enumerate(view.clauses) if content[0] <= other.range[0] and other.range[1] <= content[1]
    ]
    top = [
        n
        for n in inside
        if view.clauses[n].parent not in inside
        or view.clauses[view.clauses[n].parent or 0].kind in ("main", "inf", "sub")
    ]
    beside = list(view.children.get(clause, ())) if clause is not None else []
    sisters = []
    if clause is not None:
        parent = view.clauses[clause].parent
        sisters = (
            [n for n in view.children.get(parent, ()) if n != clause]
            if parent is not None and view.clauses[clause].kind != "main"
            else []
        )
    return [*beside, *top, *sisters]


def without(view: ClauseView, content: Range, condition: Range | None) -> Range:
    """A content without the condition at its edge and without conjunctions before it."""
    start, end = content
    if condition is not None and start <= condition[0] and condition[1] <= end:
        if condition[0] - start <= end - condition[1] and condition[0] - start <= 1:
            start = condition[1]
        elif end - condition[1] <= 2 or condition[0] - start > end - condition[1]:
            end = condition[0]
        else:
            start = condition[1]
    part = trimmed(view.tokens, (start, end)) if end > start else None
    if part is None:
        return content
    start, end = part
    while (
        start < end - 1
        and view.tokens[start].tag in ("KON", "KOUS")
        and view.tokens[start].text.lower() in ("und", "aber", "oder", "denn", "doch", "sondern", "dass", "also")
    ):
        start += 1
    while end > start + 1 and view.tokens[end - 1].text.lower() in ("nur", "erst", "und", "aber", "oder"):
        end -= 1
    return trimmed(view.tokens, (start, end)) or part
