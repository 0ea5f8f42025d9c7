"""Actors across articles in a store: found in invented articles, in any order, kept by humans' words."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from lagebild import Store, read_text
from lagebild.errors import InputError
from lagebild.model import Reading
from lagebild.store import repeating

_P, _R = 1.0, 0.85
"""Floors on the articles below: a wrong merge is worse than a missed one."""

# name of the article, day, text, and who is whom: a word of the actor's name in the article -> who it really is
ARTICLES: Sequence[tuple[str, str, str, dict[str, str]]] = (
    ("hafen1", "2025-03-03", """Hafenbund droht mit Streik
Emden (dpa) - Die Gewerkschaft Hafenbund droht mit einem Streik. Die Vorsitzende des Hafenbunds, Lena
Osterloh, forderte am Montag zehn Prozent mehr Lohn. Der Verhandlungsführer der Reeder, Jorin Petersen, lehnte
das ab.""",
     {"Osterloh": "Osterloh", "Petersen": "Petersen", "Hafenbund": "Hafenbund"}),
    ("hafen2", "2025-03-05", """Keine Einigung im Hafenstreit
Emden (dpa) - Im Streit um die Löhne ist keine Einigung in Sicht. Hafenbund-Chefin Lena Osterloh warf den
Reedern vor, auf Zeit zu spielen. „Wir sind zu Gesprächen bereit“, sagte dagegen Jorin Petersen.""",
     {"Osterloh": "Osterloh", "Petersen": "Petersen"}),
    ("hafen3", "2025-03-07", """Osterloh fordert Schlichtung
Emden (dpa) - Hafenbund-Chefin Osterloh hat eine Schlichtung gefordert. Verkehrsminister Anton Reber (CDU)
begrüßte das. Der Hafenbund werde jeden Vorschlag prüfen, kündigte Osterloh an.""",
     {"Osterloh": "Osterloh", "Reber": "Reber"}),
    ("netz1", "2025-03-04", """Netzbetreiber warnen vor Kosten
Gera (dpa) - Der Bund kommunaler Netzbetreiber (BKN) warnt vor höheren Kosten. Der BKN forderte den Bund auf,
mehr Geld zu geben. BKN-Präsidentin Sabine Müller sagte, die Lage sei ernst.""",
     {"Netzbetreiber": "BKN", "Müller": "Sabine Müller"}),
    ("netz2", "2025-04-14", """BKN lehnt Reform ab
Gera (dpa) - Der BKN lehnt die Reform der Netzentgelte ab. „Das ist der falsche Weg“, sagte die Präsidentin
des BKN, Sabine Müller, am Montag in Gera.""",
     {"BKN": "BKN", "Müller": "Sabine Müller"}),
    ("haushalt1", "2025-03-10", """Müller verteidigt Haushalt
Gera (dpa) - Finanzminister Peter Müller (CDU) hat den Haushalt verteidigt. Die Opposition im Landtag
kritisierte ihn. Die Fraktionschefin der Grünen, Almut Recke, forderte mehr Geld für Schulen.""",
     {"Müller": "Peter Müller", "Recke": "Recke"}),
    ("haushalt2", "2025-03-12", """Landtag streitet über Haushalt
Gera (dpa) - Der Landtag streitet weiter über den Haushalt. Finanzminister Müller lehnte neue Schulden ab.
„Wir müssen sparen“, sagte Müller. Almut Recke (Grüne) nannte das falsch.""",
     {"Müller": "Peter Müller", "Recke": "Recke"}),
    ("sport", "2025-03-11", """Trainer Müller hört auf
Jena (dpa) - Handballtrainer Peter Müller hört auf. Der Trainer des HC Saale kündigte am Dienstag seinen
Rücktritt an. „Ich bin müde“, sagte Müller.""",
     {"Müller": "Peter Müller, Trainer"}),
    ("bahn1", "2023-05-02", """Reber will Nachtzüge
Berlin (dpa) - Bundesverkehrsminister Anton Reber (CDU) will mehr Nachtzüge. Er forderte die Bahn auf, neue
Wagen zu kaufen. Die SPD-Abgeordnete Ida Lindqvist unterstützte den Plan.""",
     {"Reber": "Reber", "Lindqvist": "Lindqvist"}),
    ("bahn2", "2025-06-02", """Lindqvist stoppt Nachtzüge
Berlin (dpa) - Bundesverkehrsministerin Ida Lindqvist (SPD) stoppt die Nachtzüge. Ihr Vorgänger Anton Reber
(CDU) kritisierte die Entscheidung. Die Bundesverkehrsministerin lehnte Änderungen ab.""",
     {"Lindqvist": "Lindqvist", "Reber": "Reber"}),
    ("bahn3", "2025-06-04", """Kritik an der Bundesverkehrsministerin
