"""Measures, promises, advocacy and programmes as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _

from samsyn.delivery.models import (
    ActionPlan,
    AdvocacyIssue,
    Commitment,
    GoalMark,
    Measure,
    MeasureReport,
    Money,
    Programme,
)
from samsyn.people.models import Organisation


@dataclass(frozen=True, slots=True)
class GoalLink:
    """A goal to link to."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A year's report of a measure."""

    year: int
    course: str
    done: str
    result: str
    learnt: str


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure; ``state`` is planned, under_way, late, done or stopped."""

    id: int
    name: str
    description: str
    owner: str
    partners: tuple[str, ...]
    programme: str
    plan: str
    first_year: int
    last_year: int
    municipalities: tuple[str, ...]
    state: str
    state_words: str
    stopped_because: str
    goals: tuple[GoalLink, ...]
    reports: tuple[Reported, ...]
    money: Decimal
    published: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """What an actor has promised; ``share`` in per cent of the way, None without figures."""

    id: int
    organisation_id: int
    organisation: str
    weight: str
    promise: str
    how: str
    unit: str
    target_value: Decimal | None
    target_year: int | None
    base_value: Decimal | None
    base_year: int | None
    value: Decimal | None
    value_year: int | None
    share: int | None
    goals: tuple[GoalLink, ...]
    published: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """A question that is decided elsewhere."""

    id: int
    title: str
    addressee: str
    to_whom: str
    position: str
    result: str
    closed_on: date | None
    activities: tuple[tuple[date, str], ...]
    goals: tuple[GoalLink, ...]
    published: bool


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """An action plan of a programme or of the strategy itself."""

    id: int
    name: str
    first_year: int
    last_year: int
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """A programme with what it does and what money it steers."""

    id: int
    kind: str
    name: str
    owner: str
    first_year: int
    last_year: int
    considered: str
    slug: str
    goals: tuple[GoalLink, ...]
    plans: tuple[PlanFacts, ...]
    measures: int
    granted: Decimal
    published: bool


def goal_links(marks: Iterable[GoalMark]) -> tuple[GoalLink, ...]:
    """Marks as links."""
    return tuple(GoalLink(mark.address, str(mark)) for mark in marks)


def visible[M: (Measure, Commitment, AdvocacyIssue, Programme)](rows: "QuerySet[M]", *, desk: bool) -> "QuerySet[M]":
    """What the reader may see."""
    return rows if desk else rows.filter(published_at__isnull=False)


def measures(rows: "QuerySet[Measure]", *, today: date, whole: bool = True) -> tuple[MeasureFacts, ...]:
    """A handful of queries, however many; one when not ``whole``: without partners, goals and reports, for a row."""
    found = with_money(rows)
    if not whole:
        return listed(found, today=today)
    return tuple(measure(row, today=today) for row in found.prefetch_related("partners", "goals", "reports"))


def with_money(rows: "QuerySet[Measure]") -> "QuerySet[Measure]":
    """Measures with what their row in a list says."""
    return rows.select_related("owner", "programme", "plan").annotate(granted_sum=_granted("measure"))


def listed(rows: Iterable[Measure], *, today: date) -> tuple[MeasureFacts, ...]:
    """Measures ``with_money``, for a row each."""
    return tuple(measure(row, today=today, whole=False) for row in rows)


def _granted(of: str, measures: "QuerySet[Measure] | None" = None) -> Subquery:
    """What has been granted, summed beside the row: in a join each of its texts would be compared to group by it."""
    rows = Money.objects.filter(**{of: OuterRef("pk")}).order_by()
    rows = rows if measures is None else rows.filter(measure__in=measures)
    return Subquery(rows.values(of).annotate(sum=Sum("granted")).values("sum"))


def measure(row: Measure, *, today: date, whole: bool = True) -> MeasureFacts:
    """One measure."""
    state = row.state(today)
    words = {
        "planned": _("planerad"),
        "under_way": _("pågår"),
        "late": _("försenad"),
        "done": _("klar"),
        "stopped": _("avbruten"),
    }
    return MeasureFacts(
        id=row.pk,
        name=row.name,
        description=row.description,
        owner=row.owner.name,
        partners=tuple(one.name for one in row.partners.all()) if whole else (),
        programme=row.programme.name if row.programme else "",
        plan=row.plan.name if row.plan else "",
        first_year=row.first_year,
        last_year=row.last_year,
        municipalities=tuple(row.municipalities),
        state=state,
        state_words=words[state],
        stopped_because=row.stopped_because,
        goals=goal_links(row.goals.all()) if whole else (),
        reports=tuple(_reported(one) for one in row.reports.all()) if whole else (),
        money=getattr(row, "granted_sum", None) or Decimal(0),
        published=row.is_published,
    )


def _reported(row: MeasureReport) -> Reported:
    return Reported(row.year, str(row.get_course_display()), row.done, row.result, row.learnt)


def promises(rows: "QuerySet[Commitment]") -> tuple[Promise, ...]:
    """Actors' own commitments, by actor."""
    return promised(rows.select_related("organisation").prefetch_related("goals"))


