"""Trains the network of `lagebild.german.network` with PyTorch and writes its weights.

    python training/network.py DATA WORK OUT [--minutes 10] [--seed 1]

DATA holds the unpacked corpora, WORK what `vectors.py` and `silver.py` have written. OUT gets
weights.npz, labels.json and forms.txt. Needs PyTorch, which the package itself does not.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import corpora
import numpy as np
import torch
from corpora import Example
from torch import nn

from lagebild.german import features, network

VOCABULARY = 60_000
_MOPE = ("train.json", "dev.json", "test.json")
WORD, SHAPE, SIZE, RECURRENT = 64, 16, 128, 80
HEADS = ("tags", "moods", "names", "others", "actors")
"""`others` are the names of SmartData and MobIE, `actors` the mentions of MoPE: they only teach the layers below."""


class Model(nn.Module):
    """The network as `lagebild.german.network` runs it."""

    def __init__(self, contexts: np.ndarray, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.vocabulary = nn.Embedding(len(contexts), WORD, sparse=True)
        self.contexts = nn.Embedding.from_pretrained(torch.from_numpy(contexts))
        self.letters = nn.EmbeddingBag(features.BUCKETS, WORD, mode="mean", sparse=True)
        self.shapes = nn.Embedding(features.SHAPES, SHAPE)
        self.input = nn.Linear(2 * WORD + contexts.shape[1] + SHAPE, SIZE)
        self.first = nn.Parameter(torch.zeros(SIZE))
        self.window = nn.Linear(3 * SIZE, SIZE)
        self.recurrent = nn.GRU(SIZE, RECURRENT, batch_first=True, bidirectional=True)
        self.heads = nn.ModuleDict({head: nn.Linear(SIZE + 2 * RECURRENT, len(labels[head])) for head in HEADS})
        self.drop = nn.Dropout(0.3)

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """The hidden state of every word of a padded batch."""
        lengths = batch["lengths"]
        count, longest = batch["rows"].shape
        mask = torch.arange(longest)[None, :] < lengths[:, None]
        letters = self.letters(batch["letters"], batch["offsets"])
        spread = torch.zeros(count, longest, WORD)
        spread[mask] = letters
        known = [self.vocabulary(batch["rows"]), spread, self.contexts(batch["rows"])]
        words = torch.cat([*known, self.shapes(batch["shapes"])], dim=2)
        words = self.input(self.drop(words)) + batch["first"][:, :, None] * self.first
        words = torch.relu(words) * mask[:, :, None]
        blank = torch.zeros(count, 1, SIZE)
        around = torch.cat([torch.cat([blank, words[:, :-1]], 1), words, torch.cat([words[:, 1:], blank], 1)], 2)
        hidden = (torch.relu(self.window(around)) + words) * mask[:, :, None]
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(hidden), lengths, batch_first=True, enforce_sorted=False)
        context, _ = nn.utils.rnn.pad_packed_sequence(self.recurrent(packed)[0], batch_first=True)
        return self.drop(torch.cat([hidden, context], dim=2))


_NAMES = {"germeval": "names", "silver": "names", "mope": "actors"}


class Reader:
    """Turns examples into numbers."""

    def __init__(self, forms: list[str], labels: dict[str, list[str]], chance: random.Random) -> None:
        self.rows = {form: row for row, form in enumerate(forms)}
        self.labels = {head: {label: number for number, label in enumerate(labels[head])} for head in HEADS}
        self.chance = chance
        self._remembered: dict[tuple[str, str], tuple[int, list[int], int]] = {}

    def word(self, form: str, kind: str) -> tuple[int, list[int], int]:
        """Vocabulary row, rows of letter sequences, shape."""
        found = self._remembered.get((form, kind))
        if found is None:
            known = features.key(form)
            found = self.rows.get(known, len(self.rows)), features.ngrams(known), features.shape(form, kind)
            self._remembered[form, kind] = found
        return found

    def batch(self, examples: list[Example], unknown: float) -> dict[str, torch.Tensor]:
        """A padded batch; each form is taken for unknown with probability `unknown`, the rarer the likelier."""
        longest = max(len(example.words) for example in examples)
        rows = np.zeros((len(examples), longest), dtype=np.int64)
        shapes, first = np.zeros_like(rows), np.zeros((len(examples), longest), dtype=np.float32)
        targets = {head: np.full((len(examples), longest), -100, dtype=np.int64) for head in HEADS}
        letters: list[int] = []
        offsets: list[int] = []
        for number, example in enumerate(examples):
            for at, (form, kind) in enumerate(example.words):
                row, sequences, shape = self.word(form, kind)
                rate = unknown * (0.3 if row < 2000 else 1.0)
                rows[number, at] = len(self.rows) if rate and self.chance.random() < rate else row
                shapes[number, at] = shape
                offsets.append(len(letters))
                letters += sequences
            first[
                number, next((at for at, (_, kind) in enumerate(example.words) if kind not in {"mark", "run"}), 0)
            ] = 1
            self._targets(targets, number, example)
        return {
            "rows": torch.from_numpy(rows),
            "shapes": torch.from_numpy(shapes),
            "first": torch.from_numpy(first),
            "letters": torch.tensor(letters),
            "offsets": torch.tensor(offsets),
            "lengths": torch.tensor([len(example.words) for example in examples]),
            **{head: torch.from_numpy(target) for head, target in targets.items()},
        }

    def _targets(self, targets: dict[str, np.ndarray], number: int, example: Example) -> None:
        names = _NAMES.get(example.source, "others")
        for head, given in (("tags", example.tags), ("moods", example.moods), (names, example.names)):
            known = self.labels[head]
            for at, label in enumerate(given):
                targets[head][number, at] = known.get(label, -100)


def batches(examples: list[Example], chance: random.Random, words: int = 1500) -> Iterator[list[Example]]:
    """Endless batches of sentences of like length, about `words` words each."""
    while True:
        order = list(examples)
        chance.shuffle(order)
        for start in range(0, len(order), 2000):
            part = sorted(order[start : start + 2000], key=lambda example: len(example.words))
            groups: list[list[Example]] = [[]]
            for example in part:
                if (len(groups[-1]) + 1) * len(example.words) > words and groups[-1]:
                    groups.append([])
                groups[-1].append(example)
            chance.shuffle(groups)
            yield from groups


def vectors(path: Path) -> tuple[list[str], np.ndarray]:
    """Forms and vectors as `vectors.py` has written them, scaled to a spread of about 0.3."""
    forms, rows = [], []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            form, _, *numbers = line.split(" ")
            forms.append(form)
            rows.append(np.array(numbers, dtype=np.float32))
    table = np.stack(rows)
    return forms, table / table.std() * 0.3


def contexts(path: Path, forms: list[str]) -> np.ndarray:
    """What `contexts.py` has written of the forms, a row a form; zeros for others and the unknown form at the end."""
    rows = {form: row for row, form in enumerate(forms)}
    lines = path.read_text(encoding="utf-8").splitlines()
    table = np.zeros((len(forms) + 1, len(lines[0].split(" ")) - 1), dtype=np.float32)
    for line in lines:
        form, *numbers = line.split(" ")
        if form in rows:
            table[rows[form]] = [float(number) for number in numbers]
    return table


def teach_letters(model: Model, forms: list[str], table: np.ndarray, seconds: float) -> None:
    """Teaches the letter sequences to spell out the vectors of all forms, so that unknown forms get a sensible one."""
    order = np.arange(len(forms))
    chance = np.random.default_rng(1)
    optimizer = torch.optim.SparseAdam(model.letters.parameters(), lr=0.01)
    sequences = [features.ngrams(form) for form in forms]
    until = time.process_time() + seconds
    while time.process_time() < until:
        chance.shuffle(order)
        for start in range(0, len(order), 512):
            part = order[start : start + 512]
            letters = [row for form in part for row in sequences[form]]
            offsets = np.cumsum([0] + [len(sequences[form]) for form in part[:-1]])
            guessed = model.letters(torch.tensor(letters), torch.from_numpy(offsets))
            loss = ((guessed - torch.from_numpy(table[part])) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if time.process_time() > until:
                break
    print(f"letters: error {loss.item():.4f} of {(table**2).mean():.4f}", flush=True)


def mark_names(examples: list[Example], teacher: network.Network) -> None:
    """Gives sentences the names that an earlier network finds; words that it is not sure of stay unknown."""
    scores = teacher.score([example.words for example in examples])
    for example, found in zip(examples, scores, strict=True):
        best = found.names.argmax(axis=1)
        sure = found.names.max(axis=1) > np.log(0.8)
        example.names = [teacher.names[label] if known else "" for label, known in zip(best, sure, strict=True)]


def accuracy(model: Model, reader: Reader, examples: list[Example], head: str) -> float:
    """Accuracy of a head where the label is known (names: over words that bear or get one)."""
    model.eval()
    right = total = 0
    with torch.no_grad():
        for start in range(0, len(examples), 64):
            batch = reader.batch(examples[start : start + 64], 0)
            guessed = model.heads[head](model(batch)).argmax(2)
            known = batch[head] >= 0
            if head == "names":
                known &= (batch[head] > 0) | (guessed > 0)
            right += int(((guessed == batch[head]) & known).sum())
            total += int(known.sum())
    model.train()
    return right / total


def train(
    model: Model, reader: Reader, sources: dict[str, list[Example]], held: dict[str, list[Example]], minutes: float
) -> None:
    """Trains for `minutes` of processor time; the learning rate falls to nothing."""
    shares = {"silver": 0.5, "gold": 0.15, "germeval": 0.25, "others": 0.1}
    streams = {name: batches(sources[name], reader.chance) for name in shares}
    sparse = [*model.vocabulary.parameters(), *model.letters.parameters()]
    dense = [
        value
        for name, value in model.named_parameters()
        if value.requires_grad and not name.startswith(("vocabulary", "letters"))
    ]
    optimizers = [torch.optim.SparseAdam(sparse, lr=1e-3), torch.optim.AdamW(dense, lr=2e-3, weight_decay=1e-3)]
    rates = [1e-3, 2e-3]
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.02)
    weights = {"tags": 1.0, "moods": 0.5, "names": 1.0, "others": 0.4, "actors": 0.3}
    started = time.process_time()
    step = 0
    while (passed := (time.process_time() - started) / (60 * minutes)) < 1:
        for optimizer, rate in zip(optimizers, rates, strict=True):
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1.0, step / 200) * (1 - passed)
        name = reader.chance.choices(list(shares), list(shares.values()))[0]
        batch = reader.batch(next(streams[name]), 0.15)
        hidden = model(batch)
        loss = torch.zeros(())
        for head in HEADS:
            if (batch[head] >= 0).any():
                loss = loss + weights[head] * loss_of(model.heads[head](hidden).flatten(0, 1), batch[head].flatten())
        for optimizer in optimizers:
            optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(dense, 1.0)
        for optimizer in optimizers:
            optimizer.step()
        step += 1
        if step % 600 == 0:
            scores = " ".join(f"{head} {accuracy(model, reader, part, head):.4f}" for head, part in held.items())
            print(f"{passed:.2f} step {step} loss {loss.item():.3f} {scores}", flush=True)
    print(
        "end " + " ".join(f"{head} {accuracy(model, reader, part, head):.4f}" for head, part in held.items()),
        flush=True,
    )


def quantised(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A table in bytes and the factor that a byte stands for."""
    scale = np.float32(np.abs(table).max() / 127)
    return np.round(table / scale).astype(np.int8), np.array(scale, dtype=np.float32)


