"""An officer sorts thirty comments with the keyboard alone, answers several at once, and a second reader releases them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.cast import WIDE
from tests.journeys.places import Places

pytestmark = pytest.mark.browser


def opened(browser: Browser, states: dict[str, Path], name: str, address: str) -> Page:
    page = browser.new_context(storage_state=states[name], viewport=WIDE, locale="sv-SE").new_page()
    page.set_default_timeout(30_000)
    page.goto(address)
    return page


def number(page: Page) -> int:
    found = re.search(r"/synpunkter/(\d+)/", page.url)
    assert found, page.url
    return int(found[1])


def after(page: Page, key: str) -> int:
    """Press a key and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)
    return number(page)


def test_thirty_comments_by_keyboard(site: str, browser: Browser, states: dict[str, Path], where: Places) -> None:
    page = opened(browser, states, "handlaggare", f"{site}{where.round}att-gora/sortera/?visa=kvar")
    seen = [number(page)]
    for turn in range(30):
        if turn == 3:  # another section, found by typing
            page.keyboard.press("/")
            expect(page.locator("#id_other")).to_be_focused()
            page.keyboard.type("Inledning")
            page.keyboard.press("Escape")
            page.locator("#id_other").fill("")
        if turn == 5:
            page.keyboard.press("0")
            expect(page.locator("#plats-ingen")).to_be_checked()
        if turn == 7:
            page.keyboard.press("t")
            expect(page.locator("#id_type")).to_be_focused()
            page.keyboard.type("fr")
            page.keyboard.press("Escape")
            expect(page.locator("#id_type")).to_have_value("fråga")
        seen.append(after(page, "Enter"))
        expect(page.get_by_role("status").or_(page.locator(".ds-alert")).first).to_contain_text("bekräftad")
    assert len(set(seen)) == 31, "each key press leads to another comment"
    assert after(page, "z") == seen[-2], "the last one is undone, and shown again"
    expect(page.get_by_role("heading", name="Föreslagen plats")).to_be_visible()
    page.context.close()


def test_the_keys_can_be_turned_off_and_stay_off(
    site: str, browser: Browser, states: dict[str, Path], where: Places
) -> None:
    page = opened(browser, states, "handlaggare", f"{site}{where.round}att-gora/sortera/?visa=kvar")
    page.get_by_role("button", name="Snabbtangenter").click()
    page.reload()
    before = page.url
    page.locator("h1").click()
    page.keyboard.press("0")
    page.keyboard.press("j")
    assert page.url == before
    expect(page.get_by_role("button", name="Snabbtangenter: av")).to_be_visible()
    page.context.close()


def test_laying_aside_without_a_script(site: str, browser: Browser, states: dict[str, Path], where: Places) -> None:
    context = browser.new_context(storage_state=states["handlaggare"], java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(f"{site}{where.round}att-gora/sortera/?visa=kvar&vem=mina")  # what is given to somebody is unanswered
    here = number(page)
    page.locator("#at-sidan summary").click()
    page.get_by_label("Hör till brevet").check()
    page.locator("#at-sidan button").click()
    expect(page.locator("main")).to_contain_text(f"Synpunkt {here} är lagd åt sidan")
    page.get_by_role("button", name="Ångra det senaste").click()
    assert number(page) == here
    context.close()


def test_many_are_answered_and_read_by_another(
    site: str, browser: Browser, states: dict[str, Path], where: Places
) -> None:
    page = opened(browser, states, "handlaggare", f"{site}{where.round}synpunkter/?visa=obesvarade&typ=stöd")
    boxes = page.locator("input[name=numbers]")
    chosen = [boxes.nth(at).get_attribute("value") for at in range(3)]
    for at in range(3):
        boxes.nth(at).check()
    page.get_by_role("button", name="Svara på de valda").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Svara på 3 synpunkter")
    for one in chosen:
        expect(page.locator(".hit-list")).to_contain_text(f"Synpunkt {one}")
    page.get_by_label("noteras").check()
    page.get_by_label("Motivering").fill("Tack för stödet, vi behåller texten.")
    page.get_by_role("button", name="Svara på 3 synpunkter").click()
    expect(page.locator("main")).to_contain_text("3 synpunkter är besvarade")
    page.context.close()
    reader = opened(browser, states, "strateg", f"{site}{where.round}granska/")
    while not reader.locator(f"#las-{chosen[0]}").count():
        reader.get_by_role("link", name="Nästa").click()
    reader.locator(f"#las-{chosen[0]}").check()
    reader.get_by_role("button", name="Godkänn de ikryssade").click()
    expect(reader.locator("main")).to_contain_text("Ett svar är godkänt")
    reader.goto(f"{site}{where.round}synpunkter/{chosen[0]}/")
    expect(reader.locator("main")).to_contain_text("läst och godkänt av Strategen")
    reader.context.close()
