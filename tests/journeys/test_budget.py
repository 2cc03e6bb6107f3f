"""What a page may cost somebody on a slow telephone: bytes, requests that block drawing, things that jump.

Seconds are measured by ``benchmarks.painting``: they say more of the machine than of the page.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.cast import NARROW
from tests.journeys.places import Places

pytestmark = pytest.mark.browser
HTML = 100_000
BLOCKING = 3
JUMPS = 0.1  # layout shift: what the Web Vitals call good
FIRST_VIEW = 450_000  # everything that the start page fetches, fonts and all
WATCH = """window.moved = 0; new PerformanceObserver(l => {
  for (const e of l.getEntries()) if (!e.hadRecentInput) window.moved += e.value;
}).observe({type: 'layout-shift', buffered: true});"""
TOLD = """() => { const all = performance.getEntriesByType('resource');
  return {moved: window.moved, html: performance.getEntriesByType('navigation')[0].decodedBodySize,
    blocking: all.filter(e => e.renderBlockingStatus === 'blocking').map(e => e.name),
    hosts: all.map(e => e.name), bytes: all.reduce((sum, e) => sum + e.transferSize, 0)}; }"""


def paths(page: Page, site: str) -> list[str]:
    """The map of the site, and what the strategy's own page leads to."""
    page.goto(f"{site}/webbkarta/")
    found = re.findall(r'href="(/[-\w/]*)"', page.content())
    return [one for one in dict.fromkeys(["/", *found]) if not one.startswith(("/static", "/stil", "/en/", "/logga"))]


def test_every_page_of_the_map_keeps_the_budget(site: str, browser: Browser, where: Places) -> None:
    context = browser.new_context(viewport=NARROW, locale="sv-SE")
    page = context.new_page()
    page.add_init_script(WATCH)
    over = []
    for path in [*paths(page, site), where.strategy, where.round]:
        page.goto(site + path, wait_until="load")
        told = page.evaluate(TOLD)
        foreign = {urlsplit(name).netloc for name in told["hosts"]} - {urlsplit(site).netloc, ""}
        if told["html"] > HTML or len(told["blocking"]) > BLOCKING or told["moved"] > JUMPS or foreign:
            over.append((path, told["html"], told["blocking"], round(told["moved"], 3), foreign))
    context.close()
    assert over == []


def test_the_second_page_fetches_no_sheet_again(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=NARROW, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{site}/", wait_until="load")
    first = page.evaluate(TOLD)
    assert 0 < first["bytes"] < FIRST_VIEW
    page.goto(f"{site}/delta/", wait_until="load")
    sizes = page.evaluate("() => performance.getEntriesByType('resource').map(e => [e.name, e.transferSize])")
    assert [size for name, size in sizes if "/stil/" in name] == [0], "kept by the browser"
    context.close()
