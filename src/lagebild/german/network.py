"""A small multi-task network over the words of sentences, run with numpy: tags, moods, names.

Words are looked up in a vocabulary (a vector; how much likelier than others the form stands beside articles, titles)
and in a table of hashed letter sequences; a window of three words and a bidirectional gated recurrent layer (Cho et al.
2014) bring in the context. Trained by `training/network.py`.
"""

import functools
import json
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from lagebild.errors import LagebildError
from lagebild.german import features

__all__ = ["Network", "Scores", "load", "read"]

Matrix = NDArray[np.float32]
Word = tuple[str, str]
"""Form and kind, as `tokens.Piece` has them."""

_REMEMBERED = 60_000  # forms whose vectors are kept: about 25 MB
_BATCH = 64  # sentences that run through the recurrent layer side by side


class Scores(NamedTuple):
    """Log probabilities for the words of one sentence: a row a word, a column a label."""

    tags: Matrix
    moods: Matrix
    names: Matrix


class Network:
    """The network with its weights; `score` is all it does."""

    def __init__(self, arrays: dict[str, Any], labels: dict[str, list[str]], forms: list[str]) -> None:
        self.tags, self.moods, self.names = labels["tags"], labels["moods"], labels["names"]
        self._rows = {form: row for row, form in enumerate(forms)}
        self._arrays = arrays
        self._vocabulary = arrays["vocabulary"]
        self._letters = arrays["letters"]
        self._contexts = arrays["contexts"]
        self._remembered: dict[Word, Matrix] = {}

    def score(self, sentences: Sequence[Sequence[Word]]) -> Iterator[Scores]:
        """The scores of each sentence, in order; a sentence has at least one word."""
        for first in range(0, len(sentences), _BATCH):
            # Matrices this small are multiplied ten times as slowly by several threads as by one.
            with _threads().limit(limits=1):
                scores = self._batch(sentences[first : first + _BATCH])
            yield from scores

    def _batch(self, sentences: Sequence[Sequence[Word]]) -> list[Scores]:
        lengths = [len(sentence) for sentence in sentences]
        longest = max(lengths)
        size = self._arrays["input_bias"].shape[0]
        words = np.zeros((len(sentences), longest + 2, size), dtype=np.float32)  # a blank word on either side
        for row, sentence in enumerate(sentences):
            words[row, 1 : 1 + len(sentence)] = [self._word(word) for word in sentence]
            words[row, 1 + _first_word(sentence)] += self._arrays["first"]
        mask = np.zeros((len(sentences), longest), dtype=np.float32)
        for row, length in enumerate(lengths):
            mask[row, :length] = 1
        hidden = self._window(words, mask)
        hidden = np.concatenate([hidden, self._recurrent(hidden, mask)], axis=2)
        flat = hidden[mask > 0]
        heads = [_log_softmax(flat @ self._arrays[f"{head}_weight"] + self._arrays[f"{head}_bias"]) for head in _HEADS]
        ends = np.cumsum(lengths).tolist()
        return [Scores(*(head[end - size : end] for head in heads)) for end, size in zip(ends, lengths, strict=True)]

    def _word(self, word: Word) -> Matrix:
        """What the input layer makes of a word, without its context."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._new_word(*word)
        return found

    def _new_word(self, form: str, kind: str) -> Matrix:
        known = features.key(form)
        row = self._rows.get(known, len(self._rows))  # the last row stands for all unknown forms
        vector = np.concatenate(
            [
                self._vocabulary[row] * self._arrays["vocabulary_scale"],
                self._letters[features.ngrams(known)].mean(axis=0) * self._arrays["letters_scale"],
                self._contexts[row] * self._arrays["contexts_scale"],
                self._arrays["shapes"][features.shape(form, kind)],
            ]
        )
        result: Matrix = (vector @ self._arrays["input_weight"] + self._arrays["input_bias"]).astype(np.float32)
        return result

    def _window(self, words: Matrix, mask: Matrix) -> Matrix:
        words = np.maximum(words, 0)
        words[:, 1:-1] *= mask[:, :, None]
        words[:, 0] = words[:, -1] = 0
        around = np.concatenate([words[:, :-2], words[:, 1:-1], words[:, 2:]], axis=2)
        mixed = np.maximum(around @ self._arrays["window_weight"] + self._arrays["window_bias"], 0)
        hidden: Matrix = (mixed + words[:, 1:-1]) * mask[:, :, None]
        return hidden

    def _recurrent(self, hidden: Matrix, mask: Matrix) -> Matrix:
        """Both directions of the gated recurrent layer at once; the backward one begins at each last word."""
        weights = self._arrays
        projected = np.stack([hidden @ weights["forward_input"], hidden @ weights["backward_input"]])
        projected += np.stack([weights["forward_bias"], weights["backward_bias"]])[:, None, None, :]
        inner = np.stack([weights["forward_hidden"], weights["backward_hidden"]])
        inner_bias = np.stack([weights["forward_hidden_bias"], weights["backward_hidden_bias"]])[:, None, :]
        size = inner.shape[1]
        state = np.zeros((2, hidden.shape[0], size), dtype=np.float32)
        result = np.zeros((hidden.shape[0], hidden.shape[1], 2 * size), dtype=np.float32)
        last = hidden.shape[1] - 1
        for step in range(hidden.shape[1]):
            back = last - step
            given = np.stack([projected[0, :, step], projected[1, :, back]])
            known = state @ inner + inner_bias
            gates = 1 / (1 + np.exp(-(given[:, :, : 2 * size] + known[:, :, : 2 * size])))
            new = np.tanh(given[:, :, 2 * size :] + gates[:, :, :size] * known[:, :, 2 * size :])
            keep = gates[:, :, size:]
            state = new + keep * (state - new)
            state[1] *= mask[:, back, None]  # padding must not speak before the last word
            result[:, step, :size] = state[0]
            result[:, back, size:] = state[1]
        return result


_HEADS = ("tags", "moods", "names")


@functools.cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _first_word(sentence: Sequence[Word]) -> int:
    """The number of the first word that is no mark: its capital says nothing."""
    return next((at for at, (_, kind) in enumerate(sentence) if kind not in {"mark", "run"}), 0)


def _log_softmax(scores: Matrix) -> Matrix:
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: Matrix = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


@functools.cache
def load(name: str = "language") -> Network | None:
    """The network whose weights lie in `weights/<name>`; None where there are none.

    Raises:
        LagebildError: the weights are there and cannot be read.
    """
    folder = resources.files("lagebild.german") / "weights" / name
    return read(folder) if (folder / "weights.npz").is_file() else None


def read(folder: Traversable) -> Network:
    """The network whose weights lie in `folder`.

    Raises:
        LagebildError: the weights cannot be read.
    """
    try:
        with (folder / "weights.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {entry: stored[entry] for entry in stored.files}
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        forms = (folder / "forms.txt").read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError, KeyError) as error:
        raise LagebildError(f"weights {folder} cannot be read: {error}; install lagebild again") from error
    for entry, array in arrays.items():
        if array.dtype == np.float16:
            arrays[entry] = array.astype(np.float32)
    return Network(arrays, labels, forms)
