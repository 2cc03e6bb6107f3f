"""What a filter leaves, in its order: found once, kept until something happens; and the way from one to the next."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.queries.comments import CommentRow, with_keys
from samsyn.consultation.queries.kept import kept
from samsyn.consultation.queries.narrowing import TEACHING, Filter, filtered

LAST = 2**31 - 1  # comments without a place in an order come after those with one


@dataclass(frozen=True, slots=True)
class Along:
    """Where one comment stands among those that a filter leaves: numbers before and after, how many there are."""

    before: int | None
    after: int | None
    first: int | None
    left: int


@dataclass(frozen=True, slots=True)
class Left:
    """The comments that a filter leaves, in its order: keys, numbers, and the places that the order goes by."""

    keys: "array[int]"
    numbers: "array[int]"
    places: "array[int]"

    def __len__(self) -> int:
        return len(self.keys)

    def without(self, key: int) -> "Left":
        """All but one."""
        other = [one != key for one in self.keys]
        return Left(*(array("q", compress(column, other)) for column in (self.keys, self.numbers, self.places)))


def left(round_: Round, choice: Filter) -> Left:
    """One query when something has happened, however many comments; a filter of words is looked through once."""
    return kept(round_, f"left{timezone.localdate()}{choice}", lambda: _left(round_, choice))


def _left(round_: Round, choice: Filter) -> Left:
    """Fetched at once: a cursor of the database's own costs PostgreSQL more than ten thousand numbers weigh here."""
    found = list(filtered(round_, choice).values_list("pk", "number", "teaches"))
    keys, numbers, places = zip(*found, strict=True) if found else ((), (), ())
    if choice.order == TEACHING:
        places = tuple(LAST if place is None else place for place in places)
    else:
        places = (0,) * len(keys)
    return Left(array("q", keys), array("q", numbers), array("q", places))


def rows_at(found: Left, start: int, stop: int) -> tuple[CommentRow, ...]:
    """Some of them with all that a page shows; four queries."""
    return with_keys(found.keys[start:stop])


def along(row: ResponseComment, choice: Filter) -> Along:
    """One query when something has happened."""
    round_ = row.response.round
    if not choice:
        return _among_all(row)
    found = left(round_, choice).without(row.pk)
    place = (LAST if row.teaches is None else row.teaches) if choice.order == TEACHING else 0
    at = bisect_left(range(len(found)), (place, row.number), key=lambda n: (found.places[n], found.numbers[n]))
    return Along(
        before=found.numbers[at - 1] if at else None,
        after=found.numbers[at] if at < len(found) else None,
        first=found.numbers[0] if found else None,
        left=len(found),
    )


def _among_all(row: ResponseComment) -> Along:
    others = filtered(row.response.round, Filter()).order_by().exclude(pk=row.pk)
    found = others.aggregate(
        before=Max("number", filter=Q(number__lt=row.number)),
        after=Min("number", filter=Q(number__gt=row.number)),
        first=Min("number"),
        left=Count("pk"),
    )
    return Along(**found)


def neighbours(row: ResponseComment, choice: Filter) -> tuple[int | None, int | None]:
    """The numbers before and after a comment among those that a filter leaves."""
    found = along(row, choice)
    return found.before, found.after
