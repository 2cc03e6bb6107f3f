"""Original, Page and SetAside: what arrived, bit for bit, and the text that is no comment."""

from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    uncovered = models.PositiveIntegerField(
        null=True, help_text="Tecken som varken står i en synpunkt eller är lagda åt sidan; tomt = inte räknat"
    )

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
