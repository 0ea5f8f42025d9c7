"""The main-text decision of trafilatura, told as places in the rendition of the whole page.

Settings by measurement (`../shared/DESIGN.md`): fast and precision-oriented, no comments. The library returns text, not
places; its blocks are found again in the rendition by comparing characters without white space.
"""

import itertools
import logging
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from lxml import html

from lagebild.model import Span

# The library logs what it cannot use; here that is told by empty hints.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_BLOCK_TAGS: Final = frozenset({"p", "head", "item", "quote", "row", "code", "hi", "ab"})
_LINE: Final = re.compile(r"[^\n]+")
# Shorter lines stand in any text by chance; a shorter body is a teaser; a longer one is no article.
_MIN_LINE: Final = 20
_MIN_STATED: Final = 400
_MAX_STATED: Final = 300_000
# A block that stands more often than this on a page is a label, not text.
_MAX_PLACES: Final = 50


def main_blocks(tree: html.HtmlElement) -> list[str]:
    """The text of every block that trafilatura keeps of `tree`, in order; it works on a copy of the tree."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # 0.25 s to import, needless for flattened text

    document = bare_extraction(tree, fast=True, favor_precision=True, include_comments=False, with_metadata=False)
    body = getattr(document, "body", None)
    if body is None:
        return []
    blocks = []
    for element in body.iter(*_BLOCK_TAGS):
        if any(ancestor.tag in _BLOCK_TAGS for ancestor in element.iterancestors()):
            continue
        if text := "".join(element.itertext()).strip():
            blocks.append(text)
    return blocks


def stated_lines(body: str, text: str) -> tuple[Span, ...]:
    """The lines of `text` that make up `body`, the article's text as the page's metadata state it.

    Empty unless they cover nearly all of it: a body behind a pay wall, or one that is a mere summary, says nothing.
    """
    stated = _squeezed(body)[0]
    if not _MIN_STATED <= len(stated) <= _MAX_STATED:
        return ()
    lines, covered = [], 0
    for found in _LINE.finditer(text):
        line = _squeezed(found[0])[0]
        if len(line) >= _MIN_LINE and line in stated:
            lines.append(Span(*found.span()))
            covered += len(line)
    return tuple(lines) if covered >= 0.9 * len(stated) else ()


def places(blocks: Iterable[str], text: str) -> tuple[Span, ...]:
    """Where `blocks` stand in `text`, in order and without overlap; a block that is not found there is left out.

    A block that stands only once anchors the others: each of them is looked for between its anchored neighbours.
    """
    squeezed, offsets = _squeezed(text)
    wanted = [needle for needle in (_squeezed(block)[0] for block in blocks) if needle]
    found = _anchored(wanted, squeezed)
    start = 0
    for number, needle in enumerate(wanted):
        if found[number] is None:
            end = next((place for place in found[number:] if place is not None), len(squeezed))
            place = squeezed.find(needle, start, end)
            found[number] = place if place >= 0 else None
        if (place_found := found[number]) is not None:
            start = place_found + len(needle)
    spans = []
    for place_or_none, needle in zip(found, wanted, strict=True):
        if place_or_none is not None:
            spans.append(Span(offsets[place_or_none], offsets[place_or_none + len(needle) - 1] + 1))
    return tuple(spans)


def _anchored(wanted: list[str], squeezed: str) -> list[int | None]:
    """The places of the blocks that stand exactly once, as far as they keep the order (longest rising run)."""
    single: list[tuple[int, int]] = []
    for number, needle in enumerate(wanted):
        place = squeezed.find(needle)
        if place >= 0 and squeezed.find(needle, place + 1) < 0:
            single.append((number, place))
    found: list[int | None] = [None] * len(wanted)
    reached = 0
    for number, place in _rising(single, [len(needle) for needle in wanted]):
        if place >= reached:
            found[number] = place
            reached = place + len(wanted[number])
    return found


def _rising(single: list[tuple[int, int]], lengths: list[int]) -> list[tuple[int, int]]:
    """The run with the most characters whose places rise; quadratic only in blocks that stand out of order."""
    if all(a[1] < b[1] for a, b in itertools.pairwise(single)):
        return single
    single = single[: _MAX_PLACES * 20]
    best: list[tuple[int, int]] = []  # (characters so far, number of the run's previous block or -1)
    for at, (number, place) in enumerate(single):
        previous = max(((best[i][0], i) for i in range(at) if single[i][1] < place), default=(0, -1))
        best.append((previous[0] + lengths[number], previous[1]))
    run, at = [], max(range(len(best)), key=lambda i: best[i][0])
    while at >= 0:
        run.append(single[at])
        at = best[at][1]
    return run[::-1]


def _squeezed(text: str) -> tuple[str, list[int]]:
    """`text` without white space and invisible characters, and the offset of every character left."""
    offsets = [at for at, mark in enumerate(text) if not _is_blank(mark)]
    return "".join([text[at] for at in offsets]), offsets


def _is_blank(mark: str) -> bool:
    return mark.isspace() or (mark > "~" and unicodedata.category(mark) in {"Cc", "Cf"})
