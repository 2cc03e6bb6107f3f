"""Events as iCalendar text (RFC 5545): lines of at most 75 bytes; commas, semicolons and line breaks escaped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from samsyn.cores.window.opening import NaiveTime

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]
LONGEST = 75  # bytes of a line, without its end
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a calendar. ``starts`` and ``ends`` are both times with a zone, or both days (the last one counts).

    ``uid`` stays the same when the event changes; ``sequence`` then counts up. ``stamp`` is when this was written.
    """

    uid: str
    stamp: datetime
    starts: datetime | date
    ends: datetime | date
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar(events: Iterable[Event], *, name: str = "", method: Method = "PUBLISH") -> str:
    """A whole calendar, ready to be sent or saved as .ics (UTF-8)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samsyn//SV", f"METHOD:{method}"]
    if name:
        lines.append(f"NAME:{_text(name)}")
        lines.append(f"X-WR-CALNAME:{_text(name)}")
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for line in lines for part in _folded(line))


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(event.stamp)}"
    yield _when("DTSTART", event.starts)
    # The end of a whole day is the day after it.
    last = event.ends
    yield _when("DTEND", last if isinstance(last, datetime) else last + timedelta(days=1))
    for label, text in (("SUMMARY", event.summary), ("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if text:
            yield f"{label}:{_text(text)}"
    if event.url:
        yield f"URL:{_uri(event.url)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _when(label: str, at: datetime | date) -> str:
    if isinstance(at, datetime):
        return f"{label}:{_moment(at)}"
    return f"{label};VALUE=DATE:{at:%Y%m%d}"


def _moment(at: datetime) -> str:
    if at.utcoffset() is None:
        raise NaiveTime(at)
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    joined = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in joined if sign >= " " or sign in "\n\t").translate(_ESCAPES)


def _uri(value: str) -> str:
    return "".join(sign for sign in value if sign > " ")


def _folded(line: str) -> Iterator[str]:
    """A long line goes on after a space; no character is cut in two."""
    part, size, room = "", 0, LONGEST
    for sign in line:
        width = len(sign.encode("utf-8", "replace"))
        if size + width > room:
            yield part
            part, size, room = " ", 1, LONGEST
        part += sign
        size += width
    yield part