def promised(rows: Iterable[Commitment]) -> tuple[Promise, ...]:
    """Commitments that are read with their actors and goals."""
    return tuple(map(_promise, rows))


def _promise(row: Commitment) -> Promise:
    share = row.share
    return Promise(
        id=row.pk,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        weight=str(row.organisation.get_weight_display()),
        promise=row.promise,
        how=row.how,
        unit=row.unit,
        target_value=row.target_value,
        target_year=row.target_year,
        base_value=row.base_value,
        base_year=row.base_year,
        value=row.value,
        value_year=row.value_year,
        share=None if share is None else round(100 * max(0.0, min(share, 1.0))),
        goals=goal_links(row.goals.all()),
        published=row.is_published,
    )


def issues(rows: "QuerySet[AdvocacyIssue]") -> tuple[Issue, ...]:
    """The advocacy agenda: open questions first."""
    found = [
        Issue(
            id=row.pk,
            title=row.title,
            addressee=str(row.get_addressee_display()),
            to_whom=row.to_whom,
            position=row.position,
            result=row.result,
            closed_on=row.closed_on,
            activities=tuple((one.on, one.what) for one in row.activities.all()),
            goals=goal_links(row.goals.all()),
            published=row.is_published,
        )
        for row in rows.prefetch_related("activities", "goals")
    ]
    return tuple(sorted(found, key=lambda issue: issue.closed_on is not None))


def programmes(rows: "QuerySet[Programme]", *, desk: bool) -> tuple[tuple[ProgrammeFacts, ...], tuple[PlanFacts, ...]]:
    """Programmes with the money that their visible measures have been granted; and the strategy's own action plans."""
    plans: dict[int | None, list[ActionPlan]] = {}
    for plan in ActionPlan.objects.all():
        plans.setdefault(plan.programme_id, []).append(plan)
    seen = visible(Measure.objects.order_by(), desk=desk)
    number = seen.filter(programme=OuterRef("pk")).values("programme").annotate(n=Count("pk")).values("n")
    found = rows.select_related("owner", "document").prefetch_related("goals")
    found = found.annotate(number=Subquery(number), granted_sum=_granted("measure__programme", seen))
    facts = tuple(
        ProgrammeFacts(
            id=row.pk,
            kind=str(row.get_kind_display()),
            name=row.name,
            owner=row.owner.name,
            first_year=row.first_year,
            last_year=row.last_year,
            considered=row.considered,
            slug=row.document.slug if row.document else "",
            goals=goal_links(row.goals.all()),
            plans=_plans(plans.get(row.pk, ())),
            measures=row.number or 0,
            granted=row.granted_sum or Decimal(0),
            published=row.is_published,
        )
        for row in found
    )
    return facts, _plans(plans.get(None, ()))


def _plans(rows: Iterable[ActionPlan]) -> tuple[PlanFacts, ...]:
    return tuple(PlanFacts(row.pk, row.name, row.first_year, row.last_year, row.decided_on) for row in rows)


def organisation_promises(organisation: Organisation, *, desk: bool) -> tuple[Promise, ...]:
    """One actor's promises."""
    return promises(visible(Commitment.objects.filter(organisation=organisation), desk=desk))


def titles(rows: "QuerySet[AdvocacyIssue]") -> tuple[str, ...]:
    """What advocacy is about, open questions first. One query."""
    return tuple(rows.order_by(F("closed_on").asc(nulls_first=True), "title").values_list("title", flat=True))


def named(rows: "QuerySet[Programme]") -> tuple[tuple[str, str], ...]:
    """Programmes by name, with what sort they are. One query."""
    return tuple((row.name, str(row.get_kind_display())) for row in rows)
