"""Wire-copy families (who prints whose text, and what was changed) and stories (what is about the same thing)."""

from lagebild.stories.alignment import Change, Edit, align, partners
from lagebild.stories.clippings import Clipping, Story, stories
from lagebild.stories.families import FamilyIndex, kinship, relatives
from lagebild.stories.prints import Print
from lagebild.stories.retelling import retold

__all__ = [
    "Change",
    "Clipping",
    "Edit",
    "FamilyIndex",
    "Print",
    "Story",
    "align",
    "kinship",
    "partners",
    "relatives",
    "retold",
    "stories",
]
