"""``python -m benchmarks.dividing --train DIR…``: fit the weights of where a comment begins, and try them on each set held out.

A DIR is a set with forvantat.json or a folder of annotated letters (tests/cores/text/split/letters). See docs/algorithms/linking.md.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from benchmarks.scoring.overlap import rows, shared, words
from benchmarks.scoring.truth import load
from samsyn.cores import outline
from samsyn.cores.text import formats, prose
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.split import pieces, split
from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.signs import signs
from samsyn.cores.text.split.weights import BIAS, LEAST, WEIGHTS
from samsyn.cores.text.values import Document, File
from tests.cores.text import annotated

Array = npt.NDArray[np.float64]
PENALTY = 4.0  # of the squared weights
GENERATED = 0.15  # weight of a decision in a generated set: its sentences come from few moulds


@dataclass(frozen=True, slots=True)
class Decision:
    """One place where a comment might begin: its signs, and whether the truth begins one."""

    signs: dict[str, float]
    begins: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A document and its true comments: name, words, is it a comment (or else noise or neutral)."""

    document: Document
    truth: tuple[tuple[str, list[str], bool], ...]
    known: tuple[str, ...] = ()


def letters(folder: Path) -> Iterator[Letter]:
    """The readable documents of a set, or annotated letters."""
    if not (folder / "forvantat.json").exists():
        yield from map(_annotated, sorted(folder.glob("*.txt")))
        return
    truth = load(folder)
    plan = outline.read(formats.read(_file(folder / truth.strategy, folder)))
    known = tuple(block.text for section in plan.sections for block in section.blocks)
    root = folder / truth.responses_dir
    for path in sorted(one for one in root.rglob("*") if one.is_file()):
        for part in formats.unpack(_file(path, root)):
            said = tuple((one.id, words(one.text), one.kind == "comment") for one in truth.passages
                         if one.file == part.name)  # fmt: skip
            try:
                yield Letter(formats.read(part), said, known)
            except Unreadable:
                continue


def _file(path: Path, root: Path) -> File:
    return File(path.relative_to(root).as_posix(), path.read_bytes())


def _annotated(path: Path) -> Letter:
    letter = annotated.load(path)
    pages = {page.number: page.text for page in letter.document.pages}
    said = []
    for number, comment in enumerate(letter.comments):
        at = {page: [offset for on, offset in comment if on == page] for page in sorted({page for page, _ in comment})}
        text = " ".join(pages[page][min(found) : max(found) + 1] for page, found in at.items())
        said.append((str(number), words(text), True))
    return Letter(letter.document, tuple(said))


def decisions(letter: Letter) -> Iterator[Decision]:
    """Every place between two sentences that both belong to true comments, the running comment being the true one."""
    runs: list[tuple[list[Cues], int, float]] = []

    def keep(sentences: Sequence[Cues], *, words: int, usual: float) -> list[float]:
        runs.append((list(sentences), words, usual))
        return []

    with patch.object(pieces, "points", keep):
        split(prose.paragraphs(letter.document), known=letter.known)
    for sentences, size, usual in runs:
        owners = [_owner(one.text, letter) for one in sentences]
        first = 0
        for number in range(1, len(sentences)):
            before, here = owners[number - 1], owners[number]
            if before[1] and here[1]:
                yield Decision(signs(sentences, first, number, words=size, usual=usual), before[0] != here[0])
            first = number if before[0] != here[0] else first


def _owner(text: str, letter: Letter) -> tuple[str, bool]:
    """The true passage that holds at least half of a sentence."""
    mine = words(text)
    best, most = ("", False), 0.5
    for name, theirs, comment in letter.truth:
        if len(mine) >= 3 and rows(mine).isdisjoint(rows(theirs)):
            continue
        part = len(shared(theirs, mine)[1]) / max(len(mine), 1)
        if part > most:
            best, most = (name, comment), part
    return best


def table(found: Sequence[Decision], names: Sequence[str]) -> tuple[Array, Array]:
    """Rows of signs with a leading 1, and what is true."""
    rows_of = [[1.0, *(one.signs.get(name, 0.0) for name in names)] for one in found]
    return np.array(rows_of), np.array([float(one.begins) for one in found])


def fit(x: Array, y: Array, weight: Array) -> Array:
    """Logistic regression by Newton's method; the first column is not penalised."""
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-3
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (weight * (p - y)) + penalty * beta
        step = np.linalg.solve((x.T * (weight * p * (1 - p))) @ x + np.diag(penalty), slope)
        beta = beta - step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def auc(y: Array, score: Array) -> float:
    """How often a true beginning scores above a place that is none."""
    yes, no = score[y == 1][:, None], score[y == 0]
    return float((yes > no).mean() + 0.5 * (yes == no).mean())


def _line(name: str, y: Array, score: Array) -> str:
    given = score > LEAST
    kept, cut = float(given[y == 1].mean()), float(given[y == 0].mean())
    return f"{name:12}{len(y):>10}{int(y.sum()):>11}{auc(y, score):>8.3f}{kept:>12.2f}{cut:>12.2f}"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dividing", description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True, metavar="DIR")
    parser.add_argument(
        "--generated", nargs="*", default=[], metavar="NAME", help="names of generated sets: count less"
    )
    options = parser.parse_args(arguments)
    found = {path.name: [one for letter in letters(path) for one in decisions(letter)] for path in options.train}
    names = sorted(WEIGHTS)
    tables = {name: table(one, names) for name, one in found.items()}
    weights = {
        name: np.full(len(y), GENERATED if name in options.generated else 1.0) for name, (_, y) in tables.items()
    }

    def fitted(without: str = "") -> Array:
        used = [name for name in tables if name != without]
        return fit(np.vstack([tables[name][0] for name in used]), np.concatenate([tables[name][1] for name in used]),
                   np.concatenate([weights[name] for name in used]))  # fmt: skip

    print(f"{'held out':12}{'decisions':>10}{'beginnings':>11}{'AUC':>8}{'seen':>12}{'false cuts':>12}")
    for name, (x, y) in tables.items():
        if len(tables) > 1:
            print(_line(name, y, x @ fitted(name)))
    print(f"\n{'sign':30}{'fitted':>8}{'in use':>8}")
    for name, value in sorted(zip(["(bias)", *names], fitted(), strict=True), key=lambda pair: -pair[1]):
        print(f"{name:30}{value:>8.2f}{WEIGHTS.get(name, BIAS):>8.2f}")


if __name__ == "__main__":
    main()
