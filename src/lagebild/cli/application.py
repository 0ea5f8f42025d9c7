"""The application around the commands: a line for every mistake, exit status 0, 1 or 2, quiet when the reader is gone.

0: done; 1: it could not be done (store, output, nothing readable); 2: the command line asks for what cannot be.
130 after Ctrl-C, as shells expect.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import typer
import typer.main
from typer.core import TyperGroup

from lagebild import __version__
from lagebild.errors import InputError, LagebildError
from lagebild.model import Problem
from lagebild.report.plain import one_line

__all__ = ["app", "complain", "complain_of"]

INTERRUPTED = 130
_MODULES = {
    "read": "reading",
    "add": "reading",
    "show": "showing",
    "search": "showing",
    "issues": "issues",
    "shifts": "issues",
    "actors": "naming",
    "families": "grouping",
    "stories": "grouping",
    "ask": "agreeing",
    "agree": "agreeing",
    "report": "exporting",
    "export": "exporting",
    "import": "importing",
    "network": "networking",
    "explain": "networking",
    "robust": "networking",
    "polarization": "polarizing",
    "evaluate": "evaluating",
}
"""The commands, in the order of the help, and the module of each: only the one that is asked for is imported."""


class _Group(TyperGroup):
    """Typer's group with this program's way of telling mistakes."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # typer's face
        """The commands in the order of the help."""
        return list(_MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # typer's face
        """The command of that name, None where there is none."""
        if cmd_name not in _MODULES:
            return None
        module = importlib.import_module(f"lagebild.cli.{_MODULES[cmd_name]}")
        found = getattr(module, cmd_name, None)
        if isinstance(found, typer.Typer):  # a command with commands of its own
            return typer.main.get_command(found)
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        # "import" is a word of Python: its function is called import_
        single.command(cmd_name)(getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_"))
        return typer.main.get_command(single)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command; ends the program with its exit status."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        try:
            status = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except LagebildError as error:
            complain(str(error))
            status = 2 if isinstance(error, InputError) else 1
        except (KeyboardInterrupt, typer.Abort):
            status = INTERRUPTED
        except Exception as error:
            status = _usage(error)
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; a reader that is gone (`lagebild show | head`) has had enough."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # what Python flushes at its end must not fail again
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return None
        return result


def complain(message: str) -> None:
    """One line on standard error; nothing of it can steer the terminal."""
    try:
        typer.echo(f"lagebild: {one_line(message)}", err=True)
    except UnicodeEncodeError:
        typer.echo(f"lagebild: {one_line(message)!a}", err=True)


def complain_of(problem: Problem) -> None:
    """A problem on one line; a file by the path that the user can type."""
    where = problem.where
    if where.startswith("file://"):
        path = Path(url2pathname(urlsplit(where).path))
        here = Path.cwd()
        where = str(path.relative_to(here) if path.is_relative_to(here) else path)
    complain(str(replace(problem, where=where)))


def _usage(error: Exception) -> int:
    """A mistake that the command line parser found; anything else is a fault of the program and goes on."""
    # click and typer (which brought its own copy of click from 0.20 on) have no common class
    told, status = getattr(error, "format_message", None), getattr(error, "exit_code", None)
    if told is None or status is None:
        raise error
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(context.get_help() if context else told(), err=True)
    else:
        complain(f"{_plain(told())}; see: {context.command_path if context else 'lagebild'} --help")
    return int(status)


def _plain(message: str) -> str:
    return one_line(message).replace("Value error, ", "").rstrip(". ")


app = typer.Typer(
    cls=_Group, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lagebild {__version__}")
        raise typer.Exit


@app.callback()
def lagebild(
    version: Annotated[  # its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Who demands, offers, rejects, threatens what in the German press, every line cited."""
