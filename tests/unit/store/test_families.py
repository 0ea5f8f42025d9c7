"""Wire families and stories in the store: incremental, in any order, on both databases."""

import json
import re
from collections.abc import Callable, Sequence
from itertools import combinations, permutations
from pathlib import Path

import pytest
from sqlalchemy import delete

from lagebild import read
from lagebild.errors import InputError
from lagebild.model import Judgement, Reading
from lagebild.store import Store, schema
from lagebild.store.families import Family
from lagebild.store.joining import catch_up
from lagebild.store.opening import open_engine, transaction

Make = Callable[..., Reading]
GOLD = Path(__file__).parents[4] / "shared" / "gold" / "pages"
EXAMPLES = Path(__file__).parents[3] / "examples" / "pages"
COPY = (
    "Die Fährgesellschaft Nordlinie hat das Angebot des Inselrats am Montag nach langer Sitzung zurückgewiesen.",
    "Der Vorschlag sei mit den geltenden Verträgen nicht vereinbar, sagte Geschäftsführerin Tomke Harms in Norddeich.",
    "Der Inselrat verlangt seit dem Herbst niedrigere Preise für Einheimische und eine zusätzliche Fähre am Abend.",
    "Bürgermeister Onno Janssen kündigte an, die Landesregierung um Vermittlung zu bitten.",
    "Das Verkehrsministerium in Hannover wollte sich zu den Gesprächen zunächst nicht äußern.",
    "Eine weitere Runde ist für den kommenden Donnerstag im Rathaus der Insel vorgesehen.",
)
OWN = (
    "In den Bergen hat es in der Nacht so viel geschneit, dass mehrere Pässe gesperrt werden mussten.",
    "Die Polizei rät dringend davon ab, ohne Winterreifen und Ketten in die höheren Lagen zu fahren.",
    "Nach Angaben des Wetterdienstes lässt der Niederschlag erst am späten Nachmittag nach.",
    "Auf den Skigebieten freut man sich dagegen über den frühen Beginn der Saison.",
)
REFUSAL = {"actor": "Nordlinie", "act": "reject", "content": "das Angebot des Inselrats"}
DEMAND = {"actor": "Inselrat", "act": "demand", "content": "niedrigere Preise"}


def version(make: Make, name: str, sentences: Sequence[str], *, day: int = 14, **article: object) -> Reading:
    text = "\n".join([f"{name} meldet", *sentences])
    wanted = [entry for entry in (REFUSAL, DEMAND) if str(entry["content"]) in text]
    details = {"outlet": name, "published": f"2025-08-{day}T08:00:00+02:00", **article}
    return make(text, f"https://{name.lower()}.example/a", positions=wanted, article=details)


@pytest.fixture
def press(make_reading: Make) -> list[Reading]:
    return [
        version(make_reading, "Original", COPY),
        version(make_reading, "Kurz", COPY[:4], day=15),
        version(make_reading, "Eigenes", (*COPY[:3], *OWN[:2], *COPY[3:]), day=16, authors=("Eda Kuhn",)),
        version(make_reading, "Berge", OWN, day=15),
    ]


def filled(target: str, readings: Sequence[Reading]) -> Store:
    store = Store(target)
    for reading in readings:
        store.add(reading)
    return store


def outlets(family: Family) -> list[str | None]:
    return [member.source.outlet for member in family.members]


def test_a_family_has_its_origin_its_versions_and_their_edits(target: str, press: list[Reading]) -> None:
    with filled(target, press) as store:
        (family,) = store.families()
        assert store.families(family.number) == (family,)
        assert store.families(999) == ()
    assert outlets(family) == ["Original", "Kurz", "Eigenes"]
    assert family.agency == "dpa"
    kurz, eigenes = family.versions
    assert (kurz.count("kept"), kurz.count("dropped"), kurz.count("added")) == (4, 2, 0)
    assert (eigenes.count("kept"), eigenes.count("dropped"), eigenes.count("added")) == (6, 0, 2)
    added = [edit.version for edit in eigenes.edits if edit.kind == "added"]
    assert [place.text for place in added if place] == list(OWN[:2])


