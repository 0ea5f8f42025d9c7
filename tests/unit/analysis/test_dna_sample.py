"""The figures of DNA's own sample database, read by our own reader. Skipped where the shared data is not there."""

from pathlib import Path

import pytest

from lagebild.analysis import Statements, one_mode, two_mode
from lagebild.analysis.network import OneMode, OneModeNorm
from lagebild.analysis.statements import Entry
from lagebild.exchange.dna import read_dna

SAMPLE = Path(__file__).parents[4] / "shared" / "data" / "dna_sample" / "sample.dna"


@pytest.fixture(scope="module")
def sample() -> Statements:
    if not SAMPLE.exists():
        pytest.skip("needs ../shared/data/dna_sample, which is not here")
    return Statements.of(
        Entry(
            str(s.values["organization"]),
            str(s.values["concept"]),
            bool(s.values["agreement"]),
            s.when,
            str(s.document),
        )
        for s in read_dna(SAMPLE).statements()
    )


@pytest.mark.parametrize(
    ("kind", "normalisation", "total"),
    [
        ("ignore", "none", 276),
        ("congruence", "none", 160),
        ("congruence", "average", 25.80),
        ("conflict", "none", 116),
        ("subtract", "none", 44),
    ],
)
def test_one_mode_sums(sample: Statements, kind: OneMode, normalisation: OneModeNorm, total: float) -> None:
    assert one_mode(sample, kind, normalisation).weights.sum() == pytest.approx(total, abs=0.005)


def test_two_mode_sums(sample: Statements) -> None:
    assert two_mode(sample).weights.sum() == 40
    assert two_mode(sample, "subtract").weights.sum() == 18
