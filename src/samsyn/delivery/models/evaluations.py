"""Evaluation: what somebody found when they looked closely at something that was done."""

from pathlib import PurePosixPath

from django.db import models

from samsyn.delivery.models.doing import Measure
from samsyn.delivery.models.goals import GoalMark, Published


def evaluation_path(row: "Evaluation", filename: str) -> str:
    """Content-addressed: the same bytes are kept once."""
    return f"delivery/utvarderingar/{row.sha256[:2]}/{row.sha256}{PurePosixPath(filename).suffix.lower()[:12]}"


class Evaluation(Published):
    """What was evaluated, by whom, when and what was found; the file bit for bit, or where it can be read."""

    title = models.CharField(max_length=250, db_collation="svensk")
    subject = models.TextField()
    evaluator = models.CharField(max_length=200, db_collation="svensk")
    done_on = models.DateField()
    method = models.TextField(blank=True)
    findings = models.TextField()
    used = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to=evaluation_path, max_length=200, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    goals = models.ManyToManyField(GoalMark, blank=True, related_name="evaluations")
    measures = models.ManyToManyField(Measure, blank=True, related_name="evaluations")

    class Meta:
        ordering = ("-done_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(subject="") & ~models.Q(evaluator="")
                & ~models.Q(findings=""),
                name="evaluation_says_what_by_whom_and_found",
            ),
            models.CheckConstraint(
                condition=models.Q(file="") | ~models.Q(sha256=""), name="evaluation_file_has_checksum"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title
