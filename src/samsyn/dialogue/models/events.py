"""Event, Invitation, Registration, Attendance and EventDocument."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import Original
from samsyn.dialogue.models.dialogues import Dialogue, Series
from samsyn.dialogue.models.people import AgeGroup, Sex
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person, PersonalLink


class EventKind(models.TextChoices):
    """The forms that regions use."""

    WORKSHOP = "workshop", _("workshop")
    TABLES = "bordssamtal", _("bordssamtal")
    TOUR = "kommunturné", _("besök i kommunen")
    WEBINAR = "webbinarium", _("webbinarium")
    SCHOOL = "skolbesök", _("skolbesök")
    MEETING = "möte", _("möte")


class EventQuerySet(models.QuerySet["Event"]):
    """Events as readers see them."""

    def published(self) -> "EventQuerySet":
        """Open to all, also those that were cancelled: a cancelled meeting that vanishes helps nobody."""
        return self.filter(published_at__isnull=False)

    def held(self) -> "EventQuerySet":
        """Those that took place: somebody has said so."""
        return self.filter(held=True, cancelled_because="")


class Event(models.Model):
    """One meeting. ``code`` lets people in the room join; ``sequence`` counts changes of time or place."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="events")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    title = models.CharField(max_length=160, db_collation="svensk")
    theme = models.CharField(max_length=160, blank=True, db_collation="svensk")
    invitation = models.TextField(blank=True)
    programme = models.TextField(blank=True)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)
    municipality = models.CharField(max_length=80, blank=True, db_collation="svensk")
    online = models.URLField(max_length=300, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True, help_text="Tomt: så många som vill")
    code = models.CharField(max_length=12, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=250, blank=True)
    held = models.BooleanField(default=False)
    notes = models.TextField(blank=True, help_text="Minnesanteckningar som alla får läsa")
    came_of_it = models.TextField(blank=True, help_text="Vad som hände sedan")
    feedback_at = models.DateTimeField(null=True, blank=True, help_text="När ”vad hände sedan” publicerades")

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="event_ends_after_start"
            ),
            models.CheckConstraint(condition=~models.Q(title="") & ~models.Q(code=""), name="event_has_title"),
            models.CheckConstraint(condition=models.Q(kind__in=EventKind.values), name="event_kind_known"),
            models.CheckConstraint(
                condition=models.Q(held=False) | models.Q(cancelled_because=""), name="event_held_or_not"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """Somebody was asked to come."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, db_collation="svensk")
    email = models.EmailField(blank=True)
    sent_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["event", "organisation"],
                condition=models.Q(organisation__isnull=False),
                name="organisation_invited_once_per_event",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Registration(models.Model):
    """Somebody wants to come. ``offered_at``: when they were given a seat; without it they wait."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    link = models.OneToOneField(PersonalLink, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160, db_collation="svensk")
    email = models.EmailField()
    organisation = models.CharField(max_length=200, blank=True, db_collation="svensk")
    sender_class = models.CharField(max_length=40, choices=OrganisationClass)
    municipality = models.CharField(max_length=80, blank=True, db_collation="svensk")
    needs = models.CharField(max_length=250, blank=True, help_text="Tolk, hörslinga, kost …")
    created_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    came = models.BooleanField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["event", "email"], condition=models.Q(cancelled_at=None), name="registered_once_per_address"
            ),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(email=""), name="registration_says_who"),
        )

    def __str__(self) -> str:
        return f"Anmälan {self.pk}"


class Attendance(models.Model):
    """How many of a kind came: a number, never a name."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendance")
    sender_class = models.CharField(max_length=40, choices=OrganisationClass)
    sex = models.CharField(max_length=20, choices=Sex, default=Sex.UNKNOWN)
    age = models.CharField(max_length=20, choices=AgeGroup, default=AgeGroup.UNKNOWN)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "attendance"
        constraints = (
            models.UniqueConstraint(fields=["event", "sender_class", "sex", "age"], name="attendance_counted_once"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="attendance_counts_somebody"),
        )

    def __str__(self) -> str:
        return f"{self.count} {self.sender_class}"


class EventDocument(models.Model):
    """A paper of the meeting, bit for bit."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=200)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.title
