"""Mood, tense, number and person of finite verbs by form and lemma."""

import pytest

from lagebild.german import verbs

FORMS = [
    ("sei", "sein", "Sub Pres Sing 3"),
    ("seien", "sein", "Sub Pres Plur 3"),
    ("ist", "sein", "Ind Pres Sing 3"),
    ("wären", "sein", "Sub Past Plur 3"),
    ("hätte", "haben", "Sub Past Sing 3"),
    ("hatte", "haben", "Ind Past Sing 3"),
    ("würde", "werden", "Sub Past Sing 3"),
    ("wurde", "werden", "Ind Past Sing 3"),
    ("müsse", "müssen", "Sub Pres Sing 3"),
    ("müssen", "müssen", "Ind Pres Plur 3"),
    ("könnten", "können", "Sub Past Plur 3"),
    ("konnten", "können", "Ind Past Plur 3"),
    ("wisse", "wissen", "Sub Pres Sing 3"),
    ("komme", "kommen", "Sub Pres Sing 3"),
    ("kommt", "kommen", "Ind Pres Sing 3"),
    ("käme", "kommen", "Sub Past Sing 3"),
    ("kam", "kommen", "Ind Past Sing 3"),
    ("ankäme", "ankommen", "Sub Past Sing 3"),
    ("ablehne", "ablehnen", "Sub Pres Sing 3"),
    ("ablehnte", "ablehnen", "Ind Past Sing 3"),
    ("lehnten", "lehnen", "Ind Past Plur 3"),
    ("gingen", "gehen", "Ind Past Plur 3"),
    ("ginge", "gehen", "Sub Past Sing 3"),
    ("zögen", "ziehen", "Sub Past Plur 3"),
    ("anerkannte", "anerkennen", "Ind Past Sing 3"),
    ("brächten", "bringen", "Sub Past Plur 3"),
    ("führe", "führen", "Sub Pres Sing 3"),
    ("führe", "fahren", "Sub Past Sing 3"),
    ("biete", "bieten", "Sub Pres Sing 3"),
    ("erwarte", "erwarten", "Sub Pres Sing 3"),
    ("erwartete", "erwarten", "Ind Past Sing 3"),
    ("arbeitet", "arbeiten", "Ind Pres Sing 3"),
    ("handele", "handeln", "Sub Pres Sing 3"),
    ("handle", "handeln", "Sub Pres Sing 3"),
    ("fordern", "fordern", "Ind Pres Plur 3"),
    ("kommst", "kommen", "Ind Pres Sing 2"),
]


@pytest.mark.parametrize(("form", "lemma", "expected"), FORMS)
def test_inflection(form: str, lemma: str, expected: str) -> None:
    found = verbs.inflection(form, lemma)
    assert " ".join((found.mood, found.tense, found.number, found.person)) == expected


@pytest.mark.parametrize(
    ("form", "both"),
    [
        ("habe", True),
        ("gehe", True),
        ("sollte", True),
        ("sagte", True),
        ("gingen", True),
        ("sei", False),
        ("käme", False),
    ],
)
def test_forms_that_are_both_moods_say_so(form: str, both: bool) -> None:
    lemma = {"habe": "haben", "gehe": "gehen", "sollte": "sollen", "sagte": "sagen", "gingen": "gehen"}.get(
        form, "sein"
    )
    assert bool(verbs.inflection(form, lemma).or_else) is both


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("stünde", "stehen"),
        ("vorbehielt", "vorbehalten"),
        ("zurückwies", "zurückweisen"),
        ("verhandelte", None),
        ("", None),
    ],
)
def test_strong_base_forms(form: str, infinitive: str | None) -> None:
    found = verbs.base_form(form)
    assert (found[0] if found else None) == infinitive
