"""Reads the annotated corpora into one shape: a sentence with forms, kinds, and tags, moods, names where known."""

import gzip
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lagebild.german import sentences, tokens

__all__ = ["Example", "germeval", "gsd", "mobie", "mope", "pud", "silver", "smartdata"]

UNKNOWN = ""
_QUOTES = {"``": "„", "''": "“", "--": "–"}


@dataclass(slots=True)
class Example:
    """A sentence to learn from. A label "" is not known; a whole list that is empty is not known either."""

    words: list[tuple[str, str]]
    tags: list[str] = field(default_factory=list)
    moods: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    source: str = ""


def word(form: str) -> tuple[str, str]:
    """The form as the language pack's tokenizer would give it, and its kind."""
    form = _QUOTES.get(form, form)
    cut = tokens.pieces(form, 0, len(form))
    return (cut[0].text, cut[0].kind) if len(cut) == 1 else (tokens.normal_form(form) or form, "word")


def _conllu(path: Path) -> Iterator[list[list[str]]]:
    sentence: list[list[str]] = []
    skip = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            yield sentence
            sentence = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if "-" in columns[0]:
                sentence.append([columns[0], columns[1], "", "ADP", "APPRART", "_", "_", "case"])
                skip = 2
            elif skip:
                skip -= 1
            else:
                sentence.append(columns)
    if sentence:
        yield sentence


def _mood(columns: list[str], tag: str) -> str:
    if not tag:
        return UNKNOWN
    found = re.search(r"Mood=(Ind|Sub|Imp)", columns[5])
    return found.group(1) if found and tag[-3:] in {"FIN", "IMP"} else "-"


def gsd(path: Path) -> Iterator[Example]:
    """UD German GSD (CC BY-SA 4.0): its STTS tags and moods."""
    for sentence in _conllu(path):
        tags = ["PROAV" if columns[4] == "PAV" else columns[4] for columns in sentence]
        moods = [_mood(columns, tag) for columns, tag in zip(sentence, tags, strict=True)]
        yield Example([word(columns[1]) for columns in sentence], tags, moods, [], "gsd")


_BE = {"haben": "VA", "sein": "VA", "werden": "VA"}
_MODALS = {"können", "müssen", "dürfen", "sollen", "wollen", "mögen"}
_PUD = {
    ("NOUN", "NN"): "NN",
    ("NOUN", "NNA"): "NN",
    ("PROPN", "NNP"): "NE",
    ("ADJ", "."): "ADJA",
    ("NUM", "CD"): "CARD",
    ("ADV", "WRB"): "PWAV",
    ("PART", "RP"): "PTKZU",
    ("DET", "DTP$"): "PPOSAT",
    ("PRON", "REL"): "PRELS",
    ("X", "FW"): "FM",
}


def pud(path: Path) -> Iterator[Example]:
    """UD German PUD (CC BY-SA 3.0), whose tags are not STTS: turned into it where word class and features decide."""
    for sentence in _conllu(path):
        tags = [_stts(columns) for columns in sentence]
        moods = [_mood(columns, tag) for columns, tag in zip(sentence, tags, strict=True)]
        yield Example([word(columns[1]) for columns in sentence], tags, moods, [], "pud")


def _stts(columns: list[str]) -> str:
    """The STTS tag of a word of PUD; "" where its annotation does not decide."""
    _, form, lemma, word_class, tag, features, _, relation, *_ = columns
    form = form.lower()
    if word_class in {"VERB", "AUX"}:
        return _stts_of_verb(form, lemma, tag)
    if form in _AMBIGUOUS:
        return "PTKZU" if (form, word_class) == ("zu", "PART") else ""
    if tag == "APPRART" or (word_class, tag) in _PUD:
        return _PUD.get((word_class, tag), tag)
    is_personal = "PronType=Prs" in features and "Reflex" not in features
    rules = {
        "$,": word_class == "PUNCT" and form == ",",
        "$.": word_class == "PUNCT" and form in {".", "!", "?", ":", ";"},
        "$(": word_class == "PUNCT",
        "ADJA": (word_class, tag) == ("ADJ", "JJ") and "Case=" in features,
        "ADJD": (word_class, tag) == ("ADJ", "JJ"),
        "PTKVZ": relation == "compound:prt",
        "APPR": word_class == "ADP" and tag in {"IN", "APPR"},
        "PTKNEG": (word_class, form) == ("PART", "nicht"),
        "ART": word_class == "DET" and "PronType=Art" in features,
        "PDAT": word_class == "DET" and "PronType=Dem" in features and form.startswith(("dies", "jen")),
        "PRF": word_class == "PRON" and form == "sich",
        "PPER": (word_class, tag) == ("PRON", "PRP") and is_personal,
        "KON": word_class == "CCONJ" and form in {"und", "oder", "aber", "sondern"},
        "KOUS": word_class == "SCONJ" and form in _SUBORDINATING,
        "ADV": (word_class, tag) == ("ADV", "RB") and not _PRONOMINAL.match(form),
    }
    return next((stts for stts, holds in rules.items() if holds), "")


