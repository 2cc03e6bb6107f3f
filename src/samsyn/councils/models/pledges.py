"""Pledge and its yearly check (budkavle)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.councils.models.seats import Council
from samsyn.people.models import Organisation, Person


class Grade(models.TextChoices):
    """How an organisation judges itself."""

    YES = "ja", _("vi gör det")
    PARTLY = "delvis", _("delvis")
    NOT_YET = "inte än", _("inte än")


class Pledge(models.Model):
    """What the members have promised each other."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="pledges")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["council", "order"], name="pledge_order_once"),
            models.CheckConstraint(condition=~Q(text=""), name="pledge_has_text"),
        )

    def __str__(self) -> str:
        return self.text[:80]


class PledgeCheck(models.Model):
    """One organisation, one pledge, one year."""

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="checks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=10, choices=Grade)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["pledge", "organisation", "year"], name="pledge_check_once"),
            models.CheckConstraint(condition=Q(grade__in=Grade.values), name="pledge_grade_known"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}: {self.grade}"
