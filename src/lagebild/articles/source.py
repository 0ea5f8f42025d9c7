"""Where an article comes from: dates, agencies, authors, outlet, keywords, read from the lines about its text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from lagebild.articles import agencies, dates, wordlists
from lagebild.articles.blocks import Block, has_agency_number, keyword_label
from lagebild.articles.dates import Stamp
from lagebild.articles.masthead import Headline, authors_of, is_name
from lagebild.articles.sequence import Run
from lagebild.articles.structure import Parts, signature
from lagebild.model import Hints, Page

__all__ = ["Source", "source_of"]

_ONLY_TIME = re.compile(r"\W{0,3}(?:um )?\d{1,2}[:.]\d{2}(?: ?Uhr)?\W{0,3}\Z")
_ABOVE = 8
_BELOW = 12


@dataclass(frozen=True, slots=True)
class Source:
    """Dates in ISO 8601 with zone where the time of day is known; the rest as `model.Article` has it."""

    published: str | None
    updated: str | None
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    outlet: str | None
    keywords: tuple[str, ...]


def source_of(blocks: Sequence[Block], run: Run, parts: Parts, headline: Headline | None, page: Page) -> Source:
    """The source of the article whose text is `run`."""
    top = headline.number if headline else run.first
    masthead = [block for block in blocks[top : run.first + 3] if block.look != "text"]
    tail = _tail(blocks, run)
    published, updated = _dates(blocks, run, top, tail, parts, page)
    authors = page.hints.authors or _authors([*masthead, *_bylines_above(blocks, top), *tail])
    authors = authors or _bare_names(blocks, top + 1, run)
    return Source(
        published,
        updated,
        _agencies(blocks, run, [*_bylines_above(blocks, top), *masthead], tail, parts, page.hints),
        tuple(name for name in authors if not agencies.named(name)),
        page.hints.outlet or _outlet(blocks),
        page.hints.keywords or _keywords(blocks, run),
    )


def _tail(blocks: Sequence[Block], run: Run) -> list[Block]:
    """The lines below the text that may still speak of it: up to the first teaser or heading of something else."""
    tail: list[Block] = []
    for block in blocks[run.last + 1 : run.last + 1 + _BELOW]:
        if block.look in {"teaser", "text", "aside"} and not (block.look == "text" and len(block.words) < 30):
            break
        tail.append(block)
    return tail


# -- dates ------------------------------------------------------------------------------------------------------------


def _dates(
    blocks: Sequence[Block], run: Run, top: int, tail: list[Block], parts: Parts, page: Page
) -> tuple[str | None, str | None]:
    """When the text appeared and was changed: what the carrier says, made more exact by what the page says."""
    groups = (
        [block for block in blocks[top : parts.first] if block.look != "text"],
        list(reversed(blocks[max(0, top - _ABOVE) : top])),
        [block for block in blocks[run.first : run.first + 3] if block.look != "text"],
        tail[:6],
    )
    times = _times_below(blocks[: run.last + 1 + _BELOW])
    found = [_stamps(group, page, times) for group in groups]
    found.append(_stamps([blocks[parts.first]], page, times, parts.dateline.end if parts.dateline else 1))
    stamps = next((group for group in found if group), [])
    published = next((stamp for stamp in stamps if stamp.label != "updated"), None)
    updated = next((stamp for stamp in stamps if stamp.label == "updated"), None)
    first = published or updated
    if first is not None and not first.timed:
        first = next((s for group in found for s in group if s.timed and s.moment.date() == first.moment.date()), first)
    told = dates.iso(page.hints.published)
    changed = dates.iso(page.hints.updated)
    return _finer(told, first), _finer(changed, updated)


def _finer(told: str | None, stamp: Stamp | None) -> str | None:
    """The carrier's date, or the page's own if the carrier has none or only the same day without the time."""
    if told is None:
        return stamp.iso if stamp else None
    if stamp is not None and len(told) == 10 and stamp.timed and stamp.iso.startswith(told):
        return stamp.iso
    return told


def _times_below(blocks: Sequence[Block]) -> dict[int, str]:
    """Times of day that stand on a line of their own, by the id() of the line above."""
    return {id(above): below.text for above, below in pairwise(blocks) if _ONLY_TIME.match(below.text)}


def _stamps(group: Sequence[Block], page: Page, times: Mapping[int, str], end: int = 0) -> list[Stamp]:
    """The dates in lines that hold little else, in order; in running text, those in the dateline that ends at `end`."""
    year = _year(page)
    found: list[Stamp] = []
    for block in group:
        text = block.text[:100] if end else block.text
        if block.look in {"text", "notice", "teaser"} and not end:
            continue
        if not end and (len(block.words) > 35 or block.look == "ticker"):
            continue
        stamps = dates.stamps(text, year=year)
        if len(stamps) == 1 and not stamps[0].timed and id(block) in times:
            stamps = dates.stamps(f"{text} {times[id(block)]}", year=year)
        if end:
            stamps = tuple(stamp for stamp in stamps if stamp.start > 0 and _in_dateline(text, stamp, end))
        found.extend(stamps)
        fetched = dates.local_time(page.fetched)
        if not stamps and fetched is not None and block.look in {"meta", "short"} and len(block.words) <= 12:
            relative = dates.relative_stamp(text, fetched)
            found.extend([relative] if relative else [])
    return found


def _in_dateline(text: str, stamp: Stamp, end: int) -> bool:
    return stamp.end <= end or re.match(r"\W{0,4}\([\w /,-]{2,30}\)", text[stamp.end : stamp.end + 40]) is not None


def _year(page: Page) -> int | None:
    """The year for dates that name none: that of the fetch."""
    moment: datetime | None = dates.local_time(page.fetched) or dates.local_time(page.hints.published)
    return moment.year if moment else None


# -- agencies, authors, outlet ----------------------------------------------------------------------------------------


def _agencies(
    blocks: Sequence[Block], run: Run, masthead: list[Block], tail: list[Block], parts: Parts, hints: Hints
) -> tuple[str, ...]:
    """The agencies of the text: from the dateline, lines of source, signatures and the copyright line."""
    found = list(agencies.named(parts.dateline.source)) if parts.dateline else []
    for block in masthead:
        if block.look in {"meta", "copyright", "notice", "end"}:
            found += agencies.named(block.text)
    for block in tail:
        if block.look in {"meta", "copyright"} or (len(block.words) <= 40 and _tells_origin(block)):
            found += agencies.named(_without_pictures(block.text))
        elif block.look == "short" and len(block.words) <= 6 and "/" in block.text:
            found += agencies.named(block.text)
    signed = signature(blocks[run.last].text[-80:])
    found += signed[1] if signed else ()
    for block in blocks[run.last + 1 :]:
        # the agency's number is the text's own, however far below the site prints it
        if block.look == "copyright" and has_agency_number(block):
            found += agencies.named(block.text)
    for name in hints.authors:
        found += agencies.named(name)
    # the Swiss agency's short sign beside its full name is no second agency
    return tuple(name for name in dict.fromkeys(found) if name != "SDA" or "Keystone-SDA" not in found)


def _tells_origin(block: Block) -> bool:
    """Whether a line tells where the text comes from."""
    if block.look in {"credit", "teaser", "aside", "keywords"}:
        return False
    low = block.text.casefold()
    return any(word in low for word in wordlists.words("masthead", "origin"))


def _without_pictures(text: str) -> str:
    """The text up to where it speaks of pictures."""
    match = re.search(r"\b(?:Foto|Bild|Symbolbild|Archivbild)\w{0,10}\s?:", text)
    return text[: match.start()] if match else text


def _authors(lines: Sequence[Block]) -> tuple[str, ...]:
    names: list[str] = []
    for block in lines:
        if len(block.words) > 25:
            continue
        for part in re.split(r"\s[|·•–—-]\s", block.text):
            names += authors_of(part)
    return tuple(dict.fromkeys(names))


def _bylines_above(blocks: Sequence[Block], top: int) -> list[Block]:
    """Lines of byline or date above the headline."""
    return [block for block in blocks[max(0, top - 5) : top] if block.look in {"meta", "short"}]


def _bare_names(blocks: Sequence[Block], start: int, run: Run) -> tuple[str, ...]:
    """Names that stand alone beside a line of date or source in the masthead, and that the text does not mention."""
    stems = {stem for block in blocks[run.first : run.last + 1] if block.look == "text" for stem in block.stems}
    names = []
    for number in range(start, run.first + 1):
        block = blocks[number]
        beside = [*blocks[max(start, number - 1) : number], *blocks[number + 1 : number + 2]]
        if block.look == "short" and any(other.look == "meta" for other in beside) and is_name(block.text):
            names += [block.text] if not block.stems & stems else []
    return tuple(names)


_HOLDER = re.compile(
    r"^\W{0,3}(?:©|\(c\)|copyright)\W{0,3}(?:copyright\W{0,3})?(?:\d{4}(?:\s?[-–]\s?\d{4})?\W{0,3})?(?:by\s)?"
    r"(?P<name>[^,|·•]{2,60}?)(?:\W{0,3}\d{4}(?:\s?[-–]\s?\d{4})?)?"
    r"(?:\W{0,3}(?:Alle Rechte|All rights).{0,60})?\W{0,3}$",
    re.IGNORECASE,
)


def _outlet(blocks: Sequence[Block]) -> str | None:
    """Who publishes the page: the holder of the copyright, or a name of an outlet in the first lines."""
    for block in reversed(blocks):
        if block.look == "copyright":
            match = _HOLDER.match(block.text)
            if match and not agencies.named(match["name"]):
                return match["name"].strip(" .")
    outlets = wordlists.words("masthead", "outlets")
    for block in blocks[:4]:
        low = [word.casefold() for word in block.words]
        if block.look == "short" and 0 < len(low) <= 7 and any(w in outlets or w.endswith(tuple(outlets)) for w in low):
            return block.text
    return None


# -- keywords ---------------------------------------------------------------------------------------------------------

_HASHTAG = re.compile(r"#(\w{2,60})")
_ENTRIES = re.compile(r"\s?[,;/|·•]\s?")


def _keywords(blocks: Sequence[Block], run: Run) -> tuple[str, ...]:
    """The keywords that the page gives the article below or above its text."""
    for block in [*blocks[run.last + 1 : run.last + 1 + 2 * _BELOW], *blocks[max(0, run.first - _ABOVE) : run.first]]:
        if block.look not in {"keywords", "end"} or len(block.words) > 40:
            continue
        tags = _HASHTAG.findall(block.text)
        if tags:
            return tuple(tags)
        label = keyword_label(block.text)
        if label is not None or block.look == "keywords":
            rest = block.text[label or 0 :].strip()
            entries = _ENTRIES.split(rest) if _ENTRIES.search(rest) else rest.split(" ")
            return tuple(dict.fromkeys(entry.strip(" .") for entry in entries if entry.strip(" .")))
    return ()
