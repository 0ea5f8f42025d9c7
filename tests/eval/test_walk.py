"""The walk of the documentation runs, and prints what stands there."""

import walk


def test_the_walk_prints_what_stands_on_the_page() -> None:
    test, printed = walk.different()
    assert len(test.examples) > 40
    assert printed == {}, "look at it, then: python tests/eval/walk.py --write"
