"""Bytes to characters, none lost, none altered."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.pages.decoding import UndecodableError, decode, is_binary

GERMAN = "Größe über alles: „Wir prüfen das“ – für 5 € … sagte sie."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        ("\ufeff" + GERMAN, "utf-8"),
        (GERMAN, "cp1252"),
        ("Ärger um Maßnahmen\u00a0der Länder", "latin-1"),
        ("\ufeff" + GERMAN, "utf-16-le"),
        ("\ufeff" + GERMAN, "utf-16-be"),
        (GERMAN, "utf-16-le"),
        ("Zeile eins\r\nZeile zwei\r\n", "utf-8"),
        ("Trenn\u00adung und\u00a0Leerraum", "utf-8"),
    ],
)
def test_every_character_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_counts_where_the_bytes_are_no_utf_8() -> None:
    assert decode("Zażółć gęślą jaźń".encode("iso-8859-2"), "iso-8859-2") == "Zażółć gęślą jaźń"
    assert decode("Größe".encode(), "iso-8859-1") == "Größe"


@pytest.mark.parametrize("declared", ["latin-1", "no-such-charset", "zip", "punycode", "\u00e4"])
def test_a_wrong_or_odd_declaration_does_no_harm(declared: str) -> None:
    assert decode("Größe und Maß".encode("cp1252"), declared) == "Größe und Maß"


def test_a_text_cut_inside_a_character_keeps_the_rest() -> None:
    assert decode("Größe und Maß und Länge".encode() + "ä".encode()[:1]).startswith("Größe und Maß und Länge")


def test_the_codes_that_windows_1252_leaves_open_are_kept() -> None:
    assert decode(b"Gr\xf6\xdfe\x81 f\xfcr \xc4rger \xf6 \xe4 \xfc \xdf \xe4 \xe4") == "Größe\x81 für Ärger ö ä ü ß ä ä"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf_8_is_always_read_as_utf_8(text: str) -> None:
    if not is_binary(text.encode()):
        assert decode(text.encode()) == text


@given(st.binary(max_size=3000))
def test_no_bytes_raise_anything_else(body: bytes) -> None:
    is_binary(body)
    with contextlib.suppress(UndecodableError):
        assert isinstance(decode(body), str)
