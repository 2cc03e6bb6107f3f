"""Nothing lost: every word of every readable file is among the comments or the passages set aside."""

import re
from collections import Counter

from benchmarks.scoring.analysis import Analysis
from benchmarks.scoring.measure import Measure
from benchmarks.scoring.overlap import BROKEN, words
from benchmarks.scoring.truth import Truth

LONG = 6  # letters of a word that cannot be met by chance inside others


def kept(texts: dict[str, str], truth: Truth, analysis: Analysis) -> Measure:
    """Each word is counted as often as it stands in the file; of byte-identical files the original alone."""
    hits = total = 0
    misses = []
    for name, text in texts.items():
        if truth.original(name) != name:
            continue
        source = Counter(words(text))
        lost = _lost(source, _halves(text), [output.text for output in analysis.outputs if name in output.files])
        hits += source.total() - lost.total()
        total += source.total()
        if lost:
            sample = ", ".join(f"{word} ({count})" for word, count in lost.most_common(25))
            misses.append(f"{name}: {lost.total()} of {source.total()} words lost: {sample}")
    return Measure("kept", "words kept", hits, total, 0.99, misses=tuple(misses))


def _lost(source: Counter[str], halves: dict[str, str], outputs: list[str]) -> Counter[str]:
    """Words that are missing; a word that the output joins or parts otherwise at a hyphen is not missing."""
    lost = source - Counter(word for text in outputs for word in words(text))
    letters = "".join(word for text in outputs for word in words(text))

    def there(word: str) -> bool:
        return (len(word) >= LONG and word in letters) or all(half in letters for half in halves.get(word, "?").split())

    return Counter({word: count for word, count in lost.items() if not there(word)})


def _halves(text: str) -> dict[str, str]:
    """Words that stand broken in the text → their two halves, which in interleaved columns do not belong together."""
    pairs = re.findall(rf"(\w+)(?:{BROKEN.pattern})(\w+)", text)
    return {f"{a}{b}".casefold(): f"{a} {b}".casefold() for a, b in pairs}
