"""The lines of a section's thread and of a goal's page, from all rooms in one query.

A page that is read by everybody asks eight queries at most. A line is a title and an address, so those of different
tables have the same columns and are asked for together (UNION ALL). Nothing is kept between requests: what somebody
publishes or takes back is seen at once, and there is no stamp to forget. A part of a union has no order of its own, so
each row carries its place (``at``), given by the database, which knows Swedish.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.expressions import OrderBy
from django.db.models.functions import Cast, Coalesce, RowNumber

from samsyn.consultation.models import ReportIssue, ResponseComment
from samsyn.consultation.models.publishing import Mask
from samsyn.councils.models import AgendaPoint
from samsyn.councils.queries import register
from samsyn.delivery.models import AdvocacyIssue, Commitment, GoalMark, Programme
from samsyn.dialogue.models import Dialogue, Input
from samsyn.people import composed
from samsyn.people.classes import PRIVATE
from samsyn.portal.models import Remark


@dataclass(frozen=True, slots=True)
class Line:
    """A row of some table: ``words`` is what is read, the rest depends on the kind."""

    kind: str
    at: int
    day: datetime | None = None  # first: a database takes the type of a column from the first part of a union
    id: int = 0
    words: str = ""
    more: str = ""
    slug: str = ""
    extra: str = ""
    number: int = 0
    total: int = 0  # of all rows of the kind, when only the first are here


MOST_SAID = 6  # of what was said, in words; the rest is counted
TEXT, NUMBER = Value(""), Value(0)
EMPTY = {
    "day": Cast(Value(None), DateTimeField()), "id": NUMBER, "words": TEXT, "more": TEXT, "slug": TEXT,
    "extra": TEXT, "number": NUMBER, "total": NUMBER,
}  # fmt: skip
type Lines = Mapping[str, list[Line]]


def lines(document_id: int, key: str, keys: Collection[str] = ()) -> Lines:
    """By kind: what belongs to a section (``key``); what follows from it and those under it (``keys``). One query."""
    return by_kind(composed.ask(_lines, document_id, key, composed.rounded(keys)))


def _lines(document_id: int, key: str, keys: Collection[str]) -> "QuerySet[Any, Any]":
    goals = marks(document_id, keys)
    goal = as_lines(goals, "goal", ("position", "pk"), words="name", more="number", slug="key", number="block")
    return union(_positions(document_id, keys), *said(document_id, key), goal, *line_parts(goals))


def union(*parts: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    """Parts of the same shape, in one query."""
    first, *rest = parts
    return first.union(*rest, all=True).order_by()


def by_kind(rows: Iterable[tuple[Any, ...]]) -> Lines:
    """Rows of a union as lines, in their order."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in sorted((Line(*row) for row in rows), key=lambda line: line.at):
        found[line.kind].append(line)
    return found


def marks(document_id: int, keys: Collection[str]) -> "QuerySet[GoalMark]":
    """The goals of some sections."""
    return GoalMark.objects.filter(document=document_id, key__in=keys)


def as_lines(
    rows: "QuerySet[Any]", kind: str, order: tuple[str | OrderBy, ...], *, most: int = 0, **columns: Any
) -> "QuerySet[Any, Any]":
    """Rows as lines; the first ``most`` of them, and how many there are."""
    said = {name: _column(columns[name]) if name in columns else value for name, value in EMPTY.items()}
    if most:
        said["total"] = Window(Count("pk"))
    held = {"kind": Value(kind), "at": Window(RowNumber(), order_by=order), **said}
    named = {f"line_{name}": value for name, value in held.items()}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**named)
    return (found.filter(line_at__lte=most) if most else found).values_list(*named)


def grouped(rows: "QuerySet[Any]", kind: str, by: str, number: Any) -> "QuerySet[Any, Any]":
    """A line for each value of a column, with a number of the rows that have it."""
    held = {"kind": Value(kind), "at": NUMBER, **EMPTY, "words": F(by), "number": number}
    found: QuerySet[Any, Any] = (
        rows.order_by().values(by).annotate(**{f"line_{name}": one for name, one in held.items()})
    )
    return found.values_list(*(f"line_{name}" for name in held))


def _column(said: Any) -> Any:
    return F(said) if isinstance(said, str) else said


