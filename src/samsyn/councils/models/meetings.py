"""Meeting, Summons and Attendance."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samsyn.councils.models.seats import Council, Mandate
from samsyn.people.models import Person


class MeetingForm(models.TextChoices):
    """How people meet."""

    DIGITAL = "digitalt", _("digitalt")
    ROOM = "på plats", _("på plats")
    PLANNING = "lunch till lunch", _("planeringsmöte, lunch till lunch")
    JOINT = "gemensamt", _("gemensamt möte")


class Meeting(models.Model):
    """Planned, called, running, held or cancelled: told by which moments it has."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=160, blank=True)
    form = models.CharField(max_length=20, choices=MeetingForm, default=MeetingForm.DIGITAL)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    video = models.URLField(blank=True, help_text=_("Länk till videomötet"))
    sequence = models.PositiveSmallIntegerField(default=0, help_text="Kalenderpostens löpnummer")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=250, blank=True)
    terms = models.JSONField(null=True, blank=True, help_text="Reglerna så som de var när mötet öppnades")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(form__in=MeetingForm.values), name="meeting_form_known"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False), name="meeting_closed_was_opened"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | ~Q(cancelled_because=""), name="meeting_cancelled_has_reason"
            ),
        )
        indexes = (models.Index(fields=["council", "-starts_at"], name="meeting_by_council"),)

    def __str__(self) -> str:
        return f"{self.council} {self.starts_at:%Y-%m-%d}"

    @property
    def is_over(self) -> bool:
        """Nothing more is recorded."""
        return self.closed_at is not None or self.cancelled_at is not None

    @property
    def minutes_word(self) -> str:
        """Protokoll or minnesanteckningar: by the rules it was held under."""
        return str((self.terms or {}).get("minutes_word") or self.council.rules.minutes_word)


def summons_path(row: "Summons", _name: str) -> str:
    """Each issue is a file of its own; none is written over."""
    return f"councils/kallelser/{row.meeting_id}-{row.number}.pdf"


class Summons(models.Model):
    """A kallelse that went out, with the agenda and papers as they were. The file is built in the background."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="summonses")
    number = models.PositiveSmallIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agenda = models.JSONField(help_text="Dagordningen och handlingarna så som de var, med kontrollsummor")
    told = models.PositiveIntegerField(default=0, help_text="Så många fick kallelsen")
    done = models.PositiveIntegerField(default=0, help_text="Så många handlingar är med i filen")
    total = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to=summons_path, max_length=200, blank=True)
    built_at = models.DateTimeField(null=True, blank=True)
    fault = models.TextField(blank=True)
    notes = models.JSONField(default=list, help_text="Meningar om handlingar som inte är med i filen")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="summons_number_once"),
            models.CheckConstraint(condition=Q(built_at=None) | ~Q(file=""), name="summons_built_has_file"),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, kallelse {self.number}"


class Reply(models.TextChoices):
    """What somebody answered to the invitation."""

    COMES = "kommer", _("kommer")
    NOT = "kommer inte", _("kommer inte")


class Attendance(models.Model):
    """A mandate at a meeting. A mandate that held on the day of the meeting holds until the meeting is closed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="attendance")
    reply = models.CharField(max_length=20, blank=True, choices=Reply)
    present = models.BooleanField(null=True, help_text="Tomt = inte upprättat")
    note = models.CharField(max_length=160, blank=True, help_text="Till exempel: från och med punkt 4")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "mandate"], name="attendance_once"),
            models.CheckConstraint(condition=Q(reply="") | Q(reply__in=Reply.values), name="attendance_reply_known"),
        )

    def __str__(self) -> str:
        return f"{self.mandate} {self.meeting}"
