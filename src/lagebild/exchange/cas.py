"""UIMA CAS XMI, as INCEpTION opens it: an article a file, layers for sentences, quotations and positions.

Needs dkpro-cassis (`pip install 'lagebild[cas]'`).
"""

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lagebild.errors import InputError, LagebildError
from lagebild.exchange.coded import Coded, Delivery, ForeignDocument
from lagebild.exchange.dna_export import parts
from lagebild.exchange.document import Document, document, plain
from lagebild.store import CitedPosition, CitedQuotation, Passage, StoredArticle

__all__ = ["TYPE_SYSTEM", "cas_xmi", "read_cas", "type_system", "type_system_xml"]

TYPE_SYSTEM = "TypeSystem.xml"
"""The name that INCEpTION gives the file with the layers, beside the documents."""
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_METADATA = f"{_DKPRO}.metadata.type.DocumentMetaData"
_SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
_QUOTATION, _POSITION = "custom.Quotation", "custom.Position"
_METADATA_FEATURES = ("documentTitle", "documentId", "documentUri", "collectionId")
_FEATURES: dict[str, dict[str, str]] = {
    _QUOTATION: {
        **dict.fromkeys(("identifier", "quoteType", "actor", "speaker", "cue", "addressee"), "String"),
        "score": "Float",
    },
    _POSITION: {
        **dict.fromkeys(
            ("identifier", "actor", "actorKind", "organisation", "act", "issue", "condition", "addressee", "voice",
             "saidOn"), "String",
        ),
        "agreement": "Boolean", "negated": "Boolean", "score": "Float", "addresseeScore": "Float",
    },
}  # fmt: skip


def _cassis() -> Any:
    try:
        import cassis  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise LagebildError("CAS needs dkpro-cassis; install it with: pip install 'lagebild[cas]'") from error
    return cassis


def type_system() -> Any:
    """The types: DKPro's sentence and document metadata, and the layers custom.Quotation and custom.Position."""
    made = _cassis().TypeSystem()
    about = made.create_type(name=_METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    for name in _METADATA_FEATURES:
        made.create_feature(domainType=about, name=name, rangeType="uima.cas.String")
    made.create_type(name=_SENTENCE, supertypeName="uima.tcas.Annotation")
    for layer, features in _FEATURES.items():
        kind = made.create_type(name=layer, supertypeName="uima.tcas.Annotation")
        for name, value in features.items():
            made.create_feature(domainType=kind, name=name, rangeType=f"uima.cas.{value}")
    return made


def type_system_xml() -> str:
    """The layers as INCEpTION imports them (Settings, Layers, Import)."""
    return str(type_system().to_xml())


def cas_xmi(
    article: StoredArticle,
    positions: Iterable[CitedPosition],
    quotations: Iterable[CitedQuotation],
    sentences: Sequence[tuple[int, int]] = (),
) -> str:
    """An article as XMI: headline, lead, paragraphs as text; what stands on other characters is not in it.

    `sentences` are places on the page. A quotation of several parts is as many annotations with one identifier.
    """
    made, types = document(parts(article)), type_system()
    cas = _cassis().Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = made.text, "text/plain"
    source = article.source
    cas.add(
        types.get_type(_METADATA)(
            begin=0,
            end=len(made.text),
            language="de",
            documentTitle=plain(source.headline or source.uri),
            documentId=source.page_id,
            documentUri=plain(source.uri),
            collectionId=plain(source.name),
        )
    )
    for start, end in sentences:
        _annotate(cas, made, types.get_type(_SENTENCE), Passage("", start, end), {})
    for quotation in quotations:
        for part in quotation.content:
            _annotate(cas, made, types.get_type(_QUOTATION), part, _of_quotation(quotation))
    for position in positions:
        if position.verdict != "wrong":
            _annotate(cas, made, types.get_type(_POSITION), position.content, _of_position(position))
    return str(cas.to_xmi())


def _annotate(cas: Any, made: Document, kind: Any, place: Passage, features: dict[str, Any]) -> None:
    found = made.find(place.start, place.end)
    if found:
        told = {name: plain(value) if isinstance(value, str) else value for name, value in features.items()}
        cas.add(kind(begin=found[0], end=found[1], **told))


def _of_quotation(quotation: CitedQuotation) -> dict[str, Any]:
    return {
        "identifier": quotation.id,
        "quoteType": quotation.type,
        "actor": quotation.actor,
        "speaker": quotation.speaker.text if quotation.speaker else None,
        "cue": quotation.cue.text if quotation.cue else None,
        "addressee": quotation.addressee.text if quotation.addressee else None,
        "score": quotation.score,
    }


def _of_position(position: CitedPosition) -> dict[str, Any]:
    return {
        "identifier": position.id,
        "actor": position.actor,
        "actorKind": position.actor_kind,
        "organisation": position.on_behalf_of,
        "act": position.act,
        "issue": position.issue,
        "condition": position.condition.text if position.condition else None,
        "addressee": position.addressee,
        "addresseeScore": position.addressee_score,
        "voice": position.voice,
        "saidOn": position.said_on,
        "agreement": position.agrees,
        "negated": position.negated,
        "score": position.score,
    }


def read_cas(path: Path) -> Delivery:
    """The annotations of the layer custom.Position in an XMI file; its type system stands beside it, else it is ours.

    InputError where it is no XMI.
    """
    cassis = _cassis()
    beside = path.with_name(TYPE_SYSTEM)
    try:
        types = type_system()
        if beside.is_file():
            with beside.open("rb") as file:
                types = cassis.load_typesystem(file)
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # layers that are none of ours
            cas = cassis.load_cas_from_xmi(file, typesystem=types, lenient=True)
        if cas.sofa_string is None:
            raise InputError("it has no text")
    except OSError as fault:
        raise InputError(f"{path}: {fault.strerror}; name an XMI file") from fault
    except Exception as fault:
        reason = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        raise InputError(f"{path}: no CAS XMI ({reason[:200]}); export it as UIMA CAS XMI (XML 1.0)") from fault
    text = cas.sofa_string
    about = cas.select(_METADATA)[:1] if types.contains_type(_METADATA) else []
    foreign = ForeignDocument(
        key="cas",
        title=_said(about[0], "documentTitle") or path.stem if about else path.stem,
        text=text,
        page_id=_said(about[0], "documentId") if about else None,
        uri=_said(about[0], "documentUri") if about else None,
    )
    found = cas.select(_POSITION) if types.contains_type(_POSITION) else []
    made = [_coded(one, path, text) for one in found]
    silent = [f"{one.where}: no actor; left out" for one in made if not one.actor]
    return Delivery([one for one in made if one.actor], (foreign,), silent)


def _said(annotation: Any, name: str) -> str | None:
    value = getattr(annotation, name, None)
    return str(value).strip() or None if value is not None else None


def _coded(annotation: Any, path: Path, text: str) -> Coded:
    person = _said(annotation, "actorKind") == "person"
    actor, organisation = _said(annotation, "actor"), _said(annotation, "organisation")
    agreement = getattr(annotation, "agreement", None)
    return Coded(
        where=f"{path.name}, characters {annotation.begin} to {annotation.end}",
        coder="",
        words=text[annotation.begin : annotation.end],
        person=actor if person else None,
        organisation=organisation if person or not actor else actor,
        issue=_said(annotation, "issue"),
        agreement=None if agreement is None else bool(agreement),
        act=_said(annotation, "act"),
        document="cas",
        start=annotation.begin,
        end=annotation.end,
        target=_said(annotation, "identifier"),
    )
