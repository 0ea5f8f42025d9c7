"""Who is meant: sentences with the places in question in double square brackets, and the names that are wanted."""

import pytest
from tests.unit.actors.casting import cast_of, marked, meant, names

from lagebild import actors
from lagebild.model import Anchor, Evidence, Quotation, Span

OFFICES = [
    (
        "[[Innenministerin Petra Vollmer]] lehnte ab. Später sagte [[die Ministerin]] nichts. [[Vollmer]] schwieg.",
        ["Petra Vollmer"] * 3,
    ),
    (
        "Der Vorsitzende des Bäckerverbands, Klaus Zander, warnte. [[Zander]] blieb. [[Der Verbandschef]] ging.",
        ["Klaus Zander"] * 2,
    ),
    ("Klaus Zander, Chef der Reederei Nordlicht, warnte. [[Der Reedereichef]] sagte es.", ["Klaus Zander"]),
    ("[[Polens Außenminister Marek Wolski]] kam. [[Der polnische Außenminister]] lobte das.", ["Marek Wolski"] * 2),
    ("Kremlsprecher Igor Semjonow sprach. [[Semjonows]] Worte hallten nach.", ["Igor Semjonow"]),
    (
        "Die Grünen-Politikerin Lena Otte kam. Frank Held (SPD) auch. [[Die Grünen-Politikerin]] sagte es.",
        ["Lena Otte"],
    ),
    ("Oberbürgermeister Dieter Maurer kam. [[Der Rathauschef]] lobte [[sich]] nicht.", ["Dieter Maurer", None]),
    ("Frank Held kam zu spät. Dann kam Anna Brandt. [[Der 61-Jährige]] entschuldigte sich.", ["Frank Held"]),
    ("Ursula von der Heide kam. [[Von der Heide]] sprach. [[Frau von der Heide]] ging.", ["Ursula von der Heide"] * 2),
    ("[[Stadtrat Kurt Meier]] lehnte das ab. [[Der Stadtrat]] als Gremium will es.", ["Kurt Meier", "Stadtrat"]),
    ("Handelsminister Rolf Kern sprach. Aus [[seinem Ministerium]] hieß es, das reiche.", ["Handelsministerium"]),
    ("Die FDP drängt. [[Ihr Generalsekretär]] will mehr.", ["Generalsekretär der FDP"]),
    ("US-Präsident Paul Arndt sprach. [[Frankreichs Präsident]] schwieg.", ["Präsident von Frankreich"]),
]

OFFICES += [
    ("Die Lehrergewerkschaft LBV drohte. LBV-Chef Ole Brand sprach. [[Der Gewerkschaftschef]] blieb.", ["Ole Brand"]),
    ("Der Portugiese José Lima kam. Anna Brandt auch. [[Der Portugiese]] ging.", ["José Lima"]),
    ("Norwegens Ministerpräsident Nils Berg sprach. Sie dankten [[dem Premier]].", ["Nils Berg"]),
    ("Handelskommissar Jan de Boer kam. [[De Boer]] sprach.", ["Jan de Boer"]),
    ("Bauministerin Eva Lind kam. [[Linds Ministerium]] schwieg.", ["Bauministerium"]),
]

