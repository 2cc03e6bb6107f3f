"""The responses of a round."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from samsyn.consultation.models import ReceivedFile, Response, Round
from samsyn.people.classes import OrganisationClass


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A response in a list."""

    id: int
    registry_number: str
    sender: str
    sender_class: str
    sender_from: str
    stance: str
    received_on: date
    files: tuple[str, ...]
    comments: int


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """The responses of one class of sender."""

    name: str
    code: str
    responses: tuple[ResponseRow, ...]


def responses_by_class(round_: Round) -> tuple[ClassGroup, ...]:
    """All responses, grouped in the ten classes in their published order; empty classes are left out. Two queries."""
    names: dict[int | None, list[str]] = {}
    files = ReceivedFile.objects.filter(response__round=round_).order_by("original__name")
    for response_id, name in files.values_list("response_id", "original__name"):
        names.setdefault(response_id, []).append(name)
    rows = Response.objects.filter(round=round_).annotate(count=Count("comments")).order_by("sender", "pk")
    groups: dict[str, list[ResponseRow]] = {}
    for row in rows:
        value = ResponseRow(
            id=row.pk,
            registry_number=row.registry_number,
            sender=row.sender or _("Okänd avsändare"),
            sender_class=row.get_sender_class_display(),
            sender_from=row.get_sender_from_display(),
            stance=row.get_stance_display() if row.stance else "",
            received_on=row.received_on,
            files=tuple(names.get(row.pk, ())),
            comments=getattr(row, "count", 0),
        )
        groups.setdefault(row.sender_class, []).append(value)
    return tuple(
        ClassGroup(name=str(label), code=code, responses=tuple(groups[code]))
        for code, label in OrganisationClass.choices
        if code in groups
    )