_AMBIGUOUS = {"als", "wie", "um", "ohne", "statt", "da", "bis", "zu", "denn", "einander"}
_SUBORDINATING = {"dass", "weil", "wenn", "obwohl", "nachdem", "während", "bevor", "ob", "falls", "damit"}
_PRONOMINAL = re.compile(r"(da|wo|hier)r?(an|auf|aus|bei|durch|für|gegen|hinter|in|mit|nach|über|um|unter|von|vor|zu)")


def _stts_of_verb(form: str, lemma: str, tag: str) -> str:
    kind = _BE.get(lemma) or ("VM" if lemma in _MODALS else "VV")
    ending = {"VBC": "FIN", "VBN": "PP", "VB": "INF"}.get(tag, "")
    is_izu = ending == "INF" and kind == "VV" and "zu" in form[1:] and "zu" not in lemma[1:]
    return "" if not ending or is_izu else kind + ending


def silver(path: Path, limit: int = 10**9) -> Iterator[Example]:
    """What `silver.py` has written."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= limit:
                return
            record = json.loads(line)
            moods = [mood or "-" for mood in record["moods"]]
            tags = record["tags"]
            for at, (tag, mood) in enumerate(zip(tags, moods, strict=True)):
                if tag.endswith("FIN") and mood == "-":
                    moods[at] = UNKNOWN
            yield Example(list(zip(record["forms"], record["kinds"], strict=True)), tags, moods, [], "silver")


_GERMEVAL = {"PER", "LOC", "ORG"}


def germeval(path: Path) -> Iterator[Example]:
    """GermEval 2014 (CC BY 4.0): outer names of persons, places, organisations; derived and partial ones are none."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#\t"):
            continue
        if line:
            _, form, outer, *_ = line.split("\t")
            bound, _, kind = outer.partition("-")
            rows.append((form, f"{bound}-{kind}" if kind in _GERMEVAL else "O"))
        elif rows:
            yield Example([word(form) for form, _ in rows], [], [], [name for _, name in rows], "germeval")
            rows = []


def mope(path: Path) -> Iterator[Example]:
    """MoPE (CC BY-SA 4.0): mentions of persons, groups, offices and organisations in Bundestag speeches."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Example([word(form) for form in record["words"]], [], [], record["tags"], "mope")


_SMARTDATA = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "org-position": "",
    "location": "LOC",
}


def _kind(label: str) -> str:
    label = label.lower().replace("_", "-")
    return "LOC" if label.startswith("location") else _SMARTDATA.get(label, "")


def mobie(path: Path) -> Iterator[Example]:
    """MobIE (CC BY 4.0), traffic notices and tweets."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = re.split(r"[\t ]", line)
        if len(columns) >= 2 and not line.startswith("-DOCSTART"):
            bound, _, label = columns[-1].partition("-")
            kind = _kind(label)
            rows.append((columns[0], f"{bound}-{kind}" if kind else "O"))
        elif rows:
            yield Example(
                [word(form) for form, _ in rows if form], [], [], [name for form, name in rows if form], "mobie"
            )
            rows = []


def smartdata(path: Path) -> Iterator[Example]:
    """SmartData (CC BY 4.0), newswire and tweets: names by their places, cut by the language pack's own tokenizer."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        content = lines.read()
    decoder = json.JSONDecoder()
    at = 0
    while at < len(content):
        document, at = decoder.raw_decode(content, at)
        while at < len(content) and content[at].isspace():
            at += 1
        yield from _smart_sentences(document)


def _smart_sentences(document: dict[str, Any]) -> Iterator[Example]:
    text = document["text"]["string"]
    pieces = sentences.join_ordinals(tokens.pieces(text, 0, len(text)), text)
    names = ["O"] * len(pieces)
    starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
    mentions = document["conceptMentions"]
    for mention in mentions["array"] if isinstance(mentions, dict) else mentions or []:
        kind = _kind(mention["type"])
        span = mention["span"]
        first, last = bisect_right(ends, span["start"]), bisect_left(starts, span["end"])
        if kind and first < last:
            names[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    at = 0
    for group in sentences.split(pieces, text):
        part = names[at : at + len(group)]
        yield Example([(piece.text, piece.kind) for piece in group], [], [], part, "smartdata")
        at += len(group)
