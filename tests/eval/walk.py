"""The walk of docs/walk.md, run example by example.

python tests/eval/walk.py            what differs from the page
python tests/eval/walk.py --write    put what is printed now into the page; look at the difference before you commit
"""

import contextlib
import doctest
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WALK = ROOT / "docs" / "walk.md"
_FENCE = re.compile(r"^```.*$", re.MULTILINE)


class _Keeper(doctest.DocTestRunner):
    """Keeps what was printed where it is not what stands on the page."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.printed: dict[int, str] = {}

    def report_failure(self, _out: object, _test: object, example: doctest.Example, got: str) -> None:
        """What an example printed instead."""
        self.printed[example.lineno] = got

    def report_unexpected_exception(
        self, _out: object, _test: object, example: doctest.Example, exc_info: object
    ) -> None:
        """The exception that an example ended with."""
        self.printed[example.lineno] = f"{exc_info[1]!r}\n" if isinstance(exc_info, tuple) else "an exception\n"


@contextlib.contextmanager
def _elsewhere() -> Iterator[None]:
    """A folder of its own with the example pages, as the page takes it for granted."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("examples").symlink_to(ROOT / "examples")
        try:
            yield
        finally:
            os.chdir(before)


def different() -> tuple[doctest.DocTest, dict[int, str]]:
    """The examples of the page, and by their line what they print otherwise."""
    text = _FENCE.sub("", WALK.read_text("utf-8"))  # a fence would be taken for what is printed
    test = doctest.DocTestParser().get_doctest(text, {}, "walk", str(WALK), 0)
    runner = _Keeper()
    with _elsewhere():
        runner.run(test, clear_globs=True)
    return test, runner.printed


def main() -> None:
    """Tells or writes the differences."""
    test, printed = different()
    lines = WALK.read_text("utf-8").splitlines()
    for example in reversed(test.examples):
        if example.lineno in printed:
            print(f"{WALK.name}:{example.lineno + 1}: {example.source}{printed[example.lineno]}", file=sys.stderr)
            first = example.lineno + example.source.count("\n")
            lines[first : first + example.want.count("\n")] = printed[example.lineno].splitlines()
    if "--write" in sys.argv:
        WALK.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
