"""What is to be published, what is, and what stands in the way, as frozen values; by noun."""

from samsyn.consultation.publishing.queries.board import Board, answered, board
from samsyn.consultation.publishing.queries.desk import Desk, Shown, desk, shown_of
from samsyn.consultation.publishing.queries.public import Doors, Opened, Public, doors, opened, papers

__all__ = [
    "Board", "Desk", "Doors", "Opened", "Public", "Shown", "answered", "board", "desk", "doors", "opened", "papers",
    "shown_of",
]  # fmt: skip
