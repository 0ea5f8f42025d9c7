"""Scores against gold annotations: how much of what people see on a page is found, and how much found is right."""

from lagebild.evaluation.folders import documents, evaluate_folders
from lagebild.evaluation.scores import Document, Scores, score

__all__ = ["Document", "Scores", "documents", "evaluate_folders", "score"]
