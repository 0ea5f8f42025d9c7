"""Wire families and stories for a terminal or a pipe."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from lagebild.report.html.view import act_styles
from lagebild.report.plain import one_line
from lagebild.report.terminal import wrapped
from lagebild.store import CitedPosition, Source
from lagebild.store.families import CitedEdit, Family, Version
from lagebild.store.storylines import CitedStory
from lagebild.stories.alignment import EditKind

__all__ = ["diff", "families", "stories"]

_SIGNS: dict[EditKind, str] = {"kept": "=", "reworded": "~", "added": "+", "dropped": "-"}
_STYLES = {"kept": "dim", "reworded": "", "added": "green", "dropped": "red"}
_TEXT_STYLE = "\ufe0e"
_NAMED = 4


def families(found: Sequence[Family], console: Console) -> None:
    """Prints each family with its versions, what was done to them, and who prints which position."""
    members = sum(len(family.members) for family in found)
    console.print(Text(f"{_many(len(found), 'wire family', 'wire families')} with {members} articles", "dim"))
    for family in found:
        console.print()
        head = f"{family.number}  {one_line(family.origin.source.headline or family.origin.source.name)}"
        wrapped(console, Text(), Text(head, "bold reverse"))
        wrapped(console, Text("  "), Text(_origin(family), "dim"))
        for version in family.versions:
            wrapped(console, Text("  "), _version(version))
        for position in family.positions:
            if position.printed:
                _print_position(position, console)


def diff(family: Family, console: Console) -> None:
    """Prints the edits of each version against the origin: = kept, ~ reworded, + added, - dropped, > moved."""
    wrapped(console, Text(), Text(f"{family.number}  {_origin(family)}", "dim"))
    for version in family.versions:
        console.print()
        wrapped(console, Text(), _version(version))
        for edit in version.edits:
            label = Text(f"  {_SIGNS[edit.kind]}{'>' if edit.moved else ' '} ", "bold " + _STYLES[edit.kind])
            wrapped(console, label, _edit(edit))


def stories(found: Sequence[CitedStory], console: Console) -> None:
    """Prints each story with its days, actors, issues and what was printed on which day."""
    articles = sum(len(story.sources) for story in found)
    console.print(Text(f"{_many(len(found), 'story', 'stories')} from {_many(articles, 'article', 'articles')}", "dim"))
    for story in found:
        console.print()
        wrapped(console, Text(), Text(one_line(story.name), "bold reverse"))
        wrapped(console, Text("  "), Text(_facts(story), "dim"))
        for day in story.timeline:
            for entry in day.entries:
                title = one_line(entry.source.headline or entry.source.name)
                who = _names([entry.source, *entry.versions])
                wrapped(console, Text(f"  {day.day or 'undated':<10}  "), Text.assemble(title, (f"  {who}", "dim")))


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _facts(story: CitedStory) -> str:
    days = " to ".join(dict.fromkeys(day for day in (story.first, story.last) if day)) or "undated"
    parts = [days, _many(len(story.sources), "article", "articles"), *map(_list, (story.actors, story.issues))]
    return " · ".join(part for part in parts if part)


def _list(names: Sequence[str]) -> str:
    return ", ".join(map(one_line, names))


def _names(sources: Sequence[Source]) -> str:
    named = list(dict.fromkeys(one_line(source.name) for source in sources))
    return ", ".join(named[:_NAMED]) + (f" +{len(named) - _NAMED}" if len(named) > _NAMED else "")


def _origin(family: Family) -> str:
    source = family.origin.source
    parts = [family.agency or "no agency named", source.published or "undated", source.name]
    return " · ".join(one_line(part) for part in parts) + f" · {family.origin.words} words"


def _version(version: Version) -> Text:
    source = version.source
    edits = [f"{version.count(kind)} {kind}" for kind in _SIGNS] + [f"{version.moved} moved"]
    told = " · ".join([source.published or "undated", f"{version.words} words", ", ".join(edits)])
    return Text.assemble((one_line(source.name), "bold"), (f" · {told}", "dim"))


def _print_position(position: CitedPosition, console: Console) -> None:
    sign = act_styles()[position.act].sign.rstrip(_TEXT_STYLE)
    said = f"{one_line(position.actor)}: {'not: ' if position.negated else ''}{one_line(position.content.text)}"
    wrapped(
        console, Text(f"    {sign} {position.act:<9}"), Text.assemble(said, (f"  {_names(position.printed)}", "dim"))
    )


def _edit(edit: CitedEdit) -> Text:
    """A reworded sentence with [-words that went-] and {+words that came+}: colours are lost in a pipe."""
    if not edit.changes:
        place = edit.version or edit.origin
        return Text(one_line(place.text) if place else "", _STYLES[edit.kind])
    parts: list[Text] = []
    for change in edit.changes:
        text = one_line(change.text)
        told = {"same": (text, ""), "out": (f"[-{text}-]", "red"), "in": (f"{{+{text}+}}", "green")}[change.kind]
        parts.append(Text(*told))
    return Text(" ").join(parts)