def write(model: Model, forms: list[str], labels: dict[str, list[str]], out: Path) -> None:
    """Writes what `lagebild.german.network` reads."""
    out.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    arrays = {}
    arrays["vocabulary"], arrays["vocabulary_scale"] = quantised(state["vocabulary.weight"])
    arrays["letters"], arrays["letters_scale"] = quantised(state["letters.weight"])
    arrays["contexts"], arrays["contexts_scale"] = quantised(state["contexts.weight"])
    dense = {
        "shapes": state["shapes.weight"],
        "input_weight": state["input.weight"].T,
        "input_bias": state["input.bias"],
        "first": state["first"],
        "window_weight": state["window.weight"].T,
        "window_bias": state["window.bias"],
    }
    for direction, suffix in (("forward", ""), ("backward", "_reverse")):
        dense[f"{direction}_input"] = state[f"recurrent.weight_ih_l0{suffix}"].T
        dense[f"{direction}_bias"] = state[f"recurrent.bias_ih_l0{suffix}"]
        dense[f"{direction}_hidden"] = state[f"recurrent.weight_hh_l0{suffix}"].T
        dense[f"{direction}_hidden_bias"] = state[f"recurrent.bias_hh_l0{suffix}"]
    for head in ("tags", "moods", "names"):
        dense[f"{head}_weight"] = state[f"heads.{head}.weight"].T
        dense[f"{head}_bias"] = state[f"heads.{head}.bias"]
    arrays |= {name: np.ascontiguousarray(value, dtype=np.float16) for name, value in dense.items()}
    np.savez_compressed(out / "weights.npz", **arrays)
    kept = {head: labels[head] for head in ("tags", "moods", "names")}
    (out / "labels.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "forms.txt").write_text("\n".join(forms), encoding="utf-8")


def resume(model: Model, forms: list[str], folder: Path) -> None:
    """Starts from the weights of an earlier run, as far as layers are alike; its heads must have the same labels."""
    with np.load(folder / "weights.npz") as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    rows = {form: row for row, form in enumerate((folder / "forms.txt").read_text(encoding="utf-8").split("\n"))}
    names = {
        "letters.weight": arrays["letters"] * arrays["letters_scale"],
        "shapes.weight": arrays["shapes"],
        "first": arrays["first"],
        "input.bias": arrays["input_bias"],
        "window.weight": arrays["window_weight"].T,
        "window.bias": arrays["window_bias"],
    }
    for direction, suffix in (("forward", ""), ("backward", "_reverse")):
        names[f"recurrent.weight_ih_l0{suffix}"] = arrays[f"{direction}_input"].T
        names[f"recurrent.bias_ih_l0{suffix}"] = arrays[f"{direction}_bias"]
        names[f"recurrent.weight_hh_l0{suffix}"] = arrays[f"{direction}_hidden"].T
        names[f"recurrent.bias_hh_l0{suffix}"] = arrays[f"{direction}_hidden_bias"]
    for head in ("tags", "moods", "names"):
        names[f"heads.{head}.weight"] = arrays[f"{head}_weight"].T
        names[f"heads.{head}.bias"] = arrays[f"{head}_bias"]
    state = model.state_dict()
    vocabulary = arrays["vocabulary"] * arrays["vocabulary_scale"]
    with torch.no_grad():
        for name, value in names.items():
            state[name].copy_(torch.from_numpy(np.ascontiguousarray(value)))
        for row, form in enumerate([*forms, None]):
            known = rows.get(form, -1) if form else len(rows)
            if known >= 0:
                state["vocabulary.weight"][row] = torch.from_numpy(vocabulary[known])
        known_inputs = arrays["input_weight"].T  # vocabulary, letters, contexts (if there were any), shapes
        weight = state["input.weight"]
        weight[:, : 2 * WORD] = torch.from_numpy(known_inputs[:, : 2 * WORD].copy())
        weight[:, -SHAPE:] = torch.from_numpy(known_inputs[:, -SHAPE:].copy())
        middle = known_inputs[:, 2 * WORD : -SHAPE]
        weight[:, 2 * WORD : -SHAPE] = torch.from_numpy(middle.copy()) if middle.size else 0.0


def main() -> None:
    """Reads, trains, writes."""
    parser = argparse.ArgumentParser()
    for name in ("data", "work", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--teacher", type=Path, help="weights of an earlier run, to find names in the silver sentences")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    chance = random.Random(asked.seed)
    data = asked.data
    gold = [
        *corpora.gsd(data / "syntax_gsd/de_gsd-ud-dev.conllu"),
        *corpora.pud(data / "syntax_pud/de_pud-ud-test.conllu"),
    ]
    others = [
        *corpora.mobie(data / "names_mobie/conll03/train.conll2003"),
        *corpora.smartdata(data / "names_smartdata/v1_20180119/train.json.gz"),
        *corpora.smartdata(data / "names_smartdata/v1_20180119/test.json.gz"),
        *(
            example
            for part in _MOPE
            for example in corpora.mope(data / "actors_mope/mope_baseline/data/MOPE/l3" / part)
        ),
    ]
    sources = {
        "silver": list(corpora.silver(asked.work / "silver.jsonl")),
        "gold": gold,
        "germeval": list(corpora.germeval(data / "names_germeval2014/NER-de-test.tsv")),
        "others": [example for example in others if 2 < len(example.words) < 80],
    }
    if asked.teacher:
        mark_names(sources["silver"], network.read(asked.teacher))
    test = list(corpora.gsd(data / "syntax_gsd/de_gsd-ud-test.conllu"))
    dev = list(corpora.germeval(data / "names_germeval2014/NER-de-dev.tsv"))
    seen = Counter(tag for part in (sources["silver"], gold) for example in part for tag in example.tags)
    names = ["O", *(f"{bound}-{kind}" for kind in ("PER", "LOC", "ORG") for bound in "BI")]
    labels = {
        "tags": sorted(tag for tag in seen if tag),
        "moods": ["-", "Ind", "Sub", "Imp"],
        "names": names,
        "others": names,
        "actors": sorted({name for example in others if example.source == "mope" for name in example.names}),
    }
    forms, table = vectors(asked.work / "vec/vectors.txt")
    kept = forms[:VOCABULARY]
    model = Model(contexts(asked.work / "contexts.txt", kept), labels)
    if not asked.start:
        teach_letters(model, forms, table, 60)
    with torch.no_grad():
        model.vocabulary.weight[: len(kept)] = torch.from_numpy(table[:VOCABULARY])
        model.vocabulary.weight[len(kept)] = 0
    if asked.start:
        resume(model, kept, asked.start)
    reader = Reader(kept, labels, chance)
    train(model, reader, sources, {"tags": test, "moods": test, "names": dev}, asked.minutes)
    write(model, kept, labels, asked.out)


if __name__ == "__main__":
    main()
