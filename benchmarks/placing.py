"""``python -m benchmarks.placing --train DIR [--test DIR] [--json FILE]``: where a demand belongs, beside two baselines.

Without ``--test`` a fifth of the authors are held out, so that no author is on both sides; ``--fold`` says which fifth.
docs/algorithms/linking.md tells what the rows mean.
"""

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.baselines import Nearest, bm25
from benchmarks.riksdag import FOLDS, Case, Corpus, held_out, read
from samsyn.cores.linking import Linker
from samsyn.cores.linking.background import Background
from samsyn.cores.linking.experience import Experience, Placed
from samsyn.cores.outline.values import Outline
from samsyn.cores.text.values import Passage

GOALS = {"untagged": ("BM25", 0.09), "tagged": ("nearest", 0.11)}
CURVE = (50, 200, 1000)
DIMENSIONS = 300
TIMED = 300
PARTS = 4  # the asked reports are parted so; what is carried to a part was learned without the labels of its reports

Linkers = dict[str, Linker]


@dataclass(frozen=True, slots=True)
class Row:
    """One way of placing: the share of demands right at first, and among three."""

    name: str
    first: float
    three: float


@dataclass(frozen=True)
class Split:
    """What is known and what is asked. ``unlabelled``: texts by the known side's authors, without their places."""

    tagged: tuple[Case, ...]
    asked: tuple[Case, ...]
    outlines: dict[str, Outline]
    demands: tuple[str, ...]
    motions: tuple[str, ...]


def split(train: Corpus, test: Corpus | None, fold: int) -> Split:
    """All of ``train`` known and all of ``test`` asked; without ``test`` by author within ``train``."""
    if test:
        outlines = {**train.outlines, **test.outlines}
        return _split(train, train.cases, test.cases, outlines, frozenset())
    held = held_out(train.cases, fold=fold)
    known = [case for case in train.cases if case.author not in held]
    asked = [case for case in train.cases if case.author in held]
    return _split(train, known, asked, train.outlines, held)


def _split(
    corpus: Corpus, known: Sequence[Case], asked: Sequence[Case], outlines: dict[str, Outline], held: frozenset[str]
) -> Split:
    texts = (tuple(text for author, text in rows if author not in held) for rows in (corpus.demands, corpus.motions))
    return Split(tuple(known), tuple(asked), outlines, *texts)


def linkers(data: Split, reports: Iterable[str], background: Background | None) -> Linkers:
    return {report: Linker(data.outlines[report], background=background) for report in sorted(reports)}


def experienced(data: Split, reports: Iterable[str], background: Background) -> Linkers:
    """Linkers that know what the tagged demands of other reports teach, and no label of their own report."""
    placed = earlier(data, background)
    found: Linkers = {}
    for part in range(PARTS):
        mine = [report for report in sorted(reports) if _part(report) == part]
        if mine:
            other = [one for report in sorted(placed) if report not in mine for one in placed[report]]
            carried = Experience(other, background) if other else None
            for report in mine:
                found[report] = Linker(data.outlines[report], background=background, experience=carried)
    return found


def _part(report: str) -> int:
    return sha256(report.encode()).digest()[0] % PARTS


def earlier(data: Split, background: Background) -> dict[str, list[Placed]]:
    """Every tagged demand, by report, with the shares that its report's headings had before."""
    by_report: dict[str, list[Case]] = defaultdict(list)
    for case in data.tagged:
        by_report[case.report].append(case)
    found = {}
    for report, cases in by_report.items():
        outline = data.outlines[report]
        headings = tuple(section.heading for section in outline.sections)
        shares = Linker(outline, background=background).shares([case.text for case in cases])
        right = [next(at for at, section in enumerate(outline.sections) if section.key in c.gold) for c in cases]
        found[report] = [
            Placed(case.text, headings, at, tuple(row)) for case, at, row in zip(cases, right, shares, strict=True)
        ]
    return found


def taught(untagged: Linkers, tagged: Sequence[Case]) -> Linkers:
    """Each report's linker after the tagged demands of that report."""
    found = dict(untagged)
    for case in tagged:
        for key in sorted(case.gold):
            learned = found[case.report].learn(case.text, key) if case.report in found else None
            if learned:
                found[case.report] = learned
    return found


