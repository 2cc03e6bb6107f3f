"""Process, Phase, Milestone, DecisionStep, Review, Work and ContactEntry.

``planned`` is what was said first and stays; ``expected`` what is believed now; ``actual`` what happened; ``unknown``
why nobody can say what happened. How late something is follows from these and is never stored.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.people.models import Organisation, Person, Task


class Plan(models.TextChoices):
    """The real plan that a process was made from."""

    VASTERBOTTEN = "vasterbotten", _("Västerbottens väg")
    VASTMANLAND = "vastmanland", _("Västmanlands väg")
    VASTERNORRLAND = "vasternorrland", _("Västernorrlands väg")


class Process(models.Model):
    """The way of one strategy from the first analysis to the decision; the desk's own until it is published."""

    document = models.OneToOneField("strategy.Document", on_delete=models.PROTECT, related_name="process")
    plan = models.CharField(max_length=20, choices=Plan)
    starts_on = models.DateField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(plan__in=Plan.values), name="process_plan_known"),)

    def __str__(self) -> str:
        return f"Processen för {self.document}"


class Stop(models.Model):
    """A day in the process: planned first, expected now, and what it became."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="%(class)ss")
    name = models.CharField(max_length=160, db_collation="svensk")
    note = models.TextField(blank=True)
    planned_on = models.DateField()
    expected_on = models.DateField(null=True, blank=True)
    actual_on = models.DateField(null=True, blank=True)
    unknown = models.CharField(
        max_length=250, blank=True, help_text=_("Varför ingen kan säga hur det gick, till exempel att källan slutar")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Phase(Stop):
    """A stretch of the work; ``planned_on`` … are its first day, ``…_to`` its last."""

    planned_to = models.DateField()
    expected_to = models.DateField(null=True, blank=True)
    actual_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="phase_has_name"),
            models.CheckConstraint(
                condition=models.Q(planned_to__gte=models.F("planned_on")), name="phase_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(actual_to=None) | models.Q(actual_to__gte=models.F("actual_on")),
                name="phase_ended_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(unknown="") | models.Q(actual_to=None), name="phase_unknown_or_ended"
            ),
        )


class Milestone(Stop):
    """One day that matters."""

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="milestone_has_name"),
            models.CheckConstraint(
                condition=models.Q(unknown="") | models.Q(actual_on=None), name="milestone_unknown_or_passed"
            ),
        )


class DecisionStep(Stop):
    """One body in the political chain (nämnd, regionstyrelse, regionfullmäktige) and what it decided."""

    outcome = models.CharField(max_length=250, blank=True)
    registry_number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="decision_step_has_body"),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(actual_on__isnull=False),
                name="decision_step_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(unknown="") | models.Q(actual_on=None), name="decision_step_unknown_or_decided"
            ),
        )


class Review(Stop):
    """A day by which the strategy is to have been looked over again, and what that came to."""

    outcome = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="review_has_name"),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(actual_on__isnull=False), name="review_came_to_it_on_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(unknown="") | models.Q(actual_on=None), name="review_unknown_or_made"
            ),
        )


class WorkKind(models.TextChoices):
    """The five kinds of work that a working group plans and carries out (Region Västerbotten, 29 June 2018)."""

    ANALYSES = "analys", _("analyser")
    DIALOGUE = "dialog", _("dialog")
    COMMUNICATION = "kommunikation", _("kommunikation")
    DOCUMENT = "dokument", _("dokument")
    ANCHORING = "forankring", _("politisk förankring")


class Work(models.Model):
    """A task that belongs to the process; who, when and whether it is done stand in the task."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="work")
    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.task)


class ContactForm(models.TextChoices):
    """How formal the contact is; the last one is the statutory one with representatives of the Sámi people."""

    COOPERATION = "samverkan", _("samverkan")
    CONSULTATION = "samråd", _("samråd")
    SAMI = "konsultation", _("konsultation med samiska företrädare")


class Agreement(models.TextChoices):
    """How a statutory consultation ended."""

    OPEN = "pågår", _("pågår")
    REACHED = "enighet", _("enighet eller samtycke")
    NOT_REACHED = "inte enighet", _("enighet kunde inte nås")


class ContactEntry(models.Model):
    """One contact with somebody outside: when, how, about what, and what it led to."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="contacts")
    held_on = models.DateField()
    form = models.CharField(max_length=20, choices=ContactForm)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    counterpart = models.CharField(max_length=200, db_collation="svensk")
    about = models.TextField()
    outcome = models.TextField(blank=True)
    agreement = models.CharField(max_length=20, choices=Agreement, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "contact entries"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(counterpart="") & ~models.Q(about=""), name="contact_says_who_and_what"
            ),
            models.CheckConstraint(condition=models.Q(form__in=ContactForm.values), name="contact_form_known"),
            models.CheckConstraint(
                condition=models.Q(form=ContactForm.SAMI, agreement__in=Agreement.values)
                | ~models.Q(form=ContactForm.SAMI) & models.Q(agreement=""),
                name="contact_agreement_in_consultation_only",
            ),
        )

    def __str__(self) -> str:
        return f"{self.held_on} {self.counterpart}"
