"""axe (WCAG 2.2 AA and best practice) on every page, wide and narrow, light and dark, in one pass with what else a page
must keep: nothing wider than the window, nothing asked from anybody else, nothing that the content policy stops."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys import crawl
from tests.journeys.cast import NARROW, WIDE

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = {"width": 320, "height": 640}  # a window of 1280 px at 400 per cent
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
BOTH = pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["1280-light", "390-dark"])
ALWAYS = ("/komponenter/", "/finns-inte/", "/en/")


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


@pytest.fixture(scope="session")
def public(site: str, browser: Browser) -> list[str]:
    """Every kind of page that anybody reaches."""
    context = browser.new_context(locale="sv-SE")
    found = [*crawl.pages(context.request, site), *ALWAYS]
    context.close()
    return found


@pytest.fixture(scope="session")
def desk(site: str, browser: Browser, states: dict[str, Path], public: list[str]) -> list[str]:
    """Every kind of page that only those who work here reach."""
    context = browser.new_context(locale="sv-SE", storage_state=states["strateg"])
    found = crawl.pages(context.request, site, starts=("/", "/remiss/"))
    context.close()
    return [path for path in found if path not in public]


@pytest.mark.long  # to be run by every CI again once the new rooms have been seen whole
@BOTH
def test_public_pages(size: dict[str, int], scheme: str, site: str, browser: Browser, public: list[str]) -> None:
    assert len(public) > 8
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="sv-SE")
    assert walk(context, site, public) == {}


@pytest.mark.long  # to be run by every CI again once the new rooms have been seen whole
@BOTH
def test_desk_pages(
    size: dict[str, int], scheme: str, site: str, browser: Browser, states: dict[str, Path], desk: list[str]
) -> None:
    assert len(desk) > 10
    context = browser.new_context(viewport=size, color_scheme=scheme, storage_state=states["strateg"], locale="sv-SE")
    assert walk(context, site, desk) == {}


def test_a_strategy_is_read_checked_and_taken_away_again(
    site: str, browser: Browser, states: dict[str, Path], tmp_path: Path
) -> None:
    """The pages that stand between a file and a published edition."""
    text = tmp_path / "provlanet.md"
    text.write_text("# Provlänet 2050\n\nInledning.\n\n## Målbild 1: Ett gott liv\n\nAlla ska må bra.\n")
    context = browser.new_context(storage_state=states["strateg"], locale="sv-SE")
    page = context.new_page()
    page.goto(f"{site}/strategi/importera/")
    page.locator("input[type=file]").set_input_files(text)
    page.get_by_role("button", name="Läs och visa").click()
    seen = {"preview": faults(page, whole=True)}
    fill_what_is_asked(page)
    page.get_by_role("button", name="Spara som arbetsexemplar").click()
    seen["review"] = faults(page, whole=True)
    page.get_by_role("link", name="Publicera").click()
    seen["publish"] = faults(page, whole=True)
    page.go_back()
    page.get_by_role("link", name="Ta bort").click()
    seen["discard"] = faults(page, whole=True)
    page.get_by_role("button", name="Ta bort utgåvan").click()
    assert seen == {"preview": [], "review": [], "publish": [], "discard": []}
    context.close()


def fill_what_is_asked(page: Page) -> None:
    """A word in every empty text field that must have one."""
    for field in page.locator("main input[type=text][required]").all():
        if not field.input_value():
            field.fill("Provlänet 2050")


@pytest.mark.long  # to be run by every CI again once the new rooms have been seen whole
def test_everything_fits_a_window_of_320_pixels(
    site: str, browser: Browser, states: dict[str, Path], public: list[str], desk: list[str]
) -> None:
    context = browser.new_context(viewport=SMALLEST, storage_state=states["strateg"], locale="sv-SE")
    assert walk(context, site, [*(path for path in public if "logga-in" not in path), *desk], axe=False) == {}


@pytest.mark.long
@pytest.mark.parametrize("who", ["", "lasare", "handlaggare", "strateg", "administrator"])
@pytest.mark.parametrize("language", ["", "/en"])
@SCHEMES
@SIZES
def test_every_page_for_every_role_in_both_languages(
    size: dict[str, int], scheme: str, language: str, who: str, site: str, browser: Browser, states: dict[str, Path]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, storage_state=states.get(who), locale="sv-SE")
    paths = crawl.pages(context.request, site, starts=(f"{language}/", f"{language}/remiss/"), english=bool(language))
    assert len(paths) > 5
    assert walk(context, site, paths, whole=True) == {}
