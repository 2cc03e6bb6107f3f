"""Nothing lost: every word of every readable file is among the comments or the passages set aside."""

from collections import Counter

from benchmarks.scoring.analysis import Analysis
from benchmarks.scoring.measure import Measure
from benchmarks.scoring.overlap import words
from benchmarks.scoring.truth import Truth


def kept(texts: dict[str, str], truth: Truth, analysis: Analysis) -> Measure:
    """Each word is counted as often as it stands in the file; of byte-identical files the original alone."""
    hits = total = 0
    misses = []
    for name, text in texts.items():
        if truth.original(name) != name:
            continue
        source = Counter(words(text))
        lost = _lost(source, [output.text for output in analysis.outputs if name in output.files])
        hits += source.total() - lost.total()
        total += source.total()
        if lost:
            sample = ", ".join(f"{word} ({count})" for word, count in lost.most_common(25))
            misses.append(f"{name}: {lost.total()} of {source.total()} words lost: {sample}")
    return Measure("kept", "words kept", hits, total, 0.99, misses=tuple(misses))


def _lost(source: Counter[str], outputs: list[str]) -> Counter[str]:
    """Words that are missing; a word that the output joins or parts otherwise at a hyphen is not missing."""
    lost = source - Counter(word for text in outputs for word in words(text))
    letters = "".join(word for text in outputs for word in words(text))
    return Counter({word: count for word, count in lost.items() if len(word) < 6 or word not in letters})
