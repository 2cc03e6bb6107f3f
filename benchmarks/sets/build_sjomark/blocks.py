"""A response's text in a small notation, one block per line, that every format is rendered from.

``# `` ``## `` headings, ``- `` bullet, ``1. `` number, ``a) `` letter, ``¦ a ¦ b`` table row, ``> `` quotation,
``[^1]: `` footnote, ``---`` page break, anything else a paragraph; ``\\`` inside a line is a line break,
``**x**`` bold, ``[^1]`` a footnote's mark.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sets.build_sjomark.marks import MARK, Truth, fill

TEXTS = Path(__file__).with_name("texts")
START = re.compile(r"(#{1,3}|-|>|\d+\.|[a-h]\)|\[\^\w+\]:|¦) ")
KINDS = {"#": "heading", "-": "bullet", ">": "quote", "[": "note", "¦": "row"}


@dataclass(frozen=True)
class Block:
    kind: str  # heading, bullet, number, quote, note, row, break, text
    text: str
    label: str = ""

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.text.split("¦")]


def text(name: str) -> str:
    """A response as it was written, with its marks."""
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def parse(source: str, truth: Truth) -> list[Block]:
    """The blocks without marks; the marks are kept in ``truth``."""
    return [_block(line.strip(), truth) for line in source.strip().splitlines() if line.strip()]


def _block(line: str, truth: Truth) -> Block:
    if line == "---":
        return Block("break", "")
    sign = START.match(line)
    if not sign:
        return Block("text", plain(line, truth))
    label = sign[1]
    kind = KINDS.get(label[0], "number")
    return Block(kind, plain(line[sign.end() :], truth), label.strip("[^]:") if kind == "note" else label)


def plain(text: str, truth: Truth) -> str:
    """Text with line breaks for ``\\``; the truth knows a break as a space."""
    text = fill(text)
    truth(MARK.sub(lambda m: "{" + m[1] + "|" + m[2].replace("\\", " ") + "}", text))
    return MARK.sub(lambda m: m[2], text).replace("\\", "\n")


def notes(blocks: list[Block]) -> dict[str, str]:
    return {block.label: block.text for block in blocks if block.kind == "note"}
