"""Deadlines of a meeting, by the rules it is held under: derived from facts, never stored beside them."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from samsyn.councils.models import Council, Meeting, RuleSet


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a rule set a meeting is measured by."""

    name: str
    minutes_word: str
    propose_days: int
    summon_days: int
    adjust_days: int
    home_days: int
    adjusters: int


NAMES = tuple(one.name for one in fields(Terms))


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Last days, and when it was done; ``adjust_by`` is None until the meeting is closed."""

    today: date
    meets_on: date
    propose_by: date
    summon_by: date
    adjust_by: date | None
    summoned_on: date | None
    adjusted_on: date | None
    ahead: bool

    @property
    def takes_proposals(self) -> bool:
        """Whether a proposal of today is in time."""
        return self.ahead and self.today <= self.propose_by

    @property
    def summons_late(self) -> int:
        """Days after the last day that the first kallelse went out, or that it has been waited for."""
        if self.summoned_on is None and not self.ahead:
            return 0
        return max(0, ((self.summoned_on or min(self.today, self.meets_on)) - self.summon_by).days)

    @property
    def adjustment_late(self) -> int:
        """Days after the last day that the minutes were adjusted, or have been waited for."""
        if self.adjust_by is None:
            return 0
        return max(0, ((self.adjusted_on or self.today) - self.adjust_by).days)


def of_rules(rules: RuleSet) -> Terms:
    """A rule set's terms as they are now."""
    return Terms(**{name: getattr(rules, name) for name in NAMES})


def terms(meeting: Meeting) -> Terms:
    """Those that the meeting was opened under; until it is opened, its council's as they are now."""
    kept = meeting.terms or {}
    return replace(of_rules(meeting.council.rules), **{name: kept[name] for name in NAMES if name in kept})


def freeze(council: Council) -> None:
    """Let meetings that have been opened keep the terms they had; rules that change later do not reach them."""
    held = Meeting.objects.filter(council=council, opened_at__isnull=False, terms__isnull=True)
    held.update(terms=asdict(of_rules(council.rules)))


def deadlines(meeting: Meeting, *, today: date) -> Deadlines:
    """The days of one meeting. Two queries."""
    rules, meets_on = terms(meeting), _day(meeting.starts_at)
    closed = meeting.closed_at
    return Deadlines(
        today=today,
        meets_on=meets_on,
        propose_by=propose_by(meeting),
        summon_by=meets_on - timedelta(days=rules.summon_days),
        adjust_by=_day(closed) + timedelta(days=rules.adjust_days) if closed else None,
        summoned_on=_first_summons(meeting),
        adjusted_on=_adjusted(meeting),
        ahead=meeting.opened_at is None and meeting.cancelled_at is None,
    )


def propose_by(meeting: Meeting) -> date:
    """The last day to propose something for the meeting."""
    return _day(meeting.starts_at) - timedelta(days=terms(meeting).propose_days)


def late_days(meeting: Meeting, proposed_at: datetime) -> int:
    """How many days after the last day something was proposed; 0 = in time."""
    return max(0, (_day(proposed_at) - propose_by(meeting)).days)


def coming(council: Council, *, now: datetime) -> list[Meeting]:
    """Meetings that have not begun, soonest first: a proposal goes to the first it is in time for."""
    rows = council.meetings.filter(opened_at=None, cancelled_at=None, starts_at__gte=now)
    return list(rows.select_related("council__rules").order_by("starts_at"))


def first_in_time(meetings: list[Meeting], proposed_at: datetime) -> Meeting | None:
    """The meeting that a proposal goes to unless the preparation says otherwise."""
    return next((one for one in meetings if not late_days(one, proposed_at)), None)


def _first_summons(meeting: Meeting) -> date | None:
    issued = meeting.summonses.order_by("number").values_list("issued_at", flat=True).first()
    return _day(issued) if issued else None


def _adjusted(meeting: Meeting) -> date | None:
    """When the last of those named adjusted the first version; without anybody named, when it was published."""
    first = next((one for one in meeting.minutes.all() if one.number == 1), None)
    if first is None or first.sent_at is None:
        return None
    days = [one.at for one in first.adjustments.all()]
    if not days:
        return _day(first.published_at) if first.published_at else None
    done = [at for at in days if at is not None]
    return _day(max(done)) if len(done) == len(days) else None


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
