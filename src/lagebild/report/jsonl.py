"""A reading as one line of JSON: every text with its place. The format is documented in docs/formats.md."""

import json
from dataclasses import dataclass
from typing import Any

from lagebild.model import PLOVER, Actor, Anchor, Article, Evidence, Problem, Reading, Span, agrees
from lagebild.quotations import medium

__all__ = ["FORMAT", "page_record", "to_line"]

FORMAT = 1
"""The number of the format; it grows when a field changes its meaning or goes."""

Record = dict[str, Any]


def to_line(record: Record) -> str:
    """A record on one line; what UTF-8 cannot carry (a lone surrogate out of a broken page) is escaped."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    # JSON allows them raw, but line-based readers take them for line ends
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def page_record(reading: Reading) -> Record:
    """All that was read out of a page. Offsets count code points of the page's text, half-open."""
    return _Writer(reading).record()


@dataclass(frozen=True, slots=True)
class _Writer:
    reading: Reading

    def record(self) -> Record:
        reading, page = self.reading, self.reading.page
        return {
            "format": FORMAT,
            "page": {
                "id": page.id,
                "uri": page.uri,
                "fetched": page.fetched,
                "media_type": page.media_type,
                "characters": len(page.text),
            },
            "article": self._article(reading.article) if reading.article else None,
            "actors": self._actors(),
            "quotations": self._quotations(),
            "positions": self._positions(),
            "events": self._events(),
            "times": self._times(),
            "problems": [self._problem(problem) for problem in reading.problems],
        }

    def _place(self, place: Anchor | Span) -> Record:
        span = place.span if isinstance(place, Anchor) else place
        return {"text": span.of(self.reading.page.text), "start": span.start, "end": span.end}

    def _maybe(self, place: Anchor | Span | None) -> Record | None:
        return None if place is None else self._place(place)

    def _text(self, place: Anchor | None) -> str | None:
        return None if place is None else place.span.of(self.reading.page.text)

    def _sentence(self, anchor: Anchor) -> Record | None:
        for span in self.reading.sentences:
            if span.contains(anchor.span):
                return self._place(span)
        return None

    def _name(self, actor_id: str | None) -> str | None:
        actor = self.reading.cast.actor(actor_id)
        return actor.name if actor else None

    def _article(self, article: Article) -> Record:
        return {
            "id": article.id,
            "kicker": self._maybe(article.kicker),
            "headline": self._maybe(article.headline),
            "title": article.title,
            "published": article.published,
            "updated": article.updated,
            "outlet": article.outlet,
            **{name: list(getattr(article, name)) for name in ("agencies", "places", "authors", "keywords")},
            **{
                name: [self._place(span) for span in getattr(article, name)]
                for name in ("lead", "body", "headings", "questions", "captions", "tickers")
            },
        }

    def _actors(self) -> list[Record]:
        cast = self.reading.cast
        mentions: dict[str, list[Record]] = {}
        for mention in cast.mentions:
            if mention.actor_id is not None:
                mentions.setdefault(mention.actor_id, []).append({**self._place(mention.anchor), "kind": mention.kind})
        return [{**self._actor(actor), "mentions": mentions.get(actor.id, [])} for actor in cast.actors]

    def _actor(self, actor: Actor) -> Record:
        return {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "aliases": list(actor.aliases),
            "on_behalf_of": self._name(actor.on_behalf_of) or actor.on_behalf_of,
        }

    def _quotations(self) -> list[Record]:
        return [
            {
                "id": quotation.id,
                "type": quotation.type,
                "medium": medium(self._text(quotation.cue), self._text(quotation.speaker)),
                "content": [self._place(part) for part in quotation.content],
                "speaker": self._maybe(quotation.speaker),
                "actor": self._name(quotation.actor),
                "actor_id": quotation.actor,
                "cue": self._maybe(quotation.cue),
                "addressee": self._maybe(quotation.addressee),
                "sentence": self._sentence(quotation.content[0]) if quotation.content else None,
                **_evidence(quotation.evidence),
            }
            for quotation in self.reading.quotations
        ]

    def _positions(self) -> list[Record]:
        return [
            {
                "id": position.id,
                "actor": self._name(position.actor),
                "actor_id": position.actor,
                "voice": self._name(position.voice),
                "act": position.act,
                "plover": PLOVER[position.act],
                "content": self._place(position.content),
                "condition": self._maybe(position.condition),
                "addressee": self._name(position.addressee),
                "addressee_rule": position.addressee_rule,
                "addressee_score": position.addressee_score,
                "negated": position.negated,
                "agrees": agrees(position.act, negated=position.negated),
                "issue": position.issue,
                "sub_issue": (position.issue if position.sub_issue is None else position.sub_issue) or None,
                "said_on": position.said_on,
                "sentence": self._place(position.sentence),
                **_evidence(position.evidence),
            }
            for position in self.reading.positions
        ]

    def _events(self) -> list[Record]:
        return [
            {
                "id": event.id,
                "start": event.start,
                "text": self._place(event.text),
                "what": self._maybe(event.what),
                "sentence": self._maybe(event.sentence) or self._sentence(event.text),
                **_evidence(event.evidence),
            }
            for event in self.reading.events
        ]

    def _times(self) -> list[Record]:
        return [
            {"type": time.type, "value": time.value, **self._place(time.anchor), "rule": time.evidence.rule}
            for time in self.reading.times
        ]

    def _problem(self, problem: Problem) -> Record:
        return {
            "stage": problem.stage,
            "kind": problem.kind,
            "message": problem.message,
            "place": self._maybe(problem.span),
        }


def _evidence(evidence: Evidence) -> Record:
    return {"stage": evidence.stage, "rule": evidence.rule, "score": evidence.score}
