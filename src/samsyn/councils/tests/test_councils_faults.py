"""Bad input and faults: clear rules, nothing silently changed; and who may see what."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from django.test import Client

from samsyn.cores.text.values import File
from samsyn.councils.actions import items, meetings, minutes, papers, recording, refusals, seats
from samsyn.councils.models import AgendaPoint, Council, Mandate, Minutes, Outcome, Paper
from samsyn.councils.tasks import build_summons
from samsyn.files.tests.watching import Watching
from samsyn.people.models import OutgoingMail

from .conftest import NOW, World, entering

BASE = "/samverkan/regionala/"
NOBODY = Client()


def test_no_outcome_is_a_vote() -> None:
    assert {one.value for one in Outcome} == {
        "konsensus", "konsensus med avvikande synpunkt", "till protokollet", "återtaget", "vidare beredning",
    }  # fmt: skip


def test_a_mandate_that_ends_on_the_day_holds_to_the_end_of_the_meeting(world: World) -> None:
    meeting = world.meeting()
    day = meeting.starts_at.date()
    held = world.mandates["hammar-majoritet"]
    seats.end_mandate(mandate=held, until=day, because="Ny ordförande", by=world.secretary)
    assert held.pk in {one.pk for one in meetings.held_at(meeting)}
    seats.end_mandate(
        mandate=held, until=date(day.year, day.month, day.day - 1), because="Dagen före", by=world.secretary
    )
    assert held.pk not in {one.pk for one in meetings.held_at(meeting)}


def test_a_paper_changed_after_the_kallelse_is_told_once_and_both_are_kept(world: World) -> None:
    meeting, point = world.scheduled()
    assert point.item
    facts: dict[str, Any] = {"item": point.item, "title": "Underlag", "at": NOW, "by": world.secretary}
    first = papers.add(file=File("a.txt", b"ett"), **facts)
    assert not first.notices.exists()
    meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    second = papers.add(file=File("a.txt", b"tre"), replaces=first, **(facts | {"at": NOW.replace(day=9)}))
    first.refresh_from_db()
    assert first.removed_at
    assert second.notices.count() == OutgoingMail.objects.filter(purpose="council-paper").count() == 5
    with pytest.raises(refusals.AlreadyDone):
        papers.add(file=File("a.txt", b"fyra"), replaces=first, **facts)
    page = entering(world.member).get(f"{BASE}moten/{meeting.pk}/").content.decode()
    assert "utbytt efter kallelsen" in page
    assert "5 har fått veta det" in page
    assert "Hammarvalls kommun, Länsstyrelsen i Älvmarks län, Sundhamns kommun" in page
    assert meeting.summonses.get().agenda[0]["papers"][0]["sha256"] == first.sha256


def test_a_paper_is_laid_down_before_anybody_is_kept_from_writing(world: World, settings: LazySettings) -> None:
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "samsyn.files.tests.watching.Watching"}}
    Watching.held.clear()
    _meeting, point = world.scheduled()
    assert point.item
    facts: dict[str, Any] = {"item": point.item, "title": "Underlag", "at": NOW, "by": world.secretary}
    first = papers.add(file=File("a.txt", b"ett"), **facts)
    papers.add(file=File("a.txt", b"nytt"), replaces=first, **facts)
    assert Watching.held == []
    with pytest.raises(refusals.AlreadyDone):
        papers.add(file=File("a.txt", b"sent"), replaces=first, **facts)
    assert Paper.objects.count() == 2, "what was refused left no paper behind"


def test_a_cancelled_meeting_tells_those_called_and_gives_the_items_back(world: World) -> None:
    meeting, point = world.scheduled()
    meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    with pytest.raises(refusals.NoReason):
        meetings.cancel(meeting=meeting, because=" ", at=NOW, by=world.secretary)
    meetings.cancel(meeting=meeting, because="Snöstorm", at=NOW, by=world.secretary)
    mail = OutgoingMail.objects.filter(purpose="council-cancelled")
    assert mail.count() == 5
    assert "STATUS:CANCELLED" in mail[0].attachments[0]["text"]
    assert point.item
    items.schedule(
        item=point.item, meeting=world.meeting(datetime(2026, 5, 8, 7, tzinfo=UTC)), at=NOW, by=world.secretary
    )
    with pytest.raises(refusals.MeetingOver):
        recording.open_meeting(meeting=meeting, at=NOW, by=world.secretary)


def test_an_item_withdrawn_before_leaves_the_agenda_and_keeps_its_reason(world: World) -> None:
    _meeting, point = world.scheduled()
    item = point.item
    assert item
    items.withdraw(item=item, because="Löst på annat sätt", at=NOW, by=world.member)
    item.refresh_from_db()
    assert not AgendaPoint.objects.exists()
    assert item.withdrawn_because == "Löst på annat sätt"
    with pytest.raises(refusals.AlreadyDone):
        items.schedule(item=item, meeting=world.meeting(), at=NOW, by=world.secretary)


def test_an_incomplete_item_never_comes_on_an_agenda(world: World) -> None:
    with pytest.raises(refusals.Incomplete) as refused:
        items.schedule(item=world.item(complete=False), meeting=world.meeting(), at=NOW, by=world.secretary)
    assert refused.value.missing == ("label", "goal", "background")


def test_two_secretaries_cannot_write_over_each_other(world: World) -> None:
    meeting, point = world.opened()
    world.agree(point, notes="Den första.")
    with pytest.raises(refusals.ChangedMeanwhile):
        world.agree(point, seen=1, notes="Den andra.")
    client = entering(world.secretary)
    address = f"{BASE}moten/{meeting.pk}/sekreterare/punkt/{point.pk}/"
    answer = client.post(address, {"seen": "1", "notes": "Den andra.", "presented": "on"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Den första." in page
    assert "Den andra." in page
    said = client.post(address, {"seen": "1", "notes": "x"}, headers={"accept": "application/json"})
    assert (said.status_code, said.json()["version"]) == (409, 2)
    assert AgendaPoint.objects.get(pk=point.pk).notes == "Den första."


def test_the_states_hold_in_the_actions_and_in_the_database(world: World) -> None:
    meeting, point = world.opened()
    for facts, refusal in (
        ({"presented": False}, refusals.NotPresented), ({"position": " "}, refusals.NoPosition),
        ({"outcome": "konsensus med avvikande synpunkt"}, refusals.NoView),
    ):  # fmt: skip
        with pytest.raises(refusal):
            world.agree(point, **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaPoint.objects.filter(pk=point.pk).update(outcome="konsensus", decided_at=NOW, position="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaPoint.objects.filter(pk=point.pk).update(outcome="votering", decided_at=NOW)
    recording.close_meeting(meeting=meeting, at=NOW, by=world.secretary)
    assert AgendaPoint.objects.get(pk=point.pk).outcome == "vidare beredning"
    with pytest.raises(refusals.MeetingOver):
        world.agree(point)


def _sent(world: World) -> Minutes:
    meeting, point = world.opened()
    world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    text = minutes.draft(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    minutes.send(minutes=text, adjusters=world.adjusters, at=meeting.ends_at, by=world.secretary)
    for mandate in world.adjusters[1:]:
        minutes.adjust(minutes=text, mandate=mandate, at=meeting.ends_at, by=world.secretary)
    return Minutes.objects.get(pk=text.pk)


def test_minutes_adjusted_by_somebody_no_longer_in_office_say_so(world: World) -> None:
    text = _sent(world)
    held = world.mandates["hammar-majoritet"]
    seats.end_mandate(mandate=held, until=date(2026, 4, 20), because="Avgick", by=world.secretary)
    later = datetime(2026, 4, 28, 9, tzinfo=UTC)
    with pytest.raises(refusals.NotNamed):
        minutes.adjust(minutes=text, mandate=world.mandates["sund-opposition"], at=later, by=world.other)
    client = entering(world.member)
    assert client.get(f"{BASE}moten/{text.meeting_id}/justera/").status_code == 200
    done = minutes.adjust(minutes=text, mandate=Mandate.objects.get(pk=held.pk), at=later, by=world.member)
    assert done.out_of_office
    minutes.publish(minutes=text, at=later, by=world.secretary)
    page = NOBODY.get(f"{BASE}moten/{text.meeting_id}/protokoll/").content.decode()
    assert "mandatet hade då upphört" in page


def test_a_correction_is_a_new_visible_version(world: World) -> None:
    text = _sent(world)
    with pytest.raises(refusals.NotAdjusted):
        minutes.publish(minutes=text, at=NOW, by=world.secretary)
    minutes.adjust(minutes=text, mandate=world.mandates["hammar-majoritet"], at=NOW, by=world.member)
    minutes.publish(minutes=text, at=NOW, by=world.secretary)
    text.refresh_from_db()
    with pytest.raises(refusals.Frozen):
        minutes.edit(
            minutes=text, seen=text.version, opening="", closing="", texts={}, positions={}, by=world.secretary
        )
    new = minutes.correct(minutes=text, because="Fel namn på tåget.", at=NOW, by=world.secretary)
    point = new.points[0]["id"]
    minutes.edit(
        minutes=new, seen=1, opening="", closing="", texts={}, positions={point: "Rättad text."}, by=world.secretary
    )
    new.refresh_from_db()
    minutes.send(minutes=new, adjusters=[], at=NOW, by=world.secretary)
    minutes.publish(minutes=new, at=NOW, by=world.secretary)
    newest = NOBODY.get(f"{BASE}moten/{new.meeting_id}/protokoll/").content.decode()
    older = NOBODY.get(f"{BASE}moten/{new.meeting_id}/protokoll/1/").content.decode()
    assert "Rättad text." in newest
    assert "Fel namn på tåget." in newest
    assert "Vi vill att tågen stannar." in older
    assert "Det finns en rättad version." in older
    assert AgendaPoint.objects.get(pk=point).position == "Rättad text."


def test_a_long_paper_and_a_secret_one_are_named_but_not_in_the_file(world: World) -> None:
    meeting, point = world.scheduled()
    assert point.item
    facts: dict[str, Any] = {"item": point.item, "at": NOW, "by": world.secretary}
    long = papers.add(file=File("lang.pdf", b"%PDF-1.4 trasig"), title="Lång utredning", **facts)
    Paper.objects.filter(pk=long.pk).update(pages=300)
    secret = papers.add(file=File("h.txt", b"Hemlighet"), title="Avtal", secret="19 kap. 3 § OSL", **facts)
    summons = meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    build_summons.func(summons_id=summons.pk)
    summons.refresh_from_db()
    assert len(summons.notes) == 2
    assert "300 sidor" in summons.notes[0]
    assert "19 kap. 3 § OSL" in summons.notes[1]
    with summons.file.open("rb") as file:
        assert b"Hemlighet" not in file.read()
    address = f"{BASE}handlingar/{secret.pk}/"
    assert entering(world.member).get(address).status_code == 200
    assert entering(world.preparer).get(address).status_code == 404
    assert NOBODY.get(address).status_code == 404


def test_a_deviating_view_is_seen_by_the_office_and_the_preparation_until_the_meeting_opens(world: World) -> None:
    meeting, point = world.scheduled()
    assert point.item
    items.mark(
        item=point.item, organisation=world.sund, anchored=True, deviating="Vi tvekar.", needs_home=False, at=NOW, by=world.other
    )  # fmt: skip
    pages = [f"{BASE}moten/{meeting.pk}/", f"{BASE}forslag/{point.item.pk}/"]

    def sees(who: Any) -> list[bool]:
        return ["Vi tvekar." in entering(who).get(page).content.decode() for page in pages]

    assert sees(world.secretary) == sees(world.preparer) == sees(world.other) == [True, True]
    assert sees(world.member) == [False, False]
    recording.open_meeting(meeting=meeting, at=meeting.starts_at, by=world.secretary)
    assert sees(world.member) == [True, True]
    with pytest.raises(refusals.MeetingOver):
        items.mark(
            item=point.item, organisation=world.sund, anchored=True, deviating="", needs_home=False, at=NOW, by=world.other
        )  # fmt: skip


def test_strangers_get_the_same_answer_as_for_what_is_absent(world: World) -> None:
    meeting, point = world.scheduled()
    assert point.item
    closed = [
        f"{BASE}forslag/", f"{BASE}forslag/{point.item.pk}/", f"{BASE}forslag/nytt/", f"{BASE}moten/{meeting.pk}/forbered/",
        f"{BASE}moten/{meeting.pk}/sekreterare/", f"{BASE}moten/{meeting.pk}/protokoll/skriv/", f"{BASE}ledamoter/arbete/",
        f"{BASE}moten/{meeting.pk}/kallelse.pdf", "/samverkan/regler/",
    ]  # fmt: skip
    for path in closed:
        assert entering(world.stranger).get(path).status_code == 404, path
        assert NOBODY.get(path).status_code in (302, 404), path
    public = NOBODY.get(f"{BASE}moten/{meeting.pk}/").content.decode()
    assert point.title not in public
    assert "video.example" not in public + NOBODY.get(f"{BASE}kalender.ics").content.decode()
    Council.objects.update(published_at=None)
    assert NOBODY.get(BASE).status_code == 404
    assert entering(world.member).get(BASE).status_code == 200


@pytest.mark.parametrize("bad", ["", "0", "-1", "abc", "9" * 30, "1; DROP"])
def test_bad_numbers_in_forms_are_refused_without_a_fault(world: World, bad: str) -> None:
    meeting, point = world.opened()
    assert point.item
    client = entering(world.secretary)
    posts = {
        f"{BASE}forslag/{point.item.pk}/gor/": {"gor": "planera", "meeting": bad},
        f"{BASE}forslag/{point.item.pk}/besked/": {"organisation": bad},
        f"{BASE}forslag/{point.item.pk}/handling/": {"handling": bad},
        f"{BASE}moten/{meeting.pk}/forbered/dagordning/": {"gor": "upp", "punkt": bad},
        f"{BASE}moten/{meeting.pk}/sekreterare/punkt/{point.pk}/": {"seen": bad},
        f"{BASE}lofte/svar/": {"organisation": bad},
    }  # fmt: skip
    for path, data in posts.items():
        assert client.post(path, data).status_code in (302, 404, 409), path
    for query in (f"?ord={bad}&ar={bad}&sida={bad}&hemma={bad}", f"?mal={bad}&rad={bad}"):
        assert NOBODY.get(f"/samverkan/stallningstaganden/{query}").status_code == 200
    assert NOBODY.get(f"{BASE}moten/?ar={bad}").status_code == 200


def test_every_page_opens_for_the_office_and_for_everybody(world: World) -> None:
    text = _sent(world)
    meeting = text.meeting_id
    for path in ("", "moten/", "ledamoter/", "plan/", "lofte/", "siffror/", f"moten/{meeting}/"):
        assert NOBODY.get(BASE + path).status_code == 200, path
    for path in (
        "moten/ar/", "moten/nytt/", f"moten/{meeting}/forbered/", f"moten/{meeting}/sekreterare/", "forslag/nytt/",
        f"moten/{meeting}/protokoll/", f"moten/{meeting}/protokoll/skriv/", "ledamoter/arbete/", "ledamoter/arbete/ny/",
        "ledamoter/arbete/beredning/", "andra/", "plan/fornya/",
    ):  # fmt: skip
        assert entering(world.chief).get(BASE + path).status_code == 200, path
    for path in ("", "nytt/", "regler/", "stallningstaganden/"):
        assert entering(world.chief).get(f"/samverkan/{path}").status_code == 200, path
