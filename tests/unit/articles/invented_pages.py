"""Invented press pages in many layouts, and what is to be read out of them. Nothing in them is real."""

from dataclasses import dataclass

_LINIE = (
    "Im Streit um die Fährlinie nach Norderhallig sind die Gespräche zwischen der Reederei und dem "
    "Inselrat am Dienstag "
    "gescheitert. Der Inselrat verlangt einen ganzjährigen Fahrplan, die Reederei lehnt das als unbezahlbar ab."
)
_HARMS = (
    "„Wir lassen uns nicht vom Festland abhängen“, sagte Bürgermeisterin Wiebke Harms nach der "
    "Sitzung. Sollte die Reederei "
    "bis Monatsende kein neues Angebot vorlegen, werde die Insel eine eigene Fähre mieten."
)
_REEDEREI = (
    "Die Reederei wies die Vorwürfe zurück. Im Winter führen die Schiffe fast leer, erklärte "
    "Geschäftsführer Thees Boysen. "
    "Er zeigte sich aber bereit, über eine zusätzliche Fahrt am Wochenende zu reden, wenn das Land "
    "die Kosten übernimmt."
)
_LAND = (
    "Das Land forderte beide Seiten auf, an den Verhandlungstisch zurückzukehren. Ein Schlichter soll nach Angaben des "
    "Verkehrsministeriums in der kommenden Woche benannt werden."
)
_ENDE = "Die Insel hat rund 400 Einwohner. Im vergangenen Winter war sie an elf Tagen nicht zu erreichen."


@dataclass(frozen=True)
class Case:
    """A page and what is to be found; `absent` are words that must not stand in body, headings or questions."""

    name: str
    text: str
    headline: str | None
    published: str | None
    body: tuple[str, ...]
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    updated: str | None = None
    absent: tuple[str, ...] = ()


