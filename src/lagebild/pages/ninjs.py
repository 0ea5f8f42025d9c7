"""IPTC ninjs (News in JSON) 1.x, 2.x and 3.x: one news item to a page.

Version 1 has `headline` and `body_xhtml`, version 2 lists (`headlines`, `bodies` with role and content type), version 3
the same in camel case; keys come here in lower case. Source: https://iptc.org/standards/ninjs/
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from lagebild.model import Page, Problem
from lagebild.pages.bodies import compose, is_markup, plain, record_id
from lagebild.pages.dates import iso
from lagebild.pages.options import LoadOptions
from lagebild.pages.sources import problem

Item = dict[str, Any]
# fmt: off
_MARKS: Final = frozenset({
    "versioncreated", "firstcreated", "contentcreated", "contentmodified", "pubstatus", "headlines", "bodies",
    "body_xhtml", "body_text", "altids", "copyrightholder", "copyrightnotice", "representationtype", "infosources",
})
# fmt: on
_WITHDRAWN: Final = frozenset({"canceled", "cancelled", "withheld"})


def is_ninjs(item: Item) -> bool:
    """Whether a JSON object has fields that only ninjs has (a body or two administrative ones)."""
    marks = _MARKS.intersection(key.lower() for key in item)
    return bool(marks & {"bodies", "body_xhtml", "body_text"}) or len(marks) >= 2


def read_item(item: Item, where: str, uri: str, options: LoadOptions) -> Iterator[Page | Problem]:
    """The page of a news item (keys in lower case), or why it makes none."""
    if str(item.get("pubstatus", "")).lower() in _WITHDRAWN:
        yield problem("withdrawn", where, f"withdrawn by its source (pubstatus {item['pubstatus']}); leave it out")
        return
    body, html = _body(item)
    if not body.strip():
        kind = plain(item.get("type")) or "item"
        yield problem("empty", where, f"ninjs {kind} without a text body; nothing to read in it")
        return
    headline = _valued(item, "headline", ("main", "headline"))
    composed = (
        compose(body, options, headline=headline or "", html=html) if headline else compose(body, options, html=html)
    )
    published = iso(item.get("firstcreated")) or iso(item.get("contentcreated"))
    version = iso(item.get("versioncreated"))
    hints = replace(
        composed.hints,
        title=headline,
        kicker=_valued(item, "headline", ("kicker", "overline")),
        description=_valued(item, "description", ("summary", "lead", "teaser", "main", "caption")),
        published=published or version,
        updated=version if published and version and version > published else None,
        authors=_authors(item),
        outlet=plain(item.get("copyrightholder")) or next(iter(_names(item, "infosource")), None),
        language=(plain(item.get("language")) or "")[:2].lower() or None,
        keywords=_names(item, "keyword") or _names(item, "subject"),
    )
    page_uri = plain(item.get("uri")) or uri
    identity = record_id(page_uri, plain(item.get("version")), headline, body)
    yield Page(identity, page_uri, None, "application/json", composed.text, hints)
    for name in ("versioncreated", "firstcreated", "contentcreated"):
        if item.get(name) and iso(item[name]) is None:
            yield problem(
                "date", where, f"{name} {str(item[name])[:40]!r} cannot be read and is left open; write ISO 8601"
            )


def _body(item: Item) -> tuple[str, bool]:
    """The richest text body, and whether it is HTML."""
    flat = {key: value for key, value in item.items() if key.startswith("body_") and isinstance(value, str)}
    for key in sorted(flat, key=lambda key: ("html" not in key, key)):
        if flat[key].strip():
            return flat[key], "html" in key or is_markup(flat[key])
    found: list[tuple[bool, str]] = []
    for body in _lower(item.get("bodies")):
        value = body.get("value")
        if isinstance(value, str) and value.strip():
            kind = f"{body.get('contenttype') or ''} {body.get('role') or ''}".lower()
            found.append(("html" in kind or is_markup(value), value))
    html, value = max(found, key=lambda body: (body[0], len(body[1])), default=(False, ""))
    return value, html


def _valued(item: Item, field: str, roles: tuple[str, ...]) -> str | None:
    """`headline`, else the entry of `headlines` with the first of `roles` that is there, else its first entry."""
    if roles[0] in {"main", "summary"}:
        single = plain(item.get(field)) or plain(item.get(field + "_text")) or plain(item.get(field + "_xhtml"))
        if single:
            return single
    entries = _lower(item.get(field + "s"))
    for role in roles:
        for entry in entries:
            if str(entry.get("role") or "").lower() == role and (value := plain(entry.get("value"))):
                return value
    return next((plain(entry.get("value")) for entry in entries), None) if roles[0] == "main" else None


def _authors(item: Item) -> tuple[str, ...]:
    byline = plain(item.get("byline")) or plain(item.get("by"))
    if byline:
        return (byline.removeprefix("Von ").removeprefix("By "),)
    creators = [
        person
        for person in _lower(item.get("people") or item.get("person"))
        if person.get("rel") in {"author", "creator"}
    ]
    return tuple(filter(None, (plain(person.get("name")) for person in creators)))


def _names(item: Item, field: str) -> tuple[str, ...]:
    """The names in a list of strings or objects under `field` or its plural."""
    values = item.get(field + "s") or item.get(field)
    items = values if isinstance(values, list) else [values]
    names = (entry.get("name") if isinstance(entry, dict) else entry for entry in items[:50])
    return tuple(dict.fromkeys(filter(None, (plain(name) for name in names))))


def _lower(values: Any) -> list[Item]:
    """The objects in a list, their keys in lower case."""
    items = values if isinstance(values, list) else []
    return [{str(key).lower(): value for key, value in item.items()} for item in items if isinstance(item, dict)]
