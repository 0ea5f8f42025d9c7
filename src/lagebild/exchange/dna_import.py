"""The statements of a .dna file as a human coded them."""

import re

from lagebild.exchange.coded import Coded, Delivery, ForeignDocument
from lagebild.exchange.dna import DnaFile, DnaStatement, unix_time

__all__ = ["coded_statements"]

_PAGE = re.compile(r"^page: ([0-9a-f]{64})$", re.MULTILINE)
_URL = re.compile(r"^URL: (\S.{0,4000})$", re.MULTILINE)


def coded_statements(file: DnaFile, name: str, type_label: str = "DNA Statement") -> Delivery:
    """The statements of a type with their documents; `name` names the file in messages.

    What an exported file says of its pages (in the documents' notes) is read again. The variables of DNA's own type
    are meant: person, organization, concept, agreement, and act where there is one.
    """
    documents = tuple(
        ForeignDocument(
            key=str(row["ID"]),
            title=row["Title"],
            text=row["Text"],
            page_id=_first(_PAGE, row["Notes"]),
            uri=_first(_URL, row["Notes"]),
            when=unix_time(row["Date"]) if row["Date"] else None,
            source=row["Source"] or None,
        )
        for row in file.tables["DOCUMENTS"]
    )
    texts = {document.key: document.text for document in documents}
    statements = [_coded(statement, texts[str(statement.document)], name) for statement in file.statements(type_label)]
    return Delivery([one for one in statements if one.actor], documents, _unused(statements))


def _first(pattern: re.Pattern[str], notes: str) -> str | None:
    found = pattern.search(notes or "")
    return found[1] if found else None


def _coded(statement: DnaStatement, text: str, name: str) -> Coded:
    values = statement.values
    start, end = _points(text, statement.start), _points(text, statement.stop)
    agreement = values.get("agreement")
    return Coded(
        where=f"{name}, statement {statement.id}",
        coder=statement.coder,
        words=text[start:end],
        person=_text(values.get("person")),
        organisation=_text(values.get("organization")),
        issue=_text(values.get("concept")),
        agreement=None if agreement is None else bool(agreement),
        act=_text(values.get("act")),
        document=str(statement.document),
        start=start,
        end=end,
    )


def _text(value: str | int | bool | None) -> str | None:
    return str(value).strip() or None if value is not None else None


def _points(text: str, units: int) -> int:
    """The offset in code points of an offset in UTF-16 units."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))


def _unused(statements: list[Coded]) -> tuple[str, ...]:
    return tuple(f"{one.where}: neither person nor organization; left out" for one in statements if not one.actor)
