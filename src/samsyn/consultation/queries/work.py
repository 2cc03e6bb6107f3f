"""Who has what left, what waits for a second reader, and what disagrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, Q
from django.utils import timezone

from samsyn.comments.models import Review, Verdict
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.models.responses import ResponseCommentQuerySet
from samsyn.consultation.queries.comments import CommentRow, links_of, shown
from samsyn.people.models import Person, Role

_WORKERS = (Role.OFFICER, Role.STRATEGIST, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Load:
    """What one person has; `id` None = what nobody has."""

    id: int | None
    name: str
    works_here: bool
    comments: int
    to_sort: int
    to_answer: int
    overdue: int
    returned: int
    next_due: date | None

    @property
    def left(self) -> int:
        """Comments that somebody must still do something with."""
        return max(self.to_sort, self.to_answer)


def loads(round_: Round) -> tuple[Load, ...]:
    """Everybody who has comments, by name, and last what nobody has; one query."""
    unanswered = Q(comment__disposition=None)
    rows = (
        links_of(round_.pk)
        .values(
            officer=F("comment__assignment__officer"),
            name=F("comment__assignment__officer__name"),
            active=F("comment__assignment__officer__is_active"),
            role=F("comment__assignment__officer__role"),
        )
        .annotate(
            comments=Count("pk"),
            to_sort=Count("pk", filter=Q(comment__placement=None)),
            to_answer=Count("pk", filter=unanswered),
            overdue=Count("pk", filter=unanswered & Q(comment__assignment__due_on__lt=timezone.localdate())),
            returned=Count("pk", filter=Q(comment__disposition__review=Review.RETURNED)),
            next_due=Min("comment__assignment__due_on", filter=unanswered),
        )
    )
    found = [
        Load(
            id=row["officer"],
            name=row["name"] or "",
            works_here=bool(row["active"]) and row["role"] in _WORKERS,
            **{name: row[name] for name in ("comments", "to_sort", "to_answer", "overdue", "returned", "next_due")},
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda load: (load.id is None, load.name)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody else than the one who answered, or for being handed on."""

    to_review: int
    released: int
    returned: int
    rest: int
    rest_left: int


def waiting(round_: Round, me: Person) -> Waiting:
    """One query."""
    rest = Q(comment__disposition__verdict=Verdict.REFERRED)
    found = (
        links_of(round_.pk)
        .filter(comment__disposition__isnull=False)
        .aggregate(
            to_review=Count("pk", filter=Q(comment__disposition__review="") & ~Q(comment__disposition__by=me)),
            released=Count("pk", filter=Q(comment__disposition__review=Review.RELEASED)),
            returned=Count("pk", filter=Q(comment__disposition__review=Review.RETURNED)),
            rest=Count("pk", filter=rest),
            rest_left=Count("pk", filter=rest & Q(comment__disposition__handed_on_at=None)),
        )
    )
    return Waiting(**found)


def disagreeing(round_: Round) -> tuple[int, ...]:
    """Groups of comments that say nearly the same but were given different verdicts; one query."""
    rows = (
        links_of(round_.pk)
        .filter(comment__similar_group__isnull=False, comment__disposition__isnull=False)
        .values("comment__similar_group")
        .annotate(verdicts=Count("comment__disposition__verdict", distinct=True))
        .filter(verdicts__gt=1)
        .order_by("comment__similar_group")
    )
    return tuple(row["comment__similar_group"] for row in rows)


def groups(round_: Round, numbers: Sequence[int]) -> tuple[tuple[CommentRow, ...], ...]:
    """The comments of some groups, group by group."""
    rows = shown(links_of(round_.pk).filter(comment__similar_group__in=numbers).order_by("number"))
    by_group: dict[int | None, list[CommentRow]] = {}
    for row in rows:
        by_group.setdefault(row.facts.similar_group, []).append(row)
    return tuple(tuple(by_group[number]) for number in numbers if number in by_group)


def to_review(round_: Round, me: Person) -> ResponseCommentQuerySet:
    """Answers that wait for a second reader who is somebody else; the oldest first."""
    rows = links_of(round_.pk).filter(comment__disposition__review="", comment__disposition__isnull=False)
    return rows.exclude(comment__disposition__by=me).order_by("comment__disposition__at", "number")


@dataclass(frozen=True, slots=True)
class RestGroup:
    """Comments that are referred to one and the same."""

    referred_to: str
    left: int
    rows: tuple[CommentRow, ...]
    handed: frozenset[int]


def rest_list(round_: Round) -> tuple[RestGroup, ...]:
    """What is referred to others, by recipient."""
    links = links_of(round_.pk).filter(comment__disposition__verdict=Verdict.REFERRED).order_by("number")
    handed = frozenset(links.exclude(comment__disposition__handed_on_at=None).values_list("number", flat=True))
    found: dict[str, list[CommentRow]] = {}
    for row in shown(links):
        found.setdefault(row.facts.referred_to, []).append(row)
    return tuple(
        RestGroup(name, sum(row.number not in handed for row in rows), tuple(rows), handed)
        for name, rows in sorted(found.items(), key=lambda pair: pair[0].casefold())
    )


def links_by_number(round_: Round, numbers: Sequence[int]) -> list[ResponseComment]:
    """The comments with these numbers that stand in the round."""
    rows = links_of(round_.pk).filter(number__in=numbers).select_related("comment", "response")
    return list(rows.order_by("number"))
