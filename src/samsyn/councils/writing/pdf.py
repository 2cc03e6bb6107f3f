"""A paper as tagged PDF (PDF/UA-1)."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from samsyn.councils.writing.blocks import Block, Manuscript, Rows
from samsyn.people import paper

TEMPLATE = Path(__file__).with_name("council.typ")


def write(manuscript: Manuscript) -> bytes:
    """The PDF. Same input, same bytes."""
    data = {
        "title": manuscript.title,
        "author": manuscript.author,
        "lines": manuscript.lines,
        "word": manuscript.word,
        "blocks": [_facts(block) for block in manuscript.blocks],
    }
    return paper.pdf(TEMPLATE.read_bytes(), data, at=manuscript.at)


def _facts(block: Block) -> dict[str, Any]:
    return asdict(block) | ({"shares": block.shares} if isinstance(block, Rows) else {})
