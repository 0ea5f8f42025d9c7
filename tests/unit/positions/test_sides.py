"""For whom people speak, read from how the press introduces them; invented sentences, a cast made by hand."""

import dataclasses

import pytest
from tests.unit.positions.test_positions import cast_of

from lagebild import german
from lagebild.model import Actor, Article, Cast, Span
from lagebild.positions.holders import Holders
from lagebild.positions.sides import Sides


def sides(text: str, cast: Cast | None = None) -> Sides:
    article = Article("a", "p", None, (Span(0, len(text)),))
    return Sides(Holders(cast or cast_of(text)), german.analyse(article, text))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # a bare office belongs to the body that the sentence before is about
        ("Die Gewerkschaft ist enttäuscht. Das reiche nicht, sagte Sprecherin Anna Berg.", "Metallbund"),
        ("Für die Grünen ist die Sache klar. Fraktionschefin Anna Berg lehnte den Plan ab.", "Grüne Liste"),
        ("Aus Nordburg kam am Abend Spott. Sprecherin Anna Berg nannte den Plan lächerlich.", "Norland"),
        # before a colon, or in the clause that "wie" comments
        ("Bei den Grünen murrt man: Das reiche nicht, klagte Sprecherin Anna Berg.", "Grüne Liste"),
        ("Die Gewerkschaft will klagen, wie Sprecherin Anna Berg ankündigte.", "Metallbund"),
        # whose office it is
        ("Rückhalt kam von den Grünen. Deren Sprecherin Anna Berg lobte den Plan.", "Grüne Liste"),
        ("Am Montag sprach die Metallbund-Chefin Anna Berg.", "Metallbund"),
        # an office of another, one of a state beside a party, no office at all
        ("Die Gewerkschaft ist enttäuscht. Die zuständige Direktorin Anna Berg schwieg.", "Anna Berg"),
        ("Die Grünen zögern. Umweltministerin Anna Berg will den Plan retten.", "Anna Berg"),
        ("Norland zögert. Umweltministerin Anna Berg will den Plan retten.", "Norland"),
        ("Die Gewerkschaft ist enttäuscht. Anna Berg schwieg.", "Anna Berg"),
    ],
)
def test_for_whom_somebody_speaks(text: str, side: str) -> None:
    assert sides(text).of("Anna Berg") == side


def test_a_heading_between_does_not_lend_its_body() -> None:
    first, second = "Die Gewerkschaft ist enttäuscht.", "Sprecherin Anna Berg lehnte ab."
    text = f"{first}\n\n{second}"
    article = Article("a", "p", None, (Span(0, len(first)), Span(len(first) + 2, len(text))))
    found = Sides(Holders(cast_of(text)), german.analyse(article, text))
    assert found.of("Anna Berg") == "Anna Berg"


def test_a_pair_is_no_side_and_its_members_face_each_other() -> None:
    text = "Norland und Südmark verhandeln."
    cast = cast_of(text)
    cast = dataclasses.replace(cast, actors=(*cast.actors, Actor("both", "Norland und Südmark", "group")))
    found = sides(text, cast)
    assert found.is_bundle("both") and not found.is_bundle("Norland")
    assert found.opposite("Norland") == {"Südmark"}
