"""axe (WCAG 2.2 AA and best practice) on every page, wide and narrow, light and dark, in one pass with what else a page
must keep: nothing wider than the window, nothing asked from anybody else, nothing that the content policy stops."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.journeys import crawl
from tests.journeys.cast import NARROW, WIDE
from tests.journeys.places import Places

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
BY_COLOUR = ("color-contrast", "link-in-text-block")  # all that another scheme can change: the page is the same
SMALLEST: ViewportSize = {"width": 320, "height": 640}  # a window of 1280 px at 400 per cent
ALWAYS = ("/komponenter/", "/finns-inte/", "/en/")


@dataclass(frozen=True, slots=True)
class Look:
    """A window and a scheme that a page is seen in, and the rules of axe that are asked there."""

    size: ViewportSize
    scheme: Literal["light", "dark"]
    rules: Sequence[str]

    def __str__(self) -> str:
        return f"{self.size['width']}-{self.scheme}"


REFLOW = Look(SMALLEST, "light", ())  # first, before anything of the page is cut
LOOKS = (REFLOW, Look(WIDE, "light", RULES), Look(NARROW, "dark", BY_COLOUR))
ALL_LOOKS = (
    REFLOW, Look(WIDE, "light", RULES), Look(WIDE, "dark", BY_COLOUR),
    Look(NARROW, "light", RULES), Look(NARROW, "dark", BY_COLOUR),
)  # fmt: skip

LATER = "main :is(article, li):nth-of-type(n+6), main tr:nth-of-type(n+21)"  # more of what has been seen
SHORTEN = "later => document.querySelectorAll(later).forEach(row => row.remove())"
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"


def faults(page: Page, *, whole: bool, rules: Sequence[str] = RULES) -> list[str]:
    """What axe finds, one line each, with the first place. Unless `whole`, long lists and tables are cut short."""
    if not whole:
        page.evaluate(SHORTEN, LATER)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, list(rules))
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

    def check(self, path: str, looks: Iterable[Look], *, whole: bool) -> list[str]:
        """Everything that is wrong with one page, loaded once and seen in each of the looks."""
        self.noise.clear()
        answer = self.page.goto(self.site + path, wait_until="load")
        assert answer is not None
        expected = 404 if "finns-inte" in path else 200
        wrong = [] if answer.status == expected else [f"answers {answer.status}"]
        seen = [f"{look} {fault}" for look in looks for fault in self._seen(look, whole=whole)]
        return [*wrong, *self.noise, *seen]

    def _seen(self, look: Look, *, whole: bool) -> list[str]:
        self.page.set_viewport_size(look.size)
        self.page.emulate_media(color_scheme=look.scheme, reduced_motion="reduce")
        return [*wider(self.page), *(faults(self.page, whole=whole, rules=look.rules) if look.rules else [])]


def walk(
    context: BrowserContext, site: str, paths: Iterable[str], *, looks: Iterable[Look] = LOOKS, whole: bool = False
) -> dict[str, list[str]]:
    """Path → what is wrong, for the pages where something is."""
    watched = Watched(context, site)
    found = {path: watched.check(path, tuple(looks), whole=whole) for path in paths}
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
def desk(site: str, browser: Browser, states: dict[str, Path], public: list[str], where: Places) -> list[str]:
    """Every kind of page that only those who work here reach: one of each route, and comments beside a drawn page."""
    context = browser.new_context(locale="sv-SE", storage_state=states["strateg"])
    found = crawl.pages(context.request, site, starts=("/", "/remiss/"), plain=True)
    context.close()
    return [path for path in dict.fromkeys((*found, where.responses[0], *where.comments)) if path not in public]


def test_public_pages(site: str, browser: Browser, public: list[str]) -> None:
    assert len(public) > 50
    assert walk(browser.new_context(locale="sv-SE"), site, public) == {}


def test_desk_pages(site: str, browser: Browser, states: dict[str, Path], desk: list[str]) -> None:
    assert len(desk) > 80
    assert walk(browser.new_context(storage_state=states["strateg"], locale="sv-SE"), site, desk) == {}


@pytest.mark.parametrize("who", ["lasare", "handlaggare"])
def test_nobody_is_shown_a_way_that_is_shut(who: str, site: str, browser: Browser, states: dict[str, Path]) -> None:
    """Every link that a role sees leads to a page that the role may read: the crawl refuses any other answer."""
    context = browser.new_context(locale="sv-SE", storage_state=states[who])
    assert len(crawl.pages(context.request, site, starts=("/", "/remiss/"), plain=True)) > 80
    context.close()


def test_a_strategy_is_read_checked_and_taken_away_again(
    site: str, browser: Browser, states: dict[str, Path], tmp_path: Path
) -> None:
    """The pages that stand between a file and a published edition."""
    text = tmp_path / f"provlanet-{uuid.uuid4().hex[:6]}.md"  # of its own: the document stays when its edition goes
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


@pytest.mark.long
@pytest.mark.parametrize("who", ["", "lasare", "handlaggare", "strateg", "administrator"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_for_every_role_in_both_languages(
    language: str, who: str, site: str, browser: Browser, states: dict[str, Path]
) -> None:
    context = browser.new_context(storage_state=states.get(who), locale="sv-SE")
    paths = crawl.pages(context.request, site, starts=(f"{language}/", f"{language}/remiss/"), english=bool(language))
    assert len(paths) > 50
    assert walk(context, site, paths, looks=ALL_LOOKS, whole=True) == {}
