"""The reading pages: what everyone sees, what only the desk sees, anchors, escaping."""

import re
from typing import Any, Literal

import pytest
from django.test import Client

from samsyn.cores.outline import Block
from samsyn.cores.outline import Section as SectionFact
from samsyn.cores.text.values import File
from samsyn.people.models import Person
from samsyn.strategy import actions
from samsyn.strategy.layout import anchors
from samsyn.strategy.models import Document, Edition, Stage
from samsyn.strategy.tests.conftest import AT, REVISED


def test_the_current_edition_is_read_with_stable_anchors(client: Client, published: Edition) -> None:
    page = client.get("/strategi/alvmark-2040/")
    html = page.content.decode()
    assert page.status_code == 200
    assert '<h3 id="rent-vatten">' in html
    assert '<p id="rent-vatten-s1">Havet och älvarna ska ha god status.</p>' in html
    assert html.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'href="#([^"]+)"', html):
        assert target in ids


def test_only_what_is_adopted_is_said_to_hold(client: Client, published: Edition) -> None:
    proposed = client.get("/strategi/").content.decode()
    assert "senaste" in proposed
    assert "gäller nu" not in proposed
    Edition.objects.filter(id=published.id).update(stage=Stage.ADOPTED)
    adopted = client.get("/strategi/").content.decode()
    assert "gäller nu" in adopted
    assert "senaste" not in adopted


@pytest.mark.parametrize(
    "path",
    [
        "/strategi/alvmark-2040/",
        "/strategi/alvmark-2040/utgavor/",
        "/strategi/alvmark-2040/dialogunderlag/",
        "/strategi/alvmark-2040/dialogunderlag/avsnitt/vision/",
        "/strategi/alvmark-2040/dialogunderlag/ladda-ner/docx/",
        "/strategi/alvmark-2040/dialogunderlag/ladda-ner/pdf/",
        "/strategi/alvmark-2040/dialogunderlag/ladda-ner/html/",
    ],
)
def test_what_is_not_published_does_not_exist_for_others(
    client: Client, draft: Edition, reader: Person, path: str
) -> None:
    absent = client.get("/strategi/finns-inte/")
    assert (absent.status_code, client.get(path).status_code) == (404, 404)
    client.force_login(reader)
    assert client.get(path).status_code == 404
    assert "Älvmark" not in client.get("/strategi/").content.decode()


def test_the_desk_sees_what_is_in_progress(client: Client, draft: Edition, officer: Person) -> None:
    client.force_login(officer)
    page = client.get("/strategi/alvmark-2040/dialogunderlag/")
    assert "inte publicerad" in page.content.decode()
    assert client.get("/strategi/alvmark-2040/").status_code == 404


def test_an_older_edition_points_to_the_current_one(client: Client, published: Edition, officer: Person) -> None:
    newer = actions.import_edition(
        document=published.document, stage=Stage.CONSULTATION, file=File("ny.md", REVISED.encode()), at=AT, by=officer
    )
    assert "nyare utgåva" not in client.get("/strategi/alvmark-2040/dialogunderlag/").content.decode()
    actions.publish_edition(edition=newer, at=AT, by=officer)
    assert "nyare utgåva" in client.get("/strategi/alvmark-2040/dialogunderlag/").content.decode()
    assert "Ett lärande Älvmark" in client.get("/strategi/alvmark-2040/").content.decode()


def test_a_section_page_leads_up_down_and_along(client: Client, published: Edition) -> None:
    page = client.get("/strategi/alvmark-2040/avsnitt/ett-kunnigt-alvmark/").content.decode()
    assert "Alla ska kunna lära nytt hela livet." in page
    for key in ("malbilder", "delmal"):
        assert f'href="/strategi/alvmark-2040/avsnitt/{key}/"' in page
    assert client.get("/strategi/alvmark-2040/avsnitt/finns-inte/").status_code == 404
    assert client.get("/strategi/alvmark-2040/dialogunderlag/avsnitt/vision/").status_code == 200


