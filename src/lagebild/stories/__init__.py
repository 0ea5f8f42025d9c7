"""Wire-copy families: who prints whose text, and what was changed."""

from lagebild.stories.alignment import Change, Edit, align, partners
from lagebild.stories.families import FamilyIndex, kinship, relatives
from lagebild.stories.prints import Print
from lagebild.stories.retelling import retold

__all__ = ["Change", "Edit", "FamilyIndex", "Print", "align", "kinship", "partners", "relatives", "retold"]
