"""`network`, `explain` and `robust`: discourse networks, why two are tied, and what stays when one counts otherwise."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import PurePath
from typing import Annotated, Any, TextIO, cast, get_args

import typer
from rich.table import Table

from lagebild.analysis import (
    Network,
    Statements,
    explain_pair,
    explain_stance,
    one_mode,
    two_mode,
    without_duplicates,
)
from lagebild.analysis.network import OneMode, OneModeNorm, TwoMode, TwoModeNorm, Weights
from lagebild.analysis.robustness import Comparison, Variant, compared
from lagebild.analysis.selection import Selection
from lagebild.analysis.windows import Kernel, Step
from lagebild.cli import windowing
from lagebild.cli.application import complain
from lagebild.cli.options import (
    DEFAULT_STORE,
    Acts,
    Codebook,
    Count,
    CountOption,
    MinScore,
    Since,
    StoreOption,
    Until,
    screen,
)
from lagebild.cli.output import Output
from lagebild.cli.selecting import (
    By,
    ByOption,
    KernelOption,
    KindsOption,
    Per,
    PerOption,
    SizeOption,
    WindowOption,
    gone,
    selected,
    window_size,
)
from lagebild.errors import InputError
from lagebild.report import graphs, ties
from lagebild.report.html import alone
from lagebild.report.html.network_picture import draw_network
from lagebild.report.html.robust_picture import RobustPicture, draw_robust


class Kind(StrEnum):
    """What a tie counts."""

    congruence = "congruence"
    conflict = "conflict"
    subtract = "subtract"
    ignore = "ignore"
    two_mode = "two-mode"
    two_mode_subtract = "two-mode-subtract"
    two_mode_combine = "two-mode-combine"


_TWO_MODE: dict[Kind, TwoMode] = {
    Kind.two_mode: "ignore",
    Kind.two_mode_subtract: "subtract",
    Kind.two_mode_combine: "combine",
}
GraphForm = StrEnum("GraphForm", [(form, form) for form in (*graphs.FORMATS, "svg")])  # type: ignore[misc]  # as many as there are writers


class Normalisation(StrEnum):
    """What a tie is divided by."""

    none = "none"
    average = "average"
    cosine = "cosine"
    jaccard = "jaccard"
    activity = "activity"
    prominence = "prominence"


KindOption = Annotated[
    Kind, typer.Option("--kind", help="two-mode: actors and issues; the others: actors, summed over issues.")
]
NormOption = Annotated[
    Normalisation,
    typer.Option("--normalisation", help="activity and prominence for two-mode kinds, the others for one-mode kinds."),
]
_SUFFIXES = {".gexf": "gexf", ".graphml": "graphml", ".csv": "csv", ".json": "json", ".svg": "svg"}
_ROBUST = (".csv", ".json", ".svg", ".html")


def network(  # noqa: PLR0913, PLR0917  # an option a filter
    store: StoreOption = DEFAULT_STORE,
    kind: KindOption = Kind.congruence,
    normalisation: NormOption = Normalisation.none,
    duplicates: PerOption = Per.document,
    by: ByOption = By.actor,
    actor_kind: KindsOption = None,
    act: Acts = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    count: CountOption = Count.once,
    codebook: Codebook = None,
    window: WindowOption = None,
    size: SizeOption = None,
    kernel: KernelOption = None,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Where to; - is standard output. With --window also a folder."
        ),
    ] = "-",
    form: Annotated[
        GraphForm | None, typer.Option("-f", "--format", help="Else by the suffix of the file; csv on standard output.")
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="CSV as a matrix instead of a list of ties.")] = False,
) -> None:
    """Write a discourse network (Leifeld) of the positions in the store (formulas: docs/networks.md)."""
    width = window_size(window, size, kernel)
    filters: dict[str, Any] = {
        "act": act, "since": since, "until": until, "min_score": min_score, "count": count.value, "codebook": codebook,
    }  # fmt: skip
    whole = not window or windowing.is_one_file(output, form, matrix=matrix)
    chosen = _form(output, form, matrix=matrix) if whole else ""
    selection, _ = selected(store, by, actor_kind, **filters)
    statements = without_duplicates(selection.statements, duplicates.value)
    if window:
        series = windowing.Series(
            selection, statements, lambda table, weights: build(table, kind, normalisation, weights),
            cast(Step, window.value), width, cast(Kernel, str(kernel or "uniform")),
        )  # fmt: skip
        windowing.write(series, output, chosen, form, matrix=matrix)
        return
    made = build(statements, kind, normalisation)
    with Output(output) as file:
        if matrix:
            graphs.write_matrix(made, file)
        elif chosen == "svg":
            _draw(statements, selection, kind, file)
        else:
            graphs.write_graph(graphs.to_graph(made, statements, selection.kinds), graph_format(chosen), file)
    if output != "-":
        complain(f"network of {_size(made)} from {len(statements)} statements written to {output}{gone(selection)}")


def graph_format(name: str) -> graphs.GraphFormat:
    """The name as a format of `report.graphs`."""
    return cast(graphs.GraphFormat, name)


def _draw(statements: Statements, selection: Selection, kind: Kind, file: TextIO) -> None:
    if kind not in (Kind.congruence, Kind.conflict):
        raise InputError(
            f"the picture shows congruence and conflict at once; leave --kind {kind} away or take another format"
        )
    drawing = draw_network(statements, selection.kinds)
    if drawing is None:
        raise InputError("no two actors are tied, so there is nothing to draw; take a filter away or widen it")
    file.write(alone.svg(drawing))


def build(statements: Statements, kind: Kind, normalisation: str, weights: Weights | None = None) -> Network:
    """The network of that kind; InputError for a normalisation that it does not have."""
    norms = get_args(TwoModeNorm if kind in _TWO_MODE else OneModeNorm)
    if normalisation not in norms:
        raise InputError(f"--kind {kind} has no normalisation {normalisation}; one of {', '.join(norms)}")
    if kind in _TWO_MODE:
        return two_mode(statements, _TWO_MODE[kind], cast(TwoModeNorm, str(normalisation)), weights)
    return one_mode(statements, cast(OneMode, kind.value), cast(OneModeNorm, str(normalisation)), weights)


def _form(output: str, form: str | None, *, matrix: bool) -> str:
    suffix = PurePath(output).suffix.lower()
    if matrix and form not in (None, "csv"):
        raise InputError("--matrix is for CSV; leave --format away")
    if form is None and output != "-" and not matrix and suffix not in _SUFFIXES:
        raise InputError(f"no format for {output}; name one with --format or end it with {', '.join(_SUFFIXES)}")
    return str(form) if form else _SUFFIXES.get(suffix, "csv")


def _size(made: Network) -> str:
    ties = made.weights.count_nonzero()
    if made.one_mode:
        return f"{len(made.rows)} actors and {ties // 2} ties"
    return f"{len(made.rows)} actors, {len(made.columns)} issues and {ties} ties"


def explain(  # noqa: PLR0913, PLR0917  # an option a filter
    first: Annotated[str, typer.Argument(metavar="A", help="An actor: its name, or whole words of it.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another actor, or an issue.")],
    store: StoreOption = DEFAULT_STORE,
    kind: KindOption = Kind.congruence,
    normalisation: NormOption = Normalisation.none,
    duplicates: PerOption = Per.document,
    by: ByOption = By.actor,
    act: Acts = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    count: CountOption = Count.once,
    codebook: Codebook = None,
) -> None:
    """List the statements that tie two actors, or an actor to an issue, with the formula in words and numbers."""
    filters: dict[str, Any] = {
        "act": act, "since": since, "until": until, "min_score": min_score, "count": count.value, "codebook": codebook,
    }  # fmt: skip
    selection, positions = selected(store, by, None, **filters)
    statements = without_duplicates(selection.statements, duplicates.value)
    one = ties.named(first, statements.actors)
    other = ties.named(second, statements.actors if kind not in _TWO_MODE else statements.concepts, quiet=True)
    if other is None and kind not in _TWO_MODE and ties.named(second, statements.concepts, quiet=True):
        kind = Kind.two_mode_subtract
    build(statements.where(statements.actor < 0), kind, normalisation)  # tells what the kind does not have
    if kind in _TWO_MODE:
        concept = ties.named(second, statements.concepts)
        told = explain_stance(statements, one, concept, _TWO_MODE[kind], cast(TwoModeNorm, str(normalisation)))
    else:
        found = other or ties.named(second, statements.actors)
        told = explain_pair(statements, one, found, cast(OneMode, kind.value), cast(OneModeNorm, str(normalisation)))
    ties.tell(told, f"{kind}, {normalisation}" if normalisation != "none" else kind.value, positions, screen())


def robust(  # noqa: PLR0913, PLR0917  # an option a filter
    store: StoreOption = DEFAULT_STORE,
    kind: KindOption = Kind.congruence,
    normalisation: NormOption = Normalisation.average,
    duplicates: PerOption = Per.document,
    by: ByOption = By.actor,
    actor_kind: KindsOption = None,
    act: Acts = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    count: CountOption = Count.once,
    codebook: Codebook = None,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="A .csv or .json file instead of a table, or a picture: .svg, .html."
        ),
    ] = "-",
) -> None:
    """Show what stays of a network when one counts otherwise: duplicates, normalisation, time, one after the other."""
    if kind in _TWO_MODE:
        raise InputError(f"robust compares networks of actors; --kind {kind} is none of them")
    suffix = PurePath(output).suffix.lower()
    if output != "-" and suffix not in _ROBUST:
        raise InputError(f"no format for {output}; end it with {', '.join(_ROBUST[:-1])} or {_ROBUST[-1]}")
    filters: dict[str, Any] = {
        "act": act, "since": since, "until": until, "min_score": min_score, "codebook": codebook,
    }  # fmt: skip
    selection, _ = selected(store, by, actor_kind, **filters)
    _, standing = selected(store, by, actor_kind, **filters, count="once", quiet=True)
    statements = selection.statements
    build(statements.where(statements.actor < 0), kind, normalisation)  # tells what the kind does not have
    found = compared(
        statements, cast(OneMode, kind.value), cast(OneModeNorm, str(normalisation)), duplicates.value, standing,
        once=count is Count.once,
    )  # fmt: skip
    if output == "-":
        screen().print(_table(found.variants))
        if found.steady is not None:
            screen().print(f"\n{found.steady:.0%} of the actors stay in their community, however one counts")
        return
    drawing = draw_robust(found) if suffix in (".svg", ".html") else None
    with Output(output) as file:
        _write_robust(found, drawing, suffix, file)


def _write_robust(found: Comparison, drawing: RobustPicture | None, suffix: str, file: TextIO) -> None:
    if suffix == ".json":
        json.dump([asdict(variant) for variant in found.variants], file, indent=1)
    elif suffix == ".csv":
        writer = csv.DictWriter(file, list(asdict(found.variants[0])), lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(asdict, found.variants))
    elif drawing is None:
        raise InputError("no two actors are tied, so there is nothing to draw; take a filter away or widen it")
    else:
        file.write(alone.svg(drawing) if suffix == ".svg" else alone.robust_page(drawing))


def _table(found: Sequence[Variant]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("counted otherwise", no_wrap=True)
    table.add_column("", no_wrap=True)
    for head in ("statements", "ties", "groups", "rank", "Rand", "NMI"):
        table.add_column(head, justify="right", no_wrap=True)
    before = ""
    for variant in found:
        measures = (variant.rank, variant.rand, variant.information)
        table.add_row(
            variant.dimension if variant.dimension != before else "", variant.value, str(variant.statements),
            str(variant.ties), str(variant.communities), *("–" if m is None else f"{m:.2f}" for m in measures),
        )  # fmt: skip
        before = variant.dimension
    return table
