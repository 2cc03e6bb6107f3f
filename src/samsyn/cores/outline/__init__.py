"""A strategy document as a tree of sections and goals."""

from samsyn.cores.outline import comparing, marks
from samsyn.cores.outline.goals import goals
from samsyn.cores.outline.matching import match
from samsyn.cores.outline.reading import read
from samsyn.cores.outline.titles import display, goal_number
from samsyn.cores.outline.values import Block, Goal, GoalFact, LeftOut, Outline, Section

__all__ = [
    "Block",
    "Goal",
    "GoalFact",
    "LeftOut",
    "Outline",
    "Section",
    "comparing",
    "display",
    "goal_number",
    "goals",
    "marks",
    "match",
    "read",
]
