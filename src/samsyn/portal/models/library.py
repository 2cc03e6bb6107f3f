"""LibraryEntry and ContactPoint."""

from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.models import Person
from samsyn.portal.models.tongues import Tongue


class LibraryKind(models.TextChoices):
    """What sort of thing."""

    PROGRAMME = "program", _("tidigare program och strategier")
    TRANSLATION = "oversattning", _("översättningar och lättläst")
    REPORT = "rapport", _("rapporter och underlag")
    FILM = "film", _("filmer")
    MINUTES = "protokoll", _("protokoll och beslut")
    OTHER = "annat", _("annat")


def by_checksum(entry: "LibraryEntry", filename: str) -> str:
    """Content-addressed: a file is never overwritten by another."""
    return f"library/{entry.sha256[:2]}/{entry.sha256}{PurePosixPath(filename).suffix.lower()[:6]}"


class LibraryEntry(models.Model):
    """A document or a film: a file kept here, or an address where it is."""

    title = models.CharField(max_length=200, db_collation="svensk")
    about = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=LibraryKind)
    language = models.CharField(max_length=20, choices=Tongue, default=Tongue.SWEDISH)
    translation_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    dated = models.DateField(null=True, blank=True)
    valid = models.CharField(max_length=60, blank=True, help_text=_("Till exempel 2014–2020"))
    source = models.CharField(max_length=200, blank=True, help_text=_("Vem som har gjort det"))
    file = models.FileField(upload_to=by_checksum, max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    url = models.URLField(max_length=400, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "library entries"
        constraints = (
            models.CheckConstraint(condition=~models.Q(title=""), name="library_entry_has_title"),
            models.CheckConstraint(condition=models.Q(kind__in=LibraryKind.values), name="library_entry_kind_known"),
            models.CheckConstraint(
                condition=~models.Q(sha256="") | ~models.Q(url=""), name="library_entry_is_somewhere"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ContactPoint(models.Model):
    """Whom to turn to about what: a function, never a person's name."""

    function = models.CharField(max_length=120, db_collation="svensk")
    about = models.CharField(max_length=300)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("position", "function")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(function="") & (~models.Q(email="") | ~models.Q(phone="")),
                name="contact_point_can_be_reached",
            ),
        )

    def __str__(self) -> str:
        return self.function
