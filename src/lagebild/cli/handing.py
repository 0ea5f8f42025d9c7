"""The store handed to other tools: DNA, INCEpTION, Gephi, news systems."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO, TypeVar, cast

from lagebild.analysis import select_statements, two_mode
from lagebild.cli.application import complain
from lagebild.cli.output import Output, Stems
from lagebild.exchange import cas
from lagebild.exchange.dna import write_dna
from lagebild.exchange.dna_export import dna_file
from lagebild.exchange.ninjs import ninjs_item
from lagebild.report import graphs
from lagebild.report.jsonl import page_record, to_line
from lagebild.store import CitedEvent, CitedPosition, CitedQuotation, Passage, Store, StoredArticle
from lagebild.store import Count as CountWay

__all__ = ["to_cas", "to_dna", "to_graph_file", "to_jsonl", "to_ninjs"]

_Found = TypeVar("_Found", CitedPosition, CitedQuotation)


def to_dna(store: Store, path: Path, password: str, *, superseded: bool, count: CountWay = "once") -> None:
    """A .dna file of all articles and positions."""
    positions = tuple(store.every_position(superseded=superseded, count=count))
    made = dna_file(
        _documents(store, positions, superseded=superseded),
        positions,
        password,
        store.every_quotation(superseded=superseded),
        store.actors(),
    )
    write_dna(made.file, path)
    coders = ", ".join(row["Name"] for row in made.file.tables["CODERS"])
    outside = f"; {len(made.left_out)} positions stand outside their article and are not in it" if made.left_out else ""
    told = " (password: lagebild; choose another with --password)" if password == "lagebild" else ""
    complain(
        f"{len(made.file.tables['DOCUMENTS'])} documents and {len(made.file.tables['STATEMENTS'])} statements written; "
        f"coders {coders}{told}{outside}"
    )


def _documents(store: Store, positions: Iterable[CitedPosition], *, superseded: bool) -> tuple[StoredArticle, ...]:
    """The articles, and whole pages where a human coded statements on one that is no article."""
    articles = store.articles(superseded=superseded)
    known = {article.source.page_id for article in articles}
    bare = {}
    for position in positions:
        source = position.citation.source
        if source.page_id not in known and source.page_id not in bare and (page := store.page(source.page_id)):
            body = (Passage(page.text, 0, len(page.text)),)
            bare[source.page_id] = StoredArticle(source, None, "", body, (), (), 0, 0, 0)
    return (*articles, *bare.values())


def to_cas(store: Store, folder: Path, *, superseded: bool, count: CountWay = "printed") -> None:
    """A folder with an XMI file an article and the type system that goes with them."""
    layers = cas.type_system_xml()
    positions = _by_page(store.every_position(superseded=superseded, count=count))
    quotations = _by_page(store.every_quotation(superseded=superseded, count=count))
    held = [position for on_page in positions.values() for position in on_page]
    articles = {article.source.page_id: article for article in _documents(store, held, superseded=superseded)}
    with Output(str(folder / cas.TYPE_SYSTEM)) as file:
        file.write(layers)
    stems = Stems(folder)
    for reading in store.readings(superseded=superseded):
        page_id = reading.page.id
        if page_id in articles:
            sentences = [(span.start, span.end) for span in reading.sentences]
            text = cas.cas_xmi(articles[page_id], positions[page_id], quotations[page_id], sentences)
            path, _ = stems.path(reading.page)
            with Output(str(path.with_suffix(".xmi"))) as file:
                file.write(text)
    complain(f"{len(articles)} documents and {cas.TYPE_SYSTEM} written to {folder}")


def _by_page(found: Iterable[_Found]) -> dict[str, list[_Found]]:
    pages: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        pages[one.citation.source.page_id].append(one)
    return pages


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
    known = {actor.id: actor for actor in store.actors()}
    articles = {article.source.page_id: article for article in store.articles(superseded=superseded)}
    for reading in store.readings(superseded=superseded):
        article = articles.get(reading.page.id)
        if article is not None:
            named = tuple(known[actor.id] for actor in reading.cast.actors if actor.id in known)
            print(to_line(ninjs_item(article, named)), file=file)
