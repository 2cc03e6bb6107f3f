"""Is it open, and calendars that other programs can read."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.window import Event, NaiveTime, Window, calendar, local

OPENS = datetime(2026, 1, 19, 8, tzinfo=UTC)
CLOSES = datetime(2026, 5, 15, 15, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_states_from_before_to_after() -> None:
    window = Window(OPENS, CLOSES, extended=CLOSES + timedelta(days=14))
    said = [
        window.state(at) for at in (OPENS - SECOND, OPENS, CLOSES, CLOSES + SECOND, window.last, window.last + SECOND)
    ]
    assert said == ["before", "open", "open", "extended", "extended", "after"]


def test_more_time_never_makes_it_shorter() -> None:
    window = Window(OPENS, CLOSES, extended=OPENS)
    assert window.last == CLOSES
    assert window.state(CLOSES) == "open"


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(NaiveTime):
        Window(OPENS, CLOSES.replace(tzinfo=None))
    with pytest.raises(NaiveTime):
        Window(OPENS, CLOSES).state(CLOSES.replace(tzinfo=None))


def test_days_are_counted_where_people_live() -> None:
    # 23.30 in Stockholm on 14 May is 21.30 UTC: still the day before the last.
    window = Window(OPENS, CLOSES)
    assert window.days_left(datetime(2026, 5, 14, 21, 30, tzinfo=UTC), "Europe/Stockholm") == 1
    assert window.days_left(datetime(2026, 5, 14, 22, 30, tzinfo=UTC), "Europe/Stockholm") == 0
    assert window.days_left(datetime(2026, 5, 16, 9, tzinfo=UTC), "Europe/Stockholm") == -1


def test_local_time_knows_summer_and_the_hour_that_is_skipped() -> None:
    assert local(date(2026, 5, 15), time(16), "Europe/Stockholm").astimezone(UTC) == datetime(
        2026, 5, 15, 14, tzinfo=UTC
    )
    assert local(date(2026, 1, 15), time(16), "Europe/Stockholm").astimezone(UTC) == datetime(
        2026, 1, 15, 15, tzinfo=UTC
    )
    skipped = local(date(2026, 3, 29), time(2, 30), "Europe/Stockholm")
    assert (skipped.hour, skipped.minute) == (3, 30)


def unfolded(text: str) -> list[str]:
    """As a calendar program reads it: join what was folded, then split."""
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def read_text(value: str) -> str:
    said, at = "", 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
            said += "\n" if value[at] in "nN" else value[at]
        else:
            said += value[at]
        at += 1
    return said


def event(**facts: object) -> Event:
    given_ = {
        "uid": "remiss-1@samsyn", "stamp": OPENS, "starts": OPENS, "ends": CLOSES, "summary": "Remiss", **facts,
    }  # fmt: skip
    return Event(**given_)  # type: ignore[arg-type]


def field(lines: list[str], label: str) -> str:
    return next(line.split(":", 1)[1] for line in lines if line.partition(":")[0].partition(";")[0] == label)


def test_an_event_with_times_stands_in_utc() -> None:
    start = local(date(2026, 9, 1), time(13, 30), "Europe/Stockholm")
    lines = unfolded(calendar([event(starts=start, ends=start + timedelta(hours=2), sequence=3)]))
    assert field(lines, "DTSTART") == "20260901T113000Z"
    assert field(lines, "DTEND") == "20260901T133000Z"
    assert field(lines, "SEQUENCE") == "3"
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"


def test_a_whole_day_ends_the_day_after() -> None:
    lines = unfolded(calendar([event(starts=date(2026, 12, 31), ends=date(2026, 12, 31))]))
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines


def test_cancelled_and_control_signs() -> None:
    lines = unfolded(calendar([event(cancelled=True, summary="A\x00B\x1bC", url="https://x.example/a b\r\nX:1")]))
    assert field(lines, "STATUS") == "CANCELLED"
    assert field(lines, "SUMMARY") == "ABC"
    assert field(lines, "URL") == "https://x.example/abX:1"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\\åäöđ"), max_size=400)


@given(summary=WORDS.filter(bool), description=WORDS, location=WORDS)
def test_any_text_comes_back(summary: str, description: str, location: str) -> None:
    text = calendar([event(summary=summary, description=description, location=location)], name="Älvmark")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert read_text(field(lines, "SUMMARY")) == summary
    for label, said in (("DESCRIPTION", description), ("LOCATION", location)):
        if said:
            assert read_text(field(lines, label)) == said
