"""Articles as IPTC ninjs 2.0, an item an article. Source: https://iptc.org/standards/ninjs/"""

import html
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from lagebild.exchange.document import plain
from lagebild.store import KnownActor, StoredArticle

__all__ = ["ninjs_item"]

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.0.json"
_ZONE = ZoneInfo("Europe/Berlin")
_PLACES = ("state",)


def ninjs_item(article: StoredArticle, actors: tuple[KnownActor, ...] = ()) -> dict[str, Any]:
    """The item of an article; `actors` are those that it names. What is unknown is left out.

    ninjs knows no dates without a time of day: where only the day is known, it is midnight in Berlin.
    """
    source = article.source
    text = "\n\n".join(part.text for part in article.body)
    markup = "".join(f"<p>{html.escape(part.text)}</p>" for part in article.body)
    item = {
        "uri": _uri(source.uri, source.page_id),
        "standard": {"name": "ninjs", "version": "2.0", "schema": _SCHEMA},
        "type": "text",
        "representationtype": "full",
        "language": "de",
        "version": str(source.version),
        "firstcreated": _moment(source.published),
        "versioncreated": _moment(source.updated) or _moment(source.published),
        "copyrightholder": _line(source.outlet),
        "headlines": _roles(main=source.headline, kicker=article.kicker),
        "descriptions": _roles(summary=article.lead),
        "bodies": [
            {"role": "main", "contenttype": "text/html", "charcount": len(text), "wordcount": len(text.split()),
             "value": markup},
            {"role": "text", "contenttype": "text/plain", "value": text},
        ],
        "by": _line(", ".join(source.authors)),
        "located": _line(article.places[0]) if article.places else None,
        "places": _names(article.places) + _names(actor.name for actor in actors if actor.kind in _PLACES),
        "people": _names(actor.name for actor in actors if actor.kind == "person"),
        "organisations": _names(
            actor.name for actor in actors
            if actor.kind not in ("person", "group", "anonymous", "unknown", *_PLACES)
        ),
        "subjects": _names(article.keywords),
        "infosources": _names(source.agencies),
        "altids": [{"role": "page_id", "value": source.page_id}],
    }  # fmt: skip
    return {name: value for name, value in item.items() if value}


def _uri(uri: str, page_id: str) -> str:
    """The page's address where it is one; a file's name alone identifies nothing."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return f"urn:lagebild:{page_id}"
    whole = parts.scheme in ("http", "https") and parts.netloc and uri.isascii() and not set(uri) & set(' <>"{}|\\^`')
    return uri if whole and uri.isprintable() else f"urn:lagebild:{page_id}"


def _moment(value: str | None) -> str | None:
    """ISO 8601 with a time of day and a zone."""
    try:
        moment = datetime.fromisoformat(value or "")
        if value and len(value) == len("2025-08-14"):
            moment = datetime.combine(date.fromisoformat(value), time(), _ZONE)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=_ZONE)).isoformat()


def _line(text: str | None) -> str | None:
    return plain(text) or None if text else None


def _roles(**values: str | None) -> list[dict[str, str]]:
    return [{"role": role, "value": plain(value)} for role, value in values.items() if value]


def _names(names: Any) -> list[dict[str, str]]:
    return [{"name": plain(name)} for name in dict.fromkeys(names) if name]
