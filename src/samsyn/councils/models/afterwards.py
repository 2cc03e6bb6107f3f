"""Minutes and their adjustment, decisions at home, reports back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.councils.models.items import AgendaPoint
from samsyn.councils.models.meetings import Meeting
from samsyn.councils.models.seats import Mandate
from samsyn.people.models import Organisation, Person, Task


class Minutes(models.Model):
    """What is written of a meeting. Published = frozen; a correction is the next number, with the reason."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField(default=1)
    opening = models.TextField(blank=True)
    present = models.JSONField(default=list, help_text="[{organisation, who, role}]")
    points = models.JSONField(default=list, help_text="[{id, number, title, text, outcome, deviations}]")
    closing = models.TextField(blank=True)
    correction = models.TextField(blank=True, help_text=_("Vad som rättas och varför"))
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True, help_text="Till justering")
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_number_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(correction=""), name="minutes_corrected_why"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(sent_at__isnull=False), name="minutes_published_were_sent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, {self.number}"


class Adjustment(models.Model):
    """Somebody named at the meeting who reads the minutes and says that they are right."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="adjustments")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Vem som tryckte"
    )
    remark = models.TextField(blank=True)
    out_of_office = models.BooleanField(default=False, help_text="Mandatet hade upphört när protokollet justerades")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["minutes", "mandate"], name="adjustment_once"),)

    def __str__(self) -> str:
        return f"{self.mandate} {self.minutes}"


class HomeOutcome(models.TextChoices):
    """What an organisation decided at home."""

    YES = "ställer sig bakom", _("ställer sig bakom")
    PARTLY = "ställer sig bakom delvis", _("ställer sig bakom delvis")
    NO = "ställer sig inte bakom", _("ställer sig inte bakom")


class HomeDecision(models.Model):
    """A position needs a formal decision in this organisation."""

    point = models.ForeignKey(AgendaPoint, on_delete=models.PROTECT, related_name="home_decisions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField(db_index=True)
    decided_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=30, blank=True, choices=HomeOutcome)
    body = models.CharField(max_length=160, blank=True, help_text=_("Till exempel kommunfullmäktige"))
    registry_number = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["point", "organisation"], name="home_decision_once"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_on=None) | (~Q(outcome="") & Q(decided_on__isnull=False)),
                name="home_decision_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=HomeOutcome.values), name="home_outcome_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.point}"


class ReportBack(models.Model):
    """An organisation has told its own people what the council came to."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reports_back")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=160, help_text=_("Till vem, till exempel kommunstyrelsen"))
    on = models.DateField()
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "organisation", "to"], name="report_back_once"),
            models.CheckConstraint(condition=~Q(to=""), name="report_back_to_somebody"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} → {self.to}"
