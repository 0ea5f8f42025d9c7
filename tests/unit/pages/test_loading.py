"""Files, folders and streams to pages; what cannot be read is a Problem, and the batch goes on."""

import bz2
import gzip
import hashlib
import io
import json
import lzma
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lagebild import pages
from lagebild.model import Page, Problem


def loaded(*paths: str | Path, **options: Any) -> list[Page | Problem]:
    return list(pages.load(paths, options=pages.LoadOptions(**options)))


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "text", ["\ufeffGröße\r\nzwei\n", "ohne Ende", "Trenn-\nung\u00a0und Sil\u00adbe", "eine Zeile " * 50]
)
def test_flattened_text_is_kept_character_by_character(tmp_path: Path, text: str) -> None:
    [page] = loaded(write(tmp_path / "seite.txt", text))
    assert isinstance(page, Page)
    assert page.text == text == (tmp_path / "seite.txt").read_bytes().decode("utf-8")
    assert page.id == hashlib.sha256(text.encode()).hexdigest()
    assert (page.media_type, page.fetched, page.hints.html) == ("text/plain", None, False)


def test_a_folder_is_walked_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", "c.txt", ".git/config", ".versteckt", "b/tief/ä ö.txt"):
        write(tmp_path / name, f"Text {name}")
    texts = [page.text for page in loaded(tmp_path) if isinstance(page, Page)]
    assert texts == ["Text a.txt", "Text b/1.txt", "Text b/2.txt", "Text b/tief/ä ö.txt", "Text c.txt"]


def test_what_a_browser_saves_beside_a_page_is_no_page(tmp_path: Path) -> None:
    write(tmp_path / "Seite.html", "<html><p>Text der Seite</p></html>")
    write(tmp_path / "Seite_files" / "logo.png", b"\x89PNG....")
    assert [type(item) for item in loaded(tmp_path)] == [Page]


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Text")
    (tmp_path / "kreis").symlink_to(tmp_path)
    assert len(loaded(tmp_path)) == 1


def test_the_uri_names_the_file(tmp_path: Path) -> None:
    [page] = loaded(write(tmp_path / "Müller & Söhne" / "größe.txt", "Text"))
    assert isinstance(page, Page)
    assert page.uri == (tmp_path / "Müller & Söhne" / "größe.txt").as_uri()


@pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, ".gz"), (lzma.compress, ".xz"), (bz2.compress, ".bz2")])
def test_packed_files(tmp_path: Path, pack: object, suffix: str) -> None:
    assert callable(pack)
    [page] = loaded(write(tmp_path / f"seite.html{suffix}", pack(b"<html><p>Ein Satz.</p></html>")))
    assert isinstance(page, Page)
    assert (page.text, page.media_type) == ("Ein Satz.", "text/html")
    assert page.id == hashlib.sha256(b"<html><p>Ein Satz.</p></html>").hexdigest()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"Ein Satz.", "Ein Satz."),
        (gzip.compress(b"<html><p>Ein Satz.</p></html>", mtime=0), "Ein Satz."),
        (b'{"text": "Ein Satz."}', "Ein Satz."),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, body: bytes, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(body)))
    [page] = loaded("-")
    assert isinstance(page, Page)
    assert (page.text, page.uri) == (text, "stdin:")


def bad(tmp_path: Path) -> dict[str, Path]:
    return {
        "missing": tmp_path / "nichts.txt",
        "empty": write(tmp_path / "leer.txt", ""),
        "binary": write(tmp_path / "bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),
        "truncated": write(tmp_path / "halb.txt.gz", gzip.compress(os.urandom(5000).hex().encode())[:2000]),
        "oversized": write(tmp_path / "groß.txt", "wort " * 5000),
        "malformed": write(tmp_path / "kaputt.json", '{"text": '),
        "unknown": write(tmp_path / "fremd.xml", '<?xml version="1.0"?><newsItem/>'),
    }


def test_every_bad_file_is_told_and_the_batch_goes_on(tmp_path: Path) -> None:
    good = write(tmp_path / "gut.txt", "Ein guter Satz.")
    for kind, path in bad(tmp_path).items():
        problem, page = loaded(path, good, max_page=10_000)
        assert isinstance(problem, Problem)
        assert isinstance(page, Page)
        assert (problem.stage, problem.kind) == ("pages", kind)
        assert path.name in problem.where
        assert "\n" not in str(problem)


def test_a_gigantic_line_is_refused_by_default_and_read_when_allowed(tmp_path: Path) -> None:
    path = write(tmp_path / "zeile.txt", "Wort " * 2_000_000)
    [problem] = loaded(path)
    assert isinstance(problem, Problem)
    assert problem.kind == "oversized"
    [page] = loaded(path, max_page=20_000_000, max_text=20_000_000)
    assert isinstance(page, Page)
    assert len(page.text) == 10_000_000


def test_a_small_file_that_grows_without_end_is_stopped(tmp_path: Path) -> None:
    path = write(tmp_path / "bombe.jsonl.gz", gzip.compress(b'{"text": "Satz."}\n' + (b" " * 999 + b"\n") * 60_000))
    found = loaded(path)
    assert [type(item) for item in found] == [Page, Problem]
    assert isinstance(found[1], Problem)
    assert found[1].kind == "oversized"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "geheim" / "a.txt", "Text")
    path.parent.chmod(0)
    try:
        [problem] = loaded(path.parent)
    finally:
        path.parent.chmod(0o700)
    assert isinstance(problem, Problem)
    assert problem.kind == "denied"


def test_an_operating_system_error_while_reading_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> io.RawIOBase:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "a.txt", "Text")
    monkeypatch.setattr(Path, "open", broken)
    [problem] = loaded(path)
    assert isinstance(problem, Problem)
    assert problem.kind == "denied"


def test_a_fault_in_a_library_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("unheard of")

    monkeypatch.setattr("lagebild.pages.loading.read_feed", broken)
    feed, good = write(tmp_path / "a.rss", "<rss><channel/></rss>"), write(tmp_path / "b.txt", "Text")
    problem, page = loaded(feed, good)
    assert isinstance(problem, Problem)
    assert problem.kind == "failed"
    assert isinstance(page, Page)


def test_loading_is_lazy(tmp_path: Path) -> None:
    lines = tmp_path / "viele.jsonl"
    lines.write_text("".join(json.dumps({"text": f"Satz {n}."}) + "\n" for n in range(1000)), "utf-8")
    stream = pages.load([lines, tmp_path / "nichts"])
    first = next(stream)
    assert isinstance(first, Page)
    lines.unlink()
    assert first.text == "Satz 0."


def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/gr\xf6\xdfe.txt"
    try:
        Path(os.fsdecode(path)).write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    [problem] = loaded(tmp_path)
    str(problem).encode("utf-8")


def test_a_single_path_may_be_given_as_a_string(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Fähre fährt wieder.", "utf-8")
    (page,) = pages.load(str(tmp_path / "a.txt"))
    assert isinstance(page, Page)
    assert page.text == "Die Fähre fährt wieder."
