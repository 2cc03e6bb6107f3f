"""The yearly wheel, the yearly report to the government, and that report as it was sent."""

from datetime import date

from django.db import models

from samsyn.delivery.models.goals import Published
from samsyn.people.models import Person, Task


class WheelTask(models.Model):
    """A task of one year's follow-up; who, when and whether it is done stand in the task."""

    year = models.PositiveSmallIntegerField()
    step = models.SlugField(max_length=40)
    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("year", "pk")

    def __str__(self) -> str:
        return str(self.task)


class YearReport(models.Model):
    """One year's report. Sent = closed: a correction afterwards must say why, and the journal keeps both texts."""

    year = models.PositiveSmallIntegerField(unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    registry_number = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sent_on=None) | ~models.Q(registry_number=""), name="year_report_sent_with_a_number"
            ),
        )

    def __str__(self) -> str:
        return str(self.year)

    @property
    def due_on(self) -> date:
        """21 February the year after: förordning (2024:99) 4 §."""
        return date(self.year + 1, 2, 21)


class SlotText(models.Model):
    """What a person wrote in one slot, instead of the draft."""

    report = models.ForeignKey(YearReport, on_delete=models.CASCADE, related_name="texts")
    slot = models.SlugField(max_length=20)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["report", "slot"], name="slot_text_once"),)

    def __str__(self) -> str:
        return f"{self.report}: {self.slot}"


def sent_path(row: "SentReport", filename: str) -> str:
    """By year and number: what was sent is never written over."""
    return f"delivery/redovisning/{row.report.year}/{row.number}/{filename}"


class SentReport(Published):
    """The report as it went to the government, bit for bit. A correction is the next number, with the reason.

    It is public only when somebody has published it: it may tell of measures that are not.
    """

    report = models.ForeignKey(YearReport, on_delete=models.PROTECT, related_name="sent")
    number = models.PositiveSmallIntegerField(default=1)
    draft = models.JSONField(help_text="Hela redovisningen som den såg ut då")
    docx = models.FileField(upload_to=sent_path, max_length=200)
    pdf = models.FileField(upload_to=sent_path, max_length=200)
    html = models.FileField(upload_to=sent_path, max_length=200)
    because = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="sent_report_number_once"),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(because=""), name="sent_report_corrected_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"
