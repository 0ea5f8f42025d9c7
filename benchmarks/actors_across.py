"""Actors across articles in an invented store: seconds to settle all, and for one further page, at several sizes.

    python benchmarks/actors_across.py [--pages 1000 5000 20000] [--actors 10000] [--further 60] [--store FILE]

Names follow Zipf's law, as in the press: the first actors are on every second page, most on a few. Six in ten are
persons (in full with office and party, or by their surname alone; one in twelve has a surname as frequent as Müller,
and first names repeat, so that there are rivals and namesakes), the others unions and bodies with an abbreviation that
some articles introduce, towns' police, states and parties. At each size the further pages are added and settled one by
one, as `lagebild add` and the next question would; --check compares the outcome with that of settling all at once.
"""

import argparse
import datetime
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path

from sqlalchemy import Connection, select

from lagebild.model import (
    Actor,
    ActorKind,
    Anchor,
    Article,
    Cast,
    Evidence,
    Mention,
    Page,
    Reading,
    Span,
    content_id,
)
from lagebild.store import schema, settling, writing
from lagebild.store.opening import open_engine, transaction


def _words(text: str) -> list[str]:
    return text.split()


_GIVEN = _words("Lena Jorin Almut Hauke Ruth Ida Anton Tom Ute Oleg Peter Sabine Thomas Klaus Maria Michael Jan Petra")
_FREQUENT = _words("Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Wolf")
_BEGIN = _words("Bra Oster Lind Pe Rek Ko Ha Wei Stol Gru Tam Vos Eick Nor Quan Zil Ber Mar Dau Fen Krat Schön")
_MIDDLE = _words("ter lo ken bel rin dau mes tor gel wan sig fel hol man nik")
_END = _words("loh qvist sen ke baum hoff ing mann er tal stedt kamp rup wig ner off")
_OFFICES = _words(
    "Verkehrsminister Finanzminister Fraktionschef Landrat Generalsekretär Sprecher Vorsitzender Präsident"
)
_PARTIES = _words("SPD CDU CSU FDP Linke AfD")
_BODIES = ("Bund der", "Verband deutscher", "Gewerkschaft", "Zentralrat der", "Vereinigung freier", "Institut für")
_TOWNS = _words("Emden Gera Celle Hof Jena Trier Ulm Worms Kiel")
_STATES = _words("Deutschland Frankreich Polen Ukraine Japan Brasilien Kanada Norwegen")
_ON_A_PAGE = (4, 16)
_DAYS = 900

Known = tuple[str, ActorKind, str, str, str]
"""Name, kind, abbreviation or surname, office, party or side."""


