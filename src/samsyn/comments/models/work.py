"""Assignment and Deed: who works on what, and what can be undone."""

from django.db import models

from samsyn.comments.models.said import Comment
from samsyn.people.models import Person, Task


class Assignment(models.Model):
    """Who answers a comment, and by when; the journal keeps who had it before."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="assignment")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    task = models.ForeignKey(Task, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["officer", "due_on"], name="assignment_by_officer"),)

    def __str__(self) -> str:
        return str(self.officer)


class Deed(models.Model):
    """One act of triage, and how everything stood before it: it can be undone while nobody has built on it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="deeds")
    verb = models.CharField(max_length=30)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField(help_text="Synpunktens nyckel → allt som beslutats om den, före handlingen")
    versions = models.JSONField(help_text="Synpunktens nyckel → version efter handlingen")
    made = models.JSONField(default=list, help_text="Synpunkter som handlingen skapade")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["by", "undone_at", "-id"], name="deed_latest_of_person"),)

    def __str__(self) -> str:
        return f"{self.verb} {self.comment_id}"
