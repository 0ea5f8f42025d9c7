"""Writes the list of states: German names from CLDR, capitals, adjectives and peoples from `state_facts.yaml`.

    python training/state_names.py training/state_facts.yaml src/lagebild/actors/lists/states.yaml

CLDR is the Unicode Common Locale Data Repository (Unicode licence), read through babel; codes are ISO 3166 (pycountry).
"""

import argparse
import json
from pathlib import Path

import pycountry
import yaml
from babel import Locale

HEAD = """\
# States: written by training/state_names.py from CLDR (babel), ISO 3166 (pycountry) and training/state_facts.yaml.
# Do not edit by hand: change the facts and run the script.
#
# name: the German short name, canonical; article: "" none, der, die, das, die+ (plural); aliases: other names of the
# state; seats: capitals that stand for its government; adjective: without ending; people: nominative plural.
states:
"""


def _row(code: str, facts: list[object], names: dict[str, str]) -> dict[str, object]:
    given, article, seats, adjective, people = facts
    known = names[code]
    name = str(given) or known
    country = pycountry.countries.get(alpha_2=code)
    if country is None and code != "XK":  # Kosovo has no ISO code of its own; CLDR uses XK
        raise SystemExit(f"{code} is no ISO 3166 code")
    aliases = [known] if known != name else []
    return {
        "code": code, "name": name, "article": article, "aliases": aliases,
        "seats": seats, "adjective": adjective, "people": people,
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    facts = yaml.safe_load(arguments.facts.read_text("utf-8"))
    names = dict(Locale("de").territories)
    rows = [_row(code, facts[code], names) for code in sorted(facts)]
    lines = [f"  - {json.dumps(row, ensure_ascii=False)}\n" for row in rows]
    arguments.target.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
