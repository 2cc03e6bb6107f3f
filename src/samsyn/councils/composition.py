"""Which places are empty: rules, members and mandates as values in, gaps as values out. No database, no clock."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeatFact:
    """A place that must be filled. ``of`` "" = anybody; ``each`` = by every member organisation of that class."""

    id: int
    kind: str
    words: str
    of: str
    each: bool
    at_least: int


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that takes part; ``classes`` are those it counts as (the region is also the host)."""

    id: int
    name: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """A seat that is held on the day; substitutes fill no seat."""

    seat: int
    organisation: int
    substitute: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """``lacking`` more are needed in this seat; ``organisation`` "" = the council as a whole."""

    organisation: str
    kind: str
    words: str
    lacking: int
    seat: int
    organisation_id: int | None = None


def gaps(seats: Iterable[SeatFact], bodies: Iterable[Body], held: Iterable[Held]) -> tuple[Gap, ...]:
    """Every empty place, in the order of the rules and then of the members."""
    members = tuple(bodies)
    ids = {body.id for body in members}
    count = Counter((one.seat, one.organisation) for one in held if not one.substitute and one.organisation in ids)
    found: list[Gap] = []
    for seat in seats:
        if seat.each:
            found += _each(seat, members, count)
        elif (lacking := seat.at_least - sum(n for (id_, _), n in count.items() if id_ == seat.id)) > 0:
            found.append(Gap("", seat.kind, seat.words, lacking, seat.id))
    return tuple(found)


def _each(seat: SeatFact, members: tuple[Body, ...], count: Counter[tuple[int, int]]) -> list[Gap]:
    found = []
    for body in members:
        lacking = seat.at_least - count[seat.id, body.id]
        if lacking > 0 and (not seat.of or seat.of in body.classes):
            found.append(Gap(body.name, seat.kind, seat.words, lacking, seat.id, body.id))
    return found
