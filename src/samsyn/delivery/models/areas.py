"""AreaGroup: areas that figures are shown beside, with who chose them, when and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.models import Person


class GroupKind(models.TextChoices):
    """Why areas stand together."""

    OWN = "egna", _("länets kommuner")
    SIMILAR = "liknande", _("liknande områden")
    OTHER = "andra", _("andra områden")


class AreaGroup(models.Model):
    """Which regions are alike is a choice: it is written down, and an older choice stays when a new one is made."""

    kind = models.CharField(max_length=10, choices=GroupKind)
    name = models.CharField(max_length=160, db_collation="svensk", unique=True)
    areas = models.JSONField(help_text=_("Områdenas koder"))
    why = models.TextField()
    source = models.CharField(max_length=250, blank=True)
    chosen_on = models.DateField()
    chosen_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=GroupKind.values), name="area_group_kind_known"),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(why=""), name="area_group_says_why"),
        )

    def __str__(self) -> str:
        return self.name
