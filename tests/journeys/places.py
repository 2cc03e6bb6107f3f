"""The addresses of a filled site, found by following its own links: no number is known beforehand."""

import re
from dataclasses import dataclass

from playwright.sync_api import APIRequestContext


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pages of a site are."""

    strategy: str
    round: str
    responses: tuple[str, ...]
    comments: tuple[str, ...]

    @property
    def public(self) -> list[str]:
        """What anybody may see, and what nobody finds."""
        return [
            "/",
            "/komponenter/",
            "/logga-in/",
            "/strategi/",
            self.strategy,
            f"{self.strategy}utgavor/",
            "/finns-inte/",
        ]

    @property
    def desk(self) -> list[str]:
        """The pages of one round."""
        base = self.round
        return [
            base, f"{base}ta-emot/", f"{base}filer/", f"{base}yttranden/", *self.responses, f"{base}synpunkter/",
            f"{base}synpunkter/?visa=svaga", f"{base}synpunkter/?ord=finnsinte", *self.comments, f"{base}at-sidan/",
            f"{base}sammanstallning/", f"{base}sammanstallning/?ordning=avsandare",
        ]  # fmt: skip


def find(request: APIRequestContext, site: str) -> Places:
    """Ask the site, logged in. One comment in a PDF, one in another format, one response of several files."""

    def links(path: str, pattern: str) -> list[str]:
        found = re.findall(rf'href="({pattern})[?"#]', request.get(site + path).text())
        assert found, f"no link like {pattern} at {path}"
        return list(dict.fromkeys(found))

    strategy = links("/", r"/strategi/[-\w]+/")[0]
    listed = re.search(
        r'href="(/remiss/\d+/)"[^>]*><strong>Remiss av Älvmark 2040<', request.get(f"{site}/remiss/").text()
    )
    assert listed, "the round in work stands in the list"
    base = listed[1]
    responses = links(f"{base}yttranden/", rf"{base}yttranden/\d+/")
    comments = links(f"{base}synpunkter/", rf"{base}synpunkter/\d+/")
    drawn = next(path for path in comments if "<image" in request.get(site + path).text())
    plain = next((path for path in comments if "<image" not in request.get(site + path).text()), comments[-1])
    unplaced = re.findall(rf'href="({base}synpunkter/\d+/)\?', request.get(f"{site}{base}synpunkter/?visa=utan").text())
    return Places(strategy, base, (responses[0], responses[-1]), (drawn, plain, *unplaced[:1]))
