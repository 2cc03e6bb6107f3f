"""Owners tell of their measures by a link of their own; nothing of it is shown or reported before the desk has read it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from samsyn.delivery.actions import asking, keeping, reminding, reporting
from samsyn.delivery.models import Measure, MeasureReport, OwnersReport, WheelTask, YearReport
from samsyn.delivery.tests.conftest import AT, TODAY
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, OutgoingMail, Person, PersonalLink

ADDRESS = re.compile(r"https?://[^/]+(/uppfoljning/beratta/\S+)")
TOLD = {"course": "plan", "done": "Tre lärcentrum öppnade.", "result": "Fler kom.", "learnt": "Kvällstid behövs."}


@pytest.fixture
def year(measure: Measure, officer: Person) -> YearReport:
    return reporting.start_year(year=2026, at=datetime(2026, 11, 22, tzinfo=UTC), by=officer)


@pytest.fixture
def page(year: YearReport) -> str:
    found = ADDRESS.search(OutgoingMail.objects.get().body)
    assert found
    return found[1]


def test_the_mail_opens_the_owners_own_page(page: str, client: Client, measure: Measure, learning: object) -> None:
    other = people.register_organisation(name="Annan", organisation_class=OrganisationClass.COMPANY, by=None)
    facts = {"name": "Andras åtgärd", "owner": other, "first_year": 2024, "last_year": 2027}
    theirs = keeping.keep(Measure(), facts=facts, by=None)
    answer = client.get(page)
    assert measure.name in answer.text
    assert "Andras åtgärd" not in answer.text
    assert "Select an option" not in client.get(f"{page}{measure.pk}/2026/").text  # Django's word for nothing chosen
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    for wrong in (f"{page}{theirs.pk}/2026/", f"{page}{measure.pk}/2031/", "/uppfoljning/beratta/gissat/"):
        assert client.get(wrong).status_code == 404, wrong


def test_what_is_told_waits_until_the_desk_has_read_it(
    page: str, client: Client, measure: Measure, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    keeping.publish(measure, at=AT, by=officer)
    where = f"{page}{measure.pk}/2026/"
    assert client.post(where, TOLD | {"done": ""}).status_code == 422
    assert client.post(where, TOLD).status_code == 302
    assert "skickad" in client.get(page).text
    assert client.post(where, TOLD | {"result": "Många fler kom."}).status_code == 302
    assert OwnersReport.objects.get().result == "Många fler kom."
    assert "Många fler kom." not in client.get(f"/atgarder/{measure.pk}/").text
    assert not MeasureReport.objects.exists()

    desk = client_of(officer)
    assert "Ansvariga har berättat" in desk.get("/uppfoljning/arbete/").text
    form = desk.get(f"/uppfoljning/arbete/atgarder/{measure.pk}/rapport/?ar=2026")
    assert "Många fler kom." in form.text
    sent = {name: form.context["form"][name].value() or "" for name in (*TOLD, "year", "because")}
    assert desk.post(f"/uppfoljning/arbete/atgarder/{measure.pk}/rapport/?ar=2026", sent).status_code == 302
    assert MeasureReport.objects.get().result == "Många fler kom."
    assert not OwnersReport.objects.exists()
    assert WheelTask.objects.get(step="rapportera").task.done_at
    assert "Många fler kom." in client.get(f"/atgarder/{measure.pk}/").text
    assert "regionen har läst" in client.get(page).text


def test_who_has_told_is_not_reminded(page: str, client: Client, measure: Measure) -> None:
    client.post(f"{page}{measure.pk}/2026/", TOLD)
    assert reminding.owners(at=AT, today=date(2027, 1, 10), by=None) == 0
    OwnersReport.objects.all().delete()
    assert reminding.owners(at=AT, today=date(2027, 1, 10), by=None) == 1
    assert ADDRESS.search(OutgoingMail.objects.latest("pk").body)


def test_a_closed_year_a_taken_back_link_and_an_old_one_open_nothing(
    page: str, client: Client, measure: Measure, year: YearReport, officer: Person, college: Organisation
) -> None:
    reporting.mark_sent(report=year, on=TODAY, registry_number="RUN 2027-3", at=AT, by=officer)
    assert "inget att berätta" in client.get(page).text
    answer = client.post(f"{page}{measure.pk}/2026/", TOLD)
    assert answer.status_code == 422
    assert "Året är redovisat" in answer.text
    PersonalLink.objects.update(revoked_at=AT)
    assert client.get(page).status_code == 404
    old = asking.invite(organisation=college, year=2020, at=AT, by=officer)
    assert client.get(old[old.index("/uppfoljning/") :]).status_code == 404
