"""Deadlines of the rules: shown, late things marked and never refused; other rules from now on, not backwards."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string

from samsyn.councils import deadlines
from samsyn.councils.actions import afterwards, items, meetings, minutes, recording, refusals, rules
from samsyn.councils.models import AgendaPoint, HomeDecision, Item, Mandate, Meeting, RuleSet
from samsyn.councils.tasks import remind
from samsyn.people.models import JournalEntry, OutgoingMail

from .conftest import NOW, World, entering

BASE = "/samverkan/regionala/"
MEETS = date(2026, 4, 10)


def page(client: Client, path: str) -> str:
    answer = client.get(f"{BASE}{path}")
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def ahead(world: World, days: int) -> Meeting:
    """A meeting so many days from now."""
    return world.meeting(timezone.localtime().replace(hour=9, minute=0) + timedelta(days=days))


@pytest.mark.parametrize(
    ("proposed", "late"), [(date(2026, 3, 20), 0), (date(2026, 3, 21), 1), (date(2026, 4, 9), 20)]
)  # fmt: skip
def test_the_last_day_to_propose_counts_to_its_end(world: World, proposed: date, late: int) -> None:
    meeting = world.meeting()
    assert deadlines.propose_by(meeting) == date(2026, 3, 20)
    at = datetime(proposed.year, proposed.month, proposed.day, 21, 59, tzinfo=UTC)
    assert deadlines.late_days(meeting, at - timedelta(hours=2)) == late


def test_a_late_kallelse_is_flagged_and_a_cancelled_or_held_meeting_asks_for_none(world: World) -> None:
    meeting, _point = world.scheduled()
    days = deadlines.deadlines(meeting, today=date(2026, 4, 3))
    assert (days.summon_by, days.summons_late, days.ahead) == (date(2026, 4, 3), 0, True)
    assert deadlines.deadlines(meeting, today=date(2026, 4, 5)).summons_late == 2
    assert deadlines.deadlines(meeting, today=date(2027, 1, 1)).summons_late == 7, "not longer than to the meeting"
    meetings.call(meeting=meeting, at=datetime(2026, 4, 4, 9, tzinfo=UTC), by=world.secretary)
    assert deadlines.deadlines(meeting, today=date(2027, 1, 1)).summons_late == 1
    other = world.meeting(datetime(2026, 5, 8, 7, tzinfo=UTC))
    meetings.cancel(meeting=other, because="Snöstorm", at=NOW, by=world.secretary)
    assert deadlines.deadlines(Meeting.objects.get(pk=other.pk), today=date(2027, 1, 1)).summons_late == 0


def test_a_late_adjustment_is_flagged_until_the_last_one_is_there(world: World) -> None:
    meeting, point = world.opened()
    world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    meeting.refresh_from_db()
    text = minutes.draft(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    named = world.adjusters
    minutes.send(minutes=text, adjusters=named, at=meeting.ends_at, by=world.secretary)

    def late(today: date) -> int:
        return deadlines.deadlines(Meeting.objects.get(pk=meeting.pk), today=today).adjustment_late

    assert (late(date(2026, 4, 24)), late(date(2026, 4, 27))) == (0, 3)
    minutes.adjust(minutes=text, mandate=named[0], at=datetime(2026, 4, 20, tzinfo=UTC), by=world.member)
    minutes.adjust(minutes=text, mandate=named[2], at=datetime(2026, 4, 20, tzinfo=UTC), by=world.secretary)
    assert late(date(2026, 4, 27)) == 3, "two of three"
    assert "skulle ha justerats" in page(entering(world.member), f"moten/{meeting.pk}/")
    minutes.adjust(minutes=text, mandate=named[1], at=datetime(2026, 4, 26, 8, tzinfo=UTC), by=world.other)
    assert late(date(2027, 1, 1)) == 2
    assert "justerat 2 dagar för sent" in page(entering(world.secretary), f"moten/{meeting.pk}/protokoll/skriv/")


def test_the_deadlines_stand_where_people_propose_and_meet(world: World) -> None:
    near, far = ahead(world, 10), ahead(world, 60)
    member = entering(world.member)
    for path in ("forslag/nytt/", "forslag/"):
        shown = page(member, path)
        assert "Sista dag för förslag till mötet" in shown
        assert "tas emot till och med" in shown
    assert "Sista dag för förslag var" in page(member, f"moten/{near.pk}/")
    assert "Förslag till mötet tas emot till och med" in page(member, f"moten/{far.pk}/")
    assert "Kallelsen går ut senast" in page(member, f"moten/{far.pk}/")
    assert "Kallelsen går ut" not in page(Client(), f"moten/{far.pk}/"), "for those who propose"


def test_a_late_proposal_is_taken_marked_and_goes_to_the_next_meeting(world: World) -> None:
    near, far = ahead(world, 10), ahead(world, 60)
    member, preparer = entering(world.member), entering(world.preparer)
    member.post(f"{BASE}forslag/nytt/", {"title": "Tågen", "minutes": "20", "proposed_by": world.hammar.pk})
    item = Item.objects.get()
    shown = page(member, f"forslag/{item.pk}/")
    assert "efter sista dagen för mötet" in shown
    assert "Det går till mötet" in shown
    assert "för sent till" in page(member, "forslag/")
    facts: dict[str, Any] = {
        "title": "Tågen", "minutes": "20", "background": "x", "sections": [world.key], "seen": "1",
        "label": world.council.rules.labels.get(word="information").pk,
    }  # fmt: skip
    member.post(f"{BASE}forslag/{item.pk}/andra/", facts)
    assert f'value="{far.pk}" selected' in page(preparer, f"forslag/{item.pk}/"), "the first it is in time for"
    assert "Ta med ändå" in page(preparer, f"moten/{near.pk}/forbered/")
    assert "Ta med ändå" not in page(preparer, f"moten/{far.pk}/forbered/")
    preparer.post(f"{BASE}moten/{near.pk}/forbered/dagordning/", {"gor": "lagg-till", "item": item.pk})
    assert AgendaPoint.objects.get().meeting == near, "the preparation group says otherwise"
    assert JournalEntry.objects.get(verb="schedule").facts["dagar efter sista dagen"] == 11
    assert "förslaget kom 11 dagar för sent" in page(member, f"moten/{near.pk}/")


def test_an_item_withdrawn_after_the_kallelse_is_told_and_a_running_meeting_keeps_it(world: World) -> None:
    meeting, point = world.scheduled()
    assert point.item
    meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    items.withdraw(item=point.item, because="Löst på annat sätt", at=NOW, by=world.member)
    mails = OutgoingMail.objects.filter(purpose="council-changed")
    assert mails.count() == 5
    assert "Löst på annat sätt" in mails[0].body
    assert "har ändrats sedan kallelsen" in page(entering(world.secretary), f"moten/{meeting.pk}/forbered/")
    running = world.meeting(datetime(2026, 5, 8, 7, tzinfo=UTC))
    other = items.schedule(item=world.item(title="Vägen"), meeting=running, at=NOW, by=world.secretary)
    recording.open_meeting(meeting=running, at=running.starts_at, by=world.secretary)
    assert other.item
    for act in (items.withdraw, items.send_back):
        with pytest.raises(refusals.MeetingOver):
            act(item=other.item, because="Nej", at=NOW, by=world.member)
    done = world.agree(other, outcome="återtaget", position="", presented=False)
    assert done.outcome == "återtaget"
    assert OutgoingMail.objects.filter(purpose="council-changed").count() == 5


def _changed_copy(world: World, **facts: Any) -> RuleSet:
    copy = rules.copy_rules(rules=world.council.rules, name="Våra regler", by=world.chief)
    rules.change_rules(rules=copy, facts=facts, by=world.chief)
    return RuleSet.objects.get(pk=copy.pk)


def test_other_rules_move_seats_and_labels_and_leave_held_meetings_alone(world: World) -> None:
    held, point = world.opened()
    world.agree(point)
    recording.close_meeting(meeting=held, at=held.ends_at, by=world.secretary)
    waiting = world.item(title="Vägen")
    new = _changed_copy(world, minutes_word="minnesanteckningar", propose_days=60, adjust_days=1)
    new.seats.filter(kind="adjungerad").delete()
    new.labels.filter(word="ställningstagande").update(word="beslut i samförstånd")
    with pytest.raises(refusals.NoReason):
        rules.adopt(council=world.council, rules=new, because=" ", today=MEETS, by=world.chief)
    with pytest.raises(refusals.AlreadyDone):
        rules.adopt(council=world.council, rules=world.council.rules, because="x", today=MEETS, by=world.chief)
    made = rules.adopt(council=world.council, rules=new, because="Rådets möte i mars", today=MEETS, by=world.chief)
    assert (made.moved, made.without_seat, made.without_label) == (6, 1, 1)
    assert set(Mandate.objects.exclude(seat__kind="adjungerad").values_list("seat__rules", flat=True)) == {new.pk}
    waiting.refresh_from_db()
    assert waiting.label, "nothing is silently taken away"
    assert waiting.label.word == "ställningstagande"
    before, after = Meeting.objects.get(pk=held.pk), world.meeting(datetime(2027, 4, 9, 7, tzinfo=UTC))
    after = Meeting.objects.get(pk=after.pk)
    assert (before.minutes_word, after.minutes_word) == ("protokoll", "minnesanteckningar")
    assert deadlines.terms(before).adjust_days == 14
    assert (deadlines.propose_by(before), deadlines.propose_by(after)) == (date(2026, 3, 20), date(2027, 2, 8))
    entry = JournalEntry.objects.filter(noun="council", verb="change").latest("pk")
    assert entry.facts["regler"] == [str(world.council.rules), "Våra regler"]
    assert entry.facts["skäl"] == "Rådets möte i mars"


def test_a_changed_copy_does_not_reach_meetings_held_under_it(world: World) -> None:
    new = _changed_copy(world, home_days=30)
    rules.adopt(council=world.council, rules=new, because="Nytt år", today=MEETS, by=world.chief)
    held, point = world.opened()
    Meeting.objects.filter(pk=held.pk).update(terms=None)  # as one from before the terms were kept
    rules.change_rules(rules=new, facts={"minutes_word": "anteckningar", "home_days": 5}, by=world.chief)
    world.agree(point)
    items.mark(
        item=items.propose(council=world.council, title="x", proposed_by=world.sund, at=NOW, by=None),
        organisation=world.sund, anchored=True, deviating="", needs_home=True, at=NOW, by=world.other,
    )  # fmt: skip
    held = Meeting.objects.get(pk=held.pk)
    assert (held.minutes_word, deadlines.terms(held).home_days) == ("protokoll", 30)


def test_rules_are_changed_on_the_web_by_a_strategist_only(world: World) -> None:
    address = f"{BASE}regler/"
    plain = RuleSet.objects.get(shipped="enkel")
    said = {"rules": plain.pk, "because": "Rådet har beslutat det."}
    assert entering(world.secretary).post(address, said).status_code == 404
    assert entering(world.member).get(address).status_code == 404
    chief = entering(world.chief)
    assert chief.post(address, {"rules": plain.pk, "because": ""}).status_code == 422
    assert chief.post(address, {"rules": world.council.rules_id, "because": "x"}).status_code == 422
    answer = chief.post(address, said, follow=True)
    assert "har platser som de nya reglerna saknar" in answer.content.decode()
    world.council.refresh_from_db()
    assert world.council.rules == plain
    assert "Byt regler" in page(chief, "ledamoter/arbete/")
    assert "Rådet har beslutat det." in page(chief, "ledamoter/arbete/"), "the history says why"


def _late_home(world: World) -> HomeDecision:
    _meeting, point = world.opened()
    point = world.agree(point)
    return afterwards.ask_home(
        point=point, organisation=world.sund, due_on=timezone.localdate() - timedelta(days=1), at=NOW,
        by=world.secretary,
    )  # fmt: skip


def test_the_worker_reminds_every_morning_and_may_be_run_twice(world: World) -> None:
    assert import_string(settings.SCHEDULES["councils-remind"]["task"]) is remind
    row = _late_home(world)
    for _twice in range(2):
        remind.call()
    mail = OutgoingMail.objects.get(purpose="council-reminder")
    assert (mail.to, mail.created_by) == (world.sund.email, None)
    row.refresh_from_db()
    assert row.reminded_at
    assert JournalEntry.objects.get(verb="remind").by_name == ""
    assert "påmind" in entering(world.secretary).get(f"/samverkan/stallningstaganden/{row.point_id}/").content.decode()


def test_members_of_another_council_see_neither_agenda_nor_papers(world: World) -> None:
    from samsyn.councils.actions import seats

    meeting, point = world.scheduled()
    assert point.item
    plain = RuleSet.objects.get(shipped="enkel")
    other = seats.found(
        name="Annat råd", slug="annat", rules=plain, host=world.region, since=date(2023, 1, 1), by=world.chief
    )
    held = plain.seats.get(of="värd")
    seats.give_mandate(
        council=other, organisation=world.region, seat=held, since=date(2023, 1, 1), by=world.chief,
        person=world.stranger,
    )  # fmt: skip
    client = entering(world.stranger)
    assert client.get("/samverkan/annat/forslag/").status_code == 200
    assert client.get(f"{BASE}forslag/{point.item.pk}/").status_code == 404
    assert point.title not in page(client, f"moten/{meeting.pk}/")


def test_a_mandate_that_is_ended_while_the_meeting_runs_is_with_to_its_end(world: World) -> None:
    from samsyn.councils.actions import seats

    meeting, point = world.opened()
    held = world.mandates["hammar-majoritet"]
    day = timezone.localtime(meeting.starts_at).date()
    seats.end_mandate(mandate=held, until=day - timedelta(days=1), because="Avgick i går", by=world.secretary)
    world.agree(point)
    ids = meeting.attendance.values_list("mandate_id", flat=True)
    recording.take_attendance(meeting=meeting, present=dict.fromkeys(ids, True), notes={}, by=world.secretary)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    text = minutes.draft(meeting=Meeting.objects.get(pk=meeting.pk), at=meeting.ends_at, by=world.secretary)
    assert str(held) in {one["who"] for one in text.present}
    minutes.send(minutes=text, adjusters=world.adjusters, at=meeting.ends_at, by=world.secretary)
    done = minutes.adjust(
        minutes=text, mandate=Mandate.objects.get(pk=held.pk), at=meeting.ends_at, by=world.secretary
    )  # fmt: skip
    assert done.out_of_office
