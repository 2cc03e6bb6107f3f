"""Round and Question: what is asked, of which edition, between which moments."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.cores.window import Window, local
from samsyn.people.models import Person
from samsyn.strategy.models import Edition

LAST_SECONDS = timedelta(seconds=59)  # "kl. 16.00" lasts the whole minute


class LateRule(models.TextChoices):
    """What happens to an answer that is sent by the form after the time is out."""

    MARK = "markera", _("tas emot och märks som sent")
    REFUSE = "neka", _("tas inte emot i formuläret")


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds as different readers see them."""

    def announced(self) -> "RoundQuerySet":
        """Opened by a person; those being prepared are the desk's own."""
        return self.filter(opened_at__isnull=False)


class Round(models.Model):
    """One formal consultation on one edition of the strategy. Without `opened_at` it is being prepared."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    registry_number = models.CharField(max_length=60, unique=True, help_text="Ärendets diarienummer")
    opens_on = models.DateField()
    opens_time = models.TimeField(default=time(0, 0))
    closes_on = models.DateField()
    closes_time = models.TimeField(default=time(23, 59))
    invited = models.PositiveIntegerField(default=0, help_text="Antal på sändlistan, när den inte står i Samsyn")
    learned = models.PositiveIntegerField(default=0, help_text="Så många bekräftade platser bygger förslagen på")
    letter = models.TextField(blank=True, help_text="Missivet")
    contact = models.EmailField(blank=True, help_text="Dit den skriver som undrar något")
    open_to_all = models.BooleanField(default=True, help_text="Den som inte är inbjuden får också svara")
    late_rule = models.CharField(max_length=10, choices=LateRule, default=LateRule.MARK)
    opened_at = models.DateTimeField(null=True, help_text="När någon öppnade remissen; tomt = den förbereds")
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="round_closes_after_opening"
            ),
            models.CheckConstraint(condition=models.Q(late_rule__in=LateRule.values), name="round_late_rule_known"),
        )

    def __str__(self) -> str:
        return self.title

    def window(self, extended: datetime | None = None) -> Window:
        """When it is open, for everybody or for one that has been given more time."""
        return Window(
            opens=local(self.opens_on, self.opens_time, settings.TIME_ZONE),
            closes=local(self.closes_on, self.closes_time, settings.TIME_ZONE) + LAST_SECONDS,
            extended=extended,
        )


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    TEXT = "text", _("fritext")
    RATING = "betyg", _("betyg")
    YES_NO = "janej", _("ja eller nej")


class Rating(models.TextChoices):
    """The steps of a rating."""

    VERY_GOOD = "mycket bra", _("mycket bra")
    GOOD = "bra", _("bra")
    LESS_GOOD = "mindre bra", _("mindre bra")
    BAD = "dåligt", _("dåligt")
    HARD = "svårt att bedöma", _("svårt att bedöma")


class Question(models.Model):
    """A guiding question of the round; nobody must answer it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=QuestionKind)
    text = models.CharField(max_length=500)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["round", "position"], name="question_position_once"),
            models.CheckConstraint(condition=models.Q(kind__in=QuestionKind.values), name="question_kind_known"),
            models.CheckConstraint(condition=~models.Q(text=""), name="question_asks_something"),
        )

    def __str__(self) -> str:
        return self.text
