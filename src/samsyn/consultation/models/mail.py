"""IncomingMail: every mail that the mailbox has given us, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import Original
from samsyn.consultation.models.responses import Batch
from samsyn.consultation.models.rounds import Round


class Verdict(models.TextChoices):
    """What a mail was taken for."""

    RESPONSE = "svar", _("registrerat som svar")
    UNSORTED = "osorterat", _("väntar på att någon väljer remiss")
    AUTOMATIC = "automatiskt", _("automatiskt svar")
    BOUNCE = "studs", _("gick inte fram")
    OTHER = "annat", _("hör inte till någon remiss")


class IncomingMail(models.Model):
    """One mail. The same bytes, or the same message id, are taken in once."""

    original = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    message_id = models.CharField(max_length=250, blank=True)
    sender = models.CharField(max_length=250, blank=True)
    name = models.CharField(max_length=250, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    arrived_at = models.DateTimeField()
    verdict = models.CharField(max_length=15, choices=Verdict)
    because = models.CharField(max_length=250, blank=True)
    round = models.ForeignKey(Round, null=True, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["message_id"], condition=~models.Q(message_id=""), name="incoming_mail_once"
            ),
            models.CheckConstraint(condition=models.Q(verdict__in=Verdict.values), name="incoming_mail_verdict_known"),
        )

    def __str__(self) -> str:
        return self.subject or self.sender
