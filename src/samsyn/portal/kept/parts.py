"""The inside of a page, kept for those who are logged in: the frame with their name is made for each.

Under the same stamp and within the same minute as whole pages. Only what nobody sees otherwise than everybody: no form,
no token, no way that is open to some. When an act has come since, what the page asked is asked again (`hearing.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samsyn.people.context import content_language
from samsyn.portal.kept import answers, hearing, stamp
from samsyn.portal.kept.frames import framed
from samsyn.portal.kept.store import Drawn, Inside, Key, store

INSIDE: Final = "portal/kept/inside.html"  # instead of samsyn/base.html: the blocks of a page alone
BETWEEN: Final = "\x00"
BLOCKS: Final = ("title", "head", "main", "scripts")


@dataclass(frozen=True, slots=True)
class Page:
    """What a view has composed. ``alike``: everybody sees the same inside. ``frame`` makes a whole page of it again."""

    template: str
    context: Mapping[str, Any]
    alike: bool
    frame: str = "portal/kept/page.html"


def shown(request: HttpRequest, compose: Callable[[], Page]) -> HttpResponse:
    """The page: its inside kept and true, or asked for anew, and drawn anew where something else is answered."""
    limit: int = settings.KEPT_PAGES_BYTES if request.method == "GET" else 0
    key, at = _key(request), answers.clock()
    keeps = bool(limit) and not answers.is_for_all(request)
    held = store.inside(key) if keeps else None
    if held and answers.is_true(request, held):
        return _in_frame(request, held.frame, held.blocks)
    told = getattr(request, answers.STAMP, None) or stamp.now() if keeps else None

    def make() -> Drawn | HttpResponse:
        page = compose()
        return Drawn(page.frame, _blocks(page)) if page.alike else render(request, page.template, page.context)

    made = hearing.drawn(key, make, begins=at, ends=answers.minute_after(at), limit=limit)
    if not isinstance(made, Drawn):
        return made
    if told and told.settled:
        store.put(key, Inside(told, at, answers.minute_after(at), made.frame, made.blocks), limit=limit)
    return _in_frame(request, made.frame, made.blocks)


def _in_frame(request: HttpRequest, frame: str, blocks: tuple[SafeString, ...]) -> HttpResponse:
    return framed(request, frame, dict(zip(BLOCKS, blocks, strict=True)))


def _blocks(page: Page) -> tuple[SafeString, ...]:
    said = {**page.context, "frame": INSIDE, "between": BETWEEN, "sv": content_language()}
    drawn = render_to_string(page.template, said)
    return tuple(map(SafeString, drawn.removesuffix("\n").split(BETWEEN)))


def _key(request: HttpRequest) -> Key:
    return "inside", request.get_host(), request.path, get_language() or ""