Berlin (dpa) - Die Kritik an Bundesverkehrsministerin Lindqvist wächst. Lindqvist sagte am Mittwoch, sie
bleibe bei ihrem Nein. Der Fahrgastverband Schiene forderte sie zum Einlenken auf.""",
     {"Lindqvist": "Lindqvist"}),
    ("stadt1", "2025-03-05", """Schmidt will Bäder schließen
Celle (dpa) - Stadtrat Thomas Schmidt (SPD) will zwei Bäder schließen. Die Stadt habe kein Geld, sagte Schmidt
am Mittwoch.""",
     {"Schmidt": "Thomas Schmidt (SPD)"}),
    ("stadt2", "2025-03-06", """Landrat Schmidt gegen Windräder
Hof (dpa) - Landrat Thomas Schmidt (CSU) lehnt neue Windräder ab. „Der Wald bleibt“, sagte Schmidt am
Donnerstag in Hof.""",
     {"Schmidt": "Thomas Schmidt (CSU)"}),
    ("stadt3", "2025-03-19", """Bäder bleiben offen
Celle (dpa) - Die Bäder bleiben offen. Stadtrat Thomas Schmidt (SPD) zog den Vorschlag zurück.""",
     {"Schmidt": "Thomas Schmidt (SPD)"}),
    ("eu1", "2025-03-13", """EU plant neue Abgaben
Brüssel (dpa) - Die Europäische Union plant neue Abgaben auf Stahl. Die Europäische Kommission kündigte am
Donnerstag einen Vorschlag an. Die Gewerkschaft Verdi begrüßte das.""",
     {"EU": "EU", "EU-Kommission": "EU-Kommission", "Verdi": "Verdi"}),
    ("eu2", "2025-03-14", """Stahl: Kommission bleibt hart
