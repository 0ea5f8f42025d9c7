"""Readings made by hand, so that what keeps and shows them is tested without the stages that find them."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from lagebild.model import (
    Actor,
    Anchor,
    Article,
    Cast,
    Event,
    Evidence,
    Hints,
    Mention,
    Page,
    Position,
    Quotation,
    Reading,
    Span,
    Time,
    content_id,
)

MakeReading = Callable[..., Reading]
_LEMMAS = {"Zölle": "Zoll", "Zöllen": "Zoll", "fordert": "fordern", "lehnt": "ablehnen", "Verhandlungen": "Verhandlung"}


class _Maker:
    """Finds strings in a text and anchors them."""

    def __init__(self, text: str, uri: str, **page: Any) -> None:
        identity = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self.page = Page(identity, uri, page.get("fetched"), "text/plain", text, page.get("hints", Hints()))
        self.sentences = tuple(Span(*match.span()) for match in re.finditer(r"\S[^.!?\n]*[.!?]?", text))
        self.actors: dict[str, Actor] = {}

    def anchor(self, wanted: str | None) -> Anchor | None:
        if wanted is None:
            return None
        start = self.page.text.index(wanted)
        return Anchor(self.page.id, Span(start, start + len(wanted)))

    def sure(self, wanted: str) -> Anchor:
        anchor = self.anchor(wanted)
        assert anchor is not None
        return anchor

    def sentence(self, anchor: Anchor) -> Anchor:
        span = next((s for s in self.sentences if s.contains(anchor.span)), anchor.span)
        return Anchor(self.page.id, span)

    def actor(self, name: str | None) -> str | None:
        if name is None:
            return None
        actor = Actor(content_id("actor", name), name, "person", (name.split()[-1],))
        return self.actors.setdefault(name, actor).id

    def position(self, entry: Mapping[str, Any]) -> Position:
        content, holder = self.sure(entry["content"]), self.actor(entry["actor"])
        assert holder is not None
        rest = {name: entry[name] for name in ("negated", "issue", "said_on") if name in entry}
        if entry.get("addressee"):
            rest |= {"addressee_rule": "by hand", "addressee_score": entry.get("addressee_score", 0.9)}
        return Position(
            id=content_id("position", self.page.id, holder, entry["act"], str(content.span)),
            actor=holder,
            act=entry["act"],
            content=content,
            sentence=self.sentence(content),
            evidence=Evidence("positions", "by hand", (content,), entry.get("score", 0.9)),
            voice=self.actor(entry.get("voice")),
            condition=self.anchor(entry.get("condition")),
            addressee=self.actor(entry.get("addressee")),
            **rest,
        )

    def quotation(self, entry: Mapping[str, Any]) -> Quotation:
        content = tuple(self.sure(part) for part in entry["content"])
        return Quotation(
            id=content_id("quotation", self.page.id, str(content)),
            content=content,
            type=entry.get("type", "direct"),
            evidence=Evidence("quotations", "by hand", ()),
            speaker=self.anchor(entry.get("speaker")),
            actor=self.actor(entry.get("actor")),
            cue=self.anchor(entry.get("cue")),
        )

    def event(self, entry: Mapping[str, Any]) -> Event:
        place = self.sure(entry["text"])
        name = content_id("event", self.page.id, str(place.span))
        what = self.anchor(entry.get("what"))
        return Event(name, place, entry["start"], Evidence("times", "by hand", ()), what, self.sentence(place))


@pytest.fixture(scope="session")
def make_reading() -> MakeReading:
    """A reading of `text` with the positions, quotations and events named by their strings."""

    def make(
        text: str,
        uri: str = "seite.txt",
        *,
        positions: Sequence[Mapping[str, Any]] = (),
        quotations: Sequence[Mapping[str, Any]] = (),
        events: Sequence[Mapping[str, Any]] = (),
        article: Mapping[str, Any] | None = None,
        **page: Any,
    ) -> Reading:
        maker = _Maker(text, uri, **page)
        held = tuple(map(maker.position, positions))
        said = tuple(map(maker.quotation, quotations))
        lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
        values = {"published": "2025-08-14T16:09:00+02:00", "agencies": ("dpa",), **(article or {})}
        return Reading(
            page=maker.page,
            article=Article(content_id("article", maker.page.id), maker.page.id, lines[0], tuple(lines[1:]), **values),
            sentences=maker.sentences,
            lemmas=tuple(" ".join(_LEMMAS.get(w, w) for w in re.findall(r"\w+", s.of(text))) for s in maker.sentences),
            cast=Cast(
                tuple(maker.actors.values()),
                tuple(
                    Mention(maker.sure(name), "name", actor.id, Evidence("actors", "by hand", ()))
                    for name, actor in maker.actors.items()
                    if name in text
                ),
            ),
            quotations=said,
            positions=held,
            times=tuple(Time(event.text, "DATE", event.start, event.evidence) for event in map(maker.event, events)),
            events=tuple(map(maker.event, events)),
        )

    return make
