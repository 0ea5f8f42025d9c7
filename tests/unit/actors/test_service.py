"""For whom the named speak: told by the phrase, its party, or the body of which the text speaks there."""

import pytest
from tests.unit.actors.casting import meant

SERVED = [
    ("Für die FPÖ ist die Sache klar. [[Klubobfrau Thea Lind]] forderte Neuwahlen.", "FPÖ"),
    ("Bei der SPD sorgt das für Unmut. „Nein“, sagte [[Fraktionschefin Ina Koch]].", "SPD"),
    ("Aus dem Kreml kam Spott. [[Regierungssprecherin Olga Lunina]] winkte ab.", "Russland"),
    ("Moskau verlangt den Abzug der Truppen aus Litauen. [[Delegationschef Ilja Orlow]] drohte.", "Russland"),
    ("Der Minister will Truppen aus Polen abziehen. [[Sicherheitsberater Glen Hobbs]] widersprach.", None),
    ("Die Firma Torvik wehrt sich. Das reiche, sagte [[Vorstandschefin Ute Kern]].", "Torvik"),
    ("Hessen lehnt ab. [[Ministerpräsident Kai Brandt (SPD)]] droht mit Klage.", "Hessen"),
    ("[[Ratsherr Kai Brandt (SPD)]] lehnt ab.", "SPD"),
    ("[[Karl Ott vom Städtebund]] lehnt das ab.", "Städtebund"),
    ("[[Ute Kern von der Gewerkschaft der Bäcker (GdB)]] lehnt ab.", "Gewerkschaft der Bäcker"),
    ("Mehr Geld forderte [[Ute Kern]] von der EU.", None),
    ("Die SPD zögert. [[Der Aalener Klinikchef Jan Pohl]] warnt.", None),
    ("[[Torvik-Geschäftsführerin Ina Wolf]] warnt.", "Torvik"),
    ("[[IT-Chef Jan Pohl]] warnt.", None),
    ("[[Der Landesverband der Krankenkassen]] sperrt sich.", None),
    ("[[Renten-Experte Jan Pohl]] warnt.", None),
    ("[[Kanzler Jan Pohl (CDU)]] warnt.", "Deutschland"),
    ("[[NRW-Innenminister Jan Pohl]] warnt.", "Nordrhein-Westfalen"),
]


@pytest.mark.parametrize(("text", "wanted"), SERVED)
def test_for_whom_they_speak(text: str, wanted: str | None) -> None:
    assert [actor.on_behalf_of if actor else "nobody" for actor in meant(text)] == [wanted]


BESIDE_BODIES = [
    ("[[Der Städtetag NRW]] warnt.", "Städtetag NRW"),
    ("[[Die NRW-Landesregierung]] warnt.", "Nordrhein-Westfalen"),
    ("[[Die Münchner Staatskanzlei]] warnt.", "Bayern"),
    ("[[Die Landesregierung]] in Mainz warnt.", "Rheinland-Pfalz"),
    ("[[Ute Kern, Virologin am Institut in Aalen]], warnt.", "Ute Kern"),
    ("[[Jan Pohl, Leiter des Labors für Optik]], warnt.", "Jan Pohl"),
    ("Das wird [[eine Volksinitiative]].", None),
    ("Sie bewirbt sich um [[das Amt]].", None),
]


@pytest.mark.parametrize(("text", "wanted"), BESIDE_BODIES)
def test_bodies_and_what_stands_beside_names(text: str, wanted: str | None) -> None:
    assert [actor.name if actor else None for actor in meant(text)] == [wanted]
