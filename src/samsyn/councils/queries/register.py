"""The register of positions: what was agreed, about which goal, who deviated, what was decided at home."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samsyn.councils import states
from samsyn.councils.models import AGREED, AgendaPoint, Council, Deviation, HomeDecision, Minutes


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A decision at home."""

    id: int
    organisation: str
    organisation_id: int
    state: states.HomeState
    outcome_words: str
    due_on: date
    decided_on: date | None
    body: str
    registry_number: str
    words: str
    reminded_at: datetime | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position of a council."""

    id: int
    title: str
    position: str
    council: str
    council_slug: str
    meeting: int
    held_on: datetime
    outcome: str
    outcome_words: str
    goals: tuple[tuple[str, str, str], ...]
    deviations: tuple[tuple[str, str], ...]
    home: tuple[HomeRow, ...]

    @property
    def late(self) -> int:
        """Decisions that are overdue."""
        return sum(one.state == "late" for one in self.home)

    @property
    def made(self) -> int:
        """Decisions that are made, whatever they say."""
        return sum(one.state in ("made", "refused") for one in self.home)


def positions(
    *, councils: list[int] | None, words: str = "", council: str = "", goal: str = "", year: str = "", home: str = "",
    view: str = "",
) -> "QuerySet[AgendaPoint]":  # fmt: skip
    """Found positions, newest first. ``councils``: those the reader is inside of; None = the office. ``view``: with a
    deviating view of anybody ("nagon") or of an organisation by its number."""
    rows = AgendaPoint.objects.filter(outcome__in=AGREED)
    if councils is not None:
        published = Minutes.objects.filter(meeting=OuterRef("meeting"), published_at__isnull=False)
        open_ = Q(Exists(published), meeting__council__published_at__isnull=False)
        rows = rows.filter(open_ | Q(meeting__council__in=councils))
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(position__icontains=word))
    if council:
        rows = rows.filter(meeting__council__slug=council)
    if goal:
        rows = rows.filter(item__goals__section=goal).distinct()
    if year.isdigit() and len(year) == 4:
        rows = rows.filter(meeting__starts_at__year=int(year))
    if view:
        views = Deviation.objects.filter(point=OuterRef("pk"))
        rows = rows.filter(
            Exists(views.filter(organisation=int(view)) if view.isdecimal() and len(view) < 19 else views)
        )
    return _by_home(rows, home).order_by("-decided_at", "-pk")


def deviators(*, councils: list[int] | None) -> tuple[tuple[str, str], ...]:
    """The organisations whose deviating views the reader may see, for the filter."""
    views = Deviation.objects.filter(point__in=positions(councils=councils).order_by())
    return tuple((str(pk), name) for pk, name in sorted(
        set(views.values_list("organisation_id", "organisation__name")), key=lambda one: one[1]))  # fmt: skip


def _by_home(rows: "QuerySet[AgendaPoint]", home: str) -> "QuerySet[AgendaPoint]":
    today = timezone.localdate()
    decisions = HomeDecision.objects.filter(point=OuterRef("pk"))
    wanted = {
        "sena": decisions.filter(outcome="", due_on__lt=today),
        "begarda": decisions.filter(outcome="", due_on__gte=today),
        "fattade": decisions.exclude(outcome="").exclude(outcome="ställer sig inte bakom"),
        "nej": decisions.filter(outcome="ställer sig inte bakom"),
    }.get(home)
    return rows if wanted is None else rows.filter(Exists(wanted))


def position_rows(rows: "QuerySet[AgendaPoint]") -> tuple[PositionRow, ...]:
    """A page of positions; five queries whatever their number."""
    today = timezone.localdate()
    read = rows.select_related("meeting__council").prefetch_related(
        "item__goals__document", "deviations__organisation", "home_decisions__organisation"
    )
    return tuple(position_row(row, today=today) for row in read)


def position_row(row: AgendaPoint, *, today: date) -> PositionRow:
    """One position."""
    return PositionRow(
        id=row.pk, title=row.title, position=row.position, council=row.meeting.council.name,
        council_slug=row.meeting.council.slug, meeting=row.meeting_id, held_on=row.meeting.starts_at,
        outcome=row.outcome, outcome_words=str(row.get_outcome_display()),
        goals=tuple((g.words, g.document.slug, g.section) for g in row.item.goals.all()) if row.item else (),
        deviations=tuple((one.organisation.name, one.text) for one in row.deviations.all()),
        home=tuple(home_row(one, today=today) for one in row.home_decisions.all()),
    )  # fmt: skip


def home_row(row: HomeDecision, *, today: date) -> HomeRow:
    """One decision at home."""
    return HomeRow(
        id=row.pk, organisation=row.organisation.name, organisation_id=row.organisation_id,
        state=states.home_state(row, today=today), outcome_words=str(row.get_outcome_display()) if row.outcome else "",
        due_on=row.due_on, decided_on=row.decided_on, body=row.body, registry_number=row.registry_number,
        words=row.words, reminded_at=row.reminded_at,
    )  # fmt: skip


def about(document_slug: str, section: str) -> tuple[PositionRow, ...]:
    """Published positions about a section, for pages on the floors above."""
    rows = positions(councils=[], goal=section).filter(item__goals__document__slug=document_slug)
    return position_rows(rows[:50])


def goal_choices(council: Council | None = None) -> list[tuple[str, str]]:
    """The sections that items are linked to, for the filter."""
    from samsyn.councils.models import ItemGoal

    rows = ItemGoal.objects.filter(item__council=council) if council else ItemGoal.objects.all()
    return sorted(set(rows.values_list("section", "words").distinct()), key=lambda one: one[1])
