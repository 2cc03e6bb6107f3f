"""Word's automatic numbers: counts as Word does and writes the label it would show ("3.2", "a)", "•")."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from samsyn.cores.text.formats.docx.names import VAL, W, number, value
from samsyn.cores.text.formats.numerals import numeral

_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_DEEPEST: Final = 8
_LONGEST_LABEL: Final = 60
# Bullets are mostly drawn with symbol fonts in the private use area; what matters is that a bullet stands there.
_SYMBOLS: Final = {"o": "◦", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "☐", "\uf06f": "☐"}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """The lists of one document. Counts as it is asked, so ask in document order and once per paragraph."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._style_levels: dict[tuple[str, str], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._collect(root)

    def level_of_style(self, num_id: str, style_ids: tuple[str, ...]) -> int:
        """Which level of the list belongs to a style or its nearest ancestor, 0 when none says so."""
        levels = (self._style_levels.get((num_id, style_id)) for style_id in style_ids)
        return next((level for level in levels if level is not None), 0)

    def label(self, num_id: str, level: int) -> str:
        """The label of the next paragraph at ``level`` of this list; empty when it shows none."""
        found = self._lists.get(num_id)
        level = min(max(level, 0), _DEEPEST)
        if found is None or level not in found.levels:
            return ""
        shape = found.levels[level]
        counts = self._count(num_id, found, level)
        if shape.kind == "bullet":
            return _bullet(shape.text)
        if shape.kind == "none" and not _PLACEHOLDER.search(shape.text):
            return shape.text.strip()

        def shown(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = found.levels.get(at, _Level())
            kind = "decimal" if shape.legal else other.kind
            return numeral(counts.get(at, other.start), kind)

        return _PLACEHOLDER.sub(shown, shape.text).strip()

    def _count(self, num_id: str, found: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.abstract, {})
        if level in found.restarts and (num_id, level) not in self._started:
            counts[level] = found.restarts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.levels[level].start
        self._started.add((num_id, level))
        for upper in range(level):  # a level that is skipped counts as begun
            counts.setdefault(upper, found.levels.get(upper, _Level()).start)
        for deeper in [deep for deep in counts if deep > level]:
            del counts[deeper]
        return counts

    def _collect(self, root: etree._Element) -> None:
        abstracts = {item.get(W + "abstractNumId", ""): item for item in root.iterchildren(W + "abstractNum")}
        by_style_link = {
            link: item for item in abstracts.values() if (link := value(item, W + "styleLink")) is not None
        }
        for num in root.iterchildren(W + "num"):
            num_id = num.get(W + "numId", "")
            abstract_id = value(num, W + "abstractNumId") or ""
            abstract = abstracts.get(abstract_id)
            if abstract is not None:
                abstract = by_style_link.get(value(abstract, W + "numStyleLink") or "", abstract)
                self._add(num_id, abstract_id, abstract, num)

    def _add(self, num_id: str, abstract_id: str, abstract: etree._Element, num: etree._Element) -> None:
        levels: dict[int, _Level] = {}
        restarts: dict[int, int] = {}
        for item in abstract.iterchildren(W + "lvl"):
            at = number(item.get(W + "ilvl"))
            levels[at] = _level(item)
            style = value(item, W + "pStyle")
            if style:
                self._style_levels[num_id, style] = at
        for override in num.iterchildren(W + "lvlOverride"):
            at = number(override.get(W + "ilvl"))
            item_or_none = override.find(W + "lvl")
            if item_or_none is not None:
                levels[at] = _level(item_or_none)
            start = value(override, W + "startOverride")
            if start is not None:
                restarts[at] = number(start, 1)
        self._lists[num_id] = _List(abstract_id, levels, restarts)


def _level(item: etree._Element) -> _Level:
    legal = item.find(W + "isLgl")
    return _Level(
        start=number(value(item, W + "start"), 1),
        kind=value(item, W + "numFmt") or "decimal",
        text=(value(item, W + "lvlText") or "")[:_LONGEST_LABEL],
        legal=legal is not None and legal.get(VAL, "1") not in ("0", "false"),
    )


def _bullet(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    shown = _SYMBOLS.get(text, text)
    return "•" if "\ue000" <= shown[0] <= "\uf8ff" else shown
