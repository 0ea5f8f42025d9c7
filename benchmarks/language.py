"""Measures the language pack: tags, moods, lemmas, sentence bounds, names, words a second.

    python benchmarks/language.py DATA

Tags, moods and lemmas on UD GSD test, bounds on Wikinews dev, names on GermEval 2014 dev.
DATA is the folder into which `../shared/data/unpack.sh` has unpacked `syntax_gsd`, `quotations_wikinews` and
`names_germeval2014`; what is missing is left out of the table.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from lagebild.german import analyse, tagging, tokens
from lagebild.model import Article, Span, Token

_FINITE = {"VVFIN", "VAFIN", "VMFIN"}
_MARKS = {"``": "„", "''": "“", "--": "–"}  # the treebank's spellings of marks


class Word(NamedTuple):
    """A word of a treebank: form, lemma, STTS tag, mood ("" where the treebank gives none)."""

    form: str
    lemma: str
    tag: str
    mood: str


def treebank(path: Path) -> Iterator[list[Word]]:
    """The sentences of a CoNLL-U file; a contraction that the file splits ("im" = "in dem") is put together again."""
    sentence: list[Word] = []
    skip = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            yield sentence
            sentence = []
        elif not line.startswith("#"):
            number, form, lemma, _, tag, features, *_ = line.split("\t")
            if "-" in number:
                sentence.append(Word(form, "", "APPRART", ""))
                skip = 2
            elif skip:
                skip -= 1
            else:
                mood = dict(pair.split("=") for pair in features.split("|") if "=" in pair).get("Mood", "")
                sentence.append(Word(_MARKS.get(form, form), lemma, "PROAV" if tag == "PAV" else tag, mood))
    if sentence:
        yield sentence


def tagged(words: list[Word]) -> tuple[Token, ...]:
    """The language pack's tokens for a sentence that is cut into words already."""
    return tagging.tag([_pieces([word.form for word in words])])[0].tokens


def _pieces(forms: list[str]) -> list[tokens.Piece]:
    found: list[tokens.Piece] = []
    at = 0
    for form in forms:
        cut = tokens.pieces(form, 0, len(form))
        kind = cut[0].kind if len(cut) == 1 else "word"
        found.append(tokens.Piece(at, at + len(form), tokens.normal_form(form) or form, kind))
        at += len(form) + 1
    return found


class TagScores(NamedTuple):
    """Accuracies over words: STTS tags, mood of the treebank's finite verbs, lemmas; and the commonest confusions."""

    tag: float
    mood: float
    subjunctive: float
    lemma: float
    confusions: Counter[tuple[str, str]]
    moods: Counter[tuple[str, str, str]]


def tag_scores(path: Path) -> TagScores:
    """Scores the tagger on a treebank. `subjunctive` is the F1 of "Sub" among its finite verbs."""
    right = total = lemma_right = lemmas = 0
    confusions: Counter[tuple[str, str]] = Counter()
    moods: Counter[tuple[str, str, str]] = Counter()
    for sentence in treebank(path):
        for gold, found in zip(sentence, tagged(sentence), strict=True):
            total += 1
            right += gold.tag == found.tag
            if gold.tag != found.tag:
                confusions[gold.tag, found.tag] += 1
            if gold.lemma and gold.tag[0] not in "$F":
                lemmas += 1
                lemma_right += gold.lemma.lower() == found.lemma.lower()
            if gold.tag in _FINITE and gold.mood:
                moods[gold.mood, found.mood, "" if gold.mood == found.mood else gold.form] += 1
    agreed = sum(count for (gold_mood, mood, _), count in moods.items() if gold_mood == mood)
    both = sum(count for (gold_mood, mood, _), count in moods.items() if gold_mood == mood == "Sub")
    either = sum(((gold_mood == "Sub") + (mood == "Sub")) * count for (gold_mood, mood, _), count in moods.items())
    return TagScores(right / total, agreed / moods.total(), 2 * both / either, lemma_right / lemmas, confusions, moods)


class NameScores(NamedTuple):
    """Precision, recall and F1 of whole names with their kind; F1 of each kind."""

    precision: float
    recall: float
    f1: float
    kinds: dict[str, float]


def germeval(path: Path) -> Iterator[tuple[list[str], set[tuple[int, int, str]]]]:
    """Forms and outer names (persons, places, organisations; no derived or partial ones) of GermEval 2014."""
    forms: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and not line.startswith("#\t"):
            _, form, label, *_ = line.split("\t")
            forms.append(_MARKS.get(form, form))
            labels.append(label)
        elif forms and not line:
            yield forms, set(_spans(labels))
            forms, labels = [], []


