"""From the rows under a heading to paragraphs: lines joined, lists and cells kept apart."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from samsyn.cores.outline.rows import Row
from samsyn.cores.outline.values import Block
from samsyn.cores.text.prose.clean import BULLETS, clean, join

_ITEM: Final = re.compile(rf"\s*(?:[{re.escape(BULLETS)}ͳ]|[-–—]\s|(?:\d{{1,2}}|[a-zåäö])[.)]\s)")
_BULLET: Final = re.compile(rf"[{re.escape(BULLETS)}ͳ–—-]+")
_ENDED: Final = re.compile(r"[.!?:…]['\"”»)]*\s*$")
BlockKind = Literal["body", "item", "cell", "note"]


def blocks_of(rows: Sequence[Row], *, paragraphs: bool) -> tuple[Block, ...]:
    """The rows as blocks. ``paragraphs``: the format gives whole paragraphs, so nothing is joined."""
    return tuple(_block(group) for group in _groups(rows, paragraphs=paragraphs))


def _groups(rows: Sequence[Row], *, paragraphs: bool) -> Iterator[list[Row]]:
    group: list[Row] = []
    width = _usual_right_edge(rows)
    for row in rows:
        if group and (paragraphs or not _goes_on(group, row, width)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _kind(row: Row) -> BlockKind:
    if row.line.role == "cell":
        return "cell"
    if row.line.role == "note":
        return "note"
    return "item" if row.line.role == "list" or row.line.label or _ITEM.match(row.raw) else "body"


def _goes_on(group: list[Row], row: Row, width: float) -> bool:
    before = group[-1]
    kind = _kind(row)
    if _starts_item(row):
        return False
    if kind == "cell" or _kind(group[0]) == "cell":
        return _cell(before) == _cell(row) and _cell(row) != (-1, -1, -1)
    if (kind == "note") != (_kind(group[0]) == "note"):
        return False
    if before.page != row.page:
        return not _ENDED.search(before.text) and row.text[:1].islower()
    if row.gap:
        return not _ENDED.search(before.text) and row.text[:1].islower() and bool(row.line.box)
    if before.line.box and row.line.box and width:
        short = before.line.box[2] < 0.8 * width
        return not (short and _ENDED.search(before.text) and row.text[:1].isupper())
    return True


def _starts_item(row: Row) -> bool:
    return bool(row.line.label) or bool(_ITEM.match(row.raw))


def _cell(row: Row) -> tuple[int, int, int]:
    return row.line.table, row.line.row, row.line.column


def _usual_right_edge(rows: Sequence[Row]) -> float:
    edges = sorted(row.line.box[2] for row in rows if row.line.box)
    return edges[int(0.9 * (len(edges) - 1))] if edges else 0.0


def _block(group: list[Row]) -> Block:
    first = group[0]
    text = clean(join([row.raw for row in group])).removeprefix("ͳ").strip()
    label = first.line.label
    if label and not _BULLET.fullmatch(label):
        text = f"{label} {text}".strip()
    place = _cell(first) if first.line.role == "cell" else (-1, -1, -1)
    return Block(text or label, first.page, _kind(first), *place)
