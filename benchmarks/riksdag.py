"""Swedish parliamentary motions as data for placing and duplicates; docs/algorithms/linking.md tells the format."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from samsyn.cores.outline.values import Outline, Section

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One demand: its words, the report that treats it, the points of the report it was placed at, who tabled it."""

    text: str
    report: str
    gold: frozenset[str]
    author: str


@dataclass(frozen=True)
class Corpus:
    """One folder: demands to place, the outline of each report, every demand's words, every motion's text by author."""

    cases: tuple[Case, ...]
    outlines: dict[str, Outline]
    demands: tuple[tuple[str, str], ...]  # (author, words), also of demands without a place
    motions: tuple[tuple[str, str], ...]  # (author, text)


def read(folder: Path) -> Corpus:
    """Cases are demands with at least one known point, in a report that has at least two."""
    motions = {row["id"]: row for row in _rows(folder / "motions.jsonl.gz")}
    outlines = _outlines(_rows(folder / "sections.jsonl.gz"))
    report_of = {section.key: report for report, outline in outlines.items() for section in outline.sections}
    cases, demands = [], []
    for row in _rows(folder / "demands.jsonl.gz"):
        author = motions[row["motion"]]["author"] if row["motion"] in motions else row["motion"]
        demands.append((author, row["core"]))
        gold = [key for key in row["sections"] if key in report_of]
        if gold and len(outlines[report := report_of[gold[0]]].sections) > 1:
            cases.append(Case(row["core"], report, frozenset(gold), author))
    texts = tuple((row["author"], row["text"]) for row in motions.values())
    return Corpus(tuple(cases), outlines, tuple(demands), texts)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _outlines(rows: Iterator[dict[str, Any]]) -> dict[str, Outline]:
    """Each report as a strategy: its points are sections without text."""
    sections: dict[str, list[Section]] = defaultdict(list)
    titles: dict[str, str] = {}
    for row in rows:
        sections[row["report"]].append(Section(row["id"], "", row["title"], 1, None))
        titles[row["report"]] = row["report_title"]
    return {report: Outline(titles[report], tuple(found)) for report, found in sections.items()}


def held_out(cases: Sequence[Case], *, fold: int = 0) -> frozenset[str]:
    """Authors of about a fifth of the cases; five folds share them all. By a hash, so that the order does not matter."""
    count = Counter(case.author for case in cases)
    folds: list[set[str]] = [set() for _ in range(FOLDS)]
    sizes = [0] * FOLDS
    for author in sorted(count, key=lambda one: (-count[one], sha256(one.encode()).digest())):
        smallest = min(range(FOLDS), key=lambda at: (sizes[at], at))
        folds[smallest].add(author)
        sizes[smallest] += count[author]
    return frozenset(folds[fold])
