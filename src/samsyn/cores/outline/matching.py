"""Carries keys from one edition to the next, so that a section keeps its name when it is reworded or moved."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix

from samsyn.cores.outline.slugs import unique_keys
from samsyn.cores.outline.titles import goal_of
from samsyn.cores.outline.values import Outline, Section

Matrix = npt.NDArray[np.float64]

# What speaks for two sections being the same one; the shares sum to 1. Below ENOUGH they are two sections.
_HEADING: Final = 0.42
_TEXT: Final = 0.28
_GOAL: Final = 0.17
_PARENT: Final = 0.08
_PLACE: Final = 0.05
ENOUGH: Final = 0.33
_BY_CHANCE: Final = 0.4  # edit likeness of two unrelated Swedish headings
_STEM: Final = 6  # first letters that stand for a word: "kompetens" and "kompetensförsörjning" share them
_EMPTY_WORDS: Final = frozenset(
    {"och", "i", "en", "ett", "för", "som", "på", "till", "av", "med", "den", "det", "de", "att"}
)


def match(old: Outline, new: Outline) -> Outline:
    """``new`` with the keys of ``old`` wherever a section is the same one, reworded or moved.

    Likeness of heading (edit distance of its telling words), of text (cosine of weighted words), of the goal's kind
    and number, of the heading above and of place are added up, and sections are paired so that the whole sum is
    largest. Sections without a pair get a key of their own that no section of ``old`` has. The order and the text of
    ``new`` never change.
    ``match(old, match(old, new)) == match(old, new)``, and ``match(old, old) == old`` for an outline from ``read``.
    """
    carried = pairs(old, new)
    parents = _parent_places(new.sections)
    keys = _keys(old, new, carried, parents)
    sections = (
        replace(section, key=keys[at], parent=None if (above := parents[at]) is None else keys[above])
        for at, section in enumerate(new.sections)
    )
    return replace(new, sections=tuple(sections))


def pairs(old: Outline, new: Outline) -> dict[int, int]:
    """Place in ``new`` → place in ``old`` of the same section; both count from 0."""
    if not old.sections or not new.sections:
        return {}
    likeness = _likeness(old.sections, new.sections)
    olds, news = linear_sum_assignment(likeness, maximize=True)
    return {int(b): int(a) for a, b in zip(olds, news, strict=True) if likeness[a, b] >= ENOUGH}


def _keys(old: Outline, new: Outline, carried: dict[int, int], parents: Sequence[int | None]) -> list[str]:
    taken = frozenset(section.key for section in old.sections)
    fresh = unique_keys([goal_of(section.heading)[2] for section in new.sections], parents, taken)
    return [old.sections[carried[at]].key if at in carried else fresh[at] for at in range(len(new.sections))]


def _parent_places(sections: Sequence[Section]) -> list[int | None]:
    places = {section.key: at for at, section in enumerate(sections)}
    return [None if section.parent is None else places[section.parent] for section in sections]


def _likeness(old: Sequence[Section], new: Sequence[Section]) -> Matrix:
    heading = _ratio([_plain(s.heading) for s in old], [_plain(s.heading) for s in new])
    above = _ratio(_headings_above(old), _headings_above(new))
    text = np.maximum(
        _cosine([s.text for s in old], [s.text for s in new]),
        _cosine([f"{s.heading} {s.text}" for s in old], [f"{s.heading} {s.text}" for s in new]),
    )
    goals = [[(s.goal, goal_of(s.heading)[1] or s.number) for s in side] for side in (old, new)]
    goal = np.array([[bool(a[0]) and a == b for b in goals[1]] for a in goals[0]], np.float64)
    place = 1 - np.abs(np.linspace(0, 1, len(old))[:, None] - np.linspace(0, 1, len(new))[None, :])
    total: Matrix = _HEADING * heading + _TEXT * text + _PARENT * above + _GOAL * goal + _PLACE * place
    return total


def _plain(heading: str) -> str:
    """The heading's telling words in one order, without the kind and number of a goal."""
    words = re.findall(r"\w+", goal_of(heading)[2].casefold())
    return " ".join(sorted(word for word in words if word not in _EMPTY_WORDS)) or " ".join(words)


def _headings_above(sections: Sequence[Section]) -> list[str]:
    headings = {section.key: _plain(section.heading) for section in sections}
    return ["" if section.parent is None else headings[section.parent] for section in sections]


def _ratio(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """1 for equal texts, 0 for what two unrelated headings share by chance, and all between."""
    ratios: Matrix = process.cdist(old, new, scorer=fuzz.ratio, dtype=np.float64) / 100
    return np.clip((ratios - _BY_CHANCE) / (1 - _BY_CHANCE), 0, 1)


def _cosine(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """Cosine of words' first letters, weighted by how few sections have them, so that "och" and "länet" say little."""
    bags = [Counter(word[:_STEM] for word in re.findall(r"\w+", text.casefold())) for text in (*old, *new)]
    vocabulary = {word: at for at, word in enumerate(sorted({word for bag in bags for word in bag}))}
    if not vocabulary:
        return np.zeros((len(old), len(new)))
    rows: list[int] = []
    columns: list[int] = []
    counts: list[float] = []
    for at, bag in enumerate(bags):
        rows += [at] * len(bag)
        columns += [vocabulary[word] for word in bag]
        counts += bag.values()
    matrix = csr_matrix((np.sqrt(np.array(counts, np.float64)), (rows, columns)), shape=(len(bags), len(vocabulary)))
    found_in = np.asarray((matrix > 0).sum(axis=0)).ravel()
    matrix = matrix.multiply(np.log1p(len(bags) / found_in)[None, :]).tocsr()
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    length[length == 0] = 1
    matrix = matrix.multiply(1 / length[:, None]).tocsr()
    cosine: Matrix = (matrix[: len(old)] @ matrix[len(old) :].T).toarray()
    return cosine
