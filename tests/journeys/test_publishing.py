"""After the answers, in the finished round of the demo: compare, mask and publish, and the respondent's page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from samsyn.cores.text import formats
from samsyn.cores.text.values import File
from tests.journeys.cast import NARROW

pytestmark = pytest.mark.browser
FINISHED = "Remiss av kompetensplanen"


def base_of(page: Page, site: str) -> str:
    """The address of the finished round."""
    page.goto(f"{site}/remiss/")
    if found := re.match(rf"{site}/remiss/\d+/", page.url):
        return found.group()  # the only one
    href = page.get_by_role("link", name=re.compile(FINISHED)).first.get_attribute("href")
    assert href
    return site + href


@pytest.fixture(scope="module")
def finished(site: str, browser: Browser, states: dict[str, Path]) -> str:
    context = browser.new_context(storage_state=states["handlaggare"])
    found = base_of(context.new_page(), site)
    context.close()
    return found


def test_anybody_sees_what_changed_and_why(browser: Browser, finished: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(f"{finished}andringar/")
    changed = page.locator("section.compared").filter(has_text="Lärcentrum")
    expect(changed.locator("ins")).to_contain_text("öppna också kvällstid")
    expect(changed.locator("del")).to_contain_text("bestäms av kommunen")
    expect(changed.locator("ins .unseen").first).to_have_text(re.compile("tillagt"))
    changed.get_by_role("link", name=re.compile(r"^\d+$")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vad sades")
    expect(page.locator(":target")).to_contain_text("Beaktas")
    context.close()


def test_what_is_masked_is_not_in_the_file_that_everybody_gets(
    site: str, browser: Browser, states: dict[str, Path], finished: str
) -> None:
    officer = browser.new_context(storage_state=states["handlaggare"], java_script_enabled=False)
    page = officer.new_page()
    page.goto(f"{finished}publicera/")
    page.get_by_role("link", name="Ängsvikens kommun.txt").click()
    address = page.url
    page.get_by_text("Dra tillbaka filen", exact=True).click()
    page.get_by_label("Varför?").fill("Ett ord till ska maskas")
    page.get_by_role("button", name="Dra tillbaka", exact=True).click()
    page.get_by_label("Ord eller mening som ska maskas").fill("byter yrke")
    page.get_by_role("button", name="Maska orden").click()
    expect(page.get_by_role("status")).to_contain_text("maskat")
    page.get_by_role("button", name="Gör filen").click()
    expect(page.get_by_role("status")).to_contain_text("genomsökt")
    officer.close()
    second = browser.new_context(storage_state=states["strateg"], java_script_enabled=False)
    page = second.new_page()
    page.goto(address)
    page.get_by_role("button", name="Jag har läst filen och godkänner den").click()
    page.get_by_role("button", name="Publicera för alla").click()
    second.close()
    stranger = browser.new_context(java_script_enabled=False)
    page = stranger.new_page()
    page.goto(f"{finished}svar/")
    answer = page.get_by_role("listitem").filter(has_text="Ängsvikens kommun").first
    expect(answer).to_contain_text("delar är maskade")
    href = answer.get_by_role("link", name=re.compile("^PDF")).get_attribute("href")
    data = stranger.request.get(site + str(href)).body()
    text = " ".join(" ".join(part.text for part in formats.read(File("ny.pdf", data)).pages).split())
    assert "byter yrke" not in text
    assert "vartannat år" in text
    answer.get_by_role("link", name=re.compile("^Läs som webbsida")).click()
    expect(page.locator("mark").first).to_have_text("maskat")
    expect(page.locator("body")).not_to_contain_text("byter yrke")
    stranger.close()


def test_a_respondent_finds_the_outcome_in_one_click(site: str, browser: Browser, states: dict[str, Path]) -> None:
    desk = browser.new_context(storage_state=states["strateg"])
    page = desk.new_page()
    page.goto(f"{site}/utkorg/")
    page.get_by_label("Mottagare eller ämne").fill("Vad blev det av era synpunkter")
    page.get_by_role("button", name="Visa").click()
    page.get_by_role("link", name=re.compile("Vad blev det av era synpunkter.*RUN 2025-41")).first.click()
    link = re.search(r"/utfall/[-\w]+/", page.locator("main").inner_text())
    assert link
    desk.close()
    respondent = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = respondent.new_page()
    page.goto(site + link.group())
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad blev det av våra synpunkter?")
    expect(page.locator(".outcome > li").first.locator("blockquote")).not_to_be_empty()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Spara som brev i Word").click()
    assert saved.value.suggested_filename == "svar.docx"
    respondent.close()
