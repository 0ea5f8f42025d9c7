"""What is read out of the example pages is what was last looked at and found good."""

import json

import pytest
import regenerate

_EXPECTED = sorted(path.name for path in regenerate.HERE.glob("*.json"))
pytestmark = pytest.mark.skipif(not _EXPECTED, reason="no golden files yet: run tests/golden/regenerate.py")


@pytest.fixture(scope="module")
def found() -> dict[str, object]:
    return {name: json.loads(json.dumps(record)) for name, record in regenerate.golden()}


def test_every_example_page_has_its_golden_file(found: dict[str, object]) -> None:
    assert sorted(found) == _EXPECTED


@pytest.mark.parametrize("name", _EXPECTED)
def test_golden(name: str, found: dict[str, object]) -> None:
    expected = json.loads((regenerate.HERE / name).read_text("utf-8"))
    assert found.get(name) == expected, (
        "if the new reading is better: run tests/golden/regenerate.py and look at the difference"
    )
