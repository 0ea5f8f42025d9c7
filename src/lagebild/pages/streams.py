"""Byte streams whose beginning can be looked at, unpacked on the way, never larger than allowed."""

import bz2
import gzip
import io
import lzma
import zlib
from typing import BinaryIO, Final, Protocol

from lagebild.pages.options import MIB, LoadOptions

HEAD: Final = 65_536
# Small files may well shrink a thousandfold (a page of blanks); only beyond this much content is the ratio looked at.
_FREE: Final = 16 * MIB


class TruncatedError(Exception):
    """A packed stream that ends in the middle or is damaged."""


class OversizedError(Exception):
    """More content than the options allow; the message says which bound."""


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes | None: ...


class Stream(io.RawIOBase):
    """A stream with a `head` (its first bytes), a count of the bytes `taken` and its last bytes (`tail`).

    An error while the head is filled is kept back until reading comes to that place.
    """

    def __init__(self, raw: _Readable) -> None:
        super().__init__()
        self._raw = raw
        self._error: Exception | None = None
        self.head = self._fill()
        self.taken = 0
        self.tail = b""

    def _fill(self) -> bytes:
        parts, size = [], 0
        while size < HEAD:
            try:
                part = self._raw.read(HEAD - size)
            except (OSError, TruncatedError, OversizedError) as error:
                self._error = error
                break
            if not part:
                break
            parts.append(part)
            size += len(part)
        return b"".join(parts)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # the protocol says Buffer from Python 3.12 on
        if self.taken < len(self.head):
            data: bytes | None = self.head[self.taken : self.taken + len(view)]
        elif self._error is not None:
            raise self._error
        else:
            data = self._raw.read(len(view))
        if not data:
            return 0
        view[: len(data)] = data
        self.taken += len(data)
        self.tail = (self.tail + data[-16:])[-16:]
        return len(data)

    # fastwarc asks where it stands, but never moves.
    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.taken

    def seek(self, offset: int, whence: int = 0) -> int:
        if (whence, offset) in {(0, self.taken), (1, 0)}:
            return self.taken
        raise io.UnsupportedOperation("this stream only goes forward")


class _Unpacked:
    """The content of a packed stream; tells a damaged one and stops one that grows beyond measure."""

    def __init__(self, packed: Stream, opened: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile, bound: int) -> None:
        self._packed, self._opened, self._bound = packed, opened, bound
        self._given = 0

    def read(self, size: int, /) -> bytes:
        try:
            data = self._opened.read1(size)
        except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
            raise TruncatedError("packed file ends in the middle or is damaged") from error
        except OSError as error:
            if error.errno is not None:
                raise
            raise TruncatedError("packed file is damaged") from error  # bz2 says so
        self._given += len(data)
        if self._given > _FREE and self._given > self._bound * self._packed.taken:
            raise OversizedError(
                f"grows more than {self._bound}-fold when unpacked; raise max_expansion if it is to be trusted"
            )
        return data


def unpacked(raw: BinaryIO, options: LoadOptions) -> Stream:
    """The stream behind `raw`, unpacked if it is gzip, xz or bzip2 (twice at most)."""
    stream = Stream(raw)
    for _ in range(2):
        head = stream.head
        opened: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
        if head.startswith(b"\x1f\x8b\x08"):
            opened = gzip.GzipFile(fileobj=stream, mode="rb")
        elif head.startswith(b"\xfd7zXZ\x00"):
            opened = lzma.LZMAFile(stream)  # type: ignore[arg-type]  # noqa: SIM115  # any stream will do; it outlives this
        elif head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
            opened = bz2.BZ2File(stream)
        else:
            break
        stream = Stream(_Unpacked(stream, opened, options.max_expansion))
    return stream


def read_bounded(stream: Stream, bound: int) -> bytes:
    """All that is left of `stream`.

    Raises:
        OversizedError: it is more than `bound` bytes.
    """
    parts: list[bytes] = []
    size = 0
    while size <= bound:
        part = stream.read(min(MIB, bound + 1 - size))
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    raise OversizedError(f"larger than {told(bound)}; raise the bound (--max-page) or split it")


def told(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size / MIB:.0f} MiB" if size >= MIB else f"{size:,} bytes"
