"""Themes for short texts: what a theme's own words say at first, and more and more what people have tagged.

A text is the base forms of its content words and the parts of its compounds, weighed by rarity. A theme is the words of
its name and definition (with those that stand beside them in the thesaurus) and the texts that people put it on. The
evidence is the words that a text shares with the theme.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from samsyn.cores.linking import themes as thesaurus
from samsyn.cores.linking.features import content
from samsyn.cores.linking.lexicon import lemma, parts

Bag = dict[str, float]
NAME, BESIDE, PART = 3.0, 0.5, 0.6  # weights: a word of the name, one beside it in the thesaurus, a part of a compound
FLOOR = 0.35
TRUST = 4.0  # as many tagged texts weigh as much as the theme's own words


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
    found: Counter[str] = Counter()
    for word in content(text):
        base = lemma(word)
        found[base] += 1
        for part in parts(base):
            if part != base:
                found[part] += PART
    return {word: min(2.0, float(count)) for word, count in found.items()}


class Proposer:
    """Knows a code list; proposes at most ``limit`` themes a text, the surest first."""

    def __init__(self, themes: Sequence[Theme], background: Sequence[Bag]) -> None:
        """``background``: the bags of all texts of the round; they say which words are rare."""
        held = Counter(word for one in background for word in one)
        count = max(len(background), 1)
        self._rarity = {word: math.log(1 + count / (1 + n)) for word, n in held.items()}
        self._rare = math.log(1 + count)
        self._themes = {theme.key: self._unit(self._words_of(theme)) for theme in themes}

    def propose(self, text: Bag, *, limit: int = 3, floor: float = FLOOR) -> tuple[Proposed, ...]:
        """The themes of a text."""
        mine = self._unit(text)
        found = []
        for key, theirs in self._themes.items():
            shared = {word: weight * theirs[word] for word, weight in mine.items() if word in theirs}
            likeness = sum(shared.values())
            score = 1 - math.exp(-4 * likeness)
            if score >= floor:
                words = sorted(shared, key=lambda word: (-shared[word], word))[:3]
                found.append(Proposed(key, round(min(score, 0.99), 4), tuple(words)))
        return tuple(sorted(found, key=lambda one: (-one.score, one.key))[:limit])

    def _words_of(self, theme: Theme) -> Bag:
        """The name's words, those beside them, and the mean of what people tagged."""
        own: defaultdict[str, float] = defaultdict(float)
        for word, weight in bag(theme.name).items():
            own[word] += NAME * weight
        for word, weight in bag(theme.definition).items():
            own[word] += weight
        for word in self._beside(theme.name):
            own[word] += BESIDE
        own = defaultdict(float, self._unit(own))
        share = len(theme.texts) / (len(theme.texts) + TRUST)
        learned: defaultdict[str, float] = defaultdict(float)
        for text in theme.texts:
            for word, weight in self._unit(bag(text)).items():
                learned[word] += weight / len(theme.texts)
        return {word: (1 - share) * own[word] + share * learned[word] for word in {*own, *learned}}

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
