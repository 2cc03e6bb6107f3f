"""Money by measure, source and year; a decision on state funds and what it must state."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.models.doing import Measure


class Source(models.TextChoices):
    """Where money comes from."""

    STATE = "1:1", _("anslag 1:1 Regionala utvecklingsåtgärder")
    ERUF = "eruf", _("Europeiska regionala utvecklingsfonden")
    ESF = "esf", _("Europeiska socialfonden+")
    JTF = "jtf", _("Fonden för en rättvis omställning")
    REGION = "region", _("regionen")
    MUNICIPAL = "kommun", _("kommuner")
    OTHER_STATE = "stat", _("andra statliga medel")
    PRIVATE = "privat", _("privat")


class Money(models.Model):
    """Kronor of one source in one year. Nothing said is not the same as 0."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="money")
    source = models.CharField(max_length=10, choices=Source)
    year = models.PositiveSmallIntegerField()
    budget = models.DecimalField(max_digits=14, decimal_places=0, null=True, blank=True)
    granted = models.DecimalField(max_digits=14, decimal_places=0, null=True, blank=True)
    paid = models.DecimalField(max_digits=14, decimal_places=0, null=True, blank=True)

    class Meta:
        ordering = ("year", "source")
        verbose_name_plural = "money"
        constraints = (
            models.UniqueConstraint(fields=["measure", "source", "year"], name="money_once_a_year_and_source"),
            models.CheckConstraint(condition=models.Q(source__in=Source.values), name="money_source_known"),
            models.CheckConstraint(
                condition=models.Q(budget__isnull=False)
                | models.Q(granted__isnull=False)
                | models.Q(paid__isnull=False),
                name="money_says_something",
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{name}__isnull": True}) | models.Q(**{f"{name}__gte": 0}),
                    name=f"money_{name}_not_negative",
                )
                for name in ("budget", "granted", "paid")
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure}, {self.source} {self.year}"


class GrantDecision(models.Model):
    """A decision on state funds for a measure, with what förordning (2003:596) asks it to state."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="decisions")
    registry_number = models.CharField(max_length=60)
    decided_on = models.DateField()
    costs = models.DecimalField(max_digits=14, decimal_places=0, help_text=_("De kostnader som stödet räknas på"))
    grant = models.DecimalField(max_digits=14, decimal_places=0)
    advance = models.DecimalField(max_digits=14, decimal_places=0, default=0)
    eu_cofinanced = models.BooleanField(default=False)
    shared_with_agency = models.BooleanField(default=False)
    operating_support = models.BooleanField(default=False)
    link_to_strategy = models.TextField(blank=True, help_text=_("Beslutets skäl: hur insatsen följer strategin"))
    conditions = models.BooleanField(default=False)
    follow_up = models.BooleanField(default=False)
    financing_plan = models.BooleanField(default=False)
    final_report_due = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-decided_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["registry_number"], name="grant_decision_once"),
            models.CheckConstraint(
                condition=models.Q(costs__gt=0) & models.Q(grant__gte=0) & models.Q(advance__gte=0),
                name="grant_decision_amounts_in_range",
            ),
        )

    def __str__(self) -> str:
        return self.registry_number
