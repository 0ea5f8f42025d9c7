"""The agreement analysis in German, from verbatim pieces: labels, quotations, dates; no word is bent to fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.analysis.agreement import Agreement, Dependence, IssueState, Stand
from lagebild.analysis.bargaining import Outcome
from lagebild.report.html.dates import german_date
from lagebild.report.html.view import act_styles
from lagebild.store import CitedPosition

__all__ = ["LABELS", "Entry", "Hanging", "IssueLines", "Lines", "Spoken", "lines"]

LABELS = {
    "common": "Gemeinsamer Boden",
    "blocked": "Blockiert",
    "refused": "Nur Ablehnung",
    "one-sided": "Nur eine Stimme",
}
_CHANGED = "zuvor anders"


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

    @property
    def text(self) -> str:
        """One line, for a terminal."""
        said = f"{self.actor}: {self.noun} „{self.content}“"
        condition = f", Bedingung: „{self.condition}“" if self.condition else ""
        notes = [
            german_date(self.day) or "ohne Datum",
            self.age,
            f"seit {german_date(self.since)}" if self.since and self.since != self.day else "",
            _CHANGED if self.changed else "",
            f"laut {self.voice}" if self.voice else "",
            self.source,
        ]
        return f"{said}{condition} ({' · '.join(note for note in notes if note)})"


@dataclass(frozen=True, slots=True)
class IssueLines:
    """An issue: who is for it, who against it, and who else says something of it."""

    issue: str
    story: str
    state: str
    label: str
    held: tuple[Entry, ...]
    refused: tuple[Entry, ...]
    other: tuple[Entry, ...]

    @property
    def moves(self) -> tuple[Entry, ...]:
        """Who would have to move for the issue to be agreed; each with its condition, or without any."""
        return self.refused if self.state == "blocked" else ()


@dataclass(frozen=True, slots=True)
class Hanging:
    """A position with its condition, and the issue that this speaks of ("" where none is named)."""

    issue: str
    on: str
    by: str
    entry: Entry
    story: str = ""

    @property
    def text(self) -> str:
        """One line, for a terminal."""
        arrow = f"{self.issue} → {self.on}" if self.on else self.issue
        return f"{arrow}: {self.entry.text}"


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
class Lines:
    """All of it, ready to be shown."""

    issues: tuple[IssueLines, ...]
    hanging: tuple[Hanging, ...]
    circles: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    bargains: tuple[str, ...]
    hidden: int


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
    held, refused, other = (tuple(map(_stand, state.on(side))) for side in ("for", "against", "open"))
    return IssueLines(state.issue, state.story, state.state, LABELS[state.state], held, refused, other)


def _stand(stand: Stand[CitedPosition]) -> Entry:
    return _said(stand.position, stand.actor, stand.since, stand.age, changed=stand.changed)


def _hanging(one: Dependence[CitedPosition]) -> Hanging:
    return Hanging(one.issue, one.on or "", one.by or "", _said(one.position, one.actor), one.story)


def _said(
    position: CitedPosition,
    actor: str | None = None,
    since: str | None = None,
    age: int | None = None,
    *,
    changed: bool = False,
) -> Entry:
    style, source = act_styles()[position.act], position.citation.source
    voice = position.actor if actor and actor != position.actor else position.voice
    return Entry(
        actor=actor or position.actor,
        voice=voice or "",
        act=position.act,
        noun=style.noun + (" (verneint)" if position.negated else ""),
        sign=style.sign,
        content=_line(position.content.text),
        condition=_line(position.condition.text) if position.condition else "",
        day=position.day or "",
        since=since or "",
        age="" if age is None else "aktuell" if age == 0 else f"Alter in Tagen: {age}",
        changed=changed,
        source=source.name + (f" ({', '.join(source.agencies)})" if source.agencies else ""),
        page_id=source.page_id,
        position=position.id,
    )


def _bargain(outcome: Outcome) -> str:
    scale = f" ({outcome.bargain.scale})" if outcome.bargain.scale else ""
    if outcome.bargain.status_quo is None:
        nash = "nicht berechnet (kein Status quo angegeben)"
    elif outcome.nash is None:
        nash = "keine Lösung: kein Punkt ist für alle besser als der Status quo"
    else:
        nash = _number(outcome.nash)
    return (
        f"{outcome.issue}{scale}: gewichteter Median {_number(outcome.median)} (Black 1948) · "
        f"Kompromiss {_number(outcome.compromise)} (Van den Bos 1991; Achen 2006) · Nash-Produkt {nash} (Nash 1950)"
    )


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _line(text: str) -> str:
    return " ".join(text.split())
