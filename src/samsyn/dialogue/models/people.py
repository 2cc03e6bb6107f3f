"""Participant: somebody who takes part without an account, known only by a session; and the counted groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.classes import OrganisationClass


class Sex(models.TextChoices):
    """As population figures are counted, and unknown."""

    WOMEN = "kvinnor", _("kvinnor")
    MEN = "män", _("män")
    UNKNOWN = "uppgift saknas", _("uppgift saknas")


class AgeGroup(models.TextChoices):
    """Groups that a facilitator can count in a room."""

    CHILDREN = "0–15", _("0–15 år")
    YOUNG = "16–24", _("16–24 år")
    ADULTS = "25–44", _("25–44 år")
    MIDDLE = "45–64", _("45–64 år")
    OLDER = "65+", _("65 år och äldre")
    UNKNOWN = "uppgift saknas", _("uppgift saknas")


class Participant(models.Model):
    """One browser's part in an event or a conversation: no name, no address, only what the person chose to say."""

    created_at = models.DateTimeField()
    origin = models.CharField(max_length=32, blank=True, db_index=True, help_text="Avtryck av nät och webbläsare")
    sender_class = models.CharField(max_length=40, choices=OrganisationClass, blank=True)
    municipality = models.CharField(max_length=80, blank=True, db_collation="svensk")
    answers = models.PositiveIntegerField(default=0, help_text="Så många gånger webbläsaren har röstat")
    refused = models.PositiveIntegerField(default=0, help_text="Så många röster som gränsen stoppade")
    set_aside_because = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"Deltagare {self.pk}"