def test_the_order_in_which_pages_came_makes_no_difference(tmp_path: Path, press: list[Reading]) -> None:
    for number, order in enumerate(permutations(press)):
        if number % 4:
            continue
        with filled(str(tmp_path / f"{number}.db"), order) as store:
            (family,) = store.families()
            assert outlets(family) == ["Original", "Kurz", "Eigenes"]
            assert sorted((p.actor, len(p.printed)) for p in family.positions) == [("Inselrat", 3), ("Nordlinie", 3)]


def test_once_keeps_one_position_for_all_and_names_who_prints_it(target: str, press: list[Reading]) -> None:
    with filled(target, press) as store:
        assert len(store.positions()) == len(store.positions(count="printed")) == 6
        once = store.positions(count="once")
        assert [[source.outlet for source in line.printed] for line in once] == [["Original", "Kurz", "Eigenes"]] * 2
        assert len(list(store.every_position(count="once"))) == 2
        # what is left out takes no other position with it
        late = store.positions(count="once", since="2025-08-15")
        assert [[source.outlet for source in line.printed] for line in late] == [["Kurz", "Original", "Eigenes"]] * 2
        with pytest.raises(InputError, match="once, printed"):
            store.positions(count="twice")  # type: ignore[arg-type]  # what a script may pass


def test_quotations_and_events_count_once_too(target: str, make_reading: Make) -> None:
    def printed(name: str, sentences: Sequence[str]) -> Reading:
        text = "\n".join([f"{name} meldet", *sentences])
        said = {"content": ["mit den geltenden Verträgen nicht vereinbar"], "actor": "Tomke Harms"}
        due = {"text": "am kommenden Donnerstag", "start": "2025-08-21"}
        return make_reading(
            text, f"https://{name}.example/a", quotations=[said], events=[due], article={"outlet": name}
        )

    copy = [*COPY[:5], "Eine weitere Runde ist am kommenden Donnerstag im Rathaus der Insel vorgesehen."]
    own = "Der Wirt der Inselbahn nannte die Pläne am Abend mit den geltenden Verträgen nicht vereinbar und ging."
    alone = ["Am Deich war es still.", own, "Das Fest beginnt am kommenden Donnerstag mit Musik."]
    with filled(
        target, [printed("Bote", copy), printed("Kurier", copy[:2] + copy[3:]), printed("Eigen", alone)]
    ) as store:
        assert (len(store.quotations()), len(store.events())) == (3, 3)
        for once in (
            store.quotations(count="once"),
            tuple(store.every_quotation(count="once")),
            store.events(count="once"),
        ):
            assert sorted(len(line.printed) for line in once) == [0, 2]
        late = store.quotations(count="once", actor="Harms", since="2025-08-14")
        assert len(late) == 2
        with pytest.raises(InputError, match="once, printed"):
            store.events(count="twice")  # type: ignore[arg-type]  # what a script may pass


def test_a_quotation_that_a_human_judged_wrong_stands_for_nothing(target: str, make_reading: Make) -> None:
    said = {"content": ["mit den geltenden Verträgen nicht vereinbar"], "actor": "Tomke Harms"}
    pages = [
        make_reading("\n".join([name, *COPY]), f"https://{name}.example/a", quotations=[said])
        for name in ("Bote", "Kurier")
    ]
    with filled(target, pages) as store:
        assert len(store.quotations(count="once")) == 1
        store.judge(Judgement(store.quotations()[0].id, "wrong", None, "eva", "2025-08-20"))
        assert len(store.quotations(count="once")) == 2


def test_what_a_human_corrected_stands_for_itself(target: str, press: list[Reading]) -> None:
    with filled(target, press) as store:
        first = store.positions(actor="Nordlinie")[0]
        store.judge(Judgement(first.id, "wrong", None, "eva", "2025-08-20"))
        assert len(store.positions(actor="Nordlinie", count="once")) == 2


def test_reading_a_page_again_leaves_its_family_whole(target: str, press: list[Reading]) -> None:
    with filled(target, press) as store:
        before = store.families()
        for reading in press:
            assert store.add(reading, again=True) == "again"
        assert [outlets(family) for family in store.families()] == [outlets(family) for family in before]
        assert len(store.positions(count="once")) == 2


