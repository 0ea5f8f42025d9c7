"""Reads `../shared/data/raw_text`: German running text, a document a line, " ¶ " between paragraphs."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["documents", "simple_forms"]

_FORM = re.compile(r"\w+(?:[-'’./:&]\w+)*+|[^\w\s]")
_DIGIT = re.compile(r"\d")


def documents(folder: Path, prefix: str = "") -> Iterator[str]:
    """The documents of all chunks whose name begins with `prefix`; paragraphs are parted by an empty line."""
    for path in sorted(folder.glob(f"{prefix}*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield line.rstrip("\n").replace(" ¶ ", "\n\n")


def simple_forms(text: str) -> list[str]:
    """Words and marks in lower case with every digit 0, as the word vectors are trained on."""
    return _DIGIT.sub("0", " ".join(_FORM.findall(text.lower()))).split(" ")
