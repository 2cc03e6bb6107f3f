"""The guided tour in docs/tour.md, walked as it is written: the document is the script, so they cannot drift apart.

A picture of each step is left in SAMSYN_TOUR_PICTURES, or in the test's own folder.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.cast import PASSWORD, WIDE

pytestmark = pytest.mark.browser

TOUR = Path(__file__).parents[2] / "docs" / "tour.md"
HALVES = {"sv": "På svenska", "en": "In English"}
_DOING = re.compile(
    r"`(?P<open>/[^`]*)`|`(?P<login>[\w.]+@region\.example)`|\*\*(?P<press>[^*]+)\*\*|(?<!\*)\*(?P<see>[^*]+)\*(?!\*)"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One heading of the tour, and what its text says to do, in order: (open | login | press | see, what)."""

    title: str
    doings: tuple[tuple[str, str], ...]


def steps(language: str) -> list[Step]:
    """The steps of one half of the document."""
    half = TOUR.read_text().split(f"\n## {HALVES[language]}\n")[1].split("\n## ")[0]
    found = []
    for part in re.split(r"\n### ", half)[1:]:
        title, _, text = part.partition("\n")
        doings = tuple((str(one.lastgroup), str(one[one.lastgroup or 0])) for one in _DOING.finditer(text))
        found.append(Step(title.strip(), doings))
    return found


def test_both_halves_take_ten_minutes() -> None:
    for language in HALVES:
        found = steps(language)
        assert len(found) == 10
        assert all(step.doings for step in found), "a step that nobody can walk"
        minutes = sum(
            0.5 if re.search("halv|half", step.title) else float(re.findall(r"\((\d+)", step.title)[0])
            for step in found
        )
        assert minutes == 10


def _do(page: Page, site: str, doing: str, what: str) -> None:
    if doing == "open":
        answer = page.goto(site + what)
        assert answer is not None
        assert answer.status == 200, what
    elif doing == "press":
        named = (
            page.locator("main")
            .get_by_role("link", name=what)
            .or_(page.locator("main").get_by_role("button", name=what))
        )
        named.first.click()
        page.wait_for_load_state()
    elif doing == "see":
        expect(page.locator("main").get_by_text(what).locator("visible=true").first).to_be_visible()
    else:
        page.goto(f"{site}/logga-in/")
        page.get_by_label("E-postadress").fill(what)
        page.get_by_label("Lösenord").fill(PASSWORD)
        page.get_by_role("button", name="Logga in", exact=True).click()
        page.wait_for_url(lambda url: "logga-in" not in url)


@pytest.mark.parametrize("language", HALVES)
def test_the_tour_is_walked_as_it_is_written(language: str, site: str, browser: Browser, tmp_path: Path) -> None:
    pictures = Path(os.environ.get("SAMSYN_TOUR_PICTURES", tmp_path))
    context = browser.new_context(viewport=WIDE, locale="sv-SE" if language == "sv" else "en-GB")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    for number, step in enumerate(steps(language), start=1):
        for doing, what in step.doings:
            _do(page, site, doing, what)
        expect(page.locator("html")).to_have_attribute("lang", language)
        path = pictures / f"{language}-{number:02}.png"
        page.screenshot(path=path)
        assert path.stat().st_size > 10_000, f"{step.title}: an empty page"
    assert wrong == []
    context.close()
