"""`network`, `explain` and `robust`: discourse networks, why two are tied, and what stays when one counts otherwise."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import PurePath
from typing import Annotated, Any, cast, get_args

import typer
from rich.table import Table

from lagebild.analysis import (
    Network,
    Statements,
    explain_pair,
    explain_stance,
    one_mode,
    robustness,
    select_statements,
    two_mode,
    without_duplicates,
)
from lagebild.analysis.network import OneMode, OneModeNorm, TwoMode, TwoModeNorm
from lagebild.analysis.robustness import Variant
from lagebild.analysis.selection import Selection
from lagebild.cli.application import complain
from lagebild.cli.options import DEFAULT_STORE, Acts, Count, CountOption, MinScore, Since, StoreOption, Until, screen
from lagebild.cli.output import Output
from lagebild.errors import InputError
from lagebild.model import ActorKind
from lagebild.report import graphs, ties
from lagebild.store import CitedPosition, Store


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
GraphForm = StrEnum("GraphForm", [(form, form) for form in graphs.FORMATS])  # type: ignore[misc]  # as above
ActorKinds = StrEnum("ActorKinds", [(kind, kind) for kind in get_args(ActorKind)])  # type: ignore[misc]  # as above


class Normalisation(StrEnum):
    """What a tie is divided by."""

    none = "none"
    average = "average"
    cosine = "cosine"
    jaccard = "jaccard"
    activity = "activity"
    prominence = "prominence"


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


KindOption = Annotated[
    Kind, typer.Option("--kind", help="two-mode: actors and issues; the others: actors, summed over issues.")
]
NormOption = Annotated[
    Normalisation,
    typer.Option("--normalisation", help="activity and prominence for two-mode kinds, the others for one-mode kinds."),
]
PerOption = Annotated[
    Per, typer.Option("--duplicates", help="Within what an actor's repeated statement counts once; all: each counts.")
]
ByOption = Annotated[By, typer.Option("--by", help="organisation: persons give way to what they act for.")]
KindsOption = Annotated[
    list[ActorKinds] | None, typer.Option("--actor-kind", help="Actors of this kind only; may be given several times.")
]
_SUFFIXES = {".gexf": "gexf", ".graphml": "graphml", ".csv": "csv", ".json": "json"}


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
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is standard output.")
    ] = "-",
    form: Annotated[
        GraphForm | None, typer.Option("-f", "--format", help="Else by the suffix of the file; csv on standard output.")
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="CSV as a matrix instead of a list of ties.")] = False,
) -> None:
    """Write a discourse network (Leifeld) of the positions in the store (formulas: docs/networks.md)."""
    chosen = _form(output, form, matrix=matrix)
    filters: dict[str, Any] = {
        "act": act, "since": since, "until": until, "min_score": min_score, "count": count.value,
    }  # fmt: skip
    selection, _ = _selected(store, by, actor_kind, **filters)
    statements = without_duplicates(selection.statements, duplicates.value)
    made = build(statements, kind, normalisation)
    with Output(output) as file:
        if matrix:
            graphs.write_matrix(made, file)
        else:
            graphs.write_graph(graphs.to_graph(made, statements, selection.kinds), chosen, file)
    if output != "-":
        complain(f"network of {_size(made)} from {len(statements)} statements written to {output}{_gone(selection)}")


def build(statements: Statements, kind: Kind, normalisation: str) -> Network:
    """The network of that kind; InputError for a normalisation that it does not have."""
    norms = get_args(TwoModeNorm if kind in _TWO_MODE else OneModeNorm)
    if normalisation not in norms:
        raise InputError(f"--kind {kind} has no normalisation {normalisation}; one of {', '.join(norms)}")
    if kind in _TWO_MODE:
        return two_mode(statements, _TWO_MODE[kind], cast(TwoModeNorm, str(normalisation)))
    return one_mode(statements, cast(OneMode, kind.value), cast(OneModeNorm, str(normalisation)))


def _form(output: str, form: str | None, *, matrix: bool) -> graphs.GraphFormat:
    suffix = PurePath(output).suffix.lower()
    if matrix and form not in (None, "csv"):
        raise InputError("--matrix is for CSV; leave --format away")
    if form is None and output != "-" and not matrix and suffix not in _SUFFIXES:
        raise InputError(f"no format for {output}; name one with --format or end it with {', '.join(_SUFFIXES)}")
    return cast(graphs.GraphFormat, str(form) if form else _SUFFIXES.get(suffix, "csv"))


def _selected(
    store: str, by: By, kinds: Sequence[str] | None, act: Sequence[str] | None, quiet: bool = False, **filters: Any
) -> tuple[Selection, dict[str, CitedPosition]]:
    """The statements, and the positions that they come from by their ids."""
    with Store(store, create=False, tell=complain) as opened:
        positions = opened.positions(act=[str(one) for one in act or ()], **filters)
    selection = select_statements(positions, by=by.value, kinds=[str(kind) for kind in kinds or ()])
    if not len(selection.statements) and not quiet:
        complain(f"no statements in store {store}{_gone(selection)}; take a filter away or widen it")
    return selection, {position.id: position for position in positions}


def _gone(selection: Selection) -> str:
    parts = [f"{count} {reason}" for reason, count in sorted(selection.left_out.items())]
    return f" (left out: {', '.join(parts)})" if parts else ""


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
) -> None:
    """List the statements that tie two actors, or an actor to an issue, with the formula in words and numbers."""
    filters: dict[str, Any] = {
        "act": act, "since": since, "until": until, "min_score": min_score, "count": count.value,
    }  # fmt: skip
    selection, positions = _selected(store, by, None, **filters)
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
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="A .csv or .json file instead of a table.")
    ] = "-",
) -> None:
    """Show what stays of a network when one counts otherwise: duplicates, normalisation, time, one after the other."""
    if kind in _TWO_MODE:
        raise InputError(f"robust compares networks of actors; --kind {kind} is none of them")
    suffix = PurePath(output).suffix.lower()
    if output != "-" and suffix not in (".csv", ".json"):
        raise InputError(f"no format for {output}; end it with .csv or .json")
    filters: dict[str, Any] = {"act": act, "since": since, "until": until, "min_score": min_score}
    selection, _ = _selected(store, by, actor_kind, **filters)
    _, standing = _selected(store, by, actor_kind, **filters, count="once", quiet=True)
    statements = selection.statements
    build(statements.where(statements.actor < 0), kind, normalisation)  # tells what the kind does not have
    found = robustness(
        statements, cast(OneMode, kind.value), cast(OneModeNorm, str(normalisation)), duplicates.value, standing,
        once=count is Count.once,
    )  # fmt: skip
    if output == "-":
        screen().print(_table(found))
        return
    with Output(output) as file:
        if suffix == ".json":
            json.dump([asdict(variant) for variant in found], file, indent=1)
        else:
            writer = csv.DictWriter(file, list(asdict(found[0])), lineterminator="\n")
            writer.writeheader()
            writer.writerows(map(asdict, found))


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
