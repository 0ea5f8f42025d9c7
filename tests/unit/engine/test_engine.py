"""Pages through the pipeline in one process and in several."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lagebild import engine, pipeline
from lagebild.engine.processes import run_in_processes
from lagebild.errors import InputError
from lagebild.model import Page, Problem, Reading


def folder(tmp_path: Path, count: int) -> Path:
    tmp_path.mkdir(exist_ok=True)
    for number in range(count):
        (tmp_path / f"{number:03}.txt").write_text(f"Die Ministerin fordert {number} neue Stellen.\n", "utf-8")
    return tmp_path


def uris(results: list[Reading | Problem]) -> list[str]:
    return [item.page.uri if isinstance(item, Reading) else item.where for item in results]


def test_in_this_process(tmp_path: Path) -> None:
    folder(tmp_path, 3)
    (tmp_path / "001.txt").write_bytes(b"")
    results = list(engine.run([tmp_path]))
    assert [type(item) for item in results] == [Reading, Problem, Reading]


def test_it_is_lazy_and_skips_what_it_is_told_to(tmp_path: Path) -> None:
    asked: list[str] = []

    def known(page: Page) -> bool:
        asked.append(page.uri[-7:])
        return page.uri.endswith("000.txt")

    results = engine.run([folder(tmp_path, 5)], skip=known)
    first = next(results)
    assert isinstance(first, Reading)
    assert first.page.uri.endswith("001.txt")
    assert asked == ["000.txt", "001.txt"]


def test_an_exception_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = pipeline.read_page

    def faulty(page: Page) -> Reading:
        if page.uri.endswith("001.txt"):
            raise ZeroDivisionError("durch\nnull")
        return right(page)

    monkeypatch.setattr(pipeline, "read_page", faulty)
    results = list(engine.run([folder(tmp_path, 3)]))
    assert [type(item) for item in results] == [Reading, Problem, Reading]
    assert isinstance(results[1], Problem)
    assert (results[1].stage, results[1].kind) == ("engine", "failed")
    assert results[1].where.endswith("001.txt")
    assert "\n" not in str(results[1])


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_jobs(tmp_path: Path, jobs: int) -> None:
    with pytest.raises(InputError):
        engine.run([tmp_path], jobs=jobs)


def test_processes_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    folder(tmp_path, 40)
    (tmp_path / "007.txt").write_bytes(b"")
    alone, together = list(engine.run([tmp_path])), list(engine.run([tmp_path], jobs=2))
    assert together == alone
    assert uris(together) == sorted(uris(together), key=lambda uri: uri[-7:])
    assert not multiprocessing.active_children()


def test_only_so_many_pages_are_on_the_way(tmp_path: Path) -> None:
    loaded = 0

    def pages() -> Iterator[Page]:
        nonlocal loaded
        for number in range(200):
            loaded += 1
            yield Page(str(number), f"{number}", None, "text/plain", "Ein Satz.")

    with contextlib.closing(run_in_processes(pages(), 1)) as results:
        next(results)
        assert loaded < 20
    assert not multiprocessing.active_children()


# What a worker does is decided by the page's text: the test's way to kill one without touching the pipeline.
SCRIPT = """
import os, sys, time
from lagebild import engine, pipeline

right = pipeline.read_page
def odd(page):
    if "STIRB" in page.text:
        os._exit(9)
    if "WARTE" in page.text:
        time.sleep(60)
    return right(page)
pipeline.read_page = odd

if __name__ == "__main__":
    for item in engine.run(sys.argv[1:], jobs=2):
        print(type(item).__name__, getattr(item, "kind", ""), flush=True)
"""


def script(tmp_path: Path) -> Path:
    path = tmp_path / "script.py"
    path.write_text(SCRIPT, "utf-8")
    return path


def test_a_worker_that_dies_costs_its_page_alone(tmp_path: Path) -> None:
    pages = folder(tmp_path / "seiten", 12)
    (pages / "004.txt").write_text("STIRB", "utf-8")
    (pages / "009.txt").write_text("STIRB", "utf-8")
    done = subprocess.run(
        [sys.executable, script(tmp_path), pages], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    expected = ["Reading"] * 12
    expected[4] = expected[9] = "Problem died"
    assert [line.strip() for line in done.stdout.splitlines()] == expected


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_run(tmp_path: Path, end: signal.Signals) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "0.txt").write_text("Ein Satz.", "utf-8")
    (tmp_path / "a" / "1.txt").write_text("WARTE", "utf-8")
    for number in range(30):
        (tmp_path / "a" / f"2{number}.txt").write_text(f"Satz {number}.", "utf-8")
    run = subprocess.Popen(
        [sys.executable, script(tmp_path), tmp_path / "a"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"Reading \n"
    workers = children(run.pid)
    assert workers
    started = time.monotonic()
    os.kill(run.pid, end)
    run.wait(20)
    assert time.monotonic() - started < 20
    while any(alive(worker) for worker in workers):
        assert time.monotonic() - started < 20, "a worker outlives the run"
        time.sleep(0.05)
    run.stdout.close()


def children(parent: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()]


def alive(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return False
