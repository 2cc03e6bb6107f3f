"""``python -m benchmarks.splitting --train DIR [--test DIR]``: where sentences end, beside one regular expression.

See docs/algorithms/splitting.md for what the figures mean.
"""

import argparse
import csv
import gzip
import itertools
import json
import re
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from samsyn.cores.text.split.sentences import boundaries

# The baseline: an end mark, white space, and something that may begin a sentence; or a line break.
BASELINE = re.compile(r"""(?<=[.!?])\s+(?=["„“(\dA-ZÅÄÖÜ])|\s*\n\s*""")
GOAL = 0.95
_HELD_OUT = 5  # without --test every fifth document is scored


@dataclass(frozen=True, slots=True)
class Text:
    """One document: its sentences joined again, and where each but the first began. ``titles``: boundaries that a
    line break shows."""

    name: str
    text: str
    gold: frozenset[int]
    titles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many boundaries there are, were given, and were right."""

    gold: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.given) if self.gold + self.given else 0.0


def texts(folder: Path) -> Iterator[Text]:
    """The documents of every .tsv or .tsv.gz below ``folder`` with columns document_id, content and title/text.

    A title stands on a line of its own, as on the page it was written on; sentences of the text are joined with one
    space, so that nothing but the words tells where one ends. An id that two files share is two documents.
    """
    for path in sorted([*folder.glob("**/*.tsv"), *folder.glob("**/*.tsv.gz")]):
        documents: dict[str, list[tuple[str, bool]]] = {}
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, delimiter="\t"):
                content = " ".join(row["content"].split())
                if content:
                    documents.setdefault(row["document_id"], []).append((content, row.get("title/text") == "title"))
        for name, sentences in documents.items():
            yield _joined(f"{path.name}:{name}", sentences)


def _joined(name: str, sentences: Sequence[tuple[str, bool]]) -> Text:
    text = sentences[0][0]
    gold, titles = set[int](), set[int]()
    for (_, after_title), (content, is_title) in itertools.pairwise(sentences):
        on_own_line = after_title and not is_title
        text += "\n" if on_own_line else " "
        (titles if on_own_line else gold).add(len(text))
        text += content
    return Text(name, text, frozenset(gold | titles), frozenset(titles))


def score(documents: Sequence[Text], find: Callable[[str], Sequence[int]], *, inside: bool) -> Figures:
    """Boundaries found against gold; ``inside``: those that a line break shows are left out on both sides."""
    gold = given = right = 0
    for document in documents:
        left_out = document.titles if inside else frozenset()
        found, true = frozenset(find(document.text)) - left_out, document.gold - left_out
        gold, given, right = gold + len(true), given + len(found), right + len(found & true)
    return Figures(gold, given, right)


def plain(text: str) -> list[int]:
    """What the one regular expression finds."""
    return [found.end() for found in BASELINE.finditer(text) if found.end() < len(text)]


def held_out(documents: Sequence[Text]) -> list[Text]:
    """Every fifth document by a checksum of its name: the same ones in every run."""
    return [document for document in documents if zlib.crc32(document.name.encode()) % _HELD_OUT == 0]


def main(arguments: list[str] | None = None) -> int:
    """Print (and write) the figures; 0 when the goal is reached."""
    options = _options(arguments)
    documents = list(texts(options.test)) if options.test else held_out(list(texts(options.train)))
    if not documents:
        print("No documents found.")
        return 2
    started = time.perf_counter()
    ours = score(documents, boundaries, inside=False)
    seconds = time.perf_counter() - started
    rows = [
        ("one regular expression, all", score(documents, plain, inside=False)),
        ("ours, all", ours),
        ("one regular expression, inside the text", score(documents, plain, inside=True)),
        ("ours, inside the text", score(documents, boundaries, inside=True)),
    ]
    print(f"{len(documents)} documents, {ours.gold} boundaries, {seconds:.2f} s; nothing is learned from --train")
    for name, row in rows:
        print(f"{name:42} F1 {row.f1:.4f}  precision {row.precision:.4f}  recall {row.recall:.4f}")
    if options.json:
        options.json.write_text(json.dumps(_as_json(documents, rows, seconds), indent=1), "utf-8")
    return 0 if rows[-1][1].f1 >= GOAL else 1


def _as_json(documents: Sequence[Text], rows: Sequence[tuple[str, Figures]], seconds: float) -> dict[str, object]:
    return {
        "benchmark": "splitting",
        "documents": len(documents),
        "goal": GOAL,
        "seconds": round(seconds, 3),
        "rows": [
            {"name": name, "f1": row.f1, "precision": row.precision, "recall": row.recall, "boundaries": row.gold}
            for name, row in rows
        ],
    }


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.splitting", description=__doc__)
    parser.add_argument("--train", type=Path, required=True, metavar="DIR", help="sentence gold as .tsv(.gz)")
    parser.add_argument("--test", type=Path, metavar="DIR", help="score these instead of a fifth of --train")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
