"""Every kind of page that a reader can reach by links: one address of each route, found by following the site's own links."""

import re
from collections import deque
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import APIRequestContext

_LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"#]*)')
LEAVES = ("/logga-ut/", "/static/")


def pages(
    request: APIRequestContext,
    site: str,
    *,
    starts: tuple[str, ...] = ("/",),
    english: bool = False,
    plain: bool = False,
) -> list[str]:
    """Paths of pages (HTML, 200), one for each route and set of query names (`plain`: one for each route), as found."""
    waiting, seen, kinds, found = deque(starts), set(starts), set(), []
    while waiting:
        path = waiting.popleft()
        kind = _kind(path, plain=plain)
        if kind is None or kind in kinds:
            continue
        answer = request.get(site + path)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            kinds.add(kind)
            continue
        assert answer.status == 200, f"{path} answers {answer.status}"
        if urlsplit(answer.url).path != urlsplit(path).path:
            continue  # sent on to a page that is found by itself
        kinds.add(kind)
        found.append(path)
        for link in map(unescape, _LINK.findall(answer.text())):
            if link not in seen and not link.startswith(LEAVES) and link.startswith("/en/") == english:
                seen.add(link)
                waiting.append(link)
    return found


def _kind(path: str, *, plain: bool) -> tuple[str, ...] | None:
    """Pages of one kind have the same route and the same names in the query."""
    parts = urlsplit(path)
    try:
        with translation.override("en" if parts.path.startswith("/en/") else "sv"):
            route = resolve(parts.path).route
    except Resolver404:
        return None
    return (route,) if plain else (route, *sorted({part.split("=")[0] for part in parts.query.split("&") if part}))
