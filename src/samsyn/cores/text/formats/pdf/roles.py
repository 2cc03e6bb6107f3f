"""What rows are, seen over the whole document: headings, running heads and feet, footnotes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samsyn.cores.text.formats.pdf.rows import Row

_HEAD_ZONE: Final = 0.12  # of the page's height
_FOOT_ZONE: Final = 0.90
_HEAD_AT_MOST: Final = 1.4  # of the body size
_NOTE_ZONE: Final = 0.5
_SMALLER: Final = 0.93  # of the body size
_LARGER: Final = 1.14
_LONG_SENTENCE: Final = 60  # characters: what is longer and ends in a full stop is no heading
_SMALLEST_BOLD: Final = 0.85  # a heading in bold may be set a little smaller than the text
_LONGEST_HEADING: Final = 200  # characters, over all its rows
_MOST_HEADING_ROWS: Final = 4
_MOST_LEVELS: Final = 6
_NOTE_START: Final = re.compile(r"(?:\d{1,3}|[*†‡])[\s\u00a0]?(?=[^\d\s.,)%:;-])")
_GLUE: Final = re.compile(r"[\s\u00ad\ufffe\x02.-]+")
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"(?:sid(?:a|an)?\.?\s*)?[-–(]?\s*\d{1,4}\s*[-–)]?(?:\s*(?:av|/|\(|of)\s*\d{1,4}\s*\)?)?", re.IGNORECASE
)


@dataclass(slots=True)
class Leaf:
    """A page with its rows in reading order."""

    text: str
    rows: list[Row]
    width: float = 0.0
    height: float = 0.0

    def words(self, row: Row) -> str:
        return self.text[row.start : row.end]


def body_size(leaves: Iterable[Leaf]) -> float:
    """The font size that most characters have."""
    counted: Counter[float] = Counter()
    for leaf in leaves:
        for row in leaf.rows:
            if row.size:
                counted[row.size] += row.end - row.start
    return max(counted, key=lambda size: (counted[size], size)) if counted else 0.0


def mark(leaves: Sequence[Leaf], bookmarks: Mapping[int, Sequence[tuple[str, int]]]) -> None:
    """Give rows their roles and put heads first, feet last and notes before the feet on each page.

    ``bookmarks`` holds (title, level) by page index, as the file's own outline states them.
    """
    usual = body_size(leaves)
    _mark_margins(leaves, usual)
    for leaf in leaves:
        _mark_notes(leaf, usual)
    blocks = list(_heading_blocks(leaves, usual))
    _mark_headings(leaves, blocks, usual, bookmarks)
    for leaf in leaves:
        rank = {"header": 0, "note": 2, "footer": 3}
        if any(row.role in rank for row in leaf.rows):
            leaf.rows.sort(key=lambda row: rank.get(row.role, 1))


def _mark_margins(leaves: Sequence[Leaf], usual: float) -> None:
    """A row near the page's edge is a running head or foot when it comes back on other pages, or is a page number."""
    seen: Counter[tuple[bool, str, bool]] = Counter()
    edges: list[tuple[Row, bool, str, bool]] = []
    for leaf in leaves:
        found = set()
        for row in leaf.rows:
            head, foot = row.bottom < _HEAD_ZONE * leaf.height, row.top > _FOOT_ZONE * leaf.height
            if head or foot:
                words = " ".join(_DIGITS.sub("#", leaf.words(row)).casefold().split())
                large = row.size > _HEAD_AT_MOST * usual  # a chapter's own heading, which its pages repeat in small
                edges.append((row, head, words, large))
                found.add((head, words, large))
        seen.update(found)
    enough = 2 if len(leaves) < 7 else max(2, len(leaves) // 4)
    for row, head, words, large in edges:
        again = len(leaves) > 1 and seen[head, words, large] >= enough and not (words == "#" and len(leaves) < 2)
        if again or (len(leaves) > 1 and _PAGE_NUMBER.fullmatch(words.replace("#", "1"))):
            row.role = "header" if head else "footer"


def _mark_notes(leaf: Leaf, usual: float) -> None:
    """Small rows low on the page that begin with a note's mark, and the small rows under them."""
    inside = False
    for row in leaf.rows:
        if row.role in ("header", "footer") or row.table >= 0:
            continue
        small = row.size <= _SMALLER * usual and row.top > _NOTE_ZONE * leaf.height
        inside = small and (inside or _NOTE_START.match(leaf.text, row.start, row.end) is not None)
        if inside:
            row.role = "note"


@dataclass(slots=True)
class _Block:
    """Rows in sequence that look like one heading."""

    page: int
    rows: list[Row]
    words: str

    @property
    def key(self) -> tuple[float, bool]:
        return self.rows[0].size, self.rows[0].bold


def _heading_blocks(leaves: Sequence[Leaf], usual: float) -> Iterable[_Block]:
    for at, leaf in enumerate(leaves):
        block: list[Row] = []
        for row in leaf.rows:
            if block and not _goes_on(block[-1], row):
                yield from _block(at, leaf, block, usual)
                block = []
            if row.role == "body" and row.table < 0 and _stands_out(row, usual):
                block.append(row)
        yield from _block(at, leaf, block, usual)


def _stands_out(row: Row, usual: float) -> bool:
    return row.size > 0 and (row.size >= _LARGER * usual or _is_bold_heading(row, usual))


def _is_bold_heading(row: Row, usual: float) -> bool:
    return row.bold and row.size >= _SMALLEST_BOLD * usual


def _goes_on(above: Row, row: Row) -> bool:
    same = abs(above.size - row.size) < 0.3 and above.bold == row.bold and row.role == "body"
    return same and 0 < row.top - above.top < 2.2 * row.size


def _block(page: int, leaf: Leaf, rows: list[Row], usual: float) -> Iterable[_Block]:
    """The rows as a heading, unless they are too much text, or read like a sentence in bold."""
    words = " ".join(leaf.words(row) for row in rows)
    if not rows or len(rows) > _MOST_HEADING_ROWS or len(words) > _LONGEST_HEADING or not any(map(str.isalpha, words)):
        return
    if rows[0].size < _LARGER * usual and (words.endswith((".", ",", ";")) or len(rows) > 2):
        return
    if words.endswith(".") and len(words) > _LONG_SENTENCE:
        return
    yield _Block(page, rows, words)


def _mark_headings(
    leaves: Sequence[Leaf],
    blocks: Sequence[_Block],
    usual: float,
    bookmarks: Mapping[int, Sequence[tuple[str, int]]],
) -> None:
    stated = {(page, _plain(title)): level for page, items in bookmarks.items() for title, level in items}
    title = _title(leaves, blocks, usual)
    levels: dict[tuple[float, bool], int] = {}
    known: dict[tuple[float, bool], Counter[int]] = {}
    found = {id(block): stated.get((block.page, _plain(block.words))) for block in blocks} if stated else {}
    for block in blocks:
        stated_level = found.get(id(block))
        if stated_level is not None:
            known.setdefault(block.key, Counter())[stated_level] += 1
    lead = title.rows[0].start if title else 0
    blocks = [b for b in blocks if b.page or b is title or b.rows[0].start >= lead]  # above the title: a letterhead
    level = 0
    for key in sorted({block.key for block in blocks if block is not title}, reverse=True):
        level = known[key].most_common(1)[0][0] if key in known else min(level + 1, _MOST_LEVELS)
        levels[key] = level
    for block in blocks:
        level = found.get(id(block)) or levels.get(block.key, 1)
        for row in block.rows:
            row.role, row.level = ("title", 0) if block is title else ("heading", level)


def _title(leaves: Sequence[Leaf], blocks: Sequence[_Block], usual: float) -> _Block | None:
    """The one block set largest of all, when it stands on the first page."""
    if not blocks:
        return None
    largest = max(block.rows[0].size for block in blocks)
    found = [block for block in blocks if block.rows[0].size == largest]
    first = found[0]
    alone = len(found) == 1 and first.page == 0 and largest >= _LARGER * usual
    return first if alone and first.rows[0].top < 0.75 * leaves[0].height else None


def _plain(words: str) -> str:
    """A title without what differs between the outline and the page: spaces, hyphens at row ends, case."""
    return _GLUE.sub("", words).casefold()
