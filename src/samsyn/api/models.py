"""Subscription and Delivery: other systems that want to be told when something is published."""

from django.db import models
from django.db.models import F, Q

from samsyn.people.models import Person


class Subscription(models.Model):
    """An address that is told. ``seen_to``: everything published before has been written down for it."""

    name = models.CharField(max_length=120, db_collation="svensk")
    address = models.URLField(max_length=400)
    secret = models.CharField(max_length=64, help_text="Nyckeln som varje leverans signeras med")
    since = models.DateTimeField(help_text="Det som publicerades tidigare berättas inte")
    seen_to = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(secret=""), name="subscription_has_name_and_secret"),
            models.CheckConstraint(condition=Q(seen_to__gte=F("since")), name="subscription_seen_after_it_began"),
        )

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One thing that was published, told to one subscriber: the very bytes, and how it went."""

    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="deliveries")
    key = models.CharField(max_length=120, help_text="Samma händelse skrivs en gång för var och en")
    kind = models.CharField(max_length=40)
    body = models.TextField(help_text="JSON, så som den skickas")
    made_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Mottagarens svar, till exempel 200")
    error = models.CharField(max_length=300, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = (models.UniqueConstraint(fields=["subscription", "key"], name="delivery_once"),)

    def __str__(self) -> str:
        return f"{self.kind} → {self.subscription}"
