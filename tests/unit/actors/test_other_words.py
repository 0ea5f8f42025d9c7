"""Who is meant by the other words that the press has for those whom it has named; wanted names stand beside."""

import pytest
from tests.unit.actors.casting import names

CLUBS: list[tuple[str, list[str | None]]] = [
    ("[[Der SV Altheide 1920]] lehnt ab. [[Der Verein]] klagt. [[Der SV Altheide]] droht.", ["SV Altheide 1920"] * 3),
    ("[[Der FC Lohmar]] will Geld. [[Der Klub]] droht. [[Der Erstligist]] klagt. [[Der FC]] blieb.", ["FC Lohmar"] * 4),
    ("Der TSV Hohenau kam. [[Präsident Jan Kolb]] sprach. [[Der Vereinschef]] ging.", ["Jan Kolb"] * 2),
    (
        "Die Deutsche Handballliga (DHL) tagt. Der SV Aue warnt vor einer „Liga der Reichen“. [[Die Liga]] kündigt.",
        ["Deutsche Handballliga"],
    ),
]

PAST: list[tuple[str, list[str | None]]] = [
    (
        "Trainer Jan Kolb sprach. Fehler gestand [[der einstige Torjäger]] ein.",
        ["Jan Kolb"],
    ),
    ("Ligachefin Ute Stroh sprach. Fehler gestand [[die frühere Schwimmerin]] ein.", ["Ute Stroh"]),
    (
        "Vermittler Ole Otto kam. Minister Timo Roth auch.\n\nDas eilt, sagte Otto. [[Der frühere Minister]] drängt.",
        ["Ole Otto"],
    ),
    (
        "Alt-Landrat Sepp Ott kam. Landrat Jan Kolb auch. [[Der frühere Landrat]] lehnt ab. [[Der Landrat]] will es.",
        ["Sepp Ott", "Jan Kolb"],
    ),
    (
        "Der ehemalige Minister Jan Kolb sprach. Innenminister Timo Roth kam. [[Der Minister]] ging.",
        ["Timo Roth"],
    ),
    ("Ute Kern und Eva Lind kamen. [[Die frühere Ministerin]] lehnte ab.", ["frühere Ministerin"]),
    ("[[Ihr Vorgänger im Amt, Alt-Bürgermeister Toni Hirsch,]] ging weiter.", ["Toni Hirsch"]),
    ("[[Der Verteidiger, Rechtsanwalt Jens Puls,]] lehnt ab. [[Der Jurist]] klagt.", ["Jens Puls"] * 2),
    ("Eine Anwohnerin klagte. [[Die Frau]] will ausziehen.", ["Anwohnerin"]),
]

TELLERS: list[tuple[str, list[str | None]]] = [
    ("Ute Kern ging. [[Ihre Partei]] werde das ablehnen, sagte CDU-Generalsekretärin Eva Lind.", ["CDU"]),
    ("Jan Kolb schwieg. [[Sein Land]] werde bleiben, sagte der polnische Außenminister Marek Wolski.", ["Polen"]),
    (
        "Die Verbände klagen. [[Ihre Fraktion]] werde ablehnen, so die Grünen-Abgeordnete Eva Lind.",
        ["Grünen-Fraktion"],
    ),
    ("[[Ihre Gewerkschaft]] werde streiken, kündigte Verdi-Chefin Eva Lind an.", ["Verdi"]),
    ("Die Ministerin Ute Kern bat darum. [[Man]] werde ihr die Akten zeigen, so Oberin Eva Lind.", ["Eva Lind"]),
]

OFFICES: list[tuple[str, list[str | None]]] = [
    ("Bürgermeister Jan Kolb kam. [[Der Verwaltungschef]] lenkte ein. [[Der Stadtchef]] ging.", ["Jan Kolb"] * 2),
    ("Landrätin Eva Lind kam. [[Die Verwaltungschefin]] blieb. [[Die Kreischefin]] ging.", ["Eva Lind"] * 2),
    (
        "Polens Ministerpräsident Marek Wolski drohte. [[Warschaus Regierungschef]] ging. [[Der Premier]] blieb.",
        ["Marek Wolski"] * 2,
    ),
    ("Niedersachsens Regierungschefin Anke Voss sprach. [[Die Ministerpräsidentin]] blieb.", ["Anke Voss"]),
    ("Verteidigungsminister Arne Holst sprach. [[Der Wehrminister]] blieb.", ["Arne Holst"]),
    ("Kardinal Benedikt Stolz mahnte. [[Der Geistliche]] klagt.", ["Benedikt Stolz"]),
    ("Der Kinderarzt Uwe Lorenz warnt. [[Der Mediziner]] klagt.", ["Uwe Lorenz"]),
    ("Estlands Premierministerin Liis Kask drohte. [[Die Estin]] sagte, das reiche.", ["Liis Kask"]),
    (
        "[[Eine Rentnerin]] klagte. [[Ein Fischer]] auch. [[Den Fischern]] reicht es.",
        ["Rentnerin", "Fischer", "Fischer"],
    ),
]

