"""The yearly report for everybody: as it was sent, only when it is published, and never a correction nobody opened."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from samsyn.delivery.actions import asking, keeping, reporting
from samsyn.delivery.models import GrantDecision, Measure, SentReport, YearReport
from samsyn.delivery.report import facts, slots
from samsyn.delivery.tests.conftest import AT, TODAY
from samsyn.people.models import Organisation, Person, PersonalLink

WORK = "/uppfoljning/arbete/redovisning/2025/lamnad/"


@pytest.fixture
def sent(measure: Measure, strategist: Person, settings: object, tmp_path: object) -> YearReport:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    report = reporting.start_year(year=2025, at=AT, by=strategist)
    reporting.write_slot(report=report, slot="RES-11", text="Byarna visste redan.", at=AT, by=strategist)
    reporting.mark_sent(report=report, on=TODAY, registry_number="RUN 2026-7", at=AT, by=strategist)
    report.refresh_from_db()
    return report


def test_a_sent_report_is_public_when_a_strategist_publishes_it(
    sent: YearReport, client: Client, strategist: Person, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    page, file = "/uppfoljning/redovisning/2025/", "/uppfoljning/redovisning/2025/1/docx/"
    assert client.get(page).status_code == client.get(file).status_code == 404
    assert "Ingen redovisning är publicerad" in client.get("/uppfoljning/redovisning/").text
    assert client_of(officer).post(f"{WORK}1/publicera/").status_code == 404
    desk = client_of(strategist)
    assert "Publicera för alla" in desk.get("/uppfoljning/arbete/redovisning/2025/").text
    assert desk.post(f"{WORK}1/publicera/").status_code == 302
    assert "RUN 2026-7" in client.get("/uppfoljning/redovisning/").text
    shown = client.get(page).text
    assert "Byarna visste redan." in shown
    assert "Skriven av" not in shown
    with zipfile.ZipFile(io.BytesIO(client.get(file).content)) as word:
        assert "Byarna visste redan." in word.read("word/document.xml").decode()
    assert desk.post(f"{WORK}1/publicera/", {"tillbaka": "1"}).status_code == 302
    assert client.get(page).status_code == 404


def test_a_correction_is_published_by_itself(
    sent: YearReport, client: Client, strategist: Person, client_of: Callable[[Person], Client]
) -> None:
    desk = client_of(strategist)
    desk.post(f"{WORK}1/publicera/")
    reporting.write_slot(report=sent, slot="RES-11", text="Byarna visste.", at=AT, by=strategist, because="Stavfel")
    assert SentReport.objects.count() == 2
    assert "Byarna visste redan." in client.get("/uppfoljning/redovisning/2025/").text
    assert client.get("/uppfoljning/redovisning/2025/2/pdf/").status_code == 404
    desk.post(f"{WORK}2/publicera/")
    shown = client.get("/uppfoljning/redovisning/2025/").text
    assert "Byarna visste." in shown
    assert "Stavfel" in shown
    assert client.get("/uppfoljning/redovisning/2025/1/pdf/").content[:5] == b"%PDF-"
    assert client.get("/api/v1/year-reports").json()["rows"][1]["because"] == "Stavfel"


def test_the_report_tells_of_dimensions_places_links_and_what_nobody_has_read(
    measure: Measure, strategist: Person, college: Organisation
) -> None:
    tagged = {"tags": ["d-social"], "municipalities": ["Granberg"]}
    keeping.keep(measure, facts=tagged, by=None)
    papers = {
        "measure": measure, "registry_number": "RUN 2025-9", "decided_on": date(2025, 5, 1), "costs": 900_000,
        "grant": 800_000, "link_to_strategy": "Insatsen genomför målet om ett kunnigt Älvmark.",
    }  # fmt: skip
    keeping.keep(GrantDecision(), facts=papers, by=None)
    report = reporting.start_year(year=2025, at=AT, by=strategist)
    link = PersonalLink.objects.latest("pk")
    said = {"course": "plan", "done": "Tre lärcentrum öppnade."}
    asking.tell(measure=measure, year=2025, facts=said, link=link, at=AT)
    made = {one.code: one for one in slots.draft(facts.read(2025, today=TODAY), report).slots}
    dimensions, places = made["RES-8-e"].blocks
    assert ("Social hållbarhet", measure.name) in dimensions.rows
    assert ("Granberg", measure.name) in places.rows
    assert "Ingen åtgärd har etiketten Miljömässig hållbarhet." in made["RES-8-e"].missing
    assert made["RES-9"].blocks[0].rows[1][-1] == papers["link_to_strategy"]
    assert any("5 §" in line for line in made["RES-9"].missing)
    assert made["RES-7-1"].missing[0] == f"1 åtgärd saknar rapport för året: {measure.name}."
    assert made["RES-7-1"].missing[1].startswith("Ansvariga har berättat, men ingen har läst")
