"""Every passage of every response: coded by a person, marked as no comment with a reason, or left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from samsyn.comments.models import LaidAside, Original, Reading, SetAside
from samsyn.consultation.models import ReceivedFile, Response, ResponseComment, Round
from samsyn.consultation.queries.kept import kept
from samsyn.consultation.queries.narrowing import placed


@dataclass(frozen=True, slots=True)
class Balance:
    """All passages of a round. They add up: coded + left + laid aside by people + set aside by the program."""

    coded: int
    left: int
    laid_aside: int
    set_aside: int
    uncovered: int  # characters in no passage at all
    not_counted: int  # files whose characters have not been counted

    @property
    def passages(self) -> int:
        """All of them."""
        return self.coded + self.left + self.laid_aside + self.set_aside

    @property
    def whole(self) -> bool:
        """Nothing is left, and no character stands outside."""
        return not (self.left or self.uncovered or self.not_counted)


def balance(round_: Round) -> Balance:
    """Three queries, however many comments, when something has happened."""
    return kept(round_, "balance", lambda: _balance(round_))


def _balance(round_: Round) -> Balance:
    standing = Q(comment__laid_aside=None)
    said = (
        ResponseComment.objects.counted()
        .filter(response__round=round_)
        .aggregate(
            coded=Count("pk", filter=standing & Q(comment__placement__isnull=False)),
            left=Count("pk", filter=standing & Q(comment__placement=None)),
            laid_aside=Count("pk", filter=~standing),
        )
    )
    files = _originals(round_)
    read = files.filter(reading=Reading.READ, duplicate_of=None)
    chars = read.aggregate(outside=Coalesce(Sum("uncovered"), 0), not_counted=Count("pk", filter=Q(uncovered=None)))
    return Balance(
        **said,
        uncovered=chars["outside"],
        not_counted=chars["not_counted"],
        set_aside=SetAside.objects.filter(original__in=files.values("pk")).count(),
    )


def _originals(round_: Round) -> "QuerySet[Original]":
    counted = ReceivedFile.objects.filter(response__round=round_, response__out_at=None)
    return Original.objects.filter(pk__in=counted.values("original"))


def unread(round_: Round) -> tuple[tuple[int, str, str], ...]:
    """Files that nobody could read yet, so that their passages cannot be counted: key, name, why. One query."""
    rows = Original.objects.filter(
        pk__in=ReceivedFile.objects.filter(batch__round=round_).values("original"),
        reading__in=[Reading.WAITING, Reading.NEEDS_PERSON, Reading.UNREADABLE],
        duplicate_of=None,
    ).order_by("name")
    return tuple((row.pk, row.name, row.error) for row in rows)


@dataclass(frozen=True, slots=True)
class Covered:
    """One response: how its passages stand."""

    pk: int
    registry_number: str
    sender: str
    left: int
    coded: int
    laid_aside: int
    set_aside: int
    uncovered: int


def coverage(round_: Round, *, only_left: bool = False) -> "QuerySet[Any, dict[str, Any]]":
    """What is left of each response, most first, to be cut into pages; `covered` says the rest of a page."""
    links = ResponseComment.objects.filter(response=OuterRef("pk"))
    chars = ReceivedFile.objects.filter(response=OuterRef("pk")).order_by().values("response")
    rows = (
        Response.objects.counted()
        .filter(round=round_)
        .annotate(
            left=_count(links.standing().filter(~placed())),
            uncovered=Coalesce(
                Subquery(chars.annotate(n=Sum("original__uncovered")).values("n"), output_field=IntegerField()),
                Value(0),
            ),
        )
    )
    if only_left:
        rows = rows.filter(Q(left__gt=0) | Q(uncovered__gt=0))
    found = rows.order_by("-left", "-uncovered", "pk").values("pk", "registry_number", "sender", "left", "uncovered")
    return cast("QuerySet[Any, dict[str, Any]]", found)


def covered(page: Iterable[Mapping[str, Any]]) -> tuple[Covered, ...]:
    """Some of `coverage` with all their counts; two queries."""
    rows = list(page)
    links = ResponseComment.objects.filter(response=OuterRef("pk"))
    chars = ReceivedFile.objects.filter(response=OuterRef("pk")).order_by().values("response")
    counted = Response.objects.filter(pk__in=[row["pk"] for row in rows]).annotate(
        coded=_count(links.standing().filter(placed())),
        laid_aside=_count(links.filter(comment__in=LaidAside.objects.values("comment"))),
        set_aside=Coalesce(
            Subquery(chars.annotate(n=Count("original__set_aside")).values("n"), output_field=IntegerField()), Value(0)
        ),
    )
    said = {row["pk"]: row for row in counted.values("pk", "coded", "laid_aside", "set_aside")}
    return tuple(Covered(**{**row, **said[row["pk"]]}) for row in rows)


def _count(rows: "QuerySet[ResponseComment]") -> Coalesce:
    counted = rows.order_by().values("response").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
