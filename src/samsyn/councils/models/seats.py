"""Council, Membership, Mandate and Preparer: who is in it, since when, until when."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samsyn.councils.models.rules import RuleSet, Seat
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Document

_IN_ORDER = Q(until=None) | Q(until__gte=F("since"))


class Council(models.Model):
    """A body that agrees; it never votes. ``wider_than`` is the smaller council that it widens."""

    name = models.CharField(max_length=160, db_collation="svensk")
    slug = models.SlugField(max_length=60, unique=True)
    rules = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="councils")
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", help_text=_("Har kansliet"))
    wider_than = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="wider")
    strategy = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    task = models.TextField(blank=True, help_text=_("Rådets uppgifter, en per rad"))
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="council_has_name"),
            models.CheckConstraint(condition=~Q(wider_than=F("pk")), name="council_not_wider_than_itself"),
        )

    def __str__(self) -> str:
        return self.name


def holds_on(day: date) -> Q:
    """Rows with a first and perhaps a last day that hold on a day; both ends count."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


class Membership(models.Model):
    """An organisation takes part. When it merges, this ends and names its successor; old records keep the old name."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)
    successor = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=_IN_ORDER, name="membership_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["council", "organisation"], condition=Q(until=None), name="membership_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} i {self.council}"


class Mandate(models.Model):
    """Somebody holds a seat for an organisation. A name is written only where its holder is public."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="mandates")
    function = models.CharField(max_length=160, blank=True, help_text=_("Till exempel kommunstyrelsens ordförande"))
    holder = models.CharField(max_length=160, blank=True, db_collation="svensk", help_text=_("Namnet, om det är känt"))
    email = models.EmailField(blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    substitute = models.BooleanField(default=False, help_text=_("Ersättare"))
    chairs = models.BooleanField(default=False, help_text=_("Leder rådet"))
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=_IN_ORDER, name="mandate_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(function="") | ~Q(holder=""), name="mandate_is_somebodys"),
        )
        indexes = (models.Index(fields=["council", "since"], name="mandate_by_council"),)

    def __str__(self) -> str:
        return self.holder or self.function


class Preparer(models.Model):
    """A place in the group that prepares the meetings."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="preparers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=_IN_ORDER, name="preparer_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(function=""), name="preparer_has_function"),
        )

    def __str__(self) -> str:
        return f"{self.function}, {self.organisation}"
