"""The store handed to other tools: DNA, INCEpTION, Gephi, news systems."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO, cast

from lagebild.analysis import select_statements, two_mode
from lagebild.cli.application import complain
from lagebild.cli.output import Output, Stems
from lagebild.exchange import cas, stores
from lagebild.report import graphs
from lagebild.report.jsonl import page_record, to_line
from lagebild.store import CitedEvent, CitedPosition, CitedQuotation, Store
from lagebild.store import Count as CountWay

__all__ = ["to_cas", "to_dna", "to_graph_file", "to_jsonl", "to_ninjs"]


def to_dna(store: Store, path: Path, password: str, *, superseded: bool, count: CountWay = "once") -> None:
    """A .dna file of all articles and positions."""
    made = stores.export_dna(store, path, password=password, superseded=superseded, count=count)
    coders = ", ".join(row["Name"] for row in made.file.tables["CODERS"])
    outside = f"; {len(made.left_out)} positions stand outside their article and are not in it" if made.left_out else ""
    told = " (password: lagebild; choose another with --password)" if password == "lagebild" else ""
    complain(
        f"{len(made.file.tables['DOCUMENTS'])} documents and {len(made.file.tables['STATEMENTS'])} statements written; "
        f"coders {coders}{told}{outside}"
    )


def to_cas(store: Store, folder: Path, *, superseded: bool, count: CountWay = "printed") -> None:
    """A folder with an XMI file an article and the type system that goes with them."""
    layers, stems, written = cas.type_system_xml(), Stems(folder), 0
    with Output(str(folder / cas.TYPE_SYSTEM)) as file:
        file.write(layers)
    for page, text in stores.cas_documents(store, superseded=superseded, count=count):
        path, _ = stems.path(page)
        with Output(str(path.with_suffix(".xmi"))) as file:
            file.write(text)
        written += 1
    complain(f"{written} documents and {cas.TYPE_SYSTEM} written to {folder}")


def to_jsonl(store: Store, file: TextIO, *, superseded: bool, count: CountWay = "printed") -> None:
    """A line a page; with `count` "once", what copies of one agency text share stands with one of them alone."""
    kept: dict[str, set[tuple[str, str]]] | None = None
    if count == "once":
        found: dict[str, Iterable[CitedPosition | CitedQuotation | CitedEvent]] = {
            "positions": store.every_position(superseded=superseded, count=count),
            "quotations": store.every_quotation(superseded=superseded, count=count),
            "events": store.events(superseded=superseded, count=count),
        }
        kept = {name: {(one.citation.source.page_id, one.id) for one in lines} for name, lines in found.items()}
    for reading in store.readings(superseded=superseded):
        record = page_record(reading)
        across = store.actors_on(reading.page.id)
        for actor in record["actors"]:
            if actor["id"] in across:
                actor["across"] = dict(zip(("id", "name"), across[actor["id"]], strict=True))
        for name, ids in (kept or {}).items():
            record[name] = [entry for entry in record[name] if (reading.page.id, entry["id"]) in ids]
        print(to_line(record), file=file)


def to_graph_file(store: Store, form: str, file: TextIO, *, superseded: bool, count: CountWay = "once") -> None:
    """Who is for and against what: the two-mode network of all positions, counts for and against at every tie."""
    selection = select_statements(store.every_position(superseded=superseded, count=count))
    made = graphs.to_graph(two_mode(selection.statements), selection.statements, selection.kinds)
    graphs.write_graph(made, cast(graphs.GraphFormat, form), file)


def to_ninjs(store: Store, file: TextIO, *, superseded: bool) -> None:
    """A line an article: ninjs 2 with the actors that it names."""
    for item in stores.ninjs_items(store, superseded=superseded):
        print(to_line(item), file=file)
