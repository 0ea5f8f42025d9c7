"""The text that other tools get, and the way back and forth between its characters and the page's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.exchange.document import document, plain
from lagebild.store import Passage


def parts(page: str, *spans: tuple[int, int]) -> list[Passage]:
    return [Passage(page[start:end], start, end) for start, end in spans]


def test_parts_stand_in_page_order_with_blank_lines_between() -> None:
    page = "Menü\nKopf\nWerbung\nErster Absatz."
    made = document(parts(page, (18, 32), (5, 9)))
    assert made.text == "Kopf\n\nErster Absatz."
    assert made.find(18, 24) == (6, 12)
    assert made.find(10, 17) is None  # the advertisement is not in it
    assert made.find(7, 20) is None  # nor what runs over the edge of a part


def test_line_ends_become_lf_and_offsets_follow() -> None:
    page = "eins\r\nzwei\rdrei"
    made = document(parts(page, (0, len(page))))
    assert made.text == "eins\nzwei\ndrei"
    assert made.find(6, 10) == (5, 9)
    assert made.find(11, 15) == (10, 14)


def test_characters_that_other_tools_count_as_two_are_replaced() -> None:
    page = "Ja 🚢 und Nein"
    made = document(parts(page, (0, len(page))))
    assert made.text == "Ja \ufffd und Nein"
    assert made.find(9, 13) == (9, 13)


def test_overlapping_parts_stand_once() -> None:
    assert document(parts("abcdef", (0, 4), (2, 6))).text == "abcd"


@pytest.mark.parametrize("place", [(4, 5), (4, 6)])
def test_a_place_of_line_ends_only_is_found_or_none_but_never_empty(place: tuple[int, int]) -> None:
    found = document(parts("eins\r\nzwei", (0, 10))).find(*place)
    assert found is None or found[0] < found[1]


def test_what_xml_and_databases_refuse_is_replaced() -> None:
    page = "a\x00b\x1bc\ud800d\uffff\te"
    made = document(parts(page, (0, len(page))))
    assert made.text == "a\ufffdb\ufffdc\ufffdd\ufffd\te"
    made.text.encode()
    assert plain(" a\x00\n🚢 ") == "a\ufffd \ufffd"


@given(st.text(alphabet="ab\r\n🚢ä ", min_size=1, max_size=40), st.data())
def test_every_place_is_found_again_on_the_page(page: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(page) - 1))
    end = data.draw(st.integers(start + 1, len(page)))
    made = document(parts("xx" + page, (2, 2 + len(page))))
    found = made.find(2 + start, 2 + end)
    back = found and made.back(*found)
    if found:
        assert back is not None
        assert made.find(*back) == found


def test_what_is_not_in_the_text_is_nowhere_on_the_page() -> None:
    made = document(parts("Kopf Werbung Text", (0, 4), (13, 17)))
    assert made.text == "Kopf\n\nText"
    assert made.back(6, 10) == (13, 17)
    assert made.back(0, 8) is None  # over the edge of a part
    assert made.back(6, 99) is None
    assert made.back(3, 3) is None


@given(st.text(alphabet="ab\r\n🚢ä ", min_size=1, max_size=40), st.data())
def test_every_place_reads_the_same_but_for_line_ends_and_replacements(page: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(page) - 1))
    end = data.draw(st.integers(start + 1, len(page)))
    made = document(parts(page, (0, len(page))))
    if found := made.find(start, end):
        expected = page[start:end].replace("\r\n", "\n").replace("🚢", "\ufffd")
        assert made.text[slice(*found)].replace("\n", "") == expected.replace("\n", "").replace("\r", "")
