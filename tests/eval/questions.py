"""How many of the questions are answered by the right sentence among the first three, and which are not.

python tests/eval/questions.py STORE
"""

import sys
from pathlib import Path
from typing import Any

import yaml

from lagebild.analysis.answers import ask
from lagebild.store import Store

QUESTIONS = Path(__file__).with_suffix(".yaml")


def load() -> dict[str, Any]:
    """The questions with what is right, and those that must stay without an answer."""
    loaded: dict[str, Any] = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    return loaded


def is_right(sentence: str, right: list[list[Any]]) -> bool:
    """Whether a sentence holds all words of one of the lists."""
    line = " ".join(sentence.split()).casefold()
    return any(all(str(word).casefold() in line for word in words) for words in right)


def missed(
    store: Store, first: int = 3, which: str = "questions"
) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    """Questions without the right sentence among the `first`, and silent questions with an answer; with the answers.

    `which` is "questions" or "second".
    """
    loaded = load()

    def told(question: str) -> list[str]:
        return [answer.citation.sentence.text for answer in ask(store, question, limit=first).answers]

    replies = [(entry["question"], told(entry["question"]), entry["right"]) for entry in loaded[which]]
    wrong = [(asked, said) for asked, said, right in replies if not any(is_right(one, right) for one in said)]
    loud = [(question, said) for question in loaded["silent"] if (said := told(question))]
    return wrong, loud


def main() -> None:
    """Prints what is missed."""
    for which in ("questions", "second"):
        with Store(sys.argv[1], create=False) as store:
            wrong, loud = missed(store, which=which)
            at_once, _ = missed(store, 1, which)
        for question, told in wrong + loud:
            print(question, *(f"    {' '.join(sentence.split())}" for sentence in told), sep="\n")
        total = len(load()[which])
        print(f"{which}: right among the first three: {total - len(wrong)} of {total}; first: {total - len(at_once)}")
    print(f"answered without an answer in the store: {len(loud)} of {len(load()['silent'])}")


if __name__ == "__main__":
    main()
