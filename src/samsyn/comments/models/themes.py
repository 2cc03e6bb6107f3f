"""Theme, ThemeProposal, Coding, Sample and Recoding: what comments are about across the strategy's sections.

The code list has levels: a theme may stand under another, three levels in all (`codelist` knows the tree).
What the machine proposes (`ThemeProposal`) and what a person says (`Coding`) are kept apart on every tag.
"""

from django.db import models

from samsyn.comments.models.said import TYPE_CHOICES, Comment
from samsyn.people.models import Person
from samsyn.strategy.models import Document, Edition, Section


class ThemeQuerySet(models.QuerySet["Theme"]):
    """The code list."""

    def of(self, document: Document) -> "ThemeQuerySet":
        """The themes in use for one strategy, by name."""
        return self.filter(document=document, merged_into=None).order_by("name")


class Theme(models.Model):
    """A word of the code list that officers grow. A merged theme stays, stands nowhere, and says into which."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80, db_collation="svensk")
    definition = models.CharField(max_length=300, blank=True, help_text="Vad som hör hit, och vad som inte gör det")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="took_in")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ThemeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "name"], condition=models.Q(merged_into=None), name="theme_name_once"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="theme_has_name"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="theme_not_under_itself"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(parent=None), name="theme_merged_stands_nowhere"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ThemeProposal(models.Model):
    """A theme the machine proposes for a comment, with the words that made it think so."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="theme_proposals")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="proposals")
    score = models.FloatField()
    evidence = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["comment", "theme"], name="theme_proposal_once"),
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=1), name="theme_proposal_score_is_share"
            ),
        )

    def __str__(self) -> str:
        return f"{self.theme} {self.score:.2f}"


class Coding(models.Model):
    """A theme that a person put on a comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="codings")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="codings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["comment", "theme"], name="coding_once"),)

    def __str__(self) -> str:
        return str(self.theme)


class Sample(models.Model):
    """Comments drawn by lot for a second person to code without seeing what the first one said."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    coder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seed = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.coder}"


class Recoding(models.Model):
    """What the second person says of one comment; empty until they have said it. Never touches the first coding."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="recodings")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="recodings")
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="+")
    type = models.CharField(max_length=20, choices=TYPE_CHOICES, blank=True)
    themes = models.JSONField(default=list, help_text="Temanas nycklar")
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sample", "comment"], name="recoding_once"),)

    def __str__(self) -> str:
        return f"{self.sample}: {self.comment}"
