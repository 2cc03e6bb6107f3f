"""The nouns of a consultation: the round, who is asked, answers in the making, and what has come in."""

from samsyn.consultation.models.answers import Answer, AnswerPart, Attachment
from samsyn.consultation.models.invitations import Entrance, Invitation
from samsyn.consultation.models.mail import IncomingMail, Verdict
from samsyn.consultation.models.publishing import (
    Cause,
    LetterTemplate,
    Mask,
    MaskReason,
    Outcome,
    Publication,
    ReportFile,
    ReportIssue,
    Shape,
)
from samsyn.consultation.models.responses import (
    SOURCES,
    STANCES,
    Batch,
    Channel,
    Paper,
    ReceivedFile,
    Response,
    ResponseComment,
)
from samsyn.consultation.models.rounds import LateRule, Question, QuestionKind, Rating, Round

__all__ = [
    "SOURCES",
    "STANCES",
    "Answer",
    "AnswerPart",
    "Attachment",
    "Batch",
    "Cause",
    "Channel",
    "Entrance",
    "IncomingMail",
    "Invitation",
    "LateRule",
    "LetterTemplate",
    "Mask",
    "MaskReason",
    "Outcome",
    "Paper",
    "Publication",
    "Question",
    "QuestionKind",
    "Rating",
    "ReceivedFile",
    "ReportFile",
    "ReportIssue",
    "Response",
    "ResponseComment",
    "Round",
    "Shape",
    "Verdict",
]
