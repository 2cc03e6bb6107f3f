"""Verdict, Disposition, AnswerVersion, StandardAnswer and ReturnedSheet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models.said import Comment
from samsyn.people.models import Person
from samsyn.strategy.models import Document, Edition, Section


class Verdict(models.TextChoices):
    """What the region does with a comment."""

    HEEDED = "beaktas", _("beaktas")
    PARTLY = "beaktas delvis", _("beaktas delvis")
    NOT = "beaktas ej", _("beaktas ej")
    NOTED = "noteras", _("noteras")
    REFERRED = "hänvisas", _("hänvisas")


class Review(models.TextChoices):
    """What the second reader said of the answer as it stands."""

    RELEASED = "released", _("godkänt")
    RETURNED = "returned", _("tillbaka")


class Disposition(models.Model):
    """The answer to one comment; a reason is required unless it is heeded in full."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="disposition")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField(blank=True)
    before = models.TextField(blank=True, help_text="Lydelsen i remissversionen")
    after = models.TextField(blank=True, help_text="Ny lydelse")
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Avsnittet som ändras"
    )
    referred_to = models.CharField(max_length=200, blank=True, db_collation="svensk", help_text="Dit frågan hänvisas")
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    review = models.CharField(max_length=10, choices=Review, blank=True)
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True, help_text="Varför den andra läsaren lämnade tillbaka svaret")
    handed_on_at = models.DateTimeField(null=True, help_text="När restfrågan lämnades till den den hänvisas till")
    handed_on_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(review="", reviewed_by=None, reviewed_at=None)
                | models.Q(review__in=Review.values, reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="disposition_reviewed_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None) | ~models.Q(reviewed_by=models.F("by")),
                name="disposition_second_reader_is_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(review=Review.RETURNED) | ~models.Q(remark=""), name="disposition_return_says_why"
            ),
            models.CheckConstraint(
                condition=~models.Q(verdict=Verdict.REFERRED) | ~models.Q(referred_to=""),
                name="disposition_referred_to_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.HEEDED) | ~models.Q(reason=""), name="disposition_gives_a_reason"
            ),
            models.CheckConstraint(condition=models.Q(verdict__in=Verdict.values), name="disposition_verdict_known"),
        )

    def __str__(self) -> str:
        return self.verdict

    @property
    def released(self) -> bool:
        """True when a second reader stands behind the answer as it is now."""
        return self.review == Review.RELEASED


class AnswerVersion(models.Model):
    """An answer as it once was; the latest is the same as the disposition."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="answer_versions")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField(blank=True)
    referred_to = models.CharField(max_length=200, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["comment", "number"], name="answer_version_once"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.verdict}"


class StandardAnswer(models.Model):
    """An answer that is given many times; taken out of use, never deleted."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120, db_collation="svensk")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField(blank=True)
    referred_to = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "title"], condition=models.Q(retired_at=None), name="standard_answer_title_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(title="") & (models.Q(verdict=Verdict.HEEDED) | ~models.Q(reason="")),
                name="standard_answer_gives_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values), name="standard_answer_verdict_known"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ReturnedSheet(models.Model):
    """The report's spreadsheet as it came back, answered in Excel: kept until somebody has seen what it changes."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    rows = models.JSONField(default=list, help_text="Det som stod i arket, rad för rad")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
