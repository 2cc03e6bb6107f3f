"""``python -m benchmarks.dividing --train DIR… [--write]``: fit the weights of where a comment begins, and try them on each set held out.

A DIR is a set with forvantat.json or a folder of annotated letters (tests/cores/text/split/letters). See docs/algorithms/linking.md.
"""

import argparse
import importlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from benchmarks.scoring.overlap import rows, shared, words
from benchmarks.scoring.truth import load
from samsyn.cores import outline
from samsyn.cores.text import formats, prose
from samsyn.cores.text import split as split_package
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.split import pieces, split
from samsyn.cores.text.split.manner import Manner, density
from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.signs import signs
from samsyn.cores.text.split.weights import LEAST, weights
from samsyn.cores.text.values import Document, File
from tests.cores.text import annotated

whole = importlib.import_module("samsyn.cores.text.split.split")
Row = dict[str, float]
Array = npt.NDArray[np.float64]
PENALTY, OF_WORDS, OF_DENSITY = 4.0, 8.0, 1.0  # of the squared weights
RARE = 8  # a beginning of a word at fewer decisions is not learned
TIMES = 1  # more gave no more
WORD = "word: "  # before a beginning of a word, among the signs
DENSITY = ("dense letter", "dense paragraph")
GENERATED = 0.15  # weight of a decision in a generated set: its sentences come from few moulds


@dataclass(frozen=True, slots=True)
class Decision:
    """One place where a comment might begin: its signs and words, and whether the truth begins one. ``seen``: all places
    of the paragraph as they are first judged (manner.py), of which this is number ``at``."""

    row: Row
    begins: bool
    seen: list[Row]
    at: int


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


def read(letter: Letter) -> tuple[list[Decision], list[Row]]:
    """Every place between two sentences that both belong to true comments, the running comment being the true one; and
    every place of the letter as it is first judged (manner.py)."""
    runs: list[tuple[list[Cues], Manner]] = []
    first_seen: list[Row] = []

    def keep(sentences: Sequence[Cues], of: Manner) -> list[float]:
        runs.append((list(sentences), of))
        return []

    def look(paragraphs: Iterable[Sequence[Cues]], words: int, usual: float) -> Manner:
        of = Manner(words, usual)
        first_seen.extend(row for one in paragraphs for row in _first(one, of))
        return of

    with patch.object(pieces, "points", keep), patch.object(whole, "manner", look):
        split(prose.paragraphs(letter.document), known=letter.known)
    return [one for sentences, of in runs for one in _decisions(sentences, of, letter)], first_seen


def _decisions(sentences: list[Cues], of: Manner, letter: Letter) -> Iterator[Decision]:
    owners = [_owner(one.text, letter) for one in sentences]
    seen = _first(sentences, of)
    first = 0
    for number in range(1, len(sentences)):
        before, here = owners[number - 1], owners[number]
        if before[1] and here[1]:
            yield Decision(_row(sentences, first, number, of), before[0] != here[0], seen, number - 1)
        first = number if before[0] != here[0] else first


def _first(sentences: Sequence[Cues], of: Manner) -> list[Row]:
    return [_row(sentences, at - 1, at, of) for at in range(1, len(sentences))]


def _row(sentences: Sequence[Cues], first: int, number: int, of: Manner) -> Row:
    found = signs(sentences, first, number, words=of.words, usual=of.usual)
    return found | {WORD + start: 1.0 for start in sentences[number].beginnings}


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


class Table:
    """The decisions of all sets as one table: a row for each, a column for each sign and word, the bias first."""

    def __init__(self, sets: dict[str, list[tuple[list[Decision], list[Row]]]], generated: Sequence[str]) -> None:
        told = [(name, one, letter) for name, letters in sets.items()
                for letter, (found, _) in enumerate(letters) for one in found]  # fmt: skip
        seen = Counter(name for _, one, _ in told for name in one.row)
        self.names = sorted(name for name, times in seen.items() if not name.startswith(WORD) or times >= RARE)
        self._at = {name: at for at, name in enumerate(self.names, 1)}
        self.sets = np.array([name for name, _, _ in told])
        self.y = np.array([float(one.begins) for _, one, _ in told])
        self.weight = np.where(np.isin(self.sets, list(generated)), GENERATED, 1.0)
        self.x = self._table([one.row for _, one, _ in told])
        runs = {id(one.seen): one.seen for _, one, _ in told}
        self._runs = {key: self._table(rows) for key, rows in runs.items()}
        self._letters = {(name, at): self._table(rows) for name, letters in sets.items()
                         for at, (_, rows) in enumerate(letters)}  # fmt: skip
        self._where = [(id(one.seen), one.at, (name, letter)) for name, one, letter in told]
        word = [name.startswith(WORD) for name in self.names]
        self.penalty = np.array([1e-3, *np.where(word, OF_WORDS, PENALTY), *(OF_DENSITY for _ in DENSITY)])

    def _table(self, rows: Sequence[Row]) -> Array:
        found = np.zeros((len(rows), len(self.names) + 1))
        found[:, 0] = 1.0
        for line, row in zip(found, rows, strict=True):
            for name, value in row.items():
                if name in self._at:
                    line[self._at[name]] = value
        return found

    def dense(self, beta: Array) -> Array:
        """How dense letter and paragraph are by what ``beta`` says of their other places (manner.py)."""
        beta = beta[: len(self.names) + 1]
        runs = {key: _chance(rows @ beta).tolist() for key, rows in self._runs.items()}
        letters = {key: _chance(rows @ beta) for key, rows in self._letters.items()}
        manners = {key: Manner(places=len(one), likely=float(one.sum())) for key, one in letters.items()}
        told = [density(runs[run], at, manners[letter]) for run, at, letter in self._where]
        return np.array([[one[name] for name in DENSITY] for one in told])

    def fit(self, without: str = "") -> Array:
        """Logistic regression, again and again, since how dense a letter is hangs on the weights themselves."""
        used = self.sets != without
        y, weight, size = self.y[used], self.weight[used], len(self.names) + 1
        beta = newton(self.x[used], y, weight, self.penalty[:size], np.zeros(size))
        for _ in range(TIMES):
            x = np.hstack([self.x, self.dense(beta)])[used]
            start = np.concatenate([beta[:size], beta[size:] if len(beta) > size else np.zeros(len(DENSITY))])
            beta = newton(x, y, weight, self.penalty, start)
        return beta

    def score(self, beta: Array) -> Array:
        """What the weights say of every decision."""
        return np.hstack([self.x, self.dense(beta)]) @ beta


