"""Table, NoteGroup, Input, Dot and Landing: what was said, in the room or online, and where it landed in the text."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import Comment
from samsyn.dialogue.models.dialogues import Dialogue, Question
from samsyn.dialogue.models.events import Event
from samsyn.dialogue.models.people import Participant
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person, PersonalLink
from samsyn.strategy.models import Section


class Source(models.TextChoices):
    """How it came."""

    TABLE = "bord", _("från ett bord")
    ROOM = "rummet", _("från en telefon i rummet")
    WEB = "webben", _("från webben")
    PAPER = "papper", _("på papper")


class Table(models.Model):
    """A table (or a group online) in an event; its facilitator writes by a link."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=160, blank=True, db_collation="svensk")
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    link = models.OneToOneField(PersonalLink, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["event", "number"], name="table_once_per_event"),)

    def __str__(self) -> str:
        return f"Bord {self.number}"


class NoteGroup(models.Model):
    """Notes that say the same, under a heading that the room gave them."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=160, db_collation="svensk")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["event", "name"], name="note_group_once_per_event"),
            models.CheckConstraint(condition=~models.Q(name=""), name="note_group_has_name"),
        )

    def __str__(self) -> str:
        return self.name


class Input(models.Model):
    """One thing said in a dialogue; the words are a Comment and go through the same desk as every other."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="inputs")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs")
    table = models.ForeignKey(Table, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs")
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs")
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(NoteGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="inputs")
    participant = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs")
    link = models.ForeignKey(PersonalLink, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=Source)
    sender_class = models.CharField(max_length=40, choices=OrganisationClass, blank=True)
    municipality = models.CharField(max_length=80, blank=True, db_collation="svensk")
    consent = models.BooleanField(help_text="Får visas ordagrant för alla")
    hidden_because = models.CharField(max_length=200, blank=True, help_text="Varför arbetsbordet tog bort orden")
    key = models.CharField(max_length=64, null=True, blank=True, unique=True, help_text="Samma nyckel sparas en gång")
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["dialogue", "number"], name="input_number_once_per_dialogue"),
            models.CheckConstraint(condition=models.Q(source__in=Source.values), name="input_source_known"),
            models.CheckConstraint(
                condition=models.Q(hidden_because="") | models.Q(consent=False), name="input_hidden_is_not_shown"
            ),
        )

    def __str__(self) -> str:
        return f"Inspel {self.number}"


class Report(models.Model):
    """A reader thinks that something should not stand there. Open until the desk has looked."""

    input = models.ForeignKey(Input, on_delete=models.CASCADE, related_name="reports")
    why = models.CharField(max_length=500)
    origin = models.CharField(max_length=32, blank=True, help_text="Avtryck av nät och webbläsare")
    at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(why=""), name="report_says_why"),
            models.UniqueConstraint(
                fields=["input", "origin"], condition=models.Q(looked_at=None), name="one_open_report_each_per_input"
            ),
        )

    def __str__(self) -> str:
        return f"{self.input}: {self.why}"


class Dot(models.Model):
    """One participant's mark of priority on one note."""

    input = models.ForeignKey(Input, on_delete=models.CASCADE, related_name="dots")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="dots")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["input", "participant"], name="one_dot_each_per_note"),)

    def __str__(self) -> str:
        return f"{self.participant_id} → {self.input_id}"


class Landing(models.Model):
    """Where an input that was used stands in the text now; the answer itself is the comment's disposition."""

    input = models.OneToOneField(Input, on_delete=models.CASCADE, related_name="landing")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    paragraph = models.PositiveIntegerField(default=1, help_text="Stycket i avsnittet, från 1")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(paragraph__gte=1), name="landing_in_a_paragraph"),)

    def __str__(self) -> str:
        return f"{self.section}, stycke {self.paragraph}"