def test_a_longer_agency_version_takes_the_origin_s_place(
    target: str, press: list[Reading], make_reading: Make
) -> None:
    with filled(target, press[1:]) as store:
        assert outlets(store.families()[0])[0] == "Kurz"
        store.add(press[0])
        assert outlets(store.families()[0])[0] == "Original"
        store.add(version(make_reading, "Update", (*COPY, *OWN[2:], *OWN[:1]), day=17))
        (family,) = store.families()
        assert outlets(family)[0] == "Update"
        assert len(store.positions(count="once")) == 2


def test_the_articles_of_an_older_store_find_their_families(target: str, press: list[Reading]) -> None:
    with filled(target, press) as store:
        before = store.families()
    engine, _ = open_engine(target, create=True, tell=print)
    with transaction(engine, write=True) as connection:
        for table in (schema.sequences, schema.alignments, schema.memberships):
            connection.execute(delete(table))
        assert catch_up(connection) == len(press)
        assert catch_up(connection) == 0
    engine.dispose()
    with Store(target, create=False) as store:
        assert store.families() == before


def test_a_changed_page_is_no_family_with_its_older_version(target: str, make_reading: Make) -> None:
    with Store(target) as store:
        store.add(make_reading("\n".join(["Titel", *COPY]), "https://blatt.example/a"))
        store.add(make_reading("\n".join(["Neuer Titel", *COPY]), "https://blatt.example/a"))
        assert store.families() == ()
        assert len(store.families(superseded=True)) == 1


def test_furniture_and_a_shared_quotation_make_no_family(target: str, make_reading: Make) -> None:
    quotation = (
        "«Wir werden kein einziges Schiff mehr in den Hafen lassen, solange der Rat nicht mit uns spricht», sagte sie."
    )
    furniture = "Alle Rechte vorbehalten, jede weitere Verwertung nur mit schriftlicher Genehmigung des Verlags."
    with Store(target) as store:
        for number, own in enumerate((COPY, OWN)):
            store.add(make_reading("\n".join([f"Titel {number}", *own, quotation, furniture]), f"{number}.txt"))
        assert store.families() == ()


def _pairs(groups: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _found(store: Store) -> set[tuple[str, str]]:
    return _pairs([[re.sub(r".*/", "", member.source.uri) for member in family.members] for family in store.families()])


def test_the_example_pages_have_one_wire_copy_and_two_stories(target: str, tmp_path: Path) -> None:
    readings = list(read(EXAMPLES))
    wire = {"weltkurier-2026-04-14.txt", "tagesblick24-2026-04-15.txt", "morgenruf-2026-04-15.html"}
    with filled(target, readings) as store:
        assert _found(store) == _pairs([sorted({*wire, "rundschau-sued-2026-04-15.txt"})])
        found = store.stories()
        assert [len(story.sources) for story in found] == [9, 9]
        assert [(story.first, story.last) for story in found] == [
            ("2026-04-13", "2026-04-28"),
            ("2026-04-14", "2026-04-25"),
        ]
        assert "Titicacasee" in found[1].name
        assert len(found[1].timeline[0].entries[0].versions) == 3
    with filled(str(tmp_path / "turned.db"), readings[::-1]) as store:
        assert [story.id for story in store.stories()] == [story.id for story in found]
        assert _found(store) == _pairs([sorted({*wire, "rundschau-sued-2026-04-15.txt"})])


@pytest.mark.skipif(not (GOLD / "families.json").exists(), reason="needs ../shared/gold/pages/families.json")
def test_the_gold_families_are_found(tmp_path: Path) -> None:
    gold = json.loads((GOLD / "families.json").read_text("utf-8"))
    expected = _pairs([[member["document"] for member in family["members"]] for family in gold["families"]])
    with filled(str(tmp_path / "lage.db"), list(read(*sorted(GOLD.glob("*.txt"))))) as store:
        found = _found(store)
    assert len(found & expected) >= 0.95 * len(found)
    assert len(found & expected) >= 0.95 * len(expected)
