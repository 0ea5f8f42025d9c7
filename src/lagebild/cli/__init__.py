"""The command line: `lagebild read | add | show | search | report | export | evaluate`."""

from lagebild.cli.application import app

__all__ = ["app", "main"]


def main() -> None:
    """The entry point."""
    app()
