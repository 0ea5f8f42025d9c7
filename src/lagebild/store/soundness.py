"""Does every result stand on characters that are there? What does not is left out and told, never stored."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from lagebild.model import Anchor, Cast, Evidence, Position, Problem, Quotation, Reading, Span

_Finding = TypeVar("_Finding")


def sound(reading: Reading) -> Reading:
    """The reading without findings that point beyond the page's text, at another page or at an unknown actor.

    Each one left out becomes a Problem of the stage "store"; a finding twice under one id is kept once, silently.
    """
    page, length = reading.page, len(reading.page.text)
    faults: list[Problem] = []

    def kept(findings: Iterable[_Finding], known: frozenset[str]) -> tuple[_Finding, ...]:
        good = []
        for finding in _once(findings):
            fault = _fault(finding, page.id, length, known)
            if fault is None:
                good.append(finding)
            else:
                faults.append(
                    Problem(
                        "store", "unsound", page.uri, f"{type(finding).__name__} left out: {fault}; please report it"
                    )
                )
        return tuple(good)

    everybody = frozenset(actor.id for actor in reading.cast.actors)
    article = reading.article
    if article is not None and (fault := _fault(article, page.id, length, everybody)):
        problem = Problem(
            "store", "unsound", page.uri, f"Article left out with all findings: {fault}; please report it"
        )
        return Reading(page, None, problems=(*reading.problems, problem))
    return replace(
        reading,
        sentences=tuple(span for span in reading.sentences if span.end <= length),
        lemmas=tuple(
            lemmas for span, lemmas in zip(reading.sentences, reading.lemmas, strict=False) if span.end <= length
        ),
        cast=Cast(tuple(_once(reading.cast.actors)), kept(reading.cast.mentions, everybody)),
        quotations=kept(reading.quotations, everybody),
        positions=kept(reading.positions, everybody),
        times=kept(reading.times, everybody),
        events=kept(reading.events, everybody),
        problems=(*reading.problems, *faults),
    )


def _once(findings: Iterable[_Finding]) -> Iterable[_Finding]:
    seen: set[str] = set()
    for finding in findings:
        name = getattr(finding, "id", None)
        if name is None or name not in seen:
            yield finding
        if name is not None:
            seen.add(name)


def _fault(finding: Any, page_id: str, length: int, everybody: frozenset[str]) -> str | None:
    for place in _places(finding):
        if isinstance(place, Anchor) and place.page_id != page_id:
            return f"it stands on another page ({place.page_id})"
        span = place.span if isinstance(place, Anchor) else place
        if span.end > length:
            return f"its characters {span.start} to {span.end} lie beyond the page's end at {length}"
    strangers = [name for name in _actors(finding) if name is not None and name not in everybody]
    return f"its actor {strangers[0]} is not in the cast" if strangers else None


def _places(value: Any) -> Iterable[Anchor | Span]:
    """All anchors and spans of a finding, its evidence included; model values are two levels deep at most."""
    if isinstance(value, Anchor | Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _places(item)
    elif isinstance(value, Evidence):
        yield from value.anchors
    elif is_dataclass(value):
        for field in fields(value):
            yield from _places(getattr(value, field.name))


def _actors(finding: Any) -> tuple[str | None, ...]:
    match finding:
        case Position():
            return (finding.actor, finding.voice, finding.addressee)
        case Quotation():
            return (finding.actor,)
        case _:
            return (getattr(finding, "actor_id", None),)
