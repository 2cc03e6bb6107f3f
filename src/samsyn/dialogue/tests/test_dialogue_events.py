"""Events: calendar, registration, waiting list, mails, counts; what goes wrong on the way."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from samsyn.dialogue.actions import coverage as verbs
from samsyn.dialogue.actions import events, registering
from samsyn.dialogue.actions.refusals import BadFigures, Cancelled, Closed, Empty, NotYet
from samsyn.dialogue.models import Attendance, Dialogue, Event, Invitation, Registration
from samsyn.dialogue.queries import coverage
from samsyn.dialogue.queries import events as calendar
from samsyn.dialogue.tests.conftest import AT, STARTS, planned
from samsyn.people.classes import PRIVATE, OrganisationClass
from samsyn.people.models import Organisation, OutgoingMail, Person

SAID = {"name": "Alva", "sender_class": PRIVATE}


def wants(event: Event, name: str) -> registering.Registered:
    return registering.register(
        event=event, name=name, email=f"{name}@hemma.example".lower(), sender_class=PRIVATE, at=AT
    )


def mails(purpose: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(purpose=purpose).order_by("pk"))


def test_seats_are_given_in_order_and_the_rest_wait(event: Event) -> None:
    first, second, third = (wants(event, name) for name in ("Ett", "Två", "Tre"))
    assert first.row.offered_at
    assert second.row.offered_at
    assert third.row.offered_at is None
    assert "Väntelista" in mails("anmalan")[2].subject
    registering.cancel(row=first.row, at=AT)
    third.row.refresh_from_db()
    assert third.row.offered_at == AT
    assert [mail.to for mail in mails("plats")] == [third.row.email]
    registering.cancel(row=first.row, at=AT)
    assert len(mails("plats")) == 1, "cancelling twice changes nothing"


def test_a_late_comer_never_passes_the_queue(event: Event) -> None:
    rows = [wants(event, name).row for name in ("Ett", "Två", "Tre", "Fyra")]
    events.change(event=event, at=AT, by=None, capacity=3)
    late = wants(event, "Sen").row
    seats = [Registration.objects.get(pk=row.pk).offered_at is not None for row in (*rows, late)]
    assert seats == [True, True, True, False, False]


def test_fewer_seats_later_take_no_seat_back(event: Event) -> None:
    rows = [wants(event, name).row for name in ("Ett", "Två")]
    events.change(event=event, at=AT, by=None, capacity=1)
    assert all(Registration.objects.get(pk=row.pk).offered_at for row in rows)
    assert registering.free_seats(Event.objects.get(pk=event.pk)) == 0


def test_the_same_address_is_registered_once_and_gets_a_new_link_by_mail_only(event: Event) -> None:
    first = wants(event, "Ett")
    again = registering.register(event=event, name="En annan", email="ETT@hemma.example", sender_class=PRIVATE, at=AT)
    assert again.again
    assert again.token == ""
    assert Registration.objects.count() == 1
    assert len(mails("anmalan")) == 2
    assert Registration.objects.get().link_id != first.row.link_id


def test_a_moved_event_tells_everybody_registered_with_a_new_calendar_entry(event: Event) -> None:
    for name in ("Ett", "Två", "Tre"):
        wants(event, name)
    moved = events.change(
        event=event, at=AT, by=None, starts_at=STARTS + timedelta(days=1), ends_at=STARTS + timedelta(days=1, hours=2)
    )
    assert moved.sequence == 1
    sent = mails("flyttad")
    assert len(sent) == 3, "those who wait are told too"
    assert "Förut:" in sent[0].body
    assert "SEQUENCE:1" in sent[0].attachments[0]["text"]
    events.change(event=moved, at=AT, by=None, title="Ett annat namn")
    assert len(mails("flyttad")) == 3, "a new name is no new time"
    assert Registration.objects.filter(cancelled_at=None).count() == 3, "no registration is lost"


def test_a_cancelled_event_says_why_and_takes_no_more(event: Event, client: Client) -> None:
    row = wants(event, "Ett").row
    with pytest.raises(Empty):
        events.cancel(event=event, because="  ", at=AT, by=None)
    events.cancel(event=event, because="Lokalen är stängd.", at=AT, by=None)
    with pytest.raises(Cancelled):
        wants(event, "Två")
    with pytest.raises(Cancelled):
        events.remind(event=Event.objects.get(pk=event.pk), at=AT, by=None)
    assert "METHOD:CANCEL" in mails("installd")[0].attachments[0]["text"]
    assert Registration.objects.get(pk=row.pk).cancelled_at is None
    assert "Lokalen är stängd." in client.get(f"/dialog/traff/{event.pk}/").content.decode()
    assert "STATUS:CANCELLED" in client.get("/dialog/kalender.ics").content.decode()


def test_an_event_that_is_over_takes_no_registrations(held: Event) -> None:
    with pytest.raises(Closed):
        registering.register(
            event=held, name="Sen", email="sen@x.example", sender_class=PRIVATE, at=AT + timedelta(days=9)
        )


def test_a_reminder_goes_once_a_day_to_those_with_a_seat(event: Event) -> None:
    for name in ("Ett", "Två", "Tre"):
        wants(event, name)
    assert events.remind(event=event, at=AT, by=None) == 2
    events.remind(event=event, at=AT + timedelta(hours=1), by=None)
    assert len(mails("paminnelse")) == 2


def test_invitations_go_once_to_each(event: Event, municipality: Organisation) -> None:
    assert events.invite(event=event, organisations=[municipality], at=AT, by=None) == 1
    assert events.invite(event=event, organisations=[municipality], at=AT, by=None) == 0
    assert Invitation.objects.count() == len(mails("inbjudan")) == 1
    assert "traff.ics" in mails("inbjudan")[0].attachments[0]["name"]


def test_counts_are_numbers_only_and_replace_each_other(held: Event) -> None:
    one = {(OrganisationClass.MUNICIPALITY.value, "kvinnor", "45–64"): 3, (PRIVATE, "män", "16–24"): 0}
    assert events.count_attendance(event=held, counts=one, at=AT, by=None) == 3
    assert events.count_attendance(event=held, counts={(PRIVATE, "män", "16–24"): 2}, at=AT, by=None) == 2
    assert Attendance.objects.get().count == 2
    assert calendar.one(Event.objects.get(pk=held.pk)).came == 2


def test_nobody_has_come_before_it_begins(event: Event) -> None:
    with pytest.raises(NotYet):
        events.count_attendance(event=event, counts={(PRIVATE, "män", "16–24"): 2}, at=AT, by=None)
    with pytest.raises(NotYet):
        events.follow_up(event=event, words="Tack!", at=AT, by=None)


def test_follow_up_goes_to_those_who_came(dialogue: Dialogue) -> None:
    event = planned(dialogue)
    events.publish(event=event, at=AT, by=None)
    event.refresh_from_db()
    came, stayed = wants(event, "Kom").row, wants(event, "Stannade").row
    events.tick(event=event, came=[came.pk], by=None)
    assert events.follow_up(event=event, words="Tack!", at=STARTS + timedelta(days=1), by=None) == 1
    assert [mail.to for mail in mails("uppfoljning")] == [came.email]
    assert stayed.email not in str([mail.to for mail in mails("uppfoljning")])
    assert f"/dialog/traff/{event.pk}/vad-hande-sedan/" in mails("uppfoljning")[0].body


def test_the_database_refuses_an_event_that_ends_before_it_starts(dialogue: Dialogue) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        planned(dialogue, ends_at=STARTS - timedelta(hours=1))


def test_registration_by_page_change_and_cancel_without_an_account(event: Event, stranger: Client) -> None:
    address = f"/dialog/traff/{event.pk}/"
    assert stranger.post(address, {"name": "Alva"}).status_code == 422
    answer = stranger.post(address, {**SAID, "email": "alva@hemma.example"})
    mine = answer.headers["Location"]
    assert "Du är anmäld" in stranger.get(mine).content.decode()
    assert stranger.get(mine).headers["Referrer-Policy"] == "same-origin", "the address is the key"
    stranger.post(mine, {"name": "Alva Å", "needs": "hörslinga"})
    assert Registration.objects.get().needs == "hörslinga"
    stranger.post(mine, {"avboka": "1"})
    assert "Du är avbokad" in stranger.get(mine).content.decode()
    assert stranger.post(mine, {"name": "Igen"}).status_code == 404
    assert stranger.get(f"{mine[:-2]}x/").status_code == 404
    again = stranger.post(address, {**SAID, "email": "alva@hemma.example"})
    assert "anmalan" in again.headers["Location"], "who has cancelled may register again"


def test_an_event_is_the_desks_own_until_it_is_published(dialogue: Dialogue, stranger: Client, desk: Client) -> None:
    event = planned(dialogue)
    address = f"/dialog/traff/{event.pk}/"
    assert stranger.get(address).status_code == 404
    assert stranger.get(f"{address}traff.ics").status_code == 404
    assert "Workshop i Älvstad" not in stranger.get("/dialog/").content.decode()
    assert desk.get(address).status_code == 200
    assert "inte publicerad" in desk.get(f"/dialog/arbete/traff/{event.pk}/").content.decode()
    desk.post(f"/dialog/arbete/traff/{event.pk}/publicera/")
    assert "Workshop i Älvstad" in stranger.get("/dialog/").content.decode()
    assert "SUMMARY:Workshop i Älvstad" in stranger.get("/dialog/kalender.ics").content.decode()


def test_the_desk_is_closed_to_strangers(event: Event, stranger: Client) -> None:
    for path in ("", "ny/", "serie/", "tackning/", "dialog/dialog-1/", f"traff/{event.pk}/", f"traff/{event.pk}/vagg/"):
        assert "/logga-in/" in stranger.get(f"/dialog/arbete/{path}").headers["Location"]
    assert stranger.post(f"/dialog/arbete/traff/{event.pk}/stall-in/", {"because": "x"}).status_code == 302
    assert Event.objects.get(pk=event.pk).cancelled_because == ""


def test_the_desk_plans_moves_counts_and_follows_up(desk: Client, dialogue: Dialogue, held: Event) -> None:
    new = "/dialog/arbete/dialog/dialog-1/traff/"
    said = {
        "kind": "webbinarium",
        "title": "Här och nu",
        "starts_at": "2099-05-01T09:00",
        "ends_at": "2099-05-01T08:00",
    }
    assert "innan den börjar" in desk.post(new, said).content.decode()
    desk.post(new, {**said, "ends_at": "2099-05-01T10:00"})
    event = Event.objects.get(title="Här och nu")
    base = f"/dialog/arbete/traff/{event.pk}/"
    desk.post(f"{base}andra/", {**said, "starts_at": "2099-05-02T09:00", "ends_at": "2099-05-02T10:00"})
    event.refresh_from_db()
    assert event.sequence == 1
    assert desk.post(f"{base}hittepa/").status_code == 404
    past = f"/dialog/arbete/traff/{held.pk}/"
    assert "Räkna" in desk.get("/dialog/arbete/").content.decode()
    desk.post(f"{past}antal/", {"antal-0-0-0": "4", "antal-2-1-3": "tolv"})
    assert not Attendance.objects.exists(), "one wrong number changes nothing"
    desk.post(f"{past}antal/", {"antal-0-0-0": "4", "antal-2-1-3": "12"})
    assert sum(Attendance.objects.values_list("count", flat=True)) == 16
    desk.post(f"{past}anteckna/", {"words": "Vi började i tid."})
    assert "Vi började i tid." in desk.get(f"/dialog/traff/{held.pk}/").content.decode()
    assert desk.get(past).status_code == 200


def test_the_running_total_and_the_places(held: Event, municipality: Organisation, client: Client) -> None:
    events.count_attendance(event=held, counts={(PRIVATE, "kvinnor", "65+"): 5}, at=AT, by=None)
    Organisation.objects.create(
        name="Sundhamns kommun", organisation_class=OrganisationClass.MUNICIPALITY, municipality="Sundhamn"
    )
    verbs.set_map(places={"Älvstad": (40, 50), "Sundhamn": (60, 20)}, by=None)
    total = calendar.total()
    assert (total.meetings, total.people, total.years, total.unvisited) == (1, 5, 1, ("Sundhamn",))
    page = client.get("/dialog/").content.decode()
    assert "1 av 2 kommuner besökta" in page
    assert '<circle class="not" cx="60.0" cy="20.0"' in page


def test_coverage_names_who_has_not_been_heard(held: Event, municipality: Organisation, desk: Client) -> None:
    Organisation.objects.create(
        name="Hembygdsföreningen", organisation_class=OrganisationClass.ASSOCIATION, municipality="Sundhamn"
    )
    events.count_attendance(
        event=held, counts={(OrganisationClass.MUNICIPALITY.value, "kvinnor", "45–64"): 9,
                            (PRIVATE, "män", "45–64"): 1}, at=AT, by=None,
    )  # fmt: skip
    rows = verbs.read_figures("kommun;kön;ålder;antal\nÄlvstad;kvinnor;45–64;500\nÄlvstad\tmän\t16-24 år\t1 500")
    verbs.enter_population(figures=rows, source="SCB 2025", by=None)
    found = coverage.coverage()
    assert "Föreningar" in found.unheard_classes
    assert "Kommuner" not in found.unheard_classes
    assert {row.name: (row.heard, row.there) for row in found.sexes} == {"kvinnor": (90.0, 25.0), "män": (10.0, 75.0)}
    assert "män" in {row.name for row in found.too_few}
    assert found.suggestions[0].name == "Hembygdsföreningen", "first the class that nobody has spoken for"
    page = desk.get("/dialog/arbete/tackning/").content.decode()
    assert "Hembygdsföreningen" in page


def test_who_to_invite_next_fills_the_gaps_and_the_regions_own_come_last(
    held: Event, municipality: Organisation
) -> None:
    make, kinds = Organisation.objects.create, OrganisationClass
    make(name="Biblioteken i regionen", organisation_class=kinds.OWN, municipality="Älvstad")
    make(name="Idrotten", organisation_class=kinds.ASSOCIATION, municipality="Älvstad")
    make(name="Elevkåren", organisation_class=kinds.ASSOCIATION, municipality="Sundhamn")
    make(name="Sågen", organisation_class=kinds.COMPANY, municipality="Sundhamn")
    make(name="Verket", organisation_class=kinds.COMPANY, municipality="Älvstad")
    heard = ((kinds.ASSOCIATION, "45–64"), (kinds.COMPANY, "65+"))
    counts = {(kind.value, "kvinnor", age): 9 for kind, age in heard}
    events.count_attendance(event=held, counts=counts, at=AT, by=None)
    rows = verbs.read_figures("Älvstad;kvinnor;16–24;500\nSundhamn;kvinnor;45–64;1500")
    verbs.enter_population(figures=rows, source="SCB 2025", by=None)
    found = {row.name: row for row in coverage.coverage().suggestions}
    assert found["Elevkåren"].young
    assert not found["Idrotten"].young
    order = [name for name in found if name != municipality.name]
    assert order == ["Elevkåren", "Idrotten", "Sågen", "Verket", "Biblioteken i regionen"]


def test_suggested_organisations_are_invited_from_the_page(
    event: Event, municipality: Organisation, desk: Client
) -> None:
    address = "/dialog/arbete/tackning/"
    desk.post(address, {"organisation": [], "traff": str(event.pk)})
    assert not Invitation.objects.exists()
    desk.post(address, {"organisation": [str(municipality.pk)], "traff": str(event.pk)})
    assert Invitation.objects.get().organisation == municipality
    assert municipality.name not in [row.name for row in coverage.coverage().suggestions]


@pytest.mark.parametrize(
    "text", ["Älvstad;kvinnor;45–64;många", "Älvstad;45–64;3", "x;y;z;1", "Älvstad;män;99;3", "\n\nÄlvstad;män;65+;-1"]
)
def test_a_bad_row_of_figures_is_named(text: str) -> None:
    with pytest.raises(BadFigures) as told:
        verbs.read_figures(f"Älvstad;kvinnor;65+;1\n{text}")
    assert told.value.row in {2, 4}


def test_bad_figures_are_told_on_the_page(desk: Client) -> None:
    answer = desk.post(
        "/dialog/arbete/tackning/befolkning/", {"source": "SCB", "figures": "Älvstad;kvinnor;0-15;1\nnej"}
    )
    assert answer.status_code == 422
    assert "Rad 2 förstods inte" in answer.content.decode()


class AnyOrder(TestCase):
    """Whoever registers and cancels in whatever order: seats are never over-given, nobody waits beside a free seat."""

    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=14), st.integers(1, 3))
    def test_conservation_of_seats(self, steps: list[tuple[bool, int]], capacity: int) -> None:
        event = _an_event(capacity)
        for comes, who in steps:
            if comes:
                wants(event, f"p{who}")
            else:
                row = Registration.objects.filter(email=f"p{who}@hemma.example", cancelled_at=None).first()
                if row is not None:
                    registering.cancel(row=row, at=AT)
        standing = registering.standing(event)
        seated, waiting = standing.exclude(offered_at=None).count(), standing.filter(offered_at=None).count()
        assert seated <= capacity
        assert waiting == 0 or seated == capacity


def _an_event(capacity: int) -> Event:
    from datetime import date

    from samsyn.cores.text.values import File
    from samsyn.dialogue.actions import dialogues
    from samsyn.dialogue.tests.conftest import TEXT
    from samsyn.strategy import actions as strategy
    from samsyn.strategy.models import Kind, Stage

    document = strategy.create_document(kind=Kind.RUS, title="Älvmark", region="Region Älvmark", by=None)
    edition = strategy.import_edition(
        document=document, stage=Stage.DIALOGUE, file=File("a.md", TEXT.encode()), at=AT, by=None
    )
    row = dialogues.open_dialogue(
        edition=edition, title="D", promise="x", opens_on=date(2026, 1, 1), closes_on=date(2027, 1, 1), by=None
    )
    event = planned(row, capacity=capacity)
    events.publish(event=event, at=AT, by=None)
    event.refresh_from_db()
    return event


def test_a_series_shows_its_events(dialogue: Dialogue, client: Client, strategist: Person) -> None:
    from samsyn.dialogue.actions import dialogues

    series = dialogues.start_series(title="Här och nu", about="Korta samtal på nätet", by=strategist)
    event = planned(dialogue, series=series, theme="Kompetens", programme="09.00 Välkommen")
    events.publish(event=event, at=AT, by=None)
    page = client.get("/dialog/serie/har-och-nu/").content.decode()
    assert "Kompetens" in page
    assert client.get("/dialog/serie/finns-inte/").status_code == 404
