"""Councils, their members and their empty places."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samsyn.councils import composition
from samsyn.councils.actions.seats import classes_of
from samsyn.councils.models import Council, Mandate, Membership, Preparer, RuleSet, holds_on


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council in a list."""

    id: int
    slug: str
    name: str
    frequency: str
    organisations: int
    published: bool


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A seat that is or was held. Names of persons are shown only where somebody wrote them."""

    id: int
    organisation: str
    organisation_id: int
    who: str
    function: str
    kind: str
    kind_words: str
    substitute: bool
    chairs: bool
    since: date
    until: date | None
    because: str
    decides: bool


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A member organisation with its mandates and what it lacks."""

    id: int
    membership: int
    name: str
    since: date
    mandates: tuple[MandateRow, ...]
    gaps: tuple[composition.Gap, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """Who is in the council on a day."""

    bodies: tuple[BodyRow, ...]
    gaps: tuple[composition.Gap, ...]
    past: tuple[MandateRow, ...]
    left: tuple[str, ...]

    @property
    def whole(self) -> tuple[composition.Gap, ...]:
        """What no single organisation lacks, but the council."""
        return tuple(gap for gap in self.gaps if not gap.organisation)


def councils(rows: "QuerySet[Council]", *, day: date) -> tuple[CouncilRow, ...]:
    """Every council that the reader may see, the smaller before the one that widens it."""
    counted: dict[int, int] = {}
    for council_id in Membership.objects.filter(holds_on(day)).values_list("council_id", flat=True):
        counted[council_id] = counted.get(council_id, 0) + 1
    return tuple(
        CouncilRow(
            row.pk, row.slug, row.name, row.rules.frequency, counted.get(row.pk, 0), row.published_at is not None
        )
        for row in rows.select_related("rules").order_by("wider_than_id", "name")
    )


def mandate_row(row: Mandate) -> MandateRow:
    """One mandate whose seat and organisation have been read with it."""
    who = str(row)
    return MandateRow(
        id=row.pk, organisation=row.organisation.name, organisation_id=row.organisation_id, who=who,
        function=row.function if row.function != who else "", kind=row.seat.kind,
        kind_words=str(row.seat.get_kind_display()), substitute=row.substitute, chairs=row.chairs, since=row.since,
        until=row.until, because=row.ended_because, decides=row.seat.decides,
    )  # fmt: skip


def gaps_of(council: Council, *, day: date) -> tuple[composition.Gap, ...]:
    """Which places are empty on a day."""
    members = Membership.objects.filter(holds_on(day), council=council).select_related("organisation")
    bodies = [
        composition.Body(row.organisation_id, row.organisation.name, classes_of(row.organisation, council))
        for row in members.order_by("organisation__name")
    ]
    seats = [
        composition.SeatFact(seat.pk, str(seat.get_kind_display()), str(seat), seat.of, seat.each, seat.at_least)
        for seat in council.rules.seats.order_by("order")
    ]
    held = Mandate.objects.filter(holds_on(day), council=council).values_list(
        "seat_id", "organisation_id", "substitute"
    )
    return composition.gaps(seats, bodies, [composition.Held(*one) for one in held])


def composed(council: Council, *, day: date) -> Composition:
    """Everybody on a day, by organisation, with what is lacking; and those who were."""
    lacking = gaps_of(council, day=day)
    all_rows = Mandate.objects.filter(council=council).select_related("organisation", "seat")
    held = [mandate_row(row) for row in all_rows.filter(holds_on(day)).order_by("seat__order", "substitute", "pk")]
    past = all_rows.filter(until__lt=day).order_by("-until", "organisation__name")[:200]
    members = Membership.objects.filter(holds_on(day), council=council).select_related("organisation")
    bodies = tuple(
        BodyRow(
            row.organisation_id, row.pk, row.organisation.name, row.since,
            tuple(one for one in held if one.organisation_id == row.organisation_id),
            tuple(gap for gap in lacking if gap.organisation_id == row.organisation_id),
        )
        for row in members.order_by("organisation__name")
    )  # fmt: skip
    gone = Membership.objects.filter(council=council, until__lt=day).select_related("organisation", "successor")
    left = tuple(f"{row.organisation} (till {row.until:%Y-%m-%d}): {row.ended_because}" for row in gone)
    return Composition(bodies, lacking, tuple(mandate_row(row) for row in past), left)


def preparers(council: Council, *, day: date) -> tuple[Preparer, ...]:
    """The group that prepares the meetings, on a day."""
    rows = Preparer.objects.filter(holds_on(day), council=council).select_related("organisation")
    return tuple(rows.order_by("organisation__name", "pk"))


def rule_sets() -> tuple[RuleSet, ...]:
    """All rule sets with labels and seats read."""
    return tuple(RuleSet.objects.prefetch_related("labels", "seats", "councils").order_by("-shipped", "name"))
