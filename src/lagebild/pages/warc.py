"""Web archives: WARC (responses and resources) and WET (text conversions), a record a page."""

from collections.abc import Iterator
from typing import Any, Final

from fastwarc.warc import ArchiveIterator, WarcRecordType

from lagebild.model import Page, Problem
from lagebild.pages.documents import read_body
from lagebild.pages.options import LoadOptions
from lagebild.pages.sources import Source, problem
from lagebild.pages.streams import OversizedError, Stream, TruncatedError, told

_WANTED: Final = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_REMEDY: Final = "fetch it again; what was read before is kept"


def read_warc(stream: Stream, source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    """The pages of an archive in order. Redirects, errors, pictures and scripts are passed over without a word.

    A file that is cut off or damaged gives what can be read before that place, then one Problem.
    """
    records = 0
    try:
        for record in ArchiveIterator(stream, record_types=_WANTED, parse_http=True, auto_decode="all"):
            records += 1
            yield from _record(record, source, options)
    except (OSError, TruncatedError, _CutOffError) as error:
        yield problem(
            "truncated", source.name, f"archive is cut off or damaged after {records} records ({error}); {_REMEDY}"
        )
        return
    except OversizedError as error:
        yield problem("oversized", source.name, str(error))
        return
    except BaseException as error:
        # A panic inside the library derives from BaseException; it must not end the batch.
        if type(error).__name__ != "PanicException":
            raise
        yield problem("malformed", source.name, f"archive cannot be parsed beyond {records} records; {_REMEDY}")
        return
    if not stream.tail.endswith((b"\n\n", b"\n\r\n")):
        yield problem("truncated", source.name, f"archive is cut off after {records} records; {_REMEDY}")


class _CutOffError(Exception):
    """A record shorter than it says."""


def _record(record: Any, source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    if record.headers.get("Content-Length") is None:
        raise _CutOffError("the last record has no length")
    uri = record.headers.get("WARC-Target-URI") or record.record_id or source.uri
    uri = str(uri).strip("<>")
    if record.record_type == WarcRecordType.response:
        status = record.http_headers.status_code if record.http_headers is not None else None
        if status is None or not 200 <= status < 300:
            return
        kind = str(record.http_content_type or "")
    else:
        kind = str(record.headers.get("Content-Type") or "").split(";")[0].strip()
    if kind and kind.lower() not in _TEXTUAL:
        return
    body = _body(record, options)
    if len(body) > options.max_page:
        yield problem(
            "oversized",
            f"{source.name}, {uri}",
            f"larger than {told(options.max_page)}; raise the bound (--max-page) or leave it out",
        )
        return
    fetched = record.record_date.isoformat(timespec="seconds") if record.record_date else None
    where = f"{source.name}, {uri}"
    yield from read_body(
        body, where, uri, options, fetched=fetched, charset=_charset(record), claimed=_TEXTUAL.get(kind.lower())
    )


_TEXTUAL: Final = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/octet-stream": "",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/xml": "", "text/xml": "",
    "application/json": ".json", "application/ld+json": ".json",
}  # fmt: skip


def _body(record: Any, options: LoadOptions) -> bytes:
    """The record's payload, as much as allowed and one byte more.

    Raises:
        _CutOffError: it is shorter than the record says (lengths of encoded payloads are checked by their decoder).
    """
    parts, size = [], 0
    while size <= options.max_page and (part := record.reader.read(options.max_page + 1 - size)):
        parts.append(part)
        size += len(part)
    headers = record.http_headers
    encoded = headers is not None and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))
    if not encoded and size < min(record.content_length, options.max_page):
        raise _CutOffError("the last record is shorter than it says")
    return b"".join(parts)


def _charset(record: Any) -> str | None:
    return str(record.http_charset) if getattr(record, "http_charset", None) else None
