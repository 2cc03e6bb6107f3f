"""Money and its rules, the yearly wheel, and the report: every slot, what is missing, the person's words, closed years."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from django.core.management import call_command
from django.test import Client

from samsyn.delivery import rules
from samsyn.delivery.actions import keeping, reporting
from samsyn.delivery.actions.refusals import AlreadyThere, Closed, NoReason
from samsyn.delivery.models import GrantDecision, Measure, Money, WheelTask, YearReport
from samsyn.delivery.queries import money
from samsyn.delivery.report import facts, kept, slots, values, writing
from samsyn.delivery.tests.conftest import AT, TODAY
from samsyn.people.models import JournalEntry, OutgoingMail, Person, Task

GOOD = {
    "registry_number": "RUN 2024-1", "decided_on": date(2024, 3, 1), "costs": Decimal(1_000_000),
    "grant": Decimal(500_000), "advance": Decimal(250_000), "conditions": True, "follow_up": True,
    "financing_plan": True, "final_report_due": date(2027, 3, 1),
    "link_to_strategy": "Insatsen genomför strategins mål om lärande i hela länet",
}  # fmt: skip


def failing(measure: Measure, **changed: object) -> set[str]:
    decision = GrantDecision(measure=measure, **(GOOD | changed))
    return {f"{check.code} {check.paragraph}" for check in rules.checks(decision) if not check.holds}


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, set()),
        ({"grant": Decimal(500_001)}, {"PROJ-5b 5 §"}),
        ({"grant": Decimal(600_000), "eu_cofinanced": True}, set()),
        ({"grant": Decimal(600_001), "eu_cofinanced": True}, {"PROJ-5b 5 §"}),
        ({"grant": Decimal(1_000_000), "shared_with_agency": True}, set()),
        ({"operating_support": True}, {"PROJ-5a 5 §"}),
        ({"advance": Decimal(250_001)}, {"PROJ-11 11 §"}),
        ({"costs": Decimal(4_000_000), "grant": Decimal(2_000_000), "advance": Decimal(400_001)}, {"PROJ-11 11 §"}),
        ({"link_to_strategy": "Ja"}, {"PROJ-3 3 §"}),
        ({"follow_up": False, "financing_plan": False, "final_report_due": None}, {"PROJ-9a 9 §", "PROJ-9b 9 §", "PROJ-9c 9 §"}),
    ],
)  # fmt: skip
def test_the_rules_of_funding_name_their_paragraph(
    measure: Measure, changed: dict[str, object], wrong: set[str]
) -> None:
    assert failing(measure, **changed) == wrong


def put(measure: Measure, source: str, year: int, granted: int, paid: int | None = None) -> None:
    said = {"source": source, "year": year, "budget": granted, "granted": granted, "paid": paid}
    keeping.keep(Money(measure=measure), facts=said, by=None)


def test_money_by_source_goal_and_year_with_leverage(measure: Measure) -> None:
    put(measure, "1:1", 2024, 1_000_000, 800_000)
    put(measure, "eruf", 2024, 1_500_000)
    put(measure, "kommun", 2025, 500_000, 0)
    found = money.overview(Money.objects.all())
    assert (found.total.granted, found.total.paid, found.leverage) == (
        Decimal(3_000_000),
        Decimal(800_000),
        Decimal("2.0"),
    )
    assert [(one.name, one.granted) for one in found.years] == [
        ("2024", Decimal(2_500_000)),
        ("2025", Decimal(500_000)),
    ]
    assert [one.granted for one in found.goals] == [3_000_000]
    assert money.overview(Money.objects.none()).leverage is None


def test_the_wheel_gives_tasks_and_writes_once(measure: Measure, officer: Person) -> None:
    report = reporting.start_year(year=2025, at=AT, by=officer)
    assert report.due_on == date(2026, 2, 21)
    assert Task.objects.filter(due_on=date(2026, 2, 21)).count() == 1
    assert WheelTask.objects.filter(step="rapportera").get().task.organisation == measure.owner
    (mail,) = OutgoingMail.objects.all()
    assert "Lärcentrum i sju kommuner" in mail.body
    with pytest.raises(AlreadyThere):
        reporting.start_year(year=2025, at=AT, by=officer)


def draft(year: int = 2025) -> values.Draft:
    return slots.draft(facts.read(year, today=TODAY), YearReport.objects.filter(year=year).first())


def test_every_slot_of_the_ordinance_is_there_and_says_what_is_missing(measure: Measure) -> None:
    found = draft()
    codes = [slot.code for slot in found.slots]
    assert [code for code in codes if code.startswith("RES-8")] == [f"RES-8-{part}" for part in "abcde"]
    assert {"RES-4", "RES-5", "RES-7-1", "RES-9", "RES-10", "RES-11"} <= set(codes)
    missing = " ".join(line for slot in found.slots for line in slot.missing)
    assert "Lärcentrum i sju kommuner" in missing
    assert "Ingen åtgärd är kopplad till" in missing
    assert found.missing > 5


def test_what_owners_report_comes_into_the_report(measure: Measure, officer: Person) -> None:
    said = {"course": "plan", "done": "Tre lärcentrum öppnade.", "learnt": "Börja med lokalerna."}
    reporting.report_measure(measure=measure, year=2025, facts=said, at=AT, by=officer)
    put(measure, "1:1", 2025, 900_000, 450_000)
    told = writing.as_html(draft(), AT).decode()
    assert "Tre lärcentrum öppnade." in told
    assert "Börja med lokalerna." in told
    assert "900\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kronor" in told


def test_a_persons_words_stand_and_a_closed_year_is_corrected_with_trace(measure: Measure, officer: Person) -> None:
    report = reporting.start_year(year=2025, at=AT, by=officer)
    reporting.write_slot(report=report, slot="RES-11", text="Vi lärde oss mycket.", at=AT, by=officer)
    assert "Vi lärde oss mycket." in writing.as_html(draft(), AT).decode()
    with pytest.raises(NoReason):
        reporting.mark_sent(report=report, on=TODAY, registry_number=" ", at=AT, by=officer)
    reporting.mark_sent(report=report, on=TODAY, registry_number="RUN 2026-7", at=AT, by=officer)
    report.refresh_from_db()
    with pytest.raises(Closed):
        reporting.write_slot(report=report, slot="RES-11", text="Ändrat.", at=AT, by=officer)
    done = {"course": "plan", "done": "Sent."}
    with pytest.raises(Closed):
        reporting.report_measure(measure=measure, year=2025, facts=done, at=AT, by=officer)
    reporting.write_slot(report=report, slot="RES-11", text="Ändrat.", at=AT, by=officer, because="Fel siffra")
    entry = JournalEntry.objects.filter(noun="yearreport", verb="write").latest("pk")
    assert entry.facts == {"RES-11": ["Vi lärde oss mycket.", "Ändrat."], "skäl": "Fel siffra"}


def test_what_was_sent_is_kept_and_a_correction_is_a_new_version(
    measure: Measure, strategist: Person, client_of: Callable[[Person], Client], tmp_path: Path
) -> None:
    report = reporting.start_year(year=2025, at=AT, by=strategist)
    reporting.mark_sent(report=report, on=TODAY, registry_number="RUN 2026-7", at=AT, by=strategist)
    keeping.keep(measure, facts={"name": "Ett annat namn"}, by=strategist)
    client, base = client_of(strategist), "/uppfoljning/arbete/redovisning/2025/"
    before = {form: client.get(f"{base}{form}/").content for form in kept.KEPT}
    assert "Lärcentrum i sju kommuner" in before["html"].decode()
    assert "Lämnad 2026-03-02, dnr RUN 2026-7" in before["html"].decode()
    client.post(base, {"slot": "RES-11", "text": "Rättat.", "because": "Fel siffra"})
    after = client.get(f"{base}html/").text
    assert "Rättat." in after
    assert "Ett annat namn" not in after
    assert {form: client.get(f"{base}lamnad/1/{form}/").content for form in kept.KEPT} == before
    assert [(one.number, one.because) for one in report.sent.all()] == [(2, "Fel siffra"), (1, "")]
    assert kept.thawed(report.sent.get(number=1)).missing > 5
    call_command("report", "year", "2025", "--out", str(tmp_path / "ut"))
    assert "Ett annat namn" not in (tmp_path / "ut" / "resultatredovisning-2025.html").read_text()
    page = client.get(base).text
    assert "Fel siffra" in page
    assert "Lärcentrum i sju kommuner" in page
    assert client.get(f"{base}lamnad/3/pdf/").status_code == 404


def test_the_command_writes_word_pdf_page_and_data(measure: Measure, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    call_command("report", "year", "2025", "--out", str(out))
    assert sorted(path.suffix for path in out.iterdir()) == [".docx", ".html", ".json", ".pdf"]
    with zipfile.ZipFile(io.BytesIO((out / "resultatredovisning-2025.docx").read_bytes())) as word:
        said = word.read("word/document.xml").decode()
    assert "Samordning av strategins genomförande" in said
    assert "w:tblHeader" in said
    with pikepdf.open(out / "resultatredovisning-2025.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv"
    data = json.loads((out / "resultatredovisning-2025.json").read_text())
    assert data["due_on"] == "2026-02-21"
    with pytest.raises(SystemExit):
        call_command("report", "year", "1200", "--out", str(out))


def test_the_pages_of_the_report(measure: Measure, strategist: Person, client_of: Callable[[Person], Client]) -> None:
    client = client_of(strategist)
    client.post("/uppfoljning/arbete/redovisning/")
    report = YearReport.objects.get()
    base = f"/uppfoljning/arbete/redovisning/{report.year}/"
    assert client.get(base).status_code == 200
    client.post(base, {"slot": "RES-11", "text": "Egen text"})
    assert "Egen text" in client.get(f"{base}html/").text
    assert client.get(f"{base}docx/").content.startswith(b"PK")
    assert client.get(f"{base}pdf/").content.startswith(b"%PDF")
    client.post(f"{base}lamnad/", {"on": "2026-02-20", "registry_number": "RUN 1"})
    report.refresh_from_db()
    assert report.sent_on == date(2026, 2, 20)
    assert client.get("/uppfoljning/arbete/redovisning/1999/").status_code == 404
    assert client.get("/uppfoljning/arbete/").status_code == 200


def test_a_measure_is_reported_by_form(
    measure: Measure, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    path = f"/uppfoljning/arbete/atgarder/{measure.pk}/rapport/"
    client = client_of(officer)
    assert client.get(path).status_code == 200
    said = {"year": 2025, "course": "försenad", "done": "Lite gjordes."}
    assert client.post(path, said).status_code == 302
    assert client.post(path, said | {"done": "Mer gjordes."}).status_code == 302
    (report,) = measure.reports.all()
    assert (report.course, report.done) == ("försenad", "Mer gjordes.")
    assert client.post(path, said | {"done": ""}).status_code == 422


def test_columns_are_as_wide_as_what_they_hold() -> None:
    wide, narrow = writing.shares([("Mål", "År"), ("En lång mening om allt som gjordes under hela året", "2025")])
    assert wide > 2 * narrow
    assert writing.shares([("Könsuppdelningsmöjlighet", "–")])[0] >= 14
