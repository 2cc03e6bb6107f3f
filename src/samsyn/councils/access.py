"""The only way to a council and what belongs to it: the same 404 for absent and not for you."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from samsyn.councils.models import (
    AGREED,
    AgendaPoint,
    Council,
    Item,
    Mandate,
    Meeting,
    Minutes,
    Paper,
    Preparer,
    holds_on,
)
from samsyn.people.access import person_of
from samsyn.people.models import Organisation, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What the reader is in a council. ``desk``: works at its office."""

    desk: bool = False
    prepares: bool = False
    mandates: tuple[Mandate, ...] = ()
    organisations: tuple[Organisation, ...] = ()

    @property
    def inside(self) -> bool:
        """Reads the council's agenda and papers."""
        return self.desk or self.prepares or bool(self.mandates)

    @property
    def sees_secret(self) -> bool:
        """Reads papers under secrecy: the office and those whose agreement counts."""
        return self.desk or any(mandate.seat.decides for mandate in self.mandates)

    @property
    def sees_views(self) -> bool:
        """Reads deviating views before the meeting."""
        return self.desk or self.prepares

    @property
    def speaks_for(self) -> tuple[Organisation, ...]:
        """The organisations that the reader may mark items for."""
        mine = {mandate.organisation_id for mandate in self.mandates if mandate.seat.decides}
        return tuple(one for one in self.organisations if one.pk in mine)


def standing(request: HttpRequest, council: Council) -> Standing:
    """The reader's place in the council today. A larger council lets in the smaller one's members; a mandate that has
    ended while its meeting runs, over midnight too, holds until the meeting is closed."""
    person = person_of(request)
    if person is None:
        return Standing()
    today = timezone.localdate()
    circle = [council.pk, council.wider_than_id] if council.wider_than_id else [council.pk]
    sits = Q(attendance__meeting__in=Meeting.objects.filter(opened_at__isnull=False, closed_at=None, cancelled_at=None))
    mandates = tuple(
        Mandate.objects.filter(holds_on(today) | sits, council__in=circle, person=person)
        .select_related("organisation", "seat")
        .distinct()
    )
    preparers = tuple(
        Preparer.objects.filter(holds_on(today), council__in=circle, person=person).select_related("organisation")
    )
    organisations = {row.organisation_id: row.organisation for row in mandates}
    organisations |= {row.organisation_id: row.organisation for row in preparers}
    return Standing(person.may(Role.OFFICER), bool(preparers), mandates, tuple(organisations.values()))


def is_desk(request: HttpRequest) -> bool:
    """Works here."""
    person = person_of(request)
    return person is not None and person.may(Role.OFFICER)


def council_for(request: HttpRequest, slug: str) -> tuple[Council, Standing]:
    """A published council; an unpublished one for those inside."""
    rows = Council.objects.select_related("rules", "host", "strategy", "plan", "wider_than")
    council = get_object_or_404(rows, slug=slug)
    who = standing(request, council)
    if council.published_at is None and not who.inside:
        raise Http404
    return council, who


def inside(request: HttpRequest, slug: str) -> tuple[Council, Standing]:
    """A council for its members, its preparation group and its office."""
    council, who = council_for(request, slug)
    if not who.inside:
        raise Http404
    return council, who


def desk_council(request: HttpRequest, slug: str) -> Council:
    """A council for its office."""
    council, who = council_for(request, slug)
    if not who.desk:
        raise Http404
    return council


def meeting_of(council: Council, meeting_id: int) -> Meeting:
    """A meeting of a council that the reader was let in to."""
    rows = Meeting.objects.select_related("council__rules", "council__host")
    return get_object_or_404(rows, council=council, pk=meeting_id)


def point_of(meeting: Meeting, point_id: int) -> AgendaPoint:
    """A point of the meeting."""
    rows = AgendaPoint.objects.select_related("item__label", "item__council__rules", "meeting__council__rules")
    return get_object_or_404(rows, meeting=meeting, pk=point_id)


def item_of(council: Council, item_id: int) -> Item:
    """An item of the council."""
    rows = Item.objects.select_related("council__rules", "council__strategy", "label", "proposed_by", "person")
    return get_object_or_404(rows, council=council, pk=item_id)


def may_change(item: Item, who: Standing) -> bool:
    """The office, the preparation group, and the organisation that proposed it while it is not taken up."""
    mine = item.proposed_by_id in {one.pk for one in who.organisations}
    return who.desk or who.prepares or (mine and item.taken_up_at is None and item.withdrawn_at is None)


def paper_for(council: Council, who: Standing, paper_id: int) -> Paper:
    """A paper for somebody inside; one under secrecy for those who may read it."""
    paper = get_object_or_404(Paper.objects.select_related("item__council"), item__council=council, pk=paper_id)
    if paper.secret and not who.sees_secret:
        raise Http404
    return paper


def minutes_for(meeting: Meeting, who: Standing, number: int | None) -> Minutes:
    """Published for everybody; sent for adjustment for those inside; a draft for the office."""
    rows = Minutes.objects.filter(meeting=meeting).select_related("meeting__council__rules").order_by("-number")
    for row in rows:
        seen = row.published_at or (who.inside and row.sent_at) or who.desk
        if seen and number in (None, row.number):
            return row
    raise Http404


def position_for(request: HttpRequest, point_id: int) -> tuple[AgendaPoint, Standing]:
    """A position: public when its minutes are published."""
    rows = AgendaPoint.objects.select_related(
        "item__label", "item__proposed_by", "meeting__council__rules", "meeting__council__strategy",
        "meeting__council__wider_than",
    ).filter(outcome__in=AGREED)  # fmt: skip
    point = get_object_or_404(rows, pk=point_id)
    who = standing(request, point.meeting.council)
    public = point.meeting.council.published_at and point.meeting.minutes.exclude(published_at=None).exists()
    if not (public or who.inside):
        raise Http404
    return point, who


def number(request: HttpRequest, name: str) -> int:
    """A row's number out of a posted form; 0 when it is none."""
    said = request.POST.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 19 else 0
