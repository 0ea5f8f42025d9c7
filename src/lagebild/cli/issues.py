"""`issues` and `shifts`: what it is all about, and who moves."""

from typing import Annotated

import typer

from lagebild.cli.application import complain
from lagebild.cli.options import (
    DEFAULT_STORE,
    Actor,
    Codebook,
    Count,
    CountOption,
    Issue,
    MinScore,
    Since,
    StoreOption,
    Until,
    coded_by,
    screen,
)
from lagebild.engine.issues import assign_issues
from lagebild.report import issue_lines
from lagebild.report import issues as by_issue
from lagebild.store import CitedPosition, Store


def issues(
    store: StoreOption = DEFAULT_STORE,
    codebook: Codebook = None,
    every: Annotated[bool, typer.Option("--all", help="Topics of one actor alone too.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Print a codebook in YAML to begin with.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Induce the issues of all positions anew first.")] = False,
    min_score: MinScore = None,
    count: CountOption = Count.once,
) -> None:
    """List the issues with how many positions, actors and examples they have."""
    with Store(store, create=False, tell=complain) as opened:
        coded_by(opened, codebook)
        if again:
            assign_issues(opened, always=True)
        found = by_issue.listed(opened.positions(min_score=min_score, count=count.value))
    shown = [issue for issue in found if issue.name and (every or issue.shared or issue.coded)]
    if draft:
        typer.echo(by_issue.draft(shown), nl=False)
    elif shown:
        issue_lines.issues(shown, len(found) - len(shown), screen(), suggest=codebook is not None)
    else:
        complain(f"store {store} has no issue that two actors share; add more pages, or ask with --all")


def shifts(  # noqa: PLR0913, PLR0917  # an option a filter
    store: StoreOption = DEFAULT_STORE,
    actor: Actor = None,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    codebook: Codebook = None,
    count: CountOption = Count.once,
) -> None:
    """Show who took another stand than before, with both sentences."""
    with Store(store, create=False, tell=complain) as opened:
        coded_by(opened, codebook)
        wanted = {position.id for position in opened.positions(actor=actor, since=since, until=until)}
        about = {position.id for position in opened.positions(issue=issue)}
        positions = opened.positions(min_score=min_score, count=count.value)
    found = [move for move in by_issue.moves(positions) if move.after.id in wanted and _either(move, about)]
    if found:
        issue_lines.shifts(found, screen())
    else:
        complain(f"nobody in store {store} took another stand there; shifts need positions of two days")


def _either(move: by_issue.Move, wanted: set[str]) -> bool:
    ends: tuple[CitedPosition, CitedPosition] = (move.before, move.after)
    return any(position.id in wanted for position in ends)
