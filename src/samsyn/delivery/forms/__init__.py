"""Forms of the desk."""

from samsyn.delivery.forms.areas import AreaGroupForm
from samsyn.delivery.forms.doing import (
    ActivityForm,
    AdvocacyForm,
    CommitmentForm,
    MeasureForm,
    MeasureReportForm,
    OwnersReportForm,
    PlanForm,
    ProgrammeForm,
)
from samsyn.delivery.forms.goals import TagGoalForm
from samsyn.delivery.forms.indicators import (
    AssessmentForm,
    FiguresForm,
    ImportForm,
    IndicatorForm,
    OwnForm,
    ReasonForm,
    TargetForm,
)
from samsyn.delivery.forms.money import DecisionForm, MoneyForm
from samsyn.delivery.forms.reading import Noun
from samsyn.delivery.forms.reporting import EvaluationForm, SentForm

__all__ = [
    "ActivityForm",
    "AdvocacyForm",
    "AreaGroupForm",
    "AssessmentForm",
    "CommitmentForm",
    "DecisionForm",
    "EvaluationForm",
    "FiguresForm",
    "ImportForm",
    "IndicatorForm",
    "MeasureForm",
    "MeasureReportForm",
    "MoneyForm",
    "Noun",
    "OwnForm",
    "OwnersReportForm",
    "PlanForm",
    "ProgrammeForm",
    "ReasonForm",
    "SentForm",
    "TagGoalForm",
    "TargetForm",
]
