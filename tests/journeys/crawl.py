"""Every kind of page that a reader can reach by links: one address of each route, found by following the site's own links."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import APIRequestContext

_LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"#]*)')
LEAVES = ("/logga-ut/", "/static/")

Kind = tuple[str, ...]


class Ways:
    """Addresses still to visit, one for each route and set of query names (`plain`: one for each route).

    Whoever walks says what each page links to (`add`), and whether it was one to `keep`: a page, and not one that
    sends the reader on. Walking and looking at the pages is one pass, so that no page is asked for twice.
    """

    def __init__(self, *starts: str, english: bool = False, plain: bool = False) -> None:
        self.english, self.plain = english, plain
        self.waiting, self.met = deque(starts), set(starts)
        self.kinds: set[Kind] = set()
        self.found: list[str] = []

    def __iter__(self) -> Iterator[str]:
        while self.waiting:
            path = self.waiting.popleft()
            kind = kind_of(path, plain=self.plain)
            if kind is not None and kind not in self.kinds:
                yield path

    def keep(self, path: str) -> None:
        """This page stands for its kind."""
        self.pass_by(path)
        self.found.append(path)

    def pass_by(self, path: str) -> None:
        """No page, but no other of its kind need be asked for."""
        if kind := kind_of(path, plain=self.plain):
            self.kinds.add(kind)

    def add(self, links: Iterable[str]) -> None:
        """Addresses that a page links to, without fragments, in its language."""
        for link in links:
            if link not in self.met and not link.startswith(LEAVES) and link.startswith("/en/") == self.english:
                self.met.add(link)
                self.waiting.append(link)


def read(request: APIRequestContext, site: str, path: str, ways: Ways) -> None:
    """Ask for one page without a browser and go on from its links. It must answer 200."""
    answer = request.get(site + path)
    if not answer.headers.get("content-type", "").startswith("text/html"):
        ways.pass_by(path)
        return
    assert answer.status == 200, f"{path} answers {answer.status}"
    if urlsplit(answer.url).path != urlsplit(path).path:
        return  # sent on to a page that is found by itself
    ways.keep(path)
    ways.add(map(unescape, _LINK.findall(answer.text())))


def pages(request: APIRequestContext, site: str, ways: Ways) -> list[str]:
    """Paths of every kind of page, read without a browser."""
    for path in ways:
        read(request, site, path, ways)
    return ways.found


def kind_of(path: str, *, plain: bool) -> Kind | None:
    """Pages of one kind have the same route and the same names in the query."""
    parts = urlsplit(path)
    try:
        with translation.override("en" if parts.path.startswith("/en/") else "sv"):
            route = resolve(parts.path).route
    except Resolver404:
        return None
    return (route,) if plain else (route, *sorted({part.split("=")[0] for part in parts.query.split("&") if part}))
