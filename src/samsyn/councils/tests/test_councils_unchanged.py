"""Nothing is silently changed: after the kallelse, in the meeting, when organisations merge, when two write at once."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest

from samsyn.cores.text.values import File
from samsyn.councils.actions import items, meetings, minutes, papers, recording, refusals, rules, seats
from samsyn.councils.models import AgendaPoint, Attendance, HomeDecision, Item, Mandate, Meeting, Membership, Preparer
from samsyn.councils.states import item_state
from samsyn.councils.tasks import build_summons
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import OutgoingMail

from .conftest import NOW, World, entering, organisation

BASE = "/samverkan/regionala/"


def page(who: Any, path: str) -> str:
    return " ".join(entering(who).get(BASE + path).content.decode().split())


def reword(item: Item, world: World, **facts: Any) -> int:
    row = Item.objects.get(pk=item.pk)
    usual = {
        name: getattr(row, name) for name in ("title", "label", "background", "questions", "proposal", "presenter")
    }
    sections = [goal.section for goal in row.goals.all()]
    return items.change(
        item=row, seen=row.version, minutes=row.minutes, sections=sections, at=NOW, by=world.secretary, **{**usual, **facts}
    )  # fmt: skip


def file_of(meeting: Meeting) -> str:
    summons = meeting.summonses.get()
    build_summons.func(summons_id=summons.pk)
    summons.refresh_from_db()
    with summons.file.open("rb") as file:
        return " ".join(
            " ".join(one.get_textpage().get_text_range() for one in pdfium.PdfDocument(file.read())).split()
        )


def test_a_text_changed_after_the_kallelse_is_told_once_a_day_and_shown_word_by_word(world: World) -> None:
    meeting, point = world.scheduled()
    assert point.item
    assert reword(point.item, world, background="Tågen stannar sällan.") == 0, "nobody is called yet"
    meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    assert reword(point.item, world, presenter="trafikchefen") == 0, "the same words"
    assert reword(point.item, world, proposal="Rådet ställer sig bakom linjen från 2028.") == 5
    reword(point.item, world, proposal="Rådet ställer sig bakom linjen från 2029.")
    mails = OutgoingMail.objects.filter(purpose="council-changed", subject__startswith="Ändrat underlag")
    assert mails.count() == 5
    shown = page(world.member, f"moten/{meeting.pk}/")
    assert "Texten är ändrad efter kallelsen" in shown
    assert "från 2029" in shown[shown.index("<ins>") :]
    assert "texten är ändrad" in page(world.secretary, f"moten/{meeting.pk}/forbered/")
    assert "från 2029" not in file_of(meeting), "the file says what was called to"
    meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    assert "Texten är ändrad efter kallelsen" not in page(world.member, f"moten/{meeting.pk}/")


def test_a_question_that_a_meeting_has_treated_keeps_its_words(world: World) -> None:
    meeting, point = world.opened()
    assert point.item
    world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    with pytest.raises(refusals.MeetingOver):
        reword(point.item, world, background="Något annat.")


def test_a_paper_removed_after_the_kallelse_is_told_and_the_file_says_so(world: World) -> None:
    meeting, point = world.scheduled()
    assert point.item
    facts: dict[str, Any] = {"item": point.item, "at": NOW, "by": world.secretary}
    wrong = papers.add(file=File("a.txt", b"Fel bilaga med Annas adress."), title="Bilagan", **facts)
    meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    with pytest.raises(refusals.NoReason):
        papers.remove(paper=wrong, because=" ", at=NOW, by=world.secretary)
    assert papers.remove(paper=wrong, because="Fel fil", at=NOW, by=world.secretary) == 5
    assert papers.remove(paper=wrong, because="Fel fil", at=NOW, by=world.secretary) == 0
    assert "har tagits bort: Fel fil" in OutgoingMail.objects.filter(purpose="council-paper")[0].body
    text = file_of(meeting)
    assert "Annas adress" not in text
    assert "Handlingen togs bort 2 mars 2026: Fel fil" in text


def test_a_point_taken_off_after_the_kallelse_is_told_and_a_held_agenda_stands(world: World) -> None:
    meeting, point = world.scheduled()
    meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    items.take_off(point=point, at=NOW, by=world.secretary)
    assert OutgoingMail.objects.filter(subject__startswith="Utgår från dagordningen").count() == 5
    assert "utgår" in page(world.secretary, f"moten/{meeting.pk}/forbered/")
    other = world.meeting(datetime(2026, 5, 8, 7, tzinfo=UTC))
    items.add_formal(meeting=other, titles=["Öppnande", "Val"], by=world.secretary)
    again = items.schedule(item=Item.objects.get(), meeting=other, at=NOW, by=world.secretary)
    recording.open_meeting(meeting=other, at=other.starts_at, by=world.secretary)
    with pytest.raises(refusals.MeetingOver):
        items.take_off(point=AgendaPoint.objects.get(pk=again.pk), at=NOW, by=world.secretary)
    recording.close_meeting(meeting=other, at=other.ends_at, by=world.secretary)
    formal = AgendaPoint.objects.get(meeting=other, title="Val")
    with pytest.raises(refusals.MeetingOver):
        items.take_off(point=formal, at=NOW, by=world.secretary)
    with pytest.raises(refusals.MeetingOver):
        items.move(point=formal, up=True, by=world.secretary)
    with pytest.raises(refusals.MeetingOver):
        items.add_formal(meeting=formal.meeting, titles=["Mer"], by=world.secretary)


def test_a_meeting_that_runs_is_closed_and_not_cancelled(world: World) -> None:
    meeting, point = world.opened()
    world.agree(point)
    with pytest.raises(refusals.Running):
        meetings.cancel(meeting=meeting, because="Strömavbrott", at=NOW, by=world.secretary)
    assert Meeting.objects.get(pk=meeting.pk).cancelled_at is None


def test_an_item_withdrawn_in_the_meeting_is_withdrawn(world: World) -> None:
    meeting, point = world.opened()
    world.agree(point, outcome="återtaget", position="", notes="Kommunen tog tillbaka frågan.")
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    item = Item.objects.get()
    assert item_state(item, list(item.points.select_related("meeting"))) == "withdrawn"
    assert "Återtaget på mötet." in page(world.secretary, f"forslag/{item.pk}/")


def test_what_replaces_a_secret_paper_is_secret_too(world: World) -> None:
    _meeting, point = world.scheduled()
    facts: dict[str, Any] = {"item": point.item, "at": NOW, "by": world.secretary}
    first = papers.add(file=File("h.txt", b"Hemlighet"), title="Avtal", secret="19 kap. 3 § OSL", **facts)
    second = papers.add(file=File("h.txt", b"Hemligare"), title="Avtal", replaces=first, **facts)
    assert second.secret == "19 kap. 3 § OSL"
    assert entering(world.preparer).get(f"{BASE}handlingar/{second.pk}/").status_code == 404


def test_an_appendix_of_300_pages_is_named_and_not_in_the_file(world: World) -> None:
    meeting, point = world.scheduled()
    long = io.BytesIO()
    with pikepdf.new() as made:
        for _page in range(300):
            made.add_blank_page()
        made.save(long)
    paper = papers.add(
        item=point.item or Item(), file=File("lang.pdf", long.getvalue()), title="Utredningen", at=NOW, by=world.secretary
    )  # fmt: skip
    assert paper.pages == 300
    summons = meetings.call(meeting=meeting, at=NOW, by=world.secretary)
    assert "Handlingen har 300 sidor och läses för sig" in file_of(meeting)
    summons.refresh_from_db()
    with summons.file.open("rb") as file:
        assert len(pdfium.PdfDocument(file.read())) < 10
    assert entering(world.member).get(f"{BASE}handlingar/{paper.pk}/").status_code == 200


def test_a_view_for_the_next_meeting_waits_for_that_one(world: World) -> None:
    meeting, point = world.opened()
    assert point.item
    world.agree(point, outcome="vidare beredning", position="")
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    item = Item.objects.get(pk=point.item.pk)
    assert "Besked från Sundhamns kommun" in page(world.other, f"forslag/{item.pk}/")
    entering(world.other).post(
        f"{BASE}forslag/{item.pk}/besked/",
        {"organisation": world.sund.pk, f"{world.sund.pk}-deviating": "Inte utan staten."},
    )
    later = world.meeting(datetime(2027, 5, 8, 7, tzinfo=UTC))
    items.schedule(item=item, meeting=later, at=NOW, by=world.secretary)
    pages = (f"moten/{meeting.pk}/", f"moten/{later.pk}/", f"forslag/{item.pk}/")
    assert ["Inte utan staten." in page(world.member, one) for one in pages] == [False] * 3
    assert ["Inte utan staten." in page(world.preparer, one) for one in pages] == [True] * 3
    recording.open_meeting(meeting=later, at=later.starts_at, by=world.secretary)
    assert ["Inte utan staten." in page(world.member, one) for one in pages] == [True] * 3


def test_two_secretaries_tick_different_people_and_keep_both(world: World) -> None:
    meeting, _point = world.opened()
    first, second = (world.mandates[name].pk for name in ("hammar-majoritet", "sund-majoritet"))
    ids = list(meeting.attendance.values_list("mandate_id", flat=True))
    shown = {f"stod-{one}": "1" for one in ids} | {f"dar-{one}": "on" for one in ids}
    address = f"{BASE}moten/{meeting.pk}/sekreterare/narvaro/"
    client = entering(world.secretary)
    one, other = ({key: value for key, value in shown.items() if key != f"dar-{gone}"} for gone in (first, second))
    assert client.post(address, one | {f"not-{first}": "gick kl. 10"}).status_code == 302
    assert client.post(address, other).status_code == 302
    assert set(meeting.attendance.filter(present=False).values_list("mandate_id", flat=True)) == {first, second}
    assert Attendance.objects.get(meeting=meeting, mandate=first).note == "gick kl. 10"
    answer = client.post(address, other | {f"not-{first}": "gick kl. 11"})
    told = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "gick kl. 10" in told
    assert "gick kl. 11" in told
    assert Attendance.objects.get(meeting=meeting, mandate=first).note == "gick kl. 10"


def test_minutes_written_by_two_lose_nothing_also_when_they_are_sent(world: World) -> None:
    meeting, point = world.opened()
    world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    text = minutes.draft(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    desk = f"{BASE}moten/{meeting.pk}/protokoll/skriv/"
    client = entering(world.secretary)
    client.post(desk, {"seen": "1", "opening": "Inledning ett.", f"text-{point.pk}": "Den första skrev."})
    answer = client.post(desk, {"seen": "1", "opening": "Inledning två.", f"text-{point.pk}": "Den andra skrev."})
    told = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in told for words in ("Den första skrev.", "Den andra skrev.", "Inledning ett.", "Inledning två."))
    text.refresh_from_db()
    minutes.send(minutes=text, adjusters=world.adjusters, at=NOW, by=world.secretary)
    late = client.post(desk, {"seen": "2", "opening": "För sent.", f"text-{point.pk}": "Den andra igen."})
    assert late.status_code == 409
    assert "Den andra igen." in late.content.decode()
    text.refresh_from_db()
    assert text.points[0]["text"] == "Den första skrev."


def test_a_first_version_needs_the_adjusters_of_the_rules_and_a_correction_says_when_it_has_none(world: World) -> None:
    meeting, point = world.opened()
    world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    text = minutes.draft(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    with pytest.raises(refusals.TooFewAdjusters):
        minutes.send(minutes=text, adjusters=world.adjusters[:2], at=NOW, by=world.secretary)
    minutes.send(minutes=text, adjusters=world.adjusters, at=NOW, by=world.secretary)
    for mandate in world.adjusters:
        minutes.adjust(minutes=text, mandate=mandate, at=NOW, by=world.secretary)
    minutes.publish(minutes=text, at=NOW, by=world.secretary)
    text.refresh_from_db()
    new = minutes.correct(minutes=text, because="Fel klockslag.", at=NOW, by=world.secretary)
    minutes.send(minutes=new, adjusters=[], at=NOW, by=world.secretary)
    minutes.publish(minutes=new, at=NOW, by=world.secretary)
    shown = page(world.member, f"moten/{meeting.pk}/protokoll/")
    assert "Rättelsen är gjord av kansliet och inte justerad." in shown


def test_a_mandate_that_ends_while_a_long_meeting_runs_reads_to_its_end(world: World) -> None:
    meeting, _point = world.opened()
    held = world.mandates["hammar-majoritet"]
    seats.end_mandate(mandate=held, until=meeting.starts_at.date(), because="Avgick", by=world.secretary)
    assert "Gemensam kollektivtrafik" in page(world.member, f"moten/{meeting.pk}/"), "the day after, by today's clock"
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    assert "Gemensam kollektivtrafik" not in page(world.member, f"moten/{meeting.pk}/")


def test_somebody_who_said_yes_and_left_is_not_on_the_list_and_a_new_one_comes_on_it(world: World) -> None:
    meeting, _point = world.scheduled()
    held = world.mandates["hammar-majoritet"]
    from samsyn.councils.models import Reply

    meetings.reply(meeting=meeting, mandate=held, reply=Reply.COMES, by=world.member)
    seats.end_mandate(mandate=held, until=date(2026, 4, 1), because="Avgick", by=world.secretary)
    recording.open_meeting(meeting=meeting, at=meeting.starts_at, by=world.secretary)
    assert not meeting.attendance.filter(mandate=held).exists()
    new = seats.give_mandate(
        council=world.council, organisation=world.hammar, seat=held.seat, since=meeting.starts_at.date(), by=world.secretary,
        function="nya ordföranden",
    )  # fmt: skip
    assert "nya ordföranden" in page(world.secretary, f"moten/{meeting.pk}/sekreterare/")
    entering(world.secretary).post(
        f"{BASE}moten/{meeting.pk}/sekreterare/narvaro/", {f"dar-{new.pk}": "on", f"stod-{new.pk}": "0"}
    )
    assert meeting.attendance.get(mandate=new).present is True


def test_a_merger_takes_places_proposals_and_what_was_said_beforehand_along(world: World) -> None:
    waiting = world.item(title="Väntar", sections=[world.key])
    Item.objects.filter(pk=waiting.pk).update(proposed_by=world.sund)
    meeting, point = world.opened()
    assert point.item
    point.item.marks.create(organisation=world.sund, needs_home=True, at=NOW)
    union = organisation("Kustens nya kommun", OrganisationClass.MUNICIPALITY)
    membership = Membership.objects.get(council=world.council, organisation=world.sund)
    seats.merge(membership=membership, successor=union, day=date(2026, 3, 20), by=world.secretary)
    waiting.refresh_from_db()
    assert waiting.proposed_by == union
    assert Preparer.objects.get(person=world.preparer).until == date(2026, 3, 19)
    assert entering(world.preparer).get(f"{BASE}forslag/").status_code == 404
    point = world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    assert HomeDecision.objects.get().organisation == union
    again = Membership.objects.get(council=world.council, organisation=world.hammar)
    HomeDecision.objects.create(point=point, organisation=world.hammar, asked_at=NOW, due_on=date(2026, 6, 1))
    seats.merge(membership=again, successor=union, day=date(2026, 5, 1), by=world.secretary)
    assert [row.organisation for row in HomeDecision.objects.all()] == [union], "asked once about the same"


def test_a_council_never_widens_itself_nor_one_that_widens_it(world: World) -> None:
    shipped = world.council.rules
    wide = seats.found(
        name="Stora", slug="stora", rules=shipped, host=world.region, since=date(2023, 1, 1), by=world.chief,
        wider_than=world.council,
    )  # fmt: skip
    for wrong in (world.council, wide):
        with pytest.raises(refusals.CirclesRound):
            seats.change_council(
                council=world.council, name="Rådet", task="", strategy=None, wider_than=wrong, by=world.chief
            )


def test_rules_on_the_web_say_what_is_wrong(world: World) -> None:
    copy = rules.copy_rules(rules=world.council.rules, name="Våra", by=world.chief)
    client, address = entering(world.chief), f"/samverkan/regler/{copy.pk}/"

    def told(**form: str) -> str:
        return client.post(address, form, follow=True).content.decode()

    assert "Det är redan gjort." in told(gor="arendetyp", word="information")
    assert "Ärendetyp:" in told(gor="arendetyp", word="")
    assert "Skriv minst 1." in told(gor="plats", kind="ledamot", at_least="0")
    label = copy.labels.get(word="information")
    told(gor="ta-bort-arendetyp", label=str(label.pk))
    assert list(copy.labels.values_list("word", flat=True)) == ["ställningstagande"]
    assert "Den kan inte tas bort." in told(gor="ta-bort-arendetyp", label=str(copy.labels.get().pk))


def test_those_without_an_address_are_named_before_the_kallelse(world: World) -> None:
    meeting, _point = world.scheduled()
    assert "2 ledamöter saknar e-postadress" in page(world.secretary, f"moten/{meeting.pk}/forbered/")
    Mandate.objects.filter(email="").update(email="nagon@alvmark.example")
    assert "saknar e-postadress" not in page(world.secretary, f"moten/{meeting.pk}/forbered/")


def test_a_task_is_left_with_an_organisation_told_written_in_the_minutes_reminded_and_done(world: World) -> None:
    from samsyn.councils.actions import reminding

    meeting, point = world.opened()
    client, address = entering(world.secretary), f"{BASE}moten/{meeting.pk}/uppgifter/"
    due = date(2026, 6, 1)
    form = {"punkt": point.pk, "title": "Ta fram en tidtabell", "organisation": world.hammar.pk, "due_on": str(due)}
    assert client.post(address, form).headers["Location"].endswith(f"?punkt={point.pk}#punkten")
    assert "Ta fram en tidtabell" in page(world.secretary, f"moten/{meeting.pk}/sekreterare/?punkt={point.pk}")
    assert OutgoingMail.objects.get(purpose="council-task").to == world.hammar.email
    assert entering(world.stranger).post(address, form).status_code == 404
    assert entering(world.member).post(address, form).status_code == 404, "the office gives tasks"
    world.agree(point)
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=world.secretary)
    text = minutes.draft(meeting=Meeting.objects.get(pk=meeting.pk), at=meeting.ends_at, by=world.secretary)
    assert "Uppgift: Hammarvalls kommun ska senast 1 juni 2026: Ta fram en tidtabell" in text.points[0]["text"]
    days = [due - timedelta(days=3), due - timedelta(days=1), due, due + timedelta(days=2)]
    told = [reminding.tasks(at=NOW, today=day, by=None) for day in days]
    assert told == [0, 1, 0, 1]
    shown = page(world.member, f"moten/{meeting.pk}/")
    number = shown.split('name="uppgift" value="')[1].split('"')[0]
    assert entering(world.other).post(address, {"gor": "klar", "uppgift": number}).status_code == 404
    entering(world.member).post(address, {"gor": "klar", "uppgift": number})
    assert "klar" in page(world.secretary, f"moten/{meeting.pk}/")
    assert reminding.tasks(at=NOW, today=due + timedelta(days=30), by=None) == 0


def test_the_register_is_searched_by_who_deviated(world: World) -> None:
    _meeting, point = world.opened()
    world.agree(point, outcome="konsensus med avvikande synpunkt", views={world.sund: "Bussen först."})
    for query, there in (("nagon", True), (world.sund.pk, True), (world.hammar.pk, False), ("1; DROP", True)):
        page_ = entering(world.secretary).get(f"/samverkan/stallningstaganden/?avvek={query}").content.decode()
        assert ("Gemensam kollektivtrafik" in page_) is there, query
