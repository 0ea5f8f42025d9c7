"""Wire-copy families: who prints whose text, and what was changed."""

from lagebild.stories.families import FamilyIndex, kinship
from lagebild.stories.prints import Print

__all__ = ["FamilyIndex", "Print", "kinship"]
