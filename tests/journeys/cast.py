"""The browser, the sizes of its window, and how the cast logs in."""

import shutil

from playwright.sync_api import BrowserContext, Page, ViewportSize

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PASSWORD = "älvmark-2040"
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def log_in(context: BrowserContext, site: str, name: str) -> Page:
    """Log a member of the cast in by the login page."""
    page = context.new_page()
    page.goto(f"{site}/logga-in/")
    page.get_by_label("E-postadress").fill(f"{name}@region.example")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.wait_for_url(lambda url: "logga-in" not in url)
    return page
