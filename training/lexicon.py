"""Asks HanTa for the lemmas of the forms that raw_text has often, and writes them as the language pack's lexicon.

    python training/lexicon.py RAW_TEXT WORK OUT

Writes WORK/lemmas.txt (form, class, lemma; commonest first; reused if it is there), about eight minutes, and from it
OUT/lemmas.txt.gz and OUT/endings.txt.gz, which `lagebild.german.lemmas` reads. A class is the first two letters of the
STTS tag.
"""

import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from raw_text import documents

from lagebild.german import hanta, verbs

_FORM = re.compile(r"[^\W\d_][\w'’-]*")
_SEEN = 8  # times that a form must occur
_UNLIKELY = 7.0  # log probability below the best tag's at which a tag is left out
_OPEN = {"NN", "NE", "AD", "VV"}
_ENDING = 7  # letters of the longest ending; as in `lagebild.german.lemmas`
_MOST_OFF = 6  # letters that an ending may take off
_SKIPPED = ("$", "XY", "FM", "ITJ", "CARD", "TRUNC")


def main(raw: Path, work: Path, out: Path) -> None:
    """Asks where that has not been done, and packs."""
    if not (work / "lemmas.txt").exists():
        ask(raw, work / "lemmas.txt")
    entries = [line.split("\t") for line in (work / "lemmas.txt").read_text(encoding="utf-8").splitlines()]
    whole = [(form, group, lemma) for form, group, lemma in (entry for entry in entries if len(entry) == 3) if lemma]
    out.mkdir(parents=True, exist_ok=True)
    _pack(out / "lemmas.txt.gz", {f"{form}\t{group}": lemma for form, group, lemma in reversed(whole)})
    _pack(out / "endings.txt.gz", endings(whole))


def ask(raw: Path, path: Path) -> None:
    """Counts the forms of raw_text and writes the lemmas of the common ones."""
    counts: Counter[str] = Counter()
    for document in documents(raw):
        counts.update(_FORM.findall(document))
    with path.open("w", encoding="utf-8") as lines:
        for form, count in counts.most_common():
            if count < _SEEN:
                break
            for group, lemma in _lemmas(form).items():
                lines.write(f"{form}\t{group}\t{lemma}\n")


def endings(entries: list[tuple[str, str, str]]) -> dict[str, str]:
    """What an ending does to a form of a class: class and ending -> "letters off:letters on", where most agree."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for form, group, lemma in entries:
        lower, base = form.lower(), lemma.lower()
        same = next(
            (at for at, pair in enumerate(zip(lower, base, strict=False)) if pair[0] != pair[1]),
            min(len(lower), len(base)),
        )
        if group in _OPEN and len(lower) - same <= _MOST_OFF:
            for size in range(1, min(_ENDING, len(lower) - 1) + 1):
                seen[group + lower[-size:]][f"{len(lower) - same}:{base[same:]}"] += 1
    rules: dict[str, str] = {}
    for ending in sorted(seen, key=len):
        (rule, count), total = seen[ending].most_common(1)[0], seen[ending].total()
        shorter = next(
            (rules[ending[:2] + ending[at:]] for at in range(3, len(ending)) if ending[:2] + ending[at:] in rules), ""
        )
        if count >= 3 and count >= 0.6 * total and rule != shorter:
            rules[ending] = rule
    return rules


def _pack(path: Path, pairs: dict[str, str]) -> None:
    lines = "\n".join(f"{key}\t{value}" for key, value in sorted(pairs.items())) + "\n"
    path.write_bytes(gzip.compress(lines.encode("utf-8"), 9, mtime=0))


def _lemmas(form: str) -> dict[str, str]:
    """The lemma of a form for each class that it may belong to."""
    found: dict[str, str] = {}
    tagged = hanta.possible(form)
    for tag, name, probability in tagged:
        if tag.startswith(_SKIPPED) or probability < tagged[0][2] - _UNLIKELY:
            continue
        lemma = verbs.lemma_of(form.lower()) if tag[-3:] == "FIN" else ""
        found.setdefault(tag[:2], lemma or hanta.lemma(form, name))
    return found


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
