"""What HTML says about itself outside its text: JSON-LD (schema.org), OpenGraph and other meta elements, `time`."""

import functools
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

import yaml
from lxml import etree

from lagebild.errors import ListError
from lagebild.pages.dates import iso

# A JSON-LD block beyond this many characters, or a graph with more nodes, is no description of one article.
_MAX_JSON_LD: Final = 2_000_000
_MAX_NODES: Final = 2_000
_MAX_DEPTH: Final = 12
_MAX_VALUE: Final = 2_000
_MAX_KEYWORDS: Final = 50
_ADDRESS: Final = re.compile(r"(?:https?:)?//|@|www\.")
_BY: Final = re.compile(r"(?:von|by)\s+", re.IGNORECASE)

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Description:
    """What the metadata of a page say; `titles` are all that they give, best first; `body` is JSON-LD's articleBody."""

    titles: tuple[str, ...] = ()
    description: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()
    url: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names under which pages keep their metadata (`lists/metadata.yaml`)."""

    meta: dict[str, tuple[str, ...]]
    article_types: frozenset[str]
    kicker_classes: tuple[str, ...]


@functools.cache
def names() -> Names:
    """The list of names, loaded once.

    Raises:
        ListError: the list is malformed.
    """
    content = yaml.safe_load((resources.files("lagebild.pages") / "lists" / "metadata.yaml").read_text("utf-8"))
    try:
        meta = {field: _strings(values) for field, values in content["meta"].items()}
        return Names(meta, frozenset(_strings(content["article_types"])), _strings(content["kicker_classes"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ListError(f"lists/metadata.yaml is malformed: {error}") from error


def _strings(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        raise ListError(f"lists/metadata.yaml: a list of names is expected, not {values!r}")
    return tuple(values)


def describe(root: etree._Element) -> Description:
    """What the metadata in the tree below `root` say; JSON-LD goes before meta elements, these before `time`."""
    meta = _meta(root)
    nodes = list(_json_ld(root))
    article = _article(nodes, _first(meta, "title"))
    linked = _Linked(nodes)
    titles = [_text(article.get("headline")), _first(meta, "title"), _text(article.get("name")), _title(root)]
    return Description(
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        description=_text(article.get("description")) or _first(meta, "description"),
        published=iso(_text(article.get("datePublished")))
        or _date(meta, "published")
        or _marked(root, "datePublished"),
        updated=iso(_text(article.get("dateModified"))) or _date(meta, "updated") or _marked(root, "dateModified"),
        authors=_people(linked.names(article.get("author"))) or _people(meta.get("author", ())),
        outlet=_first(meta, "outlet") or next(iter(linked.names(article.get("publisher"))), None),
        language=_language(root.get("lang"), _text(article.get("inLanguage")), _first(meta, "language")),
        keywords=_keywords(article.get("keywords")) or _keywords(list(meta.get("keywords", ()))),
        url=_address(_canonical(root), _first(meta, "url"), _text(article.get("url"))),
        body=article.get("articleBody") if isinstance(article.get("articleBody"), str) else None,
    )


def _text(value: Any) -> str | None:
    """A short string on one line, None for everything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    # Many houses escape twice: "R&amp;uuml;ckbau".
    return " ".join(html.unescape(value[:_MAX_VALUE]).split()) or None


def _meta(root: etree._Element) -> dict[str, tuple[str, ...]]:
    """The filled meta elements by field, in the order of the list of names."""
    raw: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = _text(element.get("content"))
        if name and content:
            raw.setdefault(name.strip().lower(), []).append(content)
    return {field: tuple(v for name in wanted for v in raw.get(name, ())) for field, wanted in names().meta.items()}


def _first(meta: dict[str, tuple[str, ...]], field: str) -> str | None:
    return next(iter(meta.get(field, ())), None)


def _date(meta: dict[str, tuple[str, ...]], field: str) -> str | None:
    return next((date for date in map(iso, meta.get(field, ())) if date), None)


def _title(root: etree._Element) -> str | None:
    title = root.find(".//title")
    return None if title is None else _text("".join(map(str, title.itertext())))


def _canonical(root: etree._Element) -> str | None:
    return next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)


def _address(*candidates: str | None) -> str | None:
    """The first absolute web address."""
    return next((value for value in candidates if value and re.match(r"https?://\S{3,2000}$", value)), None)