BODIES = [
    ("Die Hamas drohte. [[Die Terrororganisation]] wies das zurück.", ["Hamas"]),
    (
        "[[Das Arbeitsgericht Kassel]] entschied. [[Die Universität Bonn]] auch.",
        ["Arbeitsgericht Kassel", "Universität Bonn"],
    ),
    (
        "Die [[Gewerkschaft Erziehung und Bildung (GEB)]] rief auf. [[Die GEB]] will mehr. [[Die Gewerkschaft]] droht.",
        ["Gewerkschaft Erziehung und Bildung"] * 3,
    ),
    (
        "[[Der Kommunale Arbeitgeberverband]] winkte ab. [[Die Arbeitgeber]] bieten nichts.",
        ["Kommunaler Arbeitgeberverband"] * 2,
    ),
    ("[[Die Bundesvereinigung Deutscher Apotheker (BDA)]] warnte.", ["Bundesvereinigung Deutscher Apotheker"]),
    (
        "[[Die Organisation «Saubere Luft»]] klagt. [[Deren Sprecherin Mia Lund]] sagte es.",
        ["Saubere Luft", "Mia Lund"],
    ),
    ("[[Die Rebellenallianz KLM]] zog ab. [[Die Kämpfer]] bestritten das.", ["KLM", "KLM"]),
    ("Laut [[Statistikamt]] sinken die Preise.", ["Statistikamt"]),
    ("[[Der Bund der Steuerzahler]] mahnt [[den Bund]].", ["Bund der Steuerzahler", "Deutschland"]),
    ("[[Die oppositionelle CDU]] höhnte. [[CDU und FDP]] stimmten zu.", ["CDU", "CDU und FDP"]),
    ("Die SPD blieb hart. [[Die Sozialdemokraten]] und [[die Roten]] sind eins.", ["SPD", "SPD"]),
    ("Nach [[dpa-Informationen]] ist es so. Nach [[Behördenangaben]] auch.", ["dpa", "Behörden"]),
    ("Hartmann sprach mit der „Rheinischen Post“. [[Die „Rheinische Post“]] fragte nach.", ["Rheinische Post"]),
    ("Die [[IG Metall]] und [[Ärzte ohne Grenzen]] riefen auf.", ["IG Metall", "Ärzte ohne Grenzen"]),
]

STATES = [
    (
        "Gestern warf der Präsident [[Israel]] Zögern vor. [[Der Ministerpräsident Thailands]] schwieg.",
        ["Israel", "Ministerpräsident Thailands"],
    ),
    (
        "[[Moskau]] lehnt ab. In [[Moskau]] regnet es. Aus [[Moskau]] hieß es, man warte.",
        ["Russland", None, "Russland"],
    ),
    ("[[Der Kreml]] schwieg, [[das Weiße Haus]] nicht, [[Brüssel]] auch nicht.", ["Russland", "USA", "EU"]),
    ("[[Die indische Regierung]] warnte [[die Führung in Peking]].", ["Indien", "China"]),
    ("[[Die Amerikaner]] zögern, [[die Europäer]] auch, [[der Iran]] nicht.", ["USA", "die Europäer", "Iran"]),
    ("[[Die iranische Seite]] will das nicht. [[Die Vereinten Nationen]] bedauern es.", ["Iran", "Vereinte Nationen"]),
    ("[[Paris und Rom]] stimmten zu.", ["Frankreich und Italien"]),
    ("[[Nachbar Ruanda]] drohte. Der Minister warf [[Ruanda]] Verrat vor.", ["Ruanda", "Ruanda"]),
    ("[[Berlin]] bremst. [[Die Bundesregierung]] wartet.", ["Deutschland", "Deutschland"]),
    ("[[Russlands]] Antwort kam schnell.", ["Russland"]),
]

PRONOUNS = [
    ("[[Gerda Schulzes]] Antwort war knapp. [[Schulze]] ging.", ["Gerda Schulze", "Gerda Schulze"]),
    ("Die Gewerkschaft Verdi drohte. Am Abend sagte [[sie]] ab.", ["Verdi"]),
    ("Anna Brandt traf Paul Arndt. [[Er]] bedankte sich. [[Sie]] nicht.", ["Paul Arndt", "Anna Brandt"]),
    ("Paul Arndt, [[der]] gestern kam, sprach. [[Seine Sprecherin Eva Lind]] nickte.", ["Paul Arndt", "Eva Lind"]),
    ("Paul Arndt traf Karl Busch. Nach Gesprächen mit Busch sagte [[er]] zu.", ["Paul Arndt"]),
    ("Frankreich und Italien stimmten zu. [[Sie]] wollen mehr.", ["Frankreich und Italien"]),
    ("Das glaube [[sie]] erst, wenn es vorliege, sagte Sprecherin Eva Lind.", ["Eva Lind"]),
    ("Für die [[wir]] kämpfen, die siegen. „[[Wir]] bleiben“, sagte Chefin Eva Lind.", [None, "Eva Lind"]),
    ("„[[Mein Vorgänger]] riet mir davon ab“, sagte Minister Paul Arndt.", ["Arndts Vorgänger"]),
]

