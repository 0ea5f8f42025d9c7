"""Bytes to characters: UTF-8 first, then what a byte order mark, a declaration or the bytes themselves speak for."""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

# What Windows-1252 has above ASCII in German text: letters, quotation marks, dashes, ellipsis, blanks, signs.
_GERMAN_1252: Final = frozenset("ÄÖÜäöüßéèêáàâóòôíìîúùûçñëïÉÈ€‚„…‘’“”–—‹›«»§°·•´\u00a0\u00ad½¼²³©®™×%†")
_UTF_8_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs that Python knows but no page is written in; some take quadratic time.
_NO_CHARSETS: Final = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"})
# How much of a text is looked at to tell its encoding.
_SAMPLE: Final = 65_536


class UndecodableError(Exception):
    """Bytes in which no text can be found; the message says why in a few words."""


def decode(body: bytes, declared: str | None = None) -> str:
    """The characters of `body`, all of them: a byte order mark stays as U+FEFF, line ends stay as they are.

    Valid UTF-8 is UTF-8 whatever is declared, since nothing else looks like it by chance. Then the declared encoding
    counts, then Windows-1252 (which holds all that Latin-1 prints) if it reads as German, then a statistical guess.

    Raises:
        UndecodableError: the bytes are no text.
    """
    for mark, marked in _MARKS:
        if body.startswith(mark):
            return body.decode(marked, "replace")
    if encoding := _unmarked_utf_16(body):
        return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, declared)


def is_binary(body: bytes) -> bool:
    """Whether the first bytes are no text in any encoding: zero bytes or many control characters."""
    sample = body[:_SAMPLE]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf_16(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" in sample or controls > len(sample) * 0.02


_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r\f\v\x1b\x1a") + b"\x7f"


def _unmarked_utf_16(body: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters leave every second byte zero."""
    sample = body[:2048]
    if len(sample) < 8 or sample.count(0) < len(sample) // 3:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * len(sample[1::2]) and even < 0.05 * len(sample):
        return "utf-16-le"
    if even > 0.7 * len(sample[::2]) and odd < 0.05 * len(sample):
        return "utf-16-be"
    return None


def _decode_other(body: bytes, declared: str | None) -> str:
    if _is_damaged_utf_8(body):
        return body.decode("utf-8", "replace")
    if declared and (text := _as_declared(body, declared)) is not None:
        return text
    if _reads_as_german(body):
        return _windows_1252(body)
    best = from_bytes(body[:_SAMPLE]).best()
    if best is None:
        raise UndecodableError("no known character encoding fits")
    return body.decode(best.encoding, "replace")


def _is_damaged_utf_8(body: bytes) -> bool:
    """Whether nearly all bytes above ASCII form UTF-8 sequences: a text cut inside a character, or a stray byte."""
    high = len(body) - len(body.translate(None, bytes(range(128, 256))))
    valid = sum(len(found) for found in _UTF_8_SEQUENCE.findall(body))
    return valid >= 4 and high - valid <= min(max(3, high // 10), valid)


def _as_declared(body: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
        if name in _NO_CHARSETS:
            return None
        # As browsers do (WHATWG Encoding): Latin-1 and ASCII mean Windows-1252.
        return _windows_1252(body) if name in {"iso8859-1", "ascii", "cp1252"} else body.decode(name)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None


def _reads_as_german(body: bytes) -> bool:
    high = body[: _SAMPLE * 4].translate(None, bytes(range(128)))
    text = _windows_1252(high)
    return bool(text) and sum(mark in _GERMAN_1252 for mark in text) >= 0.9 * len(text)


def _windows_1252(body: bytes) -> str:
    """Windows-1252 with the five codes it leaves open read as in Latin-1, so that no byte is lost."""
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_OPEN_1252[byte] for byte in body)


_OPEN_1252: Final = [
    bytes([code]).decode("latin-1" if code in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "cp1252") for code in range(256)
]