def _positions(document_id: int, keys: Collection[str]) -> "QuerySet[Any, Any]":
    """Positions that everybody may read."""
    about = AgendaPoint.objects.filter(item__goals__document=document_id, item__goals__section__in=keys)
    rows = register.positions(councils=[]).filter(pk__in=about.values("pk"))
    columns: dict[str, Any] = {
        "day": "meeting__starts_at",
        "id": "pk",
        "words": "title",
        "more": "meeting__council__name",
    }
    return as_lines(rows, "position", ("-decided_at", "-pk"), **columns)


def said(document_id: int, key: str) -> "tuple[QuerySet[Any, Any], ...]":
    """Published dialogues with what was said about the section, what of it was used, answers, approved remarks."""
    about = Input.objects.filter(dialogue=OuterRef("pk"), section__key=key).order_by().values("dialogue")
    asked = Dialogue.objects.filter(published_at__isnull=False, edition__document=document_id)
    asked = asked.annotate(about=Subquery(about.annotate(n=Count("pk")).values("n"))).filter(about__gt=0)
    remarks = Remark.objects.filter(
        shown_at__isnull=False, article__withdrawn_at=None, comment__placement__section__key=key,
        comment__edition__document=document_id,
    )  # fmt: skip
    columns: dict[str, Any] = {"id": "pk", "words": "comment__text", "more": "article__title", "slug": "article__slug"}
    return (
        as_lines(asked, "asked", ("opens_on", "pk"), words="title", slug="slug", number="about"),
        _used(landed(document_id).filter(landing__section__key=key)),
        _answered(published_answers(document_id).filter(comment__placement__section__key=key)),
        as_lines(remarks, "remark", ("written_at", "pk"), **columns),
    )


def _used(rows: "QuerySet[Input]") -> "QuerySet[Any, Any]":
    """The latest, those that may be read first; the words of the others are not asked for."""
    held = Q(event__published_at__isnull=False)
    text = TextField()
    return as_lines(
        rows, "saying", ("-consent", "-number"), most=MOST_SAID,
        words=Case(When(consent=True, then=F("comment__text")), default=TEXT, output_field=text),
        more=Case(When(held, then=F("event__title")), default=Coalesce("question__text", TEXT), output_field=text),
        slug="sender_class", extra="municipality", number="landing__paragraph",
        id=Case(When(held, then=F("event_id")), default=NUMBER),
    )  # fmt: skip


def _answered(rows: "QuerySet[ResponseComment]") -> "QuerySet[Any, Any]":
    return as_lines(
        rows, "answer", ("number", "pk"), most=MOST_SAID, words="comment__text", more="response__sender",
        slug="comment__disposition__verdict", extra="comment__disposition__reason",
    )  # fmt: skip


def landed(document_id: int) -> "QuerySet[Input]":
    """Inputs that were used, in dialogues whose answers are published."""
    return Input.objects.filter(
        landing__section__edition__document=document_id, dialogue__feedback_at__isnull=False,
        dialogue__published_at__isnull=False, comment__laid_aside=None,
    )  # fmt: skip


def published_answers(document_id: int | None = None) -> "QuerySet[ResponseComment]":
    """Answered comments whose round has a published report. Not those of private persons, nor of masked papers."""
    reports = ReportIssue.objects.filter(withdrawn_at=None, published_at__isnull=False)
    rows = ResponseComment.objects.counted().filter(
        response__round__in=reports.values("round"), comment__disposition__isnull=False, comment__laid_aside=None
    )
    masked = Mask.objects.values("file__response")
    rows = rows.exclude(response__sender_class=PRIVATE).exclude(
        response__in=masked.filter(file__response__isnull=False)
    )
    return rows.filter(comment__edition__document=document_id) if document_id else rows


def published[M: models.Model](rows: "QuerySet[M]", goals: "QuerySet[GoalMark]") -> "QuerySet[M]":
    """Those of some goals that everybody may see, each once."""
    return rows.filter(pk__in=rows.filter(goals__in=goals.values("pk")).values("pk"), published_at__isnull=False)


def line_parts(goals: "QuerySet[GoalMark]") -> "tuple[QuerySet[Any, Any], ...]":
    """The programmes, promises and questions that are published for some goals."""
    columns: dict[str, Any] = {"id": "organisation_id", "words": "organisation__name", "more": "promise"}
    return (
        as_lines(published(Programme.objects.order_by(), goals), "programme", ("name",), words="name", slug="kind"),
        as_lines(published(Commitment.objects.order_by(), goals), "promise", ("organisation__name", "pk"), **columns),
        as_lines(
            published(AdvocacyIssue.objects.order_by(), goals), "issue",
            (F("closed_on").asc(nulls_first=True), "title"), words="title",
        ),
    )  # fmt: skip
