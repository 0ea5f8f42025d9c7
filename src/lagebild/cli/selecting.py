"""What the commands on networks have in common: which statements, and how they are counted."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from lagebild.analysis import select_statements
from lagebild.analysis.selection import Selection
from lagebild.analysis.windows import Kernel
from lagebild.cli.application import complain
from lagebild.cli.options import coded_by
from lagebild.errors import InputError
from lagebild.model import ActorKind
from lagebild.store import CitedPosition, Store

__all__ = [
    "By",
    "ByOption",
    "KernelOption",
    "Kernels",
    "KindsOption",
    "Per",
    "PerOption",
    "SizeOption",
    "WindowOption",
    "WindowUnit",
    "gone",
    "selected",
    "window_size",
]

ActorKinds = StrEnum("ActorKinds", [(kind, kind) for kind in get_args(ActorKind)])  # type: ignore[misc]  # its members are the kinds of the model
WindowUnit = StrEnum("WindowUnit", ["day", "week", "month", "year", "statements"])
Kernels = StrEnum("Kernels", [(kernel, kernel) for kernel in get_args(Kernel)])  # type: ignore[misc]  # as above


class Per(StrEnum):
    """Within what a repeated statement counts once."""

    all = "all"
    document = "document"
    week = "week"
    month = "month"
    year = "year"
    range = "range"


class By(StrEnum):
    """Who the actors are."""

    actor = "actor"
    organisation = "organisation"


PerOption = Annotated[
    Per, typer.Option("--duplicates", help="Within what an actor's repeated statement counts once; all: each counts.")
]
ByOption = Annotated[By, typer.Option("--by", help="organisation: persons give way to what they act for.")]
KindsOption = Annotated[
    list[ActorKinds] | None, typer.Option("--actor-kind", help="Actors of this kind only; may be given several times.")
]
WindowOption = Annotated[
    WindowUnit | None,
    typer.Option("--window", help="A network for each window, which moves by this; statements: by one statement."),
]
SizeOption = Annotated[
    int | None, typer.Option("--window-size", metavar="N", min=1, help="How many of them a window is wide (else 1).")
]
KernelOption = Annotated[
    Kernels | None,
    typer.Option("--kernel", help="How a statement's weight falls with its distance from the middle (else uniform)."),
]


def window_size(window: str | None, size: int | None, kernel: str | None) -> int:
    """The width of a window, 0 without windows; InputError for options that do not go together."""
    if window is None:
        if size is not None or kernel is not None:
            option = "--window-size" if size is not None else "--kernel"
            raise InputError(
                f"{option} is for windows; name their unit with --window day, week, month, year, statements"
            )
        return 0
    if window == "statements" and size is None:
        raise InputError("a window of statements needs --window-size N: how many statements are in it")
    return size or 1


def selected(
    store: str,
    by: By,
    kinds: Sequence[str] | None,
    act: Sequence[str] | None,
    *,
    codebook: Path | None = None,
    quiet: bool = False,
    **filters: Any,
) -> tuple[Selection, dict[str, CitedPosition]]:
    """The statements, and the positions that they come from by their ids."""
    with Store(store, create=False, tell=complain) as opened:
        coded_by(opened, codebook)
        positions = opened.positions(act=[str(one) for one in act or ()], **filters)
    selection = select_statements(positions, by=by.value, kinds=[str(kind) for kind in kinds or ()])
    if not len(selection.statements) and not quiet:
        complain(f"no statements in store {store}{gone(selection)}; take a filter away or widen it")
    return selection, {position.id: position for position in positions}


def gone(selection: Selection) -> str:
    """What is not among the statements, in brackets."""
    parts = [f"{count} {reason}" for reason, count in sorted(selection.left_out.items())]
    return f" (left out: {', '.join(parts)})" if parts else ""
