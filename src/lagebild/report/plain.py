"""Page text made safe to show: on one line, without characters that steer a terminal or turn the reading direction."""

import re
import unicodedata

__all__ = ["one_line", "xml_text"]

_BLANKS = re.compile(r"\s+")
# Cc control (ESC starts a terminal's commands), Cf format (bidirectional overrides, soft hyphens), Cs lone surrogates
_NO_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
"""The only characters that `one_line` leaves and XML forbids."""
_UNSAFE = {"Cc": " ", "Cf": "", "Cs": "\ufffd"}


def one_line(text: str) -> str:
    """`text` with every run of white space as one blank and nothing in it that is not seen."""
    if not text.isprintable():
        text = "".join(_UNSAFE.get(unicodedata.category(letter), letter) for letter in text)
    return _BLANKS.sub(" ", text).strip()


def xml_text(text: str) -> str:
    """`text` on one line, of characters that XML may hold; "?" where nothing of it is left."""
    return one_line(text).translate(_NO_XML) or "?"
