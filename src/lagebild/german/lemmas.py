"""Lemmas from a lexicon of common forms; of unknown forms by their parts and endings.

The lexicon and the endings are HanTa's analyses of the forms of a large corpus, made by `training/lexicon.py`.
"""

import functools
import gzip
from importlib import resources

from lagebild.errors import LagebildError
from lagebild.german import wordlists

__all__ = ["Lexicon", "load"]

_ENDING = 7  # letters of the longest ending that a rule looks at


class Lexicon:
    """Lemmas by form and class (the first two letters of the STTS tag: "NN", "VV", "AD" ...)."""

    def __init__(self, lemmas: dict[str, str], endings: dict[str, str], genders: dict[str, str]) -> None:
        self._lemmas = lemmas
        self._endings = endings
        self._genders = genders
        self.lemma = functools.lru_cache(maxsize=100_000)(self._lemma)
        self.genders = functools.lru_cache(maxsize=100_000)(self._gender)

    def knows(self, form: str, group: str) -> bool:
        """Whether the form stands in the lexicon with that class."""
        return f"{form}\t{group}" in self._lemmas

    def _lemma(self, form: str, tag: str) -> str:
        """The lemma of a form with an STTS tag; the form itself where nothing is known."""
        group = tag[:2]
        if group in {"NN", "NE"} and form.isupper() and len(form) > 1:
            return self._of_capitals(form, group)
        found = _closed().get(f"{group} {form.lower()}") or self._known(form, group)
        if group == "NN" and "-" in form[1:-1]:
            head, _, last = form.rpartition("-")
            return f"{head}-{self._lemma(last, tag)}"
        if found is None:
            found = self._by_parts(form, group) or self._by_ending(form, group) or form
        return _recased(form, found) if group in {"NN", "NE"} else found

    def _of_capitals(self, form: str, group: str) -> str:
        """A word of a headline in capitals ("MOSKAU"), where it is known; else an abbreviation."""
        found = self._lemmas.get(f"{form.capitalize()}\t{group}") if len(form) > 4 else None
        return found[:1].upper() + found[1:] if found else form

    def _gender(self, lemma: str) -> str:
        """The genders a noun may have ("m", "f", "n" or several), a compound's by its last part; "" if unknown."""
        word = lemma.rpartition("-")[2]
        found = self._genders.get(lemma) or self._genders.get(word)
        for cut in range(2, min(len(word) - 3, 40)):
            if found:
                break
            found = self._genders.get(word[cut:].capitalize())
        return found or ""

    def _known(self, form: str, group: str) -> str | None:
        return self._lemmas.get(f"{form}\t{group}") or self._lemmas.get(f"{form.lower()}\t{group}")

    def _by_parts(self, form: str, group: str) -> str | None:
        """A compound by its last part, a prefixed verb by its base."""
        if group == "VV":
            return self._by_prefix(form.lower())
        if group not in {"NN", "AD"}:
            return None
        for cut in range(2, min(len(form) - 3, 40)):
            rest = form[cut:].capitalize() if group == "NN" else form[cut:].lower()
            lemma = self._lemmas.get(f"{rest}\t{group}")
            if lemma is not None:
                return form[:cut] + lemma.lower()
        return None

    def _by_prefix(self, form: str) -> str | None:
        for prefix in ("", *_prefixes()):
            if not form.startswith(prefix):
                continue
            rest = form[len(prefix) :]
            lemma = self._lemmas.get(f"{rest}\tVV") or self._marked(rest, prefix)
            if lemma is not None:
                return prefix + lemma
        return None

    def _marked(self, rest: str, prefix: str) -> str | None:
        """The infinitive of a weak participle with "ge-" or, after a prefix, of an infinitive with "-zu-"."""
        if prefix and rest.startswith("zu") and rest.endswith("n"):
            return self._lemmas.get(f"{rest[2:]}\tVV") or rest[2:]
        if rest.startswith("ge") and rest.endswith("t") and len(rest) > 5:
            stem = rest[2:].removesuffix("t")
            stem = stem.removesuffix("e") if stem.endswith(("te", "de")) else stem
            return f"{stem}n" if stem.endswith(("er", "el")) else f"{stem}en"
        return None

    def _by_ending(self, form: str, group: str) -> str:
        """The lemma that the longest known ending gives: so many letters off, others on."""
        lower = form.lower()
        for size in range(min(_ENDING, len(lower) - 1), 0, -1):
            rule = self._endings.get(f"{group}{lower[-size:]}")
            if rule is not None:
                off, _, on = rule.partition(":")
                return form[: len(form) - int(off)] + on
        return form


def _recased(form: str, lemma: str) -> str:
    """The lemma with capitals where the form has them ("EU-Kommission", "McKinsey")."""
    pairs = zip(form, lemma, strict=False)
    same = next(
        (at for at, (one, other) in enumerate(pairs) if one.lower() != other.lower()), min(len(form), len(lemma))
    )
    recased = form[:same] + lemma[same:]
    return recased[:1].upper() + recased[1:]


@functools.cache
def _closed() -> dict[str, str]:
    """Lemmas of pronouns and determiners: class and form -> lemma."""
    table = wordlists.read("lemmas")
    return {f"{group} {form}": lemma for group, forms in table.items() for form, lemma in forms.items()}


@functools.cache
def _prefixes() -> tuple[str, ...]:
    every = wordlists.words("verb_prefixes", "separable") | wordlists.words("verb_prefixes", "inseparable")
    return tuple(sorted(every, key=len, reverse=True))


@functools.cache
def load(name: str = "language") -> Lexicon | None:
    """The lexicon in `weights/<name>`; None where there is none.

    Raises:
        LagebildError: it is there and cannot be read.
    """
    folder = resources.files("lagebild.german") / "weights" / name
    if not (folder / "lemmas.txt.gz").is_file():
        return None
    try:
        lemmas = _pairs((folder / "lemmas.txt.gz").read_bytes())
        endings = _pairs((folder / "endings.txt.gz").read_bytes())
        genders = _pairs((folder / "genders.txt.gz").read_bytes())
    except (OSError, ValueError, EOFError) as error:
        raise LagebildError(f"lexicon {name} cannot be read: {error}; install lagebild again") from error
    return Lexicon(lemmas, endings, genders)


def _pairs(packed: bytes) -> dict[str, str]:
    """Lines "key<tab>value", of which the key may hold tabs itself."""
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.rsplit("\t", 1) for line in lines)
