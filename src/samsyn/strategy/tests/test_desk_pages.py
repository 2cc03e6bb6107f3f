"""From an uploaded file to a published edition, with forms alone."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samsyn.people.models import Person
from samsyn.strategy.models import Document, Edition, Section
from samsyn.strategy.tests.conftest import DRAFT

NEW = {
    "stage": "remissversion",
    "kind": "rus",
    "title": "",
    "region": "Region Älvmark",
    "county": "Älvmarks län",
    "label": "",
}


def upload(desk: Client, name: str = "alvmark.md", data: bytes = DRAFT.encode(), **said: str) -> Any:
    return desk.post("/strategi/importera/", NEW | said | {"file": SimpleUploadedFile(name, data)})


def hidden(html: str) -> dict[str, str]:
    form = html[html.index("bekrafta") :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))


def test_upload_preview_confirm_correct_publish(desk: Client, client: Client) -> None:
    preview = upload(desk).content.decode()
    assert "3.1 Målbild 1: Ett kunnigt Älvmark" in preview
    assert Edition.objects.count() == Document.objects.count() == 0

    saved: Any = desk.post("/strategi/importera/bekrafta/", hidden(preview))
    assert saved.url == "/strategi/alvmark-2040/remissversion/granska/"
    review = desk.get(saved.url).content.decode()
    assert 'name="vision-heading"' in review

    data: dict[str, object] = {}
    for section in Section.objects.all():
        data |= {f"{section.key}-level": section.level, f"{section.key}-number": section.number}
        data[f"{section.key}-heading"] = section.heading
    desk.post(saved.url, data | {"vision-heading": "Vår vision"})
    desk.post("/strategi/alvmark-2040/remissversion/granska/malbilder/ingen-rubrik/")
    assert Section.objects.get(key="vision").heading == "Vår vision"
    assert not Section.objects.filter(key="malbilder").exists()

    asked = desk.get("/strategi/alvmark-2040/remissversion/publicera/")
    assert "kan inte ändras" in asked.content.decode()
    desk.post("/strategi/alvmark-2040/remissversion/publicera/")
    client.logout()
    assert "Vår vision" in client.get("/strategi/alvmark-2040/").content.decode()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("tom.docx", b"", "tom"),
        ("trasig.pdf", b"%PDF-1.7\nxref", "trasig.pdf"),
        ("kalkyl.xlsx", b"PK\x03\x04", "kalkyl.xlsx"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(desk: Client, name: str, data: bytes, words: str) -> None:
    answer = upload(desk, name, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Document.objects.count() == 0


def test_a_new_document_needs_its_region(desk: Client) -> None:
    answer = upload(desk, region="")
    assert answer.status_code == 422
    assert "Skriv vilken region" in answer.content.decode()


def test_a_token_is_for_the_one_who_was_given_it(desk: Client, officer: Person) -> None:
    said = hidden(upload(desk).content.decode())
    desk.force_login(officer)
    for sent in (said, said | {"token": "påhittad"}):
        answer: Any = desk.post("/strategi/importera/bekrafta/", sent)
        assert answer.url == "/strategi/importera/"
    assert Document.objects.count() == 0


def test_the_same_title_twice_leaves_nothing_half_made(desk: Client, document: Document) -> None:
    said = hidden(upload(desk).content.decode())
    answer: Any = desk.post("/strategi/importera/bekrafta/", said, follow=True)
    assert "Det finns redan ett dokument med den titeln" in answer.content.decode()
    assert Edition.objects.count() == 0


def test_a_level_too_deep_stands_beside_its_field(desk: Client, draft: Edition) -> None:
    data: dict[str, object] = {}
    for section in draft.sections.all():
        data |= {f"{section.key}-level": section.level, f"{section.key}-number": section.number}
        data[f"{section.key}-heading"] = section.heading
    answer: Any = desk.post("/strategi/alvmark-2040/dialogunderlag/granska/", data | {"vision-level": 3})
    assert answer.status_code == 422
    assert "högst en nivå under" in answer.content.decode()


def test_the_original_comes_back_bit_for_bit(desk: Client, draft: Edition) -> None:
    answer: Any = desk.get("/strategi/alvmark-2040/dialogunderlag/original/")
    assert b"".join(answer.streaming_content) == DRAFT.encode()
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_draft_is_discarded_after_a_question(desk: Client, draft: Edition) -> None:
    assert "Ta bort" in desk.get("/strategi/alvmark-2040/dialogunderlag/kasta/").content.decode()
    assert Edition.objects.count() == 1
    desk.post("/strategi/alvmark-2040/dialogunderlag/kasta/")
    assert Edition.objects.count() == 0


def test_the_title_in_the_file_is_the_documents_though_text_stands_right_under_it(desk: Client) -> None:
    text = "# Provlänet 2050\n\nInledning.\n\n## Målbild 1: Ett gott liv\n\nAlla ska må bra.\n"
    said = hidden(upload(desk, name="fil-17.md", data=text.encode(), title="").content.decode())
    desk.post("/strategi/importera/bekrafta/", said)
    assert Document.objects.get().title == Edition.objects.get().title == "Provlänet 2050"


def test_a_title_is_free_again_when_the_only_edition_is_discarded(desk: Client) -> None:
    for _time in range(2):
        saved: Any = desk.post("/strategi/importera/bekrafta/", hidden(upload(desk).content.decode()))
        assert saved.url == "/strategi/alvmark-2040/remissversion/granska/"
        desk.post("/strategi/alvmark-2040/remissversion/kasta/")
        assert not Document.objects.exists()


def test_the_same_section_is_pointed_out_on_the_review_page(desk: Client, published: Edition) -> None:
    text = DRAFT.replace("### 3.2 Målbild 2: Rent vatten", "### 3.2 Allt som rinner").replace(
        "Havet och älvarna ska ha god status.", "Ingen ska behöva koka det de dricker."
    )
    said = hidden(upload(desk, data=text.encode(), document=str(published.document_id)).content.decode())
    review = desk.post("/strategi/importera/bekrafta/", said, follow=True).content.decode()
    assert '<option value="rent-vatten">3.2 Målbild 2: Rent vatten</option>' in review
    sent = {"forut": "rent-vatten", "nu": "allt-som-rinner"}
    desk.post("/strategi/alvmark-2040/remissversion/samma-avsnitt/", sent)
    assert Section.objects.filter(edition__stage="remissversion", key="rent-vatten").exists()
