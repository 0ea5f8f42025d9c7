"""What only a real process shows: pipes, signals, terminals."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lagebild.model import Reading
from lagebild.store import Store

Make = Callable[..., Reading]
_LAGEBILD = [sys.executable, "-m", "lagebild"]
_PAGES = 60
_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and pipes")


def _page(number: int) -> str:
    return (
        f"Streit um Zölle, Folge {number}\n"
        f"Bern (dpa) - Die Ministerin Anna Berger fordert ein Ende der {number}. Zölle.\n"
        "Das sagte sie am Montag in Bern.\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Seiten"
    place.mkdir()
    for number in range(_PAGES):
        (place / f"{number:03}.txt").write_text(_page(number), "utf-8")
    return place


@_POSIX
def test_add_goes_on_after_ctrl_c(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "lage.db"
    # an interactive shell's children react to Ctrl-C, a background job's do not
    process = subprocess.Popen(
        [*_LAGEBILD, "add", folder, "--store", path, "-j", "1"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509  # no threads yet
    )
    while process.poll() is None and _pages(path) < 5:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted" in told
    assert "Traceback" not in told
    reached = _pages(path)
    assert 5 <= reached < _PAGES
    done = subprocess.run([*_LAGEBILD, "add", folder, "--store", path], capture_output=True, text=True, check=True)
    assert f"{reached} known already" in done.stderr
    assert _pages(path) == _PAGES


@_POSIX
def test_add_goes_on_after_a_kill(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "lage.db"
    process = subprocess.Popen([*_LAGEBILD, "add", folder, "--store", path, "-j", "1"], stderr=subprocess.PIPE)
    while process.poll() is None and _pages(path) < 5:
        time.sleep(0.05)
    process.kill()
    process.communicate()
    reached = _pages(path)
    done = subprocess.run([*_LAGEBILD, "add", folder, "--store", path], capture_output=True, text=True, check=True)
    assert f"{_PAGES - reached} added, {reached} known already" in done.stderr


def _pages(path: Path) -> int:
    if not path.exists() or not path.stat().st_size:
        return 0
    try:
        with Store(path, create=False) as store:
            return store.counts().pages
    except Exception:
        return 0  # still being made


@_POSIX
def test_a_reader_that_has_enough_is_no_failure(tmp_path: Path, make_reading: Make) -> None:
    path = tmp_path / "lage.db"
    with Store(path) as store:
        for number in range(300):
            text = _page(number) + "x" * number
            store.add(
                make_reading(
                    text,
                    positions=[
                        {"actor": f"Anna {number}", "act": "demand", "content": "ein Ende", "issue": str(number)}
                    ],
                )
            )
    for command in (["show"], ["export", "-f", "csv"], ["export", "-f", "jsonl"]):
        process = subprocess.Popen(
            [*_LAGEBILD, *command, "--store", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read()
        assert (process.wait(), told) == (0, b"")


def test_no_bar_in_a_pipe(folder: Path) -> None:
    done = subprocess.run([*_LAGEBILD, "read", folder / "000.txt", folder / "001.txt"], capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 2


@_POSIX
def test_a_bar_with_rate_and_remaining_time_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  # not on every system

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*_LAGEBILD, "read", folder, "-o", tmp_path / "x.jsonl", "-j", "1"],
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    assert process.wait() == 0
    assert b"pages/s" in shown
    assert f"/{_PAGES}".encode() in shown
    assert b"left" in shown


def test_letters_that_the_terminal_lacks_do_not_crash(tmp_path: Path, make_reading: Make) -> None:
    path = tmp_path / "lage.db"
    with Store(path) as store:
        store.add(
            make_reading("Titel\nAnna will 平和.", positions=[{"actor": "Anna", "act": "intend", "content": "平和"}])
        )
    done = subprocess.run(
        [*_LAGEBILD, "show", "--store", path],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert b"intend" in done.stdout