CASES = (
    Case(
        "regional paper, byline and reading time in one line",
        f"""Küstenkurier
Startseite Lokales Sport Meinung E-Paper
Wir verwenden Cookies, um Ihnen ein gutes Angebot zu machen. Mehr in unserer Datenschutzerklärung.
Alle akzeptieren
Start > Kreis > Inseln
Fährstreit
Inselrat droht mit eigener Fähre
Von Frauke Petersen | 13.01.2026, 18:40 Uhr | Lesedauer: 3 Minuten
Die Fähre „Hallig Stern“ im Hafen. FOTO: ARCHIV/MEIER
Norderhallig. {_LINIE}
{_HARMS}
Anzeige
Reederei verweist auf leere Schiffe
{_REEDEREI}
Mehr zum Thema
Warum Inseln im Winter teuer sind
Fahrpläne im Überblick
{_LAND}
{_ENDE}
Artikel teilen: Facebook X Mail
Leserbrief schreiben
Meistgelesen
1 Sturmflut: Deich hält
2 Bäckerei schließt nach 90 Jahren
© Küstenkurier 2026""",
        "Inselrat droht mit eigener Fähre",
        "2026-01-13T18:40:00+01:00",
        (_LINIE, _HARMS, _REEDEREI, _LAND, _ENDE),
        places=("Norderhallig",),
        authors=("Frauke Petersen",),
        headings=("Reederei verweist auf leere Schiffe",),
        absent=("Cookies", "Warum Inseln", "Bäckerei", "Anzeige", "Hallig Stern"),
    ),
    Case(
        "press release portal",
        f"""Presseportal
Suchen
13.01.2026 – 09:15
Inselrat Norderhallig
Inselrat Norderhallig fordert ganzjährigen Fahrplan
Norderhallig (ots) - {_LINIE}

{_HARMS}

{_ENDE}

Pressekontakt:
Inselrat Norderhallig, Uwe Thomsen, Telefon 0123 456789
presse@norderhallig.example

Original-Content von: Inselrat Norderhallig, übermittelt durch news aktuell
Weitere Meldungen: Inselrat Norderhallig
02.01.2026 – 11:00 Neujahrsempfang auf der Insel
Alle Meldungen anzeigen""",
        "Inselrat Norderhallig fordert ganzjährigen Fahrplan",
        "2026-01-13T09:15:00+01:00",
        (_LINIE, _HARMS, _ENDE),
        agencies=("ots",),
        places=("Norderhallig",),
        absent=("Telefon", "Neujahrsempfang", "presse@"),
    ),
    Case(
        "ministry",
        f"""Direkt zum Inhalt
Ministerium für Verkehr
Menü
Sie sind hier: Startseite / Presse / Pressemitteilungen
Pressemitteilung Nr. 7/2026 vom 14. Januar 2026
Schlichter für den Fährverkehr soll benannt werden
{_LAND}
{_REEDEREI}
{_HARMS}
Pressestelle des Ministeriums für Verkehr
Telefon: 0123 45678
Seite drucken
Nach oben""",
        "Schlichter für den Fährverkehr soll benannt werden",
        "2026-01-14",
        (_LAND, _REEDEREI, _HARMS),
        absent=("Telefon", "Pressestelle"),
    ),
    Case(
        "public broadcaster",
        f"""nordfunk.example
Nachrichten Sport Kultur Wetter Verkehr
Fährverkehr
Gespräche über Inselfähre gescheitert
Stand: 13.01.2026 19:05 Uhr
Der Inselrat und die Reederei haben sich nicht geeinigt. Nun soll ein Schlichter helfen.
von Jonas Brandt, Nordfunk Husum
{_LINIE}
{_HARMS}
Land sucht Schlichter
{_LAND}
AUDIO: Fährstreit auf Norderhallig (2 Min)
Weitere Informationen
Sturm über der Nordsee
Dieses Thema im Programm:
Nordfunk 1 | 13.01.2026 | 18:00 Uhr
Schlagwörter zu diesem Artikel
Inseln
Schifffahrt""",
        "Gespräche über Inselfähre gescheitert",
        "2026-01-13T19:05:00+01:00",
        (_LINIE, _HARMS, _LAND),
        authors=("Jonas Brandt",),
        headings=("Land sucht Schlichter",),
        absent=("Sturm über", "Dieses Thema", "AUDIO"),
    ),
    Case(
        "Swiss paper with agency sign behind the text",
        f"""Seepost
Abo Login
Ausland
Streit um Inselfähre
Inselrat und Reederei brechen Gespräche ab
Publiziert: 13. Januar 2026, 17.30 Uhr
Aktualisiert: 13. Januar 2026, 21.10 Uhr
Die Fähre bleibt im Hafen: Norderhallig im Winter.
Keystone / Urs Moser
{_LINIE.replace("„", "«").replace("“", "»")}

{_REEDEREI}

{_LAND}

SDA/mgt

Fehler gefunden? Jetzt melden.
2 Kommentare
Meistgelesen
Seilbahn steht still""",
        "Inselrat und Reederei brechen Gespräche ab",
        "2026-01-13T17:30:00+01:00",
        (_LINIE, _REEDEREI, _LAND),
        agencies=("SDA",),
        updated="2026-01-13T21:10:00+01:00",
        absent=("Seilbahn", "Urs Moser", "SDA"),
    ),
    Case(
        "Austrian paper with signature in brackets",
        f"""Politik
Fährstreit: Inselrat stellt Ultimatum
14. Jänner 2026, 08:02
45 Postings
Foto: APA/dpa/Axel Beispiel
Norderhallig – {_LINIE}
{_HARMS}
{_LAND} (APA, dpa, 14.1.2026)
Forum: 45 Postings
Ihre Meinung zählt.
Die Kommentare im Forum geben nicht notwendigerweise die Meinung der Redaktion wieder.""",
        "Fährstreit: Inselrat stellt Ultimatum",
        "2026-01-14T08:02:00+01:00",
        (_LINIE, _HARMS, _LAND),
        agencies=("APA", "dpa"),
        places=("Norderhallig",),
        absent=("Ihre Meinung", "Foto"),
    ),
    Case(
        "print archive, hard-wrapped",
        """Küstenkurier vom 14.01.2026
Seite 4
Ressort: Nordfriesland
Inselrat droht mit
eigener Fähre

Im Streit um die Fährlinie nach Norderhallig sind
die Gespräche zwischen der Reederei und dem Insel-
rat am Dienstag gescheitert. Der Inselrat verlangt
einen ganzjährigen Fahrplan, die Reederei lehnt
das als unbezahlbar ab.
Das Land forderte beide Seiten auf, an den Ver-
handlungstisch zurückzukehren. Ein Schlichter soll
nach Angaben des Verkehrsministeriums in der kom-
menden Woche benannt werden.

© Küstenkurier. Alle Rechte vorbehalten.""",
        "Inselrat droht mit\neigener Fähre",
        "2026-01-14",
        (
            (
                "Im Streit um die Fährlinie nach Norderhallig sind\n"
                "die Gespräche zwischen der Reederei und dem Insel-\n"
                "rat am Dienstag gescheitert. Der Inselrat verlangt\neinen ganzjährigen Fahrplan, die Reederei lehnt\n"
                "das als unbezahlbar ab."
            ),
            (
                "Das Land forderte beide Seiten auf, an den Ver-\nhandlungstisch zurückzukehren. Ein Schlichter soll\n"
                "nach Angaben des Verkehrsministeriums in der kom-\nmenden Woche benannt werden."
            ),
        ),
        absent=("Rechte", "Seite 4", "Ressort"),
    ),
    Case(
        "press database",
        f"""Küstenkurier
14. Januar 2026 Mittwoch
Inselrat droht mit eigener Fähre
AUTOR: Frauke Petersen
RUBRIK: POLITIK; S. 4
LÄNGE: 212 Wörter

{_LINIE}

{_HARMS}

{_ENDE}

UPDATE: 14. Januar 2026
SPRACHE: GERMAN; DEUTSCH
PUBLICATION-TYPE: Zeitung
Copyright 2026 Küstenkurier
Alle Rechte vorbehalten""",
        "Inselrat droht mit eigener Fähre",
        "2026-01-14",
        (_LINIE, _HARMS, _ENDE),
        authors=("Frauke Petersen",),
        absent=("SPRACHE", "LÄNGE", "RUBRIK"),
    ),
    Case(
        "agency copy, lead, caption with credit, keyword line, teasers",
        f"""Verkehr
Fährgespräche gescheitert - Insel droht mit eigenem Schiff
13. Januar 2026, 16:20 Uhr · Quelle: dpa
Eine Fähre fährt durch Treibeis. (Archivbild) Foto: Lars Muster/dpa
Norderhallig und die Reederei finden nicht zusammen. Was bedeutet das für die Pendler?

Husum/Kiel (dpa) - {_LINIE}

{_REEDEREI}

Land: Rückkehr an den Tisch

{_LAND}

Verkehr / Schifffahrt / Inseln / Schleswig-Holstein
13.01.2026 · 16:20 Uhr
[0 Kommentare]
Rathaus
Kiel (dpa) - Die Stadt will im Sommer drei Plätze für Autos sperren und hat dafür am Montag einen Plan […] (02)
vor 12 Minuten
Suchbegriff""",
        "Fährgespräche gescheitert - Insel droht mit eigenem Schiff",
        "2026-01-13T16:20:00+01:00",
        (_LINIE, _REEDEREI, _LAND),
        agencies=("dpa",),
        places=("Husum", "Kiel"),
        headings=("Land: Rückkehr an den Tisch",),
        captions=("Eine Fähre fährt durch Treibeis. (Archivbild)",),
        keywords=("Verkehr", "Schifffahrt", "Inseln", "Schleswig-Holstein"),
        absent=("Rathaus", "Plätze", "Suchbegriff", "Kommentare"),
    ),
    Case(
        "paper with a correspondent's sign and paywall",
        f"""HUSUM taz | {_LINIE}
{_HARMS}
{_LAND}
Jetzt weiterlesen mit dem Digitalabo: vier Wochen für einen Euro, jederzeit kündbar.
Sie haben bereits ein Abo? Hier anmelden""",
        None,
        None,
        (_LINIE, _HARMS, _LAND),
        places=("Husum",),
        absent=("Digitalabo", "anmelden"),
    ),
    Case(
        "interview with names before questions and answers",
        """Interview
„Ohne Fähre stirbt die Insel“
Bürgermeisterin Wiebke Harms über den Streit mit der Reederei und ihre Pläne für ein eigenes Schiff.
Interview: Frauke Petersen
14.01.2026 | 06:00 Uhr

Küstenkurier: Frau Harms, die Gespräche sind gescheitert. Was nun?

Harms: Wir warten noch bis zum Ende des Monats. Legt die Reederei dann nichts vor, mieten wir selbst eine Fähre.

Küstenkurier: Wer soll das bezahlen?

Harms: Zur Hälfte die Insel, zur Hälfte hoffentlich das Land. Der Minister hat mir das in Aussicht gestellt.

Küstenkurier: Und wenn er nicht zahlt?

Harms: Dann werden wir klagen. Das Gesetz verpflichtet das Land, die Inseln anzubinden.

Zur Person
Wiebke Harms, 51, ist seit 2019 Bürgermeisterin. Sie lebt mit ihrer Familie auf der Insel.""",
        "„Ohne Fähre stirbt die Insel“",
        "2026-01-14T06:00:00+01:00",
        (
            (
                "Harms: Wir warten noch bis zum Ende des Monats. Legt die Reederei dann nichts vor, mieten "
                "wir selbst eine Fähre."
            ),
            (
                "Harms: Zur Hälfte die Insel, zur Hälfte hoffentlich das Land. Der Minister hat mir das in "
                "Aussicht gestellt."
            ),
            "Harms: Dann werden wir klagen. Das Gesetz verpflichtet das Land, die Inseln anzubinden.",
        ),
        authors=("Frauke Petersen",),
        questions=(
            "Küstenkurier: Frau Harms, die Gespräche sind gescheitert. Was nun?",
            "Küstenkurier: Wer soll das bezahlen?",
            "Küstenkurier: Und wenn er nicht zahlt?",
        ),
        absent=("Zur Person", "51"),
    ),
    Case(
        "live ticker with times before the text",
        f"""Liveticker
Fährstreit im Ticker: Land benennt Schlichter
Update vom 15.01.2026, 14:30 Uhr
Von: Frauke Petersen

14.22 Uhr: {_LAND}

11.05 Uhr: {_REEDEREI}

Mittwoch, 14. Januar, 18.40 Uhr: {_HARMS}

Auch interessant
Deichbau dauert länger als geplant""",
        "Fährstreit im Ticker: Land benennt Schlichter",
        "2026-01-15T14:30:00+01:00",
        (_LAND, _REEDEREI, _HARMS),
        authors=("Frauke Petersen",),
        absent=("Deichbau", "14.22"),
    ),
    Case(
        "running text only",
        f"{_LINIE}\n\n{_HARMS}\n\n{_REEDEREI}\n\n{_ENDE}\n",
        None,
        None,
        (_LINIE, _HARMS, _REEDEREI, _ENDE),
    ),
)

