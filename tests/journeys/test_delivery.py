"""A strategist imports, links, sets a target, judges and publishes; a resident reads the goal; the report is built and opened."""

import io
import os
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.cast import NARROW, WIDE

pytestmark = pytest.mark.browser

GOAL = "Kompetens som räcker hela vägen"
FIGURES = "område;år;kön;värde\n" + "".join(
    f"0099;{year};{sex};{value + (year - 2014) * 0.8:.1f}\n".replace(".", ",")
    for year in range(2014, 2026)
    for sex, value in (("alla", 40.0), ("kvinnor", 44.0), ("män", 36.0))
)


@pytest.fixture
def strategist(browser: Browser, states: dict[str, Path]) -> Page:
    return browser.new_context(storage_state=states["strateg"], locale="sv-SE", viewport=WIDE).new_page()


@pytest.fixture
def resident(browser: Browser) -> Page:
    return browser.new_context(locale="sv-SE", viewport=NARROW).new_page()


def test_from_own_figures_to_a_public_goal(site: str, strategist: Page, resident: Page) -> None:
    page = strategist
    page.goto(f"{site}/uppfoljning/arbete/")
    page.get_by_role("link", name="Läs in egna siffror").click()
    page.get_by_label("Namn", exact=True).fill("Vuxna i utbildning, andel")
    page.get_by_label("Kort namn i adressen").fill("vuxna-i-utbildning")
    page.get_by_label("Område").fill("0099")
    page.get_by_label("Enhet").fill("%")
    page.get_by_label("Kalkylblad").set_input_files(
        {"name": "fel.csv", "mimeType": "text/csv", "buffer": b"omr\xc3\xa5de;\xc3\xa5r\n0099;2024\n"}
    )
    page.get_by_role("button", name="Läs in").click()
    assert page.get_by_text("Rubrikerna värde saknas på första raden").is_visible()
    page.get_by_label("Kalkylblad").set_input_files(
        {"name": "siffror.csv", "mimeType": "text/csv", "buffer": FIGURES.encode()}
    )
    page.get_by_role("button", name="Läs in").click()
    assert page.get_by_text("Siffrorna är inlästa").is_visible()

    page.get_by_label(re.compile(GOAL)).check()
    page.locator("#fakta").locator("..").get_by_role("button", name="Spara").click()
    page.get_by_label("Värde", exact=True).fill("58,5")
    page.get_by_label("Senast år").fill("2040")
    page.get_by_role("button", name="Sätt målet").click()
    assert page.get_by_text("Minst 58,5 år 2040").is_visible()
    page.get_by_label("Bedömning i en mening").fill("Fler vuxna utbildar sig, och takten räcker.")
    page.get_by_role("button", name="Spara bedömningen").click()
    assert page.get_by_text("Bedömningen är sparad").is_visible()

    resident.goto(f"{site}/uppfoljning/")
    resident.get_by_role("link", name=re.compile(GOAL)).first.click()
    assert not resident.get_by_text("Vuxna i utbildning, andel").count()
    page.get_by_role("button", name="Publicera indikatorn").click()
    assert page.get_by_text("Publicerat. Alla kan se det.").is_visible()
    resident.reload()
    card = resident.locator("article", has_text="Vuxna i utbildning, andel")
    assert card.get_by_text("Fler vuxna utbildar sig, och takten räcker.").is_visible()
    assert "2025: kvinnor 52,8, män 44,8, skillnad 8,0." in card.inner_text()
    assert card.locator("svg").get_attribute("role") == "img"


def test_key_figures_are_found_by_words_fetched_judged_and_read(site: str, strategist: Page, resident: Page) -> None:
    if os.environ.get("SAMSYN_TEST_SITE") and not os.environ.get("SAMSYN_KOLADA_URL"):
        pytest.skip("Sajten frågar inte källornas stand-in: SAMSYN_KOLADA_URL saknas.")
    page, name = strategist, "Förvärvsarbetande invånare 20-64 år, andel (%)"
    page.goto(f"{site}/uppfoljning/arbete/")
    page.get_by_role("link", name="Sök nyckeltal").click()
    page.get_by_label("Vad handlar siffrorna om?").fill("invånare")
    page.get_by_role("button", name="Sök", exact=True).click()
    for one in (name, "Invånare totalt, antal", "Nystartade företag, antal/1000 invånare"):
        page.get_by_label(one, exact=True).check()
    page.get_by_role("button", name="Hämta de valda").click()
    page.get_by_label("Område", exact=True).fill("0019")
    page.get_by_role("button", name="Hämta", exact=True).click()
    page.get_by_role("link", name=name).click()
    page.get_by_label(re.compile("friskt och gott liv")).check()
    page.locator("#fakta").locator("..").get_by_role("button", name="Spara").click()
    page.get_by_label("Värde", exact=True).fill("85,5")
    page.get_by_label("Senast år").fill("2040")
    page.get_by_role("button", name="Sätt målet").click()
    page.get_by_label("Bedömning i en mening").fill("Fler arbetar, men inte tillräckligt många.")
    page.get_by_role("button", name="Spara bedömningen").click()
    page.get_by_role("button", name="Publicera indikatorn").click()
    assert page.get_by_text("Publicerat. Alla kan se det.").is_visible()
    resident.goto(f"{site}/uppfoljning/mal/ett-liv-i-balans/")
    card = resident.locator("article", has_text=name)
    assert card.get_by_text("Fler arbetar, men inte tillräckligt många.").is_visible()
    assert "Källa: Kolada, hämtat" in card.inner_text()


def test_a_measure_is_linked_and_seen(site: str, strategist: Page, resident: Page) -> None:
    page = strategist
    page.goto(f"{site}/uppfoljning/")
    page.get_by_role("link", name=re.compile("En rik natur och ett klimat i balans")).first.click()
    address = page.url
    page.get_by_role("link", name="Lägg till en åtgärd").click()
    page.get_by_label("Vad ska göras").fill("Solceller på bygdegårdarna")
    page.get_by_label("Ansvarig").select_option(label="Bygdegårdarna i Älvmark")
    page.get_by_label("Första år").fill("2026")
    page.get_by_label("Sista år").fill("2028")
    page.get_by_role("button", name="Spara").click()
    resident.goto(address)
    assert not resident.get_by_text("Solceller på bygdegårdarna").count()
    page.get_by_role("button", name="Publicera").click()
    resident.reload()
    resident.get_by_role("link", name="Solceller på bygdegårdarna").click()
    assert resident.get_by_text("Bygdegårdarna i Älvmark").first.is_visible()


def test_the_report_is_written_and_opened(site: str, strategist: Page) -> None:
    page = strategist
    page.goto(f"{site}/uppfoljning/arbete/redovisning/2026/")
    slot = page.locator("#RES-11")
    slot.get_by_text("Skriv själv").click()
    slot.get_by_label("Text i stället för utkastet").fill("Byarna visste redan.\n\nVi lyssnade för sent.")
    slot.get_by_role("button", name="Spara texten").click()
    found = {}
    for form in ("docx", "pdf", "html"):
        found[form] = page.request.get(f"{page.url.split('#')[0]}{form}/").body()
    with zipfile.ZipFile(io.BytesIO(found["docx"])) as word:
        assert "Vi lyssnade för sent." in word.read("word/document.xml").decode()
    with pikepdf.open(io.BytesIO(found["pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert "Vi lyssnade för sent." in found["html"].decode()
