"""Bytes to pages: flattened text, HTML, feeds, WARC and WET, JSON lines, ninjs."""

from lagebild.pages.loading import load
from lagebild.pages.options import LoadOptions

__all__ = ["LoadOptions", "load"]
