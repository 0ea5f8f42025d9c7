"""The cue list (`lists/cues.yaml`) as values: which word does which act, and how its arguments are realised."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from lagebild.errors import ListError
from lagebild.german import wordlists
from lagebild.model import ACTS, Act

__all__ = ["CueKind", "Reading", "cue_reading", "readings", "tells"]

CueKind = Literal["verb", "noun", "adjective", "source"]
_MODALS = frozenset({"können", "wollen", "müssen", "sollen", "dürfen", "mögen", "lassen"})
_CASES = frozenset({"acc", "dat", "gen", "nom"})
_CLAUSES = frozenset({"dass", "ob", "w", "inf", "said", "self"})
_CALLED = frozenset({"als", "für", "zu", "pred", "mit"})
_PREPOSITIONS = frozenset({
    "als", "an", "auf", "aus", "bei", "für", "gegen", "gegenüber", "hinter", "in", "mit", "nach", "um", "von", "vor",
    "zu", "über",
})  # fmt: skip
_UNFIXED = frozenset({"sich", "nicht", "ein", "eine", "einen", "der", "die", "das", "den", "dem", "jemanden"})
_KEYS = frozenset({"kind", "act", "says", "content", "addressee", "negated", "open", "denies", "holder", "cues"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a cue: its headword, the lemma that must stand there (`head`) and the `words` that go with it.

    `reflexive` asks for "sich", `modal` for that modal (or "lassen"), `denied` for a negation. The other fields are
    those of the list.
    """

    cue: str
    kind: CueKind
    head: str
    act: Act
    speech: bool
    content: tuple[str, ...]
    addressee: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reflexive: bool = False
    modal: str = ""
    denied: bool = False
    negated: Act | None = None
    open: bool = False
    denies: bool = False
    holder: Literal["", "dat", "bei"] = ""

    @property
    def weight(self) -> int:
        """How much the headword asks for: the more, the surer the reading where it fits."""
        return len(self.words) + self.reflexive + bool(self.modal) + self.denied


def tells(verb: str) -> bool:
    """Whether a verb reports what somebody says: "wie das Amt mitteilte" is an aside, no content."""
    return any(
        reading.speech and "said" in reading.content and not reading.words for reading in readings("verb").get(verb, ())
    )


@functools.cache
def readings(kind: CueKind) -> dict[str, tuple[Reading, ...]]:
    """The readings of all cues of a kind by their head's lemma, the most demanding headword first.

    Raises:
        ListError: an entry of the list is malformed.
    """
    groups = wordlists.read("cues").get("groups")
    if not isinstance(groups, list):
        raise ListError("word list cues.yaml: 'groups' must be a list of cue groups")
    found: dict[str, list[Reading]] = {}
    for number, group in enumerate(groups, 1):
        for reading in _group(group, number):
            if reading.kind == kind:
                found.setdefault(reading.head, []).append(reading)
    for head in [head for head in found if "ß" in head]:  # Swiss spelling
        found.setdefault(head.replace("ß", "ss"), []).extend(found[head])
    return {head: tuple(sorted(several, key=lambda one: -one.weight)) for head, several in found.items()}


@functools.cache
def cue_reading(cue: str, kind: CueKind) -> Reading | None:
    """The first reading of a headword as it stands in the list."""
    return next((one for several in readings(kind).values() for one in several if one.cue == cue), None)


def _group(group: Any, number: int) -> Iterator[Reading]:
    where = f"word list cues.yaml, group {number}"
    if not isinstance(group, dict) or not {"kind", "act", "says", "content", "cues"} <= group.keys() <= _KEYS:
        raise ListError(
            f"{where}: a group has kind, act, says, content, cues and may have addressee, negated, open, denies"
        )
    _check(group, where)
    for cue in group["cues"]:
        if not isinstance(cue, str) or not cue.strip():
            raise ListError(f"{where}: {cue!r} is no cue; quote it")
        yield _reading(cue, group)


def _check(group: dict[str, Any], where: str) -> None:
    if group["kind"] not in get_args(CueKind):
        raise ListError(f"{where}: unknown kind {group['kind']!r}")
    for act in (group["act"], group.get("negated", group["act"])):
        if act not in ACTS:
            raise ListError(f"{where}: unknown act {act!r}")
    if group["says"] not in ("speech", "stance"):
        raise ListError(f"{where}: says is speech or stance, not {group['says']!r}")
    for code in group["content"]:
        first, _, called = str(code).partition("+")
        fits = (
            (first in ("acc", "in") and called in (_CALLED | {"acc"}))
            if called
            else first in _CASES | _CLAUSES | _PREPOSITIONS
        )
        if not fits:
            raise ListError(f"{where}: unknown content {code!r}")
    if group.get("holder", "dat") not in ("dat", "bei"):
        raise ListError(f"{where}: holder is dat, bei or absent, not {group['holder']!r}")
    for code in group.get("addressee", []):
        if code not in _CASES | _PREPOSITIONS:
            raise ListError(f"{where}: unknown addressee {code!r}")


def _reading(cue: str, group: dict[str, Any]) -> Reading:
    words = cue.split()
    modal = ""
    if group["kind"] == "verb" and len(words) > 1 and words[-1] in _MODALS and words[-2][0].islower():
        modal = words.pop()
    head = words.pop()
    return Reading(
        cue=cue,
        kind=group["kind"],
        head=cue if group["kind"] == "source" else head,
        act=group["act"],
        speech=group["says"] == "speech",
        content=tuple(group["content"]),
        addressee=tuple(group.get("addressee", ())),
        words=() if group["kind"] == "source" else tuple(word for word in words if word not in _UNFIXED),
        reflexive="sich" in words,
        modal=modal,
        denied="nicht" in words or any(word.startswith("kein") for word in words),
        negated=group.get("negated"),
        open=bool(group.get("open", False)),
        denies=bool(group.get("denies", False)),
        holder=group.get("holder", ""),
    )
