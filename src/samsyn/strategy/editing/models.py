"""Revision, Removal and Decision: what was changed in an edition, by whom, and who has decided what about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.models import Person
from samsyn.strategy.process.models import DecisionStep


class Revision(models.Model):
    """A section as it was before a change."""

    edition = models.ForeignKey("strategy.Edition", on_delete=models.CASCADE, related_name="revisions")
    key = models.SlugField(max_length=140)
    version = models.PositiveIntegerField(help_text="Avsnittets version före ändringen")
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    blocks = models.JSONField(default=list)
    note = models.CharField(max_length=250, blank=True, help_text="Varför, med den ändrandes ord")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["edition", "key", "version"], name="revision_once"),)

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class Removal(models.Model):
    """A section that was taken out of an edition: its text, why, and the section that has taken over its matter."""

    edition = models.ForeignKey("strategy.Edition", on_delete=models.CASCADE, related_name="removals")
    key = models.SlugField(max_length=140)
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=300)
    blocks = models.JSONField(default=list)
    moved_to = models.SlugField(max_length=140, blank=True, help_text="Tomt: ingen annanstans")
    because = models.CharField(max_length=250)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["edition", "key"], name="removal_once"),
            models.CheckConstraint(condition=~models.Q(because=""), name="removal_says_why"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()


class Outcome(models.TextChoices):
    """What a body decided about an edition."""

    FORWARDED = "vidare", _("tillstyrks och lämnas vidare")
    RETURNED = "återremiss", _("återremitteras")
    ADOPTED = "antas", _("antas")


class Decision(models.Model):
    """What one body in the chain (nämnd, regionstyrelse, regionfullmäktige) decided about exactly this text."""

    edition = models.ForeignKey("strategy.Edition", on_delete=models.PROTECT, related_name="decisions")
    step = models.ForeignKey(DecisionStep, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body = models.CharField(max_length=160, db_collation="svensk")
    outcome = models.CharField(max_length=12, choices=Outcome)
    decided_on = models.DateField()
    paragraph = models.CharField(max_length=20, blank=True, help_text="Till exempel § 45")
    registry_number = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True, help_text="Yrkanden, omröstning och reservationer, i korthet")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(outcome__in=Outcome.values), name="decision_outcome_known"),
            models.CheckConstraint(condition=~models.Q(body=""), name="decision_by_somebody"),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.ADOPTED)
                | (~models.Q(paragraph="") & ~models.Q(registry_number="")),
                name="decision_to_adopt_has_reference",
            ),
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(outcome=Outcome.ADOPTED), name="decision_adopts_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on}"