DESCRIPTIONS = [
    ("Aus [[Verhandlungskreisen]] hieß es, man sei weit.", ["Verhandlungskreise"]),
    ("[[Ein Sprecher des Finanzministeriums]] wehrte ab.", ["Sprecher des Finanzministeriums"]),
    ("[[Diplomaten]] zweifeln. [[Umweltschützern]] zufolge reicht das nicht.", ["Diplomaten", "Umweltschützer"]),
    ("Nach Angaben [[des indischen Außenamts]] ist alles gut.", ["indisches Außenamt"]),
    (
        "[[Ein hochrangiger Beamter]] sprach. [[Ranghohe US-Regierungsbeamte]] auch.",
        ["hochrangiger Beamter", "US-Regierungsbeamte"],
    ),
    ("[[Beide Seiten]] loben [[die dänische Ratspräsidentschaft]].", ["beide Seiten", "dänische Ratspräsidentschaft"]),
    ("[[Die polnischen Bauern]] blockieren Straßen.", ["polnische Bauern"]),
    ("[[Der Bericht]] erscheint morgen, [[die Forderung]] steht, [[der Computer]] surrt.", [None, None, None]),
    ("[[Jeder Lehrer]] weiß das.", [None]),
]


GENERIC = [
    (
        "Der Dienstleister Nordwind Cargo bietet wenig. Viele nehmen die Bahn. [[Das Unternehmen]] schweigt.",
        ["Nordwind Cargo"],
    ),
    ("Der Dienstleister Nordwind Cargo bietet wenig. [[Nordwind]] blieb dabei.", ["Nordwind Cargo"]),
    ("Die Hafengesellschaft baut ab. [[Das Unternehmen]] schweigt.", ["Hafengesellschaft"]),
    ("Der Bäckerverband warnt. Die Kammer lobt das. [[Der Verband]] bleibt dabei.", ["Bäckerverband"]),
    ("Die EU-Kommission prüft. Nun erwägt [[die Behörde]] mehr.", ["EU-Kommission"]),
    ("Das Landgericht Fulda entschied. [[Die Richter]] rügten die Stadt.", ["Landgericht Fulda"]),
    ("Für Streit sorgt die SPD. [[Die Fraktion]] ist dafür.", ["SPD-Fraktion"]),
    ("[[Der Landkreis]] zahlt nicht. Das hieß es aus [[dem Kreishaus]].", ["Landkreis", "Landkreis"]),
    ("[[Die chinesischen Hersteller]] klagen.", ["chinesische Hersteller"]),
]

OWN_BODIES = [
    ("Eva Lind sprach. [[Linds Verband]] droht.", [None]),
    ("Der Verein Waldhof lehnt ab. Das reiche nicht, sagte Chefin Eva Lind. [[Ihre Organisation]] droht.", ["Waldhof"]),
    ("SPD-Generalsekretärin Eva Lind sprach. [[Ihre Partei]] werde nie zustimmen.", ["SPD"]),
    ("Am Abend sprach [[ihre Partei]] dagegen.", [None]),
]

