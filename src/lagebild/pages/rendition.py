"""The text of a whole HTML page, furniture included, a block a line, and where its headings and captions stand.

Blocks are parted by a blank line; `br`, table cells and list items by a line end. White space inside a block is one
blank, except in `pre`. What a browser never shows (scripts, styles, form values) is left out; what only a style sheet
hides is kept, since a page that unfolds its text by script hides the article itself.
"""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from lagebild.model import Span

# fmt: off
_SKIPPED: Final = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "applet",
    "canvas", "audio", "video", "map", "select", "datalist", "textarea", "input", "img", "picture", "source",
    "track", "frame", "frameset", "noframes",
})
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
})
# List items, cells and rows follow each other without a blank line, as they do on paper.
_CLOSE_BLOCKS: Final = frozenset({
    "li", "dt", "dd", "td", "th", "tr", "option",
})
# Inline boxes that style sheets set apart although no white space stands between them ("Kicker" + "Headline").
_BOXES: Final = frozenset({
    "span", "a", "time", "label", "small",
})
_HEADINGS: Final = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6",
})
# fmt: on
_WHITE: Final = re.compile(r"[ \t\n\r\f\v]+")
# A letter or two in a box of its own is an initial and belongs to the word that follows.
_INITIAL: Final = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A block or marked box: its tag, its `class` attribute in lower case, its place in the rendition."""

    tag: str
    classes: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text; the headings, captions and boxes with a telling class in it, in the order of their places.

    What stands inside `nav` is no heading of the page. `depth` and `elements` tell the size of the tree.
    """

    text: str
    blocks: tuple[Block, ...]
    depth: int = 0
    elements: int = 0


def render(root: etree._Element, box_classes: tuple[str, ...] = ()) -> Rendition:
    """The rendition of the tree below `root`; an element with one of `box_classes` in its class stands alone."""
    scribe = _Scribe(box_classes)
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if element.tag in _SKIPPED:
                walker.skip_subtree()
            scribe.open(element)
            continue
        if event == "end":
            scribe.close(element)
        if element is not root:
            scribe.write(element.tail)
    return scribe.rendition()


class _Scribe:
    """Walks in and out of elements, breaks lines for blocks and notes where headings, captions and boxes stand."""

    def __init__(self, box_classes: tuple[str, ...]) -> None:
        self._writer = _Writer()
        self._box_classes = box_classes
        # For every open element: whether it breaks the line, its class if that sets it apart, where its text begins.
        self._open: list[tuple[int, str, int]] = []
        self._blocks: list[Block] = []
        self._nav = self._pre = self._elements = self._depth = 0

    def open(self, element: etree._Element) -> None:
        """An element begins; the text at its beginning is written."""
        tag, writer = str(element.tag), self._writer
        self._elements += 1
        lines, box = self._line_ends(element, tag)
        self._open.append((lines, box, writer.length))
        self._depth = max(self._depth, len(self._open))
        if tag in _SKIPPED:
            return
        self._count(tag, 1)
        if tag == "br":
            writer.new_line()
        elif lines:
            writer.break_line(lines)
        elif tag in _BOXES:
            writer.open_box()
        self.write(element.text)

    def close(self, element: etree._Element) -> None:
        """An element ends."""
        tag, writer = str(element.tag), self._writer
        lines, box, start = self._open.pop()
        if tag in _SKIPPED:
            return
        self._count(tag, -1)
        if lines:
            writer.break_line(lines)
        elif tag in _BOXES:
            writer.close_box()
        if (box or tag in _HEADINGS or tag == "figcaption") and writer.length > start and not self._nav:
            self._blocks.append(Block(tag, box, Span(start, writer.length)))

    def write(self, value: str | None) -> None:
        """Text inside the open element."""
        if value:
            self._writer.write(value, pre=self._pre > 0)

    def rendition(self) -> Rendition:
        """What was written."""
        text = self._writer.text()
        blocks = sorted(_trimmed(self._blocks, text), key=lambda block: block.span)
        return Rendition(text, tuple(blocks), self._depth, self._elements)

    def _line_ends(self, element: etree._Element, tag: str) -> tuple[int, str]:
        """How many line ends part the element from its neighbours, and its class where that sets it apart."""
        lines = (1 if tag in _CLOSE_BLOCKS else 2) if tag in _BLOCKS else 0
        classes = element.get("class")
        if classes and len(classes) < 500 and tag not in _SKIPPED:
            classes = classes.lower()
            if any(name in classes for name in self._box_classes):
                return 2, classes
        return lines, ""

    def _count(self, tag: str, step: int) -> None:
        if tag in _HEADINGS:
            self._writer.heading += step
        elif tag == "pre":
            self._pre += step
        elif tag == "nav":
            self._nav += step


def _trimmed(blocks: list[Block], text: str) -> list[Block]:
    """The blocks without the white space at their edges."""
    kept = []
    for block in blocks:
        inner = block.span.of(text)
        start = block.span.start + len(inner) - len(inner.lstrip())
        end = block.span.end - (len(inner) - len(inner.rstrip()))
        if start < end:
            kept.append(Block(block.tag, block.classes, Span(start, end)))
    return kept


class _Writer:
    """Gathers text; line breaks and blanks wait until the next character, so that none stand at an edge."""

    def __init__(self) -> None:
        self.length = 0
        self.heading = 0
        self._parts: list[str] = []
        self._last = ""
        self._lines = 0
        self._blank = False
        self._box_start = 0
        self._box_just_closed = False
        self._apart = False

    def text(self) -> str:
        return "".join(self._parts)

    def break_line(self, lines: int) -> None:
        self._lines = max(self._lines, lines)
        self._box_just_closed = False

    def new_line(self) -> None:
        self._lines = min(self._lines + 1, 2)
        self._box_just_closed = False

    def open_box(self) -> None:
        self._apart = self._box_just_closed and not self._blank
        self._box_start = self.length

    def close_box(self) -> None:
        self._box_just_closed = self.length - self._box_start > _INITIAL

    def write(self, value: str, *, pre: bool = False) -> None:
        if pre:
            lines = value.split("\n")
            for number, line in enumerate(lines):
                self._put(line)
                if number < len(lines) - 1:
                    self.new_line()
        else:
            self._put(value)

    def _put(self, value: str) -> None:
        flat = _WHITE.sub(" ", value)
        words = flat.strip(" ")
        if not words:
            self._blank = self._blank or bool(flat)
            return
        if flat[0] == " ":
            self._blank = True
        self._append(self._gap(words[0]) + words)
        self._blank = flat[-1] == " "
        self._box_just_closed = False

    def _gap(self, first: str) -> str:
        """What parts the next character `first` from the last one written."""
        lines, apart = self._lines, self._apart
        self._lines, self._apart = 0, False
        if not self.length:
            return ""
        if lines:
            return "\n" * lines
        if self._blank:
            return " "
        if apart and first.isalnum() and (self._last.isalnum() or self._last in '.:!?»“")'):
            return "\n" if self.heading else " "
        return ""

    def _append(self, value: str) -> None:
        self._parts.append(value)
        self.length += len(value)
        self._last = value[-1]
