"""Between the core's outline and the rows: columns of a section, what changed between two editions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from samsyn.cores.outline import Block, Outline, Section, display

What = Literal["same", "reworded", "rewritten", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one section from the edition before: its heading then and now, "" where it has none."""

    key: str
    what: What
    before: str
    after: str


def columns(section: Section) -> dict[str, Any]:
    """What a section is to the database, parent and position aside."""
    return {
        "key": section.key,
        "number": section.number[:20],
        "heading": section.heading[:300],
        "level": section.level,
        "goal_kind": section.goal,
        "page": section.page,
        "blocks": [asdict(block) for block in section.blocks],
    }


def changes(old: Outline, new: Outline) -> tuple[Change, ...]:
    """Every section of ``new`` in order beside its counterpart in ``old``, then those that are gone."""
    before = {section.key: section for section in old.sections}
    now = {section.key for section in new.sections}
    found = [_change(before.get(section.key), section) for section in new.sections]
    gone = [Change(s.key, "gone", display(s), "") for s in old.sections if s.key not in now]
    return (*found, *gone)


def _change(before: Section | None, after: Section) -> Change:
    if before is None:
        return Change(after.key, "new", "", display(after))
    what: What = "same"
    if before.heading != after.heading:
        what = "reworded"
    elif before.text != after.text:
        what = "rewritten"
    return Change(after.key, what, display(before), display(after))


def without_heading(sections: Sequence[Section], key: str) -> tuple[Section, ...]:
    """The sections with one heading turned into text of the section before; levels close the gap it leaves."""
    at = next(index for index, section in enumerate(sections) if section.key == key)
    gone, before = sections[at], sections[at - 1]
    text = Block(display(gone), gone.page)
    merged = replace(before, blocks=(*before.blocks, text, *gone.blocks))
    rest: list[Section] = []
    above = merged.level
    for section in sections[at + 1 :]:
        level = min(section.level, above + 1)
        rest.append(replace(section, level=level))
        above = level
    return (*sections[: at - 1], merged, *rest)
