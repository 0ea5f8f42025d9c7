"""Positions to a .dna file: a coder for the machine and one for each human, and variables that only lagebild knows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from lagebild.exchange.coded import MACHINE
from lagebild.exchange.dna import VERSION, DnaFile, epoch, password
from lagebild.exchange.dna_schema import SHORT, metadata
from lagebild.exchange.document import Document, document, plain
from lagebild.store import CitedPosition, CitedQuotation, KnownActor, Passage, StoredArticle

__all__ = ["Export", "dna_file", "parts", "short"]

_HUMAN = "human"
_TYPE = 1
_VARIABLES = (
    ("person", "short text"),
    ("organization", "short text"),
    ("concept", "short text"),
    ("agreement", "boolean"),
    ("addressee", "short text"),
    ("act", "short text"),
    ("quote type", "short text"),
    ("confidence", "integer"),
    ("URL", "long text"),
)
_ATTRIBUTES = ("Type", "Alias", "Notes")
_ATTRIBUTED = 3  # the variables with attributes are the first three, as in every file that DNA makes
_TABLES = {
    "short text": "DATASHORTTEXT", "long text": "DATALONGTEXT", "integer": "DATAINTEGER", "boolean": "DATABOOLEAN",
}  # fmt: skip
_COLOURS = ((51, 153, 255), (239, 208, 51), (102, 194, 165), (252, 141, 98), (231, 138, 195))


@dataclass(frozen=True, slots=True)
class Export:
    """The file, and the ids of positions that stand outside their article's text and are not in it."""

    file: DnaFile
    left_out: tuple[str, ...]


def dna_file(
    articles: Sequence[StoredArticle],
    positions: Iterable[CitedPosition],
    secret: str,
    quotations: Iterable[CitedQuotation] = (),
    actors: Iterable[KnownActor] = (),
) -> Export:
    """A .dna file with a document an article and a statement a position; `secret` is the password of its coders.

    Organisations are actors that are no persons, and what a person acts for. A position without an issue has the
    concept '' and so no part in networks, as in DNA. Confidence is the score in percent; the quote type is that of the
    quotation around the position; an addressee that is a guess is left out. Positions that a human judged belong to the
    coder of that name (without any: "human"), except those judged wrong, which are left out. `actors` give the
    attributes Type and Alias.
    """
    held = [position for position in positions if position.verdict != "wrong"]
    humans = sorted({short(position.reviewer or "") for position in held if position.verdict} - {"", MACHINE})
    writer = _Writer((MACHINE, *(humans or [_HUMAN])), _quotes(quotations), {actor.name: actor for actor in actors})
    writer.frame(secret)
    for article in articles:
        writer.document(article)
    for position in held:
        writer.statement(position)
    tables = {table.name: tuple(writer.rows[table.name]) for table in metadata.sorted_tables}
    return Export(DnaFile(MappingProxyType(tables)), tuple(writer.left_out))