NOT_FOUND = """Küstenkurier
Startseite Lokales Sport
Fehler 404
Die gewünschte Seite wurde leider nicht gefunden. Möglicherweise wurde sie verschoben oder gelöscht.
Zur Startseite
Meistgelesen
Inselrat droht mit eigener Fähre
Sturmflut: Deich hält
Impressum Datenschutz AGB"""

LOGIN = """Küstenkurier
Anmelden
E-Mail-Adresse
Passwort
Passwort vergessen?
Angemeldet bleiben
Noch kein Konto? Jetzt registrieren
Mit einem Konto können Sie Artikel merken und kommentieren.
Impressum Datenschutz"""

OVERVIEW = """Küstenkurier
Startseite Lokales Sport Meinung
Nordfriesland
Inselrat droht mit eigener Fähre
Die Gespräche mit der Reederei sind gescheitert. Nun soll das Land helfen.
vor 3 Stunden
Sturmflut: Deich hält
An der Küste stieg das Wasser am Montag auf den höchsten Stand seit sechs Jahren.
vor 5 Stunden
Bäckerei schließt nach 90 Jahren
Nachfolger fanden sich keine, die Gesellen ziehen in die Stadt.
gestern
Handball: Husum verliert knapp
In der letzten Minute verspielten die Gastgeber ihren Vorsprung.
vor 2 Tagen
Mehr laden
Impressum Datenschutz"""

