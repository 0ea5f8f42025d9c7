"""Flat tables for spreadsheets: a line a position, quotation, event or article, a column every attribute."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TextIO

from lagebild.report.plain import one_line
from lagebild.store import Citation, CitedEvent, CitedPosition, CitedQuotation, Passage, Source, StoredArticle

__all__ = ["KINDS", "Cell", "Kind", "Line", "columns", "record", "safe", "write"]

Kind = Literal["positions", "quotations", "events", "articles"]
KINDS: tuple[Kind, ...] = ("positions", "quotations", "events", "articles")
Line = CitedPosition | CitedQuotation | CitedEvent | StoredArticle
Cell = str | int | float | None

# A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection), also behind blanks.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def write(lines: Iterable[Line], kind: Kind, file: TextIO, delimiter: str = ",") -> int:
    """Writes the table of `lines` with its head; how many lines. What a spreadsheet would run gets a "'" first."""
    writer, count = csv.writer(file, lineterminator="\n", delimiter=delimiter), 0
    writer.writerow(columns(kind))
    for line in lines:
        writer.writerow([safe(value) for value in _cells(line)])
        count += 1
    return count


def columns(kind: Kind) -> tuple[str, ...]:
    """The head of a table."""
    return _COLUMNS[kind]


def record(line: Line) -> dict[str, Cell]:
    """A line by its columns, texts exactly as they stand."""
    return dict(zip(columns(_kind(line)), _cells(line), strict=True))


def _kind(line: Line) -> Kind:
    match line:
        case CitedPosition():
            return "positions"
        case CitedQuotation():
            return "quotations"
        case CitedEvent():
            return "events"
    return "articles"


def safe(value: Cell) -> Cell:
    """A cell that is on one line and that no spreadsheet runs."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return "'" + text if _FORMULA.match(text) else text


def _cells(line: Line) -> Iterator[Cell]:
    match line:
        case CitedPosition():
            yield from (read(line) for read in _POSITION.values())
        case CitedQuotation():
            yield from (read(line) for read in _QUOTATION.values())
        case CitedEvent():
            yield from (read(line) for read in _EVENT.values())
        case StoredArticle():
            yield from (read(line) for read in _ARTICLE.values())


def _list(values: Iterable[str]) -> str:
    return "; ".join(values)


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def _start(passage: Passage | None) -> int | None:
    return passage.start if passage else None


def _end(passage: Passage | None) -> int | None:
    return passage.end if passage else None


def _through(part: Callable[[Any], Any], read: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    return lambda line: read(part(line))


def _source_of(line: Citation | StoredArticle) -> Source:
    return line.source


def _citation_of(line: CitedPosition | CitedQuotation | CitedEvent) -> Citation:
    return line.citation


_SOURCE: dict[str, Callable[[Source], Cell]] = {
    "headline": lambda source: source.headline,
    "outlet": lambda source: source.outlet,
    "agencies": lambda source: _list(source.agencies),
    "authors": lambda source: _list(source.authors),
    "published": lambda source: source.published,
    "updated": lambda source: source.updated,
    "uri": lambda source: source.uri,
    "other_uris": lambda source: _list(source.uris[1:]),
    "version": lambda source: source.version,
    "page_id": lambda source: source.page_id,
}
_CITATION: dict[str, Callable[[Citation], Cell]] = {
    "sentence": lambda citation: citation.sentence.text,
    "sentence_start": lambda citation: citation.sentence.start,
    "sentence_end": lambda citation: citation.sentence.end,
    "before": lambda citation: citation.before,
    "after": lambda citation: citation.after,
    **{name: _through(_source_of, read) for name, read in _SOURCE.items()},
}
_CITED: dict[str, Callable[[Any], Cell]] = {
    "printed_by": lambda line: _list(source.name for source in line.printed),
    "score": lambda line: line.score,
    "stage": lambda line: line.stage,
    "rule": lambda line: line.rule,
    "verdict": lambda line: line.verdict,
    "id": lambda line: line.id,
    **{name: _through(_citation_of, read) for name, read in _CITATION.items()},
}
_POSITION: dict[str, Callable[[CitedPosition], Cell]] = {
    "day": lambda line: line.day,
    "actor": lambda line: line.actor,
    "actor_kind": lambda line: line.actor_kind,
    "act": lambda line: line.act,
    "plover": lambda line: line.plover,
    "negated": lambda line: line.negated,
    "content": lambda line: line.content.text,
    "condition": lambda line: _text(line.condition),
    "addressee": lambda line: line.addressee,
    "addressee_rule": lambda line: line.addressee_rule,
    "addressee_score": lambda line: line.addressee_score,
    "voice": lambda line: line.voice,
    "agrees": lambda line: line.agrees,
    "issue": lambda line: line.issue,
    "sub_issue": lambda line: line.sub_issue,
    "issue_origin": lambda line: line.issue_origin,
    "said_on": lambda line: line.said_on,
    "on_behalf_of": lambda line: line.on_behalf_of,
    "reviewer": lambda line: line.reviewer,
    "actor_id": lambda line: line.actor_id,
    "actor_here": lambda line: line.actor_here,
    "content_start": lambda line: line.content.start,
    "content_end": lambda line: line.content.end,
    "condition_start": lambda line: _start(line.condition),
    "condition_end": lambda line: _end(line.condition),
    **_CITED,
}
_QUOTATION: dict[str, Callable[[CitedQuotation], Cell]] = {
    "actor": lambda line: line.actor,
    "type": lambda line: line.type,
    "content": lambda line: " […] ".join(part.text for part in line.content),
    "speaker": lambda line: _text(line.speaker),
    "cue": lambda line: _text(line.cue),
    "addressee": lambda line: _text(line.addressee),
    "actor_id": lambda line: line.actor_id,
    "actor_here": lambda line: line.actor_here,
    "places": lambda line: _list(f"{part.start}:{part.end}" for part in line.content),
    "speaker_start": lambda line: _start(line.speaker),
    "speaker_end": lambda line: _end(line.speaker),
    "cue_start": lambda line: _start(line.cue),
    "cue_end": lambda line: _end(line.cue),
    "addressee_start": lambda line: _start(line.addressee),
    "addressee_end": lambda line: _end(line.addressee),
    **_CITED,
}
_EVENT: dict[str, Callable[[CitedEvent], Cell]] = {
    "start": lambda line: line.start,
    "what": lambda line: _text(line.what),
    "text": lambda line: line.text.text,
    "text_start": lambda line: line.text.start,
    "text_end": lambda line: line.text.end,
    "what_start": lambda line: _start(line.what),
    "what_end": lambda line: _end(line.what),
    **_CITED,
}
_ARTICLE: dict[str, Callable[[StoredArticle], Cell]] = {
    **{name: _through(_source_of, read) for name, read in _SOURCE.items()},
    "kicker": lambda line: line.kicker,
    "lead": lambda line: line.lead,
    "places": lambda line: _list(line.places),
    "keywords": lambda line: _list(line.keywords),
    "quotations": lambda line: line.quotations,
    "positions": lambda line: line.positions,
    "events": lambda line: line.events,
    "body": lambda line: "\n".join(part.text for part in line.body),
}
_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "positions": tuple(_POSITION),
    "quotations": tuple(_QUOTATION),
    "events": tuple(_EVENT),
    "articles": tuple(_ARTICLE),
}
