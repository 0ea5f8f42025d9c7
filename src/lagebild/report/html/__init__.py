"""The report: one self-contained HTML page (no network, works from file://, prints well, light and dark)."""

from lagebild.report.html.page import Picture, render

__all__ = ["Picture", "render"]
