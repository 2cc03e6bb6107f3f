"""axe (WCAG 2.2 AA and best practice) on every page, wide and narrow, light and dark, in one pass with what else a page
must keep: nothing wider than the window, nothing asked from anybody else, nothing that the content policy stops."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.cast import NARROW, WIDE
from tests.journeys.places import Places

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = {"width": 320, "height": 640}  # a window of 1280 px at 400 per cent
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


LATER = "main :is(article, li):nth-of-type(n+6), main tr:nth-of-type(n+21)"  # more of what has been seen
SHORTEN = "later => document.querySelectorAll(later).forEach(row => row.remove())"
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"


def faults(page: Page, *, whole: bool) -> list[str]:
    """What axe finds, one line each, with the first place. Unless `whole`, long lists and tables are cut short."""
    if not whole:
        page.evaluate(SHORTEN, LATER)
    page.evaluate(AXE)
    found = page.evaluate(RUN, RULES)
    return [
        f"{row['id']} ({row['impact']}, {len(row['nodes'])}): {row['nodes'][0]['html'][:160]}"
        for row in found["violations"]
    ]


def wider(page: Page) -> list[str]:
    """What is wider than the window."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{over} px wider than the window"] if over > 0 else []


class Watched:
    """A page whose requests and console are listened to."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.page = context.new_page()
        self.page.set_default_timeout(60_000)
        self.noise: list[str] = []
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("console", lambda message: self._said(message.type, message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.site, "data:")):
            self.noise.append(f"asks {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and "404 (Not Found)" not in text:
            self.noise.append(text)

    def check(self, path: str, *, axe: bool, whole: bool) -> list[str]:
        """Everything that is wrong with one page."""
        self.noise.clear()
        answer = self.page.goto(self.site + path, wait_until="load")
        assert answer is not None
        expected = 404 if "finns-inte" in path else 200
        wrong = [] if answer.status == expected else [f"answers {answer.status}"]
        return [*wrong, *self.noise, *wider(self.page), *(faults(self.page, whole=whole) if axe else [])]


def walk(
    context: BrowserContext, site: str, paths: Iterable[str], *, axe: bool = True, whole: bool = False
) -> dict[str, list[str]]:
    """Path → what is wrong, for the pages where something is."""
    watched = Watched(context, site)
    found = {path: watched.check(path, axe=axe, whole=whole) for path in paths}
    context.close()
    return {path: wrong for path, wrong in found.items() if wrong}


@SCHEMES
@SIZES
def test_public_pages(size: dict[str, int], scheme: str, site: str, browser: Browser, where: Places) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="sv-SE")
    assert walk(context, site, [*where.public, "/en/", f"/en{where.strategy}"]) == {}


@SCHEMES
@SIZES
def test_desk_pages(
    size: dict[str, int], scheme: str, site: str, browser: Browser, states: dict[str, Path], where: Places
) -> None:
    context = browser.new_context(
        viewport=size, color_scheme=scheme, storage_state=states["handlaggare"], locale="sv-SE"
    )
    assert walk(context, site, where.desk) == {}


def test_everything_fits_a_window_of_320_pixels(
    site: str, browser: Browser, states: dict[str, Path], where: Places
) -> None:
    context = browser.new_context(viewport=SMALLEST, storage_state=states["handlaggare"], locale="sv-SE")
    assert walk(context, site, ["/", where.strategy, *where.desk], axe=False) == {}


@pytest.mark.long
@pytest.mark.parametrize("who", ["lasare", "handlaggare", "strateg"])
@pytest.mark.parametrize("language", ["", "/en"])
@SCHEMES
@SIZES
def test_every_page_for_every_role_in_both_languages(
    size: dict[str, int], scheme: str, language: str, who: str, site: str, browser: Browser,
    states: dict[str, Path], where: Places,
) -> None:  # fmt: skip
    context = browser.new_context(viewport=size, color_scheme=scheme, storage_state=states[who], locale="sv-SE")
    hidden = [f"{where.round}ta-emot/"] if who == "lasare" else []
    shut = {"/logga-in/"}  # those who are logged in are sent on
    paths = [language + path for path in [*where.public, *where.desk] if path not in (*hidden, *shut)]
    assert walk(context, site, paths, whole=True) == {}