def cast_of_all(number: int, chance: random.Random) -> list[Known]:
    """Everybody there is."""
    surnames = [
        f"{chance.choice(_BEGIN)}{chance.choice(_MIDDLE)}{chance.choice(_END)}" for _ in range(max(10, number // 3))
    ]
    found: list[Known] = []
    for place in range(number):
        sort = chance.random()
        if place < len(_STATES):
            found.append((_STATES[place], "state", "", "", ""))
        elif place < len(_STATES) + len(_PARTIES):
            party = _PARTIES[place - len(_STATES)]
            found.append((party, "party", "", "", ""))
        elif sort < 0.6:
            surname = chance.choice(_FREQUENT) if chance.random() < 0.08 else chance.choice(surnames)
            name = f"{chance.choice(_GIVEN)} {surname}"
            found.append((name, "person", surname, chance.choice(_OFFICES), chance.choice([*_PARTIES, "", "", ""])))
        elif sort < 0.9:
            words = f"{chance.choice(_BODIES)} {chance.choice(surnames)}er {chance.choice(surnames)}werke"
            short = "".join(word[0] for word in words.split() if word[0].isupper()) + "".join(chance.choices("ABKN"))
            found.append((words, chance.choice(("organisation", "union", "company")), short, "", ""))
        else:
            found.append(("Polizei", "authority", "", "", ""))
    return found


class Press:
    """Invented pages, one after the other."""

    def __init__(self, actors: int) -> None:
        self._chance = random.Random(0)
        self._known = cast_of_all(actors, self._chance)
        self._shares = list(accumulate(1 / rank for rank in range(1, actors + 1)))
        self._made = 0

    def pages(self) -> Iterator[Reading]:
        """Readings of pages without end."""
        while True:
            self._made += 1
            yield self._page()

    def _page(self) -> Reading:
        chance = self._chance
        drawn = dict.fromkeys(chance.choices(self._known, cum_weights=self._shares, k=chance.randint(*_ON_A_PAGE)))
        actors: dict[str, tuple[Actor, str]] = {}
        for known in drawn:
            actor, words = self._named(known)
            actors.setdefault(actor.id, (actor, words))
        lines = [f"Meldung {self._made}.", *(words for _, words in actors.values())]
        text = "\n".join(lines)
        page_id = content_id(text) + content_id("page", str(self._made))
        mentions, start = [], len(lines[0]) + 1
        for actor, words in actors.values():
            anchor = Anchor(page_id, Span(start, start + len(words)))
            mentions.append(Mention(anchor, "name", actor.id, Evidence("actors", "name", (anchor,), 0.9)))
            start += len(words) + 1
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=chance.randrange(_DAYS))
        article = Article(
            content_id(page_id), page_id, Span(0, len(lines[0])), (Span(0, len(text)),), published=day.isoformat(),
            places=(chance.choice(_TOWNS),) if chance.random() < 0.6 else (),
        )  # fmt: skip
        page = Page(page_id, f"https://blatt{self._made % 40}.example/{self._made}", None, "text/plain", text)
        cast = Cast(tuple(actor for actor, _ in actors.values()), tuple(mentions))
        return Reading(page, article, cast=cast)

    def _named(self, known: Known) -> tuple[Actor, str]:
        """An actor as an article has it, and the words with which it is named."""
        (name, kind, short, office, party), chance = known, self._chance
        if kind == "person":
            called = name if chance.random() < 0.65 else short
            words = f"{office} {called}" if chance.random() < 0.4 else called
            words += f" ({party})" if party and chance.random() < 0.4 else ""
            side = party if party and chance.random() < 0.4 else None
            return Actor(content_id("actor", called.casefold(), kind), called, kind, (), side), words
        if short and chance.random() < 0.3:
            return Actor(content_id("actor", short.casefold(), kind), short, kind), short
        aliases = (short,) if short and chance.random() < 0.5 else ()
        return Actor(content_id("actor", name.casefold(), kind), name, kind, aliases), name


def fill(engine: object, readings: Sequence[Reading]) -> None:
    """Stores the pages, many a transaction."""
    waiting = iter(readings)
    while part := list(islice(waiting, 500)):
        with transaction(engine, write=True) as connection:  # type: ignore[arg-type]  # as open_engine returns it
            for reading in part:
                writing.add(connection, reading, again=False, software="benchmark")


def settle(engine: object) -> None:
    """Settles all that is not."""
    more = True
    while more:
        with transaction(engine, write=True) as connection:  # type: ignore[arg-type]  # as above
            more = settling.settle(connection)


def outcome(connection: Connection) -> object:
    """All that settling has found."""
    own, entities, doubts = schema.identities, schema.entities, schema.doubts
    return [
        connection.execute(select(*columns).order_by(*columns[:2])).all()
        for columns in (
            (own.c.page, own.c.actor, own.c.entity, own.c.reason, own.c.score),
            (entities.c.id, entities.c.name, entities.c.kind, entities.c.on_behalf_of, entities.c.names),
            (doubts.c.one, doubts.c.other, doubts.c.pro, doubts.c.contra, doubts.c.score),
        )
    ]


def check(engine: object) -> str:
    """Whether settling all at once comes to what is there."""
    with transaction(engine) as connection:  # type: ignore[arg-type]  # as above
        before = outcome(connection)
    with transaction(engine, write=True) as connection:  # type: ignore[arg-type]  # as above
        settling.mark(connection, connection.execute(select(schema.actors.c.id)).scalars().all())
    settle(engine)
    with transaction(engine) as connection:  # type: ignore[arg-type]  # as above
        return "the same as settled at once" if outcome(connection) == before else "NOT the same as settled at once"


def measure(folder: Path, options: argparse.Namespace) -> None:
    press = Press(options.actors)
    pages = press.pages()
    engine, _ = open_engine(folder / "lage.db", create=True, tell=print)
    held = 0
    for size in options.pages:
        fill(engine, list(islice(pages, size - held)))
        start, busy = time.perf_counter(), time.process_time()
        settle(engine)
        with transaction(engine) as connection:
            known = len(connection.execute(select(schema.entities.c.id)).all())
        print(
            f"{size} pages ({size - held} of them new): settled in {time.process_time() - busy:.1f} s of processor, "
            f"{time.perf_counter() - start:.1f} s; {known} actors; "
            f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB",
            flush=True,
        )
        took = []
        for reading in list(islice(pages, options.further)):
            busy = time.process_time()
            fill(engine, [reading])
            settle(engine)
            took.append(time.process_time() - busy)
        held = size + options.further
        print(
            f"  one further page: median {statistics.median(took):.3f} s, "
            f"nine in ten within {sorted(took)[len(took) * 9 // 10]:.3f} s, worst {max(took):.3f} s of processor",
            flush=True,
        )
        if options.check:
            print(f"  {check(engine)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--actors", type=int, default=10_000)
    parser.add_argument("--further", type=int, default=60)
    parser.add_argument("--check", action="store_true", help="compare with settling all at once")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options)


if __name__ == "__main__":
    main()
