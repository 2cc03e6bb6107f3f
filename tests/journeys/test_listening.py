"""Listen: what the browser is asked to say, in which language, and how it is stopped.

A loudspeaker cannot be heard by a test, so the browser's own is replaced by one that writes down what it is given; all of
the page is as it is served.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.cast import NARROW, WIDE
from tests.journeys.test_accessibility import faults, wider
from tests.journeys.test_portal import tab_to

pytestmark = pytest.mark.browser

LOUDSPEAKER = """
const said = [];
const waiting = [];
const speaker = {
  get speaking() { return waiting.length > 0; },
  speak(one) { waiting.push(one); said.push([one.text, one.lang]); },
  cancel() { while (waiting.length) waiting.pop().dispatchEvent(new Event("error")); },
};
Object.defineProperty(window, "speechSynthesis", { value: speaker, configurable: true });
window.said = said;
window.finish = () => { while (waiting.length) waiting.shift().dispatchEvent(new Event("end")); };
"""
TEXT = "/strategi/alvmark-2040/"
PAGES = [TEXT, "/personuppgifter/", "/tillganglighet/"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose loudspeaker writes down what it is given."""
    context = browser.new_context(viewport=WIDE, locale="sv-SE")
    context.add_init_script(LOUDSPEAKER)
    yield context.new_page()
    context.close()


def said(page: Page) -> list[list[Any]]:
    found: list[list[Any]] = page.evaluate("window.said")
    return found


def test_by_keyboard_it_begins_stops_and_begins_again(site: str, page: Page) -> None:
    page.goto(f"{site}/nyheter/")
    page.locator("main .row-title a, main h2 a").first.click()
    title = page.locator("h1").inner_text()
    assert said(page) == []
    tab_to(page, "Lyssna")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sluta lyssna")).to_be_focused()
    assert said(page)[0] == [title, "sv-SE"]
    assert len(said(page)) > 2
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lyssna", exact=True)).to_be_focused()
    assert not page.evaluate("speechSynthesis.speaking")
    page.keyboard.press("Space")
    page.evaluate("finish()")
    expect(page.get_by_role("button", name="Lyssna", exact=True)).to_be_visible()
    assert [*faults(page, whole=True), *wider(page)] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_block_is_said_once_in_its_own_language(path: str, site: str, page: Page) -> None:
    for prefix, around in (("", "sv-SE"), ("/en", "en")):
        page.goto(f"{site}{prefix}{path}")
        page.locator("[data-listen]").click()
        heard = said(page)
        words = " ".join(text for text, _language in heard).split()
        assert len(words) > 100
        wanted = "sv-SE" if path == TEXT else around  # the strategy is in Swedish, whatever is around it
        assert {language for text, language in heard if len(text) > 60} == {wanted}
        assert not any("Lyssna" in text or "Listen" in text for text, _language in heard)
        long = [text for text, _language in heard if len(text) > 60]
        assert len(set(long)) == len(long)


def test_it_is_silent_when_the_reader_goes_on(site: str, page: Page) -> None:
    page.goto(f"{site}{TEXT}")
    page.locator("[data-listen]").click()
    assert page.evaluate("speechSynthesis.speaking")
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert not page.evaluate("speechSynthesis.speaking")


def test_a_browser_without_voices_shows_print_alone(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=NARROW, locale="sv-SE")
    context.add_init_script("delete window.speechSynthesis")
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{site}{path}")
        expect(page.get_by_role("button", name="Skriv ut")).to_be_visible()
        expect(page.locator("[data-listen]")).to_be_hidden()
    context.close()


def test_without_script_there_is_nothing_to_press(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=NARROW, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{site}{path}")
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(".tools").first).to_be_hidden()
    context.close()
