"""The short lines of a section's thread, from all rooms in one query.

A page that is read by everybody asks eight queries at most. A line is a title and an address, so those of different
tables have the same columns and are asked for together (UNION ALL). Nothing is kept between requests: what somebody
publishes or takes back is seen at once, and there is no stamp to forget. A part of a union has no order of its own, so
each row carries its place (``at``), given by the database, which knows Swedish.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, DateTimeField, F, OuterRef, QuerySet, Subquery, Value, Window
from django.db.models.functions import RowNumber

from samsyn.councils.models import AgendaPoint
from samsyn.councils.queries import register
from samsyn.delivery.models import AdvocacyIssue, Commitment, GoalMark, Programme
from samsyn.dialogue.models import Dialogue, Input
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
    number: int = 0


TEXT, NUMBER = Value(""), Value(0)
EMPTY = {
    "day": Value(None, output_field=DateTimeField()), "id": NUMBER, "words": TEXT, "more": TEXT, "slug": TEXT,
    "number": NUMBER,
}  # fmt: skip
type Lines = Mapping[str, list[Line]]


def lines(document_id: int, key: str, keys: Collection[str] = ()) -> Lines:
    """By kind: what belongs to a section (``key``); what follows from it and those under it (``keys``). One query."""
    first, *rest = _positions(document_id, keys), *_said(document_id, key), *_goals(document_id, keys)
    found: dict[str, list[Line]] = defaultdict(list)
    for line in sorted((Line(*row) for row in first.union(*rest, all=True).order_by()), key=lambda line: line.at):
        found[line.kind].append(line)
    return found


def marks(document_id: int, keys: Collection[str]) -> "QuerySet[GoalMark]":
    """The goals of some sections."""
    return GoalMark.objects.filter(document=document_id, key__in=keys)


def _lines(rows: "QuerySet[Any]", kind: str, order: tuple[str, ...], **columns: str) -> "QuerySet[Any, Any]":
    said = {name: F(columns[name]) if name in columns else value for name, value in EMPTY.items()}
    held = {"kind": Value(kind), "at": Window(RowNumber(), order_by=order), **said}
    named = {f"line_{name}": value for name, value in held.items()}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**named).values_list(*named)
    return found


def _positions(document_id: int, keys: Collection[str]) -> "QuerySet[Any, Any]":
    """Positions that everybody may read."""
    about = AgendaPoint.objects.filter(item__goals__document=document_id, item__goals__section__in=keys)
    rows = register.positions(councils=[]).filter(pk__in=about.values("pk"))
    columns = {"day": "meeting__starts_at", "id": "pk", "words": "title", "more": "meeting__council__name"}
    return _lines(rows, "position", ("-decided_at", "-pk"), **columns)


def _said(document_id: int, key: str) -> "tuple[QuerySet[Any, Any], ...]":
    """Published dialogues with what was said about the section, and approved remarks that a person placed there."""
    about = Input.objects.filter(dialogue=OuterRef("pk"), section__key=key).order_by().values("dialogue")
    asked = Dialogue.objects.filter(published_at__isnull=False, edition__document=document_id)
    asked = asked.annotate(about=Subquery(about.annotate(n=Count("pk")).values("n"))).filter(about__gt=0)
    remarks = Remark.objects.filter(
        shown_at__isnull=False, article__withdrawn_at=None, comment__placement__section__key=key,
        comment__edition__document=document_id,
    )  # fmt: skip
    columns = {"id": "pk", "words": "comment__text", "more": "article__title", "slug": "article__slug"}
    return (
        _lines(asked, "asked", ("opens_on", "pk"), words="title", slug="slug", number="about"),
        _lines(remarks, "remark", ("written_at", "pk"), **columns),
    )


def _goals(document_id: int, keys: Collection[str]) -> "tuple[QuerySet[Any, Any], ...]":
    """The goals themselves, and the programmes, promises and questions that are published for them."""
    goals = marks(document_id, keys)

    def published(rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.filter(pk__in=rows.filter(goals__in=goals.values("pk")).values("pk"), published_at__isnull=False)

    promises = published(Commitment.objects.order_by())
    columns = {"id": "organisation_id", "words": "organisation__name", "more": "promise"}
    return (
        _lines(goals, "goal", ("position", "pk"), words="name", more="number", slug="key", number="block"),
        _lines(published(Programme.objects.order_by()), "programme", ("name",), words="name"),
        _lines(promises, "promise", ("organisation__name", "pk"), **columns),
        _lines(published(AdvocacyIssue.objects.order_by()), "issue", ("title",), words="title"),
    )
