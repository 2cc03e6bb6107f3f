"""The strategic plan as data: focus areas with a picture of the future, why now, and which decision is needed.

As Markdown for an edition of a document, and back out of an edition's outline; two editions compared word by word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samsyn.cores.outline import Outline, comparing

PICTURE, WHY, DECISION = "Bilden", "Varför nu", "Politiskt beslut som behövs"


@dataclass(frozen=True, slots=True)
class Area:
    """One focus area. ``key`` is the section's in the edition, "" for a new one."""

    name: str
    picture: str
    why: str = ""
    decision: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One area in two editions; a side that lacks it is empty."""

    name: str
    state: Literal["same", "changed", "gone", "new"]
    parts: tuple[tuple[str, tuple[comparing.Run, ...]], ...]


def markdown(title: str, areas: tuple[Area, ...]) -> str:
    """The plan's text. Every part has a heading of its own, so that it can be linked to and compared."""
    lines = [f"# {title}", ""]
    for area in areas:
        lines += [f"## {_flat(area.name)}", ""]
        for heading, said in ((PICTURE, area.picture), (WHY, area.why), (DECISION, area.decision)):
            if said.strip():
                lines += [f"### {heading}", "", *(_paragraphs(said))]
    return "\n".join(lines)


def _flat(words: str) -> str:
    return " ".join(words.split())


def _paragraphs(said: str) -> Iterator[str]:
    for part in re.split(r"\n\s*\n", said.replace("\r\n", "\n").strip()):
        yield re.sub(r"^([#>*+-]|\d+[.)])", r"\\\1", _flat(part))
        yield ""


def areas_of(outline: Outline) -> tuple[Area, ...]:
    """The areas of an edition, however it came: parts with other headings count as the picture."""
    found: list[Area] = []
    tops = [section for section in outline.sections if section.parent is None]
    for section in tops:
        said = {PICTURE: [section.text] if section.text else [], WHY: [], DECISION: []}
        for under in outline.sections:
            if under.parent == section.key:
                said[under.heading if under.heading in said else PICTURE].append(under.text)
        picture, why, decision = (
            "\n\n".join(block for text in said[part] for block in text.split("\n")) for part in (PICTURE, WHY, DECISION)
        )
        found.append(Area(section.heading, picture, why, decision, key=section.key))
    return tuple(found)


def compare(before: tuple[Area, ...], after: tuple[Area, ...]) -> tuple[Change, ...]:
    """Every area of either edition, in the order of the later one and then what is gone."""
    old = {area.key or area.name: area for area in before}
    changes = [_change(old.pop(area.key or area.name, None), area) for area in after]
    return (*changes, *(_change(area, None) for area in old.values()))


def _change(old: Area | None, new: Area | None) -> Change:
    name = (new or old or Area("", "")).name
    parts = tuple(
        (heading, comparing.words(getattr(old, field, ""), getattr(new, field, "")))
        for heading, field in ((PICTURE, "picture"), (WHY, "why"), (DECISION, "decision"))
        if getattr(old, field, "") or getattr(new, field, "")
    )
    if old is None or new is None:
        return Change(name, "new" if old is None else "gone", parts)
    same = all(run.what == "same" for _, runs in parts for run in runs) and old.name == new.name
    return Change(name, "same" if same else "changed", parts)
