"""A paper as tagged PDF (PDF/UA-1)."""

from dataclasses import asdict
from pathlib import Path

from samsyn.councils.writing.blocks import Manuscript
from samsyn.people import paper

TEMPLATE = Path(__file__).with_name("council.typ")


def write(manuscript: Manuscript) -> bytes:
    """The PDF. Same input, same bytes."""
    data = {
        "title": manuscript.title,
        "author": manuscript.author,
        "lines": manuscript.lines,
        "word": manuscript.word,
        "blocks": [asdict(block) for block in manuscript.blocks],
    }
    return paper.pdf(TEMPLATE.read_bytes(), data, at=manuscript.at)