Brüssel (dpa) - Die EU-Kommission lehnt Ausnahmen für Stahl ab. Die EU müsse geschlossen handeln, forderte
ver.di.""",
     {"EU": "EU", "EU-Kommission": "EU-Kommission", "Verdi": "Verdi"}),
)  # fmt: skip


def _reading(name: str, day: str, text: str) -> Reading:
    headline, _, body = text.partition("\n")
    return read_text(f"{headline}\n\n{' '.join(body.split())}\n", published=day, uri=f"https://blatt.example/{name}")


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {name: _reading(name, day, text) for name, day, text, _ in ARTICLES}


@pytest.fixture
def store(target: str, readings: dict[str, Reading]) -> Iterator[Store]:
    with Store(target) as opened:
        for reading in readings.values():
            opened.add(reading)
        yield opened


def _who(store: Store) -> dict[tuple[str, str], str]:
    """The actor across articles by article and the name it has there."""
    return {
        (here.uri.rpartition("/")[2], here.name): actor.id
        for actor in store.actors()
        for here in store.appearances(actor.id)
    }


def _labelled(store: Store) -> list[tuple[str, str]]:
    """Who it really is, and who it was taken for, for every label that was found in its article."""
    found = _who(store)
    pairs = []
    for name, _, _, labels in ARTICLES:
        for word, truth in labels.items():
            taken = [one for (article, called), one in found.items() if article == name and word in called.split()]
            taken = taken or [one for (article, called), one in found.items() if article == name and word in called]
            pairs += [(truth, one) for one in taken[:1]]
    return pairs


def test_who_is_who(store: Store) -> None:
    labelled = _labelled(store)
    assert len(labelled) >= 0.9 * sum(len(labels) for *_, labels in ARTICLES), "the articles' own actors are missing"
    pairs = [(a == b, one == other) for (a, one), (b, other) in combinations(labelled, 2)]
    both = sum(true and found for true, found in pairs)
    precision, recall = both / sum(found for _, found in pairs), both / sum(true for true, _ in pairs)
    assert precision >= _P, f"pairwise precision {precision:.2f}"
    assert recall >= _R, f"pairwise recall {recall:.2f}"


@pytest.mark.parametrize("large", [2, repeating.LARGE])
def test_the_order_of_adding_plays_no_part(
    tmp_path: Path, readings: dict[str, Reading], monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(repeating, "LARGE", large)  # from there on pages that say nothing new are settled one by one
    found = []
    for seed in range(4):
        order = random.Random(seed).sample(sorted(readings), len(readings))
        with Store(tmp_path / f"{seed}.db") as store:
            for number, name in enumerate(order):
                store.add(readings[name])
                if number % (seed + 2) == 0:
                    store.actors()  # what is settled in between changes nothing at the end
            found.append((_who(store), store.actors(), store.doubtful_actors()))
    assert all(one == found[0] for one in found[1:])


def test_questions_speak_of_the_actor_of_the_store(store: Store) -> None:
    lines = [line for line in store.positions(actor="Osterloh") if "hafen3" in line.citation.source.uri]
    assert lines
    assert {line.actor for line in lines} == {"Lena Osterloh"}
    assert {line.actor_here for line in lines} == {"Osterloh"}
    assert {line.actor_id for line in store.positions(actor="Lena")} == {lines[0].actor_id}
    (known,) = [one for one in store.actors() if one.name == "Lena Osterloh"]
    assert (known.pages, known.first, known.last) == (3, "2025-03-03", "2025-03-07")
    assert "Osterloh" in known.aliases
    assert {line.actor for line in store.quotations(actor="Osterloh")} <= {"Lena Osterloh"}
    assert any(known.id in one.named for one in store.candidates(["Schlichtung"], [known.id]).sentences)
    names = [one.name for one in store.actors()]
    assert len(set(names)) == len(names)


def test_doubt_keeps_two_apart_and_says_so(store: Store) -> None:
    pairs = {frozenset((pair.one, pair.other)): pair for pair in store.doubtful_actors()}
    pair = pairs[frozenset(("Thomas Schmidt (CSU)", "Thomas Schmidt (SPD)"))]
    assert pair.pro == "the same full name"
    assert "csu" in pair.contra.casefold()


def _names_on(store: Store, article: str) -> set[str]:
    return {
        here.actor
        for one in store.actors()
        for here in store.appearances(one.id)
        if here.uri.endswith(f"/{article}") and "Schmidt" in here.name
    }


def test_what_humans_say_wins_and_stays(store: Store, readings: dict[str, Reading]) -> None:
    told = store.merge_actors("Thomas Schmidt (SPD)", "Thomas Schmidt (CSU)", reviewer="Ada")
    assert told.overruled is None
    for _ in range(2):
        assert _names_on(store, "stadt1") == _names_on(store, "stadt2") == {"Thomas Schmidt"}
        for reading in readings.values():
            store.add(reading, again=True)
    assert not any("Schmidt" in pair.one for pair in store.doubtful_actors())
    split = store.split_actor("Thomas Schmidt", pages=["stadt2"], reviewer="Bea")
    assert split.overruled
    assert "Ada" in split.overruled
    assert "two" in split.overruled
    store.add(readings["stadt2"], again=True)
    assert _names_on(store, "stadt1") != _names_on(store, "stadt2")
    store.take_back(split.judgement.number)
    assert _names_on(store, "stadt1") == _names_on(store, "stadt2")
    store.take_back(told.judgement.number)
    assert _names_on(store, "stadt1") == {"Thomas Schmidt (SPD)"}


def test_a_name_is_split_from_an_actor_and_holds_for_later_pages(store: Store, readings: dict[str, Reading]) -> None:
    store.split_actor("Osterloh", other="Lena Osterloh")
    later = _reading("hafen4", "2025-03-08", ARTICLES[2][2].replace("Schlichtung", "Pause"))
    store.add(later)
    found = _who(store)
    lena, bare = found["hafen1", "Lena Osterloh"], found["hafen3", "Osterloh"]
    assert bare != lena
    assert found["hafen4", "Osterloh"] != lena


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("Niemand Sonst", "Lena Osterloh", "no actor is called 'Niemand Sonst'"),
        ("Thomas Schmidt", "Lena Osterloh", "several actors"),
        ("Osterloh", "Lena Osterloh", "one actor already"),
        ("", "Lena Osterloh", "no actor"),
    ],
)
def test_a_merge_that_cannot_be_is_told(store: Store, one: str, other: str, part: str) -> None:
    with pytest.raises(InputError, match=part):
        store.merge_actors(one, other)
    assert not store.judgements()


def test_a_split_that_cannot_be_is_told(store: Store) -> None:
    for one, other, pages, part in (
        ("Lena Osterloh", "Lena Osterloh", [], "--page"),
        ("Lena Osterloh", None, ["nirgends"], "not named"),
        ("Ida Lindqvist", None, ["bahn1", "bahn2", "bahn3"], "nobody to split"),
        ("Lena Osterloh", None, [], "from whom"),
    ):
        with pytest.raises(InputError, match=part):
            store.split_actor(one, other=other, pages=pages)


def test_what_a_page_brought_goes_with_it(store: Store, readings: dict[str, Reading]) -> None:
    bare = readings["hafen3"]
    store.add(readings["hafen3"], again=True)
    before = _who(store)
    store.add(_without_actors(bare), again=True)
    after = _who(store)
    assert not [article for article, _ in after if article == "hafen3"]
    store.add(bare, again=True)
    assert _who(store) == before


def _without_actors(reading: Reading) -> Reading:
    return Reading(reading.page, reading.article, reading.sentences, reading.lemmas)


def test_a_store_that_cannot_be_written_answers_with_the_articles_own_actors(
    tmp_path: Path, readings: dict[str, Reading]
) -> None:
    path = tmp_path / "lage.db"
    with Store(path) as store:
        for reading in readings.values():
            store.add(reading)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        told: list[str] = []
        with Store(path, create=False, tell=told.append) as store:
            assert store.positions(actor="Osterloh")
            assert store.actors()
    finally:
        tmp_path.chmod(0o755)
        path.chmod(0o644)