def test_markup_in_a_file_is_text_on_the_page(client: Client, document: Document, officer: Person) -> None:
    text = (
        "# <script>alert(1)</script>\n\nEn rad <img src=x onerror=alert(1)> till.\n\n# Mål <b>\n\nText {{ 7|add:1 }}.\n"
    )
    edition = actions.import_edition(
        document=document, stage=Stage.ADOPTED, file=File("x.txt", text.encode()), at=AT, by=officer
    )
    actions.publish_edition(edition=edition, at=AT, by=officer)
    for path in ("", "ladda-ner/html/"):
        html = client.get(f"/strategi/alvmark-2040/{path}").content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "Text {{ 7|add:1 }}." in html


def test_paragraphs_are_counted_as_people_count() -> None:
    kinds: tuple[Literal["body", "item", "cell", "note"], ...] = (
        "body",
        "item",
        "item",
        "cell",
        "cell",
        "body",
        "note",
    )
    blocks = tuple(Block("x", kind=kind, table=0 if kind == "cell" else -1) for kind in kinds)
    wanted = ["k-s1", "k-s1-1", "k-s1-2", "k-t1-1", "k-t1-2", "k-s2", "k-s2-1"]
    assert [anchor for anchor, _ in anchors(SectionFact("k", "", "K", 1, None, blocks))] == wanted


def test_pages_of_the_desk_are_closed_to_others(client: Client, published: Edition, reader: Person) -> None:
    base = "/strategi/alvmark-2040/dialogunderlag/"
    paths = ["/strategi/importera/", *(base + end for end in ("granska/", "publicera/", "kasta/", "original/"))]
    for path in paths:
        assert client.get(path).status_code == 302
    client.force_login(reader)
    for path in paths:
        assert client.get(path).status_code == 404


def test_an_officer_does_not_publish(client: Client, draft: Edition, officer: Person) -> None:
    client.force_login(officer)
    assert client.post("/strategi/alvmark-2040/dialogunderlag/publicera/").status_code == 404
    assert not Edition.objects.get().is_published


def test_queries_do_not_grow_with_the_text(
    client: Client, published: Edition, django_assert_max_num_queries: Any
) -> None:
    for path in ("/strategi/alvmark-2040/", "/strategi/alvmark-2040/avsnitt/vision/", "/strategi/"):
        with django_assert_max_num_queries(8):
            client.get(path)


def test_a_long_strategy_stays_a_light_page(client: Client, document: Document, officer: Person) -> None:
    """As long as the demo's: 48 sections and 250 paragraphs; what the page adds to the words is kept down."""
    said = "Länet behöver fler som kan, och tåg som går varje timme till alla kommuner. " * 3
    text = "\n\n".join(f"# Ett avsnitt med en rubrik, {at}\n\n" + f"{said}\n\n" * 5 for at in range(48))
    edition = actions.import_edition(
        document=document, stage=Stage.ADOPTED, file=File("x.md", text.encode()), at=AT, by=officer
    )
    actions.publish_edition(edition=edition, at=AT, by=officer)
    page = client.get("/strategi/alvmark-2040/").content
    assert page.count(b"<p id=") == 240
    assert len(page) <= 100_000
    assert len(page) - 240 * len(said.strip().encode()) <= 34_000
    english = client.get("/en/strategi/alvmark-2040/").content
    assert len(english) <= len(page) + 500  # the language is said once, not at each paragraph


def test_a_heading_is_the_way_to_its_sections_own_page(client: Client, published: Edition) -> None:
    page = client.get("/strategi/alvmark-2040/").content.decode()
    assert '<h2 id="vision"><a href="avsnitt/vision/"><span class="no">2</span> Vision</a></h2>' in page
    assert client.get("/strategi/alvmark-2040/avsnitt/vision/").status_code == 200
    english = client.get("/en/strategi/alvmark-2040/").content.decode()
    assert '<div class="text" lang="sv">' in english
    assert '<section class="files" lang="en"' in english
