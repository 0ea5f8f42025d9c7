"""`export` and `report`: the store for other programs and for the morning conference."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lagebild.analysis.bargaining import read_bargains, settle
from lagebild.cli import handing
from lagebild.cli.application import complain
from lagebild.cli.options import DEFAULT_STORE, Codebook, Count, CountOption, MinScore, StoreOption, Weights, coded_by
from lagebild.cli.output import Output, folder, whole
from lagebild.errors import InputError
from lagebild.report import parquet, picture, tables
from lagebild.report.html import render
from lagebild.store import Store


class Table(StrEnum):
    """What a line of a table is."""

    positions = "positions"
    quotations = "quotations"
    events = "events"
    articles = "articles"


class ExportFormat(StrEnum):
    """What `export` writes."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    dna = "dna"
    gexf = "gexf"
    graphml = "graphml"
    xmi = "xmi"
    ninjs = "ninjs"


_BINARY = frozenset({ExportFormat.parquet, ExportFormat.dna, ExportFormat.xmi})
_WHOLE = frozenset({ExportFormat.jsonl, ExportFormat.xmi})
"""Formats that give documents as they are: copies keep what they say unless asked otherwise."""


def export(  # noqa: PLR0913, PLR0917  # an option a choice
    form: Annotated[
        ExportFormat,
        typer.Option(
            "-f",
            "--format",
            help="jsonl: a line a page; csv, parquet: a line a finding; dna: for DNA; gexf, graphml: "
            "who is for and against what; xmi: a folder for INCEpTION; ninjs: a line an article.",
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is standard output.")
    ] = "-",
    table: Annotated[Table, typer.Option("--table", help="What a line of CSV or Parquet is.")] = Table.positions,
    bom: Annotated[bool, typer.Option("--bom", help="Begin the CSV with a byte order mark, for Excel.")] = False,
    delimiter: Annotated[str, typer.Option("--delimiter", help="What stands between the cells of the CSV.")] = ",",
    password: Annotated[
        str, typer.Option("--password", help="Password of the coders in a .dna file.", envvar="LAGEBILD_DNA_PASSWORD")
    ] = "lagebild",
    superseded: Annotated[bool, typer.Option("--superseded", help="Older versions of changed pages too.")] = False,
    count: Annotated[
        Count | None,
        typer.Option(
            "--count",
            help="once: what copies of one agency text share counts once; printed: in each. "
            "Without: once, but printed in jsonl and xmi.",
            show_default=False,
        ),
    ] = None,
    codebook: Codebook = None,
) -> None:
    """Write the store for other programs (formats: docs/formats.md)."""
    separator = _delimiter(delimiter)
    counted = count or (Count.printed if form in _WHOLE else Count.once)
    if form in _BINARY and output == "-":
        what = "folder" if form is ExportFormat.xmi else "file"
        raise InputError(f"{form} goes to no standard output; name a {what} with --output")
    with Store(store, create=False, tell=complain) as opened:
        coded_by(opened, codebook)
        if form is ExportFormat.xmi:
            handing.to_cas(opened, folder(output), superseded=superseded, count=counted.value)
        elif form in _BINARY:
            with whole(output) as path:
                _binary(opened, form, path, table, password, superseded=superseded, count=counted)
        else:
            with Output(output, bom=bom and form == "csv") as file:
                if form is ExportFormat.jsonl:
                    handing.to_jsonl(opened, file, superseded=superseded, count=counted.value)
                elif form is ExportFormat.csv:
                    tables.write(_lines(opened, table, superseded, counted), table.value, file, separator)
                elif form is ExportFormat.ninjs:
                    handing.to_ninjs(opened, file, superseded=superseded)
                else:
                    handing.to_graph_file(opened, form.value, file, superseded=superseded, count=counted.value)


def _delimiter(text: str) -> str:
    one = {"\\t": "\t", "tab": "\t"}.get(text, text)
    if len(one) != 1 or one in '"\r\n':
        raise InputError(f"--delimiter {text!r} cannot stand between cells; one of , ; or tab")
    return one


def _binary(
    store: Store, form: ExportFormat, path: Path, table: Table, password: str, *, superseded: bool, count: Count
) -> None:
    if form is ExportFormat.parquet:
        parquet.write(_lines(store, table, superseded, count), table.value, path)
    else:
        handing.to_dna(store, path, password, superseded=superseded, count=count.value)


def _lines(store: Store, table: Table, superseded: bool, count: Count) -> Iterable[tables.Line]:
    match table:
        case Table.positions:
            return store.every_position(superseded=superseded, count=count.value)
        case Table.quotations:
            return store.every_quotation(superseded=superseded, count=count.value)
        case Table.events:
            return store.events(superseded=superseded, count=count.value)
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
    count: CountOption = Count.once,
    codebook: Codebook = None,
    weights: Weights = None,
) -> None:
    """Write the report: one HTML file that needs nothing else."""
    bargains = tuple(map(settle, read_bargains(weights))) if weights else ()
    with Store(store, create=False, tell=complain) as opened:
        coded_by(opened, codebook)
        shown = picture.of_store(opened, min_score=min_score, count=count.value, bargains=bargains)
    html = render(shown, title=title)
    with Output(output) as file:
        file.write(html)
    if output != "-":
        complain(f"report written to {output}")
