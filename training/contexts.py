"""Counts beside which words the capitalised forms of raw_text stand: names have no articles, places follow "in"

    python training/contexts.py RAW_TEXT OUT

Writes OUT/contexts.txt: a form in lower case and its numbers a line: how much likelier than the average form
it stands in each kind of context, as a logarithm between -1 and 1. About three minutes.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from raw_text import documents

_FORM = re.compile(r"\w+(?:[-'’./:&]\w+)*+|[^\w\s]")
_ARTICLES = re.compile(
    r"(d(er|ie|as|em|en|es)|k?ein(e[mnrs]?)?|(dies|sein|ihr|unser|jed|all|viel)(e[mnrs]?)?|zu[rm]|[ai]m|ins)\Z"
)
_PREVIOUS = {
    "place": {"in", "aus", "nach", "bei", "bis"},
    "of": {"von", "zwischen", "und"},
    "other": {"mit", "für", "durch", "gegen", "an", "auf", "über", "unter", "ohne"},
    "title": {"Herr", "Frau", "Herrn", "Kollege", "Kollegin", "Präsident", "Präsidentin", "Minister", "Ministerin",
              "Kanzler", "Kanzlerin", "Dr", "Prof", "König", "Papst", "Sohn", "Tochter", "Bruder"},
    "mark": {".", ",", "(", "„", "-", "–", ":", "/"},
}  # fmt: skip
_NEXT = {
    "company": {"GmbH", "AG", "SE", "KG", "Inc", "Corp", "Ltd"},
    "says": {"sagte", "erklärte", "hat", "hatte", "ist", "war", "wurde", "will", "wird"},
    "mark": {".", ",", ")", "“", "(", "/"},
}
KINDS = (
    "article", "adjective", "number", "place", "of", "other", "title", "mark", "capital", "next capital",
    "next company", "next says", "next mark", "all capitals", "small",
)  # fmt: skip
_LEAST = 8


def kinds(before: str, after: str, form: str) -> list[str]:
    """The kinds of context that a capitalised form stands in."""
    found = [kind for kind, words in _PREVIOUS.items() if before in words]
    found += [f"next {kind}" for kind, words in _NEXT.items() if after in words]
    if _ARTICLES.match(before):
        found.append("article")
    elif before.islower() and before.endswith(("e", "en", "er", "es", "em")) and not found:
        found.append("adjective")
    if before[:1].isdigit():
        found.append("number")
    if before[:1].isupper():
        found.append("capital")
    if after[:1].isupper():
        found.append("next capital")
    if len(form) > 1 and form.isupper():
        found.append("all capitals")
    return found


def main(raw: Path, out: Path) -> None:
    """Counts and writes."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for document in documents(raw):
        forms = ["", *_FORM.findall(document), ""]
        total.update(form for form in map(str.lower, forms) if form)
        for at in range(1, len(forms) - 1):
            form = forms[at]
            # After a full stop every word is capitalised.
            if form[0].isupper() and forms[at - 1] not in {"", ".", "!", "?", ":"}:
                counter = counts[form.lower()]
                counter["seen"] += 1
                counter.update(kinds(forms[at - 1], forms[at + 1], form))
    write(counts, total, out / "contexts.txt")


def write(counts: dict[str, Counter[str]], total: Counter[str], path: Path) -> None:
    """Turns counts into logarithms of how much likelier than on average."""
    forms = [form for form, counter in counts.items() if counter["seen"] >= _LEAST]
    for form in forms:
        # How often it is written small, against how often it is seen at all
        small = max(0, total[form] - counts[form]["seen"]) / max(1, total[form])
        counts[form]["small"] = int(counts[form]["seen"] * small)
    table = np.array([[counts[form][kind] for kind in KINDS] for form in forms], dtype=np.float64)
    seen = np.array([counts[form]["seen"] for form in forms], dtype=np.float64)[:, None]
    average = table.sum(axis=0) / seen.sum()
    likelier = np.log((table + 4 * average) / (seen + 4) / average)
    with path.open("w", encoding="utf-8") as lines:
        for form, row in zip(forms, np.clip(likelier / 3, -1, 1), strict=True):
            lines.write(f"{form} " + " ".join(f"{value:.2f}" for value in row) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
