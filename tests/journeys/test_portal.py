"""Through the portal: by keyboard alone, with and without JavaScript; and a piece of news from first word to reader."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.cast import NARROW, WIDE
from tests.journeys.test_accessibility import faults, wider

pytestmark = pytest.mark.browser


def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until the link or button with this name has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.textContent.trim()")
        if said.startswith(name):
            return
    pytest.fail(f"Tab never came to {name}")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_resident_finds_the_way_by_keyboard(script: bool, site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=NARROW, locale="sv-SE", java_script_enabled=True)
    page = context.new_page()
    if not script:  # the page's own scripts are kept out; the test still needs the browser's
        page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site}/")
    tab_to(page, "Till innehållet")
    page.keyboard.press("Enter")
    tab_to(page, "Läs förslaget")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Älvmark")
    page.goto(f"{site}/sok/")
    page.locator("#q").focus()
    page.keyboard.type("försörjning av kompetens")
    page.keyboard.press("Enter")
    expect(page.locator(".hits li").first).to_contain_text("ompetens")
    page.locator(".hits a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert [*faults(page, whole=True), *wider(page)] == []
    context.close()


def test_the_thread_is_reached_from_the_text(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=WIDE, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{site}/strategi/alvmark-2040/")
    page.locator(".thread-marks a").first.click()
    expect(page.locator(".thread h2").first).to_be_visible()
    assert [*faults(page, whole=True), *wider(page)] == []
    context.close()


def test_news_from_first_word_to_reader(site: str, browser: Browser, states: dict[str, Path]) -> None:
    context = browser.new_context(storage_state=states["handlaggare"], locale="sv-SE", viewport=WIDE)
    page = context.new_page()
    page.goto(f"{site}/nyheter/")
    page.get_by_role("link", name="Skriv en nyhet").click()
    page.get_by_label("Rubrik", exact=True).fill("Resan mot beslut")
    page.get_by_label("Ingress").fill("Nu börjar resan.")
    page.get_by_label("Text", exact=True).fill("Läs [här](/finns-inte-heller/).")
    page.get_by_role("button", name="Spara utkastet").click()
    assert [*faults(page, whole=True), *wider(page)] == []
    page.get_by_role("button", name="Publicera", exact=True).click()
    expect(page.locator("body")).to_contain_text("leder ingenstans")
    page.get_by_label("Text", exact=True).fill("Läs [strategin](/strategi/alvmark-2040/).")
    page.get_by_role("button", name="Spara och förhandsgranska").click()
    expect(page.locator(".article-text")).to_contain_text("strategin")
    page.get_by_role("link", name="Fortsätt skriva").click()
    page.get_by_role("button", name="Publicera", exact=True).click()
    expect(page.locator("h1")).to_have_text("Resan mot beslut")
    context.close()
    reader = browser.new_context(locale="sv-SE", viewport=NARROW)
    page = reader.new_page()
    page.goto(f"{site}/nyheter/resan-mot-beslut/")
    expect(page.locator("h1")).to_have_text("Resan mot beslut")
    assert [*faults(page, whole=True), *wider(page)] == []
    assert reader.cookies() == []
    reader.close()


def test_the_desk_begins_with_what_waits(site: str, browser: Browser, states: dict[str, Path]) -> None:
    context = browser.new_context(storage_state=states["handlaggare"], locale="sv-SE", viewport=WIDE)
    page = context.new_page()
    page.goto(f"{site}/arbete/")
    expect(page.locator(".next-step a")).to_be_visible()
    page.get_by_role("link", name="Läget för nämnden").click()
    with page.expect_download() as got:
        page.get_by_role("link", name="Hämta som PowerPoint").click()
    assert got.value.suggested_filename.endswith(".pptx")
    context.close()
