"""What is about the same thing."""

import datetime
import random
from collections import Counter
from itertools import pairwise

import pytest

from lagebild.stories import Clipping, Story, stories
from lagebild.stories.naming import name_of

STRIKE = [
    "Streik",
    "Werft",
    "Gewerkschaft",
    "Lohn",
    "Schweißer",
    "Warnstreik",
    "Tarif",
    "Prozent",
    "Betriebsrat",
    "Dock",
    "Auftrag",
]
BRIDGE = [
    "Brücke",
    "Sperrung",
    "Umleitung",
    "Gutachten",
    "Land",
    "Sanierung",
    "Spediteur",
    "Ministerin",
    "Riss",
    "Beton",
    "Strom",
]


def clipping(name: str, day: int, words: list[str], actors: str, *, title: str = "", copy: str = "") -> Clipping:
    chance = random.Random(name)
    own = [f"{chance.choice(words)}{chance.choice(['frage', 'fall', 'tag'])}" for _ in range(6)]
    date = (datetime.date(2026, 3, 1) + datetime.timedelta(days=day)).isoformat()
    counts = Counter(chance.sample(words, 8) + own)
    return Clipping(name, date, counts, tuple(actors.split()), title, "", (), copy)


def newspaper() -> list[Clipping]:
    strike = [
        clipping(f"s{day}", day, STRIKE, "Harms Petersen", title="Streik auf der Werft") for day in range(0, 12, 2)
    ]
    bridge = [clipping(f"b{day}", day, BRIDGE, "Lindner Voss", title="Wirtschaft") for day in range(1, 10, 2)]
    return strike + bridge


def groups(found: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.clippings) for story in found}


def test_two_affairs_are_two_stories_with_their_days() -> None:
    found = stories(newspaper())
    assert [(story.first, story.last, len(story.clippings)) for story in found] == [
        ("2026-03-01", "2026-03-11", 6),
        ("2026-03-02", "2026-03-10", 5),
    ]
    assert found[0].name == "Streik auf der Werft"
    assert found[0].clippings == tuple(f"s{day}" for day in range(0, 12, 2))


def test_the_order_in_which_articles_came_does_not_matter() -> None:
    articles = newspaper()
    expected = stories(articles)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert stories(articles) == expected


def test_a_story_keeps_its_id_and_articles_while_others_come() -> None:
    articles = sorted(newspaper(), key=lambda article: article.day)
    for before, after in pairwise(range(4, len(articles) + 1)):
        old = {story.id: set(story.clippings) for story in stories(articles[:before])}
        new = {story.id: set(story.clippings) for story in stories(articles[:after])}
        assert all(old[name] <= new[name] for name in old)


def test_the_same_affair_a_year_later_is_another_story() -> None:
    later = [clipping(f"l{day}", 365 + day, STRIKE, "Harms Petersen") for day in range(3)]
    assert len(stories([*newspaper(), *later])) == 3


def test_the_same_words_about_other_people_are_another_story() -> None:
    elsewhere = [clipping(f"x{day}", day, STRIKE[:4] + BRIDGE[:4], "Adler Busch") for day in range(4)]
    assert frozenset(f"x{day}" for day in range(4)) in groups(stories([*newspaper(), *elsewhere]))


def test_versions_of_a_copy_stay_together_and_weigh_as_one() -> None:
    copies = [clipping(f"c{number}", 4, STRIKE, "Harms Petersen", copy="7") for number in range(30)]
    found = stories([*newspaper(), *copies])
    assert len(found) == 2
    assert len(found[0].clippings) == 36


@pytest.mark.parametrize("day", ["", "2026-03-03"])
def test_articles_without_words_or_day_are_stories_too(day: str) -> None:
    found = stories([Clipping("leer", day, {}), *newspaper()])
    assert len(found) == 3
    assert stories([]) == ()


@pytest.mark.parametrize(
    ("titles", "words", "expected"),
    [
        ([("Wirtschaft", "Werft: Streik geht weiter")], {"Werft": 1.0, "Streik": 0.8}, "Streik geht weiter"),
        ([("Streit um die Werft", "Nichts geht mehr")], {"Werft": 1.0}, "Streit um die Werft"),
        ([("", "Kommentar")], {"Werft": 1.0, "Dock": 0.5}, "Werft · Dock"),
        ([("", "Eine Überschrift ohne bekannte Wörter, die viel zu lang für einen Namen ist")], {}, ""),
    ],
)
def test_a_name_says_what_the_story_is_about(
    titles: list[tuple[str, str]], words: dict[str, float], expected: str
) -> None:
    assert name_of(titles, words) == (expected or titles[0][1])
