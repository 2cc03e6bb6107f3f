"""Programme, ActionPlan, Measure and its yearly report; Commitment; AdvocacyIssue."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.models.goals import GoalMark, Published
from samsyn.people.models import Organisation, Person, PersonalLink


class ProgrammeKind(models.TextChoices):
    """What sort of sub-strategy or programme."""

    DIGITAL = "rda", _("regional digital agenda")
    INNOVATION = "ris", _("regional innovationsstrategi")
    TRANSPORT = "ltp", _("länsplan för transportinfrastruktur")
    CULTURE = "kulturplan", _("kulturplan")
    SKILLS = "kompetens", _("kompetensförsörjning")
    FOOD = "livsmedel", _("livsmedelsstrategi")
    CLIMATE = "klimat", _("klimat- och energistrategi")
    EU = "eu", _("EU-program")
    OTHER = "annat", _("annat program")


class Programme(Published):
    """A sub-strategy or programme that carries out goals of the strategy."""

    kind = models.CharField(max_length=20, choices=ProgrammeKind)
    name = models.CharField(max_length=200, db_collation="svensk", unique=True)
    document = models.ForeignKey("strategy.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    considered = models.TextField(blank=True, help_text=_("Hur strategin har beaktats i programmet"))
    goals = models.ManyToManyField(GoalMark, blank=True, related_name="programmes")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=ProgrammeKind.values), name="programme_kind_known"),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="programme_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ActionPlan(models.Model):
    """What a programme, or the strategy itself, will do in a period."""

    name = models.CharField(max_length=200, db_collation="svensk", unique=True)
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="plan_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Measure(Published):
    """Something that somebody does for one or more goals. Its state follows from its dates."""

    name = models.CharField(max_length=250, db_collation="svensk")
    description = models.TextField(blank=True)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    partners = models.ManyToManyField(Organisation, blank=True, related_name="+")
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="measures")
    plan = models.ForeignKey(ActionPlan, null=True, blank=True, on_delete=models.PROTECT, related_name="measures")
    goals = models.ManyToManyField(GoalMark, blank=True, related_name="measures")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    municipalities = models.JSONField(blank=True, default=list, help_text=_("Tomt: hela länet"))
    tags = models.JSONField(blank=True, default=list)
    started_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    stopped_because = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="measure_has_name"),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="measure_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(finished_on=None) | models.Q(started_on__isnull=False),
                name="measure_finished_once_started",
            ),
            models.CheckConstraint(
                condition=models.Q(finished_on=None) | models.Q(finished_on__gte=models.F("started_on")),
                name="measure_finished_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def state(self, today: date) -> str:
        """planned, under_way, late, done or stopped."""
        if self.stopped_because:
            return "stopped"
        if self.finished_on:
            return "done"
        if today.year > self.last_year or (self.started_on is None and today.year > self.first_year):
            return "late"
        return "under_way" if self.started_on else "planned"


class Course(models.TextChoices):
    """How a measure went in a year, in the owner's words."""

    AS_PLANNED = "plan", _("enligt plan")
    CHANGED = "ändrad", _("ändrad")
    DELAYED = "försenad", _("försenad")


class OfAYear(models.Model):
    """What was done in one year, what it led to and what was learnt. Whoever inherits it has a ``measure``."""

    year = models.PositiveSmallIntegerField()
    course = models.CharField(max_length=20, choices=Course)
    done = models.TextField()
    result = models.TextField(blank=True)
    learnt = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True


class MeasureReport(OfAYear):
    """A measure's report of a year, as it counts."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.UniqueConstraint(fields=["measure", "year"], name="measure_reported_once_a_year"),
            models.CheckConstraint(condition=models.Q(course__in=Course.values), name="measure_report_course_known"),
            models.CheckConstraint(condition=~models.Q(done=""), name="measure_report_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.measure}, {self.year}"


class OwnersReport(OfAYear):
    """What the owner told of a year by a personal link. It becomes the measure's report when the desk has read it."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="told")
    link = models.ForeignKey(PersonalLink, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at",)
        constraints = (
            models.UniqueConstraint(fields=["measure", "year"], name="owners_report_once_a_year"),
            models.CheckConstraint(condition=models.Q(course__in=Course.values), name="owners_report_course_known"),
            models.CheckConstraint(condition=~models.Q(done=""), name="owners_report_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.measure}, {self.year}"


class Commitment(Published):
    """What an actor has promised to contribute, in the actor's own words; with a figure when there is one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    promise = models.CharField(max_length=250, db_collation="svensk")
    how = models.TextField(blank=True, help_text=_("Hur aktören bidrar, med egna ord"))
    unit = models.CharField(max_length=60, blank=True)
    base_value = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    base_year = models.PositiveSmallIntegerField(null=True, blank=True)
    target_value = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    value_year = models.PositiveSmallIntegerField(null=True, blank=True)
    goals = models.ManyToManyField(GoalMark, blank=True, related_name="commitments")

    class Meta:
        ordering = ("organisation__name", "pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(promise=""), name="commitment_says_something"),
            models.CheckConstraint(
                condition=models.Q(target_value=None) | models.Q(target_year__isnull=False),
                name="commitment_figure_has_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value_year__isnull=False), name="commitment_value_has_a_year"
            ),
        )

    def __str__(self) -> str:
        return self.promise

    @property
    def share(self) -> float | None:
        """How much of the way from base to target is gone; None when there are no figures to tell by."""
        if self.target_value is None or self.value is None:
            return None
        base = self.base_value or 0
        way = self.target_value - base
        return float((self.value - base) / way) if way else None


class Addressee(models.TextChoices):
    """Who decides what the county cannot."""

    NATIONAL = "nationell", _("regering, riksdag eller myndighet")
    EU = "eu", _("EU")


class AdvocacyIssue(Published):
    """Something the county wants from those who decide elsewhere."""

    title = models.CharField(max_length=250, db_collation="svensk")
    addressee = models.CharField(max_length=20, choices=Addressee)
    to_whom = models.CharField(max_length=200, blank=True, db_collation="svensk")
    position = models.TextField()
    result = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    goals = models.ManyToManyField(GoalMark, blank=True, related_name="advocacy")

    class Meta:
        ordering = ("title",)
        constraints = (
            models.CheckConstraint(condition=models.Q(addressee__in=Addressee.values), name="advocacy_addressee_known"),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(position=""), name="advocacy_says_what_is_wanted"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | ~models.Q(result=""), name="advocacy_closed_with_a_result"
            ),
        )

    def __str__(self) -> str:
        return self.title


class AdvocacyActivity(models.Model):
    """A step that was taken."""

    issue = models.ForeignKey(AdvocacyIssue, on_delete=models.CASCADE, related_name="activities")
    on = models.DateField()
    what = models.CharField(max_length=300)

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name_plural = "advocacy activities"
        constraints = (models.CheckConstraint(condition=~models.Q(what=""), name="advocacy_activity_says_what"),)

    def __str__(self) -> str:
        return f"{self.on}: {self.what}"
