"""The agreement analysis in German, from verbatim pieces: labels, quotations, dates; no word is bent to fit."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lagebild.analysis.agreement import Agreement, Dependence, IssueState, Stand, State, side
from lagebild.analysis.bargaining import Outcome
from lagebild.analysis.matters import matter
from lagebild.model import Act
from lagebild.report.html.dates import german_date
from lagebild.report.html.view import act_styles
from lagebild.store import CitedPosition

__all__ = ["LABELS", "Entry", "Hanging", "IssueLines", "Lines", "Settled", "Spoken", "lines"]

LABELS: dict[State, str] = {
    "common": "Gemeinsamer Boden",
    "shared": "Von mehreren getragen",
    "amounts": "Dieselbe Sache, verschiedene Zahlen",
    "blocked": "Blockiert",
    "various": "Verschiedene Vorstellungen",
    "refused": "Nur Ablehnung",
    "one-sided": "Nur eine Stimme",
}
_CHANGED, _BY_CONTEXT = "zuvor anders", "dem Zusammenhang nach"
_SIDELESS: frozenset[Act] = frozenset({"assess", "accuse", "threaten"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Where somebody stands: what is said, word for word, on which condition, when and where it was printed."""

    actor: str
    voice: str
    act: str
    noun: str
    sign: str
    content: str
    condition: str
    day: str
    since: str
    age: str
    changed: bool
    source: str
    page_id: str
    position: str
    named: bool = True
    against: bool = False
    """Whether its act is against something, on whichever side the actor is counted."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of the stand: that it was another before, that only the context tells what it is on."""
        return (*((_CHANGED,) if self.changed else ()), *((_BY_CONTEXT,) if not self.named else ()))

    @property
    def text(self) -> str:
        """One line, for a terminal."""
        said = f"{self.actor}: {self.noun} „{self.content}“"
        condition = f", Bedingung: „{self.condition}“" if self.condition else ""
        notes = [
            german_date(self.day) or "ohne Datum",
            self.age,
            f"seit {german_date(self.since)}" if self.since and self.since != self.day else "",
            *self.notes,
            f"laut {self.voice}" if self.voice else "",
            self.source,
        ]
        return f"{said}{condition} ({' · '.join(note for note in notes if note)})"


@dataclass(frozen=True, slots=True)
class IssueLines:
    """An issue: who is for it, who against it, and who else says something of it."""

    issue: str
    story: str
    state: State
    label: str
    held: tuple[Entry, ...]
    refused: tuple[Entry, ...]
    other: tuple[Entry, ...]

    @property
    def summary(self) -> str:
        """What that means, in a sentence whose grammar hangs on no name."""
        held, refused = (_names(entries) for entries in (self.held, self.refused))
        doubting = _names([entry for entry in self.other if entry.against])
        sentences: dict[State, str] = {
            "common": f"Dafür sprechen sich aus: {held}. Dagegen spricht sich niemand aus.",
            "shared": f"Dafür sprechen sich aus: {held}. Dem Zusammenhang nach dagegen: {doubting}.",
            "amounts": f"Es geht um dieselbe Sache, doch nennen die Beteiligten verschiedene Zahlen: {held}.",
            "blocked": f"Dafür: {held}. Zur Einigung fehlt die Zustimmung von: {refused}. {self._conditions()}",
            "refused": f"Dagegen: {refused}. Dafür spricht sich niemand aus.",
            "one-sided": f"Dafür spricht sich nur eine Seite aus: {held}." if held else "Niemand nimmt dazu Stellung.",
            "various": "Was die Beteiligten wollen, ist dem Wortlaut nach nicht dasselbe.",
        }
        return sentences[self.state]

    def _conditions(self) -> str:
        told = [entry for entry in self.refused if entry.condition]
        if not told:
            return "Eine Bedingung ist nicht genannt."
        return "Genannte Bedingung: " + "; ".join(f"„{entry.condition}“ ({entry.actor})" for entry in told) + "."

    @property
    def moves(self) -> tuple[Entry, ...]:
        """Who would have to move for the issue to be agreed; each with its condition, or without any."""
        return self.refused if self.state == "blocked" else ()


@dataclass(frozen=True, slots=True)
class Hanging:
    """A position on `issue` with its condition, and the issue that this speaks of; "" where the words name none."""

    issue: str
    on: str
    by: str
    entry: Entry
    story: str = ""

    @property
    def text(self) -> str:
        """One line, for a terminal."""
        arrow = f"{self.issue} → {self.on}".strip() if self.on else self.issue
        return f"{arrow}: {self.entry.text}" if arrow else self.entry.text


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody without a voice: addressed by or mentioned in these positions."""

    actor: str
    addressed: int
    mentioned: int
    example: Entry

    @property
    def text(self) -> str:
        """One line, for a terminal."""
        counts = [
            f"{count} × {word}"
            for count, word in ((self.addressed, "angesprochen"), (self.mentioned, "erwähnt"))
            if count
        ]
        return f"{self.actor} ({', '.join(counts)}), zum Beispiel {self.example.text}"


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a bargain would settle on its scale from 0 to 100, with the numbers that the user gave; where there is no
    `nash`, `remark` says why.
    """

    issue: str
    scale: str
    given: tuple[str, ...]
    median: float
    compromise: float
    nash: float | None
    remark: str

    @property
    def solutions(self) -> tuple[tuple[str, str, str], ...]:
        """Each solution with its value and the source of its formula."""
        return (
            ("Gewichteter Median", _number(self.median), "Black 1948; Bueno de Mesquita 1984"),
            ("Kompromiss", _number(self.compromise), "Van den Bos 1991; Achen 2006"),
            ("Nash-Produkt", self.remark if self.nash is None else _number(self.nash), "Nash 1950"),
        )

    @property
    def text(self) -> str:
        """One line, for a terminal."""
        scale = f" ({self.scale})" if self.scale else ""
        told = " · ".join(f"{name} {value} ({source})" for name, value, source in self.solutions)
        return f"{self.issue}{scale}: {told}"


