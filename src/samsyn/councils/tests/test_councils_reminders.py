"""What the worker writes by its clock: once for each key, before a last day and each week after it, and to nobody else."""

from datetime import UTC, date, datetime, timedelta

from samsyn.councils.actions import meetings, minutes, recording, reminding, seats
from samsyn.councils.models import Meeting
from samsyn.people.models import JournalEntry, OutgoingMail, Task

from .conftest import World


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def subjects() -> list[str]:
    return list(OutgoingMail.objects.filter(purpose="council-reminder").order_by("pk").values_list("to", flat=True))


def test_the_office_is_told_of_a_kallelse_before_its_last_day_and_each_week_after(world: World) -> None:
    meeting, _point = world.scheduled()  # 10 April; the kallelse goes out by 3 April
    days = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 4), date(2026, 4, 4)]
    told = [reminding.summons(at=at(day), today=day, by=None) for day in days]
    assert told == [0, 1, 0, 1, 0]
    mails = OutgoingMail.objects.filter(purpose="council-reminder").order_by("pk")
    assert {mail.to for mail in mails} == {world.region.email}
    assert "ska vara klart senast 3 april 2026" in mails[0].body
    assert "för 1 dag sedan" in mails[1].body
    assert Task.objects.get(path=f"/samverkan/regionala/moten/{meeting.pk}/forbered/").due_on == date(2026, 4, 3)
    meetings.call(meeting=meeting, at=at(date(2026, 4, 5)), by=world.secretary)
    assert reminding.summons(at=at(date(2026, 4, 9)), today=date(2026, 4, 9), by=None) == 0


def test_a_cancelled_meeting_asks_for_no_kallelse_and_a_moved_one_by_its_new_day(world: World) -> None:
    meeting = world.meeting()
    later = timedelta(days=30)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=meeting.starts_at + later, ends_at=meeting.ends_at + later)
    assert reminding.summons(at=at(date(2026, 4, 3)), today=date(2026, 4, 3), by=None) == 0
    meetings.cancel(meeting=meeting, because="Snöstorm", at=at(date(2026, 4, 3)), by=world.secretary)
    assert reminding.summons(at=at(date(2026, 5, 4)), today=date(2026, 5, 4), by=None) == 0


def test_those_named_to_adjust_are_told_until_they_have(world: World) -> None:
    meeting, point = world.opened()
    world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    text = minutes.draft(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    named = world.adjusters
    minutes.send(minutes=text, adjusters=named, at=meeting.ends_at, by=world.secretary)
    minutes.adjust(minutes=text, mandate=named[2], at=meeting.ends_at, by=world.secretary)
    days = [date(2026, 4, 20), date(2026, 4, 23), date(2026, 4, 25)]  # the last day is 24 April
    assert [reminding.adjustments(at=at(day), today=day, by=None) for day in days] == [0, 2, 2]
    assert set(subjects()) == {"hammar-majoritet@alvmark.example", "sund-majoritet@alvmark.example"}
    assert Task.objects.filter(title__startswith="Justering saknas").count() == 2
    minutes.adjust(minutes=text, mandate=named[0], at=at(date(2026, 4, 26)), by=world.member)
    assert reminding.adjustments(at=at(date(2026, 5, 2)), today=date(2026, 5, 2), by=None) == 1
    assert subjects()[-1] == "sund-majoritet@alvmark.example"
    assert reminding.adjustments(at=at(date(2026, 5, 3)), today=date(2026, 5, 3), by=None) == 0


def test_an_organisation_that_lacks_somebody_is_told_once_before_the_meeting(world: World) -> None:
    world.meeting()
    seats.end_mandate(
        mandate=world.mandates["hammar-opposition"], until=date(2026, 3, 1), because="Avgick", by=world.secretary
    )
    far, near = date(2026, 2, 1), date(2026, 3, 20)
    assert reminding.empty_seats(at=at(far), by=None) == 0
    assert reminding.empty_seats(at=at(near), by=None) >= 1
    mail = OutgoingMail.objects.get(purpose="council-reminder", to=world.hammar.email)
    assert "opposition" in mail.body
    assert "opposition" not in OutgoingMail.objects.get(purpose="council-reminder", to=world.sund.email).body
    count = OutgoingMail.objects.count()
    assert reminding.empty_seats(at=at(near), by=None) == 0
    assert (OutgoingMail.objects.count(), Task.objects.filter(title__startswith="Tomma platser").count()) == (count, 1)
    assert JournalEntry.objects.filter(verb="remind").exists()