def _quotes(quotations: Iterable[CitedQuotation]) -> Mapping[str, Sequence[tuple[int, int, str]]]:
    """By page, the places of quotations and their types."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for quotation in quotations:
        for part in quotation.content:
            found[quotation.citation.source.page_id].append((part.start, part.end, quotation.type))
    return found


@dataclass(slots=True)
class _Writer:
    coders: tuple[str, ...]
    quotes: Mapping[str, Sequence[tuple[int, int, str]]]
    actors: Mapping[str, KnownActor]
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    documents: dict[str, tuple[int, Document]] = field(default_factory=dict)
    entities: dict[tuple[int, str], int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def add(self, table: str, **values: Any) -> int:
        """Adds a row with the next ID, which it returns."""
        number = len(self.rows[table]) + 1
        self.rows[table].append({"ID": number, **values})
        return number

    def frame(self, secret: str) -> None:
        """Settings, coders who see each other's work, and the statement type with its variables."""
        self.rows["SETTINGS"] += [{"Property": "version", "Value": VERSION}]
        self.rows["SETTINGS"] += [{"Property": "date", "Value": f"{datetime.now():%Y-%m-%d}"}]
        kept = password(secret)
        for number, name in enumerate(self.coders):
            self.add("CODERS", Name=name, Password=kept, **_colours(_COLOURS[number % len(_COLOURS)]))
        numbers = range(1, len(self.coders) + 1)
        for one, other in ((one, other) for one in numbers for other in numbers if one != other):
            self.add("CODERRELATIONS", Coder=one, OtherCoder=other)
        self.add("STATEMENTTYPES", Label="DNA Statement", **_colours((239, 208, 51)))
        for name, kind in _VARIABLES:
            variable = self.add("VARIABLES", Variable=name, DataType=kind, StatementTypeId=_TYPE)
            if variable <= _ATTRIBUTED:
                for attribute in _ATTRIBUTES:
                    self.add("ATTRIBUTEVARIABLES", VariableId=variable, AttributeVariable=attribute)
            if kind == "short text":
                self.entity(variable, "")

    def entity(self, variable: int, value: str) -> int:
        """The entity of a variable by its value, made with its attributes when it is new."""
        text = short(value)
        if (variable, text) not in self.entities:
            number = self.add("ENTITIES", VariableId=variable, Value=text, ChildOf=None, **_colours((0, 0, 0)))
            self.entities[variable, text] = number
            known = self.actors.get(value)
            about = {"Type": known.kind, "Alias": short("; ".join(known.aliases))} if known else {}
            for row in self.rows["ATTRIBUTEVARIABLES"]:
                if row["VariableId"] == variable:
                    told = about.get(row["AttributeVariable"], "")
                    self.add("ATTRIBUTEVALUES", EntityId=number, AttributeVariableId=row["ID"], AttributeValue=told)
        return self.entities[variable, text]

    def document(self, article: StoredArticle) -> None:
        """The article's text with what DNA knows of a document; its notes name the page."""
        source = article.source
        made = document(parts(article))
        number = self.add(
            "DOCUMENTS",
            Title=short(source.headline or source.uri),
            Text=made.text,
            Coder=1,
            Author=short(", ".join(source.authors)),
            Source=short(source.name),
            Section="",
            Notes=f"page: {source.page_id}\nURL: {plain(source.uri)}\nagencies: {plain(', '.join(source.agencies))}",
            Type="press",
            Date=epoch(_clock(source.published or source.updated)),
        )
        self.documents[source.page_id] = number, made

    def statement(self, position: CitedPosition) -> None:
        """A statement with a row for every variable; left out if its words are not in the document."""
        number, text = self.documents.get(position.citation.source.page_id, (0, None))
        place = text.find(position.content.start, position.content.end) if text else None
        if place is None:
            self.left_out.append(position.id)
            return
        coder = 1 + self.coders.index(self._human(position)) if position.verdict else 1
        statement = self.add(
            "STATEMENTS", StatementTypeId=_TYPE, DocumentId=number, Start=place[0], Stop=place[1], Coder=coder
        )
        values = self._values(position)
        for variable, (name, kind) in enumerate(_VARIABLES, 1):
            if kind == "short text":
                entity = self.entity(variable, str(values[name] or ""))
                self.add(_TABLES[kind], StatementId=statement, VariableId=variable, Entity=entity)
            else:
                self.add(_TABLES[kind], StatementId=statement, VariableId=variable, Value=values[name])

    def _human(self, position: CitedPosition) -> str:
        name = short(position.reviewer or "")
        return name if name in self.coders[1:] else self.coders[1]

    def _values(self, position: CitedPosition) -> dict[str, str | int | None]:
        person = position.actor_kind == "person"
        return {
            "person": position.actor if person else "",
            "organization": position.on_behalf_of if person else position.actor,
            "concept": position.issue,
            "agreement": int(position.agrees),
            "addressee": position.sure_addressee,
            "act": position.act,
            "quote type": self._quote_type(position),
            "confidence": round(100 * position.score),
            "URL": plain(position.citation.source.uri),
        }

    def _quote_type(self, position: CitedPosition) -> str:
        content = position.content
        for start, end, kind in self.quotes.get(position.citation.source.page_id, ()):
            if start < content.end and content.start < end:
                return kind
        return ""


def _colours(shade: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("Red", "Green", "Blue"), shade, strict=True))


def short(text: str) -> str:
    """One line of at most 190 characters within the BMP."""
    line = plain(text)
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def _clock(published: str | None) -> datetime:
    """The clock time of an ISO 8601 date; DNA cannot leave it out, so an unknown one is 1 January 1970."""
    try:
        return datetime.fromisoformat(published or "")
    except ValueError:
        return datetime(1970, 1, 1)


def parts(article: StoredArticle) -> tuple[Passage, ...]:
    """The parts of an article that are exported."""
    return (*article.opening, *article.body)
