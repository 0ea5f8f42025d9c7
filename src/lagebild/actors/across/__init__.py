"""Actors across articles: who of one article is who of another; doubt keeps two apart and says so."""

from lagebild.actors.across.resolving import is_plain, resolve
from lagebild.actors.across.traits import Traits, keys, read_traits
from lagebild.actors.across.values import Appearance, Doubt, HumanWord, Identity, Place, Resolution, Verdict

__all__ = [
    "Appearance",
    "Doubt",
    "HumanWord",
    "Identity",
    "Place",
    "Resolution",
    "Traits",
    "Verdict",
    "is_plain",
    "keys",
    "read_traits",
    "resolve",
]
