"""`show` and `search`: what is in the store, for people."""

from typing import Annotated

import typer

from lagebild.cli.application import complain
from lagebild.cli.options import (
    DEFAULT_STORE,
    Actor,
    Acts,
    Codebook,
    Count,
    CountOption,
    Issue,
    MinScore,
    Since,
    StoreOption,
    Until,
    coded_by,
    screen,
)
from lagebild.report import terminal
from lagebild.store import Store


def show(  # noqa: PLR0913, PLR0917  # an option a filter
    store: StoreOption = DEFAULT_STORE,
    actor: Actor = None,
    issue: Issue = None,
    act: Acts = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    codebook: Codebook = None,
    count: CountOption = Count.once,
    sentences: Annotated[
        bool, typer.Option("--sentences", "-s", help="Print the sentence of every position too.")
    ] = False,
) -> None:
    """Show who wants what, by issue and actor, with condition, date and source."""
    acts = [str(one) for one in act or ()]
    with Store(store, create=False, tell=complain) as opened:
        coded_by(opened, codebook)
        found = opened.positions(
            actor=actor, issue=issue, act=acts, since=since, until=until, min_score=min_score, count=count.value
        )
        if found:
            terminal.overview(found, screen(), sentences=sentences)
            return
        counts = opened.counts()
    if counts.pages == 0:
        complain(f"store {store} is empty; fill it with: lagebild add PATH --store {store}")
    elif counts.positions == 0:
        complain(f"no positions were found in the {counts.pages} pages of store {store}; add more pages")
    else:
        complain(f"none of the {counts.positions} positions in store {store} matches; take a filter away or widen it")


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="All of them in one sentence, in any form.")],
    store: StoreOption = DEFAULT_STORE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many sentences at most.")] = 20,
) -> None:
    """Find sentences by their words: "Zoll" finds "Zölle" and "Zöllen" too."""
    asked = " ".join(words)
    with Store(store, create=False, tell=complain) as opened:
        found = opened.search(asked, limit=limit)
    if found:
        terminal.hits(found, screen())
    else:
        complain(f"no sentence in store {store} holds {asked!r}; ask for fewer words")
