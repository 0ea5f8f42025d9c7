"""Which act a proposition does: sentences by act, with the cast and the reader of test_positions."""

import pytest
import yaml
from tests.unit.positions.test_positions import read

from lagebild import german
from lagebild.errors import ListError
from lagebild.model import Article, Span
from lagebild.positions import propositions
from lagebild.positions.acts import fragment_act
from lagebild.positions.facts import Facts

SAID = {
    "demand": [
        "Der Hafen gehöre endlich ausgebaut, sagte Berg.",
        "Die Akten gehörten auf den Tisch, sagte Reuter.",
        "Norland habe die Schäden zu ersetzen, sagte Berg.",
        "Die Gefangenen seien unverzüglich freizulassen, sagte Reuter.",
        "An höheren Löhnen führe kein Weg vorbei, sagte Berg.",
        "Es sei an der Zeit, die Grenze zu öffnen, sagte Reuter.",
        "Nun sei Norland am Zug, sagte Berg.",
        "Überfällig sei eine Reform der Pflege, sagte Berg.",
        "Die Arbeitgeber sollten ihr Angebot überdenken, sagte Berg.",
        "Ohne verbindliche Zusagen gehe es nicht, sagte Reuter.",
        "„Wir brauchen mehr Lehrer und keine neuen Lehrpläne“, sagte Berg.",
        "Die Regierung in Nordburg sei gut beraten, die Zölle auszusetzen, sagte Reuter.",
        "Die Fischer hätten ein Recht auf Entschädigung, sagte Berg.",
        "Norland möge seine Truppen zurückziehen, sagte Reuter.",
        "Es gelte, die Brücke noch vor dem Winter zu sichern, sagte Berg.",
        "„Jetzt ist der Stahlverband dran“, sagte Berg.",
        "Die Pachtverträge dürften nicht ohne Zustimmung der Bauern enden, sagte Berg.",
    ],
    "reject": [
        "Ein derartiger Antrag sei nicht aktenkundig, sagte Berg.",
        "„Wir sind gegen diesen Tunnel“, sagte Berg.",
        "Drei Jahre Laufzeit seien zu lang, sagte Berg.",
        "„Drohen lassen wir uns nicht“, sagte Berg.",
        "Die Gewerkschaft schloss sich der Absage an.",
        "Den Vorwurf tat Reuter mit einem Lächeln ab.",
        "„Das Papier gehört in die Tonne“, sagte Reuter.",
        "Berg mochte nicht von einem Bruch sprechen.",
        "Einen zweiten Nachtrag werde es nicht geben, sagte Reuter.",
        "Für Verhandlungen bestehe kein Anlass, sagte Berg.",
        "Von einem Rückzug könne keine Rede sein, sagte Reuter.",
        "Die Vorwürfe entbehrten jeder Grundlage, sagte Berg.",
        "Das sei mit der Gewerkschaft nicht zu machen, sagte Berg.",
        "Ein Verkauf der Werft stehe nicht zur Debatte, sagte Reuter.",
        "An dem Zeitplan werde nicht gerüttelt, sagte Berg.",
        "Eine Privatisierung sei kein Thema, sagte Reuter.",
        "„Mit uns nicht“, sagte Berg.",
        "„Wir lassen uns nicht erpressen“, sagte Reuter.",
        "Niemand sei zu Überstunden gezwungen worden, sagte Berg.",
        "Die Darstellung aus Südstadt sei frei erfunden, sagte Reuter.",
        "Eine Obergrenze brauche es nicht, sagte Berg.",
        "Die Insel sei unverkäuflich, sagte Reuter.",
        "Zugeständnisse könne man derzeit nicht machen, sagte Berg.",
        "Berg kündigte an, dem Vertrag nicht zuzustimmen.",
        "Berg hält eine Obergrenze für nicht notwendig.",
        "Dass die Frist verlängert wird, hält Reuter für ausgeschlossen.",
        "Die Gewerkschaft rät von einer Unterschrift ab.",
        "Norland kann dem Vorhaben nichts abgewinnen.",
    ],
    "accuse": [
        "„Man hat uns dreimal denselben Entwurf vorgelegt“, sagte Berg.",
        "Norland habe davon gewusst und geschwiegen, sagte Berg.",
        "Norland habe den Hafen heimlich an einen Konzern vergeben, sagte Berg.",
        "Von Transparenz kann nach Ansicht von Reuter keine Rede sein.",
        "„So baut man keine Partnerschaft auf“, sagte Reuter.",
        "Das komme einem Berufsverbot gleich, sagte Berg.",
        "So etwas habe er noch nie erlebt, sagte Reuter.",
        "Die Grünen vermissen im Vertrag eine Obergrenze.",
        "Berg hätte sich mehr Ehrgeiz von Norland gewünscht.",
        "Berg tat das Angebot als Theaterdonner ab.",
        "Berg sah sich von den Arbeitgebern im Stich gelassen.",
        "Norland setze Hunger als Waffe ein und trete das Völkerrecht mit Füßen, sagte Berg.",
        "Der Stahlverband spiele auf Zeit, sagte Reuter.",
        "Die Grünen ließen die Pendler im Regen stehen, sagte Berg.",
        "Norland habe seine Zusagen nicht eingehalten, sagte Berg.",
        "Die Schuld am Scheitern trage allein Südmark, sagte Reuter.",
        "Der Entwurf sei mit heißer Nadel gestrickt, sagte Berg.",
        "Das Angebot sei ein Offenbarungseid, sagte Reuter.",
        "Die Grünen hätten längst handeln müssen, sagte Berg.",
        "Der Stahlverband habe die Belegschaft hingehalten, sagte Berg.",
        "Norland müsse sich fragen lassen, wem das nutze, sagte Reuter.",
        "Statt zu verhandeln, schicke der Stahlverband Anwälte, sagte Berg.",
        "Wer jetzt zögere, gefährde den Frieden, sagte Reuter.",
        "Es könne nicht sein, dass die Bauern die Zeche zahlen, sagte Berg.",
        "Den Grünen fehle jedes Konzept, sagte Reuter.",
        "Das Papier verdiene den Namen Reform nicht, sagte Berg.",
        "„Der Stahlverband hat nichts begriffen“, sagte Reuter.",
        "Berg attestierte den Grünen Führungsschwäche.",
        "Reuter sprach von einem Knebelvertrag.",
        "Die Gewerkschaft fühlt sich vom Stahlverband hintergangen.",
    ],
    "support": [
        "Norland machte sich die Forderung zu eigen.",
        "„Endlich hört uns jemand zu“, sagte Berg.",
        "„Wer einen von uns angreift, greift uns alle an“, sagte Reuter.",
        "Der Vertrag sei ein wichtiges Signal, sagte Berg.",
        "Die Helfer verdienten Respekt, sagte Reuter.",
        "Norland stehe fest an der Seite Südmarks, sagte Berg.",
        "Die Vermittler hätten hervorragende Arbeit geleistet, sagte Reuter.",
        "Die Einigung sei uneingeschränkt zu begrüßen, sagte Berg.",
        "„Ich ziehe den Hut vor den Rettern“, sagte Berg.",
        "Der Schritt gehe in die richtige Richtung, sagte Reuter.",
        "Die Grünen haben mit dem Beschluss Weitsicht bewiesen, sagte Berg.",
        "Berg bezeichnete den Beschluss als guten Tag für die Region.",
        "Die Gewerkschaft zeigte sich angetan.",
    ],
    "offer": [
        "Die 400 Euro lägen weiter auf dem Tisch, sagte Berg.",
        "Die Einladung bleibe aufrecht, sagte Berg.",
        "Das Verfahren könne eingestellt werden, sobald die Akten vorliegen, sagte Reuter.",
        "Die Inspektoren dürften jederzeit die Lager besichtigen, sagte Berg.",
        "An Gesprächen nehme er jederzeit teil, sagte Reuter.",
        "Auch ein Bonus von 300 Euro sei drin, sagte Berg.",
        "Über die Laufzeit könne man verhandeln, sagte Berg.",
        "Mit sich reden lasse man über Zuschläge, sagte Reuter.",
        "An uns werde eine Einigung nicht scheitern, sagte Berg.",
        "Norland könne ein Drittel der Kosten übernehmen, sagte Reuter.",
        "Man sei gesprächsbereit, sagte Berg.",
        "Die Tür stehe weiter offen, sagte Reuter.",
        "„Wir helfen gern mit Geräten aus“, sagte Berg.",
        "Die Gewerkschaft zeigt sich beim Stichtag flexibel.",
    ],
    "threaten": [
        "Sonst müsse man über Neuwahlen reden, sagte Berg.",
        "Der Boykott sei die allerletzte Karte, sagte Reuter.",
        "Norland werde seinen Beitrag zurückhalten, bis die Akten offenliegen, sagte Reuter.",
        "Vor Gericht werde man sich wiedersehen, sagte Berg.",
        "Wenn Norland nicht zahle, stehe der Zuschuss auf dem Prüfstand, sagte Berg.",
        "Norland liebäugelt mit Sanktionen gegen Südmark.",
        "Die militärische Option liege weiter auf dem Tisch, sagte Berg.",
        "Komme kein neues Angebot, werde man die Tore schließen, sagte Berg.",
        "Das werde nicht ohne Folgen bleiben, sagte Reuter.",
        "Andernfalls werde man vor Gericht ziehen, sagte Berg.",
        "„Dann stehen hier alle Räder still“, sagte Berg.",
        "Wer die Sperre missachte, müsse mit Strafen rechnen, sagte Reuter.",
        "Norland werde dafür einen hohen Preis zahlen, sagte Reuter.",
        "Berg kündigte an, notfalls vor das Verwaltungsgericht zu ziehen.",
        "Die Gewerkschaft kündigte Proteste an, falls der Stahlverband nicht einlenkt.",
    ],
    "concede": [
        "„Wir haben die Lage unterschätzt“, sagte Berg.",
        "Man hätte die Nachbarn früher fragen sollen, sagte Reuter.",
        "Bei der Planung seien Fehler gemacht worden, sagte Berg.",
        "Die Kritik sei berechtigt, sagte Reuter.",
        "Den Bau werde man nicht länger blockieren, sagte Berg.",
    ],
    "accept": [
        "Die Grünen wollen dem Vertrag zustimmen.",
        "Mit dem Spruch des Schlichters könne man leben, sagte Berg.",
        "Die Bedingungen seien für die Gewerkschaft annehmbar, sagte Berg.",
    ],
    "intend": [
        "Der Stahlverband will nicht vor dem Herbst entscheiden.",
        "Berg kündigte an, im Rat mit Nein zu stimmen, solange es keine Garantie gebe.",
        "Norland werde im Herbst eine Konferenz ausrichten, sagte Reuter.",
        "„Wir legen gegen das Urteil Berufung ein“, sagte Berg.",
        "Die Grünen wollen den Ausbau verhindern.",
    ],
    "assess": [
        "Die Lage in den Häfen sei angespannt, sagte Berg.",
        "Man müsse abwarten, wie die Märkte reagierten, sagte Reuter.",
        "Es habe keine Verletzten gegeben, sagte Berg.",
        "Norland habe im vergangenen Jahr mehr Getreide ausgeführt, sagte Reuter.",
        "Die Gespräche dauerten noch an, sagte Berg.",
        "Ein Streik treffe vor allem Familien, sagte Reuter.",
        "Der Umbau brauche Zeit, sagte Berg.",
        "Südmark sei auf Einfuhren angewiesen, sagte Reuter.",
        "Das Rennen sei offen, sagte Berg.",
    ],
}
"""Each of them states at least one position of that act."""