NAME_ENDS = [
    ("Das teilte [[Bezirksleiter Deniz Yorulmaz]] mit. [[Yorulmaz]] blieb hart.", ["Deniz Yorulmaz"] * 2),
    (
        "Das sagte [[die Chefin des Bündnisses Faire Rente]], [[Ute Sander]].",
        ["Ute Sander", "Ute Sander"],
    ),
    ("[[Das Bündnis Faire Rente]] klagt.", ["Bündnis Faire Rente"]),
    ("[[Die Junge Union]] widersprach [[der Union]].", ["Junge Union", "Union"]),
    ("Gegen [[die Solothurner Kantonalpartei]] sprach niemand.", ["Solothurner Kantonalpartei"]),
    ("[[SP-Nationalrat Yvo Perrin]] kam. [[Er]] lobte [[den Nationalrat]].", ["Yvo Perrin"] * 2 + ["Nationalrat"]),
    ("Ihr Präsident, [[Ständerat Köbi Amstutz]], sprach. [[Er]] fordert mehr.", ["Köbi Amstutz"] * 2),
    ("[[Ein ranghoher Diplomat aus dem Umfeld der Uno]] sprach.", ["Diplomat aus dem Umfeld der Uno"]),
    ("Außenministerin Luisa Vega Soto kam. [[Vega Soto]] sprach.", ["Luisa Vega Soto"]),
    ("Fünfzehn Kubikmeter pro [[Sekunde]], [[die Urkunde]] und [[die Premiere]].", [None] * 3),
    ("HERSTELLER [[UNEINS]] UND RATLOS", [None]),
    ("Das endet frühestens [[Mitte]] Mai.", [None]),
    ("In [[Sankt Urban]] regnet es seit [[Langem]].", [None, None]),
    ("Verkehrsministerin Annina Zgraggen kam. [[Die Magistratin]] blieb ruhig.", ["Annina Zgraggen"]),
]


