"""An outline as it is set on a page: paragraphs with anchors, lists and tables put together. Screen, Word, HTML and PDF
all set the same thing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from samsyn.cores.outline import Block, GoalFact, Outline, Section, goals
from samsyn.cores.outline.titles import goal_of

OWN_MARK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zåäö][.)])\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block with its anchor and the kind of goal it states, "" for none.

    ``number`` is what a person counts to find it, 0 for what nobody counts: items, cells, notes.
    """

    number: int
    anchor: str
    text: str
    page: int = 0
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that are set together. A table has ``rows`` of cells of paragraphs, the first row being its head,
    and a ``number`` that counts the section's tables from 1.
    """

    kind: Literal["text", "note", "list", "marked", "table"]
    paragraphs: tuple[Paragraph, ...] = ()
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class SetSection:
    """A section ready to be set: its heading in three parts ("4.1", "Delmål 1.1:", "Fler fullföljer skolan")."""

    key: str
    number: str
    kind_words: str
    name: str
    level: int
    goal: str
    parent: str | None
    groups: tuple[Group, ...]
    page: int = 0

    @property
    def title(self) -> str:
        """The heading as it is printed."""
        return " ".join(part for part in (self.number, self.kind_words, self.name) if part)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order, those of tables included."""
        return tuple(
            p for group in self.groups for p in (*group.paragraphs, *(q for r in group.rows for c in r for q in c))
        )


def lay_out(outline: Outline) -> tuple[SetSection, ...]:
    """Every section of an outline, in order."""
    stated = {(goal.section, goal.block): goal for goal in goals(outline)}
    return tuple(_section(section, stated) for section in outline.sections)


def anchors(section: Section) -> tuple[tuple[str, int], ...]:
    """(anchor, number) of every block: "key-s3" is the third paragraph, "key-s3-2" the second item after it,
    "key-t1-4" the fourth cell of the first table. What nobody counts has number 0.
    """
    found: list[tuple[str, int]] = []
    paragraph = item = cell = 0
    tables: list[int] = []
    for block in section.blocks:
        if block.kind == "body":
            paragraph, item = paragraph + 1, 0
            found.append((f"{section.key}-s{paragraph}", paragraph))
        elif block.kind == "cell":
            if block.table not in tables:
                tables.append(block.table)
                cell = 0
            cell += 1
            found.append((f"{section.key}-t{len(tables)}-{cell}", 0))
        else:
            item += 1
            found.append((f"{section.key}-s{paragraph}-{item}", 0))
    return tuple(found)


def _section(section: Section, stated: dict[tuple[str, int], GoalFact]) -> SetSection:
    paragraphs = [
        (
            block,
            Paragraph(
                number=number,
                anchor=anchor,
                text=block.text,
                page=block.page,
                goal=stated[section.key, at].kind if (section.key, at) in stated else "",
            ),
        )
        for at, (block, (anchor, number)) in enumerate(zip(section.blocks, anchors(section), strict=True))
    ]
    name = goal_of(section.heading)[2]
    words = section.heading[: len(section.heading) - len(name)].strip() if section.heading.endswith(name) else ""
    return SetSection(
        key=section.key,
        number=section.number,
        kind_words=words,
        name=name if words else section.heading,
        level=section.level,
        goal=section.goal,
        parent=section.parent,
        groups=tuple(_groups(paragraphs)),
        page=section.page,
    )


def _groups(paragraphs: Sequence[tuple[Block, Paragraph]]) -> Iterator[Group]:
    tables = 0
    for (kind, table), members in groupby(paragraphs, key=lambda pair: (_kind(pair[0]), pair[0].table)):
        pairs = list(members)
        if kind == "table" and table >= 0:
            tables += 1
            yield Group("table", rows=_rows(pairs), number=tables)
        elif kind == "table":
            yield from (Group("text", (paragraph,)) for _, paragraph in pairs)
        elif kind in {"list", "marked"}:
            yield Group(kind, tuple(paragraph for _, paragraph in pairs))
        else:
            yield from (Group(kind, (paragraph,)) for _, paragraph in pairs)


def _kind(block: Block) -> Literal["text", "note", "list", "marked", "table"]:
    if block.kind == "item":
        return "marked" if OWN_MARK.match(block.text) else "list"
    if block.kind == "cell":
        return "table"
    return "note" if block.kind == "note" else "text"


def _rows(pairs: Sequence[tuple[Block, Paragraph]]) -> tuple[tuple[tuple[Paragraph, ...], ...], ...]:
    """Rows of equal length; a place without text is an empty cell."""
    cells: dict[tuple[int, int], list[Paragraph]] = {}
    for block, paragraph in pairs:
        cells.setdefault((block.row, block.column), []).append(paragraph)
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return tuple(tuple(tuple(cells.get((row, column), ())) for column in columns) for row in rows)
