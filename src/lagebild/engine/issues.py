"""The issues of a store: induced over all its positions, kept beside them."""

from lagebild.analysis import issues
from lagebild.model import agrees
from lagebild.store import Material, Store

__all__ = ["assign_issues"]


def assign_issues(store: Store, *, always: bool = False) -> int:
    """Gives every position of the store its issue where some have none yet, or `always`; how many were assigned."""
    if not always and not store.without_issue():
        return 0
    material, names = store.issue_material()
    found = issues.assign([_held(position) for position in material], names)
    store.keep_issues(
        (position, assigned.issue, assigned.origin) for position, assigned in zip(material, found, strict=True)
    )
    return len(material)


def _held(position: Material) -> issues.Held:
    return issues.Held(
        page=str(position.page),
        place=position.start,
        actor=position.actor_id,
        agrees=agrees(position.act, negated=position.negated),
        content=position.content,
        condition=position.condition,
        sentence=position.sentence,
        before=position.before,
        label=position.label,
    )
