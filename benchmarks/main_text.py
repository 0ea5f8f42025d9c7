"""Measures the reading of real press pages: token F1 of the running text, and headline, authors and date.

    python benchmarks/main_text.py FOLDER [--worst N]

FOLDER is the unpacked set `press_pages` of `../shared/data` (pages as gzip and `index.jsonl`). Every page is read
twice: as HTML with its hints, and as the flattened text of its rendition without any hint. The reference is the index's
paragraphs; tokens of its title, summary and subheadings count neither for nor against, since outlets differ in whether
they print the summary as the first paragraph.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from lagebild import articles, pages
from lagebild.model import Article, Hints, Page

_TOKEN = re.compile(r"\w+")


def tokens(text: str) -> Counter[str]:
    """The words of a text in lower case, soft hyphens taken out, with how often they stand there."""
    return Counter(_TOKEN.findall(text.replace("\xad", "").casefold()))


def body_score(article: Article | None, page: Page, entry: dict[str, Any]) -> float:
    """Token F1 of the article's body against the paragraphs of the index entry."""
    wanted = tokens(" ".join(text for section in entry["sections"] for text in section["paragraphs"]))
    neutral = [entry["title"] or "", *(entry["summary"] or []), *(h for s in entry["sections"] for h in s["headline"])]
    found = tokens(" ".join(span.of(page.text) for span in article.body)) if article else Counter[str]()
    hit = sum((wanted & found).values())
    extra = sum(((found - wanted) - tokens(" ".join(neutral))).values())
    return 2 * hit / (hit + extra + sum(wanted.values())) if hit else 0.0


def masthead_scores(article: Article | None, page: Page, entry: dict[str, Any]) -> dict[str, float | None]:
    """Whether title, authors and date are right; None where the index gives none."""
    if article is None:
        return {"title": 0.0, "authors": 0.0, "date": 0.0}
    headline = article.headline.of(page.text) if article.headline else article.title
    wanted = {name.casefold() for name in entry["authors"] or [] if " " in name}
    named = {name.casefold() for name in article.authors}
    return {
        "title": float(_alike(headline, entry["title"])),
        "authors": len(wanted & named) / len(wanted) if wanted else None,
        "date": float(_same_time(article.published, entry["publishing_date"])),
    }


def _alike(headline: str | None, title: str | None) -> bool:
    """Whether two titles have the same words, but for a kicker or an outlet's name that one of them has as well."""
    one, other = (" ".join(_TOKEN.findall((value or "").replace("\xad", "").casefold())) for value in (headline, title))
    return (
        bool(one and other)
        and (one in other or other in one)
        and 2 * min(len(one), len(other)) >= max(len(one), len(other))
    )


def _same_time(found: str | None, wanted: str | None) -> bool:
    """Whether two dates are the same day, and the same minute where both name it."""
    if not found or not wanted:
        return found == wanted
    a, b = datetime.fromisoformat(found), datetime.fromisoformat(wanted)
    if a.tzinfo and b.tzinfo:
        return abs((a - b).total_seconds()) < 60
    return a.date() == b.date()


def read_all(folder: Path) -> Iterator[tuple[dict[str, Any], Page]]:
    """Every index entry with its page."""
    for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        for page in pages.load([folder / entry["html"]]):
            if isinstance(page, Page):
                yield entry, page
            else:
                print(page, file=sys.stderr)


def main() -> None:
    """Print the means, and the worst pages of either kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=5, metavar="N", help="how many of the worst pages to name")
    arguments = parser.parse_args()
    if not (arguments.folder / "index.jsonl").exists():
        sys.exit(f"{arguments.folder}: no index.jsonl; unpack press_pages of ../shared/data there")
    totals: dict[str, list[float]] = {}
    bodies: dict[str, list[tuple[float, str]]] = {"html": [], "flattened": []}
    for entry, page in read_all(arguments.folder):
        for kind, version in (("html", page), ("flattened", replace(page, hints=Hints()))):
            article, _ = articles.read(version)
            bodies[kind].append((body_score(article, version, entry), entry["html"]))
            for name, value in masthead_scores(article, version, entry).items():
                if value is not None:
                    totals.setdefault(f"{kind} {name}", []).append(value)
    for kind, scores in bodies.items():
        print(f"{kind + ' body F1':20} {sum(score for score, _ in scores) / len(scores):.3f}   of {len(scores)}")
        for score, name in sorted(scores)[: arguments.worst]:
            print(f"    {score:.3f} {name}")
    for name, values in totals.items():
        print(f"{name:20} {sum(values) / len(values):.3f}   of {len(values)}")


if __name__ == "__main__":
    main()
