"""Dialogue, Question and Series: what is asked, about which text, with what promise."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.models import Person
from samsyn.strategy.models import Edition


class Step(models.TextChoices):
    """How far those who take part may come: said before, so that nobody is promised more."""

    INFORMED = "information", _("du får veta")
    CONSULTED = "synpunkter", _("vi vill höra vad du tycker")
    DISCUSSED = "dialog", _("vi resonerar tillsammans")
    SHARED = "medskapande", _("vi skriver tillsammans")


class Dialogue(models.Model):
    """One round of dialogue on one edition, with its promise. Nobody but the desk sees it before it is published."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160, db_collation="svensk")
    slug = models.SlugField(max_length=60, unique=True)
    intro = models.TextField(blank=True)
    promise = models.TextField(help_text="Vad vi lovar den som är med: vad det används till och när svaret kommer")
    step = models.CharField(max_length=20, choices=Step, default=Step.CONSULTED)
    opens_on = models.DateField()
    closes_on = models.DateField()
    published_at = models.DateTimeField(null=True, blank=True)
    feedback_at = models.DateTimeField(null=True, blank=True, help_text="När svaren på det som skrivits publicerades")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(title="") & ~models.Q(slug=""), name="dialogue_has_title"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="dialogue_closes_after_opening"
            ),
            models.CheckConstraint(condition=models.Q(step__in=Step.values), name="dialogue_step_known"),
        )

    def __str__(self) -> str:
        return self.title


class QuestionKind(models.TextChoices):
    """An open question, a column of the matrix (asked about every målbild), or one with answers to choose among."""

    OPEN = "öppen", _("öppen fråga")
    MATRIX = "matris", _("om varje målbild")
    ONE = "ett", _("välj ett svar")
    SEVERAL = "flera", _("välj ett eller flera svar")
    POINTS = "poäng", _("fördela tio poäng")
    RANKING = "rangordna", _("rangordna svaren")
    STAND = "ställning", _("ta ställning i grader")


class Question(models.Model):
    """Something the dialogue asks."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=300, db_collation="svensk")
    kind = models.CharField(max_length=10, choices=QuestionKind, default=QuestionKind.OPEN)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(text=""), name="dialogue_question_asks_something"),)

    def __str__(self) -> str:
        return self.text


class Series(models.Model):
    """Events that belong together, such as "Här och nu", with one theme each."""

    title = models.CharField(max_length=160, db_collation="svensk", unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    about = models.TextField(blank=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "series"
        constraints = (models.CheckConstraint(condition=~models.Q(title=""), name="series_has_title"),)

    def __str__(self) -> str:
        return self.title
