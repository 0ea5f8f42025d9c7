"""Articles as ninjs 2: what the standard has fields for, and our own reader reads it back."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild import read
from lagebild.exchange.ninjs import ninjs_item
from lagebild.report.jsonl import to_line
from lagebild.store import Store


def _texts(*names: str, must: tuple[str, ...] = ()) -> dict[str, Any]:
    """A list of objects with these texts and no other properties."""
    item = {
        "type": "object",
        "additionalProperties": False,
        "required": list(must),
        "properties": {name: {"type": "string", **URI} if name == "uri" else {"type": "string"} for name in names},
    }
    return {"type": "array", "items": item}


URI: dict[str, Any] = {"pattern": r"^[a-z][a-z0-9+.-]*:[!-~]+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
NAMED = _texts("name", "rel", "uri", "literal")
TEXTS = _texts("role", "contenttype", "value", must=("value",))
BODIES = json.loads(json.dumps(TEXTS))
BODIES["items"]["properties"] |= {"charcount": {"type": "number"}, "wordcount": {"type": "number"}}
PLAIN = (
    "profile", "version", "copyrightholder", "copyrightnotice", "usageterms", "ednote", "language", "title", "by",
    "slugline", "located",
)  # fmt: skip
# What ninjs 2.0 has fields for, and of which form (IPTC's JSON Schema, as far as text goes).
NINJS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["uri"],
    "properties": {
        "uri": {"type": "string", **URI},
        "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
        "representationtype": {"enum": ["full", "partial"]},
        "pubstatus": {"enum": ["usable", "withheld", "canceled"]},
        "urgency": {"type": "number"},
        **{name: {"type": "string"} for name in PLAIN},
        **dict.fromkeys(("firstcreated", "versioncreated", "contentcreated", "embargoed"), MOMENT),
        "headlines": TEXTS,
        "descriptions": TEXTS,
        "bodies": BODIES,
        "people": NAMED,
        "organisations": NAMED,
        "places": NAMED,
        "subjects": NAMED,
        "events": NAMED,
        "objects": NAMED,
        "infosources": _texts("name", "role", "uri", "literal"),
        "altids": _texts("role", "value"),
        "genres": _texts("name", "uri", "literal"),
        "standard": _texts("name", "version", "schema")["items"],
    },
}


def test_every_item_is_what_the_schema_of_the_standard_allows(ferry: Store, make_reading: Any) -> None:
    odd = make_reading('Titel "\x00\ud800\u2028\nText 🚢.', "https://x.example/ü", article={"published": "2025-08"})
    ferry.add(odd)
    for article in ferry.articles():
        jsonschema.validate(json.loads(to_line(ninjs_item(article, ferry.actors()))), NINJS)


def test_an_item_tells_what_is_known_of_an_article(ferry: Store) -> None:
    item = ninjs_item(ferry.articles()[0], ferry.actors())
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
