"""The HTML report in Chromium: accessible in light and dark, nothing wider than a phone, filters without a script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from samsyn.consultation.report.html import to_html
from samsyn.consultation.tests.report_world import invented

AXE = Path(__file__).resolve().parents[4] / "tests" / "vendor" / "axe.min.js"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "sammanstallning.html"
    path.write_bytes(to_html(invented(40)))
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Any, address: str, scheme: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True)
    page.goto(address)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_filters_work_without_a_script(browser: Any, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    every = page.locator(".entry:visible").count()
    page.get_by_role("link", name="invändning", exact=True).click()
    shown = page.locator(".entry:visible")
    assert 0 < shown.count() < every
    assert all("t1" in (one.get_attribute("class") or "").split() for one in shown.all())
    assert page.get_by_text("Visar bara invändning.").is_visible()
    page.get_by_role("link", name="Visa alla").first.click()
    assert page.locator(".entry:visible").count() == every
    page.close()
