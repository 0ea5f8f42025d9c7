"""HTML to a page: the rendition of all of it, its metadata as hints, the main text as places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from lagebild.model import Hints, Span
from lagebild.pages.decoding import decode
from lagebild.pages.main_text import main_blocks, places, stated_lines
from lagebild.pages.metadata import Description, describe, names
from lagebild.pages.options import LoadOptions
from lagebild.pages.rendition import Block, Rendition, render

# libxml2 gives up beyond 2,048 levels; trafilatura walks trees by recursion in C and Python well up to here.
_MAX_MAIN_DEPTH: Final = 400
# Beyond this many elements (the largest press page seen has 9,000) the main-text decision would take seconds.
_MAX_MAIN_ELEMENTS: Final = 60_000
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_DECLARED: Final = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_:.-]{2,40})""")


# A tag with hundreds of attributes, which the parser would compare each with each; a press page has some twenty.
_OVERLOADED: Final = re.compile(
    r"""<(?P<tag>[a-z][a-z0-9:-]{0,40}+)"""
    r"""(?:[\s/]*+[^\s=>/"']{1,2000}+(?:\s{0,9}+=\s{0,9}+(?:"[^"]{0,99999}+"|'[^']{0,99999}+'|[^\s>"']{0,99999}+))?+){500,}+""",
    re.IGNORECASE,
)
# A heading that begins with a kicker in a block of its own, or before a colon without a blank.
_BROKEN: Final = re.compile(r"([^\n:]{3,60}?)(?:\s?[:–|-]?\n\n[\s:|–-]{0,4}|\s?[:–|]\n|:(?=[A-ZÄÖÜ„«»]))(?=[^\n]{12})")
# What stands between kicker and headline, some of it for screen readers only: "Kicker: Headline", "Kicker – Headline".
_JOINT: Final = re.compile(r"^[\s:|–-]+")


class UnreadableHtmlError(Exception):
    """HTML without text or nested beyond measure; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The rendition of a page with what it says about itself."""

    text: str
    hints: Hints


def read_html(body: bytes, options: LoadOptions, charset: str | None = None) -> HtmlText:
    """The text and hints of an HTML page; `charset` is what the transport declared.

    Raises:
        UnreadableHtmlError: there is no text in it, or it is nested too deep.
        UndecodableError: no known encoding fits.
    """
    return read_markup(decode(body, charset or _declared(body)), options)


def read_markup(markup: str, options: LoadOptions) -> HtmlText:
    """The same for markup that is already decoded."""
    tree = _tree(markup)
    rendition = render(tree, names().kicker_classes)
    if not rendition.text.strip():
        raise UnreadableHtmlError("HTML without any text; a page that scripts fill must be saved from a browser")
    about = describe(tree)
    main = _main(tree, rendition, about) if options.main_text else ()
    return HtmlText(rendition.text, _hints(about, rendition, main))


def _declared(body: bytes) -> str | None:
    found = _DECLARED.search(body, 0, 8192) or _XML_DECLARED.match(body, 0, 1024)
    return found[1].decode("ascii") if found else None


