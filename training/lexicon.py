"""Asks HanTa for the lemmas of the forms that raw_text has often, and writes them as the language pack's lexicon.

    python training/lexicon.py RAW_TEXT OUT

Writes OUT/lemmas.txt: form, class (first two letters of the STTS tag), lemma; commonest first. About eight minutes.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from lagebild.german import hanta, verbs
from raw_text import documents

_FORM = re.compile(r"[^\W\d_][\w'’-]*")
_SEEN = 8  # times that a form must occur
_UNLIKELY = 7.0  # log probability below the best tag's at which a tag is left out
_SKIPPED = ("$", "XY", "FM", "ITJ", "CARD", "TRUNC")


def main(raw: Path, out: Path) -> None:
    """Counts, asks, writes."""
    counts: Counter[str] = Counter()
    for document in documents(raw):
        counts.update(_FORM.findall(document))
    with (out / "lemmas.txt").open("w", encoding="utf-8") as lines:
        for form, count in counts.most_common():
            if count < _SEEN:
                break
            for group, lemma in _lemmas(form).items():
                lines.write(f"{form}\t{group}\t{lemma}\n")


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
    main(Path(sys.argv[1]), Path(sys.argv[2]))
