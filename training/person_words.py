"""Writes the lists of person nouns and first names, read off running text.

    python training/person_words.py RAW_TEXT_FOLDER src/lagebild/actors/lists

A noun names persons when its feminine is used in singular and plural ("Lehrerin", "Lehrerinnen"); a first name's gender
is that of the person nouns and forms of address before it ("Ministerin Svenja ...", "Herr Olaf ...").
"""

import argparse
import collections
import lzma
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß][\w'’-]*")
_NAMED = re.compile(
    r"\b([A-ZÄÖÜ][a-zäöüß-]{2,40})\s([A-ZÄÖÜÉÁŠČŽ][a-zà-ž’'-]{1,20}(?:-[A-ZÄÖÜ][a-zà-ž]{1,15})?)"
    r"\s(?=((?:von |van |de |zu |al-|[A-Z]\. )?[A-ZÄÖÜÉÁŠČŽ][a-zà-ž]{2,20}))"
)
_BACK_VOWELS = str.maketrans("äöü", "aou")


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from lines


def person_nouns(words: "collections.Counter[str]") -> dict[str, str]:
    """Feminine to masculine, for nouns whose feminine is attested in singular and plural."""
    found = {}
    for word in words:
        if not (word[0].isupper() and word.endswith("in") and len(word) > 5 and words[word + "nen"]):
            continue
        stem = word[:-2]
        plain = stem[0] + stem[1:].translate(_BACK_VOWELS)
        base = next((form for form in (stem, stem + "e", plain, plain + "e") if words[form] >= 3), None)
        if base:
            found[word] = base
    return found


def first_names(named: Iterable[tuple[str, str, str]], feminine: dict[str, str]) -> dict[str, tuple[int, int]]:
    """First name -> numbers of different surnames behind it after a masculine and after a feminine person noun."""
    masculine = set(feminine.values())
    surnames: dict[str, tuple[set[str], set[str]]] = collections.defaultdict(lambda: (set(), set()))
    for before, name, surname in named:
        if before in feminine or before in masculine:
            surnames[name][before in feminine].add(surname)
    return {name: (len(he), len(she)) for name, (he, she) in surnames.items()}


def _write(path: Path, head: str, lists: dict[str, list[str]]) -> None:
    parts = [f"{key}: [{', '.join(sorted(words))}]\n" for key, words in lists.items()]
    path.write_text(head + "".join(parts), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    words: collections.Counter[str] = collections.Counter()
    named: set[tuple[str, ...]] = set()
    articles: collections.Counter[str] = collections.Counter()
    for line in _lines(arguments.texts):
        words.update(_WORD.findall(line))
        named.update(match.groups() for match in _NAMED.finditer(line))
        articles.update(re.findall(r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine?[rnms]?)\s([A-ZÄÖÜ]\w{1,30})", line))
    feminine = person_nouns(words)
    counts = first_names(((a, b, c) for a, b, c in named), feminine)
    names: dict[str, list[str]] = {"masculine": [], "feminine": []}
    for name, (he, she) in counts.items():
        total = he + she
        # a name hardly ever bears an article; two thirds of what is called both ways is noise
        if total < 2 or articles[name] > 0.05 * words[name] or name in feminine or name in feminine.values():
            continue
        if max(he, she) >= 0.85 * total:
            names["masculine" if he > she else "feminine"].append(name)
    head = "# Written by training/person_words.py from running text; corrections stand in names.yaml.\n"
    _write(arguments.target / "first_names.yaml", head, names)
    nouns = sorted({noun.lower() for noun in feminine.values()})
    _write(arguments.target / "person_nouns.yaml", head, {"nouns": nouns})


if __name__ == "__main__":
    main()
