"""Whole stores to other tools and back: functions over `Store`, which the commands `export` and `import` call."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from lagebild.errors import InputError
from lagebild.exchange import cas
from lagebild.exchange.coded import Delivery
from lagebild.exchange.dna import read_dna, write_dna
from lagebild.exchange.dna_export import Export, dna_file
from lagebild.exchange.dna_import import coded_statements
from lagebild.exchange.matching import Import, Library, judge
from lagebild.exchange.ninjs import ninjs_item
from lagebild.exchange.sheet import read_sheet
from lagebild.model import Page
from lagebild.store import CitedPosition, CitedQuotation, Count, Passage, Store, StoredArticle

__all__ = ["cas_documents", "delivery", "export_dna", "import_statements", "ninjs_items", "take_in"]

_Found = TypeVar("_Found", CitedPosition, CitedQuotation)


def export_dna(
    store: Store, path: str | Path, *, password: str = "lagebild", superseded: bool = False, count: Count = "once"
) -> Export:
    """Writes a .dna file of all articles and positions; what it holds. OutputError where it cannot be written.

    `password` is that of its coders. With `count` "once" what copies of one agency text share is one statement.
    """
    positions = tuple(store.every_position(superseded=superseded, count=count))
    made = dna_file(
        _documents(store, positions, superseded=superseded),
        positions,
        password,
        store.every_quotation(superseded=superseded),
        store.actors(),
    )
    write_dna(made.file, Path(path))
    return made


def cas_documents(store: Store, *, superseded: bool = False, count: Count = "printed") -> Iterator[tuple[Page, str]]:
    """The XMI of every article with its page; `cas.type_system_xml()` goes with them. Needs dkpro-cassis."""
    positions = _by_page(store.every_position(superseded=superseded, count=count))
    quotations = _by_page(store.every_quotation(superseded=superseded, count=count))
    held = [position for on_page in positions.values() for position in on_page]
    articles = {article.source.page_id: article for article in _documents(store, held, superseded=superseded)}
    for reading in store.readings(superseded=superseded):
        page = reading.page
        if page.id in articles:
            sentences = [(span.start, span.end) for span in reading.sentences]
            yield page, cas.cas_xmi(articles[page.id], positions[page.id], quotations[page.id], sentences)


def ninjs_items(store: Store, *, superseded: bool = False) -> Iterator[dict[str, Any]]:
    """A ninjs 2.0 item an article, with the actors that it names."""
    known = {actor.id: actor for actor in store.actors()}
    articles = {article.source.page_id: article for article in store.articles(superseded=superseded)}
    for reading in store.readings(superseded=superseded):
        article = articles.get(reading.page.id)
        if article is not None:
            across = store.actors_on(reading.page.id)
            ids = dict.fromkeys(across[actor.id][0] for actor in reading.cast.actors if actor.id in across)
            named = tuple(known[one] for one in ids if one in known)
            yield ninjs_item(article, named)


def delivery(path: str | Path) -> Delivery:
    """The coded statements of a .dna, .csv, .tsv or .xmi file; InputError where it is none of them."""
    path = Path(path)
    match path.suffix.lower():
        case ".dna":
            return coded_statements(read_dna(path), path.name)
        case ".csv" | ".tsv":
            return read_sheet(path)
        case ".xmi":
            return cas.read_cas(path)
    raise InputError(f"{path}: lagebild imports .dna, .csv and .xmi; name such a file")


def import_statements(store: Store, path: str | Path, *, reviewer: str = "human") -> Import:
    """Takes the statements of a file as judgements of their coders into the store; what was done with them.

    `reviewer` stands for coders without a name. The same file twice says nothing the second time.
    """
    return take_in(store, delivery(path), reviewer)


def take_in(store: Store, given: Delivery, reviewer: str) -> Import:
    """The same for statements that were read already."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    made = judge(given, store, Library(store), now, reviewer)
    for judgement in made.judgements:
        store.judge(judgement)
    return made


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


def _by_page(found: Iterable[_Found]) -> dict[str, list[_Found]]:
    pages: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        pages[one.citation.source.page_id].append(one)
    return pages
