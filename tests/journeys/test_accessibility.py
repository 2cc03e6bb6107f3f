"""axe (WCAG 2.2 AA and best practice) on every page, wide and narrow, light and dark, in one pass with what else a page
must keep: nothing wider than the window, nothing asked from anybody else, nothing that the content policy stops."""

import uuid
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Response, ViewportSize

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
LINKS = "[...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.getAttribute('href').split('#')[0])"
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
        self.site, self.context = site, context
        self.noise: list[str] = []
        self.page = self._fresh()

    def _fresh(self) -> Page:
        """A page that listens."""
        page = self.context.new_page()
        page.set_default_timeout(60_000)
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.noise.append(str(error)))
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.site, "data:")):
            self.noise.append(f"asks {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and "404 (Not Found)" not in text:
            self.noise.append(text)

    def check(self, path: str, looks: Iterable[Look], *, whole: bool) -> list[str]:
        """Everything that is wrong with one page, loaded once and seen in each of the looks."""
        answer = self._open(path)
        assert answer is not None, f"{path} is no page"
        return self._wrong(path, answer, looks, whole=whole)

    def follow(self, path: str, ways: crawl.Ways, looks: Iterable[Look], *, whole: bool) -> list[str]:
        """The same of a page met on a walk, which goes on from its links. A file, and a page sent on, pass."""
        answer = self._open(path)
        if answer is None or not answer.headers.get("content-type", "").startswith("text/html"):
            ways.pass_by(path)
            self.page.close()  # the browser's own viewer of a file asks for its parts a while yet
            self.page = self._fresh()
            return []
        if urlsplit(answer.url).path != urlsplit(path).path:
            return []
        ways.keep(path)
        ways.add(self.page.evaluate(LINKS))
        return self._wrong(path, answer, looks, whole=whole)

    def _open(self, path: str) -> Response | None:
        self.noise.clear()
        try:
            return self.page.goto(self.site + path, wait_until="load")
        except Error as error:
            if "Download is starting" in str(error) or "ERR_ABORTED" in str(error):
                return None  # a file to save
            raise

    def _wrong(self, path: str, answer: Response, looks: Iterable[Look], *, whole: bool) -> list[str]:
        expected = 404 if "finns-inte" in path else 200
        wrong = [] if answer.status == expected else [f"answers {answer.status}"]
        seen = [f"{look} {fault}" for look in looks for fault in self._seen(look, whole=whole)]
        return [*wrong, *self.noise, *seen]

    def _seen(self, look: Look, *, whole: bool) -> list[str]:
        self.page.set_viewport_size(look.size)
        self.page.emulate_media(color_scheme=look.scheme, reduced_motion="reduce")
        return [*wider(self.page), *(faults(self.page, whole=whole, rules=look.rules) if look.rules else [])]


def walk(
    context: BrowserContext,
    site: str,
    ways: crawl.Ways,
    *,
    more: Iterable[str] = (),
    seen: Container[crawl.Kind] = (),
    looks: Sequence[Look] = LOOKS,
    whole: bool = False,
) -> dict[str, list[str]]:
    """Path → what is wrong, for every page that the ways lead to and those named besides.

    Kinds that were `seen` already are only read for their links.
    """
    watched = Watched(context, site)
    wrong = {}
    for path in ways:
        if crawl.kind_of(path, plain=True) in seen:
            crawl.read(context.request, site, path, ways)
        else:
            wrong[path] = watched.follow(path, ways, looks, whole=whole)
    for path in more:
        wrong[path] = watched.check(path, looks, whole=whole)
    context.close()
    return {path: said for path, said in wrong.items() if said}


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk met: the kinds of pages, how many, and what is wrong where."""

    kinds: frozenset[crawl.Kind]
    count: int
    wrong: dict[str, list[str]]


@pytest.fixture(scope="session")
def public(site: str, browser: Browser) -> Walked:
    """Every kind of page that anybody reaches."""
    ways = crawl.Ways("/", "/logga-in/")
    wrong = walk(browser.new_context(locale="sv-SE"), site, ways, more=ALWAYS)
    return Walked(frozenset((kind[0],) for kind in ways.kinds), len(ways.found), wrong)


@pytest.fixture(scope="session")
def desk(site: str, browser: Browser, states: dict[str, Path], public: Walked, where: Places) -> Walked:
    """Every kind of page that only those who work here reach: one of each route, and comments beside a drawn page."""
    ways = crawl.Ways("/", "/remiss/", plain=True)
    context = browser.new_context(locale="sv-SE", storage_state=states["handlaggare"])
    wrong = walk(context, site, ways, more=(where.responses[0], *where.comments), seen=public.kinds)
    return Walked(frozenset(ways.kinds), len(ways.found), wrong)


def test_public_pages(public: Walked) -> None:
    assert public.count > 50
    assert public.wrong == {}


def test_desk_pages(desk: Walked) -> None:
    """Every link that an officer sees leads to a page that an officer may read: any other answer is wrong."""
    assert desk.count > 80
    assert desk.wrong == {}


def test_pages_of_the_strategist_alone(
    site: str, browser: Browser, states: dict[str, Path], public: Walked, desk: Walked
) -> None:
    ways = crawl.Ways("/", "/remiss/", plain=True)
    context = browser.new_context(locale="sv-SE", storage_state=states["strateg"])
    assert walk(context, site, ways, seen=public.kinds | desk.kinds) == {}
    assert len(ways.found) > desk.count


def test_a_reader_is_shown_no_way_that_is_shut(site: str, browser: Browser, states: dict[str, Path]) -> None:
    """Every link that a reader sees leads to a page that a reader may read: the crawl refuses any other answer."""
    context = browser.new_context(locale="sv-SE", storage_state=states["lasare"])
    assert len(crawl.pages(context.request, site, crawl.Ways("/", "/remiss/", plain=True))) > 80
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
@pytest.mark.parametrize(
    ("who", "least"), [("", 50), ("lasare", 80), ("handlaggare", 110), ("strateg", 120), ("administrator", 120)]
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_for_every_role_in_both_languages(
    language: str, who: str, least: int, site: str, browser: Browser, states: dict[str, Path]
) -> None:
    context = browser.new_context(storage_state=states.get(who), locale="sv-SE")
    ways = crawl.Ways(f"{language}/", f"{language}/remiss/", f"{language}/logga-in/", english=bool(language))
    assert walk(context, site, ways, looks=ALL_LOOKS, whole=True) == {}
    assert len(ways.found) > least
