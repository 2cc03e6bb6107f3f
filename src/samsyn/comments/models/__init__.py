"""The room's nouns, by subject."""

from samsyn.comments.models.answers import AnswerVersion, Disposition, ReturnedSheet, Review, StandardAnswer, Verdict
from samsyn.comments.models.originals import Original, Page, Reading, SetAside, by_checksum
from samsyn.comments.models.said import (
    TYPE_CHOICES,
    AsideReason,
    Comment,
    CommentQuerySet,
    LaidAside,
    Placement,
    Proposal,
)
from samsyn.comments.models.themes import Coding, Recoding, Sample, Theme, ThemeProposal, ThemeQuerySet
from samsyn.comments.models.work import Assignment, Deed

__all__ = [
    "TYPE_CHOICES",
    "AnswerVersion",
    "AsideReason",
    "Assignment",
    "Coding",
    "Comment",
    "CommentQuerySet",
    "Deed",
    "Disposition",
    "LaidAside",
    "Original",
    "Page",
    "Placement",
    "Proposal",
    "Reading",
    "Recoding",
    "ReturnedSheet",
    "Review",
    "Sample",
    "SetAside",
    "StandardAnswer",
    "Theme",
    "ThemeProposal",
    "ThemeQuerySet",
    "Verdict",
    "by_checksum",
]
