"""WARC and WET files."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from lagebild import pages
from lagebild.model import Page, Problem


def response(
    writer: WARCWriter, number: int, *, status: str = "200 OK", kind: str = "text/html", **headers: str
) -> None:
    body = f"<html><p>Seite {number}: Größe und Maß. {'Noch ein Satz. ' * 200}</p></html>".encode()
    if headers.get("Content_Encoding") == "gzip":
        body = gzip.compress(body)
    fields = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
    http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
    uri = f"https://blatt.example/{number}"
    writer.write_record(writer.create_warc_record(uri, "response", payload=io.BytesIO(body), http_headers=http))


def archive(*, packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    response(writer, 1)
    response(writer, 2, Content_Encoding="gzip")
    response(writer, 3, status="404 Not Found")
    response(writer, 4, kind="image/png")
    response(writer, 5, kind="text/html; charset=utf-8")
    wet = writer.create_warc_record(
        "https://blatt.example/6",
        "conversion",
        payload=io.BytesIO(b"Flacher Text."),
        warc_content_type="text/plain",
    )
    writer.write_record(wet)
    return out.getvalue()


def load(tmp_path: Path, body: bytes, name: str = "a.warc") -> list[Page | Problem]:
    (tmp_path / name).write_bytes(body)
    return list(pages.load([tmp_path / name]))


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_an_archive(tmp_path: Path, packed: bool) -> None:
    found = load(tmp_path, archive(packed=packed), "ohne_endung")
    assert all(isinstance(item, Page) for item in found), found
    whole = [item for item in found if isinstance(item, Page)]
    assert [page.uri[-1] for page in whole] == ["1", "2", "5", "6"]
    assert whole[1].text.startswith("Seite 2: Größe und Maß.")
    assert (whole[0].media_type, whole[3].media_type, whole[3].text) == ("text/html", "text/plain", "Flacher Text.")
    assert all((page.fetched or "").startswith("20") for page in whole)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.99])
def test_an_archive_cut_off_keeps_what_was_read_and_says_so_once(tmp_path: Path, packed: bool, share: float) -> None:
    body = archive(packed=packed)
    whole = [item.text for item in load(tmp_path, body) if isinstance(item, Page)]
    found = load(tmp_path, body[: int(len(body) * share)])
    assert [isinstance(item, Problem) for item in found] == [False] * (len(found) - 1) + [True]
    assert isinstance(found[-1], Problem)
    assert found[-1].kind == "truncated"
    assert [item.text for item in found if isinstance(item, Page)] == whole[: len(found) - 1]


@pytest.mark.parametrize(
    "body",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nfoo\r\n\r\nbar",
        b"WARC/1.0\r\n" + bytes(range(256)) * 20,
        b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 99999999999999999999\r\n\r\nText",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nText",
        b"WARC/1.0\r\nX: " + b"a" * 3_000_000,
    ],
)
def test_archives_that_are_none(tmp_path: Path, body: bytes) -> None:
    found = load(tmp_path, body)
    assert found
    assert isinstance(found[-1], Problem)


def test_a_record_beyond_the_bound_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(archive(packed=False))
    found = list(pages.load([tmp_path / "a.warc"], options=pages.LoadOptions(max_page=1000)))
    assert [item.kind if isinstance(item, Problem) else item.text for item in found] == ["oversized"] * 3 + [
        "Flacher Text."
    ]
