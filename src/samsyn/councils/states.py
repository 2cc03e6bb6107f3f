"""Where an item, a point, a meeting and a home decision stand: derived from facts, never stored beside them."""

from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.councils.models import AgendaPoint, HomeDecision, Item, Meeting, Outcome

type MeetingState = Literal["planned", "called", "running", "held", "cancelled"]
type ItemState = Literal["proposed", "returned", "taken-up", "scheduled", "treated", "withdrawn"]
type PointState = Literal["prepared", "presented", "left"]
type HomeState = Literal["asked", "late", "made", "refused"]

MISSING: dict[str, Promise] = {
    "label": _("om punkten är information eller ställningstagande"),
    "goal": _("hur den kopplas till strategin"),
    "background": _("bakgrund, frågor eller en bilaga"),
    "proposal": _("förslag till ställningstagande"),
}


def meeting_state(meeting: Meeting, *, called: bool) -> MeetingState:
    """By which moments it has."""
    if meeting.cancelled_at:
        return "cancelled"
    if meeting.closed_at:
        return "held"
    if meeting.opened_at:
        return "running"
    return "called" if called else "planned"


def missing(item: Item) -> tuple[str, ...]:
    """What the rules say that an item must state, and it does not. Reads goals and papers."""
    rules = item.council.rules
    found = []
    if item.label is None:
        found.append("label")
    if rules.needs_goal and not item.goals.all():
        found.append("goal")
    papers = any(paper.removed_at is None for paper in item.papers.all())
    if rules.needs_background and not (item.background.strip() or item.questions.strip() or papers):
        found.append("background")
    if item.label is not None and item.label.position and not item.proposal.strip():
        found.append("proposal")
    return tuple(found)


def is_treated(item: Item) -> bool:
    """Whether a meeting that is closed has left it with anything but more preparation."""
    closed = item.points.filter(meeting__closed_at__isnull=False).exclude(outcome="")
    return closed.exclude(outcome=Outcome.FURTHER).exists()


def awaits_marks(item: Item) -> bool:
    """Whether members may still say something beforehand: until the meeting is opened, and again when the question
    has gone on to more preparation."""
    treated = item.points.filter(meeting__opened_at__isnull=False, meeting__cancelled_at=None)
    return item.withdrawn_at is None and not treated.exclude(outcome=Outcome.FURTHER).exists()


def item_state(item: Item, points: list[AgendaPoint]) -> ItemState:
    """Withdrawn and sent back say more than a place on an agenda; what was left for more work waits again."""
    if item.withdrawn_at:
        return "withdrawn"
    live = [point for point in points if point.meeting.cancelled_at is None]
    if any(point.outcome == Outcome.WITHDRAWN for point in live):
        return "withdrawn"
    if any(point.outcome not in ("", Outcome.FURTHER) for point in live):
        return "treated"
    if any(not point.outcome for point in live):
        return "scheduled"
    if item.returned_at:
        return "returned"
    return "taken-up" if item.taken_up_at else "proposed"


def point_state(point: AgendaPoint) -> PointState:
    """Prepared → presented → left with an outcome."""
    if point.outcome:
        return "left"
    return "presented" if point.presented_at else "prepared"


def home_state(row: HomeDecision, *, today: date) -> HomeState:
    """Made, refused, late or asked for."""
    if row.outcome == "ställer sig inte bakom":
        return "refused"
    if row.outcome:
        return "made"
    return "late" if row.due_on < today else "asked"
