"""The main job on the web, as the cast does it; everything with JavaScript off and by keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.cast import NARROW

pytestmark = pytest.mark.browser


def test_a_resident_reads_the_strategy_without_javascript(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("link", name="Läs strategin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Älvmark")
    assert page.locator("main h2").count() > 5
    context.close()


def test_a_stranger_sees_nothing_of_the_responses(site: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path in ("/remiss/1/", "/remiss/1/synpunkter/1/", "/remiss/1/filer/1/", "/remiss/1/sammanstallning/"):
        page.goto(site + path)
        assert "/logga-in/" in page.url
    context.close()


def test_an_officer_follows_a_comment_to_its_source_and_confirms_it(
    site: str, browser: Browser, states: dict[str, Path]
) -> None:
    context = browser.new_context(storage_state=states["handlaggare"], java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/remiss/1/synpunkter/?visa=svaga")
    page.locator("ol.rows a").first.click()
    number = page.url.rstrip("/").rsplit("/", 1)[-1]
    expect(page.get_by_role("heading", name="Källan")).to_be_visible()
    expect(page.get_by_role("heading", name="Föreslagen plats")).to_be_visible()
    page.get_by_role("button", name="Bekräfta och gå vidare").click()
    expect(page.get_by_role("status")).to_contain_text(f"Synpunkt {number} är bekräftad")
    page.goto(f"{site}/remiss/1/synpunkter/{number}/")
    expect(page.get_by_role("heading", name="Bekräftad plats")).to_be_visible()
    context.close()


def test_a_reader_may_look_but_not_decide(site: str, browser: Browser, states: dict[str, Path]) -> None:
    context = browser.new_context(storage_state=states["lasare"])
    page = context.new_page()
    page.goto(f"{site}/remiss/1/synpunkter/1/")
    assert page.get_by_role("button", name="Bekräfta och gå vidare").count() == 0
    assert page.goto(f"{site}/remiss/1/ta-emot/").status == 404
    context.close()


def test_files_arrive_and_are_read(site: str, browser: Browser, states: dict[str, Path], tmp_path: Path) -> None:
    letter = tmp_path / "Yttrande Testviks kommun.txt"
    letter.write_text(
        "Testviks kommun\n\nYttrande över Älvmark 2040\n\n"
        "Kommunen anser att avsnittet om kompetensförsörjning saknar mål för vuxenutbildningen.\n\n"
        "Testviks kommun föreslår att målbilden om resor kompletteras med nattågen.\n"
    )
    context = browser.new_context(storage_state=states["handlaggare"])
    page = context.new_page()
    page.goto(f"{site}/remiss/1/ta-emot/")
    page.get_by_label("Filer").set_input_files(letter)
    page.get_by_role("button", name="Ta emot och registrera").click()
    expect(page.get_by_role("status")).to_contain_text("En fil är mottagen")
    row = page.locator("tr", has_text="Yttrande Testviks kommun.txt")
    for _attempt in range(60):
        page.reload()
        if row.get_by_role("link", name="Testviks kommun", exact=True).count():
            break
        page.wait_for_timeout(500)
    row.get_by_role("link", name="Testviks kommun", exact=True).click()
    assert page.locator("ol.rows > li").count() == 2
    context.close()


def test_keyboard_alone_reaches_the_report(site: str, browser: Browser, states: dict[str, Path]) -> None:
    context = browser.new_context(storage_state=states["handlaggare"])
    page = context.new_page()
    page.goto(f"{site}/remiss/1/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Till innehållet"
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Sammanställning":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/sammanstallning/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sammanställning")
    context.close()
