"""What a stream of bytes is: told from its beginning first, from its suffix where that says nothing."""

import re
from typing import Final, Literal

from lagebild.pages.decoding import UndecodableError, decode, is_binary

Kind = Literal["empty", "binary", "warc", "feed", "xml", "html", "json", "lines", "text"]

# Formats that people take for pages, with what to do about them.
_MAGIC: Final = (
    (b"%PDF", "a PDF; extract its text first"),
    (b"PK\x03\x04", "a ZIP archive or office document; unpack it or save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text first"),
    (b"{\\rtf", "a rich text document; save it as text first"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it first"),
    (b"\x04\x22\x4d\x18", "packed with lz4; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"\x89PNG", "a picture; leave it out"),
    (b"\xff\xd8\xff", "a picture; leave it out"),
    (b"GIF8", "a picture; leave it out"),
    (b"RIFF", "a picture or a recording; leave it out"),
    (b"SQLite format 3", "a SQLite database; leave it out"),
    (b"\x7fELF", "a program; leave it out"),
)
_SUFFIXES: Final[dict[str, Kind]] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".json": "json", ".ninjs": "json",
    ".jsonl": "lines", ".ndjson": "lines", ".jl": "lines",
    ".warc": "warc", ".wet": "warc",
    ".txt": "text", ".md": "text",
}  # fmt: skip
_PROLOGUE: Final = re.compile(
    r"(?:\s++|<\?[^>]{0,2000}>|<!--(?:[^-]|-(?!->)){0,20000}+-->|"
    r"<!doctype\s[^>\[]{0,2000}(?:\[[^\]]{0,8000}\]\s{0,100})?>)*+",
    re.IGNORECASE,
)
_FEED: Final = re.compile(r"<(?:rss|feed|rdf:RDF|[a-z0-9]{1,8}:(?:feed|rss|RDF))[\s>]", re.IGNORECASE)
_HTML: Final = re.compile(
    r"<(?:html|head|body|title|meta|link|script|style|base|div|p|article|main|section|header|nav|h[1-6]|table|span|a|ul|ol|"
    r"center|font|blockquote|figure|b|i|em|strong|img|br|form|noscript|template|iframe|center)(?:[\s>/]|$)",
    re.IGNORECASE,
)  # fmt: skip
_DOCTYPE: Final = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_JSON: Final = re.compile(r"\s*+(?:\{\s*+(?:\"|\}|$)|\[\s*+(?:[\[{\"\]]|$))")


def kind_of(head: bytes, suffix: str) -> tuple[Kind, str]:
    """The kind of a stream that begins with `head`, and for a binary one what it is and what to do about it."""
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf") and b"\x00" not in head:
        return "empty", ""
    if re.match(rb"WARC/[01]\.\d", head):
        return "warc", ""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return "binary", what
    if is_binary(head):
        return "binary", "no text in it; leave it out"
    return _kind_of_text(_decoded(head), _SUFFIXES.get(suffix)), ""


def _decoded(head: bytes) -> str:
    try:
        return decode(head).lstrip("\ufeff")
    except UndecodableError:
        return head.decode("latin-1")


def _kind_of_text(head: str, claimed: Kind | None) -> Kind:
    if _JSON.match(head) or (claimed in {"json", "lines"} and head.lstrip()[:1] in {"{", "["}):
        return claimed if claimed in {"json", "lines"} else "json"
    prologue = _PROLOGUE.match(head)
    body = head[prologue.end() if prologue else 0 :]
    if not head.lstrip().startswith("<"):
        # Some scripts write a line before the page; text that merely speaks of HTML does not end in its suffix.
        return claimed if claimed in {"html", "json", "lines", "feed", "warc"} else "text"
    if _FEED.match(body):
        return "feed"
    if _DOCTYPE.search(head[:4096]) or _HTML.match(body):
        return "html"
    if claimed in {"html", "feed"}:
        return claimed
    return "xml" if head.lstrip().startswith("<?xml") else "text"
