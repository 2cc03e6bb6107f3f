"""The responses of a round."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from samsyn.consultation.models import ReceivedFile, Response, ResponseComment, Round
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
    """Responses of one class of sender; ``count`` is how many there are, on other pages too."""

    name: str
    code: str
    count: int
    responses: tuple[ResponseRow, ...]


def responses(round_: Round) -> "QuerySet[Response]":
    """All responses, in the published order of the classes."""
    return Response.objects.filter(round=round_).by_class()


def responses_by_class(round_: Round, found: "QuerySet[Response]") -> tuple[ClassGroup, ...]:
    """Some of `responses`, grouped; empty classes are left out. Four queries."""
    rows = list(found)
    keys = [row.pk for row in rows]
    names: dict[int | None, list[str]] = {}
    files = ReceivedFile.objects.filter(response__in=keys).order_by("original__name")
    for response_id, name in files.values_list("response_id", "original__name"):
        names.setdefault(response_id, []).append(name)
    said = ResponseComment.objects.filter(response__in=keys).order_by().values_list("response")
    comments = dict(said.annotate(n=Count("pk")))
    everybody = Response.objects.filter(round=round_).order_by().values_list("sender_class")
    sizes = dict(everybody.annotate(n=Count("pk")))
    groups: dict[str, list[ResponseRow]] = {}
    for row in rows:
        groups.setdefault(row.sender_class, []).append(_row(row, names.get(row.pk, []), comments.get(row.pk, 0)))
    return tuple(
        ClassGroup(name=str(label), code=code, count=sizes[code], responses=tuple(groups[code]))
        for code, label in OrganisationClass.choices
        if code in groups
    )


def _row(row: Response, names: list[str], comments: int) -> ResponseRow:
    return ResponseRow(
        id=row.pk,
        registry_number=row.registry_number,
        sender=row.sender or _("Okänd avsändare"),
        sender_class=row.get_sender_class_display(),
        sender_from=row.get_sender_from_display(),
        stance=row.get_stance_display() if row.stance else "",
        received_on=row.received_on,
        files=tuple(names),
        comments=comments,
    )
