"""A paper as tagged PDF (PDF/UA-1), set by Typst with fonts that come with it."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from samsyn.councils.writing.blocks import Manuscript

TEMPLATE = Path(__file__).with_name("council.typ")


def write(manuscript: Manuscript) -> bytes:
    """The PDF. A sign that no font has would break the standard: then it is set without the check, still tagged."""
    data = {
        "title": manuscript.title,
        "author": manuscript.author,
        "lines": manuscript.lines,
        "word": manuscript.word,
        "blocks": [asdict(block) for block in manuscript.blocks],
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    source, at = TEMPLATE.read_bytes(), int(manuscript.at.timestamp())
    try:
        made: bytes = typst.compile(
            source, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], ignore_system_fonts=True, timestamp=at
        )
    except typst.TypstError:
        made = typst.compile(source, format="pdf", sys_inputs=inputs, ignore_system_fonts=True, timestamp=at)
    return made
