"""Discourse networks and what is computed from them: pure functions over tables of statements."""

from lagebild.analysis.network import Network, one_mode, two_mode
from lagebild.analysis.statements import Duplicates, Statements, without_duplicates

__all__ = ["Duplicates", "Network", "Statements", "one_mode", "two_mode", "without_duplicates"]
