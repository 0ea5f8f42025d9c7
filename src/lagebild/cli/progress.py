"""How far a long job is: a bar with rate and remaining time on a terminal, nothing in a pipe."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

__all__ = ["tracked"]


class _Rate(ProgressColumn):
    """Pages a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f} pages/s", "progress.data.speed")


@contextlib.contextmanager
def tracked(total: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Yields what is to be called after every page. `total` grows when there turn out to be more (feeds, WARC)."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)

        def step() -> None:
            progress.advance(task)
            current = progress.tasks[0]
            if current.total is not None and current.completed > current.total:
                progress.update(task, total=current.completed)

        yield step
