"""Paths to pages: every source opened, unpacked, told by its content, read; nothing that goes wrong ends the batch."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lagebild.model import Page, Problem
from lagebild.pages.detect import kind_of
from lagebild.pages.documents import read_body
from lagebild.pages.feed import read_feed
from lagebild.pages.options import LoadOptions
from lagebild.pages.records import read_json
from lagebild.pages.sources import Source, problem, sources, unreadable
from lagebild.pages.streams import OversizedError, Stream, TruncatedError, read_bounded, unpacked
from lagebild.pages.warc import read_warc


def load(paths: str | Path | Iterable[str | Path], *, options: LoadOptions | None = None) -> Iterator[Page | Problem]:
    """Every page in `paths`, a Problem for what cannot be read; lazy, in the order of the paths, folders by name.

    Paths (or a single one) are files, folders (walked) or `-` for standard input; gzip, xz and bzip2 are unpacked.
    What a file is, its content says, then its suffix. Nothing is fetched from anywhere. `page.uri` is the address that
    the carrier gives (WARC, feed, JSON), else the file's `file:` URI, with `#n` for the nth record of a file.
    """
    bounds = options or LoadOptions()
    # a string is one path: taken letter by letter, its "/" would walk the whole file system
    for source in sources([paths] if isinstance(paths, str | Path) else paths):
        if isinstance(source, Problem):
            yield source
        else:
            yield from _guarded(source, bounds)


def _guarded(source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    try:
        raw = source.open()
        try:
            yield from _read(unpacked(raw, options), source, options)
        finally:
            if source.path is not None:
                raw.close()
    except TruncatedError as error:
        yield problem("truncated", source.name, f"{error}; fetch or pack it again")
    except OversizedError as error:
        yield problem("oversized", source.name, str(error))
    except OSError as error:
        yield unreadable(source.name, error)
    except Exception as error:  # whatever odd input makes a library raise must not end the batch
        yield problem("failed", source.name, f"cannot be read ({type(error).__name__}: {error}); please report it")


def _read(stream: Stream, source: Source, options: LoadOptions) -> Iterator[Page | Problem]:
    kind, _ = kind_of(stream.head, source.suffix)
    if kind == "warc":
        yield from read_warc(stream, source, options)
    elif kind in {"json", "lines"}:
        yield from read_json(stream, source, options, lines=kind == "lines")
    elif kind == "feed":
        yield from read_feed(read_bounded(stream, options.max_document), source, options)
    else:
        body = stream.head if kind == "binary" else read_bounded(stream, options.max_page)
        yield from read_body(body, source.name, source.uri, options, claimed=source.suffix)
