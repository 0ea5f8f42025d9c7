"""`families` and `stories`: who prints whose text, and what is about the same thing."""

from typing import Annotated

import typer

from lagebild.cli.application import complain
from lagebild.cli.options import DEFAULT_STORE, StoreOption, screen
from lagebild.errors import InputError
from lagebild.report import families as printed
from lagebild.store import Store


def families(
    store: StoreOption = DEFAULT_STORE,
    diff: Annotated[
        int | None, typer.Option("--diff", metavar="N", help="Show what each version of family N changed.")
    ] = None,
) -> None:
    """List wire copies: which papers print the same agency text, what they changed, who prints which position."""
    with Store(store, create=False, tell=complain) as opened:
        found = opened.families(diff)
    if found and diff is not None:
        printed.diff(found[0], screen())
    elif found:
        printed.families(found, screen())
    elif diff is not None:
        raise InputError(f"there is no wire family {diff} in store {store}; list them with: lagebild families")
    else:
        complain(f"no two articles in store {store} print the same agency text")


def stories(
    store: StoreOption = DEFAULT_STORE,
    least: Annotated[int, typer.Option("--min-articles", min=1, help="Articles that a story must have.")] = 1,
) -> None:
    """List stories: what the articles are about, with first and last day and a timeline."""
    with Store(store, create=False, tell=complain) as opened:
        found = opened.stories(least=least)
    if found:
        printed.stories(found, screen())
    else:
        complain(f"no story in store {store} has {least} articles; add pages, or ask for fewer with --min-articles")
