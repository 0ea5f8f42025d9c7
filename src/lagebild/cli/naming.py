"""`actors`: who is who across articles, what is doubtful, and a human's word on it."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from lagebild.cli.application import complain
from lagebild.cli.options import DEFAULT_STORE, StoreOption, screen
from lagebild.cli.output import Output
from lagebild.errors import InputError
from lagebild.report import actor_lines
from lagebild.store import DoubtfulPair, KnownActor, NamedHere, Store
from lagebild.store.merging import ON_ACTORS, Told

_SHOWN = 50
"""Actors that are listed without --all."""


class ActorsFormat(StrEnum):
    """What `actors` writes."""

    text = "text"
    csv = "csv"
    json = "json"


Reviewer = Annotated[str, typer.Option("--reviewer", metavar="NAME", help="Who says so.")]

actors = typer.Typer(add_completion=False, rich_markup_mode=None)


@actors.callback(invoke_without_command=True)
def _actors(  # noqa: PLR0913, PLR0917  # an option a filter
    context: typer.Context,
    store: StoreOption = DEFAULT_STORE,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Pairs that may be one, with what speaks for it and against.")
    ] = False,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="NAME", help="Where this actor is named, how, and why it is this one."),
    ] = None,
    judged: Annotated[
        bool, typer.Option("--judged", help="What humans said of actors, with numbers to undo it.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help=f"Not only the {_SHOWN} with most positions.")] = False,
    form: Annotated[
        ActorsFormat, typer.Option("-f", "--format", help="text, or csv or json with all.")
    ] = ActorsFormat.text,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where CSV and JSON go; - is standard output.")
    ] = "-",
) -> None:
    """List the actors of all articles; merge, split and undo say who is who."""
    if context.invoked_subcommand:
        context.obj = store
        return
    if sum((doubtful, why is not None, judged)) > 1:
        raise InputError("--doubtful, --why and --judged are three lists; ask for one")
    if form is ActorsFormat.text and output != "-":
        raise InputError("--output is for CSV and JSON; add --format csv, or take --output away")
    if judged and form is not ActorsFormat.text:
        raise InputError("--judged is text only; take --format away")
    with Store(store, create=False, tell=complain) as opened:
        if judged:
            _tell_words(opened, store)
        elif doubtful:
            _write(opened.doubtful_actors(), form, output, f"no two actors in store {store} are doubtful")
        elif why is not None:
            _write(opened.appearances(why), form, output, "")
        else:
            _write(
                opened.actors(), form, output, f"store {store} has no actors; fill it with: lagebild add PATH", every
            )


def _write(
    found: Sequence[KnownActor] | Sequence[DoubtfulPair] | Sequence[NamedHere],
    form: ActorsFormat,
    output: str,
    nothing: str,
    every: bool = False,
) -> None:
    if form is not ActorsFormat.text:
        with Output(output) as file:
            if form is ActorsFormat.csv:
                actor_lines.table(found, file)
            else:
                print(json.dumps(actor_lines.records(found), ensure_ascii=False, indent=1), file=file)
        return
    if not found:
        complain(nothing)
    elif isinstance(found[0], KnownActor):
        shown = [one for one in found if isinstance(one, KnownActor)]
        kept = shown if every else shown[:_SHOWN]
        actor_lines.actors(kept, len(shown) - len(kept), screen())
    elif isinstance(found[0], DoubtfulPair):
        actor_lines.doubtful([one for one in found if isinstance(one, DoubtfulPair)], screen())
    else:
        actor_lines.articles([one for one in found if isinstance(one, NamedHere)], screen())


def _tell_words(opened: Store, store: str) -> None:
    said = [stored for stored in opened.judgements() if stored.judgement.verdict in ON_ACTORS]
    if said:
        actor_lines.words(said, screen())
    else:
        complain(f"nobody has said anything of the actors in store {store}")


SubStore = Annotated[
    str | None,
    typer.Option("--store", metavar="FILE|URL", help="The store: a file, or postgresql+psycopg://user@host/database."),
]


def _place(context: typer.Context, store: str | None) -> str:
    """The store that the command, or `actors` before it, names."""
    return store or str(context.obj or DEFAULT_STORE)


@actors.command()
def merge(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="Name, alias or id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Name, alias or id.")],
    reviewer: Reviewer = "",
    store: SubStore = None,
) -> None:
    """Say that two actors are one. It stays so in every later run, until it is undone."""
    place = _place(context, store)
    with Store(place, create=False, tell=complain) as opened:
        _told(opened.merge_actors(one, other, reviewer=reviewer), f"{one} and {other} are one actor now", place)


@actors.command()
def split(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="The name that articles have, or another actor.")],
    other: Annotated[
        str | None, typer.Option("--from", metavar="B", help="The actor that A is not; needless with --page.")
    ] = None,
    page: Annotated[
        list[str] | None,
        typer.Option(
            "--page", metavar="PAGE", help="Only in this article (address, file name or id); may be repeated."
        ),
    ] = None,
    reviewer: Reviewer = "",
    store: SubStore = None,
) -> None:
    """Say that A is not B, in all articles or in some. It stays so in every later run, until it is undone."""
    if other is None and not page:
        raise InputError("say whom A is split from with --from B, or in which article with --page PAGE")
    place = _place(context, store)
    with Store(place, create=False, tell=complain) as opened:
        told = opened.split_actor(one, other=other, pages=page or (), reviewer=reviewer)
        where = f" on {', '.join(page)}" if page else ""
        _told(told, f"{one}{where} is another than {other or 'elsewhere'} now", place)


@actors.command()
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The judgement, as --judged lists it.")],
    store: SubStore = None,
) -> None:
    """Take back what was said of actors; it stays on record."""
    place = _place(context, store)
    with Store(place, create=False, tell=complain) as opened:
        if all(stored.number != number or stored.judgement.verdict not in ON_ACTORS for stored in opened.judgements()):
            raise InputError(f"there is no judgement {number} on actors; list them with: lagebild actors --judged")
        opened.take_back(number)
    complain(f"judgement {number} is taken back")


def _told(told: Told, done: str, place: str) -> None:
    if told.overruled:
        complain(told.overruled)
    complain(f"{done}; undo: lagebild actors undo {told.judgement.number} --store {place}")
