"""Write the golden files of the example pages anew.

    python tests/golden/regenerate.py

A golden file says in short lines what is read out of an example page. Look at the difference before you commit it:
every line that changes is a line that a user would see change.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lagebild import engine
from lagebild.cli.output import Stems
from lagebild.model import Anchor, Problem, Reading, Span

HERE = Path(__file__).resolve().parent
PAGES = HERE.parents[1] / "examples" / "pages"
_SHOWN = 60
"""Characters of a paragraph's beginning and end that are kept: enough to see where it starts and stops."""


def golden() -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and content of every golden file, as the code reads the example pages now."""
    stems = Stems(HERE)
    for result in engine.run([PAGES]):
        if isinstance(result, Problem):
            name = Path(result.where).name
            yield f"problem-{name}.json", {"problem": f"{result.stage}/{result.kind}"}
        else:
            yield stems.path(result.page)[0].name, _Summary(result).record()


class _Summary:
    """A reading in lines."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.page.text

    def record(self) -> dict[str, Any]:
        reading = self._reading
        return {
            "article": self._article() if reading.article else None,
            "actors": [f"{actor.name} ({actor.kind})" for actor in reading.cast.actors],
            "quotations": [
                _line(
                    self._actor(said.actor), said.type, " … ".join(map(self._at, said.content)), cue=self._at(said.cue)
                )
                for said in reading.quotations
            ],
            "positions": [
                _line(
                    self._actor(held.actor),
                    ("not " if held.negated else "") + held.act,
                    self._at(held.content),
                    **{"if": self._at(held.condition)},
                    to=self._actor(held.addressee),
                    says=self._actor(held.voice),
                    on=held.said_on,
                    issue=held.issue,
                )
                for held in reading.positions
            ],
            "events": [_line(event.start, self._at(event.text), what=self._at(event.what)) for event in reading.events],
            "problems": sorted({f"{problem.stage}/{problem.kind}" for problem in reading.problems}),
        }

    def _article(self) -> dict[str, Any]:
        article = self._reading.article
        assert article is not None
        plain = ("title", "published", "updated", "outlet", "agencies", "places", "authors", "keywords")
        spans = ("headings", "questions", "captions", "tickers")
        record: dict[str, Any] = {name: getattr(article, name) for name in plain}
        record |= {"kicker": self._at(article.kicker), "headline": self._at(article.headline)}
        record |= {name: [self._at(span) for span in getattr(article, name)] for name in spans}
        record |= {name: [_ends(self._at(span)) for span in getattr(article, name)] for name in ("lead", "body")}
        return {name: value for name, value in record.items() if value}

    def _at(self, place: Anchor | Span | None) -> str:
        span = place.span if isinstance(place, Anchor) else place
        return " ".join(span.of(self._text).split()) if span else ""

    def _actor(self, name: str | None) -> str:
        actor = self._reading.cast.actor(name)
        return actor.name if actor else ""


def _line(*parts: str, **named: str | None) -> str:
    return " | ".join(
        [*(part or "–" for part in parts), *(f"{name}: {value}" for name, value in named.items() if value)]
    )


def _ends(text: str) -> str:
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]} […] {text[-_SHOWN:]}"


def main() -> int:
    """Writes the files and removes those whose page is gone; the exit status."""
    if not PAGES.is_dir():
        print(f"no example pages in {PAGES}", file=sys.stderr)
        return 1
    files = {HERE / name: json.dumps(record, ensure_ascii=False, indent=1) + "\n" for name, record in golden()}
    for old in set(HERE.glob("*.json")) - files.keys():
        old.unlink()
        print(f"removed {old.name}")
    for path, text in files.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"written {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