def _spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or not labels[at].startswith("I-"):
            if labels[start][2:] in {"PER", "LOC", "ORG"}:
                yield start, at, labels[start][2:]
            start = at


def name_scores(path: Path) -> NameScores:
    """Scores the names of a GermEval file."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    gold_total = found_total = 0
    for forms, gold in germeval(path):
        tagged_sentence = tagging.tag([_pieces(forms)])[0]
        found = {(*name.range, name.kind) for name in tagged_sentence.names}
        gold_total += len(gold)
        found_total += len(found)
        right.update(kind for _, _, kind in gold & found)
        count.update(kind for _, _, kind in [*gold, *found])
    kinds = {kind: 2 * right[kind] / count[kind] for kind in sorted(count)}
    total = right.total()
    return NameScores(total / max(found_total, 1), total / gold_total, 2 * total / (gold_total + found_total), kinds)


def wikinews(path: Path) -> list[tuple[str, list[tuple[int, int]]]]:
    """Text and sentence places of the documents of a Wikinews file."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["originalText"]
        bounds = []
        for sentence in document["sentences"]:
            start, end = sentence["charBegin"], sentence["charEnd"]
            stripped = text[start:end].strip()
            first = text.index(stripped, start) if stripped else start
            bounds.append((first, first + len(stripped)))
        documents.append((text, bounds))
    return documents


def whole(text: str) -> Article:
    """An article whose body is the text's paragraphs."""
    body = []
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article("article", "page", None, tuple(body))


def bound_scores(path: Path) -> tuple[float, Counter[str]]:
    """F1 of sentence ends, and the surroundings of those missed (-) or invented (+)."""
    right = found_count = gold_count = 0
    wrong: Counter[str] = Counter()
    for text, bounds in wikinews(path):
        gold = {end for _, end in bounds}
        found = {sentence.span.end for sentence in analyse(whole(text), text)}
        right += len(gold & found)
        gold_count += len(gold)
        found_count += len(found)
        for sign, ends in (("-", gold - found), ("+", found - gold)):
            wrong.update(f"{sign} {text[max(0, end - 30) : end]!r} {text[end : end + 20]!r}" for end in ends)
    return 2 * right / (gold_count + found_count), wrong


def speed(path: Path, words: int = 100_000) -> tuple[float, float]:
    """Words a second of `analyse` over news text that it has not seen before, and the seconds the first call takes."""
    started = time.perf_counter()
    analyse(whole("Er kam."), "Er kam.")
    load = time.perf_counter() - started
    started = time.perf_counter()
    count = 0
    for text, _ in islice(wikinews(path), 1000):
        count += sum(len(sentence.tokens) for sentence in analyse(whole(text), text))
        if count >= words:
            break
    return count / (time.perf_counter() - started), load


def main(data: Path) -> None:
    """Prints the table."""
    news = data / "quotations_wikinews"
    if news.exists():
        rate, load = speed(news / "train.jsonl")
        print(f"words a second    {rate:8.0f}   (first call {load:.2f} s)")
        score, wrong = bound_scores(news / "dev.jsonl")
        print(f"sentence bounds   {score:8.3f}   F1, Wikinews dev")
        if "-v" in sys.argv:
            print(*list(wrong)[:200], sep="\n")
    test = data / "syntax_gsd" / "de_gsd-ud-test.conllu"
    if test.exists():
        scores = tag_scores(test)
        print(f"tags              {scores.tag:8.4f}   accuracy, GSD test")
        print(
            f"mood              {scores.mood:8.4f}   accuracy over finite verbs; Konjunktiv F1 {scores.subjunctive:.4f}"
        )
        print(f"lemmas            {scores.lemma:8.4f}   accuracy")
        if "-v" in sys.argv:
            print(scores.confusions.most_common(60))
            print([item for item in scores.moods.most_common() if item[0][2]])
    dev = data / "names_germeval2014" / "NER-de-dev.tsv"
    if dev.exists():
        names = name_scores(dev)
        print(
            f"names             {names.f1:8.4f}   F1 (P {names.precision:.3f}, R {names.recall:.3f}), GermEval 2014 dev"
        )
        print("                  " + ", ".join(f"{kind} {f1:.3f}" for kind, f1 in names.kinds.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
