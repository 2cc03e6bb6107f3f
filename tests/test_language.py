"""Swedish pages speak Swedish, English pages English; what people wrote is Swedish everywhere, and marked so."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.conf import LazySettings
from django.test import Client

from samsyn.comments.models import Original
from samsyn.consultation import actions, storing
from samsyn.consultation.models import Response, Round
from samsyn.consultation.tests.provlanet import LETTERS, NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Stage
from tests.test_templates import entries

pytestmark = pytest.mark.django_db
SAME = frozenset(
    {"Text", "Region", "Word", "Organisation", "Start", "program", "band", "PDF", "HTML", "Esc", "CSV", "Excel", "JSON"}
)  # words that both languages share
VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "rect", "path", "circle", "image"})
SWEDISH_LETTERS = re.compile(r"[åäöÅÄÖ]")


class Said(HTMLParser):
    """The words of a page by the language their markup gives them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: dict[str, list[str]] = {"sv": [], "en": [], "se": []}

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else "sv"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        language = facts.get("lang") or self.language
        for name in ("aria-label", "title", "placeholder"):
            if facts.get(name):
                self.words[language].append(str(facts[name]))
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if tag in {name for name, _language in self.open}:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][0] not in {"title", "style", "script"}:
            self.words[self.language].append(" ".join(data.split()))


def said(page: str) -> dict[str, list[str]]:
    reader = Said()
    reader.feed(page)
    return reader.words


@pytest.fixture
def officer(settings: LazySettings) -> Person:
    settings.REGION = "Region Provlanet"
    return people.invite(email="s@region.example", name="Strategist", role=Role.STRATEGIST, by=None, password="x" * 12)


@pytest.fixture
def round_(officer: Person) -> Round:
    document = strategy.create_document(
        kind=Kind.RUS, title="Provlänet 2040", region="Region Provlänet", county="Provlänet", by=officer
    )
    file = File("strategi.md", STRATEGY.encode())
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=NOW, by=officer)
    strategy.publish_edition(edition=edition, at=NOW, by=officer)
    row = actions.open_round(
        edition=edition,
        title="Remiss av Provlänet 2040",
        registry_number="RUN 2026-1",
        opens_on=date(2026, 5, 1),
        closes_on=date(2026, 10, 15),
        by=officer,
    )
    letters = {name: text.encode() for name, text in LETTERS.items()} | {"trasig.pdf": b"%PDF-1.7 trasig"}
    batch = actions.receive_files(round_=row, source="svar", files=letters.items(), at=NOW, by=officer)
    storing.read_batch(batch, at=NOW, jobs=0)
    return row


def paths(round_: Round) -> list[str]:
    base = f"/remiss/{round_.pk}/"
    response = Response.objects.order_by("pk")[0]
    assert Original.objects.exists()
    return [
        "/", "/komponenter/", "/finns-inte/", "/strategi/", "/strategi/provlanet-2040/", "/strategi/importera/",
        "/strategi/provlanet-2040/remissversion/", "/strategi/provlanet-2040/utgavor/", "/remiss/",
        base, f"{base}ta-emot/", f"{base}filer/", f"{base}yttranden/", f"{base}yttranden/{response.pk}/",
        f"{base}synpunkter/", f"{base}synpunkter/?ord=finnsinte", f"{base}synpunkter/1/", f"{base}at-sidan/",
        f"{base}sammanstallning/",
    ]  # fmt: skip


def test_every_page_speaks_its_own_language(round_: Round, officer: Person, client: Client) -> None:
    client.force_login(officer)
    swedish = set(entries()) - SAME
    english = {text for texts in entries().values() for text in texts} - SAME - swedish
    faults: dict[str, list[str]] = {}
    for path in paths(round_):
        page = client.get(path, follow=True).content.decode()
        assert '<html lang="sv">' in page
        faults[path] = sorted(set(said(page)["sv"]) & english)
        page = client.get(f"/en{path}", follow=True).content.decode()
        assert '<html lang="en">' in page
        found = said(page)
        ours = [text for text in found["en"] if "Provlänet 2040" not in text]  # a title may stand in a sentence
        faults[f"/en{path}"] = [text for text in ours if text in swedish or SWEDISH_LETTERS.search(text)]
        assert "På svenska" in found["sv"], path
    assert {path: found for path, found in faults.items() if found} == {}


def test_a_stranger_logs_in_in_the_language_of_the_page(client: Client) -> None:
    page = client.get("/en/remiss/1/", follow=True)
    assert page.redirect_chain[0][0].startswith("/en/logga-in/?next=/en/remiss/1/")
    found = said(page.content.decode())
    assert "Log in" in found["en"]
    assert [text for text in found["en"] if SWEDISH_LETTERS.search(text)] == []


def test_logging_in_and_out_keeps_the_language(officer: Person, client: Client) -> None:
    answer = client.post("/en/logga-in/", {"username": officer.email, "password": "x" * 12})
    assert answer.headers["Location"] == "/en/"
    assert client.post("/en/logga-ut/").headers["Location"] == "/en/"


def test_links_stay_in_the_language(round_: Round, officer: Person, client: Client) -> None:
    client.force_login(officer)
    for path in paths(round_):
        page = client.get(f"/en{path}", follow=True).content.decode()
        for link in re.findall(r'<(?:a|form)\b[^>]*?(?:href|action)="(/[^"]*)"([^>]*)', page):
            assert link[0].startswith(("/en/", "/static/")) or 'lang="sv"' in link[1], f"{path} → {link[0]}"
