"""Prints how well quotations are found on the German Wikinews quotation corpus, by type and role.

    python tests/eval/quotations_wikinews.py DOCUMENTS.jsonl [--errors N] [--limit N]

DOCUMENTS.jsonl is `dev.jsonl` of the set quotations_wikinews, one document a line.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from quotation_measure import ROLES, Mean, Quote, Scores, align, score

from lagebild import german, quotations
from lagebild.model import Anchor, Article, Quotation, Sentence, Span

TYPES = {
    "direct": "Direct",
    "indirect": "Indirect",
    "mixed": "Indirect",
    "reported": "Reported",
    "free indirect": "FreeIndirect",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many missed and this many wrong quotations")
    parser.add_argument("--limit", type=int, default=0, help="read this many documents only")
    parser.add_argument("--guidelines", action="store_true", help="use the project's own convention, not the corpus'")
    parser.add_argument("--calibration", action="store_true", help="print the share right by bins of the score")
    arguments = parser.parse_args()
    lines = arguments.documents.read_text("utf-8").splitlines()
    documents = [json.loads(line) for line in lines[: arguments.limit or None]]
    convention = quotations.GUIDELINES if arguments.guidelines else quotations.CORPUS
    judged = [(document, gold_quotes(document), *found_quotes(document, convention)) for document in documents]
    show(score((gold, found) for _, gold, found, _ in judged))
    if arguments.calibration:
        show_calibration((gold, found, items) for _, gold, found, items in judged)
    if arguments.errors:
        show_errors(judged, arguments.errors)


def token_spans(document: dict[str, Any]) -> list[Span]:
    """Where the corpus' tokens stand in its text."""
    text, position, found = document["originalText"], 0, []
    for sentence in document["sentences"]:
        for word in sentence["tokens"]:
            start = text.index(word, position)
            position = start + len(word)
            found.append(Span(start, position))
    return found


def gold_quotes(document: dict[str, Any]) -> list[Quote]:
    """The annotated quotations; both kinds of free indirect speech are one."""
    return [
        Quote(
            frozenset(entry["quote"]["tokenIds"]),
            entry["type"].replace("IndirectFreeIndirect", "FreeIndirect"),
            {role: frozenset(entry[role]["tokenIds"]) for role in ROLES},
        )
        for entry in document["annotations"]
    ]


def read(text: str) -> tuple[Sentence, ...]:
    body = tuple(Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text) if match.group().strip())
    return german.analyse(Article("evaluation", "evaluation", None, body), text)


def found_quotes(document: dict[str, Any], convention: quotations.Convention) -> tuple[list[Quote], list[Quotation]]:
    """What the project finds, on the corpus' tokens; the frame is the cue's clause without the quotation."""
    text = document["originalText"]
    sentences = read(text)
    found, _ = quotations.find("evaluation", text, sentences, convention)
    places = token_spans(document)

    def numbers(spans: list[Span]) -> frozenset[int]:
        return frozenset(
            i for i, place in enumerate(places) if any(span.start <= place.start < span.end for span in spans)
        )

    def one(anchor: Anchor | None) -> frozenset[int]:
        return numbers([anchor.span]) if anchor is not None else frozenset()

    quotes = []
    for item in found:
        content = numbers([part.span for part in item.content])
        cue = numbers([anchor.span for anchor in item.evidence.anchors])
        roles = {"speaker": one(item.speaker), "cue": cue, "addressee": one(item.addressee)}
        roles["frame"] = numbers(frame(sentences, item)) - content if cue else frozenset()
        quotes.append(Quote(content, TYPES[item.type], roles))
    return quotes, list(found)


def frame(sentences: tuple[Sentence, ...], item: Quotation) -> list[Span]:
    """The clause of the cue with the marks around it; for a source phrase the phrase from cue to speaker."""
    cue = item.cue
    if cue is None:
        return []
    sentence = next(one for one in sentences if one.span.start <= cue.span.start < one.span.end)
    tokens = sentence.tokens
    at = next(i for i, token in enumerate(tokens) if token.span.start <= cue.span.start < token.span.end)
    if item.evidence.rule in ("source phrase", "so"):
        inside = [
            i
            for i, token in enumerate(tokens)
            if cue.span.overlaps(token.span) or (item.speaker and item.speaker.span.overlaps(token.span))
        ]
        first, last = min(inside), max(inside) + 1
    else:
        clauses = [clause for clause in sentence.clauses if clause.range[0] <= at < clause.range[1]]
        if not clauses:
            return [cue.span]
        first, last = min((clause.range for clause in clauses), key=lambda part: part[1] - part[0])
    quoted = [part.span for part in item.content]
    kept = [token.span for token in tokens[first:last] if not any(span.overlaps(token.span) for span in quoted)]
    before = first - 1
    if before >= 0 and tokens[before].text == ",":
        kept.append(tokens[before].span)
    if (
        last < len(tokens)
        and tokens[last].text in (",", ":")
        and any(span.start >= tokens[last].span.start for span in quoted)
    ):
        kept.append(tokens[last].span)
    return kept


def show(scores: Scores) -> None:
    def row(name: str, mean: Mean) -> None:
        print(
            f"{name:16} P {mean.precision:.3f}  R {mean.recall:.3f}  F1 {mean.f1:.3f}"
            f"   {mean.gold:5} gold {mean.predicted:5} found"
        )

    row("quotation", scores.quotes)
    row("roles", scores.roles)
    row("joint", scores.joint)
    for role in ROLES:
        row("  " + role, scores.by_role[role])
    for kind in sorted(scores.by_type):
        row("  " + kind, scores.by_type[kind])


def show_calibration(documents: Iterable[tuple[list[Quote], list[Quote], list[Quotation]]]) -> None:
    """How many quotations have a score in each tenth, their mean score, and the share of their words that is right."""
    bins: dict[int, list[tuple[float, float]]] = {}
    for gold, found, items in documents:
        for i, j in align(gold, found):
            if j is not None:
                shared = len(gold[i].quote & found[j].quote) if i is not None else 0
                score_of = items[j].evidence.score
                right = shared / max(1, len(found[j].quote))
                bins.setdefault(min(9, int(score_of * 10)), []).append((score_of, right))
    for tenth, pairs in sorted(bins.items()):
        means = [sum(pair[at] for pair in pairs) / len(pairs) for at in (0, 1)]
        low = tenth / 10
        print(f"score {low:.1f} to {low + 0.1:.1f}: {len(pairs):4} found, mean {means[0]:.2f}, right {means[1]:.2f}")


def show_errors(judged: list[tuple[dict[str, Any], list[Quote], list[Quote], list[Quotation]]], limit: int) -> None:
    for line in [*errors(judged, missed=True)][:limit] + [*errors(judged, missed=False)][:limit]:
        print(line)


def errors(
    judged: list[tuple[dict[str, Any], list[Quote], list[Quote], list[Quotation]]], *, missed: bool
) -> Iterator[str]:
    for document, gold, found, items in judged:
        text = document["originalText"]
        for i, j in align(gold, found):
            if missed and j is None and i is not None:
                entry = document["annotations"][i]
                texts = (entry[role]["text"][:300] for role in ("quote", "speaker", "cue", "frame"))
                yield f"MISSED {entry['type']}: {' | '.join(texts)}"
            elif not missed and i is None and j is not None:
                content = " … ".join(part.span.of(text) for part in items[j].content)
                cue = items[j].cue
                words = cue.span.of(text) if cue else ""
                yield f"WRONG {items[j].type} [{items[j].evidence.rule}]: {content[:300]} | cue {words}"


if __name__ == "__main__":
    main()
