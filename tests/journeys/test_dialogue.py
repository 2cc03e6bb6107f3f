"""The dialogue as people meet it: a strategist, a room with a QR code, a resident with a phone."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.cast import NARROW

pytestmark = pytest.mark.browser

PLANS = (
    ("Västerbottens väg", "Dialog 1: breda workshoppar"),
    ("Västmanlands väg", "Vision, målområden och delmål tillsammans"),
    ("Västernorrlands väg", "Arbetsmöten i hela länet"),
)
BOTH = pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])


@contextmanager
def opened(browser: Browser, state: Path | None = None, *, script: bool = True, phone: bool = False) -> Iterator[Page]:
    context = browser.new_context(
        storage_state=state, java_script_enabled=script, locale="sv-SE", viewport=NARROW if phone else None
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def a_document(page: Page, site: str, title: str) -> str:
    """Import a small strategy of its own; its address."""
    page.goto(f"{site}/strategi/importera/")
    text = f"# {title}\n\n## 1 Målbilder\n\n### Målbild 1: Rent vatten\n\nHavet ska ha god status.\n"
    page.get_by_label("Fil", exact=True).set_input_files(
        {"name": "utkast.md", "mimeType": "text/markdown", "buffer": text.encode()}
    )
    page.get_by_label("Region", exact=True).fill("Region Älvmark")
    page.locator("main form button").last.click()
    page.locator("main form button").last.click()
    page.wait_for_url(re.compile("granska"))
    found = re.search(r"/strategi/([-\w]+)/", page.url)
    assert found
    return found[1]


@pytest.mark.parametrize(("plan", "phase"), PLANS, ids=[plan.split("s ")[0] for plan, _phase in PLANS])
def test_a_strategist_makes_a_process(
    site: str, browser: Browser, states: dict[str, Path], plan: str, phase: str
) -> None:
    with opened(browser, states["strateg"], script=False) as page:
        slug = a_document(page, site, f"Prov av {plan}")
        page.goto(f"{site}/strategi/{slug}/process/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("komma till")
        page.get_by_label(plan).check()
        page.get_by_label("Arbetet börjar").fill("2027-01-15")
        page.get_by_role("button", name="Gör processen").click()
        expect(page.get_by_role("status")).to_contain_text("Processen är gjord")
        expect(page.locator("main")).to_contain_text(phase)
        row = page.get_by_role("row", name=re.compile("^Regionfullmäktige"))
        row.get_by_role("link", name=re.compile("Ändra")).click()
        page.get_by_label("Väntas nu").fill("2035-04-21")
        page.get_by_role("button", name="Spara").click()
        expect(page.get_by_role("row", name=re.compile("^Regionfullmäktige"))).to_contain_text("senare än planerat")
        page.get_by_role("button", name="Publicera tidslinjen").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Vägen till")
        address = page.url
    with opened(browser) as stranger:
        stranger.goto(address)
        expect(stranger.locator("main")).to_contain_text(phase)


def test_a_workshop_from_the_code_on_the_screen_to_what_became_of_it(
    site: str, browser: Browser, states: dict[str, Path]
) -> None:
    words = "Lärlingar i varje kommun, också i de minsta"
    with opened(browser, states["strateg"]) as desk, opened(browser, phone=True) as phone:
        event = planned(desk, site)
        code = desk.locator(".code").inner_text()
        desk.get_by_role("link", name="Visa på skärmen i rummet").click()
        expect(desk.get_by_role("img", name="QR-kod till adressen")).to_be_visible()
        expect(desk.locator(".code")).to_have_text(code)
        write(phone, site, code, words)
        dot(phone)
        typed_offline(phone)
        desk.goto(f"{site}/dialog/arbete/traff/{event}/")
        links = tables(desk)
        phone.goto(links[0].replace(links[0].split("/dialog/")[0], site))
        phone.get_by_label("Vad säger bordet?").fill("Buss efter nattskiftet\nÖppna skolan på kvällen")
        phone.get_by_role("button", name="Spara").click()
        expect(phone.locator("#sparat")).to_contain_text("Öppna skolan på kvällen")
        grouped(desk, event, site)
        counted(desk, event, site)
        answered(desk, event, site)
        desk.goto(f"{site}/dialog/arbete/traff/{event}/")
        desk.locator("#sedan_words").fill("Vi har läst varje lapp.")
        desk.get_by_role("button", name="Publicera vad som hände sedan").click()
        expect(desk.get_by_role("status")).to_contain_text("publicerad")
    with opened(browser, script=False, phone=True) as stranger:
        stranger.goto(f"{site}/dialog/traff/{event}/")
        stranger.get_by_role("link", name="Se vad som hände sedan").click()
        expect(stranger.locator("main")).to_contain_text(words)
        expect(stranger.locator("main")).to_contain_text("använt")
        expect(stranger.locator("main")).to_contain_text("Vi prövar det i handlingsplanen.")


def planned(page: Page, site: str) -> str:
    """A workshop that goes on now, published."""
    page.goto(f"{site}/dialog/arbete/")
    page.get_by_role("link", name="På väg mot beslut").first.click()
    page.get_by_role("link", name="Planera en träff").click()
    page.get_by_label("Namn").fill("Workshop i Myrselet")
    page.get_by_label("Börjar").fill("2026-01-12T13:00")
    page.get_by_label("Slutar").fill("2026-01-12T16:00")
    page.get_by_label("Kommun").select_option("Myrselet")
    page.get_by_role("button", name="Planera", exact=True).click()
    page.get_by_role("button", name="Publicera i kalendern").click()
    expect(page.get_by_role("status")).to_contain_text("kalendern")
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def write(page: Page, site: str, code: str, words: str) -> None:
    page.goto(f"{site}/dialog/")
    page.get_by_role("link", name="Jag är på en träff och har en kod").click()
    page.get_by_label("Kod").fill(code.lower())
    page.get_by_role("button", name="Gå till rummet").click()
    page.get_by_label("Skriv en lapp").fill(words)
    page.get_by_role("button", name="Sätt upp lappen").click()
    expect(page.get_by_role("status").filter(has_text="väggen").first).to_be_visible()
    page.reload()
    expect(page.locator(".wall")).to_contain_text(words)


def dot(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Sätt en prick")).first.click()
    expect(page.locator(".wall")).to_contain_text("1 prick")
    expect(page.locator("main")).to_contain_text("Du har 2 prickar kvar")


def typed_offline(page: Page) -> None:
    """The net goes mid-sentence: what was typed is there after a reload, and what was sent arrives when it is back."""
    field = page.get_by_label("Skriv en lapp")
    field.fill("Halva meningen som")
    page.reload()
    expect(field).to_have_value("Halva meningen som")
    field.fill("Skickad utan kontakt")
    page.context.set_offline(True)
    page.get_by_role("button", name="Sätt upp lappen").click()
    expect(page.locator(".kept")).to_contain_text("Ingen kontakt just nu")
    page.context.set_offline(False)
    expect(page.locator(".kept")).to_contain_text("Din lapp sitter på väggen.")
    page.reload()
    expect(page.locator(".wall .said").filter(has_text="Skickad utan kontakt")).to_have_count(1)


def tables(page: Page) -> list[str]:
    page.get_by_label("Antal bord").fill("2")
    page.get_by_role("button", name="Gör länkar till borden").click()
    expect(page.get_by_role("heading", name="En länk till varje bord")).to_be_visible()
    links = [link.get_attribute("href") or "" for link in page.locator(".tables a").all()]
    assert len(links) == 2
    return links


def grouped(page: Page, event: str, site: str) -> None:
    page.goto(f"{site}/dialog/arbete/traff/{event}/vagg/")
    page.get_by_label("De valda lapparna handlar om").fill("Buss")
    page.get_by_label("Buss efter nattskiftet").check()
    page.get_by_role("button", name="Gruppera").click()
    expect(page.get_by_role("heading", name="Buss", exact=True)).to_be_visible()


def counted(page: Page, event: str, site: str) -> None:
    page.goto(f"{site}/dialog/arbete/traff/{event}/")
    page.locator("summary", has_text="Privatpersoner").click()
    page.get_by_label("Privatpersoner, kvinnor, 16–24 år").fill("7")
    page.get_by_role("button", name="Spara antalet").click()
    expect(page.get_by_role("status")).to_contain_text("7 deltagare")


def answered(page: Page, event: str, site: str) -> None:
    """The first note used, the others parked, one after the other."""
    page.goto(f"{site}/dialog/arbete/traff/{event}/")
    page.get_by_role("link", name="Svara på inspelen").click()
    page.get_by_role("link", name="Lärlingar i varje kommun").click()
    page.get_by_label("använt i texten").check()
    page.get_by_label("Var står det nu?").select_option(index=3)
    page.get_by_role("button", name="Spara och gå vidare").click()
    while "/arbete/inspel/" in page.url:
        expect(page.get_by_role("status")).to_contain_text("är besvarat")
        page.get_by_label("parkerat").check()
        page.get_by_label("Svar till den som skrev").fill("Vi prövar det i handlingsplanen.")
        page.get_by_role("button", name="Spara och gå vidare").click()


@BOTH
def test_a_resident_votes_on_a_phone(site: str, browser: Browser, script: bool) -> None:
    with opened(browser, script=script, phone=True) as page:
        page.goto(f"{site}/dialog/")
        page.get_by_role("link", name="Vad ska göras först?").click()
        seen = []
        for turn, name in enumerate(("Håller med", "Håller inte med", "Avstår") * 3):
            expect(page.locator("main")).to_contain_text(f"{turn} av 14 besvarade")
            seen.append(page.locator(".statement").inner_text())
            box = page.get_by_role("button", name=name, exact=True).bounding_box()
            assert box
            assert box["height"] >= 44
            assert box["x"] + box["width"] <= NARROW["width"]
            page.get_by_role("button", name=name, exact=True).click()
        assert len(set(seen)) == 9, "no statement comes twice"
        page.get_by_role("link", name="Se vad alla tycker").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Så tycker deltagarna just nu")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if script else True


def test_an_answer_without_contact_waits_and_is_sent(site: str, browser: Browser) -> None:
    with opened(browser, phone=True) as page:
        page.goto(f"{site}/dialog/")
        page.get_by_role("link", name="Vad ska göras först?").click()
        first = page.locator(".statement").inner_text()
        page.context.set_offline(True)
        page.get_by_role("button", name="Håller med", exact=True).click()
        expect(page.locator(".kept")).to_contain_text("Ditt svar är kvar här")
        expect(page.locator(".statement")).to_have_text(first)
        page.context.set_offline(False)
        expect(page.locator("main")).to_contain_text("1 av 14 besvarade")
        expect(page.locator(".kept")).to_have_text("")
        expect(page.locator(".statement")).to_be_focused()
        assert page.locator(".statement").inner_text() != first


@BOTH
def test_a_resident_shares_out_ten_points(site: str, browser: Browser, script: bool) -> None:
    with opened(browser, script=script, phone=True) as page:
        page.goto(f"{site}/dialog/om/pa-vag-mot-beslut/")
        page.get_by_role("link", name="Vilka målbilder är viktigast").click()
        expect(page.locator("main")).to_contain_text("Du ser vad andra har valt när du själv har svarat.")
        first, second = page.get_by_role("spinbutton").all()[:2]
        first.fill("8")
        second.fill("3")
        page.get_by_role("button", name="Svara", exact=True).click()
        expect(page.locator("main")).to_contain_text("Fördela minst en och högst 10 poäng.")
        expect(page.get_by_role("spinbutton").nth(1)).to_have_value("3")
        page.get_by_role("spinbutton").first.fill("7")
        page.get_by_role("button", name="Svara", exact=True).click()
        expect(page.get_by_role("heading", level=2)).to_contain_text("har svarat")
        expect(page.get_by_role("button", name="Ändra mitt svar")).to_be_visible()
        expect(page.get_by_role("spinbutton").first).to_have_value("7")


def test_words_that_should_not_stand_there(site: str, browser: Browser, states: dict[str, Path]) -> None:
    words = f"Ett inspel om en granne {secrets.token_hex(3)}"
    with opened(browser, states["strateg"], script=False) as desk, opened(browser, script=False) as reader:
        desk.goto(f"{site}/dialog/arbete/")
        desk.get_by_role("link", name="På väg mot beslut").first.click()
        desk.get_by_role("link", name="Skriv in från papper").click()
        desk.get_by_label("Vad står det?").fill(words)
        desk.get_by_label("Den som skrev har sagt").check()
        desk.get_by_role("button", name="Spara", exact=True).click()
        expect(desk.get_by_role("status")).to_contain_text("Skriv numret på pappret")
        reader.goto(f"{site}/dialog/om/pa-vag-mot-beslut/sagt/")
        reader.locator("li").filter(has_text=words).get_by_role("link", name="Säg till").click()
        reader.get_by_label("Varför?").fill("Det handlar om en person.")
        reader.get_by_role("button", name="Säg till").click()
        expect(reader.get_by_role("status")).to_contain_text("Tack för att du säger till")
        desk.goto(f"{site}/dialog/arbete/dialog/pa-vag-mot-beslut/")
        desk.get_by_role("link", name=re.compile("sagt till")).click()
        row = desk.locator("li").filter(has_text=words)
        row.get_by_label("Skäl som alla får läsa").fill("Det handlade om en person.")
        row.get_by_role("button", name="Ta bort orden").click()
        reader.goto(f"{site}/dialog/om/pa-vag-mot-beslut/sagt/")
        expect(reader.locator("main")).not_to_contain_text(words)


def test_votes_by_keyboard_alone(site: str, browser: Browser) -> None:
    with opened(browser, script=False) as page:
        page.goto(f"{site}/dialog/")
        page.get_by_role("link", name="Vad ska göras först?").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Håller med", exact=True).focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("1 av 14 besvarade")


@BOTH
def test_somebody_registers_changes_and_cancels_without_an_account(site: str, browser: Browser, script: bool) -> None:
    with opened(browser, script=script, phone=True) as page:
        page.goto(f"{site}/dialog/")
        page.get_by_role("link", name="Så genomför vi strategin").click()
        page.get_by_label("Namn").fill("Provaren")
        page.get_by_label("E-postadress").fill(f"provaren-{secrets.token_hex(4)}@posten.example")
        page.get_by_role("button", name="Anmäl mig").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Du är anmäld")
        page.get_by_role("button", name="Jag kan inte komma: avboka").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Du är avbokad")


def test_an_answer_online_is_followed_by_its_link(site: str, browser: Browser) -> None:
    with opened(browser, script=False, phone=True) as page:
        page.goto(f"{site}/dialog/om/pa-vag-mot-beslut/")
        page.get_by_role("link", name="Vad kan du själv bidra med?").click()
        page.get_by_label("Ditt svar").fill("Jag kan hålla i en studiecirkel.")
        page.get_by_role("button", name="Skicka svaret").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Vad hände med det du skrev?")
        expect(page.locator("main")).to_contain_text("Jag kan hålla i en studiecirkel.")
