"""Each row in which an organisation of the register has a part, from all rooms in one question.

A part says whose its rows are and when everybody may see one: that stands here and nowhere else, and the database
judges it. What nobody may see is never fetched but for the desk, and there each row says which it is.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from samsyn.consultation.models import Invitation, Publication, ReportIssue, Response
from samsyn.councils.models import (
    AGREED,
    AgendaPoint,
    Deviation,
    HomeDecision,
    Item,
    Membership,
    Minutes,
    PledgeCheck,
)
from samsyn.councils.queries import register
from samsyn.delivery.models import Commitment, Measure, Programme
from samsyn.people.classes import PRIVATE
from samsyn.people.models import Organisation
from samsyn.portal.thread.lines import published_answers, union
from samsyn.strategy.models import ContactEntry

ONE_EACH: Final = Count("pk")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of some table: what the columns hold depends on the kind. ``shown``: everybody may see it."""

    kind: str
    day: datetime | None
    id: int
    words: str
    more: str
    slug: str
    extra: str
    number: int
    other: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind. ``who`` leads to the organisation; ``public`` is when everybody may see a row, None = never."""

    kind: str
    rows: "QuerySet[Any]"
    who: str
    public: Q | None
    columns: Mapping[str, Any] = field(default_factory=dict)
    number: Any = ONE_EACH  # how many contributions they are


LAST_DAY: Final = date(9999, 12, 31)
EMPTY: Final[dict[str, Any]] = {
    "day": Cast(Value(None), DateTimeField()), "id": F("pk"), "words": Value(""), "more": Value(""), "slug": Value(""),
    "extra": Value(""), "number": Value(0), "other": Value(0),
}  # fmt: skip


def of(organisation: int, *, desk: bool) -> list[Line]:
    """All of one organisation's, in no order. One query."""
    asked = (_told(part, part.rows.filter(**{part.who: organisation}), desk=desk) for part in _parts(desk=desk))
    return [replace(line, shown=bool(line.shown)) for line in (Line(*row) for row in union(*asked))]


def known(*, desk: bool, only: Collection[int] | None = None) -> Mapping[int, Counter[str]]:
    """Which organisations have something that the reader may see, and how much of each kind. One query.

    Those without ``desk`` are the ones who have a page for everybody.
    """
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for organisation, kind, count in union(*(_counted(part, only, desk=desk) for part in _parts(desk=desk))):
        found[organisation][kind] += count
    return found


def _parts(*, desk: bool) -> Iterator[Part]:
    """What the reader may ask for."""
    return (part for part in (*_said(), *_done(), *_agreed()) if desk or part.public is not None)


def _seen(part: Part, rows: "QuerySet[Any]", *, desk: bool) -> "QuerySet[Any]":
    return rows.order_by() if desk or part.public is None else rows.order_by().filter(part.public)


def _told(part: Part, rows: "QuerySet[Any]", *, desk: bool) -> "QuerySet[Any, Any]":
    said = {**EMPTY, **{name: F(one) if isinstance(one, str) else one for name, one in part.columns.items()}}
    held = {"kind": Value(part.kind), **said, "shown": _shown(part) if desk else Value(1)}
    named = {f"line_{name}": one for name, one in held.items()}
    found: QuerySet[Any, Any] = _seen(part, rows, desk=desk).annotate(**named).values_list(*named)
    return found


def _shown(part: Part) -> Any:
    return Value(0) if part.public is None else _one_if(part.public)


def _counted(part: Part, only: Collection[int] | None, *, desk: bool) -> "QuerySet[Any, Any]":
    whose = {f"{part.who}__isnull": False} if only is None else {f"{part.who}__in": only}
    rows = _seen(part, part.rows.filter(**whose), desk=desk)
    rows = rows.annotate(line_who=F(part.who), line_kind=Value(part.kind)).values("line_who", "line_kind")
    found: QuerySet[Any, Any] = rows.annotate(line_n=part.number).values_list("line_who", "line_kind", "line_n")
    return found


def _said() -> Iterator[Part]:
    """Consultations: who was asked is a public record; a response when it is published, or told of in the report."""
    files = Publication.objects.published().filter(file__response=OuterRef("pk"))
    told = published_answers().filter(response=OuterRef("pk"))
    open_ = Q(round__edition__published_at__isnull=False) & (Q(Exists(files)) | Q(Exists(told)))
    rows = Response.objects.counted().exclude(sender_class=PRIVATE)
    reported = Exists(ReportIssue.objects.published().filter(round=OuterRef("round")))
    columns = {
        "day": _day("received_on"), "words": "round__title", "more": "registry_number", "extra": "stance",
        "number": "round_id", "other": _one_if(reported),
    }  # fmt: skip
    asked = Q(round__opened_at__isnull=False, round__edition__published_at__isnull=False)
    yield Part("response", rows, "organisation", open_, columns)
    yield Part("joint", rows, "joint_with", open_, {**columns, "slug": "sender"})
    invited = {"day": _day("round__opens_on"), "words": "round__title", "number": "round_id"}
    yield Part("invited", Invitation.objects.all(), "organisation", asked, invited)
    contact = {"day": _day("held_on"), "words": "about", "more": "process__document__title", "extra": "form",
               "slug": "process__document__slug"}  # fmt: skip
    yield Part("contact", ContactEntry.objects.all(), "organisation", None, contact)


