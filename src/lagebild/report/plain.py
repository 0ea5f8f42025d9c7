"""Page text made safe to show: on one line, without characters that steer a terminal or turn the reading direction."""

import re
import unicodedata

__all__ = ["one_line"]

_BLANKS = re.compile(r"\s+")
# Cc control (ESC starts a terminal's commands), Cf format (bidirectional overrides, soft hyphens), Cs lone surrogates
_UNSAFE = {"Cc": " ", "Cf": "", "Cs": "\ufffd"}


def one_line(text: str) -> str:
    """`text` with every run of white space as one blank and nothing in it that is not seen."""
    if not text.isprintable():
        text = "".join(_UNSAFE.get(unicodedata.category(letter), letter) for letter in text)
    return _BLANKS.sub(" ", text).strip()
