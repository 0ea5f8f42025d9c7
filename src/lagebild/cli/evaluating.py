"""`evaluate`: the pipeline against gold annotations."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from lagebild.cli.application import complain
from lagebild.cli.options import Jobs, Quiet, count_inputs, screen, workers
from lagebild.cli.progress import tracked
from lagebild.evaluation import Scores, evaluate_folders


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with a <stem>.json of annotations a document.")],
    texts: Annotated[Path, typer.Argument(metavar="TEXTS", help="Folder with the documents.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    jobs: Jobs = 0,
    quiet: Quiet = False,
) -> None:
    """Read annotated documents and print how well it went (measures: docs/evaluation.md)."""
    inputs = count_inputs([gold])
    with tracked(inputs, quiet=quiet) as step:
        scores = evaluate_folders(gold, texts, jobs=workers(jobs, inputs), step=step, tell=complain)
    if as_json:
        typer.echo(json.dumps(scores.shares, indent=1))
    else:
        screen().print(_table(scores))


def _table(scores: Scores) -> Table:
    table = Table("measure", box=None, pad_edge=False)
    table.add_column("value", justify="right")
    table.add_column("of", justify="right")
    for name in sorted(scores.shares):
        share, count = scores.shares[name], scores.counts.get(name)
        table.add_row(name, "–" if share is None else f"{share:.3f}", f"{count:g}" if count else "")
    return table
