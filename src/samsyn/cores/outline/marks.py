"""A section's text as a person writes it in a plain box, and back: the blocks that a section holds and nothing else.

An empty line between paragraphs. ``- `` begins an item of a list, ``> `` a note, ``| `` a row of a table with ``|``
between the cells and ``¶`` between paragraphs of one cell. A backslash before a mark makes it an ordinary sign.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from samsyn.cores.outline.values import Block

_MARK = re.compile(r"(?=\\*(?:\||[->](?:\s|$))|\\+(?:\s|$))")  # a row of a table needs no space after its bar
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = " ¶ "


def written(blocks: Sequence[Block]) -> str:
    """The text of a box; ``read`` gives the same blocks back, pages and numbers of tables aside."""
    return "\n\n".join(_groups(blocks))


def read(text: str, *, was: Sequence[Block] = ()) -> tuple[Block, ...]:
    """The blocks that a text means. A block that is said again as it ``was`` keeps its page and its table's number."""
    found = tuple(_blocks(text.replace("\r\n", "\n").replace("\r", "\n")))
    return _with_pages(found, was)


def _groups(blocks: Sequence[Block]) -> Iterator[str]:
    for (kind, table), members in groupby(blocks, key=lambda block: (block.kind, block.table)):
        held = list(members)
        if kind == "item":
            yield "\n".join(f"- {_one_line(block.text)}" for block in held)
        elif kind == "cell" and table >= 0:
            yield "\n".join(_rows(held))
        elif kind == "cell":
            yield "\n".join(f"| {_cell(block.text)} |" for block in held)
        elif kind == "note":
            yield from (f"> {_one_line(block.text)}" for block in held)
        else:
            yield from ("\n".join(_escaped(line) for line in block.text.split("\n") if line.strip()) for block in held)


def _rows(cells: Sequence[Block]) -> Iterator[str]:
    columns = sorted({cell.column for cell in cells})
    for _row, members in groupby(sorted(cells, key=lambda cell: cell.row), key=lambda cell: cell.row):
        held = list(members)
        texts = [_BREAK.join(_cell(cell.text) for cell in held if cell.column == column) for column in columns]
        yield f"| {' | '.join(texts)} |"


def _cell(text: str) -> str:
    return _one_line(text).replace("|", "\\|")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(line: str) -> str:
    return f"\\{line.strip()}" if _MARK.match(line.strip()) else line.strip()


def _blocks(text: str) -> Iterator[Block]:
    tables = 0
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        for kind, members in groupby(lines, key=_kind):
            held = list(members)
            if kind == "cell":
                yield from _table(held, tables)
                tables += 1
            elif kind == "body":
                yield Block("\n".join(_plain(line) for line in held))
            else:
                yield from (Block(words, kind=kind) for line in held if (words := line[1:].strip()))  # type: ignore[arg-type]  # "item" or "note"


def _kind(line: str) -> str:
    if line.startswith("|"):
        return "cell"
    if line == "-" or line.startswith(("- ", "-\t")):
        return "item"
    return "note" if line == ">" or line.startswith(("> ", ">\t")) else "body"


def _plain(line: str) -> str:
    return line[1:] if line.startswith("\\") and _MARK.match(line[1:]) else line


def _table(lines: Sequence[str], number: int) -> Iterator[Block]:
    for row, line in enumerate(lines):
        cells = _BAR.split(line.strip())[1:]
        if cells and not cells[-1].strip():
            cells.pop()
        for column, cell in enumerate(cells):
            for words in cell.replace("\\|", "|").split("¶"):
                if words.strip():
                    yield Block(_one_line(words), kind="cell", table=number, row=row, column=column)


def _with_pages(found: Sequence[Block], was: Sequence[Block]) -> tuple[Block, ...]:
    """Tables keep their numbers in order; new ones count on after the last."""
    numbers = list(dict.fromkeys(block.table for block in was if block.kind == "cell" and block.table >= 0))
    pages = {(block.kind, _one_line(block.text)): block.page for block in reversed(was)}
    last = max(numbers, default=-1)
    return tuple(
        replace(
            block,
            page=pages.get((block.kind, _one_line(block.text)), 0),
            table=_numbered(block.table, numbers, last),
        )
        for block in found
    )


def _numbered(at: int, numbers: Sequence[int], last: int) -> int:
    if at < 0:
        return -1
    return numbers[at] if at < len(numbers) else last + 1 + at - len(numbers)


def renumbered(sections: Iterable[Sequence[Block]]) -> list[tuple[Block, ...]]:
    """The sections' blocks with tables counted through the document again."""
    at = -1
    found = []
    for blocks in sections:
        known: dict[int, int] = {}
        out = []
        for block in blocks:
            if block.kind == "cell" and block.table >= 0 and block.table not in known:
                at += 1
                known[block.table] = at
            out.append(replace(block, table=known[block.table]) if block.table in known else block)
        found.append(tuple(out))
    return found
