"""The nouns of delivery."""

from samsyn.delivery.models.areas import AreaGroup, GroupKind
from samsyn.delivery.models.doing import (
    ActionPlan,
    Addressee,
    AdvocacyActivity,
    AdvocacyIssue,
    Commitment,
    Course,
    Measure,
    MeasureReport,
    OwnersReport,
    Programme,
    ProgrammeKind,
)
from samsyn.delivery.models.evaluations import Evaluation
from samsyn.delivery.models.goals import GoalMark, Published
from samsyn.delivery.models.indicators import (
    Assessment,
    Better,
    Confidence,
    Indicator,
    IndicatorData,
    Origin,
    Target,
    TargetKind,
    Verdict,
    Way,
)
from samsyn.delivery.models.money import GrantDecision, Money, Source
from samsyn.delivery.models.reporting import SentReport, SlotText, WheelTask, YearReport

__all__ = [
    "ActionPlan",
    "Addressee",
    "AdvocacyActivity",
    "AdvocacyIssue",
    "AreaGroup",
    "Assessment",
    "Better",
    "Commitment",
    "Confidence",
    "Course",
    "Evaluation",
    "GoalMark",
    "GrantDecision",
    "GroupKind",
    "Indicator",
    "IndicatorData",
    "Measure",
    "MeasureReport",
    "Money",
    "Origin",
    "OwnersReport",
    "Programme",
    "ProgrammeKind",
    "Published",
    "SentReport",
    "SlotText",
    "Source",
    "Target",
    "TargetKind",
    "Verdict",
    "Way",
    "WheelTask",
    "YearReport",
]
