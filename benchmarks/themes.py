"""``python -m benchmarks.themes --train DIR [--test DIR] [--json FILE]``: which committee a motion belongs to, learned.

DIR holds the motions of ../shared/data/riksdag. Without ``--test`` a fifth of the authors are held out (``--fold`` says
which), so that no author is on both sides. Beside ours: TF-IDF of words and a linear support vector machine, on the
same texts in the same run. Seconds are processor time, from texts to something that can be asked.

The second table asks how many tags are needed: the baseline is taught by margin sampling (STEP at a time, from START
drawn ones, several seeds), ours by `coding.asking`. Both are asked on the test texts; the mark is 90 % of what the
baseline reaches with every tag.
"""

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.cores.coding.asking import Field, Guess
from samsyn.cores.coding.learning import Learned

ROUNDS = 5  # of learning, each way alike: memory and caches are warm after the first
FOLDS = 5
START, STEP, MOST = 30, 25, 1000
FIRST = 60  # ours is taught these before it can be in doubt
GOALS = {"f1": 0.05, "time": 0.1, "tags": 0.5}


@dataclass(frozen=True, slots=True)
class Motion:
    """One proposal: its text, the committee that took it, who signed first."""

    text: str
    committee: str
    author: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way of learning: macro-F1 on the test texts, and processor seconds to learn (the best of ROUNDS)."""

    name: str
    f1: float
    seconds: float


Curve = list[tuple[int, float]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--train", type=Path, required=True)
    asked.add_argument("--test", type=Path)
    asked.add_argument("--fold", type=int, default=0)
    asked.add_argument("--seeds", type=int, default=3, help="draws of margin sampling; 0 leaves its rows out")
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    if given.seeds < 0 or given.fold not in range(FOLDS):
        asked.error(f"--seeds is 0 or more, --fold 0–{FOLDS - 1}")
    train, test = parted(given.train, given.test, given.fold)
    names = sorted({one.committee for one in train})
    task = Task(train, [one for one in test if one.committee in names], names)
    ways = [baseline(task), ours(task)]
    curves = {f"margin sampling, seed {seed}": margin(task, seed) for seed in range(given.seeds)}
    curves["coding.asking"] = taught(task)
    outcome = summary(task, ways, curves)
    show(task, ways, curves, outcome)
    if given.json:
        given.json.write_text(json.dumps(outcome, indent=1, ensure_ascii=False))


def read(folder: Path) -> list[Motion]:
    with gzip.open(folder / "motions.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Motion(row["text"], row["committee"], row["author"]) for row in rows if row["committee"]]


def parted(train: Path, test: Path | None, fold: int) -> tuple[list[Motion], list[Motion]]:
    """Train and test; by a hash of the author when one folder is both."""
    if test is not None:
        return read(train), read(test)
    rows = read(train)
    held = [int(sha256(row.author.encode()).hexdigest(), 16) % FOLDS == fold for row in rows]
    return (
        [row for row, out in zip(rows, held, strict=True) if not out],
        [row for row, out in zip(rows, held, strict=True) if out],
    )


class Task:
    """The texts to learn from, the texts to be asked about, and the committees."""

    def __init__(self, train: Sequence[Motion], test: Sequence[Motion], names: list[str]) -> None:
        self.texts, self.asked = [one.text for one in train], [one.text for one in test]
        self.gold = np.array([names.index(one.committee) for one in train])
        self.right = np.array([names.index(one.committee) for one in test])
        self.marks: NDArray[np.bool_] = np.eye(len(names), dtype=bool)[self.gold]

    def f1(self, said: NDArray[Any]) -> float:
        """Mean over the committees of 2·right / (said + true)."""
        found = []
        for at in range(self.marks.shape[1]):
            both = ((said == at) & (self.right == at)).sum()
            found.append(2 * both / max((said == at).sum() + (self.right == at).sum(), 1))
        return float(np.mean(found))


def _timed(learn: Callable[[], Callable[[], NDArray[Any]]], task: Task, name: str) -> Way:
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        ask = learn()
        seconds.append(time.process_time() - began)
    return Way(name, task.f1(ask()), min(seconds))


def baseline(task: Task) -> Way:
    def learn() -> Callable[[], NDArray[Any]]:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        words = TfidfVectorizer()
        model = LinearSVC().fit(words.fit_transform(task.texts), task.gold)
        return lambda: np.asarray(model.predict(words.transform(task.asked)))

    import sklearn.svm  # noqa: F401  # its import is not learning

    return _timed(learn, task, "TF-IDF + LinearSVC")


def ours(task: Task) -> Way:
    def learn() -> Callable[[], NDArray[Any]]:
        learned = Learned.of(task.texts, task.marks)
        return lambda: learned.scores(task.asked).argmax(1)

    Learned.of(task.texts, task.marks)  # tables that are made, and a compiler that is loaded, once a process
    return _timed(learn, task, "coding.learning")


def margin(task: Task, seed: int) -> Curve:
    """The baseline, taught what it is least sure of."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    words = TfidfVectorizer()
    rows = words.fit_transform(task.texts)
    asked = words.transform(task.asked)
    tagged = list(np.random.default_rng(seed).choice(len(task.gold), START, replace=False))
    curve: Curve = []
    while len(tagged) <= MOST:
        model = LinearSVC().fit(rows[tagged], task.gold[tagged])
        curve.append((len(tagged), task.f1(np.asarray(model.predict(asked)))))
        two = np.sort(model.decision_function(rows), axis=1)[:, -2:]
        doubt = two[:, 1] - two[:, 0]
        doubt[tagged] = np.inf
        tagged += np.argsort(doubt, kind="stable")[:STEP].tolist()
    return curve


