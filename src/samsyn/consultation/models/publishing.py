"""Cause, Mask, Publication, ReportIssue, LetterTemplate and Outcome: what everybody gets to see, and who said so.

What is published is a new file; the original stays as it arrived. Making, reviewing and publishing are three acts.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import Comment
from samsyn.consultation.models.responses import ReceivedFile, Response
from samsyn.consultation.models.rounds import Round
from samsyn.people.models import Person, PersonalLink
from samsyn.strategy.models import Edition


class Cause(models.Model):
    """A comment behind the change of a section in a later edition. The key outlives the section's row."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    key = models.SlugField(max_length=140)
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["edition", "key", "comment"], name="cause_once"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.comment_id}"


class MaskReason(models.TextChoices):
    """Why something is not published."""

    PERSON = "person", _("personuppgift")
    CONTACT = "kontakt", _("kontaktuppgift")
    SIGNATURE = "underskrift", _("underskrift")
    SECRECY = "sekretess", _("sekretess enligt offentlighets- och sekretesslagen")
    OTHER = "annat", _("annat skäl")


class Mask(models.Model):
    """What is not published: a passage of a page's text, or a strip of it from ``top`` to ``bottom`` per cent."""

    file = models.ForeignKey(ReceivedFile, on_delete=models.PROTECT, related_name="masks")
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    top = models.PositiveSmallIntegerField(null=True)
    bottom = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=12, choices=MaskReason)
    note = models.CharField(max_length=200, blank=True, help_text="Bestämmelsen, när det är sekretess")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(start__isnull=False, end__gt=models.F("start"), top=None, bottom=None)
                | models.Q(start=None, end=None, top__isnull=False, bottom__gt=models.F("top"), bottom__lte=100),
                name="mask_covers_text_or_strip",
            ),
            models.CheckConstraint(condition=models.Q(reason__in=MaskReason.values), name="mask_reason_known"),
            models.CheckConstraint(
                condition=~models.Q(reason__in=["sekretess", "annat"]) | ~models.Q(note=""),
                name="mask_says_by_what_law",
            ),
        )

    def __str__(self) -> str:
        return f"s. {self.page}: {self.get_reason_display()}"


class Shape(models.TextChoices):
    """What is published of a file."""

    NEW = "ny", _("en ny fil utan det maskade")
    COPY = "kopia", _("handlingen som den är")


def by_checksum(row: "Publication | ReportFile", _filename: str) -> str:
    """Content-addressed."""
    return f"published/{row.sha256[:2]}/{row.sha256}"


def web_by_checksum(row: "Publication", _filename: str) -> str:
    """Content-addressed, beside the file."""
    return f"published/{row.sha256[:2]}/{row.sha256}.html"


class PublicationQuerySet(models.QuerySet["Publication"]):
    """By how far they have come."""

    def standing(self) -> "PublicationQuerySet":
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def published(self) -> "PublicationQuerySet":
        """What everybody sees."""
        return self.filter(withdrawn_at=None, published_at__isnull=False)


class ReportIssueQuerySet(models.QuerySet["ReportIssue"]):
    """By how far they have come."""

    def standing(self) -> "ReportIssueQuerySet":
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def published(self) -> "ReportIssueQuerySet":
        """What everybody sees."""
        return self.filter(withdrawn_at=None, published_at__isnull=False)


class Reviewed(models.Model):
    """Made by one person, reviewed by another, published by somebody, perhaps withdrawn with a reason."""

    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=250, blank=True)

    STEPS: ClassVar[tuple[models.CheckConstraint, ...]] = (
        models.CheckConstraint(
            condition=models.Q(reviewed_by=None, reviewed_at=None)
            | (
                models.Q(reviewed_by__isnull=False, reviewed_at__isnull=False)
                & ~models.Q(reviewed_by=models.F("made_by"))
            ),
            name="consultation_%(class)s_reviewed_by_another",
        ),
        models.CheckConstraint(
            condition=models.Q(published_at=None) | models.Q(reviewed_at__isnull=False, published_by__isnull=False),
            name="consultation_%(class)s_published_after_review",
        ),
        models.CheckConstraint(
            condition=models.Q(withdrawn_at=None) | ~models.Q(withdrawn_because=""),
            name="consultation_%(class)s_withdrawn_says_why",
        ),
    )

    class Meta:
        abstract = True


class Publication(Reviewed):
    """The file that is published of one document (handling); ``masked`` is what was masked when it was made."""

    file = models.ForeignKey(ReceivedFile, on_delete=models.PROTECT, related_name="publications")
    name = models.CharField(max_length=120)
    shape = models.CharField(max_length=6, choices=Shape)
    format = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content = models.FileField(upload_to=by_checksum, max_length=200)
    web = models.FileField(upload_to=web_by_checksum, max_length=200, blank=True)
    masks = models.PositiveIntegerField(default=0)
    masked = models.JSONField(default=list)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = (
            *Reviewed.STEPS,
            models.UniqueConstraint(
                fields=["file"], condition=models.Q(withdrawn_at=None), name="response_publication_one_stands"
            ),
            models.CheckConstraint(condition=models.Q(shape__in=Shape.values), name="response_publication_shape_known"),
            models.CheckConstraint(
                condition=~models.Q(shape=Shape.COPY) | models.Q(masks=0), name="response_publication_copy_is_whole"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ReportIssue(Reviewed):
    """The report as it was when it was made: files that never change, with the balance they were made on."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="issues")
    patterns = models.JSONField(default=list)
    control = models.CharField(max_length=12, blank=True)
    balance = models.JSONField(default=dict)
    ready_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = ReportIssueQuerySet.as_manager()

    class Meta:
        constraints = (
            *Reviewed.STEPS,
            models.UniqueConstraint(
                fields=["round"],
                condition=models.Q(withdrawn_at=None, published_at__isnull=False),
                name="reportissue_one_published",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round} {self.control}"


class ReportFile(models.Model):
    """One pattern of a report in one format."""

    issue = models.ForeignKey(ReportIssue, on_delete=models.CASCADE, related_name="files")
    pattern = models.CharField(max_length=12)
    format = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content = models.FileField(upload_to=by_checksum, max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["issue", "pattern", "format"], name="reportfile_once"),)

    def __str__(self) -> str:
        return f"{self.pattern}.{self.format}"


def letters_by_checksum(row: "LetterTemplate", _filename: str) -> str:
    """Content-addressed."""
    return f"letters/{row.sha256}.docx"


class LetterTemplate(models.Model):
    """The office's own Word template for the letters of a round; the latest is used."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="letter_templates")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=letters_by_checksum, max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Outcome(models.Model):
    """The personal link that shows one respondent what became of their comments."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="outcomes")
    link = models.OneToOneField(PersonalLink, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.response} {self.link}"
