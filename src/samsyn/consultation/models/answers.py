"""Answer, AnswerPart and Attachment: an answer in the making, written by those who have a link to it.

A draft is not yet received. When it is sent it has its number and its time and never changes again; a worker registers
it as a Response with its originals (`answering.registering`).
"""

import uuid

from django.db import models

from samsyn.consultation.models.responses import Paper, Response
from samsyn.consultation.models.rounds import Round
from samsyn.people.classes import OrganisationClass


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers by how far they have come."""

    def drafts(self) -> "AnswerQuerySet":
        """Not yet sent."""
        return self.filter(sent_at=None)

    def waiting(self) -> "AnswerQuerySet":
        """Sent, and not yet registered."""
        return self.filter(sent_at__isnull=False, response=None)


class Answer(models.Model):
    """One answer being written. `invitation` is empty for somebody who answers unasked."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answers")
    invitation = models.ForeignKey(
        "consultation.Invitation", null=True, on_delete=models.PROTECT, related_name="answers"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, help_text="Samma formulär skickat två gånger är ett svar")
    unit = models.CharField(max_length=120, blank=True, help_text="Nämnden som svarar, när det inte är organisationen")
    sender = models.CharField(max_length=200, blank=True, db_collation="svensk")
    sender_class = models.CharField(max_length=40, choices=OrganisationClass)
    email = models.EmailField(blank=True, help_text="Dit kvittot går")
    created_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approval = models.CharField(max_length=200, blank=True, help_text="Beslutet hos avsändaren, till exempel § 45")
    sent_at = models.DateTimeField(null=True)
    registry_number = models.CharField(
        max_length=80, blank=True, default="", db_default="", help_text="Svarets eget, från det att det är skickat"
    )
    response = models.OneToOneField(Response, null=True, on_delete=models.PROTECT, related_name="answer")
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replacements")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sent_at=None, response=None, registry_number="")
                | (
                    models.Q(sent_at__isnull=False)
                    & (~models.Q(registry_number="") | models.Q(response__isnull=False))  # 0.1.0 wrote no number here
                ),
                name="answer_sent_has_a_number",
            ),
            models.UniqueConstraint(
                fields=["round", "registry_number"], condition=~models.Q(registry_number=""), name="answer_number_once"
            ),
            models.UniqueConstraint(
                fields=["invitation", "unit"], condition=models.Q(sent_at=None), name="answer_one_draft_per_unit"
            ),
        )

    def __str__(self) -> str:
        return self.sender or self.get_sender_class_display()


class AnswerPart(models.Model):
    """What is answered in one place: "helhet", "fraga-7" or "avsnitt-<key>". `version` guards against overwriting."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="parts")
    place = models.CharField(max_length=160)
    choice = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["answer", "place"], name="answer_part_once"),
            models.CheckConstraint(condition=~models.Q(place=""), name="answer_part_has_place"),
        )

    def __str__(self) -> str:
        return self.place


def by_checksum(attachment: "Attachment", _filename: str) -> str:
    """Content-addressed: the same file attached twice is kept once."""
    return f"attachments/{attachment.sha256[:2]}/{attachment.sha256}"


class Attachment(models.Model):
    """A file that goes with an answer."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10, choices=Paper, default=Paper.ANNEX)
    content = models.FileField(upload_to=by_checksum, max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["answer", "sha256", "name"], name="attachment_once"),
            models.CheckConstraint(condition=models.Q(kind__in=Paper.values), name="attachment_kind_known"),
        )

    def __str__(self) -> str:
        return self.name
