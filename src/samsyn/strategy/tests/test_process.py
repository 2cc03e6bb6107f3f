"""A process from each of the three real plans; days, slippage, decisions, work, contacts; who sees what."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.module_loading import import_string
from hypothesis import given
from hypothesis import strategies as st

from samsyn.people.models import JournalEntry, OutgoingMail, Person
from samsyn.strategy.models import ContactEntry, DecisionStep, Document, Milestone, Phase, Process
from samsyn.strategy.process import actions, queries, reminding
from samsyn.strategy.process.models import ContactForm, Plan, Review
from samsyn.strategy.process.plans import WAYS, day
from samsyn.strategy.tasks import remind
from samsyn.strategy.tests.conftest import AT

KEPT: dict[str, Any] = {"planned_on": date(2026, 1, 1), "note": ""}


def made(document: Document, plan: Plan = Plan.VASTERBOTTEN, starts_on: date = date(2025, 1, 1)) -> Process:
    return actions.make(document=document, plan=plan, starts_on=starts_on, at=AT, by=None)


@pytest.mark.parametrize("plan", list(Plan))
def test_a_plan_gives_a_whole_process(document: Document, plan: Plan) -> None:
    process = made(document, plan)
    way = WAYS[plan]
    assert [row.name for row in process.phases.order_by("pk")] == [one.name for one in way.phases]
    assert process.decisionsteps.latest("planned_on").name.startswith("Region")
    kinds = [kind for kind, rows in queries.work_of(process, today=date(2025, 1, 1)) if rows]
    assert len(kinds) == 5, "all five kinds of work have something to do"
    line = queries.timeline(process, today=date(2025, 1, 1))
    assert sum(len(row.milestones) for row in line.phases) == len(way.milestones), "no milestone falls between phases"


def test_vasterbotten_falls_on_the_published_months() -> None:
    way, begins = WAYS[Plan.VASTERBOTTEN], date(2018, 1, 1)
    first = next(one for one in way.phases if one.name.startswith("Dialog 1"))
    second = next(one for one in way.phases if one.name.startswith("Dialog 2"))
    assert (day(begins, first.begins), day(begins, first.ends)) == (date(2018, 11, 1), date(2018, 12, 31))
    assert (day(begins, second.begins).month, day(begins, second.ends).month) == (5, 7)
    assert day(begins, way.decisions[-1].on) == date(2020, 11, 18)


def test_vastmanland_falls_on_the_published_days() -> None:
    way, begins = WAYS[Plan.VASTMANLAND], date(2017, 9, 1)
    said = {one.name: day(begins, one.on) for one in (*way.milestones, *way.decisions)}
    assert said["Remissen skickas ut"] == date(2019, 5, 6)
    assert said["Sista dag att svara på remissen"] == date(2019, 10, 15)
    assert said["Tjänstemannaversionen överlämnas till politikerna"] == date(2019, 11, 21)
    assert said["Regionfullmäktige"] == date(2020, 4, 21)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_phase_ends_after_it_begins_whenever_it_starts(starts_on: date) -> None:
    for way in WAYS.values():
        for phase in way.phases:
            assert day(starts_on, phase.ends) >= day(starts_on, phase.begins)


def test_a_document_has_one_process(document: Document) -> None:
    made(document)
    with pytest.raises(actions.AlreadyBegun):
        made(document, Plan.VASTMANLAND)


def test_slippage_is_told_against_the_first_plan(document: Document) -> None:
    process = made(document)
    step = process.decisionsteps.latest("planned_on")
    later = step.planned_on + timedelta(days=212)
    actions.change_stop(row=step, by=None, expected_on=later)
    line = queries.timeline(process, today=date(2025, 2, 1))
    assert line.decided is not None
    assert line.decided.slip == 212
    assert line.decided.slip_words == "7 månader senare än planerat"
    assert line.decided.planned[0] == step.planned_on, "the first plan is still there"
    entry = JournalEntry.objects.filter(noun="decisionstep", verb="correct").get()
    assert entry.facts == {"expected_on": ["", str(later)]}


def test_what_is_not_done_in_time_grows_later_by_the_day(document: Document) -> None:
    process = made(document)
    stop = Milestone.objects.filter(process=process).earliest("planned_on")
    facts = queries.timeline(process, today=stop.planned_on + timedelta(days=20)).phases[0].milestones[0]
    assert (facts.state, facts.slip) == ("late", 20)
    actions.change_stop(row=stop, by=None, actual_on=stop.planned_on - timedelta(days=3))
    facts = queries.timeline(process, today=date(2030, 1, 1)).phases[0].milestones[0]
    assert (facts.state, facts.slip, facts.slip_words) == ("done", -3, "3 dagar tidigare än planerat")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, ""),
        (1, "1 dag senare än planerat"),
        (21, "3 veckor senare än planerat"),
        (-61, "2 månader tidigare än planerat"),
    ],
)
def test_slip_words(days: int, words: str) -> None:
    assert queries.slip_words(days) == words


def test_a_phase_cannot_end_before_it_begins(document: Document) -> None:
    process = made(document)
    with pytest.raises(actions.EndsBeforeItBegins):
        actions.add_stop(process=process, kind=Phase, by=None, name="Bakåt", planned_to=date(2025, 12, 1), **KEPT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Phase.objects.create(process=process, name="Bakåt", planned_to=date(2025, 12, 1), **KEPT)


def test_a_decision_has_a_day(document: Document) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionStep.objects.create(process=made(document), name="Nämnden", outcome="Tillstyrkt", **KEPT)


def test_a_consultation_with_sami_bodies_says_how_it_ended(document: Document) -> None:
    process = made(document)
    said: dict[str, Any] = {
        "held_on": date(2025, 3, 1),
        "counterpart": "Älvdalens sameby",
        "about": "Renbetet i målbild 4",
        "by": None,
    }
    entry = actions.log_contact(process=process, form=ContactForm.SAMI, **said)
    assert entry.agreement == "pågår", "it goes on until somebody says how it ended"
    actions.change_contact(entry=entry, by=None, outcome="Texten om renbete ändras.", agreement="enighet")
    assert queries.contacts_of(process)[0].agreement_name == "enighet eller samtycke"
    plain = actions.log_contact(process=process, form=ContactForm.CONSULTATION, agreement="enighet", **said)
    assert plain.agreement == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactEntry.objects.filter(pk=plain.pk).update(agreement="enighet")


def test_only_the_desk_sees_it_before_it_is_published(client: Client, document: Document) -> None:
    process = made(document)
    address = f"/strategi/{document.slug}/process/"
    assert client.get(address).status_code == 404
    actions.publish(process=process, at=AT, by=None)
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Dialog 1: breda workshoppar" in answer.content.decode()
    for desk_page in ("redigera/", "arbete/", "kontakter/", "ny/"):
        assert "/logga-in/" in client.get(address + desk_page).headers["Location"]


def test_the_desk_makes_changes_and_removes(desk: Client, document: Document) -> None:
    address = f"/strategi/{document.slug}/process/"
    assert desk.get(address).headers["Location"].endswith("/process/ny/")
    assert desk.post(f"{address}ny/", {"plan": "påhittad", "starts_on": ""}).status_code == 422
    desk.post(f"{address}ny/", {"plan": "vasternorrland", "starts_on": "2026-01-10"})
    step = DecisionStep.objects.earliest("planned_on")
    change = f"{address}beslut/{step.pk}/"
    said = {"name": step.name, "planned_on": str(step.planned_on), "outcome": "Tillstyrker"}
    assert "vilken dag beslutet togs" in desk.post(change, said).content.decode()
    desk.post(change, {**said, "actual_on": "2029-02-01"})
    assert DecisionStep.objects.get(pk=step.pk).outcome == "Tillstyrker"
    desk.post(f"{address}skede/ny/", {"name": "Extra", "planned_on": "2026-02-02", "planned_to": "2026-02-01"})
    assert not Phase.objects.filter(name="Extra").exists()
    desk.post(f"{address}skede/ny/", {"name": "Extra", "planned_on": "2026-02-02", "planned_to": "2026-03-01"})
    extra = Phase.objects.get(name="Extra")
    desk.post(f"{address}skede/{extra.pk}/ta-bort/")
    assert not Phase.objects.filter(name="Extra").exists()
    assert desk.get(f"{address}hittepå/ny/").status_code == 404
    assert desk.get(f"{address}redigera/").status_code == 200


def test_work_is_given_handed_over_and_done(desk: Client, document: Document, strategist: Person) -> None:
    process = made(document)
    address = f"/strategi/{document.slug}/process/arbete/"
    desk.post(address, {"kind": "dialog", "title": "Boka Folkets hus", "due_on": "2025-05-01"})
    row = next(one for _k, rows in queries.work_of(process, today=AT.date()) for one in rows if "Folkets" in one.title)
    assert row.late
    desk.post(f"{address}{row.id}/", {"owner": strategist.pk})
    assert strategist.tasks.get().title == "Boka Folkets hus"
    desk.post(f"{address}{row.id}/", {"klar": "1"})
    desk.post(f"{address}{row.id}/", {"owner": ""})
    assert strategist.tasks.get().done_at is not None, "a task that is done keeps who did it"
    assert "Boka Folkets hus" in desk.get(address).content.decode()


def test_contacts_are_logged_on_the_desk(desk: Client, document: Document) -> None:
    made(document)
    address = f"/strategi/{document.slug}/process/kontakter/"
    said = {"held_on": "2026-01-15", "form": "samråd", "about": "Remissens upplägg"}
    assert desk.post(address, said).status_code == 422
    assert desk.post(address, {**said, "counterpart": "Nätverket", "agreement": "enighet"}).status_code == 422
    desk.post(address, {**said, "counterpart": "Nätverket"})
    entry = ContactEntry.objects.get()
    desk.post(f"{address}{entry.pk}/", {"outcome": "Ett möte till i mars"})
    assert "Ett möte till i mars" in desk.get(address).content.decode()


def test_what_nobody_knows_is_neither_late_nor_done(document: Document) -> None:
    process = made(document)
    process.phases.all().delete()
    facts: dict[str, Any] = {
        "process": process,
        "by": None,
        "planned_on": date(2020, 1, 1),
        "unknown": "Källan slutar.",
    }
    actions.add_stop(kind=Phase, name="Remiss", planned_to=date(2020, 5, 31), **facts)
    actions.add_stop(kind=Milestone, name="Hearing", **facts)
    actions.add_stop(kind=DecisionStep, name="Fullmäktige", **facts)
    line = queries.timeline(process, today=date(2026, 1, 1))
    stops = [line.phases[0].facts, *line.phases[0].milestones, *line.decisions]
    mine = [one for one in stops if one.unknown]
    assert [(one.state, one.slip) for one in mine] == [("unknown", 0)] * 3
    with pytest.raises(actions.KnownAfterAll):
        actions.add_stop(kind=Milestone, name="Både och", actual_on=date(2020, 1, 2), **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(name="Hearing").update(actual_on=date(2020, 1, 2))
    actions.publish(process=process, at=AT, by=None)
    page = Client().get(f"/strategi/{document.slug}/process/").content.decode()
    assert "okänt hur det gick" in page
    assert "Källan slutar." in page
    assert "Beslutet väntas" not in page


def test_a_review_has_a_last_day_and_what_it_came_to(desk: Client, document: Document) -> None:
    process = made(document)
    actions.publish(process=process, at=AT, by=None)
    base = f"/strategi/{document.slug}/process/"
    form = {"name": "Före valet 2030", "planned_on": "2030-09-08", "note": "Förordningen."}
    assert desk.post(f"{base}oversyn/ny/", form).status_code == 302
    shown = " ".join(Client().get(base).content.decode().split())
    assert "Strategin ses över" in shown
    assert "senast 8 september 2030" in shown
    row = process.reviews.get()
    assert desk.post(f"{base}oversyn/{row.pk}/", form | {"outcome": "Nya mål"}).status_code == 422, "on which day?"
    done = form | {"outcome": "Nya mål", "actual_on": "2029-05-02"}
    assert desk.post(f"{base}oversyn/{row.pk}/", done).status_code == 302
    line = queries.timeline(process, today=date(2031, 1, 1))
    assert [(one.state, one.slip, one.outcome) for one in line.reviews] == [("done", 0, "Nya mål")]
    assert desk.post(f"{base}oversyn/{row.pk}/", done | {"unknown": "Vet ej"}).status_code == 422
    late = queries.timeline(made_other(), today=date(2031, 1, 1)).reviews[0]
    assert (late.state, late.slip > 0) == ("late", True)


def test_a_review_that_is_near_or_late_is_told_once_a_turn(document: Document, strategist: Person) -> None:
    assert import_string(settings.SCHEDULES["strategy-remind"]["task"]) is remind
    process = made(document)
    actions.add_stop(process=process, kind=Review, by=None, name="Före valet", planned_on=date(2030, 9, 8))
    told = []
    for today in (date(2030, 3, 1), date(2030, 3, 20), date(2030, 3, 21), date(2030, 8, 20), date(2030, 9, 9)):
        told += [reminding.reviews(at=AT, today=today, by=None) for _twice in range(2)]
    assert told == [0, 0, 1, 0, 0, 0, 1, 0, 1, 0]
    mail = OutgoingMail.objects.filter(purpose="strategy-review").order_by("pk")
    assert {one.to for one in mail} == {strategist.email}
    assert "ska ses över senast 2030-09-08: Före valet" in mail[0].body
    assert "skulle ha setts över" in mail[2].body
    process.reviews.update(actual_on=date(2030, 9, 1))
    assert reminding.reviews(at=AT, today=date(2031, 9, 1), by=None) == 0


def made_other() -> Process:
    other = Document.objects.create(title="Annan", region="Region", slug="annan")
    process = made(other)
    actions.add_stop(process=process, kind=Review, by=None, name="Före valet", planned_on=date(2030, 9, 8))
    return process
