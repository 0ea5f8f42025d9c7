"""Which articles print the same agency copy."""

import pytest

from lagebild.stories import FamilyIndex, Print, kinship
from lagebild.stories.containment import overlap

COPY = (
    "Die Fährgesellschaft Nordlinie hat das Angebot des Inselrats am Montag nach langer Sitzung zurückgewiesen.",
    "Der Vorschlag sei mit den geltenden Verträgen nicht vereinbar, sagte Geschäftsführerin Tomke Harms in Norddeich.",
    "Der Inselrat verlangt seit dem Herbst niedrigere Preise für Einheimische und eine zusätzliche Fähre am Abend.",
    "Bürgermeister Onno Janssen kündigte an, die Landesregierung um Vermittlung zu bitten.",
    "«Ohne eine späte Verbindung verlieren wir unsere Handwerker», warnte der parteilose Politiker.",
    "Das Verkehrsministerium in Hannover wollte sich zu den Gesprächen zunächst nicht äußern.",
    "Eine weitere Runde ist für den kommenden Donnerstag im Rathaus der Insel vorgesehen.",
)
OTHER = (
    "In den Bergen hat es in der Nacht so viel geschneit, dass mehrere Pässe gesperrt werden mussten.",
    "Die Polizei rät dringend davon ab, ohne Winterreifen und Ketten in die höheren Lagen zu fahren.",
    "Nach Angaben des Wetterdienstes lässt der Niederschlag erst am späten Nachmittag nach.",
    "Auf den Skigebieten freut man sich dagegen über den frühen Beginn der Saison.",
    "Ein Sprecher der Bergbahnen rechnet mit einem starken Wochenende für das ganze Tal.",
)


def families(*articles: tuple[str, ...]) -> list[int]:
    index = FamilyIndex()
    for article in articles:
        index.add(Print.of(article))
    return index.family


@pytest.mark.parametrize(
    "version",
    [
        COPY,
        COPY[:4],
        COPY[::-1],
        (*COPY[:2], *OTHER[:2], *COPY[2:]),
        tuple(sentence.upper().replace("«", "„").replace("»", "“") for sentence in COPY),
        (COPY[0].replace("am Montag nach langer Sitzung", "nach zähen Stunden"), *COPY[1:5]),
    ],
    ids=["same", "cut", "reordered", "own paragraph", "other type", "reworded"],
)
def test_a_version_joins_its_copy(version: tuple[str, ...]) -> None:
    assert families(COPY, OTHER, version) == [0, 1, 0]
    assert families(version, OTHER, COPY) == [0, 1, 0]


def test_a_shared_quotation_alone_is_no_kinship() -> None:
    quoting = (*OTHER[:3], COPY[4], *OTHER[3:])
    assert families(COPY, quoting) == [0, 1]


def test_two_cuts_of_one_copy_become_one_family_when_the_copy_comes() -> None:
    first, second = COPY[:4], COPY[4:] + COPY[2:3]
    long = (*first, *second)
    assert families(first, second, long)[-1] == families(first, second, long)[0] == families(first, second, long)[1]


def test_what_everybody_prints_below_the_article_makes_no_family() -> None:
    furniture = ("Alle Rechte vorbehalten, jede weitere Verwertung nur mit schriftlicher Genehmigung des Verlags.",)
    bodies = [
        tuple(f"{word} {sentence}" for sentence in OTHER[number : number + 2]) for number, word in enumerate("abcd")
    ]
    assert len(set(families(COPY + furniture, *(body + furniture for body in bodies[2:])))) == 3


def test_the_overlap_names_the_partner_of_each_sentence() -> None:
    found = overlap(Print.of(COPY), Print.of((OTHER[0], COPY[1], COPY[0])))
    assert found.partner.tolist() == [2, 1, -1, -1, -1, -1, -1]
    assert 0 < found.share < 0.5


@pytest.mark.parametrize("article", [(), ("",), ("!?",), ("Kurz.",), ("Ja.", "Nein.")])
def test_articles_without_words_stand_alone(article: tuple[str, ...]) -> None:
    assert families(article, article) == [0, 1]
    assert kinship(Print.of(article), Print.of(COPY)) == 0
