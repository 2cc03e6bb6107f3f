"""RuleSet, Label and Seat: how a council is composed and how it works, as data that can be copied and changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.classes import OrganisationClass

HOST = "värd"  # the organisation that keeps the council's office: the region


class SeatKind(models.TextChoices):
    """What a seat gives its holder."""

    MAJORITY = "majoritet", _("majoritet")
    OPPOSITION = "opposition", _("opposition")
    MEMBER = "ledamot", _("ledamot")
    ADJUNCT = "adjungerad", _("adjungerad")
    VOICE = "yttranderätt", _("yttranderätt")


MEMBERS = (SeatKind.MAJORITY.value, SeatKind.OPPOSITION.value, SeatKind.MEMBER.value)


class RuleSet(models.Model):
    """How a council works. Those that come with Samsyn have a ``shipped`` key and are changed in a copy only."""

    name = models.CharField(max_length=160, db_collation="svensk")
    shipped = models.SlugField(max_length=40, blank=True)
    source = models.CharField(max_length=300, blank=True, help_text=_("Var reglerna står"))
    minutes_word = models.CharField(
        max_length=40, default="protokoll", help_text=_("Protokoll eller minnesanteckningar")
    )
    frequency = models.CharField(max_length=200, blank=True)
    meetings_a_year = models.PositiveSmallIntegerField(default=0, help_text=_("0 = vid behov"))
    digital = models.BooleanField(default=False, help_text=_("Mötena är digitala om inget annat sägs"))
    planning = models.BooleanField(default=False, help_text=_("Ett planeringsmöte lunch till lunch varje år"))
    preparation = models.CharField(max_length=120, blank=True, help_text=_("Beredningsgruppens namn"))
    needs_goal = models.BooleanField(default=True, help_text=_("En punkt måste kopplas till strategin"))
    needs_background = models.BooleanField(
        default=True, help_text=_("En punkt måste ha bakgrund, frågor eller en bilaga")
    )
    propose_days = models.PositiveSmallIntegerField(default=21, help_text=_("Förslag lämnas så många dagar före mötet"))
    summon_days = models.PositiveSmallIntegerField(default=7, help_text=_("Kallelsen går ut så många dagar före mötet"))
    adjust_days = models.PositiveSmallIntegerField(default=14, help_text=_("Justeras inom så många dagar efter mötet"))
    home_days = models.PositiveSmallIntegerField(default=90, help_text=_("Beslut hemma inom så många dagar"))
    adjusters = models.PositiveSmallIntegerField(default=2, help_text=_("Så många justerar, utöver ordföranden"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["shipped"], condition=~models.Q(shipped=""), name="ruleset_shipped_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="ruleset_has_name"),
        )

    def __str__(self) -> str:
        return self.name


class Label(models.Model):
    """What an item asks of the council: information, dialogue, a position."""

    rules = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="labels")
    word = models.CharField(max_length=40)
    position = models.BooleanField(default=False, help_text=_("Punkten ska leda till ett ställningstagande"))
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["rules", "word"], name="label_word_once"),
            models.CheckConstraint(condition=~models.Q(word=""), name="label_has_word"),
        )

    def __str__(self) -> str:
        return self.word


class Seat(models.Model):
    """A place that must be filled: by each organisation of a class, or once in the council."""

    rules = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="seats")
    kind = models.CharField(max_length=20, choices=SeatKind)
    of = models.CharField(
        max_length=40, blank=True, choices=[("", _("vem som helst")), (HOST, _("regionen")), *OrganisationClass.choices]
    )
    each = models.BooleanField(default=False, help_text=_("Gäller varje sådan organisation som är med i rådet"))
    at_least = models.PositiveSmallIntegerField(default=1)
    function = models.CharField(max_length=160, blank=True, help_text=_("Till exempel kommunchef"))
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=SeatKind.values), name="seat_kind_known"),
            models.UniqueConstraint(fields=["rules", "order"], name="seat_order_once"),
        )

    def __str__(self) -> str:
        return self.function or str(self.get_kind_display())

    @property
    def decides(self) -> bool:
        """True for those whose agreement makes a position; the others have a voice only."""
        return self.kind in MEMBERS
