"""Events as pages show them, the running total, and where in the county they were."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet, Sum
from django.utils import timezone

from samsyn.dialogue.models import Attendance, Event, Input, MapPlace, Registration, Series
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, OutgoingMail


@dataclass(frozen=True, slots=True)
class EventFacts:
    """One event. ``free`` is None when there is no limit; ``came`` is None until somebody has counted."""

    id: int
    kind: str
    kind_name: str
    title: str
    theme: str
    series: str
    series_slug: str
    dialogue: str
    dialogue_slug: str
    starts_at: datetime
    ends_at: datetime
    place: str
    municipality: str
    online: str
    capacity: int | None
    registered: int
    waiting: int
    came: int | None
    invitation: str
    programme: str
    notes: str
    came_of_it: str
    feedback_at: datetime | None
    published: bool
    cancelled_because: str
    held: bool
    code: str
    inputs: int

    @property
    def free(self) -> int | None:
        """Seats left."""
        return None if self.capacity is None else max(self.capacity - self.registered, 0)

    @property
    def where(self) -> str:
        """Place and municipality in one line."""
        return ", ".join(one for one in (self.place, self.municipality) if one)

    @property
    def one_day(self) -> bool:
        """It ends the day it begins."""
        return timezone.localtime(self.starts_at).date() == timezone.localtime(self.ends_at).date()

    def state(self, now: datetime) -> str:
        """cancelled, ahead, now, held, or past (nobody has said that it was held)."""
        if self.cancelled_because:
            return "cancelled"
        if now < self.starts_at:
            return "ahead"
        if now <= self.ends_at:
            return "now"
        return "held" if self.held else "past"


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of an event."""

    id: int
    title: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality on the simple map; ``r`` is the radius of its mark."""

    name: str
    x: float
    y: float
    events: int
    people: int
    inputs: int

    @property
    def r(self) -> float:
        return 1.6 + min(self.events, 9) * 0.35 if self.events else 1.2


@dataclass(frozen=True, slots=True)
class Total:
    """ "12 möten på 2 år, alla kommuner besökta": what has been held so far."""

    meetings: int
    people: int
    first: date | None
    last: date | None
    years: int
    places: tuple[Place, ...]
    kinds: tuple[tuple[str, int], ...]

    @property
    def unvisited(self) -> tuple[str, ...]:
        """Municipalities where nothing has been held."""
        return tuple(one.name for one in self.places if not one.events)

    @property
    def visited(self) -> int:
        return len(self.places) - len(self.unvisited)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Figures of many events, by event."""

    seated: Counter[int]
    queued: Counter[int]
    said: Counter[int]
    came: dict[int, int]


def _counts(events: list[Event]) -> _Counts:
    standing = Registration.objects.filter(event__in=events, cancelled_at=None)
    attended = Attendance.objects.filter(event__in=events).values_list("event").annotate(n=Sum("count"))
    return _Counts(
        Counter(standing.exclude(offered_at=None).values_list("event_id", flat=True)),
        Counter(standing.filter(offered_at=None).values_list("event_id", flat=True)),
        Counter(Input.objects.filter(event__in=events).values_list("event_id", flat=True)),
        dict(attended.values_list("event", "n")),
    )


def _facts(row: Event, counts: _Counts) -> EventFacts:
    return EventFacts(
        id=row.pk, kind=row.kind, kind_name=str(row.get_kind_display()), title=row.title, theme=row.theme,
        series=row.series.title if row.series else "", series_slug=row.series.slug if row.series else "",
        dialogue=row.dialogue.title, dialogue_slug=row.dialogue.slug, starts_at=row.starts_at, ends_at=row.ends_at,
        place=row.place, municipality=row.municipality, online=row.online, capacity=row.capacity,
        registered=counts.seated[row.pk], waiting=counts.queued[row.pk], came=counts.came.get(row.pk),
        invitation=row.invitation, programme=row.programme, notes=row.notes, came_of_it=row.came_of_it,
        feedback_at=row.feedback_at, published=row.published_at is not None,
        cancelled_because=row.cancelled_because, held=row.held, code=row.code, inputs=counts.said[row.pk],
    )  # fmt: skip


def many(rows: "QuerySet[Event]") -> tuple[EventFacts, ...]:
    """Events with their figures, in the order given. Five queries."""
    found = list(rows.select_related("dialogue", "series"))
    counts = _counts(found)
    return tuple(_facts(row, counts) for row in found)


def one(event: Event) -> EventFacts:
    """One event with its figures."""
    return many(Event.objects.filter(pk=event.pk))[0]


