"""Articles as ninjs 2: what the standard has fields for, and our own reader reads it back."""

import json
from pathlib import Path
from typing import Any

import pytest

from lagebild import read
from lagebild.exchange.ninjs import ninjs_item
from lagebild.report.jsonl import to_line
from lagebild.store import Store

# The properties that ninjs 2.0 has; no others are allowed in an item.
PROPERTIES = {
    "uri", "type", "representationtype", "profile", "version", "firstcreated", "versioncreated", "contentcreated",
    "embargoed", "pubstatus", "urgency", "copyrightholder", "copyrightnotice", "usageterms", "ednote", "language",
    "descriptions", "bodies", "headlines", "people", "organisations", "places", "subjects", "events", "objects",
    "infosources", "title", "by", "slugline", "located", "renditions", "associations", "altids", "trustindicators",
    "standard", "genres", "rightsinfo",
}  # fmt: skip


def test_an_item_has_what_ninjs_knows_and_nothing_else(ferry: Store) -> None:
    item = ninjs_item(ferry.articles()[0], ferry.actors())
    assert set(item) <= PROPERTIES
    assert item["uri"] == "https://inselbote.example/faehre"
    assert item["headlines"] == [{"role": "main", "value": "Fährstreit spitzt sich zu"}]
    assert item["firstcreated"] == "2025-08-14T16:09:00+02:00"
    assert item["by"] == "Mia Tammen"
    assert {one["name"] for one in item["people"]} == {"Inga Behrens", "Jan Petersen", "Nordreederei"}
    assert item["bodies"][0]["value"].startswith("<p>Inga Behrens fordert")
    assert item["infosources"] == [{"name": "dpa"}]


def test_our_own_reader_reads_it_back(ferry: Store, tmp_path: Path) -> None:
    item = ninjs_item(ferry.articles()[0], ferry.actors())
    (tmp_path / "a.json").write_text(to_line(item), "utf-8")
    (reading,) = read(tmp_path / "a.json")
    assert reading.page.uri == item["uri"]
    assert reading.page.hints.title == "Fährstreit spitzt sich zu"
    assert reading.page.hints.outlet == "Inselbote"
    assert "Jan Petersen lehnt eine Nachtfähre ab." in reading.page.text


@pytest.mark.parametrize(
    ("uri", "published", "expected"),
    [
        ("seite.txt", "2025-08-14", "2025-08-14T00:00:00+02:00"),
        ('https://x.example/"<>', "2025-12-14T08:00:00", "2025-12-14T08:00:00+01:00"),
        ("https://[kaputt", "gestern", None),
    ],
)
def test_odd_addresses_and_dates(
    uri: str, published: str, expected: str | None, tmp_path: Path, make_reading: Any
) -> None:
    with Store(tmp_path / "n.db") as store:
        store.add(make_reading("Titel\nText & <b>.", uri, article={"published": published}))
        item = ninjs_item(store.articles()[0])
    assert item["uri"].startswith("urn:lagebild:")
    assert item.get("firstcreated") == expected
    assert "<p>Text &amp; &lt;b&gt;.</p>" in item["bodies"][0]["value"]


def test_hostile_texts_stay_on_one_line_of_json(tmp_path: Path, make_reading: Any) -> None:
    with Store(tmp_path / "n.db") as store:
        store.add(make_reading('Titel "\x00\ud800\u2028\nText \x1b\u2029.', "https://x.example/a"))
        line = to_line(ninjs_item(store.articles()[0]))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["type"] == "text"
