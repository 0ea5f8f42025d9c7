"""Names in commas behind descriptions with attributes, and other ways to say who speaks; wanted names stand beside."""

import pytest
from tests.unit.actors.casting import names

APPOSITIONS: list[tuple[str, list[str | None]]] = [
    (
        "Das bestätigte [[der zuständige Referatsleiter]] im Verkehrsministerium, [[Holger Brink]].",
        ["Holger Brink"] * 2,
    ),
    ("Das rügte [[die neue Leiterin der Stadtwerke]] in Celle, [[Anja Pohl]]. [[Pohl]] klagt.", ["Anja Pohl"] * 3),
    ("Das sagte [[der Abteilungsleiter]] für Zollfragen im Wirtschaftsministerium, Jens Albers.", ["Jens Albers"]),
    ("[[Die Vorsitzende des Landesverbands]], Osterkamp, fordert Geld. [[Osterkamp]] klagt.", ["Osterkamp"] * 2),
    ("[[Die Leiterin]] der Wache, Hamburg, klagt.", ["Leiterin der Wache"]),
    ("[[Der Botschafter]] in Wien, [[Anna Lind]] und Karl Ott lehnen ab.", ["Botschafter", "Anna Lind"]),
    ("Präsidentin Lore Petersen sprach. Bis dahin gilt laut [[Petersen]] Stillschweigen.", ["Lore Petersen"]),
]

WHOSE: list[tuple[str, list[str | None]]] = [
    ("[[Diplomaten beider Seiten]] versichern das.", ["Diplomaten"]),
    ("[[Die Außenminister beider Länder]] lehnen ab.", ["Außenminister beider Länder"]),
    ("[[Die katholischen Bischöfe beider Länder]] lehnen ab.", ["katholische Bischöfe"]),
    ("Die Werft Nordia baut die Fähre. Nach [[Firmenangaben]] eilt das.", ["Nordia"]),
    ("Nach [[Firmenangaben]] eilt das.", ["Firmen"]),
    ("China hat Zölle verhängt. Das erkenne man nicht an, erklärte [[das Außenamt]].", ["China"]),
    ("Berlin zögert. Aus [[dem Bendlerblock]] hieß es, das eile nicht.", ["Deutschland"]),
    ("Die Länder streiten mit dem Bund, auch Niedersachsen. In Hannover ist [[man]] empört.", ["Niedersachsen"]),
    ("Die LSAP will Neuwahlen. Für [[die Sozialisten]] kommt das nicht infrage.", ["LSAP"]),
    ("Minister Luc Weber (DP) lehnt ab. [[Der Liberale]] klagt. [[Seine Partei]] hilft.", ["Luc Weber", "DP"]),
    ("Das Bundesamt für Umwelt (Bafu) tagt. [[Das Bafu]] klagt.", ["Bundesamt für Umwelt"]),
    ("Das Bundesamt für Umwelt (Bonn) tagt. Das freut [[Bonn]].", ["Bonn"]),
    ("Das freut Ute Lang vom [[Verband Stiller Grund]]. [[Der Verband]] klagt.", ["Stiller Grund"] * 2),
    ("Hilfe bekommen die Gegner von Landrat Jan Kolb. [[Er]] halte das für falsch.", ["Jan Kolb"]),
    (
        "Verteidigungsminister Jan Kolb sprach. Seine italienische Kollegin Ada Riva kam. [[Die Ministerin]] klagt.",
        ["Ada Riva"],
    ),
    ("Ressortchef Jan Kolb sprach. Seine Kollegin Ada Riva kam. [[Die Ministerin]] klagt.", ["Ada Riva"]),
    (
        "Sprecher Timo Roth klagt. Er will bauen.\n\nHilfe kam für Landrat Jan Kolb. Das eile, schrieb [[er]].",
        ["Jan Kolb"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), APPOSITIONS + WHOSE)
def test_who_is_meant(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted
