"""Names of persons, places and organisations in a sentence, from the network's scores."""

from typing import TYPE_CHECKING, Literal

import numpy as np

from lagebild.model import Name

if TYPE_CHECKING:
    from lagebild.german.network import Matrix

__all__ = ["decode"]

_KINDS: dict[str, Literal["PER", "LOC", "ORG"]] = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_IMPOSSIBLE = np.float32(-1e4)


def decode(scores: "Matrix", labels: list[str]) -> tuple[Name, ...]:
    """The names in the likeliest sequence of labels in which "I-" follows only "B-" or "I-" of its kind (Viterbi).

    `scores` are log probabilities, a row a word. A name's score is its words' mean probability.
    """
    best = scores.argmax(axis=1)
    if not best.any():  # label 0 is "O"
        return ()
    path = _path(scores, labels)
    names: list[Name] = []
    start = 0
    for at in range(1, len(path) + 1):
        label = labels[path[at]] if at < len(path) else "O"
        if labels[path[start]] != "O" and not label.startswith("I-"):
            sure = float(np.exp(scores[np.arange(start, at), path[start:at]]).mean())
            names.append(Name((start, at), _KINDS[labels[path[start]][2:]], round(sure, 3)))
        if not label.startswith("I-"):
            start = at
    return tuple(names)


def _path(scores: "Matrix", labels: list[str]) -> list[int]:
    allowed = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for into, label in enumerate(labels):
        for come, before in enumerate(labels):
            if label.startswith("I-") and before[1:] != label[1:]:
                allowed[come, into] = _IMPOSSIBLE
    state = scores[0] + np.array([_IMPOSSIBLE if label.startswith("I-") else 0 for label in labels], dtype=np.float32)
    back = []
    for row in scores[1:]:
        reached = state[:, None] + allowed
        back.append(reached.argmax(axis=0))
        state = reached.max(axis=0) + row
    path = [int(state.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
