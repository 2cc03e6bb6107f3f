"""A time when something is open: before, open, extended, after."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

State = Literal["before", "open", "extended", "after"]


class NaiveTime(ValueError):
    """A time without a time zone says nothing."""


@dataclass(frozen=True, slots=True)
class Window:
    """Open from ``opens`` up to and including ``closes``; for some up to ``extended``, which never makes it shorter."""

    opens: datetime
    closes: datetime
    extended: datetime | None = None

    def __post_init__(self) -> None:
        for at in (self.opens, self.closes, self.extended):
            if at is not None and at.utcoffset() is None:
                raise NaiveTime(at)

    @property
    def last(self) -> datetime:
        """The last moment that counts as in time."""
        return max(self.closes, self.extended) if self.extended else self.closes

    def state(self, at: datetime) -> State:
        """Where ``at`` falls; "extended" is open only because somebody gave more time."""
        if at.utcoffset() is None:
            raise NaiveTime(at)
        if at < self.opens:
            return "before"
        if at <= self.closes:
            return "open"
        return "extended" if at <= self.last else "after"

    def is_open(self, at: datetime) -> bool:
        """True when it is open, extended or not."""
        return self.state(at) in ("open", "extended")

    def days_left(self, at: datetime, zone: str) -> int:
        """Nights until it closes, as people count: 0 on the last day, negative after."""
        there = ZoneInfo(zone)
        return (self.last.astimezone(there).date() - at.astimezone(there).date()).days


def local(day: date, clock: time, zone: str) -> datetime:
    """A day and a clock time in a place. A time that the clocks skip in spring becomes the one they skip to."""
    there = ZoneInfo(zone)
    at = datetime.combine(day, clock, tzinfo=there)
    return at.astimezone(ZoneInfo("UTC")).astimezone(there)
