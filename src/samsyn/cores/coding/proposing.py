"""Themes for short texts: what a theme's own words say at first, and more and more what people have tagged.

A text is the base forms of its content words and the parts of its compounds, weighed by rarity. A word speaks for a
theme when it stands in its name or definition, beside the name in the thesaurus, or oftener in the texts that people
put the theme on than in all texts. The evidence is the words that spoke.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from samsyn.cores.linking import themes as thesaurus
from samsyn.cores.linking.features import content
from samsyn.cores.linking.lexicon import lemma, parts

Bag = dict[str, float]
NAME, DEFINITION, BESIDE, PART = 1.0, 0.8, 0.6, 0.6  # how loudly a word speaks by where it stands
FLOOR = 0.35
STEEP = 2.2  # one rare word of the name in a sentence of ten words gives about 0.5
SURE_TEXTS = 3  # a word must stand in as many tagged texts before it speaks for their theme
OFTEN = math.log(12)  # twelve times as often among the tagged as among all: as loud as the name itself


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the code list, with the texts that people put it on."""

    key: int
    name: str
    definition: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """A theme proposed for a text: how sure (0–1), and by which words."""

    key: int
    score: float
    words: tuple[str, ...]


def bag(text: str) -> Bag:
    """Base forms and parts of compounds, each counted at most twice: long texts do not shout."""
    found: defaultdict[str, float] = defaultdict(float)
    for word in content(text):
        base = lemma(word)
        found[base] += 1
        for part in parts(base):
            if part != base:
                found[part] += PART
    return {word: min(2.0, count) for word, count in found.items()}


class Proposer:
    """Knows a code list; proposes at most ``limit`` themes a text, the surest first."""

    def __init__(self, themes: Sequence[Theme], background: Sequence[Bag]) -> None:
        """``background``: the bags of all texts of the round; they say which words are rare."""
        self._held = Counter(word for one in background for word in one)
        self._count = max(len(background), 1)
        self._rarity = {word: math.log(1 + self._count / (1 + n)) for word, n in self._held.items()}
        self._rare = math.log(1 + self._count)
        self._themes = {theme.key: self._words_of(theme) for theme in themes}

    def propose(self, text: Bag, *, limit: int = 3, floor: float = FLOOR) -> tuple[Proposed, ...]:
        """The themes of a text."""
        mine = self._unit(text)
        found = []
        for key, speaks in self._themes.items():
            said = {word: weight * speaks[word] for word, weight in mine.items() if word in speaks}
            score = 1 - math.exp(-STEEP * sum(said.values()))
            if score >= floor:
                words = sorted(said, key=lambda word: (-said[word], word))[:3]
                found.append(Proposed(key, round(min(score, 0.99), 4), tuple(words)))
        return tuple(sorted(found, key=lambda one: (-one.score, one.key))[:limit])

    def _words_of(self, theme: Theme) -> Bag:
        """How loudly each word speaks for the theme, 0–1."""
        speaks = dict.fromkeys(self._beside(theme.name), BESIDE)
        speaks |= dict.fromkeys(bag(theme.definition), DEFINITION)
        speaks |= dict.fromkeys(bag(theme.name), NAME)
        held = Counter(word for text in theme.texts for word in bag(text))
        for word, count in held.items():
            if count >= SURE_TEXTS:
                often = math.log(count / len(theme.texts) / self._share(word)) / OFTEN
                if often > 0:
                    speaks[word] = max(speaks.get(word, 0.0), min(1.0, often))
        return speaks

    def _share(self, word: str) -> float:
        """The share of all texts that hold a word."""
        return (1 + self._held[word]) / (1 + self._count)

    def _beside(self, name: str) -> list[str]:
        """Words of the round's texts that stand in the same row of the thesaurus as a word of the name."""
        rows = {row for word in content(name) for row in thesaurus.themes(word) if row == lemma(word)}
        return [word for word in self._rarity if rows.intersection(thesaurus.themes(word))] if rows else []

    def _unit(self, words: Mapping[str, float]) -> Bag:
        weighed = {word: weight * self._rarity.get(word, self._rare) for word, weight in words.items()}
        size = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {word: weight / size for word, weight in weighed.items()} if size else {}


def missing(bags: Sequence[Bag], known: Collection[str], *, most: int = 12, least: int = 3) -> list[tuple[str, int]]:
    """Themes of the thesaurus that many texts are about but the code list lacks: name and how many texts."""
    names = thesaurus.names()
    have = {lemma(word) for name in known for word in content(name)} | {name.casefold() for name in known}
    counts: Counter[str] = Counter()
    for one in bags:
        held: defaultdict[str, float] = defaultdict(float)
        for word, weight in one.items():
            for name, share in thesaurus.themes(word).items():
                held[name] += weight * share
        best = max(held.values(), default=0.0)
        counts.update(name for name, amount in held.items() if amount >= 1.5 and amount >= 0.8 * best)
    return [
        (name, count) for name, count in counts.most_common() if count >= least and name not in have and name in names
    ][:most]  # fmt: skip
