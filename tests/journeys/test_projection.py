"""How many we will be: from tables on an analyst's disk to a page that everybody reads, with and without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from samsyn.projection.tests.test_project import make
from tests.journeys.cast import NARROW, WIDE
from tests.journeys.test_accessibility import faults, wider

pytestmark = pytest.mark.browser
WAIT = 90_000  # a run is counted in the background, behind whatever else is


@pytest.fixture
def strategist(browser: Browser, states: dict[str, Path]) -> Iterator[Page]:
    context = browser.new_context(storage_state=states["strateg"], locale="sv-SE", viewport=WIDE)
    yield context.new_page()
    context.close()


def check(page: Page) -> None:
    assert [*faults(page, whole=True), *wider(page)] == []


def test_from_tables_to_a_published_page(site: str, strategist: Page, tmp_path: Path) -> None:
    page = strategist
    page.goto(f"{site}/befolkning/")
    before = page.locator("h1 + .answer strong").inner_text()
    page.get_by_role("link", name="Gör och publicera prognoser").click()
    old = page.get_by_role("link", name=re.compile("till 2050")).get_attribute("href")
    check(page)
    page.get_by_role("link", name="Läs in nytt underlag").click()
    folder = make(tmp_path / "provlan")
    page.get_by_label("Länets namn").fill("Provlän")
    page.get_by_label("Källa").fill("Påhittat för en prövning")
    for label, name in (("Folkmängd", "population"), ("Födda", "births"), ("Döda", "population")):
        page.get_by_label(label, exact=True).set_input_files(folder / f"{name}.csv")
    (folder / "wrong.csv").write_text("area,sex\n")
    page.get_by_label("Döda", exact=True).set_input_files(folder / "wrong.csv")
    page.get_by_role("button", name="Läs och spara").click()
    expect(page.get_by_role("alert")).to_contain_text("deaths.csv saknar kolumnen")
    check(page)
    for label, name in (("Folkmängd", "population"), ("Födda", "births"), ("Döda", "deaths")):
        page.get_by_label(label, exact=True).set_input_files(folder / f"{name}.csv")
    page.get_by_role("button", name="Läs och spara").click()
    expect(page.locator("h1")).to_have_text("Provlän 2018–2023")
    check(page)
    page.get_by_role("link", name="Gör en prognos").click()
    check(page)
    page.get_by_label("Räkna till år").select_option("2030")
    page.get_by_label("Tänkbara framtider").select_option("100")
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_role("button", name="Publicera")).to_be_visible(timeout=WAIT)
    check(page)
    run = page.url
    page.get_by_role("button", name="Publicera").click()
    page.goto(f"{site}/befolkning/")
    assert page.locator("h1 + .answer strong").inner_text() != before
    expect(page.locator("main")).to_contain_text("Provlän")
    page.goto(f"{site}/befolkning/arbete/jamfor/?a={_number(run)}&b={_number(old or '')}")
    check(page)
    page.goto(f"{site}{old}")
    page.get_by_role("button", name="Publicera").click()
    page.goto(f"{site}/befolkning/")
    assert page.locator("h1 + .answer strong").inner_text() == before


def _number(address: str) -> str:
    found = re.search(r"/prognos/(\d+)/", address)
    assert found, address
    return found[1]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_everybody_sees(size: dict[str, int], scheme: str, site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="sv-SE")
    page = context.new_page()
    for path in ("", "norradal/", "berattelse/", "?scenario=1&ar=2030"):
        page.goto(f"{site}/befolkning/{path}")
        for details in page.locator("details").all():
            details.locator("summary").click()
        check(page)
    context.close()


def test_years_are_stepped_through_with_and_without_javascript(site: str, browser: Browser) -> None:
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script, locale="sv-SE")
        page = context.new_page()
        page.goto(f"{site}/befolkning/?ar=2030")
        page.get_by_role("link", name="Ett år framåt, 2031").click()
        expect(page.locator(".year")).to_have_text("2031")
        assert "ar=2031" in page.url
        page.get_by_role("link", name="2040", exact=True).click()
        expect(page.locator(".year")).to_have_text("2040")
        assert page.locator(".slider").count() == script
        context.close()


def test_the_story_is_played_paused_and_read_without_javascript(site: str, browser: Browser) -> None:
    context = browser.new_context(locale="sv-SE", reduced_motion="reduce")
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site}/befolkning/berattelse/")
    assert page.locator(".slide:visible").count() == 1
    assert page.locator(".story.moving").count() == 0
    page.get_by_role("button", name="Spela").click()
    page.clock.run_for(8_000)
    expect(page.locator(".count")).to_have_text(re.compile("^2 /"))
    page.get_by_role("button", name="Pausa").click()
    page.clock.run_for(20_000)
    expect(page.locator(".count")).to_have_text(re.compile("^2 /"))
    page.get_by_role("button", name="Spela").click()
    page.clock.run_for(60_000)
    expect(page.get_by_role("button", name="Spela igen")).to_be_visible()
    context.close()
    lively = browser.new_context(locale="sv-SE", reduced_motion="no-preference")
    page = lively.new_page()
    page.goto(f"{site}/befolkning/berattelse/")
    assert page.locator(".slide:visible").count() == 1
    assert page.locator(".story.moving").count() == 0  # nothing moves before somebody asks for it
    page.get_by_role("button", name="Spela").click()
    expect(page.locator(".story.moving")).to_have_count(1)
    lively.close()
    plain = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = plain.new_page()
    page.goto(f"{site}/befolkning/berattelse/")
    slides = page.locator(".slide")
    assert slides.count() >= 7
    assert page.locator(".slide:visible").count() == slides.count()
    page.get_by_role("link", name="Nästa bild").first.click()
    assert page.url.endswith("#bild-2")
    plain.close()
