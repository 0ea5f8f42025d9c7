"""Pairwise precision and recall of person mentions against press commentaries with coreference chains.

    python benchmarks/coreference.py FOLDER [--split dev]

FOLDER holds `deu.rst.pcc_{train,dev,test}.conllu` of the DISRPT 2023 distribution (Potsdam Commentary Corpus; chains in
MISC `Entity=`). A gold chain is one of persons when a first name, an office or a personal pronoun other than "es" heads
one of its mentions. Of the mentions that both sides know, every pair is counted that either side puts in one chain.
"""

import argparse
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lagebild import actors, german
from lagebild.actors.lists import lexicon
from lagebild.actors.words import noun
from lagebild.model import Article, Span

_PRONOUNS = frozenset(("er", "sie", "ihn", "ihm", "ihr", "sein", "seine", "seiner", "ihre", "ihrer"))


def documents(path: Path) -> Iterator[tuple[str, list[list[Span]]]]:
    """Text and gold chains of each document."""
    for part in re.split(r"(?m)^# newdoc_id = ", path.read_text("utf-8"))[1:]:
        yield _document(part.splitlines()[1:])


def _document(lines: list[str]) -> tuple[str, list[list[Span]]]:
    text, opened = "", defaultdict[str, list[int]](list)
    chains: dict[str, list[Span]] = defaultdict(list)
    for line in lines:
        fields = line.split("\t")
        if len(fields) < 10 or not fields[0].isdigit():
            text += "\n" if not line and text and not text.endswith("\n") else ""
            continue
        start = len(text)
        end = start + len(fields[1])
        misc = dict(item.split("=", 1) for item in fields[9].split("|") if "=" in item)
        _marks(misc.get("Entity", ""), start, end, opened, chains)
        text += fields[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
    return text, [chain for chain in chains.values() if len(chain) > 1]


def _marks(entity: str, start: int, end: int, opened: dict[str, list[int]], chains: dict[str, list[Span]]) -> None:
    for mark in re.findall(r"\([^()]+\)|\([^()]+|[^()]+\)", entity):
        number = mark.strip("()").split("-")[0]
        if mark.startswith("("):
            opened[number].append(start)
        if mark.endswith(")") and opened[number]:
            chains[number].append(Span(opened[number].pop(), end))


def _is_person(text: str, chain: list[Span]) -> bool:
    words = [span.of(text).split() for span in chain]
    flat = [word for group in words for word in group]
    office = any((found := noun(word)) is not None and found.sort == "person" and not found.plural for word in flat)
    given = any(word in lexicon().names for word in flat)
    return given or (office and any(group[0].lower() in _PRONOUNS and len(group) == 1 for group in words))


def _pairs(labels: dict[Span, str]) -> set[tuple[Span, Span]]:
    groups = defaultdict(list)
    for span, label in labels.items():
        groups[label].append(span)
    return {pair for spans in groups.values() for pair in itertools.combinations(sorted(spans), 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev", choices=("train", "dev", "test"))
    arguments = parser.parse_args()
    right = found = wanted = mentions = resolved = 0
    for text, chains in documents(arguments.folder / f"deu.rst.pcc_{arguments.split}.conllu"):
        body = tuple(Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text))
        article = Article("article", "page", None, body)
        cast = actors.cast(article, text, german.analyse(article, text))
        gold = {span: str(number) for number, chain in enumerate(chains) if _is_person(text, chain) for span in chain}
        told = {span: actor.id for span in gold if (actor := actors.actor_at(cast, span)) is not None}
        mentions, resolved = mentions + len(gold), resolved + len(told)
        one, other = _pairs(gold), _pairs(told)
        right, found, wanted = right + len(one & other), found + len(other), wanted + len(one)
    precision, recall = right / max(1, found), right / max(1, wanted)
    print(f"person mentions {mentions}, resolved {resolved}")
    print(f"pairs: precision {precision:.3f} of {found}, recall {recall:.3f} of {wanted}")


if __name__ == "__main__":
    main()
