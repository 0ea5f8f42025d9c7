"""Answers to a question for a terminal or a pipe: the sentence, who holds what against whom, since when, where."""

from rich.console import Console
from rich.text import Text

from lagebild.analysis.answers import Answer, Reply
from lagebild.report.html.view import act_styles
from lagebild.report.plain import one_line
from lagebild.store import Citation, CitedPosition

__all__ = ["show"]


def show(reply: Reply[CitedPosition, Citation], console: Console) -> None:
    """Prints the answers, the best first."""
    for number, answer in enumerate(reply.answers, 1):
        label = f"{number}. "
        _print(label, Text(f"„{one_line(answer.citation.sentence.text)}“", "bold"), console)
        if answer.position is not None:
            _print(" " * len(label), Text(one_line(_position(answer.position, answer.since))), console)
        _print(" " * len(label), Text(one_line(_sources(answer)), "dim"), console)


def _position(position: CitedPosition, since: str | None) -> str:
    style, meant = act_styles()[position.act], position.shown_addressee
    parts = [
        f"{position.actor} ({position.on_behalf_of})" if position.on_behalf_of else position.actor,
        f"{style.noun}{' (verneint)' if position.negated else ''}: {position.content.text}",
        f"Bedingung: {position.condition.text}" if position.condition else "",
        f"{'an' if position.sure_addressee else 'vielleicht an'} {meant}" if meant else "",
        f"laut {position.voice}" if position.voice else "",
        f"seit {since}" if since else "",
    ]
    return " · ".join(part for part in parts if part)


def _sources(answer: Answer[CitedPosition, Citation]) -> str:
    sources = {citation.source.page_id: citation.source for citation in answer.printed}.values()
    names = ", ".join(dict.fromkeys(source.name for source in sources))
    agencies = ", ".join(dict.fromkeys(agency for source in sources for agency in source.agencies))
    day = min((source.published or "ohne Datum" for source in sources), default="ohne Datum")[:10]
    return f"{day} · {names}{f' ({agencies})' if agencies else ''} · {answer.score:.2f}"


def _print(label: str, body: Text, console: Console) -> None:
    for number, line in enumerate(body.wrap(console, max(console.width - len(label), 20))):
        line.rstrip()
        console.print(Text.assemble(label if number == 0 else " " * len(label), line), soft_wrap=True)
