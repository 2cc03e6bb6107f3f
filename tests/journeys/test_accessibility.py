"""axe (WCAG 2.2 AA and best practice) on every page, wide and narrow, light and dark; no CSP violation, no foreign request."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.cast import NARROW, WIDE

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ROUND = "/remiss/1/"
PUBLIC = [
    "/",
    "/komponenter/",
    "/logga-in/",
    "/strategi/",
    "/strategi/alvmark-2040/",
    "/strategi/alvmark-2040/dialogunderlag/",
]
DESK = [
    ROUND,
    ROUND + "ta-emot/",
    ROUND + "filer/",
    ROUND + "yttranden/",
    ROUND + "yttranden/2/",
    ROUND + "synpunkter/",
    ROUND + "synpunkter/?visa=svaga",
    ROUND + "synpunkter/?ord=finnsinte",
    ROUND + "synpunkter/5/",
    ROUND + "synpunkter/120/",
    ROUND + "at-sidan/",
    ROUND + "sammanstallning/",
]


def faults(page: Page) -> list[str]:
    """What axe finds, one line each, with the first place."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)[
        "violations"
    ]
    return [f"{row['id']} ({row['impact']}): {row['nodes'][0]['html'][:160]}" for row in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
@pytest.mark.parametrize("path", PUBLIC + ["/en" + path for path in PUBLIC[:4]])
def test_public_page(path: str, size: dict[str, int], scheme: str, site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True, locale="sv-SE")
    page = context.new_page()
    check(page, site, path)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
@pytest.mark.parametrize("path", DESK)
def test_desk_page(
    path: str, size: dict[str, int], scheme: str, site: str, browser: Browser, states: dict[str, Path]
) -> None:
    context = browser.new_context(
        viewport=size, color_scheme=scheme, bypass_csp=True, storage_state=states["handlaggare"], locale="sv-SE"
    )
    check(context.new_page(), site, path)
    context.close()


def check(page: Page, site: str, path: str) -> None:
    """No fault, nothing wider than the window, nothing asked from anybody else."""
    foreign: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else foreign.append(request.url))
    answer = page.goto(site + path)
    assert answer is not None
    assert answer.status == 200
    assert faults(page) == []
    assert foreign == []
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{path} is {overflow} px wider than the window"


@pytest.mark.parametrize(
    "path",
    ["/", "/komponenter/", "/strategi/alvmark-2040/", ROUND, ROUND + "synpunkter/5/", ROUND + "sammanstallning/"],
)
def test_no_csp_violation(path: str, site: str, browser: Browser, states: dict[str, Path]) -> None:
    context = browser.new_context(storage_state=states["handlaggare"])
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert said == []
    context.close()