OVERVIEW_WITH_LINKS = """Politik
Alle Meldungen im Überblick
Koalition verschiebt Beschluss zur Rente
Union und SPD wollen erst nach der Sommerpause entscheiden. Die Opposition wirft ihnen Stillstand vor.
weiterlesen
Zölle: Brüssel bereitet Antwort vor
Die Kommission hat eine Liste mit Waren vorgelegt, die es treffen könnte. Stahl steht ganz oben.
weiterlesen
Kita-Plätze fehlen in vielen Städten
Nach einer Umfrage unter Eltern suchen Tausende vergeblich. Die Träger verlangen mehr Geld.
weiterlesen
Wölfe: Länder uneins über Abschuss
Während der Süden drängt, bremst der Norden. Eine Einigung ist nicht in Sicht.
weiterlesen
1 2 3 4 nächste Seite"""

MENU = "Startseite\nPolitik\nWirtschaft\nSport\nKultur\nReise\nAbo\nShop\nImpressum\nDatenschutz"

ENGLISH = """Coast Courier
Home News Sport
Island council threatens to charter its own ferry
13 January 2026
Talks between the shipping company and the island council broke down on Tuesday. The council wants the ferry to run all
year round, while the company says that this would be far too expensive for a route with so few passengers.
The mayor said that the island would not be cut off from the mainland and that she would look for another operator."""

ARABIC = (
    "انهارت المحادثات بين شركة الشحن ومجلس الجزيرة يوم الثلاثاء. ويريد المجلس أن تعمل العبارة على مدار السنة، "
    "بينما تقول الشركة إن ذلك سيكون مكلفا للغاية بالنسبة لخط يستخدمه عدد قليل من الركاب.\n"
    "وقالت رئيسة البلدية إن الجزيرة لن تنقطع عن البر الرئيسي وإنها ستبحث عن مشغل آخر."
)