BODIES: list[tuple[str, list[str | None]]] = [
    ("Die Pflege-Union Süd (PUS) will mehr. [[Die Gewerkschaft]] droht.", ["Pflege-Union Süd"]),
    ("Der Konzern Nordkupfer baut ab. [[Der Kupferkonzern]] schweigt.", ["Nordkupfer"]),
    ("Die Gewerkschaft Kabine will mehr. [[Die Flugbegleitergewerkschaft]] droht.", ["Gewerkschaft Kabine"]),
    ("Der Streamingdienst Torvix will mehr. Das hieß es aus [[der Dubliner Zentrale]].", ["Torvix"]),
    (
        "Der Deutsche Bauernverband klagt. [[DBV-Chef Jan Ried]] geht. [[Der DBV]] klagt.",
        ["Jan Ried", "Deutscher Bauernverband"],
    ),
    ("Bei der Umweltorganisation Robin Wood stößt das auf Kritik. [[Die Umweltschützer]] warnen.", ["Robin Wood"]),
    (
        "Die Inselstaaten wollen mehr. Das drohte der Minister. Nun verlangt [[die Gruppe]] Milliarden.",
        ["Inselstaaten"],
    ),
    ("[[Das Präsidium der FDP]] tagt. [[Die SPD-Spitze]] wehrt sich.", ["FDP", "SPD"]),
    ("Im [[Kongress]] wird das verlangt. Washington prüft. [[Der Kongress]] lehnt ab.", ["US-Kongress"] * 2),
    ("Verkehrsstaatssekretär Jan Kolb sprach. [[Das Ministerium]] schwieg.", ["Verkehrsministerium"]),
    ("Premierminister Jan Kolb sprach. [[Das Ministerium]] schwieg.", ["Ministerium"]),
    ("Peking wartet nach Angaben [[seines Außenministeriums]] ab.", ["chinesisches Außenministerium"]),
    (
        "Das sagte [[ein Vertreter des Energieministeriums in Washington]].",
        ["Vertreter des US-Energieministeriums"],
    ),
    (
        "Der Verein „Freie Radler“ verlangt mehr. [[Dessen Vorsitzender]] bestreitet das.",
        ["Vorsitzender der Freien Radler"],
    ),
    ("[[Das Bistum Fulda]] schweigt. [[Die Diözese]] zahlt.", ["Bistum Fulda"] * 2),
]

TERRITORIES: list[tuple[str, list[str | None]]] = [
    ("München hält sich heraus. [[Der Freistaat]] plane das nicht, sagte Minister Karl Ott.", ["Bayern"]),
    ("Sachsen und Bayern streiten. Bayern zahlt. [[Der Freistaat]] plane das nicht.", ["Bayern"]),
    ("Peking gibt nach. [[Die Führung]] lehnt das ab.", ["China"]),
    ("Die Partei gibt nach. Peking auch. Die SPD tagt. [[Die Führung]] lehnt das ab.", ["Führung"]),
    ("Teheran droht. [[Das Regime]] lehnt das ab.", ["Iran"]),
    ("[[Den Haag und Stockholm]] sind dafür. Die Klage in [[Den Haag]] läuft.", ["Niederlande und Schweden", None]),
    (
        "[[Den Grünen im Landtag]] genügt das nicht. [[Die Grünen im Europaparlament]] klagen.",
        ["Grüne", "Grüne im Europaparlament"],
    ),
    ("Die Bürgermeisterin von Altenau, Petra Wüst, kam. [[Die Stadt]] zahlt nicht.", ["Altenau"]),
    ("Landrätin Eva Lind sprach. [[Der Kreis]] werde zahlen.", ["Kreis"]),
]


@pytest.mark.parametrize(("text", "wanted"), CLUBS + PAST + TELLERS + OFFICES + BODIES + TERRITORIES)
def test_other_words_mean_those_who_were_named(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted


TRADES: list[tuple[str, list[str | None]]] = [
    ("Hebamme Josefa Lang klagt. [[Die Hebamme]] will mehr.", ["Josefa Lang"]),
    ("Statiker Jan Holm warnt. Kapitän Lars Boje kam. [[Der Statiker]] mahnt.", ["Jan Holm"]),
    ("Kapitän Lars Boje lehnt ab. Kapitän Udo Stein auch. [[Der Kapitän]] lachte.", [None]),
    ("Imkerin Ute Moos klagt. [[Eine Imkerin]] lachte.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), TRADES)
def test_trades_are_learned_before_names(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted


NAMES: list[tuple[str, list[str | None]]] = [
    ("Der israelische Premier [[Uri Lavi]] drohte. [[Lavi]] ging.", ["Uri Lavi"] * 2),
    ("Gestern mahnte UN-Generalsekretär [[Anders Lund]]. [[Der UN-Chef]] will mehr.", ["Anders Lund"] * 2),
    ("US-Handelsbeauftragte [[Gail Stone]] drohte. [[Die Amerikanerin]] lachte.", ["Gail Stone"] * 2),
    ("Der CEO von Torvik, [[Sven Aalto]], sagte Nein. [[Der Vorstandschef]] ging.", ["Sven Aalto"] * 2),
    ("Vizekanzler Rolf Berg (Grüne) drohte. [[Der Grüne]] ging. [[Die Grünen]] nicht.", ["Rolf Berg", "Grüne"]),
    (
        "Das Wirtschaftsministerium prüft. Das sagte [[eine Sprecherin des Ministeriums]].",
        ["Sprecherin des Wirtschaftsministeriums"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names_that_look_like_other_words(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted


def test_surnames_in_s_are_no_genitives() -> None:
    text = "Personalvorstand Götz Reinders kam. Das sei fair, so [[Reinders]] weiter. [[Reinders]] ging."
    assert names(text) == ["Götz Reinders"] * 2
