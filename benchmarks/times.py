"""Temporal expressions against a folder of TimeML files (KRAUTS): strict and relaxed spans, types and values.

    python benchmarks/times.py ../shared/data-unpacked/time_krauts/KRAUTS/KRAUTS_Dolomiten-100 [FOLDER ...] [--show]

Scored as TempEval-3 does: a strict hit has the same span, a relaxed one overlaps, "value" asks for the right value as
well; empty TIMEX3 elements and the creation time do not count.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from lagebild import german, times
from lagebild.model import Article, Span


@dataclass(frozen=True)
class Timex:
    """An annotated or found expression: place, type, value."""

    start: int
    end: int
    type: str
    value: str | None


def read_timeml(path: Path) -> tuple[str, str, list[Timex]]:
    """Creation date, text and expressions of a TimeML file."""
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    created = str(root.xpath("string(.//DCT//TIMEX3/@value)"))
    pieces: list[str] = []
    found: list[Timex] = []

    def walk(element: "etree._Element") -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        end = sum(map(len, pieces))
        if element.tag == "TIMEX3" and end > start:
            found.append(Timex(start, end, element.get("type") or "", element.get("value")))

    if (body := root.find("TEXT")) is not None:
        walk(body)
    return created, "".join(pieces), found


def find(created: str, text: str) -> list[Timex]:
    """What lagebild finds in a text of that date."""
    start = len(text) - len(text.lstrip())
    body = (Span(start, len(text.rstrip())),) if text.strip() else ()
    article = Article("article", "page", None, body, published=created)
    sentences = german.analyse(article, text)
    return [
        Timex(t.anchor.span.start, t.anchor.span.end, t.type, t.value) for t in times.find(article, text, sentences)[0]
    ]


def hits(gold: list[Timex], found: list[Timex]) -> Counter[str]:
    """Counts of one document: gold, found, strict, relaxed, and both with type or value."""
    counts: Counter[str] = Counter(gold=len(gold), found=len(found))
    free = list(found)
    for wanted in gold:
        given = next((t for t in free if (t.start, t.end) == (wanted.start, wanted.end)), None)
        strict = given is not None
        if given is None:
            given = next((t for t in free if t.start < wanted.end and wanted.start < t.end), None)
        if given is None:
            continue
        free.remove(given)
        right = (wanted.value or "").strip() == given.value
        counts += Counter(
            strict=int(strict),
            relaxed=1,
            type=int(wanted.type == given.type),
            value=int(right),
            strict_value=int(strict and right),
        )
    return counts


def main() -> None:
    """Read the folders and print F1 of each measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print every difference")
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    files = sorted(path for folder in arguments.folders for path in folder.glob("*.tml"))
    for path in files:
        created, text, gold = read_timeml(path)
        found = find(created, text)
        total += hits(gold, found)
        if arguments.show:
            show(path.name, created, text, gold, found)
    print(f"{len(files)} documents, {total['gold']} expressions, {total['found']} found")
    for name in ("strict", "relaxed", "type", "value", "strict_value"):
        precision, recall = total[name] / max(1, total["found"]), total[name] / max(1, total["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name:13} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def show(name: str, created: str, text: str, gold: list[Timex], found: list[Timex]) -> None:
    """Print what one side has and the other has not."""
    for sign, own, others in (("-", gold, found), ("+", found, gold)):
        for item in own:
            if not any((item.start, item.end, item.value) == (o.start, o.end, o.value) for o in others):
                around = " ".join(text[max(0, item.start - 40) : item.end + 30].split())
                print(f"{sign} {name} {created} {item.type} {item.value} [{text[item.start : item.end]!r}] {around}")


if __name__ == "__main__":
    main()
