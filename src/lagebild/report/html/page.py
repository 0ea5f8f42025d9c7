"""Statements, dates and sources to one HTML page."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lagebild import __version__
from lagebild.analysis.groups import Moment
from lagebild.report.html import view
from lagebild.report.html.agreement import LABELS, Lines
from lagebild.report.html.chapters import Copy, Storyline, chapters
from lagebild.report.html.condition_graph import draw
from lagebild.report.html.dates import german_date
from lagebild.report.html.network_picture import NetworkPicture, group_letter
from lagebild.report.html.robust_picture import RobustPicture
from lagebild.report.html.time_line import draw_course, draw_time_line
from lagebild.report.html.view import KINDS, Date, Shift, Source, Statement

__all__ = ["Picture", "environment", "hash_of", "own_file", "render"]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a report is made of: `problems` are lines of text, `copies` the texts that several papers print, `course` is
    the polarization of each window, `course_width` how wide these are.
    """

    statements: tuple[Statement, ...]
    dates: tuple[Date, ...]
    sources: tuple[Source, ...]
    problems: tuple[str, ...] = ()
    stories: tuple[Storyline, ...] = ()
    copies: tuple[Copy, ...] = ()
    shifts: tuple[Shift, ...] = ()
    agreement: Lines | None = None
    network: NetworkPicture | None = None
    robust: RobustPicture | None = None
    course: tuple[Moment, ...] = ()
    course_width: str = ""


def render(picture: Picture, *, title: str | None = None) -> str:
    """The whole report as HTML. Deterministic: the same picture gives the same page."""
    statements = view.merged(picture.statements)
    days = sorted(source.date[:10] for source in picture.sources if source.date)
    today = days[-1] if days else ""
    style = "".join(map(own_file, ("colours.css", "report.css", "agreement.css", "pictures.css", "network.css")))
    script = own_file("report.js") + own_file("network.js")
    parts = chapters(picture.stories, statements, picture.dates, today)
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            title=title or parts[0].story.name or _title(statements),
            version=__version__,
            span=_span(days),
            statements=statements,
            chapters=parts,
            story_of={page: part for part in parts for page in part.story.pages},
            copies=picture.copies,
            shown={statement.id for statement in statements},
            styles=view.act_styles(),
            actors=view.by_actor(statements),
            shifts=tuple(reversed(picture.shifts)),
            calendar=_calendar(picture.dates, today),
            sources=_counted(picture.sources, statements),
            problems=picture.problems,
            agreement=picture.agreement,
            graph=draw(picture.agreement.hanging) if picture.agreement else None,
            labels=LABELS,
            network=picture.network,
            robust=picture.robust,
            time=draw_time_line(parts, picture.dates),
            course=draw_course(picture.course),
            course_width=picture.course_width,
            said_by=_cards(picture.statements, statements),
            kinds=KINDS,
            style=Markup(style),
            script=Markup(script),
            style_hash=hash_of(style),
            script_hash=hash_of(script),
        )
    )


@cache
def environment() -> Environment:
    """Jinja with the templates of this package; what they are given is escaped."""
    environment = Environment(
        loader=PackageLoader("lagebild.report", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["german_date"] = german_date
    environment.filters["decimal"] = _decimal
    environment.filters["whole"] = lambda number: f"{number:,}".replace(",", ".")
    environment.filters["letter"] = group_letter
    return environment


def own_file(name: str) -> str:
    """The text of a style or script of this package."""
    return files(__package__).joinpath(name).read_text("utf-8")


def hash_of(text: str) -> str:
    """The source expression of Content Security Policy Level 3 that allows exactly this inline block."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _decimal(value: float, places: int = 2) -> str:
    """1,5 for 1.5: as many places as asked for, without zeros at the end."""
    text = f"{value:.{places}f}"
    return (text.rstrip("0").rstrip(".") if places else text).replace(".", ",").replace("-", "−")


def _cards(every: Sequence[Statement], shown: Sequence[Statement]) -> dict[str, Statement]:
    """By the id of each statement, the one that the report shows for it: copies are shown once."""
    first = {view.same(statement): statement for statement in shown}
    return {statement.id: first[view.same(statement)] for statement in every}


def _title(statements: Sequence[Statement]) -> str:
    issues = view.busiest(statements)[:2]
    return " und ".join(issues) if issues else "Lagebild"


def _span(days: Sequence[str]) -> str:
    if not days:
        return ""
    first, last = german_date(days[0]), german_date(days[-1])
    return first if first == last else f"{first} bis {last}"


def _calendar(dates: Sequence[Date], today: str) -> tuple[tuple[str, tuple[Date, ...]], ...]:
    ordered = sorted(dates, key=lambda date: (date.start, date.text))
    coming = tuple(date for date in ordered if date.start[:10] >= today)
    past = tuple(date for date in ordered if date.start[:10] < today)
    return ("Kommt noch", coming), ("War zuletzt", past)


def _counted(sources: Sequence[Source], statements: Sequence[Statement]) -> list[Source]:
    counts: dict[str, int] = {}
    for statement in statements:
        for source in statement.sources:
            counts[source.page_id] = counts.get(source.page_id, 0) + 1
    ordered = sorted(sources, key=lambda source: (source.date, source.page_id), reverse=True)
    return [replace(source, positions=counts.get(source.page_id, 0)) for source in ordered]
