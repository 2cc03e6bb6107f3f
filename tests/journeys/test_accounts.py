"""A passkey made and used in Chromium (its own virtual authenticator), a code without JavaScript, logins ended."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.cast import PASSWORD, WIDE
from tests.journeys.test_accessibility import Watched, faults

pytestmark = pytest.mark.browser
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def named(site: str) -> str:
    """The site by name: a passkey belongs to a name, not to a number."""
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=WIDE, locale="sv-SE")
    yield context
    context.close()


def password(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/logga-in/")
    page.get_by_label("E-postadress").fill(f"{name}@region.example")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()


def say_who(page: Page) -> None:
    """Once more, before a change."""
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Fortsätt").click()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_load_state()


def with_key(page: Page) -> None:
    """Give the browser a key that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_passkey_is_added_asked_for_used_alone_and_removed(named: str, context: BrowserContext) -> None:
    watched = Watched(context, named)
    page, wrong = watched.page, {}
    with_key(page)
    password(page, named, "lasare")
    page.goto(f"{named}/konto/andra-steget/")
    wrong["second step"] = faults(page, whole=True)
    page.get_by_role("link", name="Lägg till en passnyckel").click()
    wrong["who"] = faults(page, whole=True)
    say_who(page)
    page.get_by_label("Namn").fill("Provdatorn")
    wrong["add"] = faults(page, whole=True)
    page.get_by_role("button", name="Lägg till passnyckeln").click()
    page.wait_for_url(re.compile("/reservkoder/"))
    wrong["codes"] = faults(page, whole=True)
    log_out(page)

    password(page, named, "lasare")
    page.wait_for_url(re.compile("/logga-in/kod/"))
    wrong["one more step"] = faults(page, whole=True)
    page.get_by_role("button", name="Använd passnyckel").click()
    page.wait_for_url(f"{named}/")
    log_out(page)

    page.goto(f"{named}/logga-in/?next=/konto/inloggningar/")
    wrong["log in"] = faults(page, whole=True)
    page.get_by_role("button", name="Logga in med passnyckel").click()
    page.wait_for_url(f"{named}/konto/inloggningar/")  # the whole address: the login page names it as the next
    assert "passnyckel" in page.locator("tbody tr").first.inner_text()
    wrong["logins"] = faults(page, whole=True)

    page.goto(f"{named}/konto/andra-steget/")
    page.get_by_role("link", name="Ta bort Provdatorn").click()
    say_who(page)
    wrong["remove"] = faults(page, whole=True)
    page.get_by_role("button", name="Ta bort passnyckeln").click()
    assert page.get_by_text("Passnyckeln är borttagen.").is_visible()
    assert {name: found for name, found in wrong.items() if found} == {}
    assert watched.noise == []  # nothing asked from others, nothing stopped by the content policy


def test_somebody_elses_key_lets_nobody_in(named: str, context: BrowserContext) -> None:
    page = context.new_page()
    with_key(page)
    page.goto(f"{named}/logga-in/")
    page.get_by_role("button", name="Logga in med passnyckel").click()
    page.get_by_text("Webbläsaren fick inget svar från passnyckeln.").wait_for()
    assert page.get_by_role("button", name="Logga in med passnyckel").is_enabled()
    page.goto(f"{named}/konto/")
    assert "/logga-in/" in page.url


def test_without_javascript_a_code_does_the_same(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="sv-SE", viewport=WIDE)
    page = context.new_page()
    page.goto(f"{site}/logga-in/")
    assert page.locator("noscript p", has_text="som behöver JavaScript").is_visible()
    assert page.get_by_role("button", name="Logga in med passnyckel").count() == 0
    password(page, site, "strateg")
    page.goto(f"{site}/konto/andra-steget/app/")
    say_who(page)
    secret = page.locator("code.wrap").inner_text()
    page.get_by_label("Kod ur appen").fill(shown(secret))
    page.get_by_role("button", name="Lägg till appen").click()
    spare = page.locator(".codes code").first.inner_text()
    log_out(page)
    password(page, site, "strateg")
    page.get_by_label("Kod").fill(spare)
    page.get_by_role("button", name="Logga in").click()
    page.goto(f"{site}/konto/andra-steget/")
    assert page.get_by_text("9 reservkoder kvar").is_visible()
    page.get_by_role("link", name="Ta bort appen").click()
    say_who(page)
    page.get_by_role("button", name="Ta bort appen").click()
    assert page.get_by_text("Appen är borttagen.").is_visible()
    context.close()


def shown(secret: str) -> str:
    """What an app would show now."""
    return str(format_hotp_value(hotp_value(secret, int(datetime.now().timestamp()) // 30)))  # noqa: DTZ005


def test_a_login_elsewhere_is_ended_by_keyboard(site: str, browser: Browser) -> None:
    """The administrator: no other journey is logged in as one, and every other login of theirs is ended."""
    here, there = (browser.new_context(locale="sv-SE", viewport=WIDE) for _time in range(2))
    page, other = here.new_page(), there.new_page()
    password(page, site, "administrator")
    password(other, site, "administrator")
    other.wait_for_url(f"{site}/")
    page.goto(f"{site}/konto/inloggningar/")
    button = page.get_by_role("button", name="Avsluta alla andra")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Alla andra inloggningar är avslutade.").wait_for()
    other.goto(f"{site}/konto/")
    assert "/logga-in/" in other.url
    here.close()
    there.close()