PLAIN = [
    "Die Unterlagen lägen seit Mai auf dem Tisch im Rathaus, sagte Berg.",
    "Der Tarifvertrag gelte bis Ende Juni, sagte Reuter.",
    "Die Versammlung finde am Montag im Rathaus statt, sagte Berg.",
    "Patienten müssten künftig bis Südstadt fahren, sagte Berg.",
    "In zwanzig Jahren habe er viele Krisen erlebt, sagte Reuter.",
    "„Wer nachgibt, hat noch nicht verloren“, sagte Berg.",
    "Das Haus sei offen gewesen, sagte Berg.",
    "Zwei Brücken seien zerstört worden, sagte Reuter.",
    "Mit der Zeit werde es besser, sagte Berg.",
    "Es sei schmerzhaft, das zu wissen, sagte Reuter.",
    "Ein Nein würde den Standort schwächen, sagte Berg.",
    "Auf den Feldern stehe das Wasser, sagte Berg.",
    "Dazu gehöre auch der Hafen, sagte Reuter.",
]
"""What only looks like blame, need or plan."""


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in SAID.items() for text in texts])
def test_act_of_what_is_said(act: str, text: str) -> None:
    found = read(text)[0]
    assert act in [position.act for position in found], [(p.act, p.evidence.rule) for p in found]


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_it_is_an_assessment(text: str) -> None:
    assert [position.act for position in read(text)[0]] == ["assess"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Hände weg von unseren Häfen", "demand"),
        ("Ein Armutszeugnis für ein reiches Land", "accuse"),
        ("Hut ab vor diesen Rettern", "support"),
        ("Ein Dienstag im November", None),
    ],
)
def test_sayings_without_a_verb(text: str, act: str | None) -> None:
    sentence = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)[0]
    found = fragment_act(sentence.tokens)
    assert (found[0] if found else None) == act


