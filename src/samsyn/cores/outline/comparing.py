"""Two texts beside each other, word by word: what stands, what came, what went.

Law: what stands and what went, joined, is the text before; what stands and what came is the text after.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from samsyn.cores.outline.titles import display
from samsyn.cores.outline.values import Block, Outline, Section

What = Literal["same", "added", "removed"]
Fate = Literal["same", "changed", "new", "gone"]
_TOKEN = re.compile(r"\s+|\w+(?:[-’']\w+)*|[^\w\s]", re.UNICODE)
_ALIKE = 0.35  # blocks that share less are one removed and one added
_ISLAND = 2  # so few unchanged words between two changes are read as changed too


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one fate."""

    what: What
    text: str


@dataclass(frozen=True, slots=True)
class ComparedBlock:
    """A paragraph, item, cell or note in both texts."""

    kind: str
    fate: Fate
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A section of one text or of both. ``title`` as it is now, or was; ``added`` and ``removed`` count words."""

    key: str
    title: str
    level: int
    fate: Fate
    heading: tuple[Run, ...]
    blocks: tuple[ComparedBlock, ...]
    added: int
    removed: int


def words(before: str, after: str) -> tuple[Run, ...]:
    """Word by word. A word or two that happen to stand in both are not kept as islands among changes."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    runs: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(old[a:b])))
        else:
            runs += [Run("removed", "".join(old[a:b]))] if b > a else []
            runs += [Run("added", "".join(new[c:d]))] if d > c else []
    return _joined(_without_islands(runs))


def _without_islands(runs: Sequence[Run]) -> Iterator[Run]:
    for at, run in enumerate(runs):
        between = run.what == "same" and 0 < at < len(runs) - 1
        if between and len(run.text.split()) <= _ISLAND and len(run.text) <= 12:
            yield Run("removed", run.text)
            yield Run("added", run.text)
        else:
            yield run


def _joined(runs: "Iterator[Run]") -> tuple[Run, ...]:
    """Neighbours of one kind as one; within a change what went stands before what came."""
    found: list[Run] = []
    gone = came = ""
    for run in [*runs, Run("same", "")]:
        if run.what == "removed":
            gone += run.text
        elif run.what == "added":
            came += run.text
        else:
            found += [Run("removed", gone)] if gone else []
            found += [Run("added", came)] if came else []
            gone = came = ""
            if run.text and found and found[-1].what == "same":
                found[-1] = Run("same", found[-1].text + run.text)
            elif run.text:
                found.append(run)
    return tuple(found)


def compare(before: Outline, after: Outline) -> tuple[Compared, ...]:
    """Every section of the text after, in order, with those that are gone where they stood."""
    old = {section.key: section for section in before.sections}
    new = {section.key for section in after.sections}
    found = [section(old.get(now.key), now) for now in after.sections]
    place = {one.key: at for at, one in enumerate(found)}
    gone: dict[int, list[Compared]] = {}
    at = -1
    for was in before.sections:
        if was.key in new:
            at = place[was.key]
        else:
            gone.setdefault(at, []).append(section(was, None))
    out = list(gone.get(-1, []))
    for index, one in enumerate(found):
        out += [one, *gone.get(index, [])]
    return tuple(out)


def section(before: Section | None, after: Section | None) -> Compared:
    """One section in both texts, or in one of them."""
    one = after or before
    if one is None:
        raise ValueError("a section of at least one text")
    heading = words(display(before) if before else "", display(after) if after else "")
    blocks = tuple(_blocks(before.blocks if before else (), after.blocks if after else ()))
    runs = [*heading, *(run for block in blocks for run in block.runs)]
    added = sum(_count(run) for run in runs if run.what == "added")
    removed = sum(_count(run) for run in runs if run.what == "removed")
    fate: Fate = "new" if before is None else "gone" if after is None else "same"
    if fate == "same" and any(run.what != "same" for run in runs):
        fate = "changed"
    return Compared(one.key, display(one), one.level, fate, heading, blocks, added, removed)


def _count(run: Run) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in run.text.split())


def _blocks(before: Sequence[Block], after: Sequence[Block]) -> Iterator[ComparedBlock]:
    matcher = SequenceMatcher(None, [_said(one) for one in before], [_said(one) for one in after], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (ComparedBlock(one.kind, "same", (Run("same", one.text),)) for one in after[c:d])
        else:
            yield from _paired(before[a:b], after[c:d])


def _said(block: Block) -> tuple[str, str]:
    return block.kind, block.text


def _paired(before: Sequence[Block], after: Sequence[Block]) -> Iterator[ComparedBlock]:
    """Blocks that are alike are shown as changed, in order; the others as gone and new."""
    old = new = 0
    for was, now in [*_alike(before, after), (len(before), len(after))]:
        yield from (ComparedBlock(one.kind, "gone", (Run("removed", one.text),)) for one in before[old:was])
        yield from (ComparedBlock(one.kind, "new", (Run("added", one.text),)) for one in after[new:now])
        if was < len(before):
            yield ComparedBlock(after[now].kind, "changed", words(before[was].text, after[now].text))
        old, new = was + 1, now + 1


def _alike(before: Sequence[Block], after: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs in the order of both texts, each block in one pair at most: the greatest likeness altogether."""
    best: list[list[float]] = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    likeness = [[_likeness(a, b) for b in after] for a in before]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    pairs, i, j = [], 0, 0
    while i < len(before) and j < len(after):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Block, other: Block) -> float:
    """0 when they are too unlike to be one paragraph that was rewritten."""
    if one.kind != other.kind:
        return 0.0
    ratio = SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0


__all__ = ["Compared", "ComparedBlock", "Run", "compare", "section", "words"]
