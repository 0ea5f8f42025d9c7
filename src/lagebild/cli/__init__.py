"""The command line: `lagebild read | add | show | search | report | export | evaluate`."""

from lagebild.cli.application import app
from lagebild.cli.evaluating import evaluate
from lagebild.cli.exporting import export, report
from lagebild.cli.reading import add, read
from lagebild.cli.showing import search, show

__all__ = ["app", "main"]

for command in (read, add, show, search, report, export, evaluate):
    app.command()(command)


def main() -> None:
    """The entry point."""
    app()
