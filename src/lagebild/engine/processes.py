"""The pipeline in several processes: results in the order of the pages, a bounded number of pages on the way."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Final

from lagebild.engine.local import read
from lagebild.model import Page, Problem, Reading

Result = Reading | Problem
# So many pages a worker are on the way: enough that none waits for a slow first page, few enough for flat memory.
_AHEAD: Final = 8


def run_in_processes(loaded: Iterable[Page | Problem], jobs: int) -> Generator[Result, None, None]:
    """What `read` says of every page in `loaded`, in order, Problems passed on; `jobs` worker processes.

    A worker that dies takes its pages with it: each of these is read again alone, and the one that kills its worker
    again becomes a Problem. Workers end with the generator, however it ends, and when this process is killed.
    """
    crew = _Crew(jobs)
    waiting: deque[tuple[Page, Future[Result] | None] | Problem] = deque()
    try:
        for item in loaded:
            waiting.append(item if isinstance(item, Problem) else (item, crew.take(item)))
            while len(waiting) >= jobs * _AHEAD:
                yield _result(waiting, crew)
        while waiting:
            yield _result(waiting, crew)
        crew.leave()
    finally:
        crew.stop()


def _result(waiting: "deque[tuple[Page, Future[Result] | None] | Problem]", crew: "_Crew") -> Result:
    """The result of the oldest page on the way."""
    oldest = waiting.popleft()
    if isinstance(oldest, Problem):
        return oldest
    page, future = oldest
    if future is not None:
        try:
            return future.result()
        except BrokenProcessPool:
            crew.stop()
            for number, item in enumerate(waiting):
                if not isinstance(item, Problem) and not _is_whole(item[1]):
                    waiting[number] = (item[0], None)
        except Exception as error:  # the reading could not be brought over from the worker
            return _lost(page, f"{type(error).__name__}: {error}")
    return crew.alone(page)


def _is_whole(future: Future[Result] | None) -> bool:
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


def _lost(page: Page, why: str) -> Problem:
    return Problem(
        "engine", "died", page.uri, f"reading failed: {' '.join(why.split())[:300]}; leave it out or report it"
    )


class _Crew:
    """A pool of workers that can be stopped at once and started anew."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        # Pages that were lost with their worker are read one at a time apart from the others.
        self._apart: _Crew | None = None

    def take(self, page: Page) -> Future[Result] | None:
        """Let a worker read the page; None where the pool turns out to be broken."""
        if self._pool is None:
            # Spawned, not forked: the same on every system, and safe with threads in this process.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin)
        try:
            return self._pool.submit(read, page)
        except BrokenProcessPool:
            return None

    def alone(self, page: Page) -> Result:
        """The result of a page whose worker died; it becomes a Problem if it is left without a worker again."""
        self._apart = self._apart or _Crew(1)
        future = self._apart.take(page)
        try:
            return future.result() if future is not None else _lost(page, "no worker could be started")
        except BrokenProcessPool:
            self._apart.stop()
            return _lost(page, "its worker process died, perhaps for want of memory")

    def leave(self) -> None:
        """Wait for the workers to end in peace."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None
        if self._apart is not None:
            self._apart.leave()

    def stop(self) -> None:
        """End the workers at once, whatever they do."""
        if self._apart is not None:
            self._apart.stop()
        if self._pool is None:
            return
        # The executor waits for running calls; a reader who has pressed Ctrl-C does not.
        workers = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(timeout=5)
        self._pool = None


def _begin() -> None:
    """A worker begins: Ctrl-C is the parent's to handle, and a worker whose parent is gone ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
