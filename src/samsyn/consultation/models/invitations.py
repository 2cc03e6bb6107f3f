"""Invitation and Entrance: who is asked, and the personal links that open an answer."""

from django.db import models

from samsyn.consultation.models.answers import Answer
from samsyn.consultation.models.rounds import Round
from samsyn.people.models import Organisation, PersonalLink


class Invitation(models.Model):
    """An organisation on the round's send list."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, help_text="När inbjudan lades i utkorgen")
    reminded_at = models.DateTimeField(null=True)
    extended_to = models.DateTimeField(null=True, help_text="Längre tid än de andra")
    extended_because = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["round", "organisation"], name="invitation_once"),)

    def __str__(self) -> str:
        return f"{self.organisation}, {self.round}"


class Entrance(models.Model):
    """What one personal link opens: all the answers of an invited organisation, or one answer of somebody else."""

    link = models.OneToOneField(PersonalLink, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.PROTECT, related_name="entrances")
    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="entrances")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(invitation__isnull=False, answer__isnull=True)
                | models.Q(invitation__isnull=True, answer__isnull=False),
                name="entrance_opens_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.link}"
