"""Option and Choice: questions whose answers are there to choose among, and what each participant chose."""

from django.db import models

from samsyn.dialogue.models.dialogues import Question
from samsyn.dialogue.models.people import Participant


class Option(models.Model):
    """One answer to choose. ``needs_reason``: whoever takes it says why, as with an objection."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    text = models.CharField(max_length=200, db_collation="svensk")
    position = models.PositiveSmallIntegerField(default=1)
    needs_reason = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["question", "text"], name="option_once_per_question"),
            models.CheckConstraint(condition=~models.Q(text=""), name="option_says_something"),
        )

    def __str__(self) -> str:
        return self.text


class Choice(models.Model):
    """What a participant chose; ``amount`` is how many points, otherwise 1. The last answer counts.

    In a ranking of n options the first gets n points, the second n − 1 and so on (Borda's count).
    """

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="choices")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="choices")
    amount = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["option", "participant"], name="option_chosen_once_each"),
            models.CheckConstraint(condition=models.Q(amount__gte=1, amount__lte=10), name="choice_from_one_to_ten"),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} → {self.option_id} ({self.amount})"
