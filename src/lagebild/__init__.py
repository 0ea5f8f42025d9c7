"""lagebild: who demands, offers, rejects, threatens what in the German press, every line cited.

from lagebild import Store, read

for reading in read("pages/"):
    for position in reading.positions:
        print(position.act, position.content.span.of(reading.page.text))
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lagebild.engine.verbs import read, read_text
    from lagebild.store import Store

__version__ = "0.1.0"
__all__ = ["Store", "__version__", "read", "read_text"]

_HOMES = {
    "Store": "lagebild.store",
    "read": "lagebild.engine.verbs",
    "read_text": "lagebild.engine.verbs",
}


def __getattr__(name: str) -> Any:
    """The public verbs, each imported when it is first used: `import lagebild` alone stays instant."""
    if name not in _HOMES:
        raise AttributeError(f"module 'lagebild' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