def _done() -> Iterator[Part]:
    """What it has promised and what it does."""
    open_ = Q(published_at__isnull=False)
    promise = {"day": "published_at", "words": "promise", "number": "organisation_id"}
    years = {"number": "first_year", "other": "last_year"}
    yield Part("promise", Commitment.objects.all(), "organisation", open_, promise)
    yield Part("measure", Measure.objects.all(), "owner", open_, years)
    yield Part("partner", Measure.objects.all(), "partners", open_, years)
    yield Part("programme", Programme.objects.all(), "owner", open_, {**years, "words": "name"})


def _agreed() -> Iterator[Part]:
    """The councils: what stands in published minutes, the members and their pledges of a published council."""
    council = {"more": "council__name", "slug": "council__slug"}
    met = {"more": "meeting__council__name", "slug": "meeting__council__slug"}
    point = {name: f"point__{way}" for name, way in met.items()} | {"words": "point__title"}
    proposed = {"day": "meeting__starts_at", "words": "title", **met, "extra": "outcome", "number": "meeting_id",
                "other": "item_id"}  # fmt: skip
    waiting = {"day": "proposed_at", "words": "title", **council, "extra": _fate()}
    said = {"day": "point__meeting__starts_at", **point, "extra": "text", "number": "point__meeting_id",
            "other": "point_id"}  # fmt: skip
    home = {"day": Coalesce(_day("decided_on"), "asked_at"), **point, "extra": "outcome", "number": "point_id"}
    yield Part("proposal", AgendaPoint.objects.filter(item__isnull=False), "item__proposed_by", _minuted(""), proposed)
    yield Part("waiting", Item.objects.filter(points=None), "proposed_by", None, waiting)
    yield Part("deviation", Deviation.objects.all(), "organisation", _minuted("point__"), said)
    yield Part("home", HomeDecision.objects.all(), "organisation", _minuted("point__") & Q(point__outcome__in=AGREED),
               home)  # fmt: skip
    pledge = {"day": "at", "more": "pledge__council__name", "slug": "pledge__council__slug", "extra": "grade",
              "number": "year"}  # fmt: skip
    checked = Count(F("pledge__council") * 10_000 + F("year"), distinct=True)  # the pledges of a year are one
    yield Part("pledge", PledgeCheck.objects.all(), "organisation", Q(pledge__council__published_at__isnull=False),
               pledge, checked)  # fmt: skip
    until = Coalesce(Cast("until", TextField()), Value(""), output_field=TextField())
    member = {"day": _day("since"), "words": "council__name", **council, "extra": until, "number": _positions()}
    yield Part("member", Membership.objects.all(), "organisation", Q(council__published_at__isnull=False), member)


def _minuted(before: str) -> Q:
    """Said at a meeting whose minutes everybody may read."""
    minutes = Minutes.objects.filter(meeting=OuterRef(f"{before}meeting"), published_at__isnull=False)
    return Q(Exists(minutes), **{f"{before}meeting__council__published_at__isnull": False})


def _positions() -> Any:
    """How many published positions the council agreed on while the organisation was a member."""
    rows = register.positions(councils=[]).order_by().filter(
        meeting__council=OuterRef("council"), meeting__starts_at__date__gte=OuterRef("since"),
        meeting__starts_at__date__lte=Coalesce(OuterRef("until"), Value(LAST_DAY)),
    )  # fmt: skip
    return Coalesce(Subquery(rows.values("meeting__council").annotate(n=Count("pk")).values("n")), Value(0))


def _fate() -> Case:
    """What became of a proposal that is on no agenda."""
    out = {"withdrawn": Q(withdrawn_at__isnull=False), "returned": Q(returned_at__isnull=False)}
    return Case(*(When(asked, then=Value(word)) for word, asked in out.items()), default=Value(""),
                output_field=TextField())  # fmt: skip


def _one_if(asked: Any) -> Case:
    return Case(When(asked, then=Value(1)), default=Value(0), output_field=IntegerField())


def _day(name: str) -> Cast:
    return Cast(name, DateTimeField())


def contributors(*, only: Collection[int] | None = None) -> "QuerySet[Organisation]":
    """Those with something published that they themselves have done. Two queries."""
    return given(known(desk=False, only=only))


def given(counts: Mapping[int, Counter[str]]) -> "QuerySet[Organisation]":
    """Those of `known` who have contributed: to be asked is not to contribute."""
    return organisations().filter(pk__in=[pk for pk, count in counts.items() if count.keys() - {"invited"}])


def organisations() -> "QuerySet[Organisation]":
    """Those who may have a page: no private person ever has one."""
    return Organisation.objects.exclude(organisation_class=PRIVATE)
