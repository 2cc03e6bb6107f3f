"""The plain pages, the calendar, the library, the desk's front page, and slides for boards."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pptx import Presentation

from samsyn.consultation import actions as consultation
from samsyn.people import todo
from samsyn.people.models import Person, Role, Task
from samsyn.portal.boards import facts
from samsyn.portal.library import actions as library
from samsyn.portal.models import ContactPoint, LibraryEntry
from samsyn.portal.tests import county

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PUBLIC = (
    "/", "/delta/", "/vad-hande-sedan/", "/sok/", "/kalender/", "/nyheter/", "/dokument/", "/kontakt/", "/sprak/",
    "/tillganglighet/", "/personuppgifter/", "/webbkarta/",
)  # fmt: skip


@pytest.fixture
def by() -> Person:
    return county.person()


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("language", ["", "/en"])
def test_an_empty_site_answers_everywhere(path: str, language: str, client: Client) -> None:
    answer = client.get(f"{language}{path}")
    assert answer.status_code == 200
    assert set(answer.cookies) <= ({"sessionid"} if "tillganglighet" in path else set())


@pytest.mark.parametrize("path", PUBLIC)
def test_a_full_site_sets_no_cookie_for_those_who_read(path: str, client: Client, by: Person) -> None:
    edition = county.strategy_of(by)
    county.dialogue(edition, by)
    assert set(client.get(path).cookies) <= ({"sessionid"} if path == "/tillganglighet/" else set())


def test_what_can_be_done_today(client: Client, by: Person) -> None:
    edition = county.strategy_of(by)
    consultation.open_round(
        edition=edition, title="Remissen", registry_number="R 1", opens_on=TODAY, closes_on=TODAY + timedelta(days=5),
        by=by, invited=3,
    )  # fmt: skip
    for path in ("/", "/delta/"):
        assert "Svara på remissen" in client.get(path).text
    assert "Sista dag att svara" in client.get("/kalender/").text
    assert "BEGIN:VEVENT" in client.get("/kalender.ics").text


def test_feedback_is_gathered(client: Client, by: Person) -> None:
    county.dialogue(county.strategy_of(by), by)
    assert "Vad är viktigast?" in client.get("/vad-hande-sedan/").text


def test_a_library_entry_is_published_by_a_person(client: Client, by: Person) -> None:
    client.force_login(by)
    file = SimpleUploadedFile("rup.pdf", b"%PDF-1.4 x")
    client.post("/dokument/nytt/", {"title": "Program 2014", "kind": "program", "language": "sv", "file": file})
    row = LibraryEntry.objects.get()
    client.logout()
    assert "Program 2014" not in client.get("/dokument/").text
    assert client.get(f"/dokument/{row.pk}/").status_code == 404
    library.publish(entry=row, at=timezone.now(), by=by)
    assert "Program 2014" in client.get("/dokument/").text
    answer = client.get(f"/dokument/{row.pk}/")
    assert answer.getvalue() == b"%PDF-1.4 x"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "facts",
    [{}, {"url": "https://x.example/", "file": b"x"}, {"url": "javascript:alert(1)"}, {"file": b"MZ", "name": "x.exe"}],
)
def test_what_cannot_be_kept_is_refused(facts: dict[str, bytes | str], client: Client, by: Person) -> None:
    client.force_login(by)
    sent: dict[str, object] = {
        "title": "x",
        "kind": "film",
        "language": "sv",
        **{k: v for k, v in facts.items() if k == "url"},
    }
    if "file" in facts:
        sent["file"] = SimpleUploadedFile(str(facts.get("name", "x.pdf")), facts["file"])  # type: ignore[arg-type]
    assert client.post("/dokument/nytt/", sent).status_code == 422
    assert not LibraryEntry.objects.exists()


def test_a_translation_says_its_language(client: Client, by: Person) -> None:
    first = library.add(title="Strategin", kind="program", at=timezone.now(), by=by, url="https://x.example/sv.pdf")
    other = library.add(
        title="Strategiija áŋŋá đ ŧ ž", kind="oversattning", at=timezone.now(), by=by, url="https://x.example/se.pdf",
        language="se", translation_of=first,
    )  # fmt: skip
    for row in (first, other):
        library.publish(entry=row, at=timezone.now(), by=by)
    page = client.get("/dokument/").text
    assert 'lang="se"' in page
    assert "Strategiija áŋŋá đ ŧ ž" in page
    assert "Strategiija" in client.get("/sprak/").text


def test_contacts_by_function(client: Client, by: Person) -> None:
    client.force_login(by)
    assert client.post("/kontakt/ny/", {"function": "Strategi", "about": "allt", "position": "1"}).status_code == 422
    client.post(
        "/kontakt/ny/", {"function": "Strategi", "about": "allt", "email": "rus@region.example", "position": "1"}
    )
    row = ContactPoint.objects.get()
    assert "mailto:rus@region.example" in client.get("/kontakt/").text
    client.post(f"/kontakt/{row.pk}/", {"ta-bort": "1"})
    assert not ContactPoint.objects.exists()


def test_a_fault_in_accessibility_becomes_a_task(client: Client) -> None:
    client.post("/tillganglighet/", {"problem": "Kartan läses inte upp", "page": "/dialog/", "webbplats": ""})
    task = Task.objects.get()
    assert "Kartan läses inte upp" in task.title
    client.post("/tillganglighet/", {"problem": "x", "webbplats": "http://spam.example"})
    assert Task.objects.count() == 1


@pytest.mark.parametrize("page", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_the_link_to_translation_names_only_pages_of_ours(page: str, client: Client) -> None:
    assert "evil.example" not in client.get("/sprak/", {"sida": page}).text.split("<main")[1]


def test_an_officers_next_steps(client: Client, by: Person) -> None:
    county.dialogue(county.strategy_of(by), by)
    todo.add(title="Ring kommunen", at=timezone.now(), by=by, owner=by, due_on=date(2020, 1, 1))
    assert client.get("/arbete/").status_code == 302
    client.force_login(by)
    page = client.get("/arbete/").text
    assert "Ring kommunen" in page
    assert "1 inspel väntar på svar" in page
    client.force_login(county.person(Role.READER, "Läsaren"))
    assert "inspel väntar" not in client.get("/arbete/").text


def test_slides_for_a_board(client: Client, by: Person) -> None:
    edition = county.strategy_of(by)
    county.dialogue(edition, by)
    consultation.open_round(
        edition=edition, title="Remissen", registry_number="R 1", opens_on=TODAY, closes_on=TODAY, by=by, invited=3
    )
    client.force_login(by)
    assert "Provlänet 2040: läget just nu" in client.get("/arbete/lage/").text
    show = Presentation(BytesIO(client.get("/arbete/lage/lage.pptx").content))
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles[0] == "Provlänet 2040: läget just nu"
    assert len(titles) == len(set(titles)) > 2
    assert all(slide.shapes.title.text for slide in show.slides)
    pdf = client.get("/arbete/lage/lage.pdf").content
    assert pdf.startswith(b"%PDF")
    assert b"StructTreeRoot" in pdf
    client.logout()
    assert client.get("/arbete/lage/lage.pdf").status_code == 302


def test_no_slides_before_anything_is_published(client: Client, by: Person) -> None:
    assert facts.deck(now=timezone.now()) is None
    client.force_login(by)
    assert client.get("/arbete/lage/lage.pptx").status_code == 404
    assert "Bilderna görs" in client.get("/arbete/lage/").text
