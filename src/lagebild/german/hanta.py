"""HanTa's tags and lemmas, each form analysed once.

Wartena 2019, "A Probabilistic Morphology Model for German Lemmatization" (KONVENS).
"""

import functools
import importlib
from typing import Any

__all__ = ["lemma", "possible", "tag"]

_LONGEST = 40  # letters; analysis time grows with the square of the length, and longer forms are compounds or waste
_FINITE = {"VV(FIN)": "VVFIN", "VA(FIN)": "VAFIN", "VM(FIN)": "VMFIN"}
_STTS = {
    **_FINITE,
    "VV(INF)": "VVINF",
    "VA(INF)": "VAINF",
    "VM(INF)": "VMINF",
    "VV(PP)": "VVPP",
    "VA(PP)": "VAPP",
    "VM(PP)": "VMPP",
    "VV(IMP)": "VVIMP",
    "VA(IMP)": "VAIMP",
    "VV(IZU)": "VVIZU",
    "ADJ(A)": "ADJA",
    "ADJ(D)": "ADJD",
    "NNI": "NN",
    "NNA": "NN",
    "UNKNOWN": "XY",
}
_BACK = {"VVFIN": "VV(FIN)", "VAFIN": "VA(FIN)", "VMFIN": "VM(FIN)", "VVINF": "VV(INF)", "VAINF": "VA(INF)"}


_SIZE = 300_000  # forms remembered; the analysis of a form costs a thousand times as much as the look-up


@functools.cache
def _tagger() -> Any:
    """HanTa with a memory for forms."""
    module = importlib.import_module("HanTa.HanoverTagger")  # loaded only where it is asked: half a second
    tagger = module.HanoverTagger("morphmodel_ger.pgz")
    for name in ("analyze_forward", "_tag_word", "_analyze"):
        setattr(tagger, name, functools.lru_cache(maxsize=_SIZE)(getattr(tagger, name)))
    return tagger


def tag(forms: list[str]) -> list[tuple[str, str]]:
    """STTS tag and HanTa's own tag of each form of a sentence."""
    tagger = _tagger()
    short = [form if len(form) <= _LONGEST else form[0] + form[1 - _LONGEST :] for form in forms]
    names = [tagger.int2tag[number] for number in tagger.tag_sent_viterbi(short)] if short else []
    return [(_STTS.get(name, name), name) for name in names]


@functools.lru_cache(maxsize=300_000)
def lemma(form: str, name: str) -> str:
    """The lemma of a form that bears HanTa's tag `name`."""
    tagger = _tagger()
    number = tagger.tag2int.get(name)
    if number is None or len(form) > _LONGEST or not form:
        return form
    found: str = tagger._analyze(form, number, taglevel=1)[0]
    return found or form


def possible(form: str) -> list[tuple[str, str, float]]:
    """The tags that a form alone may have: STTS tag, HanTa's own, log probability; the likeliest first."""
    tagger = _tagger()
    found = [(tagger.int2tag[number], chance) for number, chance in tagger._tag_word(form[-_LONGEST:])]
    return [(_STTS.get(name, name), name, chance) for name, chance in found]