def _chance(score: Array) -> Array:
    return 1 / (1 + np.exp(-score))


def newton(x: Array, y: Array, weight: Array, penalty: Array, beta: Array) -> Array:
    """Logistic regression with a penalty on squared weights."""
    for _ in range(50):
        p = _chance(np.clip(x @ beta, -30, 30))
        slope = x.T @ (weight * (p - y)) + penalty * beta
        step = np.linalg.solve((x.T * (weight * p * (1 - p))) @ x + np.diag(penalty), slope)
        beta = beta - step
        if np.abs(step).max() < 1e-4:
            break
    return beta


def auc(y: Array, score: Array) -> float:
    """How often a true beginning scores above a place that is none."""
    yes, no = score[y == 1][:, None], score[y == 0]
    return float((yes > no).mean() + 0.5 * (yes == no).mean())


def _line(name: str, y: Array, score: Array) -> str:
    given = score > LEAST
    kept, cut = float(given[y == 1].mean()), float(given[y == 0].mean())
    loss = float(np.log1p(np.exp(np.where(y == 1, -score, score))).mean())
    least = np.quantile(score[y == 1], 0.25)  # three in four are seen
    false = int((score[y == 0] >= least).sum())
    return (
        f"{name:12}{len(y):>10}{int(y.sum()):>11}{auc(y, score):>8.3f}{loss:>9.3f}{kept:>7.2f}{cut:>12.2f}{false:>14}"
    )


def keep(names: Sequence[str], beta: Array, path: Path) -> None:
    """As thousandths of a logit; what rounds to nought is left out."""
    said = {name: round(float(one), 3) for name, one in zip([*names, *DENSITY], beta[1:], strict=True)}
    heavy = {name: one for name, one in sorted(said.items()) if one}
    signs = {name: one for name, one in heavy.items() if not name.startswith(WORD)}
    words = {name.removeprefix(WORD): one for name, one in heavy.items() if name.startswith(WORD)}
    held = {"bias": round(float(beta[0]), 3), "signs": signs, "words": words}
    path.write_text(json.dumps(held, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dividing", description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True, metavar="DIR")
    parser.add_argument(
        "--generated", nargs="*", default=[], metavar="NAME", help="names of generated sets: count less"
    )
    parser.add_argument("--write", action="store_true", help="keep the weights in the product")
    options = parser.parse_args(arguments)
    sets = {path.name: [read(letter) for letter in letters(path)] for path in options.train}
    table = Table(sets, options.generated)
    print(f"{'held out':12}{'decisions':>10}{'beginnings':>11}{'AUC':>8}{'log loss':>9}{'seen':>7}{'false cuts':>12}"
          f"{'at 3 of 4':>14}")  # fmt: skip
    held = np.zeros(len(table.y))
    for name in sets:
        if len(sets) > 1:
            here = table.sets == name
            held[here] = table.score(table.fit(name))[here]
            print(_line(name, table.y[here], held[here]), flush=True)
    told = ~np.isin(table.sets, options.generated)
    if len(sets) > 1:
        print(_line("all", table.y[told], held[told]))
    beta = table.fit()
    for name, value in sorted(zip([*table.names, *DENSITY], beta[1:], strict=True), key=lambda pair: -pair[1]):
        if not name.startswith(WORD):
            print(f"{name:30}{value:>8.2f}{weights().signs.get(name, 0.0):>8.2f}")
    if options.write:
        keep(table.names, beta, Path(split_package.__path__[0]) / "weights.json")


if __name__ == "__main__":
    main()
