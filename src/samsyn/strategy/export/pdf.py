"""Tagged PDF (PDF/UA-1): bookmarks, contents with page numbers, Swedish."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from samsyn.people import paper
from samsyn.strategy.export.manuscript import CONTENTS, Manuscript
from samsyn.strategy.layout import Group, SetSection

MOST_ENTRIES = 80
TEMPLATE = Path(__file__).with_name("strategy.typ")


def write(manuscript: Manuscript) -> bytes:
    """The PDF. Same input, same bytes."""
    data = {
        "title": manuscript.title,
        "lines": manuscript.lines,
        "author": manuscript.author,
        "contents": CONTENTS,
        "depth": _depth(manuscript.sections),
        "sections": [_section(section) for section in manuscript.sections],
    }
    return paper.pdf(TEMPLATE.read_bytes(), data, at=manuscript.at)


def _depth(sections: tuple[SetSection, ...]) -> int:
    """How many levels the contents show: three, or fewer when they would not fit on two pages."""
    listed = [sum(section.level <= depth for section in sections) for depth in (1, 2, 3)]
    return max((depth for depth in (1, 2, 3) if listed[depth - 1] <= MOST_ENTRIES), default=1)


def _section(section: SetSection) -> dict[str, Any]:
    return {
        "title": section.title,
        "level": section.level,
        "goal": section.goal,
        "groups": [_group(group) for group in section.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    if group.kind == "table":
        rows = [[[asdict(paragraph) for paragraph in cell] for cell in row] for row in group.rows]
        return {"kind": "table", "rows": rows}
    return {"kind": group.kind, "paragraphs": [asdict(paragraph) for paragraph in group.paragraphs]}
