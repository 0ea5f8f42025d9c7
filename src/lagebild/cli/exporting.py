"""`export` and `report`: the store for other programs and for the morning conference."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from lagebild.cli.application import complain
from lagebild.cli.options import DEFAULT_STORE, MinScore, StoreOption
from lagebild.cli.output import Output
from lagebild.report import picture, tables
from lagebild.report.html import render
from lagebild.report.jsonl import page_record, to_line
from lagebild.store import Store


class Table(StrEnum):
    """What a line of a CSV file is."""

    positions = "positions"
    quotations = "quotations"
    events = "events"
    articles = "articles"


class ExportFormat(StrEnum):
    """What `export` writes."""

    jsonl = "jsonl"
    csv = "csv"


def export(
    form: Annotated[ExportFormat, typer.Option("-f", "--format", help="jsonl: a line a page; csv: a line a finding.")],
    store: StoreOption = DEFAULT_STORE,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is standard output.")
    ] = "-",
    table: Annotated[Table, typer.Option("--table", help="What a line of the CSV is.")] = Table.positions,
    bom: Annotated[bool, typer.Option("--bom", help="Begin the CSV with a byte order mark, for Excel.")] = False,
    superseded: Annotated[bool, typer.Option("--superseded", help="Older versions of changed pages too.")] = False,
) -> None:
    """Write the store as JSON lines or CSV (formats: docs/formats.md)."""
    with Store(store, create=False, tell=complain) as opened, Output(output, bom=bom and form == "csv") as file:
        if form is ExportFormat.jsonl:
            for reading in opened.readings(superseded=superseded):
                print(to_line(page_record(reading)), file=file)
            return
        tables.write(_lines(opened, table, superseded), table.value, file)


def _lines(store: Store, table: Table, superseded: bool) -> Iterable[tables.Line]:
    match table:
        case Table.positions:
            return store.every_position(superseded=superseded)
        case Table.quotations:
            return store.every_quotation(superseded=superseded)
        case Table.events:
            return store.events(superseded=superseded)
        case Table.articles:
            return store.articles(superseded=superseded)


def report(
    store: StoreOption = DEFAULT_STORE,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is standard output.")
    ] = "lage.html",
    title: Annotated[
        str | None, typer.Option("--title", help="Title of the page; else the two busiest issues.")
    ] = None,
    min_score: MinScore = None,
) -> None:
    """Write the report: one HTML file that needs nothing else."""
    with Store(store, create=False, tell=complain) as opened:
        html = render(picture.of_store(opened, min_score=min_score), title=title)
    with Output(output) as file:
        file.write(html)
    if output != "-":
        complain(f"report written to {output}")
