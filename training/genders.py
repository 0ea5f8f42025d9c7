"""Learns the genders of nouns from the articles before them in raw_text.

    python training/genders.py RAW_TEXT WORK OUT

Reads WORK/lemmas.txt (`lexicon.py`) to know which forms are singular lemmas; writes OUT/genders.txt.gz: lemma and "m",
"f", "n" or two of them. Half a minute.
"""

import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from raw_text import documents

_PAIR = re.compile(r"\b([Dd](?:as|er|ie|em|es|en)|[Ee]in(?:e[mnrs]?)?|[Zz]u[rm]|[Ii]m|[Aa]m|vom|beim) ([A-ZÄÖÜ][\w-]+)")
_GENDERS = "mfn"
# How likely an article is before a singular noun of each gender; "der", "die", "den" stand before plurals as well,
# which the lemma's own form seldom is.
_SAYS = {
    "das": (0.02, 0.01, 1.0),
    "einen": (1.0, 0.02, 0.02),
    "eine": (0.01, 1.0, 0.01),
    "einer": (0.01, 1.0, 0.01),
    "zur": (0.01, 1.0, 0.01),
    "dem": (0.5, 0.01, 0.5),
    "des": (0.5, 0.01, 0.5),
    "einem": (0.5, 0.01, 0.5),
    "eines": (0.5, 0.01, 0.5),
    "zum": (0.5, 0.01, 0.5),
    "im": (0.5, 0.01, 0.5),
    "am": (0.5, 0.01, 0.5),
    "vom": (0.5, 0.01, 0.5),
    "beim": (0.5, 0.01, 0.5),
    "ein": (0.5, 0.02, 0.5),
    "die": (0.15, 0.9, 0.15),
    "der": (0.5, 0.5, 0.05),
    "den": (0.6, 0.05, 0.1),
}


def main(raw: Path, work: Path, out: Path) -> None:
    """Counts, decides, writes."""
    lemmas, forms = set(), set()
    for line in (work / "lemmas.txt").read_text(encoding="utf-8").splitlines():
        form, group, lemma = [*line.split("\t"), "", ""][:3]
        if group == "NN":
            forms.add(form)
        if group == "NN" and form == lemma:
            lemmas.add(form)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents(raw):
        for article, noun in _PAIR.findall(document):
            if noun in lemmas:
                found[noun][article.lower()] += 1
    # "Abgeordnete" is the lemma of "Abgeordneter" as well: nouns declined like adjectives have any gender.
    seen = {noun: articles for noun, articles in found.items() if f"{noun}r" not in forms or not noun.endswith("e")}
    lines = [f"{noun}\t{genders}" for noun in sorted(seen) if (genders := decide(seen[noun]))]
    (out / "genders.txt.gz").write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))


def decide(articles: Counter[str]) -> str:
    """The genders that a fair part of the articles speaks for; "" where there are too few."""
    if articles.total() < 5:
        return ""
    shares = [1 / 3] * 3
    for _ in range(20):  # expectation maximisation over the noun's genders
        weights = [0.0] * 3
        for article, count in articles.items():
            likely = [share * says for share, says in zip(shares, _SAYS[article], strict=True)]
            for at in range(3):
                weights[at] += count * likely[at] / sum(likely)
        shares = [max(weight / sum(weights), 1e-9) for weight in weights]
    return "".join(gender for gender, share in zip(_GENDERS, shares, strict=True) if share >= 0.3)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