@pytest.mark.parametrize(
    ("text", "wanted"), OFFICES + BODIES + STATES + PRONOUNS + DESCRIPTIONS + GENERIC + OWN_BODIES + NAME_ENDS
)
def test_who_is_meant(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted


def test_the_city_of_the_dateline_is_the_city() -> None:
    assert names("[[Die Stadt]] lehnt das ab.", places=("Kassel",)) == ["Kassel"]


@pytest.mark.parametrize(
    ("text", "places", "wanted"),
    [
        ("[[Der Bund]] zahlt nicht.", ("Klagenfurt",), "Österreich"),
        ("SVP und Grünliberale streiten. [[Der Bund]] zahlt nicht.", (), "Schweiz"),
        ("[[Der Bund]] zahlt nicht.", ("Kiel",), "Deutschland"),
        ("[[Die Kärntner Landesregierung]] zahlt nicht.", (), "Kärnten"),
        ("[[Die Landesregierung]] zahlt nicht.", ("Hannover",), "Niedersachsen"),
        ("[[Die Landesregierung]] zahlt nicht.", ("Kassel",), "Landesregierung"),
    ],
)
def test_a_page_is_at_home_somewhere(text: str, places: tuple[str, ...], wanted: str) -> None:
    assert names(text, places=places) == [wanted]


def test_two_candidates_alike_leave_a_pronoun_open() -> None:
    assert names("Es trafen sich Paul Arndt und Karl Busch. Danach sagte [[er]] zu.") == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[[Ministerin Petra Vollmer]] kam.", "person"),
        ("[[Kiew]] lehnt ab.", "state"),
        ("[[Die AfD]] lehnt ab.", "party"),
        ("[[Verdi]] streikt.", "union"),
        ("[[Das Oberlandesgericht]] entschied.", "court"),
        ("[[Verhandlungskreise]] dementieren.", "anonymous"),
        ("[[Der Konzern Nordstahl]] baut ab.", "company"),
        ("[[Eltern]] klagen.", "group"),
        ("[[Die Nachrichtenagentur Reuters]] meldet es.", "media"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (actor,) = meant(text)
    assert actor is not None
    assert actor.kind == kind


def test_the_same_name_and_kind_have_the_same_id_on_every_page() -> None:
    (one,), (other,) = meant("[[Kiew]] lehnt ab."), meant("Gestern kam es so. [[Die ukrainische Regierung]] stimmt zu.")
    assert one is not None
    assert other is not None
    assert one.id == other.id


def test_full_names_that_come_later_name_earlier_mentions() -> None:
    assert names("[[Arndt]] lenkt ein.\n\nMinister Paul Arndt gab nach.") == ["Paul Arndt"]


def test_abbreviations_are_aliases_and_spokespeople_speak_for_somebody() -> None:
    cast = cast_of("Die Gewerkschaft der Bäcker (GdB) drohte. Ihre Sprecherin Eva Lind sagte es.")
    by_name = {actor.name: actor for actor in cast.actors}
    assert "GdB" in by_name["Gewerkschaft der Bäcker"].aliases
    assert by_name["Eva Lind"].on_behalf_of == "Gewerkschaft der Bäcker"


def test_members_of_an_enumeration_can_be_had_one_by_one() -> None:
    plain, (place,) = marked("[[Frankreich, Italien und Polen]] stimmten zu.")
    found = actors.actors_at(cast_of(plain), place)
    assert [actor.name for actor in found] == ["Frankreich", "Italien", "Polen"]


def test_part_of_a_phrase_means_the_same_as_the_whole() -> None:
    text = "Der Direktor der Seebehörde (SEB), [[Tomas Ariel]], kam. [[Der Direktor der Seebehörde]] ging."
    assert names(text) == ["Tomas Ariel"] * 2


def test_quotations_get_the_actor_of_their_speaker() -> None:
    plain, (place,) = marked("„Das reicht nicht“, sagte [[Ministerin Petra Vollmer]].")
    anchor = Anchor("page", Span(1, 16))
    quotation = Quotation("q", (anchor,), "direct", Evidence("quotations", "test", (anchor,)), Anchor("page", place))
    cast = cast_of(plain)
    (found,) = actors.attribute((quotation,), cast)
    actor = cast.actor(found.actor)
    assert actor is not None
    assert actor.name == "Petra Vollmer"


def test_mentions_stand_in_reading_order_and_name_known_actors() -> None:
    cast = cast_of("Paul Arndt traf Anna Brandt. Er lobte sie, und die Ministerin des Landes Hessen dankte ihm.")
    starts = [mention.anchor.span.start for mention in cast.mentions]
    assert starts == sorted(starts)
    assert {mention.actor_id for mention in cast.mentions} - {None} == {actor.id for actor in cast.actors}


NAMES_AND_SHORT_FORMS = [
    ("[[Der Bund angestellter Tierärzte (BAT)]] droht. [[Der BAT]] ruft auf.", ["Bund angestellter Tierärzte"] * 2),
    ("[[Die IG Holz und Bau]] will streiken. [[Die Gewerkschaft]] droht.", ["IG Holz und Bau"] * 2),
    ("[[Der Vorsitzende Richter Jan Pohl]] widersprach. „Nein“, sagte [[er]].", ["Jan Pohl"] * 2),
    (
        "Der Verband lehnt ab. [[Sein Verhandlungsführer, der hessische Minister Uwe Thoma (SPD)]], drohte.",
        ["Uwe Thoma"],
    ),
    ("[[Die Rifa-Front]] verlangt Geld. [[Die Front]] droht mit Krieg.", ["Rifa-Front"] * 2),
    ("[[Das Rote Kreuz]] warnte. [[Es]] mahnte, die Kranken müssten zuerst kommen.", ["Rotes Kreuz"] * 2),
    ("Es sei genug, sagte [[Ute Roth]]. [[Es]] gebe keinen Ausweg.", ["Ute Roth", None]),
    (
        "Das Klinikum Aalen wehrt sich. Niemand sei entlassen worden, sagte [[eine Sprecherin]].",
        ["Sprecherin des Klinikums Aalen"],
    ),
    ("Der Hersteller Torvik wehrt sich. Das sei falsch, sagte [[ein Sprecher]].", ["Sprecher von Torvik"]),
    (
        "Das Kartellamt in Bonn prüft. [[Das Bundeskartellamt]] lehnt ab. [[Die Bonner Behörde]] irrt.",
        ["Bundeskartellamt"] * 2,
    ),
    (
        "Das Bundeskartellamt und seine Präsidentin [[Ina Wolf]] sagen Nein. [[Die Behördenchefin]] lehnte ab.",
        ["Ina Wolf"] * 2,
    ),
    ("Die EU sei der Schweiz entgegengekommen. [[Die Union]] fordert mehr.", ["EU"]),
    ("[[Die Entführung]] und [[die Einleitung]] wurden verurteilt.", [None, None]),
    ("[[Die Industriellen]] zeigten sich angetan, [[sie]] drängten auf mehr.", ["Industrielle"] * 2),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES_AND_SHORT_FORMS)
def test_names_and_what_takes_them_up(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted


SEATS_AND_BODIES = [
    ("Die Länder streiten. Sachsen will mehr. [[Dresden]] besteht darauf.", ["Sachsen"]),
    ("Der Oberbürgermeister und der Stadtrat streiten. [[Dresden]] besteht darauf.", ["Dresden"]),
    ("Laos und Thailand streiten. Laos droht. [[Beide Länder]] wollen den Tempel.", ["Laos und Thailand"]),
    ("[[Das Außenministerium in Maskat]] wartet ab.", ["Oman"]),
    ("Sonst haben [[die Länder]] der Regierung die Gefolgschaft verweigert.", ["Länder"]),
    ("Ute Kern will das nicht. Ihr Verband stehe hinter ihr, berichtete [[sie]].", ["Ute Kern"]),
    ("Für Minister Jan Kolb kommt das nicht infrage. Das sei falsch, stellte [[er]] klar.", ["Jan Kolb"]),
    ("Der Bauernverband warnt. Das reiche nicht, heißt es [[in einer Mitteilung]].", ["Bauernverband"]),
    (
        "Finanzminister Uwe Roth schwieg. Mehr gebe es nicht, hieß es [[im Haus von Minister Roth]].",
        ["Finanzministerium"],
    ),
    ("Das Landgericht Aalen prüft. Nach Angaben [[der Gerichte]] dauert das.", ["Gerichte"]),
    ("Die Uniklinik Aalen schweigt. Nach Angaben [[der Kliniken]] fielen Operationen aus.", ["Kliniken"]),
]


@pytest.mark.parametrize(("text", "wanted"), SEATS_AND_BODIES)
def test_seats_and_bodies(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted


THERE = [
    ("[[In Hanoi]] stößt der Plan auf Ablehnung. Er starb [[in Hanoi]].", ["Vietnam", None]),
    ("In Peking zeigte [[man]] sich verärgert.", ["China"]),
    ("Moskau droht. Aus Ankara hieß es, [[man]] warte ab.", ["Türkei"]),
    ("[[Die Anrainer]] lehnen das ab. [[Die Lehrkräfte]] auch.", ["Anrainer", "Lehrkräfte"]),
    ("Der Bauernverband droht. „Nein“, sagte [[dessen Sprecher]].", ["Sprecher des Bauernverbands"]),
    ("In der CDU sieht [[man]] das anders.", ["CDU"]),
    ("Ute Kern lehnt ab. [[Kern]] sprach lange. [[Die Außenministerin]] drohte mit Krieg.", ["Ute Kern"] * 2),
    ("Ute Kern lehnt ab. Kern sprach lange. [[Der Außenminister]] drohte mit Krieg.", ["Außenminister"]),
    ("Ute Kern von der SPD lehnt ab. Kern ging. [[Die CDU-Ministerin]] drohte.", ["CDU-Ministerin"]),
    ("Er spricht mit [[den Akteuren]].", ["Akteure"]),
    ("Der Gefährte Holms, Jan Pohl, kam. Karl Holm war krank. [[Er]] beschuldigte Holm des Verrats.", ["Jan Pohl"]),
    ("Jan Pohl und Kai Ott wollen sparen. [[Beide Politiker]] lehnten Schulden ab.", ["Jan Pohl und Kai Ott"]),
    ("[[Die Lotsenunion Süd (LUS)]] droht. In [[der LUS-Zentrale]] winkt man ab.", ["Lotsenunion Süd"] * 2),
    ('[[Das Hilfswerk "Salz und Licht"]] warnt.', ["Salz und Licht"]),
    ("Personalvorstand [[Götz Harders]] winkt ab. Mehr gehe nicht, so [[Harders]] weiter.", ["Götz Harders"] * 2),
    ("Bürgermeister Jan Pohl kam. [[Der Verwaltungschef]] lehnte ab.", ["Jan Pohl"]),
    ("[[Karim al Huthi]] lehnt ab. [[Al Huthi]] droht.", ["Karim al Huthi"] * 2),
]


@pytest.mark.parametrize(("text", "wanted"), THERE)
def test_those_who_are_there(text: str, wanted: list[str | None]) -> None:
    assert names(text) == wanted
