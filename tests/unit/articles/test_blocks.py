"""What single lines look like."""

import pytest

from lagebild.articles.blocks import Look, caption_end, look_at
from lagebild.articles.lines import Piece

LOOKS: list[tuple[str, Look]] = [
    ("Zum Hauptinhalt springen", "line"),
    ("Startseite | Politik | Wirtschaft | Sport", "line"),
    ("Teilen Merken Drucken", "line"),
    ("Artikel anhören (4:51 Min)", "line"),
    ("Wir und unsere 214 Partner speichern Informationen auf Ihrem Gerät.", "notice"),
    ("Diese Website verwendet Cookies. OK", "notice"),
    ("Verpassen Sie nichts: Unser Newsletter jeden Morgen. Jetzt anmelden", "notice"),
    ("Mehr zum Thema", "aside"),
    ("Lesen Sie auch: Warum Inseln im Winter teuer sind", "aside"),
    ("ANZEIGE", "aside"),
    ("Weitere Meldungen", "end"),
    ("[3 Kommentare]", "end"),
    ("12 Kommentare Jetzt mitdiskutieren", "end"),
    ("Themen: Schule, Landtag", "end"),
    ("#Fähre #Insel #Land", "keywords"),
    ("Verkehr / Schifffahrt / Inseln", "keywords"),
    ("© Küstenkurier 2026", "copyright"),
    ("© dpa-infocom, dpa:260113-930-170244/1", "copyright"),
    ("© Lars Muster / dpa", "credit"),
    ("Foto: Lars Muster/dpa", "credit"),
    ("Eine Fähre im Eis. (Archivbild)", "credit"),
    ("Ein Schiff im Hafen. Bild: Urs Moser", "credit"),
    ("14. August 2025, 16:09 Uhr · Quelle: dpa", "meta"),
    ("Von Svenja Alpers und dpa", "meta"),
    ("16:09 Uhr", "meta"),
    ("Reuters / jhe", "meta"),
    ("Von: dpa, AFP, epd", "meta"),
    ("vor 3 Stunden", "teaser"),
    ("10:58 Dax startet verhalten - Anleger warten", "teaser"),
    ("Die Stadt will im Sommer drei Plätze für Autos sperren und hat dafür […] (02)", "teaser"),
    ("1 Unfall auf der Inselstraße: Zwei Verletzte", "teaser"),
    ("+++ 16.48 Uhr: Land mahnt zur Geduld +++", "ticker"),
    ("Reederei verweist auf leere Schiffe", "short"),
    ("Was fordert die Insel?", "short"),
    ("Die Reederei wies die Vorwürfe zurück und kündigte eine Klage an.", "text"),
    ("Von dem Streit sind nach Angaben des Landes rund 400 Menschen betroffen.", "text"),
    (("Der Newsletter der Partei nennt das einen Fehler, über den noch zu reden sein wird, wenn der Kanzler von seiner "
     "Reise zurückkehrt und sich den Fragen der Abgeordneten im Bundestag stellt, sagte der Sprecher am Montag "
     "in Berlin auf Anfrage mehrerer Zeitungen."), "text"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "look"), LOOKS)
def test_look(line: str, look: Look) -> None:
    assert look_at(Piece(0, len(line), True), line) == look


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Ein Schiff im Hafen. Bild: Urs Moser", "Ein Schiff im Hafen."),
        ("Eine Fähre im Eis. (Archivbild) (Quelle: Lars Muster/dpa)", "Eine Fähre im Eis. (Archivbild)"),
        ("Harms in ihrem Büro. | Foto: Jana Muster", "Harms in ihrem Büro."),
        ("Bleiben auf Distanz: Harms und Boysen. © APA / Muster", "Bleiben auf Distanz: Harms und Boysen."),
        ("Ein Arbeiter in der Werft. AFP/Archiv", "Ein Arbeiter in der Werft."),
        ("Die Reederei lehnt das ab.", None),
    ],
)
def test_caption_without_credit(line: str, caption: str | None) -> None:
    end = caption_end(line)
    assert (line[:end].strip() if end is not None else None) == caption
