"""What the clock writes: reminders before, thanks after; each once, whatever moves or is cancelled."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from samsyn.dialogue import tasks
from samsyn.dialogue.actions import events, registering, reminding
from samsyn.dialogue.models import Dialogue, Event
from samsyn.dialogue.tests.conftest import AT, STARTS
from samsyn.people.classes import PRIVATE
from samsyn.people.models import JournalEntry, OutgoingMail

SOON = STARTS - timedelta(days=1, hours=20)


def mails(purpose: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(purpose=purpose).order_by("pk"))


def wants(event: Event, name: str, at: datetime = AT) -> registering.Registered:
    return registering.register(
        event=event, name=name, email=f"{name}@hemma.example".lower(), sender_class=PRIVATE, at=at
    )


def again_and_again(at: datetime) -> int:
    """The worker comes back every hour; two workers come at once."""
    return sum(reminding.remind_due(at=at + timedelta(hours=hour)) for hour in (0, 0, 1, 2, 20))


def test_the_worker_has_the_task() -> None:
    assert import_string(settings.SCHEDULES["dialogue-write"]["task"]) is tasks.write


def test_those_with_a_seat_are_reminded_once_two_days_before(event: Event) -> None:
    for name in ("Ett", "Två", "Väntar"):
        wants(event, name)
    assert reminding.remind_due(at=STARTS - timedelta(days=2, hours=1)) == 0
    assert again_and_again(SOON) == 2
    assert [mail.to for mail in mails("paminnelse")] == ["ett@hemma.example", "två@hemma.example"]
    assert "traff.ics" in mails("paminnelse")[0].attachments[0]["name"]
    assert JournalEntry.objects.get(verb="remind").by_name == ""
    assert reminding.remind_due(at=STARTS + timedelta(minutes=1)) == 0, "it has begun"


def test_who_has_just_got_a_seat_is_not_reminded_at_once(event: Event) -> None:
    wants(event, "Tidig")
    wants(event, "Sen", at=SOON - timedelta(hours=2))
    assert reminding.remind_due(at=SOON) == 1
    assert reminding.remind_due(at=SOON + timedelta(hours=23)) == 1
    assert [mail.to for mail in mails("paminnelse")] == ["tidig@hemma.example", "sen@hemma.example"]


def test_a_moved_event_is_told_once_and_reminded_for_its_new_day(event: Event) -> None:
    wants(event, "Ett")
    assert reminding.remind_due(at=SOON) == 1
    later = STARTS + timedelta(days=7)
    events.change(event=event, at=SOON, by=None, starts_at=later, ends_at=later + timedelta(hours=2))
    assert again_and_again(SOON) == 0
    assert len(mails("flyttad")) == 1
    assert again_and_again(later - timedelta(days=1)) == 1, "a new day is a new reminder"
    assert len(mails("paminnelse")) == 2


def test_an_event_moved_close_before_is_told_of_the_move_only(event: Event) -> None:
    wants(event, "Ett")
    at = STARTS - timedelta(hours=30)
    events.change(event=event, at=at, by=None, starts_at=STARTS - timedelta(hours=12), ends_at=STARTS)
    assert reminding.remind_due(at=at + timedelta(hours=1)) == 0
    assert (len(mails("flyttad")), len(mails("paminnelse"))) == (1, 0)


@pytest.mark.parametrize("fault", ["cancelled", "unpublished", "left"])
def test_nobody_is_reminded_of_what_will_not_be(event: Event, dialogue: Dialogue, fault: str) -> None:
    row = wants(event, "Ett").row
    if fault == "cancelled":
        events.cancel(event=event, because="Lokalen är stängd.", at=AT, by=None)
    elif fault == "left":
        registering.cancel(row=row, at=AT)
    else:
        Event.objects.filter(pk=event.pk).update(published_at=None)
    assert again_and_again(SOON) == 0
    Event.objects.filter(pk=event.pk).update(held=fault != "cancelled")
    if fault != "left":
        assert reminding.follow_up_due(at=STARTS + timedelta(days=1)) == 0
    assert not mails("paminnelse")


def test_a_reminder_by_hand_is_not_followed_by_one_of_the_clock(event: Event) -> None:
    wants(event, "Ett")
    events.remind(event=event, at=SOON, by=None)
    assert reminding.remind_due(at=SOON + timedelta(hours=1)) == 0


def test_those_who_came_are_thanked_once_when_they_have_been_counted(event: Event, client: Client) -> None:
    came, stayed = wants(event, "Kom").row, wants(event, "Stannade").row
    over = event.ends_at + timedelta(days=1)
    assert reminding.follow_up_due(at=over) == 0, "nobody has said that it was held"
    events.tick(event=event, came=[came.pk], by=None)
    assert reminding.follow_up_due(at=event.ends_at + timedelta(hours=1)) == 0
    assert [reminding.follow_up_due(at=over + timedelta(hours=hour)) for hour in (0, 0, 1)] == [1, 0, 0]
    (mail,) = mails("uppfoljning")
    assert (mail.to, mail.subject) == (came.email, f"Efter träffen: {event.title}")
    assert "Vi svarar alla före sommaren." in mail.body, "the promise stands in it"
    assert stayed.email not in mail.body
    assert JournalEntry.objects.get(verb="follow_up").by_name == ""


def test_the_clock_writes_nothing_where_the_desk_has_written_or_after_long(event: Event) -> None:
    wants(event, "Kom")
    over = event.ends_at + timedelta(days=1)
    events.count_attendance(event=event, counts={(PRIVATE, "kvinnor", "65+"): 1}, at=over, by=None)
    assert reminding.follow_up_due(at=over + timedelta(days=20)) == 0, "a worker that was away"
    events.follow_up(event=event, words="Tack, säger vi själva!", at=over, by=None)
    assert reminding.follow_up_due(at=over) == 0
    assert len(mails("uppfoljning")) == 1


def test_the_mails_link_leads_to_the_event_until_the_answers_are_published(held: Event, stranger: Client) -> None:
    page = stranger.get(f"/dialog/traff/{held.pk}/vad-hande-sedan/", follow=True).content.decode()
    assert "Svaren är inte klara än" in page
    assert held.title in page


def test_the_desk_sees_what_the_clock_has_written(event: Event, desk: Client) -> None:
    address = f"/dialog/arbete/traff/{event.pk}/"
    wants(event, "Ett")
    assert "påminns automatiskt" in desk.get(address).content.decode()
    reminding.remind_due(at=SOON)
    assert "1 påminnelse är skriven" in desk.get(address).content.decode()
