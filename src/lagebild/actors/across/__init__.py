"""Actors across articles: who of one article is who of another; doubt keeps two apart and says so."""

from lagebild.actors.across.evidence import is_frequent
from lagebild.actors.across.persons import STATIC, is_variant
from lagebild.actors.across.resolving import is_local, needs_source, resolve
from lagebild.actors.across.traits import Traits, is_full, keys, read_traits
from lagebild.actors.across.values import Appearance, Doubt, HumanWord, Identity, Place, Resolution, Verdict

__all__ = [
    "STATIC",
    "Appearance",
    "Doubt",
    "HumanWord",
    "Identity",
    "Place",
    "Resolution",
    "Traits",
    "Verdict",
    "is_frequent",
    "is_full",
    "is_local",
    "is_variant",
    "keys",
    "needs_source",
    "read_traits",
    "resolve",
]
