"""Answers that were sent before have the numbers of their responses."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery

BATCH = 1_000


def fill(apps: Any, _schema: object) -> None:
    """In batches, each committed; may be run again."""
    answers = apps.get_model("consultation", "Answer").objects
    responses = apps.get_model("consultation", "Response").objects
    number = Subquery(responses.filter(pk=OuterRef("response")).values("registry_number")[:1])
    empty = answers.filter(registry_number="", response__registry_number__gt="").order_by("pk")
    while rows := list(empty.values_list("pk", flat=True)[:BATCH]):
        answers.filter(pk__in=rows).update(registry_number=number)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("consultation", "0006_sent_before_registered")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
