"""An officer opens a round from a Word file; organisations and residents respond without an account, in every way there is."""

import io
import re
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.journeys.cast import NARROW, WIDE
from tests.journeys.test_accessibility import faults, wider

pytestmark = pytest.mark.browser

TODAY = datetime.now(UTC).date()
OPEN = "Remiss av cykelstrategi för Älvmarks län"


def link_to(site: str, browser: Browser, states: dict[str, Path], address: str) -> str:
    """The personal link in the mail to an address, as the desk reads it in the outbox."""
    context = browser.new_context(storage_state=states["strateg"], locale="sv-SE")
    page = context.new_page()
    page.goto(f"{site}/utkorg/?ord={address}")
    page.get_by_role("link", name=re.compile("^Remiss: .*cykelstrategi")).first.click()
    found = re.search(r"/svara/[\w-]+/", page.locator("pre").inner_text())
    assert found
    context.close()
    return site + found[0]


def good(page: Page) -> None:
    """Accessible, and no wider than the window."""
    assert faults(page, whole=True) == []
    assert wider(page) == []


def anyone(browser: Browser, **more: object) -> BrowserContext:
    return browser.new_context(locale="sv-SE", **{"viewport": WIDE, **more})  # type: ignore[arg-type]


def test_an_officer_opens_a_round_from_a_word_file(
    site: str, browser: Browser, states: dict[str, Path], tmp_path: Path
) -> None:
    name = f"Vattenplan {uuid.uuid4().hex[:6]}"
    word = Document()
    word.add_heading(name, 0)
    for heading, text in (("1 Varför?", "Vattnet behövs."), ("2 Mål", "Alla sjöar ska ha god status 2035.")):
        word.add_heading(heading, 1)
        word.add_paragraph(text)
    word.save(str(tmp_path / "plan.docx"))
    context = browser.new_context(storage_state=states["strateg"], locale="sv-SE", viewport=WIDE)
    page = context.new_page()
    page.goto(f"{site}/strategi/importera/")
    page.get_by_label("Fil", exact=True).set_input_files(tmp_path / "plan.docx")
    page.get_by_label("Titel").fill(name)
    page.get_by_label("Sort").select_option(label="strategisk plan")
    page.get_by_label("Region", exact=True).fill("Region Älvmark")
    page.get_by_role("button", name="Läs och visa").click()
    page.locator("main form button").last.click()
    page.goto(f"{site}/remiss/")
    page.get_by_role("link", name="Ny remiss").click()
    page.get_by_label("Utgåva").select_option(label=f"{name}, remissversion")
    page.get_by_label("Remissens namn").fill(f"Remiss av {name}")
    page.get_by_label("Diarienummer").fill(f"J {name}")
    page.get_by_label("Öppnar").fill(TODAY.isoformat())
    page.get_by_label("Klockan", exact=True).fill("00:00")
    page.get_by_label("Sista dag att svara").fill((TODAY + timedelta(days=40)).isoformat())
    good(page)
    page.get_by_role("button", name="Spara och gå vidare").click()
    page.get_by_role("link", name="Frågor", exact=True).click()
    page.get_by_label("Fråga").first.fill("Är målen rätt?")
    good(page)
    page.get_by_role("button", name="Spara frågorna").click()
    page.get_by_role("link", name="Missiv", exact=True).click()
    page.get_by_label("Missiv").fill("Vi vill veta vad ni tycker om vattnet.")
    page.get_by_role("button", name="Spara missivet").click()
    page.get_by_role("link", name="Sändlista", exact=True).click()
    page.get_by_role("group", name=re.compile("Kommuner")).get_by_label(re.compile("Alla i klassen")).check()
    page.get_by_role("button", name="Spara sändlistan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Remiss av {name}")
    good(page)
    page.get_by_role("button", name="Öppna remissen").click()
    expect(page.get_by_role("status").first).to_contain_text("Remissen är öppen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("har svarat")
    good(page)
    where = page.url.split("/sandlista/")[0]
    context.close()
    world = anyone(browser)
    seen = world.new_page()
    seen.goto(f"{where}/")
    expect(seen.get_by_role("link", name="Svara på remissen")).to_be_visible()
    good(seen)
    world.close()


def test_a_board_answers_by_keyboard_alone_and_another_by_file(
    site: str, browser: Browser, states: dict[str, Path], tmp_path: Path
) -> None:
    start = link_to(site, browser, states, "kommun@granberg.example")
    context = anyone(browser)
    page = context.new_page()
    page.goto(start)
    good(page)
    unit = f"Kulturnämnden {uuid.uuid4().hex[:5]}"
    _press_to(page, "Nämndens namn")
    page.keyboard.type(unit)
    _enter(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(unit)
    good(page)
    _press_to(page, "3.4 Cykelturism")
    _enter(page)
    _press_to(page, "3.4 Cykelturism")
    page.keyboard.type("Nämnden vill att leden går förbi gruvmuseet i Granberg.")
    expect(page.locator(".saved")).to_contain_text("Sparat kl.", timeout=20_000)
    good(page)
    _press_to(page, "Spara och visa hela svaret")
    _enter(page)
    _press_to(page, "Granska och skicka")
    _enter(page)
    _press_to(page, "Godkänns av")
    page.keyboard.type(unit)
    _enter(page)
    _press_to(page, "Skicka svaret")
    _enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack! Svaret är inskickat.")
    good(page)
    (tmp_path / "yttrande.txt").write_text("Tekniska nämnden saknar ett mål för drift av cykelvägar på vintern.\n")
    page.goto(start)
    page.get_by_label("Nämndens namn").fill(f"Tekniska nämnden {uuid.uuid4().hex[:5]}")
    page.get_by_role("button", name="Börja på nämndens svar").click()
    page.get_by_role("link", name="Filer och Word").click()
    page.get_by_label("Fil", exact=True).set_input_files(tmp_path / "yttrande.txt")
    page.get_by_role("button", name="Lägg till filen").click()
    expect(page.get_by_role("status").first).to_contain_text("yttrande.txt")
    good(page)
    page.get_by_role("link", name="Ert svar").click()
    page.get_by_role("link", name="Granska och skicka").click()
    page.get_by_label("Godkänns av").fill("Tekniska nämnden")
    page.get_by_role("button", name="Godkänn svaret").click()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("link", name="yttrande.txt")).to_be_visible()
    context.close()


def _enter(page: Page) -> None:
    """Press it, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _press_to(page: Page, name: str) -> None:
    """Tab until what has this name has the focus."""
    for _step in range(90):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const one = document.activeElement; return one.labels?.length ? "
            "[...one.labels].map(l => l.innerText).join(' ') : one.innerText || one.value || ''; }"
        )
        if said.strip().startswith(name):
            return
    pytest.fail(f"Tab never comes to {name}")


def test_a_municipality_abstains_by_one_button(site: str, browser: Browser, states: dict[str, Path]) -> None:
    start = link_to(site, browser, states, "kommun@kvarnforsa.example")
    context = anyone(browser)
    page = context.new_page()
    page.goto(start)
    page.get_by_label("Nämndens namn").fill(f"Vård- och omsorgsnämnden {uuid.uuid4().hex[:5]}")
    page.get_by_role("button", name="Börja på nämndens svar").click()
    page.get_by_role("button", name="Vi avstår från att yttra oss").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ni har avstått")
    context.close()


def test_a_resident_answers_on_a_phone(site: str, browser: Browser) -> None:
    context = anyone(browser, viewport=NARROW, color_scheme="dark", has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/remiss/")
    good(page)
    page.get_by_role("link", name=OPEN).click()
    good(page)
    page.get_by_role("link", name=re.compile(r"Kommentera\s*: 2\.3 Hela resan")).click()
    good(page)
    page.get_by_role("button", name="Börja svara").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2.3 Hela resan")
    good(page)
    page.get_by_role("textbox").fill("Det behövs tak över cyklarna vid hållplatsen också.")
    page.get_by_role("button", name="Spara och visa hela svaret").click()
    page.get_by_role("link", name="Granska och skicka").click()
    good(page)
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack! Svaret är inskickat.")
    expect(page.get_by_text("Det behövs tak över cyklarna")).to_be_visible()
    good(page)
    context.close()


def test_what_is_written_on_a_dead_line_is_not_lost(site: str, browser: Browser) -> None:
    context = anyone(browser)
    page = context.new_page()
    page.goto(f"{site}/remiss/")
    page.get_by_role("link", name=OPEN).click()
    page.get_by_role("link", name="Svara på remissen").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Börja svara").click()
    box = page.get_by_role("textbox").first
    context.set_offline(True)
    box.fill("Skrivet utan nät.")
    expect(page.locator(".saved")).to_contain_text("Ingen kontakt", timeout=20_000)
    context.set_offline(False)
    page.reload()
    expect(page.get_by_role("textbox").first).to_have_value("Skrivet utan nät.")
    expect(page.locator(".saved")).to_contain_text("Sparat kl.", timeout=20_000)
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.get_by_role("textbox").first).to_have_value("Skrivet utan nät.")
    context.close()


def test_what_is_written_before_the_script_has_come_is_saved(site: str, browser: Browser) -> None:
    context = anyone(browser)
    page = context.new_page()
    held: list[Route] = []
    page.route("**/consultation/answer*.js", lambda route: held.append(route))
    page.goto(f"{site}/remiss/")
    page.get_by_role("link", name=OPEN).click()
    page.get_by_role("link", name="Svara på remissen").click()
    page.get_by_role("button", name="Börja svara").click(no_wait_after=True)
    page.wait_for_url("**/svara/**", wait_until="commit")
    page.get_by_role("textbox", name="Skriv mer om du vill").first.fill("Skrivet på ett segt nät.")
    assert held, "the page asks for the script"
    for one in held:
        one.continue_()
    page.unroute_all()
    expect(page.locator(".saved")).to_contain_text("Sparat kl.", timeout=20_000)
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.get_by_role("textbox").first).to_have_value("Skrivet på ett segt nät.")
    context.close()


def test_without_script_everything_can_be_read_answered_and_sent(site: str, browser: Browser) -> None:
    context = anyone(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/remiss/")
    page.get_by_role("link", name=OPEN).click()
    page.get_by_role("link", name="Läs förslaget").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cykelstrategi")
    page.go_back()
    page.get_by_role("link", name="Svara på remissen").click()
    page.get_by_role("button", name="Börja svara").click()
    page.get_by_role("group", name="Hur bra är målen till 2035?").get_by_label("mindre bra").check()
    page.get_by_role("textbox").last.fill("Jag kan hjälpa till att räkna cyklister.")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_role("link", name="Granska och skicka").click()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("mindre bra")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Spara svaret som fil").click()
    assert "räkna cyklister" in Path(waiting.value.path()).read_text()
    context.close()


def test_the_word_form_is_filled_in_and_read_back(
    site: str, browser: Browser, states: dict[str, Path], tmp_path: Path
) -> None:
    start = link_to(site, browser, states, "kommun@forsmyra.example")
    context = anyone(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(start)
    page.get_by_label("Nämndens namn").fill(f"Byggnadsnämnden {uuid.uuid4().hex[:5]}")
    page.get_by_role("button", name="Börja på nämndens svar").click()
    page.get_by_role("link", name="Filer och Word").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Hämta Word-mallen").click()
    word = Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    at = next(number for number, one in enumerate(word.paragraphs) if one.text == "4.2 Pengar")
    word.paragraphs[at + 1].text = "Tolv procent är för lite."
    word.save(str(tmp_path / "ifylld.docx"))
    page.get_by_label("Ifylld Word-mall").set_input_files(tmp_path / "ifylld.docx")
    page.get_by_role("button", name="Läs in det ifyllda").click()
    expect(page.get_by_role("heading", name="4.2 Pengar")).to_be_visible()
    expect(page.get_by_text("Tolv procent är för lite.")).to_be_visible()
    context.close()
