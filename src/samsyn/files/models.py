"""What ClamAV stopped: kept apart, opened by nobody."""

from django.db import models

from samsyn.people.models import Person


def apart(row: "Quarantined", _filename: str) -> str:
    """A folder of its own, without the file's own ending: nothing opens it by mistake."""
    return f"quarantine/{row.sha256}"


class Quarantined(models.Model):
    """A file in which something harmful was found, as it came."""

    name = models.CharField(max_length=400)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    found = models.CharField(max_length=200, help_text="Vad ClamAV kallar det som hittades")
    door = models.CharField(max_length=200, help_text="Sidan eller vägen in")
    content = models.FileField(upload_to=apart, max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(found=""), name="quarantined_has_finding"),
            models.CheckConstraint(condition=~models.Q(sha256=""), name="quarantined_has_checksum"),
        )

    def __str__(self) -> str:
        return self.name
