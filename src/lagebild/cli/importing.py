"""`import`: statements that humans coded in other tools, as judgements."""

from pathlib import Path
from typing import Annotated

import typer

from lagebild.cli.application import complain
from lagebild.cli.options import DEFAULT_STORE, StoreOption
from lagebild.engine.verbs import read_text
from lagebild.exchange import stores
from lagebild.exchange.coded import Delivery
from lagebild.exchange.matching import Library
from lagebild.store import Store

_MOST_TOLD = 5
"""Statements that could not be used and are told one by one."""


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of DNA (.dna), CSV or CAS (.xmi).")],
    store: StoreOption = DEFAULT_STORE,
    reviewer: Annotated[
        str, typer.Option("--reviewer", help="Who coded what bears no coder's name.", metavar="NAME")
    ] = "human",
    documents: Annotated[
        bool, typer.Option("--documents", help="Read documents that are not in the store and add them, too.")
    ] = False,
) -> None:
    """Take statements of human coders as judgements: they confirm or correct what was found, or are added to it."""
    deliveries = [(path, stores.delivery(path)) for path in files]
    with Store(store, create=documents, tell=complain) as opened:
        for path, delivery in deliveries:
            added = _add_documents(opened, path, delivery) if documents else 0
            _judge(opened, path, delivery, reviewer, added)


def _add_documents(store: Store, path: Path, delivery: Delivery) -> int:
    library, count = Library(store), 0
    for foreign in delivery.documents:
        if library.page(foreign) is None:
            uri = foreign.uri or f"{path.resolve().as_uri()}#{foreign.key}"
            published = foreign.when.isoformat() if foreign.when else None
            store.add(read_text(foreign.text, uri=uri, published=published, outlet=foreign.source))
            count += 1
    return count


def _judge(store: Store, path: Path, delivery: Delivery, reviewer: str, added: int) -> None:
    made = stores.take_in(store, delivery, reviewer)
    counts = ", ".join(
        f"{made.counts.get(verdict, 0)} {verdict}" for verdict in ("right", "wrong", "corrected", "added", "unchanged")
    )
    for problem in made.problems[:_MOST_TOLD]:
        complain(problem)
    more = f", {len(made.problems)} not used" if made.problems else ""
    read = f"; {added} documents added" if added else ""
    complain(f"{path.name}: {counts}{more}{read}")
