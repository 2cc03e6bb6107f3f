"""Finds the strategy's own words in a comment, in quotation marks or copied without."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from samsyn.cores.linking.features import plain
from samsyn.cores.linking.shingles import tokens
from samsyn.cores.outline.values import Outline

_QUOTED = re.compile(r"[”“„\"«»]([^”“„\"«»]{3,600})[”“\"«»]|(?<!\w)[’‘']([^’‘']{6,300})[’'](?!\w)")
_RUN = 5  # words in a row that are hardly shared by chance

LONG, SHORT, WORD, NEARLY, COPIED = 0.92, 0.75, 0.4, 0.85, 0.7
_NEAR = 88  # per cent alike, rapidfuzz's partial ratio


class Quotations:
    """The running text of each section, ready to be searched for phrases."""

    def __init__(self, outline: Outline) -> None:
        self._texts = [plain(f"{section.heading}\n{section.text}") for section in outline.sections]
        runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for index, text in enumerate(self._texts):
            words = tokens(text)
            for at in range(len(words) - _RUN + 1):
                runs[tuple(words[at : at + _RUN])].add(index)
        # The strategy's own name stands in every response and in its own foreword: it is no quotation of that.
        self._title = plain(outline.title)
        named = tokens(outline.title)
        for at in range(len(named) - _RUN + 1):
            runs.pop(tuple(named[at : at + _RUN]), None)
        self._runs = {run: min(sections) for run, sections in runs.items() if len(sections) == 1}

    def quoted(self, text: str) -> Iterator[tuple[int, float, str]]:
        """(section, strength, words) for each quotation found in one or two sections, and each run of copied words."""
        for match in _QUOTED.finditer(text):
            yield from self._find(match[1] or match[2])
        yield from self._copied(text)

    def _find(self, said: str) -> Iterator[tuple[int, float, str]]:
        phrase = plain(said).strip(" .,;:!?…")
        if phrase in self._title:
            return
        count = len(phrase.split())
        pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
        found = [index for index, text in enumerate(self._texts) if phrase in text and pattern.search(text)]
        strength = LONG if count >= 4 else SHORT if count >= 2 else WORD
        if not found and count >= 5:
            found, strength = self._nearly(phrase), NEARLY
        for index in found[:3]:
            yield index, strength / len(found), _short(said)

    def _nearly(self, phrase: str) -> list[int]:
        long = len(phrase)
        scores = [
            fuzz.partial_ratio(phrase, text, score_cutoff=_NEAR) if len(text) > long else 0.0 for text in self._texts
        ]
        best = max(scores, default=0.0)
        return [scores.index(best)] if best >= _NEAR else []

    def _copied(self, text: str) -> Iterator[tuple[int, float, str]]:
        words = tokens(text)
        seen: set[int] = set()
        for at in range(len(words) - _RUN + 1):
            index = self._runs.get(tuple(words[at : at + _RUN]))
            if index is not None and index not in seen:
                seen.add(index)
                yield index, COPIED, " ".join(words[at : at + _RUN])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
