"""What meetings left with organisations to do: tasks whose page is a meeting."""

from typing import Final

from django.db.models import QuerySet

from samsyn.councils.models import Meeting
from samsyn.people.models import Task

KIND: Final = "samverkan"


def everywhere() -> "QuerySet[Task]":
    """Of all meetings."""
    return Task.objects.filter(kind=KIND, path__startswith="/samverkan/", path__contains="/#", dropped_because="")


def tasks(meeting: Meeting) -> "QuerySet[Task]":
    """Of one meeting, those to be done first before the others."""
    page = f"/samverkan/{meeting.council.slug}/moten/{meeting.pk}/#"
    return everywhere().filter(path__startswith=page).select_related("organisation").order_by("due_on", "pk")
