"""``python -m benchmarks.duplicates --train DIR [--test DIR] [--json FILE]``: near-duplicates among motions.

All pairs with Jaccard ≥ 0.5 of 5-word shingles: right or wrong against every pair compared, time beside datasketch's
MinHash LSH with 128 permutations (seconds of processor, one thread), and how it grows from 5,000 to 20,000 texts. Nothing is trained: with ``--test``
that folder is measured. docs/algorithms/duplicates.md tells what the figures mean.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.riksdag import Corpus, read
from samsyn.cores.linking import duplicates
from samsyn.cores.linking.shingles import tokens

THRESHOLD, SHINGLE, PERMUTATIONS = 0.5, 5, 128
SMALL, LARGE = 5_000, 20_000
GOALS = {"recall": 0.99, "precision": 1.0, "time against datasketch": 0.1, "growth": 4.5}
_REPEATS, _TURNS = 5, 7
_PART = 1000  # characters

Pairs = set[tuple[int, int]]


def _sets(texts: Sequence[str]) -> list[set[str]]:
    """The shingles of each text as strings: for the baselines, which share nothing with our own code but the words."""
    found = []
    for text in texts:
        words = tokens(text)
        windows = range(max(len(words) - SHINGLE + 1, 1 if words else 0))
        found.append({" ".join(words[at : at + SHINGLE]) for at in windows})
    return found


def every_pair(texts: Sequence[str]) -> Pairs:
    """The truth: every pair of texts that shares anything, counted through an index from shingle to texts."""
    sets = _sets(texts)
    holders: dict[str, list[int]] = {}
    found: Pairs = set()
    for at, one in enumerate(sets):
        common: dict[int, int] = {}
        for shingle in one:
            for other in holders.setdefault(shingle, []):
                common[other] = common.get(other, 0) + 1
            holders[shingle].append(at)
        for other, count in common.items():
            if count >= THRESHOLD * (len(one) + len(sets[other]) - count) - 1e-9:
                found.add((other, at))
    return found


def datasketch_pairs(texts: Sequence[str]) -> Pairs:
    """The baseline: hash, insert and ask, as its documentation shows."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    hashed = []
    for at, one in enumerate(_sets(texts)):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([shingle.encode() for shingle in sorted(one)])
        index.insert(at, signature)
        hashed.append(signature)
    return {(at, other) for at, one in enumerate(hashed) for other in index.query(one) if at < other}


def our_pairs(texts: Sequence[str]) -> Pairs:
    found, _ = duplicates.pairs(texts, threshold=THRESHOLD, shingle=SHINGLE)
    return {(int(a), int(b)) for a, b in found}


def timed(work: Callable[[Sequence[str]], Pairs], texts: Sequence[str], repeats: int) -> tuple[Pairs, float, float]:
    """The result, the shortest seconds of processor and the shortest by the clock: other work only ever adds."""
    found: Pairs = set()
    best = shortest = float("inf")
    for _ in range(repeats):
        start, begun = time.process_time(), time.perf_counter()
        found = work(texts)
        best, shortest = min(best, time.process_time() - start), min(shortest, time.perf_counter() - begun)
    return found, best, shortest


def mixed(corpus: Corpus, count: int, seed: int) -> list[str]:
    """``count`` texts: demands, parts of motions and, a fifth of all, lightly edited copies of both.

    All texts of as many authors as it takes: motions that are tabled again are mostly their own author's, so that a
    quarter of the texts holds a quarter of the near-duplicates, and the same share of each text is met elsewhere.
    """
    chance = Random(seed)
    by_author: dict[str, list[str]] = {}
    for author, text in corpus.demands:
        by_author.setdefault(author, []).append(text)
    for author, text in corpus.motions:
        by_author.setdefault(author, []).extend(_parts(text))
    authors = sorted(by_author)
    chance.shuffle(authors)
    own = [text for author in authors for text in by_author[author]][: count - count // 5]
    edited = [_edited(chance.choice(own), chance) for _ in range(count - len(own))]
    texts = own + edited
    chance.shuffle(texts)
    return texts


def _parts(text: str) -> Iterator[str]:
    """Paragraphs in a row, about a thousand characters together."""
    part = ""
    for line in text.splitlines():
        part = f"{part}\n{line}"
        if len(part) > _PART:
            yield part
            part = ""


def _edited(text: str, chance: Random) -> str:
    """A copy with one word in fifteen dropped, doubled or swapped with the next."""
    words = text.split()
    for _ in range(max(1, len(words) // 15)):
        at = chance.randrange(len(words))
        kind = chance.randrange(3)
        if kind == 0 and len(words) > 1:
            words.pop(at)
        elif kind == 1:
            words.insert(at, words[at])
        elif at + 1 < len(words):
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def growth(corpus: Corpus) -> tuple[float, float]:
    """Seconds for the small and the large number of texts: measured in turn, the turn whose ratio is the median."""
    small, large = mixed(corpus, SMALL, 1), mixed(corpus, LARGE, 2)
    times = [(timed(our_pairs, small, 2)[1], timed(our_pairs, large, 2)[1]) for _ in range(_TURNS)]
    return sorted(times, key=lambda pair: pair[1] / pair[0])[_TURNS // 2]


def measure(corpus: Corpus) -> dict[str, float]:
    texts = [text for _, text in corpus.motions]
    truth = every_pair(texts)
    ours, our_time, our_clock = timed(our_pairs, texts, _REPEATS)
    theirs, their_time, their_clock = timed(datasketch_pairs, texts, 1)
    small, large = growth(corpus)
    return {
        "texts": len(texts),
        "pairs": len(truth),
        "recall": len(ours & truth) / max(len(truth), 1),
        "precision": len(ours & truth) / max(len(ours), 1),
        "seconds": our_time,
        "datasketch recall": len(theirs & truth) / max(len(truth), 1),
        "datasketch precision": len(theirs & truth) / max(len(theirs), 1),
        "datasketch seconds": their_time,
        "time against datasketch": our_time / their_time,
        "by the clock": our_clock,
        "datasketch by the clock": their_clock,
        "clock against datasketch": our_clock / their_clock,
        f"seconds, {SMALL} texts": small,
        f"seconds, {LARGE} texts": large,
        "growth": large / small,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = measure(read(arguments.test or arguments.train))
    for name, value in figures.items():
        goal = GOALS.get(name)
        least = name in {"recall", "precision"}
        reached = goal is None or (value >= goal - 1e-12 if least else value <= goal)
        told = (
            "" if goal is None else f"  goal {'≥' if least else '≤'} {goal}: {'reached' if reached else 'NOT reached'}"
        )
        print(f"{name:26}{value:10.3f}{told}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
