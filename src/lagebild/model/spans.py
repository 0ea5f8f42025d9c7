"""Places in a page's text: every result is tied to the characters it stands on."""

import hashlib
from dataclasses import dataclass

from lagebild.errors import LagebildError


def content_id(*parts: str | None) -> str:
    """A stable name for a thing made of `parts`: 20 hex digits of SHA-256, the same in every run."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass") + b"\x1f")
    return digest.hexdigest()[:20]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a page's text, 0 <= start < end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise LagebildError(f"not a span: {self.start} to {self.end}; a span needs 0 <= start < end")

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A span of a named page."""

    page_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which stage and rule (or model) made a result, from which places, and how sure it is (0 to 1)."""

    stage: str
    rule: str
    anchors: tuple[Anchor, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Problem:
    """What a stage could not use, where, and why: one line that tells what to do. `where` is a path, URL or page id."""

    stage: str
    kind: str
    where: str
    message: str
    span: Span | None = None

    def __str__(self) -> str:
        place = f", characters {self.span.start} to {self.span.end}" if self.span else ""
        return f"{self.where}{place}: {self.message} ({self.stage}/{self.kind})"
