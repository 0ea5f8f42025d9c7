"""`agree` and `ask`: what can be agreed and what hangs on what; cited answers to German questions."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from lagebild.analysis.agreement import agree_in as analyse
from lagebild.analysis.answers import ask as answer
from lagebild.analysis.bargaining import read_bargains, settle
from lagebild.cli.application import complain
from lagebild.cli.options import (
    DEFAULT_STORE,
    Codebook,
    Count,
    CountOption,
    Issue,
    MinScore,
    Since,
    StoreOption,
    Until,
    Weights,
    coded_by,
    screen,
)
from lagebild.cli.output import Output
from lagebild.errors import InputError
from lagebild.report import answers
from lagebild.report.html import agreement
from lagebild.report.plain import one_line
from lagebild.store import Store


class By(StrEnum):
    """Who the actors are."""

    organisation = "organisation"
    actor = "actor"


class AgreeFormat(StrEnum):
    """How the analysis is told."""

    text = "text"
    json = "json"


def agree(  # noqa: PLR0913, PLR0917  # an option a filter
    store: StoreOption = DEFAULT_STORE,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    min_score: MinScore = None,
    by: Annotated[By, typer.Option("--by", help="organisation: persons speak for what they act for.")] = (
        By.organisation
    ),
    weights: Weights = None,
    count: CountOption = Count.once,
    codebook: Codebook = None,
    form: Annotated[AgreeFormat, typer.Option("-f", "--format", help="text, or json for programs.")] = AgreeFormat.text,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where JSON goes; - is standard output.")
    ] = "-",
) -> None:
    """Show what is common ground, who blocks what, which condition hangs on what, and who has no voice."""
    if output != "-" and form is AgreeFormat.text:
        raise InputError("--output is for JSON; add --format json, or take --output away")
    outcomes = tuple(map(settle, read_bargains(weights))) if weights else ()
    with Store(store, create=False, tell=complain) as opened:
        coded_by(opened, codebook)
        found = analyse(
            opened, by=by.value, issue=issue, since=since, until=until, min_score=min_score, count=count.value
        )
    told = agreement.lines(found, outcomes, least_actors=0 if issue else 2)
    if form is AgreeFormat.json:
        with Output(output) as file:
            print(json.dumps(told.record(), ensure_ascii=False, indent=1), file=file)
    elif not found.issues and not outcomes:
        complain(f"no position in store {store} has such an issue; see: lagebild show --store {store}")
    else:
        _print(told, screen())


def _print(told: agreement.Lines, console: Console) -> None:
    for state, label in agreement.LABELS.items():
        for issue in (one for one in told.issues if one.state == state):
            _head(f"{label}: {issue.issue}" + (f" ({issue.story})" if issue.story else ""), console)
            _list("", [issue.summary], console)
            _list("Dafür", [entry.text for entry in issue.held], console)
            _list("Dagegen", [entry.text for entry in issue.refused], console)
            _list("Außerdem", [entry.text for entry in issue.other], console)
    for label, texts in (
        ("Was woran hängt", [one.text for one in told.hanging]),
        ("Bedingungen im Kreis", told.circles),
        ("Im Gespräch, ohne eigene Stimme", [one.text for one in told.spoken]),
        ("Verhandlungslösungen aus den angegebenen Gewichten, Skala 0 bis 100", [one.text for one in told.bargains]),
    ):
        if texts:
            _head(label, console)
            _list("", texts, console)
    if told.hidden:
        _head(f"Weitere Themen ohne zwei Akteure, die Stellung nehmen: {told.hidden}", console)


def _head(text: str, console: Console) -> None:
    console.print()
    console.print(Text(one_line(text), "bold"))


def _list(label: str, texts: Sequence[str], console: Console) -> None:
    for text in texts:
        line = Text.assemble((f"{label}: ", "dim") if label else "", one_line(text))
        for number, part in enumerate(line.wrap(console, max(console.width - 4, 20))):
            part.rstrip()
            console.print(Text.assemble("  " if number == 0 else "    ", part), soft_wrap=True)


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="In German: Wer lehnt die Obergrenze ab?")],
    store: StoreOption = DEFAULT_STORE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many sentences at most.")] = 3,
    count: CountOption = Count.once,
) -> None:
    """Answer a German question with cited sentences, best first; says so when the store has no answer."""
    with Store(store, create=False, tell=complain) as opened:
        reply = answer(opened, " ".join(question), limit=limit, count=count.value)
    if reply.answers:
        answers.show(reply, screen())
    if reply.missing:
        complain(f"no sentence in store {store} holds: {', '.join(reply.missing)}")
    if not reply.answers:
        complain(f"store {store} has no answer to this question")
