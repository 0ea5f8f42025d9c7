"""Tags raw_text with HanTa, corrects what grammar shows to be wrong, and writes it as training data.

    python training/silver.py RAW_TEXT OUT [WORDS]

Writes OUT/silver.jsonl, a sentence a line: {"forms": [...], "tags": [...], "moods": [...], "kinds": [...]}.
About four minutes.
"""

import json
import sys
from itertools import islice
from pathlib import Path

from raw_text import documents

from lagebild.german import sentences, tagging, tokens

_SHARES = {"dewikinews": 0.15, "dewiki": 0.45, "bundestag": 0.3, "parlamint": 0.1}
"""Which part of the words comes from which chunks: news as far as there is any, then encyclopaedia and debates."""
_OPENERS = {"KOUS", "PRELS", "PRELAT", "PWAV", "PWS"}
_BETWEEN = {"$,", "$.", "$(", "KON"}


def corrected(forms: list[str], tags: list[str]) -> list[str] | None:
    """The tags with clause-final verbs made finite where their clause has no other; None: nothing to learn from."""
    tags = list(tags)
    start = 0
    for at, tag in enumerate([*tags, "$."]):
        if tag not in _BETWEEN:
            continue
        _finish(forms, tags, start, at)
        start = at + 1
    whole = len(tags) >= 6 and tags[-1] == "$."
    return None if whole and not any(tag.endswith("FIN") for tag in tags) else tags


def _finish(forms: list[str], tags: list[str], start: int, end: int) -> None:
    """Makes the last verb of a subordinate clause without a finite verb finite, where its form may be that."""
    opens = start < end and (
        tags[start] in _OPENERS or (tags[start] == "APPR" and tags[start + 1 : start + 2] == ["PRELS"])
    )
    if not opens or any(tag.endswith("FIN") or tag in {"PTKZU", "VVIZU"} for tag in tags[start:end]):
        return
    last = end - 1
    follows = tags[end + 1 : end + 2]
    if tags[last] in {"VVINF", "VAINF", "VMINF"}:
        tags[last] = tags[last][:2] + "FIN"
    elif tags[last] == "VVPP" and forms[last].endswith("t") and not (follows and follows[0].endswith("FIN")):
        tags[last] = "VVFIN"


def main(raw: Path, out: Path, words: int) -> None:
    """Tags until each kind of text has given its share."""
    with (out / "silver.jsonl").open("w", encoding="utf-8") as lines:
        for prefix, share in _SHARES.items():
            left = int(words * share)
            # Speeches and articles begin in formulas: every third document is enough, and more are seen.
            step = 1 if prefix == "dewikinews" else 3
            for document in islice(documents(raw, prefix + ("_k" if prefix == "dewiki" else "")), 0, None, step):
                for block in document.split("\n\n")[:30]:
                    pieces = sentences.join_ordinals(tokens.pieces(block, 0, len(block)), block)
                    for group in sentences.split(pieces, block):
                        left -= len(group)
                        found = tagging.tag_with_hanta([group])[0].tokens
                        forms = [token.text for token in found]
                        tags = corrected(forms, [token.tag for token in found])
                        if tags and 3 <= len(tags) <= 80:
                            moods = [token.mood for token in found]
                            kinds = [piece.kind for piece in group]
                            record = {"forms": forms, "tags": tags, "moods": moods, "kinds": kinds}
                            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
                if left <= 0:
                    break


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int((*sys.argv[3:], "1600000")[0]))
