"""Indicator, its figures, its target and what was judged of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.models.areas import AreaGroup
from samsyn.delivery.models.doing import Measure
from samsyn.delivery.models.goals import GoalMark, Published
from samsyn.people.models import Person


class Origin(models.TextChoices):
    """Where figures come from."""

    KOLADA = "kolada", _("Kolada")
    SCB = "scb", _("SCB")
    OWN = "egen", _("egen mätning")


class Better(models.TextChoices):
    """Which way is good."""

    UP = "up", _("högre är bättre")
    DOWN = "down", _("lägre är bättre")
    BAND = "band", _("inom ett spann är bäst")
    NONE = "none", _("varken eller")


class Indicator(Published):
    """A figure that tells about goals: the whole of what must be known to read it rightly."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=250, db_collation="svensk")
    description = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin)
    source_code = models.CharField(max_length=200, blank=True, help_text=_("Nyckeltal i Kolada eller tabell hos SCB"))
    choices = models.JSONField(blank=True, default=dict, help_text=_("Val i SCB:s tabell"))
    area = models.CharField(max_length=12, help_text=_("Området det gäller, till exempel 0019"))
    compared = models.JSONField(blank=True, default=list, help_text=_("Områden att jämföra med"))
    unit = models.CharField(max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(default=1)
    better = models.CharField(max_length=10, choices=Better, default=Better.UP)
    period_meaning = models.CharField(max_length=120, blank=True, help_text=_("Till exempel 31 december, eller tre år"))
    margin_code = models.CharField(max_length=60, blank=True, help_text=_("Nyckeltalet för felmarginalen"))
    margin = models.FloatField(null=True, blank=True, help_text=_("Felmarginalen: plus eller minus så mycket"))
    next_publication = models.CharField(max_length=20, blank=True)
    breaks = models.JSONField(blank=True, default=list, help_text="[[år, anmärkning]]")
    about_people = models.BooleanField(default=True)
    no_sex_reason = models.TextField(blank=True)
    no_sex_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    no_sex_on = models.DateField(null=True, blank=True)
    base_year = models.PositiveSmallIntegerField(null=True, blank=True)
    tags = models.JSONField(blank=True, default=list)
    goals = models.ManyToManyField(GoalMark, blank=True, related_name="indicators")
    measures = models.ManyToManyField(Measure, blank=True, related_name="indicators")
    groups = models.ManyToManyField(AreaGroup, blank=True, related_name="indicators")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="indicator_origin_known"),
            models.CheckConstraint(condition=models.Q(better__in=Better.values), name="indicator_better_known"),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(area=""), name="indicator_is_named"),
            models.CheckConstraint(
                condition=models.Q(no_sex_reason="") | models.Q(no_sex_on__isnull=False),
                name="indicator_reason_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(margin=None) | models.Q(margin__gte=0), name="indicator_margin_not_negative"
            ),
        )

    def __str__(self) -> str:
        return self.name


class IndicatorData(models.Model):
    """The accepted figures as bytes (cores.series), and those that wait for somebody to look at what changed."""

    indicator = models.OneToOneField(Indicator, on_delete=models.CASCADE, related_name="data")
    figures = models.BinaryField(default=bytes)
    stamp = models.CharField(max_length=64, blank=True, help_text=_("Kontrollsumma av det egna områdets siffror"))
    revision = models.PositiveIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    waiting = models.BinaryField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "indicator data"

    def __str__(self) -> str:
        return f"{self.indicator}, {self.revision}"


class TargetKind(models.TextChoices):
    """What it means to get there."""

    VALUE = "value", _("ett värde")
    RELATIVE = "relative", _("minst lika bra som ett annat område")
    GAP = "gap", _("högst så stor skillnad mellan kvinnor och män")
    DIRECTION = "direction", _("åt rätt håll")


class Target(models.Model):
    """What is to be reached and when. A new target does not take the old one away."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=10, choices=TargetKind, default=TargetKind.VALUE)
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    other_area = models.CharField(max_length=12, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    interim = models.JSONField(blank=True, default=list, help_text="[[år, värde]]")
    decided = models.CharField(max_length=200, blank=True, help_text=_("Var målet är beslutat"))
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-set_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=TargetKind.values), name="target_kind_known"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["value", "gap"]) | models.Q(value__isnull=False, year__isnull=False),
                name="target_value_and_year",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="relative") | ~models.Q(other_area=""), name="target_relative_to_somewhere"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value} {self.year}"


class Verdict(models.TextChoices):
    """How it goes with a target; the last one is a full answer."""

    REACHED = "reached", _("nås")
    PARTLY = "partly", _("nås delvis")
    NOT = "not", _("nås inte")
    UNKNOWN = "unknown", _("går inte att bedöma")


class Way(models.TextChoices):
    """Which way it goes."""

    BETTER = "better", _("åt rätt håll")
    UNCHANGED = "unchanged", _("oförändrat")
    WORSE = "worse", _("åt fel håll")
    UNKNOWN = "unknown", _("går inte att säga")


class Confidence(models.TextChoices):
    """How sure the person is."""

    HIGH = "high", _("säker")
    LOW = "low", _("osäker")


class Assessment(models.Model):
    """What a person judged, in a sentence, with what the rule proposed and the stamp of the figures it rests on."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="assessments")
    verdict = models.CharField(max_length=10, choices=Verdict)
    way = models.CharField(max_length=10, choices=Way)
    confidence = models.CharField(max_length=10, choices=Confidence)
    sentence = models.TextField()
    proposed_verdict = models.CharField(max_length=10, choices=Verdict)
    proposed_reason = models.CharField(max_length=20)
    stamp = models.CharField(max_length=64)
    target = models.ForeignKey(Target, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(verdict__in=Verdict.values), name="assessment_verdict_known"),
            models.CheckConstraint(condition=models.Q(way__in=Way.values), name="assessment_way_known"),
            models.CheckConstraint(condition=~models.Q(sentence=""), name="assessment_has_a_sentence"),
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.get_verdict_display()}"
