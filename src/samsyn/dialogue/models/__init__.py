"""The nouns of dialogue, one file for each subject."""

from samsyn.dialogue.models.choices import Choice, Option
from samsyn.dialogue.models.coverage import MapPlace, PopulationFigure
from samsyn.dialogue.models.dialogues import Dialogue, Question, QuestionKind, Series, Step
from samsyn.dialogue.models.events import Attendance, Event, EventDocument, EventKind, Invitation, Registration
from samsyn.dialogue.models.inputs import Dot, Input, Landing, NoteGroup, Report, Source, Table
from samsyn.dialogue.models.people import AgeGroup, Participant, Sex
from samsyn.dialogue.models.statements import Conversation, Picture, Snapshot, Statement, Vote

__all__ = [
    "AgeGroup", "Attendance", "Choice", "Conversation", "Dialogue", "Dot", "Event", "EventDocument", "EventKind",
    "Input", "Invitation", "Landing", "MapPlace", "NoteGroup", "Option", "Participant", "Picture", "PopulationFigure",
    "Question", "QuestionKind", "Registration", "Report", "Series", "Sex", "Snapshot", "Source", "Statement", "Step",
    "Table", "Vote",
]  # fmt: skip
