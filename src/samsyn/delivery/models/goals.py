"""GoalMark: a goal that other things can hold on to, whatever edition of the strategy it stands in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.models import Person


class Published(models.Model):
    """Private until a person publishes it."""

    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        """Open to all."""
        return self.published_at is not None


class GoalMark(models.Model):
    """A goal by its document, the key of its section and its place there: the same goal in every edition.

    ``block`` is -1 when the section itself is the goal. Name, number and kind are as in the edition looked at last.
    """

    document = models.ForeignKey("strategy.Document", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=140)
    block = models.IntegerField(default=-1)
    name = models.TextField(db_collation="svensk")
    number = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20)
    position = models.PositiveIntegerField(default=0)
    in_edition = models.BooleanField(default=True, help_text=_("Målet finns i den senaste utgåvan"))
    sdgs = models.JSONField(blank=True, default=list, help_text=_("Mål i Agenda 2030, det viktigaste först"))
    tags = models.JSONField(blank=True, default=list)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["document", "key", "block"], name="goal_mark_once"),
            models.CheckConstraint(condition=models.Q(block__gte=-1), name="goal_mark_block_in_range"),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(key=""), name="goal_mark_is_named"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()

    @property
    def address(self) -> str:
        """Its part of an address."""
        return self.key if self.block < 0 else f"{self.key}--{self.block + 1}"
