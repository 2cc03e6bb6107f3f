"""Ruling: what a person says of a rule, over what the evidence gives."""

from django.db import models

from samsyn.law.values import State
from samsyn.people.models import Person


class Ruling(models.Model):
    """A person's word on one rule for one strategy; the newest counts, the older ones stay."""

    document = models.ForeignKey("strategy.Document", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=State, blank=True, help_text="Tomt: låt underlaget avgöra igen")
    because = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(because=""), name="ruling_gives_a_reason"),
            models.CheckConstraint(condition=models.Q(state__in=["", *State.values]), name="ruling_state_known"),
        )
        indexes = (models.Index(fields=["document", "rule", "at"], name="ruling_newest"),)

    def __str__(self) -> str:
        return f"{self.rule}: {self.state}"