def ours(placed: Linkers, asked: Sequence[Case]) -> dict[Case, list[str]]:
    """The places of every demand, best first; each demand on its own."""
    found: dict[Case, list[str]] = {}
    by_report: dict[str, list[Case]] = defaultdict(list)
    for case in asked:
        by_report[case.report].append(case)
    for report, cases in by_report.items():
        passages = [Passage(case.text, ()) for case in cases]
        links = placed[report].rank_all(passages, limit=3, floor=0.0)
        found.update({case: [link.section for link in row] for case, row in zip(cases, links, strict=True)})
    return found


def scored(name: str, asked: Sequence[Case], place: Callable[[Case], Sequence[str]]) -> Row:
    places = [(case.gold, place(case)) for case in asked]
    first = statistics.fmean(keys[0] in gold for gold, keys in places)
    three = statistics.fmean(not gold.isdisjoint(keys[:3]) for gold, keys in places)
    return Row(name, round(first, 4), round(three, 4))


def shuffled(cases: Iterable[Case]) -> list[Case]:
    """A fixed order that has nothing to do with the cases' own."""
    return sorted(cases, key=lambda case: sha256(f"{case.text}|{case.report}".encode()).digest())


def timed(untagged: Linkers, data: Split) -> list[float]:
    """Milliseconds from a new label to a new proposal, in reports that know all other labels but the last ones."""
    reports = {case.report for case in data.asked}
    mine = shuffled(case for case in data.tagged if case.report in reports) or shuffled(data.asked)
    placed = taught(untagged, mine[:-TIMED])
    taken: list[float] = []
    for case in mine[-TIMED:]:
        start = time.perf_counter()
        learned = placed[case.report].learn(case.text, min(case.gold))
        if learned:
            learned.rank(Passage(data.asked[len(taken) % len(data.asked)].text, ()))
            placed[case.report] = learned
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def measure(data: Split) -> tuple[list[Row], list[Row], list[float]]:
    asked, outlines = data.asked, data.outlines
    reports = {case.report for case in asked}
    headings = [section.heading for report in sorted(reports) for section in outlines[report].sections]
    background = Background((*headings, *data.demands), dimensions=DIMENSIONS, running_text=data.motions)
    alone, untagged = linkers(data, reports, background), experienced(data, reports, background)
    nearest = Nearest(data.tagged, outlines)
    rows = [
        scored("BM25", asked, lambda case: bm25(case, outlines[case.report])),
        scored("untagged, headings only", asked, ours(linkers(data, reports, None), asked).__getitem__),
        scored("untagged, nothing carried", asked, ours(alone, asked).__getitem__),
        scored("untagged", asked, ours(untagged, asked).__getitem__),
        scored("nearest", asked, lambda case: nearest(case, outlines[case.report])),
        scored("tagged, nothing carried", asked, ours(taught(alone, data.tagged), asked).__getitem__),
        scored("tagged", asked, ours(taught(untagged, data.tagged), asked).__getitem__),
    ]
    order = shuffled(case for case in data.tagged if case.report in reports)
    curve = []
    for count in CURVE:
        learned = ours(taught(untagged, order[:count]), asked)
        curve.append(scored(f"after {min(count, len(order))} labels", asked, learned.__getitem__))
    return rows, curve, timed(untagged, data)


def report(rows: Sequence[Row], curve: Sequence[Row], taken: Sequence[float], data: Split) -> None:
    print(f"{len(data.asked)} demands in {len({c.report for c in data.asked})} reports; {len(data.tagged)} tagged")
    print(f"{'':28}first  among three")
    by_name = {row.name: row for row in rows}
    for row in (*rows, *curve):
        print(f"{row.name:28}{row.first:.3f}  {row.three:.3f}", end="")
        if row.name in GOALS:
            baseline, goal = GOALS[row.name]
            gain = row.first - by_name[baseline].first
            print(
                f"  {gain:+.3f} over {baseline} (goal {goal:+.2f}: {'reached' if gain >= goal else 'not reached'})",
                end="",
            )
        print()
    print(
        f"a new label → a new proposal: median {statistics.median(taken):.1f} ms, longest {max(taken):.1f} ms (goal 100)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--fold", type=int, default=0, choices=range(FOLDS))
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    data = split(read(arguments.train), read(arguments.test) if arguments.test else None, arguments.fold)
    rows, curve, taken = measure(data)
    report(rows, curve, taken, data)
    if arguments.json:
        found = {
            "rows": [asdict(row) for row in rows], "curve": [asdict(row) for row in curve],
            "milliseconds": {"median": statistics.median(taken), "longest": max(taken)},
            "asked": len(data.asked), "tagged": len(data.tagged),
        }  # fmt: skip
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