def _tree(markup: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        source = _OVERLOADED.sub(r"<\g<tag> ", markup.replace("\x00", "\ufffd")).encode("utf-8", "replace")
        tree = lxml_html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableHtmlError("HTML that cannot be parsed; save the page again") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableHtmlError("HTML nested deeper than 2,048 elements; save the page again or leave it out")
    return tree


def _main(tree: lxml_html.HtmlElement, rendition: Rendition, about: Description) -> tuple[Span, ...]:
    """Where the main text stands, as far as the library can be asked about a tree of this size and depth.

    Where the metadata state the article's text, its lines are taken, with the library's blocks before them (the lead)
    and the headings between them.
    """
    if rendition.depth > _MAX_MAIN_DEPTH or rendition.elements > _MAX_MAIN_ELEMENTS:
        return ()
    try:
        kept = places(main_blocks(tree), rendition.text)
    except Exception:  # the library's own faults on odd markup must not cost the page; it only hints
        kept = ()
    stated = stated_lines(about.body, rendition.text) if about.body else ()
    if not stated:
        return kept
    headings = {block.span for block in rendition.blocks if _is_heading(block)}
    first, last = stated[0].start, stated[-1].end
    beside = (span for span in kept if span.end <= first or (span.end <= last and span in headings))
    return tuple(sorted({*stated, *(span for span in beside if not any(span.overlaps(line) for line in stated))}))


def _hints(about: Description, rendition: Rendition, main: tuple[Span, ...]) -> Hints:
    kicker, headline = _headline(rendition, about.titles, main)
    return Hints(
        title=about.titles[0] if about.titles else None,
        kicker=kicker,
        description=about.description,
        published=about.published,
        updated=about.updated,
        authors=about.authors,
        outlet=about.outlet,
        language=about.language,
        keywords=about.keywords,
        main=tuple(span for span in main if headline is None or not span.overlaps(headline)),
        html=True,
        headline=headline,
        headings=tuple(_headings(rendition, headline)),
        captions=tuple(block.span for block in rendition.blocks if block.tag == "figcaption"),
        url=about.url,
    )


def _headings(rendition: Rendition, headline: Span | None) -> Iterator[Span]:
    for block in rendition.blocks:
        if _is_heading(block) and (headline is None or not block.span.overlaps(headline)):
            yield block.span


def _is_heading(block: Block) -> bool:
    return re.fullmatch("h[1-6]", block.tag) is not None and (not block.classes or block.tag == "h1")


def _headline(rendition: Rendition, titles: tuple[str, ...], main: tuple[Span, ...]) -> tuple[str | None, Span | None]:
    """The kicker and the place of the headline: the heading whose words are most like a title of the metadata.

    Of those much alike one with a kicker above the main text goes first, since the other is a breadcrumb; a lower
    heading goes before an h1 only then: teasers of the same story are alike too. Without any likeness it is the only
    h1, or the heading directly above the main text.
    """
    best: tuple[tuple[bool, bool, bool, float], str | None, Span | None] | None = None
    headings = [block for block in rendition.blocks if _is_heading(block)]
    below = main[0].start if main else len(rendition.text)
    for block in headings:
        kicker, rest = _parted(block.span, rendition, titles)
        # Titles come with and without the kicker.
        parts = {block.span.of(rendition.text), rest.of(rendition.text)}
        alike = max((_likeness(part, title) for title in titles for part in parts), default=0.0)
        sure = alike >= 0.8
        rank = (sure, sure and kicker is not None and rest.end <= below, block.tag == "h1", alike)
        if alike >= (0.25 if block.tag == "h1" else 0.5) and (best is None or rank > best[0]):
            best = (rank, kicker, rest)
    if best is not None:
        return best[1:]
    first = [block for block in headings if block.tag == "h1"]
    above = [block for block in headings if main and block.span.end <= below and block.tag in {"h1", "h2"}]
    for found in first if len(first) == 1 else above[-1:]:
        return _parted(found.span, rendition, titles)
    return None, None


def _parted(heading: Span, rendition: Rendition, titles: tuple[str, ...]) -> tuple[str | None, Span]:
    """A heading's kicker, boxed in it or directly before it, and the rest."""
    text = rendition.text
    for block in reversed(rendition.blocks):
        if not block.classes or block.span.start > heading.start or heading.start - block.span.end > 40:
            continue
        inside = heading.contains(block.span) and block.span.end < heading.end
        between = "" if inside else text[block.span.end : heading.start]
        kicker = block.span.of(text).rsplit("\n", 1)[-1].strip(" :")
        if not (inside or block.span.end <= heading.start) or between.strip() or not 2 < len(kicker) <= 80:
            continue
        if not inside:
            return kicker, heading
        if rest := _JOINT.sub("", text[block.span.end : heading.end]):
            return kicker, Span(heading.end - len(rest), heading.end)
    return _parted_by_title(heading, text, titles)


def _parted_by_title(heading: Span, text: str, titles: tuple[str, ...]) -> tuple[str | None, Span]:
    """The same for a kicker that nothing marks but a title ("Kicker: Headline") where the heading has no colon."""
    line = heading.of(text)
    for title in titles:
        kicker, mark, rest = title.partition(": ")
        if (
            mark
            and 2 < len(kicker) <= 80
            and line.startswith(kicker)
            and not line[len(kicker) :].lstrip().startswith(":")
        ):
            own = _JOINT.sub("", line[len(kicker) :])
            if own[:20] == rest[:20]:
                return kicker, Span(heading.end - len(own), heading.end)
    if found := _BROKEN.match(line):
        return found[1], Span(heading.start + found.end(), heading.end)
    return None, heading


def _likeness(one: str, other: str) -> float:
    """Dice's coefficient over words."""
    words, more = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return 2 * len(words & more) / (len(words) + len(more)) if words and more else 0.0
