"""Original, Page, Comment, Proposal, Placement, Disposition and SetAside.

The machine's proposal (`Proposal`, `proposed_type`) and the person's decision (`Placement`, `decided_type`) stand in
separate columns for ever; what a person decided is never overwritten.
"""

from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.cores.text.values import TYPES
from samsyn.people.models import Person
from samsyn.strategy.models import Edition, Section


def by_checksum(original: "Original", filename: str) -> str:
    """Content-addressed path, so that the same bytes are kept once and never overwritten by others."""
    suffix = PurePosixPath(filename).suffix.lower()[:12]
    return f"originals/{original.sha256[:2]}/{original.sha256[2:4]}/{original.sha256}{suffix}"


class Reading(models.TextChoices):
    """How far the reading of an original has come."""

    WAITING = "waiting", _("väntar på läsning")
    READ = "read", _("läst")
    NEEDS_PERSON = "needs_person", _("behöver en människa")
    UNREADABLE = "unreadable", _("går inte att läsa")


class Original(models.Model):
    """One file as it arrived, bit for bit; an attachment has its mail as parent."""

    name = models.CharField(max_length=400)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    format = models.CharField(max_length=10, blank=True)
    content = models.FileField(upload_to=by_checksum, max_length=200)
    received_at = models.DateTimeField()
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="attachments")
    duplicate_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    reading = models.CharField(max_length=20, choices=Reading, default=Reading.WAITING)
    error = models.TextField(blank=True, help_text="En mening som säger vad som hände och vad man kan göra")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(sha256=""), name="original_has_checksum"),
            models.CheckConstraint(condition=models.Q(reading__in=Reading.values), name="original_reading_known"),
        )

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """The raw text of one page of an original; comments point into it by character."""

    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()
    width = models.FloatField(default=0)
    height = models.FloatField(default=0)
    ocr = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["original", "number"], name="page_once"),)

    def __str__(self) -> str:
        return f"{self.original}, s. {self.number}"


class CommentQuerySet(models.QuerySet["Comment"]):
    """Filters over many comments."""

    def on(self, edition: Edition) -> "CommentQuerySet":
        """All that was said about one edition."""
        return self.filter(edition=edition)


TYPE_CHOICES = [
    ("stöd", _("stöd")),
    ("invändning", _("invändning")),
    ("ändring", _("ändring")),
    ("tillägg", _("tillägg")),
    ("strykning", _("strykning")),
    ("sakfel", _("sakfel")),
    ("språk", _("språk")),
    ("fråga", _("fråga")),
    ("genomförande", _("genomförande")),
    ("uppföljning", _("uppföljning")),
    ("utanför RUS", _("utanför RUS")),
]


class Comment(models.Model):
    """One point that can be answered on its own, whatever the channel."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey(Original, null=True, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    spans = models.JSONField(default=list, help_text="[[sida, från, till], …] i originalets sidtext")
    context = models.JSONField(default=list, help_text="Rubrikerna den stod under, ytterst först")
    proposed_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    proposed_type_evidence = models.CharField(max_length=300, blank=True)
    decided_type = models.CharField(max_length=20, choices=TYPE_CHOICES, blank=True)
    decided_type_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    similar_group = models.PositiveIntegerField(null=True, db_index=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="comment_says_something"),
            models.CheckConstraint(condition=models.Q(proposed_type__in=TYPES), name="comment_proposed_type_known"),
            models.CheckConstraint(
                condition=models.Q(decided_type="", decided_type_by=None)
                | models.Q(decided_type__in=TYPES, decided_type_by__isnull=False),
                name="comment_type_decided_by_someone",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def type(self) -> str:
        """What a person decided, else what the machine proposes."""
        return self.decided_type or self.proposed_type


class Proposal(models.Model):
    """A place the machine proposes, best first (rank from 1), with its evidence in words."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="proposals")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField()
    evidence = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["comment", "rank"], name="proposal_rank_once"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="proposal_score_is_share"),
        )

    def __str__(self) -> str:
        return f"{self.rank}. {self.section} {self.score:.2f}"


class Placement(models.Model):
    """Where a person decided that a comment belongs; no section = about nothing in the strategy."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="placement")
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.section or "utanför strategin")


class Verdict(models.TextChoices):
    """What the region does with a comment."""

    HEEDED = "beaktas", _("beaktas")
    PARTLY = "beaktas delvis", _("beaktas delvis")
    NOT = "beaktas ej", _("beaktas ej")
    NOTED = "noteras", _("noteras")
    REFERRED = "hänvisas", _("hänvisas")


class Disposition(models.Model):
    """The answer to one comment; a reason is required unless it is heeded in full."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="disposition")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField(blank=True)
    before = models.TextField(blank=True, help_text="Lydelsen i remissversionen")
    after = models.TextField(blank=True, help_text="Ny lydelse")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.HEEDED) | ~models.Q(reason=""), name="disposition_gives_a_reason"
            ),
            models.CheckConstraint(condition=models.Q(verdict__in=Verdict.values), name="disposition_verdict_known"),
        )

    def __str__(self) -> str:
        return self.verdict


class SetAside(models.Model):
    """A passage that is no comment, with the reason; together with the comments it holds every character."""

    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="set_aside")
    text = models.TextField()
    spans = models.JSONField(default=list)
    reason = models.CharField(max_length=30, help_text="En nyckel i cores.text.values.REASONS")

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="set_aside_has_reason"),)

    def __str__(self) -> str:
        return f"{self.reason}: {self.text[:60]}"
