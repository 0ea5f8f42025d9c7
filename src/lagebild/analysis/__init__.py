"""Discourse networks and what is computed from them: pure functions over tables of statements."""

from lagebild.analysis.explanation import explain_pair, explain_stance
from lagebild.analysis.network import Network, one_mode, two_mode
from lagebild.analysis.robustness import robustness
from lagebild.analysis.selection import select_statements
from lagebild.analysis.statements import Duplicates, Statements, without_duplicates

__all__ = [
    "Duplicates",
    "Network",
    "Statements",
    "explain_pair",
    "explain_stance",
    "one_mode",
    "robustness",
    "select_statements",
    "two_mode",
    "without_duplicates",
]
