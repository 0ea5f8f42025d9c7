"""Options that several commands share, and the checks that belong to them."""

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from lagebild.errors import InputError
from lagebild.model import ACTS

if TYPE_CHECKING:
    from lagebild.store import Store

Act = StrEnum("Act", [(act, act) for act in ACTS])  # type: ignore[misc]  # its members are the acts of the model

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files or folders with text, HTML, feeds, WARC, JSON lines; - is standard input."
    ),
]
StoreOption = Annotated[
    str,
    typer.Option("--store", metavar="FILE|URL", help="The store: a file, or postgresql+psycopg://user@host/database."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing but errors on standard error.")]
Jobs = Annotated[
    int, typer.Option("-j", "--jobs", min=0, help="Worker processes; 0: one a core, this process alone for few pages.")
]
MaxPage = Annotated[
    int,
    typer.Option("--max-page", metavar="MIB", min=1, help="Largest page in MiB; larger ones are told and left out."),
]
MAX_PAGE = 8
Actor = Annotated[str | None, typer.Option("--actor", help="Name or alias, or whole words of it.")]
Issue = Annotated[str | None, typer.Option("--issue", help="Issue, or a part of its name.")]
Acts = Annotated[list[Act] | None, typer.Option("--act", help="Act; may be given several times.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="First day: 2025-08-14, 2025-08 or 2025.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day, inclusive.")]
MinScore = Annotated[
    float | None, typer.Option("--min-score", min=0.0, max=1.0, help="Only what is at least that sure (0 to 1).")
]
Codebook = Annotated[
    Path | None, typer.Option("--codebook", metavar="FILE", help="Issues as you define them, in YAML: docs/issues.md.")
]
DEFAULT_STORE = "lage.db"


class Count(StrEnum):
    """How copies of an agency text count."""

    once = "once"
    printed = "printed"


CountOption = Annotated[
    Count, typer.Option("--count", help="once: what copies of one agency text share counts once; printed: in each.")
]

Weights = Annotated[
    str | None,
    typer.Option("--weights", metavar="FILE", help="YAML with positions from 0 to 100, salience, weights."),
]

_FEW = 8
"""Inputs below which starting workers costs more than it saves: each loads the language pack anew."""


def checked(paths: Sequence[str]) -> list[str | Path]:
    """The paths, all there: a mistyped name is told before hours of work, not after."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise InputError(f"no such file or folder: {path}; check the spelling")
    return [path if path == "-" else Path(path) for path in paths]


def count_inputs(paths: Sequence[str | Path]) -> int:
    """How many files there are; a feed or WARC file holds more pages than one."""
    total = 0
    for path in paths:
        if isinstance(path, Path) and path.is_dir():
            total += sum(len(files) for _, _, files in os.walk(path))
        else:
            total += 1
    return total


def workers(jobs: int, inputs: int) -> int:
    """The number of worker processes that `--jobs` means."""
    if jobs:
        return jobs
    available = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    return available if inputs >= _FEW else 1


class _Screen(Console):
    """A console that leaves a reader who is gone to the application."""

    def on_broken_pipe(self) -> None:
        """Instead of ending the program with a failure."""
        raise BrokenPipeError


def coded_by(store: "Store", codebook: Path | None) -> None:
    """Lays a codebook over the positions of a store; InputError where it is none."""
    if codebook is not None:
        from lagebild.analysis import codebook as books  # noqa: PLC0415  # brings numpy, which few commands need
        from lagebild.report import issues  # noqa: PLC0415  # as above

        store.lay_over(issues.coder(books.load(codebook)))


def screen() -> Console:
    """Standard output: colours on a terminal; 80 columns, or $COLUMNS, in a pipe; letters it lacks as '?'."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return _Screen(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)