def _marked(root: etree._Element, role: str) -> str | None:
    """The date of an element marked as `role` by microdata; for the publication else the first `time` after the h1."""
    for element in root.iter("time", "meta", "span", "div"):
        if element.get("itemprop") == role:
            date = iso(
                element.get("datetime") or element.get("content") or _text("".join(map(str, element.itertext())))
            )
            if date:
                return date
    if role != "datePublished":
        return None
    # A page without a heading may list other articles' dates first: then nothing is said.
    below_heading = False
    for element in root.iter("h1", "time"):
        if element.tag == "h1":
            below_heading = True
        elif below_heading and (date := iso(element.get("datetime"))):
            return date
    return None


def _json_ld(root: etree._Element) -> Iterator[Node]:
    """Every object of the page's JSON-LD, graphs and nested objects included."""
    left = _MAX_NODES
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for node in _nodes(_parsed(script.text or "")):
            if left == 0:
                return
            left -= 1
            yield node


def _parsed(source: str) -> Any:
    """The JSON of a script element; None where it is broken beyond the usual wrappings."""
    if len(source) > _MAX_JSON_LD:
        return None
    start = re.search(r"[{\[]", source.replace("<![CDATA[", " " * 9))
    if not start:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(source, start.start())[0]
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[Node]:
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, dict):
            yield item
        if depth < _MAX_DEPTH and isinstance(item, (dict, list)):
            inner = item.values() if isinstance(item, dict) else item
            waiting.extend((child, depth + 1) for child in reversed(list(inner)) if isinstance(child, (dict, list)))


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    return [value for value in (kind if isinstance(kind, list) else [kind]) if isinstance(value, str)]


def _article(nodes: list[Node], title: str | None) -> Node:
    """The node that describes the page's article: a press article before a page, one with the page's title first."""

    def rank(node: Node) -> tuple[bool, bool, bool, bool]:
        headline = _text(node.get("headline"))
        kinds = _types(node)
        return (
            any(kind != "WebPage" for kind in kinds),
            bool(headline and title and (headline in title or title in headline)),
            any("News" in kind for kind in kinds),
            "datePublished" in node,
        )

    articles = [node for node in nodes if any(_is_article(kind) for kind in _types(node))]
    return max(articles, key=rank, default={})


def _is_article(kind: str) -> bool:
    return kind.endswith(("Article", "Posting")) or kind in names().article_types


class _Linked:
    """Resolves the names of people and houses that a node gives as strings, objects or references (`@id`)."""

    def __init__(self, nodes: list[Node]) -> None:
        self._by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}

    def names(self, value: Any) -> list[str]:
        """The names in `value`, in order."""
        found: list[str] = []
        for item in (value if isinstance(value, list) else [value])[:_MAX_KEYWORDS]:
            node = self._by_id.get(item["@id"], item) if isinstance(item, dict) and _is_reference(item) else item
            name = node.get("name") if isinstance(node, dict) else node
            found.extend(filter(None, map(_text, name if isinstance(name, list) else [name])))
        return found


def _is_reference(item: Node) -> bool:
    return isinstance(item.get("@id"), str) and "name" not in item


def _people(values: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Names of authors without addresses, "Von" and doubles; "A, B und C" in one value are three."""
    found: dict[str, None] = {}
    for value in values:
        if _ADDRESS.search(value):
            continue
        for name in re.split(r"\s*[,;|]\s*|\s+(?:und|and|&)\s+", _BY.sub("", value, count=1)):
            if 1 < len(name) <= 80:
                found.setdefault(name)
    return tuple(found)


def _keywords(value: Any) -> tuple[str, ...]:
    """Keywords from a list, a comma-separated string or objects with a name."""
    items = value if isinstance(value, list) else [value]
    found: dict[str, None] = {}
    for item in items[: _MAX_KEYWORDS * 4]:
        for word in re.split(r"\s*[,;]\s*", _text(item) or ""):
            if 1 < len(word) <= 60 and not _ADDRESS.search(word):
                found.setdefault(word)
    return tuple(found)[:_MAX_KEYWORDS]


def _language(*candidates: str | None) -> str | None:
    """The primary subtag of the first language given ("de-AT", "de_DE" are "de")."""
    for value in candidates:
        if value and (found := re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value.strip())):
            return found[1].lower()
    return None
