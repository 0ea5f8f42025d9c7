"""The course of things as a picture: what is said for and against day by day, what is due, how polarized it is."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lagebild.analysis.groups import Moment
from lagebild.report.html.chapters import Chapter
from lagebild.report.html.dates import german_date
from lagebild.report.html.view import Date
from lagebild.report.plain import xml_text

__all__ = ["Axis", "Bar", "Course", "Due", "Lane", "Point", "TimeLine", "draw_course", "draw_time_line"]

Unit = Literal["day", "week", "month"]
WIDTH, LEFT, RIGHT = 1170.0, 12.0, 12.0
LANE, AXIS, PLOT = 112.0, 34.0, 170.0
"""Heights in pixels: of a story's lane, of the axis, of the line of polarization."""
_HALF = 34.0
"""The longest bar to one side."""
_MOST_LANES, _MOST_DAYS, _MOST_WEEKS = 8, 62, 420
_AHEAD = 0.35
"""How much of the time with articles may follow for what is due: a date in ten years would flatten the rest."""
_TICKS = 9
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Axis:
    """What is written under a picture: places and texts."""

    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The statements of a day, week or month: how many for, against, and neither, with the heights of the three."""

    first: str
    label: str
    x: float
    width: float
    pro: int
    contra: int
    open: int
    heights: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Due:
    """What is due at x."""

    x: float
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A story with its bars around the level `y`."""

    name: str
    anchor: str
    y: float
    bars: tuple[Bar, ...]
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The picture: `most` statements make the longest bar, `hidden` stories have no lane, `far` dates lie outside."""

    width: float
    height: float
    unit: Unit
    lanes: tuple[Lane, ...]
    axis: Axis
    most: int
    hidden: int
    far: int


@dataclass(frozen=True, slots=True)
class Point:
    """A window: its place, its score as text, its days, what it rests on."""

    x: float
    y: float
    score: str
    days: str
    statements: int
    actors: int


@dataclass(frozen=True, slots=True)
class Course:
    """Polarization through time as points of a line."""

    width: float
    height: float
    points: tuple[Point, ...]
    path: str
    axis: Axis
    levels: tuple[tuple[float, str], ...]


class _Scale:
    """Days to pixels."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.last = first, last
        self._days = max(1, (last - first).days + 1)

    def __call__(self, day: datetime.date) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * ((day - self.first).days / self._days)

    def axis(self) -> Axis:
        """At most nine dates, whole months where there are many days."""
        step = max(1, -(-self._days // _TICKS))
        if step > 20:
            return Axis(tuple((self(day), german_date(day.isoformat()[:7])) for day in self._months()))
        days = (self.first + datetime.timedelta(number) for number in range(0, self._days, step))
        return Axis(tuple((self(day), f"{day.day}.{day.month}.") for day in days))

    def _months(self) -> list[datetime.date]:
        firsts = [
            datetime.date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in range(1, 13)
            if self.first <= datetime.date(year, month, 1) <= self.last
        ]
        return firsts[:: max(1, -(-len(firsts) // _TICKS))]


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        return None


def draw_time_line(chapters: Sequence[Chapter], dates: Sequence[Date]) -> TimeLine | None:
    """A lane a story: bars up for what is said for something, down for what is said against; None without two days."""
    days = [day for chapter in chapters for s in chapter.statements if (day := _day(s.date))]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    unit: Unit = "day" if (last - first).days < _MOST_DAYS else "week" if (last - first).days < _MOST_WEEKS else "month"
    ahead = last + datetime.timedelta(max(2, round((last - first).days * _AHEAD)))
    due = [(day, date) for date in dates if (day := _day(date.start))]
    inside = [(day, date) for day, date in due if first <= day <= ahead]
    end = max([last, *(day for day, _ in inside)])
    scale = _Scale(_begin(first, unit), _following(_begin(end, unit), unit) - datetime.timedelta(1))
    shown = [chapter for chapter in chapters if any(_day(s.date) for s in chapter.statements)]
    counts = [_counted(chapter, unit) for chapter in shown[:_MOST_LANES]]
    most = max(max(sides["pro"] + sides["none"], sides["contra"]) for bins in counts for sides in bins.values())
    lanes = tuple(
        Lane(
            xml_text(chapter.story.name) if chapter.story.name else "",
            chapter.anchor if chapter.story.name else "",
            LANE * number + 58,
            _bars(bins, unit, scale, most),
            _dues(chapter, inside, scale),
        )
        for number, (chapter, bins) in enumerate(zip(shown, counts, strict=False))
    )
    return TimeLine(
        WIDTH, LANE * len(lanes) + AXIS, unit, lanes, scale.axis(), most, len(shown) - len(lanes),
        len(due) - len(inside),
    )  # fmt: skip


_Bins = dict[datetime.date, Counter[str]]


def _counted(chapter: Chapter, unit: Unit) -> _Bins:
    bins: _Bins = {}
    for statement in chapter.statements:
        day = _day(statement.date)
        if day:
            bins.setdefault(_begin(day, unit), Counter())[statement.style.side] += 1
    return bins


def _begin(day: datetime.date, unit: Unit) -> datetime.date:
    if unit == "month":
        return day.replace(day=1)
    return day - datetime.timedelta(day.weekday()) if unit == "week" else day


def _following(day: datetime.date, unit: Unit) -> datetime.date:
    if unit == "month":
        return (day + datetime.timedelta(31)).replace(day=1)
    return day + datetime.timedelta(7 if unit == "week" else 1)


def _bars(bins: _Bins, unit: Unit, scale: _Scale, most: int) -> tuple[Bar, ...]:
    found = []
    for day, counts in sorted(bins.items()):
        left, right = scale(day), scale(_following(day, unit))
        pro, contra, neither = counts["pro"], counts["contra"], counts["none"]
        width = min(30.0, max(2.0, (right - left) * 0.72))
        heights = tuple(round(_HALF * count / max(1, most), 1) for count in (pro, contra, neither))
        found.append(Bar(
            day.isoformat(), _period(day, unit), (left + right - width) / 2, width, pro, contra, neither,
            (heights[0], heights[1], heights[2]),
        ))  # fmt: skip
    return tuple(found)


def _period(day: datetime.date, unit: Unit) -> str:
    if unit == "month":
        return german_date(day.isoformat()[:7])
    return f"Woche ab {german_date(day.isoformat())}" if unit == "week" else german_date(day.isoformat())


def _dues(chapter: Chapter, due: Iterable[tuple[datetime.date, Date]], scale: _Scale) -> tuple[Due, ...]:
    """The dates that the story's articles announce, those of one day at one place."""
    told: dict[datetime.date, list[str]] = {}
    for day, date in due:
        if any(source.page_id in chapter.story.pages for source in date.sources):
            text = xml_text(date.what or date.text)
            told.setdefault(day, []).append(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
    half = (scale(scale.first + datetime.timedelta(1)) - scale(scale.first)) / 2
    return tuple(
        Due(scale(day) + half, "\n".join([german_date(day.isoformat()), *dict.fromkeys(texts)]))
        for day, texts in sorted(told.items())
    )


def draw_course(moments: Sequence[Moment]) -> Course | None:
    """The line of polarization; None with fewer than three windows in which there are camps."""
    told = [moment for moment in moments if moment.polarization.camps]
    if len(told) < 3:
        return None
    scale = _Scale(told[0].day, told[-1].last)
    top, bottom = 14.0, PLOT - AXIS
    points = []
    for moment in told:
        score = moment.polarization.score
        middle = moment.day + (moment.last - moment.day) / 2
        days = " bis ".join(dict.fromkeys(german_date(day.isoformat()) for day in (moment.day, moment.last)))
        points.append(Point(
            scale(middle), bottom - (bottom - top) * score, f"{score:.2f}".replace(".", ","), days,
            moment.statements, moment.actors,
        ))  # fmt: skip
    levels = tuple((bottom - (bottom - top) * level, text) for level, text in ((0.0, "0"), (0.5, "0,5"), (1.0, "1")))
    path = "M" + "L".join(f"{point.x:.1f} {point.y:.1f}" for point in points)
    return Course(WIDTH, PLOT, tuple(points), path, scale.axis(), levels)
