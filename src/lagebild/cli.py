"""The command line."""

import json
from pathlib import Path
from typing import Annotated

import typer

from lagebild import pages, pipeline
from lagebild.model import Problem
from lagebild.report.gold import gold_record

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def lagebild() -> None:
    """Who wants what in the German press, every line cited."""


@app.command()
def read(
    paths: list[Path],
    output: Annotated[Path, typer.Option("-o", "--output")],
    form: Annotated[str, typer.Option("-f", "--format")] = "gold",
) -> None:
    """Read pages and write what they say."""
    output.mkdir(parents=True, exist_ok=True)
    for page in pages.load(paths):
        if isinstance(page, Problem):
            typer.echo(str(page), err=True)
            continue
        reading = pipeline.read_page(page)
        (output / (Path(page.uri).stem + ".json")).write_text(json.dumps(gold_record(reading), ensure_ascii=False), "utf-8")


def main() -> None:
    """The entry point."""
    app()