def test_a_fragment_of_nothing_does_nothing() -> None:
    assert fragment_act(()) is None


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norland drängt die Gewerkschaft, nicht anerkannte Abschlüsse zu prüfen.", False),
        ("Berg schlug vor, den Zuschuss zu senken oder nicht länger in bar.", False),
        ("Berg forderte die Arbeitgeber auf, die Frist nicht zu verlängern.", True),
        ("Berg verlangte, dass der Bund nicht nur die Häfen fördere.", False),
    ],
)
def test_scope_of_negation(text: str, negated: bool) -> None:
    assert [position.negated for position in read(text)[0]] == [negated]


def facts(words: str, lemma: str) -> Facts:
    forms = tuple(words.lower().split())
    lemmas = frozenset({lemma, *(word for word in words.split() if word[:1].isupper())})
    return Facts(
        lemma, "", "Sub", "Pres", False, "other", frozenset(), (), frozenset(forms), *(False,) * 7, forms, lemmas
    )


@pytest.mark.parametrize(
    ("words", "lemma", "rule"),
    [
        ("Norland lasse die Leute im Stich", "lassen", "idiom of blame"),
        ("Norland verschleppe den Bau", "verschleppe", "blaming verb"),  # a form the tagger left as it stands
        ("Norland trete das Recht mit Füßen", "treten", "idiom of blame"),
    ],
)
def test_phrases_stand_in_dictionary_form(words: str, lemma: str, rule: str) -> None:
    found = propositions.first_fit("first", facts(words, lemma), propositions.Circumstances(False, False))
    assert found == ("accuse", False, rule)


@pytest.mark.parametrize(
    "entry",
    [
        {"rule": "x"},
        {"rule": "x", "act": "shout"},
        {"rule": "x", "act": "demand", "phrase": ["a"]},
        {"rule": "x", "act": "demand", "negated": "no"},
        {"rule": "x", "act": "demand", "subject": ["somebody"]},
        {"rule": "x", "act": "demand", "verbs": [None]},
        {"rule": "x", "act": "demand", "stage": "never"},
    ],
)
def test_a_malformed_rule_is_told(entry: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "load", lambda *_, **__: {"rules": [entry]})
    propositions._rules.cache_clear()
    try:
        with pytest.raises(ListError, match="rule 1"):
            propositions.first_fit("first", facts("Das Haus", "sein"), propositions.Circumstances(False, False))
    finally:
        monkeypatch.undo()
        propositions._rules.cache_clear()
