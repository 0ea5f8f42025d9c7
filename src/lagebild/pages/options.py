"""The bounds of loading."""

from dataclasses import dataclass
from typing import Final, Self

MIB: Final = 2**20


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """Bounds of what is loaded; what lies beyond one becomes a Problem.

    `max_page` is the size of one page's body in bytes after decompression, `max_text` the length of its text in code
    points, `max_document` the size in bytes of a file that must be held whole to find its pages (a feed, a JSON
    document), `max_expansion` how many times larger than its compressed file the content may grow (deflate's own limit
    is 1,032; press pages reach about 20), `main_text` whether the library's main-text decision is asked for HTML.
    """

    max_page: int = 8 * MIB
    max_text: int = 2_000_000
    max_document: int = 128 * MIB
    max_expansion: int = 300
    main_text: bool = True

    @classmethod
    def for_pages_of(cls, mebibytes: int) -> Self:
        """Bounds for pages of up to `mebibytes` MiB: text and whole documents grow in proportion, never below the
        usual.
        """
        usual = cls()
        factor = max(1.0, mebibytes * MIB / usual.max_page)
        return cls(mebibytes * MIB, round(usual.max_text * factor), round(usual.max_document * factor))
