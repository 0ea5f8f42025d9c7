"""What bytes are: their content first, then their suffix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.pages.detect import kind_of


@pytest.mark.parametrize(
    ("head", "suffix", "kind"),
    [
        ("Berlin (dpa) - Die Länder lehnen ab.", ".txt", "text"),
        ("Berlin (dpa) - Die Länder lehnen ab.", "", "text"),
        ("[Anzeige]\nBerlin (dpa)", ".txt", "text"),
        ("{Werbung} Berlin (dpa)", "", "text"),
        ("<3 für alle, sagt die Ministerin", ".txt", "text"),
        ("\ufeff<!DOCTYPE html><html>", ".txt", "html"),
        ("  \n<!-- gespeichert -->\n<html lang='de'>", "", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html>', ".xml", "html"),
        ("<p>Ein Absatz", "", "html"),
        ("Vorspann\n<html>", ".html", "html"),
        ('<?xml version="1.0"?><rss version="2.0">', ".html", "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "", "feed"),
        ('<?xml version="1.0"?><?xml-stylesheet href="a"?><!-- x --><rdf:RDF xmlns="x">', ".xml", "feed"),
        ('<?xml version="1.0"?><newsItem>', ".xml", "xml"),
        ('{"text": "Hallo"}', "", "json"),
        ('{"text": "Hallo"}', ".jsonl", "lines"),
        ('[{"text": "Hallo"}]', ".txt", "json"),
        ("{kaputt", ".json", "json"),
        ("WARC/1.1\r\nWARC-Type: warcinfo", "", "warc"),
        ("", ".txt", "empty"),
        (" \r\n\t", ".html", "empty"),
        ("%PDF-1.7", ".txt", "binary"),
    ],
)
def test_kind(head: str, suffix: str, kind: str) -> None:
    assert kind_of(head.encode(), suffix)[0] == kind


def test_binary_says_what_to_do() -> None:
    assert kind_of(b"PK\x03\x04....", ".docx") == (
        "binary",
        "a ZIP archive or office document; unpack it or save it as text first",
    )
    assert kind_of(bytes(range(256)) * 4, ".txt")[0] == "binary"


def test_a_page_in_utf_16_is_no_binary() -> None:
    assert kind_of("<html><p>Grüße an alle</p></html>".encode("utf-16"), "")[0] == "html"


@given(st.binary(max_size=2000), st.sampled_from(["", ".html", ".json", ".txt"]))
def test_every_beginning_is_of_some_kind(head: bytes, suffix: str) -> None:
    kind_of(head, suffix)


@pytest.mark.parametrize(
    "head", ["<!--" + "-" * 60_000, "<!doctype " + "[" * 60_000, "<?" * 30_000, " " * 65_000 + "<"]
)
def test_hostile_beginnings_take_no_time(head: str) -> None:
    kind_of(head.encode(), ".html")
