"""CAS XMI: what is written is read back by dkpro-cassis, and by us as statements."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from lagebild.errors import InputError, LagebildError
from lagebild.exchange import cas
from lagebild.exchange.matching import Library, judge
from lagebild.store import Store

cassis = pytest.importorskip("cassis")
HOSTILE = 'A"<b>&amp;]]>\x00\x1b[31m\ud800\ufffe🚢\r\n' + "x" * 5000
_SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"


def written(store: Store, folder: Path) -> Path:
    reading = next(store.readings())
    spans = [(span.start, span.end) for span in reading.sentences]
    (folder / cas.TYPE_SYSTEM).write_text(cas.type_system_xml(), "utf-8")
    path = folder / "a.xmi"
    path.write_text(cas.cas_xmi(store.articles()[0], store.positions(), store.quotations(), spans), "utf-8")
    return path


def loaded(path: Path) -> Any:
    with path.with_name(cas.TYPE_SYSTEM).open("rb") as types, path.open("rb") as file:
        return cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(types))


def test_cassis_reads_text_layers_and_features(ferry: Store, tmp_path: Path) -> None:
    read = loaded(written(ferry, tmp_path))
    positions = read.select("custom.Position")
    assert [one.get_covered_text() for one in positions] == ["eine Nachtfähre", "Nachtfähre ab", "einen Zuschuss"]
    first = positions[0]
    assert (first.actor, first.act, first.issue, first.agreement) == ("Inga Behrens", "demand", "Nachtfähre", True)
    assert first.identifier == ferry.positions()[0].id
    assert first.score == pytest.approx(0.83)
    assert first.addresseeScore is None
    assert (positions[2].addressee, positions[2].addresseeScore) == ("Inga Behrens", pytest.approx(0.9))
    (said,) = read.select("custom.Quotation")
    assert (said.get_covered_text(), said.quoteType, said.speaker) == ("Wir brauchen sie", "direct", "Behrens")
    assert [one.get_covered_text() for one in read.select(_SENTENCE)][1] == "Inga Behrens fordert eine Nachtfähre."


def test_what_comes_back_says_nothing_until_it_is_changed(ferry: Store, tmp_path: Path) -> None:
    path = written(ferry, tmp_path)
    told = cas.read_cas(path)
    result = judge(told, ferry, Library(ferry), "2026-03-02", "Tammen")
    assert result.counts == {"unchanged": 3}
    read = loaded(path)
    read.select("custom.Position")[0].issue = "Fährverkehr"
    new = read.typesystem.get_type("custom.Position")(
        begin=64, end=81, actor="Behrens", issue="Nachtfähre", agreement=True
    )
    read.add(new)
    read.to_xmi(path)
    result = judge(cas.read_cas(path), ferry, Library(ferry), "2026-03-02", "Tammen")
    assert result.counts == {"corrected": 1, "added": 1, "unchanged": 2}
    assert {word.reviewer for word in result.judgements} == {"Tammen"}


def test_without_a_type_system_beside_it_ours_is_meant(ferry: Store, tmp_path: Path) -> None:
    path = written(ferry, tmp_path)
    path.with_name(cas.TYPE_SYSTEM).unlink()
    assert len(cas.read_cas(path).statements) == 3


def test_hostile_names_and_texts_are_read_back(tmp_path: Path, make_reading: Any) -> None:
    text = f"Titel {HOSTILE}\nBehrens \x00🚢 fordert Ruhe."
    entry = {"actor": HOSTILE, "act": "demand", "content": "\x00🚢 fordert Ruhe", "issue": HOSTILE}
    with Store(tmp_path / "h.db") as store:
        store.add(make_reading(text, "https://x.example/" + HOSTILE, positions=[entry]))
        (one,) = loaded(written(store, tmp_path)).select("custom.Position")
    assert one.actor.startswith('A"<b>&amp;]]>')
    assert one.get_covered_text().endswith("fordert Ruhe")


def test_offsets_are_utf_16_units_as_uima_counts(tmp_path: Path, make_reading: Any) -> None:
    entry = {"actor": "Behrens", "act": "demand", "content": "eine Nachtfähre", "issue": "Fähre"}
    with Store(tmp_path / "u.db") as store:
        store.add(make_reading("Titel 🚢\r\nDie 🚢 kommt.\nBehrens fordert eine Nachtfähre.", positions=[entry]))
        root: Any = etree.parse(written(store, tmp_path)).getroot()
    (sofa,) = (one for one in root if etree.QName(one).localname == "Sofa")
    (one,) = (one for one in root if etree.QName(one).localname == "Position")
    units = sofa.get("sofaString").encode("utf-16-le")
    assert units[2 * int(one.get("begin")) : 2 * int(one.get("end"))].decode("utf-16-le") == "eine Nachtfähre"


def test_layers_are_what_inception_can_make_layers_of() -> None:
    """Span layers of its own: annotations with features of primitive types, one level below uima.tcas.Annotation."""
    root = etree.fromstring(cas.type_system_xml().encode())
    space = {"u": root.nsmap[None]}
    kinds = {one.findtext("u:name", namespaces=space): one for one in root.iterfind(".//u:typeDescription", space)}
    for layer in ("custom.Quotation", "custom.Position"):
        assert kinds[layer].findtext("u:supertypeName", namespaces=space) == "uima.tcas.Annotation"
        ranges = {
            one.findtext("u:rangeTypeName", namespaces=space)
            for one in kinds[layer].iterfind(".//u:featureDescription", space)
        }
        assert ranges <= {"uima.cas.String", "uima.cas.Boolean", "uima.cas.Float", "uima.cas.Integer"}
        names = [
            one.findtext("u:name", namespaces=space) for one in kinds[layer].iterfind(".//u:featureDescription", space)
        ]
        assert not {"begin", "end", "sofa"} & set(names)  # reserved
    about = kinds["de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"]
    assert about.findtext("u:supertypeName", namespaces=space) == "uima.tcas.DocumentAnnotation"


@pytest.mark.parametrize("content", [b"", b"kein XML", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", None])
def test_what_is_no_xmi_is_told_in_one_line(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "x.xmi"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as told:
        cas.read_cas(path)
    assert "\n" not in str(told.value)


def test_a_missing_extra_is_one_line_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cassis", None)
    with pytest.raises(LagebildError, match=r"pip install 'lagebild\[cas\]'"):
        cas.type_system()
