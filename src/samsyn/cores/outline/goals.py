"""The goals of an outline: sections that are goals, and goals listed inside sections."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.values import Block, Goal, GoalFact, Outline, Section

_RANK: Final[dict[Goal, int]] = {"vision": 0, "målområde": 1, "målbild": 2, "delmål": 3, "prioritering": 3}
_LISTED: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+")
_LONGEST_NAME: Final = 300
_LONGEST_VISION: Final = 160  # a first sentence that is the vision itself, under "Vision: Älvmark 2040"


def goals(outline: Outline) -> tuple[GoalFact, ...]:
    """Every goal in reading order, each with the goal it stands under.

    A goal is a section whose heading says so ("Målbild 4 – …", "Vision"), a block that says so ("Delmål 2.1: …"), or
    an item of a list under a heading that gathers goals ("Delmål", "Våra prioriteringar"). Of two goals inside each
    other the outer is the parent; a number that continues another ("2.1" under "2") counts as inside.
    """
    found: list[GoalFact] = []
    inside: dict[str, int] = {}  # section key → index of its own goal
    above = {section.key: section.parent for section in outline.sections}
    for section in outline.sections:
        outer = _nearest(section.parent, inside, above)
        if section.goal:
            inside[section.key] = len(found)
            number, name = _stated(section)
            found.append(GoalFact(section.goal, number, name, section.key, parent=outer))
            outer = inside[section.key]
        gathered = titles.collection_of(section.heading) if not section.goal else ""
        for at, kind, number, name in _in_blocks(section.blocks, gathered):
            parent = _parent(found, outer, section.key, kind, number)
            found.append(GoalFact(kind, number, name, section.key, at, parent))
    return tuple(found)


def _nearest(key: str | None, inside: dict[str, int], above: dict[str, str | None]) -> int | None:
    while key is not None:
        if key in inside:
            return inside[key]
        key = above[key]
    return None


def _stated(section: Section) -> tuple[str, str]:
    """The goal's own number, else the section's; its words, for a bare "Vision" the sentence under it."""
    _, number, name = titles.goal_of(section.heading)
    bare = name == section.heading or name.lower() == section.goal
    longest = _LONGEST_NAME if bare else _LONGEST_VISION if section.goal == "vision" else 0
    if section.blocks and len(section.blocks[0].text) <= longest:
        name = section.blocks[0].text
    return number or ("" if section.goal == "vision" else section.number), name


def _in_blocks(blocks: Sequence[Block], gathered: Goal) -> Iterator[tuple[int, Goal, str, str]]:
    for at, block in enumerate(blocks):
        title = titles.parse(block.text)
        if title.goal and title.name != title.heading:
            yield at, title.goal, title.goal_number or title.number, _first_sentence(title.name)
        elif gathered and gathered != "vision" and block.kind == "item":
            listed = _LISTED.match(block.text)
            name = block.text[listed.end() :] if listed else block.text
            yield at, gathered, listed[1] if listed else "", _first_sentence(name)


def _first_sentence(text: str) -> str:
    """The text itself; of a long one its first sentence."""
    if len(text) <= _LONGEST_NAME:
        return text
    end = re.search(r"[.!?]\s", text)
    return text[: end.start() + 1] if end else text


def _parent(found: Sequence[GoalFact], outer: int | None, key: str, kind: Goal, number: str) -> int | None:
    """A goal of a higher kind in the same section whose number this one continues; else the section's own."""
    for at in range(len(found) - 1, -1, -1):
        goal = found[at]
        if goal.section != key:
            break
        if (
            goal.block >= 0
            and _RANK[goal.kind] < _RANK[kind]
            and (not goal.number or number.startswith(f"{goal.number}."))
        ):
            return at
    return outer
