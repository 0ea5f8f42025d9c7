"""Where the pipeline runs: in this process or in several."""

from lagebild.engine.local import run

__all__ = ["run"]
