"""``python -m benchmarks.types --train DIR… [--write] [--json FILE]``: fit what tells the type of a comment, and try it on each set held out.

A DIR is a set with forvantat.json. Where its writer allowed more than one type, any of them is right. ``--write`` keeps
the weights of all sets and of the plain sentences of our tests in the product. See docs/algorithms/linking.md.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.scoring.truth import load
from samsyn.cores.text import types
from samsyn.cores.text.types.choosing import WORDS, Weights, kind_of
from samsyn.cores.text.types.rules import OUTSIDE, Told, tell
from samsyn.cores.text.types.signs import beginnings, signs
from samsyn.cores.text.values import TYPES
from tests.cores.text.plainly import SAID

Array = npt.NDArray[np.float64]
KINDS = tuple(kind for kind in TYPES if kind != OUTSIDE)
PENALTY = 16.0  # of the squared weights
KEPT = 1_000  # beginnings of words
RARE = 3  # a beginning in fewer comments is not learned
EVEN = 0.5  # 0: each comment weighs the same; 1: each type does
FIRST = 0.6  # share of the first of several right types


@dataclass(frozen=True, slots=True)
class Row:
    """A true comment: whose set, its text, what the rules say, the types that are right (the writer's own first)."""

    folder: str
    text: str
    told: Told
    right: tuple[str, ...]
    inside: bool


def rows(folder: Path) -> list[Row]:
    """The comments of a set."""
    said = [one for one in load(folder).passages if one.kind == "comment"]
    return [
        Row(
            folder.name,
            one.text,
            tell(one.text, placed=OUTSIDE not in one.types),
            _right(one.type, one.types),
            OUTSIDE not in one.types,
        )
        for one in said
    ]


def _right(first: str, every: frozenset[str]) -> tuple[str, ...]:
    return (first, *sorted(every - {first}))


def fit(rows: Sequence[Row]) -> Weights:
    """Ridge regression on all signs; the beginnings that weigh most, and once more with those alone."""
    rows = [row for row in rows if row.inside]
    seen = Counter(start for row in rows for start in beginnings(row.text))
    first = _ridge(rows, tuple(sorted(start for start, times in seen.items() if times >= RARE)))
    heavy = {start: float(np.abs(first.table[line]).max()) * seen[start] ** 0.5 for start, line in first.words.items()}
    most = sorted(heavy, key=lambda start: (-heavy[start], start))
    return _ridge(rows, tuple(sorted(most[:KEPT])))


def _ridge(rows: Sequence[Row], known: tuple[str, ...]) -> Weights:
    told = [signs(row.text, row.told) for row in rows]
    names = tuple(sorted({name for found in told for name in found}))
    column = {name: at for at, name in enumerate(names)}
    word = {start: at + len(names) for at, start in enumerate(known)}
    held = np.zeros((len(rows), len(names) + len(known)))
    for line, row, strengths in zip(held, rows, told, strict=True):
        for name, strength in strengths.items():
            line[column[name]] = strength
        at = [word[start] for start in beginnings(row.text) if start in word]
        line[at] = WORDS / max(1, len(at)) ** 0.5
    wanted = np.array([_target(row) for row in rows])
    usual = wanted.mean(axis=0)
    count = Counter(row.right[0] for row in rows)
    weight = np.array([(len(rows) / len(KINDS) / count[row.right[0]]) ** EVEN for row in rows]) ** 0.5
    scaled = held * weight[:, None]
    dual = np.linalg.solve(scaled @ scaled.T + PENALTY * np.eye(len(rows)), (wanted - usual) * weight[:, None])
    return Weights(KINDS, usual, column, word, scaled.T @ dual)


def _target(row: Row) -> list[float]:
    right = [kind for kind in row.right if kind in KINDS]
    rest = (1 - FIRST) / (len(right) - 1) if len(right) > 1 else 0.0
    share = dict.fromkeys(right, rest) | {right[0]: FIRST if len(right) > 1 else 1.0} if right else {}
    return [share.get(kind, 0.0) for kind in KINDS]


def right(rows: Sequence[Row], by: Weights) -> list[bool]:
    """Which of the comments get a right type."""
    return [kind_of(row.text, placed=row.inside, by=by)[0] in row.right for row in rows]


def _even(rows: Sequence[Row], found: Sequence[bool]) -> float:
    """The mean over the types of the share that is right."""
    kinds = {row.right[0] for row in rows}
    return float(
        np.mean(
            [np.mean([one for row, one in zip(rows, found, strict=True) if row.right[0] == kind]) for kind in kinds]
        )
    )


def keep(by: Weights, path: Path) -> None:
    """Thousandths, a sign on each line."""

    def part(held: dict[str, int]) -> str:
        row = {name: [round(one * 1000) for one in by.table[line]] for name, line in sorted(held.items())}
        lines = [f"    {json.dumps(name, ensure_ascii=False)}: {said}" for name, said in row.items()]
        return "{\n" + ",\n".join(lines) + "\n  }"

    usual = [round(one * 1000) for one in by.usual]
    kinds = json.dumps(list(by.kinds), ensure_ascii=False)
    path.write_text(
        f'{{\n  "kinds": {kinds},\n  "usual": {usual},\n  "signs": {part(by.signs)},\n  "words": {part(by.words)}\n}}\n',
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true", help="keep the weights in the product")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    every = [row for folder in asked.train for row in rows(folder)]
    ruled = [row.told.kind in row.right for row in every]
    learned: list[bool] = []
    for name in dict.fromkeys(row.folder for row in every):
        held = [row for row in every if row.folder == name]
        learned += right(held, fit([row for row in every if row.folder != name]))
        by_rules = ruled[len(learned) - len(held) : len(learned)]
        shares = f"rules {np.mean(by_rules):.3f}, learned from the others {np.mean(learned[-len(held) :]):.3f}"
        print(f"{name:12} {len(held):5}: {shares}", flush=True)
    told = {
        "rules": float(np.mean(ruled)), "learned": float(np.mean(learned)),
        "rules, types alike": _even(every, ruled), "learned, types alike": _even(every, learned),
    }  # fmt: skip
    print(f"{'all':12} {len(every):5}: " + ", ".join(f"{name} {share:.3f}" for name, share in told.items()))
    if asked.write:
        plain = [Row("", text, tell(text), (kind,), inside=True) for kind, text in SAID]
        keep(fit([*every, *plain]), Path(types.__path__[0]) / "weights.json")
    if asked.json:
        asked.json.write_text(json.dumps(told, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
