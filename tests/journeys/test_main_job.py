"""The main job on the web, as the cast does it; everything with JavaScript off and by keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.cast import NARROW
from tests.journeys.places import Places

pytestmark = pytest.mark.browser


def test_a_resident_reads_the_strategy_without_javascript(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(site)
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name=re.compile("^Läs (förslaget|strategin)$")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title.split()[0])
    assert page.locator("main h2").count() > 5
    context.close()


def test_a_goal_on_the_start_page_leads_to_its_place_in_the_text(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(site)
    goal = page.locator(".goals h3 a").last
    name = goal.inner_text()
    goal.click()
    expect(page.locator(":target")).to_contain_text(name)
    context.close()


def test_a_stranger_sees_nothing_of_the_responses(site: str, browser: Browser, where: Places) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site)
    assert "yttranden" not in page.locator("main").inner_text()
    page.goto(site + where.round)
    public = page.locator("main").inner_text()
    assert "Det går inte längre att svara" in public
    assert not re.search(r"\d (yttranden|synpunkter)|Testviks kommun", public), (
        "the round's own page says nothing of them"
    )
    for path in (*where.desk[1:], f"{where.round}filer/1/", f"{where.round}filer/1/sida-1.png"):
        page.goto(site + path)
        assert "/logga-in/" in page.url, path
    context.close()


def test_an_officer_follows_a_comment_to_its_source_and_confirms_it(
    site: str, browser: Browser, states: dict[str, Path], where: Places
) -> None:
    context = browser.new_context(storage_state=states["handlaggare"], java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{where.round}synpunkter/?visa=svaga")
    number = open_first(page)
    expect(page.get_by_role("heading", name="Källan", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Föreslagen plats")).to_be_visible()
    page.get_by_role("button", name="Bekräfta och gå vidare").click()
    expect(page.get_by_role("status")).to_contain_text(f"Synpunkt {number} är bekräftad")
    assert "visa=svaga" in page.url, "the next one is uncertain too"
    assert number_of(page) > number
    page.goto(f"{site}{where.round}synpunkter/{number}/")
    expect(page.get_by_role("heading", name="Bekräftad plats")).to_be_visible()
    context.close()


def test_an_officer_moves_a_comment_to_another_section(
    site: str, browser: Browser, states: dict[str, Path], where: Places
) -> None:
    context = browser.new_context(storage_state=states["handlaggare"], java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{where.round}synpunkter/?visa=svaga")
    number = open_first(page)
    other = page.get_by_label("Ett annat avsnitt")
    offered = page.locator(f"datalist#{other.get_attribute('list')} option").last
    name = str(offered.get_attribute("value"))
    other.fill(name)
    page.get_by_role("button", name="Bekräfta och gå vidare").click()
    page.goto(f"{site}{where.round}synpunkter/{number}/")
    expect(page.get_by_role("heading", name=re.compile(re.escape(name)))).to_be_visible()
    context.close()


def test_the_marked_lines_can_be_read_where_they_stand(
    site: str, browser: Browser, states: dict[str, Path], where: Places
) -> None:
    """The close-up shows the page larger than life on a phone: ten-point type is at least ten pixels high."""
    context = browser.new_context(storage_state=states["handlaggare"], viewport=NARROW, java_script_enabled=False)
    page = context.new_page()
    page.goto(site + where.comments[0])
    picture = page.locator(".pane .scan").first
    box = picture.bounding_box()
    assert box is not None
    _x, _y, width, _height = map(float, str(picture.get_attribute("viewBox")).split())
    assert box["width"] / width >= 0.8
    assert picture.locator("rect").count() > 0
    context.close()


def test_a_reader_may_look_but_not_decide(site: str, browser: Browser, states: dict[str, Path], where: Places) -> None:
    context = browser.new_context(storage_state=states["lasare"])
    page = context.new_page()
    page.goto(site + where.comments[0])
    assert page.get_by_role("button", name="Bekräfta och gå vidare").count() == 0
    answer = page.goto(f"{site}{where.round}ta-emot/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    context.close()


def test_files_arrive_and_are_read(
    site: str, browser: Browser, states: dict[str, Path], where: Places, tmp_path: Path
) -> None:
    letter = tmp_path / "Yttrande Testviks kommun.txt"
    letter.write_text(
        "Testviks kommun\n\nYttrande över Älvmark 2040\n\n"
        "Kommunen anser att avsnittet om kompetensförsörjning saknar mål för vuxenutbildningen.\n\n"
        "Testviks kommun föreslår att målbilden om resor kompletteras med nattågen.\n"
    )
    context = browser.new_context(storage_state=states["handlaggare"], java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{where.round}ta-emot/")
    page.get_by_label("Filer").set_input_files(letter)
    page.get_by_role("button", name="Ta emot och registrera").click()
    expect(page.get_by_role("status").first).to_contain_text("En fil är mottagen")
    row = page.locator("tr", has_text="Yttrande Testviks kommun.txt")
    sender = row.get_by_role("link", name="Testviks kommun", exact=True)
    for _attempt in range(120):
        page.goto(f"{site}{where.round}filer/")
        if sender.count():
            break
        page.wait_for_timeout(500)
    sender.click()
    assert page.locator("ol.rows > li").count() == 2
    context.close()


def test_keyboard_alone_reaches_the_report(site: str, browser: Browser, states: dict[str, Path], where: Places) -> None:
    context = browser.new_context(storage_state=states["handlaggare"])
    page = context.new_page()
    page.goto(site + where.round)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Till innehållet"
    for _press in range(40):
        page.keyboard.press("Tab")
        assert focus_shows(page)
        if page.evaluate("document.activeElement.textContent.trim()") == "Sammanställning":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/sammanstallning/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sammanställning")
    context.close()


def test_keyboard_alone_confirms_a_comment(site: str, browser: Browser, states: dict[str, Path], where: Places) -> None:
    context = browser.new_context(storage_state=states["handlaggare"])
    page = context.new_page()
    page.goto(f"{site}{where.round}synpunkter/?visa=svaga")
    number = open_first(page)
    confirm = page.get_by_role("button", name="Bekräfta och gå vidare")
    expect(confirm).to_be_focused()  # one key confirms
    for _press in range(100):
        page.keyboard.press("Tab")
        assert focus_shows(page)
        if confirm.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text(f"Synpunkt {number} är bekräftad")
    context.close()


def open_first(page: Page) -> int:
    page.get_by_role("link", name=re.compile(r"^Synpunkt \d+$")).first.click()
    return number_of(page)


def number_of(page: Page) -> int:
    found = re.search(r"/synpunkter/(\d+)/", page.url)
    assert found, page.url
    return int(found[1])


def focus_shows(page: Page) -> bool:
    """The focused element has an outline or a ring around it (or the browser's own bar has the focus)."""
    return bool(
        page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'"
            " || document.activeElement.matches('.skip, body') }"
        )
    )


def test_the_login_page_of_the_demo_says_who_can_log_in(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/logga-in/")
    for name in ("administrator", "strateg", "handlaggare", "lasare"):
        expect(page.get_by_role("table")).to_contain_text(f"{name}@region.example")
    page.close()
