"""A question goes from proposal to register, and an empty seat is found and filled, in a real browser."""

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

BASE = "/samverkan/regionala"
TITLE = "Gemensam växel för trygghetslarm i länet"
type Enter = Callable[[str], Page]


@pytest.fixture
def enter(site: str, browser: Browser, states: dict[str, Path]) -> Enter:
    def as_(who: str) -> Page:
        page = browser.new_context(storage_state=states[who], locale="sv-SE", base_url=site).new_page()
        page.set_default_timeout(20_000)
        return page

    return as_


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def plan(page: Page) -> str:
    """A meeting tomorrow; its address."""
    begins = (datetime.now() + timedelta(days=1)).replace(hour=9, minute=0)  # noqa: DTZ005
    page.goto(f"{BASE}/moten/nytt/")
    page.get_by_label("Börjar").fill(begins.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_label("Slutar").fill(begins.replace(hour=11).strftime("%Y-%m-%dT%H:%M"))
    press(page, "Spara")
    return page.url.split("forbered")[0]


def test_from_proposal_to_register(enter: Enter) -> None:
    member, office = enter("lasare"), enter("handlaggare")
    meeting = plan(office)
    # a member proposes
    member.goto(f"{BASE}/forslag/nytt/")
    member.get_by_label("Rubrik").fill(TITLE)
    member.get_by_label("Punkten avser").select_option(label="ställningstagande")
    member.get_by_label("Koppling till strategin").select_option(index=3)
    member.get_by_label("Bakgrund").fill("Kommunerna har var sin växel.")
    member.get_by_label("Förslag till ställningstagande").fill("Vi bygger en gemensam växel.")
    press(member, "Lämna förslaget")
    item = member.url
    # the office prepares it, the member says what the municipality thinks
    office.goto(item)
    press(office, "Ta upp")
    office.goto(f"{meeting}forbered/")
    office.get_by_role("button", name=re.compile(f"Ta med ändå ?: {TITLE}")).click()  # a meeting tomorrow: it is late
    member.goto(item)
    member.get_by_label("Förankrat hemma").check()
    member.get_by_label("Kräver ett formellt beslut hemma").check()
    member.get_by_label("Avvikande synpunkt").fill("Vi vill behålla vår egen växel till 2029.")
    press(member, "Lämna besked")
    # kallelse
    press(office, "Skicka kallelsen")
    expect(office.get_by_role("link", name="Öppna filen")).to_be_visible(timeout=60_000)
    file = member.request.get(f"{meeting}kallelse.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(file.body()))
    assert "Vi bygger en gemensam växel." in re.sub(r"\s+", " ", text)
    # the meeting, by keyboard from here to the saved point
    office.goto(f"{meeting}sekreterare/")
    press(office, "Öppna mötet")
    for box in office.locator("ul.present input[type=checkbox]").all():
        box.check()
    press(office, "Spara närvaron")
    office.get_by_label("Vad som sägs").fill("Frågan föredrogs.")
    office.get_by_text("Avvikande synpunkter till protokollet").click()
    office.get_by_label("Älvstads kommun", exact=True).fill("Älvstad vill behålla sin växel till 2029.")
    office.get_by_label("Föredraget").check()
    office.get_by_label("konsensus med avvikande synpunkt").check()
    expect(office.locator(".saved")).to_contain_text("Sparat")
    press(office, "Avsluta mötet")
    # minutes
    press(office, "Spara texten")
    for box in office.locator(".choose input[type=checkbox]:not(:checked)").all()[:2]:
        box.check()  # the chair is ticked already
    press(office, "Skicka på justering")
    waiting = office.locator("summary", has_text="Justerat på annat sätt")
    for left in (3, 2, 1):
        expect(waiting).to_have_count(left)
        waiting.first.click()
        office.get_by_label("Hur, eller varför?").first.fill("Per mejl.")
        office.get_by_role("button", name="Anteckna som justerat").first.click()
    press(office, "Publicera")
    minutes = docx.Document(io.BytesIO(member.request.get(f"{meeting}protokoll/1/protokoll.docx").body()))
    assert "Älvstad vill behålla sin växel till 2029." in " ".join(p.text for p in minutes.paragraphs)
    pages = pdfium.PdfDocument(member.request.get(f"{meeting}protokoll/1/protokoll.pdf").body())
    text = re.sub(r"\s+", " ", " ".join(one.get_textpage().get_text_range() for one in pages))
    assert "Avvikande synpunkt, Älvstads kommun: Älvstad vill behålla sin växel till 2029." in text
    assert text.count("Per mejl.") == 3
    # the decision at home, and the register
    member.goto("/samverkan/stallningstaganden/?ord=växel")
    member.get_by_role("link", name=TITLE).click()
    member.get_by_text("Anteckna beslutet").click()
    member.get_by_label("Beslutet", exact=True).select_option(label="ställer sig bakom delvis")
    member.get_by_label("Beslutande organ").fill("kommunfullmäktige")
    press(member, "Spara beslutet")
    expect(member.get_by_text("ställer sig bakom delvis").first).to_be_visible()


def test_an_empty_seat_is_found_and_filled(enter: Enter) -> None:
    office = enter("handlaggare")
    office.goto(f"{BASE}/ledamoter/arbete/")
    expect(office.get_by_role("heading", level=1)).to_have_text("1 plats är tom")
    office.get_by_role("link", name=re.compile("Fyll platsen ?: Myrselets kommun opposition")).click()
    office.get_by_label("Funktion").fill("kommunstyrelsens andre vice ordförande")
    press(office, "Spara")
    expect(office.get_by_role("heading", level=1)).to_have_text("Alla platser är besatta")


def test_a_lost_connection_and_a_second_secretary_lose_nothing(enter: Enter) -> None:
    office, second = enter("handlaggare"), enter("strateg")
    meeting = plan(office)
    office.goto(f"{meeting}forbered/")
    press(office, "Lägg till öppnande, val av justerare och föregående möte")
    office.goto(f"{meeting}sekreterare/")
    press(office, "Öppna mötet")
    second.goto(f"{meeting}sekreterare/")
    notes, saved = office.get_by_label("Vad som sägs"), office.locator(".saved")
    office.context.set_offline(True)
    notes.fill("Det här skrevs utan nät.")
    expect(saved).to_contain_text("Ingen förbindelse", timeout=20_000)
    office.context.set_offline(False)
    expect(saved).to_contain_text("Sparat", timeout=20_000)
    # the second opened the page before: the first one's text stands, and the second's is beside it
    second.get_by_label("Vad som sägs").fill("Den andra sekreteraren skriver.")
    expect(second.locator(".saved")).to_contain_text("Någon annan hann spara före dig", timeout=20_000)
    press(second, "Spara Alt+S")
    expect(second.get_by_text("Den andra sekreteraren skriver.")).to_be_visible()
    expect(second.get_by_label("Vad som sägs")).to_have_value("Det här skrevs utan nät.")
    press(office, "Avsluta mötet")


def test_a_rule_set_is_copied_and_changed(enter: Enter) -> None:
    chief = enter("strateg")
    chief.goto("/samverkan/regler/")
    chief.get_by_role("link", name="Enkelt råd").click()
    chief.get_by_label("Namn på kopian").fill("Våra egna regler")
    press(chief, "Kopiera reglerna")
    expect(chief.get_by_role("heading", level=1)).to_have_text("Våra egna regler")
    chief.get_by_label("Ärendetyp", exact=True).fill("beredning")
    press(chief, "Lägg till ärendetyp")
    expect(chief.get_by_role("button", name=re.compile("Ta bort ?: beredning"))).to_be_visible()
    chief.get_by_label("Kallelse, dagar före").fill("10")
    press(chief, "Spara reglerna")
    expect(chief.get_by_label("Kallelse, dagar före")).to_have_value("10")