@dataclass(frozen=True, slots=True)
class Lines:
    """All of it, ready to be shown."""

    issues: tuple[IssueLines, ...]
    hanging: tuple[Hanging, ...]
    circles: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    bargains: tuple[Settled, ...]
    hidden: int

    def record(self) -> dict[str, Any]:
        """All of it for JSON: entries with their ids and page ids, every issue with its sentence."""
        told = asdict(self)
        for issue, line in zip(told["issues"], self.issues, strict=True):
            issue["summary"] = line.summary
        return told


def lines(found: Agreement[CitedPosition], outcomes: Sequence[Outcome] = (), *, least_actors: int = 2) -> Lines:
    """The lines of an agreement analysis; issues on which fewer than `least_actors` take a side are only counted."""
    shown = [state for state in found.issues if len(state.on("for")) + len(state.on("against")) >= least_actors]
    return Lines(
        issues=tuple(map(_issue, shown)),
        hanging=tuple(_hanging(one) for one in found.dependences),
        circles=tuple(" → ".join((*circle, circle[0])) for circle in found.circles),
        spoken=tuple(
            Spoken(one.actor, len(one.addressed), len(one.mentioned), _said((*one.addressed, *one.mentioned)[0]))
            for one in found.silent
        ),
        bargains=tuple(map(_bargain, outcomes)),
        hidden=len(found.issues) - len(shown),
    )


def _issue(state: IssueState[CitedPosition]) -> IssueLines:
    held, refused = (tuple(map(_stand, state.on(taken))) for taken in ("for", "against"))
    # whom the context alone puts there, and who takes no side, says nothing of the issue
    other = tuple(_stand(one) for one in state.on("open") if one.named or one.position.act not in _SIDELESS)
    return IssueLines(state.issue, state.story, state.state, LABELS[state.state], held, refused, other)


def _stand(stand: Stand[CitedPosition]) -> Entry:
    return _said(stand.position, stand.actor, stand.since, stand.age, changed=stand.changed, named=stand.named)


def _hanging(one: Dependence[CitedPosition]) -> Hanging:
    return Hanging(one.issue or "", one.on or "", one.by or "", _said(one.position, one.actor), one.story)


def _said(
    position: CitedPosition,
    actor: str | None = None,
    since: str | None = None,
    age: int | None = None,
    *,
    changed: bool = False,
    named: bool = True,
) -> Entry:
    style, source = act_styles()[position.act], position.citation.source
    voice = position.actor if actor and actor != position.actor else position.voice
    return Entry(
        actor=actor or position.actor,
        voice=voice or "",
        act=position.act,
        # a content that says no itself would be denied twice
        noun=style.noun + (" (verneint)" if position.negated and not matter(position.content.text).denied else ""),
        sign=style.sign,
        content=_line(position.content.text),
        condition=_line(position.condition.text) if position.condition else "",
        day=position.day or "",
        since=since or "",
        age="" if age is None else _age(age),
        changed=changed,
        source=source.name + (f" ({', '.join(source.agencies)})" if source.agencies else ""),
        page_id=source.page_id,
        position=position.id,
        named=named,
        against=side(position.act, negated=position.negated) == "against",
    )


def _age(days: int) -> str:
    """The age of a position on the last day of all."""
    return "vom letzten Tag" if days == 0 else "1 Tag alt" if days == 1 else f"{days} Tage alt"


def _names(entries: Sequence[Entry]) -> str:
    return ", ".join(dict.fromkeys(entry.actor for entry in entries))


def _bargain(outcome: Outcome) -> Settled:
    bargain, remark = outcome.bargain, ""
    if bargain.status_quo is None:
        remark = "nicht berechnet: kein Status quo angegeben"
    elif outcome.nash is None:
        remark = "keine Lösung: kein Punkt ist für alle besser als der Status quo"
    given = [
        f"{demand.actor}: Position {_number(demand.position)}, Bedeutung {_number(demand.salience)}, "
        f"Gewicht {_number(demand.weight)}"
        for demand in bargain.demands
    ]
    if bargain.status_quo is not None:
        given.append(f"Status quo: {_number(bargain.status_quo)}")
    return Settled(outcome.issue, bargain.scale, tuple(given), outcome.median, outcome.compromise, outcome.nash, remark)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _line(text: str) -> str:
    return " ".join(text.split())
