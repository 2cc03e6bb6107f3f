"""Conversation, Statement, Vote, Picture and Snapshot: who agrees with what."""

from django.db import models

from samsyn.comments.models import Original
from samsyn.dialogue.models.dialogues import Dialogue
from samsyn.dialogue.models.events import Event
from samsyn.dialogue.models.inputs import Input
from samsyn.dialogue.models.people import Participant
from samsyn.people.models import Person


class Conversation(models.Model):
    """Statements that people agree or disagree with."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="conversations")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations")
    title = models.CharField(max_length=160, db_collation="svensk")
    intro = models.TextField(blank=True)
    takes_new = models.BooleanField(default=True, help_text="Deltagarna får föreslå påståenden")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(title=""), name="conversation_has_title"),)

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """A short sentence to agree or disagree with. ``accepted`` is null until somebody has looked at it.

    A statement whose text was emptied keeps its votes; one that was refused keeps them too, outside the analysis.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=300, blank=True, db_collation="svensk")
    input = models.ForeignKey(Input, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField(null=True)
    why = models.CharField(max_length=200, blank=True)
    judged_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["conversation", "number"], name="statement_number_once"),
            models.CheckConstraint(
                condition=models.Q(accepted=False) & ~models.Q(why="")
                | ~models.Q(accepted=False)
                | models.Q(accepted=None),
                name="statement_refused_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.text or f"Påstående {self.number}"


class Vote(models.Model):
    """One answer; the last one counts."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["statement", "participant"], name="one_vote_each_per_statement"),
            models.CheckConstraint(condition=models.Q(value__in=[-1, 0, 1]), name="vote_is_yes_no_or_pass"),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} {self.value:+d} {self.statement_id}"


class Picture(models.Model):
    """The latest analysis of a conversation, made when somebody asks and the old one is a few seconds old."""

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="picture")
    made_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True, help_text="Någon räknar sedan dess")
    votes = models.PositiveIntegerField(default=0)
    last_vote_at = models.DateTimeField(null=True)
    data = models.JSONField(default=dict)
    routing = models.JSONField(default=dict, help_text="Det som valet av nästa påstående behöver; läses vid varje röst")

    def __str__(self) -> str:
        return f"{self.conversation} {self.made_at}"


class Snapshot(models.Model):
    """An analysis that is kept, with the votes it was made from."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="snapshots")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    votes = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="+")
    statements = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="+")
    data = models.JSONField()
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.conversation} {self.made_at:%Y-%m-%d %H:%M}"
