"""Who has what left, what waits for a second reader, and what disagrees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from samsyn.comments.models import Disposition, Review, Verdict
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.models.responses import ResponseCommentQuerySet
from samsyn.consultation.queries.comments import CommentRow, shown, with_keys
from samsyn.consultation.queries.kept import kept
from samsyn.consultation.queries.narrowing import links_of
from samsyn.consultation.report.words import swedish
from samsyn.people.models import Person, Role

PER_VERDICT = 6  # comments of one group and verdict that are shown


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
    foreign: int  # not written in Swedish, and nobody has placed them

    @property
    def left(self) -> int:
        """Comments that somebody must still do something with."""
        return max(self.to_sort, self.to_answer)


def loads(round_: Round) -> tuple[Load, ...]:
    """Everybody who has comments, by name, and last what nobody has; two queries when something has happened."""
    return kept(round_, f"loads{timezone.localdate()}", lambda: _loads(round_))


def _loads(round_: Round) -> tuple[Load, ...]:
    unanswered = Q(comment__disposition=None)
    rows = list(
        links_of(round_.pk)
        .values(officer=F("comment__assignment__officer"))
        .annotate(
            comments=Count("pk"),
            to_sort=Count("pk", filter=Q(comment__placement=None)),
            to_answer=Count("pk", filter=unanswered),
            overdue=Count("pk", filter=unanswered & Q(comment__assignment__due_on__lt=timezone.localdate())),
            returned=Count("pk", filter=Q(comment__disposition__review=Review.RETURNED)),
            foreign=Count("pk", filter=Q(comment__placement=None) & ~Q(comment__language="")),
            next_due=Min("comment__assignment__due_on", filter=unanswered),
        )
        .order_by()
    )
    people = Person.objects.in_bulk([row["officer"] for row in rows if row["officer"]])
    found = [_load(row, people.get(row["officer"])) for row in rows]
    return tuple(sorted(found, key=lambda load: (load.id is None, load.name)))


def _load(row: Mapping[str, Any], person: Person | None) -> Load:
    return Load(
        id=row["officer"],
        name=str(person or ""),
        works_here=person is not None and person.may(Role.OFFICER),
        **{
            name: row[name]
            for name in ("comments", "to_sort", "to_answer", "overdue", "returned", "next_due", "foreign")
        },
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody else than the one who answered, or for being handed on."""

    to_review: int
    released: int
    returned: int
    rest: int
    rest_left: int


def waiting(round_: Round, me: Person) -> Waiting:
    """One query when something has happened."""
    return kept(round_, f"waiting{me.pk}", lambda: _waiting(round_, me))


def _waiting(round_: Round, me: Person) -> Waiting:
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
    """Groups of comments that say nearly the same but were given different verdicts; one query at most."""
    return kept(round_, "disagreeing", lambda: _disagreeing(round_))


def _disagreeing(round_: Round) -> tuple[int, ...]:
    rows = (
        links_of(round_.pk)
        .filter(comment__similar_group__isnull=False, comment__disposition__isnull=False)
        .values("comment__similar_group")
        .annotate(verdicts=Count("comment__disposition__verdict", distinct=True))
        .filter(verdicts__gt=1)
        .order_by("comment__similar_group")
    )
    return tuple(row["comment__similar_group"] or 0 for row in rows)


def groups(round_: Round, numbers: Sequence[int]) -> tuple[tuple[CommentRow, ...], ...]:
    """The comments of some groups, group by group; of a very large group the first ones with each verdict."""
    rank = Window(RowNumber(), [F("comment__similar_group"), F("comment__disposition__verdict")], "number")
    links = links_of(round_.pk).filter(comment__similar_group__in=numbers).annotate(rank=rank)
    keys = list(links.filter(rank__lte=PER_VERDICT).order_by("number").values_list("pk", flat=True))
    rows = with_keys(keys)
    by_group: dict[int | None, list[CommentRow]] = {}
    for row in rows:
        by_group.setdefault(row.facts.similar_group, []).append(row)
    return tuple(tuple(by_group[number]) for number in numbers if number in by_group)


def to_review(round_: Round, me: Person) -> ResponseCommentQuerySet:
    """Answers that wait for a second reader who is somebody else; the oldest first."""
    rows = links_of(round_.pk).filter(comment__disposition__review="", comment__disposition__isnull=False)
    return rows.exclude(comment__disposition__by=me).order_by("comment__disposition__at", "number")


@dataclass(frozen=True, slots=True)
class RestRow:
    """A comment that is referred to somebody, and whether it has been handed on."""

    row: CommentRow
    handed: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody that questions are referred to."""

    name: str
    count: int
    left: int


def recipients(round_: Round) -> tuple[Recipient, ...]:
    """Who questions are referred to, with how many; one query when something has happened."""
    return kept(round_, "recipients", lambda: _recipients(round_))


def _recipients(round_: Round) -> tuple[Recipient, ...]:
    """Counted here: the database would compare every pair of names in Swedish."""
    rows = _referred(round_).values_list("comment__disposition__referred_to", "comment__disposition__handed_on_at")
    counts: dict[str, list[int]] = {}
    for name, handed in rows.order_by():
        held = counts.setdefault(name, [0, 0])
        held[0] += 1
        held[1] += handed is None
    return tuple(Recipient(name, *counts[name]) for name in sorted(counts, key=swedish))


def _referred(round_: Round) -> ResponseCommentQuerySet:
    return links_of(round_.pk).filter(comment__disposition__verdict=Verdict.REFERRED)


def referred(round_: Round, name: str | None = None) -> ResponseCommentQuerySet:
    """What is referred to one recipient, or to anybody, by number."""
    rows = _referred(round_) if name is None else _referred(round_).filter(comment__disposition__referred_to=name)
    return rows.order_by("comment__disposition__referred_to", "number")


def rest_rows(links: ResponseCommentQuerySet) -> tuple[RestRow, ...]:
    """Rows of `referred` as values."""
    rows = shown(links)
    handed = set(
        Disposition.objects.filter(comment__in=[row.facts.id for row in rows], handed_on_at__isnull=False).values_list(
            "comment", flat=True
        )
    )
    return tuple(RestRow(row, row.facts.id in handed) for row in rows)


def links_by_number(round_: Round, numbers: Sequence[int]) -> list[ResponseComment]:
    """The comments with these numbers that stand in the round."""
    rows = links_of(round_.pk).filter(number__in=numbers).select_related("comment", "response")
    return list(rows.order_by("number"))