def taught(task: Task) -> Curve:
    """Ours, taught what it asks for."""
    field = Field.of(task.texts)
    asked = field.space.rows(task.asked)
    tagged = list(field.first(FIRST))
    curve: Curve = []
    while len(tagged) <= MOST:
        guess = Guess.of(field, tagged, task.marks[tagged])
        curve.append((len(tagged), task.f1(guess.scores(asked).argmax(1))))
        tagged += field.next(guess.scores(), tagged, STEP)
    return curve


def needed(curve: Curve, mark: float) -> int | None:
    """Tags until the mark is reached for the first time."""
    return next((count for count, f1 in curve if f1 >= mark), None)


def summary(task: Task, ways: list[Way], curves: dict[str, Curve]) -> dict[str, Any]:
    theirs, own = ways
    mark = 0.9 * theirs.f1
    tags = {name: needed(curve, mark) for name, curve in curves.items()}
    drawn = [count or MOST for name, count in tags.items() if name != "coding.asking"]
    mine = tags["coding.asking"]
    return {
        "texts": len(task.texts),
        "asked": len(task.asked),
        "ways": [asdict(way) for way in ways],
        "f1_gain": own.f1 - theirs.f1,
        "time_ratio": own.seconds / theirs.seconds,
        "mark": mark,
        "tags": tags,
        "tags_ratio": (mine or MOST) / statistics.median(drawn) if drawn else None,
        "curves": curves,
    }


def show(task: Task, ways: list[Way], curves: dict[str, Curve], outcome: dict[str, Any]) -> None:
    print(f"{len(task.texts)} texts to learn from, {len(task.asked)} asked about, {task.marks.shape[1]} committees\n")
    print(f"{'way':24} {'macro-F1':>9} {'CPU s':>8}")
    for way in ways:
        print(f"{way.name:24} {way.f1:9.3f} {way.seconds:8.2f}")
    print(
        f"\ngain {outcome['f1_gain']:+.3f} (goal +{GOALS['f1']}), time {outcome['time_ratio']:.2f} (goal {GOALS['time']})"
    )
    print(f"\ntags until macro-F1 is {outcome['mark']:.3f} (90 % of the baseline's with all {len(task.texts)}):")
    for name, count in outcome["tags"].items():
        at = [f"{n}: {f1:.2f}" for n, f1 in curves[name][:: max(1, len(curves[name]) // 8)]]
        print(f"{name:24} {count or f'over {MOST}'!s:>9}   {'  '.join(at)}")
    if outcome["tags_ratio"] is not None:
        print(f"share of the median of margin sampling: {outcome['tags_ratio']:.2f} (goal {GOALS['tags']})")


if __name__ == "__main__":
    main()