def ahead(now: datetime) -> tuple[EventFacts, ...]:
    """The public calendar: what is coming or going on, the nearest first."""
    return many(Event.objects.published().filter(ends_at__gte=now).order_by("starts_at", "pk"))


def past(now: datetime) -> "QuerySet[Event]":
    """What has been, the latest first: for a page to cut."""
    return Event.objects.published().filter(ends_at__lt=now).order_by("-starts_at", "-pk")


def of_series(series: Series) -> tuple[EventFacts, ...]:
    """A series from its first to its last event."""
    return many(Event.objects.published().filter(series=series).order_by("starts_at"))


def documents(event: Event) -> tuple[Document, ...]:
    """The papers of a meeting."""
    rows = event.documents.select_related("original").order_by("pk")
    return tuple(Document(row.pk, row.title, row.original.name, row.original.size) for row in rows)


def municipalities() -> list[str]:
    """The county's municipalities, by name: those in the register, and those on the map."""
    rows = Organisation.objects.filter(
        organisation_class=OrganisationClass.MUNICIPALITY, in_county=True, parent=None
    ).exclude(municipality="")
    named = set(rows.values_list("municipality", flat=True)) | set(
        MapPlace.objects.values_list("municipality", flat=True)
    )
    return sorted(named, key=_swedish)


def _swedish(name: str) -> str:
    return name.lower().translate(str.maketrans("åäö", "{|}"))


def total() -> Total:
    """Everything held so far, over all dialogues, as everybody may see it. Seven queries.

    Counted by event, and by municipality here: in the database every row's name would be compared in Swedish.
    """
    rows = list(Event.objects.published().held().values_list("pk", "starts_at", "municipality", "kind"))
    days = sorted(timezone.localtime(row[1]).date() for row in rows)
    where = dict(Event.objects.values_list("pk", "municipality"))
    attended = Attendance.objects.filter(event__held=True).values_list("event").annotate(n=Sum("count"))
    spoken = Input.objects.filter(event__isnull=False).order_by().values_list("event").annotate(n=Count("pk"))
    came, said = _by_place(attended, where), _by_place(spoken, where)
    elsewhere = Input.objects.filter(event=None).exclude(municipality="").order_by().values_list("municipality")
    said.update(dict(elsewhere.annotate(n=Count("pk"))))
    kinds = {value: str(label) for value, label in Event._meta.get_field("kind").flatchoices}
    return Total(
        meetings=len(rows),
        people=sum(came.values()),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        years=days[-1].year - days[0].year + 1 if days else 0,
        places=_places(Counter(row[2] for row in rows), came, said),
        kinds=tuple((kinds[kind], n) for kind, n in Counter(row[3] for row in rows).most_common()),
    )


def _by_place(counts: Iterable[tuple[int, int]], where: Mapping[int, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for event, n in counts:
        found[where[event]] += n
    return found


def _places(held: Counter[str], came: Counter[str], said: Counter[str]) -> tuple[Place, ...]:
    where = {row.municipality: (row.x, row.y) for row in MapPlace.objects.all()}
    return tuple(
        Place(name, *where.get(name, (-1.0, -1.0)), held[name], came[name], said[name]) for name in municipalities()
    )


@dataclass(frozen=True, slots=True)
class RegistrationFacts:
    """One who wants to come, for the desk."""

    id: int
    name: str
    email: str
    organisation: str
    sender_class: str
    municipality: str
    needs: str
    seated: bool
    came: bool | None
    created_at: datetime


def registrations(event: Event) -> tuple[RegistrationFacts, ...]:
    """Everybody registered, seats first, then the waiting list in its order."""
    rows: Iterable[Registration] = event.registrations.filter(cancelled_at=None).order_by("created_at", "pk")
    found = [
        RegistrationFacts(
            row.pk, row.name, row.email, row.organisation, str(row.get_sender_class_display()), row.municipality,
            row.needs, row.offered_at is not None, row.came, row.created_at,
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: not row.seated))


@dataclass(frozen=True, slots=True)
class Written:
    """Mails about an event of one purpose, by the desk or by the clock."""

    count: int
    last: datetime


def written(event: Event) -> dict[str, Written]:
    """What went to those registered: "paminnelse" and "uppfoljning"."""
    rows = OutgoingMail.objects.filter(
        once__startswith=f"traff-{event.pk}-", purpose__in=("paminnelse", "uppfoljning")
    ).values_list("purpose")
    return {purpose: Written(n, last) for purpose, n, last in rows.annotate(n=Count("pk"), last=Max("created_at"))}


def attendance(event: Event) -> dict[tuple[str, str, str], int]:
    """Counts by class, sex, age."""
    return {(row.sender_class, row.sex, row.age): row.count for row in event.attendance.all()}
